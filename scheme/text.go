package scheme

import (
	"context"
	"path"
	"strings"
	"unicode"
)

// parseText reads a tableau as people paste it:
//
//	0   | 0     0
//	2/3 | 1/3   1/3
//	----+----------
//	    | 1/4   3/4
//	    | 1/2   1/2
//
// Each line above the rule holds c and a row of A, the lines below it b and perhaps bhat, or, where the first cell is e,
// error weights. The first cell may as well be b or bhat: no coefficient has letters of these names here. Cells are
// separated by blanks, |, & or commas; trailing cells may be left out and are zero.
func (d *document) parseText(ctx context.Context, file string) (Scheme, error) {
	t, err := d.textTable(file)
	if err != nil {
		return nil, err
	}
	return t.build(ctx, nil)
}

// textTable is readTable for a pasted tableau.
func (d *document) textTable(file string) (t table, err error) {
	name, err := nameOf(file)
	if err != nil {
		return t, err
	}
	above, below, err := d.splitTableau()
	if err != nil {
		return t, err
	}
	s := len(above)
	key := func(key string, begins textLine, list []jsonNode) {
		d.root.add(key, jsonNode{at: spot{key: key}, offset: begins.offset, kind: '[', list: list})
	}
	var rows, c []jsonNode
	for i, line := range above {
		if len(line.cells) > s+1 {
			return t, d.lineFault(line.offset, "%d cells; a row has c and at most %d entries of A, one for each stage", len(line.cells), s)
		}
		first := line.cells[0]
		first.at = spot{key: "c", index: i + 1}
		c = append(c, first)
		at := spot{key: "A", index: i + 1}
		rows = append(rows, jsonNode{at: at, offset: line.offset, kind: '[', list: padded(at, line, line.cells[1:], s)})
	}
	d.root.kind = '{'
	key("A", above[0], rows)
	key("c", above[0], c)
	for i, line := range below {
		row := []string{"b", "bhat"}[i]
		if first := line.cells[0].text; isWeightsKey(first) {
			row, line.cells = first, line.cells[1:]
		}
		if len(line.cells) > s {
			return t, d.lineFault(line.offset, "%d weights for %d stages", len(line.cells), s)
		}
		if _, twice := d.root.get(row); twice {
			return t, d.lineFault(line.offset, "a second row %s", row)
		}
		key(row, line, padded(spot{key: row}, line, line.cells, s))
	}
	if _, ok := d.root.get("b"); !ok {
		return t, d.lineFault(below[0].offset, "no row b below the rule of dashes")
	}
	kind, _ := KindWith(d.root.keys)
	return table{d.root, d, kind, Info{Name: name, Kind: kind.Name}, nil}, nil
}

// isWeightsKey reports whether a cell names the weights that stand behind it.
func isWeightsKey(cell string) bool {
	return cell == "b" || cell == embeddedWeights.Key || cell == errorWeights.Key
}

// padded returns s cells; those that are left out are zero and stand where the line begins.
func padded(at spot, line textLine, cells []jsonNode, s int) []jsonNode {
	out := make([]jsonNode, s)
	for j := range out {
		out[j] = jsonNode{offset: line.offset, kind: 's', text: "0"}
		if j < len(cells) {
			out[j] = cells[j]
		}
		out[j].at = spot{in: &at, index: j + 1}
	}
	return out
}

// textLine is a line of cells, and where it begins.
type textLine struct {
	offset int
	cells  []jsonNode
}

func (d *document) splitTableau() (above, below []textLine, err error) {
	rule := false
	begin, end := 0, 0
	for text := range strings.Lines(d.text) {
		begin, end = end, end+len(text)
		switch {
		case strings.TrimSpace(text) == "":
			continue
		case isRule(strings.TrimRight(text, "\r\n")):
			if rule {
				return nil, nil, d.lineFault(begin, "a second rule of dashes; there is one, between A and b")
			}
			rule = true
			continue
		}
		line := textLine{begin, cells(text, begin)}
		switch {
		case len(line.cells) > MaxStages+1:
			return nil, nil, d.lineFault(begin, "more than %d cells; a row has c and at most %d entries of A", MaxStages+1, MaxStages)
		case !rule && len(above) == MaxStages:
			return nil, nil, d.lineFault(begin, "more than %d rows; at most that many stages are read", MaxStages)
		case len(line.cells) == 0:
			return nil, nil, d.lineFault(begin, "no cells")
		case rule && len(below) == 2:
			return nil, nil, d.lineFault(begin, "a third row below the rule; there are at most b and bhat, or b and e")
		case rule:
			below = append(below, line)
		default:
			above = append(above, line)
		}
	}
	switch {
	case !rule:
		return nil, nil, fault("", "neither a JSON object (the first character is {) nor a tableau: a rule of dashes stands between A and b")
	case len(above) == 0:
		return nil, nil, fault("", "no rows above the rule of dashes; each has c and a row of A")
	case len(below) == 0:
		return nil, nil, fault("", "no row below the rule of dashes; it holds b")
	}
	return above, below, nil
}

// cells splits a line that begins at an offset. More cells than a row has, and one, are not looked for.
func cells(line string, offset int) []jsonNode {
	var out []jsonNode
	begin := -1
	for i, r := range line + "|" {
		switch apart := unicode.IsSpace(r) || strings.ContainsRune("|│&,", r); {
		case !apart && begin < 0:
			begin = i
		case apart && begin >= 0:
			out = append(out, jsonNode{offset: offset + begin, kind: 's', text: line[begin:i]})
			if begin = -1; len(out) > MaxStages+1 {
				return out
			}
		}
	}
	return out
}

// isRule reports whether a line consists of dashes, with crossings and blanks, three at least.
func isRule(line string) bool {
	dashes := 0
	for _, r := range line {
		switch {
		case strings.ContainsRune("-─═—–_=", r):
			dashes++
		case !strings.ContainsRune("+|│┼╪ \t", r):
			return false
		}
	}
	return dashes >= 3
}

// nameOf makes a kebab-case name of a file's base name.
func nameOf(file string) (string, error) {
	stem := path.Base(strings.ReplaceAll(file, `\`, "/"))
	if i := strings.LastIndexByte(stem, '.'); i > 0 {
		stem = stem[:i]
	}
	if stem == "-" || stem == "" {
		return "stdin", nil
	}
	words := strings.FieldsFunc(strings.ToLower(stem), func(r rune) bool { return r < '0' || r > '9' && r < 'a' || r > 'z' })
	name := strings.Join(words, "-")
	if !IsName(name) {
		return "", fault("", "the file name gives a pasted tableau its name, and %s has no letter or digit", quote(stem))
	}
	return name, nil
}

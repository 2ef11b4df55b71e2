package scheme

import (
	"fmt"
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
// Each line above the rule holds c and a row of A, the lines below it b and perhaps bhat. Cells are separated by
// blanks, |, & or commas; trailing cells may be left out and are zero.
func parseText(file, text string) (Scheme, error) {
	name, err := nameOf(file)
	if err != nil {
		return nil, err
	}
	above, below, err := splitTableau(text)
	if err != nil {
		return nil, err
	}
	s := len(above)
	n := jsonNode{kind: '{'}
	var rows, c, weights []jsonNode
	for i, line := range above {
		at := fmt.Sprintf("A[%d]", i+1)
		if len(line.cells) > s+1 {
			return nil, fault(line.at, "%d cells; a row has c and at most %d entries of A, one for each stage", len(line.cells), s)
		}
		c = append(c, jsonNode{at: fmt.Sprintf("c[%d]", i+1), kind: 's', text: line.cells[0]})
		rows = append(rows, jsonNode{at: at, kind: '[', list: padded(at, line.cells[1:], s)})
	}
	for i, line := range below {
		key := []string{"b", "bhat"}[i]
		if len(line.cells) > s {
			return nil, fault(line.at, "%d weights for %d stages", len(line.cells), s)
		}
		weights = append(weights, jsonNode{at: key, kind: '[', list: padded(key, line.cells, s)})
	}
	n.keys = []string{"A", "c", "b", "bhat"}[:2+len(below)]
	n.list = append([]jsonNode{{at: "A", kind: '[', list: rows}, {at: "c", kind: '[', list: c}}, weights...)
	b := &builder{node: n, info: Info{Name: name, Kind: KindRungeKutta, Exact: true}, ev: newEvaluator(nil)}
	return b.build()
}

func padded(at string, cells []string, s int) []jsonNode {
	out := make([]jsonNode, s)
	for j := range out {
		out[j] = jsonNode{at: fmt.Sprintf("%s[%d]", at, j+1), kind: 's', text: "0"}
		if j < len(cells) {
			out[j].text = cells[j]
		}
	}
	return out
}

// textLine is a line of cells with its place.
type textLine struct {
	at    string
	cells []string
}

func splitTableau(text string) (above, below []textLine, err error) {
	rule := false
	for i, line := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		at := fmt.Sprintf("line %d", i+1)
		switch {
		case strings.TrimSpace(line) == "":
			continue
		case isRule(line):
			if rule {
				return nil, nil, fault(at, "a second rule of dashes; there is one, between A and b")
			}
			rule = true
			continue
		}
		cells := strings.FieldsFunc(line, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("|│&,", r) })
		switch {
		case len(cells) == 0:
			return nil, nil, fault(at, "no cells")
		case rule && len(below) == 2:
			return nil, nil, fault(at, "a third row below the rule; there are at most b and bhat")
		case rule:
			below = append(below, textLine{at, cells})
		default:
			above = append(above, textLine{at, cells})
		}
	}
	switch {
	case !rule:
		return nil, nil, fault("", "neither a JSON object (the first character is {) nor a tableau: a rule of dashes stands between A and b")
	case len(above) == 0:
		return nil, nil, fault("", "no rows above the rule of dashes; each has c and a row of A")
	case len(below) == 0:
		return nil, nil, fault("", "no row below the rule of dashes; it holds b")
	case len(above) > MaxStages:
		return nil, nil, fault("", "%d rows; at most %d stages are read", len(above), MaxStages)
	}
	return above, below, nil
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
	words := strings.FieldsFunc(strings.ToLower(stem), func(r rune) bool { return r > 'z' || !isLetter(byte(r)) && !isDigit(byte(r)) || r == '_' })
	name := strings.Join(words, "-")
	if !kebabCase.MatchString(name) {
		return "", fault("", "the file name gives a pasted tableau its name, and %s has no letter or digit", quote(stem))
	}
	return name, nil
}

package notation

import (
	"slices"
	"strings"

	"rofz/scheme"
	"rofz/scheme/expression"
	"rofz/scheme/program"
)

// programs returns the reader of the files of a programming language: its statements are worked out as far as constants
// and arrays go, and tables are made of calls that are known, and of names that say what they are.
func programs(l *program.Language) func(file string, data []byte) ([]Table, error) {
	return func(file string, data []byte) ([]Table, error) {
		h := &harvest{Machine: program.NewMachine(l), file: file}
		h.Call, h.Leave = h.called, h.gather
		h.Run(l.Parse(string(data)))
		slices.SortStableFunc(h.out, func(x, y Table) int { return x.Places.Whole.Offset - y.Places.Whole.Offset })
		return h.out, nil
	}
}

// harvest collects the tables of a program.
type harvest struct {
	*program.Machine
	file string
	out  []Table
}

// called carries out the calls that make tables.
func (h *harvest) called(c program.Call) (program.Value, bool, error) {
	if made, ok := constructors[c.Name]; ok {
		return h.constructed(c, made)
	}
	if register, ok := registers[c.Name]; ok {
		return program.Value{}, true, register(h, c)
	}
	return program.Value{}, false, nil
}

// keysOf are the names that arrays of a table have, by what scheme files call them.
var keysOf = map[string]string{"A": "A", "b": "b", "c": "c", "bhat": "bhat", "b_hat": "bhat", "bembed": "bhat", "alpha": "alpha",
	"gamma": "gamma", "Gamma": "gamma", "d": "d", "rho": "rho", "sigma": "sigma", "numerator": "numerator",
	"denominator": "denominator", "U": "U", "B": "B", "V": "V", "nodes": "nodes", "Bhat": "bhat", "γ": "gamma", "ρ": "rho",
	"σ": "sigma", "btilde": "e", "b_err": "e"}

// gather makes tables of the arrays in a block whose names say what they are: A, b and so on, perhaps behind a prefix,
// as in radau_iia_2_A.
func (h *harvest) gather(b *program.Block) {
	h.allocated(b)
	if b.Used {
		return
	}
	groups := map[string]map[string]program.Value{}
	var prefixes []string
	for _, name := range b.Names() {
		prefix, last := "", name
		for _, suffix := range []string{"_b_hat", name[1+strings.LastIndexAny(name, "_."):]} {
			if p, ok := strings.CutSuffix(name, suffix); ok {
				prefix, last = p, strings.TrimPrefix(suffix, "_")
				break
			}
		}
		key := keysOf[last]
		if key == "" {
			continue
		}
		if groups[prefix] == nil {
			groups[prefix] = map[string]program.Value{}
			prefixes = append(prefixes, prefix)
		}
		groups[prefix][key] = b.Lookup(name)
	}
	for _, prefix := range prefixes {
		h.group(b, prefix, groups[prefix])
	}
}

// group makes a table of arrays whose names have a prefix. Where all of them got their values in branches or functions,
// these have made the tables; where none has a number that the file writes, the program fills them as it runs.
func (h *harvest) group(b *program.Block, prefix string, found map[string]program.Value) {
	has := func(key string) bool { v, ok := found[key]; return ok && (v.IsList() || v.Err != nil) }
	if has("A") && has("gamma") && has("b") { // as PETSc names them
		found["alpha"] = found["A"]
	}
	var keys []string
	elsewhere, numbers := true, false
	for key := range found {
		if has(key) {
			keys = append(keys, key)
			elsewhere = elsewhere && found[key].IsElsewhere()
			numbers = numbers || found[key].HasNumbers()
		}
	}
	kind, ok := scheme.KindWith(keys)
	if !ok || elsewhere || !numbers {
		return
	}
	if has("bhat") {
		delete(found, "e") // which says the same
	}
	name := strings.Trim(prefix, "_.")
	if slices.Contains(b.Names(), "name") && name == "" {
		name, _ = b.Lookup("name").Text()
	}
	if name == "" || name == "self" {
		name = label(b)
	}
	if name == "" {
		name = stem(h.file)
	}
	parts := []part{}
	for _, c := range kind.Coefficients {
		if c.Shape != scheme.Object && has(c.Key) {
			parts = append(parts, part{c.Key, found[c.Key]})
		}
	}
	h.table(name, "", parts[0].value.At, parts)
}

// label returns the name of the smallest block around that has one.
func label(b *program.Block) string {
	for ; b != nil; b = b.Outer {
		if b.Name != "" {
			return strings.TrimPrefix(b.Name, "construct")
		}
	}
	return ""
}

// part is an array of a table.
type part struct {
	key   string
	value program.Value
}

// table adds a table. Where one of its arrays cannot be read, it has that error.
func (h *harvest) table(name, title string, at expression.Place, parts []part) *Table {
	if len(h.out) > maxTables { // Read refuses the file
		return &h.out[maxTables]
	}
	c := newCollecting(name)
	c.table.Info.Title = title
	c.table.from(h.file, at)
	for _, p := range parts {
		if c.err == nil {
			c.err = h.add(c, p, at)
		}
	}
	h.out = append(h.out, c.finish())
	return &h.out[len(h.out)-1]
}

// add adds an array to a table, with the places of its coefficients.
func (h *harvest) add(c *collecting, p part, at expression.Place) error {
	rows, err := [][]program.Value{nil}, error(nil)
	matrix := scheme.ShapeOf(p.key) == scheme.Matrix
	if matrix {
		rows, err = p.value.Matrix()
	} else {
		rows[0], err = p.value.Vector()
	}
	if err != nil {
		return err
	}
	texts := make([][]expression.Expr, len(rows))
	for i, row := range rows {
		if err := h.Spend(len(row), at); err != nil {
			return err
		}
		for j, x := range row {
			t, err := x.Coefficient()
			if err != nil {
				return err
			}
			texts[i] = append(texts[i], t)
			if matrix {
				c.at(p.key, i+1, j+1, x.At)
			} else {
				c.at(p.key, j+1, 0, x.At)
			}
		}
		if matrix && i < len(p.value.Items()) {
			c.at(p.key, i+1, 0, p.value.Items()[i].At)
		}
	}
	c.matrix(p.key, texts)
	c.at(p.key, 0, 0, p.value.At)
	return nil
}

// stem returns the name of a file without its directory and ending.
func stem(file string) string {
	file = file[strings.LastIndexAny(file, `/\`)+1:]
	if i := strings.LastIndexByte(file, '.'); i > 0 {
		file = file[:i]
	}
	if file == "-" || file == "" {
		return "stdin"
	}
	return file
}

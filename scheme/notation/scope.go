package notation

import (
	"strings"

	"rofz/scheme"
	"rofz/scheme/expression"
)

// scope holds the names that a file assigned to, as far as one block of it reaches.
type scope struct {
	vars   map[string]value
	names  []string // in the order of the file
	set    map[string]bool
	used   bool // a call has made a table of them
	column int  // where the block is indented, in Python and Julia
	label  string
}

// reader is what the readers of C, Python and Julia share: the names in scope, and the tables found.
type reader struct {
	*expression.Parser
	dialect *expression.Dialect
	made    int // array elements, see spend
	call    func(name string, args []argument, at expression.Place) (value, bool, error)

	file   string
	scopes []*scope
	out    []Table
}

func newReader(file string, data []byte, dialect *expression.Dialect) *reader {
	r := &reader{file: file, dialect: dialect, Parser: dialect.NewParser(dialect.Lex(string(data)))}
	r.Known = func(name string) bool { _, ok := r.find(name); return ok }
	r.push(0)
	return r
}

func (r *reader) push(column int) {
	label := ""
	if len(r.scopes) > 0 {
		label = r.top().label
	}
	r.scopes = append(r.scopes, &scope{vars: map[string]value{}, set: map[string]bool{}, column: column, label: label})
}

func (r *reader) top() *scope { return r.scopes[len(r.scopes)-1] }

// pop leaves a block. What is left there of arrays that no call has used is a table if their names say so.
func (r *reader) pop() {
	r.gather()
	if len(r.scopes) > 1 {
		r.scopes = r.scopes[:len(r.scopes)-1]
	}
}

func (r *reader) find(name string) (value, bool) {
	for i := len(r.scopes) - 1; i >= 0; i-- {
		if v, ok := r.scopes[i].vars[name]; ok {
			return v, true
		}
	}
	return value{}, false
}

// assign gives a name its value. A constant becomes a definition, so that the table can keep its name; fractions are
// put in place, since files call them one, half and zero.
func (r *reader) assign(name string, v value) {
	if v.err == nil && !v.isList && !v.isText {
		v.scalar.Integer = false
		if _, _, _, ok := v.scalar.Fraction(); !ok && v.scalar.Op != expression.OpName {
			v.scalar = expression.Expr{Op: expression.OpName, Text: name, Def: &expression.Definition{Name: name, Value: v.scalar}}
		}
	}
	r.bind(name, v)
}

func (r *reader) bind(name string, v value) {
	s := r.top()
	if _, ok := s.vars[name]; !ok {
		s.names = append(s.names, name)
	}
	s.vars[name] = v
	s.set[name] = true
}

// store assigns to a part of an array.
func (r *reader) store(name string, indices []index, v value) error {
	for i := len(r.scopes) - 1; i >= 0; i-- {
		s := r.scopes[i]
		array, ok := s.vars[name]
		if !ok {
			continue
		}
		if r.dialect == expression.Julia && len(indices) == 1 && len(array.list) == 1 && array.list[0].isList {
			indices = append(indices, index{at: indices[0].at})
		}
		if last := indices[len(indices)-1]; last.isRange {
			s.set[name] = true
			return array.storeRange(indices[:len(indices)-1], last, v)
		}
		e, err := array.element(indices)
		if err != nil {
			return err
		}
		if e.isList && v.isList && len(e.list) == len(v.list) {
			copy(e.list, v.list)
		} else {
			*e = v
		}
		s.set[name] = true
		return nil
	}
	return nil // an array that nothing was said of
}

// storeRange assigns the entries of a list to those of an array in a range.
func (v *value) storeRange(indices []index, last index, list value) error {
	e, err := v.element(indices)
	switch n := last.last - last.n + 1; {
	case err != nil:
		return err
	case list.err != nil:
		return list.err
	case !e.isList || last.n < 0 || last.last >= len(e.list):
		return last.at.Errorf("a range outside of the array, which has %d entries here", len(e.list))
	case !list.isList || len(list.list) != n:
		return last.at.Errorf("a range of %d entries, and %d to assign", n, len(list.list))
	}
	copy(e.list[last.n:], list.list)
	return nil
}

// keysOf are the names that arrays of a table have, by what scheme files call them.
var keysOf = map[string]string{"A": "A", "b": "b", "c": "c", "bhat": "bhat", "b_hat": "bhat", "bembed": "bhat", "alpha": "alpha",
	"gamma": "gamma", "Gamma": "gamma", "d": "d", "rho": "rho", "sigma": "sigma", "numerator": "numerator",
	"denominator": "denominator", "U": "U", "B": "B", "V": "V", "nodes": "nodes", "Bhat": "bhat", "γ": "gamma", "ρ": "rho",
	"σ": "sigma", "btilde": "e", "b_err": "e"}

// gather makes tables of the arrays in the innermost block whose names say what they are: A, b and so on, perhaps
// behind a prefix, as in radau_iia_2_A.
func (r *reader) gather() {
	s := r.top()
	if s.used {
		return
	}
	groups := map[string]map[string]value{}
	var prefixes []string
	for _, name := range s.names {
		prefix, last := "", name
		for _, suffix := range []string{"_b_hat", name[strings.LastIndexByte(name, '_')+1:]} {
			if p, ok := strings.CutSuffix(name, suffix); ok {
				prefix, last = p, strings.TrimPrefix(suffix, "_")
				break
			}
		}
		key := keysOf[last]
		if key == "" || !s.set[name] {
			continue
		}
		if groups[prefix] == nil {
			groups[prefix] = map[string]value{}
			prefixes = append(prefixes, prefix)
		}
		groups[prefix][key] = s.vars[name]
	}
	for _, prefix := range prefixes {
		r.group(prefix, groups[prefix])
	}
}

func (r *reader) group(prefix string, found map[string]value) {
	has := func(key string) bool { v, ok := found[key]; return ok && (v.isList || v.err != nil) }
	if has("A") && has("gamma") && has("b") { // as PETSc names them
		found["alpha"] = found["A"]
	}
	var keys []string
	for key := range found {
		if has(key) {
			keys = append(keys, key)
		}
	}
	kind, ok := scheme.KindWith(keys)
	if !ok {
		return
	}
	if has("bhat") {
		delete(found, "e") // which says the same
	}
	name := strings.Trim(prefix, "_")
	if v, ok := r.find("name"); ok && name == "" && v.isText {
		name = v.text
	}
	if name == "" {
		name = r.top().label
	}
	if name == "" {
		name = stem(r.file)
	}
	parts := []part{}
	for _, c := range kind.Coefficients {
		if c.Shape != scheme.Object && has(c.Key) {
			parts = append(parts, part{c.Key, found[c.Key]})
		}
	}
	r.table(name, "", parts[0].value.at, parts)
}

// part is an array of a table.
type part struct {
	key   string
	value value
}

// table adds a table. Where one of its arrays cannot be read, it has that error.
func (r *reader) table(name, title string, at expression.Place, parts []part) *Table {
	if len(r.out) > maxTables { // Read refuses the file
		return &r.out[maxTables]
	}
	c := newCollecting(name)
	c.table.Info.Title = title
	c.table.from(r.file, at)
	keep := func(err error) {
		if err != nil && c.err == nil {
			c.err = err
		}
	}
	keep(r.spend(0, at))
	for _, p := range parts {
		if c.err != nil {
			break
		}
		if scheme.ShapeOf(p.key) != scheme.Matrix {
			v, err := p.value.vector()
			keep(err)
			keep(r.spend(len(v), at))
			if c.err == nil {
				c.vector(p.key, v)
				p.value.placed(c, p.key, 0)
			}
			continue
		}
		m, err := p.value.matrix()
		keep(err)
		for _, row := range m {
			keep(r.spend(len(row), at))
		}
		if c.err == nil {
			c.matrix(p.key, m)
			p.value.rowsPlaced(c, p.key)
		}
	}
	r.out = append(r.out, c.finish())
	return &r.out[len(r.out)-1]
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

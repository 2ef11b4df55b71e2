package notation

import (
	"context"
	"maps"
	"slices"
	"strings"

	"rofz/scheme"
	"rofz/scheme/expression"
	"rofz/scheme/program"
)

// programs returns the reader of the files of a programming language: its statements are worked out as far as constants
// and arrays go, and tables are made of calls that are known, and of names that say what they are.
func programs(l *program.Language) func(ctx context.Context, file string, data []byte, annotations []Annotation) ([]Table, error) {
	return func(ctx context.Context, file string, data []byte, annotations []Annotation) ([]Table, error) {
		h := &harvest{Machine: program.NewMachine(l).Within(ctx), file: file, source: string(data), shapes: l == program.Fortran, annotations: annotations, met: make([]bool, len(annotations))}
		h.Call, h.Leave, h.Keeps = h.called, h.gather, h.keeps
		list := l.ParseContext(ctx, string(data))
		if l == program.R {
			h.changed = program.Members(list)
		}
		h.speaks = slices.ContainsFunc(speaks, func(word string) bool { return strings.Contains(strings.ToLower(string(data)), word) })
		h.Run(list)
		h.unmet()
		h.overlooked()
		h.quiet()
		slices.SortStableFunc(h.out, func(x, y Table) int { return x.Places.Whole.Offset - y.Places.Whole.Offset })
		return h.out, nil
	}
}

// harvest collects the tables of a program.
type harvest struct {
	*program.Machine
	file   string
	source string
	shapes bool // arrays are declared with their lengths
	out    []Table

	changed []string // objects that are changed after they were made, in R

	got   map[*program.Block]found // what the methods of a class return
	given found                    // what setters were given

	entries map[*program.Block]*entries // what setters of entries were

	speaks     bool // of tables
	nystrom    bool // a scheme of Nyström is noted
	suspicions []suspicion

	kept map[string]bool // what keeps returned

	annotations []Annotation // with arrays
	met         []bool       // which of them have made a table
}

// called carries out the calls that make tables.
func (h *harvest) called(c program.Call) (program.Value, bool, error) {
	if v, ok, err := h.constructed(c); ok {
		return v, ok, err
	}
	if register, ok := registers[c.Name]; ok {
		return program.Value{}, true, register(h, c)
	}
	return program.Value{}, false, nil
}

// keysOf are the names that arrays of the kinds of schemes have that scheme files know by the same, or a Greek letter.
var keysOf = map[string]string{"A": "A", "b": "b", "c": "c", "bhat": "bhat", "alpha": "alpha", "gamma": "gamma", "Gamma": "gamma", "d": "d",
	"rho": "rho", "sigma": "sigma", "numerator": "numerator", "denominator": "denominator", "U": "U", "B": "B", "V": "V", "nodes": "nodes",
	"γ": "gamma", "ρ": "rho", "σ": "sigma", "α": "alpha", "Γ": "gamma", "btilde": "e"}

// gather makes tables of the arrays in a block whose names say what they are.
func (h *harvest) gather(b *program.Block) {
	h.allocated(b)
	h.filledIn(b)
	h.method(b)
	h.methods(b)
	if len(b.Earlier()) > 0 {
		h.sequence(b)
		return
	}
	h.inBlock(b)
}

// inBlock makes the tables of what a block was at some time.
func (h *harvest) inBlock(b *program.Block) {
	taken := h.annotated(b)
	if b.Used {
		return
	}
	names := slices.DeleteFunc(b.Names(), func(name string) bool { return taken[name] })
	second := h.numberedGroups(b, names)
	var groups []group
	for _, name := range names {
		if !isIn(second, name) {
			groups = join(groups, name, h.lookup(b, name))
		}
	}
	groups = hats(groups)
	made := len(h.out)
	for _, g := range groups {
		h.group(b, g)
	}
	h.seconds(b, second, h.out[made:])
	if len(h.out) == made {
		h.numbered(b)
	}
	for i := range h.out[made:] {
		h.out[made+i].settle(b)
	}
	h.suspect(b, h.out[made:])
}

// group makes the tables of arrays that belong together. Where all of them got their values in branches or functions,
// these have made the tables; where none has a number that the file writes, the program fills them as it runs.
func (h *harvest) group(b *program.Block, g group) {
	if !slices.ContainsFunc(g.arrays, func(x array) bool { return x.value.HasNumbers() && !x.value.IsElsewhere() }) {
		return
	}
	if h.keyed(b, g) {
		return
	}
	if i := slices.IndexFunc(g.arrays, func(x array) bool { return x.name == "Ahat" && x.value.IsSpelled() }); i >= 0 {
		at := g.arrays[i].value.At
		h.table(h.title(b, g, ""), "", at, nil).Err = at.Errorf("a second matrix: that of a two-step scheme, or of the other half of one; annotate which arrays make a table")
		return
	}
	for _, f := range forms {
		v, ok, err := f.found(g.arrays)
		if !ok || f.language != nil && f.language != h.Language() || !slices.ContainsFunc(f.needs, func(role string) bool { return v[role].IsSpelled() && role != "c" }) {
			continue
		}
		if isNystrom(b, g) {
			at := v[f.needs[0]].At
			h.table(h.title(b, g, ""), "", at, nil).Err = at.Errorf("a scheme of Nyström, for equations of second order; Runge-Kutta schemes are read")
			return
		}
		f.lower = f.lower || g.lower
		for _, made := range f.made {
			if g.numbered {
				made.shape = plausible(made.shape, g.ending[1:])
			}
			h.formed(h.title(b, g, made.ending), "", v[f.needs[0]].At, f, made, v, err)
		}
		return
	}
}

// isNystrom reports whether arrays are those of a scheme of Nyström: by the class around them, or by arrays for the derivative.
func isNystrom(b *program.Block, g group) bool {
	if slices.ContainsFunc(b.Inherits(), func(class string) bool { return strings.Contains(strings.ToLower(class), "nystr") }) {
		return true
	}
	return slices.ContainsFunc(b.Names(), func(name string) bool {
		rest, ok := strings.CutPrefix(name, g.prefix)
		return ok && slices.Contains([]string{"Bp", "Ap", "Abar", "Bbar", "A_bar", "B_bar", "Bprime", "Aprime"}, rest) && b.Lookup(name).IsSpelled()
	})
}

// formed adds one table of a form.
func (h *harvest) formed(name, title string, at expression.Place, f form, made table, v found, err error) *Table {
	own := v
	if made.parts != nil {
		own = found{}
		for _, from := range slices.Sorted(maps.Keys(made.parts)) { // ce of the explicit half behind the c that it shares without
			if x, ok := v[from]; ok {
				own[made.parts[from]] = x
			}
		}
	}
	var parts []part
	if err == nil {
		parts, err = made.shape(own, at, f.lower)
	}
	switch {
	case err == errNoTable:
		return nil
	case err != nil:
		t := h.table(name, title, at, nil)
		t.Err = err
		return t
	}
	return h.table(name, title, parts[0].value.At, parts)
}

// keyed makes a table of another kind than Runge-Kutta of arrays that are called as scheme files call them.
func (h *harvest) keyed(b *program.Block, g group) bool {
	v := map[string]program.Value{}
	for _, x := range g.arrays {
		if key := keysOf[x.name]; key != "" && (x.value.IsList() || x.value.Err != nil) {
			v[key] = x.value
		}
	}
	if _, ok := v["alpha"]; !ok && v["A"].IsList() && v["gamma"].IsList() { // as PETSc names them
		v["alpha"] = v["A"]
	}
	var keys []string
	for key := range v {
		keys = append(keys, key)
	}
	kind, ok := scheme.KindWith(keys)
	if !ok || kind.Array || kind.Name == "collocation" && !collocation(b, g) {
		return false
	}
	if _, ok := v["bhat"]; ok {
		delete(v, "e") // which says the same
	}
	parts := []part{}
	for _, c := range kind.Coefficients {
		if x, ok := v[c.Key]; ok && c.Shape != scheme.Object {
			parts = append(parts, part{c.Key, x})
		}
	}
	h.table(h.title(b, g, ""), "", parts[0].value.At, parts)
	return true
}

// collocation reports whether nodes may be a polynomial: as they are written here, with a name in front or beside. One with
// positive zeros alone, and perhaps 0, has coefficients of alternating signs.
func collocation(b *program.Block, g group) bool {
	names := b.Names()
	last, alternates := 0.0, true
	for _, x := range g.arrays {
		for _, e := range x.value.Items() {
			if v, ok := approx(e); ok && x.name == "nodes" && v != 0 {
				alternates = alternates && last*v <= 0
				last = v
			}
		}
	}
	if !alternates || g.prefix != "" {
		return alternates
	}
	return slices.Contains(names, "name") && !slices.Contains(names, "weights") && !slices.Contains(names, "matrix")
}

// title names a table: by what its arrays share, by what the block says, or by the block.
func (h *harvest) title(b *program.Block, g group, ending string) string {
	name := strings.Trim(g.prefix, "_.")
	if name == "self" || name == "this" || name == "rk" || name == "ros" || name == "ts" {
		name = ""
	}
	if slices.Contains(b.Names(), "name") && name == "" {
		name, _ = b.Lookup("name").Text()
	}
	if name == "" {
		name = label(b)
	}
	if name == "" {
		name = stem(h.file)
	}
	for _, end := range []string{strings.Trim(g.ending, "_"), ending} {
		if end != "" {
			name += "-" + end
		}
	}
	return name
}

// label returns the name of the smallest block around that has one that says something.
func label(b *program.Block) string {
	for ; b != nil; b = b.Outer {
		if b.Name != "" && b.Name != "__init__" {
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

// leftOut is the key of a part that says what of the table is not read.
const leftOut = ""

// table adds a table. Where one of its arrays cannot be read, it has that error.
func (h *harvest) table(name, title string, at expression.Place, parts []part) *Table {
	if len(h.out) > maxTables { // Read refuses the file
		return &h.out[maxTables]
	}
	c := newCollecting(name)
	c.table.Info.Title = title
	c.table.from(h.file, at)
	c.table.Beside = h.beside()
	for _, p := range parts {
		switch {
		case p.key == leftOut:
			c.table.Left = p.value.Err
		case c.err == nil:
			c.err = h.add(c, p, at)
		}
	}
	h.out = append(h.out, c.finish())
	return &h.out[len(h.out)-1]
}

// add adds an array to a table, with the places of its coefficients.
func (h *harvest) add(c *collecting, p part, at expression.Place) error {
	rows, err := [][]program.Value{nil}, h.Spend(1, at)
	if err != nil {
		return err
	}
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

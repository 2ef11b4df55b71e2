package notation

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"rofz/scheme/expression"
	"rofz/scheme/program"
)

// What looks like a table and is none of the forms is refused rather than passed over: numbers of a block in the shape of
// a table, in a file that speaks of such. It says nothing of what they are.

// speaks are the words, in small letters, of which one stands in a file that has such numbers.
var speaks = []string{"runge", "butcher", "rosenbrock", "tableau"}

// suspicion are numbers of a block that look like a table, or like a part of one.
type suspicion struct {
	title   string
	err     error
	at      expression.Place
	offsets []int // of the numbers
}

// suspect notes what looks like a table in a block that has made none, or like its error weights beside one.
func (h *harvest) suspect(b *program.Block, made []Table) {
	if !h.speaks {
		return
	}
	h.suspectCells(b)
	lists := h.series(b)
	if i := slices.IndexFunc(lists, func(x series) bool {
		return slices.Contains([]string{"bp", "bbar", "b̄", "bprime"}, x.name) && len(x.offsets) > 1
	}); i >= 0 {
		h.suspectNystrom(b, lists[i].at)
		return
	}
	if len(made) > 0 {
		h.suspectErrors(lists, made)
		return
	}
	for _, a := range lists {
		n := a.stages()
		if n < 2 {
			continue
		}
		doubt := suspicion{title: h.title(b, group{}, ""), at: a.at, offsets: slices.Clone(a.offsets)}
		if i := slices.IndexFunc(lists, func(x series) bool { return x.isWeights(n) && !strings.HasPrefix(x.name, a.name) }); i >= 0 {
			doubt.offsets = append(doubt.offsets, lists[i].offsets...)
			doubt.err = a.at.Errorf("%q and %q look like the matrix and the weights of a table, and are not called so; annotate which is A and which is b", a.name, lists[i].name)
		} else if i := slices.IndexFunc(lists, func(x series) bool { return x.name != a.name && x.rows != nil && len(x.rows) == len(a.rows) }); i >= 0 && h.own(b, a.name, lists[i].name) {
			doubt.offsets = append(doubt.offsets, lists[i].offsets...)
			doubt.err = a.at.Errorf("%q and %q look like a solver's own coefficients of a Rosenbrock scheme, and nothing says which are its weights; write them as arrays a, C, m and gamma", a.name, lists[i].name)
		} else if x := a.rows[len(a.rows)-1]; n > 3 && sums(x, 1) && slices.ContainsFunc(lists, func(x series) bool { return len(x.list) >= n-2 && len(x.list) <= n && nodesName(x.name) }) {
			doubt.err = a.at.Errorf("%q look like the rows of a table whose last one has the weights; write these as b", a.name)
		} else {
			continue
		}
		h.suspicions = append(h.suspicions, doubt)
		return
	}
	h.suspectNamed(b)
}

// fractions are numbers that are none of the integers, as they are written.
var fractions = regexp.MustCompile(`\d\s*/\s*\d|\d\.\d`)

// suspectCells notes the cell arrays of MATLAB with fractions in them.
func (h *harvest) suspectCells(b *program.Block) {
	if h.Language() != program.MATLAB {
		return
	}
	for _, name := range b.Names() {
		v := b.Lookup(name)
		e, ok := v.Err.(*expression.Error)
		if !ok || v.IsElsewhere() || e.At.Offset >= len(h.source) || h.source[e.At.Offset] != '{' {
			continue
		}
		text := h.source[e.At.Offset:]
		if end := strings.Index(text, "}"); end > 0 && strings.Count(text[:end], "{") == 1 {
			text = text[:end]
		} else if end := strings.Index(text, ";\n"); end > 0 {
			text = text[:end]
		}
		if len(fractions.FindAllString(text, 2)) == 2 {
			h.suspicions = append(h.suspicions, suspicion{title: h.title(b, group{}, ""), at: e.At, offsets: []int{e.At.Offset},
				err: e.At.Errorf("%q is a cell array, which may hold a table; matrices are read", name)})
		}
	}
}

// arrayClass is a class of C++ that is an array, as Boost's odeint has one for each row of a table.
var arrayClass = regexp.MustCompile(`\bstruct\s+(\w+_[ab]\d*)\s*:\s*(?:public\s+)?(?:std|boost)\s*::\s*array\s*<`)

// suspectClasses notes classes that are arrays, in a file without a table.
func (h *harvest) suspectClasses() {
	if h.Language() != program.C || !h.speaks || len(h.out) > 0 {
		return
	}
	m := arrayClass.FindStringSubmatchIndex(h.source)
	if m == nil || !strings.Contains(h.source[m[0]:], "(*this)[") {
		return
	}
	at := placeAt(h.source, m[2])
	name := h.source[m[2]:m[3]]
	h.suspicions = append(h.suspicions, suspicion{title: name, at: at, offsets: []int{at.Offset},
		err: at.Errorf("%.40q is a class whose entries its constructor fills, which looks like a row of a table; arrays are read", name)})
}

// own reports whether two matrices are called like those of a solver for Rosenbrock schemes, with γ beside them.
func (h *harvest) own(b *program.Block, a, c string) bool {
	return strings.EqualFold(a, "a") && strings.EqualFold(c, "c") && slices.ContainsFunc(b.Names(), func(name string) bool { return strings.EqualFold(name, "gamma") || name == "γ" })
}

// nodesName reports whether a name is one of abscissae.
func nodesName(name string) bool {
	name = strings.Trim(name, "_0123456789")
	return slices.Contains([]string{"c", "C", "Δc", "x", "alpha", "α", "nodes"}, name[1+strings.LastIndexAny(name, "._>"):])
}

// suspectErrors notes the weights of the error beside tables that have none.
func (h *harvest) suspectErrors(lists []series, made []Table) {
	for _, x := range lists {
		if !x.isError() {
			continue
		}
		t := made[0]
		if i := slices.IndexFunc(made, func(t Table) bool { return t.Info.Name == kebab(x.prefix()) }); i >= 0 {
			t = made[i]
		}
		if t.Err == nil && t.rowsOf("bhat") == nil && t.rowsOf("e") == nil {
			h.suspicions = append(h.suspicions, suspicion{title: t.Info.Name + " embedded weights", at: x.at, offsets: x.offsets,
				err: x.at.Errorf("%q look like weights of the error, or of an embedded scheme, and nothing says which; call them bhat, or annotate them as bhat or e", x.name)})
		}
	}
}

// series are numbers that are an array, or have one name with a number or two behind it.
type series struct {
	name    string
	at      expression.Place
	offsets []int
	array   bool              // all of them are
	list    []program.Value   // of a vector
	rows    [][]program.Value // of a matrix, as far as its entries are given
}

// numberedName parts a21, b3, e_4 and b2_1 into what is in front and the numbers.
var numberedName = regexp.MustCompile(`^(.*?[^\d_])_?(\d{1,4})(?:_(\d{1,2}))?$`)

// series returns those of a block.
func (h *harvest) series(b *program.Block) []series {
	var out []series
	of := func(name string, at expression.Place) *series {
		i := slices.IndexFunc(out, func(x series) bool { return x.name == name })
		if i < 0 {
			i = len(out)
			out = append(out, series{name: name, at: at})
		}
		out[i].offsets = append(out[i].offsets, at.Offset)
		return &out[i]
	}
	names := slices.DeleteFunc(b.Names(), func(name string) bool {
		v := b.Lookup(name)
		return v.Err != nil || v.IsNothing() || v.IsElsewhere() || v.IsList() && !v.HasNumbers()
	})
	single := map[string]bool{} // b of b1: others of this name have one number too
	own := isOwnForm(names)
	for _, name := range names {
		if m := numberedName.FindStringSubmatch(name); m != nil && len(m[2]) == 1 && m[3] == "" && !(own && strings.EqualFold(m[1], "c")) {
			single[m[1]] = true
		}
	}
	for _, name := range names {
		v := b.Lookup(name)
		m := numberedName.FindStringSubmatch(name)
		switch {
		case v.IsList() && m != nil && single[m[1]] && m[3] == "" && !isMatrix(v): // b3, b4, … as rows
			x := of(m[1], v.At)
			x.rows = append(x.rows, v.Items())
		case v.IsList():
			if x, ok := arraySeries(name, v); ok {
				out = append(out, x)
			}
		case m == nil:
		case single[m[1]] && m[3] == "":
			x := of(m[1], v.At)
			x.list = append(x.list, v)
		case m[3] != "" || len(m[2]) > 1:
			row := m[2]
			if m[3] == "" {
				row = row[:(len(row)+1)/2] // a21, a101, a1011
			} else { // E1_05
				x := of(m[1]+m[2]+"_", v.At)
				x.list = append(x.list, v)
			}
			if i, err := strconv.Atoi(row); err == nil && i > 0 {
				x := of(m[1], v.At)
				for len(x.rows) < i {
					x.rows = append(x.rows, nil)
				}
				x.rows[i-1] = append(x.rows[i-1], v)
			}
		}
	}
	return out
}

// arraySeries returns an array whose entries are numbers.
func arraySeries(name string, v program.Value) (series, bool) {
	x := series{name: name, at: v.At, array: true}
	rows, flat := matrixRows(v)
	for _, row := range rows {
		for _, e := range row {
			if _, ok := approx(e); !ok && !e.IsUnset() {
				return x, false
			}
			x.offsets = append(x.offsets, e.At.Offset)
		}
	}
	if x.rows = rows; flat {
		x.list, x.rows = rows[0], nil
	}
	return x, true
}

// stages returns for how many stages a series may be a matrix: rows that are as long as they are many, or as one more or
// less, or that grow by one. It is 0 for others, and for integers alone.
func (x series) stages() int {
	rows := slices.DeleteFunc(slices.Clone(x.rows), func(row []program.Value) bool { return len(row) == 0 })
	m := len(rows)
	if m < 2 || !slices.ContainsFunc(rows, func(row []program.Value) bool { return slices.ContainsFunc(row, isFraction) }) {
		return 0
	}
	width, growing := len(rows[0]), true
	for i, row := range rows {
		growing = growing && len(row) == width+i
		if len(row) != width && !growing {
			return 0
		}
	}
	switch {
	case growing && width <= 2:
		return m + width
	case !growing && width >= m-1 && width <= m+1:
		return max(m, width)
	}
	return 0
}

// isFraction reports whether a number is none of the integers.
func isFraction(v program.Value) bool {
	x, ok := approx(v)
	return ok && x != float64(int(x))
}

// isWeights reports whether a series may be the weights of n stages, or of one more or less: numbers that add up to 1.
func (x series) isWeights(n int) bool {
	nonzero := slices.DeleteFunc(slices.Clone(x.list), isZero)
	return x.rows == nil && (!nodesName(x.name) || !x.array) && len(x.list) <= n+1 && len(nonzero) >= 2 && (len(x.list) >= n-1 || len(nonzero) >= n-3) && sums(x.list, 1)
}

// prefix is what the names of a table share.
func (x series) prefix() string {
	name := strings.TrimRight(x.name, "_0123456789")
	return name[:1+strings.LastIndexAny(name, "._>")]
}

// isError reports whether a series may be weights of the error, by its name and its sum.
func (x series) isError() bool {
	name := strings.ToLower(strings.TrimRight(x.name[1+strings.LastIndexAny(x.name, ".>"):], "_0123456789"))
	name = name[1+strings.LastIndexByte(name, '_'):]
	if len(x.list) < 3 || !slices.Contains([]string{"e", "er", "ec", "err", "error", "bhh", "bh", "bhat", "bt", "btilde", "be", "embedded"}, name) || !slices.ContainsFunc(x.list, isFraction) {
		return false
	}
	return sums(x.list, 1) || sums(x.list, 0)
}

// once leaves one of the tables that are refused at the same place for the same reason.
func (h *harvest) once() {
	seen := map[string]bool{}
	h.out = slices.DeleteFunc(h.out, func(t Table) bool {
		if t.Err == nil {
			return false
		}
		key := fmt.Sprint(t.Places.Whole.Offset, t.Err)
		if e, ok := t.Err.(*expression.Error); ok {
			key = fmt.Sprint(e.At.Offset, e.Message)
		}
		old := seen[key]
		seen[key] = true
		return old
	})
}

// overlooked refuses what looks like a table and is neither read nor refused already.
func (h *harvest) overlooked() {
	covered := map[int]bool{}
	for _, t := range h.out {
		covered[t.Places.Whole.Offset] = true
		for _, p := range t.Places.Parts {
			covered[p.Offset] = true
		}
		if e, ok := t.Left.(*expression.Error); ok {
			covered[e.At.Offset] = true
		}
		if e, ok := t.Err.(*expression.Error); ok {
			covered[e.At.Offset] = true
		}
	}
	h.once()
	h.suspectClasses()
	h.suspectEntries()
	slices.SortStableFunc(h.suspicions, func(x, y suspicion) int { return cmp.Compare(x.at.Offset, y.at.Offset) })
	for _, s := range h.suspicions {
		if slices.ContainsFunc(s.offsets, func(at int) bool { return covered[at] }) {
			continue
		}
		for _, at := range s.offsets {
			covered[at] = true
		}
		t := h.table(s.title, "", s.at, nil)
		t.Err = s.err
	}
}

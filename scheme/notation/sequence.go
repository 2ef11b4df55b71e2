package notation

import (
	"maps"
	"slices"
	"strings"

	"rofz/scheme"
	"rofz/scheme/expression"
	"rofz/scheme/program"
)

// Files write tables one behind the other under the same names, and use each before the next. A table that is given other
// values altogether is one of its own. Where only a part of it is given others, the table that the program ends with is
// read, and the other is refused; where single entries are, they are corrections.

// keeps reports whether a name may be one of an array or a number of a table.
func (h *harvest) keeps(name string) bool {
	if kept, ok := h.kept[name]; ok {
		return kept
	}
	_, _, kept := numbering(name)
	kept = kept || len(join(nil, name, program.List(nil, expression.Place{}))) > 0
	for _, names := range []map[string]string{numberedNames, fehlbergNames} {
		what, _ := index(name, names)
		kept = kept || what != ""
	}
	for _, a := range h.annotations {
		kept = kept || slices.ContainsFunc(a.Arrays, func(x Array) bool { return x.Name == name })
	}
	if h.kept == nil {
		h.kept = map[string]bool{}
	}
	h.kept[name] = kept
	return kept
}

// sequence makes the tables of a block and of what it was earlier.
func (h *harvest) sequence(b *program.Block) {
	states := append(slices.Clone(b.Earlier()), b)
	made := make([][]Table, len(states))
	for i, x := range states {
		n := len(h.out)
		h.inBlock(x)
		made[i] = slices.Clone(h.out[n:])
		h.out = h.out[:n]
	}
	var out error // of step
	for i := range len(states) - 1 {
		for k := range made[i] {
			t := &made[i][k]
			if h.succeeded(t, states[i], states[i+1], made[i+1]); t.Err == nil && t.Entries != nil && out != nil {
				t.Err = out
			}
			if out == nil {
				out = t.Err
			}
		}
	}
	for _, tables := range made {
		h.out = append(h.out, slices.DeleteFunc(tables, func(t Table) bool { return t.Entries == nil && t.Err == nil })...)
	}
}

// succession is what becomes of the arrays of a table that make it one when the block gets the values of the next state.
type succession struct {
	replaced, kept []string // keys of arrays without a number of the table, and of the others
	fresh, old     []string // keys of arrays all of whose numbers were written in the state, and of the others
	all, gone      int      // numbers, and those that other ones were written over
	partly, mixed  bool     // some numbers of an array are kept, some were written in the state, and others not
	whole, entries bool     // arrays are replaced as such, or entry by entry
	order          bool     // both states were written in the same order
}

// succession compares the states. Cost: linear in the numbers of the block.
func (t *Table) succession(state, next *program.Block) succession {
	var x succession
	now := t.still(state, next)
	for _, e := range t.Entries {
		offsets := t.offsets(e.Key)
		if len(offsets) == 0 || !needed(e.Key) {
			continue
		}
		still, late := 0, 0
		for _, at := range offsets {
			if now[at] {
				still++
			} else if next.Overwrote(at) {
				x.gone++
			}
			if at >= state.Since() {
				late++
			}
		}
		x.all += len(offsets)
		x.partly = x.partly || still > 0 && still < len(offsets)
		x.mixed = x.mixed || late > 0 && late < len(offsets)
		if still == 0 {
			x.replaced = append(x.replaced, e.Key)
		} else {
			x.kept = append(x.kept, e.Key)
		}
		if late == len(offsets) {
			x.fresh = append(x.fresh, e.Key)
		} else {
			x.old = append(x.old, e.Key)
		}
	}
	x.whole, x.entries, x.order = t.replacedAs(state, next, now)
	return x
}

// corrects reports whether the next state has the table with some of its entries corrected, or as it is.
func (x succession) corrects(t *Table, next *program.Block) bool {
	switch {
	case len(x.replaced) == 0:
		return x.gone <= x.all/2
	case !x.entries:
		return false
	case t.shares():
		return true
	case x.whole:
		return false
	case len(x.kept) > 0:
		return !x.partly || x.gone <= x.all/2
	}
	return t.moved(next)
}

// succeeded settles what becomes of a table of one state when the block gets the values of the next: it stays if all of its
// numbers are replaced, and goes if they are not, or some of an array are.
func (h *harvest) succeeded(t *Table, state, next *program.Block, tables []Table) {
	if t.Err != nil {
		return
	}
	x, err := t.succession(state, next), t.lost(state, next)
	at := func(key string) expression.Place { return expression.Place(t.Places.Parts[key]) }
	line := lineAt(h.source, next.Since())
	refused := slices.ContainsFunc(tables, func(t Table) bool { return t.Err != nil })
	switch {
	case (err != nil || len(x.kept) > 0 && len(x.replaced) > 0) && (refused || next.Used):
		t.Entries = nil // a call has what there is, or it is refused already
	case err != nil:
		t.Err = err
	case x.corrects(t, next):
		t.Entries = nil // the next state has it
	case len(x.replaced) == 0:
		t.Err = at(x.kept[0]).Errorf("most of these numbers get other values from line %d on: whether that is another table is not told", line)
	case len(x.kept) > 0:
		t.Err = at(x.replaced[0]).Errorf("%s gets other values from line %d on, and %s does not: which of them make a table is not told", x.replaced[0], line, strings.Join(x.kept, " and "))
	case x.whole && x.entries || x.mixed || !x.order:
		t.Err = at(x.replaced[0]).Errorf("these numbers get other values from line %d on, in another way than here: whether that is another table is not told", line)
	case len(x.fresh) > 0 && len(x.old) > 0:
		t.Err = at(x.fresh[0]).Errorf("%s is given values here, and %s has those of before: which of them make a table is not told", x.fresh[0], strings.Join(x.old, " and "))
	default:
		for k := range tables {
			tables[k].staleBehind(next.Since(), t)
		}
	}
}

// lost returns why a name that has numbers of the table cannot be read in the next state, unless they are replaced there.
func (t *Table) lost(state, next *program.Block) error {
	own := t.numbers(func(string) bool { return true })
	for _, name := range state.Names() {
		v := next.Lookup(name)
		if v.Err != nil && !v.IsReplaced() && share(numbers(state.Lookup(name)), own) {
			return v.Err
		}
	}
	return nil
}

// replacedAs reports whether arrays of the table whose numbers are gone are others in the next state, whether some are the same with other entries,
// and whether both states were written in the same order.
func (t *Table) replacedAs(state, next *program.Block, now map[int]bool) (whole, entries, order bool) {
	own := t.numbers(needed)
	var firsts [][2]int
	cleared := false // an array has no numbers any more, so that nothing tells when it was written
	for _, name := range state.Names() {
		v, w := state.Lookup(name), next.Lookup(name)
		at, its := firstNumber(v), numbers(v)
		maps.DeleteFunc(its, func(at int, _ bool) bool { return !own[at] })
		if len(its) == 0 || share(its, now) { // it is kept
			continue
		}
		same := v.IsList() && w.At == v.At
		whole, entries = whole || !same, entries || same
		if then := firstNumber(w); v.IsList() && then >= 0 {
			firsts = append(firsts, [2]int{at, then})
		} else if v.IsList() && w.IsList() {
			cleared = true
		}
	}
	slices.SortFunc(firsts, func(x, y [2]int) int { return x[0] - y[0] })
	return whole, entries, !cleared && slices.IsSortedFunc(firsts, func(x, y [2]int) int { return x[1] - y[1] })
}

// firstNumber returns where the first number stands of what is not 0, −1 if there is none.
func firstNumber(v program.Value) int {
	if !v.IsList() {
		if !v.HasNumbers() || isZero(v) {
			return -1
		}
		return v.At.Offset
	}
	first := -1
	for _, x := range v.Items() {
		if at := firstNumber(x); at >= 0 && (first < 0 || at < first) {
			first = at
		}
	}
	return first
}

// moved reports whether some of the numbers of the table went elsewhere in their arrays, or were worked out anew.
func (t *Table) moved(next *program.Block) bool {
	return slices.ContainsFunc(t.Entries, func(e scheme.Entries) bool {
		return needed(e.Key) && slices.ContainsFunc(t.offsets(e.Key), func(at int) bool { return !next.Overwrote(at) })
	})
}

// shares reports whether arrays of the table share numbers, as where the weights are the last row of A.
func (t *Table) shares() bool {
	seen := map[int]string{}
	for _, e := range t.Entries {
		for _, at := range t.offsets(e.Key) {
			if seen[at] != "" && seen[at] != e.Key && needed(e.Key) {
				return true
			}
			seen[at] = e.Key
		}
	}
	return false
}

// settle refuses a table of a branch of which statements behind it change a part, under a condition of their own.
func (t *Table) settle(b *program.Block) {
	if t.Err != nil {
		return
	}
	own := t.numbers(needed)
	var names []string
	for _, name := range b.Names() {
		if share(numbers(b.Lookup(name)), own) {
			names = append(names, name)
		}
	}
	if name, at, ok := b.ChangedBehind(names); ok {
		t.Err = at.Errorf("%.40q is changed here under a condition, behind the branch that gives it its values", name)
	}
}

// needed reports whether a table is none without the part.
func needed(key string) bool { return !slices.Contains([]string{"c", "d", "bhat", "e"}, key) }

// offsets returns where the numbers of a part stand that are not 0.
func (t *Table) offsets(key string) []int {
	var out []int
	matrix := scheme.ShapeOf(key) == scheme.Matrix
	for i, row := range t.rowsOf(key) {
		for j, text := range row {
			p := scheme.Place{Key: key, Row: j + 1}
			if matrix {
				p = scheme.Place{Key: key, Row: i + 1, Column: j + 1}
			}
			if at, ok := t.Places.Parts[p.String()]; ok && strings.Trim(text, "0.") != "" {
				out = append(out, at.Offset)
			}
		}
	}
	return out
}

// numbers returns where the numbers stand of the parts with such keys.
func (t *Table) numbers(such func(key string) bool) map[int]bool {
	out := map[int]bool{}
	for _, e := range t.Entries {
		if such(e.Key) {
			for _, at := range t.offsets(e.Key) {
				out[at] = true
			}
		}
	}
	return out
}

// share reports whether two sets have a member in common.
func share(x, y map[int]bool) bool {
	for at := range x {
		if y[at] {
			return true
		}
	}
	return false
}

// numbers returns where the numbers of an array stand.
func numbers(v program.Value) map[int]bool {
	out := map[int]bool{}
	var visit func(v program.Value)
	visit = func(v program.Value) {
		for _, x := range v.Items() {
			visit(x)
		}
		if !v.IsList() && !v.IsNothing() {
			out[v.At.Offset] = true
		}
	}
	visit(v)
	return out
}

// still returns where the numbers stand that the arrays of the table have in the next state. What holds several of these
// arrays is none of them.
func (t *Table) still(state, next *program.Block) map[int]bool {
	out := map[int]bool{}
	for _, name := range state.Names() {
		own, roles := numbers(state.Lookup(name)), 0
		for _, e := range t.Entries {
			if needed(e.Key) && slices.ContainsFunc(t.offsets(e.Key), func(at int) bool { return own[at] }) {
				roles++
			}
		}
		if roles == 1 || t.shares() {
			maps.Copy(out, numbers(next.Lookup(name)))
		}
	}
	return out
}

// staleBehind leaves out of a table the parts that were written for the one before it.
func (t *Table) staleBehind(since int, before *Table) {
	if t.Err != nil {
		return
	}
	for _, key := range []string{"c", "d", "bhat", "e"} {
		offsets := t.offsets(key)
		old := before.offsets(key)
		if len(offsets) == 0 || slices.ContainsFunc(offsets, func(at int) bool { return at >= since || !slices.Contains(old, at) }) {
			continue
		}
		at := expression.Place(t.Places.Parts[key])
		t.Left = at.Errorf("%s, written for the table before this one", key)
		t.Entries = slices.DeleteFunc(slices.Clone(t.Entries), func(e scheme.Entries) bool { return e.Key == key })
		for part := range t.Places.Parts {
			if part == key || strings.HasPrefix(part, key+"[") {
				delete(t.Places.Parts, part)
			}
		}
	}
}

// lineAt returns the line in which an offset stands.
func lineAt(source string, offset int) int {
	return 1 + strings.Count(source[:min(offset, len(source))], "\n")
}

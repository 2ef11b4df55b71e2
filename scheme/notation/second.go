package notation

import (
	"slices"
	"strings"

	"rofz/scheme/expression"
	"rofz/scheme/program"
)

// Tables of one block often have the same names with numbers behind: A1 and b1, or A and b beside A2 and b2. As such names are
// those of much else, systems of equations for one, the weights or the nodes have to say that these are tables. Where they do
// not, beside a table that was made or in a file that speaks of such, the arrays are refused.

// numbering parts the name of an array that has a number behind: A2, b_2, rk_c12.
func numbering(name string) (rest, number string, ok bool) {
	rest = strings.TrimRight(name, "0123456789")
	number = name[len(rest):]
	if rest = strings.TrimSuffix(rest, "_"); number == "" || len(number) > 2 || rest == "" {
		return "", "", false
	}
	_, _, ok = divide(rest)
	return rest, number, ok
}

// numberedGroups returns the groups of arrays whose names have the same number behind and which may be tables.
func (h *harvest) numberedGroups(b *program.Block, names []string) []group {
	var groups []group
	for _, name := range names {
		rest, number, ok := numbering(name)
		if !ok {
			continue
		}
		if v := h.lookup(b, name); v.IsList() || v.IsSpelled() {
			prefix, base, _ := divide(rest)
			groups = put(groups, prefix, "_"+number, array{base, v})
		}
	}
	return slices.DeleteFunc(groups, func(g group) bool { return !g.mayBeTable() })
}

// mayBeTable reports whether a group has a matrix A, without weights that are one too, or vectors A and b.
func (g group) mayBeTable() bool {
	var a, b program.Value
	for _, x := range g.arrays {
		switch {
		case strings.EqualFold(x.name, "A"):
			a = x.value
		case strings.EqualFold(x.name, "b"):
			b = x.value
		}
	}
	weights := b.IsList() && isRow(b)
	return a.IsList() && isMatrix(a) && (weights || !b.IsList()) || a.IsSpelled() && weights
}

// isIn reports whether an array is one of the groups by its name.
func isIn(groups []group, name string) bool {
	rest, number, ok := numbering(name)
	prefix, _, _ := divide(rest)
	return ok && slices.ContainsFunc(groups, func(g group) bool { return g.prefix == prefix && g.ending == "_"+number })
}

// seconds makes the tables of arrays with numbers behind their names. made are those of the block without numbers.
func (h *harvest) seconds(b *program.Block, groups []group, made []Table) {
	for _, g := range groups {
		g.numbered = true
		n := len(h.out)
		h.group(b, g)
		doubtful := slices.ContainsFunc(h.out[n:], func(t Table) bool { return t.Err != nil })
		switch known := len(made) > 0 || h.speaks; {
		case doubtful && !known: // they may be anything
			h.out = h.out[:n]
		case n == len(h.out) && known:
			h.unmade(b, g)
		}
	}
}

// unmade refuses a matrix that makes no table with what has the same number behind its name.
func (h *harvest) unmade(b *program.Block, g group) {
	for _, x := range g.arrays {
		if s, ok := arraySeries(x.name, x.value); ok && strings.EqualFold(x.name, "A") && s.stages() > 1 {
			name := x.name + g.ending[1:]
			h.suspicions = append(h.suspicions, suspicion{title: h.title(b, g, ""), at: x.value.At, offsets: s.offsets,
				err: x.value.At.Errorf("%q looks like a matrix of a table, and no array with the number %s behind its name has its weights; annotate which is A and which is b", name, g.ending[1:])})
		}
	}
}

// plausible is a shape whose weights sum to 1, or whose rows sum to the nodes; it is an error if neither is so.
func plausible(shape func(v found, at expression.Place, lower bool) ([]part, error), number string) func(v found, at expression.Place, lower bool) ([]part, error) {
	return func(v found, at expression.Place, lower bool) ([]part, error) {
		parts, err := shape(v, at, lower)
		if err != nil {
			return nil, err
		}
		arrays := map[string]program.Value{}
		for _, p := range parts {
			arrays[p.key] = p.value
		}
		rows, _ := matrixRows(arrays["A"])
		right, wrong := agree(rows, arrays["c"].Items(), 0)
		if sums(arrays["b"].Items(), 1) || right > 1 && wrong == 0 {
			return parts, nil
		}
		return nil, at.Errorf("arrays with the number %s behind their names, whose weights do not sum to 1: whether they are a table is not told; annotate which arrays make one", number)
	}
}

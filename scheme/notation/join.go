package notation

import (
	"fmt"
	"slices"
	"strings"

	"rofz/scheme"
)

// halfWords are the parts of names that tell the halves of an additive pair from each other.
var halfWords = []string{"erk", "ark", "esdirk", "sdirk", "dirk", "irk", "explicit", "implicit", "exp", "imp", "ex", "im", "expl", "impl", "e", "i"}

// stemOf is a name without what tells the halves of a pair apart.
func stemOf(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return r == '-' || r == '_' || r == '.' || r == ' ' })
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return slices.Contains(halfWords, w) }), "-")
}

// Join returns the additive pairs that tables are the halves of, in the order of the explicit ones, and a sentence for each two that have the names of halves and do not fit, and for
// what of a pair is left out.
//
// An explicit and an implicit Runge–Kutta table are the halves of one pair if they have as many stages, and names that differ in words such as erk and dirk alone, those of one other table
// alone. The claimed orders are kept where both claim the same; embedded weights, where both have some.
func Join(tables []Table) (pairs []Table, notes []string) {
	note := func(format string, args ...any) { notes = append(notes, fmt.Sprintf(format, args...)) }
	var explicit, implicit []Table
	for _, t := range tables {
		if t.Info.Kind != scheme.KindRungeKutta || t.rowsOf("A") == nil {
			continue
		}
		if t, err := t.withEmbedded(); err != nil {
			note("%s: %v", t.Info.Name, err)
		} else if t.isExplicit() {
			explicit = append(explicit, t)
		} else {
			implicit = append(implicit, t)
		}
	}
	fitting := func(t Table, others []Table) (list []Table) {
		for _, u := range others {
			if stemOf(t.Info.Name) == stemOf(u.Info.Name) {
				list = append(list, u)
			}
		}
		return list
	}
	for _, e := range explicit {
		halves := fitting(e, implicit)
		switch {
		case len(halves) == 0: // no half, but a method of its own
		case len(halves) > 1 || len(fitting(halves[0], explicit)) > 1:
			note("%s: several tables have names that fit %s", e.Info.Name, halves[0].Info.Name)
		case len(halves[0].rowsOf("A")) != len(e.rowsOf("A")):
			note("%s and %s are no pair: they have %d and %d stages", e.Info.Name, halves[0].Info.Name, len(e.rowsOf("A")), len(halves[0].rowsOf("A")))
		default:
			p, err := pairOf(e, halves[0], note)
			if err != nil {
				note("%s and %s: %v", e.Info.Name, halves[0].Info.Name, err)
				continue
			}
			pairs = append(pairs, p)
		}
	}
	return pairs, notes
}

// pairOf is the pair with two halves.
func pairOf(explicit, implicit Table, note func(string, ...any)) (Table, error) {
	for _, p := range explicit.Params {
		if i := slices.IndexFunc(implicit.Params, func(q Param) bool { return q.Name == p.Name }); i >= 0 && implicit.Params[i].Value != p.Value {
			var err error
			if implicit, err = implicit.inlined(); err != nil { // its constants have the names of others
				return Table{}, err
			}
			break
		}
	}
	p := Table{Info: scheme.Info{Name: stemOf(explicit.Info.Name), Kind: scheme.KindAdditive, Source: explicit.Info.Source, Form: explicit.Info.Form, Exact: explicit.Info.Exact, Digits: explicit.Info.Digits}, Params: explicit.Params}
	for _, q := range implicit.Params {
		if !slices.Contains(p.Params, q) {
			p.Params = append(p.Params, q)
		}
	}
	agreed := func(what string, a, b *int) *int {
		switch {
		case a != nil && b != nil && *a == *b:
			return a
		case a != nil && b != nil:
			note("%s: %s %d and %d of the halves differ, and that of the pair is not claimed", p.Info.Name, what, *a, *b)
		}
		return nil
	}
	p.Info.Order = agreed("the orders", explicit.Info.Order, implicit.Info.Order)
	both := explicit.vectorOf("bhat") != nil && implicit.vectorOf("bhat") != nil
	if both {
		p.Info.EmbeddedOrder = agreed("the embedded orders", explicit.Info.EmbeddedOrder, implicit.Info.EmbeddedOrder)
	} else if explicit.vectorOf("bhat") != nil || implicit.vectorOf("bhat") != nil {
		note("%s: one half alone has embedded weights, which are left out", p.Info.Name)
	}
	for _, h := range []struct {
		of  Table
		key string
	}{{explicit, scheme.ExplicitHalf}, {implicit, scheme.ImplicitHalf}} {
		for _, e := range h.of.Entries {
			switch e.Key {
			case "bhat":
				if !both {
					continue
				}
			case "A", "b", "c":
			default:
				continue // of what a pair has no place for
			}
			p.Entries = append(p.Entries, scheme.Entries{Key: h.key + "." + e.Key, Rows: e.Rows})
		}
	}
	return p, nil
}

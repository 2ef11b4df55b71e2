package scheme

import (
	"slices"
	"strings"
	"sync"

	"rofz/poly"
	"rofz/poly/exact"
)

// KindAdditive is the kind of an *AdditivePair.
const KindAdditive = "additive"

// The halves of an additive pair, as keys of files and as colours of trees.
const (
	ExplicitHalf = "explicit"
	ImplicitHalf = "implicit"
)

// halfNames are the halves in the order of their colours, E and I.
var halfNames = [2]string{ExplicitHalf, ImplicitHalf}

// halfCoefficients are those of one half.
var halfCoefficients = []Coefficient{
	{Key: "A", Symbol: "a", Shape: Matrix},
	{Key: "b", Symbol: "b", Shape: Vector},
	{Key: "bhat", Symbol: "b̂", Shape: Vector, Optional: true},
	{Key: "c", Symbol: "c", Shape: Vector, Optional: true, RowSums: "A"},
}

var additiveKind = Kind{
	Name:   KindAdditive,
	Phrase: "an additive Runge–Kutta pair",
	Coefficients: []Coefficient{
		{Key: ExplicitHalf, Shape: Object, Group: halfCoefficients},
		{Key: ImplicitHalf, Shape: Object, Group: halfCoefficients},
	},
	Order: ColouredTrees,
	build: (*builder).additive,
}

// AdditivePair is an additive (IMEX) Runge–Kutta pair: for y' = f_E + f_I an explicit tableau for f_E and an implicit one for
// f_I, with the same number of stages [ARS97], [KC03].
type AdditivePair struct {
	base
	halves [2]half // explicit, implicit: over the field of all coefficients

	mu       sync.Mutex
	schemes  [2]*ButcherTableau // the halves by themselves, once they were asked for
	function *PairFunction
}

// half is one tableau of a pair.
type half struct {
	a          [][]poly.Elem
	b, bhat, c []poly.Elem // bhat and c are nil when absent
}

// Stages returns the number s of stages, which both halves have.
func (p *AdditivePair) Stages() int { return len(p.halves[0].b) }

// Halves returns A and b of the explicit half and of the implicit one, over the field of all coefficients.
func (p *AdditivePair) Halves() (explicit, implicit Realization) {
	of := func(h half) Realization { return Realization{cloneMatrix(h.a), cloneVector(h.b), ones(len(h.b))} }
	return of(p.halves[0]), of(p.halves[1])
}

// HasEmbedded reports whether both halves have embedded weights.
func (p *AdditivePair) HasEmbedded() bool { return p.halves[0].bhat != nil && p.halves[1].bhat != nil }

// Explicit returns the explicit half as the Runge–Kutta method that it is. What is claimed of the order of the pair is
// claimed of both halves; nothing else is.
func (p *AdditivePair) Explicit() *ButcherTableau { return p.scheme(0) }

// Implicit returns the implicit half as the Runge–Kutta method that it is: see Explicit.
func (p *AdditivePair) Implicit() *ButcherTableau { return p.scheme(1) }

func (p *AdditivePair) scheme(i int) *ButcherTableau {
	units := UnitsOf(p)
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.schemes[i] != nil {
		return p.schemes[i]
	}
	is := p.info
	info := Info{Name: is.Name + "-" + halfNames[i], Kind: KindRungeKutta, Source: is.Source, Form: is.Form, Exact: is.Exact, Digits: is.Digits, Order: is.Order}
	if p.halves[i].bhat != nil {
		info.EmbeddedOrder = is.EmbeddedOrder
	}
	var entries []Entries
	for _, e := range p.printed {
		if e.Key == "params" {
			entries = append(entries, e)
		} else if key, ok := strings.CutPrefix(e.Key, halfNames[i]+"."); ok {
			entries = append(entries, Entries{key, e.Rows})
		}
	}
	s, err := New(info, entries...)
	if err != nil {
		panic("internal error: " + err.Error()) // it was read as a part of the pair
	}
	t := s.(*ButcherTableau)
	t.document, t.within = p.document, halfNames[i]+"."
	t.units.set(units.inside(t.within))
	p.schemes[i] = t
	return t
}

// inside returns the units of the blocks whose keys have a beginning, under the rest of their keys.
func (u Units) inside(prefix string) Units {
	out := u
	out.byKey = nil
	for key, rows := range u.byKey {
		if rest, ok := strings.CutPrefix(key, prefix); ok {
			if out.byKey == nil {
				out.byKey = make(map[string][][]exact.Rat)
			}
			out.byKey[rest] = rows
		}
	}
	return out
}

// additive reads both halves, which have the same number of stages.
func (b *builder) additive() (Scheme, error) {
	p := &AdditivePair{}
	for i, name := range halfNames {
		if err := b.half(name, &p.halves[i]); err != nil {
			return nil, err
		}
	}
	if s, t := len(p.halves[0].a), len(p.halves[1].a); s != t {
		return nil, fault(ImplicitHalf+".A", "%d rows, but explicit.A has %d; both halves of a pair have the same stages: fill up the shorter one with rows, columns and weights that are 0", t, s)
	}
	if e, i := p.halves[0].bhat != nil, p.halves[1].bhat != nil; e != i {
		with, without := ExplicitHalf, ImplicitHalf
		if i {
			with, without = without, with
		}
		return nil, fault(without+".bhat", "missing, while %s has bhat; a pair with embedded weights has them in both halves", with)
	}
	b.settle()
	p.base = b.base()
	for i, row := range p.halves[0].a {
		if k := slices.IndexFunc(row[i:], func(x poly.Elem) bool { return !x.IsZero() }); k >= 0 {
			return nil, fault(Place{ExplicitHalf + ".A", i + 1, i + k + 1}.String(), "not 0; the explicit half is strictly lower triangular, and the halves may have been exchanged")
		}
	}
	return p, nil
}

// half reads one tableau, whose coefficients wait for the field of all.
func (b *builder) half(name string, h *half) error {
	n, _ := b.node.get(name)
	if n.kind != '{' {
		return fault(n.at.String(), "%s where an object would be right, with the keys A, b and perhaps bhat and c", n.is())
	}
	if err := n.only(name, keysOf(halfCoefficients, true)...); err != nil {
		return err
	}
	for _, key := range keysOf(halfCoefficients, false) {
		if _, ok := n.get(key); !ok {
			return fault(spot{in: &n.at, key: key}.String(), "missing; each half of a pair has A, b and perhaps bhat and c")
		}
	}
	inner := &builder{node: n, ev: b.ev}
	var err error
	if h.a, err = inner.matrix("A", -1, -1); err != nil {
		return err
	}
	for _, v := range []struct {
		key string
		dst *[]poly.Elem
	}{{"b", &h.b}, {"bhat", &h.bhat}, {"c", &h.c}} {
		if *v.dst, err = inner.vector(v.key, len(h.a)); err != nil {
			return err
		}
	}
	b.pending = append(b.pending, inner.pending...)
	for _, e := range inner.printed {
		b.printed = append(b.printed, Entries{name + "." + e.Key, e.Rows})
	}
	return nil
}

// Coefficients returns A, b, b̂ and c of the explicit half, and then those of the implicit one.
func (p *AdditivePair) Coefficients() []Block {
	var out []Block
	for i, h := range p.halves {
		in := halfNames[i] + "."
		list := p.blocks(additiveKind, values{key: in + "A", matrix: h.a}, values{key: in + "b", vector: h.b},
			values{key: in + "bhat", vector: h.bhat}, values{key: in + "c", vector: h.c})
		for k := range list {
			if list[k].RowSums != "" {
				list[k].RowSums = in + list[k].RowSums
			}
		}
		out = append(out, list...)
	}
	return out
}

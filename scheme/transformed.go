package scheme

import (
	"rofz/poly"
	"rofz/poly/exact"
)

// TransformedOf returns an implementation's own coefficients of a Rosenbrock scheme, from which the standard form was
// computed: a = αΓ⁻¹, C = diag(1/γ) − Γ⁻¹, m = bΓ⁻¹, e = m − b̂Γ⁻¹ and the scalar γ [HW96, IV (7.25)]. Their keys are
// those of scheme files, such as "transformed.a"; ok is false if the scheme is not given with them.
func TransformedOf(s Scheme) (own []Block, ok bool) {
	r, ok := s.(*Rosenbrock)
	if !ok || r.transformed == nil {
		return nil, false
	}
	t := r.transformed
	return r.blocks(rosenbrockKind, values{key: "transformed.a", matrix: t.a}, values{key: "transformed.C", matrix: t.c},
		values{key: "transformed.m", vector: t.m}, values{key: "transformed.e", vector: t.e},
		values{key: "transformed.gamma", vector: []poly.Elem{t.gamma}}), true
}

// transformed holds an implementation's own coefficients of a Rosenbrock scheme.
type transformed struct {
	a, c  [][]poly.Elem
	m, e  []poly.Elem // e is nil when absent
	gamma poly.Elem
}

func (b *builder) transformed(s int) (*transformed, error) {
	n, ok := b.node.get("transformed")
	if !ok {
		return nil, nil
	}
	if n.kind != '{' {
		return nil, fault(n.at.String(), "%s where an object would be right", n.is())
	}
	if err := n.only("transformed", "a", "C", "m", "gamma", "e"); err != nil {
		return nil, err
	}
	for _, key := range []string{"a", "C", "m", "gamma"} {
		if _, ok := n.get(key); !ok {
			return nil, fault(spot{in: &n.at, key: key}.String(), "missing; transformed has a, C, m, gamma and perhaps e")
		}
	}
	inner := &builder{node: n, ev: b.ev}
	t := &transformed{}
	var err error
	if t.a, err = inner.lower("a", s); err != nil {
		return nil, err
	}
	if t.c, err = inner.lower("C", s); err != nil {
		return nil, err
	}
	if t.m, err = inner.vector("m", s); err != nil {
		return nil, err
	}
	if t.e, err = inner.vector("e", s); err != nil {
		return nil, err
	}
	g, _ := n.get("gamma")
	text, err := g.coefficientText()
	if err != nil {
		return nil, err
	}
	if err := inner.evaluate(g.at, text, &t.gamma); err != nil {
		return nil, err
	}
	b.pending = append(b.pending, inner.pending...)
	for _, e := range append(inner.printed, Entries{"gamma", [][]string{{text}}}) {
		e.Key = "transformed." + e.Key
		b.printed = append(b.printed, e)
	}
	return t, nil
}

// ownStages returns the number of stages of a scheme that is given by an implementation's own coefficients alone.
func (b *builder) ownStages() int {
	own, _ := b.node.get("transformed")
	a, _ := own.get("a")
	return len(a.list)
}

// computeStandard computes the standard form from an implementation's own coefficients, which are all that is given:
// Γ = (diag(1/γ) − C)⁻¹, α = aΓ, b = mΓ and, unless b̂ is given, b̂ = (m − e)Γ [HW96, IV (7.25)].
func (r *Rosenbrock) computeStandard() error {
	t := r.transformed
	if t.gamma.IsZero() {
		return fault("transformed.gamma", "zero, should be the number on the diagonal of gamma")
	}
	for _, m := range []struct {
		key  string
		rows [][]poly.Elem
	}{{"a", t.a}, {"C", t.c}} {
		for i, row := range m.rows {
			for k, x := range row[i:] {
				if !x.IsZero() {
					return fault(Place{"transformed." + m.key, i + 1, i + k + 1}.String(), "not zero; %s is strictly lower triangular", m.key)
				}
			}
		}
	}
	n := len(t.m)
	r.gamma = make([][]poly.Elem, n)
	for i := range n { // (I − γC)Γ = γI, row by row
		r.gamma[i] = make([]poly.Elem, n)
		r.gamma[i][i] = t.gamma
		for k := range i {
			f := t.gamma.Mul(t.c[i][k])
			for l := range k + 1 {
				r.gamma[i][l] = r.gamma[i][l].Add(f.Mul(r.gamma[k][l]))
			}
		}
	}
	r.alpha = product(t.a, r.gamma)
	r.b = product([][]poly.Elem{t.m}, r.gamma)[0]
	if r.bhat == nil && t.e != nil {
		hat := make([]poly.Elem, n)
		for i := range hat {
			hat[i] = t.m[i].Sub(t.e[i])
		}
		r.bhat = product([][]poly.Elem{hat}, r.gamma)[0]
	}
	r.computed = true
	return nil
}

// withComputed returns the units with those of a standard form that was computed from an implementation's own
// coefficients. Where D = diag(1/γ) − C is off by at most U, entry by entry, its inverse Γ is off by at most |Γ|U|Γ'|,
// and |Γ'| ≤ |Γ| + |Γ|UN, where N is the inverse of the matrix with |D| − U on the diagonal and −|D| − U below it.
func (u Units) withComputed(s Scheme) Units {
	r, ok := s.(*Rosenbrock)
	if !ok || !r.computed || u.Exact() {
		return u
	}
	t, n := r.transformed, len(r.b)
	own := func(key string) [][]exact.Rat {
		out := make([][]exact.Rat, n)
		for i := range out {
			out[i] = make([]exact.Rat, n)
			for k := range n {
				out[i][k] = u.At("transformed."+key, i, k)
			}
		}
		return out
	}
	off := own("C")
	g, ug := r.size(t.gamma), u.At("transformed.gamma", 0, 0)
	nearest := g.Sub(ug)
	if nearest.Sign() <= 0 {
		return u // γ may be 0: nothing follows
	}
	for i := range n {
		off[i][i] = off[i][i].Add(ug.Quo(g.Mul(nearest)))
	}
	most := make([][]exact.Rat, n) // N: its diagonal is 1/(1/|γ| − U), which is |γ'| at most
	for i := range n {
		most[i] = make([]exact.Rat, n)
		most[i][i] = g.Add(ug)
		for k := range i {
			f := r.size(t.c[i][k]).Add(off[i][k])
			for l := range k + 1 {
				most[i][l] = most[i][l].Add(f.Mul(most[k][l]).Mul(most[i][i]))
			}
		}
	}
	gamma := r.sizes(r.gamma)
	first := rationalProduct(gamma, off)
	ugamma := rationalProduct(first, sumOf(gamma, rationalProduct(first, most)))
	times := func(v, uv [][]exact.Rat) [][]exact.Rat {
		return sumOf(rationalProduct(v, ugamma), rationalProduct(uv, sumOf(gamma, ugamma)))
	}
	row := func(key string) [][]exact.Rat { return own(key)[:1] }
	u.byKey["gamma"] = ugamma
	u.byKey["alpha"] = times(r.sizes(t.a), own("a"))
	u.byKey["b"] = times(r.sizes([][]poly.Elem{t.m}), row("m"))
	if t.e != nil && u.byKey["bhat"] == nil {
		e := r.sizes([][]poly.Elem{t.e})
		u.byKey["bhat"] = sumOf(u.byKey["b"], times(e, row("e")))
	}
	return u
}

// size returns a rational number that is not smaller than |x|, and larger by next to nothing.
func (r *Rosenbrock) size(x poly.Elem) exact.Rat {
	in := r.field.Enclose(x, 128)
	return exact.Max(in.Lo.Abs(), in.Hi.Abs())
}

func (r *Rosenbrock) sizes(m [][]poly.Elem) [][]exact.Rat {
	out := make([][]exact.Rat, len(m))
	for i, row := range m {
		for _, x := range row {
			out[i] = append(out[i], r.size(x))
		}
	}
	return out
}

func rationalProduct(a, b [][]exact.Rat) [][]exact.Rat {
	out := make([][]exact.Rat, len(a))
	for i, row := range a {
		out[i] = make([]exact.Rat, len(b))
		for k, x := range row {
			if x.IsZero() {
				continue
			}
			for j, y := range b[k] {
				out[i][j] = out[i][j].Add(x.Mul(y))
			}
		}
	}
	return out
}

func sumOf(a, b [][]exact.Rat) [][]exact.Rat {
	out := make([][]exact.Rat, len(a))
	for i, row := range a {
		for j, x := range row {
			out[i] = append(out[i], x.Add(b[i][j]))
		}
	}
	return out
}

// TransformedFindings compares an implementation's own coefficients of a Rosenbrock scheme with the standard form:
// with Γ = γ the matrix, α = aΓ, ΓC = Γ/γ − I for the scalar γ, b = mΓ and b̂ = (m − e)Γ [HW96, IV (7.25)]. It returns
// the first difference.
func TransformedFindings(s Scheme) []Finding { return newJudge(s).transformed() }

func (j judge) transformed() []Finding {
	r, ok := j.scheme.(*Rosenbrock)
	if !ok || r.transformed == nil {
		return nil
	}
	t, n := r.transformed, len(r.b)
	own := func(key string, row, col int) exact.Rat { return j.units.At("transformed."+key, row, col) }
	// times returns (vΓ)_k and how far the units let it be off; row is that of v, whose key is one of several.
	times := func(key string, v []poly.Elem, row, k int) (sum poly.Elem, within exact.Rat) {
		for i := k; i < n; i++ {
			sum = sum.Add(v[i].Mul(r.gamma[i][k]))
			within = within.Add(j.product(v[i], own(key, row, i), r.gamma[i][k], j.units.At("gamma", i, k)))
		}
		return sum, within
	}
	differ := func(product string, row, column int, got, want poly.Elem, within exact.Rat) []Finding {
		if j.accepts(got.Sub(want), within) {
			return nil
		}
		return []Finding{OwnCoefficient{product, row, column, j.scheme.Field(), got, want}}
	}
	for i := range n {
		for k := range n {
			got, within := times("a", t.a[i], i, k)
			if out := differ("a", i+1, k+1, got, r.alpha[i][k], within.Add(j.units.At("alpha", i, k))); out != nil {
				return out
			}
			want, unit := r.gamma[i][k], j.units.At("gamma", i, k)
			if i == k {
				want, unit = want.Sub(t.gamma), unit.Add(own("gamma", 0, 0))
			}
			got, within = times("C", t.c[i], i, k)
			within = j.product(got, within, t.gamma, own("gamma", 0, 0))
			if out := differ("C", i+1, k+1, got.Mul(t.gamma), want, within.Add(unit)); out != nil {
				return out
			}
		}
	}
	for k := range n {
		got, within := times("m", t.m, 0, k)
		if out := differ("m", 0, k+1, got, r.b[k], within.Add(j.units.At("b", 0, k))); out != nil {
			return out
		}
		if t.e == nil || r.bhat == nil {
			continue
		}
		e, unit := times("e", t.e, 0, k)
		if out := differ("m − e", 0, k+1, got.Sub(e), r.bhat[k], within.Add(unit).Add(j.units.At("bhat", 0, k))); out != nil {
			return out
		}
	}
	return nil
}

// product bounds how far a product is off if its factors are by u and v.
func (j judge) product(x poly.Elem, u exact.Rat, y poly.Elem, v exact.Rat) exact.Rat {
	if u.IsZero() && v.IsZero() {
		return exact.Rat{}
	}
	k := j.scheme.Field()
	size := func(x poly.Elem) exact.Rat {
		in := k.Enclose(x, 64)
		return exact.Max(in.Lo.Abs(), in.Hi.Abs())
	}
	return size(x).Mul(v).Add(size(y).Mul(u)).Add(u.Mul(v))
}

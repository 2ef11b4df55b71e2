package scheme

import "rofz/poly"

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
		return nil, fault(n.at, "%s where an object would be right", n.is())
	}
	if err := n.only("transformed", "a", "C", "m", "gamma", "e"); err != nil {
		return nil, err
	}
	for _, key := range []string{"a", "C", "m", "gamma"} {
		if _, ok := n.get(key); !ok {
			return nil, fault(n.at+"."+key, "missing; transformed has a, C, m, gamma and perhaps e")
		}
	}
	inner := &builder{node: n, ev: b.ev}
	t := &transformed{}
	var err error
	if t.a, err = inner.matrix("a", s, s); err != nil {
		return nil, err
	}
	if t.c, err = inner.matrix("C", s, s); err != nil {
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

// TransformedFindings compares an implementation's own coefficients of a Rosenbrock scheme with the standard form:
// with Γ = γ the matrix, α = aΓ, ΓC = Γ/γ − I for the scalar γ, b = mΓ and b̂ = (m − e)Γ [HW96, IV (7.25)]. It returns
// the first difference.
func TransformedFindings(s Scheme) []Finding {
	r, ok := s.(*Rosenbrock)
	if !ok || r.transformed == nil {
		return nil
	}
	j, t := newJudge(s), r.transformed
	n := len(r.b)
	row := func(v []poly.Elem, k int) (sum poly.Elem) { // (vΓ)_k
		for i := k; i < n; i++ {
			sum = sum.Add(v[i].Mul(r.gamma[i][k]))
		}
		return sum
	}
	var out []Finding
	differ := func(product string, row, column int, got, want poly.Elem) bool {
		if j.accepts(got.Sub(want)) {
			return false
		}
		out = []Finding{OwnCoefficient{product, row, column, j.scheme.Field(), got, want}}
		return true
	}
	for i := range n {
		for k := range n {
			if differ("a", i+1, k+1, row(t.a[i], k), r.alpha[i][k]) {
				return out
			}
			want := r.gamma[i][k]
			if i == k {
				want = want.Sub(t.gamma)
			}
			if differ("C", i+1, k+1, row(t.c[i], k).Mul(t.gamma), want) {
				return out
			}
		}
	}
	for k := range n {
		if differ("m", 0, k+1, row(t.m, k), r.b[k]) {
			return out
		}
		if t.e != nil && r.bhat != nil && differ("m − e", 0, k+1, row(t.m, k).Sub(row(t.e, k)), r.bhat[k]) {
			return out
		}
	}
	return nil
}

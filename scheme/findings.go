package scheme

import (
	"fmt"

	"rofz/poly"
	"rofz/poly/exact"
)

// RowSumFindings compares the abscissae c that a file gives with the row sums of A (and for a Rosenbrock scheme c and
// d with those of α and γ), and returns a sentence for each difference. They must agree exactly where
// the coefficients are exact, otherwise to within 10^(2−digits). A sentence begins with the place: "c[2] is …".
func RowSumFindings(s Scheme) []string {
	j := newJudge(s)
	switch s := s.(type) {
	case *ButcherTableau:
		return j.rowSums("c", s.c, "A", s.a)
	case *Rosenbrock:
		return append(j.rowSums("c", s.c, "alpha", s.alpha), j.rowSums("d", s.d, "gamma", s.gamma)...)
	}
	return nil
}

func (j judge) rowSums(name string, c []poly.Elem, matrix string, a [][]poly.Elem) []string {
	var out []string
	for i := range c {
		if sum := total(a[i]); !j.accepts(sum.Sub(c[i])) {
			out = append(out, fmt.Sprintf("%s[%d] is %s, but row sum %d of %s is %s", name, i+1, j.number(c[i]), i+1, matrix, j.number(sum)))
		}
	}
	return out
}

func total(row []poly.Elem) poly.Elem {
	var sum poly.Elem
	for _, x := range row {
		sum = sum.Add(x)
	}
	return sum
}

// FamilyFindings compares the family that a file names with the form of its coefficients: erk strictly lower
// triangular, dirk lower triangular, sdirk with a constant diagonal besides, esdirk with an explicit first stage and
// then a constant diagonal, firk any tableau; rosenbrock, multistep and glm name kinds.
func FamilyFindings(s Scheme) []string {
	info := s.Info()
	if info.Family == "" {
		return nil
	}
	kind := map[string]string{"rosenbrock": KindRosenbrock, "multistep": KindMultistep, "glm": KindGeneralLinear}[info.Family]
	if kind == "" {
		kind = KindRungeKutta
	}
	t, tableau := s.(*ButcherTableau)
	switch {
	case kind != info.Kind:
		return []string{fmt.Sprintf("family %s belongs to kind %s, but the scheme is of kind %s", info.Family, kind, info.Kind)}
	case !tableau:
		return nil
	}
	if why := newJudge(s).familyForm(info.Family, t.a); why != "" {
		return []string{fmt.Sprintf("family %s: %s", info.Family, why)}
	}
	return nil
}

// familyForm says what keeps the matrix from having the form of the family, "" if nothing does.
func (j judge) familyForm(family string, a [][]poly.Elem) string {
	if family == "firk" {
		return ""
	}
	for r := range a {
		for c := r + 1; c < len(a); c++ {
			if !j.accepts(a[r][c]) {
				return fmt.Sprintf("A[%d][%d] is %s, above the diagonal", r+1, c+1, j.number(a[r][c]))
			}
		}
	}
	first := 0
	if family == "esdirk" || family == "erk" {
		if first = 1; !j.accepts(a[0][0]) {
			return fmt.Sprintf("A[1][1] is %s; the first stage should be explicit", j.number(a[0][0]))
		}
	}
	for i := first; i < len(a); i++ {
		switch d := a[i][i]; {
		case family == "erk" && !j.accepts(d):
			return fmt.Sprintf("A[%d][%d] is %s; every stage should be explicit", i+1, i+1, j.number(d))
		case (family == "sdirk" || family == "esdirk") && !j.accepts(d.Sub(a[first][first])):
			return fmt.Sprintf("A[%d][%d] is %s; the diagonal should be constant, %s", i+1, i+1, j.number(d), j.number(a[first][first]))
		}
	}
	return ""
}

// StiffAccuracy returns the equalities left[i] = right[i] that stiff accuracy means, and the distance within which
// they count as holding: 0 where the coefficients are exact. For a tableau b is the last row of A; for a Rosenbrock
// scheme α_si + γ_si = b_i and Σα_sj = 1 [HW96, IV.7]; for collocation c_s = 1, that is M(1) = 0. It reports false for
// the other kinds.
func StiffAccuracy(s Scheme) (left, right []poly.Elem, within exact.Rat, ok bool) {
	within = s.Info().Tolerance()
	switch s := s.(type) {
	case *ButcherTableau:
		return cloneVector(s.a[len(s.a)-1]), cloneVector(s.b), within, true
	case *Rosenbrock:
		last := len(s.b) - 1
		return append(s.sum()[last], total(s.alpha[last])), append(cloneVector(s.b), poly.Int(1)), within, true
	case *Collocation:
		return []poly.Elem{s.nodes.Eval(poly.Int(1))}, []poly.Elem{{}}, within, true
	}
	return nil, nil, within, false
}

// TransformedFindings compares an implementation's own coefficients of a Rosenbrock scheme with the standard form:
// with Γ = γ the matrix, α = aΓ, ΓC = Γ/γ − I for the scalar γ, b = mΓ and b̂ = (m − e)Γ [HW96, IV (7.25)]. It returns
// one sentence for the first difference.
func TransformedFindings(s Scheme) []string {
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
	differ := func(what string, got, want poly.Elem) []string {
		return []string{fmt.Sprintf("transformed: %s gives %s, the standard form has %s", what, j.number(got), j.number(want))}
	}
	for i := range n {
		for k := range n {
			if got := row(t.a[i], k); !j.accepts(got.Sub(r.alpha[i][k])) {
				return differ(fmt.Sprintf("(a·gamma)[%d][%d]", i+1, k+1), got, r.alpha[i][k])
			}
			want := r.gamma[i][k]
			if i == k {
				want = want.Sub(t.gamma)
			}
			if got := row(t.c[i], k).Mul(t.gamma); !j.accepts(got.Sub(want)) {
				return differ(fmt.Sprintf("(C·gamma)[%d][%d]", i+1, k+1), got, want)
			}
		}
	}
	for k := range n {
		if got := row(t.m, k); !j.accepts(got.Sub(r.b[k])) {
			return differ(fmt.Sprintf("(m·gamma)[%d]", k+1), got, r.b[k])
		}
		if t.e == nil || r.bhat == nil {
			continue
		}
		if got := row(t.m, k).Sub(row(t.e, k)); !j.accepts(got.Sub(r.bhat[k])) {
			return differ(fmt.Sprintf("((m − e)·gamma)[%d]", k+1), got, r.bhat[k])
		}
	}
	return nil
}

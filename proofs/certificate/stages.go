package certificate

import (
	"slices"

	"rofz/poly"
	"rofz/poly/exact"
)

// Stages are what a one-step method does to functions on its stages: lists of values for a tableau. For a method that is known
// by its nodes they are polynomials modulo the node polynomial M, in a basis β_0, …, β_(n−1) that is 1, x, x², …, or
// consists of the shifted Legendre polynomials P_k(2x − 1).
type Stages struct {
	A         [][]poly.Elem // α + γ of a Rosenbrock method
	Branching [][]poly.Elem // α of a Rosenbrock method, for a node of a tree with several children; nil if it is A
	B, E      []poly.Elem   // E is the constant 1

	Fold     []poly.Elem // β_n ≡ Σ Fold_k β_k modulo M; nil for a tableau
	Legendre bool
}

// atNodes returns the functions on the zeros of the monic polynomial m, with b the functional f ↦ ∫₀¹ f, and without A.
func atNodes(m poly.Poly, legendre bool) (Stages, error) {
	s, n := Stages{Legendre: legendre}, m.Degree()
	if n < 1 || n > maxStages || !m.Lead().Equal(poly.Int(1)) {
		return s, malformed("a monic node polynomial of degree 1 to %d would be right", maxStages)
	}
	var f []poly.Elem // m, by Horner's rule
	for i := n; i >= 0; i-- {
		f = s.byX(f)
		f[0] = f[0].Add(m.Coeff(i))
	}
	factor := poly.Int(-1) // times f[n] it is −1, since m is monic
	for k := range n {
		_, inverse, _, _ := s.recurrence(k)
		factor = factor.Mul(inverse)
	}
	for k := range n {
		s.Fold = append(s.Fold, f[k].Mul(factor))
		s.B = append(s.B, poly.Elem{})
		if !legendre || k == 0 {
			s.B[k] = poly.Rational(exact.NewRat(1, int64(k+1)))
		}
	}
	s.E = s.unit(0)
	return s, nil
}

// check checks the sizes.
func (s *Stages) check() error {
	n := len(s.B)
	if n == 0 || !isMatrix(s.A, n, n) || s.Branching != nil && !isMatrix(s.Branching, n, n) || len(s.E) != n || s.Fold != nil && len(s.Fold) != n {
		return malformed("A, b, and what else there is for each stage, differ in size")
	}
	return nil
}

// recurrence returns the numbers in x·β_k = up·β_(k+1) + same·β_k + down·β_(k−1), and 1/up. For k = 0 down is 0.
func (s *Stages) recurrence(k int) (up, inverse, same, down poly.Elem) {
	if !s.Legendre {
		return poly.Int(1), poly.Int(1), same, down
	}
	ratio := func(a, b int) poly.Elem { return poly.Rational(exact.NewRat(int64(a), int64(b))) }
	return ratio(k+1, 4*k+2), ratio(4*k+2, k+1), ratio(1, 2), ratio(k, 4*k+2)
}

// byX returns x·f, which has one coefficient more than f.
func (s *Stages) byX(f []poly.Elem) []poly.Elem {
	out := make([]poly.Elem, len(f)+1)
	for k, c := range f {
		up, _, same, down := s.recurrence(k)
		out[k+1] = out[k+1].Add(up.Mul(c))
		out[k] = out[k].Add(same.Mul(c))
		out[max(k-1, 0)] = out[max(k-1, 0)].Add(down.Mul(c))
	}
	return out
}

// timesX returns x·f modulo M.
func (s *Stages) timesX(f []poly.Elem) []poly.Elem {
	f = s.byX(f)
	n := len(f) - 1
	return plus(f[:n], f[n], s.Fold)
}

// multiples returns β_0(y)·f, …, β_(n−1)(y)·f, n ≥ 1, where times is the multiplication by y.
func (s *Stages) multiples(f []poly.Elem, n int, times func([]poly.Elem) []poly.Elem) [][]poly.Elem {
	out := [][]poly.Elem{f}
	for k := range n - 1 {
		next := times(out[k])
		_, inverse, same, down := s.recurrence(k)
		next = plus(next, same.Neg(), out[k])
		next = plus(next, down.Neg(), out[max(k-1, 0)])
		out = append(out, plus(make([]poly.Elem, len(f)), inverse, next))
	}
	return out
}

// product returns f·g.
func (s *Stages) product(f, g []poly.Elem) []poly.Elem {
	out := make([]poly.Elem, len(f))
	if s.Fold != nil {
		n := len(f)
		for ; n > 1 && f[n-1].IsZero(); n-- { // only faster: x has two coefficients
		}
		for k, m := range s.multiples(g, n, s.timesX) {
			out = plus(out, f[k], m)
		}
		return out
	}
	for i := range f {
		out[i] = f[i].Mul(g[i])
	}
	return out
}

// unit returns the function β_k, or that with the value 1 at stage k, counted from 0, and 0 at the others.
func (s *Stages) unit(k int) []poly.Elem {
	out := make([]poly.Elem, len(s.B))
	out[k] = poly.Int(1)
	return out
}

// Gram returns the numbers bᵀ(β_k²), which are b for a tableau, and checks that bᵀ(β_jβ_k) = 0 for j ≠ k.
func (s *Stages) Gram() ([]poly.Elem, error) {
	if s.Fold == nil {
		return s.B, nil
	}
	var out []poly.Elem
	forms := s.forms()
	for j, form := range forms {
		for k, x := range form {
			switch {
			case j == k:
				out = append(out, x)
			case !x.IsZero():
				return nil, failf("the basis functions %d and %d are not orthogonal", j, k)
			}
		}
	}
	return out, nil
}

// forms returns the numbers bᵀ(β_jβ_k) of a method that is known by its nodes: the functionals f ↦ bᵀ(β_jf), by their values at the
// basis. In them times x means after a multiplication by x.
func (s *Stages) forms() [][]poly.Elem {
	var columns [][]poly.Elem // of the multiplication by x
	for k := range s.B {
		columns = append(columns, s.timesX(s.unit(k)))
	}
	return s.multiples(s.B, len(s.B), func(form []poly.Elem) []poly.Elem { return image(columns, form) })
}

// plus returns v + cw.
func plus(v []poly.Elem, c poly.Elem, w []poly.Elem) []poly.Elem {
	out := slices.Clone(v)
	for i := range v {
		if !c.IsZero() && !w[i].IsZero() {
			out[i] = v[i].Add(c.Mul(w[i]))
		}
	}
	return out
}

// isNull reports that all of v is 0 by the algebra.
func isNull(v []poly.Elem) bool {
	return !slices.ContainsFunc(v, func(x poly.Elem) bool { return !x.IsZero() })
}

// image returns Mv.
func image(m [][]poly.Elem, v []poly.Elem) []poly.Elem {
	out := make([]poly.Elem, len(m))
	for i, row := range m {
		out[i] = dot(row, v)
	}
	return out
}

func dot(v, w []poly.Elem) poly.Elem {
	var sum poly.Elem
	for i, x := range v {
		if !x.IsZero() {
			sum = sum.Add(x.Mul(w[i]))
		}
	}
	return sum
}

// transposed returns the columns of m as rows.
func transposed(m [][]poly.Elem) [][]poly.Elem {
	out := make([][]poly.Elem, len(m))
	for _, row := range m {
		for j, x := range row {
			out[j] = append(out[j], x)
		}
	}
	return out
}

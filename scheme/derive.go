package scheme

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/rational"
)

// Realization is a matrix A with two vectors b, e that stand for R(z) = 1 + z bᵀ(I − zA)⁻¹e. A tableau has
// e = (1, …, 1); a method written in another basis of its stage space has the coordinates of the constant 1 there.
type Realization struct {
	A    [][]poly.Elem
	B, E []poly.Elem
}

// Derivation is a stability function with the evidence that it belongs to its realization: with the polynomial
// vector s(z) of degree < s,
//
//	(I − zA) s(z) = Q₀(z) e,   P₀ = Q₀ + z bᵀs,   P₀ = gP,   Q₀ = gQ,   R = P/Q,
//
// which a reader checks by multiplying out.
type Derivation struct {
	Field       algebraic.Field
	Realization *Realization // nil if the scheme was given by P and Q
	P0, Q0      poly.Poly    // unreduced; Q0 = det(I − zA)
	Common      poly.Poly    // g, with g(0) = 1
	Vector      []poly.Poly  // s(z), one polynomial for each stage
	R           rational.Function
}

// DeriveRealization computes R(z) = 1 + z bᵀ(I − zA)⁻¹e for coefficients in k, with its evidence. The error says that
// the sizes of A, b and e do not fit together.
//
// Q₀ = det(I − zA) is found first: from the diagonal if A is lower triangular, otherwise modulo primes over ℚ, and by
// the division-free algorithm of Berkowitz over a number field [Ber84]. Then s₀ = e, s_k = A s_{k−1} + q_k e gives the
// vector; that A s_{s−1} + q_s e = 0 is the theorem of Cayley and Hamilton and serves as a check.
//
// Cost: O(s³) multiplications of integers of up to s·τ bits, τ the size of the common denominator and of the
// numerators over it; O(s⁴) for a full matrix over a number field.
func DeriveRealization(k algebraic.Field, r Realization) (Derivation, error) {
	return deriveRealization(context.Background(), k, r)
}

func deriveRealization(ctx context.Context, k algebraic.Field, r Realization) (Derivation, error) {
	if err := r.check(); err != nil {
		return Derivation{}, err
	}
	x := newIntegral(ctx, k, r)
	q := x.determinant()
	return x.derivation(k, r, q)
}

func (r Realization) check() error {
	s := len(r.A)
	for i, row := range r.A {
		if len(row) != s {
			return fmt.Errorf("row %d of A has %d entries, should have %d", i+1, len(row), s)
		}
	}
	if len(r.B) != s {
		return fmt.Errorf("b has %d entries, should have %d, one for each row of A", len(r.B), s)
	}
	if len(r.E) != s {
		return fmt.Errorf("e has %d entries, should have %d, one for each row of A", len(r.E), s)
	}
	return nil
}

// integral is a realization in integers of a ring: A = M/d, b = B/β, e = E/ε. In the variable w = z/d nothing but
// integers occurs.
type integral struct {
	ring             *ring
	m                [][]elt
	b, e             []elt
	d, beta, epsilon *big.Int
}

func newIntegral(ctx context.Context, k algebraic.Field, r Realization) integral {
	x := integral{ring: newRing(ctx, k.Algebra())}
	s := len(r.A)
	var entries []elt
	entries, x.d = x.ring.clear(flatten(r.A))
	x.m = make([][]elt, s)
	for i := range x.m {
		x.m[i] = entries[i*s : (i+1)*s]
	}
	x.b, x.beta = x.ring.clear(r.B)
	x.e, x.epsilon = x.ring.clear(r.E)
	return x
}

// determinant returns the s+1 coefficients of det(I − wM).
func (x integral) determinant() []elt {
	switch {
	case x.triangular():
		q := []elt{x.ring.int(1)}
		for i, row := range x.m {
			q = x.ring.mulPoly(q, []elt{x.ring.int(1), x.ring.neg(row[i])}, i+2)
		}
		return q
	case x.ring.field == nil:
		return x.modular()
	default:
		return x.berkowitz()
	}
}

// triangular reports whether M has only zeros above the diagonal.
func (x integral) triangular() bool {
	for i, row := range x.m {
		if !zeros(row[i+1:]) {
			return false
		}
	}
	return true
}

func (x integral) modular() []elt {
	zero := new(big.Int)
	m := make([][]*big.Int, len(x.m))
	for i, row := range x.m {
		m[i] = make([]*big.Int, len(row))
		for j, y := range row {
			m[i][j] = zero
			if y != nil {
				m[i][j] = y[0]
			}
		}
	}
	q := make([]elt, 0, len(m)+1)
	for _, c := range determinant(x.ring.ctx, m) {
		if c.Sign() == 0 {
			q = append(q, nil)
		} else {
			q = append(q, elt{c})
		}
	}
	return q
}

// berkowitz goes from each leading block N of M to the next one, N bordered by the column c, the row rᵀ and the
// corner a: the new determinant is the old one times 1 − aw − (rᵀc)w² − (rᵀNc)w³ − …, modulo w^{size+1} [Ber84].
func (x integral) berkowitz() []elt {
	r := x.ring
	q := []elt{r.int(1)}
	for n := range x.m {
		block, row := x.m[:n], x.m[n][:n]
		column := make([]elt, n)
		for i := range column {
			column[i] = block[i][n]
		}
		t := []elt{r.int(1), r.neg(x.m[n][n])}
		for range n {
			t = append(t, r.neg(r.dot(row, column)))
			column = r.apply(block, column) // dot stops at the shorter one: only the leading n×n block counts
		}
		q = r.mulPoly(t, q, n+2)
	}
	return q
}

// vector returns S_0, …, S_{s−1} with (I − wM) ΣS_k w^k = q(w) E.
func (x integral) vector(q []elt) [][]elt {
	s := len(x.m)
	out := make([][]elt, 0, s)
	last := make([]elt, s)
	for k := range s {
		last = x.next(last, q[k], x.e)
		out = append(out, last)
	}
	if !zeros(x.next(last, q[s], x.e)) {
		panic("internal error: det(I − zA) does not annihilate A")
	}
	return out
}

// next returns M·v + c·u.
func (x integral) next(v []elt, c elt, u []elt) []elt {
	w := x.ring.apply(x.m, v)
	for i, y := range u {
		if y != nil && c != nil {
			w[i] = x.ring.add(w[i], x.ring.mul(c, y))
		}
	}
	return w
}

func (x integral) derivation(k algebraic.Field, r Realization, q []elt) (Derivation, error) {
	s := x.vector(q)
	d := Derivation{Field: k, Realization: &r, Q0: x.ring.poly(q, big.NewInt(1), x.d)}
	for i := range x.m {
		component := make([]elt, len(s))
		for k := range s {
			component[k] = s[k][i]
		}
		d.Vector = append(d.Vector, x.ring.poly(component, x.epsilon, x.d))
	}
	return x.finish(d, s)
}

// finish fills in P0 = Q0 + z bᵀs, R and the common factor.
func (x integral) finish(d Derivation, s [][]elt) (Derivation, error) {
	moments := make([]elt, len(s))
	for k, v := range s {
		moments[k] = x.ring.dot(x.b, v)
	}
	f := new(big.Int).Mul(x.beta, x.epsilon)
	d.P0 = d.Q0.Add(x.ring.poly(moments, f, x.d).Shift(1))
	return d.reduce()
}

// reduce fills in R and Common from P0 and Q0.
func (d Derivation) reduce() (Derivation, error) {
	var err error
	if d.R, err = rational.New(d.P0, d.Q0); err != nil {
		return Derivation{}, err
	}
	if q := d.R.Denominator(); q.Degree() == d.Q0.Degree() && d.P0.Degree() == d.R.Numerator().Degree() {
		d.Common = poly.Constant(d.Q0.Coeff(0)) // R has Q(0) = 1, so nothing but a constant is left
	} else {
		d.Common = d.Q0.Quo(q)
	}
	return d, nil
}

// withWeights derives the stability function of the same A and e with other weights, reusing Q0 and the vector.
func (d Derivation) withWeights(b []poly.Elem) (Derivation, error) {
	r := Realization{A: d.Realization.A, B: b, E: d.Realization.E}
	if err := r.check(); err != nil {
		return Derivation{}, err
	}
	p := poly.Poly{}
	for i, x := range b {
		p = p.Add(d.Vector[i].Scale(x))
	}
	d.Realization = &r
	d.P0 = d.Q0.Add(p.Shift(1))
	return d.reduce()
}

// CancelsPole reports what the stability function alone does not show: the common factor has a zero in Re z ≤ 0, where R
// is finite and the stage equations have no solution.
//
// Algorithm: Routh's scheme with exact signs [Gan59]. Cost: O(n²) field operations for a common factor of degree n.
func (d Derivation) CancelsPole() bool {
	return d.Common.Degree() > 0 && !d.Field.ZerosInRightHalfPlane(d.Common)
}

// DerivativeRoutes computes R' in three ways and compares them:
//
//  1. (P'Q − PQ')/Q² in lowest terms;
//  2. the resolvent, bᵀ(I − zA)⁻²e = bᵀt/Q₀² with the vector t(z) that solves (I − zA) t = Q₀ s;
//  3. the power series, whose coefficient of z^k is (k+1) bᵀA^k e, up to k = 4s−1. Both sides have degrees below 2s in
//     numerator and denominator, so this many coefficients decide.
//
// It returns R' and t, which is the evidence for the second. The error names the routes that disagree with the first:
// that would be an error of this package. A derivation without a realization has only the first route, and t is nil.
//
// Cost: O(s³) multiplications of integers of up to 2s·τ bits.
func DerivativeRoutes(d Derivation) (derivative rational.Function, t []poly.Poly, err error) {
	return DerivativeRoutesContext(context.Background(), d)
}

// DerivativeRoutesContext is DerivativeRoutes; it ends the computation around it, as budget.Poll does, when ctx is done.
func DerivativeRoutesContext(ctx context.Context, d Derivation) (derivative rational.Function, t []poly.Poly, err error) {
	derivative = d.R.Derivative()
	if d.Realization == nil {
		return derivative, nil, nil
	}
	x := newIntegral(ctx, d.Field, *d.Realization)
	q := x.determinant()
	tw := x.secondVector(q, x.vector(q))
	t = x.components(tw)
	bt := x.weighted(tw)
	square := d.Q0.Mul(d.Q0)
	num, den := derivative.Numerator(), derivative.Denominator()
	if !num.Mul(square).Equal(den.Mul(bt)) {
		err = errors.Join(err, errors.New("the resolvent bᵀ(I − zA)⁻²e is not R' = (P'Q − PQ')/Q²"))
	}
	series := x.derivativeSeries(4 * len(x.m))
	if !den.Mul(series).Truncate(4 * len(x.m)).Equal(num) {
		err = errors.Join(err, errors.New("the power series Σ (k+1) bᵀAᵏe zᵏ is not that of R' = (P'Q − PQ')/Q²"))
	}
	return derivative, t, err
}

// secondVector returns T_0, …, T_{2s−2} with (I − wM) ΣT_k w^k = q(w) ΣS_k w^k.
func (x integral) secondVector(q []elt, s [][]elt) [][]elt {
	n := len(x.m)
	right := make([][]elt, 2*n) // the right-hand side, by powers of w
	for k := range right {
		right[k] = make([]elt, n)
	}
	column := make([]elt, n)
	for i := range n {
		for k := range s {
			column[k] = s[k][i]
		}
		for k, y := range x.ring.mulPoly(q, column, 2*n) {
			right[k][i] = y
		}
	}
	one := x.ring.int(1)
	var out [][]elt
	last := make([]elt, n)
	for k := range right {
		last = x.next(last, one, right[k])
		out = append(out, last)
	}
	if n > 0 && !zeros(last) {
		panic("internal error: the second resolvent vector has too high a degree")
	}
	return out[:max(0, 2*n-1)]
}

// components turns coefficient vectors in w, over ε, into one polynomial in z for each stage.
func (x integral) components(vs [][]elt) []poly.Poly {
	out := make([]poly.Poly, len(x.m))
	for i := range out {
		component := make([]elt, len(vs))
		for k, v := range vs {
			component[k] = v[i]
		}
		out[i] = x.ring.poly(component, x.epsilon, x.d)
	}
	return out
}

// weighted returns bᵀ of such a vector.
func (x integral) weighted(vs [][]elt) poly.Poly {
	moments := make([]elt, len(vs))
	for k, v := range vs {
		moments[k] = x.ring.dot(x.b, v)
	}
	return x.ring.poly(moments, new(big.Int).Mul(x.beta, x.epsilon), x.d)
}

// derivativeSeries returns Σ_{k<n} (k+1) bᵀA^k e z^k.
func (x integral) derivativeSeries(n int) poly.Poly {
	moments := make([]elt, n)
	v := x.e
	for k := range n {
		moments[k] = x.ring.scale(big.NewInt(int64(k+1)), x.ring.dot(x.b, v))
		v = x.ring.apply(x.m, v)
	}
	return x.ring.poly(moments, new(big.Int).Mul(x.beta, x.epsilon), x.d)
}

// ones returns the vector (1, …, 1).
func ones(s int) []poly.Elem {
	e := make([]poly.Elem, s)
	for i := range e {
		e[i] = poly.Int(1)
	}
	return e
}

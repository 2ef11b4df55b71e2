package scheme

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"rofz/internal/budget"
	"rofz/internal/resolvent"
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
	R           rational.Function

	stages *stageVectors // s(z); nil if the scheme was given by P and Q
}

// DeriveRealization computes R(z) = 1 + z bᵀ(I − zA)⁻¹e for coefficients in k, with its evidence. The error says that
// the sizes of A, b and e do not fit together.
//
// Over ℚ, Q₀ = det(I − zA) and the numerator of bᵀ(I − zA)⁻¹e come from one reduction of integers; the vector is computed
// when it is asked for. Over a number field Q₀ is found from the diagonal if A is lower triangular, otherwise by the
// division-free algorithm of Berkowitz [Ber84], and P₀ from the vector.
//
// A tridiagonal matrix over ℚ has a continuant, see deriveTridiagonal.
//
// Cost: O(s³) word operations for each of O(s·τ) primes, τ words being the size of the common denominator and of the
// numerators over it; less for a lower triangular matrix; O(s⁴) multiplications for a full matrix over a number field.
func DeriveRealization(k algebraic.Field, r Realization) (Derivation, error) {
	return DeriveRealizationContext(context.Background(), k, r)
}

// DeriveRealizationContext is DeriveRealization; it ends the computation around it, as budget.Poll does, when ctx is done.
func DeriveRealizationContext(ctx context.Context, k algebraic.Field, r Realization) (Derivation, error) {
	if err := r.check(); err != nil {
		return Derivation{}, err
	}
	x := newIntegral(ctx, k, r)
	d := Derivation{Field: k, Realization: &r}
	if x.tridiagonal() {
		return x.deriveTridiagonal(ctx, d)
	}
	if x.ring.field == nil {
		n, q := resolvent.Polynomials(ctx, x.rows(), integers(x.b), integers(x.e))
		d.stages = &stageVectors{x: x, q: elts(q)}
		return x.complete(d, n, q)
	}
	q := x.determinant()
	d.Q0 = x.ring.poly(q, big.NewInt(1), x.d)
	d.stages = &stageVectors{x: x, q: q}
	d.P0 = d.Q0.Add(x.weighted(d.stages.powers(ctx)).Shift(1))
	return d.reduce()
}

// complete fills in P0, Q0 and R from n = bᵀ adj(I − wM) e and q. With f = βε and z = dw it is P₀ = q + (d/f)wn.
func (x integral) complete(d Derivation, n, q []*big.Int) (Derivation, error) {
	d.Q0 = poly.FromPowers(q, one, x.d)
	f := new(big.Int).Mul(x.beta, x.epsilon)
	g := new(big.Int).GCD(nil, nil, f, x.d)
	f.Quo(f, g)
	g.Quo(x.d, g) // d/f as a fraction in lowest terms is now g/f
	p := make([]*big.Int, len(q))
	t := new(big.Int)
	for k := range p {
		p[k] = new(big.Int).Mul(q[k], f)
		if k > 0 {
			p[k].Add(p[k], t.Mul(n[k-1], g))
		}
	}
	d.P0 = poly.FromPowers(p, f, x.d)
	return d.reduce()
}

// one is never written to.
var one = big.NewInt(1)

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

// rows returns M over ℚ.
func (x integral) rows() [][]*big.Int {
	m := make([][]*big.Int, len(x.m))
	for i, row := range x.m {
		m[i] = integers(row)
	}
	return m
}

// determinant returns the s+1 coefficients of det(I − wM).
func (x integral) determinant() []elt {
	if !x.triangular() {
		return x.berkowitz()
	}
	q := []elt{x.ring.int(1)}
	for i, row := range x.m {
		q = x.ring.mulPoly(q, []elt{x.ring.int(1), x.ring.neg(row[i])}, i+2)
	}
	return q
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

// withWeights derives the stability function of the same A and e with other weights, with the same vector.
func (d Derivation) withWeights(ctx context.Context, b []poly.Elem) (Derivation, error) {
	r := Realization{A: d.Realization.A, B: b, E: d.Realization.E}
	if err := r.check(); err != nil {
		return Derivation{}, err
	}
	x := newIntegral(ctx, d.Field, r)
	if x.ring.field == nil {
		n, q := resolvent.Polynomials(ctx, x.rows(), integers(x.b), integers(x.e))
		return x.complete(Derivation{Field: d.Field, Realization: &r, stages: d.stages}, n, q)
	}
	d.Realization = &r
	d.P0 = d.Q0.Add(x.weighted(d.stages.powers(ctx)).Shift(1))
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
//  2. the resolvent, bᵀ(I − zA)⁻²e = bᵀt/Q₀² with the vector t(z) that solves (I − zA) t = Q₀ s. It is
//     t = Q₀ (zs)' − zQ₀' s, since (I − zA)⁻²e is the derivative of z(I − zA)⁻¹e = zs/Q₀;
//  3. the power series, whose coefficient of z^k is (k+1) bᵀA^k e, up to k = 2s−1. Its integral, with the constant 1, is
//     compared with R: both have numerators and denominators of degrees up to s, so this many coefficients decide.
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
	bt := poly.Poly{}
	dq := d.Q0.Derivative().Shift(1)
	for i, s := range d.VectorContext(ctx) {
		words := budget.Words(len(x.m) * x.d.BitLen())
		budget.Spend(ctx, 3*len(x.m)*len(x.m)*words)
		t = append(t, d.Q0.Mul(s.Shift(1).Derivative()).Sub(dq.Mul(s)))
		bt = bt.Add(t[i].Scale(d.Realization.B[i]))
	}
	square := d.Q0.Mul(d.Q0)
	num, den := derivative.Numerator(), derivative.Denominator()
	if !num.Mul(square).Equal(den.Mul(bt)) {
		err = errors.Join(err, errors.New("the resolvent bᵀ(I − zA)⁻²e is not R' = (P'Q − PQ')/Q²"))
	}
	n := 2 * len(x.m)
	series := x.derivativeSeries(n)
	whole := series.Integral().Add(poly.FromInts(1))
	if !den.Mul(series).Truncate(n).Equal(num.Truncate(n)) || !d.R.Denominator().Mul(whole).Truncate(n+1).Equal(d.R.Numerator()) {
		err = errors.Join(err, errors.New("the power series Σ (k+1) bᵀAᵏe zᵏ is not that of R' = (P'Q − PQ')/Q²"))
	}
	return derivative, t, err
}

// derivativeSeries returns Σ_{k<n} (k+1) bᵀA^k e z^k.
func (x integral) derivativeSeries(n int) poly.Poly {
	c := make([]poly.Elem, n)
	v := stageVector{x.e, x.epsilon}
	for k := range n {
		c[k] = x.ring.elem(x.ring.scale(big.NewInt(int64(k+1)), x.ring.dot(x.b, v.x)), new(big.Int).Mul(x.beta, v.den))
		v = stageVector{x.ring.apply(x.m, v.x), new(big.Int).Mul(v.den, x.d)}.lowest()
	}
	return poly.New(c...)
}

// ones returns the vector (1, …, 1).
func ones(s int) []poly.Elem {
	e := make([]poly.Elem, s)
	for i := range e {
		e[i] = poly.Int(1)
	}
	return e
}

package scheme

import (
	"context"
	"math/big"

	"rofz/internal/budget"
	"rofz/poly"
	"rofz/poly/exact"
)

// ring is ℤ[θ] inside a number field ℚ(g), where θ = c·g and c is a positive integer that makes θ an algebraic
// integer; over ℚ it is ℤ itself. Long computations run in it over one denominator, so that no fraction has to be
// brought to lowest terms before the end.
type ring struct {
	field  *poly.Field // nil for ℚ
	degree int
	powers []*big.Int // powers[i] = cⁱ
	monic  []*big.Int // θⁿ = −Σ monic[i] θⁱ; empty for ℚ

	ctx context.Context // ends the computation when it is done
}

// elt is an element of a ring: its coordinates in 1, θ, …, θⁿ⁻¹. Zero is always nil, which lets sparse vectors cost
// nothing. An elt is never changed after it was made.
type elt []*big.Int

func newRing(ctx context.Context, k *poly.Field) *ring {
	r := &ring{ctx: ctx, field: k, degree: k.Degree(), powers: []*big.Int{big.NewInt(1)}}
	if k == nil {
		return r
	}
	m := k.MinimalPolynomial()
	_, c := m.Integers() // with m monic, cⁿm(x/c) is monic and integral
	for i := 1; i <= r.degree; i++ {
		r.powers = append(r.powers, new(big.Int).Mul(r.powers[i-1], c))
	}
	for i := range r.degree {
		x, _ := m.Coeff(i).Rat()
		x = x.Mul(exact.FromBigInt(r.powers[r.degree-i]))
		if !x.IsInt() {
			panic("internal error: generator is not integral")
		}
		r.monic = append(r.monic, x.Num())
	}
	return r
}

// rationals returns the coordinates of x in 1, θ, θ², …
func (r *ring) rationals(x poly.Elem) []exact.Rat {
	if x.IsZero() {
		return nil
	}
	if q, ok := x.Rat(); ok {
		return []exact.Rat{q}
	}
	cs := x.Coeffs()
	for i := range cs {
		cs[i] = cs[i].Quo(exact.FromBigInt(r.powers[i]))
	}
	return cs
}

// clear returns integers xs and a positive integer d, the least one, with vs[i] = xs[i]/d.
func (r *ring) clear(vs []poly.Elem) (xs []elt, d *big.Int) {
	if r.field == nil {
		return r.clearRationals(vs)
	}
	d = big.NewInt(1)
	coordinates := make([][]exact.Rat, len(vs))
	g := new(big.Int)
	for i, v := range vs {
		coordinates[i] = r.rationals(v)
		for _, q := range coordinates[i] {
			den := q.Den()
			g.GCD(nil, nil, d, den)
			d.Mul(d, den.Quo(den, g))
		}
	}
	xs = make([]elt, len(vs))
	for i, c := range coordinates {
		if c == nil {
			continue
		}
		x := make(elt, r.degree)
		for j := range x {
			x[j] = new(big.Int)
			if j < len(c) {
				x[j].Quo(d, c[j].Den())
				x[j].Mul(x[j], c[j].Num())
			}
		}
		xs[i] = x
	}
	return xs, d
}

// clearRationals is clear over ℚ.
func (r *ring) clearRationals(vs []poly.Elem) (xs []elt, d *big.Int) {
	nums, d := poly.Numerators(vs)
	return elts(nums), d
}

// elts returns integers as elements of ℤ, of which they remain the store.
func elts(nums []*big.Int) []elt {
	xs := make([]elt, len(nums))
	for i, n := range nums {
		if n.Sign() != 0 {
			xs[i] = elt(nums[i : i+1 : i+1])
		}
	}
	return xs
}

// integers returns elements of ℤ as integers, which are not to be changed.
func integers(xs []elt) []*big.Int {
	nums, zero := make([]*big.Int, len(xs)), new(big.Int)
	for i, x := range xs {
		nums[i] = zero
		if x != nil {
			nums[i] = x[0]
		}
	}
	return nums
}

// elem returns x/d as an element of the field.
func (r *ring) elem(x elt, d *big.Int) poly.Elem {
	if x == nil {
		return poly.Elem{}
	}
	words := budget.Words(d.BitLen())
	budget.Spend(r.ctx, r.degree*words*(words+len(x[0].Bits())))
	cs := make([]exact.Rat, r.degree)
	for i := range cs {
		if x[i].Sign() != 0 {
			cs[i] = exact.Frac(new(big.Int).Mul(x[i], r.powers[i]), d)
		}
	}
	if r.field == nil {
		return poly.Rational(cs[0])
	}
	return r.field.Elem(cs...)
}

// poly returns Σ x_k z^k/(f·d^k).
func (r *ring) poly(xs []elt, f, d *big.Int) poly.Poly {
	if r.field == nil {
		budget.Spend(r.ctx, len(xs)*len(xs)*budget.Words(d.BitLen()))
		return poly.FromPowers(integers(xs), f, d)
	}
	cs := make([]poly.Elem, len(xs))
	den := new(big.Int).Set(f)
	for k, x := range xs {
		cs[k] = r.elem(x, den)
		den.Mul(den, d)
	}
	return poly.New(cs...)
}

// int returns n.
func (r *ring) int(n int64) elt {
	if n == 0 {
		return nil
	}
	x := make(elt, r.degree)
	for i := range x {
		x[i] = new(big.Int)
	}
	x[0].SetInt64(n)
	return x
}

// add returns x + y.
func (r *ring) add(x, y elt) elt { return r.combine(x, y, (*big.Int).Add) }

// sub returns x − y.
func (r *ring) sub(x, y elt) elt {
	if x == nil {
		return r.neg(y)
	}
	return r.combine(x, y, (*big.Int).Sub)
}

func (r *ring) combine(x, y elt, op func(z, x, y *big.Int) *big.Int) elt {
	switch {
	case y == nil:
		return x
	case x == nil: // add only
		return y
	}
	z, zero := make(elt, r.degree), true
	for i := range z {
		z[i] = op(new(big.Int), x[i], y[i])
		zero = zero && z[i].Sign() == 0
	}
	if zero {
		return nil
	}
	return z
}

func (r *ring) neg(x elt) elt {
	if x == nil {
		return nil
	}
	z := make(elt, r.degree)
	for i := range z {
		z[i] = new(big.Int).Neg(x[i])
	}
	return z
}

// scale returns n·x.
func (r *ring) scale(n *big.Int, x elt) elt {
	if x == nil || n.Sign() == 0 {
		return nil
	}
	z := make(elt, r.degree)
	for i := range z {
		z[i] = new(big.Int).Mul(n, x[i])
	}
	return z
}

func (r *ring) mul(x, y elt) elt {
	var s sum
	s.addMul(x, y)
	return s.value(r)
}

// dot returns Σ xᵢyᵢ over the indices that both have.
func (r *ring) dot(xs, ys []elt) elt {
	var s sum
	s.addDot(xs, ys)
	return s.value(r)
}

// apply returns the vector m·v.
func (r *ring) apply(m [][]elt, v []elt) []elt {
	var s sum
	w := make([]elt, len(m))
	for i, row := range m {
		s.addDot(row, v)
		w[i] = s.value(r)
	}
	return w
}

// mulPoly returns the first n coefficients of the product of two polynomials, given in ascending order.
func (r *ring) mulPoly(p, q []elt, n int) []elt {
	c := make([]elt, min(n, max(0, len(p)+len(q)-1)))
	for k := range c {
		var s sum
		for i := max(0, k-len(q)+1); i <= min(k, len(p)-1); i++ {
			s.addMul(p[i], q[k-i])
		}
		c[k] = s.value(r)
	}
	return c
}

// sum collects products as polynomials in θ of degree up to 2n−2; the minimal polynomial is used only once, at the
// end. It is scratch: the only mutable value here.
type sum struct {
	c       []*big.Int
	work    int // products of words
	product big.Int
}

func (s *sum) addMul(x, y elt) {
	if x == nil || y == nil {
		return
	}
	s.work += len(x) * len(y) * (len(x[0].Bits()) + 1) * (len(y[0].Bits()) + 1)
	if s.c == nil {
		s.c = make([]*big.Int, len(x)+len(y)-1)
		for i := range s.c {
			s.c[i] = new(big.Int)
		}
	}
	for i, a := range x {
		if a.Sign() == 0 {
			continue
		}
		for j, b := range y {
			if b.Sign() != 0 {
				s.c[i+j].Add(s.c[i+j], s.product.Mul(a, b))
			}
		}
	}
}

// addDot adds Σ xᵢyᵢ over the indices that both have.
func (s *sum) addDot(xs, ys []elt) {
	for i := range min(len(xs), len(ys)) {
		s.addMul(xs[i], ys[i])
	}
}

// value reduces the sum modulo the minimal polynomial of θ and empties s.
func (s *sum) value(r *ring) elt {
	c := s.c
	if len(c) > 0 {
		words := budget.Words(c[0].BitLen())
		budget.Spend(r.ctx, s.work+len(c)*r.degree*words)
	}
	s.c, s.work = nil, 0
	for i := len(c) - 1; i >= r.degree; i-- {
		if c[i].Sign() == 0 {
			continue
		}
		for j, m := range r.monic {
			c[i-r.degree+j].Sub(c[i-r.degree+j], s.product.Mul(c[i], m))
		}
	}
	if len(c) == 0 {
		return nil
	}
	for _, x := range c[:r.degree] {
		if x.Sign() != 0 {
			return elt(c[:r.degree:r.degree])
		}
	}
	return nil
}

// zeros reports whether every entry is zero.
func zeros(xs []elt) bool {
	for _, x := range xs {
		if x != nil {
			return false
		}
	}
	return true
}

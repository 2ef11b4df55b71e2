package stability

import (
	"context"
	"slices"

	"rofz/internal/budget"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
)

// Radius is the length of an interval of r ≥ 0 on which conditions hold that hold for every smaller r ≥ 0 if they hold for one. The
// zero value is 0.
type Radius struct {
	Infinite bool
	Value    algebraic.Number // if it is not Infinite

	// Unless the radius is 0 or infinite, the conditions hold at Below, which is the Value if that is rational and one of those
	// r, and fail at Above.
	Below, Above exact.Rat
}

// IsZero reports whether the radius is 0.
func (r Radius) IsZero() bool {
	x, ok := r.Value.Rational()
	return !r.Infinite && ok && x.IsZero()
}

// String returns the radius if it is rational or infinite, and otherwise its decimals to 16 digits.
func (r Radius) String() string {
	if r.Infinite {
		return "∞"
	}
	return r.Value.String()
}

// conditions are f(r)/d(r) ≥ 0 for all f, with d(r) ≠ 0 and d(0) > 0.
type conditions struct {
	ctx context.Context
	k   algebraic.Field
	fs  []poly.Poly
	d   poly.Poly
}

// hold reports whether they hold at r.
func (c conditions) hold(r exact.Rat) bool {
	budget.Poll(c.ctx)
	sign := c.sign(c.d, r)
	return sign != 0 && !slices.ContainsFunc(c.fs, func(f poly.Poly) bool { return c.sign(f, r)*sign < 0 })
}

// sign returns that of f(r).
func (c conditions) sign(f poly.Poly, r exact.Rat) int {
	if q, ok := f.Rational(); ok {
		return q.SignAt(r)
	}
	return c.k.Sign(f.EvalRat(r))
}

// radius returns the length of the interval in which they hold.
//
// Algorithm: the signs of the lowest and of the highest coefficients tell 0 and ∞. Else bisection finds a short interval around the
// radius, at which d vanishes or an f has a zero of odd multiplicity; of those with zeros in the interval it is the least one.
// Cost: a sign of each f for each bit, and a factorisation of the few with such zeros.
func (c conditions) radius() Radius {
	large := c.k.Sign(c.d.Lead())
	infinite := true
	for _, f := range c.fs {
		if !f.IsZero() {
			if signAfterZero(c.k, f) < 0 {
				return Radius{}
			}
			infinite = infinite && c.k.Sign(f.Lead()) == large
		}
	}
	if infinite {
		return Radius{Infinite: true}
	}
	out := Radius{Below: exact.Int(1), Above: exact.Int(1)}
	two, half := exact.Int(2), exact.NewRat(1, 2)
	if c.hold(out.Above) {
		for out.Above = two; c.hold(out.Above); out.Above = out.Above.Mul(two) {
			out.Below = out.Above
		}
	} else {
		for out.Below = half; !c.hold(out.Below); out.Below = out.Below.Mul(half) {
			out.Above = out.Below
		}
	}
	for bits, found := 24, false; !found; bits *= 2 {
		out.Below, out.Above = c.bisect(out.Below, out.Above, bits)
		out.Value, found = c.turn(out.Below, out.Above)
	}
	if x, ok := out.Value.Rational(); ok && c.hold(x) {
		out.Below = x
	}
	for gap := out.Above.Sub(out.Below); c.d.EvalRat(out.Above).IsZero(); {
		out.Above = out.Above.Add(gap)
	}
	return out
}

// bisect narrows an interval until its ends agree to that many bits.
func (c conditions) bisect(lo, hi exact.Rat, bits int) (exact.Rat, exact.Rat) {
	width := lo
	for range bits {
		width = width.Mul(exact.NewRat(1, 2))
	}
	for width.Less(hi.Sub(lo)) {
		quarter := hi.Sub(lo).Mul(exact.NewRat(1, 4))
		if mid := exact.SimplestBetween(lo.Add(quarter), hi.Sub(quarter)); c.hold(mid) {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo, hi
}

// turn returns the radius, which lies in [lo, hi], unless an f has several zeros there.
func (c conditions) turn(lo, hi exact.Rat) (least algebraic.Number, found bool) {
	var turning []poly.Poly
	for _, f := range c.fs {
		if c.mayVanish(f, lo, hi) {
			turning = append(turning, oddFactors(f)...)
		}
	}
	if c.mayVanish(c.d, lo, hi) {
		turning = append(turning, c.d.SquareFreePart())
	}
	seen := map[string]bool{}
	for _, h := range turning {
		h = h.Monic()
		if text := h.Format("r"); seen[text] {
			continue
		} else {
			seen[text] = true
		}
		if h.EvalRat(lo).IsZero() {
			return algebraic.RationalNumber(lo), true
		}
		budget.Poll(c.ctx)
		x := exact.Interval{Lo: lo, Hi: hi}
		switch c.k.CountRoots(h, lo, hi) {
		case 0:
			continue
		case 1:
		default:
			return least, false
		}
		if h.EvalRat(hi).IsZero() {
			x = exact.Point(hi)
		}
		if v := c.k.RootValue(h, x, poly.FromInts(0, 1), poly.FromInts(1)); !found || v.Cmp(least) < 0 {
			least, found = v, true
		}
	}
	return least, found
}

// mayVanish reports whether f, which is not negative at lo, may have a zero in [lo, hi]: with f(lo + t) = Σ c_i t^i and w = hi − lo,
// it has none if c_0 exceeds the sum of the |c_i|w^i with c_i < 0.
func (c conditions) mayVanish(f poly.Poly, lo, hi exact.Rat) bool {
	if f.IsZero() {
		return false
	}
	const bits = 128
	var least exact.Rat
	power := exact.Int(1)
	for i, x := range f.Compose(poly.Int(1), poly.Rational(lo)).Coeffs() {
		at := c.k.Enclose(x, bits).Lo
		if i == 0 {
			least = at
		} else if at.Sign() < 0 {
			least = least.Add(at.Mul(power))
		}
		power = power.Mul(hi.Sub(lo))
	}
	return least.Sign() <= 0
}

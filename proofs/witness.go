package proofs

import (
	"math/big"
	"sync"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
)

// smallWitness tries the y ≥ 0 of small height for E(y²) < 0.
func smallWitness(k algebraic.Field, e poly.Poly) (exact.Rat, bool) {
	for _, y := range smallNumbers() {
		if k.Sign(e.EvalRat(y.Mul(y))) < 0 {
			return y, true
		}
	}
	return exact.Rat{}, false
}

// smallNumbers are the non-negative rationals that are worth a try, by height.
var smallNumbers = sync.OnceValue(func() []exact.Rat {
	out := []exact.Rat{exact.Int(0)}
	for h := int64(1); h <= 12; h++ {
		for d := int64(1); d <= h; d++ {
			if g := new(big.Int).GCD(nil, nil, big.NewInt(h), big.NewInt(d)); g.IsInt64() && g.Int64() == 1 {
				if out = append(out, exact.NewRat(h, d)); d < h {
					out = append(out, exact.NewRat(d, h))
				}
			}
		}
	}
	for h := int64(16); h <= 1<<20; h *= 2 {
		out = append(out, exact.Int(h))
	}
	return out
})

// axisWitness returns a simple y > 0 with E(y²) < 0, when there is one. The roots of E(y²) are isolated exactly, so
// that a dip cannot be missed, however thin.
func axisWitness(k algebraic.Field, e poly.Poly) exact.Rat {
	f := e.OfSquare()
	bounds := []exact.Interval{{}} // 0 and the positive roots, in order
	last := exact.Int(1)
	for _, r := range k.Isolate(f) {
		for !r.IsPoint() && r.Lo.Sign() <= 0 && r.Hi.Sign() > 0 {
			if f.Coeff(0).IsZero() && r.Lo.Sign() == 0 {
				break
			}
			r = k.Refine(f, r, r.Width().Mul(exact.NewRat(1, 2)))
		}
		if r.Lo.Sign() > 0 {
			bounds = append(bounds, r)
			last = r.Hi
		}
	}
	bounds = append(bounds, exact.Point(last.Mul(exact.Int(4))))
	var best *exact.Rat
	for i := 1; i < len(bounds); i++ {
		if y, ok := inGap(k, f, bounds[i-1], bounds[i]); ok && (best == nil || height(y).Cmp(height(*best)) < 0) {
			best = &y
		}
	}
	if best == nil {
		panic("internal error: E is negative nowhere, against the decision")
	}
	return *best
}

func height(x exact.Rat) *big.Int {
	n, d := x.Num(), x.Den()
	if n.Abs(n).Cmp(d) > 0 {
		return n
	}
	return d
}

// inGap looks between two neighbouring roots, known by intervals, for a simple y with f(y) < 0.
func inGap(k algebraic.Field, f poly.Poly, a, b exact.Interval) (exact.Rat, bool) {
	for {
		outer := exact.SimplestBetween(a.Lo, b.Hi)
		if k.Sign(f.EvalRat(outer)) < 0 {
			return outer, true
		}
		gap := b.Lo.Sub(a.Hi)
		if wide := gap.Mul(exact.NewRat(1, 8)); gap.Sign() > 0 && !wide.Less(a.Width()) && !wide.Less(b.Width()) {
			y := exact.SimplestBetween(a.Hi.Add(wide), b.Lo.Sub(wide))
			return y, k.Sign(f.EvalRat(y)) < 0
		}
		a = k.Refine(f, a, half(a.Width()))
		b = k.Refine(f, b, half(b.Width()))
	}
}

func half(x exact.Rat) exact.Rat {
	if x.IsZero() {
		return exact.Int(1)
	}
	return x.Mul(exact.NewRat(1, 2))
}

// poleWitness returns a Gaussian rational z with Re z < 0 and |P(z)| > |Q(z)|, near a zero of Q in the open left
// half-plane, of which there must be one: its approximations are rounded to more and more digits until one works.
func poleWitness(k algebraic.Field, p, q poly.Poly) exact.Gaussian {
	for prec := uint(64); ; prec *= 2 {
		var best *exact.Gaussian
		for _, root := range upperLeft(k.ApproxRoots(q, prec), prec) {
			for bits := uint(1); bits < prec/2; bits++ {
				z := simplePoint(root, bits)
				if z.Re.Sign() < 0 && k.Sign(norm(p, z).Sub(norm(q, z))) > 0 {
					if best == nil || gaussianHeight(z).Cmp(gaussianHeight(*best)) < 0 {
						best = &z
					}
					break
				}
			}
		}
		if best != nil {
			return *best
		}
	}
}

// upperLeft returns the approximations with Re z < 0 that are not below the real axis. That of a real zero lies on either side of
// the axis, by chance, and is moved to the upper one.
func upperLeft(roots []exact.Gaussian, prec uint) []exact.Gaussian {
	noise := pow2(-int(prec / 4))
	var out []exact.Gaussian
	for _, z := range roots {
		if z.Re.Sign() >= 0 || z.Im.Less(z.Re.Mul(noise)) {
			continue
		}
		out = append(out, exact.Gaussian{Re: z.Re, Im: z.Im.Abs()})
	}
	return out
}

// simplePoint rounds x + iy to simple rationals, x within 2^−bits·|x| and y within 2^−bits·(|x| + |y|): an imaginary
// part that is tiny beside the real part may become zero.
func simplePoint(z exact.Gaussian, bits uint) exact.Gaussian {
	unit := pow2(-int(bits))
	within := func(x, d exact.Rat) exact.Rat { return exact.SimplestBetween(x.Sub(d), x.Add(d)) }
	return exact.Gaussian{
		Re: within(z.Re, z.Re.Abs().Mul(unit)),
		Im: within(z.Im, z.Re.Abs().Add(z.Im.Abs()).Mul(unit)),
	}
}

func gaussianHeight(z exact.Gaussian) *big.Int {
	a, b := height(z.Re), height(z.Im)
	if a.Cmp(b) > 0 {
		return a
	}
	return b
}

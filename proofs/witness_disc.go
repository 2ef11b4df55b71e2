package proofs

import (
	"slices"
	"sync"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
)

// multistepWitness returns a Gaussian rational ζ of small height with |ζ| > 1, σ(ζ) ≠ 0 and Re(ρ(ζ) conj σ(ζ)) ≤ 0, given
// one with |near| ≥ 1 and Re(ρ conj σ) < 0 there: an open condition.
func multistepWitness(k algebraic.Field, rho, sigma poly.Poly, near exact.Gaussian) exact.Gaussian {
	works := func(z exact.Gaussian) bool {
		return isOutside(z) && !norm(sigma, z).IsZero() && k.Sign(scalar(rho, sigma, z)) <= 0
	}
	for _, z := range smallGaussians() {
		if works(z) {
			return z
		}
	}
	for bits := uint(1); ; bits++ {
		grow := exact.Int(1).Add(pow2(-int(bits))) // off the circle
		z := exact.Gaussian{Re: near.Re.Mul(grow), Im: near.Im.Mul(grow)}
		for _, z := range []exact.Gaussian{roundGaussian(near, bits), roundGaussian(z, bits+2)} {
			if works(z) {
				return z
			}
		}
	}
}

// outsideWitness returns a Gaussian rational ζ with |ζ| > 1 and Re(ζg'(ζ)/g(ζ)) ≤ n/2, n = deg g, given that g has a
// zero with |ζ| > 1: next to it, on the side of the origin, ζg'/g is large and negative.
func outsideWitness(k algebraic.Field, g poly.Poly) exact.Gaussian {
	n := exact.NewRat(int64(g.Degree()), 2)
	works := func(z exact.Gaussian) bool {
		return isOutside(z) && k.Sign(scalar(g.Derivative().Shift(1), g, z).Sub(norm(g, z).Mul(poly.Rational(n)))) <= 0
	}
	for _, z := range smallGaussians() {
		if works(z) {
			return z
		}
	}
	f := k.SquareFreePart(g)
	for prec := uint(64); ; prec *= 2 {
		for _, z := range k.ApproxRoots(f, prec) {
			if !isOutside(z) {
				continue
			}
			for bits := uint(1); bits < prec/2; bits++ {
				shrink := exact.Int(1).Sub(pow2(-int(bits)))
				closer := exact.Gaussian{Re: z.Re.Mul(shrink), Im: z.Im.Mul(shrink)}
				if w := roundGaussian(closer, bits+2); works(w) {
					return w
				}
			}
		}
	}
}

// smallGaussians are the points outside the unit disc, in the closed upper half-plane, that are worth a try.
var smallGaussians = sync.OnceValue(func() []exact.Gaussian {
	const highest = 5
	low := slices.DeleteFunc(slices.Clone(smallNumbers()), func(x exact.Rat) bool { return height(x).Int64() > highest })
	var out []exact.Gaussian
	for h := int64(1); h <= highest; h++ {
		for _, a := range low {
			for _, b := range low {
				if max(height(a).Int64(), height(b).Int64()) != h {
					continue
				}
				for _, re := range []exact.Rat{a, a.Neg()} {
					if z := (exact.Gaussian{Re: re, Im: b}); isOutside(z) {
						out = append(out, z)
					}
				}
			}
		}
	}
	return out
})

func isOutside(z exact.Gaussian) bool { return exact.Int(1).Less(z.Norm()) }

// scalar returns Re(p(z) conj q(z)).
func scalar(p, q poly.Poly, z exact.Gaussian) poly.Elem {
	a, b := p.EvalGaussian(z)
	c, d := q.EvalGaussian(z)
	return a.Mul(c).Add(b.Mul(d))
}

// pow2 returns 2^n.
func pow2(n int) exact.Rat { return exact.Int(2).Pow(n) }

// roundGaussian returns a simple Gaussian rational within about 2^−bits·|z| of z.
func roundGaussian(z exact.Gaussian, bits uint) exact.Gaussian {
	d := z.Re.Abs().Add(z.Im.Abs()).Mul(pow2(-int(bits)))
	return exact.Gaussian{
		Re: exact.SimplestBetween(z.Re.Sub(d), z.Re.Add(d)),
		Im: exact.SimplestBetween(z.Im.Sub(d), z.Im.Add(d)),
	}
}

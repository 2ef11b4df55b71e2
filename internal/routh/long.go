package routh

import (
	"math"
	"math/big"
)

// most is a number of bits for which bounds on errors are far from underflow.
const most = 900

// long is single with more and more bits: first those of a pair of floats, then as many as are likely to suffice if
// later steps lose as much as those that a pair mastered.
func long(c []*big.Int) verdict {
	v, step := double(c)
	if v != undecided {
		return v
	}
	for bits := min(64+128*len(c)/step, most/2); bits < most; bits += bits / 2 {
		if v = multiple(c, uint(bits)); v != undecided {
			return v
		}
	}
	return undecided
}

// relative is a positive number with a bound on its relative error.
type relative struct {
	x   *big.Float
	err float64
}

// multiple is Routh's scheme with numbers of so many bits, at most 2^−bits off in each operation, relatively. Their
// exponents have 32 bits: nothing overflows for coefficients that fit in memory.
func multiple(c []*big.Int, bits uint) verdict {
	u := math.Ldexp(1, -int(bits)) // big.Float rounds to nearest
	float := func() *big.Float { return new(big.Float).SetPrec(bits) }
	a, b := rows(c, func(x *big.Int) relative {
		f := float().SetInt(x)
		return relative{f.Abs(f), u}
	})
	q, p := float(), float()
	for step := 1; step < len(c)-1; step++ {
		q.Quo(a[0].x, b[0].x)
		// (1 + e_a)/(1 − e_b) − 1 = (e_a + e_b)/(1 − e_b), and the rounding.
		eq := ((a[0].err+b[0].err)/(1-b[0].err) + 2*u) * slack
		for i := range len(a) - 1 {
			if i+1 == len(b) {
				a[i], a[i+1] = a[i+1], a[i]
				break
			}
			by := b[i+1]
			p.Mul(q, by.x)
			ep := (eq + by.err + eq*by.err + 4*u) * slack
			v := a[i].x // its own value is used up
			v.Sub(a[i+1].x, p)
			// The error is at most e_a·a + e_p·p, and the rounding.
			e := (a[i+1].err*ratio(a[i+1].x, v)+ep*ratio(p, v))*slack + 2*u
			if !(e < 1.0/4) || v.Sign() <= 0 {
				if e < 1.0/4 && v.Sign() < 0 {
					return not
				}
				return undecided
			}
			a[i].err = e
		}
		a, b = b, a[:len(a)-1]
	}
	return hurwitz
}

// ratio returns a bound on |x/y|, +Inf for y = 0. For speed only the exponents and the first bits are looked at.
func ratio(x, y *big.Float) float64 {
	if y.Sign() == 0 {
		return math.Inf(1)
	}
	return math.Ldexp(1, x.MantExp(nil)-y.MantExp(nil)+1)
}

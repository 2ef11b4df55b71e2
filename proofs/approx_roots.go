package proofs

import (
	"math"
	"math/big"

	"rofz/poly"
	"rofz/poly/algebraic"
)

// approxComplex is a complex number in floating point: a proposal, never a decision.
type approxComplex struct{ re, im *big.Float }

func (z approxComplex) sub(w approxComplex) approxComplex {
	return approxComplex{new(big.Float).Sub(z.re, w.re), new(big.Float).Sub(z.im, w.im)}
}

func (z approxComplex) add(w approxComplex) approxComplex {
	return approxComplex{new(big.Float).Add(z.re, w.re), new(big.Float).Add(z.im, w.im)}
}

func (z approxComplex) mul(w approxComplex) approxComplex {
	a, b := new(big.Float).Mul(z.re, w.re), new(big.Float).Mul(z.im, w.im)
	c, d := new(big.Float).Mul(z.re, w.im), new(big.Float).Mul(z.im, w.re)
	return approxComplex{a.Sub(a, b), c.Add(c, d)}
}

// quo returns z/w, or zero when w is zero.
func (z approxComplex) quo(w approxComplex) approxComplex {
	n := new(big.Float).Add(new(big.Float).Mul(w.re, w.re), new(big.Float).Mul(w.im, w.im))
	if n.Sign() == 0 {
		return approxComplex{new(big.Float), new(big.Float)}
	}
	u := z.mul(approxComplex{w.re, new(big.Float).Neg(w.im)})
	return approxComplex{u.re.Quo(u.re, n), u.im.Quo(u.im, n)}
}

// exponent returns the larger binary exponent of the two parts.
func (z approxComplex) exponent() int {
	e := math.MinInt32
	for _, x := range []*big.Float{z.re, z.im} {
		if x.Sign() != 0 {
			e = max(e, x.MantExp(nil))
		}
	}
	return e
}

// approxRoots proposes approximations of all complex roots of q.
//
// Algorithm: Ehrlich–Aberth iteration [Abe73] from points on a circle whose radius is the geometric mean of the moduli.
func approxRoots(k algebraic.Field, q poly.Poly, prec uint) []approxComplex {
	n := q.Degree()
	c := make([]*big.Float, n+1)
	for i := range c {
		c[i] = approx(k, q.Coeff(i), prec)
	}
	low := 0
	for c[low].Sign() == 0 { // roots at 0 are not in the open half-plane
		low++
	}
	c, n = c[low:], n-low
	if n < 1 {
		return nil
	}
	radius := math.Exp2(float64(c[0].MantExp(nil)-c[n].MantExp(nil)) / float64(n))
	if math.IsInf(radius, 0) || radius == 0 {
		radius = 1
	}
	z := make([]approxComplex, n)
	for i := range z {
		angle := 2*math.Pi*float64(i)/float64(n) + 0.4 // off the axis of symmetry
		z[i] = approxComplex{newFloat(radius*math.Cos(angle), prec), newFloat(radius*math.Sin(angle), prec)}
	}
	for step := 0; step < 200+10*n; step++ {
		if aberthStep(c, z, prec) {
			break
		}
	}
	return z
}

func newFloat(x float64, prec uint) *big.Float { return new(big.Float).SetPrec(prec).SetFloat64(x) }

// aberthStep improves all roots in place and reports whether none moved noticeably.
func aberthStep(c []*big.Float, z []approxComplex, prec uint) bool {
	done := true
	one := approxComplex{newFloat(1, prec), newFloat(0, prec)}
	for i := range z {
		f, df := approxComplex{newFloat(0, prec), newFloat(0, prec)}, approxComplex{newFloat(0, prec), newFloat(0, prec)}
		for j := len(c) - 1; j >= 0; j-- {
			df = df.mul(z[i]).add(f)
			f = f.mul(z[i])
			f.re.Add(f.re, c[j])
		}
		newton := f.quo(df)
		sum := approxComplex{newFloat(0, prec), newFloat(0, prec)}
		for j := range z {
			if j != i {
				sum = sum.add(one.quo(z[i].sub(z[j])))
			}
		}
		step := newton.quo(one.sub(newton.mul(sum)))
		if e := step.exponent(); e > z[i].exponent()-int(prec*3/4) {
			done = false
		}
		z[i] = z[i].sub(step)
	}
	return done
}

package algebraic

import (
	"math"
	"math/big"

	"rofz/poly"
	"rofz/poly/exact"
)

// Plane is arithmetic with complex numbers in floating point.
type Plane[Z any] interface {
	Int(int64) Z
	Add(x, y Z) Z
	Sub(x, y Z) Z
	Mul(x, y Z) Z
	Quo(x, y Z) Z
	IsZero(Z) bool
}

// ApproxZeros moves points towards the zeros of a function, one for each, for at most the given number of rounds, and
// reports whether all have settled: newton(x) is about f(x)/f'(x), and advance subtracts a step from a point and says
// whether it has come to rest there.
//
// Algorithm: Ehrlich–Aberth iteration, Newton's method with points that repel each other [Abe73].
// Cost: n² operations and n values of f/f' for each round.
func ApproxZeros[Z any](z []Z, plane Plane[Z], rounds int, newton func(Z) Z, advance func(x, step Z) (Z, bool)) bool {
	settled := make([]bool, len(z))
	one := plane.Int(1)
	for range rounds {
		moving := false
		for i, x := range z {
			if settled[i] {
				continue
			}
			repel := plane.Int(0)
			for j, y := range z {
				if d := plane.Sub(x, y); j != i && !plane.IsZero(d) {
					repel = plane.Add(repel, plane.Quo(one, d))
				}
			}
			step := newton(x)
			z[i], settled[i] = advance(x, plane.Quo(step, plane.Sub(one, plane.Mul(step, repel))))
			moving = moving || !settled[i]
		}
		if !moving {
			return true
		}
	}
	return false
}

// Round returns a polynomial over ℚ with coefficients at most 2^−bits below those of p; p itself if that is over ℚ.
func (k Field) Round(p poly.Poly, bits uint) poly.Poly {
	c := make([]exact.Rat, p.Degree()+1)
	for i := range c {
		c[i] = k.Enclose(p.Coeff(i), bits).Lo
	}
	return poly.FromRats(c...)
}

// ApproxRoots proposes approximations of the complex roots of p that are not 0, computed with prec bits. Nothing is
// decided with them.
//
// Algorithm: ApproxZeros from points on a circle whose radius is the geometric mean of the moduli.
func (k Field) ApproxRoots(p poly.Poly, prec uint) []exact.Gaussian {
	plane := bigPlane(prec)
	near := k.Round(p, prec+64)
	var c []*big.Float
	for i := range p.Degree() + 1 {
		x, _ := near.Coeff(i).Rat()
		if f := plane.float(0).SetRat(x.Big()); len(c) > 0 || f.Sign() != 0 {
			c = append(c, f)
		}
	}
	n := len(c) - 1
	if n < 1 {
		return nil
	}
	radius := math.Exp2(float64(c[0].MantExp(nil)-c[n].MantExp(nil)) / float64(n))
	if math.IsInf(radius, 0) || radius == 0 {
		radius = 1
	}
	z := make([]bigComplex, n)
	for i := range z {
		angle := 2*math.Pi*float64(i)/float64(n) + 0.4 // off the axis of symmetry
		z[i] = bigComplex{plane.float(radius * math.Cos(angle)), plane.float(radius * math.Sin(angle))}
	}
	ApproxZeros(z, plane, 200+10*n, func(x bigComplex) bigComplex {
		f, df := plane.Int(0), plane.Int(0)
		for j := n; j >= 0; j-- {
			df = plane.Add(plane.Mul(df, x), f)
			f = plane.Mul(f, x)
			f.re.Add(f.re, c[j])
		}
		return plane.Quo(f, df)
	}, func(x, step bigComplex) (bigComplex, bool) {
		return plane.Sub(x, step), step.exponent() <= x.exponent()-int(prec*3/4)
	})
	out := make([]exact.Gaussian, n)
	for i, x := range z {
		re, _ := x.re.Rat(nil)
		im, _ := x.im.Rat(nil)
		out[i] = exact.Gaussian{Re: exact.FromBigRat(re), Im: exact.FromBigRat(im)}
	}
	return out
}

// bigComplex is a complex number in floating point.
type bigComplex struct{ re, im *big.Float }

// exponent returns the larger binary exponent of the two parts.
func (z bigComplex) exponent() int {
	e := math.MinInt32
	for _, x := range []*big.Float{z.re, z.im} {
		if x.Sign() != 0 {
			e = max(e, x.MantExp(nil))
		}
	}
	return e
}

// bigPlane is arithmetic with that many bits.
type bigPlane uint

func (p bigPlane) float(x float64) *big.Float { return new(big.Float).SetPrec(uint(p)).SetFloat64(x) }

// Int returns n.
func (p bigPlane) Int(n int64) bigComplex { return bigComplex{p.float(float64(n)), p.float(0)} }

// Add returns x + y.
func (bigPlane) Add(x, y bigComplex) bigComplex {
	return bigComplex{new(big.Float).Add(x.re, y.re), new(big.Float).Add(x.im, y.im)}
}

// Sub returns x − y.
func (bigPlane) Sub(x, y bigComplex) bigComplex {
	return bigComplex{new(big.Float).Sub(x.re, y.re), new(big.Float).Sub(x.im, y.im)}
}

// Mul returns x·y.
func (bigPlane) Mul(x, y bigComplex) bigComplex {
	a, b := new(big.Float).Mul(x.re, y.re), new(big.Float).Mul(x.im, y.im)
	c, d := new(big.Float).Mul(x.re, y.im), new(big.Float).Mul(x.im, y.re)
	return bigComplex{a.Sub(a, b), c.Add(c, d)}
}

// Quo returns x/y, or zero when y is zero.
func (p bigPlane) Quo(x, y bigComplex) bigComplex {
	n := new(big.Float).Add(new(big.Float).Mul(y.re, y.re), new(big.Float).Mul(y.im, y.im))
	if n.Sign() == 0 {
		return p.Int(0)
	}
	u := p.Mul(x, bigComplex{y.re, new(big.Float).Neg(y.im)})
	return bigComplex{u.re.Quo(u.re, n), u.im.Quo(u.im, n)}
}

// IsZero reports whether x is exactly 0.
func (bigPlane) IsZero(x bigComplex) bool { return x.re.Sign() == 0 && x.im.Sign() == 0 }

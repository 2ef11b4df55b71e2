package algebraic

import (
	"math"
	"math/big"

	"rofz/internal/budget"
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
	plane := BigPlane(prec)
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
	z := make([]BigComplex, n)
	for i := range z {
		angle := 2*math.Pi*float64(i)/float64(n) + 0.4 // off the axis of symmetry
		z[i] = BigComplex{plane.float(radius * math.Cos(angle)), plane.float(radius * math.Sin(angle))}
	}
	complexes := make([]BigComplex, n+1)
	for i, x := range c {
		complexes[i] = BigComplex{x, plane.float(0)}
	}
	k.settle(complexes, z, plane)
	out := make([]exact.Gaussian, n)
	for i, x := range z {
		re, _ := x.Re.Rat(nil)
		im, _ := x.Im.Rat(nil)
		out[i] = exact.Gaussian{Re: exact.FromBigRat(re), Im: exact.FromBigRat(im)}
	}
	return out
}

// ApproxComplexRoots proposes approximations of the roots of Σ c_k x^k, where the first and the last coefficient are not 0,
// computed with prec bits, from starting points for all of them or, if there are none, from scratch. Nothing is decided with them.
//
// Algorithm: ApproxZeros from points on circles whose radii are the slopes of the Newton polygon of the moduli [Bin96].
func (k Field) ApproxComplexRoots(c, start []BigComplex, prec uint) []BigComplex {
	plane, n := BigPlane(prec), len(c)-1
	z := make([]BigComplex, 0, n)
	for _, x := range start {
		z = append(z, BigComplex{new(big.Float).SetPrec(prec).Set(x.Re), new(big.Float).SetPrec(prec).Set(x.Im)})
	}
	for i := 0; i < n && start == nil; {
		next, slope := i, math.Inf(-1) // of the upper hull of the points (i, log₂|c_i|)
		for j := i + 1; j <= n; j++ {
			if t := float64(c[j].exponent()-c[i].exponent()) / float64(j-i); !c[j].isZero() && t >= slope {
				next, slope = j, t
			}
		}
		whole := math.Floor(-slope)
		for first, last := i, next; i < last; i++ {
			angle := 2*math.Pi*float64(i-first)/float64(last-first) + 0.4 + float64(first) // off the axis of symmetry
			radius := math.Exp2(-slope - whole)
			re, im := plane.float(radius*math.Cos(angle)), plane.float(radius*math.Sin(angle))
			z = append(z, BigComplex{re.SetMantExp(re, int(whole)), im.SetMantExp(im, int(whole))})
		}
	}
	k.settle(c, z, plane)
	return z
}

// workOfFloat is about how many real products a coefficient and a neighbour take of a round, each with its allocation.
const workOfFloat = 20

// settle moves points towards the roots of Σ c_k x^k.
func (k Field) settle(c, z []BigComplex, plane BigPlane) {
	n, words := len(z), budget.Words(int(plane))
	ApproxZeros(z, plane, 200+10*n, func(x BigComplex) BigComplex {
		k.Spend(workOfFloat * n * (words*words + 16))
		f, df := plane.Int(0), plane.Int(0)
		for j := n; j >= 0; j-- {
			df = plane.Add(plane.Mul(df, x), f)
			f = plane.Add(plane.Mul(f, x), c[j])
		}
		return plane.Quo(f, df)
	}, func(x, step BigComplex) (BigComplex, bool) {
		return plane.Sub(x, step), step.exponent() <= x.exponent()-int(uint(plane)*3/4)
	})
}

// BigComplex is a complex number in floating point. Its parts are never changed.
type BigComplex struct{ Re, Im *big.Float }

// exponent returns the larger binary exponent of the two parts.
func (z BigComplex) exponent() int {
	e := math.MinInt32
	for _, x := range []*big.Float{z.Re, z.Im} {
		if x.Sign() != 0 {
			e = max(e, x.MantExp(nil))
		}
	}
	return e
}

func (z BigComplex) isZero() bool { return z.Re.Sign() == 0 && z.Im.Sign() == 0 }

// BigPlane is arithmetic with that many bits.
type BigPlane uint

func (p BigPlane) float(x float64) *big.Float { return new(big.Float).SetPrec(uint(p)).SetFloat64(x) }

// Int returns n.
func (p BigPlane) Int(n int64) BigComplex { return BigComplex{p.float(float64(n)), p.float(0)} }

// Add returns x + y.
func (BigPlane) Add(x, y BigComplex) BigComplex {
	return BigComplex{new(big.Float).Add(x.Re, y.Re), new(big.Float).Add(x.Im, y.Im)}
}

// Sub returns x − y.
func (BigPlane) Sub(x, y BigComplex) BigComplex {
	return BigComplex{new(big.Float).Sub(x.Re, y.Re), new(big.Float).Sub(x.Im, y.Im)}
}

// Mul returns x·y.
func (BigPlane) Mul(x, y BigComplex) BigComplex {
	a, b := new(big.Float).Mul(x.Re, y.Re), new(big.Float).Mul(x.Im, y.Im)
	c, d := new(big.Float).Mul(x.Re, y.Im), new(big.Float).Mul(x.Im, y.Re)
	return BigComplex{a.Sub(a, b), c.Add(c, d)}
}

// Quo returns x/y, or zero when y is zero.
func (p BigPlane) Quo(x, y BigComplex) BigComplex {
	n := new(big.Float).Add(new(big.Float).Mul(y.Re, y.Re), new(big.Float).Mul(y.Im, y.Im))
	if n.Sign() == 0 {
		return p.Int(0)
	}
	u := p.Mul(x, BigComplex{y.Re, new(big.Float).Neg(y.Im)})
	return BigComplex{u.Re.Quo(u.Re, n), u.Im.Quo(u.Im, n)}
}

// IsZero reports whether x is exactly 0.
func (BigPlane) IsZero(x BigComplex) bool { return x.isZero() }

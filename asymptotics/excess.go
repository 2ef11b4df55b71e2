package asymptotics

import (
	"math/big"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/rational"
)

// Excess is by how much |R| exceeds 1 on the imaginary axis.
type Excess struct {
	Infinite bool // R has a pole there, or grows at infinity

	// Square encloses the supremum of |R(iy)|² − 1, or is the point 0 if that is nowhere positive.
	Square exact.Interval
	// At encloses the y ≥ 0 where it is attained. It means nothing if Square is 0 or AtInfinity is true.
	At         exact.Interval
	AtInfinity bool
}

// AxisExcess returns the excess of R. The intervals are narrower than 1/1000 of their lower ends.
//
// Algorithm: with E(t) = |Q|² − |P|² on t = y², the supremum of −E/|Q|² is its largest value at 0, at a zero of its
// derivative, or at infinity. Cost: that of isolating the zeros of a polynomial of twice the degree of E.
func AxisExcess(k algebraic.Field, r rational.Function) Excess {
	o := objective{k: k, plane: true}
	p, q := onAxis(r.Numerator()), onAxis(r.Denominator())
	o.num, o.den = p.Sub(q), q
	if o.num.IsZero() {
		return Excess{}
	}
	if o.num.Degree() > o.den.Degree() || q.Coeff(0).IsZero() || o.hasPole() {
		return Excess{Infinite: true}
	}
	g := o.k.GCD(o.num, o.den)
	o.num, o.den = o.num.Quo(g), o.den.Quo(g)
	best := Excess{}
	if limit := o.num.Lead().Quo(o.den.Lead()); o.num.Degree() == o.den.Degree() && k.Sign(limit) > 0 {
		best.Square = relatively(func(bits uint) exact.Interval { return k.Enclose(limit, bits) })
		best.AtInfinity = true
	}
	for _, c := range o.criticals() {
		c.f = c.f.Quo(o.k.GCD(c.f, o.num)) // where the value is 0 it is not the largest
		if c.f.Degree() < 1 || !c.in.IsPoint() && k.CountRoots(c.f, c.in.Lo, c.in.Hi) == 0 || c.in.IsPoint() && !c.f.EvalRat(c.in.Lo).IsZero() {
			continue
		}
		v := relatively(func(bits uint) exact.Interval { return k.EncloseValue(c.f, c.in, o.num, o.den, bits) })
		if v.Hi.Sign() < 0 || !best.Square.Hi.Less(v.Hi) {
			continue
		}
		at := relatively(func(bits uint) exact.Interval {
			return k.EncloseValue(c.f, c.in, poly.FromInts(0, 1), poly.FromInts(1), bits)
		})
		best = Excess{Square: exact.Interval{Lo: exact.Max(v.Lo, best.Square.Lo), Hi: v.Hi}, At: exact.Interval{Lo: sqrtDown(at.Lo), Hi: sqrtUp(at.Hi)}}
	}
	return best
}

// relatively encloses a number other than 0 so closely that the interval is narrower than 1/1000 of it.
func relatively(enclose func(bits uint) exact.Interval) exact.Interval {
	for bits := uint(32); ; bits *= 2 { // ends, since the number is not 0
		x := enclose(bits)
		size := exact.Min(x.Lo.Abs(), x.Hi.Abs())
		if x.Lo.Sign()*x.Hi.Sign() > 0 && x.Width().Mul(exact.Int(1000)).Less(size) {
			return x
		}
	}
}

// sqrtDown and sqrtUp enclose √x for x > 0 to about twelve digits.
func sqrtDown(x exact.Rat) exact.Rat { return sqrtBits(x, 0) }

func sqrtUp(x exact.Rat) exact.Rat { return sqrtBits(x, 1) }

// sqrtBits returns ⌊√(x·4^b)⌋/2^b or, with up = 1, the next multiple of 2^−b, for a b that leaves 40 bits.
func sqrtBits(x exact.Rat, up int64) exact.Rat {
	b := 40 + max(0, (x.Den().BitLen()-x.Num().BitLen())/2+1)
	scaled := x.Mul(exact.Int(4).Pow(b)).Floor()
	root := new(big.Int).Sqrt(scaled)
	return exact.FromBigInt(root.Add(root, big.NewInt(up))).Quo(exact.Int(2).Pow(b))
}

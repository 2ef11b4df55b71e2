package poly

import "rofz/poly/exact"

// A Meter is told before each round of a long computation about how many products of words it takes, and may end the
// computation by a panic that its owner expects. A nil Meter counts nothing. Its methods are the functions and methods of
// the same names, counted.
//
// So this package, which the core stands on, need not know what a budget is.
type Meter func(products int)

func (m Meter) spend(products int) {
	if m != nil {
		m(products)
	}
}

// GCD is GCD.
func (m Meter) GCD(p, q Poly) Poly { return gcd(m, p, q) }

// Mul is p.Mul(q).
func (m Meter) Mul(p, q Poly) Poly {
	m.spend(len(p.num) * len(q.num) * (longest(p.num)*longest(q.num) + 2))
	return p.Mul(q)
}

// FactorWithin is p.FactorWithin(subsets).
func (m Meter) FactorWithin(p Poly, subsets int) ([]Factor, bool) { return p.factorWithin(m, subsets) }

// Resultant is Resultant.
func (m Meter) Resultant(p, q Poly) Elem { return resultant(m, p, q) }

// SquareFree is p.SquareFree().
func (m Meter) SquareFree(p Poly) []Factor { return p.squareFree(m) }

// Isolate is p.Isolate().
func (m Meter) Isolate(p Poly) []exact.Interval { return p.isolate(m) }

// Refine is p.Refine(x, width).
func (m Meter) Refine(p Poly, x exact.Interval, width exact.Rat) exact.Interval {
	return p.refine(m, x, width)
}

// RootCount is p.RootCount(lo, hi).
func (m Meter) RootCount(p Poly, lo, hi exact.Rat) int { return p.rootCount(m, lo, hi) }

// SquareFreePart is p.SquareFreePart().
func (m Meter) SquareFreePart(p Poly) Poly { return p.squareFreePart(m) }

// SturmCount is p.SturmCount(lo, hi).
func (m Meter) SturmCount(p Poly, lo, hi exact.Rat) int { return p.sturmCount(m, lo, hi) }

// Package algebraic: API stubs.
package algebraic

import (
	"rofz/exact"
	"rofz/poly"
)

// Field is a real number field: a poly.Field with the real root that its generator stands for. The zero value is ℚ.
type Field struct {
	alg  *poly.Field
	root exact.Interval // open, isolating: exactly one root of the minimal polynomial, which changes sign on it
}

func NewField(m poly.Poly, lo, hi exact.Rat) (Field, error)   { panic("stub") } // m irreducible over ℚ (degree ≥ 2), exactly one root in (lo, hi)
func (k Field) Algebra() *poly.Field                          { panic("stub") } // nil for ℚ
func (k Field) Degree() int                                   { panic("stub") }
func (k Field) Root() exact.Interval                          { panic("stub") } // isolating interval with short end points
func (k Field) Sign(x poly.Elem) int                          { panic("stub") } // exact
func (k Field) Cmp(x, y poly.Elem) int                        { panic("stub") }
func (k Field) Enclose(x poly.Elem, bits uint) exact.Interval { panic("stub") } // width ≤ 2^−bits
func (k Field) Decimal(x poly.Elem, digits int) string        { panic("stub") } // nearest, positional, that many significant digits
func (k Field) Float64(x poly.Elem) float64                   { panic("stub") } // nearest or neighbour; for proposals only

// Extension is L = K(β): where K's generator and β go.
type Extension struct {
	Field Field
	Root  poly.Elem // β in Field
	old   poly.Elem // K's generator in Field
}

func (e Extension) Lift(x poly.Elem) poly.Elem { panic("stub") }

func (k Field) AdjoinRoot(p poly.Poly, lo, hi exact.Rat) (Extension, error) { panic("stub") } // the only root of p (over k) in the open interval; Field stays K when the root lies in K
func (k Field) AdjoinSqrt(x poly.Elem) (Extension, error)                   { panic("stub") } // error for x < 0
func (k Field) Subfield(xs ...poly.Elem) (Field, []poly.Elem)               { panic("stub") } // the field generated over ℚ by xs, and the xs in it

func (k Field) CountRoots(p poly.Poly, lo, hi exact.Rat) int                         { panic("stub") } // distinct real roots in (lo, hi], Sturm with exact signs
func (k Field) Isolate(p poly.Poly) []exact.Interval                                 { panic("stub") } // as poly.Isolate, over k
func (k Field) Refine(p poly.Poly, x exact.Interval, width exact.Rat) exact.Interval { panic("stub") }
func (k Field) Factor(p poly.Poly) []poly.Factor                                     { panic("stub") } // Trager

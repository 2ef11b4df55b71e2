// Package rational: API stubs.
package rational

import (
	"rofz/exact"
	"rofz/poly"
)

var _ exact.Rat

// Function is a reduced P/Q with Q(0) = 1. The zero value is the zero function 0/1.
type Function struct{ p, q poly.Poly }

func New(p, q poly.Poly) (Function, error)            { panic("stub") } // reduces, normalises; error if q = 0 or Q(0) = 0 after reduction
func Pade(j, k int) Function                          { panic("stub") } // numerator degree j, denominator degree k
func (f Function) Numerator() poly.Poly               { panic("stub") }
func (f Function) Denominator() poly.Poly             { panic("stub") }
func (f Function) Equal(g Function) bool              { panic("stub") }
func (f Function) IsConstant() bool                   { panic("stub") }
func (f Function) Derivative() Function               { panic("stub") } // gcd(P'Q−PQ', Q²) = gcd(Q, Q')
func (f Function) Series(n int) []poly.Elem           { panic("stub") } // first n Taylor coefficients at 0
func (f Function) SeriesAtInfinity(n int) []poly.Elem { panic("stub") } // R∞, r₁, …, n of them; panics if deg P > deg Q
func (f Function) Order() (p int, c poly.Elem)        { panic("stub") } // largest p with e^z − R = C z^{p+1}+…; (0, 1−R(0)) if R(0) ≠ 1
func (f Function) String() string                     { panic("stub") } // "(1 + 1/3 z) / (1 − 2/3 z + 1/6 z²)" style of goldens

// Package poly: API stubs; every body is to be replaced. The signatures and comments are the design.
package poly

import (
	"math/big"

	"rofz/exact"
)

var _ = big.NewInt

// Field is a number field ℚ[g]/(m) with m irreducible over ℚ, degree ≥ 2. The nil *Field is ℚ.
type Field struct{ m Poly }

// NewField checks irreducibility (Irreducible); m over ℚ; made monic.
func NewField(m Poly) (*Field, error) { panic("stub") }

func (k *Field) Degree() int                      { panic("stub") } // 1 for nil
func (k *Field) MinimalPolynomial() Poly          { panic("stub") } // monic; x for nil
func (k *Field) Generator() Elem                  { panic("stub") }
func (k *Field) Elem(coeffs ...exact.Rat) Elem    { panic("stub") } // Σ coeffs[i] gⁱ, reduced modulo m
func (k *Field) Equal(l *Field) bool              { panic("stub") } // same minimal polynomial
func (k *Field) ParseElem(s string) (Elem, error) { panic("stub") } // inverse of Elem.String

// Elem is an element of a Field: integers over one denominator. Zero value 0 ∈ ℚ. An element of ℚ mixes with any field; elements of two different fields panic.
type Elem struct {
	field *Field
	num   []*big.Int
	den   *big.Int
}

func Rational(x exact.Rat) Elem { panic("stub") }
func Int(n int64) Elem          { panic("stub") }

func (x Elem) Field() *Field                           { panic("stub") }
func (x Elem) Add(y Elem) Elem                         { panic("stub") }
func (x Elem) Sub(y Elem) Elem                         { panic("stub") }
func (x Elem) Mul(y Elem) Elem                         { panic("stub") }
func (x Elem) Neg() Elem                               { panic("stub") }
func (x Elem) Inv() Elem                               { panic("stub") } // panics on zero
func (x Elem) Quo(y Elem) Elem                         { panic("stub") } // panics on zero
func (x Elem) Pow(n int) Elem                          { panic("stub") }
func (x Elem) IsZero() bool                            { panic("stub") }
func (x Elem) Equal(y Elem) bool                       { panic("stub") } // a rational equals itself seen in any field
func (x Elem) Rat() (exact.Rat, bool)                  { panic("stub") } // ok if x is rational
func (x Elem) Coeffs() []exact.Rat                     { panic("stub") } // in 1, g, g², …; length = degree of the field
func (x Elem) Poly() Poly                              { panic("stub") } // the same as a polynomial over ℚ in g
func (x Elem) String() string                          { panic("stub") } // "1/2-1/4*g+g^2", "0"
func (x Elem) Enclose(g exact.Interval) exact.Interval { panic("stub") } // interval Horner at the generator g ∈ interval, exact endpoints; the only bridge to ℝ

// Poly is a polynomial over ℚ or a Field: integers over one common denominator. Zero value = zero polynomial. Canonical: no trailing zeros, den > 0, content coprime to den.
type Poly struct {
	field *Field
	num   []*big.Int // coefficient i, component j at num[i*deg+j]
	den   *big.Int
}

func New(coeffs ...Elem) Poly                                 { panic("stub") } // ascending
func FromRats(coeffs ...exact.Rat) Poly                       { panic("stub") }
func FromInts(coeffs ...int64) Poly                           { panic("stub") }
func Constant(c Elem) Poly                                    { panic("stub") }
func Monomial(c Elem, n int) Poly                             { panic("stub") } // c xⁿ
func Parse(s string, k *Field, variable string) (Poly, error) { panic("stub") } // "1-2/3*z+(1-g)*z^2"; round trip of Format

func (p Poly) Field() *Field                               { panic("stub") }
func (p Poly) Degree() int                                 { panic("stub") } // −1 for zero
func (p Poly) IsZero() bool                                { panic("stub") }
func (p Poly) Coeff(i int) Elem                            { panic("stub") } // 0 outside
func (p Poly) Coeffs() []Elem                              { panic("stub") }
func (p Poly) Lead() Elem                                  { panic("stub") } // 0 for zero
func (p Poly) Equal(q Poly) bool                           { panic("stub") }
func (p Poly) Add(q Poly) Poly                             { panic("stub") }
func (p Poly) Sub(q Poly) Poly                             { panic("stub") }
func (p Poly) Mul(q Poly) Poly                             { panic("stub") }
func (p Poly) Neg() Poly                                   { panic("stub") }
func (p Poly) Pow(n int) Poly                              { panic("stub") }
func (p Poly) Scale(c Elem) Poly                           { panic("stub") } // c·p
func (p Poly) Shift(n int) Poly                            { panic("stub") } // xⁿ·p, n ≥ 0
func (p Poly) Truncate(n int) Poly                         { panic("stub") } // modulo xⁿ
func (p Poly) DivMod(q Poly) (quo, rem Poly)               { panic("stub") } // panics if q = 0
func (p Poly) Quo(q Poly) Poly                             { panic("stub") }
func (p Poly) Rem(q Poly) Poly                             { panic("stub") }
func (p Poly) Monic() Poly                                 { panic("stub") } // 0 for 0
func (p Poly) Derivative() Poly                            { panic("stub") }
func (p Poly) Integral() Poly                              { panic("stub") } // without constant term
func (p Poly) Eval(x Elem) Elem                            { panic("stub") }
func (p Poly) EvalRat(x exact.Rat) Elem                    { panic("stub") }
func (p Poly) EvalGaussian(z exact.Gaussian) (re, im Elem) { panic("stub") }
func (p Poly) Compose(c, d Elem) Poly                      { panic("stub") } // p(cz+d)
func (p Poly) Reflect() Poly                               { panic("stub") } // p(−z)
func (p Poly) Reverse(n int) Poly                          { panic("stub") } // zⁿ p(1/z), n ≥ deg p
func (p Poly) String() string                              { panic("stub") } // Format("x")
func (p Poly) Format(variable string) string               { panic("stub") } // ascending: "1-2/3*z+1/6*z^2"; irrational coefficients in parentheses
func (p Poly) Integers() (nums []*big.Int, den *big.Int)   { panic("stub") } // over ℚ only (panics otherwise): fresh copies, p = Σ nums[i]/den xⁱ

func GCD(p, q Poly) Poly              { panic("stub") } // monic; modular with trial division over ℚ
func ExtGCD(p, q Poly) (g, u, v Poly) { panic("stub") } // up+vq=g monic
func Resultant(p, q Poly) Elem        { panic("stub") }

// Factor is a polynomial with its multiplicity.
type Factor struct {
	Poly Poly
	Mult int
}

func (p Poly) SquareFree() []Factor { panic("stub") } // Yun: monic, pairwise coprime, ascending multiplicity; p = lead · ∏; panics if zero
func (p Poly) SquareFreePart() Poly { panic("stub") }
func (p Poly) Factor() []Factor     { panic("stub") } // over ℚ only: monic irreducible factors in a canonical order (degree, then coefficients); over a Field use algebraic
func (p Poly) Irreducible() bool    { panic("stub") } // over ℚ only

// Real roots: over ℚ only (package algebraic has them over a real number field).
func (p Poly) SturmCount(lo, hi exact.Rat) int                         { panic("stub") } // distinct roots in (lo, hi]
func (p Poly) Isolate() []exact.Interval                               { panic("stub") } // disjoint, increasing, one root each; Lo==Hi for an exact rational root, else open-interval with sign change of the square-free part and no root at the ends
func (p Poly) Refine(x exact.Interval, width exact.Rat) exact.Interval { panic("stub") }
func (p Poly) SignVariations() int                                     { panic("stub") } // Descartes

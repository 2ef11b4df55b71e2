package conditions

import (
	"math/big"

	"rofz/poly"
	"rofz/poly/exact"
)

// Field is arithmetic in a field whose elements are values of type T. The equations of a System can be evaluated over
// any: exactly, modulo a prime (modular.Prime), or in floating point where a value is only a proposal.
type Field[T any] interface {
	Zero() T
	One() T
	Add(x, y T) T
	Sub(x, y T) T
	Mul(x, y T) T
	Quo(x, y T) T // panics, or gives what the arithmetic gives, for y = 0
	IsZero(x T) bool
	Int(int64) T
	Rational(exact.Rat) T
}

// Exact is ℚ or a number field.
type Exact struct{}

// Zero returns 0.
func (Exact) Zero() poly.Elem { return poly.Elem{} }

// One returns 1.
func (Exact) One() poly.Elem { return poly.Int(1) }

// Add returns x + y.
func (Exact) Add(x, y poly.Elem) poly.Elem { return x.Add(y) }

// Sub returns x − y.
func (Exact) Sub(x, y poly.Elem) poly.Elem { return x.Sub(y) }

// Mul returns xy.
func (Exact) Mul(x, y poly.Elem) poly.Elem {
	if x.IsZero() || y.IsZero() {
		return poly.Elem{}
	}
	return x.Mul(y)
}

// Quo returns x/y.
func (Exact) Quo(x, y poly.Elem) poly.Elem { return x.Quo(y) }

// IsZero reports whether x = 0.
func (Exact) IsZero(x poly.Elem) bool { return x.IsZero() }

// Int returns n.
func (Exact) Int(n int64) poly.Elem { return poly.Int(n) }

// Rational returns x.
func (Exact) Rational(x exact.Rat) poly.Elem { return poly.Rational(x) }

// Float is floating point with the given number of bits. Nothing that it says is exact.
type Float uint

func (f Float) make() *big.Float { return new(big.Float).SetPrec(uint(f)) }

// Zero returns 0.
func (f Float) Zero() *big.Float { return f.make() }

// One returns 1.
func (f Float) One() *big.Float { return f.make().SetInt64(1) }

// Add returns about x + y.
func (f Float) Add(x, y *big.Float) *big.Float { return f.make().Add(x, y) }

// Sub returns about x − y.
func (f Float) Sub(x, y *big.Float) *big.Float { return f.make().Sub(x, y) }

// Mul returns about xy.
func (f Float) Mul(x, y *big.Float) *big.Float { return f.make().Mul(x, y) }

// Quo returns about x/y; it panics for 0/0.
func (f Float) Quo(x, y *big.Float) *big.Float { return f.make().Quo(x, y) }

// IsZero reports whether x = 0.
func (f Float) IsZero(x *big.Float) bool { return x.Sign() == 0 }

// Int returns n.
func (f Float) Int(n int64) *big.Float { return f.make().SetInt64(n) }

// Rational returns x, rounded.
func (f Float) Rational(x exact.Rat) *big.Float { return f.make().SetRat(x.Big()) }

// Double is float64. Nothing that it says is exact.
type Double struct{}

// Zero returns 0.
func (Double) Zero() float64 { return 0 }

// One returns 1.
func (Double) One() float64 { return 1 }

// Add returns about x + y.
func (Double) Add(x, y float64) float64 { return x + y }

// Sub returns about x − y.
func (Double) Sub(x, y float64) float64 { return x - y }

// Mul returns about xy.
func (Double) Mul(x, y float64) float64 { return x * y }

// Quo returns about x/y.
func (Double) Quo(x, y float64) float64 { return x / y }

// IsZero reports whether x = 0.
func (Double) IsZero(x float64) bool { return x == 0 }

// Int returns n, rounded.
func (Double) Int(n int64) float64 { return float64(n) }

// Rational returns x, rounded.
func (Double) Rational(x exact.Rat) float64 { return x.Float64() }

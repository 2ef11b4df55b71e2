package conditions

import "rofz/poly/exact"

// Dual is float64 with derivatives: x + x'ε with ε² = 0. Evaluated at a point with one x' = 1 the residuals carry their
// partial derivatives. Nothing that it says is exact.
type Dual struct{}

// DualNumber is Value + Slope·ε.
type DualNumber struct{ Value, Slope float64 }

// Zero returns 0.
func (Dual) Zero() DualNumber { return DualNumber{} }

// One returns 1.
func (Dual) One() DualNumber { return DualNumber{Value: 1} }

// Add returns about x + y.
func (Dual) Add(x, y DualNumber) DualNumber { return DualNumber{x.Value + y.Value, x.Slope + y.Slope} }

// Sub returns about x − y.
func (Dual) Sub(x, y DualNumber) DualNumber { return DualNumber{x.Value - y.Value, x.Slope - y.Slope} }

// Mul returns about xy.
func (Dual) Mul(x, y DualNumber) DualNumber {
	return DualNumber{x.Value * y.Value, x.Slope*y.Value + x.Value*y.Slope}
}

// Quo returns about x/y.
func (Dual) Quo(x, y DualNumber) DualNumber {
	q := x.Value / y.Value
	return DualNumber{q, (x.Slope - q*y.Slope) / y.Value}
}

// IsZero reports whether x = 0, its derivative included.
func (Dual) IsZero(x DualNumber) bool { return x == DualNumber{} }

// Int returns n, rounded.
func (Dual) Int(n int64) DualNumber { return DualNumber{Value: float64(n)} }

// Rational returns x, rounded.
func (Dual) Rational(x exact.Rat) DualNumber { return DualNumber{Value: x.Float64()} }

package repair

import (
	"context"
	"math"
	"math/big"

	"rofz/errata/conditions"
	"rofz/poly/exact"
	"rofz/scheme"
)

// Residual is how far the printed numbers are from an equation of their claims, and how far rounding can have taken them.
type Residual struct {
	Equation conditions.Equation
	Size     float64
	// Rounding is what the equation may be off by, to first order, if every number of seven digits or more is off by one
	// unit of its last printed place, or of the published digits where the file says how many they are.
	Rounding float64
}

// Residuals returns the residuals of all equations that long numbers take part in; nil for the kinds of schemes without
// equations. They are for display and for comparison by orders of magnitude: nothing is decided by them.
//
// Cost: one evaluation of the equations for each long number.
func Residuals(s scheme.Scheme) []Residual {
	sys, ok := conditions.NewTransformed(s)
	if !ok {
		sys, ok = conditions.New(s)
	}
	if !ok {
		return nil
	}
	var floor exact.Rat
	if d := s.Info().Digits; d > 0 {
		floor = exact.Int(10).Pow(-d)
	}
	t := newTable(sys, s.Field(), floor, &effort{context.Background(), maxEffort})
	f := t.floatFlat(aimBits)
	if len(f.n) == 0 {
		return nil
	}
	at := make([]*big.Float, len(f.n))
	for k := range at {
		at[k] = f.Zero()
	}
	slopes := jacobian(f, at, t.units())
	var out []Residual
	for i, x := range f.residualsAt(f.x) {
		r := Residual{Equation: sys.Equations()[i]}
		r.Size, _ = new(big.Float).Abs(x).Float64()
		for k := range at {
			r.Rounding += math.Abs(slopes.At(i, k))
		}
		if r.Rounding > 0 {
			out = append(out, r)
		}
	}
	return out
}

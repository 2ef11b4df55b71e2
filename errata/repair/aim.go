package repair

import (
	"math/big"
	"strings"

	"rofz/errata/conditions"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
)

// aimed returns the standard form of a Rosenbrock scheme moved to the solution that is nearest in the implementation's
// own coefficients: it is those that were rounded. The long numbers become fractions close to that solution; unit is
// that of the printed numbers. If no solution is found the system is returned as it is.
func aimed(sys, own conditions.System, k algebraic.Field, e *effort) (_ conditions.System, unit exact.Rat) {
	t := newTable(own, k, exact.Rat{}, e)
	var printed []variable
	for _, v := range t.vars {
		if strings.HasPrefix(own.Coordinates()[v.places[0].coordinate].Key, "transformed.") {
			printed = append(printed, v)
		}
	}
	unit = largestUnit(printed)
	for i := range t.vars {
		if !strings.HasPrefix(own.Coordinates()[t.vars[i].places[0].coordinate].Key, "transformed.") {
			t.vars[i].unit = exact.Max(t.vars[i].unit, unit) // c and d were computed
		}
	}
	f := t.floatFlat(aimBits)
	goal, ok := nearest(f, t.units())
	if !ok {
		return sys, unit
	}
	form := conditions.StandardForm[*big.Float](own, f.Field, goal.x)
	values := sys.Values()
	for i, c := range sys.Coordinates() {
		var x *big.Float
		switch c.Key {
		case "alpha":
			x = form.A[c.Row-1][c.Column-1]
		case "gamma":
			x = form.Gamma[c.Row-1][c.Column-1]
		case "b":
			x = form.B[c.Column-1]
		case "bhat":
			x = form.Bhat[c.Column-1]
		default:
			x = goal.x[own.Index(c.Place)]
		}
		if r, ok := c.Value.Rat(); ok && !r.IsInt() {
			values[i] = poly.Rational(roundTo(x, r))
		}
	}
	return sys.At(values).With(integers(own)...), unit
}

// aimDigits is the number of decimals to which a target is kept.
const aimDigits = 40

// roundTo returns x with aimDigits decimals, or the printed number where that is the same.
func roundTo(x *big.Float, printed exact.Rat) exact.Rat {
	r, _ := x.Rat(nil)
	y := exact.FromBigRat(r)
	scale := exact.Int(10).Pow(aimDigits)
	if y.Sub(printed).Abs().Mul(scale).Less(exact.Int(1)) {
		return printed
	}
	return exact.FromBigInt(y.Mul(scale).Add(exact.NewRat(1, 2)).Floor()).Quo(scale)
}

// integers returns the equations that say that the integers among an implementation's own coefficients stay, apart from
// those above the diagonals.
func integers(own conditions.System) []conditions.Equation {
	var out []conditions.Equation
	for _, c := range own.Coordinates() {
		key, ok := strings.CutPrefix(c.Key, "transformed.")
		if r, rational := c.Value.Rat(); ok && rational && r.IsInt() && key != "gamma" && (c.Row == 0 || c.Column < c.Row) {
			out = append(out, conditions.Equation{Kind: conditions.Own, Key: key, Row: c.Row, Column: c.Column, Value: r})
		}
	}
	return out
}

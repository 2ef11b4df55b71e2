package repair

import (
	"math"

	"rofz/errata/conditions"
	"rofz/poly/algebraic"
)

// simplifying returns the simplifying assumptions that the printed numbers satisfy to their last places. Whoever made
// the table used them, and the conditions for higher order are solvable by linear algebra only together with them.
func simplifying(sys conditions.System, k algebraic.Field) []conditions.Equation {
	var candidates []conditions.Equation
	s := sys.Stages()
	for k := 2; k <= 4; k++ {
		for i := range s {
			candidates = append(candidates, conditions.Equation{Kind: conditions.StageOrder, Row: i + 1, Power: k})
		}
	}
	for j := range s {
		candidates = append(candidates,
			conditions.Equation{Kind: conditions.Adjoint, Column: j + 1}, conditions.Equation{Kind: conditions.NoWeight, Column: j + 1})
	}
	values := conditions.Residuals[float64](sys.With(candidates...), conditions.Double{}, conditions.Point(sys, k.Float64))[len(sys.Equations()):]
	var out []conditions.Equation
	for i, e := range candidates {
		if math.Abs(values[i]) <= closeToZero {
			out = append(out, e)
		}
	}
	return out
}

// closeToZero is what a residual in float64 stays below if it vanishes to the published digits.
const closeToZero = 1e-9

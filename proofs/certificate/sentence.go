package certificate

import (
	"fmt"

	"rofz/poly"
	"rofz/poly/exact"
)

// sentence returns what c claims, with every number that is not given by the scheme.
func sentence(c Certificate) string {
	switch c := c.(type) {
	case *Derivation:
		for _, e := range c.E {
			if !e.Equal(poly.Int(1)) {
				return c.claim() + ", for a realization with A, b, e"
			}
		}
	case *Derivative:
		if c.T != nil {
			return c.claim() + " bᵀ(I − zA)⁻²e"
		}
	case *Order:
		return fmt.Sprintf("order %d, error constant %v", c.Order, c.C)
	case *AtInfinity:
		limit, gradient := "infinite", "R' = 0"
		if c.Limit != nil {
			limit = c.Limit.String()
		}
		if c.Leading != nil {
			gradient = fmt.Sprintf("R' ~ %s", coefficient(*c.Leading, *c.Exponent))
		}
		return fmt.Sprintf("%s: R(∞) = %s, %s", c.claim(), limit, gradient)
	case *Pole:
		return fmt.Sprintf("poles: %d in |z-(%v)| < %v", c.Count, c.Center, c.Radius)
	case *Gradient:
		region := ""
		if c.Region == Sector {
			region = fmt.Sprintf(", tan = %v", c.Tan)
		}
		power := fmt.Sprintf("z^%d ", c.Power)
		if c.Power == 1 {
			power = "z "
		}
		return fmt.Sprintf("%s: |%sR'| ≤ %v%s", c.claim(), power, c.Bound, region)
	case *StiffAccuracy:
		if !c.Within.IsZero() {
			return c.claim() + " to within " + scientific(c.Within)
		}
	case *AlgebraicStability:
		if c.Gram != nil {
			return c.claim() + ", for a realization with A, b, e, gram"
		}
	}
	return c.claim()
}

// coefficient writes c*z^n.
func coefficient(c poly.Elem, n int) string {
	text := c.String()
	if _, ok := c.Rat(); !ok {
		text = "(" + text + ")"
	}
	return fmt.Sprintf("%s*z^%d", text, n)
}

// scientific writes 5·10^-13 for 1/2000000000000.
func scientific(x exact.Rat) string {
	ten := exact.Int(10)
	y, n := x, 0
	for ; n < 100 && !y.IsInt(); n++ {
		y = y.Mul(ten)
	}
	if n <= 3 || !y.IsInt() {
		return x.String()
	}
	return fmt.Sprintf("%v·10^-%d", y, n)
}

package certificate

import (
	"fmt"

	"rofz/poly"
	"rofz/poly/exact"
)

// toWithin ends a sentence about numbers that agree to within a distance.
func toWithin(x exact.Rat) string {
	if x.IsZero() {
		return ""
	}
	return " to within " + scientific(x)
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

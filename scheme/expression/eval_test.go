package expression

import (
	"testing"

	"rofz/poly"
)

// TestShortNumber compares the short way with the long one.
func TestShortNumber(t *testing.T) {
	for _, text := range []string{"", "-", "0", "-0", "007", "1/3", "-1/3", "6/4", "1/0", "1/", "/3", "1.5", "-0.25", ".5", "5.", "1.5/2", "1/1.5",
		"1e3", "+1", "--1", "-1/-3", "1 /3", "123456789012345678", "1234567890123456789", "0.123456789012345678", "9223372036854775808",
		"99999999999999999999999999", "1/99999999999999999999", "12a", "1/3/4", "1.2.3", "٣"} {
		x, ok := shortNumber(text)
		if !ok {
			continue
		}
		e, err := Coefficient.Parse(text)
		if err != nil {
			t.Errorf("%q is read as %v, and is wrong: %v", text, x, err)
			continue
		}
		if y, err := NewEvaluator(nil).Evaluate(e); err != nil || !y.x.Equal(poly.Rational(x)) {
			t.Errorf("%q is read as %v, should be %v, %v", text, x, y.x, err)
		}
	}
	for _, text := range []string{"0", "-1/3", "6/4", "-0.25", "123456789012345678"} {
		if _, ok := shortNumber(text); !ok {
			t.Errorf("%q is not read", text)
		}
	}
}

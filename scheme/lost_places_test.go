package scheme

import (
	"fmt"
	"strings"
	"testing"
)

// TestLostPlaces: several sums that are off by more than rounding, which one number does not explain, cost last places;
// one that is off is a slip.
func TestLostPlaces(t *testing.T) {
	for _, row := range []struct {
		a, b, keys string
		lost       int
		why        string
	}{
		{"0.5000000000", `"0.2500000000", "0.7500000000"`, "", 0, "all is well"},
		{"0.5000000000", `"0.2500000009", "0.7500000000"`, "", 0, "one sum: b₁ may be to blame"},
		{"0.5000000000", `"0.2500000004", "0.7500000000"`, "", 1, "one sum of two numbers, off by four units"},
		{"0.5000000000", `"0.2500000006", "0.7500000000"`, "", 0, "the same, off by six"},
		{"0.50000000000", `"0.25000000090", "0.75000000000"`, `, "bhat": ["0.50000000070", "0.50000000000"]`, 2, "the sums of b and of b̂"},
		{"0.5000000000", `"0.2500000009", "0.7500000000"`, `, "bhat": ["0.5000000007", "0.5000000000"]`, 1, "the same with a place less"},
		{"0.5000000000", `"0.250000090", "0.750000000"`, `, "bhat": ["0.500000070", "0.500000000"]`, 0, "fewer than nine places would be right"},
		{"0.5000000000", `"0.2500000009", "0.7500000000"`, `, "bhat": ["0.5000000007", "0.5000000000"], "digits": 10`, 0, "ten places are right, it says"},
		{"0.5000000000", `"0.2500000009", "0.7500000000"`, `, "bhat": ["0.5000000007", "0.5000000000"], "exact": true`, 0, "all are, it says"},
		{"0.5000000000", `"0.2500000009", "0.7500000000"`, `, "bhat": ["0.2500000009", "0.7500000000"]`, 1, "two numbers that are printed alike"},
		{"0.5000000000", `"g", "0.7500000000"`, `, "bhat": ["g", "0.7500000000"], "params": {"g": "0.2500000009"}`, 0, "one constant, twice"},
		{"0.5000000000", `"g", "0.7500000000"`, `, "bhat": ["1-g", "0.2500000009"], "params": {"g": "0.2500000009"}`, 0, "a constant in an expression"},
		{"0.5000000009", `"0.2500000009", "0.7500000000"`, `, "c": ["0", "1/2"]`, 1, "a row and the weights"},
		{"0.5000000009", `"0.2500000000", "0.7500000000"`, `, "c": ["0", "1/2"]`, 0, "a row alone"},
		{"0.50000000000000000000000000000000000000000000000000", `"0.25000000000000000000000000000000000000000000000000", "0.75000000000000000003000000000000000000000000000000"`,
			`, "bhat": ["0.25000000000000000000000000000000000000000000000000", "0.75000000000000000000000000000000000000000000000000"]`, 0, "one weight, in the twentieth of fifty places"},
	} {
		s := mustParse(t, fmt.Sprintf(`{"name": "e", "kind": "runge-kutta", "A": [[0, 0], [%q, 0]], "b": [%s]%s}`, row.a, row.b, row.keys))
		u := UnitsOf(s)
		if u.Lost != row.lost {
			t.Errorf("%s: %d places are lost, want %d", row.why, u.Lost, row.lost)
		}
		if e, ok := OfEmbedded(s); ok && UnitsOf(e).Lost != row.lost {
			t.Errorf("%s: the embedded weights have lost %d places", row.why, UnitsOf(e).Lost)
		}
	}
}

// TestLostPlacesOfRosenbrock: one of an implementation's own coefficients enters many of those that follow from them.
func TestLostPlacesOfRosenbrock(t *testing.T) {
	for _, c := range []string{"-1.171572875253810", "-1.171572875283810"} { // Verwer et al. 1999, ROS2; a slip in the eleventh place
		s := mustParse(t, fmt.Sprintf(`{"name": "ros2", "kind": "rosenbrock", "order": 2, "c": ["0", "1"], "d": ["1.707106781186548", "-1.707106781186548"],
			"transformed": {"a": [["0"], ["0.585786437626905"]], "C": [["0"], [%q]], "m": ["0.878679656440358", "0.292893218813453"],
			"gamma": "1.707106781186548"}}`, c))
		if lost := UnitsOf(s).Lost; lost != 0 {
			t.Errorf("C₂₁ = %s: %d places are lost", c, lost)
		}
	}
}

// TestDoubles: 17 places that are all those of numbers of 53 bits are off by their last bit.
func TestDoubles(t *testing.T) {
	const doubles = `"0.10566243270259355", "0.049038105676657971", "0.84529946162074843", "7.8867513459481287e-01"`
	for _, row := range []struct{ numbers, want, why string }{
		{doubles, "1/72057594037927936", "four numbers of 53 bits: the last bit of the first is 2⁻⁵⁶"},
		{`"0.10566243270259355", "0.049038105676657971", "0.84529946162074843", "0.25"`, "1/100000000000000000", "three of them may be so by chance"},
		{doubles + `, "0.84529946162074844"`, "1/100000000000000000", "the last is none"},
	} {
		s := mustParse(t, fmt.Sprintf(`{"name": "e", "kind": "rational", "numerator": ["1", %s], "denominator": ["1"]}`, row.numbers))
		if got := UnitsOf(s).At("numerator", 0, 1).String(); got != row.want {
			t.Errorf("%s: the unit is %s, want %s", row.why, got, row.want)
		}
	}
}

// TestLateSlip: one entry of A that is off in a late place fails many conditions, in ratios that floating point knows to some
// places only.
func TestLateSlip(t *testing.T) {
	third := "0.33333333333333333333333333333333333333333333333333"
	for _, row := range []struct {
		slip string
		lost int
	}{
		{"0.66666666666666666666666666666666666666666666666667", 0},
		{"0.66666666666666666666666666966666666666666666666667", 0},
	} {
		s := mustParse(t, fmt.Sprintf(`{"name": "e", "kind": "runge-kutta", "order": 3,
			"A": [[0, 0, 0], [%q, 0, 0], [0, %q, 0]], "b": ["1/4", 0, "3/4"], "c": [0, %[1]q, "0.66666666666666666666666666666666666666666666666667"]}`, third, row.slip))
		if u := UnitsOf(s); u.Lost != row.lost {
			t.Errorf("%s: %d places are lost, want %d", row.slip, u.Lost, row.lost)
		}
	}
}

// TestLongLiterals: units below the smallest number in floating point, and conditions that fail by more than the largest of them.
func TestLongLiterals(t *testing.T) {
	third := "0." + strings.Repeat("3", 400)
	s := mustParse(t, fmt.Sprintf(`{"name": "e", "kind": "runge-kutta", "A": [[%q]], "b": [%[1]q]}`, third))
	if u := UnitsOf(s); u.Lost != 0 || u.Exact() {
		t.Errorf("%d places are lost, exact: %v", u.Lost, u.Exact())
	}
}

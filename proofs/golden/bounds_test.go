package golden

import (
	"strings"
	"testing"
)

// TestBoundValues compares what a golden says with what follows from the scheme: the values as a reader may write them,
// and wrong ones, each of which differs in one place.
func TestBoundValues(t *testing.T) {
	const (
		plane = "sup |z R'| on the half-plane"
		axis  = "sup |z R'| on the negative axis"
	)
	for _, row := range []struct {
		scheme, key, value string
		right              bool
		why                string
	}{
		{"backward-euler", plane, "1/2, at 1", true, "|y/(1−iy)²| = y/(1+y²)"},
		{"backward-euler", plane, "0.50, at 2/2", true, "decimals, and a fraction that is not in lowest terms"},
		{"backward-euler", plane, "1/2, at 2", false, "another point"},
		{"backward-euler", plane, "1/2, at infinity", false, "a limit for a maximum"},
		{"backward-euler", plane, "1/2, at 1 and infinity", false, "a limit too many"},
		{"backward-euler", plane, "1/2, at 1 and 2", false, "a point too many"},
		{"backward-euler", plane, "0.5000000000000000000001, at 1", false, "a number that is nearly C"},
		{"backward-euler", plane, "infinite", false, "no constant"},
		{"backward-euler", plane, "0", false, "nothing"},
		{"forward-euler", plane, "infinite", true, "R' = 1"},
		{"forward-euler", plane, "1, at 1", false, "a constant that is not there"},
		{"gauss-2", plane, "root of 3*x^2 − 16 in [2.3, 2.4], at root of x^2 - 12 in [0, 4]", true, "4/√3 at y = 2√3, in other words"},
		{"gauss-2", plane, "root of 3*x^2-16 in [-2.4, -2.3], at root of x^2-12 in [3, 4]", false, "the conjugate number"},
		{"gauss-2", plane, "root of 3*x^2-16 in [2, 3], at root of x^2-12 in [-4, -3]", false, "the conjugate point"},
		{"gauss-2", plane, "root of 3*x^2-17 in [2, 3], at root of x^2-12 in [3, 4]", false, "another number"},
		{"gauss-2", "sup |z^2 R'| on the half-plane", "12, at infinity", true, "R' ~ −12 z⁻²"},
		{"gauss-2", "sup |z^3 R'| on the half-plane", "infinite", true, "a power above k + 1"},
		{"qin-zhang", axis, "root of 27*x^2-4 in [0.3, 0.4], at root of x^2-16*x+16 in [1, 2] and root of x^2-16*x+16 in [14, 15]", true, "|xR'| = 4t|1 − t|/(1 + t)³ at x = −4t, largest where t² − 4t + 1 = 0"},
		{"qin-zhang", axis, "root of 27*x^2-4 in [0.3, 0.4], at root of x^2-16*x+16 in [1, 2]", false, "one of two points"},
		{"trapezoidal", "equality", "everywhere, |x R'| = 1/2 at −2", true, "R = (1+z/2)/(1−z/2)"},
		{"trapezoidal", "equality", "everywhere, |x R'| = 1/2 at −4/2", true, "the same number"},
		{"trapezoidal", "equality", "everywhere, |x R'| = 1/2 at 2", false, "the other side"},
		{"trapezoidal", "equality", "everywhere", false, "a constant R"},
		{"trapezoidal", "equality", "nowhere", false, "a strict inequality"},
		{"backward-euler", "equality", "nowhere", true, "Q² − P² ± 2x(P'Q − PQ') is x² and x² − 4x"},
		{"backward-euler", "equality", "somewhere", false, "a point of equality"},
		{"rk4", "equality", "somewhere", true, "|R| > 1 far out, so that 1 − R² − |2xR'| changes its sign"},
		{"rk4", "Schwarz–Pick", "refuted", true, "R is unbounded"},
		{"rk4", "Schwarz–Pick", "proved", false, "R is unbounded"},
	} {
		separator := keys()[row.key].separator
		r := newRun("t.golden", named(cache))
		r.read(Parse(head + "scheme " + row.scheme + "\n" + row.key + separator + row.value + "\n"))
		if r.file == nil {
			t.Errorf("%s: %+v", row.why, r.result.Failures)
			continue
		}
		verify([]*run{r}, Options{}, func(*run) {})
		if r.result.OK() != row.right {
			t.Errorf("%s: %s%s%s: reproduced %v, want %v: %+v: %s", row.scheme, row.key, separator, row.value, r.result.OK(), row.right, r.result.Failures, row.why)
		}
		if !row.right && !r.result.OK() && !strings.Contains(r.result.Failures[0].Sentence, row.key+" is ") {
			t.Errorf("%s: %q does not say what %s is", row.scheme, r.result.Failures[0].Sentence, row.key)
		}
	}
}

package rational_test

import (
	"testing"

	"rofz/rational"
)

// TestPadeInPrint has the table of Padé approximations [HW96, IV.3, table 3.1].
func TestPadeInPrint(t *testing.T) {
	for _, test := range []struct {
		j, k int
		want string
		why  string
	}{
		{0, 0, "1", "the constant"},
		{1, 0, "1+z", "forward Euler"},
		{0, 1, "1/(1-z)", "backward Euler"},
		{1, 1, "(1+z/2)/(1-z/2)", "implicit midpoint"},
		{0, 3, "1/(1-z+z²/2-z³/6)", "the inverse of the exponential polynomial at −z"},
		{1, 2, "(1+z/3)/(1-2z/3+z²/6)", "Radau IIA, s = 2"},
		{2, 2, "(1+z/2+z²/12)/(1-z/2+z²/12)", "Gauss, s = 2"},
		{2, 3, "(1+2z/5+z²/20)/(1-3z/5+3z²/20-z³/60)", "Radau IIA, s = 3"},
		{1, 3, "(1+z/4)/(1-3z/4+z²/4-z³/24)", "Lobatto IIIC, s = 3"},
	} {
		if got, want := rational.Pade(test.j, test.k), parse(t, test.want, nil); !got.Equal(want) {
			t.Errorf("Pade(%d, %d) = %v, want %v: %s", test.j, test.k, got, want, test.why)
		}
	}
}

// TestPadeIsPade: the approximant of degrees j, k is the only function of these degrees of order j + k, and its error
// constant is (−1)^k j! k! / ((j+k)! (j+k+1)!) [HW96, IV (3.32)].
func TestPadeIsPade(t *testing.T) {
	for j := 0; j <= 7; j++ {
		for k := 0; k <= 7; k++ {
			f := rational.Pade(j, k)
			if f.Numerator().Degree() != j || f.Denominator().Degree() != k {
				t.Errorf("Pade(%d, %d) has degrees %d, %d", j, k, f.Numerator().Degree(), f.Denominator().Degree())
			}
			again, err := rational.New(f.Numerator(), f.Denominator())
			if err != nil || !again.Equal(f) {
				t.Errorf("Pade(%d, %d) is not reduced: %v", j, k, again)
			}
			p, c := f.Order()
			want := factorial(j).Mul(factorial(k)).Quo(factorial(j + k)).Quo(factorial(j + k + 1))
			if k%2 == 1 {
				want = want.Neg()
			}
			if p != j+k || c.String() != want.String() {
				t.Errorf("Pade(%d, %d) has order %d and constant %v, want %d and %v", j, k, p, c, j+k, want)
			}
		}
	}
}

func TestPadePanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("Pade(-1, 2) did not panic")
		}
	}()
	rational.Pade(-1, 2)
}

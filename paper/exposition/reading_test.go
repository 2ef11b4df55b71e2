package exposition

import (
	"testing"

	"rofz/poly/exact"
)

func TestUpward(t *testing.T) {
	for _, row := range []struct {
		x    exact.Rat
		want string
		why  string
	}{
		{exact.NewRat(1, 2), "5.0e-1", "exact"},
		{exact.NewRat(1001, 100), "1.1e1", "rounded up"},
		{exact.NewRat(1, 3), "3.4e-1", "rounded up"},
		{exact.NewRat(999, 1000), "1.0", "up to the next power"},
		{exact.Int(7), "7.0", "no exponent"},
	} {
		if got := upward(row.x); got != row.want {
			t.Errorf("upward(%v) = %s, should be %s (%s)", row.x, got, row.want, row.why)
		}
	}
}

package exposition

import (
	"testing"

	"rofz/asymptotics"
	"rofz/poly/exact"
)

// TestRangeText writes ends that are rounded to the inside.
func TestRangeText(t *testing.T) {
	rat := func(s string) exact.Interval {
		x, err := exact.ParseRat(s)
		if err != nil {
			t.Fatal(err)
		}
		return exact.Point(x)
	}
	for _, x := range []struct {
		from, to, want, why string
	}{
		{"0", "", "all", "no bound"},
		{"0", "2/3", "up to 0.666666", "down"},
		{"1/3", "2/3", "0.333334 to 0.666666", "up and down"},
		{"1/8", "", "from 0.125 on", "exactly"},
		{"99999999/100000000", "", "from 1 on", "a carry"},
		{"1/3000000", "12345678", "3.33334e-7 to 1.23456e7", "exponents"},
	} {
		r := asymptotics.StepRange{From: rat(x.from), Unbounded: x.to == ""}
		if !r.Unbounded {
			r.To = rat(x.to)
		}
		if got := rangeText(r); got != x.want {
			t.Errorf("%s: %s, should be %s", x.why, got, x.want)
		}
	}
}

// TestDecimalOfTie writes more digits where fewer are not decided.
func TestDecimalOfTie(t *testing.T) {
	near := asymptotics.Scaled{M: exact.NewInterval(exact.NewRat(123_449_999, 100_000_000), exact.NewRat(123_450_001, 100_000_000))}
	for digits, want := range map[int]string{2: "1.2", 4: "1.2345", 5: "1.2345", 6: "1.23450"} {
		if got := DecimalOf(near, digits); got != want {
			t.Errorf("%d digits: %s, should be %s", digits, got, want)
		}
	}
}

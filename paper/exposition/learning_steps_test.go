package exposition

import (
	"slices"
	"testing"

	"rofz/asymptotics"
	"rofz/internal/sample"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/scheme/catalogue"
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

// TestCountsOfRuns: methods that are runs of their own have the counts of the one-step schemes that they are, which polynomials
// decide: BDF1 is the implicit Euler method, and an integrating-factor method with nothing in its linear part is its tableau.
func TestCountsOfRuns(t *testing.T) {
	modes := []exact.Gaussian{{Re: exact.Int(-40)}, {Re: exact.Int(-3), Im: exact.Int(10)}, {Re: exact.Int(-3), Im: exact.Int(-10)}, {Re: exact.NewRat(-1, 10)}}
	opts := LearningOptions{
		Spectrum: modes, Frames: make([]int, len(modes)), Step: exact.NewRat(1, 10), Steps: 10, FixedTime: true,
		Threshold: exact.NewRat(1, 100), Digits: 8, Split: exact.Int(1),
	}
	for run, same := range map[string]string{"bdf-1": "backward-euler", "lawson-euler": "forward-euler", "lawson-4": "rk4"} {
		counts := func(name string) ([][2]int, int) {
			l := LearnedOf(proofs.Analyze(sample.Try(catalogue.Lookup(name)).Must(t)), name, opts)
			if l.Err != nil || l.Kept.Err != nil {
				t.Fatal(name, l.Err, l.Kept.Err)
			}
			return l.Kept.Counts, l.Kept.Tried
		}
		got, tried := counts(run)
		all, _ := counts(same)
		var want [][2]int
		for _, x := range all {
			if x[0] <= tried {
				want = append(want, [2]int{x[0], min(x[1], tried)})
			}
		}
		if !slices.Equal(got, want) || len(want) == 0 || slices.Equal(want, [][2]int{{1, tried}}) {
			t.Errorf("%s: %v of %d, %s: %v", run, got, tried, same, want)
		}
	}
}

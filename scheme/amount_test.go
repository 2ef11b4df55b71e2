package scheme

import (
	"testing"

	"rofz/internal/sample"
	"rofz/poly/exact"
)

func TestAmount(t *testing.T) {
	for _, c := range []struct {
		text     string
		admits   []string
		excludes []string
		why      string
	}{
		{"3", []string{"3"}, []string{"2", "4", "29/10", ""}, "an integer is that number"},
		{"1/4", []string{"1/4"}, []string{"26/100", ""}, "a fraction is that number"},
		{"0.25", []string{"1/4", "245/1000", "2599/10000"}, []string{"2449/10000", "26/100", ""}, "rounded, or cut off"},
		{">=2", []string{"2", "7", ""}, []string{"19/10"}, "at least, ∞ included"},
		{"≥2.5", []string{"5/2", "7", ""}, []string{"249/100"}, "the same sign in Unicode"},
		{"infinity", []string{""}, []string{"0", "1000000"}, "no bound"},
	} {
		x := sample.Try(ParseAmount(c.text)).Must(t)
		admits := func(number string) bool {
			if number == "" {
				return x.Admits(true, nil)
			}
			return x.Admits(false, sample.Try(exact.ParseRat(number)).Must(t).Cmp)
		}
		for _, n := range c.admits {
			if !admits(n) {
				t.Errorf("%q excludes %q: %s", c.text, n, c.why)
			}
		}
		for _, n := range c.excludes {
			if admits(n) {
				t.Errorf("%q admits %q: %s", c.text, n, c.why)
			}
		}
	}
	for _, text := range []string{"", "x", "-1", "1e3", "1//2", ">=", "1/0", "inf", "2 ", ">=infinity", "1.5/2"} {
		if x, err := ParseAmount(text); err == nil {
			t.Errorf("%q is read as %+v", text, x)
		}
	}
}

package repair_test

import (
	"context"
	"os"
	"strings"
	"testing"

	"rofz/errata/repair"
	"rofz/internal/sample"
	"rofz/poly/exact"
	"rofz/scheme"
)

func published(t *testing.T, name string) scheme.Scheme {
	t.Helper()
	data := sample.Try(os.ReadFile("testdata/" + name)).Must(t)
	return sample.Try(scheme.Parse(name, data)).Must(t)
}

// TestExactStays: c₃ = 3/5 is exact, and stays while all others move.
func TestExactStays(t *testing.T) {
	r := sample.Try(repair.Find(context.Background(), published(t, "esdirk-3-2.json"))).Must(t)
	c, _ := scheme.Find(r.Scheme, "c")
	if x, ok := c.Values[0][2].Rat(); !ok || !x.Equal(exact.NewRat(3, 5)) {
		t.Errorf("c[3] is %s, should be 3/5", c.Values[0][2])
	}
	for _, m := range r.Moves {
		if m.Place == "c[3]" {
			t.Errorf("c[3] moved by %s", m.By)
		}
	}
}

// TestUnclaimedOrder: without a claim the order is the highest that holds to the digits, and the scheme is exact in ℚ(√5).
func TestUnclaimedOrder(t *testing.T) {
	r := sample.Try(repair.Find(context.Background(), published(t, "explicit-6.json"))).Must(t)
	if p := r.Scheme.Info().Order; p == nil || *p != 6 {
		t.Errorf("the order is %v, should be 6", p)
	}
	if !r.Within() || r.Taken == 0 {
		t.Errorf("%d numbers were taken for short ones, the largest move is %+v", r.Taken, r.Largest())
	}
	k := r.Scheme.Field()
	c, _ := scheme.Find(r.Scheme, "c")
	if x := k.Algebra().MinimalPolynomial(); x.Degree() != 2 {
		t.Errorf("the field is that of %v, should be quadratic", x)
	}
	if got := k.Decimal(c.Values[0][4], 30); got != "0.276393202250021030359082633127" { // (5 − √5)/10, a node of Lobatto's rule
		t.Errorf("c[5] is %s, should be (5-√5)/10", got)
	}
}

// TestToDigits: published tables to many digits.
func TestToDigits(t *testing.T) {
	for _, row := range []struct {
		name, key, first string
		row, col, digits int
		exact            bool
		note, why        string
	}{
		{"esdirk-3-2.json", "A", "0.2576482460664272457999960162840797092643", 2, 0, 40, true, "the exact scheme that", "a₃₁ = 9/100 + 31γ/50 − 27γ²/50"},
		{"ssp-5-4.json", "A", "0.39175222686925", 1, 0, 30, false, "a numerical solution of the 8 conditions", "good to ten digits as printed"},
	} {
		s := published(t, row.name)
		r := sample.Try(repair.ToDigits(context.Background(), s, row.digits)).Must(t)
		at, _ := scheme.Find(r.Scheme, row.key)
		if got := at.Printed(row.row, row.col); !strings.HasPrefix(got, row.first) {
			t.Errorf("%s: the entry is %s, should begin with %s (%s)", row.name, got, row.first, row.why)
		}
		info := r.Scheme.Info()
		if (r.Exact != nil) != row.exact || info.Digits != row.digits || info.Exact == nil || *info.Exact || !strings.HasPrefix(info.Note, row.note) {
			t.Errorf("%s: exact scheme %t, digits %d, note %q", row.name, r.Exact != nil, info.Digits, info.Note)
		}
		if n := len(scheme.OrderConditionFindings(r.Scheme)) + len(scheme.RowSumFindings(r.Scheme)); n > 0 {
			t.Errorf("%s: %d conditions fail for\n%s", row.name, n, r.Document)
		}
		more := sample.Try(repair.ToDigits(context.Background(), s, row.digits+25)).Must(t)
		if !sameDigits(r.Scheme, more.Scheme, row.digits) {
			t.Errorf("%s: more digits round to other ones", row.name)
		}
	}
}

// sameDigits reports whether the coefficients of the second scheme round to those of the first.
func sameDigits(s, t scheme.Scheme, digits int) bool {
	for _, b := range s.Coefficients() {
		more, _ := scheme.Find(t, b.Key)
		for i, row := range b.Values {
			for j, x := range row {
				if s.Field().Decimal(x, digits) != t.Field().Decimal(more.Values[i][j], digits) {
					return false
				}
			}
		}
	}
	return true
}

package asymptotics

import (
	"testing"

	"rofz/poly/algebraic"
	"rofz/poly/exact"
)

// TestAxisExcess has functions whose excess is found by hand.
func TestAxisExcess(t *testing.T) {
	for _, row := range []struct {
		p, q     string
		lo, hi   exact.Rat // Square lies between
		y        exact.Rat // and At holds this
		infinity bool
		infinite bool
		why      string
	}{
		{p: "1", q: "1-z", why: "backward Euler: |R| ≤ 1"},
		{p: "1+1/2*z", q: "1-1/2*z", why: "trapezoid: |R| = 1 everywhere"},
		{p: "1+z", q: "1", infinite: true, why: "forward Euler grows"},
		{p: "1", q: "1+z^2", infinite: true, why: "a pole at i"},
		{p: "1+2/3*z", q: "1-1/3*z", infinity: true, lo: exact.Int(3), hi: exact.Int(3), why: "R(∞) = −2: |R|² − 1 rises to 3"},
		{p: "1+z+1/2*z^2", q: "1-1/10*z^3", lo: exact.NewRat(1, 100), hi: exact.Int(1000), y: exact.Int(2), why: "large between"},
		{p: "2", q: "1+z+z^2", lo: exact.NewRat(13, 3), hi: exact.NewRat(13, 3), y: exact.NewRat(70710678118, 100000000000),
			why: "4/((1−t)²+t) − 1 is largest, 16/3 − 1, at t = 1/2"},
	} {
		got := AxisExcess(algebraic.Field{}, function(t, row.p, row.q))
		if got.Infinite != row.infinite || got.AtInfinity != row.infinity {
			t.Errorf("%s / %s (%s): %+v", row.p, row.q, row.why, got)
			continue
		}
		if got.Square.Hi.Less(row.lo) || row.hi.Less(got.Square.Lo) {
			t.Errorf("%s / %s (%s): the excess is in %v, should be in [%v, %v]", row.p, row.q, row.why, got.Square, row.lo, row.hi)
		}
		if row.infinity || row.y.IsZero() || row.why == "large between" {
			continue
		}
		if d := exact.NewRat(1, 1000); got.At.Hi.Add(d).Less(row.y) || row.y.Less(got.At.Lo.Sub(d)) {
			t.Errorf("%s / %s (%s): at %v, should be %v", row.p, row.q, row.why, got.At, row.y)
		}
	}
}

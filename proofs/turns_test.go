package proofs

import (
	"context"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"rofz/asymptotics/stability"
	"rofz/internal/sample"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/rational"
)

// TestTurnsAgreeWithSquares asks whether random Q have all zeros in Re z > 0, by turns and by the squares of LDLᵀ.
func TestTurnsAgreeWithSquares(t *testing.T) {
	sqrt2 := sample.Try(algebraic.Field{}.AdjoinSqrt(poly.Int(2))).Must(t)
	outcomes, missed := map[bool]int{}, 0
	rapid.Check(t, func(t *rapid.T) {
		k, number := algebraic.Field{}, func() poly.Elem { return poly.Int(rapid.Int64Range(-1, 9).Draw(t, "number")) }
		if rapid.Bool().Draw(t, "irrational") {
			k = sqrt2.Field
			rationally := number
			number = func() poly.Elem { return rationally().Mul(sqrt2.Root).Add(rationally()) }
		}
		q := poly.FromInts(1)
		for range rapid.IntRange(0, 3).Draw(t, "factors") {
			a, b := number(), number()
			q = q.Mul(poly.New(poly.Int(1), a.Neg(), b))
		}
		turns, ok := turnsOf(context.Background(), k, q)
		// Q(z)Q(w) − Q(−z)Q(−w) is 0 on the axis, and the rest is positive definite exactly for such a Q [Her56].
		if _, want := ldl(context.Background(), k, hermite(q.Reflect(), q, nil)); ok != want {
			t.Fatalf("turns of %v: %v, should be %v", q, ok, want)
		}
		outcomes[ok]++
		re, im := onAxisParts(q)
		if ok && (len(turns) != q.Degree() || !areTurns(k, re, im, turns)) {
			t.Fatalf("%v are no turns of %v", turns, q)
		}
		if q.Degree() == 0 || k.Sign(q.Coeff(0)) <= 0 {
			return
		}
		turns, again := turnsBetweenZeros(context.Background(), k, q)
		if again != ok || ok && (len(turns) != q.Degree() || !areTurns(k, re, im, turns)) {
			t.Fatalf("%v: %v are no turns of %v", again, turns, q)
		}
		if turns, found := guessTurns(k, q); ok && !(found && areTurns(k, re, im, turns)) {
			missed++
		}
	})
	if outcomes[true] == 0 || outcomes[false] == 0 {
		t.Errorf("one-sided: %v", outcomes)
	}
	if 20*missed > outcomes[true] {
		t.Errorf("%d of %d are not guessed", missed, outcomes[true])
	}
}

// TestLargeDegrees proves the A-stability of Padé approximants, and refutes that of others, beyond the degree of squares.
func TestLargeDegrees(t *testing.T) {
	for _, tt := range []struct {
		j, k int
		want string
	}{{8, 9, "proved"}, {10, 12, "proved"}, {24, 25, "proved"}, {40, 40, "proved"}, {6, 9, "refuted"}, {0, 12, "refuted"}} {
		name := fmt.Sprintf("Padé(%d,%d)", tt.j, tt.k)
		r := rational.Pade(tt.j, tt.k)
		d := DecideAStable(algebraic.Field{}, r)
		if d.Verdict.Outcome().String() != tt.want {
			t.Errorf("%s: %v, want %s", name, d.Verdict, tt.want)
		}
		m := halfPlane(context.Background(), algebraic.Field{}, r.Numerator(), r.Denominator(), stability.EPolynomial(r))
		if proved := tt.want == "proved"; proved && (len(m.turns) != tt.k || len(m.halfPlane) != 0) || !proved && m.onAxis == nil && m.pole == nil {
			t.Errorf("%s: %d turns, %d squares", name, len(m.turns), len(m.halfPlane))
		}
	}
}

package algebraic

import (
	"context"
	"fmt"
	"testing"

	"rofz/internal/budget"
	"rofz/poly"
	"rofz/poly/exact"
)

// TestDuring: each search for roots counts its work, the same each time, ends where a budget does, and finds the same as
// without one.
func TestDuring(t *testing.T) {
	sqrt2, err := Field{}.AdjoinSqrt(poly.Int(2))
	if err != nil {
		t.Fatal(err)
	}
	wilkinson := poly.FromInts(1)
	for i := range int64(20) {
		wilkinson = wilkinson.Mul(poly.FromInts(-2*i-1, 3))
	}
	for _, k := range []Field{{}, sqrt2.Field} {
		p := wilkinson
		if k.Degree() > 1 {
			p = poly.New(poly.Int(-5), k.Algebra().Generator(), poly.Int(3), poly.Int(-2), k.Algebra().Generator(), poly.Int(1))
		}
		root := k.Isolate(p)[0]
		for what, search := range map[string]func(k Field) any{
			"Isolate":       func(k Field) any { return k.Isolate(p) },
			"PositiveRoots": func(k Field) any { return k.PositiveRoots(p) },
			"Refine":        func(k Field) any { return k.Refine(p, root, exact.Int(2).Pow(-300)) },
			"CountRoots":    func(k Field) any { return k.CountRoots(p, exact.Int(-9), exact.Int(9)) },
			"ApproxRoots":   func(k Field) any { return k.ApproxRoots(p, 96) },
			"SquareFree":    func(k Field) any { return k.SquareFree(k.Mul(p, p)) },
		} {
			run := func(work int64) (result any, done bool, used int64) {
				ctx, cancel := budget.With(context.Background(), budget.Limit{Work: work})
				defer cancel()
				result, done = budget.Run(ctx, func() any { return search(k.During(ctx)) })
				return result, done, budget.Used(ctx)
			}
			want := search(k)
			got, done, used := run(1e15)
			if _, _, again := run(1e15); !done || used < 50 || again != used || !equalText(got, want) {
				t.Errorf("%s in degree %d: done %v, spent %d and then %d, found %v, want %v", what, k.Degree(), done, used, again, got, want)
			}
			if _, done, _ := run(used / 2); done {
				t.Errorf("%s in degree %d: done with half of %d units of work", what, k.Degree(), used)
			}
		}
		ctx, cancel := budget.With(context.Background(), budget.Limit{Work: 1})
		cancel()
		if x := p.Coeff(1); k.During(ctx).Sign(x) != k.Sign(x) || k.During(ctx).Decimal(x, 9) != k.Decimal(x, 9) {
			t.Error("a sign or a decimal after the end of a budget")
		}
	}
}

func equalText(a, b any) bool { return fmt.Sprint(a) == fmt.Sprint(b) }

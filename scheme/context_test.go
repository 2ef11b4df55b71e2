package scheme

import (
	"context"
	"fmt"
	"math/big"
	"strings"
	"testing"

	"rofz/internal/budget"

	"pgregory.net/rapid"
)

// TestReadingHasABudget: reading counts its work, the same each time, and ends where a budget does.
func TestReadingHasABudget(t *testing.T) {
	one := func(text string) string {
		return fmt.Sprintf(`{"name": "a", "kind": "runge-kutta", "A": [["1"]], "b": [%q]}`, text)
	}
	for what, text := range map[string]string{
		"a root":           one("root(x^20-x-" + strings.Repeat("7", 200) + ", 0, 1e11)"),
		"two fields":       one("root(x^4-x-1,1,2) + root(x^5-2*x-5,1,2)"),
		"products":         one(strings.Repeat("(1/3+"+strings.Repeat("7", 100)+")*", 200) + "1"),
		"a radicand":       one("sqrt(" + strings.Repeat("7", 900) + ")"),
		"a quotient":       one("1/(root(x^20-x-1,1,2)^5+7)"),
		"a smaller field":  one("(sqrt(2)+sqrt(3)+sqrt(5))^2 - 2*sqrt(6) - 2*sqrt(10)"),
		"a table of texts": "1 | " + strings.Repeat("7", 900) + "/" + strings.Repeat("3", 901) + "*" + strings.Repeat("9", 1000) + "\n---\n | 1\n",
	} {
		read := func(work int64) (done bool, used int64) {
			ctx, cancel := budget.With(context.Background(), budget.Limit{Work: work})
			defer cancel()
			_, done = budget.Run(ctx, func() error { _, err := ParseContext(ctx, "a", []byte(text)); return err })
			return done, budget.Used(ctx)
		}
		done, used := read(1e15)
		if _, again := read(1e15); !done || used < 100 || again != used {
			t.Errorf("%s: done %v, spent %d and then %d", what, done, used, again)
		}
		if done, _ := read(used / 2); done {
			t.Errorf("%s: done with half of %d units of work", what, used)
		}
		if done, _ := read(used); !done {
			t.Errorf("%s: not done with the %d units of work that it takes", what, used)
		}
	}
}

// TestUnitsHaveABudget: so does finding how far numbers are rounded, and what was ended is found when it is asked for again.
func TestUnitsHaveABudget(t *testing.T) {
	const s = 8
	var a, b []string
	for i := range s {
		var row []string
		for j := range s {
			row = append(row, fmt.Sprintf(`"0.%d"`, 123456789012+i*i*7919+j*104729))
		}
		a, b = append(a, "["+strings.Join(row, ",")+"]"), append(b, row[0])
	}
	text := fmt.Sprintf(`{"name": "a", "kind": "runge-kutta", "order": 3, "published": {"L-stable": true}, "A": [%s], "b": [%s]}`, strings.Join(a, ","), strings.Join(b, ","))
	find := func(x Scheme, work int64) (u Units, done bool, used int64) {
		ctx, cancel := budget.With(context.Background(), budget.Limit{Work: work})
		defer cancel()
		u, done = budget.Run(ctx, func() Units { return UnitsContext(ctx, x) })
		return u, done, budget.Used(ctx)
	}
	parse := func() Scheme {
		x, err := Parse("a", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	want, done, used := find(parse(), 1e15)
	if _, _, again := find(parse(), 1e15); !done || want.Exact() || used < 10_000 || again != used {
		t.Fatalf("done %v, exact %v, spent %d and then %d", done, want.Exact(), used, again)
	}
	x := parse()
	if _, done, _ := find(x, used/2); done {
		t.Errorf("done with half of %d units of work", used)
	}
	if got := UnitsOf(x); !got.Largest().Equal(want.Largest()) {
		t.Errorf("the largest unit is %v, and %v if they are not ended before", got.Largest(), want.Largest())
	}
	if _, done, used := find(x, 1); !done || used != 0 {
		t.Errorf("units that are known: done %v, spent %d", done, used)
	}
}

func TestDivideOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.SampledFrom([]int64{2, 5}).Draw(t, "p")
		k := rapid.IntRange(0, 300).Draw(t, "k")
		rest := big.NewInt(rapid.Int64Range(1, 1e6).Draw(t, "rest"))
		want := 0
		for m := new(big.Int).Set(rest); new(big.Int).Mod(m, big.NewInt(p)).Sign() == 0; m.Quo(m, big.NewInt(p)) {
			want++
		}
		n := new(big.Int).Mul(rest, new(big.Int).Exp(big.NewInt(p), big.NewInt(int64(k)), nil))
		got := divideOut(n, p)
		if back := new(big.Int).Mul(n, new(big.Int).Exp(big.NewInt(p), big.NewInt(int64(want)), nil)); got != k+want || back.Cmp(rest) != 0 {
			t.Fatalf("%d factors, want %d; %v is left", got, k+want, n)
		}
	})
}

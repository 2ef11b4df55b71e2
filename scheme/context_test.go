package scheme

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"rofz/internal/budget"
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

package budget

import (
	"context"
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	over, cancel := context.WithCancel(context.Background())
	cancel()
	ends := func() (context.Context, context.CancelFunc) { return context.WithCancel(context.Background()) }
	t.Run("a computation that ends", func(t *testing.T) {
		ctx, cancel := ends()
		defer cancel()
		if got, ok := Run(ctx, func() int { Poll(ctx); return 7 }); got != 7 || !ok {
			t.Errorf("got %d, %v", got, ok)
		}
	})
	t.Run("nothing is begun when the time is up", func(t *testing.T) {
		if _, ok := Run(over, func() int { t.Error("begun"); return 0 }); ok {
			t.Error("it was done")
		}
	})
	t.Run("a loop that polls ends soon, one that does not is left alone", func(t *testing.T) {
		ctx, cancel := ends()
		ended, never := make(chan bool), make(chan bool)
		_, ok := Run(ctx, func() int {
			defer close(ended)
			cancel()
			for {
				Poll(ctx)
			}
		})
		if ok {
			t.Error("it was done")
		}
		<-ended
		ctx, cancel = ends()
		if _, ok := Run(ctx, func() int { cancel(); <-never; return 0 }); ok {
			t.Error("it was done")
		}
		close(never)
	})
	t.Run("a dependency that was not ready", func(t *testing.T) {
		ctx, cancel := ends()
		defer cancel()
		if _, ok := Run(ctx, func() int { End(); return 1 }); ok {
			t.Error("it was done")
		}
	})
	t.Run("a panic is passed on with its place", func(t *testing.T) {
		ctx, cancel := ends()
		defer cancel()
		defer func() {
			if s, _ := recover().(string); !strings.Contains(s, "two pivots") || !strings.Contains(s, "budget_test.go") {
				t.Errorf("panic %q", s)
			}
		}()
		Run(ctx, func() int { panic("two pivots") })
	})
	t.Run("without an end nothing changes", func(t *testing.T) {
		Poll(context.Background())
		if got, ok := Run(context.Background(), func() int { return 7 }); got != 7 || !ok {
			t.Errorf("got %d, %v", got, ok)
		}
	})
}

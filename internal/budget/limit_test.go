package budget

import (
	"context"
	"testing"
	"time"
)

func TestParseLimit(t *testing.T) {
	tests := []struct {
		text, back string
		limit      Limit
	}{
		{"2s", "2s", Limit{Time: 2 * time.Second}},
		{"5e9", "5e9", Limit{Work: 5e9}},
		{"1e3", "1e3", Limit{Work: 1000}},
		{"1.5e12", "1.5e12", Limit{Work: 1.5e12}},
		{"12e3", "1.2e4", Limit{Work: 12_000}},
		{"1m, 3e12", "1m0s,3e12", Limit{Time: time.Minute, Work: 3e12}},
		{"3e12,1m", "1m0s,3e12", Limit{Time: time.Minute, Work: 3e12}},
	}
	for _, tt := range tests {
		got, err := ParseLimit(tt.text)
		if err != nil || got != tt.limit {
			t.Errorf("ParseLimit(%q) = %v, %v", tt.text, got, err)
		}
		if again, err := ParseLimit(got.String()); err != nil || again != got {
			t.Errorf("%q is written %q, which is read as %v, %v", tt.text, got, again, err)
		}
	}
	for _, text := range []string{"", "soon", "0", "0s", "-1s", "-5", "1.5", "nan", "inf", "1e19", "2s,3s", "5", "5e-1", "1e3,2e3", "1e3,", "2s,1e1,1e1"} {
		if got, err := ParseLimit(text); err == nil {
			t.Errorf("ParseLimit(%q) = %v", text, got)
		}
	}
}

// TestSpend ends at the same round each time, and what was found before it ends is not used.
func TestSpend(t *testing.T) {
	for range 100 {
		ctx, cancel := With(context.Background(), Limit{Work: 100})
		rounds := 0
		_, done := Run(ctx, func() int {
			Do(func() {
				for ; ; rounds++ {
					Spend(ctx, 7)
				}
			})
			return rounds
		})
		if done || rounds != 14 || Used(ctx) != 105 {
			t.Fatalf("done %v, %d rounds, %d used", done, rounds, Used(ctx))
		}
		if err := context.Cause(ctx); err.Error() != "budget of 1e2 units of work used up" {
			t.Fatal(err)
		}
		cancel()
	}
	Spend(context.Background(), 1<<40)
	if ctx, cancel := With(context.Background(), Limit{}); ctx.Done() != nil {
		t.Error("no limit ends")
	} else {
		cancel()
	}
}

func TestLeft(t *testing.T) {
	ctx, cancel := With(context.Background(), Limit{Time: time.Millisecond})
	defer cancel()
	never, ended := make(chan bool), make(chan bool)
	if _, done := Run(ctx, func() int { defer close(ended); <-never; return 0 }); done || Left() != 1 {
		t.Errorf("done %v, %d are left", done, Left())
	}
	close(never)
	<-ended
	for i := 0; Left() != 0; i++ {
		if i > 1000 {
			t.Fatal("it is still left")
		}
		time.Sleep(time.Millisecond)
	}
}

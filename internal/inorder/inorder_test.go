package inorder

import (
	"errors"
	"iter"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
)

const workers = 3

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func TestInOrderKeepsTheOrder(t *testing.T) {
	var got []int
	err := Each(workers, count(500), strconv.Itoa, func(i int) int {
		for range (i * 7919) % 50 { // jobs of different length finish out of order
			runtime.Gosched()
		}
		return i * i
	}, func(r int) error {
		got = append(got, r)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range got {
		if r != i*i {
			t.Fatalf("result %d is %d, want %d", i, r, i*i)
		}
	}
	if len(got) != 500 {
		t.Errorf("%d results, want 500", len(got))
	}
}

func TestInOrderRunsAheadOnlyAFewJobs(t *testing.T) {
	var started atomic.Int64
	var used, most int64
	err := Each(workers, count(3000), strconv.Itoa, func(i int) int {
		started.Add(1)
		return i
	}, func(int) error {
		most = max(most, started.Load()-used)
		used++
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if limit := int64(6*workers + 2); most > limit {
		t.Errorf("%d results were waiting at a time, want at most %d", most, limit)
	}
}

func TestInOrderStopsAtAnError(t *testing.T) {
	stop := errors.New("stop")
	var got []int
	err := Each(workers, count(1_000_000), strconv.Itoa, func(i int) int { return i }, func(r int) error {
		got = append(got, r)
		if r == 3 {
			return stop
		}
		return nil
	})
	if !errors.Is(err, stop) || !slices.Equal(got, []int{0, 1, 2, 3}) {
		t.Errorf("got %v after %v", err, got)
	}
}

func TestInOrderReturnsPanics(t *testing.T) {
	tests := []struct {
		name string
		jobs iter.Seq[int]
		want string
		why  string
	}{
		{"work", count(10), "7: panic: seven", "a scheme that trips a bug is named"},
		{"jobs", func(yield func(int) bool) {
			if yield(1) {
				panic("reading")
			}
		}, "panic: reading", "reading the input may trip a bug as well"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := Each(workers, tt.jobs, strconv.Itoa, func(i int) int {
				if i == 7 {
					panic("seven")
				}
				return i
			}, func(int) error { return nil })
			p, ok := errors.AsType[*Panic](err)
			if !ok || !strings.Contains(p.Error(), tt.want) || !strings.Contains(string(p.Stack), "inorder_test.go") {
				t.Errorf("error %v, want %q and where it happened (%s)", err, tt.want, tt.why)
			}
		})
	}
}

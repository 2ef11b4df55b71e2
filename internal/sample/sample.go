// Package sample chooses what a test tries of thousands of things alike, and reads what it tries it with. It is imported
// by tests only.
//
// A plain run tries a sample that has things of every kind, the same ones each time. Where the environment variable
// ROFZ_TESTS is "full", as in .ci/run, all are tried.
package sample

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"flag"
	"math/big"
	"os"
	"slices"
	"strconv"
	"testing"
)

// Full reports whether all are to be tried.
func Full() bool { return os.Getenv("ROFZ_TESTS") == "full" }

// Of returns n of the things of each kind, or all of a kind that has fewer, in their order: those whose names have the
// least hashes. Of returns all things if tests are full.
func Of[T any](things []T, n int, describe func(T) (kind, name string)) []T {
	if Full() {
		return things
	}
	type place struct {
		at   int
		hash [sha256.Size]byte
	}
	kinds := make(map[string][]place)
	for i, x := range things {
		kind, name := describe(x)
		kinds[kind] = append(kinds[kind], place{i, sha256.Sum256([]byte(name))})
	}
	var chosen []int
	for _, places := range kinds {
		slices.SortFunc(places, func(a, b place) int {
			return cmp.Or(bytes.Compare(a.hash[:], b.hash[:]), cmp.Compare(a.at, b.at))
		})
		for _, p := range places[:min(n, len(places))] {
			chosen = append(chosen, p.at)
		}
	}
	slices.Sort(chosen)
	out := make([]T, len(chosen))
	for k, i := range chosen {
		out[k] = things[i]
	}
	return out
}

// Checks has properties in this test tried n times rather than as often as package rapid does of itself; not if tests
// are full.
func Checks(t testing.TB, n int) {
	t.Helper()
	f := flag.Lookup("rapid.checks")
	if Full() || f == nil {
		return
	}
	before := f.Value.String()
	if err := f.Value.Set(strconv.Itoa(n)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Value.Set(before) })
}

// Tried is what a call has returned.
type Tried[T any] struct {
	value T
	err   error
}

// Try holds what a call returns, as in sample.Try(os.ReadFile(name)).Must(t).
func Try[T any](value T, err error) Tried[T] { return Tried[T]{value, err} }

// Test is a testing.TB or a rapid.T.
type Test interface {
	Helper()
	Fatal(...any)
}

// Ints returns numbers as big ones.
func Ints(c ...int64) []*big.Int {
	out := make([]*big.Int, len(c))
	for i, a := range c {
		out[i] = big.NewInt(a)
	}
	return out
}

// Product multiplies polynomials, given by their coefficients in ascending order.
func Product(factors ...[]*big.Int) []*big.Int {
	out := Ints(1)
	for _, f := range factors {
		next := Ints(make([]int64, len(out)+len(f)-1)...)
		for i, a := range out {
			for j, b := range f {
				next[i+j].Add(next[i+j], new(big.Int).Mul(a, b))
			}
		}
		out = next
	}
	return out
}

// OK ends the test if there is an error.
func OK(t Test, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// Must returns the value; an error ends the test.
func (r Tried[T]) Must(t Test) T {
	t.Helper()
	OK(t, r.err)
	return r.value
}

package sample

import (
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

// sortOf is a kind with few values, so that kinds have several things.
func sortOf(x int) (kind, name string) { return strconv.Itoa(x % 5), strconv.Itoa(x) }

// TestOf: a sample has as many of each kind as it should, in order, and depends on nothing but the things of the kind.
func TestOf(t *testing.T) {
	t.Setenv("ROFZ_TESTS", "")
	rapid.Check(t, func(t *rapid.T) {
		things := rapid.SliceOfNDistinct(rapid.IntRange(0, 1000), 0, 40, rapid.ID[int]).Draw(t, "things")
		n := rapid.IntRange(0, 10).Draw(t, "n")
		got := Of(things, n, sortOf)
		at := -1
		count := make(map[string]int)
		for _, x := range got {
			i := slices.Index(things, x)
			if i <= at {
				t.Fatalf("%d of %v is missing there, doubled or out of order", x, things)
			}
			at = i
			kind, _ := sortOf(x)
			count[kind]++
		}
		for kind := range 5 {
			var alike []int
			for _, x := range things {
				if x%5 == kind {
					alike = append(alike, x)
				}
			}
			name := strconv.Itoa(kind)
			if want := min(n, len(alike)); count[name] != want {
				t.Fatalf("%d of kind %d, want %d", count[name], kind, want)
			}
			for _, x := range Of(alike, n, sortOf) {
				if !slices.Contains(got, x) {
					t.Fatalf("%d is in the sample of its kind alone, not in that of all", x)
				}
			}
		}
	})
}

// TestOfSpreads: names that differ in their last letter alone are chosen all over.
func TestOfSpreads(t *testing.T) {
	t.Setenv("ROFZ_TESTS", "")
	var things []int
	for i := range 1000 {
		things = append(things, 5*i)
	}
	var halves [2]int
	for _, x := range Of(things, 100, sortOf) {
		halves[x/2500]++
	}
	if halves[0] < 30 || halves[1] < 30 {
		t.Errorf("%d of the first half are chosen, %d of the second", halves[0], halves[1])
	}
}

func TestFull(t *testing.T) {
	for env, all := range map[string]bool{"full": true, "": false, "1": false} {
		t.Setenv("ROFZ_TESTS", env)
		if got := len(Of([]int{5, 10, 15}, 1, sortOf)); Full() != all || (got == 3) != all {
			t.Errorf("ROFZ_TESTS=%q: %d of 3 things, full: %v", env, got, Full())
		}
	}
}

func TestChecks(t *testing.T) {
	for env, want := range map[string]int{"full": 100, "": 7} {
		t.Run("ROFZ_TESTS="+env, func(t *testing.T) {
			t.Setenv("ROFZ_TESTS", env)
			Checks(t, 7)
			n := 0
			rapid.Check(t, func(*rapid.T) { n++ })
			if n != want {
				t.Errorf("a property is tried %d times, want %d", n, want)
			}
		})
	}
}

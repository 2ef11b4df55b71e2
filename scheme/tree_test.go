package scheme

import (
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rofz/internal/sample"
)

func TestTreeCounts(t *testing.T) {
	// Butcher, Numerical Methods for Ordinary Differential Equations, table 301(I); sequence A000081.
	want := []int{1, 1, 2, 4, 9, 20, 48, 115, 286, 719}
	for i, n := range want {
		if got := len(Trees(i + 1)); got != n {
			t.Errorf("%d trees with %d nodes, want %d", got, i+1, n)
		}
	}
}

func TestTreesAreSortedAndDistinct(t *testing.T) {
	for n := 1; n <= MaxTreeOrder; n++ {
		trees := Trees(n)
		for i, u := range trees {
			if u.Order() != n || strings.Count(u.String(), "[") != n {
				t.Fatalf("%v has %d nodes, want %d", u, u.Order(), n)
			}
			if i > 0 && trees[i-1].Compare(u) >= 0 {
				t.Fatalf("%v stands before %v", trees[i-1], u)
			}
		}
	}
}

// The number of increasing labellings n!/(σγ), summed over all trees with n nodes, is (n−1)!, the number of recursive
// trees: each new node chooses its parent. And Σ n!/σ is n^{n−1}, Cayley's number of rooted labelled trees.
func TestTreeIdentities(t *testing.T) {
	for n := 1; n <= MaxTreeOrder; n++ {
		factorial := new(big.Int).MulRange(1, int64(n))
		increasing, labelled := new(big.Int), new(big.Int)
		for _, u := range Trees(n) {
			x := new(big.Int).Quo(factorial, big.NewInt(u.Symmetry()))
			labelled.Add(labelled, x)
			increasing.Add(increasing, new(big.Int).Quo(x, big.NewInt(u.Density())))
		}
		if want := new(big.Int).MulRange(1, int64(n-1)); increasing.Cmp(want) != 0 {
			t.Errorf("n = %d: Σ n!/(σγ) = %v, want %v", n, increasing, want)
		}
		if want := new(big.Int).Exp(big.NewInt(int64(n)), big.NewInt(int64(n-1)), nil); labelled.Cmp(want) != 0 {
			t.Errorf("n = %d: Σ n!/σ = %v, want %v", n, labelled, want)
		}
	}
}

func TestTreeTable(t *testing.T) {
	// Hairer, Nørsett & Wanner, Solving Ordinary Differential Equations I, table II.2.1 and II.2.2: γ for orders ≤ 4.
	tests := []struct {
		tree              string
		density, symmetry int64
	}{
		{"[]", 1, 1},
		{"[[]]", 2, 1},
		{"[[],[]]", 3, 2}, {"[[[]]]", 6, 1},
		{"[[],[],[]]", 4, 6}, {"[[],[[]]]", 8, 1}, {"[[[],[]]]", 12, 2}, {"[[[[]]]]", 24, 1},
	}
	i := 0
	for n := 1; n <= 4; n++ {
		for _, u := range Trees(n) {
			want := tests[i]
			if u.String() != want.tree || u.Density() != want.density || u.Symmetry() != want.symmetry {
				t.Errorf("tree %v with γ = %d, σ = %d; want %v", u, u.Density(), u.Symmetry(), want)
			}
			i++
		}
	}
	if got := (Tree{}).String(); got != "[]" {
		t.Errorf("the zero tree is %s", got)
	}
}

func TestParseTree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		trees := Trees(rapid.IntRange(1, 8).Draw(t, "n"))
		u := rapid.SampledFrom(trees).Draw(t, "tree")
		v, err := ParseTree(u.String())
		if err != nil || v.Compare(u) != 0 || v.Density() != u.Density() || v.Symmetry() != u.Symmetry() || v.String() != u.String() {
			t.Fatalf("%v read back as %v, %v", u, v, err)
		}
	})
	for _, test := range []struct{ why, in, want string }{
		{"children are sorted on reading", "[[[]],[],[[],[]],[]]", "[[],[],[[]],[[],[]]]"},
		{"nothing", "", ""},
		{"a bracket left open", "[[]", ""},
		{"one too many", "[]]", ""},
		{"no comma", "[[][]]", ""},
		{"a comma too many", "[[],]", ""},
		{"blanks", "[ ]", ""},
		{"too large", strings.Repeat("[", 21) + strings.Repeat("]", 21), ""},
	} {
		u, err := ParseTree(test.in)
		if got := u.String(); test.want == "" != (err != nil) || err == nil && got != test.want {
			t.Errorf("%s: %q gives %s, %v", test.why, test.in, got, err)
		}
	}
}

func TestDraw(t *testing.T) {
	for _, row := range []struct{ tree, want string }{
		{"[]", "•"},
		{"[[[]]]", "•\n|\n•\n|\n•"},
		{"[[],[]]", "•   •\n \\ /\n  •"},
		{"[[],[],[[]]]", "        •\n        |\n•   •   •\n  \\ | /\n    •"},
	} {
		x := sample.Try(ParseTree(row.tree)).Must(t)
		if got := x.Draw(); got != row.want {
			t.Errorf("%s is drawn as\n%s\nwant\n%s", row.tree, got, row.want)
		}
	}
	for _, x := range Trees(7) {
		if got := strings.Count(x.Draw(), "•"); got != 7 {
			t.Errorf("%v is drawn with %d nodes:\n%s", x, got, x.Draw())
		}
	}
}

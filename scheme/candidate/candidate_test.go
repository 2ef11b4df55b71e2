package candidate_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rofz/internal/sample"
	"rofz/poly/exact"
	"rofz/scheme"
	"rofz/scheme/candidate"
)

// Example makes the second and the third of a sequence, without the first.
func Example() {
	space, err := candidate.NewTableaux("sdirk", 2, 2, false)
	if err != nil {
		fmt.Println(err)
		return
	}
	q, err := candidate.Random(space, 4, 1)
	for k := int64(2); k <= 3 && err == nil; k++ {
		var document []byte
		document, err = q.Member(k)
		fmt.Printf("%s\n", document)
	}
	if err != nil {
		fmt.Println(err)
	}
	// Output:
	// {"name":"sdirk-2-2-height4-2","kind":"runge-kutta","family":"sdirk","exact":true,"A":[["1/3","0"],["-1/3","1/3"]],"b":["3/2","-1/2"]}
	// {"name":"sdirk-2-2-height4-3","kind":"runge-kutta","family":"sdirk","exact":true,"A":[["2/3","0"],["1/12","2/3"]],"b":["3","-2"]}
}

// TestChoices counts fractions one by one, and draws members until no new ones come.
func TestChoices(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lo := rapid.Int64Range(-40, 40).Draw(t, "lo")
		hi := lo + rapid.Int64Range(0, 60).Draw(t, "length")
		d := rapid.Int64Range(1, 12).Draw(t, "denominator")
		height := rapid.IntRange(1, 20).Draw(t, "height")
		template, err := scheme.ParseTemplate("t", []byte(`{"name":"t","kind":"runge-kutta","A":[["g"]],"b":["1"]}`),
			scheme.FreeConstant{Name: "g", Lo: exact.NewRat(lo, d), Hi: exact.NewRat(hi, d)})
		if err != nil {
			t.Fatal(err)
		}
		different := map[string]bool{}
		for q := int64(1); q <= int64(height); q++ {
			for p := -int64(height); p <= int64(height); p++ {
				if lo*q <= p*d && p*d <= hi*q {
					different[exact.NewRat(p, q).String()] = true
				}
			}
		}
		q, err := candidate.Random(candidate.OfTemplate(template), height, 1)
		if err != nil {
			if len(different) > 0 {
				t.Fatal(err)
			}
			return
		}
		if got := q.Choices().Int64(); got != int64(len(different)) {
			t.Fatalf("%d choices, want %d", got, len(different))
		}
	})
	q := sample.Try(candidate.Random(sample.Try(candidate.NewTableaux("erk", 2, 2, false)).Must(t), 16, 1)).Must(t)
	different := map[string]bool{}
	for k := int64(1); k <= 2000; k++ {
		document := string(sample.Try(q.Member(k)).Must(t))
		different[document[strings.Index(document, `"kind"`):]] = true
	}
	// The Farey fractions of order 16 without 0, which gives no scheme.
	if got := q.Choices().Int64(); got != 81 || len(different) != 80 {
		t.Errorf("%d choices and %d members, want 81 and 80", got, len(different))
	}
}

// TestOrderConditions reads random members and has their orders determined by trees and colourings, which know nothing of
// how the members were made.
func TestOrderConditions(t *testing.T) {
	for _, family := range candidate.Families() {
		for s := 1; s <= 6; s++ {
			for p := 1; p <= s; p++ {
				for _, stiffly := range []bool{false, true} {
					space, err := candidate.NewTableaux(family, s, p, stiffly)
					if err != nil {
						continue
					}
					q := sample.Try(candidate.Random(space, 12, 7)).Must(t)
					for k := int64(1); k <= 4; k++ {
						checkMember(t, sample.Try(q.Member(k)).Must(t), family, s, p, stiffly)
					}
				}
			}
		}
	}
}

func checkMember(t *testing.T, document []byte, family string, s, p int, stiffly bool) {
	t.Helper()
	got, err := scheme.Parse("", document)
	if err != nil {
		t.Fatalf("%s: %v", document, err)
	}
	tableau := got.(scheme.OneStep)
	if n := tableau.Stages(); n != s {
		t.Errorf("%d stages, want %d: %s", n, s, document)
	}
	order, ok := scheme.TableauOrder(tableau, p)
	if !ok || order.Order < p {
		t.Errorf("the order is %v, want at least %d: %s", order, p, document)
	}
	printed := got.Printed()
	a, b := printed[0].Rows, printed[1].Rows[0]
	if stiffly && !slices.Equal(a[s-1], b) {
		t.Errorf("not stiffly accurate: %s", document)
	}
	for i := range a {
		for j := range a[i] {
			zero, same := a[i][j] == "0", a[i][j] == a[s-1][s-1]
			if j > i && !zero && family != "firk" || j == i && (family == "erk" && !zero || family == "sdirk" && !same || family == "esdirk" && (i > 0 && !same || i == 0 && !zero)) {
				t.Errorf("A[%d][%d] is not that of family %s: %s", i+1, j+1, family, document)
			}
		}
	}
}

// TestEveryFamilyIsMade counts what NewTableaux accepts, so that TestOrderConditions does not pass by trying nothing.
func TestEveryFamilyIsMade(t *testing.T) {
	for family, want := range map[string]int{
		"erk":    (1 + 2 + 3 + 4 + 4 + 4) + (1 + 2 + 3 + 3 + 3), // min(4, s) for s ≤ 6; min(3, s − 1)
		"dirk":   (1 + 2 + 3 + 4 + 4 + 4) + (1 + 2 + 3 + 3 + 3),
		"sdirk":  (1 + 2 + 3 + 4 + 4 + 4) + (1 + 2 + 3 + 3 + 3),
		"esdirk": (2 + 3 + 4 + 4 + 4) + (1 + 2 + 3 + 3 + 3),
		"firk":   2 * (1 + 2 + 3 + 4 + 5 + 6),
	} {
		n := 0
		for s := 0; s <= 6; s++ {
			for p := -1; p <= 7; p++ {
				for _, stiffly := range []bool{false, true} {
					if _, err := candidate.NewTableaux(family, s, p, stiffly); err == nil {
						n++
					}
				}
			}
		}
		if n != want {
			t.Errorf("%s: %d, want %d", family, n, want)
		}
	}
	if _, err := candidate.NewTableaux("rosenbrock", 2, 2, false); err == nil {
		t.Error("an unknown family is accepted")
	}
}

// TestHeights draws free numbers of a template: all fractions of a height of at most 3 between −1/2 and 2, equally often, and nothing else.
func TestHeights(t *testing.T) {
	template := sample.Try(scheme.ParseTemplate("t.json", []byte(`{"name": "t", "kind": "runge-kutta", "free": {"g": ["-1/2", "2"]}, "A": [["g"]], "b": ["1"]}`))).Must(t)
	q := sample.Try(candidate.Random(candidate.OfTemplate(template), 3, 1)).Must(t)
	count := map[string]int{}
	const n = 9000
	for k := int64(1); k <= n; k++ {
		s := sample.Try(scheme.Parse("", sample.Try(q.Member(k)).Must(t))).Must(t)
		for _, e := range s.Printed() {
			if e.Key == "params" {
				count[e.Rows[0][1]]++
			}
		}
	}
	want := []string{"-1/2", "-1/3", "0", "1/3", "1/2", "2/3", "1", "3/2", "2"}
	for _, x := range want {
		if c := count[x]; c < 800 || c > 1200 { // 1000 ± 30, and the sequence never changes
			t.Errorf("%s: %d times of %d", x, c, n)
		}
	}
	if len(count) != len(want) {
		t.Errorf("drawn: %v, want %v", count, want)
	}
	if _, err := candidate.Random(candidate.OfTemplate(template), 0, 1); err == nil {
		t.Error("a height of 0 is accepted")
	}
}

// TestRandomIsAFunctionOfItsNumber makes members in any order, and compares with all of them in a row.
func TestRandomIsAFunctionOfItsNumber(t *testing.T) {
	space := sample.Try(candidate.NewTableaux("dirk", 4, 3, false)).Must(t)
	rapid.Check(t, func(t *rapid.T) {
		seed := rapid.Uint64().Draw(t, "seed")
		q, err := candidate.Random(space, 16, seed)
		if err != nil {
			t.Fatal(err)
		}
		again, _ := candidate.Random(space, 16, seed)
		k := rapid.Int64Range(1, 1<<62).Draw(t, "k")
		a, err := q.Member(k)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = again.Member(k - 1)
		b, _ := again.Member(k)
		if string(a) != string(b) {
			t.Fatalf("member %d is %s, and then %s", k, a, b)
		}
	})
}

// TestGrid lists a small grid, which has choices without a scheme: the nodes of order 2 are equal there.
func TestGrid(t *testing.T) {
	q := sample.Try(candidate.Grid(sample.Try(candidate.NewTableaux("sdirk", 2, 2, false)).Must(t), 3)).Must(t)
	if q.Len() != 9 || q.FreeNumbers() != 2 {
		t.Fatalf("%d members, %d free numbers", q.Len(), q.FreeNumbers())
	}
	var got []string
	for k := int64(1); k <= q.Len(); k++ {
		document := sample.Try(q.Member(k)).Must(t)
		if document == nil {
			got = append(got, "")
			continue
		}
		p := sample.Try(scheme.Parse("", document)).Must(t).Printed()
		c := sample.Try(exact.ParseRat(p[0].Rows[1][0])).Must(t).Add(sample.Try(exact.ParseRat(p[0].Rows[1][1])).Must(t))
		got = append(got, p[0].Rows[0][0]+" "+c.String())
	}
	want := []string{"", "", "", "1/2 0", "", "1/2 1", "1 0", "1 1/2", ""} // γ = 0 is explicit, and γ = c₂ has equal nodes
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if _, err := candidate.Grid(sample.Try(candidate.NewTableaux("firk", 8, 1, false)).Must(t), 3); err == nil {
		t.Error("3 to the 71st members are counted")
	}
}

func TestNone(t *testing.T) {
	q := sample.Try(candidate.Random(sample.Try(candidate.NewTableaux("erk", 4, 4, false)).Must(t), 1, 1)).Must(t)
	if _, err := q.Member(1); !errors.Is(err, candidate.ErrNone) { // c₂ and c₃ would be 0 or 1, which c₁ and c₄ are
		t.Errorf("error %v", err)
	}
}

// TestTemplateTakesAllKinds completes templates with several constants, in radicals too.
func TestTemplateTakesAllKinds(t *testing.T) {
	for _, row := range []struct {
		file, text, free string
		k                int64
		want             string
	}{
		{"a.json", `{"name": "a", "kind": "runge-kutta", "free": {"g": ["1/4", "1/2"], "e": ["0", "1"]}, "params": {"r": "sqrt(2)*g"}, "A": [["r", 0], ["1-e", "r"]], "b": ["1/2", 0.5]}`,
			"", 4, `{"name":"a-grid3-4","kind":"runge-kutta","exact":true,"A":[["r",0],["1-e","r"]],"b":["1/2",0.5],"params":{"r":"sqrt(2)*g","e":"1/2","g":"1/4"}}`},
		{"b.json", `{"name": "b", "kind": "multistep", "exact": false, "free": {"g": ["0", "infinity"]}, "rho": ["1", "-1"], "sigma": ["g", "1-g"]}`,
			"g", 2, `{"name":"b-grid3-2","kind":"multistep","exact":false,"rho":["1","-1"],"sigma":["g","1-g"],"params":{"g":"1/3"}}`},
		{"c.txt", "0 | 0 0\n1 | 1-g g\n---+---\n | 1-g g\n",
			"g", 2, `{"name":"c-grid3-2","kind":"runge-kutta","exact":true,"A":[["0","0"],["1-g","g"]],"c":["0","1"],"b":["1-g","g"],"params":{"g":"1/3"}}`},
	} {
		var free []scheme.FreeConstant
		if row.free != "" {
			free = append(free, scheme.FreeConstant{Name: row.free, Lo: exact.NewRat(1, 9), Hi: exact.NewRat(5, 9)})
		}
		template, err := scheme.ParseTemplate(row.file, []byte(row.text), free...)
		if err != nil {
			t.Error(err)
			continue
		}
		q := sample.Try(candidate.Grid(candidate.OfTemplate(template), 3)).Must(t)
		got := string(sample.Try(q.Member(row.k)).Must(t))
		if got != row.want {
			t.Errorf("%s, want %s", got, row.want)
		}
		if _, err := scheme.Parse("", []byte(got)); err != nil {
			t.Error(err)
		}
	}
}

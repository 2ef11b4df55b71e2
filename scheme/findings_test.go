package scheme

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func parseFile(t *testing.T, file string) Scheme {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	s, err := Parse(file, data)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func findings(s Scheme) []string {
	return slices.Concat(RowSumFindings(s), FamilyFindings(s), TransformedFindings(s), OrderConditionFindings(s))
}

// TestBrokenTables accuses published tables that are known to be wrong, each of what is wrong with it.
func TestBrokenTables(t *testing.T) {
	for _, row := range []struct {
		file string
		want []string // the beginnings of the findings
	}{
		{"bpr-353-explicit-petsc", []string{"c[5] is 1, but row sum 5 of A is 17/20", "order condition [[]] (order 2) fails"}},
		{"esdirk647a2-printed", []string{"c[7] is 11/16, but row sum 7 of A is -0.106", "order condition [[]] (order 2) fails",
			"embedded weights: order condition [[]] (order 2) fails"}},
		{"petsc-1bee-order", []string{"order condition [[]] (order 2) fails: Σ = 3/4, should be 1/2"}},
		{"ssp-sdirk2-c", []string{"c[1] is 1, but row sum 1 of A is 1/4", "c[2] is 1, but row sum 2 of A is 3/4"}},
	} {
		got := findings(parseFile(t, filepath.Join("../testdata/broken", row.file+".json")))
		if len(got) != len(row.want) {
			t.Errorf("%s: %q, want %q", row.file, got, row.want)
			continue
		}
		for i := range got {
			if !strings.HasPrefix(got[i], row.want[i]) {
				t.Errorf("%s: %q, want %q", row.file, got[i], row.want[i])
			}
		}
	}
}

// TestExamplesAreClean reads the examples that are shipped: none contradicts itself.
func TestExamplesAreClean(t *testing.T) {
	files, err := filepath.Glob("../testdata/examples/*")
	if err != nil || len(files) < 6 {
		t.Fatalf("%d examples, %v", len(files), err)
	}
	for _, file := range files {
		if got := findings(parseFile(t, file)); got != nil {
			t.Errorf("%s: %q", file, got)
		}
	}
}

// TestOneWrongEntry changes single entries of right schemes by 10⁻⁹.
func TestOneWrongEntry(t *testing.T) {
	exact := `{"name": "e", "kind": "runge-kutta", "family": "FAMILY", "A": [["1/4", "0"], ["A21", "A22"]], "b": ["B1", "1/2"], "c": ["1/4", "C2"], "order": 2}`
	right := strings.NewReplacer("FAMILY", "sdirk", "A21", "1/2", "A22", "1/4", "B1", "1/2", "C2", "3/4")
	if got := findings(mustParse(t, right.Replace(exact))); got != nil {
		t.Fatalf("the right scheme: %q", got)
	}
	for _, row := range []struct{ entry, value, want, why string }{
		{"C2", "0.750000001", "c[2] is 750000001/1000000000, but row sum 2 of A is 3/4", "a wrong abscissa"},
		{"A22", "0.250000001", "c[2] is 3/4, but row sum 2 of A is 750000001/1000000000", "a wrong diagonal"},
		{"B1", "0.500000001", "order condition [] (order 1) fails", "weights that do not add up to 1"},
		{"FAMILY", "erk", "family erk", "not explicit"},
		{"FAMILY", "esdirk", "family esdirk", "no explicit first stage"},
		{"FAMILY", "rosenbrock", "family rosenbrock belongs to kind rosenbrock", "another kind"},
	} {
		text := right.Replace(strings.Replace(exact, row.entry, row.value, 1))
		got := findings(mustParse(t, text))
		if !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, row.want) }) {
			t.Errorf("%s: %q, want %q", row.why, got, row.want)
		}
	}
}

// TestTruncatedCoefficients allows 10^(2−digits) where coefficients are not exact, and no more.
func TestTruncatedCoefficients(t *testing.T) {
	text := `{"name": "e", "kind": "runge-kutta", "exact": false, "digits": 8, "A": [["0.25", 0], [0.5, 0.25]], "b": [0.5, "B"], "c": ["C", 0.75], "order": 2}`
	for _, row := range []struct {
		b, c string
		ok   bool
		why  string
	}{
		{"0.5", "0.25", true, "exact"},
		{"0.5", "0.250001", true, "off by 10⁻⁶ = 10^(2−8)"},
		{"0.5", "0.2500011", false, "off by more"},
		{"0.500001", "0.25", true, "Σb is off by 10⁻⁶"},
		{"0.500002", "0.25", false, "Σb is off by more"},
	} {
		got := findings(mustParse(t, strings.NewReplacer(`"B"`, row.b, `"C"`, row.c).Replace(text)))
		if (got == nil) != row.ok {
			t.Errorf("%s: %q", row.why, got)
		}
	}
}

func mustParse(t *testing.T, text string) Scheme {
	t.Helper()
	s, err := Parse("test", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

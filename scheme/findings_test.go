package scheme

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rofz/internal/sample"
)

func parseFile(t *testing.T, file string) Scheme {
	t.Helper()
	data := sample.Try(os.ReadFile(file)).Must(t)
	return sample.Try(Parse(file, data)).Must(t)
}

// findings writes the values of all findings.
func findings(s Scheme) []string {
	var out []string
	for _, f := range slices.Concat(RowSumFindings(s), FamilyFindings(s), TransformedFindings(s), OrderConditionFindings(s)) {
		out = append(out, described(f))
	}
	return out
}

func described(f Finding) string {
	text := f.Claim().String()
	switch f := f.(type) {
	case RowSum:
		return fmt.Sprintf("%s: %v, row %d of %s %v", text, f.Given, f.Row, f.Matrix, f.Sum)
	case FamilyKind:
		return fmt.Sprintf("%s: %s of %s, not %s", text, f.Family, f.Of, f.Kind)
	case FamilyEntry:
		return fmt.Sprintf("%s: %s %s %v %d", text, f.Family, f.Place, f.Value, f.Form)
	case FailedOrder:
		t := f.Failed[0]
		return fmt.Sprintf("%s: %d, %s off by %v, %d more, within %v", text, f.Claimed, t.Tree, t.Residual, len(f.Failed)-1, t.Within)
	case FailedSeries:
		return fmt.Sprintf("%s: %d, power %d is %v, not %v", text, f.Claimed, f.Power, f.Got, f.Want)
	}
	return fmt.Sprintf("%s: %+v", text, f)
}

// TestBrokenTables: what is found in published tables that are known to be wrong.
func TestBrokenTables(t *testing.T) {
	for _, row := range []struct {
		file string
		want []string // the beginnings of the findings
	}{
		{"bpr-353-explicit-petsc", []string{"c[5]: 1, row 5 of A 17/20", "order: 3, [[]] off by "}},
		{"esdirk647a2-printed", []string{"c[7]: 11/16, row 7 of A -", "order: 6, [[]] off by ",
			"embedded_order: 4, [[]] off by "}},
		{"petsc-1bee-order", []string{"order: 2, [[]] off by 1/4, "}},
		{"ssp-sdirk2-c", []string{"c[1]: 1, row 1 of A 1/4", "c[2]: 1, row 2 of A 3/4"}},
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
	exact := `{"name": "e", "kind": "runge-kutta", "exact": true, "family": "FAMILY", "A": [["1/4", "0"], ["A21", "A22"]], "b": ["B1", "1/2"], "c": ["1/4", "C2"], "order": 2}`
	right := strings.NewReplacer("FAMILY", "sdirk", "A21", "1/2", "A22", "1/4", "B1", "1/2", "C2", "3/4")
	if got := findings(mustParse(t, right.Replace(exact))); got != nil {
		t.Fatalf("the right scheme: %q", got)
	}
	for _, row := range []struct{ entry, value, want, why string }{
		{"C2", "0.750000001", "c[2]: 750000001/1000000000, row 2 of A 3/4", "a wrong abscissa"},
		{"A22", "0.250000001", "c[2]: 3/4, row 2 of A 750000001/1000000000", "a wrong diagonal"},
		{"B1", "0.500000001", "order: 2, [] off by ", "weights that do not add up to 1"},
		{"FAMILY", "erk", "family: erk A[1][1] 1/4 1", "not explicit"},
		{"FAMILY", "esdirk", "family: esdirk A[1][1] 1/4 1", "no explicit first stage"},
		{"FAMILY", "rosenbrock", "family: rosenbrock of rosenbrock, not runge-kutta", "another kind"},
	} {
		text := right.Replace(strings.Replace(exact, row.entry, row.value, 1))
		got := findings(mustParse(t, text))
		if !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, row.want) }) {
			t.Errorf("%s: %q, want %q", row.why, got, row.want)
		}
	}
}

func mustParse(t *testing.T, text string) Scheme {
	t.Helper()
	return sample.Try(Parse("test", []byte(text))).Must(t)
}

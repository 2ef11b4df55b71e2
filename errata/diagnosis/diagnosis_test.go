package diagnosis_test

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"rofz/errata/diagnosis"
	"rofz/internal/sample"
	"rofz/paper/exposition"
	"rofz/scheme"
	"rofz/scheme/catalogue"
)

// mend returns what a candidate says.
func mend(c diagnosis.Candidate) string { return exposition.Plain(exposition.Mend(c)) }

// first lists the first candidates.
func first(d diagnosis.Diagnosis, n int) string {
	var b strings.Builder
	for _, c := range d.Candidates[:min(n, len(d.Candidates))] {
		b.WriteString("\n      " + mend(c))
	}
	return b.String()
}

// TestBrokenTables: tables with a known defect, as found in libraries.
func TestBrokenTables(t *testing.T) {
	for _, row := range []struct{ file, want, why string }{
		{"bpr-353-explicit-petsc", "A[5][3]: 3/5 should be 3/4 (one digit); then all 9 conditions hold exactly",
			"the row has the sum 17/20 where c is 1"},
		{"esdirk647a2-printed", "A[7][2]: change the sign, -5124723475981/12913403568538 should be 5124723475981/12913403568538; then all 57 conditions hold, to within 3.4e-26",
			"a72 = a71 cannot be, but a positive a72 makes the row sum c7"},
		{"petsc-1bee-order", "the claim is wrong rather than the table: with order 1 in place of 2; then all 8 conditions hold exactly",
			"the completion weights have order 1"},
		{"ssp-sdirk2-c", "c[1] should be 1/4, not 1, c[2] should be 3/4, not 1: the row sums; then all 5 conditions hold exactly",
			"all order conditions hold, only c is not the row sums"},
	} {
		d := find(t, readFile(t, filepath.Join("..", "..", "testdata", "broken", row.file+".json")))
		if len(d.Candidates) == 0 || mend(d.Candidates[0]) != row.want {
			t.Errorf("%s (%s): found%s\nshould begin with %s", row.file, row.why, first(d, 3), row.want)
		}
	}
}

func readFile(t *testing.T, name string) scheme.Scheme {
	t.Helper()
	data := sample.Try(os.ReadFile(name)).Must(t)
	return read(t, string(data))
}

func read(t *testing.T, document string) scheme.Scheme {
	t.Helper()
	return sample.Try(scheme.Parse("test.json", []byte(document))).Must(t)
}

func find(t *testing.T, s scheme.Scheme) diagnosis.Diagnosis {
	t.Helper()
	d := diagnosis.Find(context.Background(), s, diagnosis.Options{})
	if !d.Complete {
		t.Error("the search was cut short")
	}
	return d
}

// TestKinds: one table for each sort of candidate, with the classical fourth-order scheme and its kin as victims.
func TestKinds(t *testing.T) {
	rk4 := func(a2, a3, a4, b, more string) string {
		return `{"name": "rk", "kind": "runge-kutta", "A": [["0","0","0","0"],` + a2 + `,` + a3 + `,` + a4 + `],
			"b": ` + b + `, "c": ["0","1/2","1/2","1"], "order": 4` + more + `}`
	}
	const a2, a3, a4, b = `["1/2","0","0","0"]`, `["0","1/2","0","0"]`, `["0","0","1","0"]`, `["1/6","1/3","1/3","1/6"]`
	for _, row := range []struct{ document, want, why string }{
		{rk4(`["-1/2","0","0","0"]`, a3, a4, b, ""), "A[2][1]: change the sign, -1/2 should be 1/2", "a sign"},
		{rk4(a2, a3, a4, `["1/6","1/3","1/8","1/6"]`, ""), "b[3]: 1/8 should be 1/3 (one digit)", "a digit"},
		{rk4(a2, a3, a4, `["1/6","1/3","1/3","6/1"]`, ""), "b[4]: 6/1 should be 1/6 (upside down)", "a fraction upside down"},
		{rk4(a2, `["1/2","0","0","0"]`, a4, b, ""), "exchange A[3][1] and A[3][2]: 1/2 and 0 stand in each other's place", "an entry in the wrong column"},
		{rk4(a2, a3, `["0","0","0","0"]`, b, ""), "A[4][3]: an entry is missing, 0 should be 1", "an entry that is missing"},
		{rk4(a2, a3, `["0","0","1","0"]`, `["1/3","1/3","1/6","1/6"]`, ""), "exchange b[1] and b[3]: 1/3 and 1/6 stand in each other's place", "two weights exchanged"},
		{rk4(a2, a3, a4, b, `, "bhat": ["0","1","0","0"], "embedded_order": 3`), "the claim is wrong rather than the table: with embedded order 2 in place of 3", "the midpoint rule has order 2"},
		{rk4(a2, a3, a4, b, `, "e": ["1/6","-2/3","1/8","1/6"], "embedded_order": 2`), "e[3]: 1/8 should be 1/3 (one digit)", "a digit of an error weight"},
		{rk4(`["1","0","0","0"]`, `["0","1/3","0","0"]`, a4, b, ""), "A[2][1]: 1 should be 1/2 and A[3][2]: 1/3 should be 1/2", "two entries wrong, in two rows"},
		{rk4(a2, `["1/9","1/9","0","0"]`, a4, b, ""), "A[3][1]: 1/9 should be 0 and A[3][2]: 1/9 should be 1/2", "two entries wrong in one row"},
		{rk4(`["1/7","0","0","0"]`, a3, a4, b, `, "bhat": ["0","1","0","0"], "embedded_order": 3`),
			"A[2][1]: 1/7 should be 1/2 (one digit), and the claim is wrong as well: embedded order 2 in place of 3", "a slip and a wrong claim"},
		{`{"name": "bogacki", "kind": "runge-kutta", "A": [["0","0","0"],["1/2","0","0"],["0","3/4","0"]], "b": ["4/9","2/9","1/3"], "order": 3}`,
			"b[1], b[2], b[3] are displaced and should be 2/9, 1/3, 4/9", "weights displaced by one place"},
		{`{"name": "midpoint", "kind": "runge-kutta", "A": [["0","0"],["0.5000000012","0"]], "b": ["0","1"], "c": ["0","0.5"], "exact": false, "order": 2}`,
			"A[2][1]: 0.5000000012 should be 0.5", "a value that no single slip of the pen explains"},
		{`{"name": "midpoint", "kind": "runge-kutta", "A": [["0","0"],["0.500000007314","0"]], "b": ["0","1"], "exact": false, "digits": 12, "order": 2}`,
			"no misprint: the coefficients are rounded; with digits 8 in place of 12", "as little as rounding does"},
		{`{"name": "simpson", "kind": "multistep", "rho": ["1","0","-1"], "sigma": ["1/3","4/3","1/8"], "order": 4}`,
			"sigma[3]: 1/8 should be 1/3 (one digit)", "a multistep method"},
		{`{"name": "gauss", "kind": "runge-kutta", "params": {"w": "sqrt(2)/6"}, "A": [["1/4","1/4-w"],["1/4+w","1/4"]], "b": ["1/2","1/2"],
			"c": ["1/2-w","1/2+w"], "order": 4}`, "params.w: sqrt(2)/6 should be sqrt(3)/6 (one digit)", "a constant that the coefficients mention"},
	} {
		d := find(t, read(t, row.document))
		found := false
		for _, c := range d.Candidates[:min(3, len(d.Candidates))] {
			found = found || strings.HasPrefix(mend(c), row.want)
		}
		if !found {
			t.Errorf("%s: found%s\nshould have %s", row.why, first(d, 3), row.want)
		}
	}
}

// TestEmbedded: what stands for embedded weights as a whole, which comes first.
func TestEmbedded(t *testing.T) {
	const two, three, kutta = `"A":[["0","0"],["2/3","0"]],"b":["1/4","3/4"],"order":2,"embedded_order":1,`,
		`"A":[["0","0","0"],["1/2","0","0"],["0","3/4","0"]],"b":["2/9","1/3","4/9"],"order":3,"embedded_order":2,`,
		`"A":[["0","0","0"],["1","0","0"],["1/4","1/4","0"]],"b":["1/6","1/6","2/3"],"order":3,"embedded_order":2,`
	for _, row := range []struct{ coefficients, want, why string }{
		{two + `"bhat":["-3/4","3/4"]`, "bhat has the differences b − bhat, whose key is e; then", "their sum is 0"},
		{two + `"e":["1","0"]`, "e has the embedded weights, whose key is bhat; then", "their sum is 1"},
		{three + `"bhat":["2/9","-1/9","4/9"]`, "bhat has the differences b − bhat, whose key is e, and e[2]: -1/9 should be -6/9", "with a slip besides"},
		{kutta + `"bhat":["1/4","1/4","0"]`, "bhat[1], bhat[2] should be 1/2, 1/2: all have a factor too much", "twice as much is right"},
	} {
		d := find(t, read(t, `{"name":"x","kind":"runge-kutta",`+row.coefficients+`}`))
		if len(d.Candidates) == 0 || !strings.HasPrefix(mend(d.Candidates[0]), row.want) {
			t.Errorf("%s: found%s\nshould have %s first", row.why, first(d, 3), row.want)
		}
		for _, c := range d.Candidates {
			if strings.Contains(mend(c), "bhat[2]: -1/9 should be 1/3") {
				t.Errorf("%s: b̂ = b is proposed: %s", row.why, mend(c))
			}
		}
	}
}

// TestAssumed: tables as people paste them claim no order; the highest that one edit reaches tells what was meant.
func TestAssumed(t *testing.T) {
	for _, row := range []struct{ document, assumed, want, why string }{
		{"0 | 0\n1/2 | 1/2\n1/2 | 0 1/2\n1 | 0 0 1\n---\n| 1/6 1/3 1/8 1/6\n", "order 4", "b[3]: 1/8 should be 1/3 (one digit)", "the classical scheme"},
		{"0 | 0\n1/3 | 1/2\n---\n| 0 1\n", "order 2", "c[2] should be 1/2, not 1/3: the row sums", "the midpoint rule"},
		{"0 | 0\n1 | 1\n---\n| 1/2 1/2\n| 1 1\n", "embedded_order 1", "bhat[2]: 1 should be 0", "Heun's scheme with Euler's"},
		{"0 | 0\n1 | 1\n---\n| 1/2 1/2\n", "", "", "nothing is wrong"},
	} {
		s := sample.Try(scheme.Parse("pasted.txt", []byte(row.document))).Must(t)
		d := find(t, s)
		found := row.want == "" && len(d.Candidates) == 0
		for _, c := range d.Candidates[:min(3, len(d.Candidates))] {
			found = found || row.want != "" && strings.HasPrefix(mend(c), row.want)
		}
		assumed := ""
		if d.Assumed != nil {
			assumed = d.Assumed.Place.Key + " " + d.Assumed.To
		}
		if !found || assumed != row.assumed {
			t.Errorf("%s: %q assumed, found%s\nshould have %q and %s", row.why, assumed, first(d, 3), row.assumed, row.want)
		}
	}
}

// TestNothingInvented: where the claims hold there is nothing to find.
func TestNothingInvented(t *testing.T) {
	failing := map[string]string{
		"esdirk436l2sa":   "its embedded weights are rounded, though the coefficients count as exact",
		"petsc-es8516sal": "R(∞) is not 0",
		"ros3pr":          "b is not the last row of α + γ",
		"ros4l":           "R(∞) is not 0",
	}
	for _, name := range catalogue.Names() {
		s := sample.Try(catalogue.Lookup(name)).Must(t)
		ctx, cancel := context.WithCancel(context.Background())
		cancel() // what fails is known without a search
		if d := diagnosis.Find(ctx, s, diagnosis.Options{}); (len(d.Failing) > 0) != (failing[name] != "") {
			t.Errorf("%s: failing %v", name, d.Failing)
		}
	}
}

// TestConfirm: candidates that somebody else turns down go to the end.
func TestConfirm(t *testing.T) {
	s := readFile(t, "../../testdata/broken/petsc-1bee-order.json")
	plain := find(t, s)
	options := diagnosis.Options{Confirm: func(s scheme.Scheme) bool { return *s.Info().Order == 2 }}
	d := diagnosis.Find(context.Background(), s, options)
	if !d.Candidates[0].Confirmed || d.Candidates[0].Kind == diagnosis.Claim {
		t.Errorf("first is %s", mend(d.Candidates[0]))
	}
	if last := d.Candidates[len(d.Candidates)-1]; last.Confirmed || mend(last) != mend(plain.Candidates[0]) {
		t.Errorf("last is %s, should be %s", mend(last), mend(plain.Candidates[0]))
	}
}

// TestRefuted: no equation fails for θ = 1/3, but who claims that it is A-stable had 2/3 in mind, or is wrong.
func TestRefuted(t *testing.T) {
	s := read(t, `{"name": "theta", "kind": "runge-kutta", "A": [["0","0"],["2/3","1/3"]], "b": ["2/3","1/3"], "c": ["0","1"],
		"order": 1, "published": {"A-stable": true, "stiffly_accurate": true}}`)
	d := diagnosis.Find(context.Background(), s, diagnosis.Options{Refuted: []string{"A-stable"}, Confirm: func(s scheme.Scheme) bool {
		claim := s.Info().Published.Says("A-stable")
		half, _ := s.(*scheme.ButcherTableau).A()[1][0].Rat()
		return claim == nil || half.Float64() <= 0.5 // A-stable for θ ≥ 1/2
	}})
	want := map[string]string{
		"exchange A[2][1] and A[2][2]":                                  "2/3 and 1/3 changed places, in A and in b",
		"the claim is wrong rather than the table: with A-stable false": "the claim",
	}
	for _, c := range d.Candidates[:min(3, len(d.Candidates))] {
		for prefix := range want {
			if strings.HasPrefix(mend(c), prefix) {
				delete(want, prefix)
			}
		}
	}
	if len(want) > 0 || len(d.Failing) != 1 {
		t.Errorf("failing %v, found%s\nnot found: %v", d.Failing, first(d, 5), want)
	}
}

// TestCancelled: a search that is cut short says so, and returns.
func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if d := diagnosis.Find(ctx, readFile(t, "../../testdata/broken/esdirk647a2-printed.json"), diagnosis.Options{}); d.Complete || len(d.Failing) == 0 {
		t.Errorf("complete: %v, failing %v", d.Complete, d.Failing)
	}
}

// TestLarge: beyond the largest table that is searched, that is said, and at once.
func TestLarge(t *testing.T) {
	row := "[" + strings.TrimSuffix(strings.Repeat(`"0.1",`, 41), ",") + "]"
	s := read(t, `{"name": "large", "kind": "runge-kutta", "A": [`+strings.TrimSuffix(strings.Repeat(row+",", 41), ",")+`], "b": `+row+`, "order": 5}`)
	notes := exposition.Diagnosed(diagnosis.Find(context.Background(), s, diagnosis.Options{}))
	if len(notes) != 1 || !strings.Contains(exposition.Plain(notes[0].Content), "more than 40 stages") {
		t.Errorf("%v", notes)
	}
}

// TestSameTwice: the order of the candidates does not depend on chance.
func TestSameTwice(t *testing.T) {
	for _, name := range []string{"bpr-353-explicit-petsc", "esdirk647a2-printed", "petsc-1bee-order"} {
		s := readFile(t, "../../testdata/broken/"+name+".json")
		one := find(t, s)
		for range 5 {
			if two := find(t, s); !reflect.DeepEqual(one, two) {
				t.Errorf("%s: first%s\nthen%s", name, first(one, 9), first(two, 9))
			}
		}
	}
}

// TestAccidents: one condition that a fraction with a small denominator mends is no evidence, 57 conditions of rational
// numbers with 27 digits are.
func TestAccidents(t *testing.T) {
	weak := find(t, readFile(t, "../../testdata/broken/petsc-1bee-order.json"))
	if c := weak.Candidates[0]; c.Accidents < 0 {
		t.Errorf("%s: 10^%.1f accidents expected", mend(c), c.Accidents)
	}
	strong := find(t, readFile(t, "../../testdata/broken/esdirk647a2-printed.json"))
	if c := strong.Candidates[0]; c.Accidents > -50 {
		t.Errorf("%s: 10^%.1f accidents expected", mend(c), c.Accidents)
	}
}

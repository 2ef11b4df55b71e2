package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"math/big"
	"strings"
	"testing"
	"unicode/utf8"

	"rofz/errata/specimen"
	"rofz/internal/sample"
	"rofz/paper/exposition"
	"rofz/paper/text"
	"rofz/poly/exact"
	"rofz/scheme"
)

// comparison compares schemes of the catalogue, or of scheme files, at points.
func comparison(t *testing.T, schemes []string, points string, steps, digits int) exposition.Comparison {
	t.Helper()
	opts := exposition.ComparisonOptions{Steps: steps, Digits: digits}
	for _, s := range strings.Fields(points) {
		z := sample.Try(exact.ParseGaussian(s)).Must(t)
		opts.At = append(opts.At, z)
	}
	var rows []exposition.Compared
	for _, name := range schemes {
		rows = append(rows, exposition.ComparedOf(specimen.Analysis(t, name), name, opts))
	}
	return exposition.Compare(rows, opts)
}

func written(t *testing.T, write func(io.Writer) error) string {
	t.Helper()
	var b bytes.Buffer
	sample.OK(t, write(&b))
	return b.String()
}

func comparedText(t *testing.T, c exposition.Comparison) string {
	t.Helper()
	return written(t, func(w io.Writer) error { return text.WriteComparison(w, text.Style{}, c) })
}

func comparedJSON(t *testing.T, c exposition.Comparison) string {
	t.Helper()
	return written(t, func(w io.Writer) error { return WriteComparison(w, c) })
}

// rows returns the cells of the text form below a title, a row to a string, its cells with one blank between them.
func rows(page, title string) map[string]string {
	out := make(map[string]string)
	_, below, _ := strings.Cut(page, title)
	below, _, _ = strings.Cut(below, "\n\n")
	for _, line := range strings.Split(below, "\n")[1:] {
		cells := strings.Fields(line)
		out[cells[0]] = strings.Join(cells[1:], " ")
	}
	return out
}

const (
	constantR = `{"name": "constant-one", "kind": "rational", "numerator": ["1"], "denominator": ["1"]}`
	bdf2GLM   = `{"name": "glm", "kind": "general-linear", "A": [["2/3"]], "U": [["4/3", "-1/3"]], "B": [["2/3"], ["0"]], "V": [["4/3", "-1/3"], ["1", "0"]]}`
)

func TestComparedFacts(t *testing.T) {
	page := comparedText(t, comparison(t, []string{"backward-euler", "trapezoidal", "gauss-2", "lobatto-iiic-2", "alexander-2-2-plus",
		"forward-euler", "bdf-1", "bdf-2", "adams-bashforth-2", constantR, bdf2GLM}, "", 1, 4))
	for _, tt := range []struct{ title, name, want, why string }{
		{"stability", "backward-euler", "yes yes 90° 1 0 −2 1", "R' = (1−z)⁻²"},
		{"stability", "trapezoidal", "yes no 90° 2 −1 −2 4", "R' = (1−z/2)⁻²"},
		{"stability", "gauss-2", "yes no 90° 4 1 −2 −12", "R = 1 + 12/z + …"},
		{"stability", "lobatto-iiic-2", "yes yes 90° 2 0 −3 −4", "R = 1/(1−z+z²/2) ~ 2z⁻²"},
		{"stability", "alexander-2-2-plus", "yes yes 90° 2 0 −2 2√2 − 2", "the coefficient is in ℚ(√2)"},
		{"stability", "forward-euler", "no no 0° 1 ∞ 0 1", "R = 1+z"},
		{"stability", "bdf-1", "yes yes 90° 1 0 −2 n/a", "ζ = 1/(1−z) is principal"},
		{"stability", "bdf-2", "yes yes 90° 2 n/a −3/2 n/a", "a branch point at −1/2: no limit of the principal root"},
		{"stability", "adams-bashforth-2", "no no 0° 2 ∞ 0 n/a", "one root grows like 3/2 z, whatever the principal one does"},
		{"stability", "constant-one", "yes no 90° 0 1 none 0", "R = 1: no gradient"},
		{"stability", "glm", "yes yes 90° n/a n/a −3/2 n/a", "BDF2 as a general linear method"},
		{"least C", "backward-euler", "1/2 1/4 2 1 1", "|y|/(1+y²) is largest at 1, x/(1+x)² at 1"},
		{"least C", "trapezoidal", "1 1/2 2 4 4", "y/(1+y²/4) at 2, x/(1+x/2)² at 2"},
		{"least C", "gauss-2", "4√3/3 0.3657 2 12 12", "at y = 2√3; the other one is of higher degree"},
		{"least C", "forward-euler", "∞ ∞ none none none", "|z| is unbounded, and R' = 1 does not decay"},
		{"least C", "constant-one", "0 0 none none none", "R' = 0"},
		{"least C", "bdf-2", "n/a n/a n/a n/a n/a", "no R"},
		{"least C", "glm", "n/a n/a n/a n/a n/a", "no R"},
	} {
		if got := rows(page, tt.title)[tt.name]; got != tt.want {
			t.Errorf("%s of %s: %q, want %q (%s)", tt.title, tt.name, got, tt.want, tt.why)
		}
	}
	for _, want := range []string{
		"none  forward-euler: R' does not decay\n",
		"none  constant-one: R is constant, R' = 0\n",
		"∞     forward-euler: no C on z ≤ 0: it grows without bound as |z| → ∞\n",
		"n/a   bdf-2: a multistep method has no R;",
		"n/a   adams-bashforth-2: a multistep method has no R;",
		"n/a   glm: a general linear method has no R;",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no note %q in\n%s", want, page)
		}
	}
}

func TestComparedValues(t *testing.T) {
	page := comparedText(t, comparison(t, []string{"backward-euler", "trapezoidal", "forward-euler", "lobatto-iiic-2", "bdf-2", constantR},
		"-100 -2 1 2*i", 3, 4))
	for _, tt := range []struct{ z, name, want, why string }{
		{"−100", "backward-euler", "9.901e−3 9.803e−5 2.883e−8", "1/101, 1/101², 3/101⁴"},
		{"−100", "trapezoidal", "9.608e−1 3.845e−4 1.065e−3", "49/51, 1/51², 3·49²/51⁴"},
		{"−100", "forward-euler", "9.900e1 1.000 2.940e4", "99, 1, 3·99²"},
		{"−100", "lobatto-iiic-2", "1.960e−4 3.882e−6 4.475e−13", "1/5101, 101/5101², 3·101/5101⁴"},
		{"−100", "bdf-2", "n/a n/a n/a", "no R"},
		{"−100", "constant-one", "1.000 0 0", "R' = 0"},
		{"−100", "exact", "flow 3.720e−44 3.720e−44 1.544e−130", "e⁻¹⁰⁰ and 3 e⁻³⁰⁰: 3.7200759760e−44, 3·5.1482002224e−131 (mpmath 1.3)"},
		{"−2", "trapezoidal", "0 2.500e−1 0", "R(−2) = 0, R' = 1/4"},
		{"−2", "exact", "flow 1.353e−1 1.353e−1 7.436e−3", "e⁻² and 3 e⁻⁶: 0.1353352832, 3·0.0024787522 (mpmath 1.3)"},
		{"1", "backward-euler", "pole pole pole", "1 − z = 0"},
		{"1", "exact", "flow 2.718 2.718 6.026e1", "e and 3 e³ (mpmath 1.3); a pole of a scheme is none of the flow"},
		{"2*i", "trapezoidal", "1.000 5.000e−1 1.500", "moduli: |(1+i)/(1−i)| = 1, 1/|1−i|² = 1/2"},
		{"2*i", "exact", "flow 1.000 1.000 3.000", "|e^(2i)| = 1"},
	} {
		if got := rows(page, "moduli at z = "+tt.z+";")[tt.name]; got != tt.want {
			t.Errorf("%s at %s: %q, want %q (%s)", tt.name, tt.z, got, tt.want, tt.why)
		}
	}
	if !strings.Contains(page, "pole  backward-euler: pole of R at z = 1\n") {
		t.Errorf("no note on the pole in\n%s", page)
	}
}

// TestComparisonFitsTheScreen has the longest names, numbers and exponents.
func TestComparisonFitsTheScreen(t *testing.T) {
	long := strings.Repeat("abcdefghi-", 19) + "abcdefghij" // 200 characters
	named := `{"name": "` + long + `", "kind": "runge-kutta", "A": [["12345/12347"]], "b": ["12345/12347"]}`
	c := comparison(t, []string{named, "kvaerno-5-3-4-gamma-quartic", "ark324l2sa-esdirk-40digits", "petsc-ars122-implicit", "pade-0-6", "bdf-6", bdf2GLM},
		"-1e1000 -1/3+1e7*i -1e-1000", 1000000, 8)
	page := comparedText(t, c)
	for line := range strings.Lines(page) {
		if n := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); n > text.Width {
			t.Errorf("%d columns: %s", n, line)
		}
		if strings.TrimRight(line, " \n")+"\n" != line {
			t.Errorf("blanks at the end of %q", line)
		}
	}
	if !strings.Contains(strings.ReplaceAll(page, "\n", ""), long) {
		t.Errorf("the long name is cut in\n%s", page)
	}
}

// TestComparisonForms reads the forms for programs back.
func TestComparisonForms(t *testing.T) {
	c := comparison(t, []string{"gauss-2", "forward-euler", "bdf-2", "adams-moulton-1", "alexander-2-2-plus", bdf2GLM, "backward-euler"}, "-100 1", 10, 4)
	c.Schemes = append(c.Schemes, exposition.Compared{Name: "gone", Err: &scheme.Error{File: "gone.json", At: "file", Message: "no such file or directory"}})

	records, err := csv.NewReader(strings.NewReader(written(t, func(w io.Writer) error { return text.WriteCSV(w, c) }))).ReadAll() // refuses rows of unequal length
	if err != nil {
		t.Fatal(err)
	}
	if len(records) != 1+7+1 || len(records[0]) != 14+2*3 {
		t.Errorf("%d rows of %d cells", len(records), len(records[0]))
	}
	for i, want := range map[int]string{
		1: "gauss-2,runge-kutta,proved,refuted,90,4,1.000,-2.000,-12.00,2.309,0.3657,2,12.00,12.00,8.869e-1,1.064e-3,3.614e-3,",
		2: "forward-euler,runge-kutta,refuted,refuted,0,1,inf,0,1.000,inf,inf,,,,9.900e1,1.000,",
		3: "bdf-2,multistep,proved,proved,90,2,,-1.500,,,,,,,,,,,,",
		4: "adams-moulton-1,multistep,proved,refuted,90,2,-1.000,-2.000,,,,,,,,,,,,",
		6: "glm,general-linear,proved,proved,90,,,-1.500,,,,,,,,,,,,",
		7: "backward-euler,runge-kutta,proved,proved,90,1,0,-2.000,1.000,0.5000,0.2500,2,1.000,1.000,9.901e-3,9.803e-5,8.963e-22,,,",
		8: "exact flow,,,,,,,,,,,,,,3.720e-44,3.720e-44,",
	} {
		if got := strings.Join(records[i], ","); !strings.HasPrefix(got, want) {
			t.Errorf("CSV row %d is\n%s, want\n%s", i, got, want)
		}
	}

	for block := range strings.SplitSeq(written(t, func(w io.Writer) error { return text.WriteMarkdown(w, c) }), "\n\n") {
		if !strings.HasPrefix(block, "|") {
			continue
		}
		lines := strings.Split(strings.TrimSpace(block), "\n")
		bars := func(s string) int { return strings.Count(s, "|") - strings.Count(s, `\|`) }
		for _, line := range lines {
			if bars(line) != bars(lines[0]) {
				t.Errorf("%d cells under %d headings: %s", bars(line)-1, bars(lines[0])-1, line)
			}
		}
	}

	first := comparedJSON(t, c)
	if second := comparedJSON(t, c); first != second {
		t.Error("two JSON forms differ")
	}
	var got struct {
		Format  string `json:"format"`
		Schemes []struct {
			Name, Status string
			Constants    []struct {
				Region   string
				Power    int
				Constant any
			}
			Values []map[string]string
			Error  map[string]string
		} `json:"schemes"`
		Flow []map[string]string `json:"exact_flow"`
	}
	sample.OK(t, json.Unmarshal([]byte(first), &got))
	if got.Format != ComparisonFormat || len(got.Schemes) != 8 || got.Schemes[7].Status != "error" || got.Schemes[7].Error == nil {
		t.Errorf("format %q, %d schemes, the last one %+v", got.Format, len(got.Schemes), got.Schemes[len(got.Schemes)-1])
	}
	best, _ := got.Schemes[0].Constants[0].Constant.(map[string]any)
	if best["root_of"] != "3*x^2-16" || best["decimal"] != "2.309401076758503058036595122007829822590" {
		t.Fatalf("the constant of Gauss-2 is %v, want 4/√3", best)
	}
	if v := got.Schemes[6].Values[1]; v["z"] != "1" || v["pole"] == "" || v["R"] != "" {
		t.Errorf("backward Euler at its pole: %v", v)
	}
	if f := got.Flow[0]; f["z"] != "-100" || f["flow"] != "3.720e-44" {
		t.Errorf("the exact flow is %v", f)
	}
	// The decimals by another route: ⌊√(10⁸⁰·16/3)⌋.
	n := new(big.Int).Exp(big.NewInt(10), big.NewInt(80), nil)
	n.Mul(n, big.NewInt(16)).Quo(n, big.NewInt(3)).Sqrt(n)
	if digits := strings.Replace(best["decimal"].(string), ".", "", 1); !strings.HasPrefix(n.String(), digits[:39]) {
		t.Errorf("%s does not agree with √(16/3) = %v", digits, n)
	}
}

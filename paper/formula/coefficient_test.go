package formula_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rofz/internal/sample"
	"rofz/paper/formula"
	"rofz/scheme"
	"rofz/scheme/catalogue"
	"rofz/scheme/expression"
)

func TestCoefficient(t *testing.T) {
	tests := []struct{ in, text, latex, why string }{
		{"(2-sqrt(2))/2", "(2 − √2)/2", `\frac{2-\sqrt{2}}{2}`, "a bar needs no parentheses"},
		{"9*(1+sqrt(2))/80", "9(1 + √2)/80", `\frac{9(1+\sqrt{2})}{80}`, "* and / from left to right"},
		{"(2398+1205*sqrt(2))/2835/(4+3*sqrt(2))", "(2398 + 1205√2)/(2835(4 + 3√2))", `\frac{2398+1205\sqrt{2}}{2835(4+3\sqrt{2})}`, "/ twice"},
		{"1-((1-1/sqrt(2)))", "1 − (1 − 1/√2)", `1-\left(1-\frac{1}{\sqrt{2}}\right)`, "superfluous parentheses"},
		{"1/2*sqrt((15+2*sqrt(30))/35)", "½√((15 + 2√30)/35)", `\frac{1}{2}\sqrt{\frac{15+2\sqrt{30}}{35}}`, "nested roots"},
		{"gamma*a21", "γ a₂₁", `\gamma a_{21}`, "names with indices"},
		{"twogamma", "twogamma", `\operatorname{twogamma}`, "other names"},
		{"1.5e-3", "1.5·10⁻³", `1.5\cdot10^{-3}`, "a power of ten"},
		{"2^-3^2", "2^(−3²)", `2^{-3^2}`, "a tower"},
		{"-2^2", "−2²", `-2^2`, "the sign binds least"},
		{"2*-3", "2(−3)", `2(-3)`, "a sign behind a star"},
		{"a--b", "a − (−b)", `a-(-b)`, "two signs"},
		{"2*3/4/5", "(2·3)/(4·5)", `\frac{2\cdot3}{4\cdot5}`, "numbers only"},
		{"a+-b", "a + (−b)", `a+(-b)`, "no ±"},
		{"two*3/5", "(two 3)/5", `\frac{\operatorname{two}3}{5}`, "a name above a bar"},
		{"1/-root(x^2-2, 1, 2)", "1/(−root(x² − 2, 1, 2))", `\frac{1}{-\operatorname{root}(x^2-2, 1, 2)}`, "a root below one"},
		{"1.5e2^2", "(1.5·10²)²", `(1.5\cdot10^2)^2`, "a power of a power of ten"},
		{"root(x^3-3*x^2+1, 0.43, 0.44)", "root(x³ − 3x² + 1, 0.43, 0.44)", `\operatorname{root}(x^3-3x^2+1, 0.43, 0.44)`, "a root of a polynomial"},
	}
	for _, tt := range tests {
		e, err := formula.Style{}.Coefficient(tt.in)
		if err != nil {
			t.Errorf("%s: %v", tt.in, err)
			continue
		}
		if got := formula.Text(e); got != tt.text {
			t.Errorf("%s: %s, want %s (%s)", tt.in, got, tt.text, tt.why)
		}
		if got := formula.LaTeX(e); got != tt.latex {
			t.Errorf("%s: %s, want %s (%s)", tt.in, got, tt.latex, tt.why)
		}
	}
}

// meaning writes a tree in the grammar of scheme files, with parentheses around everything.
func meaning(e formula.Expr) string {
	switch e := e.(type) {
	case formula.Number:
		return string(e)
	case formula.Name:
		return string(e)
	case formula.Symbol:
		return keyboard.Text(formula.Text(e))
	case formula.Script:
		if e.Sub != nil {
			return meaning(e.Base) + meaning(e.Sub)
		}
		exponent := strings.Trim(meaning(e.Sup), "()")
		return "(" + meaning(e.Base) + ")^" + exponent
	case formula.Sum:
		var b strings.Builder
		for _, t := range e {
			b.WriteString(map[bool]string{true: "-", false: "+"}[t.Negative] + meaning(t.Body))
		}
		return "(" + b.String() + ")"
	case formula.Frac:
		return "(" + meaning(e.Above) + "/" + meaning(e.Below) + ")"
	case formula.Root:
		return "sqrt(" + meaning(e.Radicand) + ")"
	case formula.Fence:
		return "(" + meaning(e.Body) + ")"
	case formula.Row:
		return rowMeaning(e)
	}
	return fmt.Sprintf("unexpected %T", e)
}

func rowMeaning(r formula.Row) string {
	var b strings.Builder
	for i, x := range r {
		if op, ok := x.(formula.Operator); ok {
			b.WriteString(map[formula.Operator]string{"·": "*", ",": ","}[op])
			continue
		}
		if i > 0 {
			if _, ok := r[i-1].(formula.Operator); !ok && r[i-1] != formula.Expr(formula.Name("root")) {
				b.WriteString("*")
			}
		}
		b.WriteString(meaning(x))
	}
	if strings.Contains(b.String(), ",") || strings.HasPrefix(b.String(), "root") {
		return b.String()
	}
	return "(" + b.String() + ")"
}

// TestCoefficientsOfSchemes: every coefficient of the catalogue and of the test data is shown as a formula with the same
// value.
func TestCoefficientsOfSchemes(t *testing.T) {
	seen := 0
	for name, s := range allSchemes(t) {
		p, ok := s.(interface{ Printed() []scheme.Entries })
		if !ok {
			continue
		}
		params := map[string]string{}
		var pairs [][2]string
		done := map[string]bool{}
		for _, e := range p.Printed() {
			for _, row := range e.Rows {
				if e.Key == "params" {
					params[row[0]], row = row[1], row[1:]
				}
				for _, text := range row {
					if _, rational := expression.RationalValue(text); done[text] || rational && len(text) > 12 {
						continue
					}
					done[text] = true
					x, err := formula.Style{}.Coefficient(text)
					if err != nil {
						t.Errorf("%s: %s: %v", name, text, err)
						continue
					}
					if e.Key == "nodes" && strings.Contains(text, "x") { // a polynomial, such as that of nodes
						text, x = "root("+text+",0,0.3)", formula.Row{formula.Name("root"), formula.Fence{Open: "(", Body: formula.Row{x, formula.Operator(","), formula.Number("0"), formula.Operator(","), formula.Number("0.3")}, Close: ")"}}
					}
					pairs = append(pairs, [2]string{text, meaning(x)})
				}
			}
		}
		seen += len(pairs)
		compare(t, name, params, pairs)
	}
	if seen < 900 {
		t.Errorf("only %d coefficients", seen)
	}
}

func allSchemes(t *testing.T) map[string]scheme.Scheme {
	t.Helper()
	out := map[string]scheme.Scheme{}
	for s := range catalogue.All() {
		out[s.Info().Name] = s
	}
	for _, dir := range []string{"../../testdata/examples", "../../testdata/broken"} {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			if s, err := scheme.Parse(path, data); err == nil {
				out[path] = s
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// compare has the evaluator of scheme files work out both texts of each pair.
func compare(t *testing.T, name string, params map[string]string, pairs [][2]string) {
	t.Helper()
	n := max(len(pairs), 2)
	rows, b := make([][]string, n), make([]string, n)
	for i := range rows {
		rows[i] = make([]string, n)
		for j := range rows[i] {
			rows[i][j] = "0"
		}
		if i < len(pairs) {
			rows[i][0], rows[i][1] = pairs[i][0], pairs[i][1]
		}
		b[i] = "1"
	}
	data := sample.Try(json.Marshal(map[string]any{"name": "x", "kind": "runge-kutta", "params": params, "A": rows, "b": b})).Must(t)
	s, err := scheme.Parse(name, data)
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	for i, row := range s.(*scheme.ButcherTableau).A()[:len(pairs)] {
		if !row[0].Equal(row[1]) {
			t.Errorf("%s: %s is %v, shown as %s, which is %v", name, pairs[i][0], row[0], pairs[i][1], row[1])
		}
	}
}

package formula_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"rofz/internal/sample"
	"rofz/internal/tool"
	"rofz/paper/formula"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/rational"
)

// specimens are formulas of all kinds.
func specimens(t testing.TB) []formula.Expr {
	var out []formula.Expr
	for _, tt := range literature {
		out = append(out, formula.MustParse(tt.in))
	}
	k := algebraic.Field{}
	two := field(t, "x^2-2", rat(1, 1), rat(2, 1))
	gamma := two.Algebra().Elem(rat(1, 1), rat(-1, 2))
	linear := poly.New(poly.Int(1), gamma.Neg())
	for i := 1; i < 5; i++ {
		r := rational.Pade(i, i+1)
		out = append(out, formula.Style{}.Quotient(k, r.Numerator(), r.Denominator(), "z"),
			formula.Style{}.Quotient(two, linear, linear.Pow(i), "z"), formula.Style{}.Factored(two, linear.Pow(i), "z"))
	}
	cubic := field(t, "x^3-3*x^2+3/2*x-1/6", rat(43, 100), rat(44, 100))
	out = append(out, formula.Style{}.Generator(cubic), formula.Style{Digits: 10}.Polynomial(cubic, poly.New(cubic.Algebra().Generator().Pow(9), cubic.Algebra().Generator().Pow(5)), "z"))
	for _, text := range []string{"(144*g^4-180*g^3+81*g^2-15*g+1)*g/(12*g^2-6*g+1)^2", "1/2*sqrt((15+2*sqrt(30))/35)", "root(x^3-3*x^2+1, 0.43, 0.44)", "long_name_1"} {
		out = append(out, sample.Try(formula.Style{}.Coefficient(text)).Must(t))
	}
	cells := [][]formula.Expr{{formula.MustParse("1/3"), formula.MustParse("5/12")}, {nil, formula.MustParse("−1/12")}}
	return append(out, formula.Matrix{Rows: cells, RightOf: []int{0}, Below: []int{0}}, formula.Fence{Open: "(", Body: formula.Matrix{Rows: cells}, Close: ")"},
		formula.Words(`50% of $x_1 & "others" {#} ~ ^ \`))
}

// TestWithPDFLaTeX sets all specimens with the real pdflatex, and compares their widths with the estimates.
func TestWithPDFLaTeX(t *testing.T) {
	program := tool.Path(t, "pdflatex")
	dir := t.TempDir()
	var b strings.Builder
	b.WriteString("\\documentclass{article}\n\\usepackage{amsmath,amssymb}\n\\begin{document}\n\\newbox\\X\n")
	list := specimens(t)
	for _, e := range list {
		fmt.Fprintf(&b, "\\setbox\\X\\hbox{$\\displaystyle %s$}\\typeout{WIDTH \\the\\wd\\X}\\[%s\\]$%s$\n\n", formula.LaTeX(e), formula.LaTeX(e), formula.LaTeX(e))
	}
	b.WriteString("\\end{document}\n")
	sample.OK(t, os.WriteFile(filepath.Join(dir, "all.tex"), []byte(b.String()), 0o666))
	cmd := exec.Command(program, "-interaction=nonstopmode", "-halt-on-error", "all.tex")
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out[max(0, len(out)-2000):])
	}
	widths := regexp.MustCompile(`WIDTH ([0-9.]+)pt`).FindAllSubmatch(out, -1)
	if len(widths) != len(list) {
		t.Fatalf("%d widths of %d formulas", len(widths), len(list))
	}
	for i, e := range list {
		points := sample.Try(strconv.ParseFloat(string(widths[i][1]), 64)).Must(t)
		if got := formula.Width(e) * 10; got < 0.9*points || got > 1.35*points+4 {
			t.Errorf("%s is %.1f points wide, the estimate is %.1f", formula.LaTeX(e), points, got)
		}
	}
}

// TestWidth holds widths that pdflatex gave, in points at 10pt: an estimate below the truth would make lines too long.
func TestWidth(t *testing.T) {
	for _, tt := range []struct {
		in     string
		points float64
	}{
		{"|z R'(z)| ≤ 1/(2 cos α)", 77.9},
		{"R'(z) = −k r_k z^{−k−1} (1 + O(1/z))", 141.7},
		{"R(z) = 1 + z bᵀ(I − zA)⁻¹e", 119.2},
		{"Σ_{j<k} ζ^j", 25.4},
		{"y_{n+1} = y_n + h Σ_{i=1}^s b_i k_i", 96.1},
		{"√(1+x)", 31.3},
		{"P'Q − PQ'", 49.3},
		{"∫₀ˣ f(t)dt", 44.5},
		{"ζ̄₀ + w̄ + b̂ᵀ", 50.6},
		{"R∞ = lim_{z→∞} R(z)", 71.7},
		{"d_k |q_k(z)|²", 42.4},
		{"max_{x≤0} |x R'(x)|", 55.5},
		{"|arg(−z)| ≤ α < π/2 for all z", 119.4},
		{"ζ = 1 + (κ/z)^{1/2}", 71.9},
		{"1 + z + z²/2! + ⋯ + z^k/k!", 95.0},
		{"(1 + z/3)/(1 − 2z/3 + z²/6)", 52.7},
		{"sup_{Re z<0} |z R'(z)| = 4√3/9", 94.8},
		{"cos² α + sin² α = 1", 81.4},
		{"2^{−3^2}", 19.6},
		{"2 z/3", 12.5},
		{"a/b/c", 11.0},
		{"((x))/y", 15.9},
		{"x_j^{(k)}", 16.9},
		{"[0, ∞)", 26.1},
		{"{z : |R(z)| ≤ 1}", 67.9},
		{"||a| − |b||", 38.5},
		{"α ≤ 3β₁ → ∞", 60.5},
		{"i n", 9.4},
		{"2 3", 17.2},
		{"½z − ⅔z² + 5/12 z³", 75.9},
	} {
		if got := formula.Width(formula.MustParse(tt.in)) * 10; got < 0.9*tt.points || got > 1.35*tt.points+4 {
			t.Errorf("%s is %.1f points wide, the estimate is %.1f", tt.in, tt.points, got)
		}
	}
}

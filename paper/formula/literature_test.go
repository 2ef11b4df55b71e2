package formula_test

import (
	"testing"

	"rofz/paper/formula"
)

// literature are formulas of papers and of this project's comments, in two of the three notations.
var literature = []struct{ in, text, latex, why string }{
	{
		"|z R'(z)| ≤ 1/(2 cos α)", "|z R'(z)| ≤ 1/(2 cos α)",
		`\lvert zR'(z)\rvert\le\frac{1}{2\cos\alpha}`, "bars of the height of a line; the parentheses of a denominator vanish",
	},
	{
		"R'(z) = −k r_k z^{−k−1} (1 + O(1/z))", "R'(z) = −k r_k z⁻ᵏ⁻¹(1 + O(1/z))",
		`R'(z)=-kr_k z^{-k-1}(1+O(1/z))`, "a short fraction as an argument has a slash, so that nothing grows",
	},
	{
		"R(z) = 1 + z bᵀ(I − zA)⁻¹e", "R(z) = 1 + zbᵀ(I − zA)⁻¹e",
		`R(z)=1+zb^{\mathsf{T}}(I-zA)^{-1}e`, "HW96, (IV.3.2)",
	},
	{
		"κ = m! ρ(ζ₀)/σ^{(m)}(ζ₀)", "κ = m! ρ(ζ₀)/σ^((m))(ζ₀)",
		`\kappa=m!\frac{\rho(\zeta_0)}{\sigma^{(m)}(\zeta_0)}`, "the argument of a derivative belongs to it",
	},
	{
		"−χ_z(ζ, z)/χ_ζ(ζ, z)", "−χ_z(ζ, z)/χ_ζ(ζ, z)",
		`-\frac{\chi_z(\zeta, z)}{\chi_\zeta(\zeta, z)}`, "and that of a partial derivative",
	},
	{"Σ_{j<k} ζ^j", "Σ_(j<k) ζʲ", `\sum_{j<k}\zeta^j`, "a sum with a condition below it"},
	{
		"y_{n+1} = y_n + h Σ_{i=1}^s b_i k_i", "y_(n+1) = y_n + h Σ_(i=1)^s b_i k_i",
		`y_{n+1}=y_n+h\sum_{i=1}^s b_i k_i`, "a Runge–Kutta step; blanks where an exponent would seem to go on",
	},
	{"√(1+x)", "√(1 + x)", `\sqrt{1+x}`, "the parentheses of a root vanish where it has a bar"},
	{"P'Q − PQ'", "P'Q − PQ'", `P'Q-PQ'`, "letters are single symbols"},
	{"∫₀ˣ f(t)dt", "∫₀ˣ f(t) dt", `\int_0^x f(t)\,dt`, "the differential stands apart"},
	{"ζ̄₀ + w̄ + b̂ᵀ", "ζ̄₀ + w̄ + b̂ᵀ", `\bar{\zeta}_0+\bar{w}+\hat{b}^{\mathsf{T}}`, "conjugates and embedded weights"},
	{"R∞ = lim_{z→∞} R(z)", "R∞ = lim_(z→∞) R(z)", `R_\infty=\lim_{z\to\infty}R(z)`, "∞ behind a letter is an index"},
	{"d_k |q_k(z)|²", "d_k |q_k(z)|²", `d_k\lvert q_k(z)\rvert^2`, "the second bar closes"},
	{"max_{x≤0} |x R'(x)|", "max_(x≤0) |x R'(x)|", `\max_{x\le0}\,\lvert xR'(x)\rvert`, "an opening bar needs a thin space behind max"},
	{
		"|arg(−z)| ≤ α < π/2 for all z", "|arg(−z)| ≤ α < π/2 for all z",
		`\lvert\arg(-z)\rvert\le\alpha<\frac{\pi}{2}\ \text{for all}\ z`, "words, and a sign without a left operand",
	},
	{
		"ζ = 1 + (κ/z)^{1/2}", "ζ = 1 + (κ/z)^(1/2)", `\zeta=1+(\kappa/z)^{1/2}`,
		"fractions in exponents have slashes",
	},
	{
		"1 + z + z²/2! + ⋯ + z^k/k!", "1 + z + z²/2! + ⋯ + zᵏ/k!",
		`1+z+\frac{z^2}{2!}+\cdots+\frac{z^k}{k!}`, "the exponential series",
	},
	{
		"(1 + z/3)/(1 − 2z/3 + z²/6)", "(1 + z/3) / (1 − 2z/3 + ⅙z²)",
		`\frac{1+\tfrac{z}{3}}{1-\tfrac{2z}{3}+\tfrac{z^2}{6}}`, "HW96, p. 42, as it is printed there",
	},
	{"sup_{Re z<0} |z R'(z)| = 4√3/9", "sup_(Re z<0) |z R'(z)| = 4√3/9", `\sup_{\operatorname{Re}z<0}\,\lvert zR'(z)\rvert=\frac{4\sqrt{3}}{9}`, "a product without blanks before a slash is all above the bar"},
	{"cos² α + sin² α = 1", "cos² α + sin² α = 1", `\cos^2\alpha+\sin^2\alpha=1`, "exponents of functions"},
	{"2 z/3", "2·z/3", `2\frac{z}{3}`, "a blank keeps a factor beside the bar"},
	{"a/b/c", "a/(bc)", `\frac{a}{bc}`, "division from left to right"},
	{"((x))/y", "((x))/y", `\frac{(x)}{y}`, "one pair of parentheses vanishes, not two"},
	{"x_j^{(k)}", "x_j^((k))", `x_j^{(k)}`, "parentheses that mean something in an exponent"},
	{"[0, ∞)", "[0, ∞)", `[0, \infty)`, "a half-open interval"},
	{"{z : |R(z)| ≤ 1}", "{z : |R(z)| ≤ 1}", `\{z:\lvert R(z)\rvert\le1\}`, "braces of a set are escaped"},
	{"||a| − |b||", "|(|a|) − (|b|)|", `\lvert\lvert a\rvert-\lvert b\rvert\rvert`, "bars within bars"},
	{"i n", "i n", `in`, "a product that would be read as a word"},
	{"2 3", "2·3", `2\cdot3`, "a product that would be read as a number"},
	{"½z − ⅔z² + 5/12 z³", "z/2 − ⅔z² + 5/12 z³", `\frac{1}{2}z-\frac{2}{3}z^2+\frac{5}{12}z^3`, "characters that are fractions"},
}

func TestLiterature(t *testing.T) {
	for _, tt := range literature {
		e, err := formula.Parse(tt.in)
		if err != nil {
			t.Errorf("%s: %v", tt.in, err)
			continue
		}
		for _, c := range []struct{ name, got, want string }{
			{"text", formula.Text(e), tt.text},
			{"LaTeX", formula.LaTeX(e), tt.latex},
		} {
			if c.got != c.want {
				t.Errorf("%s as %s: %s, want %s (%s)", tt.in, c.name, c.got, c.want, tt.why)
			}
		}
	}
}

func TestMathML(t *testing.T) {
	tests := []struct{ in, want, why string }{
		{"z²", "<msup><mi>z</mi><mn>2</mn></msup>", "an exponent"},
		{"1/(2z)", "<mfrac><mn>1</mn><mrow><mn>2</mn><mo>\u2062</mo><mi>z</mi></mrow></mfrac>", "an invisible times, for those who listen"},
		{
			"R'(z)", `<mrow><mrow><mi>R</mi><mo lspace="0" rspace="0">′</mo></mrow><mo>` + "\u2061" +
				`</mo><mrow><mo form="prefix" fence="true" stretchy="false">(</mo><mi>z</mi><mo form="postfix" fence="true" stretchy="false">)</mo></mrow></mrow>`,
			"a function is applied, not multiplied",
		},
		{"−x", `<mrow><mo form="prefix">−</mo><mi>x</mi></mrow>`, "a sign without a left operand"},
		{"a < b & c", "", "& is no operator"},
		{"a < b", "<mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow>", "escaped"},
		{"x^{1/2}", `<msup><mi>x</mi><mrow><mn>1</mn><mo lspace="0" rspace="0">/</mo><mn>2</mn></mrow></msup>`, "a slash in an exponent"},
		{"max_{x} x", `<mrow><munder><mo form="prefix">max</mo><mi>x</mi></munder><mi>x</mi></mrow>`, "what stands below"},
		{"z̄", `<mover><mi>z</mi><mo stretchy="false">¯</mo></mover>`, "a bar"},
		{"Γ", `<mi mathvariant="normal">Γ</mi>`, "capital Greek letters stand upright"},
	}
	for _, tt := range tests {
		e, err := formula.Parse(tt.in)
		if tt.want == "" {
			if err == nil {
				t.Errorf("%s was read (%s)", tt.in, tt.why)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", tt.in, err)
			continue
		}
		if got := formula.MathML(e); got != tt.want {
			t.Errorf("%s: %s, want %s (%s)", tt.in, got, tt.want, tt.why)
		}
		checkXML(t, formula.MathML(e))
	}
}

func TestMatrix(t *testing.T) {
	p := formula.MustParse
	tableau := formula.Matrix{
		Rows:    [][]formula.Expr{{p("0"), p("0"), p("0")}, {p("1"), p("1/2"), p("1/2")}, {nil, p("1/2"), p("1/2")}},
		RightOf: []int{0}, Below: []int{1},
	}
	wantTeX := `{\renewcommand{\arraystretch}{1.5}\begin{array}{c|cc}
  0 & 0 & 0 \\
  1 & \frac{1}{2} & \frac{1}{2} \\ \hline
   & \frac{1}{2} & \frac{1}{2}
\end{array}}`
	if got := formula.LaTeX(tableau); got != wantTeX {
		t.Errorf("the trapezoidal rule: %s, want %s", got, wantTeX)
	}
	if got, want := formula.Text(tableau), "0, 0, 0; 1, ½, ½; , ½, ½"; got != want {
		t.Errorf("in one line %s, want %s", got, want)
	}
	checkXML(t, formula.MathML(tableau))
	plain := formula.Fence{Open: "(", Body: formula.Matrix{Rows: [][]formula.Expr{{p("1"), p("0")}, {p("0"), p("γ")}}}, Close: ")"}
	if got, want := formula.LaTeX(plain), "\\begin{pmatrix}\n  1 & 0 \\\\\n  0 & \\gamma\n\\end{pmatrix}"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestUnsafe: symbols and words of other origin come out harmless.
func TestUnsafe(t *testing.T) {
	for _, s := range []string{`\input{x}`, "a_b", "100%", "$", "{", "}", "^", "&#x", "<b>", "ü", "\x00", "\xff", "a\nb", "~", ""} {
		for _, e := range []formula.Expr{formula.Symbol(s), formula.Name(s), formula.Words(s), formula.Operator(s), formula.Number(s)} {
			checkTeX(t, formula.LaTeX(e))
			checkXML(t, formula.MathML(e))
		}
	}
}

func TestParseRefuses(t *testing.T) {
	long := make([]byte, 20_001)
	deep := make([]byte, 0, 300)
	for i := range long {
		long[i] = 'x'
	}
	for range 101 {
		deep = append(deep, '(')
	}
	tests := []struct{ in, want, why string }{
		{"", "character 1: the end where a formula would be right", "nothing"},
		{"1 +", "character 4: the end where a number, a symbol or ( would be right", "a missing summand"},
		{"(1 + z", "character 1: ( is not closed", "at the parenthesis that is open"},
		{"1)", "character 2: ')' where an operator or the end would be right", "at the one that is not"},
		{"|z", "character 1: | is not closed", "a bar"},
		{"(1]/{2)", "character 7: ')' where } would be right", "[0, 1) is an interval, {2) is nothing"},
		{"z^", "character 3: the end where an index or exponent would be right", "a missing exponent"},
		{"z^2^3", "character 4: a second index or exponent; use parentheses", "ambiguous"},
		{"/2", "character 1: '/' where a number, a symbol or ( would be right", "nothing above the bar"},
		{"cos /2", "character 7: a fraction without anything above it", "a function without an argument"},
		{"1 @ 2", "character 3: '@' where an operator would be right", "an unknown sign"},
		{"x\xff", "character 1: the text is not UTF-8", "other encodings"},
		{string(long), "character 1: more than 20000 characters", "length"},
		{string(deep), "character 101: nested more than 100 deep", "depth"},
	}
	for _, tt := range tests {
		_, err := formula.Parse(tt.in)
		if err == nil || err.Error() != "formula: "+tt.want {
			t.Errorf("%.20q: %v, want %s (%s)", tt.in, err, tt.want, tt.why)
		}
	}
}

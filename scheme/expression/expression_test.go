package expression

import (
	"strings"
	"testing"

	"rofz/internal/sample"
)

// TestParse reads every dialect; want is the expression in the grammar of scheme files, or what the error says.
func TestParse(t *testing.T) {
	for _, c := range []struct {
		dialect         *Dialect
		text, want, why string
	}{
		{Coefficient, "-2^2", "-2^2", "the sign binds least"},
		{Coefficient, "2^-3^2", "2^-9", "towers are worked out, below their signs"},
		{Coefficient, "a--b", "a+b", "two signs"},
		{Coefficient, "1-(2-3)", "1-(2-3)", "parentheses that matter"},
		{Coefficient, "((1))/(2*3)", "1/(2*3)", "parentheses that do not"},
		{Coefficient, "root(x^3-3*x^2+1, 0.43, 0.44)", "root(x^3-3*x^2+1, 0.43, 0.44)", "a root"},
		{Coefficient, "2x", "character 2: unexpected 'x'", "no product without a sign"},
		{Coefficient, "2**3", "character 3: '*' where a number", "no such sign"},
		{Coefficient, "2^(1/2)", "character 3: '(' where an exponent", "exponents are literal"},
		{Coefficient, "2^1.5", "character 3: '1' where an exponent", "and integers"},
		{Coefficient, "2^1001", "character 3: an exponent above 1000", "of a bounded size"},
		{Coefficient, "1e10001", "character 1: exponent of", "powers of ten, too"},
		{Coefficient, strings.Repeat("9", 10_001), "character 1: a number of 10001 characters", "and literals"},
		{Coefficient, strings.Repeat("-", 101) + "1", "character 102: nested more than 100 deep", "and signs in a row"},
		{Coefficient, strings.Repeat("1+", 1001) + "1", "character 2002: more than 1000 operators in a row", "and sums"},
		{LaTeX, strings.Repeat("a ", 1<<20+1), "an expression of more than", "and texts, which are never cut off"},
		{Coefficient, "−1", "character 1: '−'", "a typographic minus"},
		{Coefficient, "(1", "character 3: end of the coefficient where ')' would be right", "a parenthesis without an end"},
		{LaTeX, `-\frac12\sqrt{3}`, "-1/2*sqrt(3)", "arguments of one digit"},
		{LaTeX, `\frac123`, "1/2*3", "and no more of them"},
		{LaTeX, `\frac{1-\gamma_1}{2}\left(\gamma_{21}-g\right)^{2}`, "(1-gamma1)/2*(gamma21-g)^2", "names with indices"},
		{LaTeX, `5^{1/2} \cdot 2^-`, "character 17: '-' where a number", "an exponent without a number"},
		{LaTeX, `2g`, "2*g", "a product without a sign"},
		{LaTeX, `1/2g`, "character 4: a factor behind a quotient", "above or below the line?"},
		{LaTeX, `\operatorname{root}(x^{2}-2, 1, 2)`, "root(x^2-2, 1, 2)", "a root"},
		{LaTeX, `\foo{1}`, `character 1: \foo where a number`, "an unknown command"},
		{C, "1./3.*(double)2", "", "a cast has no value as it stands"},
		{C, "2^3", "^ is the exclusive or in C", "no power"},
		{C, "0123", "is octal in C", "a zero in front"},
		{Python, "2^3", "^ is the exclusive or in Python", "no power"},
		{Python, "7//2", "// rounds down", "no quotient"},
		{Julia, "1/2//3", "1/(2/3)", "// binds before /"},
		{Julia, "1/2a", "1/(2*a)", "and so do products without a sign"},
		{Julia, "2^3^2", "", "a power whose exponent is worked out later"},
	} {
		e, err := c.dialect.Parse(c.text)
		switch {
		case err != nil && (c.want == "" || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%.40q: %v, want %q: %s", c.text, err, c.want, c.why)
		case err == nil && c.want != "" && e.Simplified().String() != c.want:
			t.Errorf("%.40q: %v, want %q: %s", c.text, e.Simplified(), c.want, c.why)
		}
	}
}

// TestPlaces checks where parts of an expression are said to stand.
func TestPlaces(t *testing.T) {
	e := sample.Try(Coefficient.Parse(" g * sqrt(12.50)")).Must(t)
	for _, c := range []struct {
		e      Expr
		offset int
		text   string
	}{{e, 3, ""}, {e.Args[0], 1, "g"}, {e.Args[1], 5, ""}, {e.Args[1].Args[0], 10, "12.50"}} {
		if c.e.At.Offset != c.offset || c.e.Text != c.text {
			t.Errorf("%v: %q at byte %d, want %q at %d", c.e, c.e.Text, c.e.At.Offset, c.text, c.offset)
		}
	}
	e, err := C.Parse("1 +\n  g")
	if err != nil || e.Args[1].At != (Place{6, 2, 3}) {
		t.Errorf("g is at %v, %v, want byte 6, line 2, column 3", e.Args[1].At, err)
	}
}

// FuzzCoefficient checks that what is written is read back as the same expression.
func FuzzCoefficient(f *testing.F) {
	for _, seed := range []string{"1/2", "-(3+sqrt(2))^-2", "root(x^3-3*x^2+3/2*x-1/6, 0.43, 0.44)", "1e3/-.5", "a*(b-c)"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		e, err := Coefficient.Parse(text)
		if err != nil {
			return
		}
		e = e.Simplified()
		again, err := Coefficient.Parse(e.String())
		if err != nil || again.Simplified().String() != e.String() {
			t.Fatalf("%q is written as %q, which is read as %q, %v", text, e, again, err)
		}
	})
}

// FuzzLaTeX checks that no formula makes the reader panic, and that an error stands within it.
func FuzzLaTeX(f *testing.F) {
	for _, seed := range []string{`\frac{\sqrt{2}}2\gamma_{1}`, `\sqrt[2]{3}^{-\frac12}`, `{-}1`, `\left(\phantom{-}1\right)`, `\frac1e5`, `\mathrm{a_b}`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		e, err := LaTeX.Parse(text)
		if fault, ok := err.(*Error); ok && fault.At.Offset > len(text) || err == nil && e.String() == "" {
			t.Fatalf("%q: %v, %v", text, e, err)
		}
	})
}

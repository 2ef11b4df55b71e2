package formula_test

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"rofz/paper/formula"
)

// FuzzParse: whatever is read is written in a form that is read back to the same text, in well-formed XML and in plain
// TeX with balanced braces.
func FuzzParse(f *testing.F) {
	for _, tt := range literature {
		f.Add(tt.in)
	}
	for _, s := range []string{
		"a/b/c/(d)", "||a|b|c|", "|a |b| c|", "2½", "½²", "x^{y^z}", "√√2", "((x))/((y))", "z'^2_k", "a ± b ∓ c",
		"k!!/2", "(a, b; c)", "[0, 1)", "{x : x > 0}", "Σ_{j=1}^n", "1.…·10⁻⁴⁰ z", "0.43…", "in", "i n", "x in R",
		"cos² α + sin² α = 1", "ẑ + ā", "⌊x⌋", "‖x‖", "f'(x)/g'(x)", "a·b×c", "0…⁴…⁰0", "x 0…⁴ y", "½² 2", "2 3", "1/2 z/3", "e^{-z}R(z)", "R_∞",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		e, err := formula.Parse(s)
		if err != nil {
			return
		}
		text := formula.Text(e)
		again, err := formula.Parse(text)
		if err != nil {
			t.Fatalf("%q is written as %q: %v", s, text, err)
		}
		if got := formula.Text(again); got != text {
			t.Fatalf("%q is written as %q, and then as %q", s, text, got)
		}
		if got := strings.Join(formula.Pieces(e), " "); got != text {
			t.Errorf("pieces %q of %q", got, text)
		}
		checkTeX(t, formula.LaTeX(e))
		checkXML(t, formula.MathML(e))
		if w := formula.Width(e); !(w >= 0) {
			t.Errorf("%q is %v wide", s, w)
		}
	})
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r < ' ' || r > '~' }) < 0
}

// checkTeX checks that s is plain ASCII with balanced braces and pairs of \left and \right.
func checkTeX(t *testing.T, s string) {
	t.Helper()
	if !isASCII(strings.ReplaceAll(s, "\n", " ")) {
		t.Errorf("not ASCII: %q", s)
	}
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			if depth--; depth < 0 {
				t.Fatalf("a } too many in %q", s)
			}
		}
	}
	words := strings.NewReplacer(`\leftarrow`, "", `\rightarrow`, "").Replace(s)
	if depth != 0 || strings.Count(words, `\left`) != strings.Count(words, `\right`) {
		t.Errorf("unbalanced: %q", s)
	}
}

func checkXML(t *testing.T, s string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader("<math>" + s + "</math>"))
	for {
		_, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatalf("%v in %q", err, s)
		}
	}
}

package text

import (
	"strings"
	"testing"

	"rofz/paper/exposition"
)

func TestText(t *testing.T) {
	tests := []struct{ in, want, why string }{
		{"(1 + z/3) / (1 − ⅔z + ⅙z²)", "(1 + z/3) / (1 - 2/3 z + 1/6 z^2)", "fractions before a letter"},
		{"R → 0, R' ~ −2 z⁻²", "R -> 0, R' ~ -2 z^-2", "a negative exponent"},
		{"n Rⁿ⁻¹ R'", "n R^(n-1) R'", "an exponent that is a sum"},
		{"4/3 √3", "4/3 sqrt(3)", "a root of a number"},
		{"√(1+z)", "sqrt(1+z)", "a root of a sum"},
		{"⅔√3 + ½(1 − g)", "2/3 sqrt(3) + 1/2 (1 - g)", "fractions before a root and a parenthesis"},
		{"ρ(ζ) − zσ(ζ)", "rho(zeta) - z sigma(zeta)", "Greek letters do not run into others"},
		{"|ζ| ≤ 1, 2ζ₁", "|zeta| <= 1, 2 zeta_1", "a subscript"},
		{"BA + AᵀB − bbᵀ", "BA + A^T B - bb^T", "a transpose before a letter"},
		{"b̂ and Nørsett, Kværnø, Gödel, café", "bhat and Norsett, Kvaerno, Godel, cafe", "accents"},
		{"0.4358…·10⁻⁴⁰ — done", "0.4358...*10^-40 -- done", "a number that is cut"},
		{"1.13 ≥ 漢", "1.13 >= ?", "what has no spelling"},
		{"a\x1b[31mb", "a?[31mb", "an escape sequence"},
	}
	for _, tt := range tests {
		if got := (Style{ASCII: true}).Text(tt.in); got != tt.want {
			t.Errorf("%s is %s, want %s (%s)", tt.in, got, tt.want, tt.why)
		}
	}
	for _, r := range "\u00ad\u061c\u200b\u200e\u2028\u2029\u202a\u202e\u2066\u2069\ufeff" {
		for _, s := range []Style{{}, {ASCII: true}} {
			if got := s.Text("a" + string(r) + "b"); got != "a\ufffdb" && got != "a?b" {
				t.Errorf("%+v: %U is shown as %q", s, r, got)
			}
		}
	}
	if got := (Style{}).Text("a\x1b[31m é"); got != "a\ufffd[31m é" {
		t.Errorf("in Unicode: %q", got)
	}
}

func TestPage(t *testing.T) {
	p := Page{Style: Style{ASCII: true, Colour: true}}
	p.Prose("  as |z| → ∞    ", strings.Repeat("R ≤ ∞ ", 20))
	p.Tell("  A-stable   proved    ", "proved", exposition.Good, "E ≥ 0")
	p.Finding("file.json:1:2: ", "error", exposition.Alarm, " RZ101: "+strings.Repeat("word ", 20))
	p.Digits("x = ", strings.Repeat("7", 200))
	p.Add("", strings.Repeat("8", 200))
	var b strings.Builder
	if _, err := p.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(b.String()) {
		line = strings.NewReplacer("\x1b[38;5;33m", "", "\x1b[1;38;5;208m", "", "\x1b[0m", "").Replace(line)
		if len(line) > Width+1 {
			t.Errorf("%d columns: %s", len(line)-1, line)
		}
	}
	for _, want := range []string{"  as |z| -> oo  R <= oo", "  A-stable   \x1b[38;5;33mproved\x1b[0m    E >= 0", ": \x1b[1;38;5;208merror\x1b[0m RZ101", "..."} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is not in\n%s", want, b.String())
		}
	}
	if !p.Cut {
		t.Error("the number of 200 digits was not marked as cut")
	}
}

func TestMessage(t *testing.T) {
	word := strings.Repeat("directory/", 10)
	tests := []struct{ in, want, why string }{
		{"verify: short", "verify: short", "it fits"},
		{"verify: " + strings.Repeat("word ", 16) + "end", "verify: " + strings.Repeat("word ", 14) + "\n    word word end", "it does not"},
		{"verify: " + word + ": file: not there", "verify:\n    " + word + ":\n    file: not there", "a name stays whole"},
		{word, word, "a name alone"},
	}
	for _, tt := range tests {
		var p Page
		p.Message(tt.in)
		if got, want := strings.Join(p.lines, "\n"), strings.ReplaceAll(tt.want, " \n", "\n"); got != want {
			t.Errorf("%q\nis\n%s\nwant\n%s\n(%s)", tt.in, got, want, tt.why)
		}
	}
}

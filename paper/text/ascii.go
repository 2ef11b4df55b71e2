package text

import (
	"rofz/internal/typography"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Text returns s as the style writes it: in ASCII, the letters and signs of mathematics are spelt as they are in
// programs, "ρ(ζ) ≤ ⅔z²" as "rho(zeta) <= 2/3 z^2". Control characters, which could drive the terminal, and characters
// that are not seen but change how others are shown, such as those that reverse the direction of writing, are replaced in
// either form.
func (s Style) Text(text string) string {
	if plain(text) {
		return text
	}
	if !s.ASCII {
		return strings.Map(func(r rune) rune {
			if typography.Unseen(r) {
				return '\ufffd'
			}
			return r
		}, text)
	}
	var a spelling
	in := []rune(text)
	for i := 0; i < len(in); i++ {
		i += a.write(in[i:])
	}
	return a.String()
}

// plain reports whether nothing in text has to be replaced.
func plain(text string) bool {
	for i := range len(text) {
		if text[i] < ' ' || text[i] > '~' {
			return false
		}
	}
	return true
}

// spelling is a text in ASCII, while it is written.
type spelling struct{ strings.Builder }

// write spells the first rune of in, and returns how many more were spelt with it.
func (a *spelling) write(in []rune) (more int) {
	r := in[0]
	next := rune(0)
	if len(in) > 1 {
		next = in[1]
	}
	if scripts, sign := scriptOf(r); sign != "" {
		return a.script(in, scripts, sign)
	}
	switch word := words[r]; {
	case r == '√':
		return a.root(in)
	case r == '\u0302': // a hat over the letter before
		a.WriteString("hat")
	case word != "" && unicode.Is(unicode.Greek, r): // a Greek letter, which must not run into its neighbours
		a.apart()
		a.WriteString(word)
		if unicode.IsLetter(next) || unicode.IsDigit(next) {
			a.WriteByte(' ')
		}
	case word != "" && unicode.Is(unicode.No, r): // a fraction such as ⅔
		a.apart()
		a.WriteString(word)
		if unicode.IsLetter(next) || next == '(' || next == '√' || next == '|' {
			a.WriteByte(' ')
		}
	case word != "":
		a.WriteString(word)
	case r >= ' ' && r <= '~':
		a.WriteRune(r)
	case typography.Unseen(r):
		a.WriteByte('?')
	default:
		a.WriteString(base(r))
	}
	return 0
}

// apart writes a blank behind a letter or a digit.
func (a *spelling) apart() {
	if s := a.String(); s != "" && (unicode.IsLetter(rune(s[len(s)-1])) || unicode.IsDigit(rune(s[len(s)-1]))) {
		a.WriteByte(' ')
	}
}

// script writes a run of superscripts or subscripts.
func (a *spelling) script(in []rune, scripts map[rune]byte, sign string) (more int) {
	var run []byte
	for _, r := range in {
		c, ok := scripts[r]
		if !ok {
			break
		}
		run = append(run, c)
	}
	a.WriteString(sign)
	if strings.ContainsAny(strings.TrimPrefix(string(run), "-"), "+-") {
		a.WriteString("(" + string(run) + ")")
	} else {
		a.Write(run)
	}
	if len(in) > len(run) && (unicode.IsLetter(in[len(run)]) || unicode.IsDigit(in[len(run)])) {
		a.WriteByte(' ')
	}
	return len(run) - 1
}

// root writes √ with what stands under it: a number, a letter, or a sum in parentheses.
func (a *spelling) root(in []rune) (more int) {
	a.apart()
	n := 1
	for n < len(in) && (unicode.IsDigit(in[n]) || in[n] == '.') {
		n++
	}
	switch {
	case n > 1:
		a.WriteString("sqrt(" + string(in[1:n]) + ")")
		return n - 1
	case len(in) > 1 && unicode.IsLetter(in[1]):
		var under spelling
		under.write(in[1:2])
		a.WriteString("sqrt(" + under.String() + ")")
		return 1
	}
	a.WriteString("sqrt")
	return 0
}

// scriptOf returns the raised or the lowered characters, whichever r is one of.
func scriptOf(r rune) (scripts map[rune]byte, sign string) {
	if _, ok := superscripts[r]; ok {
		return superscripts, "^"
	}
	if _, ok := subscripts[r]; ok {
		return subscripts, "_"
	}
	return nil, ""
}

var (
	superscripts = scripts("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ᵀⁿⁱʲᵏᵐᵖˢᵃᵇ⁽⁾", "0123456789+-Tnijkmpsab()")
	subscripts   = scripts("₀₁₂₃₄₅₆₇₈₉₊₋ₙᵢⱼₖₘₚₛ", "0123456789+-nijkmps")
)

func scripts(from, to string) map[rune]byte {
	m := make(map[rune]byte)
	for i, r := range []rune(from) {
		m[r] = to[i]
	}
	return m
}

// base returns a letter without its accents, "?" for what has no spelling.
func base(r rune) string {
	out := ""
	for _, x := range norm.NFKD.String(string(r)) {
		if x < 0x80 && x >= ' ' {
			out += string(x)
		} else if !unicode.Is(unicode.Mn, x) {
			return "?"
		}
	}
	return out
}

// words spells letters and signs.
var words = map[rune]string{
	'−': "-", '–': "-", '—': "--", '‑': "-", '…': "...", '⋯': "...", '·': "*", '×': "x", '±': "+-", '∓': "-+", '÷': "/",
	'≤': "<=", '≥': ">=", '≠': "!=", '≈': "~=", '≡': "==", '∼': "~", '→': "->", '←': "<-", '↦': "|->", '⇒': "=>", '⇔': "<=>",
	'∞': "oo", '∈': "in", '∉': "not in", '∖': "\\", '∪': "u", '∩': "n", '⊂': "subset", '∀': "for all", '∃': "there is",
	'∂': "d", '∫': "int", '‖': "||", '′': "'", '″': "''", '’': "'", '‘': "'", '“': "\"", '”': "\"", '°': " deg", '•': "*", '⟨': "<", '⟩': ">",
	'ℚ': "Q", 'ℝ': "R", 'ℂ': "C", 'ℤ': "Z", 'ℕ': "N", '∘': "o", '⊗': "(x)", '∑': "sum", '∏': "prod", '⌈': "ceil(", '⌉': ")", '⌊': "floor(", '⌋': ")",
	'ø': "o", 'Ø': "O", 'ß': "ss", 'æ': "ae", 'Æ': "AE", 'ł': "l", 'Ł': "L", 'đ': "d", 'ı': "i", '§': "sec. ", '\u00a0': " ", '\u202f': " ", '\u2009': " ",
	'¼': "1/4", '½': "1/2", '¾': "3/4", '⅓': "1/3", '⅔': "2/3", '⅕': "1/5", '⅖': "2/5", '⅗': "3/5", '⅘': "4/5", '⅙': "1/6", '⅚': "5/6",
	'⅐': "1/7", '⅛': "1/8", '⅜': "3/8", '⅝': "5/8", '⅞': "7/8", '⅑': "1/9", '⅒': "1/10",
	'α': "alpha", 'β': "beta", 'γ': "gamma", 'δ': "delta", 'ε': "eps", 'ζ': "zeta", 'η': "eta", 'θ': "theta", 'ι': "iota", 'κ': "kappa",
	'λ': "lambda", 'μ': "mu", 'ν': "nu", 'ξ': "xi", 'π': "pi", 'ρ': "rho", 'σ': "sigma", 'τ': "tau", 'φ': "phi", 'ϕ': "phi", 'χ': "chi",
	'ψ': "psi", 'ω': "omega", 'Γ': "Gamma", 'Δ': "Delta", 'Θ': "Theta", 'Λ': "Lambda", 'Ξ': "Xi", 'Π': "prod", 'Σ': "sum", 'Φ': "Phi", 'Ψ': "Psi", 'Ω': "Omega",
	'│': "|", '─': "-", '┌': ".", '┐': ".", '└': "`", '┘': "'", '├': "|", '┤': "|", '┬': "+", '┴': "+", '┼': "+", '╱': "/", '╲': "\\", '╪': "+", '═': "=", '∎': "", '∇': "grad", 'ℓ': "l", 'ˣ': "^x", 'ʳ': "^r", '\u0304': "bar", 'ḡ': "gbar", '✓': "ok", '✗': "x",
}

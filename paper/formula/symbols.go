package formula

import (
	"slices"
	"strings"
	"unicode/utf8"

	"rofz/poly/exact"
)

// letters are the symbols beyond a–z and A–Z: as LaTeX writes them, and Greek ones by the names that parameters have.
var letters = map[rune]struct{ latex, name string }{
	'α': {`\alpha`, "alpha"}, 'β': {`\beta`, "beta"}, 'γ': {`\gamma`, "gamma"}, 'δ': {`\delta`, "delta"},
	'ε': {`\varepsilon`, "epsilon"}, 'ζ': {`\zeta`, "zeta"}, 'η': {`\eta`, "eta"}, 'θ': {`\theta`, "theta"},
	'ι': {`\iota`, "iota"}, 'κ': {`\kappa`, "kappa"}, 'λ': {`\lambda`, "lambda"}, 'μ': {`\mu`, "mu"},
	'ν': {`\nu`, "nu"}, 'ξ': {`\xi`, "xi"}, 'π': {`\pi`, "pi"}, 'ρ': {`\rho`, "rho"}, 'σ': {`\sigma`, "sigma"},
	'τ': {`\tau`, "tau"}, 'υ': {`\upsilon`, "upsilon"}, 'φ': {`\varphi`, "phi"}, 'χ': {`\chi`, "chi"},
	'ψ': {`\psi`, "psi"}, 'ω': {`\omega`, "omega"}, 'ϑ': {`\vartheta`, "vartheta"},
	'Γ': {`\Gamma`, "Gamma"}, 'Δ': {`\Delta`, "Delta"}, 'Θ': {`\Theta`, "Theta"}, 'Λ': {`\Lambda`, "Lambda"},
	'Ξ': {`\Xi`, "Xi"}, 'Π': {`\Pi`, "Pi"}, 'Φ': {`\Phi`, "Phi"}, 'Ψ': {`\Psi`, "Psi"}, 'Ω': {`\Omega`, "Omega"},
	'∞': {`\infty`, ""}, 'ℓ': {`\ell`, ""}, '∂': {`\partial`, ""}, '∇': {`\nabla`, ""},
	'ℂ': {`\mathbb{C}`, ""}, 'ℕ': {`\mathbb{N}`, ""}, 'ℚ': {`\mathbb{Q}`, ""}, 'ℝ': {`\mathbb{R}`, ""},
	'ℤ': {`\mathbb{Z}`, ""}, '⋯': {`\cdots`, ""}, '…': {`\dots`, ""}, '∅': {`\varnothing`, ""},
}

// greek finds a letter by its name.
var greek = func() map[string]rune {
	out := map[string]rune{}
	for r, s := range letters {
		if isWord(s.name) {
			out[s.name] = r
		}
	}
	return out
}()

// accents are combining characters over a letter.
var accents = map[rune]struct {
	latex           string
	mark, attribute string // for MathML; a bar that is no accent keeps its distance
}{
	'\u0304': {`\bar`, "\u00AF", ""},
	'\u0302': {`\hat`, "\u02C6", ` accent="true"`},
	'\u0303': {`\tilde`, "\u02DC", ` accent="true"`},
}

// composed are letters that Unicode has with an accent, taken apart.
var composed = strings.NewReplacer("ā", "a\u0304", "ē", "e\u0304", "ī", "i\u0304", "ō", "o\u0304", "ū", "u\u0304",
	"ȳ", "y\u0304", "ḡ", "g\u0304", "â", "a\u0302", "ĉ", "c\u0302", "ê", "e\u0302", "ĝ", "g\u0302", "ĥ", "h\u0302",
	"î", "i\u0302", "ô", "o\u0302", "ŝ", "s\u0302", "û", "u\u0302", "ŵ", "w\u0302", "ŷ", "y\u0302", "ẑ", "z\u0302",
	"Â", "A\u0302", "Ĉ", "C\u0302", "Ê", "E\u0302", "Ĥ", "H\u0302", "Ô", "O\u0302", "Ŝ", "S\u0302", "Û", "U\u0302",
	"ã", "a\u0303", "õ", "o\u0303", "ũ", "u\u0303", "ñ", "n\u0303", "′", "'", "″", "''", "∑", "Σ", "∏", "Π")

// splitSymbol takes a symbol apart: its letter, an accent (0 for none) and the number of its primes.
func splitSymbol(s Symbol) (letter string, accent rune, primes int) {
	letter = strings.TrimRight(string(s), "'")
	primes = len(s) - len(letter)
	if r, n := utf8.DecodeLastRuneInString(letter); n < len(letter) {
		if _, ok := accents[r]; ok {
			return letter[:len(letter)-n], r, primes
		}
	}
	return letter, 0, primes
}

// class says how an operator stands between its neighbours.
type class int

const (
	relation class = iota // blanks on both sides
	binary                // the same, but binds its neighbours like + and −
	product               // no blanks
	punctuation
	postfix
)

type operator struct {
	class
	latex string
}

var operators = map[string]operator{
	"=": {relation, "="}, "≠": {relation, `\ne`},
	"<": {relation, "<"}, "≤": {relation, `\le`},
	">": {relation, ">"}, "≥": {relation, `\ge`},
	"~": {relation, `\sim`}, "≈": {relation, `\approx`},
	"≡": {relation, `\equiv`}, "→": {relation, `\to`},
	"↦": {relation, `\mapsto`}, "∈": {relation, `\in`},
	"∉": {relation, `\notin`}, "⊂": {relation, `\subset`},
	"⇒": {relation, `\Rightarrow`}, "⇔": {relation, `\Leftrightarrow`},
	"≪": {relation, `\ll`}, "≫": {relation, `\gg`}, "∣": {relation, `\mid`},
	"∝": {relation, `\propto`}, ":": {relation, `:`},
	"+": {binary, "+"}, "−": {binary, "-"}, "±": {binary, `\pm`},
	"∓": {binary, `\mp`}, "∪": {binary, `\cup`}, "∩": {binary, `\cap`},
	"∖": {binary, `\setminus`}, "∘": {binary, `\circ`},
	"·": {product, `\cdot`}, "×": {product, `\times`}, "⊗": {product, `\otimes`},
	"/": {product, "/"},
	",": {punctuation, ","}, ";": {punctuation, ";"},
	"!": {postfix, "!"}, "°": {postfix, `^\circ`},
}

// functions are the names that are set upright; those with a control sequence of their own have it in LaTeX.
var functions = map[string]string{
	"Re": `\operatorname{Re}`, "Im": `\operatorname{Im}`, "arg": `\arg`, "cos": `\cos`, "sin": `\sin`, "tan": `\tan`,
	"cot": `\cot`, "arctan": `\arctan`, "arcsin": `\arcsin`, "arccos": `\arccos`, "cosh": `\cosh`, "sinh": `\sinh`,
	"tanh": `\tanh`, "deg": `\deg`, "det": `\det`, "gcd": `\gcd`, "exp": `\exp`, "log": `\log`, "ln": `\ln`,
	"dim": `\dim`, "ker": `\ker`, "res": `\operatorname{res}`, "diag": `\operatorname{diag}`, "sgn": `\operatorname{sgn}`,
	"sign": `\operatorname{sign}`, "rank": `\operatorname{rank}`, "tr": `\operatorname{tr}`, "disc": `\operatorname{disc}`,
	"lc": `\operatorname{lc}`, "root": `\operatorname{root}`, "mod": `\operatorname{mod}`, "erf": `\operatorname{erf}`,
	"Res": `\operatorname{Res}`,
}

// bigs are the signs that have something below and above them.
var bigs = map[string]string{
	"Σ": `\sum`, "∏": `\prod`, "∫": `\int`, "∮": `\oint`,
	"max": `\max`, "min": `\min`, "sup": `\sup`, "inf": `\inf`,
	"lim": `\lim`, "limsup": `\limsup`, "liminf": `\liminf`,
}

// prose are the words that may stand in a formula.
var prose = []string{"for", "all", "if", "where", "and", "or", "as", "in", "with", "the", "of", "is", "on", "when",
	"otherwise", "every", "some", "only", "iff", "not", "at", "no", "to", "are", "zero", "even", "odd", "root", "everywhere"}

// special reports whether a run of Latin letters has a meaning as a whole.
func special(run string) bool {
	_, isFunction := functions[run]
	_, isBig := bigs[run]
	return isFunction || isBig || slices.Contains(prose, run)
}

func isLatin(c rune) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

func isDigit(c rune) bool { return '0' <= c && c <= '9' }

func isWord(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return !isLatin(r) }) < 0
}

// vulgar returns the character that is the fraction above/below, "" if there is none.
func vulgar(above, below Number) string {
	if len(above) != 1 || len(below) > 2 {
		return ""
	}
	x, err := exact.ParseRat(string(above + "/" + below))
	if c, ok := x.Vulgar(); ok && err == nil && x.String() == string(above+"/"+below) {
		return string(c)
	}
	return ""
}

// Characters that stand above and below the line, for those in plain.
const (
	plain       = "0123456789−+nijkxm"
	superscript = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ⁿⁱʲᵏˣᵐ"
	subscript   = "₀₁₂₃₄₅₆₇₈₉₋₊ₙᵢⱼₖₓₘ"
)

// mapRunes replaces each character of from by that of to in the same place; ok is false if one has none.
func mapRunes(s, from, to string) (out string, ok bool) {
	f, t := []rune(from), []rune(to)
	var b strings.Builder
	for _, r := range s {
		i := slices.Index(f, r)
		if i < 0 {
			return "", false
		}
		b.WriteRune(t[i])
	}
	return b.String(), s != ""
}

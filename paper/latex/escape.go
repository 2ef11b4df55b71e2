package latex

import (
	"fmt"
	"strings"
	"sync"
	"unicode"
)

// Escape returns one line of text for LaTeX, in which no word is broken: all of TeX's special characters lose their meaning,
// accents become commands, mathematical signs formulas, and what pdflatex cannot set is named by its code point. What stays of
// a blank or a control character is at most a blank.
func Escape(s string) string {
	var b strings.Builder
	var before rune = ' '
	for _, r := range s {
		b.WriteString(character(r, before, false))
		before = r
	}
	return b.String()
}

// text escapes running text. All of TeX's special characters lose their meaning, accents become commands, mathematical
// signs formulas, and what pdflatex cannot set is named by its code point. Long words may be broken.
func text(s string) string {
	return escape(s, false)
}

// code escapes text in a fixed-width font, where nothing is a ligature.
func code(s string) string {
	return "\\texttt{" + escape(s, true) + "}"
}

// longWord is how many characters a word may have that need not be broken.
const longWord = 12

func escape(s string, typewriter bool) string {
	var b strings.Builder
	word := 0 // characters since the last place where a line may be broken
	runes := []rune(s)
	for i, r := range runes {
		var before rune = ' '
		if i > 0 {
			before = runes[i-1]
		}
		b.WriteString(character(r, before, typewriter))
		if unicode.IsSpace(r) {
			word = 0
			continue
		}
		word++
		end := i+1 == len(runes) || unicode.IsSpace(runes[i+1])
		if !end && breakable(runes, i, typewriter) && wordAround(runes, i) > longWord || !end && word > 2*longWord {
			b.WriteString(`\allowbreak{}`)
			word = 0
		}
	}
	return b.String()
}

// breakable reports whether a line may be broken behind a character of a long word: at a sign, between aB, and in code at
// a hyphen.
func breakable(runes []rune, i int, typewriter bool) bool {
	r := runes[i]
	return strings.ContainsRune("/_.:", r) || typewriter && r == '-' || unicode.IsLower(r) && unicode.IsUpper(runes[i+1])
}

// wordAround is the number of characters of the word that holds the one at i.
func wordAround(runes []rune, i int) int {
	n := 1
	for j := i - 1; j >= 0 && !unicode.IsSpace(runes[j]); j-- {
		n++
	}
	for j := i + 1; j < len(runes) && !unicode.IsSpace(runes[j]); j++ {
		n++
	}
	return n
}

// character sets one character; before is the one in front of it, a blank at the beginning.
func character(r, before rune, typewriter bool) string {
	switch r {
	case '"':
		if typewriter {
			return `\char34{}`
		}
		if unicode.IsSpace(before) || before == '(' || before == '[' {
			return "``"
		}
		return "''"
	case '-', '\'', ',':
		if r == before {
			return "{}" + string(r) // no dash, no closing or low quotation mark
		}
		return string(r)
	case '[', ']', '*', '=':
		return "{" + string(r) + "}" // no optional argument of what stands before
	}
	if t, ok := special[r]; ok {
		return t
	}
	if t, ok := accented()[r]; ok {
		return t
	}
	if t, ok := mathematical[r]; ok {
		return `\ensuremath{` + t + `}`
	}
	switch {
	case unicode.IsSpace(r):
		return " "
	case r < ' ' || r == 0x7f || unicode.Is(unicode.Cf, r):
		return ""
	case r < 0x7f:
		return string(r)
	case unicode.Is(unicode.Mn, r):
		return "" // an accent without a letter of its own
	}
	return fmt.Sprintf("{[U+%04X]}", r)
}

// special are characters with a meaning of their own, and signs of text.
var special = map[rune]string{
	'\\': `\textbackslash{}`, '{': `\{`, '}': `\}`, '$': `\$`, '&': `\&`, '#': `\#`, '%': `\%`, '_': `\_`,
	'^': `\textasciicircum{}`, '~': `\textasciitilde{}`, '<': `\textless{}`, '>': `\textgreater{}`, '|': `\textbar{}`,
	'`': `\textasciigrave{}`, '\u00a0': "~", '\u202f': `\,`, '\u2009': `\,`, '–': "--", '—': "---", '‘': "`", '’': "'",
	'“': "``", '”': "''", '„': `\quotedblbase{}`, '«': `\guillemotleft{}`, '»': `\guillemotright{}`, '…': `\dots{}`,
	'•': `\textbullet{}`, '§': `\S{}`, '¶': `\P{}`, '©': `\textcopyright{}`, '†': `\dag{}`, '‡': `\ddag{}`, '‐': "-", '‑': "-",
	'¡': `\textexclamdown{}`, '¿': `\textquestiondown{}`, '£': `\pounds{}`,
	'ß': `{\ss}`, 'æ': `{\ae}`, 'Æ': `{\AE}`, 'œ': `{\oe}`, 'Œ': `{\OE}`, 'ø': `{\o}`, 'Ø': `{\O}`, 'å': `{\aa}`, 'Å': `{\AA}`,
	'ł': `{\l}`, 'Ł': `{\L}`, 'ı': `{\i}`, 'ẞ': `SS`,
}

// mathematical are the signs that stand in formulas.
var mathematical = map[rune]string{
	'✓': `\checkmark`, '✗': `\times`, '≤': `\le`, '≥': `\ge`, '≠': `\ne`, '≈': `\approx`, '∼': `\sim`, '→': `\to`, '←': `\leftarrow`, '∞': `\infty`,
	'−': `-`, '±': `\pm`, '×': `\times`, '·': `\cdot`, '√': `\surd`, '∈': `\in`, 'Σ': `\Sigma`, '∫': `\int`, '∂': `\partial`,
	'°': `^\circ`, '′': `'`, '″': `''`, '½': `\tfrac12`, '⅓': `\tfrac13`, '⅔': `\tfrac23`, '¼': `\tfrac14`, '¾': `\tfrac34`, '⅙': `\tfrac16`,
	'ℝ': `\mathbb{R}`, 'ℂ': `\mathbb{C}`, 'ℚ': `\mathbb{Q}`, '∘': `\circ`, '¬': `\neg`, 'µ': `\mu`,
	'⁻': `^{-}`, '⁺': `^{+}`, '⁰': `^0`, '¹': `^1`, '²': `^2`, '³': `^3`, '⁴': `^4`, '⁵': `^5`, '⁶': `^6`, '⁷': `^7`, '⁸': `^8`, '⁹': `^9`,
	'₀': `_0`, '₁': `_1`, '₂': `_2`, '₃': `_3`, '₄': `_4`, '₅': `_5`, '₆': `_6`, '₇': `_7`, '₈': `_8`, '₉': `_9`,
	'ᵀ': `^{\mathsf{T}}`, 'ⁿ': `^n`, 'α': `\alpha`, 'β': `\beta`, 'γ': `\gamma`, 'δ': `\delta`, 'ε': `\varepsilon`, 'ζ': `\zeta`, 'η': `\eta`,
	'θ': `\theta`, 'ι': `\iota`, 'κ': `\kappa`, 'λ': `\lambda`, 'μ': `\mu`, 'ν': `\nu`, 'ξ': `\xi`, 'π': `\pi`, 'ρ': `\rho`, 'σ': `\sigma`,
	'τ': `\tau`, 'υ': `\upsilon`, 'φ': `\varphi`, 'χ': `\chi`, 'ψ': `\psi`, 'ω': `\omega`, 'Γ': `\Gamma`, 'Δ': `\Delta`, 'Θ': `\Theta`,
	'Λ': `\Lambda`, 'Ξ': `\Xi`, 'Π': `\Pi`, 'Φ': `\Phi`, 'Ψ': `\Psi`, 'Ω': `\Omega`, 'ϑ': `\vartheta`,
}

// accented returns the letters of Latin-1 and of its first extension that are a letter with an accent.
var accented = sync.OnceValue(func() map[rune]string {
	out := map[rune]string{}
	for _, row := range []struct{ accent, letters, plain string }{
		{"`", "ÀÈÌÒÙàèìòùǸǹ", "AEIOUaeiouNn"},
		{"'", "ÁÉÍÓÚÝáéíóúýĆćĹĺŃńŔŕŚśŹź", "AEIOUYaeiouyCcLlNnRrSsZz"},
		{"^", "ÂÊÎÔÛâêîôûĈĉĜĝĤĥĴĵŜŝŴŵŶŷ", "AEIOUaeiouCcGgHhJjSsWwYy"},
		{`"`, "ÄËÏÖÜäëïöüÿŸ", "AEIOUaeiouyY"},
		{"~", "ÃÑÕãñõĨĩŨũ", "ANOanoIiUu"},
		{"=", "ĀāĒēĪīŌōŪū", "AaEeIiOoUu"},
		{"u", "ĂăĔĕĞğĬĭŎŏŬŭ", "AaEeGgIiOoUu"},
		{"v", "ČčĎďĚěŇňŘřŠšŤťŽžǍǎ", "CcDdEeNnRrSsTtZzAa"},
		{".", "ĊċĖėĠġİŻż", "CcEeGgIZz"},
		{"H", "ŐőŰű", "OoUu"},
		{"c", "ÇçĢģĶķĻļŅņŖŗŞşŢţ", "CcGgKkLlNnRrSsTt"},
		{"r", "Ůů", "Uu"},
		{"k", "ĄąĘęĮįŲų", "AaEeIiUu"},
	} {
		plain := []rune(row.plain)
		for i, r := range []rune(row.letters) {
			letter := string(plain[i])
			switch letter {
			case "i", "j":
				if row.accent != "k" && row.accent != "c" {
					letter = `\` + letter
				}
			}
			out[r] = `{\` + row.accent + "{" + letter + "}}"
		}
	}
	return out
})

// Package typography has the characters that mathematical text is printed with where a keyboard has others: the minus
// sign, and digits above the line; and the little words of lists and numbers.
package typography

import (
	"fmt"
	"strings"
	"unicode"
)

// Minus writes each hyphen as a minus sign: "-1/2" becomes "−1/2".
func Minus(s string) string { return strings.ReplaceAll(s, "-", "−") }

// Hyphen writes each minus sign as a hyphen, as parsers of numbers want it.
func Hyphen(s string) string { return strings.ReplaceAll(s, "−", "-") }

// Superscript raises digits, hyphens and slashes: "-3/2" becomes "⁻³ᐟ²". Other characters stay as they are.
func Superscript(s string) string { return superscripts.Replace(s) }

// Baseline undoes Superscript.
func Baseline(s string) string { return baseline.Replace(s) }

const (
	plain  = "0123456789-/"
	raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻ᐟ"
)

var superscripts, baseline = replacer(plain, raised), replacer(raised, plain)

// replacer maps the characters of a text to those of another in the same places.
func replacer(from, to string) *strings.Replacer {
	var pairs []string
	f := []rune(from)
	for i, c := range []rune(to) {
		pairs = append(pairs, string(f[i]), string(c))
	}
	return strings.NewReplacer(pairs...)
}

// Unseen reports whether r is a control character, one that is not seen but changes how others are shown, such as the
// direction of writing, one that some reader takes for the end of a line, or none at all.
func Unseen(r rune) bool {
	return unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp) || r == 0xfffe || r == 0xffff
}

// Brief returns a message in which a word that is longer than 80 characters is cut, and which ends after 2000 in all: it may
// echo what a file says. An ellipsis stands for what is left out, and signs that end the word stay behind it.
func Brief(message string) string {
	const longest, most = 80, 2000
	if len(message) <= longest {
		return message
	}
	var b strings.Builder
	for word := range strings.SplitAfterSeq(message, " ") {
		word = briefWord(word, longest)
		if b.Len()+len(word) > most {
			b.WriteString("…")
			break
		}
		b.WriteString(word)
	}
	return b.String()
}

func briefWord(word string, longest int) string {
	n := 0
	for i := range word {
		if n++; n > longest {
			end := max(i, len(strings.TrimRight(word, `";:,.)] `)), len(word)-4)
			return word[:i] + "…" + strings.ToValidUTF8(word[end:], "")
		}
	}
	return word
}

// Or joins words, of which there is at least one: "a, b or c".
func Or(words []string) string {
	n := len(words) - 1
	if n == 0 {
		return words[0]
	}
	return strings.Join(words[:n], ", ") + " or " + words[n]
}

// Count says how many there are: "1 square", "0 squares". The plural of the noun has an s.
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

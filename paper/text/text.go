// Package text says how text for people is set: 80 columns wide wherever it is written, in Unicode or in ASCII,
// with colour or without.
//
// Letters are replaced before lines are broken, so the ASCII form fits the same width.
package text

import (
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"rofz/paper/exposition"
)

// Width is the number of columns that text is set in. It does not depend on the terminal, so that a page is the same
// everywhere.
const Width = 80

// Style is the way in which text is written. The zero value is Unicode without colour.
type Style struct {
	ASCII  bool // no character beyond ASCII
	Colour bool // words that carry a verdict are coloured by the escape sequences of ECMA-48
}

// sgr holds the parameters of "select graphic rendition" for each tone; 33 and 208 of the 256 colours are legible on
// black and on white.
var sgr = [...]string{exposition.Good: "38;5;33", exposition.Bad: "38;5;208", exposition.Alarm: "1;38;5;208", exposition.Doubt: "1"}

// Paint colours a word by what it tells.
func (s Style) Paint(word string, t exposition.Tone) string {
	if s.Colour && t != exposition.Neutral {
		return "\x1b[" + sgr[t] + "m" + word + "\x1b[0m"
	}
	return word
}

// paintLast colours the last place of a word in a text.
func (s Style) paintLast(text, word string, t exposition.Tone) string {
	i := strings.LastIndex(text, word)
	if i < 0 || t == exposition.Neutral {
		return text
	}
	return text[:i] + s.Paint(word, t) + text[i+len(word):]
}

// Page collects lines of text.
type Page struct {
	Style Style
	Cut   bool // a number was cut, or one with "…" was written

	lines []string
}

// Add writes the label and behind it the words, as many to a line as fit; further lines are indented as far as the
// first word. Words that fit no line are cut.
func (p *Page) Add(label string, words ...string) {
	label = p.label(label)
	p.add(label, label, words)
}

// add writes words behind a label; painted is the label with its colours.
func (p *Page) add(label, painted string, words []string) {
	indent := utf8.RuneCountInString(label)
	line, length, empty, first := painted, indent, true, len(p.lines)
	for _, word := range words {
		word, cut := p.shorten(p.Style.Text(word), Width-indent)
		p.Cut = p.Cut || cut
		n := utf8.RuneCountInString(word)
		if !empty && length+1+n > Width {
			p.lines = append(p.lines, line)
			line, length, empty = strings.Repeat(" ", indent), indent, true
		}
		if !empty {
			line, length = line+" ", length+1
		}
		line, length, empty = line+word, length+n, false
	}
	p.lines = append(p.lines, line)
	for i := first; i < len(p.lines); i++ {
		p.lines[i] = strings.TrimRight(p.lines[i], " ")
	}
}

// Tell is Prose with a word in the label that tells something.
func (p *Page) Tell(label, word string, t exposition.Tone, text string) {
	label = p.label(label)
	p.add(label, p.Style.paintLast(label, word, t), Words(text))
}

// Verdict writes a line that is set already but for the word that carries its verdict, at the end.
func (p *Page) Verdict(text, word string, t exposition.Tone) {
	p.lines = append(p.lines, p.Style.Text(text)+p.Style.Paint(word, t))
}

// Prose is Add for a text with blanks between the words. A sign stays with the term behind it.
func (p *Page) Prose(label, text string) { p.Add(label, Words(text)...) }

// Words splits a text at its blanks, but a sign stays with the term behind it, and what a no-break space joins.
func Words(text string) []string {
	var words []string
	sign := ""
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return r != '\u00a0' && unicode.IsSpace(r) }) {
		w = strings.ReplaceAll(w, "\u00a0", " ")
		if w == "+" || w == "−" {
			sign += w + " "
			continue
		}
		words, sign = append(words, sign+w), ""
	}
	if sign != "" {
		words = append(words, strings.TrimSuffix(sign, " "))
	}
	return words
}

// Digits is Prose for numbers of any length: words that fit no line are broken, not cut.
func (p *Page) Digits(label, text string) {
	label = p.label(label)
	indent := utf8.RuneCountInString(label)
	room := Width - indent
	var line []rune
	flush := func() {
		p.lines = append(p.lines, strings.TrimRight(label+string(line), " "))
		label, line = strings.Repeat(" ", indent), nil
	}
	p.Cut = p.Cut || strings.Contains(text, "…")
	for _, word := range strings.Fields(p.Style.Text(text)) {
		w := []rune(word)
		if len(line) > 0 && len(line)+1+len(w) <= room {
			line = append(append(line, ' '), w...)
			continue
		}
		if len(line) > 0 {
			flush()
		}
		for ; len(w) > room; w = w[room:] {
			line = w[:room]
			flush()
		}
		line = w
	}
	flush()
}

// Hang writes a paragraph whose lines but the first are indented. Blanks between its words stay; words that fit no line
// are broken.
func (p *Page) Hang(text string, indent int) { p.hang(text, indent, false) }

// Finding is Hang for what was found somewhere: a place, a word that tells something, and the rest.
func (p *Page) Finding(place, word string, t exposition.Tone, rest string) {
	first := len(p.lines)
	p.Hang(place+word+rest, 4)
	if after, ok := strings.CutPrefix(p.lines[first], p.Style.Text(place)+word); ok {
		p.lines[first] = p.Style.Text(place) + p.Style.Paint(word, t) + after
	}
}

// Message is Hang for a message with names of files in it, which can be copied from it: only blanks are broken at,
// however long a word is.
func (p *Page) Message(text string) { p.hang(text, 4, true) }

func (p *Page) hang(text string, indent int, whole bool) {
	r := []rune(p.Style.Text(text))
	margin := ""
	for {
		room := Width - len(margin)
		if len(r) <= room {
			p.lines = append(p.lines, strings.TrimRight(margin+string(r), " "))
			return
		}
		at := room
		for i := room; i > 0; i-- {
			if r[i] == ' ' && strings.TrimSpace(string(r[:i])) != "" {
				at = i
				break
			}
		}
		if whole && r[at] != ' ' {
			for at < len(r) && r[at] != ' ' {
				at++
			}
		}
		p.lines = append(p.lines, strings.TrimRight(margin+string(r[:at]), " "))
		for r, margin = r[at:], strings.Repeat(" ", indent); len(r) > 0 && r[0] == ' '; {
			r = r[1:]
		}
		if len(r) == 0 {
			return
		}
	}
}

// Line writes one line that is set already.
func (p *Page) Line(text string) { p.lines = append(p.lines, p.Style.Text(text)) }

// WriteTo writes the lines with one call, so that they are there as a whole or not at all.
func (p *Page) WriteTo(w io.Writer) (int64, error) {
	if len(p.lines) == 0 {
		return 0, nil
	}
	n, err := io.WriteString(w, strings.Join(p.lines, "\n")+"\n")
	return int64(n), err
}

// label keeps the width of a label that ends in blanks, as far as its ASCII form fits into it.
func (p *Page) label(s string) string {
	if !p.Style.ASCII {
		return p.Style.Text(s)
	}
	trimmed := strings.TrimRight(s, " ")
	out := p.Style.Text(trimmed)
	if trimmed == s {
		return out
	}
	return out + strings.Repeat(" ", max(1, utf8.RuneCountInString(s)-len(out)))
}

// shorten cuts the middle out of a word that is too long for the line, such as an integer of 200 digits. It reports
// whether a part of the number is missing, here or already before.
func (p *Page) shorten(word string, room int) (string, bool) {
	const most = 44
	n := utf8.RuneCountInString(word)
	ellipsis := p.Style.Text("…")
	if n <= min(most, room) {
		return word, strings.Contains(word, ellipsis)
	}
	runes := []rune(word)
	return string(runes[:20]) + ellipsis + string(runes[n-8:]), true
}

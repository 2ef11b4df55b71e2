package main

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// fault says what is wrong at a place.
func (p phrase) fault(at int, format string, args ...any) error {
	return &misspelling{p.all, at, fmt.Sprintf(format, args...)}
}

// A misspelling says what is wrong with the text of requirements, and at which character.
type misspelling struct {
	text    []rune
	at      int // an index of text, or its length
	message string
}

// Error returns the message and, unless the text is blank, below it the text, or the part of it that matters, with "^"
// under the character; each character counts for one column.
func (e *misspelling) Error() string {
	const before, behind = 40, 30
	from, to := max(0, e.at-before), min(len(e.text), e.at+behind)
	var line strings.Builder
	column := e.at - from
	if from > 0 {
		line.WriteRune('…')
		column++
	}
	for _, c := range e.text[from:to] {
		switch {
		case unicode.IsSpace(c):
			c = ' '
		case !unicode.IsGraphic(c):
			c = unicode.ReplacementChar
		}
		line.WriteRune(c)
	}
	if to < len(e.text) {
		line.WriteRune('…')
	}
	text := "--require: " + e.message
	if strings.TrimSpace(line.String()) == "" {
		return text
	}
	return fmt.Sprintf("%s\n  %s\n  %s^", text, line.String(), strings.Repeat(" ", column))
}

// excerpt quotes a text, or its beginning if it is long.
func excerpt(text string) string {
	if r := []rune(text); len(r) > 40 {
		text = string(r[:40]) + "…"
	}
	return fmt.Sprintf("%q", text)
}

// alternatives joins words: "a, b or c".
func alternatives(words []string) string {
	n := len(words) - 1
	if n == 0 {
		return words[0]
	}
	return strings.Join(words[:n], ", ") + " or " + words[n]
}

// unknown says what is wrong with the name that p is.
func (p phrase) unknown(not bool) error {
	text := p.words()
	var names []string
	for _, x := range properties {
		names = append(names, string(x))
	}
	if !not {
		for _, x := range quantities {
			names = append(names, string(x))
		}
	}
	for _, name := range names {
		if rest, ok := strings.CutPrefix(text, name+" "); ok {
			return p.fault(p.word(len(strings.Fields(name))), "%s does not belong to %s; a comma or a sign would be right before it", excerpt(rest), name)
		}
	}
	if found := nearest(text, names); len(found) > 0 {
		return p.fault(p.from, "nothing is called %s; did you mean %s?", excerpt(text), alternatives(found))
	}
	if end, _, _ := p.scanNumber(); end > p.from {
		return p.fault(p.from, "a quantity stands before its number, as in order>=3; a decimal has a point")
	}
	return p.fault(p.from, "nothing is called %s; %s would be right", excerpt(text), alternatives(names))
}

// nearest returns the names that take the fewest letters to insert, delete or replace in word, whatever their case, if
// these are at most two and fewer than word has.
func nearest(word string, names []string) []string {
	n := utf8.RuneCountInString(word)
	if n > 60 {
		return nil
	}
	best, least := []string(nil), min(2, n-1)
	for _, name := range names {
		switch d := levenshtein.ComputeDistance(strings.ToLower(word), strings.ToLower(name)); {
		case d < least:
			best, least = []string{name}, d
		case d == least:
			best = append(best, name)
		}
	}
	return best
}

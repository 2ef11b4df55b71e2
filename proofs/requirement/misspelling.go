package requirement

import (
	"fmt"
	"strings"
	"unicode"

	"rofz/internal/typography"
	"rofz/proofs"
	"rofz/scheme/catalogue"
)

// fault says what is wrong at a place.
func (p phrase) fault(at int, format string, args ...any) error {
	return &Misspelling{string(p.all), at, fmt.Sprintf(format, args...)}
}

// A Misspelling says what is wrong with the text of requirements, and at which character.
type Misspelling struct {
	Text    string
	At      int // how many characters of Text stand before it
	Message string
}

// Error returns the message and, unless the text is blank, below it the text, or the part of it that matters, with "^"
// under the character; each character counts for one column.
func (e *Misspelling) Error() string {
	const before, behind = 40, 30
	all := []rune(e.Text)
	from, to := max(0, e.At-before), min(len(all), e.At+behind)
	var line strings.Builder
	column := e.At - from
	if from > 0 {
		line.WriteRune('…')
		column++
	}
	for _, c := range all[from:to] {
		switch {
		case unicode.IsSpace(c):
			c = ' '
		case !unicode.IsGraphic(c):
			c = unicode.ReplacementChar
		}
		line.WriteRune(c)
	}
	if to < len(all) {
		line.WriteRune('…')
	}
	if strings.TrimSpace(line.String()) == "" {
		return e.Message
	}
	return fmt.Sprintf("%s\n  %s\n  %s^", e.Message, line.String(), strings.Repeat(" ", column))
}

// excerpt quotes a text, or its beginning if it is long.
func excerpt(text string) string {
	if r := []rune(text); len(r) > 40 {
		text = string(r[:40]) + "…"
	}
	return fmt.Sprintf("%q", text)
}

// unknown says what is wrong with the name that p is.
func (p phrase) unknown(not bool) error {
	text := p.words()
	known := names(proofs.Properties())
	if !not {
		known = append(known, names(Quantities())...)
	}
	for _, name := range known {
		if rest, ok := strings.CutPrefix(text, name+" "); ok {
			return p.fault(p.word(len(strings.Fields(name))), "%s does not belong to %s; a comma or a sign would be right before it", excerpt(rest), name)
		}
	}
	if end, _, _ := p.scanNumber(); end > p.from {
		return p.fault(p.from, "a quantity stands before its number, as in order>=3; a decimal has a point")
	}
	if near := catalogue.Nearest(text, known); near != "" && len(text) > 1 {
		return p.fault(p.from, "nothing is called %s; did you mean %s?", excerpt(text), near)
	}
	return p.fault(p.from, "nothing is called %s; %s would be right", excerpt(text), typography.Or(known))
}

package report

import (
	"io"
	"strings"
	"unicode/utf8"

	"rofz/scheme"
)

// width is the number of columns that the text form fits into.
const width = 80

// A page collects lines of text.
type page struct {
	lines []string
	cut   bool // a number was cut
}

// add writes the label and behind it the words, as many to a line as fit; further lines are indented as far as the
// first word. Words that fit no line are cut.
func (p *page) add(label string, words ...string) {
	indent := utf8.RuneCountInString(label)
	line, length, empty := label, indent, true
	for _, word := range words {
		word = shorten(word, width-indent)
		p.cut = p.cut || strings.Contains(word, "…")
		n := utf8.RuneCountInString(word)
		if !empty && length+1+n > width {
			p.lines = append(p.lines, line)
			line, length, empty = strings.Repeat(" ", indent), indent, true
		}
		if !empty {
			line, length = line+" ", length+1
		}
		line, length, empty = line+word, length+n, false
	}
	p.lines = append(p.lines, strings.TrimRight(line, " "))
}

// digits is prose for numbers of any length: words that fit no line are broken, not cut.
func (p *page) digits(label, text string) {
	indent := utf8.RuneCountInString(label)
	room := width - indent
	var line []rune
	flush := func() {
		p.lines = append(p.lines, label+string(line))
		label, line = strings.Repeat(" ", indent), nil
	}
	p.cut = p.cut || strings.Contains(text, "…")
	for _, word := range strings.Fields(text) {
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

// prose is add for a text with blanks between the words.
func (p *page) prose(label, text string) { p.add(label, strings.Fields(text)...) }

// shorten cuts the middle out of a word that is too long for the line, such as an integer of 200 digits.
func shorten(word string, room int) string {
	const most = 44
	n := utf8.RuneCountInString(word)
	if n <= min(most, room) {
		return word
	}
	runes := []rune(word)
	return string(runes[:20]) + "…" + string(runes[n-8:])
}

// tree draws the tree that a sentence about an order condition names.
func (p *page) tree(sentence string) {
	_, rest, ok := strings.Cut(sentence, "order condition ")
	name, _, _ := strings.Cut(rest, " ")
	if t, err := scheme.ParseTree(name); ok && err == nil {
		for line := range strings.Lines(t.Draw()) {
			p.lines = append(p.lines, strings.Repeat(" ", 20)+strings.TrimSuffix(line, "\n"))
		}
	}
}

// append adds the lines of q.
func (p *page) append(q page) {
	p.lines = append(p.lines, q.lines...)
	p.cut = p.cut || q.cut
}

// generator says what the generator g of the field is if one of the parts mentions it.
func (p *page) generator(f printer, parts ...page) {
	for _, q := range parts {
		if f.field.Degree() > 1 && mentionsGenerator(q.lines) {
			var words []string
			for _, s := range f.pieces(style.Generator(f.field)) {
				if strings.HasPrefix(s, "=") {
					words[len(words)-1] += " " + s // g = 0.43… stays together
				} else {
					words = append(words, s)
				}
			}
			p.add("  with          ", words...)
			return
		}
	}
}

// writeTo writes the lines.
func (p *page) writeTo(w io.Writer) error {
	_, err := io.WriteString(w, strings.Join(p.lines, "\n")+"\n")
	return err
}

package golden

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// MaxText is the largest golden file that is read, in bytes.
const MaxText = 16 << 20

// SyntaxError is a fault in a golden file. Lines are counted from 1.
type SyntaxError struct {
	Line    int
	Message string
}

// Error returns "line N: message".
func (e *SyntaxError) Error() string { return fmt.Sprintf("line %d: %s", e.Line, e.Message) }

func syntax(line int, format string, args ...any) error {
	return &SyntaxError{line, fmt.Sprintf(format, args...)}
}

// Parse reads a golden file. Every error is a *SyntaxError. Format(Parse(s)) is the canonical form of s.
func Parse(s string) (File, error) {
	var f File
	switch {
	case len(s) > MaxText:
		return f, syntax(1, "longer than %d bytes, the most that is read", MaxText)
	case !utf8.ValidString(s):
		return f, syntax(1+strings.Count(s[:firstInvalid(s)], "\n"), "not UTF-8")
	}
	lines, err := join(s)
	if err != nil {
		return f, err
	}
	for _, h := range f.headers() {
		if len(lines) == 0 {
			return f, syntax(1, "the header %q is missing", h.key+":")
		}
		text, ok := strings.CutPrefix(lines[0].text, h.key+":")
		if !ok {
			return f, syntax(lines[0].number, "the header %q is missing; headers are theorem, statement, hypotheses, scope, source, in this order", h.key+":")
		}
		*h.text = prose(text, lines[0].more)
		lines = lines[1:]
	}
	if f.Theorem == "" || strings.ContainsAny(f.Theorem, " \t") {
		return f, syntax(2, "theorem: a name without blanks would be right")
	}
	seen := make(map[string]int)
	for _, l := range lines {
		if f.Ended {
			return f, syntax(l.number, "nothing may follow the end")
		}
		if l.text == End && l.more == nil {
			f.Ended = true
			continue
		}
		if name, ok := strings.CutPrefix(l.text, "scheme "); ok {
			name = strings.TrimSpace(name)
			switch first, twice := seen[name]; {
			case name == "" || len(l.more) > 0:
				return f, syntax(l.number, "scheme: one name or file would be right")
			case twice:
				return f, syntax(l.number, "scheme %s: there is a block for it in line %d already", name, first)
			}
			seen[name] = l.number
			f.Blocks = append(f.Blocks, Block{Scheme: name, Number: l.number})
			continue
		}
		if len(f.Blocks) == 0 {
			return f, syntax(l.number, "%q stands before the first \"scheme\" line", shorten(l.text))
		}
		if err := f.Blocks[len(f.Blocks)-1].add(l); err != nil {
			return f, err
		}
	}
	if len(f.Blocks) == 0 {
		return f, syntax(1+strings.Count(strings.TrimSuffix(s, "\n"), "\n"), "there is no block, so nothing is stated; \"scheme NAME\" begins one")
	}
	return f, nil
}

func firstInvalid(s string) int {
	for i, r := range s {
		if r == utf8.RuneError {
			if _, n := utf8.DecodeRuneInString(s[i:]); n == 1 {
				return i
			}
		}
	}
	return len(s)
}

// logical is a line with the lines that continue it.
type logical struct {
	number int
	text   string
	more   []string // without the two blanks that they begin with
}

// join checks the first line and brings the others together.
func join(s string) ([]logical, error) {
	var out []logical
	for i, text := range strings.Split(s, "\n") {
		text = strings.TrimRight(text, " \t\r")
		switch {
		case i == 0 && text != Header:
			return nil, syntax(1, "the first line is not %q", Header)
		case i == 0 || text == "":
		case strings.HasPrefix(text, "  "):
			if len(out) == 0 {
				return nil, syntax(i+1, "there is no line that this could continue")
			}
			last := &out[len(out)-1]
			last.more = append(last.more, text[2:])
		case text[0] == ' ' || text[0] == '\t':
			return nil, syntax(i+1, "a line begins at the margin, or with two blanks to continue the one before")
		default:
			out = append(out, logical{number: i + 1, text: text})
		}
	}
	return out, nil
}

// prose joins lines of text, with single blanks between the words.
func prose(first string, more []string) string {
	return strings.Join(strings.Fields(first+" "+strings.Join(more, " ")), " ")
}

// add reads one line of a block.
func (b *Block) add(l logical) error {
	i := strings.IndexAny(l.text, ":=")
	if i < 0 {
		return syntax(l.number, "%q has no \":\" or \"=\"", shorten(l.text))
	}
	name := strings.TrimSpace(l.text[:i])
	k, ok := keys()[name]
	switch {
	case !ok:
		return syntax(l.number, "unknown key %q; known are %s", shorten(name), knownKeys)
	case strings.TrimSpace(k.separator)[0] != l.text[i]:
		return syntax(l.number, "%q is followed by %q", name, strings.TrimSpace(k.separator))
	}
	if first, twice := b.find(name); twice && !k.many {
		return syntax(l.number, "%q stands in line %d already", name, first.Number)
	}
	if name == "field" && slices.ContainsFunc(b.Lines, func(l Line) bool { return usesField(l.Value) }) {
		return syntax(l.number, "the field must be declared before the first formula")
	}
	v, err := k.parse(lineText{strings.TrimSpace(l.text[i+1:]), l.more, b.field()})
	if err != nil {
		return syntax(l.number, "%s: %v", name, err)
	}
	b.Lines = append(b.Lines, Line{name, v, l.number})
	return nil
}

// usesField reports whether a value is written in the generator of the block's field.
func usesField(v Value) bool {
	switch v.(type) {
	case Function, Number, Infinity, Equality, PairTerm:
		return true
	}
	return false
}

// shorten cuts a text that is quoted in a message.
func shorten(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

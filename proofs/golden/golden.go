// Package golden reads golden files, the record of what is proved, and verifies them: it derives every value anew and
// compares exact objects, never texts.
//
// A golden file is text that a mathematician reads. docs/golden.md has the whole grammar with examples; in short:
//
//	file     = "rofz golden v1" { header } { block }
//	header   = ( "theorem" | "statement" | "hypotheses" | "scope" | "source" ) ": " text
//	block    = "scheme " ( name | file ) { line }
//	line     = key ( ": " | " = " ) value
//
// A line that begins with two blanks continues the one before it. Empty lines separate blocks and mean nothing. The
// five headers stand in this order, each once. A block repeats the scheme's coefficients (A, b, …) so that a change of
// one is named by row and column, and states facts: formulas in the generator g of the number field that an earlier
// "field:" line of the block declares, numbers, and verdicts. A verdict may carry its certificate in the lines that
// continue it.
package golden

import (
	"strings"

	"rofz/poly/algebraic"
)

// Header is the first line of a golden file, End the last one.
const (
	Header = "rofz golden v1"
	End    = "end"
)

// File is a golden file as read.
type File struct {
	Theorem, Statement, Hypotheses, Scope, Source string
	Blocks                                        []Block
	Ended                                         bool // by the line End, without which it may have been cut
}

// Block is what a golden file states about one scheme.
type Block struct {
	Scheme string // a name of the catalogue, or a file
	Lines  []Line
	Number int // of its first line, counted from 1; 0 if it was not read
}

// Line is one statement of a block.
type Line struct {
	Key    string
	Value  Value
	Number int
}

// find returns the first line with the key.
func (b Block) find(key string) (Line, bool) {
	for _, l := range b.Lines {
		if l.Key == key {
			return l, true
		}
	}
	return Line{}, false
}

// field returns the number field that the block declares, ℚ if it does not.
func (b Block) field() algebraic.Field {
	if l, ok := b.find("field"); ok {
		return algebraic.Field(l.Value.(Generator))
	}
	return algebraic.Field{}
}

// Format returns the canonical text of f, with its end. Parse reads it back.
func Format(f File) string {
	var b strings.Builder
	b.WriteString(Header + "\n")
	for _, h := range f.headers() {
		b.WriteString(wrap(h.key+": "+*h.text) + "\n")
	}
	for _, block := range f.Blocks {
		b.WriteString("\nscheme " + block.Scheme + "\n")
		for _, l := range block.Lines {
			b.WriteString(l.format() + "\n")
		}
	}
	b.WriteString("\n" + End + "\n")
	return b.String()
}

func (l Line) format() string {
	s := l.Key + keys()[l.Key].separator + l.Value.format()
	if _, ok := l.Value.(Text); ok {
		return wrap(s)
	}
	return s
}

type header struct {
	key  string
	text *string
}

func (f *File) headers() []header {
	return []header{
		{"theorem", &f.Theorem}, {"statement", &f.Statement}, {"hypotheses", &f.Hypotheses}, {"scope", &f.Scope},
		{"source", &f.Source},
	}
}

// width is the number of columns that prose is broken into.
const width = 110

// wrap breaks prose into lines; all but the first begin with two blanks.
func wrap(s string) string {
	var b strings.Builder
	column := 0
	for i, word := range strings.Fields(s) {
		n := len([]rune(word))
		switch {
		case i == 0:
		case column+1+n > width:
			b.WriteString("\n  ")
			column = 2
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += n
	}
	return b.String()
}

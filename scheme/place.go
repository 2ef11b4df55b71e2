package scheme

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Place names a part of a scheme document: "A[3][1]", "c[2]", "published.A-stable". The zero value is the whole.
type Place struct {
	Key         string // with the keys that it lies in: "transformed.C"
	Row, Column int    // from 1; Row is 0 in a vector, both are 0 for everything under the key
}

// String returns the place as messages name it.
func (p Place) String() string {
	s := p.Key
	for _, n := range []int{p.Row, p.Column} {
		if n > 0 {
			s += fmt.Sprintf("[%d]", n)
		}
	}
	return s
}

// Position is where something stands in a text. The zero value is nowhere.
type Position struct {
	Offset       int // in bytes, from 0
	Line, Column int // from 1; a column is a character
}

// Position returns where the document that the scheme was read from has a place. Of a place that is not there the
// nearest that holds it is taken, at last the beginning; embedded weights stand where the error weights do that they are
// given by. For a table that was taken from a source, it is the place in that. It is nowhere for a scheme that was not read from a document.
func (b *base) Position(p Place) Position {
	if p.Key == "bhat" && b.document != nil {
		if _, ok := b.document.root.get("e"); ok {
			p.Key = "e"
		}
	}
	return b.document.position(b.within + p.String())
}

// Places says where the parts of a scheme stand in a source that is no scheme document: a part is named as Place.String
// names it.
type Places struct {
	Whole Position
	Parts map[string]Position
}

// position returns where a place is, or the nearest that holds it.
func (p *Places) position(at string) Position {
	for at != "" {
		if x, ok := p.Parts[at]; ok {
			return x
		}
		at = at[:max(strings.LastIndexByte(at, '['), strings.LastIndexByte(at, '.'), 0)]
	}
	return p.Whole
}

// document is the text of a scheme with the tree of its values.
type document struct {
	text   string
	root   jsonNode
	begin  Position // of the text
	places *Places  // where its parts stand, if the text was made of another one
}

func (d *document) position(at string) Position {
	switch {
	case d == nil:
		return Position{}
	case d.places != nil:
		return d.places.position(at)
	}
	n := d.root.nearest(at)
	if n.at == (spot{}) {
		return d.begin
	}
	return d.at(n.offset)
}

// at returns the position at an offset from the beginning of the text.
func (d *document) at(offset int) Position {
	before := d.text[:offset]
	start := strings.LastIndexByte(before, '\n') + 1
	p := Position{d.begin.Offset + offset, d.begin.Line + strings.Count(before, "\n"), 1 + utf8.RuneCountInString(before[start:])}
	return p
}

// nearest returns the smallest value that holds a place.
func (n jsonNode) nearest(at string) jsonNode {
	for _, x := range n.list {
		if rest, ok := strings.CutPrefix(at, x.at.String()); ok && (rest == "" || rest[0] == '[' || rest[0] == '.') {
			return x.nearest(at)
		}
	}
	return n
}

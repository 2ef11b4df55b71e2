package bridge

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"

	"rofz/errata/repair"
	"rofz/proofs"
	"rofz/scheme"
	"rofz/scheme/catalogue"
	"rofz/scheme/notation"
)

// A Source is where a scheme comes from: a name of the catalogue, or a text with one or several tables.
type Source struct {
	Name     string `json:"name,omitempty"`
	Text     string `json:"text,omitempty"`
	Notation string `json:"notation,omitempty"` // of the text, "" to guess it
	Table    int    `json:"table,omitempty"`    // which table of the text
}

// pasted is a text, as it is read.
type pasted struct {
	language notation.Language
	file     string // that the text is called in messages
	tables   []table
}

// A table is one scheme of a text, or why there is none.
type table struct {
	name   string
	scheme scheme.Scheme
	err    error
}

// read reads all tables of a text, as verify check does with a file. That there is none is an error.
//
// Cost: that of notation.Read.
func (s Source) read(ctx context.Context) (pasted, error) {
	language := notation.Guess([]byte(s.Text))
	if s.Notation != "" {
		var ok bool
		if language, ok = notation.LanguageNamed(s.Notation); !ok {
			return pasted{}, fmt.Errorf("the notation %.40q; one of %s would be right", s.Notation, strings.Join(notation.Inputs, ", "))
		}
	}
	p := pasted{language: language, file: "pasted" + language.Endings[0]}
	if language.Schemes {
		for read := range scheme.Documents(p.file, strings.NewReader(s.Text)) {
			got, err := read(ctx)
			t := table{scheme: got, err: err}
			if err == nil {
				t.name = got.Info().Name
			}
			p.tables = append(p.tables, t)
		}
		return p, nil
	}
	tables, err := notation.Read(language.Name, p.file, []byte(s.Text))
	if err != nil {
		return p, err
	}
	for _, t := range tables {
		got, err := t.SchemeContext(ctx, p.file)
		if err == nil && language.Program && t.Info.Title == "" && !scheme.LooksLikeScheme(got) {
			err = &scheme.Error{File: p.file, At: t.Info.Name, Position: got.Position(scheme.Place{}),
				Message: "arrays with the names of a scheme whose numbers are not like those of one: the weights do not add up to 1, and nothing else tells"}
		}
		p.tables = append(p.tables, table{t.Info.Name, got, err})
	}
	return p, nil
}

// scheme returns the one scheme that is meant.
func (s Source) scheme(ctx context.Context) (scheme.Scheme, error) {
	if s.Text == "" {
		return catalogue.Lookup(s.Name)
	}
	p, err := s.read(ctx)
	switch {
	case err != nil:
		return nil, err
	case s.Table < 0 || s.Table >= len(p.tables):
		return nil, fmt.Errorf("the text has no table %d; it has %d", s.Table+1, len(p.tables))
	}
	t := p.tables[s.Table]
	return t.scheme, t.err
}

// file is what messages call the source.
func (s Source) file() string {
	if s.Text == "" {
		return s.Name
	}
	l := notation.Guess([]byte(s.Text))
	if named, ok := notation.LanguageNamed(s.Notation); ok {
		l = named
	}
	return "pasted" + l.Endings[0]
}

// analysis returns what is known of a scheme of a question, which may be known already.
func (b *Bridge) analysis(ctx context.Context, q Question, i int) (*proofs.Analysis, error) {
	if i >= len(q.Schemes) {
		return nil, fmt.Errorf("the question is about no scheme")
	}
	source := q.Schemes[i]
	a := b.kept[source]
	if a == nil {
		s, err := source.scheme(ctx)
		if err != nil {
			return nil, faulty{i, err}
		}
		a = repair.Analyze(ctx, s)
		if len(b.order) == mostKept {
			delete(b.kept, b.order[0])
			b.order = b.order[1:]
		}
		b.kept[source] = a
	}
	b.order = append(slices.DeleteFunc(b.order, func(s Source) bool { return s == source }), source)
	return a, nil
}

// analyses returns those of all schemes of a question.
func (b *Bridge) analyses(ctx context.Context, q Question) ([]*proofs.Analysis, error) {
	var out []*proofs.Analysis
	for i := range q.Schemes {
		a, err := b.analysis(ctx, q, i)
		if err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, nil
}

// Table is what a text has, for the page to choose from.
type Table struct {
	Name  string `json:"name,omitempty"`
	Title string `json:"title,omitempty"`
	Kind  string `json:"kind,omitempty"`
	Size  int    `json:"size,omitempty"`
	Fault *Fault `json:"fault,omitempty"` // why it cannot be read
}

// tablesOf tells in which notation a text is read, and which tables it has.
func tablesOf(ctx context.Context, _ *Bridge, q Question, tell func(string, any)) error {
	if len(q.Schemes) == 0 {
		return fmt.Errorf("the question is about no text")
	}
	p, err := q.Schemes[0].read(ctx)
	if err != nil {
		tell("tables", map[string]any{"notation": p.language.Name, "tables": []Table{}})
		return faulty{0, err}
	}
	out := make([]Table, len(p.tables))
	for i, t := range p.tables {
		if t.err != nil {
			f := faultOf(faulty{0, t.err}, q)
			out[i] = Table{Name: t.name, Fault: &f}
			continue
		}
		info := t.scheme.Info()
		n, _ := scheme.Size(t.scheme)
		out[i] = Table{Name: info.Name, Title: info.Title, Kind: info.Kind, Size: n}
	}
	tell("tables", map[string]any{"notation": p.language.Name, "tables": out})
	return nil
}

// marked returns the characters that stand for a coefficient at an offset in bytes, counted in units of UTF-16: a word, a text
// between quotes, or a list between brackets.
func marked(text string, offset int) (from, to int) {
	offset = min(max(offset, 0), len(text))
	rest := text[offset:]
	end := strings.IndexAny(rest, "\n,;|&]} \t\r")
	switch {
	case strings.HasPrefix(rest, `"`):
		end = past(rest, func(c byte) int { return 0 })
	case strings.HasPrefix(rest, "["), strings.HasPrefix(rest, "{"), strings.HasPrefix(rest, "("):
		end = past(rest, func(c byte) int { return strings.Count("[{(", string(c)) - strings.Count("]})", string(c)) })
	}
	switch {
	case end < 0:
		end = len(rest)
	case end == 0:
		end = min(1, len(rest))
	}
	from = units(text[:offset])
	return from, from + units(rest[:end])
}

// past returns how long a text is until what its first character opens is closed, -1 if it is not: a bracket, as deepens counts
// them, or a quote, where that counts nothing.
func past(text string, deepens func(byte) int) int {
	depth := deepens(text[0])
	for i := 1; i < len(text); i++ {
		depth += deepens(text[i])
		if depth == 0 && (deepens(text[0]) != 0 || text[i] == text[0]) {
			return i + 1
		}
	}
	return -1
}

// units is the length of a text in units of UTF-16.
func units(text string) int {
	n := 0
	for _, r := range text {
		n += max(utf16.RuneLen(r), 1)
	}
	return n
}

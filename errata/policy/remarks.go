package policy

import (
	"fmt"
	"slices"
	"strings"
	"sync/atomic"

	"rofz/errata/lint"
	"rofz/scheme"
	"rofz/scheme/notation"
)

// Remarks are what the comments of a source file say of its tables. A comment behind code is about its line; one that
// stands alone is about the next line below that has a coefficient and, if a table begins there, about the whole table.
type Remarks struct {
	file     string
	problems []*scheme.Error
	accepted []*acceptance
	claims   []claims
}

// acceptance is a comment that accepts findings.
type acceptance struct {
	notation.Ignore
	at     scheme.Position
	line   int      // whose findings are accepted
	tables []string // all of whose findings are
	used   atomic.Bool
}

// claims are those of a comment about tables.
type claims struct {
	notation.Annotation
	tables []string
}

// RemarksOf returns what the comments of a file say, nil if there are none.
func RemarksOf(file string, comments []notation.Comment, tables []notation.Table) *Remarks {
	if len(comments) == 0 {
		return nil
	}
	r := &Remarks{file: file}
	for _, c := range comments {
		line, about := c.At.Line, []string(nil)
		if c.Alone {
			line, about = below(c.At.Line, tables)
		}
		switch {
		case c.Err != nil:
			r.problems = append(r.problems, c.Err)
		case c.Ignore != nil:
			if err := known(c.Ignore.Codes); err != nil {
				r.problems = append(r.problems, &scheme.Error{File: file, At: "comment", Message: err.Error(), Position: c.At})
				continue
			}
			r.accepted = append(r.accepted, &acceptance{Ignore: *c.Ignore, at: c.At, line: line, tables: about})
		case c.Annotation.Arrays == nil:
			if !c.Alone {
				about = holding(line, tables)
			}
			r.claims = append(r.claims, claims{*c.Annotation, about})
		}
	}
	return r
}

// known refuses codes that no check has.
func known(codes []string) error {
	for i, code := range codes {
		check, err := lint.Find(code)
		if err != nil {
			return err
		}
		codes[i] = check.Code
	}
	return nil
}

// below returns the first line below a comment that has a coefficient, or a table that is not read, and the tables that
// begin there.
func below(line int, tables []notation.Table) (next int, begin []string) {
	for _, t := range tables {
		for l := range lines(t) {
			if l > line && (next == 0 || l < next) {
				next = l
			}
		}
	}
	for _, t := range tables {
		if first := slices.Min(slices.Collect(lines(t))); first == next && next > 0 {
			begin = append(begin, t.Info.Name)
		}
	}
	return next, begin
}

// holding returns the tables that have something on a line.
func holding(line int, tables []notation.Table) []string {
	var out []string
	for _, t := range tables {
		if slices.Contains(slices.Collect(lines(t)), line) {
			out = append(out, t.Info.Name)
		}
	}
	return out
}

// lines yields the lines on which a table has something.
func lines(t notation.Table) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		at := t.Places.Whole
		if e, ok := t.Err.(*scheme.Error); ok {
			at = e.Position
		}
		if !yield(at.Line) {
			return
		}
		for _, p := range t.Places.Parts {
			if !yield(p.Line) {
				return
			}
		}
	}
}

// Wrong returns the comments that are not understood.
func (r *Remarks) Wrong() []*scheme.Error {
	if r == nil {
		return nil
	}
	return r.problems
}

// Claimed returns the description of a table, with what comments claim of it.
func (r *Remarks) Claimed(info scheme.Info) scheme.Info {
	if r == nil {
		return info
	}
	called := info.Name
	for _, c := range r.claims {
		if slices.Contains(c.tables, called) {
			info = c.Annotation.Claimed(info)
		}
	}
	return info
}

// Accepts returns the reason why a finding about a table at a line is accepted, "" if it is not.
func (r *Remarks) Accepts(table, code string, line int) string {
	if r == nil {
		return ""
	}
	for _, a := range r.accepted {
		if slices.Contains(a.Codes, code) && (a.line == line && line > 0 || slices.Contains(a.tables, table)) {
			a.used.Store(true)
			return a.Because
		}
	}
	return ""
}

// Stale says of each comment that accepts findings and has met none where it stands, once all tables were looked at.
func (r *Remarks) Stale() []string {
	if r == nil {
		return nil
	}
	var out []string
	for _, a := range r.accepted {
		if !a.used.Load() {
			out = append(out, fmt.Sprintf("%s:%d:%d: no longer found: %s", r.file, a.at.Line, a.at.Column, strings.Join(a.Codes, ", ")))
		}
	}
	return out
}

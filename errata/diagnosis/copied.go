package diagnosis

import (
	"slices"
	"strings"

	"rofz/errata/conditions"
	"rofz/scheme"
)

// Repeated says that a row of a matrix, whose sum is wrong, is an earlier row again. Row and Of count from 1.
type Repeated struct {
	Key     string
	Row, Of int
}

// repeated lists the rows that are others again and have not their sums. What should stand there, nothing tells.
func (p *problem) repeated() (out []Repeated) {
	for i, l := range p.linear {
		if !p.failing[i] || l.kind != conditions.RowSum {
			continue
		}
		key, row := p.cells[l.terms[0].at].Key, p.cells[l.terms[0].at].Row
		for of := 1; of < row; of++ {
			if p.sameRows(key, row, of) {
				out = append(out, Repeated{key, row, of})
				break
			}
		}
	}
	return out
}

// sameRows reports whether two rows have the same entries, not all 0.
func (p *problem) sameRows(key string, i, j int) bool {
	zero := true
	for col := 1; col <= p.system.Stages(); col++ {
		x := p.cells[p.system.Index(scheme.Place{Key: key, Row: i, Column: col})]
		y := p.cells[p.system.Index(scheme.Place{Key: key, Row: j, Column: col})]
		if !x.Value.Equal(y.Value) {
			return false
		}
		zero = zero && x.Value.IsZero()
	}
	return !zero
}

// within reports whether all edits of a candidate that change the table by themselves are in a row that repeats another one,
// and are several.
func (r Repeated) within(c Candidate) bool {
	n := 0
	for _, e := range c.Edits {
		if e.Follows || e.IsClaim() {
			continue
		}
		if e.Place.Key != r.Key || e.Place.Row != r.Row {
			return false
		}
		n++
	}
	return n > 1
}

// unlisted leaves out the candidates that list entries of rows that repeat others.
func unlisted(list []Candidate, rows []Repeated) []Candidate {
	return slices.DeleteFunc(list, func(c Candidate) bool {
		return slices.ContainsFunc(rows, func(r Repeated) bool { return r.within(c) })
	})
}

// ShiftsRow reports whether a candidate of the kind Shift moves the entries of a row of a matrix by one place, past a 0.
func (c Candidate) ShiftsRow() bool {
	past := false
	for _, e := range c.Edits {
		if e.Follows || e.IsClaim() {
			continue
		}
		if e.Place.Row == 0 || e.Place.Row != c.Edits[0].Place.Row || e.Place.Key != c.Edits[0].Place.Key {
			return false
		}
		past = past || strings.Trim(e.To, "0.-") == ""
	}
	return past
}

package golden

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/scheme"
)

// hasTableau reports whether a block repeats coefficients.
func (b Block) hasTableau() bool { return slices.ContainsFunc(b.Lines, isCoefficients) }

func isCoefficients(l Line) bool {
	_, ok := l.Value.(Coefficients)
	return ok
}

// difference is something that does not agree, found in a line of the golden; 0 if it is not there.
type difference struct {
	line     int
	sentence string
}

// compareTableau compares the coefficients that a block repeats with those of the scheme, entry by entry, as numbers.
// If the whole tableau is wanted, every key of the scheme must be there.
func compareTableau(b Block, s scheme.Scheme, whole bool) []difference {
	if len(s.Printed()) == 0 {
		return []difference{{b.Number, "the scheme is generated from its name, so that the golden cannot repeat its coefficients"}}
	}
	c := comparison{ours: make(map[string]string), theirs: make(map[string]string)}
	if l, ok := b.find(constants); ok {
		for _, row := range l.Value.(Coefficients).Rows {
			c.ours[row[0]] = row[1]
		}
	}
	for _, e := range s.Printed() {
		if e.Key == constants {
			for _, row := range e.Rows {
				c.theirs[row[0]] = row[1]
			}
		}
	}
	c.sameConstants = maps.Equal(c.ours, c.theirs)
	var out []difference
	printed := make(map[string]bool)
	for _, e := range s.Printed() {
		printed[e.Key] = true
		l, ok := b.find(e.Key)
		switch {
		case !ok && !whole:
		case !ok:
			out = append(out, difference{b.Number, fmt.Sprintf("the scheme has coefficients %s, which the golden does not repeat", e.Key)})
		case e.Key == constants:
			out = append(out, c.constants(l)...)
		default:
			out = append(out, c.table(l, e)...)
		}
	}
	for _, l := range b.Lines {
		if isCoefficients(l) && !printed[l.Key] {
			out = append(out, difference{l.Number, fmt.Sprintf("the scheme has no %s, the golden has", l.Key)})
		}
	}
	return out
}

// comparison knows the constants that the coefficients of both sides refer to.
type comparison struct {
	ours, theirs  map[string]string // of the golden, of the scheme
	sameConstants bool
}

func (c *comparison) constants(l Line) []difference {
	var out []difference
	for _, row := range l.Value.(Coefficients).Rows {
		theirs, ok := c.theirs[row[0]]
		if !ok {
			out = append(out, difference{l.Number, fmt.Sprintf("the scheme has no constant %s, the golden has", row[0])})
			continue
		}
		out = append(out, c.entry(l.Number, row[0], row[1], theirs)...)
	}
	for name := range c.theirs {
		if _, ok := c.ours[name]; !ok {
			out = append(out, difference{l.Number, fmt.Sprintf("the scheme has the constant %s, the golden has not", name)})
		}
	}
	return out
}

func (c *comparison) table(l Line, e scheme.Entries) []difference {
	t := l.Value.(Coefficients)
	if len(t.Rows) != len(e.Rows) {
		return []difference{{l.Number, fmt.Sprintf("%s has %d rows in the scheme, the golden says %d", e.Key, len(e.Rows), len(t.Rows))}}
	}
	var out []difference
	for i, row := range t.Rows {
		if len(row) != len(e.Rows[i]) {
			out = append(out, difference{l.Number, fmt.Sprintf("row %d of %s has %d entries in the scheme, the golden says %d",
				i+1, e.Key, len(e.Rows[i]), len(row))})
			continue
		}
		for j := range row {
			place := scheme.Place{Key: e.Key}
			if !t.isText() {
				place.Column = j + 1
			}
			if t.isMatrix() {
				place.Row = i + 1
			}
			out = append(out, c.entry(l.Number, place.String(), row[j], e.Rows[i][j])...)
		}
	}
	return out
}

// entry compares one coefficient. Equal texts mean equal numbers when the constants have equal texts; that is the usual
// case and saves the evaluation.
func (c *comparison) entry(line int, place, ours, theirs string) []difference {
	if ours == theirs && c.sameConstants {
		return nil
	}
	k, x, err := evaluate(c.ours, ours)
	if err != nil {
		return []difference{{line, fmt.Sprintf("%s: %q is no number: %v", place, shorten(ours), err)}}
	}
	l, y, err := evaluate(c.theirs, theirs)
	if err != nil {
		return []difference{{line, fmt.Sprintf("%s: %q in the scheme is no number: %v", place, shorten(theirs), err)}}
	}
	if u, ok := unify(k, l); ok && u.equal(x, y) {
		return nil
	}
	return []difference{{line, fmt.Sprintf("%s is %s in the scheme, the golden says %s", place, theirs, ours)}}
}

// evaluate returns the number that an expression in the language of scheme files stands for.
func evaluate(params map[string]string, expr string) (algebraic.Field, poly.Elem, error) {
	k, x, err := scheme.Evaluate(params, []string{expr})
	if e, ok := err.(*scheme.Error); ok {
		text := strings.TrimPrefix(e.At, "text 1, ") + ": " + e.Message
		err = errors.New(strings.TrimPrefix(text, "text 1: "))
	}
	if err != nil {
		return algebraic.Field{}, poly.Elem{}, err
	}
	return k, x[0], nil
}

package scheme

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/scheme/expression"
)

// MaxStages is the largest number of stages, steps, or degree that is read, or that a name may ask for.
const MaxStages = 200

// builder turns the coefficients of one document into a Scheme. All of them are evaluated before any gets its final
// form, because a later one may extend the field.
type builder struct {
	node    jsonNode
	from    *document
	info    Info
	ev      *expression.Evaluator
	printed []Entries
	pending []pending
	field   algebraic.Field
	ctx     context.Context
}

// pending is a coefficient that waits for the final field.
type pending struct {
	v   expression.Value
	dst *poly.Elem
}

// base returns the common part, after settle.
func (b *builder) base() base {
	return base{info: b.info, field: b.field, printed: b.printed, document: b.from}
}

func (b *builder) evaluate(at spot, text string, dst *poly.Elem) error {
	v, err := b.ev.Parse(text)
	if err != nil {
		return located(at, err)
	}
	b.pending = append(b.pending, pending{v, dst})
	return nil
}

// located puts an evaluation error at its coefficient.
func located(at spot, err error) error {
	if e, ok := err.(*expression.Error); ok {
		return &Error{At: fmt.Sprintf("%s, character %d", at, e.At.Offset+1), Message: e.Message, place: at.String()}
	}
	return fault(at.String(), "%v", err)
}

// settle brings every coefficient into the field that they generate together.
func (b *builder) settle() {
	top := b.ev.Field()
	elems := make([]poly.Elem, len(b.pending))
	for i, p := range b.pending {
		elems[i] = b.ev.Elem(p.v)
	}
	b.field, elems = top.SubfieldContext(b.ctx, elems...)
	for i, p := range b.pending {
		*p.dst = elems[i]
	}
}

// vector evaluates the list under key, nil if it is absent. It must have want entries, any number up to MaxStages if
// want is negative.
func (b *builder) vector(key string, want int) ([]poly.Elem, error) {
	n, ok := b.node.get(key)
	if !ok {
		return nil, nil
	}
	texts, err := n.vector()
	if err != nil {
		return nil, err
	}
	b.printed = append(b.printed, Entries{key, [][]string{texts}})
	return b.row(n.at, texts, want)
}

func (b *builder) row(at spot, texts []string, want int) ([]poly.Elem, error) {
	switch {
	case want >= 0 && len(texts) != want:
		return nil, fault(at.String(), "%d entries; %d would be right", len(texts), want)
	case len(texts) > MaxStages+1:
		return nil, fault(at.String(), "%d entries; at most %d are read", len(texts), MaxStages+1)
	}
	out := make([]poly.Elem, len(texts))
	for i, t := range texts {
		if err := b.evaluate(spot{in: &at, index: i + 1}, t, &out[i]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// matrix evaluates the rows under key; there must be rows of them with columns entries each, a square matrix if rows
// is negative.
func (b *builder) matrix(key string, rows, columns int) ([][]poly.Elem, error) {
	n, texts, err := b.rowTexts(key)
	if texts == nil {
		return nil, err
	}
	if rows < 0 {
		rows = len(texts)
		columns = rows
	}
	return b.rows(n, key, texts, rows, columns)
}

// lower is matrix for a square lower triangular one, of any size if the number of rows is negative. Cells that are missing
// at the end of a row are 0.
func (b *builder) lower(key string, rows int) ([][]poly.Elem, error) {
	n, texts, err := b.rowTexts(key)
	if texts == nil {
		return nil, err
	}
	if rows < 0 {
		rows = len(texts)
	}
	for i := range texts {
		for len(texts[i]) < min(rows, MaxStages) {
			texts[i] = append(texts[i], "0")
		}
	}
	return b.rows(n, key, texts, rows, rows)
}

// ragged evaluates the rows under key, which may differ in length; there must be so many of them. It returns nil if it is absent.
func (b *builder) ragged(key string, rows int) ([][]poly.Elem, error) {
	n, texts, err := b.rowTexts(key)
	switch {
	case texts == nil:
		return nil, err
	case len(texts) != rows:
		return nil, fault(n.at.String(), "%d rows; %d would be right", len(texts), rows)
	}
	b.printed = append(b.printed, Entries{key, texts})
	out := make([][]poly.Elem, rows)
	for i, row := range texts {
		if out[i], err = b.row(spot{in: &n.at, index: i + 1}, row, -1); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// rowTexts returns the texts of the rows under key, nil if it is absent or has something else than rows.
func (b *builder) rowTexts(key string) (n jsonNode, texts [][]string, err error) {
	n, ok := b.node.get(key)
	if ok {
		texts, err = n.matrix()
	}
	return n, texts, err
}

// rows evaluates the texts of a matrix of a given size.
func (b *builder) rows(n jsonNode, key string, texts [][]string, rows, columns int) (out [][]poly.Elem, err error) {
	switch {
	case len(texts) != rows:
		return nil, fault(n.at.String(), "%d rows; %d would be right", len(texts), rows)
	case rows == 0:
		return nil, fault(n.at.String(), "no rows; a scheme has at least one stage")
	case rows > MaxStages || columns > MaxStages:
		return nil, fault(n.at.String(), "%d rows of %d entries; at most %d stages are read", rows, columns, MaxStages)
	}
	b.printed = append(b.printed, Entries{key, texts})
	out = make([][]poly.Elem, rows)
	for i, row := range texts {
		if out[i], err = b.row(spot{in: &n.at, index: i + 1}, row, columns); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Evaluate returns the values of coefficients that are written in the grammar of scheme files, in the field that they
// generate together; params are constants that they may mention. The error is an *Error whose place is the number of the
// text, from 1, or the constant. Cost: that of Parse.
func Evaluate(params map[string]string, texts []string) (algebraic.Field, []poly.Elem, error) {
	rows := Entries{Key: "params"}
	for _, name := range slices.Sorted(maps.Keys(params)) {
		rows.Rows = append(rows.Rows, []string{name, params[name]})
	}
	n := jsonNode{kind: '{'}
	n.add("params", paramsNode(rows))
	err := n.locate(spot{})
	if err == nil {
		_, err = readParams(n)
	}
	b := &builder{ev: expression.NewEvaluator(params), ctx: context.Background()}
	if err == nil {
		err = b.evalParams(params)
	}
	if err != nil {
		return algebraic.Field{}, nil, err
	}
	out := make([]poly.Elem, len(texts))
	for i, text := range texts {
		if err := b.evaluate(spot{key: fmt.Sprintf("text %d", i+1)}, text, &out[i]); err != nil {
			return algebraic.Field{}, nil, err
		}
	}
	b.settle()
	return b.field, out, nil
}

package report

import (
	_ "embed"
	"encoding/json"
	"io"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/scheme"
)

// AnswersFormat is the version of what WriteAnswers writes.
const AnswersFormat = "rofz-answers/1"

// AnswersSchema is its JSON Schema.
//
//go:embed answers.schema.json
var AnswersSchema string

// Answer is what is told in short of a scheme: whether it has a property, or a number. Value is a bool, an int, an Exact, or nil for what is
// not decided.
type Answer struct {
	Question string
	Value    any
}

// WriteAnswers writes the answers about a scheme in a line, or, if err is not nil, why it could not be read.
func WriteAnswers(w io.Writer, name string, answers []Answer, err *scheme.Error) error {
	o := headed(AnswersFormat)
	o.add("name", name)
	if err != nil {
		return writeLine(w, append(o, member{"error", failure(err)}))
	}
	var all object
	for _, a := range answers {
		all.add(a.Question, a.Value)
	}
	return writeLine(w, append(o, member{"answers", all}))
}

// Exact is an exact number that is no integer by its nature.
type Exact struct {
	expr, decimal string // decimal is "" over ℚ
}

// ExactOf returns x, which lies in k.
func ExactOf(k algebraic.Field, x poly.Elem) Exact {
	if k.Degree() == 1 {
		return Exact{expr: x.String()}
	}
	return Exact{x.String(), k.Decimal(x, DecimalDigits)}
}

// String returns a rational number, or the first digits of another.
func (x Exact) String() string {
	if x.decimal == "" {
		return x.expr
	}
	return x.decimal
}

// MarshalJSON writes the number as reports do.
func (x Exact) MarshalJSON() ([]byte, error) {
	if x.decimal == "" {
		return json.Marshal(x.expr)
	}
	return object{{"expr", x.expr}, {"decimal", x.decimal}}.MarshalJSON()
}

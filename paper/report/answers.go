package report

import (
	_ "embed"
	"io"

	"rofz/scheme"
)

// AnswersFormat is the version of what WriteAnswers writes.
const AnswersFormat = "rofz-answers/1"

// AnswersSchema is its JSON Schema.
//
//go:embed answers.schema.json
var AnswersSchema string

// Answer is what is told in short of a scheme: whether it has a property, or an integer. Value is a bool, an int, or nil
// for what is not decided.
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

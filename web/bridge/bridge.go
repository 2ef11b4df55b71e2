// Package bridge answers the questions of the page in web: what is known of a scheme that is pasted or chosen, what is
// wrong with its table, how it looks, and how it stands beside others. A question is JSON, an answer a sequence of events
// in JSON, so that the page shows the verdicts that are decided while others are not.
//
// Nothing is decided or said here. Schemes are read by scheme and notation, decided by proofs, mended by errata, told by
// exposition, and set by html, latex, report and plot, as the command verify does it; this package puts the pieces into
// the order in which a page wants them. It has no part that needs a browser, which web/main.go has.
package bridge

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"rofz/proofs"
	"rofz/scheme"
)

// A Question is what the page asks, by the name of one of the questions.
type Question struct {
	Do      string   `json:"do"`
	Schemes []Source `json:"schemes,omitempty"`

	Kind    string    `json:"kind,omitempty"`   // of a picture
	Window  []float64 `json:"window,omitempty"` // of a picture: x0, x1, y0, y1
	Width   float64   `json:"width,omitempty"`  // of a picture, in millimetres
	Height  float64   `json:"height,omitempty"`
	Parts   []string  `json:"parts,omitempty"`  // of a report
	Format  string    `json:"format,omitempty"` // of an export
	Problem *Problem  `json:"problem,omitempty"`
}

// An Event is a piece of an answer. The last one is "done" or "error".
type Event struct {
	Event string `json:"event"`
	Data  any    `json:"data,omitempty"`
}

// Bridge answers questions, one at a time. It keeps what was found out of the schemes that were asked for last.
type Bridge struct {
	kept  map[Source]*proofs.Analysis
	order []Source // of those that are kept, the one that was wanted last at the end
}

// mostKept is how many analyses are kept.
const mostKept = 24

// New returns a bridge that knows nothing yet.
func New() *Bridge { return &Bridge{kept: map[Source]*proofs.Analysis{}} }

// An answerer answers one kind of question. It tells events; its error becomes the last one.
type answerer func(ctx context.Context, b *Bridge, q Question, tell func(event string, data any)) error

var questions = map[string]answerer{
	"catalogue": catalogueOf, "read": tablesOf, "report": reportOf, "part": partsOf, "lint": lintOf,
	"picture": pictureOf, "compare": compareOf, "gradient": gradientOf, "export": exportOf,
}

// Answer answers a question. Each event is told as soon as it is known; the last one is "done", or "error" with a Fault.
// A fault of ours is such an error too: the page lives on.
//
// Cost: that of what is asked. The context ends the work of the provers, which poll it.
func (b *Bridge) Answer(ctx context.Context, question string, tell func(event string)) {
	send := func(event string, data any) {
		text, err := json.Marshal(Event{event, data})
		if err != nil {
			panic(fmt.Sprintf("internal error: %v", err)) // events are made of what JSON has
		}
		tell(string(text))
	}
	defer func() {
		if x := recover(); x != nil {
			text := strings.TrimPrefix(fmt.Sprint(x), "internal error: ")
			send("error", Fault{At: "internal error", Message: text + "; this is a fault of the program, not of the scheme: please report it with the scheme"})
		}
	}()
	var q Question
	if err := json.Unmarshal([]byte(question), &q); err != nil {
		send("error", Fault{At: "question", Message: err.Error()})
		return
	}
	answer, ok := questions[q.Do]
	if !ok {
		send("error", Fault{At: "question", Message: fmt.Sprintf("%.40q is none of %s", q.Do, strings.Join(slices.Sorted(maps.Keys(questions)), ", "))})
		return
	}
	if err := answer(ctx, b, q, send); err != nil {
		send("error", faultOf(err, q))
		return
	}
	send("done", nil)
}

// Fault is an error for the page. Where it stands in a pasted text, the characters from From to To are to blame, counted in
// units of UTF-16 as browsers do; both are 0 if no place is known.
type Fault struct {
	At      string `json:"at"`
	Message string `json:"message"`
	Scheme  int    `json:"scheme"` // which of the schemes of the question
	Line    int    `json:"line,omitempty"`
	Column  int    `json:"column,omitempty"`
	From    int    `json:"from,omitempty"`
	To      int    `json:"to,omitempty"`
}

// faulty is an error about one of the schemes of a question.
type faulty struct {
	scheme int
	err    error
}

// Error returns the words of the error alone.
func (f faulty) Error() string { return f.err.Error() }

// Unwrap returns the error.
func (f faulty) Unwrap() error { return f.err }

func faultOf(err error, q Question) Fault {
	out := Fault{At: "scheme", Message: err.Error()}
	text := ""
	if f, ok := errors.AsType[faulty](err); ok {
		out.Scheme, text = f.scheme, q.Schemes[f.scheme].Text
	}
	if e, ok := errors.AsType[*scheme.Error](err); ok {
		out.At, out.Message = e.At, e.Message
		out.place(text, e.Position)
	}
	return out
}

// place marks the place of a fault in a text.
func (f *Fault) place(text string, p scheme.Position) {
	if text == "" || p.Line == 0 {
		return
	}
	f.Line, f.Column = p.Line, p.Column
	f.From, f.To = marked(text, p.Offset)
}

package ci

import (
	"bufio"
	"encoding/json"
	"fmt"
	"strings"

	"rofz/internal/typography"
)

// Line is a line of the text form, in its parts, one behind the other.
type Line struct {
	Place string // where something was found: "mine.json:1:2: "
	Level Level  // how serious it is
	Rest  string
}

// String returns the line.
func (l Line) String() string { return l.Place + string(l.Level) + l.Rest }

// Lines returns one line for each finding, as compilers write them, and a last one that counts.
func Lines(cases []Case) []Line {
	var out []Line
	for _, c := range cases {
		findings := c.all()
		for _, f := range c.heads(findings) {
			if f.Reason == "" {
				out = append(out, lineOf(f))
			}
		}
		if len(findings) == 0 && c.Status != Passed {
			out = append(out, Line{Rest: fmt.Sprintf("%s: %s: %s", oneLine(c.Name), c.Status, oneLine(c.Message))})
		}
	}
	return append(out, Line{Rest: tally(cases)})
}

func writeText(w *bufio.Writer, cases []Case) error {
	for _, l := range Lines(cases) {
		fmt.Fprintln(w, l)
	}
	return nil
}

// tally counts the findings.
func tally(cases []Case) string {
	levels, known := count(cases)
	s := fmt.Sprintf("%d checked: %s, %s, %s", len(cases), typography.Count(levels[Error], "error"), typography.Count(levels[Warning], "warning"), typography.Count(levels[Note], "note"))
	if known > 0 {
		s += fmt.Sprintf(", %d known", known)
	}
	return s
}

func lineOf(f Finding) Line {
	var b strings.Builder
	fmt.Fprintf(&b, " %s: ", oneLine(f.Code))
	if f.Known {
		b.WriteString("(known) ")
	}
	if f.File != "" {
		fmt.Fprintf(&b, "%s: ", oneLine(f.Scheme))
	}
	b.WriteString(oneLine(f.sentence()))
	return Line{oneLine(f.where()) + ": ", f.Level, b.String()}
}

// writeJSON writes one object a line for each case.
func writeJSON(w *bufio.Writer, cases []Case) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for _, c := range cases {
		if err := e.Encode(c); err != nil {
			return err
		}
	}
	return nil
}

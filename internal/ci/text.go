package ci

import (
	"bufio"
	"encoding/json"
	"fmt"
	"strings"
)

// writeText writes one line for each finding, as compilers do, and a last line that counts.
func writeText(w *bufio.Writer, cases []Case) error {
	for _, c := range cases {
		if findings := c.all(); len(findings) > 0 {
			for _, f := range findings {
				fmt.Fprintln(w, textLine(f))
			}
		} else if c.Status != Passed {
			fmt.Fprintf(w, "%s: %s: %s\n", oneLine(c.Name), c.Status, oneLine(c.Message))
		}
	}
	fmt.Fprintln(w, tally(cases))
	return nil
}

// tally counts the findings.
func tally(cases []Case) string {
	levels, known := count(cases)
	s := fmt.Sprintf("%d checked: %s, %s, %s", len(cases), many(levels[Error], "error"), many(levels[Warning], "warning"), many(levels[Note], "note"))
	if known > 0 {
		s += fmt.Sprintf(", %d known", known)
	}
	return s
}

func textLine(f Finding) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s %s: ", oneLine(f.where()), f.Level, oneLine(f.Code))
	if f.Known {
		b.WriteString("(known) ")
	}
	if f.File != "" {
		fmt.Fprintf(&b, "%s: ", oneLine(f.Scheme))
	}
	b.WriteString(oneLine(f.sentence()))
	return b.String()
}

func many(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
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

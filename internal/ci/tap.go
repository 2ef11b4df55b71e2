package ci

import (
	"bufio"
	"encoding/json"
	"fmt"
	"strings"
)

// writeTAP writes TAP version 13, which every harness reads, a test point for each part of a case, its findings in the
// YAML block below it. Its strings are written as JSON, which YAML includes. What is undecided is a TODO: not ok, and not
// a failure either.
func writeTAP(w *bufio.Writer, cases []Case) error {
	n := 0
	for _, c := range cases {
		n += len(c.leaves())
	}
	fmt.Fprintf(w, "TAP version 13\n1..%d\n", n)
	n = 0
	for _, c := range cases {
		name := c.Suite
		if len(c.Parts) > 0 {
			name = c.Name
		}
		for _, part := range c.leaves() {
			n++
			tapPoint(w, n, name, part)
		}
	}
	return nil
}

func tapPoint(w *bufio.Writer, n int, group string, c Case) {
	result := "ok"
	if c.Status != Passed {
		result = "not ok"
	}
	name := c.Name
	if group != "" {
		name = group + ": " + name
	}
	fmt.Fprintf(w, "%s %d - %s", result, n, tapText(name))
	if c.Status == Undecided {
		fmt.Fprintf(w, " # TODO %s", tapText(c.summary()))
	}
	fmt.Fprintln(w)
	findings := c.all()
	if c.Message == "" && len(findings) == 0 {
		return
	}
	w.WriteString("  ---\n")
	if c.Message != "" {
		fmt.Fprintf(w, "  message: %s\n", yamlString(c.Message))
	}
	if len(findings) > 0 {
		w.WriteString("  findings:\n")
	}
	for _, f := range findings {
		fmt.Fprintf(w, "    - code: %s\n      severity: %s\n", yamlString(f.Code), yamlString(string(f.Level)))
		if f.Place != "" {
			fmt.Fprintf(w, "      place: %s\n", yamlString(f.Place))
		}
		if f.File != "" {
			fmt.Fprintf(w, "      file: %s\n      line: %d\n", yamlString(f.File), max(f.Line, 1))
		}
		if f.Known {
			w.WriteString("      known: true\n")
		}
		fmt.Fprintf(w, "      message: %s\n", yamlString(f.Message))
	}
	w.WriteString("  ...\n")
}

// tapText escapes what a description may not hold: # begins a directive, \ an escape.
func tapText(s string) string {
	s = strings.NewReplacer("\n", " ", "\r", " ").Replace(s)
	return strings.NewReplacer(`\`, `\\`, "#", `\#`).Replace(oneLine(s))
}

// yamlString quotes a string. JSON leaves DEL and the C1 controls as they are, which YAML does not allow.
func yamlString(s string) string {
	var quoted, b strings.Builder
	e := json.NewEncoder(&quoted)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		panic("internal error: " + err.Error()) // a string has JSON
	}
	for _, r := range strings.TrimSuffix(quoted.String(), "\n") {
		if r >= 0x7f && r < 0xa0 || r == 0xfffe || r == 0xffff {
			fmt.Fprintf(&b, `\u%04x`, r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

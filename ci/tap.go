package ci

import (
	"bufio"
	"encoding/json"
	"fmt"
	"strings"
)

// writeTAP writes TAP version 14, the findings of a case in the YAML block below it. Its strings are written as JSON,
// which YAML includes.
func writeTAP(w *bufio.Writer, cases []Case) error {
	fmt.Fprintf(w, "TAP version 14\n1..%d\n", len(cases))
	for i, c := range cases {
		result := "ok"
		if c.Status == Failed || c.Status == Broken {
			result = "not ok"
		}
		name := c.Name
		if c.Suite != "" {
			name = c.Suite + ": " + name
		}
		fmt.Fprintf(w, "%s %d - %s", result, i+1, tapText(name))
		if c.Status == Skipped {
			fmt.Fprintf(w, " # SKIP %s", tapText(c.Message))
		}
		fmt.Fprintln(w)
		if c.Message == "" && len(c.Findings) == 0 || c.Status == Skipped {
			continue
		}
		w.WriteString("  ---\n")
		if c.Message != "" {
			fmt.Fprintf(w, "  message: %s\n", yamlString(c.Message))
		}
		if len(c.Findings) > 0 {
			w.WriteString("  findings:\n")
		}
		for _, f := range c.Findings {
			fmt.Fprintf(w, "    - code: %s\n      severity: %s\n", yamlString(f.Code), f.Level)
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
	return nil
}

// tapText escapes what a description may not hold: # begins a directive, \ an escape.
func tapText(s string) string {
	s = strings.NewReplacer("\n", " ", "\r", " ").Replace(s)
	return strings.NewReplacer(`\`, `\\`, "#", `\#`).Replace(oneLine(s))
}

// yamlString quotes a string. JSON leaves DEL and the C1 controls as they are, which YAML does not allow.
func yamlString(s string) string {
	quoted, err := json.Marshal(s)
	if err != nil {
		panic("internal error: " + err.Error()) // a string has JSON
	}
	var b strings.Builder
	for _, r := range string(quoted) {
		if r >= 0x7f && r < 0xa0 || r == 0xfffe || r == 0xffff {
			fmt.Fprintf(&b, `\u%04x`, r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

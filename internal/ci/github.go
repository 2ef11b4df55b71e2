package ci

import (
	"bufio"
	"fmt"
	"rofz/internal/typography"
	"strings"
)

// writeGitHub writes a workflow command for each finding that no baseline accepts: GitHub shows it at its line.
func writeGitHub(w *bufio.Writer, cases []Case) error {
	for _, c := range cases {
		for _, f := range c.heads(c.problems()) {
			if !f.Known {
				githubCommand(w, f)
			}
		}
	}
	return nil
}

func githubCommand(w *bufio.Writer, f Finding) {
	command := map[Level]string{Error: "error", Warning: "warning", Note: "notice"}[f.Level]
	var values []string
	add := func(key, value string) {
		if value != "" {
			values = append(values, key+"="+githubValue(value))
		}
	}
	add("file", f.File)
	if f.File != "" && f.Line > 0 {
		add("line", fmt.Sprint(f.Line))
		if f.Column > 0 {
			add("col", fmt.Sprint(f.Column))
		}
	}
	add("title", strings.TrimSpace(f.Code+" "+f.Title))
	message := f.sentence()
	if f.Scheme != "" {
		message = f.Scheme + ": " + message
	}
	fmt.Fprintf(w, "::%s %s::%s\n", command, strings.Join(values, ","), githubData(message))
}

// githubData escapes the text of a workflow command: what ends its line, the escape itself, and how commands once began. Other controls, which
// would act on the terminal that shows a log, are written as their escapes.
func githubData(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", "##[", "## [").Replace(shown(s))
}

// githubValue escapes the value of a property, in which : and , have a meaning besides.
func githubValue(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(githubData(s))
}

// shown writes controls as escapes, but for ends of lines, and replaces what is not UTF-8.
func shown(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r != '\n' && r != '\r' && typography.Unseen(r) {
			b.WriteString(oneLine(string(r)))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

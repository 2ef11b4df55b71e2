package ci

import (
	"bufio"
	"fmt"
	"strings"
)

// GitHub's workflow commands escape the text behind :: and, further, the values in front of it.
var (
	githubData  = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubValue = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// writeGitHub writes a workflow command for each finding that no baseline accepts: GitHub shows it at its line.
func writeGitHub(w *bufio.Writer, cases []Case) error {
	for _, c := range cases {
		if c.Status == Broken || c.Status == Failed && len(c.Findings) == 0 {
			githubCommand(w, Finding{Level: Error, File: c.File, Title: c.Name, Message: c.Message})
		}
		for _, f := range c.Findings {
			if !f.Known {
				title := strings.TrimSpace(f.Code + " " + f.Title)
				message := f.Scheme + ": " + f.Message
				if f.Place != "" {
					message = f.Scheme + ": " + f.Place + ": " + f.Message
				}
				f.Title, f.Message = title, message
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
			values = append(values, key+"="+githubValue.Replace(value))
		}
	}
	add("file", f.File)
	if f.File != "" && f.Line > 0 {
		add("line", fmt.Sprint(f.Line))
		if f.Column > 0 {
			add("col", fmt.Sprint(f.Column))
		}
	}
	add("title", f.Title)
	fmt.Fprintf(w, "::%s %s::%s\n", command, strings.Join(values, ","), githubData.Replace(f.Message))
}

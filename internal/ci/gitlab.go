package ci

import (
	"bufio"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"path"
	"strings"
)

// gitlabIssue is an entry of a Code Quality report, which GitLab shows in the diff of a merge request.
type gitlabIssue struct {
	Description string         `json:"description"`
	Check       string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitlabLocation `json:"location"`
}

type gitlabLocation struct {
	Path  string      `json:"path"`
	Lines gitlabLines `json:"lines"`
}

type gitlabLines struct {
	Begin int `json:"begin"`
}

// writeGitLab writes a Code Quality report: a JSON array of the findings in files that no baseline accepts. GitLab tells
// new ones from old by their fingerprints, which do not depend on lines and messages.
func writeGitLab(w *bufio.Writer, cases []Case) error {
	out := []gitlabIssue{}
	for _, c := range cases {
		for _, f := range c.heads(c.problems()) {
			if f.Known || f.File == "" {
				continue
			}
			file := path.Clean(strings.ToValidUTF8(f.File, "\ufffd")) // GitLab knows no ./ in front
			key := sha256.Sum256([]byte(strings.Join([]string{file, f.Scheme, f.Code, f.Place}, "\x00")))
			out = append(out, gitlabIssue{
				Description: nonEmpty(f.Scheme + ": " + f.sentence()),
				Check:       f.Code,
				Fingerprint: fmt.Sprintf("%x", key[:16]),
				Severity:    map[Level]string{Error: "major", Warning: "minor", Note: "info"}[f.Level],
				Location:    gitlabLocation{file, gitlabLines{max(f.Line, 1)}},
			})
		}
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(out)
}

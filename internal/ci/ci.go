// Package ci writes test results and findings in the formats that continuous integration systems read: text, JSON
// Lines, JUnit XML, SARIF 2.1.0, GitHub annotations, GitLab Code Quality, TAP 13 and Markdown, and as a badge. It knows
// nothing of what was tested. The same cases give the same bytes: there are no time stamps. Any text may stand in a
// case; what a format cannot hold is escaped, or replaced by U+FFFD.
package ci

import (
	"bufio"
	"fmt"
	"io"
	"rofz/internal/typography"
	"slices"
	"strings"
)

// Level says how serious a finding is.
type Level string

// The levels, which have the names that SARIF gives them.
const (
	Error   Level = "error"
	Warning Level = "warning"
	Note    Level = "note"
)

// rank orders the levels: 0 for a note, 2 for an error.
func (l Level) rank() int { return slices.Index([]Level{Note, Warning, Error}, l) }

// AtLeast reports whether l is as serious as m, or more.
func (l Level) AtLeast(m Level) bool { return l.rank() >= m.rank() }

// ParseLevel reads a level by its name.
func ParseLevel(s string) (Level, error) {
	if l := Level(s); l.rank() >= 0 {
		return l, nil
	}
	return "", fmt.Errorf("unknown level %q; the levels are error, warning, note", s)
}

// Finding is one remark.
type Finding struct {
	Code  string `json:"code"` // stable, such as RZ101
	Title string `json:"title,omitempty"`
	Level Level  `json:"level"`

	File   string `json:"file,omitempty"`   // "" if there is none
	Line   int    `json:"line,omitempty"`   // from 1; 0 if not known
	Column int    `json:"column,omitempty"` // from 1; 0 if not known

	Scheme  string `json:"scheme"`
	Place   string `json:"place,omitempty"` // such as A[3][2], within the scheme
	Message string `json:"message"`
	Help    string `json:"help,omitempty"` // what to do
	Fix     *Fix   `json:"fix,omitempty"`  // nil if no change of the file is known that would mend it

	Follows string `json:"follows,omitempty"` // the finding of the same case that has the cause of this one, such as "RZ101 c[2]": that is shown alone

	Known  bool   `json:"known,omitempty"`  // accepted: not counted
	Reason string `json:"reason,omitempty"` // why it is accepted, where the source or the project says so: not shown to people
}

// Status is how a case ended.
type Status string

// The statuses. Broken means that the case could not be carried out, Undecided that it was, and that nobody knows.
const (
	Passed    Status = "passed"
	Failed    Status = "failed"
	Broken    Status = "broken"
	Undecided Status = "undecided"
)

// Case is one thing that was tested.
type Case struct {
	Suite    string    `json:"suite,omitempty"`
	Name     string    `json:"name"`
	Status   Status    `json:"status"`
	Message  string    `json:"message,omitempty"` // why it ended so; findings say more
	File     string    `json:"file,omitempty"`
	Findings []Finding `json:"findings,omitempty"`

	Facts []Fact `json:"facts,omitempty"` // what is known of what was tested
	Parts []Case `json:"parts,omitempty"` // what was tested of it, one by one; parts have neither facts nor parts
}

// Fact is a line of what is known of a case.
type Fact struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// heads returns the findings of a case that people are shown: those that follow from another are named behind it.
func (c Case) heads(findings []Finding) []Finding {
	var out []Finding
	for _, f := range findings {
		if f.followsAny(findings) {
			continue
		}
		var also []string
		for _, g := range findings {
			if g.Follows == f.key() && g.Known == f.Known {
				also = append(also, g.key())
			}
		}
		if also != nil {
			f.Message += "; hence " + strings.Join(also, ", ")
		}
		out = append(out, f)
	}
	return out
}

// followsAny reports whether a finding follows from one of findings that is accepted or not as it is.
func (f Finding) followsAny(findings []Finding) bool {
	return f.Follows != "" && slices.ContainsFunc(findings, func(g Finding) bool { return g.Follows == "" && g.key() == f.Follows && g.Known == f.Known })
}

// key names a finding within its case.
func (f Finding) key() string { return strings.TrimSpace(f.Code + " " + f.Place) }

// leaves returns what a test runner counts: the parts of a case, or itself if it has none.
func (c Case) leaves() []Case {
	if len(c.Parts) == 0 {
		return []Case{c}
	}
	return c.Parts
}

// all returns the findings of a case and of its parts.
func (c Case) all() []Finding {
	out := slices.Clone(c.Findings)
	for _, p := range c.Parts {
		out = append(out, p.all()...)
	}
	return out
}

// problems returns the findings of a case; one without any that did not pass has its message as a finding.
func (c Case) problems() []Finding {
	out := c.all()
	level := Error
	switch {
	case len(out) > 0 || c.Status == Passed:
		return out
	case c.Status == Undecided:
		level = Warning
	}
	return []Finding{{Code: string(c.Status), Level: level, File: c.File, Scheme: c.Name, Message: c.Message}}
}

// worst returns the first of the most serious findings that are not known.
func (c Case) worst() (worst Finding, ok bool) {
	for _, f := range c.all() {
		if !f.Known && (!ok || f.Level.rank() > worst.Level.rank()) {
			worst, ok = f, true
		}
	}
	return worst, ok
}

func (c Case) worstCode() string {
	if f, ok := c.worst(); ok {
		return f.Code
	}
	return string(c.Status)
}

// summary says in a sentence why a case did not pass.
func (c Case) summary() string {
	if c.Message != "" {
		return c.Message
	}
	if f, ok := c.worst(); ok {
		return f.Message
	}
	return string(c.Status)
}

// Formats lists the names that Write understands.
func Formats() []string {
	return []string{"text", "json", "junit", "sarif", "github", "gitlab", "tap", "markdown"}
}

// Write writes the cases in a format. The error says that the format is unknown or that w refuses to take it.
func Write(w io.Writer, format string, cases []Case) error {
	write, ok := map[string]func(*bufio.Writer, []Case) error{
		"text": writeText, "json": writeJSON, "junit": writeJUnit, "sarif": writeSARIF,
		"github": writeGitHub, "gitlab": writeGitLab, "tap": writeTAP, "markdown": writeMarkdown,
	}[format]
	if !ok {
		return fmt.Errorf("unknown format %q; the formats are %s", format, strings.Join(Formats(), ", "))
	}
	b := bufio.NewWriter(w)
	if err := write(b, cases); err != nil {
		return err
	}
	return b.Flush()
}

// where returns the place of a finding in the way of compilers, file:line:column, or the name of its scheme.
func (f Finding) where() string {
	switch {
	case f.File == "":
		return f.Scheme
	case f.Line == 0:
		return f.File
	case f.Column == 0:
		return fmt.Sprintf("%s:%d", f.File, f.Line)
	}
	return fmt.Sprintf("%s:%d:%d", f.File, f.Line, f.Column)
}

// sentence returns the message of a finding behind its place, unless it begins with it.
func (f Finding) sentence() string {
	if f.Place == "" || strings.HasPrefix(f.Message, f.Place) {
		return f.Message
	}
	return f.Place + ": " + f.Message
}

// count says how many findings of each level are new, and how many are known.
func count(cases []Case) (levels map[Level]int, known int) {
	levels = make(map[Level]int)
	for _, c := range cases {
		findings := c.all()
		for _, f := range findings {
			if f.followsAny(findings) {
				continue
			}
			if f.Known {
				known++
			} else {
				levels[f.Level]++
			}
		}
	}
	return levels, known
}

// oneLine makes hostile text harmless in a format of lines: controls are shown as escapes.
func oneLine(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteByte(' ')
		case typography.Unseen(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

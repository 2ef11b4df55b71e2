package ci

import (
	"bufio"
	"encoding/xml"
	"strings"
)

// The elements of JUnit's XML that its readers agree on.
type (
	junitSuites struct {
		XMLName  xml.Name     `xml:"testsuites"`
		Tests    int          `xml:"tests,attr"`
		Failures int          `xml:"failures,attr"`
		Errors   int          `xml:"errors,attr"`
		Skipped  int          `xml:"skipped,attr"`
		Suites   []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Skipped  int         `xml:"skipped,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Class   string        `xml:"classname,attr"`
		Name    string        `xml:"name,attr"`
		File    string        `xml:"file,attr,omitempty"`
		Failure *junitProblem `xml:"failure"`
		Error   *junitProblem `xml:"error"`
		Skipped *junitSkipped `xml:"skipped"`
		Out     string        `xml:"system-out,omitempty"`
	}
	junitProblem struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr"`
		Text    string `xml:",chardata"`
	}
	junitSkipped struct {
		Message string `xml:"message,attr"`
	}
)

// writeJUnit writes a testsuite for each suite, in the order of their first cases. What did not make a case fail
// stands in its system-out.
func writeJUnit(w *bufio.Writer, cases []Case) error {
	var all junitSuites
	index := make(map[string]int)
	for _, c := range cases {
		at, ok := index[c.Suite]
		if !ok {
			at = len(all.Suites)
			index[c.Suite] = at
			all.Suites = append(all.Suites, junitSuite{Name: xmlText(c.Suite)})
		}
		s := &all.Suites[at]
		s.Cases = append(s.Cases, junitOf(c))
		s.Tests++
		all.Tests++
		switch c.Status {
		case Failed:
			s.Failures++
			all.Failures++
		case Broken:
			s.Errors++
			all.Errors++
		case Skipped:
			s.Skipped++
			all.Skipped++
		}
	}
	w.WriteString(xml.Header)
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	if err := e.Encode(all); err != nil {
		return err
	}
	return w.WriteByte('\n')
}

func junitOf(c Case) junitCase {
	out := junitCase{Class: xmlText(c.Suite), Name: xmlText(c.Name), File: xmlText(c.File)}
	if out.Class == "" {
		out.Class = out.Name
	}
	lines := make([]string, len(c.Findings))
	for i, f := range c.Findings {
		lines[i] = textLine(f)
	}
	text := xmlText(strings.Join(lines, "\n"))
	problem := &junitProblem{Message: xmlText(c.summary()), Type: xmlText(c.worstCode()), Text: text}
	switch c.Status {
	case Failed:
		out.Failure = problem
	case Broken:
		out.Error = problem
	case Skipped:
		out.Skipped, out.Out = &junitSkipped{xmlText(c.Message)}, text
	default:
		out.Out = text
	}
	return out
}

// worst returns the first of the most serious findings that are not known.
func (c Case) worst() (worst Finding, ok bool) {
	for _, f := range c.Findings {
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

func (c Case) summary() string {
	if c.Message != "" {
		return c.Message
	}
	if f, ok := c.worst(); ok {
		return f.Message
	}
	return string(c.Status)
}

// xmlText replaces the characters that XML 1.0 has no way to write.
func xmlText(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xfffe || r == 0xffff {
			return '\ufffd'
		}
		return r
	}, s)
}

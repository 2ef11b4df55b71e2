package ci

import (
	"bufio"
	"encoding/xml"
	"errors"
	"fmt"
	"strings"

	"rofz/internal/version"
)

// JUnit's XML has several schemas. This is what all of them accept, that of Ant's reports [JUnit.xsd] and those of
// Jenkins [jenkins-junit.xsd, junit-10.xsd]: no attributes but theirs, and their order of the elements.
type (
	junitSuites struct {
		XMLName xml.Name     `xml:"testsuites"`
		Suites  []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name       string          `xml:"name,attr"`
		Package    string          `xml:"package,attr"`
		ID         int             `xml:"id,attr"`
		Tests      int             `xml:"tests,attr"`
		Failures   int             `xml:"failures,attr"`
		Errors     int             `xml:"errors,attr"`
		Skipped    int             `xml:"skipped,attr,omitempty"` // older schemas of Ant do not have it
		Time       string          `xml:"time,attr"`
		Timestamp  string          `xml:"timestamp,attr"`
		Hostname   string          `xml:"hostname,attr"`
		Properties []junitProperty `xml:"properties>property"`
		Cases      []junitCase     `xml:"testcase"`
		Out        junitLines      `xml:"system-out"`
		Err        junitLines      `xml:"system-err"`
	}
	junitProperty struct {
		Name  string `xml:"name,attr"`
		Value string `xml:"value,attr"`
	}
	junitCase struct {
		Class   string        `xml:"classname,attr"`
		Name    string        `xml:"name,attr"`
		Time    string        `xml:"time,attr"`
		Failure *junitProblem `xml:"failure"`
		Error   *junitProblem `xml:"error"`
		Skipped *string       `xml:"skipped"`
	}
	junitProblem struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr"`
		Text    string `xml:",chardata"`
	}
)

// writeJUnit writes a testsuite for each case with parts and for each suite of the others, in the order of their first
// cases. What did not make a case fail stands in the system-out of its suite. The attributes that Ant's schema asks for
// and that nothing is known of, times and the host, are constant.
func writeJUnit(w *bufio.Writer, cases []Case) error {
	var all junitSuites
	index := make(map[string]int)
	for _, c := range cases {
		if len(c.Parts) > 0 {
			all.add(c.Suite, c.Name, c.Facts, c.File)
			for _, f := range c.Findings {
				all.Suites[len(all.Suites)-1].note(lineOf(f).String())
			}
			for _, part := range c.Parts {
				all.Suites[len(all.Suites)-1].test(c.Name, part)
			}
			continue
		}
		at, ok := index[c.Suite]
		if !ok {
			at = len(all.Suites)
			index[c.Suite] = at
			all.add(c.Suite, c.Suite, nil, "")
		}
		all.Suites[at].test(c.Suite, c)
	}
	w.WriteString(xml.Header)
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	if err := e.Encode(all); err != nil {
		return err
	}
	return w.WriteByte('\n')
}

// add appends a testsuite. Jenkins wants to have a property where Ant wants to have properties.
func (s *junitSuites) add(suite, name string, facts []Fact, file string) {
	properties := []junitProperty{{"tool", "rofz"}}
	if v := version.Program().Version; v != "" {
		properties = append(properties, junitProperty{"version", v})
	}
	if file != "" {
		properties = append(properties, junitProperty{"file", file})
	}
	for _, f := range facts {
		properties = append(properties, junitProperty{xmlName(f.Name), f.Value})
	}
	s.Suites = append(s.Suites, junitSuite{
		Name: xmlName(name), Package: suite, ID: len(s.Suites), Properties: properties,
		Time: "0", Timestamp: "1970-01-01T00:00:00", Hostname: "localhost",
	})
}

// test appends a testcase.
func (s *junitSuite) test(class string, c Case) {
	out := junitCase{Class: xmlName(class), Name: xmlName(c.Name), Time: "0"}
	findings := c.all()
	lines := make([]string, len(findings))
	for i, f := range findings {
		lines[i] = lineOf(f).String()
	}
	text := strings.Join(lines, "\n")
	problem := &junitProblem{Message: c.summary(), Type: c.worstCode(), Text: text}
	s.Tests++
	switch c.Status {
	case Failed:
		s.Failures++
		out.Failure = problem
	case Broken:
		s.Errors++
		out.Error = problem
	case Undecided:
		s.Skipped++
		out.Skipped = &problem.Message
	default:
		if c.Message != "" {
			s.note(fmt.Sprintf("%s: %s", c.Name, oneLine(c.Message)))
		}
		if text != "" {
			s.note(text)
		}
	}
	s.Cases = append(s.Cases, out)
}

func (s *junitSuite) note(text string) { s.Out += junitLines(text + "\n") }

// junitLines is text in an element whose ends of lines stand as they are, so that people can read it.
type junitLines string

// MarshalXML writes the text as an element.
func (s junitLines) MarshalXML(e *xml.Encoder, start xml.StartElement) error {
	return errors.Join(e.EncodeToken(start), e.EncodeToken(xml.CharData(s)), e.EncodeToken(start.End()))
}

// MarshalXML writes the attributes, and the text with ends of lines as they are.
func (p junitProblem) MarshalXML(e *xml.Encoder, start xml.StartElement) error {
	start.Attr = []xml.Attr{{Name: xml.Name{Local: "message"}, Value: p.Message}, {Name: xml.Name{Local: "type"}, Value: p.Type}}
	return junitLines(p.Text).MarshalXML(e, start)
}

// xmlName returns a name that is not empty when blanks are taken off, as schemas ask for. Here as elsewhere encoding/xml
// replaces the characters that XML has no way to write.
func xmlName(s string) string {
	if strings.TrimSpace(s) == "" {
		return "(no name)"
	}
	return s
}

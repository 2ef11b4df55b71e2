package lint

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Baseline is a set of findings that are accepted. A finding is known by its scheme, its code and its place; the
// message, which may change with the last digit of a coefficient, does not count.
//
// The file has a first line "rofz lint baseline v1", then a line for each finding with these three between tabs, in
// order; blank lines and those that begin with # are skipped.
type Baseline struct{ keys []string }

// BaselineHeader is the first line of a file with a baseline.
const BaselineHeader = "rofz lint baseline v1"

// Accepted names a finding in a baseline.
type Accepted struct{ Scheme, Code, Place string }

func (a Accepted) key() string {
	clean := strings.NewReplacer("\t", " ", "\n", " ", "\r", " ")
	return strings.TrimRight(clean.Replace(a.Scheme)+"\t"+a.Code+"\t"+clean.Replace(a.Place), "\t")
}

// NewBaseline returns the baseline that accepts the findings.
func NewBaseline(findings []Accepted) Baseline {
	var keys []string
	for _, f := range findings {
		keys = append(keys, f.key())
	}
	slices.Sort(keys)
	return Baseline{slices.Compact(keys)}
}

// ReadBaseline reads a baseline. The error names the line.
func ReadBaseline(r io.Reader) (Baseline, error) {
	s := bufio.NewScanner(r)
	if !s.Scan() || strings.TrimSpace(s.Text()) != BaselineHeader {
		return Baseline{}, fmt.Errorf("line 1: a baseline begins with %q", BaselineHeader)
	}
	var keys []string
	for n := 2; s.Scan(); n++ {
		line := strings.TrimRight(s.Text(), " \t\r")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if parts := strings.Split(line, "\t"); len(parts) < 2 || len(parts) > 3 {
			return Baseline{}, fmt.Errorf("line %d: should be scheme, code and place with tabs between", n)
		}
		keys = append(keys, line)
	}
	if err := s.Err(); err != nil {
		return Baseline{}, err
	}
	slices.Sort(keys)
	return Baseline{slices.Compact(keys)}, nil
}

// Write writes the baseline. The same findings give the same bytes.
func (b Baseline) Write(w io.Writer) error {
	text := BaselineHeader + "\n"
	for _, k := range b.keys {
		text += k + "\n"
	}
	_, err := io.WriteString(w, text)
	return err
}

// Has reports whether the baseline accepts a finding.
func (b Baseline) Has(f Accepted) bool {
	_, ok := slices.BinarySearch(b.keys, f.key())
	return ok
}

// Stale returns the entries that none of the findings needs.
func (b Baseline) Stale(findings []Accepted) []string {
	var out []string
	needed := NewBaseline(findings)
	for _, k := range b.keys {
		if _, ok := slices.BinarySearch(needed.keys, k); !ok {
			out = append(out, strings.ReplaceAll(k, "\t", " "))
		}
	}
	return out
}

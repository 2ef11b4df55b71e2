package lint

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"rofz/internal/ci"
)

// Baseline is a set of findings that are accepted. A finding is known by its scheme, its code and its place; the
// message, which may change with the last digit of a coefficient, does not count.
//
// The file has a first line "rofz lint baseline v1", then a line for each finding with these three between tabs, in
// order; blank lines and those that begin with # are skipped.
type Baseline struct{ keys []string }

const baselineHead = "rofz lint baseline v1"

func key(f ci.Finding) string {
	clean := strings.NewReplacer("\t", " ", "\n", " ", "\r", " ")
	return strings.TrimRight(clean.Replace(f.Scheme)+"\t"+f.Code+"\t"+clean.Replace(f.Place), "\t")
}

// NewBaseline returns the baseline that accepts the findings.
func NewBaseline(findings []ci.Finding) Baseline {
	var keys []string
	for _, f := range findings {
		keys = append(keys, key(f))
	}
	slices.Sort(keys)
	return Baseline{slices.Compact(keys)}
}

// ReadBaseline reads a baseline. The error names the line.
func ReadBaseline(r io.Reader) (Baseline, error) {
	s := bufio.NewScanner(r)
	if !s.Scan() || strings.TrimSpace(s.Text()) != baselineHead {
		return Baseline{}, fmt.Errorf("line 1: a baseline begins with %q", baselineHead)
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
	text := baselineHead + "\n"
	for _, k := range b.keys {
		text += k + "\n"
	}
	_, err := io.WriteString(w, text)
	return err
}

// Mark returns the findings with those marked as known that the baseline accepts, and the entries of the baseline
// that none of them needs.
func (b Baseline) Mark(findings []ci.Finding) (marked []ci.Finding, stale []string) {
	needed := make(map[string]bool)
	for _, f := range findings {
		if _, ok := slices.BinarySearch(b.keys, key(f)); ok {
			f.Known = true
			needed[key(f)] = true
		}
		marked = append(marked, f)
	}
	for _, k := range b.keys {
		if !needed[k] {
			stale = append(stale, strings.ReplaceAll(k, "\t", " "))
		}
	}
	return marked, stale
}

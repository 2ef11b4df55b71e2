package lint

import (
	"strings"
	"testing"
)

// FuzzReadBaseline reads a file of accepted findings: a baseline, or an error that names the line.
func FuzzReadBaseline(f *testing.F) {
	for _, seed := range []string{"", BaselineHeader, BaselineHeader + "\nx\tRZ101\tA[1][1]\n", BaselineHeader + "\n# a comment\n\nx\tRZ101\n", BaselineHeader + "\nx\n", "\xff\x00"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if _, err := ReadBaseline(strings.NewReader(text)); err != nil && !strings.Contains(err.Error(), "line ") {
			t.Errorf("%v names no line", err)
		}
	})
}

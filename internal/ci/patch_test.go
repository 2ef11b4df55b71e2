package ci

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"rofz/internal/sample"
)

// TestPatchIsAccepted: patch -p1 makes the new version of the old one, whatever lines differ.
func TestPatchIsAccepted(t *testing.T) {
	if _, err := exec.LookPath("patch"); err != nil {
		t.Skip("no patch here")
	}
	lines := func(n int, end string, changed ...int) string {
		var b strings.Builder
		for i := range n {
			word := "line"
			for _, c := range changed {
				if c == i {
					word = "other"
				}
			}
			fmt.Fprintf(&b, "%s %d%s", word, i, end)
		}
		return b.String()
	}
	for _, tt := range []struct {
		before, after string
		hunks         int
		why           string
	}{
		{lines(20, "\n"), lines(20, "\n", 10), 1, "one line"},
		{lines(20, "\n"), lines(20, "\n", 0, 19), 2, "the first and the last"},
		{lines(20, "\n"), lines(20, "\n", 4, 5, 9), 1, "lines next to each other"},
		{lines(20, "\n"), lines(20, "\n", 2, 10), 2, "two hunks that nearly touch"},
		{lines(30, "\n"), lines(30, "\n", 2, 9, 16, 29), 2, "three changes with six lines between, and one apart"},
		{strings.TrimSuffix(lines(9, "\n"), "\n"), strings.TrimSuffix(lines(9, "\n", 8), "\n"), 1, "no end of the last line"},
		{lines(9, "\r\n"), lines(9, "\r\n", 4), 1, "carriage returns"},
		{"x", "y", 1, "a single line"},
		{lines(3, "\n"), lines(3, "\n"), 0, "nothing"},
	} {
		dir := t.TempDir()
		file := filepath.Join(dir, "src", "a file.py")
		sample.OK(t, os.Mkdir(filepath.Dir(file), 0o777))
		sample.OK(t, os.WriteFile(file, []byte(tt.before), 0o666))
		patch := Patch("./src/a file.py", []byte(tt.before), []byte(tt.after))
		if n := strings.Count(patch, "@@ -"); n != tt.hunks {
			t.Errorf("%s: %d hunks, want %d\n%s", tt.why, n, tt.hunks, patch)
		}
		if patch == "" {
			continue
		}
		c := exec.Command("patch", "-p1", "--binary")
		c.Dir, c.Stdin = dir, strings.NewReader(patch)
		if out, err := c.CombinedOutput(); err != nil {
			t.Errorf("%s: %v: %s\n%s", tt.why, err, out, patch)
		}
		if got := string(sample.Try(os.ReadFile(file)).Must(t)); got != tt.after {
			t.Errorf("%s: %q, want %q", tt.why, got, tt.after)
		}
	}
}

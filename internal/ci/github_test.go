package ci

import (
	"regexp"
	"strings"
	"testing"
)

var githubLine = regexp.MustCompile(`^::(error|warning|notice) ((file|line|col|title)=[^:,]*,?)*::(.*)$`)

// readGitHub goes through workflow commands as the runner does: a line is a command, a value ends at a comma or ::.
func readGitHub(t *testing.T, text string, commands int) {
	t.Helper()
	lines := strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' })
	for _, line := range lines {
		if !githubLine.MatchString(line) {
			t.Errorf("%q is no command", line)
		}
	}
	if len(lines) != commands {
		t.Errorf("%d commands, want %d", len(lines), commands)
	}
}

func TestGitHubEscapes(t *testing.T) {
	for _, tt := range []struct {
		text, value, data, why string
	}{
		{"plain", "plain", "plain", "nothing to escape"},
		{"50%", "50%25", "50%25", "the escape itself"},
		{"a\nb\r\nc", "a%0Ab%0D%0Ac", "a%0Ab%0D%0Ac", "ends of lines"},
		{"x,y:z", "x%2Cy%3Az", "x,y:z", "a value ends at , and ::"},
		{"::error::no", "%3A%3Aerror%3A%3Ano", "::error::no", "a command only begins a line"},
		{"%0A", "%250A", "%250A", "what looks escaped stays as it is"},
		{"\x1b[31m", `\u001b[31m`, `\u001b[31m`, "nothing is to act on the terminal of a log"},
		{"\u202e", `\u202e`, `\u202e`, "nothing is to turn the direction of a line"},
		{"\xff", "\ufffd", "\ufffd", "no UTF-8"},
		{"ζ ≤ ½", "ζ ≤ ½", "ζ ≤ ½", "UTF-8"},
	} {
		if got := githubValue(tt.text); got != tt.value {
			t.Errorf("value of %q is %q, want %q (%s)", tt.text, got, tt.value, tt.why)
		}
		if got := githubData(tt.text); got != tt.data {
			t.Errorf("data of %q is %q, want %q (%s)", tt.text, got, tt.data, tt.why)
		}
	}
	text := written(t, "github", samples())
	readGitHub(t, text, 6)
	if want := "::error file=dir with blank/x%25y%2Cz%3A1.json,line=3,col=5,title=RZ101 title a%25b%3A%3Ac<d>"; !strings.HasPrefix(text, want) {
		t.Errorf("the first command is %.120q, want %q", text, want)
	}
}

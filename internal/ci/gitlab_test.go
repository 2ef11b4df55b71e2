package ci

import (
	"encoding/json"
	"os"
	"strings"
	"sync"
	"testing"

	"rofz/internal/sample"
)

// gitlabSchema is a schema of what GitLab asks for.
var gitlabSchema = sync.OnceValues(func() (sample.Schema, error) {
	text, err := os.ReadFile("testdata/gitlab-code-quality.schema.json")
	if err != nil {
		return sample.Schema{}, err
	}
	return sample.NewSchema(string(text))
})

// readGitLab decodes a Code Quality report and looks for what GitLab asks for.
func readGitLab(t *testing.T, text string) []gitlabIssue {
	t.Helper()
	if err := sample.Try(gitlabSchema()).Must(t).Validate(text); err != nil {
		t.Errorf("against the schema: %v", err)
	}
	d := json.NewDecoder(strings.NewReader(text))
	d.DisallowUnknownFields()
	var issues []gitlabIssue
	sample.OK(t, d.Decode(&issues))
	for _, x := range issues {
		if x.Description == "" || x.Check == "" || len(x.Fingerprint) != 32 || x.Severity == "" || x.Location.Path == "" || x.Location.Lines.Begin < 1 {
			t.Errorf("something is missing in %+v", x)
		}
	}
	return issues
}

func TestGitLab(t *testing.T) {
	issues := readGitLab(t, written(t, "gitlab", samples()))
	if len(issues) != 4 {
		t.Fatalf("%d issues, want those with a file that are not known", len(issues))
	}
	if x := issues[0]; x.Check != "RZ101" || x.Severity != "major" || x.Location.Path != "dir with blank/x%y,z:1.json" || x.Location.Lines.Begin != 3 {
		t.Errorf("the first issue is %+v", x)
	}
	moved := samples()
	moved[1].Findings[0].Line, moved[1].Findings[0].Message = 99, "said otherwise"
	if readGitLab(t, written(t, "gitlab", moved))[0].Fingerprint != issues[0].Fingerprint {
		t.Error("the fingerprint depends on the line or the message")
	}
	if got := written(t, "gitlab", nil); got != "[]\n" {
		t.Errorf("no cases: %q", got)
	}
}

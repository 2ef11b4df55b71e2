package main

import (
	"bytes"
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rofz/internal/sample"
)

// schemaOf returns one of the schemas beside the formats of CI systems.
func schemaOf(t *testing.T, name string) sample.Schema {
	t.Helper()
	text := sample.Try(os.ReadFile(filepath.Join("..", "..", "internal", "ci", "testdata", name))).Must(t)
	return sample.Try(sample.NewSchema(string(text))).Must(t)
}

// linted returns what lint writes about sources.
func linted(t *testing.T, args ...string) string {
	t.Helper()
	var out, errors bytes.Buffer
	if code := run(append([]string{"lint"}, args...), strings.NewReader(""), &out, &errors); code != exitFailed {
		t.Fatalf("lint %v: %d, %s", args, code, errors.String())
	}
	return out.String()
}

// TestLintFormats compares what lint writes of the projects in testdata with the schemas of OASIS and of GitLab.
func TestLintFormats(t *testing.T) {
	const projects = "../../testdata/projects"
	for format, schema := range map[string]string{"sarif": "sarif-schema-2.1.0.json", "gitlab": "gitlab-code-quality.schema.json"} {
		for _, args := range [][]string{{projects}, {"--verbose", projects}, {"--explain", "--strict-sources", "--stated-claims", projects}} {
			text := linted(t, append([]string{"--format", format}, args...)...)
			if err := schemaOf(t, schema).Validate(text); err != nil {
				t.Errorf("%v as %s: %v", args, format, err)
			}
			var list []json.RawMessage
			if format == "gitlab" && (json.Unmarshal([]byte(text), &list) != nil || len(list) < 4) {
				t.Errorf("%v as gitlab: %d issues", args, len(list))
			}
		}
	}
}

// TestSuggestedFixes makes the changes that SARIF suggests: each replaces what the place says, and its finding is gone.
func TestSuggestedFixes(t *testing.T) {
	dir := t.TempDir()
	sample.OK(t, os.CopyFS(dir, os.DirFS("../../testdata/projects")))
	text := linted(t, "--explain", "--format", "sarif", dir)
	if err := schemaOf(t, "sarif-schema-2.1.0.json").Validate(text); err != nil {
		t.Error(err)
	}
	var log struct {
		Runs []struct {
			Results []struct {
				RuleID string
				Fixes  []struct {
					ArtifactChanges []struct {
						ArtifactLocation struct{ URI string }
						Replacements     []struct {
							DeletedRegion   struct{ StartLine, StartColumn, EndLine, EndColumn int }
							InsertedContent struct{ Text string }
						}
					}
				}
			}
		}
	}
	sample.OK(t, json.Unmarshal([]byte(text), &log))
	made := 0
	for _, r := range log.Runs[0].Results {
		for _, f := range r.Fixes {
			change := f.ArtifactChanges[0]
			file := sample.Try(url.Parse(change.ArtifactLocation.URI)).Must(t).Path
			before := sample.Try(os.ReadFile(file)).Must(t)
			lines := strings.Split(string(before), "\n")
			x := change.Replacements[0]
			if x.DeletedRegion.StartLine != x.DeletedRegion.EndLine {
				t.Fatalf("%s: a change of several lines", r.RuleID)
			}
			line := []rune(lines[x.DeletedRegion.StartLine-1])
			lines[x.DeletedRegion.StartLine-1] = string(line[:x.DeletedRegion.StartColumn-1]) + x.InsertedContent.Text + string(line[x.DeletedRegion.EndColumn-1:])
			found := func() int {
				var out, errors bytes.Buffer
				run([]string{"lint", "--format", "gitlab", file}, strings.NewReader(""), &out, &errors)
				return strings.Count(out.String(), `"major"`)
			}
			was := found()
			sample.OK(t, os.WriteFile(file, []byte(strings.Join(lines, "\n")), 0o644))
			if is := found(); is >= was {
				t.Errorf("%s in %s: %d errors before the change, %d behind it", r.RuleID, file, was, is)
			}
			sample.OK(t, os.WriteFile(file, before, 0o644))
			made++
		}
	}
	if made < 3 {
		t.Errorf("%d changes are suggested", made)
	}
}

package integration

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"rofz/internal/sample"
	"rofz/internal/tool"
)

// trialGit returns the trial repository under git, with the named files staged.
func trialGit(t *testing.T, files ...string) (dir string, git func(args ...string) (string, error)) {
	t.Helper()
	program := tool.Path(t, "git")
	dir = trialRepository(t)
	git = func(args ...string) (string, error) {
		c := exec.Command(program, args...)
		c.Dir = dir
		c.Env = append(os.Environ(), "GIT_AUTHOR_NAME=rofz", "GIT_AUTHOR_EMAIL=rofz@example.org", "GIT_COMMITTER_NAME=rofz", "GIT_COMMITTER_EMAIL=rofz@example.org")
		out, err := c.CombinedOutput()
		return string(out), err
	}
	for _, args := range [][]string{{"init", "-q"}, append([]string{"add", "--"}, files...)} {
		if out, err := git(args...); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	return dir, git
}

// TestGitHook commits with hooks/pre-commit in place.
func TestGitHook(t *testing.T) {
	t.Setenv("ROFZ_VERIFY", verify(t))
	for _, tt := range []struct {
		why    string
		staged string
		edit   string // made to the file after it was staged
		ok     bool
		output string
	}{
		{"a sound scheme", "schemes/good.json", "", true, "1 checked: 0 errors"},
		{"a claim that fails", "schemes/bad.json", "", false, "schemes/bad.json:5:13: error RZ101: bad: c[2] is 1, but row sum 2 of A is 3/4"},
		{"what is staged counts, not what is in the tree", "schemes/good.json", "{", true, "1 checked: 0 errors"},
		{"no scheme", "known.txt", "", true, ""},
		{"a name that a shell would run", "schemes/$(touch pwned) ' \" ; x.json", "", true, "1 checked: 0 errors"},
	} {
		t.Run(tt.why, func(t *testing.T) {
			dir, git := trialGit(t, tt.staged)
			hook := sample.Try(os.ReadFile("hooks/pre-commit")).Must(t)
			sample.OK(t, os.WriteFile(filepath.Join(dir, ".git", "hooks", "pre-commit"), hook, 0o777))
			if tt.edit != "" {
				sample.OK(t, os.WriteFile(filepath.Join(dir, tt.staged), []byte(tt.edit), 0o666))
			}
			out, err := git("commit", "-q", "-m", "x")
			if (err == nil) != tt.ok || !strings.Contains(out, tt.output) {
				t.Errorf("the commit: %v, want success: %v; the output should have %q:\n%s", err, tt.ok, tt.output, out)
			}
			if _, err := os.Stat(filepath.Join(dir, "pwned")); err == nil {
				t.Error("the name of a file was run")
			}
		})
	}
}

// TestPreCommitManifest has pre-commit read the manifest and the configuration of docs/ci.
func TestPreCommitManifest(t *testing.T) {
	pre := tool.Path(t, "pre-commit")
	for _, args := range [][]string{{"validate-manifest", ".pre-commit-hooks.yaml"}, {"validate-config", "docs/ci/pre-commit-config.yaml"}} {
		if out, err := exec.Command(pre, args...).CombinedOutput(); err != nil || len(out) > 0 {
			t.Errorf("pre-commit %v: %v\n%s", args, err, out)
		}
	}
}

// TestPreCommit has pre-commit build verify from a clone of this repository, and run both hooks.
func TestPreCommit(t *testing.T) {
	pre := tool.Path(t, "pre-commit")
	modules := sample.Try(exec.Command("go", "env", "GOMODCACHE").Output()).Must(t)
	dir, git := trialGit(t, "schemes/good.json", "schemes/bad.json")
	clone := snapshot(t)
	rev := sample.Try(exec.Command("git", "-C", clone, "rev-parse", "HEAD").Output()).Must(t)
	config := "repos:\n  - repo: " + clone + "\n    rev: " + strings.TrimSpace(string(rev)) + "\n    hooks:\n      - id: rofz-check\n        args: [--require, 'A-stable, order>=1']\n      - id: rofz-lint\n        files: good\n"
	sample.OK(t, os.WriteFile(filepath.Join(dir, ".pre-commit-config.yaml"), []byte(config), 0o666))
	if out, err := git("add", ".pre-commit-config.yaml"); err != nil {
		t.Fatal(out)
	}
	c := exec.Command(pre, "run", "--color", "never")
	c.Dir = dir
	c.Env = append(os.Environ(), "PRE_COMMIT_HOME="+t.TempDir(), "GOFLAGS=-modcacherw -trimpath", "GOMODCACHE="+strings.TrimSpace(string(modules)))
	out, err := c.CombinedOutput()
	if err == nil {
		t.Error("the scheme with a claim that fails passes")
	}
	for _, want := range []string{
		"rofz check...", "Failed", "schemes/bad.json:5:13: error RZ101: bad: c[2] is 1, but row sum 2 of A is 3/4",
		"bad: required A-stable, but A-stable is refuted", "rofz lint...", "Passed",
	} {
		if !strings.Contains(string(out), want) {
			t.Errorf("the output lacks %q:\n%s", want, out)
		}
	}
}

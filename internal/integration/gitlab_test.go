package integration

import (
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"rofz/internal/sample"
	"rofz/internal/tool"
)

// gitlabJob is the part of a job that the template has.
type gitlabJob struct {
	Stage, Image string
	Variables    map[string]string
	BeforeScript []string `yaml:"before_script"`
	Script       []string
	AllowFailure struct {
		ExitCodes int `yaml:"exit_codes"`
	} `yaml:"allow_failure"`
	Artifacts struct {
		When    string
		Reports map[string]string
	}
}

// TestGitLabTemplate runs the scripts of the template as a runner does, against a clone of this repository.
func TestGitLabTemplate(t *testing.T) {
	var template map[string]gitlabJob
	strictYAML(t, "templates/rofz.gitlab-ci.yml", &template)
	job := template["rofz"]
	build, check := strings.Join(job.BeforeScript, "\n"), strings.Join(job.Script, "\n")
	temp := t.TempDir()
	env := func(variables map[string]string) map[string]string {
		all := maps.Clone(job.Variables)
		maps.Copy(all, variables)
		all["TMPDIR"] = temp
		return all
	}

	// The clone and the build, once; the scripts that follow find them in $rofz.
	dir := trialRepository(t)
	source := "file://" + filepath.ToSlash(snapshot(t))
	out, code := shell(t, dir, env(map[string]string{"ROFZ_URL": source}), build+"\necho \"$rofz\"\n", "bash", "-eo", "pipefail")
	if code != 0 {
		t.Fatalf("exit code %d:\n%s", code, out)
	}
	said := strings.Split(strings.TrimSpace(out), "\n")
	rofz := said[len(said)-1]
	if out, code := shell(t, dir, env(nil), build, "bash", "-eo", "pipefail"); code != 2 || !strings.Contains(out, "ROFZ_URL is empty") {
		t.Errorf("without a URL: exit code %d, %s", code, out)
	}

	for _, tt := range []struct {
		why       string
		variables map[string]string
		code      int
		log       string
		quality   int // entries of the Code Quality report, −1 for none
	}{
		{"a sound scheme", map[string]string{"ROFZ_FILES": "schemes/good.json"}, 0, "good (runge-kutta, 1 stage)", 0},
		{"claims that fail", map[string]string{"ROFZ_FILES": "schemes/bad.json\n  schemes/good.json\n"}, 1, "2 schemes: 1 ok, 1 with a claim that fails", 2},
		{"a requirement", map[string]string{"ROFZ_FILES": "schemes/good.json", "ROFZ_REQUIRE": "order>=2, A-stable"}, 1, "", 1},
		{"undecided", map[string]string{"ROFZ_FILES": "schemes/open.json", "ROFZ_REQUIRE": "tableau-order>=3"}, job.AllowFailure.ExitCodes, "", 1},
		{"lint", map[string]string{"ROFZ_FILES": "schemes/bad.json", "ROFZ_COMMAND": "lint"}, 1, "1 checked: 1 error, 0 warnings, 0 notes", 1},
		{"lint with a baseline", map[string]string{"ROFZ_FILES": "schemes/bad.json", "ROFZ_COMMAND": "lint", "ROFZ_BASELINE": "known.txt"}, 0, "1 known", 0},
		{"a file named as a command", map[string]string{"ROFZ_FILES": "schemes/$(touch pwned) ' \" ; x.json"}, 0, "odd (runge-kutta, 1 stage)", 0},
		{"no files", nil, 2, "ROFZ_FILES is empty, it should name the schemes to check", -1},
	} {
		t.Run(tt.why, func(t *testing.T) {
			dir := trialRepository(t)
			out, code := shell(t, dir, env(tt.variables), "rofz='"+rofz+"'\n"+check, "bash", "-eo", "pipefail")
			if code != tt.code || !strings.Contains(out, tt.log) {
				t.Errorf("exit code %d, want %d; the log should have %q:\n%s", code, tt.code, tt.log, out)
			}
			if tt.quality < 0 {
				return
			}
			if _, err := os.Stat(filepath.Join(dir, job.Artifacts.Reports["junit"])); err != nil {
				t.Error(err)
			}
			text := sample.Try(os.ReadFile(filepath.Join(dir, job.Artifacts.Reports["codequality"]))).Must(t)
			var issues []any
			if err := json.Unmarshal(text, &issues); err != nil || len(issues) != tt.quality {
				t.Errorf("%d issues, want %d (%v)", len(issues), tt.quality, err)
			}
			if _, err := os.Stat(filepath.Join(dir, "pwned")); err == nil {
				t.Error("the name of a file was run")
			}
		})
	}
}

// TestGitLabPipeline has gitlab-ci-local run the pipeline of docs/ci, which includes the template.
func TestGitLabPipeline(t *testing.T) {
	runner := tool.Path(t, "gitlab-ci-local")
	git := tool.Path(t, "git")
	dir := trialRepository(t)
	for name, file := range map[string]string{".gitlab-ci.yml": "docs/ci/gitlab-ci.yml", "rofz.gitlab-ci.yml": "templates/rofz.gitlab-ci.yml"} {
		text := sample.Try(os.ReadFile(file)).Must(t)
		sample.OK(t, os.WriteFile(filepath.Join(dir, name), text, 0o666))
	}
	for _, args := range [][]string{
		{"init", "-q"}, {"add", "-A"}, {"-c", "user.name=rofz", "-c", "user.email=rofz@example.org", "commit", "-q", "-m", "schemes"},
		{"remote", "add", "origin", "https://gitlab.example.org/group/schemes.git"},
	} {
		if out, err := exec.Command(git, append([]string{"-C", dir}, args...)...).CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	c := exec.Command(runner, "--home", t.TempDir(), "--force-shell-executor", "--variable", "ROFZ_URL=file://"+snapshot(t),
		"--variable", "ROFZ_REF=HEAD", "--variable", "ROFZ_FILES=schemes/good.json\nradau-iia-2", "rofz")
	c.Dir = dir
	out, err := c.CombinedOutput() // its exit code does not tell
	for _, want := range []string{"json schema validated", "NOT MET       order>=2: the order is 1", "2 schemes: 1 ok, 1 with a requirement that is not met", "FAIL 1"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("the output lacks %q: %v\n%s", want, err, out)
		}
	}
}

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

// projects are the small repositories of testdata, with what the patch of verify lint --diff changes.
var projects = []struct{ name, changed string }{
	{"sundials", "+    B->A[2][1] = SUN_RCONST(3.0)/SUN_RCONST(4.0);"},
	{"sciml", "+         -1 2 0]"},
	{"diffrax", "+    b_error=np.array([2 / 9 - 7 / 24, 1 / 3 - 1 / 4, 4 / 9 - 1 / 3, -1 / 8]),"},
	{"openmodelica", "+  const double c[] = {1./3, 1.0};"},
}

// project copies one of them and returns the directory, and what GitHub is to show.
func project(t *testing.T, name string) (dir, annotations string) {
	t.Helper()
	dir = t.TempDir()
	from := filepath.Join("testdata", "projects", name)
	sample.OK(t, os.CopyFS(dir, os.DirFS(from)))
	want := sample.Try(os.ReadFile(filepath.Join(from, "annotations.txt"))).Must(t)
	return dir, string(want)
}

// TestProjects: verify lint finds what is wrong with each project, at its place, and nothing else; and its patch mends it.
func TestProjects(t *testing.T) {
	program := verify(t)
	for _, p := range projects {
		dir, want := project(t, p.name)
		run := func(args ...string) string {
			c := exec.Command(program, append([]string{"lint"}, args...)...)
			c.Dir = dir
			out, _ := c.Output()
			return string(out)
		}
		if got := run("--format", "github", "."); got != want {
			t.Errorf("%s: the annotations are\n%s, want\n%s", p.name, got, want)
		}
		patch := run("--diff", ".")
		if !strings.Contains(patch, "\n"+p.changed+"\n") {
			t.Errorf("%s: the patch lacks %q:\n%s", p.name, p.changed, patch)
		}
		apply := exec.Command(tool.Path(t, "patch"), "-p1")
		apply.Dir, apply.Stdin = dir, strings.NewReader(patch)
		if out, err := apply.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v: %s", p.name, err, out)
		}
		if got := run("--format", "github", "."); got != "" {
			t.Errorf("%s: the mended project has the annotations\n%s", p.name, got)
		}
	}
}

// TestActionOnProjects runs the action on the projects, as a workflow with command: lint and files: . does.
func TestActionOnProjects(t *testing.T) {
	tool.Path(t, "bash")
	var a action
	strictYAML(t, "action.yml", &a)
	temp := t.TempDir()
	for _, p := range projects {
		dir, want := project(t, p.name)
		log, code, _, outputs := a.run(t, dir, temp, map[string]string{"command": "lint", "files": "."})
		if code != 1 || !strings.HasPrefix(outputs, "result=failed\n") || !strings.Contains(log, want) {
			t.Errorf("%s: exit code %d, outputs %q, and the log lacks the annotations:\n%s", p.name, code, outputs, log)
		}
	}
}

// TestGitHookOnProjects commits each project with the hook of git in place.
func TestGitHookOnProjects(t *testing.T) {
	t.Setenv("ROFZ_VERIFY", verify(t))
	program := tool.Path(t, "git")
	hook := sample.Try(os.ReadFile("hooks/pre-commit")).Must(t)
	for _, p := range projects {
		dir, want := project(t, p.name)
		git := func(args ...string) (string, error) {
			c := exec.Command(program, args...)
			c.Dir = dir
			c.Env = append(os.Environ(), "GIT_AUTHOR_NAME=rofz", "GIT_AUTHOR_EMAIL=rofz@example.org", "GIT_COMMITTER_NAME=rofz", "GIT_COMMITTER_EMAIL=rofz@example.org")
			out, err := c.CombinedOutput()
			return string(out), err
		}
		for _, args := range [][]string{{"init", "-q"}, {"add", "."}} {
			if out, err := git(args...); err != nil {
				t.Fatalf("git %v: %v\n%s", args, err, out)
			}
		}
		sample.OK(t, os.WriteFile(filepath.Join(dir, ".git", "hooks", "pre-commit"), hook, 0o777))
		_, place, _ := strings.Cut(want, "file=")
		file, _, _ := strings.Cut(place, ",")
		if out, err := git("commit", "-q", "-m", "x"); err == nil || !strings.Contains(out, file+":") {
			t.Errorf("%s: the commit: %v, want a failure that names %s:\n%s", p.name, err, file, out)
		}
	}
}

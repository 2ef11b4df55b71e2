// Package integration runs what others run: the action of GitHub, the template of GitLab, hooks of git, and Chromium and
// pdflatex on what is written for them. A test whose tool is missing is skipped, and fails if tools are required.
package integration

import (
	"bytes"
	"errors"
	"io/fs"
	"log"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"go.yaml.in/yaml/v3"

	"rofz/internal/sample"
	"rofz/internal/tool"
)

// TestMain runs the tests in the root of the repository. Programs are built from files that a test does not open itself,
// so it looks at all of them: the cache of go test keeps a result as long as they stay.
func TestMain(m *testing.M) {
	if err := os.Chdir("../.."); err != nil {
		log.Fatal(err)
	}
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if d != nil && d.Name() == ".git" {
			return filepath.SkipDir
		}
		if err == nil {
			_, err = os.Stat(path)
		}
		return err
	})
	if err != nil {
		log.Fatal(err)
	}
	dir, err := os.MkdirTemp("", "rofz")
	if err != nil {
		log.Fatal(err)
	}
	built = filepath.Join(dir, "verify")
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

// built is where verify is built, once it is needed.
var built string

var build = sync.OnceValues(func() (output []byte, err error) {
	return exec.Command("go", "build", "-trimpath", "-o", built, "./cmd/verify").CombinedOutput()
})

// verify returns the path of the program.
func verify(t *testing.T) string {
	t.Helper()
	if out, err := build(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return built
}

// The schemes that the integrations are tried with.
var trialSchemes = map[string]string{
	"schemes/good.json": `{"name": "good", "kind": "runge-kutta", "order": 1, "published": {"L-stable": true},
 "A": [["1"]], "b": ["1"]}`,
	"schemes/bad.json": `{"name": "bad", "kind": "runge-kutta", "order": 2,
 "A": [["0", "0"],
       ["1/2", "1/4"]],
 "b": ["1/2", "1/2"],
 "c": ["0", "1"]}`,
	"schemes/torn.json": `{"name": "torn",`,
	"schemes/open.json": `{"name": "open", "kind": "general-linear",
 "A": [["2/3"]], "U": [["4/3", "-1/3"]], "B": [["2/3"], ["0"]], "V": [["4/3", "-1/3"], ["1", "0"]]}`,
	"schemes/$(touch pwned) ' \" ; x.json": `{"name": "odd", "kind": "runge-kutta", "A": [["1"]], "b": ["1"]}`,
	"known.txt":                            "rofz lint baseline v1\nbad\tRZ101\tc[2]\nbad\tRZ201\torder\n",
}

// trialRepository writes the schemes into a new directory, as another project would have them.
func trialRepository(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range trialSchemes {
		path := filepath.Join(dir, filepath.FromSlash(name))
		sample.OK(t, os.MkdirAll(filepath.Dir(path), 0o777))
		sample.OK(t, os.WriteFile(path, []byte(text+"\n"), 0o666))
	}
	return dir
}

// shell runs a script under an interpreter and returns its output and exit code.
func shell(t *testing.T, dir string, env map[string]string, script string, interpreter ...string) (output string, code int) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "script")
	sample.OK(t, os.WriteFile(file, []byte(script), 0o666))
	c := exec.Command(interpreter[0], append(slices.Clone(interpreter[1:]), file)...)
	c.Dir = dir
	c.Env = os.Environ()
	for _, name := range slices.Sorted(maps.Keys(env)) {
		c.Env = append(c.Env, name+"="+env[name])
	}
	out, err := c.CombinedOutput()
	if e, ok := errors.AsType[*exec.ExitError](err); ok {
		return string(out), e.ExitCode()
	} else if err != nil {
		t.Fatal(err)
	}
	return string(out), 0
}

// strictYAML decodes a file, and knows no keys but those of the value.
func strictYAML(t *testing.T, file string, value any) {
	t.Helper()
	text := sample.Try(os.ReadFile(file)).Must(t)
	d := yaml.NewDecoder(bytes.NewReader(text))
	d.KnownFields(true)
	if err := d.Decode(value); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
}

// snapshot returns a repository whose one commit is the working tree: what a user would clone.
func snapshot(t *testing.T) string {
	t.Helper()
	git := tool.Path(t, "git")
	dir := t.TempDir()
	root := sample.Try(filepath.Abs(".")).Must(t)
	for _, args := range [][]string{
		{"init", "-q", dir},
		{"--git-dir", filepath.Join(dir, ".git"), "--work-tree", root, "add", "-A", "."},
		{"-C", dir, "-c", "user.name=rofz", "-c", "user.email=rofz@example.org", "commit", "-q", "-m", "snapshot"},
		{"-C", dir, "checkout", "-q", "HEAD", "--", "."},
	} {
		if out, err := exec.Command(git, args...).CombinedOutput(); err != nil {
			t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
		}
	}
	return dir
}

// TestDocumentedFiles compares the files that docs/ci.md shows with the real ones: a block behind a line that links to
// a file shows that file.
func TestDocumentedFiles(t *testing.T) {
	page := sample.Try(os.ReadFile("docs/ci.md")).Must(t)
	shown := 0
	lines := strings.Split(string(page), "\n")
	for i, line := range lines {
		_, link, ok := strings.Cut(line, "](ci/")
		if !ok || !strings.HasSuffix(line, "):") {
			continue
		}
		name := strings.TrimSuffix(link, "):")
		want := sample.Try(os.ReadFile(filepath.Join("docs/ci", name))).Must(t)
		body := strings.Join(lines[min(i+2, len(lines)):], "\n")
		_, body, _ = strings.Cut(body, "\n") // ```yaml
		body, _, _ = strings.Cut(body, "```")
		if body != string(want) {
			t.Errorf("docs/ci.md:%d: the block is not docs/ci/%s", i+1, name)
		}
		shown++
	}
	files, err := filepath.Glob("docs/ci/*.y*ml")
	if err != nil || len(files) != shown {
		t.Errorf("%d files are shown of %d in docs/ci (%v)", shown, len(files), err)
	}
}

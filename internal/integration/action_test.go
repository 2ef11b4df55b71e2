package integration

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"rofz/internal/sample"
	"rofz/internal/tool"
)

// action is what action.yml holds.
type action struct {
	Name        string
	Description string
	Branding    map[string]string
	Inputs      map[string]struct {
		Description string
		Required    bool
		Default     string
	}
	Outputs map[string]struct{ Description, Value string }
	Runs    struct {
		Using string
		Steps []struct {
			Name, ID, Shell, Run string
			Env                  map[string]string
		}
	}
}

var inputExpression = regexp.MustCompile(`^\$\{\{ inputs\.([a-z-]+) \}\}$`)

// githubValues are the expressions besides inputs that the action has, with what a runner puts there for OWNER/rofz@main.
var githubValues = map[string]string{
	"${{ github.action_ref }}":                                 "main",
	"${{ github.server_url }}/${{ github.action_repository }}": "https://github.invalid/OWNER/rofz",
}

// run carries out the steps as a runner does, with the inputs of a workflow, and returns what was printed, the exit
// code, and what was written to the files that GitHub hands over.
func (a action) run(t *testing.T, dir, temp string, inputs map[string]string) (log string, code int, summary, outputs string) {
	t.Helper()
	root := sample.Try(filepath.Abs(".")).Must(t)
	files := t.TempDir()
	steps := a.Runs.Steps
	if _, err := os.Stat(filepath.Join(temp, "rofz", "verify")); err == nil {
		steps = steps[1:] // the first one built it
	}
	for _, step := range steps {
		env := map[string]string{
			"GITHUB_ACTION_PATH": root, "RUNNER_TEMP": temp, "GITHUB_WORKSPACE": dir,
			"GITHUB_STEP_SUMMARY": filepath.Join(files, "summary"), "GITHUB_OUTPUT": filepath.Join(files, "output"),
		}
		for name, value := range step.Env {
			if value, ok := githubValues[value]; ok {
				env[name] = value
				continue
			}
			input := inputExpression.FindStringSubmatch(value)
			if input == nil {
				t.Fatalf("%s is %q, should be an input and nothing else", name, value)
			}
			given, ok := inputs[input[1]]
			if !ok {
				given = a.Inputs[input[1]].Default
			}
			env[name] = given
		}
		out, exit := shell(t, dir, env, step.Run, "bash", "--noprofile", "--norc", "-eo", "pipefail")
		log += out
		if code = exit; code != 0 {
			break
		}
	}
	read := func(name string) string {
		text, err := os.ReadFile(filepath.Join(files, name))
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		return string(text)
	}
	return log, code, read("summary"), read("output")
}

func TestAction(t *testing.T) {
	tool.Path(t, "bash")
	var a action
	strictYAML(t, "action.yml", &a)
	temp := t.TempDir() // of the runner: verify is built once
	for _, tt := range []struct {
		why       string
		inputs    map[string]string
		code      int
		result    string
		log       string // a line that is printed
		summary   string // a line of the summary, "" for no summary
		written   string // a file
		unwritten string
	}{
		{"a sound scheme", map[string]string{"files": "schemes/good.json"}, 0, "passed", "good (runge-kutta, 1 stage)",
			"| good | 1 | proved | proved | z⁻² | ✓ passed |", "", ""},
		{"a claim that fails, at its line", map[string]string{"files": "schemes/bad.json"}, 1, "failed",
			"::error file=schemes/bad.json,line=5,col=13,title=RZ101 c is not the row sum of A::bad: c[2] is 1, but row sum 2 of A is 3/4",
			"* RZ101 bad (schemes/bad.json:5:13): c\\[2\\] is 1, but row sum 2 of A is 3/4", "", ""},
		{"several files, blank lines and blanks around them", map[string]string{"files": "\n  schemes/good.json \n\n\tradau-iia-2\r\n"}, 0, "passed", "2 schemes: 2 ok",
			"2 checked: 2 passed", "", ""},
		{"a failure that is only to be shown", map[string]string{"files": "schemes/bad.json", "fail-on": "never"}, 0, "failed", "", "1 checked: 1 failed", "", ""},
		{"a requirement that is not met", map[string]string{"files": "schemes/good.json", "require": "order>=2, A-stable"}, 1, "failed",
			"::error file=schemes/good.json,line=1,col=1,title=RZ703 a requirement is not met::good: required order>=2, but the order is 1", "1 checked: 1 failed", "", ""},
		{"an undecided requirement is a warning", map[string]string{"files": "schemes/open.json", "require": "tableau-order>=3"}, 0, "undecided", "", "1 checked: 1 undecided", "", ""},
		{"unless warnings fail", map[string]string{"files": "schemes/open.json", "require": "tableau-order>=3", "fail-on": "warning"}, 3, "undecided", "", "1 checked: 1 undecided", "", ""},
		{"a file that cannot be read", map[string]string{"files": "schemes/torn.json"}, 2, "error",
			"::error file=schemes/torn.json,line=2,col=1,title=RZ701 the scheme cannot be read::torn: line 2: not valid JSON: unexpected end of JSON input", "1 checked: 1 broken", "", ""},
		{"the files that others read", map[string]string{"files": "schemes/good.json", "sarif": "a b.sarif", "junit": "junit.xml", "badge": "badge.svg"}, 0, "passed", "",
			"1 checked: 1 passed", "a b.sarif", ""},
		{"no annotations, no summary", map[string]string{"files": "schemes/bad.json", "annotations": "false", "summary": "false"}, 1, "failed", "", "", "", ""},
		{"lint", map[string]string{"command": "lint", "files": "schemes/bad.json"}, 1, "failed", "1 checked: 1 error, 0 warnings, 0 notes",
			"1 checked: 1 error, 0 warnings, 0 notes", "", ""},
		{"lint with a baseline", map[string]string{"command": "lint", "files": "schemes/bad.json", "baseline": "known.txt"}, 0, "passed", "1 checked: 0 errors, 0 warnings, 0 notes, 1 known",
			"1 checked: 0 errors, 0 warnings, 0 notes, 1 known", "", ""},
		{"no other command", map[string]string{"command": "show", "files": "schemes/bad.json"}, 2, "", "::error title=rofz::the input command should be check or lint", "", "", ""},
		{"no other level", map[string]string{"fail-on": "errors", "files": "schemes/bad.json"}, 2, "", "::error title=rofz::the input fail-on should be error, warning, note or never", "", "", ""},
		{"no files", map[string]string{"files": " \n"}, 2, "", "::error title=rofz::the input files is empty, it should name the schemes to check", "", "", ""},
		{"an input of the other command", map[string]string{"command": "lint", "files": "schemes/bad.json", "require": "A-stable"}, 2, "",
			"::error title=rofz::the inputs require and badge are for the command check", "", "", ""},
		{"a wrong requirement", map[string]string{"files": "schemes/good.json", "require": "B-stable"}, 2, "error", "", "", "", ""},
		{"text that a shell would run", map[string]string{"files": "schemes/$(touch pwned) ' \" ; x.json", "require": "$(touch pwned)", "badge": "`touch pwned`"}, 2, "error", "", "", "", "pwned"},
		{"a file named so", map[string]string{"files": "schemes/$(touch pwned) ' \" ; x.json"}, 0, "passed", "odd (runge-kutta, 1 stage)", "1 checked: 1 passed", "", "pwned"},
		{"a file that looks like a flag", map[string]string{"files": "--help"}, 2, "error", "", "1 checked: 1 broken", "", ""},
	} {
		t.Run(tt.why, func(t *testing.T) {
			dir := trialRepository(t)
			log, code, summary, outputs := a.run(t, dir, temp, tt.inputs)
			if code != tt.code {
				t.Errorf("exit code %d, want %d:\n%s", code, tt.code, log)
			}
			if tt.result != "" && !strings.HasPrefix(outputs, "result="+tt.result+"\n") {
				t.Errorf("outputs %q, want the result %s", outputs, tt.result)
			}
			if tt.log != "" && !strings.Contains(log, tt.log+"\n") {
				t.Errorf("the log lacks %q:\n%s", tt.log, log)
			}
			if tt.inputs["annotations"] == "false" && strings.Contains(log, "::error") {
				t.Errorf("there are annotations:\n%s", log)
			}
			if (tt.summary == "") != (summary == "") || !strings.Contains(summary, tt.summary) {
				t.Errorf("the summary is\n%s\nand should have %q", summary, tt.summary)
			}
			if tt.written != "" {
				for _, name := range []string{tt.written, "junit.xml", "badge.svg"} {
					if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Size() == 0 {
						t.Errorf("%s is not written: %v", name, err)
					}
				}
			}
			if tt.unwritten != "" {
				if _, err := os.Stat(filepath.Join(dir, tt.unwritten)); err == nil {
					t.Errorf("%s exists: an input was run", tt.unwritten)
				}
			}
		})
	}
}

// TestActionHasNoInjection: expressions stand where GitHub replaces a whole value, never in a script; and every input is
// used.
func TestActionHasNoInjection(t *testing.T) {
	var a action
	strictYAML(t, "action.yml", &a)
	used := make(map[string]bool)
	for _, step := range a.Runs.Steps {
		if strings.Contains(step.Run, "${{") {
			t.Errorf("the script of %q has an expression in it", step.Name)
		}
		for _, value := range step.Env {
			if m := inputExpression.FindStringSubmatch(value); m != nil {
				used[m[1]] = true
			}
		}
	}
	for name := range a.Inputs {
		if !used[name] {
			t.Errorf("the input %s is not used", name)
		}
	}
	for name := range used {
		if _, ok := a.Inputs[name]; !ok {
			t.Errorf("there is no input %s", name)
		}
	}
}

// TestActionSchema has action-validator, which carries the schemas of SchemaStore, read the action and the workflow of
// docs/ci.
func TestActionSchema(t *testing.T) {
	validator := tool.Path(t, "action-validator")
	for _, file := range []string{"action.yml", "docs/ci/github-workflow.yml"} {
		if out, err := exec.Command(validator, file).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", file, err, out)
		}
	}
}

// TestWorkflowInputs: the workflow of docs/ci hands over inputs that the action has, and names actions with a ref.
func TestWorkflowInputs(t *testing.T) {
	var a action
	strictYAML(t, "action.yml", &a)
	var workflow struct {
		Jobs map[string]struct {
			Steps []struct {
				Uses string
				If   string
				With map[string]string
			}
			RunsOn string `yaml:"runs-on"`
		}
		Name        string
		On          []string
		Permissions map[string]string
	}
	strictYAML(t, "docs/ci/github-workflow.yml", &workflow)
	own := 0
	for _, job := range workflow.Jobs {
		for _, step := range job.Steps {
			if !strings.Contains(step.Uses, "@") {
				t.Errorf("%s has no ref", step.Uses)
			}
			if step.Uses != "OWNER/rofz@REF" {
				continue
			}
			own++
			for name := range step.With {
				if _, ok := a.Inputs[name]; !ok {
					t.Errorf("the action has no input %s", name)
				}
			}
		}
	}
	if own != 1 {
		t.Errorf("the workflow uses the action %d times", own)
	}
}

package coq

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"rofz/errata/specimen"
	"rofz/internal/sample"
	"rofz/internal/tool"
)

// library is a folder with the theorems of the folder coq, compiled.
var library = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "rofz-coq-*")
	if err != nil {
		return "", err
	}
	for _, name := range []string{"Polynomial", "Growth", "Vanishing", "Rate", "Stability", "Infinity", "Tableau", "Bound"} {
		code, err := os.ReadFile(filepath.Join("..", "..", "coq", name+".v"))
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name+".v"), code, 0o600)
		}
		if err == nil {
			err = coqc(dir, dir, name+".v")
		}
		if err != nil {
			return dir, err
		}
	}
	return dir, nil
})

func TestMain(m *testing.M) {
	code := m.Run()
	if _, err := exec.LookPath("coqc"); err == nil {
		dir, _ := library()
		os.RemoveAll(dir)
	}
	os.Exit(code)
}

// coqc compiles a file in a folder. The error holds what Coq says.
func coqc(library, dir, file string) error {
	c := exec.Command("coqc", "-w", "none", "-Q", library, "Rofz", file)
	c.Dir = dir
	out, err := c.CombinedOutput()
	if err != nil {
		return &coqError{string(out)}
	}
	return nil
}

type coqError struct{ says string }

func (e *coqError) Error() string { return e.says }

// proves reports whether Coq accepts a file.
func proves(t *testing.T, text string) error {
	t.Helper()
	dir := t.TempDir()
	sample.OK(t, os.WriteFile(filepath.Join(dir, "F.v"), []byte(text), 0o600))
	return coqc(sample.Try(library()).Must(t), dir, "F.v")
}

// TestFiles has Coq check the files of schemes of all kinds, with the theorems that they should have.
func TestFiles(t *testing.T) {
	tool.Path(t, "coqc")
	rows := []struct{ name, theorems, why string }{
		{"radau-iia-2", "step A_stable L_stable gradient_vanishes gradient_bound", "a tableau with squares in the half-plane"},
		{"rk4", "step not_A_stable", "explicit, a witness on the axis"},
		{"pade-9-10", "A_stable L_stable gradient_vanishes gradient_bound", "no tableau, turns in the certificate of Go"},
		{"trapezoidal", "step A_stable gradient_vanishes gradient_bound", "E = 0"},
		{"gauss-2", "A_stable gradient_vanishes gradient_bound", "an irrational tableau with a rational R"},
	}
	if !sample.Full() {
		rows = rows[:2]
	}
	for _, row := range rows {
		text, err := File(specimen.Analysis(t, row.name))
		if err != nil {
			t.Errorf("%s: %v (%s)", row.name, err, row.why)
			continue
		}
		var names []string
		for _, m := range regexp.MustCompile(`Theorem `+identifier(row.name)+`_(\w+) :`).FindAllStringSubmatch(text, -1) {
			names = append(names, m[1])
		}
		if got := strings.Join(names, " "); got != row.theorems {
			t.Errorf("%s: theorems %s, should be %s (%s)", row.name, got, row.theorems, row.why)
		}
		if err := proves(t, text); err != nil {
			t.Errorf("%s: Coq says %v (%s)", row.name, err, row.why)
		}
	}
}

// TestForgeries changes a file in one place: Coq accepts none of them.
func TestForgeries(t *testing.T) {
	tool.Path(t, "coqc")
	text := sample.Try(File(specimen.Analysis(t, "radau-iia-2"))).Must(t)
	rows := []struct{ from, to, why string }{
		{"Definition P : zpoly := [6; 2]", "Definition P : zpoly := [6; 3]", "another P"},
		{"(3, [0; 1])", "(-3, [0; 1])", "a negative weight"},
		{"bezout_is := 54", "bezout_is := 0", "a Bézout constant that is 0"},
		{"scale_of := 1", "scale_of := 0", "a scale that is 0"},
		{"[[5; -1]", "[[5; 1]", "another tableau"},
		{"Definition n : Z := 12", "Definition n : Z := 0", "a denominator that is 0"},
		{"bezout_P := [7; -1]", "bezout_P := [7; -2]", "another Bézout pair"},
	}
	if !sample.Full() {
		rows = rows[:3]
	}
	for _, row := range rows {
		forged := strings.Replace(text, row.from, row.to, 1)
		if forged == text {
			t.Errorf("%s: the file has no %q", row.why, row.from)
		} else if proves(t, forged) == nil {
			t.Errorf("Coq accepts %s", row.why)
		}
	}
}

func TestRefused(t *testing.T) {
	for _, row := range []struct{ name, says string }{
		{"gauss-4", ""},
		{"alexander-2-2", "irrational"},
	} {
		_, err := File(specimen.Analysis(t, row.name))
		if (err == nil) != (row.says == "") || err != nil && !strings.Contains(err.Error(), row.says) {
			t.Errorf("%s: error %v, should say %q", row.name, err, row.says)
		}
	}
}

func TestIdentifiers(t *testing.T) {
	for from, want := range map[string]string{"radau-iia-2": "radau_iia_2", "2n": "scheme_2n", "": "scheme_", "θ:1/2": "scheme___1_2", "_x": "scheme__x"} {
		if got := identifier(from); got != want {
			t.Errorf("%q is called %q, should be %q", from, got, want)
		}
	}
	if got := comment(`a *) Axiom x : False. (* "`); strings.ContainsAny(got, `()*"`) {
		t.Error(got)
	}
}

package coq

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
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
	makefile, err := os.ReadFile(filepath.Join("..", "..", "coq", "Makefile"))
	if err != nil {
		return dir, err
	}
	_, list, _ := strings.Cut(string(makefile), "files := ")
	list, _, _ = strings.Cut(list, "\n")
	for _, name := range strings.Fields(list) { // in an order in which they compile
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
		{"radau-iia-2", "step derivative order limit gradient_at_infinity evidence A_stable I_stable vanishes L_stable contracts gradient_vanishes gradient_bound", "a tableau with squares in the half-plane"},
		{"rk4", "step derivative order limit gradient_at_infinity not_A_stable not_I_stable", "explicit, a witness on the axis"},
		{"pade-9-10", "derivative order limit gradient_at_infinity evidence A_stable I_stable vanishes L_stable contracts gradient_vanishes gradient_bound", "no tableau, turns in the certificate of Go"},
		{"trapezoidal", "step derivative order limit gradient_at_infinity evidence A_stable I_stable not_L_stable does_not_contract gradient_vanishes gradient_bound", "E = 0"},
		{"gauss-2", "derivative order limit gradient_at_infinity evidence A_stable I_stable not_L_stable does_not_contract gradient_vanishes gradient_bound", "an irrational tableau with a rational R"},
		{"theta:2/3", "step derivative order limit gradient_at_infinity evidence A_stable I_stable not_L_stable contracts gradient_vanishes gradient_bound", "strongly A-stable, not L-stable"},
		{`{"name": "identity", "kind": "rational", "numerator": ["1"], "denominator": ["1"]}`, "derivative order limit gradient_at_infinity evidence A_stable I_stable not_L_stable does_not_contract gradient_vanishes gradient_bound", "R' = 0"},
		{`{"name": "doubling", "kind": "rational", "numerator": ["2"], "denominator": ["1", "-1"]}`, "derivative order limit gradient_at_infinity not_A_stable not_I_stable", "R(0) = 2 is of order 0"},
		{`{"name": "pole-on-the-left", "kind": "rational", "numerator": ["1"], "denominator": ["1", "1"]}`, "derivative order limit gradient_at_infinity not_A_stable I_stable", "I-stable, not A-stable"},
	}
	if !sample.Full() {
		rows = rows[:2]
	}
	for _, row := range rows {
		a := specimen.Analysis(t, row.name)
		text, err := File(a)
		if err != nil {
			t.Errorf("%s: %v (%s)", row.name, err, row.why)
			continue
		}
		var names []string
		for _, m := range regexp.MustCompile(`Theorem `+identifier(a.Name())+`_(\w+) :`).FindAllStringSubmatch(text, -1) {
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
		{"begins_sound 4 1 72", "begins_sound 4 1 71", "another error constant"},
		{"((-2), ((-2), 1))", "((-2), (2, 1))", "another sign at infinity"},
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

// TestGoldens has Coq check a file of every scheme of the golden files that has a rational R: several are one file, since Coq takes
// a second to begin. Those of a few kilobytes alone are checked, but for full tests.
func TestGoldens(t *testing.T) {
	tool.Path(t, "coqc")
	var names []string
	for _, file := range sample.Try(filepath.Glob(filepath.Join("..", "..", "testdata", "golden", "*.golden"))).Must(t) {
		for _, m := range regexp.MustCompile(`(?m)^scheme (\S+)`).FindAllStringSubmatch(string(sample.Try(os.ReadFile(file)).Must(t)), -1) {
			names = append(names, m[1])
		}
	}
	slices.Sort(names)
	names = sample.Of(slices.Compact(names), 1, func(name string) (kind, _ string) {
		info := specimen.Analysis(t, name).Scheme().Info()
		return info.Kind + info.Family, name
	})
	var texts []string
	for _, name := range names {
		a := specimen.Analysis(t, name)
		text, err := File(a)
		k, _, ferr := a.StabilityFunction()
		switch {
		case err != nil && (ferr != nil || k.Degree() > 1):
		case err != nil:
			t.Errorf("%s: %v", name, err)
		case len(text) < longest():
			texts = append(texts, text)
		default:
			t.Logf("%s: %d kB are not tried", name, len(text)/1000)
		}
	}
	slices.SortFunc(texts, func(a, b string) int { return len(b) - len(a) })
	const parts = 8 // long and short ones in each
	files := make([]strings.Builder, parts)
	for i, text := range texts {
		head, body, _ := strings.Cut(text, "Import ListNotations.")
		if i < parts {
			files[i].WriteString(head + "Import ListNotations.\n")
		}
		fmt.Fprintf(&files[i%parts], "Module M%d.%s\nEnd M%d.\n", i, body, i)
	}
	t.Logf("%d schemes", len(texts))
	sample.Try(library()).Must(t)
	for i := range files {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			if files[i].Len() == 0 {
				return
			}
			if err := proves(t, files[i].String()); err != nil {
				t.Error(err)
			}
		})
	}
}

// longest is how long a file may be that is checked. Long integers cost most: files beyond 38 kB were not seen to end in minutes, and one of a megabyte, of sixteen stages,
// is more than the stack of Coq's parser.
func longest() int {
	if sample.Full() {
		return 38_000
	}
	return 3000
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

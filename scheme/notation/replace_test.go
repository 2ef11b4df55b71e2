package notation

import (
	"strings"
	"testing"

	"rofz/internal/sample"
	"rofz/scheme"
)

// TestReplace changes one coefficient, in the notation of its file; want is what the line becomes, or a part of the error.
func TestReplace(t *testing.T) {
	py := func(b string) string { return "A = [[0, 0], [1, 0]]\nb = [" + b + "]\n" }
	c := func(b string) string {
		return "static const double A[2][2] = {{0, 0}, {1, 0}};\nstatic const double b[2] = {" + b + "};\n"
	}
	jl := func(b string) string { return "A = [0 0; 1 0]\nb = [" + b + "]\n" }
	for _, tt := range []struct {
		language, text, to string
		want               string
		why                string
	}{
		{"python", py("1/2, 5/164"), "5/154", py("1/2, 5/154"), "a denominator"},
		{"python", py("1/2, 5.0/164.0"), "5/154", py("1/2, 5.0/154.0"), "points stay"},
		{"python", py("1/2, -5/164"), "5/164", py("1/2, 5/164"), "a sign that goes"},
		{"python", py("1/2, 5/164"), "-5/164", py("1/2, -5/164"), "a sign that comes"},
		{"python", py("1/2, 0.4358665"), "0.4358565", py("1/2, 0.4358565"), "a digit"},
		{"python", py("1/2, 4.358e-1"), "4.368e-1", py("1/2, 4.368e-1"), "an exponent stays"},
		{"python", py("1/2, Fraction(5, 164)"), "5/154", py("1/2, Fraction(5, 154)"), "a fraction of a library"},
		{"c", c("0.5, 0.9"), "1", c("0.5, 1.0"), "a floating number stays one"},
		{"python", py("1/2, g") + "", "1/3", "", "a name"},
		{"python", py("1/2, 1/3"), "sqrt(2)", "another form", "another form"},
		{"python", py("1/2, 1/3"), "2/5", "several numbers change", "two numbers"},
		{"c", c("0.5, 5.0/164.0"), "5/154", c("0.5, 5.0/154.0"), "C"},
		{"c", c("0.5, 5./164."), "5/154", c("0.5, 5./154."), "C, points without digits"},
		{"c", c("SUN_RCONST(0.5), SUN_RCONST(5.0)/SUN_RCONST(164.0)"), "5/154", c("SUN_RCONST(0.5), SUN_RCONST(5.0)/SUN_RCONST(154.0)"), "macros"},
		{"julia", jl("1//2, 5//164"), "5/154", jl("1//2, 5//154"), "Julia"},
		{"julia", jl("1//2, big\"0.164\""), "0.154", jl("1//2, big\"0.154\""), "a text for a number"},
		{"matlab", "A = [0 0; 1 0];\nb = [1/2 5/164]; % b\n", "5/154", "A = [0 0; 1 0];\nb = [1/2 5/154]; % b\n", "MATLAB"},
		{"matlab", "A = [0 0; 1 0];\nb = [1/2 -5/164];\n", "5/164", "A = [0 0; 1 0];\nb = [1/2 5/164];\n", "a sign that goes in MATLAB"},
		{"matlab", "A = [0 0; 1 0];\nb(1) = 1/2; b(2) = .5d-1;\n", "0.6e-1", "", "an exponent with d"},
		{"csv", "0,0,0\n1,1,0\n,1/2,5/164\n", "5/154", "0,0,0\n1,1,0\n,1/2,5/154\n", "a spreadsheet"},
		{"latex", "\\begin{array}{c|cc}\n0&0&0\\\\\n1&1&0\\\\\\hline\n&\\frac12&\\frac{5}{164}\n\\end{array}", "5/154", "\\begin{array}{c|cc}\n0&0&0\\\\\n1&1&0\\\\\\hline\n&\\frac12&\\frac{5}{154}\n\\end{array}", "LaTeX"},
	} {
		l, _ := LanguageNamed(tt.language)
		tables := sample.Try(l.Tables("f", []byte(tt.text))).Must(t)
		if tables[0].Err != nil {
			if tt.want != "" {
				t.Errorf("%s: %v", tt.why, tables[0].Err)
			}
			continue
		}
		change := Change{tables[0].Info.Name, scheme.Place{Key: "b", Column: 2}, tables[0].Places.Parts["b[2]"], tables[0].vectorOf("b")[1], tt.to}
		r, err := l.Replace("f", []byte(tt.text), change)
		if err != nil {
			if !strings.Contains(err.Error(), tt.want) {
				t.Errorf("%s: %v, want %q", tt.why, err, tt.want)
			}
			continue
		}
		got := string(sample.Try(Apply([]byte(tt.text), r)).Must(t))
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.why, got, tt.want)
		}
		before := tt.text[:r.At.Offset]
		if line := 1 + strings.Count(before, "\n"); r.At.Line != line {
			t.Errorf("%s: line %d, want %d", tt.why, r.At.Line, line)
		}
		if column := 1 + len([]rune(before[strings.LastIndexByte(before, '\n')+1:])); r.At.Column != column {
			t.Errorf("%s: column %d, want %d", tt.why, r.At.Column, column)
		}
	}
}

// TestReplaceIsConfirmed: a change that another table would feel is refused.
func TestReplaceIsConfirmed(t *testing.T) {
	text := "b = [1/2, 5/164]\ndef f():\n    A = [[0, 0], [1, 0]]\n    g_A = A\n    g_b = b\n    h_A = A\n    h_b = b\n"
	l, _ := LanguageNamed("python")
	tables := sample.Try(l.Tables("f", []byte(text))).Must(t)
	if len(tables) != 2 {
		t.Fatalf("%d tables, want 2", len(tables))
	}
	_, err := l.Replace("f", []byte(text), Change{tables[0].Info.Name, scheme.Place{Key: "b", Column: 2}, tables[0].Places.Parts["b[2]"], "5/164", "5/154"})
	if err == nil || !strings.Contains(err.Error(), "another table") {
		t.Errorf("the change of a shared array: %v", err)
	}
}

// TestReplaceTurnedSign: where a reader turns the signs of an array, as of the E of SciPy, a sign is changed in the source.
func TestReplaceTurnedSign(t *testing.T) {
	text := func(e string) string {
		return "class RK23(RungeKutta):\n    C = np.array([0, 1/2, 3/4])\n    A = np.array([[0, 0, 0], [1/2, 0, 0], [0, 3/4, 0]])\n    B = np.array([2/9, 1/3, 4/9])\n    E = np.array([5/72, " + e + ", -1/9, 1/8])\n"
	}
	l, _ := LanguageNamed("python")
	for _, tt := range []struct{ old, changed string }{{"1/12", "-1/12"}, {"-1/12", "1/12"}, {"-(1/12)", "(1/12)"}, {"- 1/12", " 1/12"}, {"1/12", "1/13"}, {"-1/12", "-1/13"}} {
		tables := sample.Try(l.Tables("f", []byte(text(tt.old)))).Must(t)
		after := sample.Try(l.Tables("f", []byte(text(tt.changed)))).Must(t)
		if len(tables) != 1 || len(after) != 1 || tables[0].Err != nil {
			t.Fatalf("%d tables, want 1: %v", len(tables), tables[0].Err)
		}
		change := Change{tables[0].Info.Name, scheme.Place{Key: "e", Column: 2}, tables[0].Places.Parts["e[2]"], tables[0].vectorOf("e")[1], after[0].vectorOf("e")[1]}
		r, err := l.Replace("f", []byte(text(tt.old)), change)
		if err != nil {
			t.Errorf("%s to %s: %v", tt.old, tt.changed, err)
			continue
		}
		if got := string(sample.Try(Apply([]byte(text(tt.old)), r)).Must(t)); got != text(tt.changed) {
			t.Errorf("%s to %s: %s", tt.old, tt.changed, got)
		}
	}
}

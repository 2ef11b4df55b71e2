package golden

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rofz/internal/sample"
)

const head = "rofz golden v1\ntheorem: t\nstatement: s\nhypotheses: h\nscope: o\nsource: q\n"

// TestFormat reads every golden file and prints it: the files are in canonical form but for those typed by hand, and
// what is printed is read as the same.
func TestFormat(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(goldens, "*.golden"))
	if err != nil || len(files) < 13 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, file := range files {
		text := sample.Try(os.ReadFile(file)).Must(t)
		f, err := Parse(string(text))
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		printed := Format(f)
		if filepath.Base(file) != "explicit-formulas.golden" && printed != string(text) {
			t.Errorf("%s is not in canonical form:\n%s", file, cmp.Diff(string(text), printed))
		}
		g, err := Parse(printed)
		if err != nil {
			t.Errorf("%s, printed: %v", file, err)
		} else if again := Format(g); again != printed {
			t.Errorf("%s, printed twice: %s", file, cmp.Diff(printed, again))
		}
	}
}

func TestMalformed(t *testing.T) {
	for _, row := range []struct {
		text    string
		line    int
		message string
		why     string
	}{
		{"", 1, "the first line", "nothing"},
		{"rofz golden v2\n", 1, "the first line", "another version"},
		{"\ufeff" + head, 1, "the first line", "a byte order mark"},
		{"rofz golden v1\n", 1, `"theorem:" is missing`, "no headers"},
		{"rofz golden v1\nstatement: s\n", 2, `"theorem:" is missing`, "headers in another order"},
		{"rofz golden v1\ntheorem: t\ntheorem: t\n", 3, `"statement:" is missing`, "a header twice"},
		{"rofz golden v1\ntheorem: a b\nstatement: s\nhypotheses: h\nscope: o\nsource: q\n", 2, "a name without blanks", "two words for a name"},
		{"rofz golden v1\n  more\n", 2, "no line that this could continue", "a continuation of nothing"},
		{head + "R = 1\n", 7, "before the first", "a line without a block"},
		{head + "scheme\n", 7, "before the first", "a block without a name"},
		{head + "scheme rk4\nscheme rk4\n", 8, "already", "two blocks for one scheme"},
		{head + "scheme rk4\n  more\n", 7, "one name or file", "a continued name"},
		{head + "scheme rk4\n R = 1\n", 8, "at the margin", "one blank"},
		{head + "scheme rk4\nR\n", 8, "no \":\" or \"=\"", "no value"},
		{head + "scheme rk4\nS = 1\n", 8, "unknown key \"S\"", "an unknown key"},
		{head + "scheme rk4\nR: 1\n", 8, "is followed by \"=\"", "a colon for ="},
		{head + "scheme rk4\nA-stable = proved\n", 8, "is followed by \":\"", "= for a colon"},
		{head + "scheme rk4\nR = 1\nR = 1\n", 9, "stands in line 8 already", "a key twice"},
		{head + "scheme rk4\nR = 1 +\n", 8, "R:", "a formula cut off"},
		{head + "scheme rk4\nR = 1/(1-z\n", 8, "R:", "an open parenthesis"},
		{head + "scheme rk4\nR = 1/0\n", 8, "R:", "a zero denominator"},
		{head + "scheme rk4\nR = y\n", 8, "R:", "another variable"},
		{head + "scheme rk4\nR = 1 + g z\n", 8, "R:", "a generator that is not declared"},
		{head + "scheme rk4\nR = z^99999999999\n", 8, "R:", "a huge power"},
		{head + "scheme rk4\nR = " + strings.Repeat("(", 100000) + "\n", 8, "R:", "many parentheses"},
		{head + "scheme rk4\nfield: x^2-2\n", 8, "field:", "no interval"},
		{head + "scheme rk4\nfield: g = root of x^2-2 in [1, 2\n", 8, "field:", "an open interval"},
		{head + "scheme rk4\nfield: g = root of x^2-1 in [0, 2]\n", 8, "field:", "a reducible polynomial"},
		{head + "scheme rk4\nfield: g = root of x^2-2 in [-2, 2]\n", 8, "field:", "two roots"},
		{head + "scheme rk4\nfield: g = root of x^99-2 in [1, 2]\n", 8, "degree 99", "a large field"},
		{head + "scheme rk4\nR = 1\nfield: g = root of x^2-2 in [1, 2]\n", 9, "before the first formula", "a field that comes too late"},
		{head + "scheme rk4\ninfinity = 0\n", 8, "infinity:", "no rate"},
		{head + "scheme rk4\ninfinity = 0, R' ~ z\n", 8, "infinity:", "a finite limit with a growing derivative"},
		{head + "scheme rk4\ndecay exponent = 2.5\n", 8, "decay exponent:", "half an exponent"},
		{head + "scheme rk4\norder = four\n", 8, "order:", "an order in words"},
		{head + "scheme rk4\norder = 99999999999999999999\n", 8, "order:", "a huge order"},
		{head + "scheme bdf-2\nbranch = x\n", 8, "branch:", "no multiplicity"},
		{head + "scheme bdf-2\nbranch = root of 3, multiplicity 1, exponent −2, kappa 1\n", 8, "branch:", "the root of a constant"},
		{head + "scheme bdf-2\nbranch = root of x, multiplicity 0, exponent −2, kappa 1\n", 8, "branch:", "no branches"},
		{head + "scheme rk4\nequality = here\n", 8, "\"nowhere\", \"somewhere\"", "an unknown place of equality"},
		{head + "scheme rk4\nequality = everywhere, |x R'| = 1/2 at z\n", 8, "z has no place", "a place that is no number"},
		{head + "scheme rk4\nequality = everywhere, |x R'| = 1/2 at g\n", 8, "equality:", "a generator that is not declared"},
		{head + "scheme rk4\nsup |z^21 R'| on the half-plane = infinite\n", 8, "unknown key", "a power that is too large"},
		{head + "scheme rk4\nsup |z R'| on the half-plane = 1/2\n", 8, "at infinity", "a constant that is attained nowhere"},
		{head + "scheme rk4\nsup |z R'| on the half-plane = 1/0, at 1\n", 8, "sup |z R'|", "a zero denominator"},
		{head + "scheme rk4\nsup |z R'| on the half-plane = 1/2, at \n", 8, "sup |z R'|", "an empty place"},
		{head + "scheme rk4\nsup |z R'| on the half-plane = 1/2, at 1 and\n", 8, "sup |z R'|", "a place missing"},
		{head + "scheme rk4\nsup |z R'| on the half-plane = root of x^2-2, at 1\n", 8, "root of x^2-2 in [1.41, 1.42]", "a root without an interval"},
		{head + "scheme rk4\nsup |z R'| on the half-plane = root of x^2-2 in [-2, 2], at 1\n", 8, "has 2 roots", "an interval with two roots"},
		{head + "scheme rk4\nsup |z R'| on the half-plane = root of x^2-1 in [0.5, 2], at 1\n", 8, "sup |z R'|", "a reducible polynomial"},
		{head + "scheme rk4\nsup |z R'| on the half-plane = root of x^99-2 in [1, 2], at 1\n", 8, "degree 99", "a number of a large degree"},
		{head + "scheme rk4\nsup |z R'| on the half-plane = " + strings.Repeat("1", maxNumber+1) + ", at 1\n", 8, "more than", "a long number"},
		{head + "scheme rk4\nA-stable: true\n", 8, "proved, refuted or undecided", "another word"},
		{head + "scheme rk4\nA-stable: proved\n  P: 1\n  Q: 1\n  claim: A-stable\n  half-plane\n", 8, "line 4 of the evidence", "a certificate cut off"},
		{head + "scheme rk4\nA = [[1, 2], [3]\n", 8, "A:", "an open bracket"},
		{head + "scheme rk4\nA = [1, 2]\n", 8, "A:", "a vector for a matrix"},
		{head + "scheme rk4\nb = [[1]]\n", 8, "b:", "a matrix for a vector"},
		{head + "scheme rk4\nb = [1,]\n", 8, "b:", "a comma too many"},
		{head + "scheme rk4\nnote:\n", 8, "note:", "an empty note"},
		{head + "scheme rk4\nnote: \xff\n", 8, "UTF-8", "not UTF-8"},
		{strings.Repeat("x", MaxText+1), 1, "longer than", "a long file"},
	} {
		_, err := Parse(row.text)
		var e *SyntaxError
		switch {
		case !errors.As(err, &e):
			t.Errorf("%s: %v", row.why, err)
		case e.Line != row.line || !strings.Contains(e.Message, row.message):
			t.Errorf("%s: line %d: %s, want line %d: …%s…", row.why, e.Line, e.Message, row.line, row.message)
		}
	}
}

// FuzzParse reads anything without a panic; what is printed is read as the same.
func FuzzParse(f *testing.F) {
	f.Add(head)
	f.Add(head + "\nscheme alexander-2-2\nfield: g = root of x^2-2 in [1.41, 1.42]\nR = (1 + (−1 + g) z) / (1 + (−2 + g) z + (3/2 − g) z²)\ninfinity = 0, R' ~ (−2 − 2 g) z⁻²\nL-stable: proved\n")
	f.Add(head + "\nscheme bdf-2\nrho = [3/2, -2, 1/2]\nbranch = root of x, multiplicity 2, exponent −3/2, kappa 1/2\nbranch = infinite, multiplicity 1, exponent 0, kappa 1\n")
	f.Add(head + "\nscheme x/y.json\nparams: g = sqrt(2), h = g/2\nA = [[g, 0],\n  [h, 1]]\norder = 3\nerror constant = 1/72\nPadé = (1, 2)\n")
	f.Add(head + "\nscheme gauss-2\nSchwarz–Pick: proved\nequality = nowhere\nsup |z R'| on the half-plane = root of -16+3*x^2 in [2.30, 2.31], at root of -12+x^2 in [3.46, 3.47]\nsup |z^2 R'| on the negative axis = 12, at 3/2 and 7 and infinity\n")
	f.Add(head + "\nscheme ros2-plus\nfield: g = root of x^2-2 in [1.41, 1.42]\nequality = everywhere, |x R'| = 1/2 at (1 − 2 g)\nsup |z R'| on the half-plane = infinite\nsup |z^20 R'| on the half-plane = 0\n")
	f.Fuzz(func(t *testing.T, text string) {
		g, err := Parse(text)
		if err != nil {
			var e *SyntaxError
			if !errors.As(err, &e) || e.Line < 1 || e.Message == "" {
				t.Errorf("%#v", err)
			}
			return
		}
		printed := Format(g)
		h, err := Parse(printed)
		if err != nil {
			t.Fatalf("%v\n%s", err, printed)
		}
		if again := Format(h); again != printed {
			t.Error(cmp.Diff(printed, again))
		}
	})
}

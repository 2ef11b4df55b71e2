package notation

import (
	"strings"
	"testing"

	"rofz/internal/sample"
	"rofz/scheme"
)

// TestPlaces: each coefficient has its place in the file, whatever the language. The text that is wanted there is the
// last one of its kind in the file.
func TestPlaces(t *testing.T) {
	const python = "import numpy as np\n# é\nA = np.array([[0, 0],\n              [2/5, 0]])\nb = np.array([1/4, 0.75])\nc = [0, 2/3]\n"
	for _, tt := range []struct {
		format, text, part, want string
		why                      string
	}{
		{"python", python, "b[2]", "0.75", "a weight"},
		{"python", python, "A[2][1]", "2/5", "an entry of a matrix"},
		{"python", python, "A", "[[0", "a matrix"},
		{"python", python, "A[2]", "[2/5", "a row"},
		{"python", strings.ReplaceAll(python, "\n", "\r\n"), "b[2]", "0.75", "carriage returns"},
		{"python", strings.ReplaceAll(python, "é", "\xe9"), "b[2]", "0.75", "a comment in Latin-1"},
		{"c", "/* x */ static const double A[2][2] = {{0, 0},\n  {2.0/3, 0}};\nconst double b[] = {0.25, 0.75};\n", "b[2]", "0.75", "C"},
		{"c", "static const double A[2][2] = {{0, 0},\n  {2.0/3, 0}};\nconst double b[] = {0.25, 0.75};\n", "A[2][1]", "2.0/3", "C"},
		{"julia", "A = [0 0\n     2//3 0]\nb = [1//4, 3//4]\n", "b[2]", "3//4", "Julia"},
		{"matlab", "A = [0 0\n     2/3 0];\nb = [1/4, 3/4];\n", "b[2]", "3/4", "MATLAB"},
		{"matlab", "A(2,2) = 0; % zero\nA(2,1) = 2/3;\nb = [1/4, 3/4]';\n", "A[2][1]", "2/3", "an entry of a matrix that grows"},
		{"latex", "\\begin{array}{c|cc}\n0 & 0 & 0\\\\ 2/3 &\n 2/3 & 0 \\\\ \\hline\n & \\frac14 & 0.75\n\\end{array}", "b[2]", "0.75", "LaTeX"},
		{"latex", "\\begin{array}{c|cc}\n0 & 0 & 0\\\\ 2/3 &\n 2/5 & 0 \\\\ \\hline\n & \\frac14 & 0.75\n\\end{array}", "A[2][1]", "2/5", "LaTeX, across a line"},
		{"csv", "0,0,0\n2/3,2/5,0\n,1/4,0.75\n", "b[2]", "0.75", "a spreadsheet"},
		{"csv", "A;0;0\nA;2/5;0\nb;1/4;0.75\n", "A[2][1]", "2/5", "a spreadsheet with keys"},
	} {
		tables := sample.Try(Read(tt.format, "f", []byte(tt.text))).Must(t)
		p, ok := tables[0].Places.Parts[tt.part]
		if !ok {
			t.Errorf("%s: no place of %s", tt.why, tt.part)
			continue
		}
		want := strings.LastIndex(tt.text, tt.want)
		if p.Offset != want {
			t.Errorf("%s: %s is at byte %d, want %d", tt.why, tt.part, p.Offset, want)
		}
		before := tt.text[:want]
		if line := 1 + strings.Count(before, "\n"); p.Line != line {
			t.Errorf("%s: %s is in line %d, want %d", tt.why, tt.part, p.Line, line)
		}
		if column := 1 + len([]rune(before[strings.LastIndexByte(before, '\n')+1:])); p.Column != column {
			t.Errorf("%s: %s is in column %d, want %d", tt.why, tt.part, p.Column, column)
		}
	}
}

// TestMayHoldTable: what is cheaply seen to have no table has none.
func TestMayHoldTable(t *testing.T) {
	for _, tt := range []struct {
		text string
		want bool
		why  string
	}{
		{"int main(void) { return 0; }", false, "no number"},
		{"x[12] = y / z; // 3. of 4", false, "integers"},
		{"b = [1//2, 1//2]", true, "fractions"},
		{"b[0] = SUN_RCONST(0.5);", true, "decimals"},
		{"b = {(3-sqrt(3))/6}", true, "a root over an integer"},
		{"/* backward Euler */ TSDIRKRegister(X, 1, 1, A, b)", true, "integers in the call of a library"},
	} {
		if got := MayHoldTable([]byte(tt.text)); got != tt.want {
			t.Errorf("%q (%s): %v, want %v", tt.text, tt.why, got, tt.want)
		}
	}
}

// TestPositionsOfASource: a scheme of a table tells where its parts stand in the source, not in the document that is made
// in between; so do errors.
func TestPositionsOfASource(t *testing.T) {
	text := "A = [[0, 0],\n     [1/2, 0]]\nb = [0, 1]\nc = [0, 1/2]\n"
	table := sample.Try(Read("python", "f.py", []byte(text))).Must(t)[0]
	s := sample.Try(table.Scheme("f.py")).Must(t)
	if p := s.Position(scheme.Place{Key: "c", Column: 2}); p.Line != 4 || p.Column != 9 {
		t.Errorf("c[2] is at %v, want line 4, column 9", p)
	}
	if p := s.Position(scheme.Place{Key: "order"}); p.Line != 1 || p.Column != 5 {
		t.Errorf("what is not there is at %v, want line 1, column 5, where the table begins", p)
	}
	table = sample.Try(Read("python", "f.py", []byte("A = [[0, 0],\n     [1/2, 0, 0]]\nb = [0, 1]\n"))).Must(t)[0]
	_, err := table.Scheme("f.py")
	e, ok := err.(*scheme.Error)
	if !ok || e.Position.Line != 2 || e.Position.Column != 6 {
		t.Errorf("the error of row 2 is %v, want one of line 2, column 6", err)
	}
}

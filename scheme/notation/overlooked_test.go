package notation

import (
	"strings"
	"testing"
)

// TestOverlooked: numbers in the shape of a table that no form has are refused at their place, and others are left alone.
func TestOverlooked(t *testing.T) {
	const rows = "const double b3[] = {3.0/32, 9.0/32};\nconst double b4[] = {1932.0/2197, -7200.0/2197, 7296.0/2197};\n"
	for _, tt := range []struct{ language, text, want, why string }{
		{"c", "// a Runge-Kutta scheme\n" + rows + "const double c1 = 1.0/6, c2 = 2.0/3, c4 = 1.0/6;\n", `line 2, column 21: "b" and "c"`, "rows with a number each"},
		{"c", rows + "const double c1 = 1.0/6, c2 = 2.0/3, c4 = 1.0/6;\n", "", "the file does not speak of tables"},
		{"c", "// Runge-Kutta\ntemplate< class V >\nstruct rk_a1 : std::array< V , 1 >\n{\n  rk_a1( void ) { (*this)[0] = static_cast< V >( 1 ) / static_cast< V >( 2 ); }\n};\n", `line 3, column 8: "rk_a1" is a class`, "a class for each row"},
		{"c", "// Runge-Kutta\nstruct rk_a1 : std::array< double , 1 > {};\n", "", "a class without numbers"},
		{"python", "# Butcher\nclass X:\n    tableau = [[], [0.5], [-1.0, 2.0]]\n    weights_ = [0.25, 0.5, 0.25]\n", `line 3, column 15: "tableau"`, "rows of which one is empty"},
		{"python", "# Butcher\nclass X:\n    lower = [[0.5], [-1.0, 2.0]]\n    weight = [0.25, 0.5, 0.25]\n", `line 3, column 13: "lower" and "weight"`, "names that no form has"},
		{"python", "# Butcher\nclass X:\n    lower = [[1], [-1, 2]]\n    weight = [0.25, 0.5, 0.25]\n", "", "integers alone"},
		{"python", "# Butcher\nclass X:\n    points = [[0.5, 0.5], [0.25, 0.75], [0.1, 0.9], [0.2, 0.8]]\n    weight = [0.25, 0.25, 0.25, 0.25]\n", "", "a quadrature on a triangle"},
		{"python", "# Butcher\nclass X:\n    a = [[0.5], [-1.0, 2.0]]\n    bp = [0.25, 0.5, 0.25]\n", "", "a scheme of Nyström"},
		{"julia", "# tableau\nfunction f()\n    α21 = 0.5\n    α31 = -1.0\n    α32 = 2.0\n    w1 = 0.25\n    w2 = 0.5\n    w3 = 0.25\nend\n", `line 3, column 11: "α" and "w"`, "numbered scalars"},
		{"java", "/** Runge-Kutta */\nclass X {\n  static final double[] C = {0.5};\n  static final double[][] A = {{0.5}};\n  static final double[] B = {0.25, 0.75};\n  static final double[] E = {0.5, -0.25, -0.25};\n}\n", "", "a table that is refused"},
		{"java", "/** Runge-Kutta */\nclass X {\n  static final double[] C = {0, 0.5, 1};\n  static final double[][] A = {{0, 0, 0}, {0.5, 0, 0}, {-1, 2, 0}};\n  static final double[] B = {0.25, 0.5, 0.25};\n  static final double E1 = 0.5, E2 = -0.25, E3 = -0.25;\n}\n",
			`line 6, column 28: "E" look like weights of the error`, "weights of the error"},
		{"java", "/** Runge-Kutta */\nclass X {\n  static final double[] C = {0, 0.5, 1};\n  static final double[][] A = {{0, 0, 0}, {0.5, 0, 0}, {-1, 2, 0}};\n  static final double[] B = {0.25, 0.5, 0.25};\n  static final double D1 = 0.5, D2 = -0.25, D3 = -0.25;\n}\n", "", "numbers of another name"},
		{"fortran", "subroutine rk\n! Rosenbrock\n  real(8), parameter :: gamma = 0.25d0, a21 = 1.5d0, a31 = 0.5d0, a32 = 0.25d0, c2 = 1d0, c21 = -5.5d0, c31 = 0.5d0, c32 = 1.5d0\nend\n", "solver's own coefficients", "the same with abscissae"},
		{"fortran", "subroutine rodas\n! Rosenbrock\n  real(8), parameter :: gamma = 0.25d0, a21 = 1.5d0, a31 = 0.5d0, a32 = 0.25d0, c21 = -5.5d0, c31 = 0.5d0, c32 = 1.5d0\nend\n", "solver's own coefficients", "a solver's own form without weights"},
	} {
		language, _ := LanguageNamed(tt.language)
		tables, err := language.Tables("x", []byte(tt.text))
		if err != nil {
			t.Fatalf("%s: %v", tt.why, err)
		}
		var got []string
		for _, x := range tables {
			if _, err := x.Scheme("x"); err != nil && (strings.Contains(err.Error(), "look like") || strings.Contains(err.Error(), "looks like a row") || strings.Contains(err.Error(), "own coefficients")) {
				got = append(got, err.Error())
			}
		}
		if text := strings.Join(got, "\n"); !strings.Contains(text, tt.want) || (tt.want == "") != (text == "") {
			t.Errorf("%s: %s\nwant %q", tt.why, text, tt.want)
		}
	}
}

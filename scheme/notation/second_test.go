package notation

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestNumberedTables reads two tables of one block, the second with a number behind its names, in the languages whose
// programs TestDecoys does not make; and arrays with such names that are none, or may be.
func TestNumberedTables(t *testing.T) {
	const heun, midpoint = "[{A [[0 0] [1 0]]} {b [[0.5 0.5]]} {c [[0 1]]}]", "[{A [[0 0] [0.5 0]]} {b [[0 1]]} {c [[0 0.5]]}]"
	python := "A = [[0, 0], [1, 0]]\nb = [0.5, 0.5]\nc = [0, 1]\n"
	for _, c := range []struct {
		language, text string
		want           []string // tables, or a part of the error
	}{
		{"python", python + "A2 = [[0, 0], [0.5, 0]]\nb2 = [0, 1]\nc2 = [0, 0.5]\n", []string{heun, midpoint}},
		{"python", "A1 = [[0, 0], [1, 0]]\nb1 = [0.5, 0.5]\nc1 = [0, 1]\nA2 = [[0, 0], [0.5, 0]]\nb2 = [0, 1]\nc2 = [0, 0.5]\n", []string{heun, midpoint}},
		{"python", "class X:\n    rk_A = [[0, 0], [1, 0]]\n    rk_B = [0.5, 0.5]\n    rk_C = [0, 1]\n    rk_A2 = [[0, 0], [0.5, 0]]\n    rk_B2 = [0, 1]\n    rk_C2 = [0, 0.5]\n", []string{heun, midpoint}},
		{"fortran", "subroutine f\n real(8) :: a(2,2), b(2), c(2), a2(2,2), b2(2), c2(2)\n a = 0d0\n a(2,1) = 1d0\n b = (/ 0.5d0, 0.5d0 /)\n c = (/ 0d0, 1d0 /)\n" +
			" a2 = 0d0\n a2(2,1) = 0.5d0\n b2 = (/ 0d0, 1d0 /)\n c2 = (/ 0d0, 0.5d0 /)\nend subroutine\n", []string{heun, midpoint}},
		{"r", "A <- matrix(c(0, 0, 1, 0), 2, 2, byrow = TRUE)\nb <- c(0.5, 0.5)\nc <- c(0, 1)\n" +
			"A2 <- matrix(c(0, 0, 0.5, 0), 2, 2, byrow = TRUE)\nb2 <- c(0, 1)\nc2 <- c(0, 0.5)\n", []string{heun, midpoint}},
		// the weights of the derivative in a scheme of two derivatives
		{"python", python + "A2 = [[0, 0], [0.5, 0]]\nb2 = [0.5, 0]\n", []string{heun, "arrays with the number 2 behind their names, whose weights do not sum to 1"}},
		{"python", python + "A2 = [[0, 0], [0.5, 0]]\n", []string{heun, `"A2" looks like a matrix of a table`}},
		{"python", python + "A2 = [[0, 0], [0.5, x]]\nb2 = [0, 1]\n", []string{heun, `"x"`}},
		{"python", "A1 = [[2, 1], [1, 3.5]]\nb1 = [1, 2]\n", nil}, // a system of equations
	} {
		tables, err := Read(c.language, "f", []byte(c.text))
		if (err != nil) != (c.want == nil) {
			t.Errorf("%s\n%v", c.text, err)
		}
		got := []string{}
		for _, x := range tables {
			if x.Err != nil {
				got = append(got, x.Err.Error())
			} else {
				got = append(got, fmt.Sprint(x.Entries))
			}
		}
		if !slices.EqualFunc(got, c.want, strings.Contains) {
			t.Errorf("%s\nis read as %q, want %q", c.text, got, c.want)
		}
	}
}

// TestBehindOtherBranches reads tables of branches of which another condition behind them changes all or a part.
func TestBehindOtherBranches(t *testing.T) {
	const python = "if early:\n    A = [[0, 0], [1, 0]]\n    b = [1/2, 1/2]\n"
	for _, c := range []struct {
		language, text string
		want           []string
	}{
		{"python", python + "if late:\n    A = [[0, 0], [1/2, 0]]\n    b = [0, 1]\n", []string{"1/2 1/2", "0 1"}},
		{"python", python + "if late:\n    b = np.array(b)\n", []string{"1/2 1/2"}},
		{"python", python + "if late:\n    b = [0, 1]\n", []string{`"b" is changed here under a condition`}},
		{"python", python + "if late:\n    c = 3\nelif later:\n    A[1][0] = 2\n", []string{`"A" is changed here under a condition`}},
		{"python", "def f():\n    if early:\n        A = [[0, 0], [1, 0]]\n        b = [1/2, 1/2]\n        return A, b\n    if late:\n        b = [0, 1]\n", []string{"1/2 1/2"}},
		{"fortran", "subroutine f(k)\n real(8) :: A(2,2), b(2)\n A = 0d0\n select case (k)\n case (1)\n  A(2,1) = 1d0\n  b = (/ 0.5d0, 0.5d0 /)\n end select\n if (k > 2) then\n  A(2,1) = 3d0\n end if\nend\n",
			[]string{`"a" is changed here under a condition`}},
	} {
		tables, err := Read(c.language, "f", []byte(c.text))
		if err != nil {
			t.Errorf("%s\n%v", c.text, err)
		}
		got := []string{}
		for _, x := range tables {
			if x.Err != nil {
				got = append(got, x.Err.Error())
			} else {
				got = append(got, strings.Join(x.vectorOf("b"), " "))
			}
		}
		if !slices.EqualFunc(got, c.want, strings.Contains) {
			t.Errorf("%s\nis read as %q, want %q", c.text, got, c.want)
		}
	}
}

// TestWithoutEmbeddedWeights reads a table of SUNDIALS whose pointer to embedded weights is set to none.
func TestWithoutEmbeddedWeights(t *testing.T) {
	text := "ARK_BUTCHER_TABLE(HEUN, {\n  ARKodeButcherTable B = ARKodeButcherTable_Alloc(2, SUNFALSE);\n  B->q = 2;\n  B->A[1][0] = 1.0;\n  B->b[0] = 0.5;\n  B->b[1] = 0.5;\n  B->d = NULL;\n  B->c[1] = 1.0;\n  return B;\n})\n"
	tables, err := Read("sundials", "f", []byte(text))
	if err != nil || tables[0].Err != nil {
		t.Fatal(err, tables)
	}
	if got, want := fmt.Sprint(tables[0].Entries), "[{A [[0 0] [1 0]]} {b [[0.5 0.5]]} {c [[0 1]]}]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestManyNumberedWeights reads numbered coefficients of more than 32 stages, whose weights b3 and b32 are no matrix of Fehlberg's.
func TestManyNumberedWeights(t *testing.T) {
	var text strings.Builder
	const s = 33
	for i := range s {
		fmt.Fprintf(&text, "b%d = 1//%d\n", i+1, s)
		if i > 0 {
			fmt.Fprintf(&text, "c%d = %d//64\na%02d00 = %d//64\n", i, i, i, i)
		}
	}
	tables, err := Read("julia", "f", []byte(text.String()))
	if err != nil || tables[0].Err != nil {
		t.Fatal(err, tables)
	}
	rows := tables[0].rowsOf("A")
	if len(rows) != s || rows[32][0] != "32/64" || rows[32][1] != "0" || tables[0].vectorOf("b")[32] != "1/33" {
		t.Errorf("%d rows, the last of which is %q", len(rows), rows[len(rows)-1])
	}
}

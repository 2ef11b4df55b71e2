package notation

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestNotSilent reads files that hold tables which are not read: one note says so. Files of other things have one note at most, and
// numbers called nodes that are no polynomial with positive zeros are no scheme.
func TestNotSilent(t *testing.T) {
	gemm := ""
	for i := range 5 {
		gemm += fmt.Sprintf("void test%d(void) {\n double A[2][2] = {{1.5, 0.5}, {0.25, 1.5}};\n double b[2] = {0.25, 0.5};\n gemm(A, b);\n}\n", i)
	}
	for _, c := range []struct{ language, text, want string }{
		{"c", "/* Runge-Kutta */\nvoid f(void) {\n  rkA[0][0] = 0.25;\n  rkA[0][1] = 0.5;\n  rkA[1][1] = 0.25;\n  rkB[0] = 0.5;\n}\n", `line 5, column 3: entries of "rkA" are given here`},
		{"c", "void f(void) {\n  rkA[0][0] = 0.25;\n  rkA[0][1] = 0.5;\n  rkA[1][1] = 0.25;\n}\n", ""}, // it may be anything
		{"julia", "# Runge-Kutta-Nyström\nfunction f()\n  c1 = 1//2\n  a21 = 1//8\n  b1 = 1//6\n  b2 = 1//3\n  bp1 = 1//6\n  bp2 = 5//6\nend\nfunction g()\n  a21 = 1//8\n  b1 = 1//6\n  b2 = 1//3\n  bp1 = 1//6\n  bp2 = 5//6\nend\n",
			"line 7, column 9: a scheme of Nyström"},
		{"python", "# Butcher\nbutcher_tab = [[0.5, x], [0.25, 0.75]]\n", `line 2, column 22: "butcher_tab" is called a table, and cannot be read: the name "x"`},
		{"c", gemm, `line 4, column 2: "b" is handed to "gemm" here, which may change it (and 4 more like it in this file`},
		{"c", "static const int quadrature_num_nodes[] = {1, 1, 4, 8};\n", ""},
		{"julia", "x_nodes = [-1.0, -0.4472135954999579, 0.4472135954999579, 1.0]\n", ""},
		{"python", "gauss_nodes = [0.25, -1.0, 1.0]\n", "READ"},
	} {
		tables, err := Read(c.language, "f", []byte(c.text))
		got := []string{}
		for _, x := range tables {
			if x.Err != nil {
				got = append(got, x.Err.Error())
			} else {
				got = append(got, "READ")
			}
		}
		if want := strings.Fields(c.want); (err != nil) != (len(want) == 0) || len(want) > 0 && (len(got) != 1 || !strings.Contains(got[0], c.want)) {
			t.Errorf("%s\nis %q, %v; want %q", c.text, got, err, c.want)
		}
	}
}

// TestNamesOfFunctions reads functions that a file imports under another name, and values that are dealt to several names; not
// where the name may be another thing, or a value depends on what is given first.
func TestNamesOfFunctions(t *testing.T) {
	const heun = "[{A [[0 0] [1 0]]} {b [[1/2 1/2]]}]"
	for _, c := range []struct{ language, text, want string }{
		{"python", "from fractions import Fraction as F\nA = [[0, 0], [F(1), 0]]\nb = [F(1, 2), F(1, 2)]\n", heun},
		{"python", "from sympy import (sqrt, Rational as Q)\nA = [[0, 0], [Q(1), 0]]\nb = [Q(1, 2), Q(1, 2)]\n", heun},
		{"python", "from fractions import Fraction as F\ndef F(x, y=3): return 7\nA = [[0, 0], [F(1), 0]]\nb = [F(1, 2), F(1, 2)]\n", ""},
		{"python", "from fractions import Fraction as F\ndef f(F):\n    A = [[0, 0], [F(1), 0]]\n    b = [F(1, 2), F(1, 2)]\n", ""},
		{"python", "from fractions import Fraction as F\nF = max\nA = [[0, 0], [F(1, 0), 0]]\nb = [F(1, 2), F(1, 2)]\n", ""},
		{"python", "from other import Fraction as F\nA = [[0, 0], [F(1), 0]]\nb = [F(1, 2), F(1, 2)]\n", ""},
		{"python", "from fractions import Fraction as F\nfrom other import g as F\nA = [[0, 0], [F(1), 0]]\nb = [F(1, 2), F(1, 2)]\n", ""},
		{"matlab", "% heun\n[A, b] = deal([0 0; 1 0], [1/2, 1/2]);\n", heun},
		{"matlab", "% heun\nswitch name\n case 'heun'\n  [s.A, s.b] = deal([0 0; 1 0], ...\n [1/2, 1/2]);\nend\n", heun},
		{"matlab", "A = [0 0; 1 0];\nb = [1/2 1/2];\n[A, b] = deal([0 0; b(1) 0], [0 1]);\n", ""},
		{"matlab", "[A, b] = deal([0 0; 1 0]);\nc = [1/2 1/2];\n", ""},
	} {
		tables, _ := Read(c.language, "f", []byte(c.text))
		got := []string{}
		for _, x := range tables {
			if x.Err == nil {
				got = append(got, fmt.Sprint(x.Entries))
			}
		}
		if want := slices.DeleteFunc([]string{c.want}, func(x string) bool { return x == "" }); !slices.Equal(got, want) {
			t.Errorf("%s\nis read as %q, want %q", c.text, got, want)
		}
	}
}

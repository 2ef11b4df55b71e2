package notation

import (
	"fmt"
	"strings"
	"testing"
)

// TestFollowed reads statements that change an array after it was written down: the table is what the program computes,
// or an error at a place. want is A and b, or a part of the error.
func TestFollowed(t *testing.T) {
	const (
		python = "A = [[0, 0], [1, 0]]\nb = [1/2, 1/2]\n"
		numpy  = "import numpy as np\nA = np.array([[0., 0], [1, 0]])\nb = np.array([1/2, 1/2])\n"
		julia  = "A = [0 0; 1 0]\nb = [1//2, 1//2]\n"
		c      = "void f(void) {\n  double A[2][2] = {{0.0, 0.0}, {1.0, 0.0}};\n  double b[2] = {0.5, 0.5};\n"
	)
	for _, tt := range []struct{ format, text, want, why string }{
		{"python", python, "[[0 0] [1 0]] [1/2 1/2]", "nothing else"},
		{"python", python + "A[1][0] *= 2\n", "[[0 0] [2 0]] [1/2 1/2]", "an element is multiplied"},
		{"python", python + "A[1][0] = 0.75 if late else 1\n", "end of the line", "a conditional expression"},
		{"python", python + "if late:\n    A[1][0] = 3\n", "depends on a condition", "a branch"},
		{"python", python + "if late:\n    b = [0, 1]\n", "depends on a condition", "a branch with a new array"},
		{"python", python + "def f():\n    A[1][0] = 3\n", `changed by "f"`, "a function"},
		{"python", python + "def f():\n    global b\n    b = [0, 1]\n", `changed by "f"`, "a function with a shared name"},
		{"python", python + "def f():\n    b = [0, 1]\n", "[[0 0] [1 0]] [1/2 1/2]", "a name of a function's own"},
		{"python", python + "A[1].reverse()\n", "handed to \"reverse\"", "a method"},
		{"python", python + "shift(A)\n", "handed to \"shift\"", "a function that may do anything"},
		{"python", python + "print(A)\n", "[[0 0] [1 0]] [1/2 1/2]", "a function that does nothing"},
		{"python", python + "while A[1][0] < 3:\n    A[1][0] += 1\n", "loop", "a loop with a condition"},
		{"python", python + "for i in indices:\n    A[i][0] = 1\n", "loop", "a loop over what is not known"},
		{"python", python + "for i in range(2):\n    b[i] = i\n", "[[0 0] [1 0]] [0 1]", "a loop over integers"},
		{"python", python + "B = A\nB[1][0] = 1/3\n", "[[0 0] [1/3 0]] [1/2 1/2]", "another name of the same list"},
		{"python", "row = [0]*2\nA = [row]*2\nA[1][0] = 1\nb = [1/2, 1/2]\n", "[[1 0] [1 0]] [1/2 1/2]", "rows that are one list"},
		{"python", python + "b *= 2\n", "beside 4 weights", "a list of Python, which repeats"},
		{"python", numpy + "b *= 2\n", "[[0 0] [1 0]] [1/2*2 1/2*2]", "an array of NumPy"},
		{"python", numpy + "x = A[:, 0]\nx[1] = 1/3\n", "shares its entries", "a view of a column"},
		{"python", numpy + "A[1, :] = [1/3, 0]\n", "[[0 0] [1/3 0]] [1/2 1/2]", "a row"},
		{"python", numpy + "A[:, 0] = [0, 1/3]\n", "[[0 0] [1/3 0]] [1/2 1/2]", "a column"},
		{"python", numpy + "np.fill_diagonal(A, 1)\n", "handed to", "a function of NumPy"},
		{"python", "import numpy as np\nA = np.array([[0, 0], [1, 0]])\nb = np.array([1/2, 1/2])\nA[1, 0] = 0.5\n", "array of integers", "NumPy cuts the fraction off"},
		{"python", numpy + "A[1, 0] = 0\nA[0, 0] = 0\nA[1, 0] = 0.5\n", "[[0 0] [0.5 0]] [1/2 1/2]", "an array of floating numbers holds no others"},
		{"python", python + "from tables import A\n", "imported", "another array with the name"},
		{"python", python + "from tables import *\n", "imported", "perhaps another array with the name"},
		{"python", "class H:\n    A = [[0, 0], [1, 0]]\n    b = [1/2, 1/2]\nH.A[1][0] = 3\n", "[[0 0] [3 0]] [1/2 1/2]", "a class that is changed behind it"},
		{"python", "class H:\n    A = [[0, 0], [1, 0]]\n    b = [1/2, 1/2]\nH.b = [0, 1]\n", "[[0 0] [1 0]] [0 1]", "a member that is replaced"},
		{"python", "class H:\n    A = [[0, 0], [1, 0]]\n    b = [1/2, 1/2]\nfix(H)\n", "handed to", "a class that is handed on"},
		{"python", "class H:\n    A = [[0, 0], [1, 0]]\n    b = [1/2, 1/2]\n    def f(self):\n        self.A[1][0] = 3\n", "changed by", "a method that changes the class's array"},
		{"python", python + "for i in range(2):\n    b[i] = i\n    if i == late:\n        break\n", "depends on a loop", "a loop that may end early"},
		{"python", "def f():\n    A = [[0, 0], [1, 0]]\n    b = [1/2, 1/2]\n    return A, b\n    A[1][0] = 3\n", "[[0 0] [1 0]] [1/2 1/2]", "what is never reached"},
		{"python", python + "if late:\n    A = None\n    raise ValueError\n", "[[0 0] [1 0]] [1/2 1/2]", "a branch that leaves"},
		{"python", python + "C = A[:]\nC[1][0] = 3\n", "[[0 0] [3 0]] [1/2 1/2]", "a copy of a list shares its rows"},
		{"python", python + "C = A[1][:]\nC[0] = 3\n", "[[0 0] [1 0]] [1/2 1/2]", "a copy of a row"},
		{"python", python + "for k, A in pairs:\n    pass\n", "loop", "a loop that gives the name away"},
		{"python", python + "with table() as A:\n    pass\n", "not followed", "a name behind as"},
		{"python", python + "if (b := f()):\n    pass\n", "not followed", "a name within a condition"},
		{"python", python + "x = 2*shift([A, 1])\n", "handed to", "a call within an expression"},
		{"python", python + "exec('A[1][0] = 3')\n", "[[0 0] [1 0]] [1/2 1/2]", "a text that is carried out is beyond what is looked at"},
		{"python", python + "x = [0]\nx[0] = x\nshift(x)\n", "[[0 0] [1 0]] [1/2 1/2]", "a list that holds itself"},
		{"python", "g = 1/3\ndef f():\n    A = [[g]]\n    b = [1]\ng = 1/4\n", "more than one value", "a constant that changes"},
		{"python", "def f():\n    A = [[g]]\n    b = [1]\ng = 0.25\n", "[[g]] [1]", "a constant that comes later"},
		{"python", "class P:\n    A = [[0]]\n    b = [1]\nclass Q(other.P):\n    b = [2]\n", "[[0]] [1]", "a class that inherits from another file makes no table without a matrix"},
		{"julia", julia + "A[2, 1] += 1\n", "[[0 0] [1+1 0]] [1/2 1/2]", "an element"},
		{"julia", julia + "A .*= 2\n", "[[0 0] [2 0]] [1/2 1/2]", "in place"},
		{"julia", julia + "A .^= 2\n", ":", "a sign that is not known"},
		{"julia", julia + "mul!(A, 2)\n", `handed to "mul!"`, "a function that changes its arguments"},
		{"julia", julia + "for i in 1:2\n    b[i] = i\nend\n", "[[0 0] [1 0]] [1 2]", "a loop"},
		{"julia", julia + "if late\n    b[1] = 0\nend\n", "depends on a condition", "a branch"},
		{"julia", julia + "map(1:2) do i\n    b[i] = 0\nend\n", ":", "a block behind a call"},
		{"julia", "A = [0 0; 1 0]\nb = [1//2,\n 1//2 # comment\n ]\n", "[[0 0] [1 0]] [1/2 1/2]", "lines within brackets"},
		{"c", c + "  puts(R\"(\"; A[1][0] = 9.0;)\");\n  b[0] = 0.25;\n}\n", "[[0 0] [1 0]] [0.25 0.5]", "a raw text of C++, in which there are no statements"},
		{"c", c + "  puts(R\"x(a)\"; b[1] = 9.0;)x\"); A[1][0] = 0.75;\n}\n", "[[0 0] [0.75 0]] [0.5 0.5]", "one with a delimiter"},
		{"c", c + "A[1][0] /= 2;\n}", "[[0 0] [1/2 0]] [0.5 0.5]", "an element"},
		{"c", c + "if (late) A[1][0] = 0.75;\n}", "depends on a condition", "a branch"},
		{"c", c + "while (late) { A[1][0] *= 2; }\n}", "loop", "a loop with a condition"},
		{"c", c + "for (int i = 0; i < n; ++i) b[i] = 1;\n}", "loop", "a loop of unknown length"},
		{"c", c + "double *p = &A[1][0]; *p = 3;\n}", "may be changed", "a pointer"},
		{"c", c + "double *p = A[1]; *p = 3;\n}", ":", "a pointer to a row"},
		{"c", c + "double *p = A[1]; p[0] = 3;\n}", "[[0 0] [3 0]] [0.5 0.5]", "another name of a row"},
		{"c", c + "double &x = A[1][0]; x = 3;\n}", "may be changed", "a reference"},
		{"c", c + "memset(A, 0, sizeof A);\n}", "handed to \"memset\"", "a function"},
		{"c", c + "A[1][0]++;\n}", ":", "an increment"},
		{"c", "#define SET(i, x) b[i] = x;\n" + c + "SET(0, 1.0)\n}", "[[0 0] [1 0]] [1 0.5]", "a macro that assigns"},
		{"c", c + "#ifdef FIX\n  b[0] = 1.0;\n#endif\n}", "depends on a condition", "the preprocessor's condition"},
		{"c", "#ifdef X\n#define G 1.0\n#else\n#define G 2.0\n#endif\ndouble A[1][1] = {{G}}, b[1] = {1};", `"G"`, "a macro with two values"},
		{"c", "static double A[2][2] = {{0, 0}, {1, 0}}, b[2] = {0.5, 0.5};\nvoid g(void) { A[1][0] = 3; }", `changed by "g"`, "a function that changes what the file has"},
		{"c", "const double A[1][1] = {{1}}, b[1] = {1};\nvoid g(void) { use(A, b); }", "[[1]] [1]", "a constant may be handed on"},
	} {
		followed(t, tt.format, tt.text, tt.want, tt.why)
	}
}

// TestBehindBranches has tables that one branch makes, and what stands behind the branch; what is left without the branch is a
// second table, which is not read.
func TestBehindBranches(t *testing.T) {
	for _, tt := range []struct{ format, text, want, why string }{
		{"python", "if early:\n    A = [[0, 0], [1, 0]]\n    b = [1/2, 1/2]\nA[1][0] = 3\n", "behind the branches", "what is changed behind the branch that makes it"},
		{"python", "if early:\n    A = [[0, 0], [1, 0]]\n    b = [1/2, 1/2]\nA = [[1]]\n", "behind the branches", "a new array behind the branch, beside weights that stay"},
		{"julia", "if early\n  A = [0 0; 1 0]\n  b = [1//2, 1//2]\nend\nb .*= 2\n", "behind the branches", "what is multiplied behind the branch that makes it"},
		{"c", "void f(int k) { double A[2][2], b[2];\nswitch (k) { case 1: A[0][0] = A[0][1] = A[1][1] = 0; A[1][0] = 1; b[0] = b[1] = 0.5; break; }\nA[1][0] = 3; }", "behind the branches", "what is changed behind a case"},
	} {
		tables, err := Read(tt.format, "f", []byte(tt.text))
		if err != nil || len(tables) != 2 || tables[1].Err == nil {
			t.Errorf("%s %q: %d tables, %v, want one and what depends on the condition", tt.format, tt.text, len(tables), err)
			continue
		}
		got := fmt.Sprint(tables[0].rowsOf("A"), tables[0].vectorOf("b"))
		if tables[0].Err != nil {
			got = tables[0].Err.Error()
		}
		if !strings.Contains(got, tt.want) {
			t.Errorf("%s %q: %s, want %s: %s", tt.format, tt.text, got, tt.want, tt.why)
		}
	}
}

// followed reads a table. want is A and b, or a part of the error of the table.
func followed(t *testing.T, format, text, want, why string) {
	t.Helper()
	tables, err := Read(format, "f", []byte(text))
	got := fmt.Sprint(err)
	if err == nil {
		got = fmt.Sprint(tables[0].rowsOf("A"), tables[0].vectorOf("b"))
		if tables[0].Err != nil {
			got = "not read: " + tables[0].Err.Error()
		}
		if len(tables) > 1 {
			got = fmt.Sprintf("%d tables, %s", len(tables), got)
		}
	}
	if exact := strings.HasPrefix(want, "[["); exact && got != want || !exact && (!strings.HasPrefix(got, "not read:") || !strings.Contains(got, want)) {
		t.Errorf("%s %q: %s, want %s: %s", format, text, got, want, why)
	}
}

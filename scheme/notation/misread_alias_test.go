package notation

import (
	"fmt"
	"slices"
	"testing"
)

// TestFollowedAliases reads arrays that change through other names of theirs, of their rows and of what holds them, and
// arrays whose numbers become others by their type. It is TestFollowed for what the name of the array does not tell.
func TestFollowedAliases(t *testing.T) {
	const (
		python = "A = [[0, 0], [1, 0]]\nb = [1/2, 1/2]\n"
		numpy  = "import numpy as np\nA = np.array([[0., 0], [1/3, 0]])\nb = np.array([1/2, 1/2])\n"
		same   = "[[0 0] [1 0]] [1/2 1/2]"
		third  = "[[0 0] [1/3 0]] [1/2 1/2]"
		class  = "class P:\n    A = [[0, 0], [1, 0]]\n    b = [1/2, 1/2]\n"
		julia  = "A = [0 0; 1 0]\nb = [1//2, 1//2]\n"
		java   = "class T {\n  static final double[][] A = {{0.0, 0.0}, {1.0, 0.0}};\n  static final double[] b = {0.5, 0.5};\n"
	)
	for _, tt := range []struct{ format, text, want, why string }{
		{"python", python + "for i, r in enumerate(A):\n    r[0] = 4\n", "may hold the array", "rows that are counted"},
		{"python", python + "for r, s in zip(A, b):\n    r[0] = s\n", "may hold the array", "rows in pairs"},
		{"python", python + "for i, (r, s) in enumerate(zip(A, b)):\n    r[0] = s\n", "may hold the array", "rows within brackets"},
		{"python", python + "for r in reversed(A):\n    q = r\n    q[0] = 4\n", "may hold the array", "another name of a row"},
		{"python", python + "for r in walk(A, 2):\n    shift(r)\n", "handed to", "rows that are handed on"},
		{"python", python + "for i, x in enumerate(b):\n    show(i, x)\n", same, "rows that are looked at"},
		{"python", python + "for i in range(late*len(A)):\n    shift(i)\n", same, "an index that is handed on"},
		{"python", python + "def g(m=A):\n    m[1][0] = 3\ng()\n", "may hold the array", "an argument that is left out"},
		{"python", python + "def g(m=A):\n    return m[1][0]\n", same, "an argument that is read"},
		{"python", numpy + "A = A.astype(int)\n", "type \"int\"", "integers"},
		{"python", numpy + "A = A.astype('float32')\n", "type \"float32\"", "single precision"},
		{"python", numpy + "A = np.array(A, dtype=np.float16)\n", "type \"float16\"", "half precision"},
		{"python", numpy + "A = np.array(A, int)\n", "type \"int\"", "integers by position"},
		{"python", numpy + "A = np.array(A, dtype=np.float64)\n", third, "double precision"},
		{"python", numpy + "b = b.astype(np.float32)\n", third, "numbers that single precision has"},
		{"python", "import numpy as np\nA = np.zeros((2, 2), dtype=int)\nA[1, 0] = 1/2\nb = np.array([1/2, 1/2])\n", "array of integers", "zeros that are integers"},
		{"python", class + "Q = P\nQ.A[1][0] = 4\n", "a part of an array that is not followed", "a class by another name"},
		{"python", class + "p = P()\np.A[1][0] = 4\n", "a part of an array that is not followed", "an object of the class"},
		{"python", class + "p = P()\nsolve(p)\n", same, "an object that is handed on"},
		{"python", python + "setattr(module, \"A\", 0)\n", "may be changed", "a name as a text"},
		{"python", python + "globals()['A'][1][0] = 9\n", "may be changed", "the names of the file"},
		{"python", python + "match x:\n    case A:\n        pass\n", "condition", "a pattern that takes the name"},
		{"python", "from math import sin as sqrt\nA = [[0, 0], [sqrt(4), 0]]\nb = [1/2, 1/2]\n", "defines itself", "a function under another's name"},
		{"python", "from math import sqrt\nA = [[0, 0], [sqrt(4), 0]]\nb = [1/2, 1/2]\n", "[[0 0] [sqrt(4) 0]] [1/2 1/2]", "a function under its own"},
		{"python", "def sqrt(x):\n    return 7\nA = [[0, 0], [sqrt(4), 0]]\nb = [1/2, 1/2]\n", "defines itself", "a function of the file"},
		{"python", "sqrt = lambda x: 7\nA = [[0, 0], [sqrt(4), 0]]\nb = [1/2, 1/2]\n", "defines itself", "a function that is assigned"},
		{"python", "import math\nsqrt = math.sqrt\nA = [[0, 0], [sqrt(4), 0]]\nb = [1/2, 1/2]\n", "[[0 0] [sqrt(4) 0]] [1/2 1/2]", "a function without its module"},
		{"python", "class np:\n    def array(x):\n        return x[::-1]\nA = np.array([[0, 0], [1, 0]])\nb = [1/2, 1/2]\n", "defines itself", "a module of the file"},
		{"python", python + "A[0], A[1] = A[1], A[0]\n", "[[1 0] [0 0]] [1/2 1/2]", "rows that change places"},
		{"python", python + "*x, y = A\ny[0] = 3\n", "may hold the array", "targets that are not read"},
		{"python", python + "[r for r in A][1][0] = 9\n", ":", "a row in a new list"},
		{"python", python + "(A if late else b)[1][0] = 3\n", ":", "a target that depends on a condition"},
		{"python", python + "def g():\n    return A\ng()[1][0] = 3\n", ":", "a row of what a function returns"},
		{"python", python + "def g():\n    return A\nx = g()\nx[1][0] = 3\n", "may hold the array", "a name of what a function returns"},
		{"python", python + "def g():\n    return A\nx = g()\nshift(x[1][0])\n", same, "what a function returns is read"},
		{"python", python + "for r in (q for q in A):\n    r[0] = 3\n", "may hold the array", "rows of a generator"},
		{"python", "import numpy as np\nA = np.empty((2, 2), int)\nA[:] = 0\nA[1, 0] = 1/2\nb = np.array([1/2, 1/2])\n", "type \"int\"", "integers without a value"},
		{"python", class + "P.__dict__['A'][1][0] = 4\n", "another class may have", "the members of a class"},
		{"python", class + "p = P()\ntype(p).A[1][0] = 4\n", "not followed", "the class of an object"},
		{"python", class + "class Q(P):\n    def f(self):\n        self.A[1][0] = 3\n", "another class may have", "a method of another class"},
		{"python", class + "class Q(P):\n    def f(self):\n        super().A[1][0] = 3\n", "another class may have", "the class that it is built on"},
		{"python", class + "    def f(self):\n        x = self\n        x.A[1][0] = 3\n", "not followed", "an object by another name"},
		{"python", class + "    def f(self):\n        self.__class__.A[1][0] = 3\n", "changed by", "the class of the object itself"},
		{"julia", julia + "function g(; m=A)\n    m[2, 1] = 3\nend\ng()\n", "may hold the array", "an argument with a key that is left out"},
		{"julia", julia + "D = Dict(\"A\" => A)\nD[\"A\"][2, 1] = 3\n", "may hold the array", "a dictionary"},
		{"julia", "struct S\n    A\nend\n" + julia + "s = S(A)\ns.A[2, 1] = 3\n", "not followed", "an object that holds the array"},
		{"julia", julia + "for r in eachrow(A)\n    r[1] = 3\nend\n", "may hold the array", "rows"},
		{"julia", julia + "for (i, r) in enumerate(eachrow(A))\n    r[1] = 3\nend\n", "may hold the array", "rows that are counted"},
		{"julia", julia + "for i in axes(A, 1)\n    println(A[i, 1])\nend\n", same, "indices"},
		{"julia", "A = Float32[0 0; 1/3 0]\nb = [1//2, 1//2]\n", "type \"Float32\"", "single precision"},
		{"c", "static const int A[2][2] = {{0, 0}, {0.5, 0}};\nstatic const double b[2] = {0.5, 0.5};\n", "holds integers", "an array of integers"},
		{"c", "void f(void) { int A[2][2] = {{0, 0}, {0, 0}};\ndouble b[2] = {0.5, 0.5}; A[1][0] = 0.5; }\n", "holds integers", "an array of integers that is filled"},
		{"c", "static const int A[2][2] = {{0, 0}, {1, 0}};\nstatic const double b[2] = {0.5, 0.5};\n", "[[0 0] [1 0]] [0.5 0.5]", "integers"},
		{"c", "#ifdef X\ndouble A[2][2] = {{0, 0}, {1, 0}};\n#else\ndouble A[2][2] = {{0, 0}, {0.5, 0}};\n#endif\ndouble b[2] = {0.5, 0.5};\n", "condition", "a matrix that the preprocessor chooses"},
		{"c", "double A[2][2] = {{0, 0}, {1, 0}};\n#ifdef X\ndouble b[2] = {0.5, 0.5};\n#else\ndouble b[2] = {0, 1};\n#endif\n", "condition", "weights that the preprocessor chooses"},
		{"c", "double A[2][2] = {{0, 0}, {1, 0}}, b[2] = {0.5, 0.5};\n#ifdef X\ndouble c[2] = {0, 1};\n#else\ndouble c[2] = {0, 0.5};\n#endif\n", "condition", "nodes that the preprocessor chooses"},
		{"c", "#ifdef X\ndouble A[2][2] = {{0, 0}, {1, 0}}, b[2] = {0.5, 0.5};\n#endif\n", "[[0 0] [1 0]] [0.5 0.5]", "a table within a condition"},
		{"c", "namespace m {\nconst double A[2][2] = {{0, 0}, {1, 0}}, b[2] = {0.5, 0.5};\nvoid f(void) { m::out << x << 1; }\n}\n", "[[0 0] [1 0]] [0.5 0.5]", "a stream of the namespace"},
		{"java", java + "  double[][] D = A.clone();\n  { D[1][0] = 3; }\n}\n", "shares its entries", "a copy that shares the rows"},
		{"java", java + "  double[] d = b.clone();\n  { d[0] = 3; }\n}\n", "[[0 0] [1 0]] [0.5 0.5]", "a copy of numbers"},
	} {
		followed(t, tt.format, tt.text, tt.want, tt.why)
	}
}

// TestInherited reads a class that takes over the arrays of another one but for one of them.
func TestInherited(t *testing.T) {
	tables := readAll(t, "class P:\n    A = [[0, 0], [1, 0]]\n    B = [1/2, 1/2]\n    C = [0, 1]\n    order = 2\n"+
		"class Q(P):\n    C = [0, 1/2]\nclass R(Q):\n    B = [0, 1]\nclass S(P):\n    order = 1\n")
	var got []string
	for _, x := range tables {
		got = append(got, x.Info.Name+" "+fmt.Sprint(x.rowsOf("A"), x.vectorOf("b"), x.vectorOf("c"), x.Err))
	}
	want := []string{"p [[0 0] [1 0]] [1/2 1/2] [0 1] <nil>", "q [[0 0] [1 0]] [1/2 1/2] [0 1/2] <nil>", "r [[0 0] [1 0]] [0 1] [0 1/2] <nil>"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestAssignedPlace says where a number stands that a statement assigns: on its right side, not where a name in it has
// its value from.
func TestAssignedPlace(t *testing.T) {
	tables := readAll(t, "A = [[0, 0], [1, 0]]\nb = [1/2, 1/2]\nc = [0, 0]\nc[1] = A[1][0] + A[1][1]\nb[0] = A[1][0]\n")
	for part, want := range map[string]string{"c[2]": "4:8", "b[1]": "5:8", "A[2][1]": "1:15"} {
		if at, ok := tables[0].Places.Parts[part]; !ok || fmt.Sprintf("%d:%d", at.Line, at.Column) != want {
			t.Errorf("%s stands at %v, want %s", part, at, want)
		}
	}
}

func readAll(t *testing.T, text string) []Table {
	t.Helper()
	tables, err := Read("python", "f.py", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return tables
}

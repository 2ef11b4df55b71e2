package notation

import (
	"os"
	"strings"
	"testing"

	"rofz/internal/sample"
)

// readers checks for one format that nothing makes a reader panic, and that whatever it reads is written as a scheme
// file that is read back as the same one, wherever it is a scheme at all.
func readers(f *testing.F, format string, seeds ...string) {
	for _, seed := range seeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<14 {
			t.Skip("long inputs only repeat what short ones do")
		}
		tables, err := Read(format, "fuzz", []byte(text))
		if err != nil {
			if err.Error() == "" {
				t.Error("an error without a text")
			}
			return
		}
		for _, table := range tables {
			if table.Err != nil || len(table.Params) > 0 || strings.Contains(string(table.document()), "sqrt") {
				continue // number fields of high degree take long
			}
			first := sample.Try(Write("json", []Table{table}, 0)).Must(t)
			again, err := Read("json", "fuzz", []byte(first))
			if err != nil {
				continue // shapes that are no scheme
			}
			second, err := Write("json", again, 0)
			if err != nil || first != second {
				t.Fatalf("%v\n%s\n%s", err, first, second)
			}
		}
	})
}

func excerpt(f *testing.F, file string) string {
	data := sample.Try(os.ReadFile("testdata/" + file)).Must(f)
	return string(data)
}

func FuzzC(f *testing.F) {
	readers(f, "c", excerpt(f, "sundials.c"), excerpt(f, "petsc.c"), "double A[1][1]={{1./2}},b[1]={1};", "#define A A A\nA[A->A[A]]=A;", "B->A[0][0]")
}

func FuzzPython(f *testing.F) {
	readers(f, "python", excerpt(f, "nodepy.py"), "A=[[1/2]]\nb=[1]", "A=zeros((3,3))\nA[-1,:]=A[0]\nb=A[:,0]", "A=((\n")
}

func FuzzJulia(f *testing.F) {
	readers(f, "julia", excerpt(f, "tableaus.jl"), "A=[1 -2;3 4]\nb=[1;2]", "A=zeros(2,2)\nA[0]=2x")
}

func FuzzFortran(f *testing.F) {
	readers(f, "fortran", "      DATA A /2*0.5D0/, B /1.D0, 0.D0/\n", "real, parameter :: a(2,2) = reshape([0., 1./2, 0., 0.], [2,2])\nb(1:2) = [0, 1]\n", "      A21=1.D0/5.D0\n      GOTO 1\n     &")
}

func FuzzRust(f *testing.F) {
	readers(f, "rust", "const A: [[f64; 1]; 1] = [[1. / 2.]];\nconst B: [f64; 1] = [1.];", "let a = vec![vec![0.5]]; static b: &[f64] = &[1_f64];", "impl X { fn a(&self) -> [f64;1] { [1.0] } }")
}

func FuzzGo(f *testing.F) {
	readers(f, "go", "var A = [][]float64{{1. / 2}}\nvar b = []float64{1}", "const g = 1 - 1<<2\nvar T = Table{A: [][]float64{{g}}, B: []float64{g}}", "a[0][0] /= 2")
}

func FuzzJava(f *testing.F) {
	readers(f, "java", "static final double[][] A = {{1.0 / 2.0}};\nstatic final double[] b = {1.0};", "class X : Y { double[,] a = new double[,] {{0.5}}; }", "a[0] = b[1] = 2;")
}

func FuzzR(f *testing.F) {
	readers(f, "r", "A <- matrix(c(0, 1/2, 0, 0), 2, byrow = TRUE)\nb <- c(0, 1)", "x = rkMethod('rk4', A = diag(2), b1 = c(1, 0))", "A[2, 1:2] <<- 0")
}

func FuzzMATLAB(f *testing.F) {
	readers(f, "matlab", "A = [0 0; 1/2 0]; b = [0, 1]';\nA(2,1) = b(end)/2;", "function f()\nglobal rkA rkB\nrkA(1,1) = 1/2; rkB(1) = 1;\nend", "switch x\ncase {1,'a'}\nA=[1 -2]';b=1:2;end", "x.A=eye(2)';x.b=sum(x.A); %{\n", "b='\"\\\"'; clear all\n[a,b]=f(A')")
}

func FuzzSUNDIALS(f *testing.F) {
	readers(f, "sundials", excerpt(f, "sundials.c"), "ARK_BUTCHER_TABLE(X, {\n B->A[0][0] = SUN_RCONST(1.0)/2;\n B->q = 1;\n return B;\n})")
}

func FuzzPETSc(f *testing.F) {
	readers(f, "petsc", excerpt(f, "petsc.c"), "const PetscReal A[1][1] = {{RC(0.5)}}, b[1] = {1};\nPetscCall(TSRKRegister(TSRK1FE, 1, 1, &A[0][0], b, NULL, NULL, 0, NULL));")
}

func FuzzNodepy(f *testing.F) {
	readers(f, "nodepy", excerpt(f, "nodepy.py"), "A=np.array([[0,0],[one/2,0]])\nb=np.array([0,1])\nRK['M']=ExplicitRungeKuttaMethod(A,b)")
}

func FuzzText(f *testing.F) {
	readers(f, "text", "1/2 | 1/2\n----+----\n    | 1\n", "0 0\n1 1/2 1/2\n--\n 1/2 1/2\n 1 0", "c | A\n")
}

func FuzzLaTeX(f *testing.F) {
	readers(f, "latex", "\\begin{array}{c|c}\\gamma&\\frac12\\\\[2pt]\\hline&\\sqrt2\\end{array}$\\gamma=1-\\gamma$%",
		"$g=h$ $h=g$ \\begin{tabular}{c}g&g\\\\\\cline{1-2}&{\\num{1}}\\end{tabular}")
}

func FuzzCSV(f *testing.F) {
	readers(f, "csv", "1/3,5/12,-1/12\n1,3/4,1/4\n,3/4,1/4\n", "A;1;2\nA;\"3\";4\nb;0;1\n", "params,g,1\nrho,1,-g\nsigma,1\n")
}

// TestHostile reads inputs that would cost a careless reader hours or a stack.
func TestHostile(t *testing.T) {
	n := 1 << 14
	if sample.Full() {
		n = 1 << 18
	}
	for _, c := range []struct{ format, text, why string }{
		{"c", strings.Repeat("(", n), "brackets"},
		{"c", "double A[1] = " + strings.Repeat("{", n), "braces"},
		{"c", strings.Repeat("f(;", n), "calls that never end"},
		{"c", strings.Repeat("f(", n), "calls in calls"},
		{"c", strings.Repeat("x = AllocButcherTable(200, TRUE);\n", 10000), "many tables"},
		{"c", strings.Repeat("AllocButcherTable(1)+", n), "tables in a sum"},
		{"c", "#define a b b b b b b b b b b\n#define b c c c c c c c c c c\n#define c d d d d d d d d d d\n#define d e e e e e e e e e e\n#define e f f f f f f f f f f\n#define f 1 1 1 1 1 1 1 1\nx = a", "macros of macros"},
		{"c", strings.Repeat("{", n), "blocks"},
		{"c", strings.Repeat("x = ", n), "assignments in a chain"},
		{"c", "double A[200][200] = {{0}};" + strings.Repeat("x = A;", n), "an array assigned often"},
		{"python", strings.Repeat("x = ", n), "assignments in a chain"},
		{"c", "double A[9999999][9999999];", "a large array"},
		{"c", "double A[200][200] = {{0}}, b[200] = {0};" + strings.Repeat("TSDIRKRegister(TS, 1, 1, &A[0][0], b, NULL, NULL, 1, b);", 3000), "many registrations"},
		{"python", strings.Repeat("zeros((200,200))\n", 10000), "many arrays"},
		{"python", "A = zeros((200,200))\n" + strings.Repeat("A = A*2\n", 10000), "arrays of arrays"},
		{"python", strings.Repeat("f(", n), "calls in calls"},
		{"python", strings.Repeat("def f(a):\n", n/4), "functions"},
		{"python", "x = " + strings.Repeat("-", n), "signs"},
		{"julia", "A = " + strings.Repeat("[", n), "matrices in matrices"},
		{"julia", strings.Repeat("a{b", n), "types"},
		{"julia", "x = " + strings.Repeat("2a", n), "products"},
		{"matlab", "A = " + strings.Repeat("[", n), "matrices in matrices"},
		{"matlab", "x = " + strings.Repeat("1", n) + strings.Repeat("'", n), "transposes"},
		{"matlab", "x = 2" + strings.Repeat("^-", n) + "1", "powers"},
		{"matlab", strings.Repeat("if x, ", n), "blocks"},
		{"matlab", strings.Repeat("if x, A = 1; end\n", n/4), "branches"},
		{"matlab", "switch x\n" + strings.Repeat("case 1, A = 1; ", n), "cases"},
		{"matlab", strings.Repeat("function f\n", n), "functions"},
		{"matlab", strings.Repeat("function f()\nglobal A b\nA(1) = f();\nend\n", n/8), "functions that share names"},
		{"matlab", "global A\n" + strings.Repeat("function f()\nfunction g()\n", 100) + strings.Repeat("end\nend\n", 100), "functions in functions"},
		{"matlab", strings.Repeat("A(end+1) = 1; ", n/4), "an array that grows"},
		{"matlab", "A(200,200) = 0;" + strings.Repeat("A = A'; A = [A];", n/16), "an array that is copied"},
		{"matlab", strings.Repeat("x(", n/4), "indices of indices"},
		{"matlab", strings.Repeat("x{", n), "cells"},
		{"matlab", strings.Repeat("%{\n", n), "comments in comments"},
		{"matlab", strings.Repeat("a.b = 1;", n) + "a = 1;", "parts of an object"},
		{"matlab", strings.Repeat("a = (b = 1);", n), "assignments within brackets"},
		{"matlab", strings.Repeat("'", n) + "\n" + strings.Repeat("\"", n), "quotes"},
		{"latex", strings.Repeat("=", n), "definitions of nothing"},
		{"latex", `\begin{array}{c}` + strings.Repeat("{", n) + `&1\\ \hline & 1\end{array}`, "groups"},
		{"latex", `\begin{array}{c}` + strings.Repeat(`\frac`, n) + `&1\\ \hline & 1\end{array}`, "fractions"},
		{"latex", strings.Repeat(`\begin{array}`, n), "arrays that never end"},
		{"latex", strings.Repeat("g = g ", n/4) + `\begin{array}{c|c} g & g \\ \hline & g\end{array}`, "one constant, often"},
		{"csv", strings.Repeat(",", n), "a long row"},
		{"csv", strings.Repeat("1\n", n), "many rows"},
	} {
		tables, err := Read(c.format, "test", []byte(c.text))
		for _, table := range tables {
			if table.Err == nil && len(tables) < 3 {
				if _, err := table.Scheme("test"); err == nil {
					t.Errorf("%s (%s): read as a scheme", c.format, c.why)
				}
			}
		}
		if err == nil && len(tables) == 0 {
			t.Errorf("%s (%s): neither tables nor an error", c.format, c.why)
		}
	}
}

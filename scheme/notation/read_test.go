package notation

import (
	"fmt"
	"strings"
	"testing"

	"rofz/poly/exact"
	"rofz/scheme"
)

// TestCoefficients reads single coefficients in every language.
func TestCoefficients(t *testing.T) {
	for _, c := range []struct{ format, text, want, why string }{
		{"c", "1.0/2.0", "1/2", "floating constants are exact integers here"},
		{"c", "1./2", "1/2", "one of two is floating: C divides as it should"},
		{"c", "6/3", "2", "a quotient of integers without rest"},
		{"c", "-1/(2.0*3)", "-1/6", "an integer over a floating number"},
		{"c", "(double)1/3", "1/3", "a cast"},
		{"c", "(long double)1/3", "1/3", "a cast of two words"},
		{"c", "SUN_RCONST(17.0)/SUN_RCONST(50.0)", "17/50", "macros of SUNDIALS"},
		{"c", "RCONST(4.358665215084590e-01)", "0.435866521508459", "digits as printed, with an exponent"},
		{"c", "1.0L/3.0L", "1/3", "endings of numbers"},
		{"c", "SUNRpowerI(SUN_RCONST(2.0), 3)", "8", "a power by a function"},
		{"python", "1/2", "1/2", "Python 3 divides exactly enough"},
		{"python", "Fraction(5, 12)", "5/12", "fractions"},
		{"python", "Fraction('5/12')", "5/12", "a fraction as text"},
		{"python", "sympy.Rational(5, 12) - np.sqrt(4)", "-19/12", "modules in front"},
		{"python", "2**-1", "1/2", "powers"},
		{"python", "-2**2", "-4", "a power binds more tightly than a sign"},
		{"python", "9**0.5", "3", "a square root as a power"},
		{"julia", "1//2*3", "3/2", "// before *"},
		{"julia", "1/2//3", "3/2", "// before /, so that this is 1/(2//3)"},
		{"julia", "5^(1/2)*5^(1/2)", "5", "square roots as powers"},
		{"julia", `big"0.1"`, "1/10", "decimals as text"},
		{"julia", "√4", "2", "the sign of the square root"},
		{"julia", "convert(T, 1//3)", "1/3", "a conversion"},
		{"latex", `\frac12`, "1/2", "arguments of one digit"},
		{"latex", `-\tfrac{1}{3}`, "-1/3", "a sign in front"},
		{"latex", `\dfrac{\sqrt{9}}6`, "1/2", "a root, and an argument without braces"},
		{"latex", `2\sqrt{4}`, "4", "a product without a sign"},
		{"latex", `\left(1-\frac{1}{2}\right)\left(3\right)`, "3/2", "products of parentheses"},
		{"latex", `$0.5$`, "1/2", "within a tabular"},
		{"latex", `{-}\frac{1}{4}`, "error", "a sign in braces stands alone"},
		{"latex", `2^{-1}`, "1/2", "a power"},
		{"latex", `\phantom{-}\frac{3}{4}\,`, "3/4", "what is not shown"},
		{"csv", "5/12", "5/12", "the grammar of scheme files"},
	} {
		got, err := single(c.format, c.text)
		if c.want == "error" {
			if err == nil {
				t.Errorf("%s %s = %s, want an error: %s", c.format, c.text, got, c.why)
			}
			continue
		}
		want, _ := exact.ParseRat(c.want)
		if err != nil || !got.Equal(want) {
			t.Errorf("%s %s = %s, %v, want %s: %s", c.format, c.text, got, err, c.want, c.why)
		}
	}
}

// frames are tables of one stage around a coefficient.
var frames = map[string]string{
	"c":      "const double A[1][1] = {{%s}};\nconst double b[1] = {1};\n",
	"python": "A = [[%s]]\nb = [1]\n",
	"julia":  "A = [%s]\nb = [1]\n",
	"latex":  "\\begin{array}{c|c}\n0 & %s \\\\ \\hline\n & 1\n\\end{array}\n",
	"csv":    "0,%s\n,1\n",
}

// single returns the value of A[1][1] in a frame.
func single(format, text string) (exact.Rat, error) {
	tables, err := Read(format, "test", fmt.Appendf(nil, frames[format], text))
	if err != nil {
		return exact.Rat{}, err
	}
	s, err := tables[0].Scheme("test")
	if err != nil {
		return exact.Rat{}, err
	}
	x, ok := s.(*scheme.ButcherTableau).A()[0][0].Rat()
	if !ok {
		return exact.Rat{}, fmt.Errorf("irrational")
	}
	return x, nil
}

// TestErrors checks that what cannot be read is named with its place.
func TestErrors(t *testing.T) {
	for _, c := range []struct{ format, text, want, why string }{
		{"c", "1/2", "line 1, column 27: 1/2 is a quotient of integers, which C rounds toward zero (1/2 is 0 there); write 1.0/2.0", "the classical slip"},
		{"c", "SUN_RCONST(1)/SUN_RCONST(3)", "1/3 is a quotient of integers", "the macro leaves integers integers"},
		{"c", "5*(2/4)", "2/4 is a quotient of integers", "within a product"},
		{"c", "-7/2*1.0", "quotient of integers", "what comes behind does not help"},
		{"c", "SUN_RCONST(1.0+2.0)/3.0", "of a sum, which C puts in place without parentheses", "a macro that pastes"},
		{"c", "2^3", "the exclusive or in C", "no power"},
		{"c", "010", "octal in C", "a zero in front"},
		{"c", "0x10", "the number 0x10", "hexadecimal"},
		{"c", "gamma", `line 1, column 26: the name "gamma", which has no value here`, "an unknown constant"},
		{"c", "1.0/0", "division by zero", "division by zero"},
		{"python", "7//2", "// rounds down", "the quotient that is none"},
		{"python", "one/2", `line 1, column 7: the name "one"`, "an unknown constant"},
		{"python", "exec('1')", `the function "exec", which is not known here`, "nothing is carried out"},
		{"python", "2**gamma", "the name \"gamma\"", "an exponent that is not a number"},
		{"python", "9**0.25", "the exponent 0.25", "a fourth root"},
		{"julia", "exp(1)", `the function "exp"`, "a function that is not algebraic"},
		{"latex", `\gamma`, `line 2, column 5: the constant \gamma, which the file does not define`, "a constant without a definition"},
		{"latex", `1/2\gamma`, "line 2, column 8", "an unknown constant behind a quotient"},
		{"latex", `1/2\sqrt{3}`, "line 2, column 8: a factor behind a quotient", "above or below the line?"},
		{"latex", `1\frac12`, "a number before a fraction of numbers", "a product or a sum?"},
		{"latex", `1 000`, "two numbers side by side", "digits in groups"},
		{"latex", `0{,}5`, "a comma in a number", "a decimal comma"},
		{"latex", `\sqrt[3]{2}`, "a root of degree 3", "a cube root"},
		{"latex", `\frac{1}{0}`, "division by zero", "division by zero"},
		{"latex", `\foo`, `\foo where a number`, "an unknown command"},
		{"csv", "1/2/", "line 1, column 3: in the cell", "a coefficient cut short"},
		{"csv", "1,2", "line 1, column 5: 2 entries; 1 would be right", "a row too long"},
	} {
		_, err := single(c.format, c.text)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s %s: %v, want %q: %s", c.format, c.text, err, c.want, c.why)
		}
	}
}

// TestNoTables checks what is said of files without a table.
func TestNoTables(t *testing.T) {
	for _, c := range []struct{ format, text, want string }{
		{"c", "int main(void) { return 0; }", "no table found in what was read as c"},
		{"python", "print('hello')", "RungeKuttaMethod(A, b) makes a table"},
		{"julia", "x = 1", "ImplicitRKTableau"},
		{"latex", "Nothing.", `\begin{array}`},
		{"csv", "1,2\n3,4\n", "no row with b"},
		{"cobol", "", "one of json, text, latex"},
		{"text", "", "empty"},
		{"latex", "\xff", "not UTF-8"},
		{"c", "// \xff", "no table found"}, // comments in Latin-1 are common
	} {
		if _, err := Read(c.format, "test", []byte(c.text)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s %q: %v, want %q", c.format, c.text, err, c.want)
		}
	}
}

// TestForms reads ways of writing a table that the excerpts do not have.
func TestForms(t *testing.T) {
	for _, c := range []struct{ format, text, why string }{
		{"latex", `\begin{tabular}{c|cc} $1/3$ & $5/12$ & $-1/12$ \\ 1 & 0.75 & .25 \\ \cline{2-3} $b$ & $\frac34$ & $\frac14$ \end{tabular}`, "a tabular, with a name before b"},
		{"latex", "\\begin{array}{c|cc}\n\\frac13&\\frac5{12}&-\\frac1{12}\\\\[3pt] % first\n1&\\frac34&\\frac14\\\\[3pt]\n&\\frac34&\\frac14\\end{array}", "no line, and a comment"},
		{"latex", `with $a = \frac{3}{4}$, \begin{array}{c|cc} 1/3 & 5/12 & -(1-a)/3 \\ 1 & a & 1-a \\ \hline & a & 1 - a \end{array}`, "a constant"},
		{"csv", "1/3;5/12;-1/12\n1;3/4;1/4\n;3/4;1/4\n", "semicolons"},
		{"csv", "\ufeff1/3\t5/12\t-1/12\r\n1\t3/4\t1/4\r\nb\t3/4\t1/4\r\n", "tabs, a byte order mark, CRLF"},
		{"csv", "# a comment\nA,5/12,-1/12\nA,3/4,1/4\nb,3/4,1/4\nc,1/3,1\n", "keys in front"},
		{"c", "/* in a struct of a library */ double A[2][2] = {{5./12, -1./12}, {3./4, 1./4}}; double b[] = {3./4, 1./4}, c[2] = {1./3, 1};", "several arrays in one line"},
		{"c", "static const double radau_A[2][2] = {5./12, -1./12};", "error"},
		{"c", "ARKodeButcherTable_Alloc;\nARKodeButcherTable B;\nswitch (m) {\ncase(RADAU):\nB = AllocButcherTable(2, TRUE);\nB->A[0][0] = RCONST(5.0)/RCONST(12.0); B->A[0][1] = RCONST(-1.0)/12.0; B->A[1][0] = B->b[0] = .75; B->A[1][1] = .25; B->b[1] = B->A[1][1]; B->c[0] = 1./3; B->c[1] = 1; break; }", "assignments in a chain, members on the right"},
		{"c", "#define THIRD (1.0/3)\n#define C THIRD, \\\n  1\ndouble A[2][2] = {{5*THIRD/4, -THIRD/4},\n{3.0/4, 1.0/4}};\ndouble b[2] = {3.0/4, 1.0/4}, c[2] = {THIRD, 1};", "macros"},
		{"python", "import numpy as np\nq = 1/4\nA = np.array([[5, -1],\n   [9, 3]]) / 12  # over 12\nb = A[-1, :]\nc = [1/3, 1]\n", "an array over a number, the last row"},
		{"python", "A = 1/12*np.array([[5, -1], [9, 3.]])\nb = np.array(A[1]).copy()\n", "a number times an array"},
		{"python", "def f():\n    A = [[5/12, -1/12], [3/4, 1/4]]\n    b = [3/4, 1/4]\n    return A, b\n", "within a function"},
		{"matlab", "A = [5 -1\n     9 +3]/12; b = A(end,:);\nc = sum(A, 2);\n", "a matrix over a number, the last row, and the sums"},
		{"matlab", "A = [5/12, -1/12;... over 12\n 3/4 1/4 ];\nb = [3/4 % the last row\n1/4]';\nc(2) = 1; c(1) = 1/3;\n", "comments, a transpose and a vector that grows"},
		{"matlab", "rk = struct('A', [5/12 -1/12; 3/4 1/4], 'b', [3/4 1/4], 'c', [1/3; 1]);\n", "the parts of an object"},
		{"julia", "A = [5//12 -1//12; 3//4 1//4]\nb = [3//4; 1//4]\nc = [1//3, 1]\n", "semicolons"},
		{"julia", "A = zeros(Rational, 2, 2)\nA[1,1] = 5//12; A[1, 2] = -1//12\nA[2,1] = 3//4\nA[2,2] = 1 -\n  3//4\nb = A[2, :]\n", "entries one by one, a line that goes on"},
		{"julia", "A = zeros(Rational, 2, 2)\nA[1, 1:2] = [5//12; -1//12]\nA[2,1:2] = [3//4, 1//4]\nb = A[2, :]\n", "parts of rows"},
		{"julia", "A = [BigInt(5) //\n BigInt(12) -1//12\n 3//4 1//4]\nb = [3//4, 1 //\n 4]\n", "a line that ends behind //"},
		{"julia", "A = BigFloat[5//12 -(1//12)\n 3//4 1//4]\nb = BigFloat[3//4, 1//4]\n", "a type in front"},
	} {
		tables, err := Read(c.format, "radau.x", []byte(c.text))
		if c.why == "error" {
			if err == nil && tables[0].Err == nil {
				t.Errorf("%s: read as %v", c.text, tables)
			}
			continue
		}
		if err != nil || len(tables) != 1 || tables[0].Err != nil {
			t.Errorf("%s (%s): %d tables, %v %v", c.text, c.why, len(tables), err, tables)
			continue
		}
		want := named(t, "radau-iia-2")
		for _, e := range tables[0].Entries {
			if d := difference(t, tables[0], want, e.Key); d != "" {
				t.Errorf("%s (%s): differs at %s", c.text, c.why, d)
			}
		}
	}
}

// TestErrorWeights reads arrays of b − b̂.
func TestErrorWeights(t *testing.T) {
	const latexPair = "\\begin{array}{c|cc}\n0 & & \\\\ 1 & 1 & \\\\ \\hline\n & 1/2 & 1/2 \\\\\n"
	const pair = "A = [[0, 0], [1, 0]]\nb = [1/2, 1/2]\nbtilde = [-1/2, 1/2]\n"
	for _, row := range []struct{ format, text, key, why string }{
		{"python", pair, "e", "as solvers name them"},
		{"julia", "A = [0 0; 1 0]\nb = [1//2, 1//2]\nbtilde = [-1//2, 1//2]\n", "e", "another language"},
		{"julia", "A = [0 0; 1 0]\nb = [1//2, 1//2]\nc = [0, 1]\nαEEst = [1, 0]\nx = ExplicitRKTableau(A, c, b, 2; adaptiveorder = 1, αEEst, fsal = true)\n", "bhat", "an argument named like its value"},
		{"python", pair + "bhat = [1, 0]\n", "bhat", "the embedded weights are there, too"},
		{"csv", "A,0,0\nA,1,0\nb,1/2,1/2\ne,-1/2,1/2\n", "e", "keys in front"},
		{"csv", "0,0,0\n1,1,0\n,1/2,1/2\ne,-1/2,1/2\n", "e", "c in front"},
		{"latex", latexPair + `e & -1/2 & 1/2` + "\n\\end{array}", "e", "a label"},
		{"latex", latexPair + `$\hat e^{\mathsf T}$ & -1/2 & 1/2` + "\n\\end{array}", "e", "an accent"},
		{"latex", latexPair + `b_i - \widehat{b}_i & -1/2 & 1/2` + "\n\\end{array}", "e", "a difference"},
		{"latex", latexPair + `$b^\top-\bar{b}^{\top}$ & -1/2 & 1/2` + "\n\\end{array}", "e", "a difference, transposed"},
		{"latex", latexPair + `\hat b^T & 1 & 0` + "\n\\end{array}", "bhat", "a label without e"},
	} {
		tables, err := Read(row.format, "pair.x", []byte(row.text))
		if err != nil || len(tables) != 1 || tables[0].Err != nil {
			t.Errorf("%s: %v %v", row.why, tables, err)
			continue
		}
		s, err := tables[0].Scheme("pair.x")
		if err != nil {
			t.Errorf("%s: %v", row.why, err)
			continue
		}
		if _, ok := scheme.Find(s, row.key); !ok {
			t.Errorf("%s: no %s among %v", row.why, row.key, s.Printed())
		}
		if _, bhat, _ := scheme.Weights(s); fmt.Sprint(bhat.Values) != "[[1 0]]" {
			t.Errorf("%s: b̂ is %v", row.why, bhat.Values)
		}
	}
}

// TestScopes checks that a name means what it was given last where it is used.
func TestScopes(t *testing.T) {
	text := "g = 0.25 + sqrt(2)/8\nA = [[g]]\nb = [1]\nRK['a'] = RungeKuttaMethod(A, b)\ng = 1/3\nA = [[g]]\nRK['b'] = RungeKuttaMethod(A, b)\n" +
		"def f(A, b):\n    return RungeKuttaMethod(A, b)\ndef h(g):\n    A = [[g]]\n    return RungeKuttaMethod(A, b, name='c')\n"
	tables, err := Read("python", "test", []byte(text))
	if err != nil || len(tables) != 3 {
		t.Fatalf("%d tables, %v", len(tables), err)
	}
	if got := tables[0].Params; len(got) != 1 || got[0] != (Param{"g", "0.25+sqrt(2)/8"}) {
		t.Errorf("the first g is %v", got)
	}
	if got := tables[1].rowsOf("A")[0][0]; got != "1/3" {
		t.Errorf("the second g is %s", got)
	}
	if err := tables[2].Err; err == nil || !strings.Contains(err.Error(), `"g" is an argument of "h"`) {
		t.Errorf("an argument as a coefficient: %v", err)
	}
}

// TestTypes checks that constants of C are divided as their types say.
func TestTypes(t *testing.T) {
	for _, c := range []struct{ declarations, entry, want, why string }{
		{"const int n = 2;", "1/n", "1/2 is a quotient of integers", "integers"},
		{"const int n = 4, m = n/2;", "m/n", "is a quotient of integers", "the second of a declaration, in place"},
		{"const PetscInt n = 2;", "1./n", "", "floating over an integer"},
		{"const double n = 2;", "1/n", "", "a floating constant with an integer value"},
		{"const double n[2] = {2, 4};", "2/n[1]", "", "an element of a floating array"},
		{"const int n[2] = {2, 4};", "2/n[1]", "is a quotient of integers", "an element of an integer array"},
		{"long double n = 2;", "1/n", "", "two words"},
		{"#define N 2\n", "1/N", "is a quotient of integers", "a macro is put in place"},
		{"int n = 2.5;", "1./n", "which C would cut off", "a fraction in an integer"},
	} {
		_, err := single("c", "1.0}};\n"+c.declarations+"\ndouble A[1][1] = {{"+c.entry)
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s %s: %v, want %q: %s", c.declarations, c.entry, err, c.want, c.why)
		}
	}
}

// TestRecovery checks that an entry that cannot be read ends neither the block nor the line too early: the table behind
// it is read, and the table that it stands in has its error.
func TestRecovery(t *testing.T) {
	for _, c := range []struct{ format, text, want string }{
		{"c", "{ double A[1][1] = {{1.0*(1/2)}}, b[1] = {1}; TSDIRKRegister(TSX, 1, 1, &A[0][0], b, NULL, NULL, 1, b); }\n{ double A[1][1] = {{1}}, b[1] = {1}; TSDIRKRegister(TSY, 1, 1, &A[0][0], b, NULL, NULL, 1, b); }", "1/2 is a quotient"},
		{"julia", "A = [1]\nx = ImplicitRKTableau(A, c, A, 1)\ny = ImplicitRKTableau(A, A, A, 1)\n", `the name "c"`},
		{"julia", "c = [1]\nA = zeros(1, 1)\nA[k, 1] = 1\nx = ImplicitRKTableau(A, c, c, 1)\nA = [1]\ny = ImplicitRKTableau(A, c, c, 1)\n", `the name "k"`},
		{"julia", "c = [1]\nA = zeros(1, 1)\nA[1, 1:2] = [1; 2]\nx = ImplicitRKTableau(A, c, c, 1)\nA = [1]\ny = ImplicitRKTableau(A, c, c, 1)\n", "a range outside"},
		{"python", "b = [1]\nA = [g[sqrt(2);A = [1]]\n]\nRK['x'] = RungeKuttaMethod(A, b)\nA = [[1]]\nRK['y'] = RungeKuttaMethod(A, b)\n", "\";\" where"},
		{"python", "b = [1]\nA = [[foo(1)*(2)], [bar([1]\n)]]\nRK['x'] = RungeKuttaMethod(A, b)\nA = [[1]]\nRK['y'] = RungeKuttaMethod(A, b)\n", "foo"},
		{"julia", "b = [1]\nA = [foo(1) 2\n (3 +) bar([1\n])]\nx = ImplicitRKTableau(A, b, b, 1)\nA = [1]\ny = ImplicitRKTableau(A, b, b, 1)\n", `")" where a number`},
	} {
		tables, err := Read(c.format, "test", []byte(c.text))
		if err != nil || len(tables) != 2 {
			t.Errorf("%s: %d tables, %v %v", c.format, len(tables), err, tables)
			continue
		}
		if err := tables[0].Err; err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: the first has the error %v, want %q", c.format, err, c.want)
		}
		if tables[1].Err != nil {
			t.Errorf("%s: the second: %v", c.format, tables[1].Err)
		}
	}
}

// TestUnits: whatever notation a number stands in, its unit is the same.
func TestUnits(t *testing.T) {
	for _, c := range []struct{ text, unit string }{
		{"0.435866521508459", "1/1000000000000000"},
		{"0.4358665215", "1/10000000000"},
		{"0.43586652", "0"},
		{"1767732205903/4055673282236", "1/2056060721530366164144962"},
	} {
		table, err := scheme.New(scheme.Info{Name: "e", Kind: scheme.KindRungeKutta},
			scheme.Entries{Key: "A", Rows: [][]string{{c.text, "0"}, {"1/2", "0"}}}, scheme.Entries{Key: "b", Rows: [][]string{{"1/2", "1/2"}}})
		if err != nil {
			t.Fatal(err)
		}
		for _, format := range []string{"json", "text", "latex", "csv", "c", "sundials", "python", "julia"} {
			of, err := Of(table)
			if err != nil {
				t.Fatal(err)
			}
			text, err := Write(format, []Table{of}, 0)
			if err != nil {
				t.Fatal(format, err)
			}
			tables, err := Read(format, "e", []byte(text))
			if err != nil || len(tables) != 1 {
				t.Fatalf("%s: %d tables, %v", format, len(tables), err)
			}
			s, err := tables[0].Scheme("e")
			if err != nil {
				t.Fatal(format, err)
			}
			if got := scheme.UnitsOf(s).At("A", 0, 0).String(); got != c.unit {
				t.Errorf("%s: the unit of %s is %s, want %s", format, c.text, got, c.unit)
			}
		}
	}
}

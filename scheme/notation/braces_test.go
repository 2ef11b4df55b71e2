package notation

import "testing"

// TestBraces reads tables as the languages of the family of C write them.
func TestBraces(t *testing.T) {
	for _, tt := range []struct{ format, text, want, why string }{
		{"c", "const double RK::a[2][2] = {{0.0, 0.0}, {1.0, 0.0}};\nconst double RK::b[] = {0.5, 0.5};", "rk A[[0 0] [1 0]] b[0.5 0.5]", "members that are defined outside"},
		{"c", "namespace n { const double A[1][1] = {{0.5}}; }\nnamespace n { const double b[1] = {1.0}; }", "n A[[0.5]] b[1]", "a namespace that goes on"},
		{"c", "namespace n { const double A[1][1] = {{0.5}}; }\nnamespace m { const double b[1] = {1.0}; }", "", "two namespaces"},
		{"c", "struct X { double A[1][1]; double b[1]; X() { A[0][0] = 0.5; b[0] = 1.0; } };", "x A[[0.5]] b[1]", "a constructor"},
		{"c", "struct X { double g; X() : g(0.25) { double A[1][1] = {{g}}, b[1] = {1.0}; } };", "x g=0.25 A[[g]] b[1]", "what a member begins with"},
		{"c", "template <class T> void f() { const T one = T(1), A[1][1] = {{one/T(2)}}, b[1] = {static_cast<T>(1)}; }", "f A[[1/2]] b[1]", "parameters of a template"},
		{"c", "void f() { std::array<std::array<double, 2>, 2> A = {{{{0.0, 0.0}}, {{1.0, 0.0}}}}; std::array<double, 2> b = {{0.5, 0.5}}; }", "f A[[0 0] [1 0]] b[0.5 0.5]", "an array of the standard library"},
		{"c", "void f() { std::vector<double> b = {0.5}; b.push_back(0.5); std::vector<std::vector<double>> A = {{0.0, 0.0}, {1.0, 0.0}}; }", "f A[[0 0] [1 0]] b[0.5 0.5]", "push_back"},
		{"c", "void f() { Eigen::MatrixXd A(2, 2); Eigen::VectorXd b(2); A << 0.0, 0.0,\n 1.0, 0.0; b << 0.5, 0.5; }", "f A[[0 0] [1 0]] b[0.5 0.5]", "Eigen"},
		{"c", "void f() { Matrix A(2, 2); Vector b(2); A(0,0) = 0.0; A(0,1) = 0.0; A(1,0) = 1.0; A(1,1) = 0.0; b(0) = 0.5; b(1) = A(1,0)/2; }", "f A[[0 0] [1 0]] b[0.5 1/2]", "entries in parentheses"},
		{"c", "struct butcher heun = {.A = {{0.0, 0.0}, {1.0, 0.0}}, .b = {0.5, 0.5}};", "heun A[[0 0] [1 0]] b[0.5 0.5]", "named parts"},
		{"java", "class Heun { private static final double[][] A = {{0.0, 0.0}, {1.0, 0.0}}; static final double[] B = new double[] {0.5d, 1.0/2}; }", "heun A[[0 0] [1 0]] b[0.5 1/2]", "Java"},
		{"go", "package ode\n\nfunc heun() {\n\tA := [][]float64{\n\t\t{0, 0},\n\t\t{1, 0},\n\t}\n\tb := []float64{0.5, 1.0 / 2}\n}\n", "heun A[[0 0] [1 0]] b[0.5 1/2]", "Go"},
		{"go", "package ode\n\nvar heun = &Tableau{A: [][]float64{{0, 0}, {1, 0}}, b: []float64{0.5, 0.5}}\n", "heun A[[0 0] [1 0]] b[0.5 0.5]", "a value of Go with named parts"},
		{"rust", "pub const HEUN_A: [[f64; 2]; 2] = [[0.0, 0.0], [1.0, 0.0]];\npub const HEUN_B: [f64; 2] = [0.5; 2];", "heun A[[0 0] [1 0]] b[0.5 0.5]", "Rust"},
		{"rust", "fn dirk<T: Real>() { let g = T::from(2.0 - 2.0_f64.sqrt()).unwrap() / T::from(2).unwrap(); let a = matrix![g, T::zero(); T::one() - g, g]; let b = vec![T::one() - g, g]; }",
			"dirk g=(2-sqrt(2))/2 A[[g 0] [1-g g]] b[1-g g]", "Rust with a type of its own"},
		{"rust", "fn f() { let mut a = [[0.0; 2]; 2]; a[1][0] = 1.0; let a = a.map(|row| row.map(|x| T::from_f64(x).unwrap())); let b = [0.5, 0.5]; }",
			"f A[[0 0] [1 0]] b[0.5 0.5]", "a function that changes types alone"},
		{"rust", "fn f() { let a = [[0.0, 0.0], [1.0, 0.0]]; let a = a.map(|row| row.map(|x| 2.0 * x)); let b = [0.5, 0.5]; }",
			"f not read: f: line 1, column 58: a function of the entries, which is not followed here", "a function of the entries"},
		{"java", "class Heun { T[] getC() { return new double[] {1.0}; } T[][] getA() { final T[][] a = buildArray(field, 1, -1); for (int i = 0; i < a.length; ++i) { a[i] = buildArray(field, i + 1); } a[0][0] = one(); return a; } T[] getB() { return new double[] {0.5, 0.5}; } }",
			"heun A[[0 0] [1 0]] b[0.5 0.5] c[0 1]", "methods that return arrays"},
		{"java", "class Heun { T[][] getA() { if (late) return x; return new double[][] {{0.5}}; } T[] getB() { return new double[] {1.0}; } }", "", "a method that returns in several places"},
		{"c", "class Heun { Heun() { Teuchos::SerialDenseMatrix<int,Scalar> myA(2,2); myA(1,0) = ST::one(); Teuchos::SerialDenseVector<int,Scalar> myb(2); myb(0) = 0.5; myb(1) = 0.5; this->setMy_A(myA); this->setMy_b(myb); this->setMy_order(2); } };",
			"heun A[[0 0] [1 0]] b[0.5 0.5] order 2", "setters"},
	} {
		if got := readings(t, tt.format, tt.text); got != tt.want {
			t.Errorf("%s: %s\n got  %s\n want %s", tt.why, tt.text, got, tt.want)
		}
	}
}

package notation

import "testing"

// TestSolversForms reads tables in the forms of solvers, and refuses what only looks like them.
func TestSolversForms(t *testing.T) {
	const own = "// Rosenbrock\nstruct R { static const double a21, c21, b1, b2, e1, e2, gamma, c2; };\nconst double R::a21 = 2, R::c21 = -4, R::b1 = 3, R::b2 = 1, R::e1 = 1, R::e2 = 1, R::gamma = 0.5, R::c2 = "
	const ode23 = "% a Runge-Kutta pair\nA = [1/2 3/4 1];\nB = [1/2 0 2/9; 0 3/4 1/3; 0 0 4/9; 0 0 0];\nE = [-5/72; 1/12; 1/9; -1/8];\n"
	for _, c := range []struct{ why, format, text, want string }{
		{"a solver's own form, numbered", "c", own + "1;\n", "transformed.a 0 0 2 0 transformed.C 0 0 -4 0 transformed.m 3 1 transformed.gamma gamma transformed.e 1 1"},
		{"abscissae that say that it is another one", "c", own + "0.25;\n", "3:23 a and c look like a solver's own coefficients of a Rosenbrock scheme, and nothing says which are its weights; write them as arrays a, C, m and gamma"},
		{"a stage to a column", "matlab", ode23, "A 0 0 0 0 1/2 0 0 0 0 3/4 0 0 2/9 1/3 4/9 0 b 2/9 1/3 4/9 0 c 0 1/2 3/4 1 e -5/72 1/12 1/9 -1/8"},
		{"columns that are no stages", "matlab", "% Runge\nA = [1/2 1/2 1];\nB = [1/2 0 2/9; 0 3/4 1/3; 0 0 4/9; 0 0 0];\nE = [-5/72; 1/12; 1/9; -1/8];\n",
			"3:10 column 2, which does not sum to the node 2: nothing tells that these are stages"},
		{"a cell array", "matlab", "% Butcher\nrk = {0.5, [1/2 1/3], 1};\n", "2:6 \"rk\" is a cell array, which may hold a table; matrices are read"},
		{"Nyström by its class", "python", "class N(RungeKuttaNystrom):\n    A = [[0, 0], [0.5, 0]]\n    B = [0.25, 0.25]\n    C = [0, 1]\n", "2:9 a scheme of Nyström, for equations of second order; Runge-Kutta schemes are read"},
		{"Nyström by its arrays", "python", "A = [[0, 0], [0.5, 0]]\nB = [0.25, 0.25]\nBp = [0.5, 0.5]\nC = [0, 1]\n", "1:5 a scheme of Nyström, for equations of second order; Runge-Kutta schemes are read"},
		{"Fortran, numbered from 0, with the first index unused", "fortran", "subroutine f\nreal(8) :: A(0:2,0:2), b(0:2)\nA(1,1) = 0.25d0\nA(1,2) = 0d0\nA(2,1) = 0.5d0\nA(2,2) = 0.25d0\nb(1) = 0.5d0\nb(2) = 0.5d0\nend\n", "A 0.25 0 0.5 0.25 b 0.5 0.5"},
		{"Fortran, numbered from 0, into an array numbered from 1", "fortran", "subroutine f\nreal(8) :: Z(0:1,0:1), A(2,2), b(2)\nZ = 0d0\nZ(1,0) = 1d0\nA = Z\nA(2,2) = 0.25d0\nb = 0.5d0\nend\n", "A 0 0 1 0.25 b 0.5 0.5"},
		{"a method of several steps among OpenModelica's tables", "c", "void getButcherTableau_MS(BUTCHER_TABLEAU* tableau) {\ntableau->nStages = 2;\nconst double c[] = {-1.0, 1.0};\nconst double A[] = {0.0, 0.0, 0.0, 0.0};\nconst double b[] = {0.5, 0.5};\nsetButcherTableau(tableau, c, A, b, NULL);\n}\n",
			"6:1 no entry of A beside abscissae: a method of several steps, whose values behind are its stages"},
		{"a constructor of Julia", "julia", "function t()\n  matrix = [0 0; 1 0]\n  weights = [1//2, 1//2]\n  GenericTableau(matrix, weights, 2)\nend\n", "A 0 0 1 0 b 1/2 1/2"},
	} {
		if text := told(t, c.format, c.text); text != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.why, text, c.want)
		}
	}
}

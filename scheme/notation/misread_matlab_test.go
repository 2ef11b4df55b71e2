package notation

import "testing"

// TestFollowedMATLAB is TestFollowed for programs in MATLAB.
func TestFollowedMATLAB(t *testing.T) {
	const (
		table  = "A = [0 0\n  1 0];\nb = [1/2 1/2];\n"
		right  = "[[0 0] [1 0]] [1/2 1/2]"
		global = "function f()\n  global A b\n  A(1,1) = 0; A(1,2) = 0; A(2,1) = 1; A(2,2) = 0;\n  b(1) = 1/2; b(2) = 1/2;\nend\n"
		class  = "classdef T < handle\n  properties (Constant)\n    A = [0 0; 1 0]\n    b = [1/2 1/2]\n  end\n"
	)
	for _, tt := range []struct{ text, want, why string }{
		{table, right, "nothing else"},
		{"A = [0, 0; ...\n 1, 0]; b = [1/2; 1/2];\n", right, "a line that goes on, and a column"},
		{"A = [0 1; 0 0]'; b = sym([1 1])/2;\n", "[[0 0] [1 0]] [1/2 1/2]", "a transpose"},
		{"A = [0 0; 1 -1]; b = [1 - 1/2 1/2];\n", "[[0 0] [1 -1]] [1-1/2 1/2]", "a sign in front of an entry, and a difference"},
		{"g = sqrt(2)/2;\nA = [g 0; 1-g g]; b = [1-g, g];\n", "[[g 0] [1-g g]] [1-g g]", "a constant"},
		{"function [A, b] = f(name)\nswitch name\n  case 'heun'\n    A = [0 0; 1 0]; b = [1/2 1/2];\n  otherwise\n    error('unknown')\nend\n", right, "a case"},
		{"function [A, b] = f(name)\nswitch name\n  case 'heun'\n    A = [0 0; 1 0]; b = [1/2 1/2];\nend\nb = 2*b;\n", "changed here, behind", "a case whose arrays change behind it"},
		{"function [A, b] = f(name)\nif name == 1\n  A = [0 0; 1 0]; b = [1/2 1/2];\n  return\nend\nb = 2*b;\n", right, "a branch that returns"},
		{"for k = 1:1\n  if k == late\n    A = [0 0; 1 0]; b = [1/2 1/2];\n  end\n  b(1) = 3;\nend\n", "changed here, behind", "a branch in a loop that changes its array"},
		{"rk.A = [0 0; 1 0];\nrk.b = [1/2 1/2];\n", right, "the parts of an object"},
		{"rk.A = [0 0; 1 0];\nrk.b = [1/2 1/2];\nrk.A(2,1) = 3;\n", "[[0 0] [3 0]] [1/2 1/2]", "a part that is changed"},
		{"rk.A = [0 0; 1 0];\nrk.b = [1/2 1/2];\nrk = adapt(rk);\n", "gets another value", "an object that is replaced"},
		{"rk.A = [0 0; 1 0];\nrk.b = [1/2 1/2];\nrk(2).A(2,1) = 3;\n", ":", "an array of objects"},
		{"function rk = f(rk)\nrk.A(2,2) = 0; rk.A(2,1) = 1/2;\nrk.b = [1/2 1/2];\n", "not followed", "an object that is given"},
		{"load tables\nA(2,2) = 0; A(2,1) = 1/2;\nb = [1/2 1/2];\n", "another value", "an array that may have been there before"},
		{"A(2,2) = 0; A(2,1) = 1;\nb = [1/2 1/2];\n", right, "an array that grows"},
		{table + "b(3) = 1;\n", "2 × 2 beside 3", "a vector that grows"},
		{table + "A(2,1) = zeros(1);\n", "[[0 0] [0 0]] [1/2 1/2]", "a matrix of one entry"},
		{table + "b.x = 9;\nb(1) = 3;\n", "part of an array", "a part that an array has not"},
		{table + "A(3) = 5;\n", "[[0 5] [1 0]] [1/2 1/2]", "one index, along the columns"},
		{table + "A(1:3) = 5;\n", "one index into a matrix", "several of them"},
		{table + "x = \"\\\"; b(1) = 9;\n", "may be changed", "a text that ends at two places"},
		{table + "x = 'b(1) = 9;\n", "may be changed", "a text that does not end"},
		{"A = {0, 0; 1, 0};\nb = [1/2 1/2];\n", "{", "a cell array"},
		{"A = [0 0; 1 0];\nb = [1/2 1/2]; zeros = 3;\nb(1) = zeros(1);\n", "[[0 0] [1 0]] [3 1/2]", "a variable with the name of a function"},
		{"A = [0 0; 1 0];\nb = [1/2 sqrt(4)];\nfunction y = sqrt(x)\n  y = 9;\nend\n", "of this file", "a function with the name of another one"},
		{global, right, "global arrays"},
		{global + "function g()\n  global A\n  A(2,1) = 3;\nend\n", "changed in part", "a function that changes a global array in part"},
		{global + "function g()\n  global A\n  [A, x] = h();\nend\n", "changed in part", "a function that gives a global array what is not known"},
		{global + "function g()\n  global b\n  b = [0 1];\nend\n", right, "a function that gives a global array other values"},
		{"function f()\n  global A b\n  A(1,1) = 0; A(1,2) = 0; A(2,1) = 1; A(2,2) = 0;\n  b(1) = 1/2; b(2) = 1/2;\n  g(1);\nend\nfunction g(x)\n  global b\n  b = [0 x];\nend\n", "may be changed", "a call that changes a global array"},
		{"function f()\n  global A b\n  A(1,1) = 0; A(1,2) = 0; A(2,1) = 1; A(2,2) = 0;\n  b(1) = 1/2; b(2) = 1/2;\n  feval('g', 1);\nend\nfunction g(x)\n  global b\n  b = [0 x];\nend\n", "may be changed", "a call by name that changes a global array"},
		{"function f()\n  global A b HALF\n  A(1,1) = 0; A(1,2) = 0; A(2,1) = 1; A(2,2) = 0;\n  b(1) = HALF; b(2) = HALF;\nend\nfunction g()\n  global HALF\n  HALF = 0.5;\nend\n", "[[0 0] [1 0]] [HALF HALF]", "a global constant"},
		{"function f()\n  global A b HALF\n  A(1,1) = 0; A(1,2) = 0; A(2,1) = 1; A(2,2) = 0;\n  b(1) = HALF; b(2) = HALF;\nend\nfunction g()\n  global HALF\n  HALF = 0.5; HALF = 3;\nend\n", ":", "a global number that changes"},
		{"function f()\n  global A b\n  A(2,1) = 1; A(1,1) = 0; A(2,2) = 0;\n  b = [1/2 1/2];\nend\n", right, "the triangle of a global array"},
		{"function f()\n  global A b\n  A(2,1) = 1; A(2,2) = 0;\n  b = [1/2 1/2];\nend\n", "never given", "a global array of which two entries are known"},
		{"function f()\n  global A b\n  A(2,1) = 1; A(1,1) = 0; A(1,2) = 0; A(2,2) = 0;\n  A = A'; b = [1/2 1/2];\nend\n", "global", "a global array as a whole, which may be larger"},
		{"function f()\n  global rkA rkB rkC\n  rkA(1,1) = 1/4; rkA(1,2) = 3/4; rkA(2,2) = 1/4;\n  rkB(1) = 3/4; rkB(2) = 1/4;\n  rkC(1) = 1/4; rkC(2) = 1;\nend\n", "[[1/4 0] [3/4 1/4]] [3/4 1/4]", "a triangle that has columns for rows, by the sums"},
		{"function f()\n  global rkA rkB rkC\n  rkA(1,1) = 1/4; rkA(1,2) = 3/4; rkA(2,2) = 1/4;\n  rkB(1) = 3/4; rkB(2) = 1/4;\n  rkC(1) = 1; rkC(2) = 1/4;\nend\n", "never given", "a triangle whose rows have the sums"},
		{"function f()\n  persistent A = [0 0; 1 0];\n  persistent b = [1/2 1/2];\nend\n", right, "names that keep their values"},
		{"function f()\n  persistent A = [0 0; 1 0];\n  persistent b = [1/2 1/2];\n  b(1) = b(1)/2;\nend\n", "keeps its value", "names that keep their values, and change"},
		{"function f()\n  persistent A b\n  if isempty(A)\n    A = [0 0; 1 0]; b = [1/2 1/2];\n  end\nend\n", right, "names that get their values once"},
		{"function f()\n  persistent A b\n  A(2,2) = 0; A(2,1) = 1; b = [1/2 1/2];\nend\n", "call before", "an array of the call before that is changed"},
		{"function f()\n  A = [0 0; 1 0]; b = [1/2 1/2];\n  g();\n  function g()\n    A(2,1) = 3;\n  end\nend\n", "shared with the function around", "a function within a function"},
		{"function f()\n  A = [0 0; 1 0]; b = [1/2 1/2];\nend\nfunction g()\n  A(2,1) = 3;\n", "ends in this file", "an end that is missing"},
		{"function f()\nA = [0 0; 1 0]; b = [1/2 1/2];\nfunction g()\nA(2,1) = 3;\n", right, "functions without ends"},
		{class + "end\n", right, "the properties of a class"},
		{class + "  methods\n    function f(obj)\n      obj.A(2,1) = 3;\n    end\n  end\nend\n", "assigns to", "properties that a method changes"},
		{"function f()\n  a21 = 1; b1 = 1/2; b2 = 1/2;\nend\n", right, "numbers"},
		{"% rofz: A=M b=w order=2\nM = [0 0; 1 0];\nw = [1/2 1/2];\n", right, "an annotation"},
	} {
		followed(t, "matlab", tt.text, tt.want, tt.why)
	}
	followed(t, "octave", table, right, "by the other name")
}

package certificate_test

import "maps"

func init() {
	maps.Copy(byHand, monotonicityByHand)
	maps.Copy(stillProves, monotonicityStillProves)
	forgeries = append(forgeries, monotonicityForgeries...)
}

var monotonicityByHand = map[string]string{
	// X = A(I + A)⁻¹ = A, and bᵀ(I + A)⁻¹ = (0, 1/2).
	"SSP coefficient of Heun": `rofz certificate v2

scheme: runge-kutta
A: 0, 0
A: 1, 0
b: 1/2, 1/2

claim: absolutely monotonic
radius: 1
row: 0, 0
row: 1, 0
row: 0, 1/2

claim: not absolutely monotonic
radius: 3/2
row: -1/4, 1/2
violated: 3

end
`,
	// X = 1/(1 + r).
	"SSP coefficient of backward Euler": `rofz certificate v2

scheme: runge-kutta
A: 1
b: 1

claim: absolutely monotonic
numerator: 1
numerator: 1
denominator: 1+z

end
`,
	// b_1 = 0 < b_2 a_21.
	"SSP coefficient of the explicit midpoint rule": `rofz certificate v2

scheme: runge-kutta
A: 0, 0
A: 1/2, 0
b: 0, 1

claim: not absolutely monotonic
violated: 3

end
`,
	"SSP coefficient of the midpoint rule, and two stages that cancel": `rofz certificate v2

scheme: runge-kutta
A: 1/2, 0, 0
A: 1, 1/3, 2/3
A: 1, 2/3, 1/3
b: 1, 2, -2

claim: absolutely monotonic
radius: 2
classes: 1, 2, 2
used: 1
row: 1/4
row: 1/2

claim: not absolutely monotonic
radius: 3
classes: 1, 2, 2
used: 1
row: 2/5
violated: 2

end
`,
	// 2 < 1 + √3 < 3.
	"SSP coefficient of an SDIRK method": `rofz certificate v2

scheme: runge-kutta
field: -3+x^2
root: [17/10, 9/5]
A: 1/2-1/6*g, 0
A: 1/3*g, 1/2-1/6*g
b: 1/2, 1/2

claim: absolutely monotonic
radius: 2
row: 5/22-1/22*g, 0
row: 12/121+13/121*g, 5/22-1/22*g
row: 21/121-15/242*g, 3/11+1/22*g

claim: not absolutely monotonic
radius: 3
row: 25/242-17/242*g, 5/22+1/22*g
violated: 3

end
`,
}

var monotonicityStillProves = map[string]string{
	"SSP coefficient of an SDIRK method|root: [17/11, 9/5]":    "a wider interval with no other root",
	"SSP coefficient of the explicit midpoint rule|A: 1, 0":    "another method, with b_1 = 0 < b_2 a_21",
	"SSP coefficient of the explicit midpoint rule|A: 0, 1":    "another method, with b_1 = 0 < b_2 a_21",
	"SSP coefficient of the explicit midpoint rule|A: 11/2, 0": "another method, with b_1 = 0 < b_2 a_21",
	"SSP coefficient of the explicit midpoint rule|A: 12, 0":   "another method, with b_1 = 0 < b_2 a_21",
	"SSP coefficient of the explicit midpoint rule|A: 1/22, 0": "another method, with b_1 = 0 < b_2 a_21",
	"SSP coefficient of the explicit midpoint rule|A: 1/3, 0":  "another method, with b_1 = 0 < b_2 a_21",
	"SSP coefficient of the explicit midpoint rule|A: 1/2, 1":  "another method, with b_1 = 0 < b_2 a_21",
	"SSP coefficient of the explicit midpoint rule|b: 0, 11":   "another method, with b_1 = 0 < b_2 a_21",
	"SSP coefficient of the explicit midpoint rule|b: 0, 2":    "another method, with b_1 = 0 < b_2 a_21",
	"SSP coefficient of the explicit midpoint rule|b: 0, -1":   "a negative weight",
}

const midpointTableau = "scheme: runge-kutta\nA: 1/2\nb: 1\n"

var monotonicityForgeries = []forgery{
	{heunTableau + "\nclaim: absolutely monotonic\nradius: 1\nrow: 0, 0\nrow: 1, 0\nrow: 0, 1/2\n", "1 it is", []string{"SSP coefficient at least 1"}},
	{heunTableau + "\nclaim: absolutely monotonic\nradius: 3/2\nrow: 0, 0\nrow: 1, 0\nrow: -1/4, 1/2\n", "−1/4 < 0", nil},
	{heunTableau + "\nclaim: absolutely monotonic\nradius: 3/2\nrow: 0, 0\nrow: 1, 0\nrow: 0, 1/2\n", "another matrix", nil},
	{heunTableau + "\nclaim: absolutely monotonic\nradius: 3/2\nrow: 0, 0\nrow: 1, 0\n", "no row of b", nil},
	{heunTableau + "\nclaim: absolutely monotonic\nradius: -1\nrow: 0, 0\nrow: 1, 0\nrow: 1, 1/2\n", "a negative radius", nil},
	{heunTableau + "\nclaim: absolutely monotonic\nnumerator: 0\nnumerator: 0\nnumerator: 0\nnumerator: 0\nnumerator: 0\nnumerator: 0\n", "0 = 0·K", nil},
	{heunTableau + "\nclaim: absolutely monotonic\n", "no evidence", nil},
	{heunTableau + "\nclaim: absolutely monotonic\nused: 1\nradius: 1\nrow: 0\nrow: 1/2\n", "b uses the second stage", nil},
	{heunTableau + "\nclaim: absolutely monotonic\nradius: 1\nclasses: 1, 1\nused: 1\nrow: 0\nrow: 1\n", "the stages have different values", nil},
	{heunTableau + "\nclaim: not absolutely monotonic\nviolated: 3\n", "b > 0", nil},
	{heunTableau + "\nclaim: not absolutely monotonic\nviolated: 1\n", "K² is 0 where K is", nil},
	{heunTableau + "\nclaim: not absolutely monotonic\nviolated: 4\n", "there are three rows", nil},
	{heunTableau + "\nclaim: not absolutely monotonic\nradius: 1\nrow: 0, 1/2\nviolated: 3\n", "0 is not negative", nil},
	{heunTableau + "\nclaim: not absolutely monotonic\nradius: 1\nrow: -1/2, 1/2\nviolated: 3\n", "another row", nil},
	{heunTableau + "\nclaim: not absolutely monotonic\nradius: 3/2\nviolated: 3\n", "the row is missing", nil},
	{heunTableau + "\nclaim: not absolutely monotonic\nradius: 3/2\nrow: -1/4, 1/2\nviolated: 2\n", "it is row 3", nil},
	{"scheme: runge-kutta\nA: -1\nb: 1\n\nclaim: absolutely monotonic\nradius: 1\nrow: 0\nrow: 0\n", "1 − 1 = 0: not invertible", nil},
	{"scheme: runge-kutta\nA: -1\nb: 1\n\nclaim: absolutely monotonic\nradius: 2\nrow: 1\nrow: -1\n", "beyond the zero of the determinant, b", nil},
	{"scheme: runge-kutta\nA: -1\nb: -1\n\nclaim: absolutely monotonic\nnumerator: 1\nnumerator: 1\ndenominator: -1+z\n", "−K = (1 − r)·1/(r − 1): r·X > 1", nil},
	{"scheme: runge-kutta\nA: -1\nb: -1\n\nclaim: absolutely monotonic\nnumerator: -1\nnumerator: -1\ndenominator: 1-z\n", "a denominator that is negative for large r", nil},
	{"scheme: runge-kutta\nA: -1\nb: 1\n\nclaim: not absolutely monotonic\nviolated: 1\n", "−1 < 0", []string{"not SSP coefficient above 0"}},
	{midpointTableau + "\nclaim: absolutely monotonic\nnumerator: 1/2\nnumerator: 1\ndenominator: 1+1/2*z\n", "1 − r/2 is the numerator of R(−r)", nil},
	{midpointTableau + "\nclaim: absolutely monotonic\nradius: 5/2\nrow: 2/9\nrow: 4/9\n", "5/2·4/9 > 1", nil},
	{midpointTableau + "\nclaim: not absolutely monotonic\nradius: 5/2\nrow: 4/9\nviolated: 2\n", "5/2·4/9 > 1", []string{"not SSP coefficient above 5/2"}},
	{midpointTableau + "\nclaim: not absolutely monotonic\nradius: 2\nrow: 1/2\nviolated: 2\n", "2·1/2 = 1", nil},
	{midpointTableau + "\nclaim: not absolutely monotonic\nradius: 5/2\nclasses: 1\nused: 1\nrow: 4/9\nviolated: 2\n", "all stages, named",
		[]string{"not SSP coefficient above 5/2, of the tableau reduced to 1 of 1 stages"}},
	{"scheme: runge-kutta\nA: 1/4, 1/4\nA: 1/4, 1/4\nb: 1/3, 2/3\n\nclaim: absolutely monotonic\nradius: 2\nclasses: 1, 1\nused: 1\nrow: 1/4\nrow: 1/2\n", "the midpoint rule, its stage twice",
		[]string{"SSP coefficient at least 2, of the tableau reduced to 1 of 2 stages"}},
	{"scheme: runge-kutta\nA: 1\nb: 1\nembedded b: 1\n\nclaim: absolutely monotonic\nradius: 1\nrow: 1/2\nrow: 1/2\n", "embedded weights", nil},
	{"scheme: rosenbrock\nalpha: 0\ngamma: 1/2\nb: 1\n\nclaim: absolutely monotonic\nradius: 1\nrow: 1/3\nrow: 2/3\n", "for linear equations alone", nil},
	{"scheme: collocation\nnodes: -1+z\n\nclaim: absolutely monotonic\nradius: 1\nrow: 1/2\nrow: 1/2\n", "a basis of polynomials", nil},
	{"scheme: runge-kutta\n" + overPairs + "A: g\nb: 1\n\nclaim: not absolutely monotonic\nviolated: 1\n", "g = 0", nil},
	{"scheme: runge-kutta\n" + overOne + "A: 0, 0\nA: 1, 0\nb: 1-g, 1\n\nclaim: not absolutely monotonic\nviolated: 3\n", "b = (0, 1), which is not seen", nil},
	{"scheme: runge-kutta\n" + overOne + "A: g\nb: g\n\nclaim: absolutely monotonic\nradius: 1\nrow: 1/2*g\nrow: 1/2*g\n", "1/2·g(1 + g) = 1/2·(g + 1), which is g at the root, is not seen to be", nil},
}

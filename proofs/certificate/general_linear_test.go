package certificate_test

import "maps"

func init() {
	maps.Copy(byHand, generalLinearByHand)
	maps.Copy(stillProves, generalLinearStillProves)
	hostile = append(generalLinearHostile, hostile...)
}

// The parts of the certificates about two methods with one input, for the attempts below.
const (
	backwardEulerMethod = "A: 1\nU: 1\nB: 1\nV: 1\nS: 1\nD: 1-z\nL: 1-z\n"
	forwardEulerMethod  = "A: 0\nU: 1\nB: 1\nV: 1\nS: 1\nD: 1\nL: 1\n"
	backwardEulerPole   = "pole: 2 | 1\npole U: 1/2\npole V: 1/2\n"
)

var generalLinearByHand = map[string]string{
	// M = 1/(1−z). L = 1 − z: L(z)L(w) − L(−z)L(−w) = −2(z+w). The polynomial (1−z)ζ − 1 has the lead |1−z|² − 1 = |z|² on
	// the axis, and a constant derivative. M(∞) = 0. V − 1 = 0; for its zero see BDF1.
	"backward Euler with one input": `rofz certificate v1

claim: L-stable general linear method
A: 1
U: 1
B: 1
V: 1
S: 1
D: 1-z
L: 1-z
pole: 2 | 1
pole U: 1/2
pole V: 1/2
inner: -1
inner: 1-z
inner step 1: 1 | z

claim: zero-stable general linear method
V: 1
annihilator: -1+z
half-plane: 8 | 1
U: 1/2
`,
	// (1 − z/2)ζ − (1 + z/2): its mirror image is −1 times itself. L(z)L(w) − L(−z)L(−w) = −(z+w).
	"trapezoid with one input": `rofz certificate v1

claim: A-stable general linear method
A: 1/2
U: 1
B: 1
V: 1
S: 1
D: 1-1/2*z
L: 1-1/2*z
pole: 1 | 1
pole U: 1/2
pole V: 1/2
circle: -1-1/2*z
circle: 1-1/2*z
inner: 1

claim: not L-stable general linear method
A: 1/2
U: 1
B: 1
V: 1
S: 1
D: 1-1/2*z
L: 1-1/2*z
evidence: M(∞)
`,
	// M = 1 + z, and 1 + i is a zero of ζ − (1 + i).
	"forward Euler with one input": `rofz certificate v1

claim: not A-stable general linear method
A: 0
U: 1
B: 1
V: 1
S: 1
D: 1
L: 1
z: i
zeta: 1+i
`,
	// Two equal eigenvalues 1 of V in one block: y = (V − 1)x = (1, 0). H* = 1 − ζ, s − u = −2, s + u = −2ζ: see BDF1.
	"Jordan block": `rofz certificate v1

claim: not zero-stable general linear method
V: 1, 1
V: 0, 1
x: 0, 1
H: -1+z
H half-plane: 8 | 1
H U: -1/2
`,
	// det(ζ − V) = ζ − 2 at 2: a zero.
	"eigenvalue 2": `rofz certificate v1

claim: not zero-stable general linear method
V: 2
witness: 2
`,
	// diag(1/(1−z), 1/(1−2z)), with the eigenvalue 1 twice at z = 0. q = (1−z)(1−2z)ζ² − (2−3z)ζ + 1, and with t = y² on the
	// axis |q₂|² − |q₀|² = (1+t)(1+4t) − 1 = 5t + 4t², the other leads likewise; ∂q/∂ζ has 4(1+t)(1+4t) − (4+9t) = 11t + 16t².
	// L = q₂: (1+2p−3s+...)² with p = zw, s = z+w gives L(z)L(w) − L(−z)L(−w) = −6s − 12sp.
	"two backward Euler steps": `rofz certificate v1

claim: A-stable general linear method
A: 1, 0
A: 0, 2
U: 1, 0
U: 0, 1
B: 1, 0
B: 0, 2
V: 1, 0
V: 0, 1
S: 1-2*z
S: 0
S: 0
S: 1-z
D: 1-3*z+2*z^2
L: 1-3*z+2*z^2
pole: 6 | 1
pole: 12 | z
pole U: 1/2-1/3*z
pole V: 1/2+1/3*z
inner: 1
inner: -2+3*z
inner: 1-3*z+2*z^2
inner step 1: 5 | z
inner step 1: 4 | -z^2
inner step 2: 4 | -z^3
inner step 2: 16 | z^4
simple step 1: 11 | z
simple step 1: 16 | -z^2
origin annihilator: -1+z
origin half-plane: 8 | 1
origin U: 1/2
`,
}

var generalLinearStillProves = map[string]string{
	"two backward Euler steps|B: 1, 1":                   "M is triangular with the same eigenvalues",
	"two backward Euler steps|B: 1, 2":                   "M is triangular with the same eigenvalues",
	"two backward Euler steps|pole: 6 | -1":              "|−q|² = |q|²",
	"two backward Euler steps|origin half-plane: 8 | -1": "|−q|² = |q|²",
	"Jordan block|V: 1, 11":                              "another Jordan block for 1",
	"Jordan block|V: 1, 2":                               "another Jordan block for 1",
	"Jordan block|V: 1, -1":                              "another Jordan block for 1",
	"Jordan block|x: 1, 1":                               "another vector with (V − 1)x ≠ 0",
	"Jordan block|x: 0, 11":                              "another vector with (V − 1)x ≠ 0",
	"Jordan block|x: 0, 2":                               "another vector with (V − 1)x ≠ 0",
	"Jordan block|x: 0, -1":                              "another vector with (V − 1)x ≠ 0",
	"Jordan block|H half-plane: 8 | -1":                  "|−q|² = |q|²",
	"eigenvalue 2|V: 22":                                 "ζp'/p < 0 at 2",
	"eigenvalue 2|V: 3":                                  "ζp'/p < 0 at 2",
	"eigenvalue 2|V: -2":                                 "ζp'/p = 1/2 at 2, which one zero with |ζ| ≤ 1 does not allow",
	"eigenvalue 2|witness: -2":                           "ζp'/p = 1/2, which one zero with |ζ| ≤ 1 does not allow",
	"backward Euler with one input|pole: 2 | -1":         "|−q|² = |q|²",
	"backward Euler with one input|half-plane: 8 | -1":   "|−q|² = |q|²",
	"trapezoid with one input|pole: 1 | -1":              "|−q|² = |q|²",
	"trapezoid with one input|inner: 11":                 "a multiple of the polynomial",
	"trapezoid with one input|inner: 2":                  "a multiple of the polynomial",
	"trapezoid with one input|inner: -1":                 "a multiple of the polynomial",
	"forward Euler with one input|B: 11":                 "another method with an eigenvalue outside at i",
	"forward Euler with one input|V: 11":                 "another method with an eigenvalue outside at i",
	"forward Euler with one input|L: 11":                 "a multiple of the denominator",
	"forward Euler with one input|B: 2":                  "another method with an eigenvalue outside at i",
	"forward Euler with one input|V: 2":                  "another method with an eigenvalue outside at i",
	"forward Euler with one input|L: 2":                  "a multiple of the denominator",
	"forward Euler with one input|B: -1":                 "another method with an eigenvalue outside at i",
	"forward Euler with one input|V: -1":                 "another method with an eigenvalue outside at i",
	"forward Euler with one input|L: -1":                 "a multiple of the denominator",
	"forward Euler with one input|zeta: -1+i":            "ζp'/p has the real part 1/2, which one zero with |ζ| ≤ 1 does not allow",
}

var generalLinearHostile = []struct{ text, why string }{
	{"claim: A-stable general linear method\n" + forwardEulerMethod + "pole V: 1\ninner: -1-z\ninner: 1\ninner step 1: -1 | z\n", "forward Euler with a negative weight"},
	{"claim: A-stable general linear method\n" + forwardEulerMethod + "pole V: 1\ncircle: -1-z\ncircle: 1\ninner: 1\n", "forward Euler with a circle factor that is none"},
	{"claim: A-stable general linear method\n" + forwardEulerMethod + "pole V: 1\ninner: 0\ninner: 1\ninner step 1: 1 | 1\n", "0 called the eigenvalue of forward Euler"},
	{"claim: A-stable general linear method\n" + forwardEulerMethod + "pole V: 1\ninner: 0\n", "the zero polynomial annihilates everything"},
	{"claim: A-stable general linear method\n" + backwardEulerMethod + backwardEulerPole + "inner: -1\ninner: 1-z\n", "no steps"},
	{"claim: A-stable general linear method\n" + backwardEulerMethod + "inner: -1\ninner: 1-z\ninner step 1: 1 | z\n", "no evidence about poles"},
	{"claim: A-stable general linear method\nA: -1\nU: 1\nB: -1\nV: 1\nS: 1\nD: 1+z\nL: 1+z\npole: -2 | 1\npole U: 1/2\npole V: 1/2\ninner: -1\ninner: 1+z\ninner step 1: 1 | z\n", "the pole −1, bounded on the axis"},
	{"claim: A-stable general linear method\nA: -1\nU: 1\nB: -1\nV: 1\nS: 1\nD: 1+z\nL: 1\npole V: 1\ninner: -1\ninner: 1+z\ninner step 1: 1 | z\n", "L is no denominator"},
	{"claim: A-stable general linear method\nA: -1\nU: 1\nB: -1\nV: 1\nS: 0\npole V: 1\ninner: -1\ninner: 1\n", "D = 0"},
	{"claim: A-stable general linear method\nA: 0\nU: 1, 0\nB: 0\nB: 0\nV: 1, 1\nV: 0, 1\nS: 1\nS: 0\nD: 1\nL: 1\npole V: 1\ncircle: 1\ncircle: -2\ncircle: 1\ncircle step 1: 8 | 1\ninner: 1\nsimple step 1: 8 | 1\n", "a Jordan block for 1, for every z"},
	{"claim: A-stable general linear method\nA: 0\nU: 1, 0\nB: 0\nB: 0\nV: 1, 1\nV: 0, 1\nS: 1\nS: 0\nD: 1\nL: 1\npole V: 1\ncircle: -1\ncircle: 1\ninner: 1\n", "ζ − 1 does not annihilate it"},
	{"claim: A-stable general linear method\nA: 0\nU: 1\nB: 0\nV: 2\nS: 1\nD: 1\nL: 1\npole V: 1\ncircle: 1\ncircle: -5/2\ncircle: 1\ncircle step 1: 1 | 1\ninner: 1\nsimple step 1: 1 | 1\n", "self-inversive with the zeros 2 and 1/2"},
	{"claim: L-stable general linear method\nA: 1/2\nU: 1\nB: 1\nV: 1\nS: 1\nD: 1-1/2*z\nL: 1-1/2*z\npole: 1 | 1\npole U: 1/2\npole V: 1/2\ncircle: -1-1/2*z\ncircle: 1-1/2*z\ninner: 1\n", "the trapezoid is not L-stable"},
	{"claim: not L-stable general linear method\n" + backwardEulerMethod + "evidence: M(∞)\n", "backward Euler is L-stable"},
	{"claim: not A-stable general linear method\n" + backwardEulerMethod + "evidence: M(∞)\n", "M(∞) says nothing against A-stability"},
	{"claim: not A-stable general linear method\n" + backwardEulerMethod + "z: 1/2\nzeta: 2\n", "a point in the right half-plane"},
	{"claim: not A-stable general linear method\n" + backwardEulerMethod + "z: -1\nzeta: 1/2\n", "a ζ inside the disc"},
	{"claim: not A-stable general linear method\n" + backwardEulerMethod + "z: -1\nzeta: 2\n", "ζp'/p = 4/3 > 1/2"},
	{"claim: not A-stable general linear method\n" + backwardEulerMethod + "z: -1\n", "a point without a ζ"},
	{"claim: not A-stable general linear method\nA: -1\nU: 1\nB: 0\nV: 1\nS: 1\nD: 1+z\nL: 1+z\nz: -1\nzeta: 2\n", "a zero of D and L, where M has no pole"},
	{"claim: not zero-stable general linear method\nV: 1, 0\nV: 0, 1\nx: 0, 1\nH: -1+z\nH half-plane: 8 | 1\nH U: -1/2\n", "the identity has no Jordan block"},
	{"claim: not zero-stable general linear method\nV: 0, 1\nV: 0, 0\nx: 0, 1\nH: z\n", "a Jordan block for 0"},
	{"claim: not zero-stable general linear method\nV: 1/2, 1\nV: 0, 1/2\nx: 0, 1\nH: -1/2+z\nH half-plane: 8 | 1\nH U: -1/2\n", "a Jordan block for 1/2"},
	{"claim: not zero-stable general linear method\nV: 1\nwitness: 2\n", "ζp'/p = 2 > 1/2"},
	{"claim: zero-stable general linear method\nV: 2\nannihilator: -1+z\nhalf-plane: 8 | 1\nU: 1/2\n", "another matrix"},
	{"claim: zero-stable general linear method\nV: 2\n", "no evidence"},
	{"claim: zero-stable general linear method\nV: 1, 0\nannihilator: -1+z\nhalf-plane: 8 | 1\nU: 1/2\n", "V is not square"},
	{"claim: L-stable general linear method\n" + backwardEulerMethod + backwardEulerPole + "inner: -1\ninner: 1-z\ninner step 1: 1 | z\n\nclaim: zero-stable general linear method\nV: 1, 0\nV: 0, 1\nannihilator: -1+z\nhalf-plane: 8 | 1\nU: 1/2\n", "two methods, one with the first row of the other"},
	{"claim: A-stable general linear method\n" + backwardEulerMethod + backwardEulerPole + "inner: -1-z\ninner: 1-z^2\ninner step 1: 1 | z\ninner step 1: 1 | z^2\n", "a polynomial that vanishes at z = −1"},
	{"claim: A-stable general linear method\nA: 1, 0\nA: 0, 2\nU: 1, 0\nU: 0, 1\nB: 1, 0\nB: 0, 2\nV: 1, 0\nV: 0, 1\nS: 1-2*z\nS: 0\nS: 0\nS: 1-z\nD: 1-3*z+2*z^2\nL: 1-3*z+2*z^2\npole: 6 | 1\npole: 12 | z\npole U: 1/2-1/3*z\npole V: 1/2+1/3*z\ninner: 1\ninner: -2+3*z\ninner: 1-3*z+2*z^2\ninner step 1: 5 | z\ninner step 1: 4 | -z^2\ninner step 2: 4 | -z^3\ninner step 2: 16 | z^4\nsimple step 1: 11 | z\nsimple step 1: 16 | -z^2\n", "nothing is said about z = 0, where the eigenvalue 1 is double"},
}

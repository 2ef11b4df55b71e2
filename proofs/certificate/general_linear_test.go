package certificate_test

import "maps"

func init() {
	maps.Copy(byHand, generalLinearByHand)
	maps.Copy(stillProves, generalLinearStillProves)
}

var generalLinearByHand = map[string]string{
	// M = 1/(1−z). L = 1 − z: L(z)L(w) − L(−z)L(−w) = −2(z+w). The polynomial (1−z)ζ − 1 has the lead |1−z|² − 1 = |z|² on
	// the axis, and a constant derivative. M(∞) = 0. V − 1 = 0; for its zero see BDF1.
	"backward Euler with one input": `rofz certificate v2

scheme: general-linear
A: 1
U: 1
B: 1
V: 1

claim: L-stable general linear method
S: 1
L: 1-z
pole: 2 | 1
pole U: 1/2
pole V: 1/2
inner: -1
inner: 1-z
cofactor: 1
inner step 1: 1 | z

claim: zero-stable general linear method
annihilator: -1+z
half-plane: 8 | 1
U: 1/2

end
`,
	// (1 − z/2)ζ − (1 + z/2): its mirror image is −1 times itself. L(z)L(w) − L(−z)L(−w) = −(z+w).
	"trapezoid with one input": `rofz certificate v2

scheme: general-linear
A: 1/2
U: 1
B: 1
V: 1

claim: A-stable general linear method
S: 1
L: 1-1/2*z
pole: 1 | 1
pole U: 1/2
pole V: 1/2
circle: -1-1/2*z
circle: 1-1/2*z
inner: 1
cofactor: 1

claim: not L-stable general linear method
S: 1
L: 1-1/2*z
evidence: M(∞)

end
`,
	// M = 1 + z, and 1 + i is a zero of ζ − (1 + i).
	"forward Euler with one input": `rofz certificate v2

scheme: general-linear
A: 0
U: 1
B: 1
V: 1

claim: not A-stable general linear method
S: 1
L: 1
z: i
zeta: 1+i

end
`,
	// Two equal eigenvalues 1 of V in one block: y = (V − 1)x = (1, 0). H* = 1 − ζ, s − u = −2, s + u = −2ζ: see BDF1.
	"Jordan block": `rofz certificate v2

scheme: general-linear
A: 0
U: 0, 0
B: 0
B: 0
V: 1, 1
V: 0, 1

claim: not zero-stable general linear method
x: 0, 1
H: -1+z
H half-plane: 8 | 1
H U: -1/2

end
`,
	// det(ζ − V) = ζ − 2 at 2: a zero.
	"eigenvalue 2": `rofz certificate v2

scheme: general-linear
A: 0
U: 0
B: 0
V: 2

claim: not zero-stable general linear method
witness: 2

end
`,
	// diag(1/(1−z), 1/(1−2z)), with the eigenvalue 1 twice at z = 0. q = (1−z)(1−2z)ζ² − (2−3z)ζ + 1, and with t = y² on the
	// axis |q₂|² − |q₀|² = (1+t)(1+4t) − 1 = 5t + 4t², the other leads likewise; ∂q/∂ζ has 4(1+t)(1+4t) − (4+9t) = 11t + 16t².
	// L = q₂: (1+2p−3s+...)² with p = zw, s = z+w gives L(z)L(w) − L(−z)L(−w) = −6s − 12sp.
	"two backward Euler steps": `rofz certificate v2

scheme: general-linear
A: 1, 0
A: 0, 2
U: 1, 0
U: 0, 1
B: 1, 0
B: 0, 2
V: 1, 0
V: 0, 1

claim: A-stable general linear method
S: 1-2*z
S: 0
S: 0
S: 1-z
L: 1-3*z+2*z^2
pole: 6 | 1
pole: 12 | z
pole U: 1/2-1/3*z
pole V: 1/2+1/3*z
inner: 1
inner: -2+3*z
inner: 1-3*z+2*z^2
cofactor: 1-3*z+2*z^2
inner step 1: 5 | z
inner step 1: 4 | -z^2
inner step 2: 4 | -z^3
inner step 2: 16 | z^4
simple step 1: 11 | z
simple step 1: 16 | -z^2
origin annihilator: -1+z
origin half-plane: 8 | 1
origin U: 1/2

end
`,
	// The entry 1, 2 is z/(1+z): a pole at −1, but the eigenvalues are 1/(1−z) and 0.
	"a pole of an entry": `rofz certificate v2

scheme: general-linear
A: 1, 0
A: 0, -1
U: 1, 0
U: 0, 1
B: 1, 1
B: 0, 0
V: 1, 0
V: 0, 0

claim: not A-stable general linear method
S: 1+z
S: 0
S: 0
S: 1-z
L: 1-z^2
row: 1
column: 2
factor: -1-z
rest: -1+z
factor U: -1+1/2*z
factor V: -1/2
disc: -1 | 1/2 | 1

end
`,
	// The entry 1, 2 has the poles ±i.
	"a pole on the axis": `rofz certificate v2

scheme: general-linear
A: 0, 1
A: -1, 0
U: 0, 1
U: 0, 1
B: 1, 0
B: 0, 0
V: 1, 0
V: 0, 0

claim: not A-stable general linear method
S: 0
S: 1+z
S: 0
S: 1-z
L: 1+z^2
row: 1
column: 2
factor: 1+z^2
rest: 1
factor U: 1+1/2*z
factor V: -1/2-1/2*z
from: 1/2
to: 3/2

end
`,
	// M has the eigenvalues ±i, and (1+z/2)/(1−z/2), which is i at 2i, where M is triangular without a Jordan block.
	"M at a point": `rofz certificate v2

scheme: general-linear
A: 1/2
U: 1, 0, 0
B: 1
B: 0
B: 0
V: 1, 0, 0
V: 0, 0, -1
V: 0, 1, 0

claim: A-stable general linear method
S: 1
S: 0
S: 0
L: 1-1/2*z
pole: 1 | 1
pole U: 1/2
pole V: 1/2
circle: 2+z
circle: -2+z
circle: 2+z
circle: -2+z
inner: -1
cofactor: 1/2-1/2*z+1/8*z^2
circle step 1: 32 | 1
circle step 1: 8 | z
circle step 2: 48 | -4-z^2
simple step 1: 32 | 1
simple step 1: 8 | z
simple step 2: 1/2 | -4-z^2
simple step 2: 95/2 | -4-z^2
y: 2
re: 0, 0, 0
re: 0, 0, -1
re: 0, 1, 0
im: 1, 0, 0
im: 0, 0, 0
im: 0, 0, 0
at annihilator: 1+z^2
at half-plane: 32 | 1
at half-plane: 32 | z
at U: -3/8
at V: 1/8

end
`,
	// The same with a coupling: a Jordan block at 2i.
	"a block at a point": `rofz certificate v2

scheme: general-linear
A: 1/2
U: 1, 0, 0
B: 1
B: 1
B: 0
V: 1, 0, 0
V: 0, 0, -1
V: 0, 1, 0

claim: not A-stable general linear method
S: 1
S: 0
S: 0
L: 1-1/2*z
y: 2
re: 0, 0, 0
re: -1, 0, -1
re: 0, 1, 0
im: 1, 0, 0
im: 1, 0, 0
im: 0, 0, 0
at x: 1, 0, 0, 0, 0, 0
at H: 1+z^2
at H half-plane: 32 | 1
at H half-plane: 32 | z
at H U: -3/8
at H V: 1/8

end
`,
}

var generalLinearStillProves = map[string]string{
	"two backward Euler steps|B: 1, 1":                   "M is triangular with the same eigenvalues",
	"two backward Euler steps|B: 1, 2":                   "M is triangular with the same eigenvalues",
	"two backward Euler steps|pole: 6 | -1":              "|−q|² = |q|²",
	"two backward Euler steps|origin half-plane: 8 | -1": "|−q|² = |q|²",
	"Jordan block|A: 1":                                  "V alone is asked about",
	"Jordan block|U: 1, 0":                               "V alone is asked about",
	"Jordan block|U: 0, 1":                               "V alone is asked about",
	"Jordan block|B: 1":                                  "V alone is asked about",
	"eigenvalue 2|A: 1":                                  "V alone is asked about",
	"eigenvalue 2|U: 1":                                  "V alone is asked about",
	"eigenvalue 2|B: 1":                                  "V alone is asked about",
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
	"a pole of an entry|B: 11, 1":                        "the entry 1, 2 of M is the same",
	"a pole of an entry|B: 2, 1":                         "the entry 1, 2 of M is the same",
	"a pole of an entry|B: -1, 1":                        "the entry 1, 2 of M is the same",
	"a pole of an entry|B: 1, 0":                         "the entry 1, 2 of M is the same",
	"a pole of an entry|B: 0, 1":                         "the entry 1, 2 of M is the same",
	"a pole of an entry|V: 11, 0":                        "the entry 1, 2 of M is the same",
	"a pole of an entry|V: 2, 0":                         "the entry 1, 2 of M is the same",
	"a pole of an entry|V: -1, 0":                        "the entry 1, 2 of M is the same",
	"a pole of an entry|V: 1, 0":                         "the entry 1, 2 of M is the same",
	"a pole of an entry|V: 0, 1":                         "the entry 1, 2 of M is the same",
	"a pole of an entry|disc: -1 | 1/22 | 1":             "a smaller disc around the same pole",
	"a pole of an entry|disc: -1 | 1/3 | 1":              "a smaller disc around the same pole",
	"M at a point|pole: 1 | -1":                          "|−q|² = |q|²",
	"M at a point|circle step 1: 32 | -1":                "|−q|² = |q|²",
	"M at a point|simple step 1: 32 | -1":                "|−q|² = |q|²",
	"M at a point|at half-plane: 32 | -1":                "|−q|² = |q|²",
	"a pole on the axis|B: 1, 0":                         "the entry 1, 2 of M is the same",
	"a pole on the axis|B: 0, 1":                         "the entry 1, 2 of M is the same",
	"a pole on the axis|V: 11, 0":                        "the entry 1, 2 of M is the same",
	"a pole on the axis|V: 2, 0":                         "the entry 1, 2 of M is the same",
	"a pole on the axis|V: -1, 0":                        "the entry 1, 2 of M is the same",
	"a pole on the axis|V: 1, 0":                         "the entry 1, 2 of M is the same",
	"a pole on the axis|V: 0, 1":                         "the entry 1, 2 of M is the same",
	"a pole on the axis|from: 1/22":                      "e changes its sign there as well",
	"a pole on the axis|from: 1/3":                       "e changes its sign there as well",
	"a pole on the axis|to: 33/2":                        "e changes its sign there as well",
	"a pole on the axis|to: 32":                          "e changes its sign there as well",
	"a block at a point|at x: 11, 0, 0, 0, 0, 0":         "another vector with H(M)x ≠ 0",
	"a block at a point|at x: 2, 0, 0, 0, 0, 0":          "another vector with H(M)x ≠ 0",
	"a block at a point|at x: -1, 0, 0, 0, 0, 0":         "another vector with H(M)x ≠ 0",
	"a block at a point|at x: 1, 1, 0, 0, 0, 0":          "another vector with H(M)x ≠ 0",
	"a block at a point|at x: 1, 0, 1, 0, 0, 0":          "another vector with H(M)x ≠ 0",
	"a block at a point|at x: 1, 0, 0, 1, 0, 0":          "another vector with H(M)x ≠ 0",
	"a block at a point|at x: 1, 0, 0, 0, 1, 0":          "another vector with H(M)x ≠ 0",
	"a block at a point|at x: 1, 0, 0, 0, 0, 1":          "another vector with H(M)x ≠ 0",
	"a block at a point|at H half-plane: 32 | -1":        "|−q|² = |q|²",
}

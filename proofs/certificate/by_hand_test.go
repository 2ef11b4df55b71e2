package certificate_test

// threeTenths is the evidence for the sector of tangent 3/10 of the method below with ρ = (ζ − 1)(ζ² + 1).
const threeTenths = `tan: 3/10
turn: 1/16
turn: 2
turn: 4
end: 1
end: 6
piece 1: 48 | z
piece 1: 40 | -z^2
piece 2: 49200 | -z^3
piece 2: 676000 | z^4
piece 2: 2598400 | z^5
piece 2: 1881600 | -z^6
piece 3: 240 | z
piece 3: 88 | -z^2
piece 3: 8 | -z^3
`

// The certificates below are typed by hand; each is worked out in its comment.
var byHand = map[string]string{
	// ((z − 1)e^z + e^z + ze^(z/2) − ze^(z/2))/z = e^z.
	"an exponential scheme": `rofz certificate v2

scheme: exponential
power: 1
term: 1 | -1+z
term: 1 | 1
term: 1/2 | z
term: 1/2 | -z

claim: A-stable exponential scheme

claim: L-stable exponential scheme

end
`,

	// |1−z|² − 1 = −2 Re z + |z|².
	"backward Euler": `rofz certificate v2

scheme: runge-kutta
A: 1
b: 1

claim: stability function
s: 1
P0: 1
Q0: 1-z
G: 1
P: 1
Q: 1-z

claim: A-stable
half-plane: 1 | 1
axis: 1 | z

claim: behaviour at infinity
limit: 0
exponent: -2
leading: 1

claim: order
order: 1
constant: -1/2

end
`,
	// Q(−w) = 1 + w + w² with w = x(1 + i): |Q|² − 1 = 2x + 2x² + 4x³ + 4x⁴, and 2x + 3x² + 2x³ + x⁴ for w = x. Q(iy) = 1 − y² − iy.
	// Q(−1/20 + i/2) = 321/400 − 11i/20, of modulus 0.97.
	"sectors": `rofz certificate v2

scheme: rational
P: 1
Q: 1-z+z^2

claim: A(alpha)-stable
tan: 1
ray: 2 | z
ray: 2 | -z^2
ray: 4 | z^3
ray: 4 | z^4
turn: 1/2
turn: 2

claim: not A(alpha)-stable
tan: 10
witness: -1/20+1/2*i

claim: A(0)-stable
tan: 1
ray: 2 | z
ray: 2 | -z^2
ray: 4 | z^3
ray: 4 | z^4
turn: 1/2
turn: 2

claim: A0-stable
ray: 2 | z
ray: 3 | z^2
ray: 2 | z^3
ray: 1 | z^4

end
`,
	// The poles −1/2 ± 3.12i lie beyond the sector |Im z| ≤ −Re z. There |Q|² − 1/4 is
	// (x²/5 − x/10 − 1/2)² + (21/100)(x − 5/7)² + 11/28, x = −s².
	"discs": `rofz certificate v2

scheme: rational
P: 1/2
Q: 1+1/10*z+1/10*z^2

claim: A(alpha)-stable
tan: 1
ray: 1 | -1/2+1/10*z^2+1/5*z^4
ray: 21/100 | 5/7+z^2
ray: 11/28 | 1
disc: -1/2+3*i | 1/2 | 1
disc: -1/2-3*i | 1/2 | 1

end
`,
	// R(−1) = 1: (1 + x²)² − (2x)² = (x − 1)·(x − 1)(x + 1)².
	"touching": `rofz certificate v2

scheme: rational
P: -2*z
Q: 1+z^2

claim: not A(0)-stable
touching: -1+z
cofactor: -1-z+z^2+z^3
from: 1/2
to: 2
U: 1/2*z
V: 1

end
`,
	"not A0": `rofz certificate v2

scheme: rational
P: 1+z
Q: 1

claim: not A0-stable
witness: -3

claim: not A(0)-stable
witness: -3

end
`,
	// v = 1 is ζ = ±i, a zero of ρ; next to it |Y| ≥ 3|X|/10 where X < 0, and there it is an equation.
	"sector of a multistep method": `rofz certificate v2

scheme: multistep
rho: -1+z-z^2+z^3
sigma: -7/8-5/8*z+7/8*z^2+21/8*z^3

claim: A(alpha)-stable multistep method
` + threeTenths + `
claim: not A(alpha)-stable multistep method
tan: 3/5
witness: -2/13+i

claim: A(0)-stable multistep method
` + threeTenths + `
end
`,
	// Forward Euler: for z = −3 the root is −2.
	"a multistep method on the axis": `rofz certificate v2

scheme: multistep
rho: -1+z
sigma: 1

claim: not A0-stable multistep method
z: -3
witness: -3/2

end
`,
	// ρ = (ζ − 1)(ζ² + 1): for z < 0 all roots lie in the disc, but at ζ = i the curve leaves 0 along the negative axis.
	"a curve that touches the axis": `rofz certificate v2

scheme: multistep
rho: -1+z-z^2+z^3
sigma: -5/4+1/2*z-1/4*z^2+3/2*z^3

claim: not A(0)-stable multistep method
meeting: -1+z
meeting X: -30*z+14*z^2
meeting Y: -2
from: 1/2
to: 3/2
meeting U: -1+7/8*z
meeting V: -1/16

claim: A0-stable multistep method
step 1: 1/2 | z
step 1: 11/16 | -z^2
step 2: 1/4 | -z^3
step 2: 9/32 | z^4
step 3: 1/8 | z^5
step 3: 7/64 | -z^6
step 3 divided: -1/8*z^10+7/64*z^12
rho half-plane: 32 | 1+z^2
rho half-plane: 128 | z
rho half-plane: 128 | z^2
rho U: 3/8+1/4*z
rho V: -1/4-1/8*z

end
`,

	// Backward Euler times ζ + 1, and a method with the root 1 for every z, which is a root of the rest for z = 0.
	"a common zero": `rofz certificate v2

scheme: multistep
rho: -1+z^2
sigma: z+z^2

claim: A(alpha)-stable multistep method
tan: 1
turn: 1
piece 1: 2 | z
common: 1+z
rho1: -1+z
sigma1: z
common half-plane: 8 | 1
common U: -1/2
circle U: 7/8-5/8*z+3/8*z^2-1/8*z^3
circle V: 1/16

end
`,
	"a double root for z = 0": `rofz certificate v2

scheme: multistep
rho: 1-2*z+z^2
sigma: -z+z^2

claim: not A(alpha)-stable multistep method
tan: 1
double: -1+z
cofactor: 1

claim: not A(0)-stable multistep method
double: -1+z
cofactor: 1

claim: not A0-stable multistep method
double: -1+z
cofactor: 1

end
`,
	// (1+z/2)/(1−z/2): |1−z/2|² − |1+z/2|² = −2 Re z.
	"trapezoid": `rofz certificate v2

scheme: rational
P: 1+1/2*z
Q: 1-1/2*z

claim: A-stable
half-plane: 1 | 1

claim: not L-stable
evidence: R(∞)

claim: derivative
P1: 1
Q1: 1-z+1/4*z^2

end
`,
	// |1+i|² = 2 > 1.
	"forward Euler": `rofz certificate v2

scheme: rational
P: 1+z
Q: 1

claim: not A-stable
witness: i

claim: behaviour at infinity
exponent: 0
leading: 1

end
`,
	// θ = √2/2 = g/2: Q = 1 − gz/2, P = 1 + (1 − g/2)z; |Q|² − |P|² = −2 Re z + (g²/4 − (1−g/2)²)|z|² = −2 Re z + (g−1)|z|².
	"theta √2/2": `rofz certificate v2

scheme: rational
field: -2+x^2
root: [7/5, 3/2]
P: 1+(1-1/2*g)*z
Q: 1+(-1/2*g)*z

claim: strongly A-stable
half-plane: 1 | 1
axis: -1+g | z

end
`,
	// On the axis |1−iy|² − 1 = y².
	"I-stable": `rofz certificate v2

scheme: runge-kutta
A: 1
b: 1

claim: stability function
s: 1
P0: 1
Q0: 1-z
G: 1
P: 1
Q: 1-z

claim: I-stable
axis: 1 | z
U: 1

end
`,
	// Q = 1 + 2z + z² = (z + 1)².
	"double pole": `rofz certificate v2

scheme: rational
P: 1
Q: 1+2*z+z^2

claim: poles
center: -1
radius: 1/2
count: 2
U: 1

end
`,
	// BDF1 as ρ = ζ − 1, σ = ζ: σ − ρ = 1, σ + ρ = 2ζ − 1; F = 1 + w, H = 1 − 3w, and
	// (1−3z)(1−3w) − (1+z)(1+w) = −4(z+w) + 8zw. Zero-stability: u = ζ − 1, s = ζ + 1, s − u = 2, s + u = 2ζ; F = 2(1+w),
	// H = 2(1−w), and 4(1−z)(1−w) − 4(1+z)(1+w) = −8(z+w).
	"BDF1": `rofz certificate v2

scheme: multistep
rho: -1+z
sigma: z

claim: L-stable multistep method
half-plane: 4 | 1
axis: 8 | z
U: 1

claim: zero-stable
half-plane: 8 | 1
U: 1/2

end
`,
	// ρ has the double zero 1.
	"double zero": `rofz certificate v2

scheme: multistep
rho: 1-2*z+z^2
sigma: 1

claim: not zero-stable
double: -1+z
cofactor: 1

end
`,
	// R' = 1/(1−z)². With s = z + w and p = zw: ¼(1−z)²(1−w)² − zw = ¼(1 − s + p)² − p = −s(½ + ½p) + ¼(1 + s² − 2p + p²), and
	// the last bracket is (1+z²)(1+w²). On the axis, x = −u: ¼(1+u)² − u = ¼(1−u)² and ¼(1+u)² + u. At z = i it is 1/2, at
	// −1 it is 1/4.
	"gradient of backward Euler": `rofz certificate v2

scheme: rational
P: 1
Q: 1-z

claim: gradient bound on the half-plane
P1: 1
Q1: 1-2*z+z^2
power: 1
bound: 1/2
half-plane: 1/2 | 1
half-plane: 1/2 | z
axis: 1/4 | 1+z^2

claim: not gradient bound on the half-plane
P1: 1
Q1: 1-2*z+z^2
power: 1
bound: 1/3
witness: i

claim: gradient bound on the negative axis
P1: 1
Q1: 1-2*z+z^2
power: 1
bound: 1/4
plus: 1/4 | 1+z^2
minus: 1/4 | 1
minus: 3/2 | z
minus: 1/4 | z^2

end
`,
	// z²R' on the ray z = −x(1+i): |1−z|⁴ = ((1+x)² + x²)² = (1 + 2x + 2x²)² = 1 + 4x + 8x² + 8x³ + 4x⁴ and |z|⁴ = 4x⁴. The bound on
	// the half-plane is 1: (1 − s + p)² − p² = −s(2 − s + 2p) + 1 + 2p, and 2 − s + 2p = ½(2−z)(2−w) + (3/2)zw.
	"gradient on a sector": `rofz certificate v2

scheme: rational
P: 1
Q: 1-z

claim: gradient bound on the sector
P1: 1
Q1: 1-2*z+z^2
power: 2
bound: 1
tan: 1
within: 1
half-plane: 1/2 | 2-z
half-plane: 3/2 | z
axis: 1 | 1
axis: 2 | z
ray: 1 | 1
ray: 4 | z
ray: 8 | z^2
ray: 8 | z^3

end
`,
	// Q(iy) = 1 − t/2 − iy(1 − t/8), t = y², turns at t = 2 and t = 8. |Q|² − 1 = (1 − t/2)² + t(1 − t/8)² − 1 = t³/64. And
	// (1−z)²: Q(iy) = 1 − t − 2iy turns at t = 1; with R' = 1/(1−z)², |z²R'| ≤ 1 there since (1+t)² − t² = 1 + 2t.
	"turns": `rofz certificate v2

scheme: rational
P: 1
Q: 1-z+1/2*z^2-1/8*z^3

claim: A-stable
axis: 1/64 | z^3
turn: 1
turn: 4
turn: 9

end
`,
	"gradient with turns": `rofz certificate v2

scheme: rational
P: 1
Q: 1-z

claim: gradient bound on the half-plane
P1: 1
Q1: 1-2*z+z^2
power: 2
bound: 1
axis: 1 | 1
axis: 2 | z
turn: 1/2
turn: 3/2

claim: gradient bound on the sector
P1: 1
Q1: 1-2*z+z^2
power: 2
bound: 1
tan: 1
within: 1
axis: 1 | 1
axis: 2 | z
turn: 1/2
turn: 3/2
ray: 1 | 1
ray: 4 | z
ray: 8 | z^2
ray: 8 | z^3

end
`,
	// x = −u: Q² − P² = 2u for the trapezoid, and 2xW = −2u.
	"Schwarz–Pick": `rofz certificate v2

scheme: rational
P: 1+1/2*z
Q: 1-1/2*z

claim: Schwarz–Pick on the negative axis
minus: 4 | z

end
`,
	// R = 1 + z at −3: 2·3·1 > 1 − 4.
	"not Schwarz–Pick": `rofz certificate v2

scheme: rational
P: 1+z
Q: 1

claim: not Schwarz–Pick on the negative axis
witness: -3

end
`,
	// M = BA + AᵀB − bbᵀ = 1 for backward Euler.
	"algebraic": `rofz certificate v2

scheme: runge-kutta
A: 1
b: 1

claim: algebraically stable
weights: 1
vector: 1

end
`,
}

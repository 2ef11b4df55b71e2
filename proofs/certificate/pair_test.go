package certificate_test

// Certificates about additive pairs.
func init() {
	// Heun's method, c = (0, 1), and an implicit one with c = (1/4, 3/4): bᵀc = 1/2 for both, and bᵀ(c_I·c_I) = 5/16 is not 1/3.
	byHand["an order of two halves"] = `rofz certificate v2

scheme: additive
explicit.A: 0, 0
explicit.A: 1, 0
explicit.b: 1/2, 1/2
implicit.A: 1/4, 0
implicit.A: 1/2, 1/4
implicit.b: 1/2, 1/2

claim: coupled order
order: 2
fails: E[I,I]

claim: coupled order
order: 2

claim: coupled order
order: 2
fails: E[I,I]
within: 1/100

end
`
	// Forward and backward Euler: s₁ = 1 − z_I, s₂ = 1 + z_E, R = (1 + z_E)/(1 − z_I). At z_E = −1 it is 0. At (−1 + i)/2 it is
	// (1 + x)² − 1/2 = 1/2 + 2x + x² on the negative axis. At −3, |N| = 2, which is more than |1 + i/2| and 3/2.
	byHand["forward and backward Euler"] = `rofz certificate v2

scheme: additive
explicit.A: 0, 0
explicit.A: 1, 0
explicit.b: 1, 0
implicit.A: 0, 0
implicit.A: 0, 1
implicit.b: 0, 1

claim: stability function of the pair
s: 1-z
s: 0
s: 1
s: 1
D0: 1-z
G: 1
N: 1
N: 1
D: 1-z

claim: expansion of the pair at infinity
term: 0
term: -1-z

claim: L-stable pair
half-plane: 1 | 1
axis: 1 | z

claim: stable for all z_I in the half-plane
zE: -1
right: 1 | 1
right: 1 | z^2
left: 1 | 1
left: 1 | z^2
turn: 1

claim: stable for all z_I on the negative axis
zE: -1/2+1/2*i
right: 1/2 | 1
right: 2 | z
right: 1 | z^2

claim: stable for z_I at infinity
zE: -3

claim: not stable for all z_I in the half-plane
zE: -3
witness: -1/2*i

claim: not stable for all z_I on the negative axis
zE: -3
witness: -1/2

claim: not type-A
kernel: 1, 0

claim: type-CK
inverse: 1

claim: ARS
inverse: 1

claim: GSA

claim: equal-c

claim: not equal-b

end
`
	// (1 − z_I)s = 1 − z_I for s = 1: R = (1 + z_E)/(1 − z_I), with a single stage.
	byHand["two methods of Euler with one stage"] = `rofz certificate v2

scheme: additive
explicit.A: 0
explicit.b: 1
implicit.A: 1
implicit.b: 1

claim: type-A
inverse: 1

claim: not type-CK

claim: not ARS

claim: not GSA

claim: not equal-c

claim: equal-b

end
`
	// R = 1 + z_E + z_I: for z_E = −1 it is z_I. The rest of A_I in the other pair is 0.
	byHand["forward Euler twice"] = `rofz certificate v2

scheme: additive
explicit.A: 0
explicit.b: 1
implicit.A: 0
implicit.b: 1

claim: stability function of the pair
s: 1
D0: 1
G: 1
N: 1+z
N: 1
D: 1

claim: not stable for z_I at infinity
zE: -1

claim: not stable for all z_I on the negative axis
zE: -1
witness: -2

end
`
	// R = (1 + z_E)/(1 + z_I), with a pole at −1.
	byHand["backward Euler backwards"] = `rofz certificate v2

scheme: additive
explicit.A: 0
explicit.b: 1
implicit.A: -1
implicit.b: -1

claim: stability function of the pair
s: 1
D0: 1+z
G: 1
N: 1
N: 1
D: 1+z

claim: not L-stable pair
witness: -1

end
`
	byHand["a pair without an implicit stage"] = `rofz certificate v2

scheme: additive
explicit.A: 0, 0
explicit.A: 1, 0
explicit.b: 1, 0
implicit.A: 0, 0
implicit.A: 1, 0
implicit.b: 999/1000, 0

claim: not type-CK
kernel: 1

claim: GSA
within: 1/1000

claim: not equal-b
within: 1/2000

end
`
	// The θ-method with θ = √2/2 as implicit half: s = 1, D₀ = 1 − gz/2, N = D₀ + z_E + z, and r₀ = (1 − g/2)/(−g/2) = 1 − g. From
	// z(1 + z_E) = r₀z + r₁(−gz/2), r₁ = −g − gz_E + g(1 − g) = −2 − gz_E. It is not 0 at infinity.
	byHand["theta √2/2 as implicit half"] = `rofz certificate v2

scheme: additive
field: -2+x^2
root: [7/5, 3/2]
explicit.A: 0
explicit.b: 1
implicit.A: 1/2*g
implicit.b: 1

claim: stability function of the pair
s: 1
D0: 1+(-1/2*g)*z
G: 1
N: 1+(1-1/2*g)*z
N: 1
D: 1+(-1/2*g)*z

claim: expansion of the pair at infinity
term: (1-g)
term: -2+(-g)*z

claim: not L-stable pair

claim: stable for z_I at infinity
zE: i

claim: type-A
inverse: g

end
`
}

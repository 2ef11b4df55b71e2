package certificate_test

import (
	"fmt"
	"strings"
)

// Heads and sections of the forgeries below.
const (
	pairOfEulers    = "scheme: additive\nexplicit.A: 0\nexplicit.b: 1\nimplicit.A: 1\nimplicit.b: 1\n"
	overPairs2      = "scheme: additive\nfield: -x+x^2\nroot: [-1/1000, 1/1000]\nexplicit.A: 0\nexplicit.b: 1\nimplicit.A: 1\nimplicit.b: 1\n"
	exponentialHead = "scheme: exponential\n"
	pairOfEulersR   = "\nclaim: stability function of the pair\ns: 1\nD0: 1-z\nG: 1\nN: 1\nN: 1\nD: 1-z\n"
	forwardPair     = "scheme: additive\nexplicit.A: 0\nexplicit.b: 1\nimplicit.A: 0\nimplicit.b: 1\n"
	forwardPairR    = "\nclaim: stability function of the pair\ns: 1\nD0: 1\nG: 1\nN: 1+z\nN: 1\nD: 1\n"
	nothingPair     = "scheme: additive\nexplicit.A: 0\nexplicit.b: 0\nimplicit.A: 0\nimplicit.b: 0\n"
	overOnePair     = "scheme: additive\nfield: -1+x^2\nroot: [9/10, 11/10]\nexplicit.A: 0\nexplicit.b: 1\nimplicit.A: 1\nimplicit.b: 1\n"
	imexEuler       = "scheme: additive\nexplicit.A: 0, 0\nexplicit.A: 1, 0\nexplicit.b: 1, 0\nimplicit.A: 0, 0\nimplicit.A: 0, 1\nimplicit.b: 0, 1\n"
	heunAndSlip     = "scheme: additive\nexplicit.A: 0, 0\nexplicit.A: 1, 0\nexplicit.b: 1/2, 1/2\nimplicit.A: 1/4, 0\nimplicit.A: 1/2, 1/4\nimplicit.b: 1/4, 3/4\n"
	isRofPair       = "stability function of the pair"
)

// Forgeries about additive pairs and exponential schemes.
func init() {
	forgeries = append(forgeries, []forgery{
		// A stability function that is 0/0.
		{pairOfEulers + "\nclaim: stability function of the pair\ns: 0\nD0: 0\nG: 0\nN: 0\nD: 1-z\n", "0 = 0·N/D, whatever N and D are", nil},
		{pairOfEulers + "\nclaim: stability function of the pair\ns: 0\nD0: 0\nG: 0\nN: 0\nD: 1-z\n\nclaim: stable for z_I at infinity\nzE: -3\n", "and what builds on it", nil},
		{overPairs2 + "\nclaim: stability function of the pair\ns: (g)\nD0: (g)+(-g)*z\nG: (g)\nN: 1\nN: 1\nD: 1-z\n", "G vanishes at the root that is meant", nil},
		{pairOfEulers + "\nclaim: stability function of the pair\ns: 1\nD0: 1-z\nG: 1\nN: 1\nN: 1\nD: 1-z\n", "1 + (z_E + z_I)/(1 − z_I)", []string{"stability function of the pair"}},

		// Exponential schemes that are not e^z.
		{exponentialHead + "term: 1 | 1\n\nclaim: A-stable exponential scheme\n", "e^z", []string{"A-stable exponential scheme"}},
		{exponentialHead + "term: 2 | 1\n\nclaim: A-stable exponential scheme\n", "e^(2z), which no scheme is", nil},
		{exponentialHead + "term: 1 | 1+z\n\nclaim: A-stable exponential scheme\n", "(1 + z)e^z", nil},
		{exponentialHead + "term: 0 | 1\n\nclaim: A-stable exponential scheme\n", "1", nil},
		{exponentialHead + "term: 1 | 1\nterm: 1 | 1\n\nclaim: A-stable exponential scheme\n", "2e^z", nil},
		{exponentialHead + "term: 1 | 1\nterm: 1/2 | z\n\nclaim: L-stable exponential scheme\n", "e^z + z e^(z/2)", nil},
		{exponentialHead + "term: 1 | 1\nterm: 1/2 | z\nterm: 2/4 | -z\n\nclaim: A-stable exponential scheme\n", "a rate that is not in lowest terms", nil},
		{exponentialHead + "power: 1\nterm: 1 | 1\n\nclaim: A-stable exponential scheme\n", "e^z/z", nil},
		{exponentialHead + "power: -1\nterm: 1 | 1\n\nclaim: A-stable exponential scheme\n", "z e^z", nil},
		{exponentialHead + "term: 0 | 0\n\nclaim: A-stable exponential scheme\n", "0", nil},
		{exponentialHead + "term: 1 | 1\n\nclaim: A-stable\nhalf-plane: 1 | 1\n", "a claim about another kind", nil},
		{backwardEulerAlone + "\nclaim: A-stable exponential scheme\n", "a claim about a rational R", nil},
		{exponentialHead + "term: 1 | 1\n\nclaim: not A-stable exponential scheme\n", "there is no claim against it", nil},

		// The stability function of a pair, and claims before it, beside another one or about nothing.
		{pairOfEulers + pairOfEulersR + pairOfEulersR, "said twice", nil},
		{pairOfEulers + pairOfEulersR + strings.Replace(pairOfEulersR, "G: 1\nN: 1\nN: 1\nD: 1-z", "G: 1-z\nN: 1\nD: 1", 1), "another R", nil},
		{pairOfEulers + "\nclaim: stable for z_I at infinity\nzE: -3\n" + pairOfEulersR, "R is said afterwards", nil},
		{pairOfEulers + "\nclaim: L-stable pair\nhalf-plane: 1 | 1\naxis: 1 | z\n", "R is not said", nil},
		{pairOfEulers + "\nclaim: expansion of the pair at infinity\nterm: 0\n", "R is not said", nil},
		{pairOfEulers + pairOfEulersR + backwardEulerIsA, "a claim about an R(z)", nil},
		{backwardEulerTableau + pairOfEulersR, "no pair", nil},
		{backwardEulerTableau + backwardEulerR + "\nclaim: stable for z_I at infinity\nzE: 0\n", "no pair", nil},
		{pairOfEulers + "embedded b: 1\n" + pairOfEulersR, "a pair has no weights of that name", nil},
		{pairOfEulers + strings.Replace(pairOfEulersR, "D: 1-z", "D: 1", 1), "another D", nil},
		{pairOfEulers + strings.Replace(pairOfEulersR, "D: 1-z\n", "", 1), "no D", nil},
		{pairOfEulers + strings.Replace(pairOfEulersR, "G: 1\n", "", 1), "no G", nil},
		{pairOfEulers + strings.Replace(pairOfEulersR, "s: 1\n", "", 1), "no vector", nil},
		{pairOfEulers + strings.Replace(pairOfEulersR, "N: 1\nN: 1\n", "N: 2\n", 1), "R(0, 0) = 2", nil},
		{pairOfEulers + "\nclaim: stability function of the pair\ns: -1\nD0: -1+z\nG: 1\nN: -1\nN: -1\nD: -1+z\n", "D(0, 0) is −1", nil},
		{pairOfEulers + strings.Replace(pairOfEulersR, "claim: ", "claim: not ", 1), "there is no claim against it", nil},
		{strings.Replace(pairOfEulers, "explicit.b: 1", "explicit.b: 1, 0", 1) + pairOfEulersR, "halves of different sizes", nil},
		{overOnePair + "\nclaim: stability function of the pair\ns: (1+g)\nD0: (1+g)+(-1-g)*z\nG: (1+g)\nN: 1\nN: 1\nD: 1-z\n", "G = 2, whatever it is elsewhere", []string{isRofPair}},
		{overOnePair + "\nclaim: stability function of the pair\ns: (-1+g)\nD0: (-1+g)+(1-g)*z\nG: (-1+g)\nN: (1+g)\nN: 1\nD: 1-z\n", "G = 0", nil},

		// Short files that would make long products.
		{nothingPair + "\nclaim: stability function of the pair\ns: 1\nD0: 1\n" + strings.Repeat("G: z^400\n", 790) + strings.Repeat("N: z^400\n", 790) + "D: 1\n", "790² products", nil},
		{pairOfEulers + strings.Replace(pairOfEulersR, "N: 1\nN: 1\n", "N: 1\nN: 1\n"+strings.Repeat("N: 0\n", 390), 1) +
			"\nclaim: stable for z_I at infinity\nzE: 1" + strings.Repeat("0", 400) + "1/" + strings.Repeat("3", 399) + "1\n", "390 powers of z_E", nil},
		{pairOfEulers + strings.Replace(pairOfEulersR, "s: 1\n", "s: 1\ns: 0\ns: 0\n", 1), "more powers of z_E than stages allow", nil},
		{pairOfEulers + pairOfEulersR + "\nclaim: expansion of the pair at infinity\n" + strings.Repeat("term: z^400\n", 401), "terms of a high degree", nil},

		// R at a point z_E.
		{pairOfEulers + pairOfEulersR + "\nclaim: stable for z_I at infinity\n", "no z_E", nil},
		{pairOfEulers + pairOfEulersR + "\nclaim: stable for z_I at infinity\nzE: 5\n", "R(5, ∞) = 0", []string{isRofPair, "stable for z_I at infinity, z_E = 5"}},
		{pairOfEulers + pairOfEulersR + "\nclaim: stable for z_I at infinity\nzE: 5\nzE: 6\n", "two points", nil},
		{pairOfEulers + pairOfEulersR + "\nclaim: stable for z_I at infinity\nzE: 1" + strings.Repeat("0", 1001) + "\n", "a point of 1002 characters", nil},
		{pairOfEulers + pairOfEulersR + "\nclaim: stable for z_I at infinity\nzE: 1" + strings.Repeat("0", 100) + "\n", "true, but of 101 characters", nil},
		{pairOfEulers + pairOfEulersR + "\nclaim: stable for z_I at infinity\nzE: 1" + strings.Repeat("0", 99) + "\n", "of 100 characters", []string{isRofPair, "stable for z_I at infinity, z_E = 1" + strings.Repeat("0", 99)}},
		{pairOfEulers + pairOfEulersR + "\nclaim: not stable for z_I at infinity\nzE: 5\n", "R(5, ∞) = 0", nil},
		{pairOfEulers + pairOfEulersR + "\nclaim: stable for z_I at infinity\nzE: 5\nright: 1 | 1\n", "evidence of another sort", nil},
		{forwardPair + forwardPairR + "\nclaim: stable for z_I at infinity\nzE: -1\n", "R = z_I is not bounded", nil},
		{forwardPair + forwardPairR + "\nclaim: not stable for z_I at infinity\nzE: -1\nwitness: -9\n", "evidence of another sort", nil},
		{pairOfEulers + pairOfEulersR + "\nclaim: not stable for all z_I in the half-plane\nzE: -1\nwitness: 1\n", "N = D = 0, and z_I > 0", nil},
		{pairOfEulers + pairOfEulersR + "\nclaim: not stable for all z_I in the half-plane\nzE: 1\nwitness: 1/2\n", "z_I > 0", nil},
		{pairOfEulers + pairOfEulersR + "\nclaim: not stable for all z_I on the negative axis\nzE: 1\nwitness: 1/2*i\n", "not on the axis", nil},
		{pairOfEulers + pairOfEulersR + "\nclaim: not stable for all z_I in the half-plane\nzE: -2\nwitness: 0\n", "|R| = 1", nil},
		{pairOfEulers + pairOfEulersR + "\nclaim: not stable for all z_I in the half-plane\nzE: 1\n", "no witness", nil},
		{pairOfEulers + pairOfEulersR + "\nclaim: stable for all z_I in the half-plane\nzE: 1\nwitness: -1/2\n", "a claim for with a point against", nil},
		{pairOfEulers + pairOfEulersR + "\nclaim: stable for all z_I in the half-plane\nzE: -1\nright: 1 | 1\nright: 1 | z^2\nturn: 1\n", "the lower half of the axis is missing", nil},
		{pairOfEulers + pairOfEulersR + "\nclaim: stable for all z_I in the half-plane\nzE: -1\nright: 1 | 1\nright: 1 | z^2\nleft: 1 | 1\nleft: 1 | z^2\n", "nothing about poles", nil},
		{pairOfEulers + pairOfEulersR + "\nclaim: stable for all z_I in the half-plane\nzE: 1\nright: -3 | 1\nright: 1 | z^2\nleft: -3 | 1\nleft: 1 | z^2\nturn: 1\n", "R(1, 0) = 2", nil},
		{strings.ReplaceAll(pairOfEulers, "implicit.A: 1", "implicit.A: -1") + "\nclaim: stability function of the pair\ns: 1\nD0: 1+z\nG: 1\nN: 1+2*z\nN: 1\nD: 1+z\n" +
			"\nclaim: stable for all z_I in the half-plane\nzE: -1\nright: -3 | z\nturn: 1\n", "a pole at −1", nil},
		{nothingPair + "\nclaim: stability function of the pair\ns: 1\nD0: 1\nG: 1\nN: 1\nD: 1\n\nclaim: stable for all z_I in the half-plane\nzE: 7\n", "R = 1", []string{isRofPair, "stable for all z_I in the half-plane, z_E = 7"}},
		{nothingPair + "\nclaim: stability function of the pair\ns: 1\nD0: 1\nG: 1\nN: 1\nD: 1\n\nclaim: stable for all z_I in the half-plane\nzE: 7\nturn: -7\n", "a turn of a constant", nil},
		{"scheme: additive\nexplicit.A: 1\nexplicit.b: 1\nimplicit.A: 0\nimplicit.b: 0\n\nclaim: stability function of the pair\ns: 1\nD0: 1\nD0: -1\nG: 1\nN: 1\nD: 1\nD: -1\n" +
			"\nclaim: stable for z_I at infinity\nzE: 1\n", "1/(1 − z_E): D depends on z_E", nil},

		// L-stability and the expansion at infinity.
		{pairOfEulers + pairOfEulersR + "\nclaim: L-stable pair\nhalf-plane: 1 | 1\naxis: 1 | z\n", "1/(1 − z_I) and 0", []string{isRofPair, "L-stable pair"}},
		{pairOfEulers + pairOfEulersR + "\nclaim: not L-stable pair\n", "it is", nil},
		{pairOfEulers + pairOfEulersR + "\nclaim: not L-stable pair\nwitness: -1\n", "it is", nil},
		{pairOfEulers + pairOfEulersR + "\nclaim: not L-stable pair\nwitness: 1/2\n", "z_I > 0", nil},
		{pairOfEulers + pairOfEulersR + "\nclaim: L-stable pair\nhalf-plane: 1 | 1\naxis: 1 | z\nwitness: -1\n", "evidence for and against", nil},
		{forwardPair + forwardPairR + "\nclaim: L-stable pair\n", "R is not bounded", nil},
		{forwardPair + forwardPairR + "\nclaim: not L-stable pair\naxis: 1 | z\n", "evidence of another sort", nil},
		{pairOfEulers + pairOfEulersR + "\nclaim: expansion of the pair at infinity\nterm: 0\nterm: -1\n", "−1 − z_E", nil},
		{pairOfEulers + pairOfEulersR + "\nclaim: expansion of the pair at infinity\n", "no terms", nil},
		{pairOfEulers + pairOfEulersR + "\nclaim: expansion of the pair at infinity\nterm: 0\nterm: -1-z-z^2\n", "z_E², which R has not", nil},
		{forwardPair + forwardPairR + "\nclaim: expansion of the pair at infinity\nterm: 0\n", "R is not bounded", nil},

		// The structure: evidence of another sort, and distances where nothing is compared.
		{pairOfEulers + "\nclaim: type-A\ninverse: 1\n", "A_I = 1", []string{"type-A"}},
		{pairOfEulers + "\nclaim: type-A\ninverse: 1\nkernel: 1\n", "evidence for and against", nil},
		{pairOfEulers + "\nclaim: type-A\nwithin: 5\ninverse: 1\n", "nothing is within a distance", nil},
		{pairOfEulers + "\nclaim: type-A\n", "no inverse", nil},
		{pairOfEulers + "\nclaim: not type-A\n", "no kernel", nil},
		{pairOfEulers + "\nclaim: not type-A\nkernel: 0\n", "the vector 0", nil},
		{pairOfEulers + "\nclaim: not type-A\nkernel: 1\n", "A_I·1 = 1", nil},
		{forwardPair + "\nclaim: not type-A\nkernel: 1\n", "A_I = 0", []string{"not type-A"}},
		{forwardPair + "\nclaim: not type-A\nwithin: 5\nkernel: 1\n", "within 5 of 0 there are invertible matrices", nil},
		{forwardPair + "\nclaim: not type-A\ninverse: 1\nkernel: 1\n", "evidence for and against", nil},
		{forwardPair + "\nclaim: not type-A\nkernel: 1, 1\n", "a vector of another length", nil},
		{pairOfEulers + "\nclaim: type-CK\nwithin: 1\n", "a pair of one stage is not of the type", nil},
		{pairOfEulers + "\nclaim: ARS\nwithin: 1\n", "a pair of one stage is not of the type", nil},
		{forwardPair + "\nclaim: type-CK\n", "a pair of one stage is not of the type", nil},
		{forwardPair + "\nclaim: type-CK\nkernel: 1\n", "a pair of one stage is not of the type", nil},
		{forwardPair + "\nclaim: not ARS\n", "a pair of one stage is not of the type", []string{"not ARS"}},
		{forwardPair + "\nclaim: not ARS\nwithin: 1/2\n", "no number is compared", nil},
		{forwardPair + "\nclaim: not ARS\nkernel: 1\n", "there is no matrix", nil},
		{imexEuler + "\nclaim: not ARS\ninverse: 7\n", "it is ARS", nil},
		{imexEuler + "\nclaim: not ARS\nkernel: 1, 0\n", "a vector for A_I, not for what is left of it", nil},
		{imexEuler + "\nclaim: ARS\nwithin: 1/2\ninverse: 1\n", "0 is 0 to within 1/2", []string{"ARS to within 1/2"}},
		{imexEuler + "\nclaim: ARS\nwithin: -1/2\ninverse: 1\n", "a negative distance", nil},
		{imexEuler + "\nclaim: ARS\ninverse: 1, 0\n", "an inverse of another size", nil},
		{imexEuler + "\nclaim: type-A\ninverse: 1\n", "the inverse of a part", nil},
		{imexEuler + "\nclaim: GSA\ninverse: 1\n", "there is no matrix", nil},
		{imexEuler + "\nclaim: equal-b\nwithin: 1\n", "|1 − 0| and |0 − 1| are 1", []string{"equal-b to within 1"}},
		{imexEuler + "\nclaim: equal-b\n", "(1, 0) and (0, 1)", nil},
		{imexEuler + "\nclaim: not equal-b\nwithin: 1\n", "no distance is above 1", nil},
		{imexEuler + "\nclaim: not equal-b\nkernel: 1, 0\n", "there is no matrix", nil},
		{overPairs2 + "\nclaim: not type-A\nkernel: g\n", "g is 0", nil},
		{overPairs2 + "\nclaim: not equal-c\n", "0 and 1", []string{"not equal-c"}},
		{backwardEulerTableau + "\nclaim: type-A\ninverse: 1\n", "no pair", nil},

		// The order: trees that do not fail, or are none, and distances that are too small.
		{pairOfEulers + "\nclaim: coupled order\norder: 1\nfails: I[I]\n", "bᵀA_Ie = 1", []string{"coupled order 1"}},
		{pairOfEulers + "\nclaim: coupled order\norder: 1\nfails: E[E]\n", "bᵀA_Ee = 0", []string{"coupled order 1"}},
		{pairOfEulers + "\nclaim: coupled order\norder: 0\nfails: E\n", "bᵀe = 1", nil},
		{pairOfEulers + "\nclaim: coupled order\norder: 2\n", "bᵀA_Ie = 1", nil},
		{pairOfEulers + "\nclaim: coupled order\norder: 2\nwithin: 499/1000\n", "bᵀA_Ie = 1 is off by 1/2", nil},
		{pairOfEulers + "\nclaim: coupled order\norder: 2\nwithin: 1/2\n", "off by 1/2 at most", []string{"coupled order at least 2 to within 1/2"}},
		{pairOfEulers + "\nclaim: coupled order\norder: 1\nwithin: 1/2\nfails: I[I]\n", "off by 1/2 at most", nil},
		{pairOfEulers + "\nclaim: coupled order\norder: 1\nwithin: -1\n", "a negative distance", nil},
		{pairOfEulers + "\nclaim: coupled order\norder: -1\n", "a negative order", nil},
		{pairOfEulers + "\nclaim: coupled order\norder: 7\nwithin: 99\n", "more trees than the core goes through", nil},
		{pairOfEulers + "\nclaim: coupled order\nfails: E\n", "no order", nil},
		{pairOfEulers + "\nclaim: coupled order\norder: 1\nfails: I[I,I]\n", "a tree of three nodes", nil},
		{pairOfEulers + "\nclaim: coupled order\norder: 1\nfails: [[]]\n", "a tree without colours", nil},
		{pairOfEulers + "\nclaim: coupled order\norder: 1\nfails: I[J]\n", "another colour", nil},
		{pairOfEulers + "\nclaim: coupled order\norder: 1\nfails: I[I\n", "a bracket is open", nil},
		{pairOfEulers + "\nclaim: coupled order\norder: 1\nfails: I[I]]\n", "a bracket too many", nil},
		{pairOfEulers + "\nclaim: coupled order\norder: 1\nfails: I[]\n", "nothing in brackets", nil},
		{pairOfEulers + "\nclaim: coupled order\norder: 1\nfails: I[I,]\n", "nothing behind a comma", nil},
		{pairOfEulers + "\nclaim: coupled order\norder: 1\nfails: " + strings.Repeat("I[", 9) + "I" + strings.Repeat("]", 9) + "\n", "a tree of ten nodes", nil},
		{pairOfEulers + "\nclaim: coupled order\norder: 1\nfails: I[I" + strings.Repeat(",I", 90) + "]\n", "a tree of 92 nodes", nil},
		{heunAndSlip + "\nclaim: coupled order\norder: 2\n", "only the trees with the root I fail: b_IᵀA_Ee = 3/4", nil},
		{heunAndSlip + "\nclaim: coupled order\norder: 1\nfails: I[E]\n", "b_IᵀA_Ee = 3/4", []string{"coupled order 1"}},
		{heunAndSlip + "\nclaim: coupled order\norder: 1\nfails: E[I]\n", "b_EᵀA_Ie = 1/2", nil},
		{heunAndSlip + "\nclaim: coupled order\norder: 1\nfails: E[E]\n", "b_EᵀA_Ee = 1/2", nil},
		{pairOfEulers + "\nclaim: not coupled order\norder: 2\n", "there is no claim against it", nil},
		{overPairs2 + "\nclaim: coupled order\norder: 1\nfails: E[E]\n", "bᵀA_Ee = 0", []string{"coupled order 1"}},
		{strings.Replace(overPairs2, "explicit.A: 0", "explicit.A: 1/2+g", 1) + "\nclaim: coupled order\norder: 1\nfails: E[E]\n", "bᵀA_Ee = 1/2 + g with g = 0", nil},
		{"scheme: additive\n" + strings.Replace(overPairs2, "scheme: additive\n", "", 1) + "\nclaim: order of the tableau\norder: 1\n", "a pair has no tableau", nil},
		{backwardEulerTableau + "\nclaim: coupled order\norder: 1\n", "no pair", nil},

		// Exponential schemes.
		{exponentialHead + "power: 1\nterm: 1 | z\n\nclaim: L-stable exponential scheme\n", "e^z", []string{"L-stable exponential scheme"}},
		{exponentialHead + overPairs + "term: 1 | 1+(g)*z\n\nclaim: A-stable exponential scheme\n", "e^z, but not formally", nil},
		{exponentialHead + "power: 1\nterm: 1 | 1\n\nclaim: L-stable exponential scheme\n", "e^z/z", nil},
		{exponentialHead + "power: 401\nterm: 1 | 1\n\nclaim: L-stable exponential scheme\n", "a division by z^401", nil},
		{exponentialHead + "term: 1 | 1\n\nclaim: L-stable exponential scheme\n\nclaim: L-stable exponential scheme\n", "said twice", nil},
		{exponentialHead + "term: 1 | 1\n\nclaim: strongly A-stable exponential scheme\n", "no property of the claim", nil},
		{exponentialHead + "term: 1 | 1\n" + strings.Repeat("term: 2 | 1\nterm: 2 | -1\n", 200) + "\nclaim: A-stable exponential scheme\n", "more than 400 terms", nil},
		{exponentialHead + "term: 1 | 1\n" + longFractions("") + longFractions("-") + "\nclaim: A-stable exponential scheme\n", "e^z, with long sums that are 0 in the end", []string{"A-stable exponential scheme"}},
		{exponentialHead + "term: 1\n\nclaim: A-stable exponential scheme\n", "no polynomial", nil},
	}...)
}

// longFractions are terms at the rate 1 whose denominators have little in common.
func longFractions(sign string) string {
	var b strings.Builder
	for i := range 199 {
		fmt.Fprintf(&b, "term: 1 | %s1/%s%03d*z^400\n", sign, strings.Repeat("7", 300), 2*i+1)
	}
	return b.String()
}

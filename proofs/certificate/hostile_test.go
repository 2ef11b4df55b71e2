package certificate_test

import (
	"errors"
	"strings"
	"testing"

	"rofz/poly"
	"rofz/poly/exact"
	"rofz/proofs/certificate"
)

// sqrt2 and its negative select the roots of x² − 2 in the files below.
const (
	sqrt2      = "field: -2+x^2\nroot: [7/5, 3/2]\n"
	minusSqrt2 = "field: -2+x^2\nroot: [-3/2, -7/5]\n"
)

// hostile holds attempts to have a false claim accepted. The claims are separated by empty lines, as in a file.
var hostile = []struct{ text, why string }{
	// Weights and roots.
	{"claim: A-stable\nP: 1+z\nQ: 1\nhalf-plane: -1 | 1\naxis: -1 | z\n", "forward Euler satisfies the identity with negative weights"},
	{"claim: A-stable\nP: 1\nQ: 1-z\nhalf-plane: 1 | 1\naxis: 1 | z\naxis: 0 | z^7\n", "a weight of 0"},
	{"claim: A-stable\n" + minusSqrt2 + "P: 1+(1-1/2*g)*z\nQ: 1+(-1/2*g)*z\nhalf-plane: 1 | 1\naxis: -1+g | z\n", "the θ-method with θ = −√2/2: the conjugate of a proof"},
	{"claim: A-stable\nfield: -2+x^2\nroot: [-10, 10]\nP: 1+(1-1/2*g)*z\nQ: 1+(-1/2*g)*z\nhalf-plane: 1 | 1\naxis: -1+g | z\n", "an interval with both roots"},
	{"claim: A-stable\nfield: -2+x^2\nroot: [3/2, 7/5]\nP: 1+(1-1/2*g)*z\nQ: 1+(-1/2*g)*z\nhalf-plane: 1 | 1\naxis: -1+g | z\n", "an interval with its ends exchanged"},
	{"claim: A-stable\nfield: -2+x^2\nroot: [2, 3]\nP: 1+(1-1/2*g)*z\nQ: 1+(-1/2*g)*z\nhalf-plane: 1 | 1\naxis: -1+g | z\n", "an interval without a root"},
	{"claim: A-stable\nfield: 2+x^2\nroot: [0, 1]\nP: 1+(1-1/2*g)*z\nQ: 1+(-1/2*g)*z\nhalf-plane: 1 | 1\naxis: -1+g | z\n", "a field without a real root"},
	{"claim: A-stable\nfield: -1+x^2\nroot: [1/2, 3/2]\nP: 1+(g)*z\nQ: 1\nhalf-plane: 1 | 1\n", "a reducible polynomial, with zero divisors"},
	{"claim: A-stable\nP: 1\nQ: 1+(-g)*z\nhalf-plane: 1 | 1\naxis: 1 | z\n", "a generator without a field"},
	{"claim: A-stable\nfield: -2+x^2\nroot: [0, 100]\nP: 1\nQ: 1+(-g)*z\nhalf-plane: g | 1\naxis: 2 | z\n", "an interval whose derivative touches 0 at its end"},
	{"claim: A-stable\nfield: -2+x^2\nP: 1\nQ: 1+(-g)*z\nhalf-plane: g | 1\naxis: 2 | z\n", "a field without an interval"},

	// Zero polynomials, constants, degrees.
	{"claim: A-stable\nP: 0\nQ: 0\n", "0/0"},
	{"claim: A-stable\nP: 1\nQ: 0\n", "1/0"},
	{"claim: not A-stable\nP: 1\nQ: 0\nwitness: -1\n", "1/0 with a witness"},
	{"claim: not L-stable\nP: 0\nQ: 1\nevidence: R(∞)\n", "R = 0 is L-stable"},
	{"claim: L-stable\nP: 1\nQ: 1\n", "R = 1 is A-stable, not L-stable"},
	{"claim: strongly A-stable\nP: 1\nQ: 1\n", "R = 1 has |R(∞)| = 1"},
	{"claim: not strongly A-stable\nP: 1\nQ: 2\nevidence: R(∞)\n", "R = 1/2 is strongly A-stable"},
	{"claim: A-stable\nP: 2\nQ: 1\n", "R = 2"},
	{"claim: not A-stable\nP: 1\nQ: 1\nwitness: -1\n", "|R| = 1 is allowed"},
	{"claim: A-stable\nP: 1+z^2\nQ: 1+z\nhalf-plane: 1 | z\n", "deg P > deg Q"},
	{"claim: A-stable\nP: 1\nQ: 1+z\nhalf-plane: -1 | 1\naxis: 1 | z\n", "a pole at −1"},

	// Common factors: a false statement about the reduced fraction.
	{"claim: L-stable\nP: 1+1/2*z\nQ: 1-z-1/4*z^2+1/4*z^3\nhalf-plane: 1 | 1\n", "a factor in the denominator alone"},
	{"claim: I-stable\nP: z\nQ: z\nU: 1\n", "the Bézout pair of an unreduced fraction"},
	{"claim: I-stable\nP: 0\nQ: z\naxis: -1 | z\nV: 1\n", "no Bézout pair for 0/z"},
	{"claim: not A-stable\nP: 1+z\nQ: 1-z^2\nwitness: -1\n", "a cancelled pole: 1/(1−z) is A-stable"},
	{"claim: not I-stable\nP: z\nQ: z-z^2\nwitness: 0\n", "a cancelled pole at 0"},
	{"claim: not L-stable\nP: 1+z\nQ: 1-z^2\nevidence: R(∞)\n", "a common factor does not change the difference of the degrees"},
	{"claim: I-stable\nP: 1\nQ: 1-z\nhalf-plane: 1 | 1\naxis: 1 | z\nU: 1\n", "half-plane squares prove nothing about the axis alone"},

	// Witnesses.
	{"claim: not A-stable\nP: 1\nQ: 1-z\nwitness: 1\n", "the pole in the right half-plane"},
	{"claim: not I-stable\nP: 1+z\nQ: 1-1/2*z\nwitness: -100\n", "off the axis"},
	{"claim: not A-stable\nP: 1\nQ: 1-z\nhalf-plane: 1 | 1\naxis: 1 | z\nwitness: 1/2\n", "evidence for and against"},
	{"claim: not A-stable\nP: 1\nQ: 1-z\n", "no evidence"},
	{"claim: not not A-stable\nP: 1\nQ: 1-z\n", "a double negation"},
	{"claim: A-stable\nP: 1+z\nQ: 1\nwitness: -3\n", "a witness for the claim that it refutes"},

	// Expansions.
	{"claim: order\nP: 1+z\nQ: 1\norder: -1\nconstant: 1\n", "a negative order"},
	{"claim: order\nP: 1+z\nQ: 1\norder: 1\nconstant: 0\n", "C = 0"},
	{"claim: order\nP: 1+z\nQ: 1\norder: 0\nconstant: 1\n", "a lower order than the true one"},
	{"claim: order\nP: 1+z\nQ: 1\norder: 1073741824\nconstant: 1\n", "an order beyond all degrees"},
	{"claim: order\nP: z^400\nQ: 1+z^400\norder: 800\nconstant: 1\n", "a high order that would take long to expand"},
	{"claim: order\nP: 2\nQ: 2-2*z\norder: 1\nconstant: -1\n", "not normalised, so with another constant"},
	{"claim: order\nP: 2\nQ: 1-z\norder: 1\nconstant: -1/2\n", "R(0) = 2 has order 0"},
	{"claim: behaviour at infinity\nP: 1\nQ: 1-z\nlimit: 0\n", "a constant that is none"},
	{"claim: behaviour at infinity\nP: 1\nQ: 1-z\nlimit: infinite\nexponent: 0\nleading: 1\n", "an infinite limit of a bounded function"},
	{"claim: behaviour at infinity\nP: 1+z\nQ: 1-z\nlimit: 1\nexponent: -1\nleading: 0\n", "a wrong limit with a zero coefficient"},
	{"claim: behaviour at infinity\nP: 2\nQ: 1\nlimit: 1\n", "another constant"},
	{"claim: behaviour at infinity\nP: 2\nQ: 1\nlimit: 2\nexponent: 0\nleading: 0\n", "an exponent for a constant"},
	{"claim: derivative\nP: 1\nQ: 1-z\nP1: 0\nQ1: 0\n", "the derivative 0/0"},
	{"claim: derivative\nP: 1\nQ: 1-z\nP1: 1\nQ1: 1-2*z+z^2\nt: 1\n", "a vector T without a tableau"},

	{"claim: A-stable multistep method\nrho: -1+z^10000\nsigma: z^10000\nU: 1\n", "a degree that would take long"},
	{"claim: not A-stable\nP: 1+z^10000\nQ: 1\nwitness: -2\n", "a true claim of a degree that is not read"},

	// Tableaux.
	{"claim: stability function\nA: 1\nb: 1\ne: 1\ns: 0\nP0: 0\nQ0: 0\nG: 0\nP: 5\nQ: 1\n", "Q₀ = 0 proves everything"},
	{"claim: stability function\nA: 1\nb: 1\ne: 1\ns: 1\nP0: 1\nQ0: 1-z\nG: 0\nP: 5\nQ: 1\n", "G = 0"},
	{"claim: stability function\nA: 1\nb: 1\ne: 1\ns: 1\nP0: 1\nQ0: 1-z\nG: 1/2\nP: 2\nQ: 2-2*z\n", "Q(0) = 2"},
	{"claim: stability function\nb: 1\ne: 1\nP0: 1\nQ0: 1\nG: 1\nP: 1\nQ: 1\n", "no A"},
	{"claim: stability function\nA: 1, 0\nA: 0, 1\nb: 1\ne: 1, 1\ns: 1\ns: 1\nP0: 1\nQ0: 1-z\nG: 1\nP: 1\nQ: 1-z\n", "b is too short"},
	{"claim: stability function\ntableau field: -2+x^2\ntableau root: [7/5, 3/2]\nA: g\nb: g\ne: 1\ns: 1\nP0: 1\nQ0: 1+(-g)*z\nG: 1\ngenerator: -g\n" +
		sqrt2 + "P: 1\nQ: 1+(g)*z\n", "R's generator is sent to the other root"},
	{"claim: stability function\ntableau field: -2+x^2\ntableau root: [7/5, 3/2]\nA: g\nb: g\ne: 1\ns: 1\nP0: 1\nQ0: 1+(-g)*z\nG: 1\ngenerator: 1\n" +
		sqrt2 + "P: 1\nQ: 1+(-g)*z\n", "a generator that is no root"},
	{"claim: derivative\n" + sqrt2 + "P: 1\nQ: 1+(-g)*z\nP1: (g)\nQ1: 1+(-2*g)*z+2*z^2\nby: stability function\n" +
		minusSqrt2 + "A: g\nb: g\ne: 1\ns: 1\nP0: 1\nQ0: 1+(-g)*z\nG: 1\nP: 1\nQ: 1+(-g)*z\nt: 1\n", "the resolvent of the conjugate tableau"},
	{"claim: stiffly accurate\nleft: 1, 2\nright: 1\nwithin: 0\n", "lists of different lengths"},
	{"claim: stiffly accurate\nleft: 1\nright: 2\nwithin: -1\n", "a negative distance"},
	{"claim: stiffly accurate\n" + sqrt2 + "left: g\nright: 7/5\nwithin: 0\n", "√2 is not 7/5"},
	{"claim: not stiffly accurate\n" + sqrt2 + "left: g\nright: g\nwithin: 0\n", "equal"},
	{"claim: algebraically stable\nA: 0\nb: 1\nweight: -1\nvector: 1\n", "forward Euler with a negative weight"},
	{"claim: algebraically stable\nA: 0\nb: 0\nweight: 1\nvector: 0, 0\n", "a vector of another length"},
	{"claim: algebraically stable\nA: 1\nb: -1\nweight: 1\nvector: 0\n", "b < 0"},
	{"claim: not algebraically stable\nA: 1\nb: 1\nx: 0\n", "x = 0"},
	{"claim: not algebraically stable\nA: 1\nb: 0\nnegative weight: 1\n", "b = 0 is allowed"},
	{"claim: not algebraically stable\nA: 1\nb: 1\nnegative weight: 2\n", "a weight that does not exist"},

	// Multistep methods.
	{"claim: zero-stable\nrho: 1-2*z+z^2\nhalf-plane: 1 | 1\n", "a double zero at 1"},
	{"claim: zero-stable\nrho: 2-3*z+z^2\ninside: -2+z\ninside half-plane: 3 | 1\nU: 1/2\nV: 1/2\n", "ρ = (z−1)(z−2) with 2 called inside"},
	{"claim: zero-stable\nrho: 0\n", "ρ = 0"},
	{"claim: zero-stable\nrho: 1\n", "ρ constant"},
	{"claim: not zero-stable\nrho: -1+z\nwitness: 1\n", "a witness on the circle"},
	{"claim: not zero-stable\nrho: -1+z\nwitness: 2\n", "Re(zρ'/ρ) = 2 > 1/2"},
	{"claim: not zero-stable\nrho: z^2\ndouble: z\n", "a double zero inside the disc"},
	{"claim: not zero-stable\nrho: -1+z\ndouble: 1\n", "a constant has no zeros"},
	{"claim: A-stable multistep method\nrho: 1\nsigma: 1\nU: 1\n", "no steps"},
	{"claim: A-stable multistep method\nrho: -1+z\nsigma: z^2\nU: 1\n", "deg σ > deg ρ"},
	{"claim: A-stable multistep method\nrho: -1+z\nsigma: 0\nU: 1\n", "σ = 0"},
	{"claim: A-stable multistep method\nrho: -1+z\nsigma: 1\nhalf-plane: -4 | 1\nU: -1/2\nV: 1/2\n", "forward Euler"},
	{"claim: A-stable multistep method\nrho: 2-3*z+z^2\nsigma: -2*z+z^2\nhalf-plane: 4 | 1\naxis: 8 | z\nU: 1\ncommon: -2+z\ncircle U: 1\n", "a common zero at 2"},
	{"claim: A-stable multistep method\nrho: 2-3*z+z^2\nsigma: -2*z+z^2\nhalf-plane: 4 | 1\naxis: 8 | z\nU: 1\n", "the same, not mentioned"},
	{"claim: not L-stable multistep method\nrho: -1+z\nsigma: z\nevidence: sigma\n", "backward Euler"},
	{"claim: not A-stable multistep method\nrho: -1+z\nsigma: 1/2+1/2*z\nevidence: sigma\n", "σ says nothing against A-stability"},
	{"claim: not A-stable multistep method\nrho: -2+z\nsigma: -2+z\nwitness: 2\n", "σ vanishes at the witness, where ρ/σ is not defined"},
	{"claim: not A-stable multistep method\nrho: -z+z^2\nsigma: z^2\ncommon: z\ndouble: z\n", "z² does not divide g"},
	{"claim: not A-stable multistep method\nrho: -1+z^2\nsigma: 1+2*z+z^2\ncommon: 1+z\ntouching: 1+z\ncircle U: 1/2\n", "the common zero −1 is one of σ₁"},

	// Poles.
	{"claim: poles\nP: 1\nQ: 1-z\ncenter: -1\nradius: 1/2\ncount: 1\nU: 1\n", "the pole is at 1"},
	{"claim: poles\nP: 1\nQ: 1+2*z+z^2\ncenter: -1\nradius: 1/2\ncount: 1\nU: 1\n", "the pole is double"},
	{"claim: poles\nP: 1\nQ: 3/2+z\ncenter: -1\nradius: 1/2\ncount: 1\nU: 1\n", "the pole lies on the circle"},
	{"claim: poles\nP: 1+z\nQ: 1+2*z+z^2\ncenter: -1\nradius: 1/2\ncount: 2\nU: 1\n", "one of the zeros is cancelled"},
	{"claim: poles\nP: 1\nQ: 1+z\ncenter: -1\nradius: -1/2\ncount: 1\nU: 1\n", "a negative radius"},
	{"claim: poles\nP: 1\nQ: 1+z\ncenter: -1\nradius: 1/2\ncount: 0\nU: 1\n", "no poles"},
	{"claim: poles\n" + minusSqrt2 + "P: 1\nQ: 1+(-g)*z\ncenter: 7/10\nradius: 1/10\ncount: 1\nU: 1\n", "the pole 1/√2 is that of the conjugate"},

	// Gradients.
	{"claim: gradient bound on the half-plane\nP: 1\nQ: 1+z\nP1: -1\nQ1: 1+2*z+z^2\npower: 1\nbound: 1/2\nhalf-plane: -1/2 | 1\nhalf-plane: -1/2 | z\naxis: 1/4 | 1+z^2\n", "a pole at −1, with negative weights"},
	{"claim: gradient bound on the half-plane\nP: 1\nQ: 1-z\nP1: 0\nQ1: 0\npower: 1\nbound: 1/2\n", "0/0 for R'"},
	{"claim: gradient bound on the half-plane\nP: 1\nQ: 1-z\nP1: 0\nQ1: 1\npower: 1\nbound: 0\n", "0 for R'"},
	{"claim: gradient bound on the half-plane\nP: 1\nQ: 1-z\nP1: 1\nQ1: 1-2*z+z^2\npower: 1\nbound: -1/2\nhalf-plane: 1/2 | 1\nhalf-plane: 1/2 | z\naxis: 1/4 | 1+z^2\n", "a negative bound, which enters by its square"},
	{"claim: gradient bound on the half-plane\nP: 1\nQ: 1-z\nP1: 1\nQ1: 1-2*z+z^2\npower: -1\nbound: 1\n", "a negative power"},
	{"claim: gradient bound on the half-plane\nP: 1\nQ: 1-z\nP1: 1\nQ1: 1-2*z+z^2\npower: 1\nbound: 1/2\ntan: 1\nhalf-plane: 1/2 | 1\nhalf-plane: 1/2 | z\naxis: 1/4 | 1+z^2\n", "a half-plane with a tangent"},
	{"claim: gradient bound on the sector\nP: 1\nQ: 1+z\nP1: -1\nQ1: 1+2*z+z^2\npower: 2\nbound: 1\ntan: 1\nray: 1 | 1\n", "a sector with a pole and no bound on the half-plane"},
	{"claim: gradient bound on the sector\nP: 1\nQ: 1-z\nP1: 1\nQ1: 1-2*z+z^2\npower: 2\nbound: 1\ntan: -1\nwithin: 1\nhalf-plane: 1/2 | 2-z\nhalf-plane: 3/2 | z\naxis: 1 | 1\naxis: 2 | z\nray: 1 | 1\nray: 4 | z\nray: 8 | z^2\nray: 8 | z^3\n", "a negative tangent"},
	{"claim: gradient bound on the sector\nP: 1\nQ: 1-z\nP1: 1\nQ1: 1-2*z+z^2\npower: 2\nbound: 1/2\ntan: 1\nwithin: 1\nhalf-plane: 1/2 | 2-z\nhalf-plane: 3/2 | z\naxis: 1 | 1\naxis: 2 | z\nray: 1/4 | 1\nray: 1 | z\nray: 2 | z^2\nray: 2 | z^3\nray: -3 | z^4\n", "half the bound, with a negative weight on the ray"},
	{"claim: gradient bound on the moon\nP: 1\nQ: 1-z\n", "an unknown region"},
	{"claim: not gradient bound on the negative axis\nP: 1\nQ: 1-z\nP1: 1\nQ1: 1-2*z+z^2\npower: 1\nbound: 1/8\nplus: 1 | 1\nwitness: -1\n", "evidence for and against"},
	{"claim: not gradient bound on the negative axis\nP: 1+z\nQ: 1-z^2\nP1: 1+2*z+z^2\nQ1: 1-2*z^2+z^4\npower: 1\nbound: 1/4\nwitness: -1\n", "both sides vanish at a cancelled pole"},
	{"claim: Schwarz–Pick on the negative axis\nP: 1\nQ: 0\n", "1/0"},
	{"claim: Schwarz–Pick on the negative axis\nP: 2\nQ: 1\n", "R = 2"},
	{"claim: not Schwarz–Pick on the negative axis\nP: 1+z\nQ: 1-z^2\nwitness: -1\n", "both sides vanish at a cancelled pole"},

	// Files: claims about different things.
	{"claim: A-stable\nP: 1\nQ: 1-z\nhalf-plane: 1 | 1\naxis: 1 | z\n\nclaim: not L-stable\nP: 1+z\nQ: 1\nevidence: R(∞)\n", "two functions"},
	{"claim: behaviour at infinity\n" + sqrt2 + "P: 1\nQ: 1+(-g)*z\nlimit: 0\nexponent: -2\nleading: 1/2*g\n\nclaim: behaviour at infinity\n" + minusSqrt2 +
		"P: 1\nQ: 1+(-g)*z\nlimit: 0\nexponent: -2\nleading: 1/2*g\n", "a function and its conjugate"},
	{"claim: behaviour at infinity\n" + sqrt2 + "P: 1\nQ: 1+(g)*z\nlimit: 0\nexponent: -2\nleading: -1/2*g\n\nclaim: behaviour at infinity\nfield: -3+x^2\nroot: [8/5, 9/5]\n" +
		"P: 1\nQ: 1+(g)*z\nlimit: 0\nexponent: -2\nleading: -1/3*g\n", "the same text over another field"},
	{"claim: stability function\nA: 1\nb: 1\ne: 1\ns: 1\nP0: 1\nQ0: 1-z\nG: 1\nP: 1\nQ: 1-z\n\nclaim: algebraically stable\nA: 1/2\nb: 1\n", "two tableaux"},
	{"claim: not L-stable multistep method\nrho: -1+z\nsigma: 1\nevidence: sigma\n\nclaim: not zero-stable\nrho: -2+z\nwitness: 2\n", "two methods"},
}

func TestHostile(t *testing.T) {
	for _, test := range hostile {
		vs, err := check(certificate.Header + "\n\n" + test.text)
		if err == nil {
			t.Errorf("accepted as %v: %s\n%s", vs, test.why, test.text)
		}
		if len(vs) > 1 {
			t.Errorf("two claims accepted: %s", test.why)
		}
		if strings.Contains(test.text, "\n\nclaim") && len(vs) != 1 {
			t.Errorf("the first claim is refused already: %s: %v", test.why, err)
		}
		t.Logf("%s: %v", test.why, err)
	}
}

// TestHostileValues attacks with values that no text gives.
func TestHostileValues(t *testing.T) {
	m, err := poly.Parse("-2+x^2", nil, "x")
	if err != nil {
		t.Fatal(err)
	}
	k, err := poly.NewField(m)
	if err != nil {
		t.Fatal(err)
	}
	at := func(lo, hi int64) exact.Interval {
		return exact.NewInterval(exact.NewRat(lo, 10), exact.NewRat(hi, 10))
	}
	elem := func(s string) poly.Elem {
		x, err := k.ParseElem(s)
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	one := poly.FromInts(1)
	q := poly.New(poly.Int(1), elem("-g")) // 1 − gz
	r := certificate.Function{P: one, Q: q, Root: at(14, 15)}
	conjugate := certificate.Function{P: one, Q: q, Root: at(-15, -14)}
	derivation := func(f certificate.Function) *certificate.Derivation {
		g := elem("g")
		return &certificate.Derivation{A: [][]poly.Elem{{g}}, B: []poly.Elem{g}, E: []poly.Elem{poly.Int(1)}, Root: at(14, 15),
			Vector: []poly.Poly{one}, P0: one, Q0: q, G: one, R: f}
	}
	if v, err := certificate.Check(derivation(r)); !v.Proved() || err != nil {
		t.Errorf("the honest derivation: %v, %v", v, err)
	}
	d := certificate.Function{P: poly.New(elem("g")), Q: q.Mul(q), Root: at(-15, -14)}
	for why, c := range map[string]certificate.Certificate{
		"nil":                                  nil,
		"the derivation of the conjugate":      derivation(conjugate),
		"the derivative of the conjugate":      &certificate.Derivative{R: r, D: d},
		"an empty claim":                       &certificate.Stability{},
		"an unknown property":                  &certificate.Stability{Property: "B-stable", R: certificate.Function{P: one, Q: one}},
		"an empty derivation":                  &certificate.Derivation{},
		"an empty derivative":                  &certificate.Derivative{},
		"an empty expansion":                   &certificate.AtInfinity{},
		"an empty order":                       &certificate.Order{},
		"no poles":                             &certificate.Pole{},
		"empty lists":                          &certificate.StiffAccuracy{},
		"an empty tableau":                     &certificate.AlgebraicStability{},
		"an empty multistep method":            &certificate.Multistep{},
		"an empty method that is A-stable":     &certificate.Multistep{Property: certificate.AStable},
		"an empty characteristic polynomial":   &certificate.ZeroStability{},
		"the stability of 0/0":                 &certificate.Stability{Property: certificate.AStable},
		"a function without a root of g":       &certificate.Stability{Property: certificate.AStable, R: certificate.Function{P: one, Q: q}},
		"a derivation whose R has both roots":  derivation(certificate.Function{P: one, Q: q, Root: at(-15, 15)}),
		"a derivation whose R has no interval": derivation(certificate.Function{P: one, Q: q}),
	} {
		v, err := certificate.Check(c)
		var failure *certificate.Failure
		var malformed *certificate.Malformed
		if !v.Undecided() || !errors.As(err, &failure) && !errors.As(err, &malformed) {
			t.Errorf("%s: %v, %v", why, v, err)
		}
	}
}

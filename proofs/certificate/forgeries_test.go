package certificate_test

import (
	"slices"
	"strings"
	"testing"

	"rofz/proofs/certificate"
)

// Heads and sections of the forgeries below.
const (
	backwardEulerTableau = "scheme: runge-kutta\nA: 1\nb: 1\n"
	backwardEulerR       = "\nclaim: stability function\ns: 1\nP0: 1\nQ0: 1-z\nG: 1\nP: 1\nQ: 1-z\n"
	backwardEulerIsA     = "\nclaim: A-stable\nhalf-plane: 1 | 1\naxis: 1 | z\n"
	backwardEulerAlone   = "scheme: rational\nP: 1\nQ: 1-z\n"
	forwardEulerTableau  = "scheme: runge-kutta\nA: 0\nb: 1\n"
	forwardEulerR        = "\nclaim: stability function\ns: 1\nP0: 1+z\nQ0: 1\nG: 1\nP: 1+z\nQ: 1\n"
	forwardEulerAlone    = "scheme: rational\nP: 1+z\nQ: 1\n"
	heunTableau          = "scheme: runge-kutta\nA: 0, 0\nA: 1, 0\nb: 1/2, 1/2\n"
	trapezoidTableau     = "scheme: runge-kutta\nA: 0, 0\nA: 1/2, 1/2\nb: 1/2, 1/2\n"
	trapezoidR           = "\nclaim: stability function\ns: 1-1/2*z\ns: 1+1/2*z\nP0: 1+1/2*z\nQ0: 1-1/2*z\nG: 1\nP: 1+1/2*z\nQ: 1-1/2*z\n"
	bdf1                 = "scheme: multistep\nrho: -1+z\nsigma: z\n"
	bdf1IsL              = "\nclaim: L-stable multistep method\nhalf-plane: 4 | 1\naxis: 8 | z\nU: 1\n"
	bdf1IsZero           = "\nclaim: zero-stable\nhalf-plane: 8 | 1\nU: 1/2\n"
	gaussNodes           = "nodes: 1/924-1/22*z+5/11*z^2-20/11*z^3+75/22*z^4-3*z^5+z^6\n"
	gauss2               = "scheme: legendre\nA: 1/2, -1/6\nA: 1/2, 0\nnodes: 1/6-z+z^2\n"
	radau2               = "scheme: legendre\nA: 1/2, -1/6\nA: 1/2, 1/6\nnodes: 1/3-4/3*z+z^2\n"
	overPairs            = "field: -x+x^2\nroot: [-1/1000, 1/1000]\n" // g = 0; at the other root g = 1
	overOne              = "field: -1+x^2\nroot: [9/10, 11/10]\n"     // g = 1; at the other root g = −1
)

type forgery struct {
	text      string
	why       string
	sentences []string
}

// forgeries are files, without their first and last lines, that somebody might like to be taken for proofs. Each is refused,
// or proves what it says it does: the sentences, which are true for the reason given.
var forgeries = []forgery{
	// A quadrature that is not the scheme's.
	{"scheme: runge-kutta\nA: 1/4\nb: 1\ngram: 10\n\nclaim: algebraically stable\nweights: 4\nvector: 1\n", "a tableau has no gram", nil},
	{"scheme: legendre\nA: 1/4\nnodes: -1/2+z\ngram: 10\n\nclaim: algebraically stable\nweights: 4\nvector: 1\n", "a gram of its own", nil},
	{"scheme: legendre\nA: 1/4\nnodes: -1/2+z\n\nclaim: algebraically stable\nweights: 4\nvector: 1\n", "2·1·1/4 − 1 < 0", nil},
	{"scheme: legendre\nA: 1/2\nnodes: -1/2+z\n\nclaim: algebraically stable\n", "the midpoint rule", []string{"algebraically stable"}},
	{"scheme: legendre\nA: 1/2\nnodes: z\n\nclaim: algebraically stable\n", "the midpoint rule, its node called 0", []string{"algebraically stable"}},
	{"scheme: legendre\nA: 1/2, -1/6\nA: 1/2, 0\nnodes: 1/6-z+z^2\n\nclaim: algebraically stable\n", "the Gauss method with two stages", []string{"algebraically stable"}},
	{"scheme: legendre\nA: 1/2, -1/6\nA: 1/2, 0\nnodes: 1/4-z+z^2\n\nclaim: algebraically stable\n", "other nodes: ∫L₁² is 0", nil},
	{"scheme: legendre\nA: 1/2, -1/6\nA: 1/2, 0\nnodes: z^2\n\nclaim: algebraically stable\n", "the basis is not orthogonal", nil},
	{"scheme: legendre\nA: 1/2, -1/6\nA: 1/2, 0\nnodes: z\n\nclaim: algebraically stable\n", "more stages than nodes", nil},
	{"scheme: legendre\nA: 1/2\nA: 1/2\nnodes: 1/6-z+z^2\n\nclaim: algebraically stable\n", "A is not square", nil},
	{"scheme: legendre\nA: 1/2, -1/6\nA: 1/2, 0\nnodes: 1/3-2*z+2*z^2\n\nclaim: algebraically stable\n", "not monic", nil},
	{"scheme: legendre\nA: 1/2\nb: 2\nnodes: -1/2+z\n\nclaim: algebraically stable\n", "weights of its own", nil},
	{"scheme: realization\nA: 1/4\nb: 1\ne: 1/10\ngram: 10\n\nclaim: algebraically stable\nweights: 4\nvector: 1\n", "no kind of a scheme", nil},
	{"scheme: runge-kutta\nA: 1/4\nb: 1\n\nclaim: algebraically stable\nweights: 4\nvector: 1\n", "M is 2·1·1/4 − 1 < 0", nil},
	{"scheme: runge-kutta\nA: 1/2\nb: 1\ne: 1\n\nclaim: algebraically stable\n", "e is derived, not given", nil},

	// A tolerance.
	{heunTableau + "\nclaim: stiffly accurate\nwithin: 5\n", "|0 − 1/2| and |1 − 1/2| are below 5", []string{"stiffly accurate to within 5"}},
	{heunTableau + "\nclaim: stiffly accurate\nwithin: 1/2\n", "the distance is 1/2", []string{"stiffly accurate to within 1/2"}},
	{heunTableau + "\nclaim: stiffly accurate\nwithin: 49/100\n", "the distance is 1/2", nil},
	{heunTableau + "\nclaim: not stiffly accurate\nwithin: 1/2\n", "no distance is above 1/2", nil},
	{heunTableau + "\nclaim: stiffly accurate\n", "not the last row of A", nil},
	{heunTableau + "\nclaim: stiffly accurate\nwithin: -5\n", "a negative distance", nil},
	{heunTableau + "\nclaim: stiffly accurate\nwithin: 0\n", "0 is not written", nil},
	{"scheme: runge-kutta\nA: 1/2000000000000\nb: 0\n\nclaim: stiffly accurate\nwithin: 1/2000000000000\n", "the distance is that", []string{"stiffly accurate to within 5·10^-13"}},
	{heunTableau + "\nclaim: stiffly accurate\nleft: 1, 0\nright: 1, 0\n", "sides are derived, not given", nil},
	{forwardEulerTableau + "\nclaim: stiffly accurate\nleft: 1\nright: 1\n", "sides are derived, not given", nil},
	{"scheme: rosenbrock\nalpha: 0\ngamma: 1\nb: 1\n\nclaim: stiffly accurate\n", "the last row of α sums to 0", nil},
	{"scheme: rosenbrock\nalpha: 0, 0\nalpha: 1, 0\ngamma: 1, 0\ngamma: -1/2, 1\nb: 1/2, 1\n\nclaim: stiffly accurate\n", "α₂₁ + γ₂₁ = 1/2, γ₂₂ = 1, α₂₁ = 1", []string{"stiffly accurate"}},
	{"scheme: collocation\nnodes: 1-2*z+z^2\n\nclaim: not stiffly accurate\n", "1 is a zero of the node polynomial", nil},
	{"scheme: collocation\nnodes: -1/2+z\n\nclaim: stiffly accurate\n", "the midpoint rule", nil},
	{"scheme: collocation\n" + gaussNodes + "\nclaim: stiffly accurate\nwithin: 1/100\n", "M(1) = 1/924, but the last of the six Gauss nodes is 0.966", nil},
	{"scheme: collocation\n" + gaussNodes + "\nclaim: stiffly accurate\nwithin: 1/25\n", "0.966 is that near to 1", []string{"stiffly accurate to within 1/25"}},
	{"scheme: collocation\n" + gaussNodes + "\nclaim: not stiffly accurate\nwithin: 1/100\n", "0.966 is not as near to 1", []string{"not stiffly accurate to within 1/100"}},
	{"scheme: collocation\n" + gaussNodes + "\nclaim: not stiffly accurate\nwithin: 1/25\n", "0.966 is that near to 1", nil},
	{"scheme: collocation\nnodes: 2\n\nclaim: not stiffly accurate\n", "no nodes", nil},

	// The order of a tableau.
	{trapezoidTableau + "\nclaim: order of the tableau\norder: 2\nfails: [[],[]]\n", "bᵀc² = 1/2, not 1/3", []string{"order of the tableau 2"}},
	{trapezoidTableau + "\nclaim: order of the tableau\norder: 2\n", "no more is said", []string{"order of the tableau at least 2"}},
	{trapezoidTableau + "\nclaim: order of the tableau\norder: 0\n", "no condition", []string{"order of the tableau at least 0"}},
	{trapezoidTableau + "\nclaim: order of the tableau\norder: 3\n", "bᵀc² = 1/2, not 1/3", nil},
	{trapezoidTableau + "\nclaim: order of the tableau\norder: 1\nfails: [[]]\n", "the condition of [[]] holds", nil},
	{trapezoidTableau + "\nclaim: order of the tableau\norder: 1\nfails: [[],[]]\n", "a tree of another order than the first that could fail", nil},
	{trapezoidTableau + "\nclaim: order of the tableau\norder: 2\nfails: [[],[],[]]\n", "as before, from above", nil},
	{trapezoidTableau + "\nclaim: order of the tableau\norder: -1\n", "a negative order", nil},
	{trapezoidTableau + "\nclaim: order of the tableau\norder: 11\n", "more than the core goes through", nil},
	{trapezoidTableau + "\nclaim: order of the tableau\norder: 18446744073709551618\nfails: [[],[]]\n", "an order that wraps", nil},
	{trapezoidTableau + "\nclaim: order of the tableau\nfails: [[],[]]\n", "no order", nil},
	{trapezoidTableau + "\nclaim: not order of the tableau\norder: 3\n", "a negation", nil},
	{trapezoidTableau + "\nclaim: order of the tableau\norder: 2\nfails: [[],[]]\n\nclaim: order of the tableau\norder: 2\nfails: [[[]]]\n", "said twice", nil},
	{trapezoidTableau + "\nclaim: order of the tableau\norder: 2\nfails: [[],]\n", "no tree", nil},
	{trapezoidTableau + "\nclaim: order of the tableau\norder: 2\nfails: [[][]]\n", "no tree", nil},
	{trapezoidTableau + "\nclaim: order of the tableau\norder: 2\nfails: [[],[]\n", "no tree", nil},
	{trapezoidTableau + "\nclaim: order of the tableau\norder: 2\nfails: [[],[]]]\n", "no tree", nil},
	{trapezoidTableau + "\nclaim: order of the tableau\norder: 2\nfails: [,[],[]]\n", "no tree", nil},
	{trapezoidTableau + "\nclaim: order of the tableau\norder: 2\nfails: " + strings.Repeat("[", 100000) + strings.Repeat("]", 100000) + "\n", "a deep tree", nil},
	{forwardEulerTableau + "\nclaim: order of the tableau\norder: 2\n", "the order of another tableau", nil},
	{"scheme: runge-kutta\nA: 1\nb: 1\nembedded b: 1/2\n\nclaim: order of the tableau\norder: 1\n", "the order of b, not of the embedded weights", nil},
	{"scheme: runge-kutta\nA: 1\nb: 1/2\nembedded b: 1\n\nclaim: order of the tableau\norder: 1\nfails: [[]]\n", "that of the embedded weights", []string{"embedded weights: order of the tableau 1"}},
	{"scheme: runge-kutta\nA: 1/2\nb: 1\n\nclaim: order of the tableau\norder: 2\nfails: [[],[]]\n", "the midpoint rule: 1/4, not 1/3", []string{"order of the tableau 2"}},
	{"scheme: rosenbrock\nalpha: 0\ngamma: 1/2\nb: 1\n\nclaim: order of the tableau\norder: 2\nfails: [[],[]]\n", "0, not 1/3: α² and not (α + γ)²", []string{"order of the tableau 2"}},
	{"scheme: rosenbrock\nalpha: 0, 0\nalpha: 2/3, 0\ngamma: 1/3, 0\ngamma: -1/3, 1/3\nb: 1/2, 1/2\n\nclaim: order of the tableau\norder: 3\n", "2/9, not 1/6 or 1/3", nil},
	{"scheme: rosenbrock\nalpha: 0, 0\nalpha: 2/3, 0\ngamma: 1/3, 0\ngamma: -1/3, 1/3\nb: 1/2, 1/2\n\nclaim: order of the tableau\norder: 2\nfails: [[[]]]\n", "1/2·1/9 + 1/2·1/3 = 2/9, not 1/6", []string{"order of the tableau 2"}},
	{forwardEulerTableau + "\nclaim: order of the tableau\norder: 2\nwithin: 1/2\n", "0 is 1/2 to within 1/2", []string{"order of the tableau at least 2 to within 1/2"}},
	{forwardEulerTableau + "\nclaim: order of the tableau\norder: 2\nwithin: 49/100\n", "0 is not 1/2 to within that", nil},
	{forwardEulerTableau + "\nclaim: order of the tableau\norder: 1\nfails: [[]]\nwithin: 1/2\n", "0 is 1/2 to within 1/2", nil},
	{forwardEulerTableau + "\nclaim: order of the tableau\norder: 1\nfails: [[]]\nwithin: 49/100\n", "0 is not 1/2 to within that", []string{"order of the tableau 1 to within 49/100"}},
	{forwardEulerTableau + "\nclaim: order of the tableau\norder: 2\nwithin: -1/2\n", "a negative distance", nil},
	{forwardEulerTableau + "\nclaim: order of the tableau\norder: 10\nfails: [[],[],[],[],[],[],[],[],[],[]]\nwithin: 5\n", "nothing is off by 5", nil},
	{backwardEulerAlone + "\nclaim: order of the tableau\norder: 1\n", "no tableau", nil},
	{bdf1 + "\nclaim: order of the tableau\norder: 1\n", "no tableau", nil},
	{"scheme: runge-kutta\nA: 1, 0\nb: 1\n\nclaim: order of the tableau\norder: 1\n", "A has too many columns", nil},
	{"scheme: runge-kutta\n" + overPairs + "A: 0\nb: 1+g\n\nclaim: order of the tableau\norder: 0\nfails: []\n", "b − 1 = 0, written g", nil},
	{"scheme: runge-kutta\n" + overPairs + "A: 0\nb: 1+g\n\nclaim: order of the tableau\norder: 1\nwithin: 1/100\n", "b − 1 is 0 to within 1/100", []string{"order of the tableau at least 1 to within 1/100"}},

	{gauss2 + "\nclaim: order of the tableau\norder: 4\neta: 2\nzeta: 2\nfails: [[],[],[],[]]\n", "B(4), C(2), D(2), and 7/36 − 1/5 = −1/180", []string{"order of the tableau 4"}},
	{gauss2 + "\nclaim: order of the tableau\norder: 4\neta: 2\nzeta: 1\nfails: [[],[],[],[]]\n", "4 ≤ 2 + 1 + 1", []string{"order of the tableau 4"}},
	{gauss2 + "\nclaim: order of the tableau\norder: 4\nfails: [[],[],[],[]]\n", "by all trees", []string{"order of the tableau 4"}},
	{gauss2 + "\nclaim: order of the tableau\norder: 4\neta: 2\n", "4 > 2 + 0 + 1", nil},
	{gauss2 + "\nclaim: order of the tableau\norder: 4\neta: 1\nzeta: 2\n", "1 + 2 + 1 = 4, and 2·1 + 2 = 4", []string{"order of the tableau at least 4"}},
	{gauss2 + "\nclaim: order of the tableau\norder: 5\neta: 2\nzeta: 2\n", "B(5) does not hold", nil},
	{gauss2 + "\nclaim: order of the tableau\norder: 4\neta: 3\nzeta: 2\n", "C(3) does not hold", nil},
	{gauss2 + "\nclaim: order of the tableau\norder: 4\neta: 2\nzeta: 3\n", "D(3) does not hold", nil},
	{gauss2 + "\nclaim: order of the tableau\norder: 4\neta: 2\nzeta: 18446744073709551618\n", "a number that wraps", nil},
	{gauss2 + "\nclaim: order of the tableau\norder: 4\neta: 2\nzeta: 1\nwithin: 1/10\n", "assumptions to within a distance imply nothing", nil},
	{gauss2 + "\nclaim: order of the tableau\norder: 4\nzeta: 2\n", "a ζ that nothing uses", nil},
	{"scheme: collocation\nnodes: 1/6-z+z^2\n\nclaim: order of the tableau\norder: 4\neta: 2\nzeta: 2\nfails: [[],[],[],[]]\n", "the same in another basis", []string{"order of the tableau 4"}},
	{"scheme: collocation\nnodes: 1/6-z+z^2\n\nclaim: order of the tableau\norder: 4\nfails: [[],[],[],[]]\n", "by all trees", []string{"order of the tableau 4"}},
	{"scheme: collocation\nnodes: 1/3-4/3*z+z^2\n\nclaim: order of the tableau\norder: 4\neta: 2\nzeta: 2\n", "Radau IIA has the order 3", nil},
	{"scheme: rosenbrock\nalpha: 0\ngamma: 1/2\nb: 1\n\nclaim: order of the tableau\norder: 2\neta: 1\n", "no assumptions for Rosenbrock methods", nil},

	{forwardEulerTableau + "\nclaim: order of the tableau\norder: 1\neta: 1000000000\nfails: [[]]\n", "true for every η, since c = 0, but it would take long", nil},
	{forwardEulerTableau + "\nclaim: order of the tableau\norder: 1\neta: 400\nfails: [[]]\n", "C(400), since c = 0", []string{"order of the tableau 1"}},

	// Stages of methods that are known by their nodes.
	{radau2 + "\nclaim: stiffly accurate\nsupport: 1, 3\n", "−2 + 6x is 0 at the node 1/3, and the stage at 1 has the row b", []string{"stiffly accurate"}},
	{radau2 + "\nclaim: stiffly accurate\nsupport: 0, 0\n", "nowhere", nil},
	{radau2 + "\nclaim: stiffly accurate\nsupport: 1, 0\n", "all stages", nil},
	{radau2 + "\nclaim: stiffly accurate\n", "no support", nil},
	{radau2 + "\nclaim: stiffly accurate\nsupport: 1, 3, 0\n", "too long", nil},
	{radau2 + "\nclaim: stiffly accurate\nsupport: 1, 3\nwithin: 1/10\n", "a distance that nothing uses", nil},
	{radau2 + "\nclaim: not stiffly accurate\ncofactor: -2, 0\n", "the first difference is x − 1", nil},
	{radau2 + "\nclaim: not stiffly accurate\nsupport: 1, 3\n", "evidence for it", nil},
	{radau2 + "\nclaim: not stiffly accurate\n", "no evidence", nil},
	{gauss2 + "\nclaim: not stiffly accurate\ncofactor: -3, -3\n", "(x − 1)·(−6x) = −6x² + 6x = 1 for x² = x − 1/6", []string{"not stiffly accurate"}},
	{gauss2 + "\nclaim: not stiffly accurate\ncofactor: -3, -3\ncofactor: 0, 0\ncofactor: 0, 0\n", "more than there are columns", nil},
	{gauss2 + "\nclaim: stiffly accurate\nsupport: 1, 1\n", "none of its nodes is 1", nil},
	{backwardEulerTableau + "\nclaim: stiffly accurate\nsupport: 1\n", "a tableau has rows", nil},

	// Symmetry.
	{trapezoidTableau + "\nclaim: symmetric\npermutation: 2, 1\n", "0 + 1/2 = 1/2", []string{"symmetric"}},
	{trapezoidTableau + "\nclaim: symmetric\npermutation: 1, 2\n", "0 + 0 is not 1/2", nil},
	{trapezoidTableau + "\nclaim: symmetric\npermutation: 1, 1\n", "no permutation", nil},
	{"scheme: runge-kutta\nA: 1\nb: 0\n\nclaim: symmetric\n", "no stage is used: y₁ = y₀", []string{"symmetric"}},
	{trapezoidTableau + "\nclaim: symmetric\npermutation: 2, 1, 3\n", "too long", nil},
	{trapezoidTableau + "\nclaim: symmetric\npermutation: 1\n", "the second stage is used", nil},
	{trapezoidTableau + "\nclaim: symmetric\n", "no evidence", nil},
	{trapezoidTableau + "\nclaim: not symmetric\ntree: [[],[]]\n", "1/2 for both", nil},
	{trapezoidTableau + "\nclaim: not symmetric\npermutation: 1, 2\n", "a permutation that fails proves nothing", nil},
	{trapezoidTableau + "\nclaim: not symmetric\n", "no evidence", nil},
	{trapezoidTableau + "\nclaim: symmetric\npermutation: 2, 1\ntree: []\n", "evidence for and against", nil},
	{heunTableau + "\nclaim: not symmetric\ntree: [[[[]]]]\n", "bᵀA³e is 0, and −1/4 for the adjoint", []string{"not symmetric"}},
	{heunTableau + "\nclaim: symmetric\npermutation: 2, 1\n", "1/2 is missing", nil},
	{heunTableau + "\nclaim: symmetric\npermutation: 2, 1\nwithin: 1/2\n", "it is missing", []string{"symmetric to within 1/2"}},
	{heunTableau + "\nclaim: symmetric\npermutation: 2, 1\nwithin: 49/100\n", "more is missing", nil},
	{heunTableau + "\nclaim: symmetric\npermutation: 2, 1\nwithin: -1/2\n", "a negative distance", nil},
	{heunTableau + "\nclaim: symmetric\nclasses: 1, 1\npermutation: 1\n", "the stages have different values", nil},
	{"scheme: runge-kutta\nA: 1/4, 1/4\nA: 1/4, 1/4\nb: 1/3, 2/3\n\nclaim: symmetric\nclasses: 1, 1\npermutation: 1\n", "the midpoint rule, its stage twice", []string{"symmetric"}},
	{"scheme: runge-kutta\nA: 1/4, 1/4\nA: 1/4, 1/4\nb: 1/3, 2/3\n\nclaim: not symmetric\ntree: [[]]\n", "the midpoint rule, its stage twice", nil},
	{"scheme: runge-kutta\nA: 1/2, 0\nA: 0, 1\nb: 1, 0\n\nclaim: symmetric\npermutation: 1\n", "a stage that is not used", []string{"symmetric"}},
	{"scheme: runge-kutta\nA: 1/2, 0\nA: 0, 1\nb: 1, 0\n\nclaim: symmetric\nclasses: 1, 3\npermutation: 1\n", "a class beyond the stages", nil},
	{"scheme: runge-kutta\nA: 1/2, 0\nA: 0, 1\nb: 1, 0\n\nclaim: symmetric\nclasses: 2, 2\npermutation: 1\n", "a class without a stage", nil},
	{"scheme: runge-kutta\nA: 1/2, 0\nA: 0, 1\nb: 1, 0\n\nclaim: symmetric\nclasses: 1\npermutation: 1\n", "a stage without a class", nil},
	{"scheme: runge-kutta\nA: 1\nb: 1\nembedded b: 1\n\nclaim: symmetric\npermutation: 1\n", "embedded weights", nil},
	{"scheme: rosenbrock\nalpha: 0\ngamma: 1/2\nb: 1\n\nclaim: symmetric\npermutation: 1\n", "for linear equations alone", nil},
	{gauss2 + "\nclaim: symmetric\n", "nodes and A", []string{"symmetric"}},
	{gauss2 + "\nclaim: symmetric\npermutation: 2, 1\n", "a permutation in a basis of polynomials", nil},
	{gauss2 + "\nclaim: symmetric\nclasses: 1, 2\n", "classes in a basis of polynomials", nil},
	{gauss2 + "\nclaim: symmetric\nwithin: 1/2\n", "a distance that nothing uses", nil},
	{gauss2 + "\nclaim: not symmetric\ntree: [[],[[]]]\n", "it is", nil},
	{radau2 + "\nclaim: symmetric\n", "the nodes are not", nil},
	{radau2 + "\nclaim: not symmetric\ntree: [[],[],[]]\n", "b of c³ and of (1 − c)³", []string{"not symmetric"}},
	{radau2 + "\nclaim: not symmetric\nwithin: 1/1000\ntree: [[],[],[]]\n", "their difference", []string{"not symmetric, by more than 1/1000 in the weight of [[],[],[]]"}},
	{radau2 + "\nclaim: not symmetric\nwithin: 1/2\ntree: [[],[],[]]\n", "their difference is less", nil},
	{"scheme: legendre\nA: 1/2, -1/6\nA: 1/2, 1/7\nnodes: 1/6-z+z^2\n\nclaim: symmetric\n", "the nodes of Gauss, another A", nil},
	{"scheme: legendre\nA: 1/3\nnodes: -1/2+z\n\nclaim: symmetric\n", "the θ-method with 1/3", nil},
	{"scheme: legendre\nA: 1/2\nnodes: -1/3+z\n\nclaim: symmetric\n", "the midpoint rule, its node called 1/3", nil},
	{"scheme: collocation\nnodes: 1/6-z+z^2\n\nclaim: symmetric\n", "Gauss", []string{"symmetric"}},
	{"scheme: collocation\nnodes: 1/3-4/3*z+z^2\n\nclaim: symmetric\n", "Radau", nil},
	{"scheme: collocation\nnodes: 1/3-4/3*z+z^2\n\nclaim: not symmetric\ntree: [[],[],[]]\n", "Radau", []string{"not symmetric"}},

	// Symplecticity.
	{"scheme: runge-kutta\nA: 1/2\nb: 1\n\nclaim: symplectic\n", "1·1/2 + 1·1/2 = 1·1", []string{"symplectic"}},
	{"scheme: runge-kutta\nA: 1\nb: 1\n\nclaim: symplectic\n", "2 is not 1", nil},
	{"scheme: runge-kutta\nA: 1\nb: 1\n\nclaim: symplectic\nwithin: 1\n", "it is 1 more", []string{"symplectic to within 1"}},
	{"scheme: runge-kutta\nA: 1\nb: 1\n\nclaim: symplectic\nwithin: 99/100\n", "more is missing", nil},
	{"scheme: runge-kutta\nA: 1\nb: 1\n\nclaim: symplectic\nwithin: -1\n", "a negative distance", nil},
	{"scheme: runge-kutta\nA: 1\nb: 1\n\nclaim: not symplectic\ntree: []\nother tree: []\n", "1 + 1 is not 1", []string{"not symplectic"}},
	{"scheme: runge-kutta\nA: 1\nb: 1\n\nclaim: not symplectic\ntree: []\n", "one tree", nil},
	{"scheme: runge-kutta\nA: 1\nb: 1\n\nclaim: not symplectic\nother tree: []\n", "the other tree", nil},
	{"scheme: runge-kutta\nA: 1\nb: 1\n\nclaim: not symplectic\n", "no evidence", nil},
	{"scheme: runge-kutta\nA: 1\nb: 1\n\nclaim: not symplectic\nwithin: 1/2\ntree: []\nother tree: []\n", "by 1", []string{"not symplectic, by more than 1/2 in the weights of [] and []"}},
	{"scheme: runge-kutta\nA: 1\nb: 1\n\nclaim: not symplectic\nwithin: 1\ntree: []\nother tree: []\n", "by no more than 1", nil},
	{"scheme: runge-kutta\nA: 1/2\nb: 1\n\nclaim: not symplectic\ntree: []\nother tree: [[]]\n", "it is", nil},
	{"scheme: runge-kutta\nA: 1/2\nb: 1\n\nclaim: symplectic\ntree: []\nother tree: []\n", "evidence against it", nil},
	{trapezoidTableau + "\nclaim: symplectic\n", "1/2·1/2 twice is not 1/4", nil},
	{trapezoidTableau + "\nclaim: not symplectic\ntree: []\nother tree: []\n", "1/2 + 1/2 = 1", nil},
	{trapezoidTableau + "\nclaim: not symplectic\ntree: [[]]\nother tree: [[]]\n", "1/4 + 1/4 is not 1/4", []string{"not symplectic"}},
	{"scheme: runge-kutta\nA: 1/4, 1/4\nA: 1/4, 1/4\nb: 1/3, 2/3\n\nclaim: symplectic\n", "2·1/3·1/4 is not 1/9", nil},
	{"scheme: runge-kutta\nA: 1/4, 1/4\nA: 1/4, 1/4\nb: 1/3, 2/3\n\nclaim: symplectic\nclasses: 1, 1\nused: 1\n", "the midpoint rule, its stage twice", []string{"symplectic"}},
	{"scheme: runge-kutta\nA: 1/4, 1/4\nA: 1/4, 1/4\nb: 1/3, 2/3\n\nclaim: symplectic\nclasses: 1, 1\n", "no class is used", nil},
	{"scheme: runge-kutta\nA: 1/2, 0\nA: 0, 1\nb: 1, 0\n\nclaim: symplectic\nused: 1\n", "a stage that is not used", []string{"symplectic"}},
	{trapezoidTableau + "\nclaim: symplectic\nused: 1\n", "the second stage is used", nil},
	{trapezoidTableau + "\nclaim: symplectic\nused: 3\n", "too many", nil},
	{"scheme: rosenbrock\nalpha: 0\ngamma: 1/2\nb: 1\n\nclaim: symplectic\n", "for linear equations alone", nil},
	{gauss2 + "\nclaim: symplectic\n", "Gauss", []string{"symplectic"}},
	{gauss2 + "\nclaim: symplectic\nused: 1\n", "classes in a basis of polynomials", nil},
	{gauss2 + "\nclaim: symplectic\nwithin: 1\n", "a distance that nothing uses", nil},
	{radau2 + "\nclaim: symplectic\n", "M is of rank 1", nil},
	{radau2 + "\nclaim: not symplectic\ntree: [[]]\nother tree: [[]]\n", "bᵀ(c·Ac) twice is not 1/4", []string{"not symplectic"}},
	{"scheme: collocation\nnodes: 1/6-z+z^2\n\nclaim: symplectic\n", "Gauss", []string{"symplectic"}},

	// A constant function that is not the scheme's, another R, another tableau.
	{"scheme: runge-kutta\nA: 0\nb: 1\ne: 0\n\nclaim: stability function\nP0: 1\nQ0: 1\nG: 1\nP: 1\nQ: 1\n\nclaim: A-stable\n", "e is derived, not given", nil},
	{"scheme: legendre\nA: 0\nnodes: z\n\nclaim: stability function\ns: 0\nP0: 1\nQ0: 1\nG: 1\nP: 1\nQ: 1\n\nclaim: A-stable\n", "e is 1", nil},
	{"scheme: legendre\nA: 0\nnodes: z\n" + forwardEulerR, "forward Euler", []string{"stability function"}},
	{forwardEulerTableau + "\nclaim: stability function\ns: 0\nP0: 1\nQ0: 1\nG: 1\nP: 1\nQ: 1\n", "e is not 0", nil},
	{forwardEulerTableau + backwardEulerR, "the function of another tableau", nil},
	{backwardEulerTableau + forwardEulerR, "the function of another tableau", nil},
	{backwardEulerTableau + "\nclaim: stability function\ns: 1\nP0: 1\nQ0: 1-z\nG: 1\nP: 1-z\nQ: 1\n", "P and Q exchanged", nil},
	{forwardEulerTableau + forwardEulerR + backwardEulerIsA, "the evidence for another R", nil},
	{"scheme: rational\nP: 1\nQ: 1+z\n\nclaim: A-stable\naxis: 1 | z\nturn: 1\n", "a pole at −1: the other way round", nil},
	{"scheme: rational\nP: 1\nQ: 1+z+z^2\n\nclaim: A-stable\naxis: 1 | z^2\naxis: 1 | z\nturn: 1/2\nturn: 2\n", "two poles: the first and the second quadrant", nil},
	{"scheme: rational\nP: 1\nQ: 1+z+2*z^2+3*z^3\n\nclaim: A-stable\naxis: 9 | z^3\nturn: 1/4\nturn: 2/5\nturn: 1\n", "clockwise, but from the first quadrant", nil},
	{"scheme: rational\nP: 1\nQ: 1-z+1/2*z^2-1/8*z^3\n\nclaim: A-stable\naxis: 1/64 | z^3\nturn: 1\nturn: 4\n", "a turn is missing", nil},
	{"scheme: rational\nP: 1\nQ: 1-z+1/2*z^2-1/8*z^3\n\nclaim: A-stable\naxis: 1/64 | z^3\nturn: 1\nturn: 9\nturn: 4\n", "in another order", nil},
	{"scheme: rational\nP: 1\nQ: 1-z+1/2*z^2-1/8*z^3\n\nclaim: A-stable\nturn: 1\nturn: 4\nturn: 9\n", "no squares on the axis", nil},
	{"scheme: rational\nP: 1+3*z\nQ: 1-z\n\nclaim: A-stable\nturn: 1\n", "nothing on P", nil},
	{backwardEulerAlone + "\nclaim: A-stable\naxis: 1 | z\nturn: 0\n", "a turn at 0", nil},
	{backwardEulerAlone + "\nclaim: A-stable\naxis: 1 | z\nturn: " + strings.Repeat("9", 1001) + "\n", "a turn of 1001 characters, whose powers are computed", nil},
	{backwardEulerAlone + "\nclaim: A-stable\naxis: 1 | z\nturn: -1\n", "a turn below 0", nil},
	{backwardEulerAlone + "\nclaim: A-stable\nhalf-plane: 1 | 1\naxis: 1 | z\nturn: 1\n", "squares and turns", nil},
	{backwardEulerAlone + "\nclaim: A-stable\naxis: 1 | z\nturn: 1\n", "as it should be", []string{"A-stable"}},
	{"scheme: rational\n" + overPairs + "P: 1\nQ: 1-z+(g)*z^2\n\nclaim: A-stable\naxis: 1 | z\nturn: 1\nturn: 4\n", "a leading coefficient 0", nil},
	{"scheme: rational\nP: 1\nQ: 1-z+1/3*z^2\n\nclaim: I-stable\naxis: 1/3 | z\naxis: 1/9 | z^2\nturn: 1\nturn: 4\nU: 1\n", "turns and a Bézout pair", nil},
	{forwardEulerTableau + forwardEulerR + "\nclaim: A-stable\nP: 1\nQ: 1-z\nhalf-plane: 1 | 1\naxis: 1 | z\n", "a claim that brings its own R", nil},
	{forwardEulerTableau + "\nclaim: A-stable\nhalf-plane: 1 | 1\naxis: 1 | z\n" + backwardEulerR, "a claim before R is known", nil},
	{backwardEulerTableau + backwardEulerIsA, "a claim about R without R", nil},
	{backwardEulerTableau + backwardEulerR + backwardEulerR, "R twice", nil},
	{backwardEulerTableau + backwardEulerR + "\nclaim: stability function\ns: 2\nP0: 2\nQ0: 2-2*z\nG: 2\nP: 1\nQ: 1-z\n", "R twice, in two ways", nil},
	{backwardEulerAlone + backwardEulerR, "the function of a scheme that is R itself", nil},
	{backwardEulerAlone + "\nclaim: derivative\nP1: 1\nQ1: 1-2*z+z^2\nt: 1\n", "a vector without a tableau", nil},
	{backwardEulerTableau + backwardEulerR + "\nclaim: derivative\nP1: 1\nQ1: 1-2*z+z^2\nt: 2\n", "the resolvent of another tableau", nil},
	{backwardEulerTableau + backwardEulerR + "\nclaim: derivative\nP1: 1\nQ1: 1-2*z+z^2\nt: 1\nt: 1\n", "a vector that is too long", nil},
	{"scheme: runge-kutta\nA: 2\nb: 2\n\nclaim: stability function\ns: 1\nP0: 1\nQ0: 1-2*z\nG: 1\nP: 1\nQ: 1-2*z\n\nclaim: derivative\nP1: 1\nQ1: 1-2*z+z^2\n", "the derivative of another function", nil},
	{trapezoidTableau + trapezoidR + "\nclaim: algebraically stable\n", "the implicit midpoint rule, with the same R, has M = 0; this has not", nil},
	{trapezoidTableau + trapezoidR + "\nclaim: not stiffly accurate\n", "the midpoint rule, with the same R, is not; this is", nil},
	{"scheme: runge-kutta\nA: 1/2, 1/2\nA: 0, 0\nb: 1/2, 1/2\n\nclaim: stiffly accurate\n", "the trapezoidal rule with its stages exchanged", nil},
	{"scheme: rosenbrock\nalpha: 0\ngamma: 0\nb: 1\n" + backwardEulerR, "γ is not 1", nil},
	{"scheme: rosenbrock\nalpha: 1\ngamma: 0\nb: 1\n" + backwardEulerR, "α + γ = 1: R is that of backward Euler", []string{"stability function"}},
	{"scheme: collocation\nnodes: z\n" + backwardEulerR, "forward Euler has the node 0", nil},
	{"scheme: collocation\nnodes: -1+z\n" + backwardEulerR, "backward Euler has the node 1", []string{"stability function"}},
	{"scheme: collocation\nnodes: -2+2*z\n" + backwardEulerR, "a node polynomial that is not monic", nil},
	{"scheme: collocation\nnodes: 1\n" + backwardEulerR, "no nodes", nil},
	{"scheme: collocation\nnodes: z^201\n" + backwardEulerR, "more nodes than are derived", nil},

	// Embedded weights.
	{"scheme: runge-kutta\nA: 1\nb: 2\nembedded b: 1\n" + backwardEulerR + backwardEulerIsA, "1 + z·1/(1 − z), with the embedded weights", []string{"embedded weights: stability function", "embedded weights: A-stable"}},
	{"scheme: runge-kutta\nA: 1\nb: 1\nembedded b: 2\n" + backwardEulerR + backwardEulerIsA, "the function of the weights, not of the embedded ones", nil},
	{"scheme: runge-kutta\nA: 1\nb: 1\nembedded b: 2\n\nclaim: stiffly accurate\n", "the weights, not the embedded ones, are the last row", nil},
	{"scheme: runge-kutta\nA: 1\nb: -1\nembedded b: 1\n\nclaim: algebraically stable\nweights: 1\nvector: 1\n", "the embedded weights are positive, the weights are not", nil},
	{"scheme: runge-kutta\nA: 1\nb: 1\nembedded b: 1, 0\n" + backwardEulerR, "embedded weights of another length", nil},
	{"scheme: runge-kutta\nA: 1\nembedded b: 1\n" + backwardEulerR, "embedded weights without weights", nil},
	{"scheme: rational\nembedded b: 1\nP: 1\nQ: 1-z\n" + backwardEulerIsA, "embedded weights of a function", nil},

	// Reducible and square polynomials, wrong roots.
	{"scheme: rational\n" + overPairs + "P: 1+(1/2-1/2*g)*z\nQ: 1+(-1/2+1/2*g)*z+(g)*z^2\n\nclaim: L-stable\nhalf-plane: 1 | 1\n", "the trapezoidal rule with a leading coefficient 0", nil},
	{"scheme: rational\n" + overPairs + "P: 1-g+(1/2-1/2*g)*z\nQ: 1-g+(-1/2+1/2*g)*z+(g)*z^2\n\nclaim: L-stable\nhalf-plane: 1 | 1-g\naxis: 1 | (g)*z^2\n", "the same, and all identities hold", nil},
	{"scheme: rational\n" + overPairs + "Q: (g)\n\nclaim: A-stable\naxis: 1 | (g)\n", "0/0", nil},
	{"scheme: rational\n" + overPairs + "P: 1+(g)*z\nQ: 1+(-1)*z\n\nclaim: not L-stable\nevidence: R(∞)\n", "not canonical: a rational coefficient in parentheses", nil},
	{"scheme: rational\n" + overPairs + "P: 1+(g)*z\nQ: 1-z\n\nclaim: not L-stable\nevidence: R(∞)\n", "backward Euler with a leading coefficient 0 of P", nil},
	{"scheme: rational\n" + overPairs + "P: 1+(-g)*z\nQ: 1-z\n\nclaim: order\norder: 0\nconstant: g\n", "C = 0, written g", nil},
	{"scheme: rational\n" + overPairs + "P: 1-g\nQ: 1-z\n\nclaim: order\norder: 0\nconstant: g\n", "1 − R(0) = 0, written g", nil},
	{"scheme: runge-kutta\n" + overPairs + "A: g\nb: 1\n\nclaim: stability function\ns: (g)\nP0: (g)\nQ0: (g)+(-g)*z\nG: (g)\nP: 5-4*g\nQ: 1+(-g)*z\n", "Q₀ = 0", nil},
	{"scheme: rational\n" + overOne + "P: 1\nQ: 1+(-g)*z\n\nclaim: A-stable\nhalf-plane: g | 1\naxis: 1 | z\n", "backward Euler, its 1 written g: g² = 1", []string{"A-stable"}},
	{"scheme: rational\nfield: -1+x^2\nroot: [-11/10, -9/10]\nP: 1\nQ: 1+(-g)*z\n\nclaim: A-stable\nhalf-plane: g | 1\naxis: 1 | z\n", "1/(1+z), at the other root", nil},
	{"scheme: rational\nfield: -1+x^2\nroot: [-2, 2]\nP: 1\nQ: 1+(-g)*z\n\nclaim: A-stable\nhalf-plane: g | 1\naxis: 1 | z\n", "both roots", nil},
	{"scheme: rational\nfield: 4-4*x^2+x^4\nroot: [7/5, 3/2]\nP: 1\nQ: 1+(-g)*z\n\nclaim: A-stable\nhalf-plane: g | 1\naxis: 2 | z\n", "a square: no change of sign", nil},
	{"scheme: rational\nfield: -8+12*x^2-6*x^4+x^6\nroot: [7/5, 3/2]\nP: 1\nQ: 1+(-g)*z\n\nclaim: A-stable\nhalf-plane: g | 1\naxis: 2 | z\n", "a cube: a derivative that vanishes", nil},
	{"scheme: rational\nfield: -x+x^3\nroot: [-3/2, 3/2]\nP: 1\nQ: 1+(-g)*z\n\nclaim: A-stable\nhalf-plane: g | 1\naxis: 1 | z\n", "three roots, and a change of sign", nil},
	{"scheme: rational\nfield: -4+2*x^2\nroot: [7/5, 3/2]\nP: 1\nQ: 1+(-g)*z\n\nclaim: A-stable\nhalf-plane: g | 1\naxis: 2 | z\n", "a polynomial that is not monic", nil},
	{"scheme: rational\nfield: -1+x\nroot: [0, 2]\nP: 1\nQ: 1-z\n" + backwardEulerIsA, "a field of degree 1", nil},
	{"scheme: rational\nfield: 0\nroot: [0, 2]\nP: 1\nQ: 1-z\n" + backwardEulerIsA, "the zero polynomial", nil},
	{"scheme: rational\nfield: -2+x^65\nroot: [1, 2]\nP: 1\nQ: 1+(-g)*z\n\nclaim: A-stable\nhalf-plane: g | 1\naxis: 1 | (g)*z\n", "a field of degree 65", nil},
	{"scheme: rational\nfield: -2+x^2\nroot: [7/5, 7/5]\nP: 1\nQ: 1+(-g)*z\n\nclaim: A-stable\nhalf-plane: g | 1\naxis: 2 | z\n", "a point", nil},
	{"scheme: rational\nfield: -1+x^2\nroot: [1, 2]\nP: 1\nQ: 1+(-g)*z\n\nclaim: A-stable\nhalf-plane: g | 1\naxis: 1 | z\n", "the root is an end", nil},
	{"scheme: rational\nfield: -2+x^2\nroot: [7/5, 3/2]\nP: 1\nQ: 1-z\n" + backwardEulerIsA, "a field that no coefficient needs", nil},
	{"scheme: rational\nfield: -2+x^2\nP: 1\nQ: 1+(-g)*z\n\nclaim: A-stable\nhalf-plane: g | 1\naxis: 2 | z\n", "no root", nil},
	{"scheme: rational\nfield: -2+x^2\nroot: [7/5, 3/2]\nP: 1\nQ: 1+(-g)*z\n\nclaim: A-stable\nfield: -2+x^2\nroot: [-3/2, -7/5]\nhalf-plane: g | 1\naxis: 2 | z\n", "a section with the conjugate root", nil},
	{"scheme: rational\nfield: -2+x^2\nroot: [7/5, 3/2]\nP: 1\nQ: 1+(-g)*z\n\nclaim: A-stable\nhalf-plane: g | 1\naxis: 2 | z\n\nclaim: not A-stable\nwitness: -1\n", "1/(1 − √2 z) at the conjugate is not A-stable; here it is", nil},
	{"scheme: rational\nP: 1\nQ: 1-z\n\nclaim: A-stable\nhalf-plane: 1 | 1\naxis: 1 | (g)*z\n", "a generator without a field", nil},
	{"scheme: runge-kutta\nfield: -2+x^2\nroot: [7/5, 3/2]\nA: g\nb: g\n\nclaim: stability function\ns: 1\nP0: 1\nQ0: 1+(-g)*z\nG: 1\ngenerator: -g\nfield: -2+x^2\nroot: [7/5, 3/2]\nP: 1\nQ: 1+(g)*z\n", "R with the conjugate generator", nil},
	{"scheme: runge-kutta\nfield: -2+x^2\nroot: [7/5, 3/2]\nA: g\nb: g\n\nclaim: stability function\ns: 1\nP0: 1\nQ0: 1+(-g)*z\nG: 1\ngenerator: -g\nfield: -2+x^2\nroot: [-3/2, -7/5]\nP: 1\nQ: 1+(g)*z\n", "−√2 is the root of x² − 2 in [−3/2, −7/5], and R = 1/(1 − √2 z)", []string{"stability function"}},
	{"scheme: runge-kutta\nfield: -2+x^2\nroot: [7/5, 3/2]\nA: g\nb: g\n\nclaim: stability function\ns: 1\nP0: 1\nQ0: 1+(-g)*z\nG: 1\ngenerator: g\nfield: -3+x^2\nroot: [8/5, 9/5]\nP: 1\nQ: 1+(-g)*z\n", "R over the field of √3", nil},
	{"scheme: runge-kutta\nfield: -2+x^2\nroot: [7/5, 3/2]\nA: g\nb: g\n\nclaim: stability function\ns: 1\nP0: 1\nQ0: 1+(-g)*z\nG: 1\ngenerator: g\nP: 1\nQ: 1+(-g)*z\n", "a generator of no field", nil},

	{"scheme: runge-kutta\nfield: -2+x^2\nroot: [7/5, 3/2]\nA: 1/2*g\nb: 1\n\nclaim: stability function\ns: 1\nP0: 1+(1-1/2*g)*z\nQ0: 1+(-1/2*g)*z\nG: 1\ngenerator: -g\nfield: -2+x^2\nroot: [-3/2, -7/5]\nP: 1+(1+1/2*g)*z\nQ: 1+(1/2*g)*z\n\nclaim: order\norder: 1\nconstant: 1/2+1/2*g\n\nclaim: behaviour at infinity\nlimit: 1+g\nexponent: -2\nleading: 2\n",
		"R(∞) = 1 − √2, and the scheme has g = √2: it is said that this g is −√2",
		[]string{"stability function", "order 1, error constant 1/2+1/2*g, with g the zero of -2+x^2 in [-3/2, -7/5]", "behaviour at infinity: R(∞) = 1+g, R' ~ 2*z^-2, with g the zero of -2+x^2 in [-3/2, -7/5]"}},

	// Weights.
	{forwardEulerAlone + "\nclaim: A-stable\nhalf-plane: -1 | 1\naxis: -1 | z\n", "negative weights", nil},
	{backwardEulerAlone + "\nclaim: A-stable\nhalf-plane: 1 | 1\naxis: 1 | z\naxis: 0 | 1\n", "a weight 0", nil},
	{"scheme: rational\nfield: -2+x^2\nroot: [0, 2]\nP: 1+(1-1/2*g)*z\nQ: 1+(-1/2*g)*z\n\nclaim: A-stable\nhalf-plane: 1 | 1\naxis: -1+g | z\n", "an interval in which the weight changes its sign", nil},
	{"scheme: runge-kutta\nA: 1\nb: 0\n\nclaim: not algebraically stable\nnegative weight: 1\n", "a weight 0 is not negative", nil},
	{"scheme: runge-kutta\nA: 1\nb: 0\n\nclaim: algebraically stable\n", "b = 0 and M = 0", []string{"algebraically stable"}},

	// Cancelled factors.
	{"scheme: rational\nP: 1+z\nQ: 1-z^2\n\nclaim: poles\ncenter: -1\nradius: 1/2\ncount: 1\nU: 1\n", "a cancelled pole", nil},
	{"scheme: rational\nP: 1+z\nQ: 1-z^2\n\nclaim: not A-stable\nwitness: -1\n", "a cancelled pole", nil},
	{"scheme: rational\nP: 1+z\nQ: 1-z^2\n\nclaim: A-stable\nhalf-plane: 1 | 1+z\naxis: 1 | z+z^2\n", "the fraction is 1/(1−z)", []string{"A-stable"}},
	{"scheme: rational\nP: 1+z\nQ: 1-z^2\n\nclaim: behaviour at infinity\nlimit: 0\nexponent: -3\nleading: 1\n", "the degrees of a fraction that is not reduced, one off", nil},
	{backwardEulerAlone + "\nclaim: behaviour at infinity\nlimit: 0\nleading: 1\n", "an exponent is missing", nil},
	{backwardEulerAlone + "\nclaim: behaviour at infinity\nlimit: 0\nexponent: -2\n", "a leading coefficient is missing", nil},
	{"scheme: rational\nP: z\nQ: z-z^2\n\nclaim: order\norder: 1\nconstant: -1/2\n", "Q(0) = 0", nil},
	{backwardEulerTableau + "\nclaim: stability function\ns: 1+z\nP0: 1+z\nQ0: 1-z^2\nG: 1+z\nP: 1\nQ: 1-z\n", "a common factor that is cancelled", []string{"stability function"}},
	{backwardEulerTableau + "\nclaim: stability function\ns: 0\nP: 5\nQ: 1\n", "Q₀ = 0 and G = 0", nil},

	// Claims that contradict each other, or are made twice.
	{backwardEulerTableau + backwardEulerR + backwardEulerIsA + "\nclaim: not A-stable\nwitness: -1\n", "A-stable and not", nil},
	{backwardEulerTableau + backwardEulerR + backwardEulerIsA + backwardEulerIsA, "a claim twice", nil},
	{backwardEulerTableau + backwardEulerR + "\nclaim: order\norder: 1\nconstant: -1/2\n\nclaim: order\norder: 0\nconstant: 1\n", "two orders", nil},
	{backwardEulerAlone + "\nclaim: order\norder: 1\nconstant: 1/2\n", "the sign of C", nil},

	// Claims about schemes of another kind.
	{backwardEulerTableau + bdf1IsL, "a multistep claim about a tableau", nil},
	{backwardEulerTableau + bdf1IsZero, "zero-stability of a tableau", nil},
	{bdf1 + backwardEulerIsA, "A-stability of R for a method without R", nil},
	{bdf1 + backwardEulerR, "a stability function of a multistep method", nil},
	{bdf1 + "\nclaim: stiffly accurate\n", "stiff accuracy of a multistep method", nil},
	{backwardEulerAlone + "\nclaim: stiffly accurate\n", "stiff accuracy of a function", nil},
	{backwardEulerAlone + "\nclaim: algebraically stable\n", "algebraic stability of a function", nil},
	{"scheme: rosenbrock\nalpha: 0\ngamma: 1\nb: 1\n\nclaim: algebraically stable\nweights: 1\nvector: 1\n", "algebraic stability of a Rosenbrock method", nil},
	{backwardEulerTableau + "\nclaim: zero-stable general linear method\nannihilator: -1+z\nhalf-plane: 8 | 1\nU: 1/2\n", "a general linear claim about a tableau", nil},
	{backwardEulerTableau + backwardEulerR + "\nclaim: not order\norder: 2\nconstant: 1\n", "a negation that does not exist", nil},
	{backwardEulerTableau + "\nclaim: not stability function\ns: 1\nP0: 1\nQ0: 1-z\nG: 1\nP: 1\nQ: 1-z\n", "a negation that does not exist", nil},

	// Multistep methods.
	{"scheme: multistep\nrho: z\nsigma: -1+z\n" + bdf1IsL, "ρ and σ exchanged", nil},
	{"scheme: multistep\nrho: -1+z\nsigma: 1\n" + bdf1IsL, "forward Euler", nil},
	{"scheme: multistep\nrho: 2-3*z+z^2\nsigma: -2*z+z^2\n\nclaim: A-stable multistep method\nhalf-plane: 4 | 1\naxis: 8 | z\nU: 1\ncommon: -2+z\nrho1: -1+z\nsigma1: z\n", "the common zero 2, without evidence", nil},
	{"scheme: multistep\nrho: 2-3*z+z^2\nsigma: -2*z+z^2\n\nclaim: A-stable multistep method\nhalf-plane: 4 | 1\naxis: 8 | z\nU: 1\nrho1: -1+z\nsigma1: z\n", "quotients by nothing", nil},
	{"scheme: multistep\nrho: 1-2*z+z^2\nsigma: 1\n\nclaim: zero-stable\ninside: -1+z\nrest: -1+z\nhalf-plane: 8 | 1\nU: 1/2\n", "the double zero 1, one of them called inside", nil},
	{"scheme: multistep\nrho: 1-2*z+z^2\nsigma: 1\n\nclaim: zero-stable\nrest: -1+z\nhalf-plane: 8 | 1\nU: 1/2\n", "a rest of nothing", nil},
	{"scheme: multistep\nrho: -1+z^2\nsigma: 1\n\nclaim: not zero-stable\ndouble: -1+z\ncofactor: 1\n", "no double zero", nil},
	{"scheme: multistep\nrho: -1+z^2\nsigma: 1\n\nclaim: not zero-stable\nwitness: 2\ncofactor: 1\n", "a number that nothing uses", nil},
	{"scheme: multistep\n" + overPairs + "rho: -1+z+(g)*z^3\nsigma: z\n\nclaim: not zero-stable\nwitness: 4\n", "a leading coefficient 0", nil},
	{"scheme: multistep\n" + overPairs + "rho: -1+z\nsigma: (g)+(1-g)*z\n\nclaim: not L-stable multistep method\nevidence: sigma\n", "σ = ζ, with a coefficient 0 written g", nil},

	// General linear methods.
	{"scheme: general-linear\nA: 0\nU: 1\nB: 1\nV: 1\n\nclaim: A-stable general linear method\nS: 1\nL: 1\ncommon: 1\nN: 1\npole V: 1\ncircle: -1\ncircle: 1\ninner: 1\ncofactor: 1\n", "forward Euler with an M of its own", nil},
	{"scheme: general-linear\n" + overPairs + "A: 0\nU: 1\nB: 1\nV: 1\n\nclaim: A-stable general linear method\nS: 1\nL: 1\ncommon: (g)\nN: 1\npole V: 1\ncircle: -1\ncircle: 1\ninner: 1\ncofactor: 1\n", "an M of its own, times 0", nil},
	{"scheme: general-linear\nA: 1\nU: 1\nB: 1\nV: 1\n\nclaim: A-stable general linear method\nS: 1\nL: 1-z\npole: 2 | 1\npole U: 1/2\npole V: 1/2\ninner: -1\ninner: 1-z\ncofactor: 1\ninner step 1: 1 | z\nz: -1\n", "a point without a use", nil},
	{"scheme: general-linear\nA: 0\nU: 1\nB: 1\nV: 1, 0\n\nclaim: zero-stable general linear method\nannihilator: -1+z\nhalf-plane: 8 | 1\nU: 1/2\n", "V is not square", nil},
	{"scheme: general-linear\nA: 0\nU: 1\nB: 1\nV: 1\n\nclaim: zero-stable general linear method\nannihilator: -1+z\nhalf-plane: 8 | 1\nU: 1/2\nx: 1\n", "evidence for and against", nil},

	// Gradients.
	{backwardEulerAlone + "\nclaim: gradient bound on the half-plane\nP1: 1\nQ1: 1-2*z+z^2\npower: 1\nbound: 1/2\nhalf-plane: 1/2 | 1\nhalf-plane: 1/2 | z\naxis: 1/4 | 1+z^2\n", "1/2 at ±i, the maximum", []string{"gradient bound on the half-plane: |z R'| ≤ 1/2"}},
	{backwardEulerAlone + "\nclaim: gradient bound on the half-plane\nP1: 1/4\nQ1: 1-2*z+z^2\npower: 1\nbound: 1/8\nhalf-plane: 1/32 | 1\nhalf-plane: 1/32 | z\naxis: 1/64 | 1+z^2\n", "a quarter of R'", nil},
	{backwardEulerAlone + "\nclaim: gradient bound on the sector\nP1: 1\nQ1: 1-2*z+z^2\npower: 1\nbound: 1/2\nhalf-plane: 1/2 | 1\nhalf-plane: 1/2 | z\naxis: 1/4 | 1+z^2\n", "a sector without an angle", nil},
	{backwardEulerAlone + "\nclaim: not gradient bound on the moon\nP1: 1\nQ1: 1-2*z+z^2\npower: 1\nbound: 1/8\nwitness: -1\n", "an unknown region", nil},
	{backwardEulerAlone + "\nclaim: not gradient bound on the negative axis\nP1: 1\nQ1: 1-2*z+z^2\npower: 1\nbound: 1/8\nwithin: 7\nwitness: -1\n", "a number that nothing uses", nil},
	{backwardEulerAlone + "\nclaim: gradient bound on the half-plane\nP1: 1\nQ1: 1-2*z+z^2\npower: 401\nbound: 1/2\n", "a power that would take long", nil},

	// Sectors.
	{backwardEulerAlone + "\nclaim: A0-stable\nray: 2 | z\nray: 1 | z^2\n", "(1 + x)² − 1 = 2x + x²", []string{"A0-stable"}},
	{backwardEulerAlone + "\nclaim: A(0)-stable\nray: 2 | z\nray: 1 | z^2\n", "no sector", nil},
	{backwardEulerAlone + "\nclaim: A(alpha)-stable\nray: 2 | z\nray: 1 | z^2\n", "no sector", nil},
	{backwardEulerAlone + "\nclaim: A(alpha)-stable\ntan: 1\nray: 2 | z\nray: 2 | z^2\nturn: 1\n", "(1 + x)² + x² − 1 = 2x + 2x², and 1 − i is in the fourth quadrant", []string{"A(alpha)-stable, tan = 1"}},
	{backwardEulerAlone + "\nclaim: A(alpha)-stable\ntan: 1\nray: 2 | z\nray: 2 | z^2\n", "nothing about the poles", nil},
	{backwardEulerAlone + "\nclaim: A(alpha)-stable\ntan: -1\nray: 2 | z\nray: 2 | z^2\nturn: 1\n", "the mirror image of the ray", nil},
	{backwardEulerAlone + "\nclaim: A0-stable\ntan: 1\nray: 2 | z\nray: 2 | z^2\nturn: 1\n", "true, but with a sector that is not needed", nil},
	{backwardEulerAlone + "\nclaim: A0-stable\nray: 2 | z\nray: 1 | z^2\nturn: 1\n", "true, but with turns that are not needed", nil},
	{"scheme: rational\nP: 0\nQ: 1+z\n", "0 is not written", nil},
	{"scheme: rational\nQ: 1+z\n\nclaim: A(alpha)-stable\ntan: 1\nray: 1 | 1+z^2\nray: 1 | z^2\nturn: 1\n", "R = 0, but Q(i) is in the first quadrant", nil},
	{"scheme: rational\nQ: 1+z\n\nclaim: A(alpha)-stable\ntan: 1\nray: 1 | 1+z^2\nray: 1 | z^2\ndisc: -1 | 1/2 | 1\n", "the disc lies in the sector", nil},
	{"scheme: rational\nQ: 1+z\n\nclaim: A(alpha)-stable\ntan: 1\nray: 1 | 1+z^2\nray: 1 | z^2\ndisc: 1 | 3/2 | 1\n", "the disc meets the sector", nil},
	{"scheme: rational\nQ: 1-z\n\nclaim: A(alpha)-stable\ntan: 1\nray: 1 | 1-z^2\nray: 1 | z^2\ndisc: 1 | 1/2 | 1\n", "the zero 1 lies in the disc", []string{"A(alpha)-stable, tan = 1"}},
	{"scheme: rational\nQ: 1-z\n\nclaim: A(alpha)-stable\ntan: 1\nray: 1 | 1-z^2\nray: 1 | z^2\ndisc: 2 | 1/2 | 1\n", "the zero 1 does not lie in the disc", nil},
	{"scheme: rational\nQ: 1-2*z+z^2\n\nclaim: A(alpha)-stable\ntan: 1\nray: 1 | 1-2*z^2+2*z^4\nray: 1 | 2*z^2-2*z^4\ndisc: 1 | 1/2 | 1\ndisc: 1 | 1/2 | 1\n", "a disc twice", nil},
	{"scheme: rational\nQ: 1-1/2*z-1/2*z^2\n\nclaim: A(alpha)-stable\ntan: 1\ndisc: 1 | 1/2 | 1\n", "the other zero is −2", nil},
	{forwardEulerAlone + "\nclaim: not A(alpha)-stable\ntan: 1\nwitness: -3+3*i\n", "on the ray", []string{"not A(alpha)-stable, tan = 1"}},
	{forwardEulerAlone + "\nclaim: not A(alpha)-stable\ntan: 1\nwitness: -3+4*i\n", "outside of the sector", nil},
	{forwardEulerAlone + "\nclaim: not A(alpha)-stable\ntan: 1\nwitness: 3\n", "in the mirror image of the sector", nil},
	{forwardEulerAlone + "\nclaim: not A(alpha)-stable\ntan: 1\nwitness: -1\n", "R(−1) = 0", nil},
	{forwardEulerAlone + "\nclaim: not A(alpha)-stable\nwitness: -3\n", "no sector", nil},
	{forwardEulerAlone + "\nclaim: not A0-stable\nwitness: -3+i\n", "not on the axis", nil},
	{"scheme: rational\nP: 2*z\nQ: 1+z^2\n\nclaim: not A0-stable\ntouching: -1+z\ncofactor: -1-z+z^2+z^3\nfrom: 1/2\nto: 2\nU: -1/2*z\nV: 1\n", "|R(−1)| = 1 is not too much on the axis", nil},
	{"scheme: rational\nP: 2*z\nQ: 1+z^2\n\nclaim: not A(0)-stable\ntouching: 1+z\ncofactor: 1-z-z^2+z^3\nfrom: -2\nto: -1/2\nU: -1/2*z\nV: 1\n", "R(1) = 1", nil},
	{"scheme: rational\nP: 1\nQ: 1\n\nclaim: not A(0)-stable\ntouching: -1+z\nfrom: 1/2\nto: 2\nU: 1\n", "R is constant", nil},
	{"scheme: rational\nP: 1-z\nQ: 1-z\n\nclaim: not A(0)-stable\ntouching: -1+z\nfrom: 1/2\nto: 2\nU: 1\n", "not coprime", nil},
	{bdf1 + "\nclaim: A(alpha)-stable multistep method\ntan: 1\nturn: 1\npiece 1: 8 | z\n", "X = 2v, not 8v", nil},
	{bdf1 + "\nclaim: A(alpha)-stable multistep method\ntan: 1\nturn: 1\npiece 1: 2 | z\n", "(1 + w)(ρ + σ) = 1 − 3w, and X = 2v", []string{"A(alpha)-stable multistep method, tan = 1"}},
	{bdf1 + "\nclaim: A(alpha)-stable multistep method\ntan: 1\npiece 1: 2 | z\n", "no turns", nil},
	{bdf1 + "\nclaim: A(alpha)-stable multistep method\ntan: 1\nturn: 1\npiece 1: 2 | z\npiece 1: 2 | z^2\n", "another square", nil},
	{bdf1 + "\nclaim: A(alpha)-stable multistep method\ntan: 1\nturn: 1\nend: 1\npiece 1: 2 | z\n", "the last piece is missing", nil},
	{bdf1 + "\nclaim: A(alpha)-stable multistep method\ntan: 1\nturn: 1\nend: 1\npiece 1: 2 | z\npiece 2: 2 | 1\npiece 2: 2 | z\n", "v = s/(1 + s), then v = 1 + s", []string{"A(alpha)-stable multistep method, tan = 1"}},
	{bdf1 + "\nclaim: A(alpha)-stable multistep method\ntan: 1\nturn: 1\nend: -1\npiece 1: 2 | z\npiece 2: 2 | z\n", "an end < 0", nil},
	{bdf1 + "\nclaim: A0-stable multistep method\ntan: 1\nturn: 1\npiece 1: 2 | z\n", "the axis lies in the sector", []string{"A0-stable multistep method"}},
	{bdf1 + "\nclaim: A0-stable multistep method\nturn: 1\npiece 1: 2 | z\n", "no sector", nil},
	{"scheme: multistep\nrho: -1+z\nsigma: 1\n\nclaim: not A0-stable multistep method\nz: 3\nwitness: 3\n", "a positive z", nil},
	{"scheme: multistep\nrho: -1+z\nsigma: 1\n\nclaim: not A(alpha)-stable multistep method\ntan: 1\nwitness: -2\n", "z = −3", []string{"not A(alpha)-stable multistep method, tan = 1"}},
	{"scheme: multistep\nrho: -1+z\nsigma: 1\n\nclaim: not A(alpha)-stable multistep method\ntan: 1\nwitness: 2\n", "z = 1", nil},
	{"scheme: multistep\nrho: -1+z\nsigma: 1\n\nclaim: not A(alpha)-stable multistep method\ntan: 1\nwitness: -1/2\n", "a root inside", nil},
	{"scheme: multistep\nrho: -1+z\nsigma: 1\n\nclaim: not A(alpha)-stable multistep method\ntan: 1\nz: -3\nwitness: -2\n", "a point without a use", nil},

	{"scheme: rational\nP: 1/2\nQ: 2+2*z+z^2\n\nclaim: A(alpha)-stable\ntan: 1\nray: 1 | 2-2*z^2\nray: 1 | 1\ndisc: -1+i | 1/8 | 1\ndisc: -1-i | 1/8 | 1\n", "the poles lie on the rays", nil},
	{"scheme: rational\nQ: 2+2*z+z^2\n\nclaim: A(alpha)-stable\ntan: 1/2\nray: 4 | 1+z^2+5/8*z^4\nray: 1 | z^2\ndisc: -1+i | 1/8 | 2\n", "one pole in a disc, not two", nil},
	{forwardEulerAlone + "\nclaim: not A(0)-stable\ntan: 1\nwitness: -3+i\n", "a point beside the axis", nil},
	{"scheme: multistep\nrho: -1+z^2\nsigma: z+z^2\n\nclaim: A(alpha)-stable multistep method\ntan: 1\nturn: 1\nturn: 2\npiece 1: 8 | z\n", "reducible: −1 is a root for every z, and z = 0 has it", nil},
	{"scheme: multistep\nrho: -1+z^2\nsigma: 1/3+4/3*z+1/3*z^2\n\nclaim: A(alpha)-stable multistep method\ntan: 1\nturn: 1\nturn: 2\n", "X = 0 everywhere, but a root lies outside", nil},
	{"scheme: multistep\nrho: -1+z\nsigma: 1-z\n\nclaim: A(alpha)-stable multistep method\ntan: 1\nturn: 1\npiece 1: 4 | z\n", "for z = −1 every ζ is a root", nil},
	{"scheme: multistep\nrho: -1+z\nsigma: -z\n\nclaim: A(alpha)-stable multistep method\ntan: 1\nturn: 1\npiece 1: 2 | z\n", "for z = −1 the root is ∞", nil},
	{bdf1 + "\nclaim: A(alpha)-stable multistep method\ntan: 1\nturn: 1\nend: 1\nend: 1\npiece 1: 2 | z\npiece 2: 2 | 1\npiece 3: 2 | 1\npiece 3: 2 | z\n", "an empty piece", nil},
	{bdf1 + "\nclaim: A(alpha)-stable multistep method\ntan: 1\nturn: 1\npiece 2: 2 | z\n", "the second piece alone", nil},
	{"scheme: multistep\nrho: 2-3*z+z^2\nsigma: -1\n\nclaim: not A0-stable multistep method\nwitness: 3/2\n", "ρ has the zero 2, and z = 0 belongs to the axis", []string{"not A0-stable multistep method"}},

	// The curve and the axis, common zeros.
	{touching + "meeting: -1+z\nmeeting X: -30*z+14*z^2\nmeeting Y: -2\nfrom: 1/2\nto: 3/2\nmeeting U: -1+7/8*z\nmeeting V: -1/16\n", "the curve touches the axis", []string{"not A(0)-stable multistep method"}},
	{strings.Replace(touching, "A(0)", "A0", 1) + "meeting: -1+z\nmeeting X: -30*z+14*z^2\nmeeting Y: -2\nfrom: 1/2\nto: 3/2\nmeeting U: -1+7/8*z\nmeeting V: -1/16\n", "that is not too much on the axis", nil},
	{touching + "meeting: -1+z\nmeeting X: -30*z+14*z^2\nmeeting Y: -2\nfrom: -1/2\nto: 3/2\nmeeting U: -1+7/8*z\nmeeting V: -1/16\n", "the numbers are not both positive", nil},
	{touching + "meeting: -1+z\nmeeting X: -30*z+14*z^2\nmeeting Y: -2\nfrom: 3/2\nto: 2\nmeeting U: -1+7/8*z\nmeeting V: -1/16\n", "no change of sign", nil},
	{touching + "meeting: 1-2*z+z^2\nmeeting X: 30*z-44*z^2+14*z^3\nmeeting Y: -2\nfrom: 1/2\nto: 3/2\n", "a square", nil},
	{"scheme: multistep\nrho: -1+z\nsigma: 1\n\nclaim: not A(0)-stable multistep method\nmeeting: -1+z\nmeeting X: -2*z\nfrom: 1/2\nto: 3/2\nbelow: 1 | 1\nbelow: 3 | z\nmeeting U: -1\nmeeting V: -1/2\n", "Y = 2, not 0", nil},
	{"scheme: multistep\nrho: 1+z^2\nsigma: z\n\nclaim: not A(0)-stable multistep method\nmeeting: -2+z\nmeeting X: 2-2*z^2\nfrom: 3/2\nto: 3\nbelow: 5/2 | 1\nbelow: 14 | z\nbelow: 16 | z^2\nmeeting U: -2/3-1/3*z\nmeeting V: -1/6\n", "ζ + 1/ζ = 2cos φ < 0 for v = 2", []string{"not A(0)-stable multistep method"}},
	{"scheme: multistep\nrho: 1+z^2\nsigma: z\n\nclaim: not A(0)-stable multistep method\nmeeting: -1/2+z\nmeeting X: 2-2*z^2\nfrom: 1/4\nto: 3/4\nmeeting U: 2/3+4/3*z\nmeeting V: 2/3\n", "ζ + 1/ζ = 2cos φ > 0 for v = 1/2", nil},
	{"scheme: multistep\nrho: -1+z^2\nsigma: z+z^2\n\nclaim: A(alpha)-stable multistep method\ntan: 1\nturn: 1\npiece 1: 2 | z\ncommon: 1+z\nrho1: -1+z\nsigma1: z\ncommon half-plane: 8 | 1\ncommon U: -1/2\n", "nothing about the common zero and the rest", nil},
	{"scheme: multistep\nrho: 1-2*z+z^2\nsigma: -z+z^2\n\nclaim: A(alpha)-stable multistep method\ntan: 1\nturn: 1\npiece 1: 2 | z\ncommon: -1+z\nrho1: -1+z\nsigma1: z\ncommon half-plane: 8 | 1\ncommon U: 1/2\ncircle V: 1\n", "1 is a double root for z = 0", nil},
	{"scheme: multistep\nrho: -1+z^2\nsigma: z+z^2\n\nclaim: A(alpha)-stable multistep method\ntan: 1\nturn: 1\npiece 1: 2 | z\ncommon: 1+z\nrho1: -1+z\nsigma1: z\nshared: 1+z\nshared u: 1\nshared sigma: 1\ncommon half-plane: 8 | 1\ncommon U: -1/2\ncircle U: 1\n", "keys in another order, and σ₁ is not 1 + ζ", nil},
	{"scheme: multistep\nrho: -z+z^2\nsigma: z^2\n\nclaim: A(alpha)-stable multistep method\ntan: 1\nturn: 1\npiece 1: 2 | z\ncommon: z\nrho1: -1+z\nsigma1: z\ncircle U: 0\ncircle V: 0\n", "0 is not written", nil},
	{"scheme: multistep\nrho: -1+z\nsigma: z\n\nclaim: A0-stable multistep method\nstep 1: 2 | z\nstep 1: 1 | z^2\nrho half-plane: 8 | 1\nrho U: 1/2\n", "(1 + x)² − 1 = 2x + x²", []string{"A0-stable multistep method"}},
	{"scheme: multistep\nrho: -1+z\nsigma: 1\n\nclaim: A0-stable multistep method\nstep 1: 2 | z\nstep 1: -1 | z^2\nrho half-plane: 8 | 1\nrho U: 1/2\n", "forward Euler with a negative weight", nil},
	{"scheme: multistep\nrho: -1+z\nsigma: z\n\nclaim: A0-stable multistep method\nstep 1: 2 | z\nstep 1: 1 | z^2\n", "nothing about ρ", nil},
	{"scheme: multistep\nrho: -1+z\nsigma: z\n\nclaim: A(0)-stable multistep method\nstep 1: 2 | z\nstep 1: 1 | z^2\nrho half-plane: 8 | 1\nrho U: 1/2\n", "the axis alone", nil},
	{"scheme: multistep\nrho: 1-2*z+z^2\nsigma: z^2\n\nclaim: A0-stable multistep method\nstep 1: 2 | z\nstep 1: 1 | z^2\nstep 2: 4 | z^3\nstep 2: 1 | z^4\n", "1 is a double zero of ρ", nil},
	{"scheme: multistep\nrho: 1-2*z+z^2\nsigma: z\n\nclaim: not A0-stable multistep method\nz: -4\ndouble: 1+z\ncofactor: 1\n", "ζ² + 2ζ + 1 for z = −4", []string{"not A0-stable multistep method"}},
	{"scheme: multistep\nrho: 1-2*z+z^2\nsigma: -z\n\nclaim: not A0-stable multistep method\nz: 4\ndouble: 1+z\ncofactor: 1\n", "z = 4", nil},
	{"scheme: multistep\nrho: -1/4*z+z^2-z^3+z^4\nsigma: z^4\n\nclaim: not A0-stable multistep method\ndouble: -1/2+z\ncofactor: z^2\n", "not a double zero, and inside", nil},

	// Heads.
	{"scheme: runge-kutta\n" + backwardEulerIsA, "no coefficients", nil},
	{"scheme: moon\nP: 1\nQ: 1-z\n" + backwardEulerIsA, "an unknown kind", nil},
	{"scheme: rational\nP: 1\n" + backwardEulerIsA, "no denominator", nil},
	{"scheme: rational\nP: 1\nQ: 0\n" + backwardEulerIsA, "0 is not written", nil},
	{"scheme: rational\nQ: 1\n\nclaim: L-stable\naxis: 1 | 1\n", "R = 0: the degree of P is below that of Q", []string{"L-stable"}},
	{"scheme: rational\nA: 1\nb: 1\nP: 1\nQ: 1-z\n" + backwardEulerIsA, "a function with a tableau", nil},
	{"scheme: runge-kutta\nA: 1\nb: 1\nrho: -1+z\n" + backwardEulerR, "a tableau with ρ", nil},
	{"scheme: runge-kutta\nA: 1\nA: 1\nb: 1\n" + backwardEulerR, "A has too many rows", nil},
	{"scheme: runge-kutta\nA: 1, 0\nb: 1\n" + backwardEulerR, "A has too many columns", nil},
	{"scheme: rosenbrock\nalpha: 1, 0\ngamma: 0\nb: 1\n" + backwardEulerR, "α has too many columns", nil},
	{"scheme: general-linear\nA: 0\nU: 0, 0\nB: 0\nV: 1, 0\nV: 0, 1\n\nclaim: zero-stable general linear method\nannihilator: -1+z\nhalf-plane: 8 | 1\nU: 1/2\n", "a row of B is missing", nil},
	{"scheme: runge-kutta\nb: 1\nA: 1\n" + backwardEulerR, "keys in another order", nil},
	{"scheme: runge-kutta\nA: 1\nb: 1\nb: 1\n" + backwardEulerR, "a key twice", nil},
	{"scheme: runge-kutta\nA: 2/2\nb: 1\n" + backwardEulerR, "a fraction that is not reduced", nil},
	{"scheme: runge-kutta\nA: 1/0\nb: 1\n" + backwardEulerR, "a zero denominator", nil},
	{"scheme: runge-kutta\nA: 1.0\nb: 1\n" + backwardEulerR, "a decimal", nil},
	{"scheme: runge-kutta\nA: +1\nb: 1\n" + backwardEulerR, "a plus sign", nil},
	{"scheme: runge-kutta\nA: 1 \nb: 1\n" + backwardEulerR, "a blank at the end", nil},
	{"scheme: runge-kutta\r\nA: 1\nb: 1\n" + backwardEulerR, "a carriage return", nil},
	{backwardEulerTableau, "no claim", nil},

	// Large numbers.
	{"scheme: rational\nP: z^401\nQ: 1-z\n" + backwardEulerIsA, "a degree of 401", nil},
	{"scheme: rational\nP: z^99999999999999999999\nQ: 1-z\n" + backwardEulerIsA, "a degree beyond all machines", nil},
	{forwardEulerAlone + "\nclaim: not A-stable\nwitness: -" + strings.Repeat("9", 1001) + "\n", "a point of 1002 characters", nil},
	{forwardEulerAlone + "\nclaim: order\norder: 1099511627776\nconstant: 1/2\n", "an order of 2⁴⁰", nil},
	{forwardEulerAlone + "\nclaim: order\norder: -1\nconstant: 1\n", "an order −1", nil},
	{"scheme: rational\nP: 1\nQ: 1+z\n\nclaim: poles\ncenter: -1\nradius: 1/2\ncount: 4294967297\nU: 1\n", "a number of poles that wraps", nil},
	{backwardEulerTableau + backwardEulerR + "\nclaim: algebraically stable\nweights: 1\nvector: 1\nnegative weight: 18446744073709551617\n", "a number of a weight that wraps", nil},

	// The text.
	{backwardEulerAlone + backwardEulerIsA + "\nend", "the end twice", nil},
	{backwardEulerAlone + backwardEulerIsA + "\n" + backwardEulerIsA, "an empty line too many", nil},
	{backwardEulerAlone + "claim: A-stable\nhalf-plane: 1 | 1\naxis: 1 | z\n", "no empty line before the claim", nil},
	{backwardEulerAlone + "\nclaim: A-stable\naxis: 1 | z\nhalf-plane: 1 | 1\n", "keys in another order", nil},
	{backwardEulerAlone + "\nclaim: A-stable\nhalf-plane: 1 | 1\naxis: 1 | z\nmoon: 1\n", "an unknown key", nil},
	{backwardEulerAlone + "\nclaim: A-stable\nhalf-plane: 1 | 1\naxis: 1 | z\nU: 0\n", "0 is not written", nil},
	{backwardEulerAlone + "\nclaim: A-stable\nhalf-plane: 1|1\naxis: 1 | z\n", "a square without blanks", nil},
	{backwardEulerAlone + "\nclaim: A-stable\nhalf-plane: 1 | 1 | 1\naxis: 1 | z\n", "a square with two bars", nil},
	{backwardEulerAlone + "\nClaim: A-stable\nhalf-plane: 1 | 1\naxis: 1 | z\n", "a capital letter", nil},
	{backwardEulerAlone + "\nclaim: not L-stable\nevidence: R(infinity)\n", "another word", nil},
	{backwardEulerAlone + "\nclaim: A-stable\nhalf-plane: 1 | 1\naxis: 1 | z\nwitness: -1\n", "evidence for and against", nil},
}

// touching is the head of a claim about the method of byHand whose curve touches the axis.
const touching = "scheme: multistep\nrho: -1+z-z^2+z^3\nsigma: -5/4+1/2*z-1/4*z^2+3/2*z^3\n\nclaim: not A(0)-stable multistep method\n"

func TestForgeries(t *testing.T) {
	for _, test := range forgeries {
		vs, err := check(file(strings.TrimSuffix(test.text, "\n")))
		if test.sentences == nil {
			if err == nil {
				t.Errorf("accepted as %v: %s\n%s", vs, test.why, test.text)
			}
			continue
		}
		var said []string
		for _, v := range vs {
			said = append(said, v.Claim())
		}
		if err != nil || !slices.Equal(said, test.sentences) {
			t.Errorf("proves %q, %v, want %q: %s\n%s", said, err, test.sentences, test.why, test.text)
		}
	}
}

// TestCut cuts a file, and puts something behind it.
func TestCut(t *testing.T) {
	whole := file(strings.TrimSuffix(backwardEulerTableau+backwardEulerR+backwardEulerIsA, "\n"))
	if _, err := check(whole); err != nil {
		t.Fatal(err)
	}
	for n := range len(whole) {
		if _, err := check(whole[:n]); err == nil {
			t.Errorf("cut to %d bytes it is accepted:\n%s", n, whole[:n])
		}
	}
	for _, more := range []string{"\n", " ", "end\n", "\nend\n", whole, "\x00"} {
		if _, err := check(whole + more); err == nil {
			t.Errorf("accepted with %q behind it", more)
		}
	}
	if _, err := check("\ufeff" + whole); err == nil {
		t.Error("accepted with a byte order mark")
	}
	if _, err := check(strings.Replace(whole, certificate.Header, "rofz certificate v1", 1)); err == nil {
		t.Error("accepted with another header")
	}
}

package certificate

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"rofz/poly"
	"rofz/poly/exact"
)

// File is a certificate file: claims about one scheme.
type File struct {
	Scheme Scheme
	Claims []Certificate
}

// Scheme is what a file is about: its coefficients as they are printed. Everything else about it is derived.
type Scheme struct {
	Kind string
	Root exact.Interval // of the field of the coefficients

	A        [][]poly.Elem `key:"A"` // of a tableau or a general linear method; of a Legendre scheme in its basis
	U        [][]poly.Elem `key:"U"`
	B        [][]poly.Elem `key:"B"`
	V        [][]poly.Elem `key:"V"`
	Alpha    [][]poly.Elem `key:"alpha"`
	Gamma    [][]poly.Elem `key:"gamma"`
	Weights  []poly.Elem   `key:"b"`
	Embedded []poly.Elem   `key:"embedded b"` // in place of b: the file is about the method with these weights
	Nodes    poly.Poly     `key:"nodes"`      // monic: its zeros are the nodes
	Rho      poly.Poly     `key:"rho"`
	Sigma    poly.Poly     `key:"sigma"`
	P        poly.Poly     `key:"P"`
	Q        poly.Poly     `key:"Q"`

	ExplicitA [][]poly.Elem `key:"explicit.A"` // of an additive pair
	ExplicitB []poly.Elem   `key:"explicit.b"`
	ImplicitA [][]poly.Elem `key:"implicit.A"`
	ImplicitB []poly.Elem   `key:"implicit.b"`

	Power int               `key:"power"` // of R = Σ p_r(z) e^(rz)/z^power
	Terms []ExponentialTerm `key:"term"`
}

// The kinds of schemes.
const (
	RungeKutta    = "runge-kutta"
	Rosenbrock    = "rosenbrock"
	Collocation   = "collocation"
	Legendre      = "legendre" // a Runge–Kutta method on polynomials modulo the node polynomial, in the basis P_k(2x − 1)
	LinearSteps   = "multistep"
	GeneralMethod = "general-linear"
	Rational      = "rational" // R = P/Q itself
	Additive      = "additive" // two tableaux, for the two parts of y' = f_E + f_I

	ExponentialSum = "exponential" // R itself, with e^(rz)
)

// kinds has the keys of each kind, a ? behind those that may be missing.
var kinds = map[string]string{
	RungeKutta:    "A, b, embedded b?",
	Rosenbrock:    "alpha, gamma, b, embedded b?",
	Collocation:   "nodes",
	Legendre:      "A, nodes",
	LinearSteps:   "rho, sigma",
	GeneralMethod: "A, U, B, V",
	Rational:      "P?, Q",
	Additive:      "explicit.A, explicit.b, implicit.A, implicit.b",

	ExponentialSum: "power?, term",
}

// check checks that a scheme has the coefficients of its kind, no others, and one root of their field.
func (s *Scheme) check() error {
	keys, ok := kinds[s.Kind]
	if !ok {
		return malformed("unknown kind %.60q", s.Kind)
	}
	known := map[string]bool{}
	for _, key := range strings.Split(keys, ", ") {
		name, optional := strings.CutSuffix(key, "?")
		known[name] = !optional
	}
	for _, p := range partsOf(s) {
		if needed, ok := known[p.key]; p.key != "" && (p.isEmpty() && needed || !p.isEmpty() && !ok) {
			return malformed("%s is missing for the kind %s, or has no place there", p.key, s.Kind)
		}
	}
	if s.Embedded != nil && len(s.Embedded) != len(s.Weights) {
		return malformed("b and the embedded weights differ in length")
	}
	if m, r := len(s.A), len(s.V); s.Kind == GeneralMethod && (!isMatrix(s.A, m, m) || !isMatrix(s.U, m, r) || !isMatrix(s.B, r, m)) {
		return malformed("the sizes of A, U, B, V do not fit")
	}
	_, err := newEmbedding(s.Root, fieldsOf(s))
	return err
}

// stages returns A, b and e of R = 1 + z bᵀ(I − zA)⁻¹e, and what the functions on the stages are. For a Rosenbrock method A
// is α + γ; for a collocation method it is f ↦ ∫₀ˣ f.
func (s *Scheme) stages() (out Stages, err error) {
	n := len(s.Weights)
	switch s.Kind {
	case Collocation:
		out, err = atNodes(s.Nodes, false)
		for j := range out.B {
			power := out.Fold // x^(j+1)
			if j+1 < len(out.B) {
				power = out.unit(j + 1)
			}
			out.A = append(out.A, plus(make([]poly.Elem, len(power)), poly.Rational(exact.NewRat(1, int64(j+1))), power))
		}
		out.A = transposed(out.A)
		return out, err
	case Legendre:
		out, err = atNodes(s.Nodes, true)
		out.A = s.A
		return out, first(err, out.check())
	case Rosenbrock:
		if !isMatrix(s.Alpha, n, n) || !isMatrix(s.Gamma, n, n) {
			return out, malformed("alpha, gamma and b differ in size")
		}
		for i, row := range s.Alpha {
			out.A = append(out.A, plus(row, poly.Int(1), s.Gamma[i]))
		}
		out.Branching = s.Alpha
	case RungeKutta:
		out.A = s.A
	default:
		return out, malformed("a scheme of the kind %s has no tableau", s.Kind)
	}
	if out.B = s.Weights; s.Embedded != nil {
		out.B = s.Embedded
	}
	for range n {
		out.E = append(out.E, poly.Int(1))
	}
	return out, out.check()
}

// subject is the scheme of a file with what its claims have shown so far.
type subject struct {
	*Scheme
	function   *Function   // R; nil before the stability function
	derivation *Derivation // of R; nil if R is the scheme itself
	pair       *PairFunction
	sentences  map[string]bool
}

func newSubject(s *Scheme) *subject {
	out := &subject{Scheme: s, sentences: map[string]bool{}}
	if s.Kind == Rational {
		out.function = &Function{s.P, s.Q, s.Root}
	}
	return out
}

// bind returns the claim c about this scheme: a copy with the scheme's coefficients, or with its R, whatever c holds in
// their place. So all claims of a file are about one scheme.
func (s *subject) bind(c Certificate) (Certificate, error) {
	bound := copyOf(c)
	return bound, bound.bind(s)
}

func copyOf(c Certificate) Certificate {
	d := reflect.New(reflect.TypeOf(c).Elem())
	d.Elem().Set(reflect.ValueOf(c).Elem())
	return d.Interface().(Certificate)
}

// bindFunction sets f to the R of the scheme.
func (s *subject) bindFunction(f *Function) error {
	if s.function == nil {
		return malformed("a claim about R in a file that does not say before what R is")
	}
	*f = *s.function
	return nil
}

// isOneOf checks that a claim about the method itself is one about a scheme of these kinds.
func (s *subject) isOneOf(kinds ...string) error {
	if !slices.Contains(kinds, s.Kind) || s.Embedded != nil {
		return malformed("no claim about a scheme of the kind %s, or about embedded weights", s.Kind)
	}
	return nil
}

// accept takes note of a claim that is bound to the scheme.
func (s *subject) accept(c Certificate) {
	switch c := c.(type) {
	case *Derivation:
		s.derivation, s.function = c, &c.R
	case *PairFunction:
		s.pair = c
	}
}

// generator says what g is in the sentence about c, where that is not the g of the scheme: R has a field of its own, and a
// number of it stands there.
func (s *subject) generator(c Certificate) string {
	if s.derivation == nil || s.derivation.Inherits == nil {
		return ""
	}
	var numbers []*poly.Elem
	switch c := c.(type) {
	case *Order:
		numbers = append(numbers, &c.C)
	case *AtInfinity:
		numbers = append(numbers, c.Limit, c.Leading)
	}
	for _, x := range numbers {
		if x == nil {
			continue
		}
		if _, ok := x.Rat(); !ok {
			return fmt.Sprintf(", with g the zero of %s in %v", x.Field().MinimalPolynomial().Format("x"), s.function.Root)
		}
	}
	return ""
}

// CheckFile checks the scheme of a file and all its claims, in order, as claims about that scheme: bᵀ, A and so on are
// taken from there, and R from the stability function, which stands before the claims about R. No sentence is accepted
// twice. It returns the verdicts up to the first claim that fails, and the error of that one. Functions before are called with
// each claim before it is looked at: by those who count what is done, or stop between two claims.
func CheckFile(f File, before ...func(Certificate)) ([]Verdict, error) {
	var out []Verdict
	if err := f.Scheme.check(); err != nil {
		return nil, err
	}
	s := newSubject(&f.Scheme)
	for _, c := range f.Claims {
		for _, call := range before {
			call(c)
		}
		bound, err := s.bind(c)
		if err != nil {
			return out, err
		}
		v, err := Check(bound)
		if err != nil {
			return out, err // without a sentence: numbers in it may be missing
		}
		v.claim = sentence(bound) + s.generator(bound)
		if s.sentences[v.claim] {
			return out, malformed("%q is claimed twice", v.claim)
		}
		s.accept(bound)
		s.sentences[v.claim] = true
		if s.Embedded != nil {
			v.claim = "embedded weights: " + v.claim
		}
		out = append(out, v)
	}
	return out, nil
}

package scheme

import (
	"fmt"
	"math/big"
	"strings"

	"rofz/poly"
	"rofz/poly/exact"
	"rofz/rational"
)

// ParametricPatterns lists the names that NamedParametric understands, in a fixed order.
func ParametricPatterns() []FamilyPattern {
	return []FamilyPattern{
		{"sdirk:S,P", "R with the denominator (1 − gz)^S and order at least P in {S−1, S}: of degree P in the numerator, so R(∞) = 0 for P = S−1"},
		{"theta", "the θ-method, with θ = g"},
		{"rosenbrock-2", "two-stage Rosenbrock methods of order 2 with γ = g, α₂₁ = 1, b = (1/2, 1/2)"},
		{"exponential-fit-2-2", "symmetric two-point formulas (1 + z/2 + gz²)/(1 − z/2 + gz²), of order 2"},
		{"bdf-2-blend", "two-step methods of order 2 between the trapezoidal rule (g = 0) and BDF2 (g = 1)"},
		{"adams-blend-2", "Adams methods of two steps and order 2, implicit by g; of order 3 at g = 5/12"},
	}
}

// NamedParametric returns a built-in family with the free parameter g; ParametricPatterns lists the names. It reports false if
// the name has none of these forms; the error says why one of such a form has no family: sdirk:3,7.
func NamedParametric(name string) (Parametric, bool, error) {
	if sizes, ok := strings.CutPrefix(name, "sdirk:"); ok {
		f, err := sdirkFamily(name, sizes)
		return f, true, err
	}
	for _, b := range builtInFamilies {
		if b.name == name {
			f, err := NewParametric(Info{Name: name, Kind: b.kind, Title: b.title, Source: b.source}, "g", nil, nil, b.entries...)
			if err != nil {
				panic("internal error: " + err.Error())
			}
			return f, true, nil
		}
	}
	return Parametric{}, false, nil
}

const hairerWanner = "Hairer & Wanner, Solving Ordinary Differential Equations II, "

var builtInFamilies = []struct {
	name, kind, title, source string
	entries                   []Entries
}{
	{"theta", KindRungeKutta, "θ-method", hairerWanner + "section IV.3", []Entries{
		{"A", [][]string{{"0", "0"}, {"1-g", "g"}}}, list("b", []string{"1-g", "g"})}},
	{"rosenbrock-2", KindRosenbrock, "Two-stage Rosenbrock methods of order 2", hairerWanner + "section IV.7", []Entries{
		{"alpha", [][]string{{"0", "0"}, {"1", "0"}}}, {"gamma", [][]string{{"g", "0"}, {"-2*g", "g"}}}, list("b", []string{"1/2", "1/2"})}},
	{"exponential-fit-2-2", KindRational, "Symmetric quotients of quadratic polynomials of order 2", "Liniger & Willoughby, SIAM J. Numer. Anal. 7 (1970)", []Entries{
		list("numerator", []string{"1", "1/2", "g"}), list("denominator", []string{"1", "-1/2", "g"})}},
	{"bdf-2-blend", KindMultistep, "Two-step methods of order 2", hairerWanner + "section V.1", []Entries{
		list("rho", []string{"1+g/2", "-1-g", "g/2"}), list("sigma", []string{"(1+g)/2", "(1-g)/2", "0"})}},
	{"adams-blend-2", KindMultistep, "Adams methods of two steps", hairerWanner + "section V.1", []Entries{
		list("rho", []string{"1", "-1", "0"}), list("sigma", []string{"g", "3/2-2*g", "g-1/2"})}},
}

// maxFamilyStages is the largest S of sdirk:S,P.
const maxFamilyStages = 16

// sdirkFamily returns the rational approximations that all singly diagonally implicit methods of S stages and sufficient
// order have: the numerator is e^z(1 − gz)^S, cut off behind z^P [HW96, IV.6].
func sdirkFamily(name, sizes string) (Parametric, error) {
	first, second, _ := strings.Cut(sizes, ",")
	var s, p int
	if _, err := fmt.Sscan(first, &s); err != nil || !isNumeral(first) || s < 1 || s > maxFamilyStages {
		return Parametric{}, fmt.Errorf("%.60s: the number of stages is %.20q, should be from 1 to %d, as in sdirk:3,3", name, first, maxFamilyStages)
	}
	if _, err := fmt.Sscan(second, &p); err != nil || !isNumeral(second) || p != s && p != s-1 {
		return Parametric{}, fmt.Errorf("%.60s: the order is %.20q, should be %d, or %d for R(∞) = 0", name, second, s, s-1)
	}
	denominator := make([]string, s+1)
	power := make([]poly.Poly, s+1) // the coefficients of (1 − gz)^S, in g
	for k := range denominator {
		c := exact.FromBigInt(new(big.Int).Binomial(int64(s), int64(k)))
		if k%2 == 1 {
			c = c.Neg()
		}
		power[k] = poly.Monomial(poly.Rational(c), k)
		denominator[k] = power[k].Format("g")
	}
	numerator := make([]string, p+1)
	e := rational.Exponential(p)
	for j := range numerator {
		var c poly.Poly
		for k := range j + 1 {
			c = c.Add(power[k].Scale(e.Coeff(j - k)))
		}
		numerator[j] = c.Format("g")
	}
	info := Info{
		Name:   fmt.Sprintf("sdirk-%d-%d", s, p),
		Kind:   KindRational,
		Title:  fmt.Sprintf("Singly diagonally implicit, %d stages, order %d", s, p),
		Source: hairerWanner + "section IV.6",
	}
	return NewParametric(info, "g", nil, nil, list("numerator", numerator), list("denominator", denominator))
}

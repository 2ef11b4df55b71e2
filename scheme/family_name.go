package scheme

import (
	"fmt"
	"strconv"
	"strings"

	"rofz/poly"
	"rofz/poly/exact"
	"rofz/rational"
)

// A FamilyPattern describes one kind of name that ParseFamily understands.
type FamilyPattern struct {
	Pattern string // such as "gauss-S"
	Meaning string
}

// FamilyPatterns lists the names that ParseFamily understands, in a fixed order.
func FamilyPatterns() []FamilyPattern {
	return []FamilyPattern{
		{"gauss-S", "Gauss method with S ≥ 1 stages"},
		{"radau-ia-S", "Radau IA method with S ≥ 1 stages"},
		{"radau-iia-S", "Radau IIA method with S ≥ 1 stages"},
		{"lobatto-iiia-S", "Lobatto IIIA method with S ≥ 2 stages"},
		{"lobatto-iiib-S", "Lobatto IIIB method with S ≥ 2 stages"},
		{"lobatto-iiic-S", "Lobatto IIIC method with S ≥ 2 stages"},
		{"lobatto-iiid-S", "Lobatto IIID = (IIIC + IIIC*)/2 with S ≥ 2 stages"},
		{"lobatto-iiie-S", "Lobatto IIIE = (IIIA + IIIB)/2 with S ≥ 2 stages"},
		{"pade-J-K", "Padé approximant of the exponential, numerator degree J, denominator degree K"},
		{"theta:T", "θ-method (1 + (1−T)z)/(1 − Tz) for a rational T, as in theta:1/3"},
		{"bdf-K", "backward differentiation formula with K ≥ 1 steps"},
		{"adams-bashforth-K", "explicit Adams method with K ≥ 1 steps"},
		{"adams-moulton-K", "implicit Adams method with K ≥ 1 steps"},
		{"ssprk-S-2", "SSPRK(S,2), explicit, with the SSP coefficient S − 1, S ≥ 2"},
		{"ssprk-S-3", "SSPRK(S,3), explicit, S = n² stages, with the SSP coefficient n² − n, n ≥ 2"},
		{"ssp-sdirk-S-2", "SSP SDIRK of order 2 with the SSP coefficient 2S, S ≥ 1 stages"},
		{"ssp-sdirk-S-3", "SSP SDIRK of order 3 with the SSP coefficient S − 1 + √(S² − 1), S ≥ 2 stages"},
		{"averaged-backward-K", "ζ^K − (1/K)Σ_{j<K} ζ^j with σ = (K+1)/2 ζ^K: A-stable of order 1 for every K ≥ 1"},
	}
}

// ParseFamily returns the member of a family that name asks for; FamilyPatterns lists the patterns. It reports false
// if name has none of these forms. The error says why a name of such a form has no scheme: lobatto-iiia-1, gauss-0,
// gauss-100000.
func ParseFamily(name string) (Scheme, bool, error) {
	if theta, ok := strings.CutPrefix(name, "theta:"); ok {
		s, err := newTheta(name, theta)
		return s, true, err
	}
	if rest, ok := strings.CutPrefix(name, "pade-"); ok {
		j, k, ok := strings.Cut(rest, "-")
		if !ok || !isNumeral(j) || !isNumeral(k) {
			return nil, false, nil
		}
		s, err := newPade(name, j, k)
		return s, true, err
	}
	if s, ok, err := parseMonotone(name); ok {
		return s, true, err
	}
	cut := strings.LastIndexByte(name, '-')
	if cut < 0 || !isNumeral(name[cut+1:]) {
		return nil, false, nil
	}
	stem, numeral := name[:cut], name[cut+1:]
	for _, f := range legendreFamilies {
		if f.name == stem {
			s, err := familyNumber(name, numeral, f.least, "stages")
			if err != nil {
				return nil, true, err
			}
			return newFamily(f, s), true, nil
		}
	}
	for _, f := range multistepFamilies {
		if f.name == stem {
			k, err := familyNumber(name, numeral, 1, "steps")
			if err != nil {
				return nil, true, err
			}
			return f.member(k), true, nil
		}
	}
	return nil, false, nil
}

// isNumeral reports whether s is written as a natural number without sign or leading zeros.
func isNumeral(s string) bool {
	if s == "" || len(s) > 1 && s[0] == '0' {
		return false
	}
	return strings.Trim(s, "0123456789") == ""
}

func familyNumber(name, numeral string, least int, noun string) (int, error) {
	n, err := strconv.Atoi(numeral)
	if err != nil || n > MaxStages {
		return 0, fmt.Errorf("%s: at most %d %s", name, MaxStages, noun)
	}
	if n < least {
		if least == 1 {
			noun = strings.TrimSuffix(noun, "s")
		}
		return 0, fmt.Errorf("%s: at least %d %s", name, least, noun)
	}
	return n, nil
}

func newPade(name, numerator, denominator string) (Scheme, error) {
	j, err := familyNumber(name, numerator, 0, "as a degree")
	if err != nil {
		return nil, err
	}
	k, err := familyNumber(name, denominator, 0, "as a degree")
	if err != nil {
		return nil, err
	}
	r, order := rational.Pade(j, k), j+k
	info := Info{
		Name:   name,
		Kind:   KindRational,
		Title:  fmt.Sprintf("Padé approximant of the exponential with degrees %d and %d", j, k),
		Source: "Hairer & Wanner, Solving Ordinary Differential Equations II, section IV.3",
		Form:   "rational",
		Order:  &order,
	}
	return newApproximation(info, r.Numerator(), r.Denominator()), nil
}

// newTheta returns the two-stage form with the nodes 0 and 1, whose last row is b = (1−θ, θ).
func newTheta(name, text string) (Scheme, error) {
	theta, err := parseFraction(text)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	order := 1
	if theta.Equal(exact.NewRat(1, 2)) {
		order = 2
	}
	info := Info{
		Name:   name,
		Kind:   KindRungeKutta,
		Title:  "θ-method with θ = " + text,
		Source: "Hairer & Wanner, Solving Ordinary Differential Equations II, section IV.3",
		Form:   "rational",
		Order:  &order,
	}
	row := []poly.Elem{poly.Rational(exact.Int(1).Sub(theta)), poly.Rational(theta)}
	return newTableau(info, [][]poly.Elem{{{}, {}}, row}, row), nil
}

// parseFraction reads p or p/q with decimal integers p and q.
func parseFraction(text string) (exact.Rat, error) {
	const most = 1000 // digits; a name is typed
	p, q, fraction := strings.Cut(text, "/")
	digits := strings.TrimPrefix(p, "-")
	if !isNumeral(digits) || fraction && (!isNumeral(q) || q == "0") || len(text) > most {
		return exact.Rat{}, fmt.Errorf("%.40q is no fraction, should be like 1/2 or 3", text)
	}
	return exact.ParseRat(text)
}

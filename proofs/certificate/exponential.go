package certificate

import (
	"slices"

	"rofz/poly"
	"rofz/poly/exact"
)

// ExponentialTerm is the term Poly(z)·e^(Rate·z) of an exponential polynomial.
type ExponentialTerm struct {
	Rate exact.Rat
	Poly poly.Poly
}

// ExponentialStability claims that the scheme of a file whose kind is exponential, where R(z) = Σ p_r(z) e^(rz)/z^m, is A-stable,
// |R(z)| ≤ 1 for Re z ≤ 0, or L-stable, A-stable with R(z) → 0 as Re z → −∞. There is no evidence: it is by R itself.
type ExponentialStability struct {
	Property string // AStable or LStable
	Power    int
	Terms    []ExponentialTerm
	Root     exact.Interval
}

const exponentialSuffix = " exponential scheme"

func (c *ExponentialStability) name() string { return c.Property + exponentialSuffix }

func (c *ExponentialStability) against() bool { return false }

func (c *ExponentialStability) root() *exact.Interval { return &c.Root }

func (c *ExponentialStability) bind(s *subject) error {
	c.Power, c.Terms, c.Root = s.Power, s.Terms, s.Root
	return s.isOneOf(ExponentialSum)
}

// check checks that Σ p_r(z) e^(rz) is z^m e^z: the polynomials with the rate 1 have the sum z^m, those with any other rate 0.
// Then R(z) = e^z wherever z ≠ 0, and at 0, where it is continued; |e^z| = e^(Re z) is at most 1 for Re z ≤ 0, and tends to 0 as
// Re z → −∞.
func (c *ExponentialStability) check(embedding) error {
	if c.Property != AStable && c.Property != LStable {
		return &Malformed{Reason: "unknown property " + c.Property}
	}
	if c.Power < 0 || c.Power > MaxDegree {
		return malformed("a division by z^%d; exponents from 0 to %d are read", c.Power, MaxDegree)
	}
	if len(c.Terms) > MaxDegree {
		return malformed("%d terms; at most %d are read", len(c.Terms), MaxDegree)
	}
	one := exact.Int(1)
	for i, t := range c.Terms { // each rate is looked at where it stands first
		sum, seen := poly.Poly{}, false
		for j, u := range c.Terms {
			if u.Rate.Equal(t.Rate) {
				sum, seen = sum.Add(u.Poly), seen || j < i
			}
		}
		if t.Rate.Equal(one) {
			sum = sum.Sub(poly.Monomial(poly.Int(1), c.Power))
		}
		if !seen && !sum.IsZero() {
			return failf("R is not e^z: at the rate %v there is %.200s too much", t.Rate, sum.Format("z"))
		}
	}
	if !slices.ContainsFunc(c.Terms, func(t ExponentialTerm) bool { return t.Rate.Equal(one) }) {
		return failf("R is not e^z: it has no term with the rate 1")
	}
	return nil
}

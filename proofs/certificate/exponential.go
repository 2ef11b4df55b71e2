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

// check checks that Σ p_r(z) e^(rz) is z^m e^z: with −z^m as another one with the rate 1, the polynomials of each rate have the sum 0.
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
	terms := append(slices.Clone(c.Terms), ExponentialTerm{exact.Int(1), poly.Monomial(poly.Int(-1), c.Power)})
	for i, t := range terms { // each rate is looked at where it stands first
		same := func(u ExponentialTerm) bool { return u.Rate.Equal(t.Rate) }
		if slices.ContainsFunc(terms[:i], same) {
			continue
		}
		var sum poly.Poly
		for _, u := range terms[i:] {
			if same(u) {
				sum = sum.Add(u.Poly)
			}
		}
		if !sum.IsZero() {
			return failf("R is not e^z: at the rate %v there is %.200s too much", t.Rate, sum.Format("z"))
		}
	}
	return nil
}

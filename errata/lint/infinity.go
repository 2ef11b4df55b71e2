package lint

import (
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/rational"
)

// meant returns the stability function of the scheme that is meant, or as printed if none is known.
func (s *subject) meant() (algebraic.Field, rational.Function, error) {
	if m, ok := s.analysis.AsMeant(); ok {
		return m.StabilityFunction()
	}
	return s.analysis.StabilityFunction()
}

// doubt is how many units a coefficient may be off to be looked at in the scheme that is meant: less says that it is 0, more
// that it is not.
const doubt = 10_000

// growsLike returns the power of z that R grows like at infinity, to the printed digits: 0 if R(∞) is finite, and −1 if it
// is 0. Powers of z in P do not count whose coefficients are 0 but for rounding, down to R(∞) = 0; where the digits leave
// that open, the scheme that is meant tells. It is −1 without a stability function.
//
// Cost: that of deriving R, and of the scheme that is meant where it is asked.
func (s *subject) growsLike() int {
	d, err := s.analysis.Derivation()
	if err != nil {
		return -1
	}
	p, q := d.R.Numerator(), d.R.Denominator()
	n := p.Degree()
	if s.units.Exact() || q.Degree() == 0 {
		return max(n-q.Degree(), -1)
	}
	for ; n >= q.Degree(); n-- {
		x := p.Coeff(n).Quo(q.Lead())
		if s.zero(x) {
			continue
		}
		if d.Field.Within(x, s.units.Largest().Mul(exact.Int(doubt))) {
			if _, r, err := s.meant(); err == nil {
				return max(r.Numerator().Degree()-r.Denominator().Degree(), -1)
			}
		}
		break
	}
	return max(n-q.Degree(), -1)
}

// limit returns R(∞) of the scheme that is meant; ok is false if it is infinite. Where R(∞) is 0 to the printed digits, it
// is 0.
func (s *subject) limit() (k algebraic.Field, x poly.Elem, ok bool) {
	if s.growsLike() < 0 {
		return k, x, true
	}
	k, r, err := s.meant()
	if err != nil {
		return k, x, false
	}
	x, ok = r.Limit()
	return k, x, ok
}

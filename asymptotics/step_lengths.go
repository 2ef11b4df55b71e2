package asymptotics

import (
	"fmt"
	"math"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/rational"
)

// maxOblique is how many modes off the real axis StepLengths treats: each has polynomials of its own.
const maxOblique = 32

// StepLengths returns the step lengths h > 0 for which n steps lose no mode λ and let none explode: |R(hλ)| ≤ 1 if Re λ ≤ 0,
// and |R^(n−1) R'| ≥ ε at hλ unless the exact flow has |e^(nhλ)| < ε. The ranges are disjoint, in increasing order. Those
// that are no wider than their ends are uncertain may be missing, single points among them. It fails if there are more than
// 32 modes off the real axis, conjugate ones counted once, or as Propagator.At does.
//
// Algorithm: |R^(n−1) R'| is monotone in h between the real zeros of a polynomial whose degree does not depend on n, the
// numerator of its logarithmic derivative; in each piece the threshold is passed at most once, which is found by bisection
// with outward rounding. |R| − 1 changes its sign at zeros of |Q|² − |P|². All real modes of a sign have the same set, scaled.
// Cost: one isolation of roots for polynomials of degree 5 deg R, twice that off the real axis, for each such mode.
func StepLengths(k algebraic.Field, r rational.Function, modes []exact.Gaussian, n int, threshold exact.Rat) ([]StepRange, error) {
	all := []StepRange{{From: exact.Point(exact.Int(0)), FromIs: Excluded, Unbounded: true}}
	known := make(map[string][]StepRange)
	oblique := 0
	for _, lambda := range modes {
		if lambda.Re.IsZero() && lambda.Im.IsZero() { // e⁰ and R(0), for which h does not matter
			continue
		}
		unit, scale := lambda, exact.Int(1)
		if lambda.Im.IsZero() {
			unit, scale = exact.Gaussian{Re: exact.Int(int64(lambda.Re.Sign()))}, lambda.Re.Abs()
		} else if lambda.Im.Sign() < 0 {
			unit = lambda.Conj()
		}
		ranges, ok := known[unit.String()]
		if !ok {
			if !unit.Im.IsZero() {
				if oblique++; oblique > maxOblique {
					return nil, fmt.Errorf("more than %d modes off the real axis", maxOblique)
				}
			}
			var err error
			if ranges, err = newRay(k, r, unit, n, threshold).ranges(); err != nil {
				return nil, err
			}
			known[unit.String()] = ranges
		}
		all = intersect(all, scaledRanges(ranges, scale))
	}
	return all, nil
}

// ray is one mode with h as the variable.
type ray struct {
	k         algebraic.Field
	unit      exact.Gaussian
	n         int
	threshold exact.Rat
	// With R = P/Q and R' = W/Q² these are |P|, |Q| and |W| at h·unit up to signs, or off the real axis their squares.
	p, q, w poly.Poly
	excess  poly.Poly // |Q|² − |P|²
	level   exact.Rat // what |p^(n−1) w/q^(n+1)| is compared with
}

func newRay(k algebraic.Field, r rational.Function, unit exact.Gaussian, n int, threshold exact.Rat) ray {
	p, q := r.Numerator(), r.Denominator()
	w := k.Mul(p.Derivative(), q).Sub(k.Mul(p, q.Derivative()))
	x := ray{k: k, unit: unit, n: n, threshold: threshold, level: threshold}
	pp, qq := along(p, unit), along(q, unit)
	x.excess = qq.norm(k).Sub(pp.norm(k))
	if unit.Im.IsZero() {
		x.p, x.q, x.w = pp.re, qq.re, along(w, unit).re
		return x
	}
	x.p, x.q, x.w = pp.norm(k), qq.norm(k), along(w, unit).norm(k)
	x.level = threshold.Mul(threshold)
	return x
}

// parts are a polynomial in a real variable with complex coefficients.
type parts struct{ re, im poly.Poly }

// along returns p(h·unit) as a polynomial in h.
func along(p poly.Poly, unit exact.Gaussian) parts {
	var re, im []poly.Elem
	power := exact.Gaussian{Re: exact.Int(1)}
	for _, c := range p.Coeffs() {
		re, im = append(re, c.Mul(poly.Rational(power.Re))), append(im, c.Mul(poly.Rational(power.Im)))
		power = power.Mul(unit)
	}
	return parts{poly.New(re...), poly.New(im...)}
}

func (p parts) norm(k algebraic.Field) poly.Poly { return k.Mul(p.re, p.re).Add(k.Mul(p.im, p.im)) }

// keeps reports whether |R^(n−1) R'| ≥ ε at h.
func (x ray) keeps(h exact.Rat) (bool, error) {
	sign, err := x.compare(h)
	return sign >= 0, err
}

// compare returns the sign of |R^(n−1) R'| − ε at h, 1 at a pole.
func (x ray) compare(h exact.Rat) (int, error) {
	p, q, w := x.p.EvalRat(h), x.q.EvalRat(h), x.w.EvalRat(h)
	switch {
	case q.IsZero():
		return 1, nil
	case w.IsZero() || x.n > 1 && p.IsZero():
		return -1, nil
	}
	if sign, known := x.compareWords(p, q, w); known {
		return sign, nil
	}
	for _, d := range precisions(8, x.n) {
		round := func(e poly.Elem) Scaled { return encloseElem(x.k, e, d.digits).Abs().rounded(d.bits) }
		value, ok := round(w).Mul(round(p).power(x.n-1, d.bits)).Quo(round(q).power(x.n+1, d.bits))
		if sign, known := value.cmp(x.level); ok && known {
			return sign, nil
		}
	}
	return 0, ErrNoDigits
}

// flowKeeps reports whether |e^(nhλ)| ≥ ε.
func (x ray) flowKeeps(h exact.Rat) (bool, error) {
	for _, d := range precisions(8, x.n) {
		if sign, known := Exp(x.unit.Re.Mul(h).Mul(exact.Int(int64(x.n))), d.digits).cmp(x.threshold); known {
			return sign >= 0, nil
		}
	}
	return false, ErrNoDigits
}

// good reports whether h belongs to the set.
func (x ray) good(h exact.Rat) (bool, error) {
	if x.explodes(h) {
		return false, nil
	}
	if kept, err := x.keeps(h); kept || err != nil {
		return kept, err
	}
	kept, err := x.flowKeeps(h)
	return !kept, err
}

// explodes reports whether h is at a pole, or |R| > 1 there though the flow does not grow.
func (x ray) explodes(h exact.Rat) bool {
	return x.q.EvalRat(h).IsZero() || x.unit.Re.Sign() <= 0 && x.k.Sign(x.excess.EvalRat(h)) < 0
}

// zoneBits is how narrow, relatively, the ends of ranges are enclosed.
const zoneBits = 64

// ranges returns the set. Everything changes within narrow zones only: around zeros, where the threshold is passed between
// them, and where the flow passes it.
func (x ray) ranges() ([]StepRange, error) {
	p, q, w := x.p, x.q, x.w
	n := poly.Int(int64(x.n - 1))
	monotony := x.k.Mul(x.k.Mul(p.Derivative(), q), w).Scale(n).Add(x.k.Mul(w.Derivative(), x.k.Mul(p, q))).
		Sub(x.k.Mul(x.k.Mul(q.Derivative(), p), w).Scale(poly.Int(int64(x.n + 1))))
	var zones []zone
	for _, f := range []poly.Poly{p, w, monotony} {
		zones = append(zones, zonesOf(x.positiveZeros(f), UnknownMember)...)
	}
	zones = merged(append(zones, zonesOf(x.positiveZeros(q), Excluded)...))
	var crossings []exact.Interval
	from := exact.Int(0)
	for _, z := range zones {
		c, err := x.crossing(from, z.Lo)
		if err != nil {
			return nil, err
		}
		crossings, from = append(crossings, c...), z.Hi
	}
	c, err := x.lastCrossing(from)
	if err != nil {
		return nil, err
	}
	zones = append(zones, zonesOf(append(crossings, c...), Included)...)
	if x.unit.Re.Sign() <= 0 {
		zones = append(zones, zonesOf(x.positiveZeros(x.excess), Included)...)
	}
	if c, err = x.flowCrossing(); err != nil {
		return nil, err
	}
	return x.glue(merged(append(zones, zonesOf(c, Excluded)...)))
}

// glue decides each gap between zones at one point of it.
func (x ray) glue(zones []zone) ([]StepRange, error) {
	var out []StepRange
	for i, z := range zones {
		if !z.IsPoint() {
			continue
		}
		good, err := x.good(z.Lo)
		if err != nil {
			return nil, err
		}
		if zones[i].is = Excluded; good {
			zones[i].is = Included
		}
	}
	zones = append([]zone{{exact.Point(exact.Int(0)), Excluded}}, zones...)
	for i, z := range zones {
		at, last := z.Hi.Add(z.Hi).Add(exact.Int(1)), i == len(zones)-1
		if !last {
			at = exact.NewInterval(z.Hi, zones[i+1].Lo).Mid()
		}
		good, err := x.good(at)
		if err != nil {
			return nil, err
		}
		if !good {
			continue
		}
		next := StepRange{From: z.Interval, FromIs: z.is, Unbounded: last}
		if !last {
			next.To, next.ToIs = zones[i+1].Interval, zones[i+1].is
		}
		out = append(out, next)
	}
	return x.joined(out), nil
}

// joined joins ranges that have an end in common, unless it is a pole: a zone in which nothing changes, or at a single point.
func (x ray) joined(ranges []StepRange) []StepRange {
	var out []StepRange
	for _, r := range ranges {
		if l := len(out) - 1; l >= 0 && out[l].To.Lo.Equal(r.From.Lo) && x.k.CountRoots(x.q, r.From.Lo, r.From.Hi) == 0 && !x.q.EvalRat(r.From.Lo).IsZero() {
			out[l].To, out[l].ToIs, out[l].Unbounded = r.To, r.ToIs, r.Unbounded
			continue
		}
		out = append(out, r)
	}
	return out
}

// positiveZeros returns narrow enclosures of the positive zeros of f; those of 0 are none.
func (x ray) positiveZeros(f poly.Poly) []exact.Interval {
	if f.Degree() < 1 {
		return nil
	}
	f = x.k.SquareFreePart(f).WithoutZero()
	var out []exact.Interval
	for _, r := range x.k.PositiveRoots(f) {
		if !r.IsPoint() {
			r = x.k.Refine(f, r, r.Lo.Mul(exact.Int(2).Pow(-zoneBits)))
		}
		out = append(out, r)
	}
	return out
}

// crossing returns where the threshold is passed between two points with no zero between them: in one zone, or nowhere.
func (x ray) crossing(lo, hi exact.Rat) ([]exact.Interval, error) {
	sign, err := x.compare(lo)
	if err != nil || sign == 0 { // from a threshold on, it is not passed
		return nil, err
	}
	atHi, err := x.keeps(hi)
	if err != nil || sign > 0 == atHi {
		return nil, err
	}
	return bisected(lo, hi, func(h exact.Rat) (bool, error) { at, err := x.keeps(h); return at == (sign > 0), err })
}

// lastCrossing is crossing for all from a point on.
func (x ray) lastCrossing(lo exact.Rat) ([]exact.Interval, error) {
	sign, err := x.compare(lo)
	if err != nil {
		return nil, err
	}
	large, known := x.keepsAtInfinity()
	if sign == 0 || !known || large == (sign > 0) {
		return nil, nil // a function that tends to the threshold itself does not pass it, being monotone
	}
	for hi := exact.Max(lo, exact.Int(1)); ; hi = hi.Mul(exact.Int(16)) {
		there, err := x.keeps(hi)
		if err != nil {
			return nil, err
		}
		if there == large {
			return x.crossing(lo, hi)
		}
	}
}

// keepsAtInfinity compares the limit with the threshold. It is not known where the two are the same.
func (x ray) keepsAtInfinity() (large, known bool) {
	if x.w.IsZero() {
		return false, true
	}
	degree := (x.n-1)*x.p.Degree() + x.w.Degree() - (x.n+1)*x.q.Degree()
	switch {
	case x.p.IsZero() && x.n > 1 || degree < 0:
		return false, true
	case degree > 0:
		return true, true
	}
	for _, d := range precisions(8, x.n) {
		value := encloseElem(x.k, x.w.Lead(), d.digits).Abs().Mul(encloseElem(x.k, x.p.Lead(), d.digits).Abs().power(x.n-1, d.bits))
		value, ok := value.Quo(encloseElem(x.k, x.q.Lead(), d.digits).Abs().power(x.n+1, d.bits))
		if sign, known := value.cmp(x.level); ok && known && sign != 0 {
			return sign > 0, true
		}
	}
	return false, false
}

// flowCrossing returns where e^(nhλ) passes the threshold.
func (x ray) flowCrossing() ([]exact.Interval, error) {
	if x.unit.Re.Sign() >= 0 || !x.threshold.Less(exact.Int(1)) {
		return nil, nil
	}
	hi := exact.Int(1)
	for {
		kept, err := x.flowKeeps(hi)
		if err != nil {
			return nil, err
		}
		if !kept {
			break
		}
		hi = hi.Mul(exact.Int(16))
	}
	return bisected(exact.Int(0), hi, x.flowKeeps)
}

// bisected returns a narrow zone where a property ends that lo > 0 or small numbers have, and hi has not.
//
// Algorithm: bisection, of the exponents of 2 first.
func bisected(lo, hi exact.Rat, has func(exact.Rat) (bool, error)) ([]exact.Interval, error) {
	for {
		var mid exact.Rat
		switch {
		case lo.IsZero():
			mid = hi.Mul(exact.NewRat(1, 16))
		case lo.Mul(exact.Int(64)).Less(hi):
			mid = lo.Mul(exact.Int(int64(min(math.Sqrt(hi.Quo(lo).Float64()), 1<<40)))) // between 8 lo and hi
		default:
			third := hi.Sub(lo).Mul(exact.NewRat(1, 3))
			mid = exact.SimplestBetween(lo.Add(third), hi.Sub(third))
		}
		ok, err := has(mid)
		if err != nil {
			return nil, err
		}
		if ok {
			lo = mid
		} else {
			hi = mid
		}
		if lo.Sign() > 0 && !lo.Mul(exact.Int(2).Pow(-zoneBits)).Less(hi.Sub(lo)) {
			return []exact.Interval{exact.NewInterval(lo, hi)}, nil
		}
	}
}

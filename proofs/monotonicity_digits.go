package proofs

import (
	"context"
	"math"

	"rofz/asymptotics/stability"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/scheme"
)

// nearlyMonotonic looks for the SSP coefficient that rounded coefficients mean: the largest r at which the conditions hold to within
// what the units make of them. For optimal methods many conditions end together, some with double and triple zeros, so that units of
// 10^−15 may shorten the radius by 10^−5, and a −10^−17 in the place of a 0 makes it 0. Conditions with simple zeros are not moved far.
type nearlyMonotonic struct {
	m     stability.Monotonicity
	units [][]float64 // of K without its last column
}

// closeTo is the power of 2 of a relative difference that is not told.
const closeTo = -30

// toDigits returns that r, nil if it is next to the radius as printed, or nothing can be said of it.
//
// Algorithm: to first order K + E has the matrix X + (I + rK)⁻¹E(I + rK)⁻¹, |E| ≤ U. Cost: a matrix for each of about 60 r.
func (x SSP) toDigits(ctx context.Context, s scheme.Scheme, a [][]poly.Elem, b []poly.Elem, m *stability.Monotonicity) *exact.Rat {
	k, u := s.Field(), scheme.UnitsOf(s)
	if u.Exact() || k.Degree() > 1 || x.Infinite {
		return nil
	}
	n := nearlyMonotonic{}
	for i := range a {
		var row []float64
		for j := range b {
			row = append(row, u.At("A", i, j).Float64())
		}
		n.units = append(n.units, row)
	}
	var last []float64
	for j := range b {
		last = append(last, u.At("b", 0, j).Float64())
	}
	n.units = append(n.units, last)
	if m == nil {
		if n.isZero(k, a, b) {
			return nil
		}
		all := stability.NewMonotonicity(ctx, k, a, b)
		m = &all
	}
	n.m = *m
	lo, hi := x.Above, exact.Rat{}
	step := pow2(closeTo).Mul(x.Above)
	if x.IsZero() {
		lo, step = pow2(closeTo), pow2(closeTo)
	}
	if !n.holds(lo.Add(step)) {
		return nil
	}
	for hi = lo.Add(step); n.holds(hi); step = step.Mul(exact.Int(2)) {
		if lo, hi = hi, hi.Add(step); exact.Int(1 << 10).Less(hi) {
			return nil
		}
	}
	for pow2(-46).Mul(lo).Less(hi.Sub(lo)) {
		if mid := lo.Add(hi).Mul(exact.NewRat(1, 2)); n.holds(mid) {
			lo = mid
		} else {
			hi = mid
		}
	}
	return &lo
}

// isZero reports whether the radius is 0 whatever is within the units.
func (n nearlyMonotonic) isZero(k algebraic.Field, a [][]poly.Elem, b []poly.Elem) bool {
	rows := append(a[:len(a):len(a)], b)
	for i, v := range rows {
		for j, x := range v {
			if k.Float64(x) < -n.units[i][j] {
				return true
			}
			if x.IsZero() && n.units[i][j] == 0 {
				for l := range b {
					if k.Float64(v[l]) > n.units[i][l] && k.Float64(a[l][j]) > n.units[l][j] {
						return true
					}
				}
			}
		}
	}
	return false
}

// holds reports whether the conditions hold at r, nearly.
func (n nearlyMonotonic) holds(r exact.Rat) bool {
	if n.m.Denominator.EvalRat(r).IsZero() {
		return false
	}
	rows := n.m.At(r)
	s, h := len(rows)-1, r.Float64()
	number := func(x poly.Elem) float64 {
		y, _ := x.Rat()
		return y.Float64()
	}
	inverse := make([][]float64, s+1) // |(I + rK)⁻¹| = |I − rX|, without the last column, which is that of I
	for i, row := range rows {
		for j, x := range row {
			w := -h * number(x)
			if i == j {
				w++
			}
			inverse[i] = append(inverse[i], math.Abs(w))
		}
	}
	for i, row := range rows {
		rest, most := poly.Int(1), 0.0
		off := make([]float64, s) // row i of |(I + rK)⁻¹|U
		for j := range off {
			for l := range s {
				off[j] += inverse[i][l] * n.units[l][j]
			}
			if i == s {
				off[j] += n.units[s][j]
			}
		}
		for j, x := range row {
			tolerance := 0.0
			for l := range s {
				tolerance += 2 * off[l] * inverse[l][j]
			}
			if number(x) < -tolerance {
				return false
			}
			rest, most = rest.Sub(x.Mul(poly.Rational(r))), most+h*tolerance
		}
		if number(rest) < -most {
			return false
		}
	}
	return true
}

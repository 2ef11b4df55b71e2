package poly

import "math/big"

// Times returns the product of a matrix and a column of polynomials. It panics if a row is longer than the column.
//
// Algorithm: over ℚ in integers, with one denominator for the column and one for each row. Cost: one product for each entry
// ≠ 0 and each coefficient.
func Times(a [][]Elem, column []Poly) []Poly {
	den, length := one, 0
	for _, p := range column {
		den, length = lcm(den, p.denom()), max(length, len(p.num))
	}
	out, t := make([]Poly, len(a)), new(big.Int)
	for i, row := range a {
		d, rational := one, true
		for j, c := range row {
			_, cd := c.parts()
			d, rational = lcm(d, cd), rational && common(c.field, column[j].field) == nil
		}
		sum := zeros(length)
		for j, c := range row {
			switch p := column[j]; {
			case c.IsZero():
			case rational:
				f := new(big.Int).Mul(d, den)
				f.Quo(f, t.Mul(c.den, p.denom())).Mul(f, c.num[0])
				for l, x := range p.num {
					sum[l].Add(sum[l], t.Mul(f, x))
				}
			default:
				out[i] = out[i].Add(p.Scale(c))
			}
		}
		if rational {
			out[i] = newPoly(nil, sum, new(big.Int).Mul(d, den))
		}
	}
	return out
}

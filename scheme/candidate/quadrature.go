package candidate

import "rofz/poly/exact"

// collocated returns a row that integrates polynomials of degree q − 1 from 0 to x exactly: Σ aⱼ cⱼ^(k−1) = x^k/k for k = 1, …, q. It
// is a but for its first q entries. It reports false if two of their nodes are equal, so that there is none, or infinitely many.
func collocated(c, a []exact.Rat, x exact.Rat, q int) ([]exact.Rat, bool) {
	moments := make([]exact.Rat, q)
	power := exact.Int(1)
	for k := range moments {
		power = power.Mul(x)
		moments[k] = power.Quo(exact.Int(int64(k) + 1))
		for j := q; j < len(a); j++ {
			moments[k] = moments[k].Sub(a[j].Mul(c[j].Pow(k)))
		}
	}
	first, ok := vandermonde(c[:q], moments)
	if !ok {
		return nil, false
	}
	return append(first, a[q:]...), true
}

// vandermonde returns the x with Σ xᵢ cᵢ^k = mₖ for k = 0, …, n−1, and false if two cᵢ are equal.
//
// Algorithm: xᵢ is the functional m applied to the Lagrange polynomial of cᵢ. Cost: O(n³) operations.
func vandermonde(c, m []exact.Rat) ([]exact.Rat, bool) {
	x := make([]exact.Rat, len(c))
	for i := range c {
		lagrange := []exact.Rat{exact.Int(1)} // ascending coefficients of Π (t − cⱼ)
		scale := exact.Int(1)
		for j := range c {
			if j == i {
				continue
			}
			d := c[i].Sub(c[j])
			if d.IsZero() {
				return nil, false
			}
			scale = scale.Mul(d)
			lagrange = append(lagrange, exact.Rat{})
			for k := len(lagrange) - 1; k >= 0; k-- {
				lagrange[k] = lagrange[k].Mul(c[j]).Neg()
				if k > 0 {
					lagrange[k] = lagrange[k].Add(lagrange[k-1])
				}
			}
		}
		for k := range lagrange {
			x[i] = x[i].Add(lagrange[k].Mul(m[k]))
		}
		x[i] = x[i].Quo(scale)
	}
	return x, true
}

package poly

import "math/big"

// Inv returns 1/x. It panics if x is zero.
//
// Algorithm: the coordinates u of 1/x solve the linear system Σ uⱼ·(x gʲ) = 1, by fraction-free elimination [Bar68]; for
// large degrees the inverse of the representing polynomial modulo m, modulo word-sized primes.
// Cost: O(d³) integer products, for a field of degree d.
func (x Elem) Inv() Elem {
	if x.IsZero() {
		panic("poly: inverse of zero")
	}
	if x.field == nil {
		num, den := x.den, x.num[0]
		if den.Sign() < 0 {
			num, den = new(big.Int).Neg(num), new(big.Int).Neg(den)
		}
		return Elem{nil, []*big.Int{num}, den}
	}
	if r, ok := x.Rat(); ok {
		return Rational(r.Inv())
	}
	const elimination = 12 // only for speed
	if x.field.deg <= elimination {
		return x.invElimination()
	}
	return x.invModular()
}

func (x Elem) invModular() Elem {
	u := bezoutModular(x.Poly(), x.field.min)
	return x.field.Elem(u.rats()...)
}

func (x Elem) invElimination() Elem {
	k, d := x.field, x.field.deg
	// Column j of m holds the integers of x·gʲ, whose denominator is dens[j]; the last column is the number 1.
	m := make([][]*big.Int, d)
	for i := range m {
		m[i] = zeros(d + 1)
	}
	m[0][d].SetInt64(1)
	dens := make([]*big.Int, d)
	for j, y := 0, x; j < d; j++ {
		for i := range m {
			m[i][j].Set(y.num[i])
		}
		dens[j] = y.den
		if j < d-1 {
			y = k.timesGenerator(y)
		}
	}
	det := eliminate(m)
	num := make([]*big.Int, d)
	for j := range num {
		num[j] = m[j][d].Mul(m[j][d], dens[j])
	}
	return newElem(k, num, det)
}

// timesGenerator returns g·x.
func (k *Field) timesGenerator(x Elem) Elem {
	top, f := x.num[k.deg-1], k.rden[0]
	num := zeros(k.deg)
	for i := range num {
		num[i].Mul(top, k.red[0][i])
	}
	t := new(big.Int)
	for i := 1; i < k.deg; i++ {
		num[i].Add(num[i], t.Mul(x.num[i-1], f))
	}
	return newElem(k, num, new(big.Int).Mul(x.den, f))
}

// eliminate solves the square system with one right-hand side, the last column, in place: afterwards that column holds
// the solution times the returned determinant (up to a common sign). The matrix must be regular.
//
// All divisions are exact: after step s every entry is a minor of order s+1.
func eliminate(m [][]*big.Int) *big.Int {
	n := len(m)
	last := big.NewInt(1)
	t := new(big.Int)
	for s := range n {
		pivot := s
		for pivot < n && m[pivot][s].Sign() == 0 {
			pivot++
		}
		if pivot == n {
			panic("internal error: zero divisor in a number field")
		}
		m[s], m[pivot] = m[pivot], m[s]
		p := m[s][s]
		for i := range m {
			if i == s {
				continue
			}
			c := new(big.Int).Set(m[i][s])
			for j := s + 1; j <= n; j++ {
				v := m[i][j]
				v.Sub(v.Mul(v, p), t.Mul(c, m[s][j]))
				v.Quo(v, last)
			}
			m[i][s].SetInt64(0)
		}
		last = p
	}
	return new(big.Int).Set(last)
}

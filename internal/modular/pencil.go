package modular

import "slices"

// Pencil returns the coefficients of lc(f)^n ∏ (a(β) − y·b(β)), the product over the roots β of f, as a polynomial in y, where n
// is the larger one of the degrees of a and b: the resultant of f and a − yb. All are numbers from 0 to p − 1, and there are
// deg f + 1 of them. It reports false if f loses its degree modulo p, if f and b have a common factor, or if a/b takes a value twice.
//
// Algorithm: on the polynomials modulo f, the last coefficient is the linear functional x ↦ Σ x(β)/f'(β), but for a factor. So those
// of the powers of c = a/b satisfy the recurrence that belongs to ∏ (y − c(β)), and no shorter one if all c(β) are different [Mas69].
// Cost: 2n³ word operations, in inner products, for n = deg f.
func (m *Montgomery) Pencil(f, a, b []uint64) ([]uint64, bool) {
	p, n, degree := Prime(m.p), len(f)-1, max(len(a), len(b))-1
	lead := f[n]
	if n < 1 || lead == 0 {
		return nil, false
	}
	c, product, ok := p.ratio(f, a, b)
	if !ok {
		return nil, false
	}
	recurrence := m.recurrence(m.powers(p.Monic(f), c))
	if len(recurrence) != n+1 {
		return nil, false
	}
	factor := p.Mul(product, p.Pow(lead, uint64(degree)))
	if n%2 == 1 { // ∏ (c − y) is that of y − c but for this sign
		factor = p.Neg(factor)
	}
	out := make([]uint64, n+1)
	for i, x := range recurrence {
		out[n-i] = m.Mul(x, factor)
	}
	return out, true
}

// ratio returns a/b modulo f, with deg f coefficients, and the product of b(β) over the roots of f. It reports false if b has no
// inverse.
func (p Prime) ratio(f, a, b []uint64) (c []uint64, product uint64, ok bool) {
	_, a = p.DivMod(trim(a), f)
	_, b = p.DivMod(trim(b), f)
	n, inverse := len(f)-1, []uint64(nil)
	switch len(b) {
	case 0:
		return nil, 0, false
	case 1:
		inverse, product = []uint64{p.Inv(b[0])}, p.Pow(b[0], uint64(n))
	default:
		u, res := p.Bezout(b, f)
		if res == 0 {
			return nil, 0, false
		}
		inverse = p.Scale(trim(u), p.Inv(res))
		product = p.Quo(res, p.Pow(f[n], uint64(len(b)-1)))
		if n*(len(b)-1)%2 == 1 { // res(b, f) is res(f, b) but for this sign
			product = p.Neg(product)
		}
	}
	_, c = p.divide(p.MulPoly(a, inverse), f)
	return append(c, make([]uint64, n-len(c))...), product, true
}

// powers returns the last coefficients of the first 2n powers of c modulo a monic f of degree n, as residues, the last power
// first.
func (m *Montgomery) powers(f, c []uint64) []uint64 {
	n := len(c)
	minus, row := make([]uint64, n), make([]uint64, n)
	for i := range n {
		minus[i], row[i] = m.Neg(m.Mul(f[i], m.square)), m.Mul(c[i], m.square)
	}
	times := make([]uint64, n*n) // the coefficient j of tⁱc at jn + i
	for i := range n {
		top := row[n-1]
		for j := n - 1; j >= 0; j-- {
			times[j*n+i] = row[j]
			row[j] = m.Mul(top, minus[j])
			if j > 0 {
				row[j] = m.Add(row[j], row[j-1])
			}
		}
	}
	power, next := make([]uint64, n), make([]uint64, n)
	power[0] = m.one
	out := make([]uint64, 2*n)
	for k := range out {
		out[2*n-1-k] = power[n-1]
		for j := range next {
			next[j] = m.Dot(power, times[j*n:(j+1)*n])
		}
		power, next = next, power
	}
	return out
}

// recurrence returns the shortest 1, c_1, …, c_L with s_k + c_1 s_(k−1) + … + c_L s_(k−L) = 0 for all k ≥ L; the numbers s_0, s_1, …
// stand in reverse order.
//
// Algorithm: Berlekamp's and Massey's [Mas69].
func (m *Montgomery) recurrence(reversed []uint64) []uint64 {
	count := len(reversed)
	c, before := make([]uint64, count+1), []uint64{m.one}
	c[0] = m.one
	length, shift, last := 0, 1, m.one
	for k := range count {
		d := m.Dot(c[:length+1], reversed[count-1-k:][:length+1])
		if d == 0 {
			shift++
			continue
		}
		var old []uint64
		if 2*length <= k {
			old = slices.Clone(c[:length+1])
		}
		q := m.Neg(m.Mul(d, m.Inv(last)))
		for i, x := range before {
			c[i+shift] = m.Add(c[i+shift], m.Mul(q, x))
		}
		if shift++; old != nil {
			length, before, last, shift = k+1-length, old, d, 1
		}
	}
	return c[:length+1]
}

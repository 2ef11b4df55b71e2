package poly

import (
	"math/big"
	"math/bits"
)

// Mul returns p·q.
//
// Algorithm: over ℚ and over a field of degree d alike one product of integer sequences, by the definition or, when
// that pays, by one product of two long integers (Kronecker substitution) [GG13, 8.4]; then a reduction of each
// coefficient modulo the minimal polynomial.
// Cost: O(m n d²) products of coefficients' integers, or that of the long product.
func (p Poly) Mul(q Poly) Poly {
	k := common(p.field, q.field)
	if p.IsZero() || q.IsZero() {
		return Poly{}
	}
	if p.field == nil || q.field == nil {
		return mulRational(p, q)
	}
	den := new(big.Int).Mul(p.den, q.den)
	// Coefficients take 2d − 1 places each, so that products of components do not run into each other.
	d, stride := k.deg, 2*k.deg-1
	wide := convolve(spread(p.num, d, stride), spread(q.num, d, stride))
	n := p.Degree() + q.Degree() + 1
	rows, dens := make([][]*big.Int, n), make([]*big.Int, n)
	all := one
	for i := range rows {
		rows[i], dens[i] = k.fold(wide[i*stride : (i+1)*stride])
		all = lcm(all, dens[i])
	}
	num := make([]*big.Int, 0, n*d)
	f := new(big.Int)
	for i, row := range rows {
		if dens[i].Cmp(all) != 0 {
			f.Quo(all, dens[i])
			for _, v := range row {
				v.Mul(v, f)
			}
		}
		num = append(num, row...)
	}
	return newPoly(k, num, den.Mul(den, all))
}

// mulRational multiplies p and q ≠ 0 of which one at least is over ℚ: component by component, without a reduction modulo
// the minimal polynomial. The greatest common divisor of the product's integers is that of p's times that of q's, by
// Gauss' lemma for each component, so that the denominators are reduced before.
func mulRational(p, q Poly) Poly {
	if p.field == nil {
		p, q = q, p
	}
	a, dq := crossed(p.num, q.den)
	b, dp := crossed(q.num, p.den)
	d, den := p.field.Degree(), new(big.Int).Mul(dp, dq)
	if d == 1 {
		return Poly{nil, convolve(a, b), den}
	}
	num := make([]*big.Int, (p.Degree()+q.Degree()+1)*d)
	part := make([]*big.Int, p.Degree()+1)
	for j := range d {
		for i := range part {
			part[i] = a[i*d+j]
		}
		for i, x := range convolve(part, b) {
			num[i*d+j] = x
		}
	}
	return Poly{p.field, num, den}
}

// spread moves the coefficients, of d components each, to places stride ≥ d apart.
func spread(num []*big.Int, d, stride int) []*big.Int {
	out := make([]*big.Int, 0, len(num)/d*stride)
	for i := 0; i < len(num); i += d {
		out = append(out, num[i:i+d]...)
		for range stride - d {
			out = append(out, nought)
		}
	}
	return out
}

// nought and one are never written to.
var (
	nought = new(big.Int)
	one    = big.NewInt(1)
)

// convolve returns the fresh len(a)+len(b)−1 sums Σ a[i]·b[n−i], for non-empty a, b.
func convolve(a, b []*big.Int) []*big.Int {
	wa, wb := longest(a), longest(b)
	if min(len(a), len(b)) >= 8 && min(wa, wb) > 0 && max(wa, wb) <= 8 {
		return kronecker(a, b, wa, wb)
	}
	out := zeros(len(a) + len(b) - 1)
	mulInto(out, a, b, new(big.Int))
	return out
}

// longest returns the length of the longest number in words.
func longest(a []*big.Int) int {
	n := 0
	for _, v := range a {
		n = max(n, len(v.Bits()))
	}
	return n
}

// kronecker evaluates both polynomials at a power B of 2^wordsize, multiplies, and reads the coefficients off the
// digits to base B, which are signed.
func kronecker(a, b []*big.Int, wa, wb int) []*big.Int {
	// Each sum is below min(len)·2^(W(wa+wb)) in modulus, and one bit is for the sign.
	width := wa + wb + (bits.Len(uint(min(len(a), len(b))))+1+bits.UintSize-1)/bits.UintSize
	x := pack(a, width)
	y := x
	if &a[0] != &b[0] || len(a) != len(b) { // squares are cheaper
		y = pack(b, width)
	}
	return unpack(new(big.Int).Mul(x, y), len(a)+len(b)-1, width)
}

// pack returns Σ a[i]·Bⁱ, B of width words.
func pack(a []*big.Int, width int) *big.Int {
	plus, minus := make([]big.Word, len(a)*width), make([]big.Word, len(a)*width)
	negative := false
	for i, v := range a {
		if v.Sign() < 0 {
			negative = true
			copy(minus[i*width:], v.Bits())
		} else {
			copy(plus[i*width:], v.Bits())
		}
	}
	x := new(big.Int).SetBits(plus)
	if negative {
		x.Sub(x, new(big.Int).SetBits(minus))
	}
	return x
}

// unpack returns the n signed digits of x to base B, each below B/2 in modulus.
func unpack(x *big.Int, n, width int) []*big.Int {
	words := x.Bits()
	out := zeros(n)
	base := new(big.Int).Lsh(one, uint(width*bits.UintSize))
	carry := false
	for i, v := range out {
		lo, hi := min(i*width, len(words)), min((i+1)*width, len(words))
		digit := make([]big.Word, hi-lo)
		copy(digit, words[lo:hi])
		v.SetBits(digit)
		if carry { // the digit before was negative and has borrowed
			v.Add(v, one)
		}
		if carry = v.BitLen() >= width*bits.UintSize; carry {
			v.Sub(v, base)
		}
		if x.Sign() < 0 {
			v.Neg(v)
		}
	}
	return out
}

package algebraic

import (
	"math/big"

	"rofz/internal/budget"
	"rofz/poly"
	"rofz/poly/exact"
)

// signs are those of a polynomial f over a field at rational numbers, many of them.
type signs struct {
	k      Field
	f      poly.Poly
	ladder []bounds // with 64, 128, … bits, as far as they were needed
}

// bounds enclose the coefficients of a polynomial: coefficient i times 2^bits lies between lo[i] and hi[i].
type bounds struct{ lo, hi []*big.Int }

// rungs is the length of the ladder: beyond 2048 bits the sign is that of the exact value.
const rungs = 6

// The enclosures of the generator for signs are kept apart: those of k, which stand in certificates, are to stay simple.
func (k Field) signs(f poly.Poly) *signs {
	if k.s != nil {
		s := k.s
		s.once.Do(func() { s.apart = &state{alg: s.alg, root: s.root, fine: s.root, slo: s.slo} })
		k = Field{s.apart, k.ctx}
	}
	return &signs{k: k, f: f}
}

// at returns the sign of f(x).
//
// Algorithm: interval arithmetic on enclosures of the coefficients, with more and more bits, in integers; what stays open
// is decided in the field. Cost: O(n) products of the integers.
func (s *signs) at(x exact.Rat) int {
	num, den := x.Num(), x.Den()
	n, words := s.f.Degree()+1, budget.Words(den.BitLen())
	budget.Spend(s.k.ctx, n*words*(n*words+8))
	for i := range rungs {
		if i == len(s.ladder) {
			s.ladder = append(s.ladder, s.enclosed(64<<i))
		}
		if sign := s.ladder[i].sign(num, den); sign != 0 {
			return sign
		}
	}
	return s.k.Sign(s.f.EvalRat(x))
}

// enclosed returns bounds with so many bits.
func (s *signs) enclosed(bits uint) bounds {
	var b bounds
	scale := exact.FromBigInt(new(big.Int).Lsh(big.NewInt(1), bits))
	for _, c := range s.f.Coeffs() {
		in := s.k.Enclose(c, bits)
		b.lo = append(b.lo, in.Lo.Mul(scale).Floor())
		b.hi = append(b.hi, new(big.Int).Neg(in.Hi.Mul(scale).Neg().Floor()))
	}
	return b
}

// sign returns that of all polynomials within the bounds at num/den, den > 0, or 0 if they do not agree.
//
// Algorithm: Horner's rule for the intervals, for den^n times the value; times a negative number the ends change places.
func (b bounds) sign(num, den *big.Int) int {
	lo, hi, t := new(big.Int), new(big.Int), new(big.Int)
	scale := big.NewInt(1)
	for i := len(b.lo) - 1; i >= 0; i-- {
		lo.Mul(lo, num)
		hi.Mul(hi, num)
		if num.Sign() < 0 {
			lo, hi = hi, lo
		}
		lo.Add(lo, t.Mul(b.lo[i], scale))
		hi.Add(hi, t.Mul(b.hi[i], scale))
		scale.Mul(scale, den)
	}
	switch {
	case lo.Sign() > 0:
		return 1
	case hi.Sign() < 0:
		return -1
	}
	return 0
}

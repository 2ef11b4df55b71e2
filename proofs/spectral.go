package proofs

import (
	"math/big"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
)

// spectralFactor proposes a real polynomial h with h(s)h(−s) ≈ g(−s²) and its zeros in the left half-plane, for a
// monic g > 0 on t ≥ 0. It works in floating point of the given precision: the result is a proposal, which exact
// arithmetic disposes of.
//
// Algorithm: Newton's iteration of Wilson [Wil69] and Vostrý [Vos75]: from any h with zeros in the left half-plane, the
// solutions x of h(s)x(−s) + h(−s)x(s) = g(−s²) + h(s)h(−s) converge, in the end quadratically.
// Cost: O(d³) for each of about log₂(precision) + log₂(dynamic range) steps.
func spectralFactor(k algebraic.Field, g poly.Poly, prec uint) ([]*big.Float, bool) {
	d := g.Degree()
	target := make([]*big.Float, d+1) // coefficient of s^{2i}
	for i := range target {
		target[i] = approx(k, g.Coeff(i), prec)
		if i%2 == 1 {
			target[i].Neg(target[i])
		}
	}
	h := startFactor(target, d, prec)
	for range 200 + prec { // a pair of zeros near the axis comes closer by a half at each step at first
		x, ok := wilsonStep(h, target, prec)
		if !ok {
			return nil, false
		}
		done := converged(h, x, prec)
		h = x
		if done {
			return h, true
		}
	}
	return nil, false
}

// spectralFactorAtLeast is spectralFactor with the given precision or more: zeros at a distance of 2^−e from the axis
// make the linear systems lose 2e bits or more, and then the iteration cannot settle.
func spectralFactorAtLeast(k algebraic.Field, g poly.Poly, prec uint) ([]*big.Float, bool) {
	for range 4 {
		if h, ok := spectralFactor(k, g, prec); ok {
			return h, true
		}
		prec *= 2
	}
	return nil, false
}

func approx(k algebraic.Field, x poly.Elem, prec uint) *big.Float {
	e := k.Enclose(x, prec+64)
	return new(big.Float).SetPrec(prec).SetRat(e.Lo.Big())
}

// startFactor returns (s + r)^d, r^{2d} ≈ |g(0)|: its zeros lie in the left half-plane at a typical distance.
func startFactor(target []*big.Float, d int, prec uint) []*big.Float {
	// r = 2^(e/2d) to the nearest power of two is near enough.
	e := new(big.Float).Abs(target[0]).MantExp(nil)
	r := new(big.Float).SetPrec(prec).SetMantExp(big.NewFloat(1), e/(2*d))
	h := []*big.Float{new(big.Float).SetPrec(prec).SetInt64(1)}
	for range d {
		next := make([]*big.Float, len(h)+1)
		for i := range next {
			next[i] = new(big.Float).SetPrec(prec)
			if i < len(h) {
				next[i].Mul(h[i], r)
			}
			if i > 0 {
				next[i].Add(next[i], h[i-1])
			}
		}
		h = next
	}
	return h
}

// wilsonStep solves the linear system for x: the coefficient of s^{2m} in h(s)x(−s) + h(−s)x(s) is
// 2 Σ (−1)^j h_{2m−j} x_j, since (−1)^{2m−j} = (−1)^j.
func wilsonStep(h, target []*big.Float, prec uint) ([]*big.Float, bool) {
	d := len(h) - 1
	m := make([][]*big.Float, d+1)
	t := new(big.Float).SetPrec(prec)
	for r := range m {
		m[r] = make([]*big.Float, d+2)
		rhs := new(big.Float).SetPrec(prec).Set(target[r])
		for j := range d + 1 {
			m[r][j] = new(big.Float).SetPrec(prec)
			if i := 2*r - j; i >= 0 && i <= d {
				m[r][j].SetMantExp(h[i], 1)
				t.Mul(h[i], h[j])
				if j%2 == 1 {
					m[r][j].Neg(m[r][j])
					t.Neg(t)
				}
				rhs.Add(rhs, t)
			}
		}
		m[r][d+1] = rhs
	}
	return solve(m, prec)
}

// solve is Gaussian elimination with partial pivoting on an augmented matrix.
func solve(m [][]*big.Float, prec uint) ([]*big.Float, bool) {
	n := len(m)
	f, t := new(big.Float).SetPrec(prec), new(big.Float).SetPrec(prec)
	abs := func(x *big.Float) *big.Float { return new(big.Float).Abs(x) }
	for c := range n {
		best := c
		for r := c + 1; r < n; r++ {
			if abs(m[r][c]).Cmp(abs(m[best][c])) > 0 {
				best = r
			}
		}
		if m[best][c].Sign() == 0 {
			return nil, false
		}
		m[c], m[best] = m[best], m[c]
		for r := c + 1; r < n; r++ {
			if m[r][c].Sign() == 0 {
				continue
			}
			f.Quo(m[r][c], m[c][c])
			for j := c + 1; j <= n; j++ {
				m[r][j].Sub(m[r][j], t.Mul(f, m[c][j]))
			}
		}
	}
	x := make([]*big.Float, n)
	for r := n - 1; r >= 0; r-- {
		x[r] = new(big.Float).SetPrec(prec).Set(m[r][n])
		for j := r + 1; j < n; j++ {
			x[r].Sub(x[r], t.Mul(m[r][j], x[j]))
		}
		x[r].Quo(x[r], m[r][r])
	}
	return x, true
}

// converged reports that no coefficient moved by more than 2^(−prec/2), relatively.
func converged(h, x []*big.Float, prec uint) bool {
	d := new(big.Float)
	for i := range h {
		if d.Sub(x[i], h[i]); d.Sign() == 0 {
			continue
		}
		if x[i].Sign() == 0 || d.MantExp(nil) > x[i].MantExp(nil)-int(prec/2) {
			return false
		}
	}
	return true
}

// splitParity rounds h to simple rationals within 2^−bits, relatively, and returns a(t) = A(−t), b(t) = B(−t) for
// h(s) = A(s²) + sB(s²): then h(s)h(−s) = a(t)² + t·b(t)² with t = −s².
func splitParity(h []*big.Float, bits uint) (a, b poly.Poly) {
	var parts [2][]poly.Elem
	for i, c := range h {
		x := simpleNear(c, bits)
		if i/2%2 == 1 {
			x = x.Neg()
		}
		parts[i%2] = append(parts[i%2], poly.Rational(x))
	}
	return poly.New(parts[0]...), poly.New(parts[1]...)
}

// simpleNear returns the simplest rational within a relative distance of 2^−bits of x.
func simpleNear(x *big.Float, bits uint) exact.Rat {
	if x.Sign() == 0 {
		return exact.Rat{}
	}
	r, _ := x.Rat(nil)
	v := exact.FromBigRat(r)
	d := v.Abs().Mul(exact.Frac(big.NewInt(1), new(big.Int).Lsh(big.NewInt(1), bits)))
	return exact.SimplestBetween(v.Sub(d), v.Add(d))
}

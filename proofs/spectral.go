package proofs

import (
	"math/big"

	"rofz/internal/budget"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
)

// factor is a spectral factor of target, to as many bits as have been asked for: a real polynomial h with
// h(s)h(−s) ≈ target(−s²) and its zeros in the left half-plane, for a monic target > 0 on t ≥ 0. It is computed in
// floating point: the result is a proposal, which exact arithmetic disposes of.
type factor struct {
	k      algebraic.Field
	target poly.Poly
	h      []*big.Float
	bits   uint
}

// extend computes h with at least so many bits, or reports that it cannot. From the second time on more than asked for
// are taken, so that little work is done again; and zeros at a distance of 2^−e from the axis make equations lose 2e bits or more.
func (f *factor) extend(bits uint) bool {
	if bits <= f.bits {
		return true
	}
	if f.bits > 0 {
		bits += bits / 2
	}
	for range 4 {
		g := make([]*big.Float, f.target.Degree()+1)
		for i := range g {
			g[i] = approx(f.k, f.target.Coeff(i), bits)
		}
		h, ok := quadraticSpectralFactor(f.k, g, bits)
		if !ok {
			h, ok = wilson(f.k, g, bits)
		}
		if ok {
			f.h, f.bits = h, bits
			return true
		}
		bits *= 2
	}
	return false
}

// rounded returns the coefficients of h as simple rationals, within 2^−bits relatively.
func (f *factor) rounded(bits uint) []exact.Rat {
	out := make([]exact.Rat, len(f.h))
	for i, c := range f.h {
		out[i] = simpleNear(c, bits)
	}
	return out
}

// tooCoarse reports that for rounded coefficients r of h a coefficient of r(s)r(−s) exceeds the one of h(s)h(−s) by more
// than the margin. Only for speed: it is computed in short floating point numbers, and in doubt it says no.
func (f *factor) tooCoarse(r []exact.Rat, margin exact.Rat) bool {
	const prec = 64
	most := newFloat(prec).SetRat(margin.Mul(exact.NewRat(1<<20+1, 1<<20)).Big())
	h, d := make([]*big.Float, len(r)), make([]*big.Float, len(r)) // r = h + d
	for i, x := range r {
		off := newFloat(f.bits).SetRat(x.Big())
		h[i], d[i] = newFloat(prec).Set(f.h[i]), newFloat(prec).Set(off.Sub(off, f.h[i]))
	}
	t := newFloat(prec)
	for m := range r {
		// Σ (−1)^(j+m) (r_j r_(2m−j) − h_j h_(2m−j))
		sum := newFloat(prec)
		for j := max(0, 2*m-len(r)+1); j <= min(2*m, len(r)-1); j++ {
			i := 2*m - j
			t.Add(h[j], h[j]) // by symmetry
			t.Mul(t.Add(t, d[j]), d[i])
			if (j+m)%2 == 1 {
				t.Neg(t)
			}
			sum.Add(sum, t)
		}
		if sum.Cmp(most) > 0 {
			return true
		}
	}
	return false
}

// wilson proposes a spectral factor of g in floating point numbers of so many bits.
//
// Algorithm: Newton's iteration of Wilson [Wil69] and Vostrý [Vos75]: from any h with zeros in the left half-plane, the
// solutions x of h(s)x(−s) + h(−s)x(s) = g(−s²) + h(s)h(−s) converge, in the end quadratically.
// Cost: O(d³) for each of about log₂(precision) + log₂(dynamic range) steps.
func wilson(k algebraic.Field, g []*big.Float, prec uint) ([]*big.Float, bool) {
	d := len(g) - 1
	target := make([]*big.Float, d+1) // coefficient of s^{2i}
	for i, c := range g {
		target[i] = newFloat(prec).Set(c)
		if i%2 == 1 {
			target[i].Neg(target[i])
		}
	}
	h := startFactor(target, d, prec)
	words := budget.Words(int(prec))
	for range 200 + prec { // a pair of zeros near the axis comes closer by a half at each step at first
		k.Spend(d * d * (d + 3) / 3 * (words*words + 8))
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

// splitParity returns a(t) = A(−t), b(t) = B(−t) for Σ h[i]sⁱ = A(s²) + sB(s²): then h(s)h(−s) = a(t)² + t·b(t)² with
// t = −s².
func splitParity(h []exact.Rat) (a, b poly.Poly) {
	var parts [2][]exact.Rat
	for i, x := range h {
		if i/2%2 == 1 {
			x = x.Neg()
		}
		parts[i%2] = append(parts[i%2], x)
	}
	return poly.FromRats(parts[0]...), poly.FromRats(parts[1]...)
}

// simpleNear returns the simplest rational within a relative distance of 2^−bits of x, as near as more digits of x than
// that can tell.
func simpleNear(x *big.Float, bits uint) exact.Rat {
	if x.Sign() == 0 {
		return exact.Rat{}
	}
	// x = m·2^e with an integer m, and the ends are m(2^bits ∓ 1)·2^(e−bits).
	prec := int(bits) + 64
	f := newFloat(uint(prec)).Set(x)
	e := f.MantExp(f) - prec
	m, _ := f.SetMantExp(f, prec).Int(nil)
	end := func(side int64) exact.Rat {
		n := new(big.Int).Lsh(big.NewInt(1), bits)
		n.Mul(n.Add(n, big.NewInt(side)), m)
		if e >= int(bits) {
			return exact.FromBigInt(n.Lsh(n, uint(e)-bits))
		}
		return exact.Frac(n, new(big.Int).Lsh(big.NewInt(1), uint(int(bits)-e)))
	}
	if x.Sign() < 0 {
		return exact.SimplestBetween(end(1), end(-1))
	}
	return exact.SimplestBetween(end(-1), end(1))
}

package proofs

import (
	"math"
	"math/big"
	"math/cmplx"
	"slices"

	"rofz/poly/algebraic"
)

// quadraticSpectralFactor is spectralFactor by way of the roots of the monic g = ∏(t² + pt + q): with t = −s², each
// factor is s⁴ − ps² + q = (s² + βs + γ)(s² − βs + γ), γ = √q and β² = p + 2γ. A single real root −r gives s + √r.
//
// Algorithm: approximate roots in pairs, then Newton's iteration for the coefficients of a quadratic factor, which two
// roots that nearly coincide do not disturb [Bai20]. Cost: O(d²) for each of about log₂(precision) steps.
func quadraticSpectralFactor(k algebraic.Field, g []*big.Float, prec uint) ([]*big.Float, bool) {
	pairs, single, ok := approxPairs(k, g)
	if !ok {
		return nil, false
	}
	h := []*big.Float{big.NewFloat(1).SetPrec(prec)}
	for _, start := range pairs {
		p, q, ok := bairstow(g, start, prec)
		if !ok || q.Sign() <= 0 {
			return nil, false
		}
		gamma := newFloat(prec).Sqrt(q)
		beta := newFloat(prec).Add(p, newFloat(prec).Add(gamma, gamma))
		if beta.Sign() <= 0 {
			return nil, false
		}
		h = times(h, prec, gamma, beta.Sqrt(beta))
	}
	for _, start := range single {
		r, ok := negativeRoot(g, start, prec)
		if !ok {
			return nil, false
		}
		h = times(h, prec, r.Sqrt(r))
	}
	return h, isSpectralFactor(h, g, prec)
}

func newFloat(prec uint) *big.Float { return new(big.Float).SetPrec(prec) }

// times returns h·(… + c[1]s + c[0]), where the leading coefficient 1 is left out of c.
func times(h []*big.Float, prec uint, c ...*big.Float) []*big.Float {
	out := make([]*big.Float, len(h)+len(c))
	t := newFloat(prec)
	for i := range out {
		out[i] = newFloat(prec)
		if j := i - len(c); j >= 0 {
			out[i].Set(h[j])
		}
		for j, x := range c {
			if i-j >= 0 && i-j < len(h) {
				out[i].Add(out[i], t.Mul(x, h[i-j]))
			}
		}
	}
	return out
}

// approxPairs approximates the roots of a real polynomial in double precision: pairs of complex conjugates, real ones two
// by two in their order, and the one that is left over when the degree is odd.
func approxPairs(field algebraic.Field, g []*big.Float) (pairs [][2]complex128, single []complex128, ok bool) {
	n := len(g) - 1
	// With t = 2ᵏu the first and the last coefficient are about equal.
	k := (g[0].MantExp(nil) - g[n].MantExp(nil)) / n
	top := math.MinInt
	for i, c := range g {
		if c.Sign() != 0 {
			top = max(top, c.MantExp(nil)+k*i)
		}
	}
	c := make([]complex128, n+1)
	for i, x := range g {
		f, _ := newFloat(53).SetMantExp(x, k*i-top).Float64()
		c[i] = complex(f, 0)
	}
	if c[0] == 0 || c[n] == 0 {
		return nil, nil, false
	}
	var upper, real_ []complex128
	below := 0
	for _, z := range field.ApproxDoubleRoots(c, nil) {
		z = complex(math.Ldexp(real(z), k), math.Ldexp(imag(z), k))
		switch {
		case cmplx.IsNaN(z) || cmplx.IsInf(z):
			return nil, nil, false
		case imag(z) > 1e-6*cmplx.Abs(z):
			upper = append(upper, z)
		case imag(z) < -1e-6*cmplx.Abs(z):
			below++
		default:
			real_ = append(real_, z)
		}
	}
	if len(upper) != below || len(upper)+below+len(real_) != n {
		return nil, nil, false
	}
	for _, z := range upper {
		pairs = append(pairs, [2]complex128{z, cmplx.Conj(z)})
	}
	slices.SortFunc(real_, func(x, y complex128) int { // from the right, where two may nearly touch
		switch {
		case real(x) > real(y):
			return -1
		case real(x) < real(y):
			return 1
		}
		return 0
	})
	for ; len(real_) > 1; real_ = real_[2:] {
		pairs = append(pairs, [2]complex128{real_[0], real_[1]})
	}
	return pairs, real_, true
}

// bairstow improves the approximate product (t − x)(t − y) of two factors of g to t² + pt + q.
func bairstow(g []*big.Float, start [2]complex128, prec uint) (p, q *big.Float, ok bool) {
	p, q = big.NewFloat(-real(start[0]+start[1])), big.NewFloat(real(start[0]*start[1]))
	b, c := make([]big.Float, max(len(g), 4)), make([]big.Float, max(len(g), 4))
	return p, q, newton(prec, func(w uint) int {
		p.SetPrec(w)
		q.SetPrec(w)
		// g = (t² + pt + q)·(bₙtⁿ⁻² + … + b₂) + b₁(t + p) + b₀, and c comes from b as b does from g.
		t, u := newFloat(w), newFloat(w)
		divide(b, p, q, t, func(i int) *big.Float { return g[i] }, len(g))
		divide(c, p, q, t, func(i int) *big.Float { return &b[i] }, len(g))
		det := newFloat(w).Sub(t.Mul(&c[2], &c[2]), u.Mul(&c[1], &c[3]))
		if det.Sign() == 0 {
			return math.MinInt
		}
		dp := newFloat(w).Sub(t.Mul(&b[1], &c[2]), u.Mul(&b[0], &c[3]))
		dq := newFloat(w).Sub(t.Mul(&b[0], &c[2]), u.Mul(&b[1], &c[1]))
		p.Add(p, dp.Quo(dp, det))
		q.Add(q, dq.Quo(dq, det))
		// The roots are of the size of √q.
		return min(q.MantExp(nil)/2-exponent(dp), q.MantExp(nil)-exponent(dq))
	})
}

// divide sets b to bₙ = gₙ, …, bᵢ = gᵢ − p·bᵢ₊₁ − q·bᵢ₊₂, …, b₀, in numbers of as many bits as t has. It leaves bᵢ = 0
// for i > n.
func divide(b []big.Float, p, q, t *big.Float, g func(int) *big.Float, length int) {
	for i := length - 1; i >= 0; i-- {
		b[i].SetPrec(t.Prec()).Set(g(i))
		if i+1 < length {
			b[i].Sub(&b[i], t.Mul(p, &b[i+1]))
		}
		if i+2 < length {
			b[i].Sub(&b[i], t.Mul(q, &b[i+2]))
		}
	}
}

// negativeRoot improves an approximate root −r of g and returns r > 0.
func negativeRoot(g []*big.Float, start complex128, prec uint) (*big.Float, bool) {
	x := big.NewFloat(real(start))
	ok := newton(prec, func(w uint) int {
		x.SetPrec(w)
		f, df := newFloat(w), newFloat(w)
		for i := len(g) - 1; i >= 0; i-- {
			df.Add(df.Mul(df, x), f)
			f.Add(f.Mul(f, x), g[i])
		}
		if df.Sign() == 0 {
			return math.MinInt
		}
		x.Sub(x, f.Quo(f, df))
		return x.MantExp(nil) - exponent(f)
	})
	return x.Neg(x), ok && x.Sign() > 0
}

// newton repeats a step, which computes with so many bits and returns how many of them it left alone, until the result
// has prec bits. The bits grow with what is right.
func newton(prec uint, step func(bits uint) int) bool {
	const most = 100
	bits := min(64, prec)
	for range most {
		same := step(bits)
		switch {
		case same < int(bits/4):
		case bits < prec:
			bits = min(2*bits, prec)
		case same >= int(prec/2):
			return true
		}
	}
	return false
}

// exponent returns the binary exponent of x, far below all others for 0.
func exponent(x *big.Float) int {
	if x.Sign() == 0 {
		return math.MinInt / 2
	}
	return x.MantExp(nil)
}

// isSpectralFactor reports that the coefficients of h(s)h(−s) and g(−s²) agree in the first half of their digits, as
// measured by the terms of their sums.
func isSpectralFactor(h, g []*big.Float, prec uint) bool {
	if len(h) != len(g) {
		return false
	}
	t := newFloat(prec)
	for m, want := range g {
		sum, size := newFloat(prec), newFloat(prec)
		for j := max(0, 2*m-len(h)+1); j <= min(2*m, len(h)-1); j++ {
			t.Mul(h[j], h[2*m-j])
			size.Add(size, t)
			if (j+m)%2 == 1 {
				t.Neg(t)
			}
			sum.Add(sum, t)
		}
		if exponent(sum.Sub(sum, want)) > exponent(size)-int(prec/2) {
			return false
		}
	}
	return true
}

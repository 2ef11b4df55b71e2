package plot

import (
	"math"
	"math/big"
	"math/cmplx"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
)

// A polynomial is evaluated at complex floating-point numbers to a relative accuracy that is asked for, whatever
// cancels. A complex128 is an exact number, and so are the coefficients; what is rounded is counted.
//
// It is not safe for concurrent use.
type polynomial struct {
	k      algebraic.Field
	coeffs []poly.Elem

	shift  int       // z = 2^shift·w
	fast   []float64 // the coefficients in w, divided by 2^fastE; nil if they do not fit
	fastE  int
	rounds map[uint][]*big.Float // the coefficients by precision
	bits   uint                  // what sufficed last; trying that first only saves time
}

// Accuracies that are asked for, and the precision at which a value is taken for zero.
const (
	forLines = 1e-6 // lines are drawn to a thousandth of the figure at best
	forSigns = 1e-9 // of log|R|: signs are then wrong only much closer to a line than can be drawn
	maxBits  = 4096
)

func newPolynomial(k algebraic.Field, p poly.Poly) *polynomial {
	f := &polynomial{k: k, coeffs: p.Coeffs(), rounds: make(map[uint][]*big.Float)}
	f.prepare()
	return f
}

// degree returns the degree, −1 for 0.
func (p *polynomial) degree() int { return len(p.coeffs) - 1 }

// prepare scales the variable so that the coefficients become comparable, and rounds them to float64.
func (p *polynomial) prepare() {
	n := p.degree()
	if n < 0 {
		return
	}
	c := p.rounded(64)
	first := 0
	for c[first].Sign() == 0 {
		first++
	}
	if n > first {
		p.shift = (c[first].MantExp(nil) - c[n].MantExp(nil)) / (n - first)
	}
	top := math.MinInt
	for i, x := range c {
		if x.Sign() != 0 {
			top = max(top, x.MantExp(nil)+i*p.shift)
		}
	}
	p.fastE = top
	p.fast = make([]float64, n+1)
	for i, x := range c {
		e := i*p.shift - top
		if x.Sign() != 0 && x.MantExp(nil)+e < -1000 {
			p.fast = nil
			return
		}
		p.fast[i], _ = new(big.Float).SetMantExp(x, e).Float64()
	}
}

// rounded returns the coefficients with a relative error of at most 2^−bits.
func (p *polynomial) rounded(bits uint) []*big.Float {
	if c, ok := p.rounds[bits]; ok {
		return c
	}
	out := make([]*big.Float, len(p.coeffs))
	for i, x := range p.coeffs {
		out[i] = roundElem(p.k, x, bits)
	}
	p.rounds[bits] = out
	return out
}

// roundElem returns x with a relative error of at most 2^−bits.
func roundElem(k algebraic.Field, x poly.Elem, bits uint) *big.Float {
	f := new(big.Float).SetPrec(bits + 2)
	if q, ok := x.Rat(); ok {
		return f.SetRat(q.Big())
	}
	for width := bits + 8; ; width *= 2 {
		y := k.Enclose(x, width)
		if s, ok := y.Sign(); ok && s != 0 {
			least := exact.Min(y.Lo.Abs(), y.Hi.Abs())
			if ratio := y.Width().Quo(least).Big(); int(bits)+1 < ratio.Denom().BitLen()-ratio.Num().BitLen() {
				return f.SetRat(y.Mid().Big())
			}
		}
	}
}

// A scaled is the number m·2^e; it is normalised so that 1/2 ≤ max(|Re m|, |Im m|) < 1, or 0.
type scaled struct {
	m complex128
	e int
}

func normal(m complex128, e int) scaled {
	size := max(math.Abs(real(m)), math.Abs(imag(m)))
	if size == 0 {
		return scaled{}
	}
	_, k := math.Frexp(size)
	return scaled{complex(math.Ldexp(real(m), -k), math.Ldexp(imag(m), -k)), e + k}
}

// log returns the natural logarithm of the modulus, −∞ for 0.
func (s scaled) log() float64 { return math.Log(cmplx.Abs(s.m)) + float64(s.e)*math.Ln2 }

// quo returns s/t as a complex128, which may be 0 or infinite. The quotient by 0 is infinite.
func (s scaled) quo(t scaled) complex128 {
	if t.m == 0 {
		return cmplx.Inf()
	}
	q := s.m / t.m
	return complex(math.Ldexp(real(q), s.e-t.e), math.Ldexp(imag(q), s.e-t.e))
}

// at returns p(z) with a relative error of at most tolerance ≥ 1e-12. A value that is not seen to differ from 0 with maxBits
// bits is returned as 0, and so is that at a z that is not finite.
//
// Algorithm: Horner's rule in float64, then in big.Float with more and more bits, until the bound for the rounding errors,
// which is proportional to Σ|a_k||z|^k, is small against the value. Cost: as a rule that of Horner's rule in float64.
func (p *polynomial) at(z complex128, tolerance float64) scaled {
	n := p.degree()
	if n < 0 || !finite(real(z), imag(z)) {
		return scaled{}
	}
	if p.fast != nil {
		if v, ok := p.quick(z, tolerance); ok {
			return v
		}
	}
	for bits := max(128, p.bits/2); bits <= maxBits; bits *= 2 {
		if v, ok := p.slow(z, tolerance, bits); ok {
			p.bits = bits
			return v
		}
	}
	return scaled{}
}

// quick evaluates in float64. Each step of Horner's rule has a relative error below 4·2^−53, and the coefficient another.
func (p *polynomial) quick(z complex128, tolerance float64) (scaled, bool) {
	n := len(p.fast) - 1
	w := complex(math.Ldexp(real(z), -p.shift), math.Ldexp(imag(z), -p.shift))
	size := cmplx.Abs(w)
	var v complex128
	sum := 0.0
	if imag(w) == 0 {
		x, r := real(w), 0.0
		for i := n; i >= 0; i-- {
			r = r*x + p.fast[i]
			sum = sum*size + math.Abs(p.fast[i])
		}
		v = complex(r, 0)
	} else {
		x, y := real(w), imag(w)
		re, im := 0.0, 0.0
		for i := n; i >= 0; i-- {
			re, im = re*x-im*y+p.fast[i], re*y+im*x
			sum = sum*size + math.Abs(p.fast[i])
		}
		v = complex(re, im)
	}
	// Below 1e-250 underflow would not be counted, above 1e250 infinities are near.
	if bound := float64(5*n+5) * 0x1p-53 * sum; !(bound <= tolerance*cmplx.Abs(v)) || !(1e-250 < sum && sum < 1e250) {
		return scaled{}, false
	}
	return normal(v, p.fastE), true
}

// slow evaluates with a given number of bits.
func (p *polynomial) slow(z complex128, tolerance float64, bits uint) (scaled, bool) {
	c := p.rounded(bits)
	number := func(x float64) *big.Float { return new(big.Float).SetPrec(bits).SetFloat64(x) }
	x, y := number(real(z)), number(imag(z))
	re, im := number(0), number(0)
	u, v, w, t := number(0), number(0), number(0), number(0)
	size := new(big.Float).SetPrec(53).SetFloat64(cmplx.Abs(z))
	sum, term := new(big.Float).SetPrec(53), new(big.Float).SetPrec(53)
	isReal := imag(z) == 0
	for i := len(c) - 1; i >= 0; i-- {
		if isReal {
			u.Mul(re, x)
			re.Add(u, c[i])
		} else {
			u.Mul(re, x)
			v.Mul(im, y)
			w.Mul(re, y)
			t.Mul(im, x)
			u.Sub(u, v)
			re.Add(u, c[i])
			im.Add(w, t)
		}
		sum.Mul(sum, size)
		sum.Add(sum, term.Abs(c[i]))
	}
	value := scaledOf(re, im)
	if value.m == 0 {
		return scaled{}, sum.Sign() == 0
	}
	// |error| ≤ 5(n+1)·2^−bits·Σ|a_k||z|^k, compared as logarithms
	log := math.Log(float64(5*len(c))) - float64(bits)*math.Ln2 + scaledOf(sum, number(0)).log()
	return value, log <= math.Log(tolerance)+value.log()
}

// scaledOf rounds a complex number to float64, with its exponent apart.
func scaledOf(re, im *big.Float) scaled {
	e := math.MinInt
	for _, x := range []*big.Float{re, im} {
		if x.Sign() != 0 {
			e = max(e, x.MantExp(nil))
		}
	}
	if e == math.MinInt {
		return scaled{}
	}
	part := func(x *big.Float) float64 {
		f, _ := new(big.Float).SetMantExp(x, -e).Float64()
		return f
	}
	return normal(complex(part(re), part(im)), e)
}

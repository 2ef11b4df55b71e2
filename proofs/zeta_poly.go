package proofs

import (
	"rofz/poly"
	"rofz/poly/exact"
)

// zetaPoly is a polynomial p(ζ, z): its coefficients, polynomials in z, at ζ⁰, ζ¹, …, the last of them not zero.
type zetaPoly []poly.Poly

func newZetaPoly(coeffs []poly.Poly) zetaPoly {
	n := len(coeffs)
	for n > 0 && coeffs[n-1].IsZero() {
		n--
	}
	return zetaPoly(coeffs[:n:n])
}

func (p zetaPoly) degree() int { return len(p) - 1 }

// primitive divides by the common factor of the coefficients, and by the content of the lead.
func (p zetaPoly) primitive() zetaPoly {
	if len(p) == 0 {
		return p
	}
	var common poly.Poly
	for _, c := range p {
		common = poly.GCD(common, c)
	}
	out := make(zetaPoly, len(p))
	for i, c := range p {
		out[i] = c.Quo(common)
	}
	if c, ok := contentOf(out[len(out)-1]); ok {
		unit := poly.Rational(c.Inv())
		for i := range out {
			out[i] = out[i].Scale(unit)
		}
	}
	return out
}

// star returns ζⁿ conj p(1/conj ζ) on the axis, where z → −z is the conjugation, without a power of ζ in front.
func (p zetaPoly) star() zetaPoly {
	out := make([]poly.Poly, len(p))
	for i, c := range p {
		out[p.degree()-i] = c.Reflect()
	}
	return newZetaPoly(out)
}

func (p zetaPoly) derivative() zetaPoly {
	if len(p) < 2 {
		return nil
	}
	out := make([]poly.Poly, len(p)-1)
	for i := range out {
		out[i] = p[i+1].Scale(poly.Int(int64(i + 1)))
	}
	return newZetaPoly(out)
}

func (p zetaPoly) mul(q zetaPoly) zetaPoly {
	if len(p) == 0 || len(q) == 0 {
		return nil
	}
	out := make([]poly.Poly, len(p)+len(q)-1)
	for i, a := range p {
		for j, b := range q {
			out[i+j] = out[i+j].Add(a.Mul(b))
		}
	}
	return newZetaPoly(out)
}

// rem returns the pseudo-remainder of p by q.
func (p zetaPoly) rem(q zetaPoly) zetaPoly {
	r := append(zetaPoly{}, p...)
	for len(r) >= len(q) {
		shift, lead := len(r)-len(q), r[len(r)-1]
		for i := range r {
			r[i] = r[i].Mul(q[len(q)-1])
		}
		for i, c := range q {
			r[i+shift] = r[i+shift].Sub(lead.Mul(c))
		}
		r = newZetaPoly(r)
	}
	return r
}

// quo returns p/q for a primitive q that divides p.
func (p zetaPoly) quo(q zetaPoly) zetaPoly {
	r := append(zetaPoly{}, p...)
	out := make([]poly.Poly, max(0, len(p)-len(q)+1))
	for len(r) >= len(q) {
		shift := len(r) - len(q)
		c := r[len(r)-1].Quo(q[len(q)-1])
		out[shift] = c
		for i, b := range q {
			r[i+shift] = r[i+shift].Sub(c.Mul(b))
		}
		r = newZetaPoly(r[:len(r)-1])
	}
	return newZetaPoly(out)
}

// gcdZeta returns the primitive greatest common divisor over F(z), by Euclid's algorithm with primitive remainders; but
// polynomials that are coprime for some z where no degree drops, as most are, need no remainders.
func gcdZeta(p, q zetaPoly) zetaPoly {
	p, q = p.primitive(), q.primitive()
	for z := int64(3); z <= 5 && len(p) > 0 && len(q) > 0; z++ {
		point := exact.Gaussian{Re: exact.NewRat(1, z)}
		a, _ := p.at(point)
		b, _ := q.at(point)
		if a.Degree() == p.degree() && b.Degree() == q.degree() && poly.GCD(a, b).Degree() == 0 {
			return zetaPoly{poly.FromInts(1)}
		}
	}
	if len(p) < len(q) {
		p, q = q, p
	}
	for len(q) > 0 {
		if len(q) == 1 {
			return zetaPoly{poly.FromInts(1)}
		}
		p, q = q, p.rem(q).primitive()
	}
	return p
}

// radical returns the square-free part of a primitive p.
func (p zetaPoly) radical() zetaPoly {
	if p.degree() < 1 {
		return p
	}
	return p.quo(gcdZeta(p, p.derivative())).primitive()
}

// splitZero returns ζ^m and p/ζ^m with the largest m.
func (p zetaPoly) splitZero() (power, rest zetaPoly) {
	m := 0
	for p[m].IsZero() {
		m++
	}
	power = make(zetaPoly, m+1)
	power[m] = poly.FromInts(1)
	return power, p[m:]
}

// at returns the real and the imaginary parts of the coefficients of p(·, z₀).
func (p zetaPoly) at(z exact.Gaussian) (re, im poly.Poly) {
	var a, b []poly.Elem
	for _, c := range p {
		x, y := c.EvalGaussian(z)
		a, b = append(a, x), append(b, y)
	}
	return poly.New(a...), poly.New(b...)
}

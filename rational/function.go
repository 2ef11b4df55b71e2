package rational

import (
	"errors"
	"math/big"

	"rofz/poly"
	"rofz/poly/exact"
)

// Function is a rational function P/Q in lowest terms with Q(0) = 1. The zero value is the zero function. It is an
// immutable value.
type Function struct{ p, q poly.Poly }

// New returns p/q in lowest terms, scaled so that the denominator's constant term is 1. It fails if q is zero, or if
// the denominator still vanishes at 0 after reduction.
//
// Cost: one polynomial gcd.
func New(p, q poly.Poly) (Function, error) {
	if q.IsZero() {
		return Function{}, errors.New("rational: the denominator is zero")
	}
	if p.IsZero() {
		return Function{}, nil
	}
	if g := poly.GCD(p, q); g.Degree() > 0 {
		p, q = p.Quo(g), q.Quo(g)
	}
	return normalise(p, q)
}

// normalise scales a coprime pair.
func normalise(p, q poly.Poly) (Function, error) {
	c := q.Coeff(0)
	if c.IsZero() {
		return Function{}, errors.New("rational: the denominator vanishes at 0 after reduction, so that R has a pole there")
	}
	if c.Equal(poly.Int(1)) {
		return Function{p, q}, nil
	}
	c = c.Inv()
	return Function{p.Scale(c), q.Scale(c)}, nil
}

// Numerator returns P.
func (f Function) Numerator() poly.Poly { return f.p }

// Denominator returns Q, with Q(0) = 1.
func (f Function) Denominator() poly.Poly {
	if f.q.IsZero() {
		return poly.FromInts(1)
	}
	return f.q
}

// Equal reports whether f and g are the same function.
func (f Function) Equal(g Function) bool {
	return f.p.Equal(g.p) && f.Denominator().Equal(g.Denominator())
}

// IsConstant reports whether f is a constant.
func (f Function) IsConstant() bool { return f.p.Degree() < 1 && f.q.Degree() < 1 }

// Derivative returns f' in lowest terms.
//
// For coprime P, Q the only common factor of P'Q − PQ' and Q² is gcd(Q, Q'): a prime factor π of Q of multiplicity
// m divides P'Q exactly m times or more and PQ' exactly m−1 times, hence the difference exactly m−1 times.
func (f Function) Derivative() Function {
	p, q := f.p, f.Denominator()
	dq := q.Derivative()
	g := poly.GCD(q, dq)
	// Dividing first keeps the numbers short: (P'·Q/g − P·Q'/g) / (Q·Q/g).
	qg := q.Quo(g)
	num := p.Derivative().Mul(qg).Sub(p.Mul(dq.Quo(g)))
	if num.IsZero() {
		return Function{}
	}
	d, err := normalise(num, q.Mul(qg))
	if err != nil {
		panic("internal error: the derivative of a function without a pole at 0 has one")
	}
	return d
}

// Eval returns f(x), or false at a pole.
func (f Function) Eval(x poly.Elem) (poly.Elem, bool) {
	q := f.Denominator().Eval(x)
	if q.IsZero() {
		return poly.Elem{}, false
	}
	return f.p.Eval(x).Quo(q), true
}

// EvalGaussian returns the real and imaginary parts of f(z), or false at a pole, for f with coefficients in ℚ or in a
// field that has a real embedding (as all fields of stability functions have).
func (f Function) EvalGaussian(z exact.Gaussian) (re, im poly.Elem, ok bool) {
	a, b := f.p.EvalGaussian(z)
	c, d := f.Denominator().EvalGaussian(z)
	if c.IsZero() && d.IsZero() {
		return poly.Elem{}, poly.Elem{}, false
	}
	// In a real embedding c² + d² > 0, hence it is not zero in the field either.
	inv := c.Mul(c).Add(d.Mul(d)).Inv()
	return a.Mul(c).Add(b.Mul(d)).Mul(inv), b.Mul(c).Sub(a.Mul(d)).Mul(inv), true
}

// Series returns the first n Taylor coefficients of f at 0, from Q·Σ aᵢzⁱ = P.
func (f Function) Series(n int) []poly.Elem { return divideSeries(f.p, f.Denominator(), n) }

// SeriesAtInfinity returns the first n coefficients of f = R∞ + r₁/z + r₂/z² + …: the Taylor series of the reversed
// polynomials in w = 1/z. It panics if deg P > deg Q.
func (f Function) SeriesAtInfinity(n int) []poly.Elem {
	d := f.Denominator().Degree()
	if f.p.Degree() > d {
		panic("rational: SeriesAtInfinity of a function that is infinite there")
	}
	return divideSeries(f.p.Reverse(d), f.Denominator().Reverse(d), n)
}

// divideSeries returns n coefficients of p/q as a power series, q(0) ≠ 0.
func divideSeries(p, q poly.Poly, n int) []poly.Elem {
	out := make([]poly.Elem, n)
	inv := q.Coeff(0).Inv()
	qc := q.Coeffs()
	for i := range out {
		a := p.Coeff(i)
		for j := 1; j <= min(i, len(qc)-1); j++ {
			a = a.Sub(qc[j].Mul(out[i-j]))
		}
		out[i] = a.Mul(inv)
	}
	return out
}

// Exponential returns 1 + z + z²/2! + … up to z^n.
func Exponential(n int) poly.Poly {
	c := []poly.Elem{poly.Int(1)}
	for k := 1; k <= n; k++ {
		c = append(c, c[k-1].Mul(poly.Rational(exact.NewRat(1, int64(k)))))
	}
	return poly.New(c...)
}

// Limit returns the value at infinity; ok is false if that is infinite.
func (f Function) Limit() (x poly.Elem, ok bool) {
	p, q := f.p, f.Denominator()
	if p.Degree() > q.Degree() {
		return poly.Elem{}, false
	}
	return p.Coeff(q.Degree()).Quo(q.Lead()), true
}

// Order returns the largest p with e^z − f(z) = C z^{p+1} + …, and the error constant C. If f(0) ≠ 1 it returns 0 and
// 1 − f(0).
//
// It terminates because e^z is not rational: an approximation of order p has p ≤ deg P + deg Q. Cost: O(p·deg Q)
// operations, over ℚ with integers.
func (f Function) Order() (p int, c poly.Elem) {
	q := f.Denominator()
	a, ok := f.p.Rational()
	b, ok2 := q.Rational()
	if ok && ok2 {
		return orderInIntegers(poly.Together(a, b))
	}
	return order(f.p, q)
}

// order is Order for P/Q with Q(0) = 1.
func order(p, q poly.Poly) (int, poly.Elem) {
	inverse := []poly.Elem{poly.Int(1)} // 1/k!
	for k := 0; ; k++ {
		if k > 0 {
			inverse = append(inverse, inverse[k-1].Mul(poly.Rational(exact.NewRat(1, int64(k)))))
		}
		d := p.Coeff(k).Neg() // of z^k in Qe^z − P; Q(0) = 1, so that the first that is not 0 is that of e^z − f
		for j := range min(k, q.Degree()) + 1 {
			d = d.Add(q.Coeff(j).Mul(inverse[k-j]))
		}
		if !d.IsZero() {
			return max(k-1, 0), d
		}
	}
}

// orderInIntegers is order for P and Q over a common denominator: times k! the coefficients are integers over it.
func orderInIntegers(p, q []*big.Int, den *big.Int) (int, poly.Elem) {
	sum, t, w, factorial := new(big.Int), new(big.Int), new(big.Int), big.NewInt(1)
	for k := 0; ; k++ {
		sum.SetInt64(0)
		if factorial.Mul(factorial, big.NewInt(int64(max(1, k)))); k < len(p) {
			sum.Neg(sum.Mul(p[k], factorial))
		}
		w.SetInt64(1) // k!/(k−j)!
		for j, c := range q[:min(k+1, len(q))] {
			if j > 0 {
				w.Mul(w, big.NewInt(int64(k-j+1)))
			}
			sum.Add(sum, t.Mul(c, w))
		}
		if sum.Sign() != 0 {
			return max(k-1, 0), poly.Rational(exact.Frac(sum, den.Mul(den, factorial)))
		}
	}
}

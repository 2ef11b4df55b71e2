package poly

import (
	"math/big"

	"rofz/internal/modular"
)

// Pencil returns, but for a constant factor ≠ 0, the polynomial in y whose value is the resultant of f and a − yb: its roots are the
// values a/b at the roots of f, if b vanishes at none of these. It panics if f is constant.
//
// Algorithm: over ℚ modulo primes of one word, up to Hadamard's bound [Col71]; by interpolation over a number field, and where a value
// occurs twice.
// Cost: over ℚ O(n³) word operations for each of O(nτ) primes, n = deg f, τ the length of the coefficients in words; else n + 1
// resultants.
func Pencil(f, a, b Poly) Poly {
	if f.Degree() < 1 {
		panic("poly: Pencil of a constant")
	}
	if common(f.field, common(a.field, b.field)) == nil {
		if v, ok := pencilModular(f, a, b); ok {
			return v
		}
	}
	n := max(a.Degree(), b.Degree())
	values := make([]Elem, f.Degree()+1)
	for i := range values {
		c := a.Sub(b.Scale(Int(int64(i))))
		values[i] = Resultant(f, c).Mul(f.Lead().Pow(n - max(c.Degree(), 0))) // as if c had the degree n
	}
	return Interpolate(values)
}

// pencilModular is Pencil over ℚ. It reports false where modular.Montgomery.Pencil does.
//
// For |y| = 1 the Sylvester matrix of f and a − yb has n rows of norm ‖f‖ and deg f rows of norm at most ‖a‖ + ‖b‖. So Hadamard's bound
// is one of the resultant on the unit circle, and of each of its coefficients by Cauchy's formula.
func pencilModular(f, a, b Poly) (Poly, bool) {
	n := max(a.Degree(), b.Degree())
	if n < 0 {
		return Poly{}, true
	}
	f = f.primitive()
	both, _ := Numerators(append(padded(a, n), padded(b, n)...))
	reduce(both, content(both))
	p, q := both[:n+1], both[n+1:]
	bits := (f.normBits()*n+(max(norm2Bits(p), norm2Bits(q))+2)*f.Degree())/2 + 1
	basis := modular.NewBasis(int(float64(bits+1)/modular.BasisBits) + 1)
	count := len(basis.Primes)
	values := make([]uint64, count*(f.Degree()+1))
	for j := range basis.Primes {
		m := &basis.Primes[j]
		v, ok := m.Pencil(m.Values(f.num), m.Values(p), m.Values(q))
		if !ok {
			return Poly{}, false
		}
		for i, x := range v {
			values[i*count+j] = x
		}
	}
	out, digits := make([]*big.Int, f.Degree()+1), make([]uint64, count)
	for i := range out {
		out[i] = basis.Integer(values[i*count:(i+1)*count], digits)
	}
	return newPoly(nil, out, one), true
}

// padded returns the coefficients of p up to that of xⁿ.
func padded(p Poly, n int) []Elem {
	out := make([]Elem, n+1)
	copy(out, p.Coeffs())
	return out
}

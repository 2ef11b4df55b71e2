package poly

import (
	"math"
	"math/big"
	"slices"

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
func pencilModular(f, a, b Poly) (Poly, bool) {
	n := max(a.Degree(), b.Degree())
	if n < 0 {
		return Poly{}, true
	}
	both, _ := Numerators(append(padded(a, n), padded(b, n)...))
	reduce(both, content(both))
	x, bits := pencil{f.primitive().num, both[:n+1], both[n+1:]}.shortened()
	basis := modular.NewBasis(int(float64(bits+1)/modular.BasisBits) + 1)
	count := len(basis.Primes)
	values := make([]uint64, count*len(x.f))
	for j := range basis.Primes {
		m := &basis.Primes[j]
		v, ok := m.Pencil(m.Values(x.f), m.Values(x.a), m.Values(x.b))
		if !ok {
			return Poly{}, false
		}
		for i, c := range v {
			values[i*count+j] = c
		}
	}
	out, digits := make([]*big.Int, len(x.f)), make([]uint64, count)
	for i := range out {
		out[i] = basis.Integer(values[i*count:(i+1)*count], digits)
	}
	return newPoly(nil, out, one), true
}

// pencil holds the coefficients of the three polynomials in integers, as many of b as of a.
type pencil struct{ f, a, b []*big.Int }

// bits returns a bound on the length of the coefficients of the resultant.
//
// For |y| = 1 the Sylvester matrix of f and a − yb has n rows of norm ‖f‖ and deg f rows of norm at most ‖a‖ + ‖b‖. So Hadamard's bound
// is one of the resultant on the unit circle, and of each of its coefficients by Cauchy's formula.
func (x pencil) bits() int {
	return (norm2Bits(x.f)*(len(x.a)-1)+(max(norm2Bits(x.a), norm2Bits(x.b))+2)*(len(x.f)-1))/2 + 1
}

// shortened returns the polynomials at dt for a product d of small primes and of their inverses, without common factors of their
// coefficients, and a bound on the length of the coefficients of that resultant. The values a/b at the roots of f stay, and so the
// resultant but for a factor. With decimals, where t is 10⁻¹⁶ times something with short coefficients, it is much longer
// without.
//
// With r^e·t for t the resultant has the factor r^(e·n·deg f), and loses r^(n·c) for a common factor r^c of f and r^(deg f·c) for
// one of a and b. So d is chosen such that it becomes least.
func (x pencil) shortened() (pencil, int) {
	bits := x.bits()
	m, n := len(x.f)-1, len(x.a)-1
	for _, r := range []int64{2, 3, 5, 7} {
		f, ab := valuations(x.f, r), slices.Concat(valuations(x.a, r), valuations(x.b, r))
		powers := len(x.a)
		saved := func(e int) int { return n*least(f, e, len(x.f)) + m*least(ab, e, powers) - e*n*m }
		e, step := 0, 1
		if saved(-1) > 0 {
			step = -1
		}
		for e != farthest && saved(e+step) > saved(e) { // a concave function of e
			e += step
		}
		if s := saved(e); s > 0 {
			c := least(ab, e, powers)
			x = pencil{stretched(x.f, r, e, least(f, e, len(x.f))), stretched(x.a, r, e, c), stretched(x.b, r, e, c)}
			bits -= int(float64(s) * math.Log2(float64(r)) * (1 - 1e-9))
		}
	}
	return x, min(bits, x.bits())
}

// farthest ends the search where f, a and b all vanish at 0.
const farthest = 1000

// none is the valuation of 0.
const none = math.MaxInt

// valuations returns the exponents of the prime r in numbers.
func valuations(numbers []*big.Int, r int64) []int {
	out := make([]int, len(numbers))
	divisor, rest := big.NewInt(r), new(big.Int)
	for i, c := range numbers {
		if c.Sign() == 0 {
			out[i] = none
			continue
		}
		for q := c; ; out[i]++ {
			if q, _ = new(big.Int).QuoRem(q, divisor, rest); rest.Sign() != 0 {
				break
			}
		}
	}
	return out
}

// least returns the exponent of a prime in the common factor of polynomials at r^e·t, of which v are the valuations, so many for each.
func least(v []int, e, each int) int {
	most := none
	for i, x := range v {
		if x != none {
			most = min(most, x+e*(i%each))
		}
	}
	return most
}

// stretched returns the coefficients of r^(−c)·p(r^e·t), which are integers.
func stretched(p []*big.Int, r int64, e, c int) []*big.Int {
	out := make([]*big.Int, len(p))
	for i, x := range p {
		exponent := e*i - c
		power := new(big.Int).Exp(big.NewInt(r), big.NewInt(int64(max(exponent, -exponent))), nil)
		if exponent < 0 {
			out[i] = power.Quo(x, power)
		} else {
			out[i] = power.Mul(x, power)
		}
	}
	return out
}

// padded returns the coefficients of p up to that of xⁿ.
func padded(p Poly, n int) []Elem {
	out := make([]Elem, n+1)
	copy(out, p.Coeffs())
	return out
}

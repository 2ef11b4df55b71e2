package poly

import (
	"math/big"

	"rofz/internal/modular"
)

// GCD returns the monic greatest common divisor; GCD(0, 0) = 0.
//
// Algorithm: over ℚ modulo word-sized primes with trial division [Bro71]; over a number field a test for coprimality
// modulo one prime, then Euclid with monic remainders [Knu97, 4.6.1].
// Cost: over ℚ O(n²) word operations for coprime p and q, as is usual, and O(n² + nτ) for each of O(τ) primes
// otherwise, for a gcd with coefficients of τ words; over a number field O(n²) field operations.
func GCD(p, q Poly) Poly { return gcd(nil, p, q) }

func gcd(meter Meter, p, q Poly) Poly {
	if p.Degree() < q.Degree() {
		p, q = q, p
	}
	k := common(p.field, q.field)
	switch {
	case q.IsZero():
		return p.Monic()
	case q.Degree() == 0:
		return FromInts(1)
	case k == nil:
		return gcdModular(meter, p, q).Monic()
	}
	if a, ok := p.Rational(); ok {
		if b, ok := q.Rational(); ok { // Euclid never leaves the field of the coefficients
			return gcdModular(meter, a, b).Monic()
		}
	}
	if k.coprimeImages(p, q) {
		return FromInts(1)
	}
	p, q = p.Monic(), q.Monic()
	for !q.IsZero() {
		words := longest(q.num) + 1
		meter.spend((p.Degree() - q.Degree() + 1) * (q.Degree() + 1) * k.deg * k.deg * words * words)
		p, q = q, p.Rem(q).Monic()
	}
	return p
}

// ExtGCD returns the monic g = gcd(p, q) and u, v with up + vq = g, of which there is exactly one choice with
// deg u < deg q/g and deg v < deg p/g when both quotients are not constant. If q divides p, then u = 0 and v = 1/lc(q);
// otherwise, if p divides q, u = 1/lc(p) and v = 0. All three are zero for p = q = 0.
//
// Algorithm: p/g and q/g are coprime, and the solution is found modulo word-sized primes for ℚ, by Euclid for a number
// field. Cost: O(n²) word operations for each of O(nτ) primes, or O(n²) field operations.
func ExtGCD(p, q Poly) (g, u, v Poly) {
	g = GCD(p, q)
	if g.IsZero() {
		return Poly{}, Poly{}, Poly{}
	}
	a, b := p.Quo(g), q.Quo(g)
	switch {
	case b.Degree() == 0:
		return g, Poly{}, Constant(b.Lead().Inv())
	case a.Degree() == 0:
		return g, Constant(a.Lead().Inv()), Poly{}
	case common(a.field, b.field) == nil:
		u = bezoutModular(a, b)
	default:
		u = bezoutEuclid(a, b)
	}
	v = FromInts(1).Sub(u.Mul(a)).Quo(b)
	return g, u, v
}

// bezoutEuclid returns u with ua ≡ 1 modulo b and deg u < deg b, for coprime a and b of positive degree.
func bezoutEuclid(a, b Poly) Poly {
	r0, r1 := a, b.Monic()
	u0, u1 := FromInts(1), Poly{}
	for !r1.IsZero() {
		quo, rem := r0.DivMod(r1)
		u := u0.Sub(quo.Mul(u1))
		if !rem.IsZero() {
			c := rem.Lead().Inv()
			rem, u = rem.Scale(c), u.Scale(c)
		}
		r0, r1, u0, u1 = r1, rem, u1, u
	}
	return u0
}

// bezoutModular is bezoutEuclid over ℚ. For integer polynomials A, B the coefficients of U with UA + VB = res(A, B) are
// minors of their Sylvester matrix, so that Hadamard's inequality bounds them as it bounds the resultant.
func bezoutModular(a, b Poly) Poly {
	pa, pb := a.primitive(), b.primitive()
	m, n := pa.Degree(), pb.Degree()
	count := int(float64(hadamard(pa, pb)+3)/modular.BasisBits) + 1
	basis := modular.NewBasis(count)
	values := make([]uint64, (n+1)*count) // of the coefficients of U, then of the resultant, modulo the primes
	for i := range basis.Primes {
		f := modular.Prime(basis.Primes[i].Prime())
		x, y := f.Residues(pa.num), f.Residues(pb.num)
		if x[m] == 0 || y[n] == 0 {
			return bezoutEuclid(a, b) // one prime in 10¹⁷ divides a leading coefficient by chance
		}
		u, res := f.Bezout(x, y)
		if res == 0 {
			return bezoutEuclid(a, b)
		}
		for k, v := range append(u, res) {
			values[k*count+i] = v
		}
	}
	u, digits := make([]*big.Int, n+1), make([]uint64, count)
	for k := range u {
		u[k] = basis.Integer(values[k*count:(k+1)*count], digits)
	}
	u, res := u[:n], u[n]
	// U·pa ≡ res modulo b and a = c·pa, so u = U/(c·res).
	c := a.Lead().Quo(pa.Lead())
	return newPoly(nil, u, res).Scale(c.Inv())
}

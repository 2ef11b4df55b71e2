package poly

import (
	"math/big"

	"rofz/internal/modular"
)

// Resultant returns res(p, q) = lc(p)^deg q · ∏ q(roots of p), zero exactly when p and q have a common factor;
// res(p, 0) = 0.
//
// Algorithm: over ℚ modulo word-sized primes, up to Hadamard's bound [Col71]; over a number field by Euclid,
// res(p, q) = (−1)^(mn) lc(q)^(m−deg r) res(q, r) with r = p mod q.
// Cost: O(n²) word operations for each of O(nτ) primes, τ the length of the coefficients in words; over a number field
// O(n²) field operations.
func Resultant(p, q Poly) Elem { return resultant(nil, p, q) }

func resultant(meter Meter, p, q Poly) Elem {
	if p.IsZero() || q.IsZero() {
		return Elem{}
	}
	if common(p.field, q.field) == nil {
		return resultantModular(meter, p, q)
	}
	return resultantEuclid(meter, p, q)
}

func resultantEuclid(meter Meter, p, q Poly) Elem {
	out := Int(1)
	for q.Degree() > 0 {
		m, n := p.Degree(), q.Degree()
		d, words := p.Field().Degree(), longest(q.num)+1
		meter.spend((m - n + 1) * (n + 1) * d * d * words * words)
		r := p.Rem(q)
		if r.IsZero() {
			return Elem{}
		}
		out = out.Mul(q.Lead().Pow(m - r.Degree()))
		if m%2 == 1 && n%2 == 1 {
			out = out.Neg()
		}
		p, q = q, r
	}
	return out.Mul(q.Lead().Pow(p.Degree()))
}

func resultantModular(meter Meter, p, q Poly) Elem {
	a, b := p.primitive(), q.primitive()
	m, n := a.Degree(), b.Degree()
	limit := hadamard(a, b) + 1
	images := modular.NewIntegers(1)
	for i := 0; images.Modulus.BitLen() <= limit+1; i++ {
		meter.spend((m+1)*(n+1) + len(a.num)*longest(a.num) + len(b.num)*longest(b.num))
		f := modular.Large(i)
		x, y := f.Residues(a.num), f.Residues(b.num)
		if x[m] != 0 && y[n] != 0 {
			images.Include(f, []uint64{f.Resultant(x, y)})
		}
	}
	// res is homogeneous of degree n in the coefficients of p and of degree m in those of q.
	ca, cb := p.Lead().Quo(a.Lead()), q.Lead().Quo(b.Lead())
	res := newElem(nil, []*big.Int{images.Values[0]}, big.NewInt(1))
	return res.Mul(ca.Pow(n)).Mul(cb.Pow(m))
}

// hadamard returns a bit length that no minor of the Sylvester matrix of two integer polynomials exceeds:
// ‖p‖^deg q · ‖q‖^deg p bounds the determinant, and since each row has at least norm 1 also every minor.
func hadamard(p, q Poly) int {
	return (p.normBits()*q.Degree()+q.normBits()*p.Degree())/2 + 1
}

// normBits returns the bit length of the sum of the squares of p's integers.
func (p Poly) normBits() int { return norm2Bits(p.num) }

func norm2Bits(numbers []*big.Int) int {
	sum, t := new(big.Int), new(big.Int)
	for _, a := range numbers {
		sum.Add(sum, t.Mul(a, a))
	}
	return sum.BitLen()
}

package algebraic

import (
	"math/big"

	"rofz/poly"
)

// evidentNonSquare reports that x ≠ 0 is no square in K, by residues: when the minimal polynomial m has a simple root
// r modulo a prime p that divides no denominator, g ↦ r maps the elements integral at p to 𝔽_p, and squares go to
// squares. False says nothing.
//
// Algorithm: the primes below a bound, by root counting in 𝔽_p. Half of the usable primes betray a non-square.
// Cost: about d²·log p operations in 𝔽_p for each prime.
func (k Field) evidentNonSquare(x poly.Elem) bool {
	if k.s == nil {
		return false
	}
	m, dm := k.s.alg.MinimalPolynomial().Integers()
	f, df := x.Poly().Integers()
	const bound, enough = 20_000, 24
	for p, used := uint64(101), 0; p < bound && used < enough; p += 2 {
		bp := new(big.Int).SetUint64(p)
		if !bp.ProbablyPrime(0) || divides(bp, dm) || divides(bp, df) {
			continue
		}
		r, ok := simpleRoot(reduceAll(m, bp), p)
		if !ok {
			continue
		}
		v := horner(reduceAll(f, bp), r, p) * reduceAll([]*big.Int{df}, bp)[0] % p // x·df², a square when x is
		if v == 0 {
			continue
		}
		if used++; big.Jacobi(new(big.Int).SetUint64(v), bp) < 0 {
			return true
		}
	}
	return false
}

func divides(p, n *big.Int) bool { return new(big.Int).Mod(n, p).Sign() == 0 }

func reduceAll(c []*big.Int, p *big.Int) []uint64 {
	out := make([]uint64, len(c))
	for i := range c {
		out[i] = new(big.Int).Mod(c[i], p).Uint64()
	}
	return out
}

func horner(c []uint64, x, p uint64) uint64 {
	v := uint64(0)
	for i := len(c) - 1; i >= 0; i-- {
		v = (v*x + c[i]) % p
	}
	return v
}

// simpleRoot finds a root of c modulo p at which the derivative does not vanish, by trial of a first stretch of
// residues: a degree-1 prime need not be recognised, there are others.
func simpleRoot(c []uint64, p uint64) (uint64, bool) {
	for x := uint64(0); x < min(p, 2000); x++ {
		if horner(c, x, p) != 0 {
			continue
		}
		d := uint64(0)
		for i := len(c) - 1; i >= 1; i-- {
			d = (d*x + uint64(i)%p*c[i]) % p
		}
		return x, d != 0
	}
	return 0, false
}

package algebraic

import (
	"rofz/internal/modular"
	"rofz/poly"
)

// evidentNonSquare reports that x ≠ 0 is no square in K, by residues: when the minimal polynomial m has a simple root
// r modulo a prime p that divides no denominator, g ↦ r maps the elements integral at p to 𝔽_p, and squares go to
// squares. False says nothing.
//
// Algorithm: the primes below a bound, Euler's criterion. Half of the usable primes show a non-square.
// Cost: about d²·log p operations in 𝔽_p for each prime.
func (k Field) evidentNonSquare(x poly.Elem) bool {
	if k.s == nil {
		return false
	}
	m, dm := k.s.alg.MinimalPolynomial().Integers()
	f, df := x.Poly().Integers()
	const bound, enough = 20_000, 24
	for p, used := modular.Prime(101), 0; p < bound && used < enough; p = p.Next() {
		den := p.Residue(df)
		if den == 0 || p.Residue(dm) == 0 {
			continue
		}
		mp := p.Residues(m)
		r, ok := p.Root(mp)
		if !ok || p.Eval(p.Derivative(mp), r) == 0 {
			continue
		}
		v := p.Mul(p.Eval(p.Residues(f), r), den) // x·df², a square when x is
		if v == 0 {
			continue
		}
		if used++; p.Pow(v, uint64(p)/2) != 1 {
			return true
		}
	}
	return false
}

package poly

import "math/big"

// residues returns p's integers modulo m.
func residues(p Poly, m uint64) []uint64 {
	out := make([]uint64, len(p.num))
	bm, t := new(big.Int).SetUint64(m), new(big.Int)
	for i, a := range p.num {
		out[i] = t.Mod(a, bm).Uint64()
	}
	return out
}

// powMod returns xⁿ modulo m < 2³².
func powMod(x, n, m uint64) uint64 {
	out := uint64(1)
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			out = out * x % m
		}
		x = x * x % m
	}
	return out
}

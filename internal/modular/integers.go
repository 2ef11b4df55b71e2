package modular

import "math/big"

// Integers are collected from their residues modulo one prime after the other: they are known modulo Modulus, and
// Values holds those of least absolute value. When the modulus exceeds twice a bound on the integers, these are them.
//
// Algorithm: Chinese remainders, one mixed-radix digit for each prime [Gar59].
type Integers struct {
	Modulus *big.Int
	Values  []*big.Int // in (−Modulus/2, Modulus/2)
}

// NewIntegers returns n integers of which nothing is known.
func NewIntegers(n int) *Integers {
	x := &Integers{big.NewInt(1), make([]*big.Int, n)}
	for i := range x.Values {
		x.Values[i] = new(big.Int)
	}
	return x
}

// Include takes the residues modulo a further odd prime, and reports whether any value changed.
//
// Cost: O(τ) word operations for each value of τ words.
func (x *Integers) Include(p Prime, residues []uint64) (changed bool) {
	inv := p.Inv(p.Residue(x.Modulus))
	step := new(big.Int)
	for i, v := range x.Values {
		d := p.Mul(p.Sub(residues[i], p.Residue(v)), inv)
		if d == 0 {
			continue
		}
		changed = true
		// The symmetric remainder keeps a short value short, whatever its sign.
		if d > uint64(p)/2 {
			step.SetUint64(uint64(p) - d)
			v.Sub(v, step.Mul(step, x.Modulus))
		} else {
			step.SetUint64(d)
			v.Add(v, step.Mul(step, x.Modulus))
		}
	}
	x.Modulus.Mul(x.Modulus, step.SetUint64(uint64(p)))
	return changed
}

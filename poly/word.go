package poly

import (
	"math/big"
	"math/bits"
	"sync"
)

// wordField is the field of residues modulo a prime p < 2⁶². Its elements are kept in Montgomery form, x·2⁶⁴ mod p,
// which turns each reduction into two word products [Mon85].
type wordField struct {
	p      uint64
	negInv uint64 // −1/p mod 2⁶⁴
	one    uint64 // 2⁶⁴ mod p
	square uint64 // 2¹²⁸ mod p
}

func newWordField(p uint64) *wordField {
	inv := p // x ↦ x(2 − px) doubles the number of right bits; p is right to three
	for range 5 {
		inv *= 2 - p*inv
	}
	f := &wordField{p: p, negInv: -inv}
	_, f.one = bits.Div64(1, 0, p)
	_, f.square = bits.Div64(f.one, 0, p)
	return f
}

func (f *wordField) mul(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	h, l := bits.Mul64(lo*f.negInv, f.p)
	_, carry := bits.Add64(lo, l, 0) // lo + l is 0 modulo 2⁶⁴
	if hi += h + carry; hi >= f.p {
		hi -= f.p
	}
	return hi
}

func (f *wordField) add(a, b uint64) uint64 {
	if a += b; a >= f.p {
		a -= f.p
	}
	return a
}

func (f *wordField) sub(a, b uint64) uint64 {
	if a < b {
		a += f.p
	}
	return a - b
}

func (f *wordField) neg(a uint64) uint64 { return f.sub(0, a) }

// inv returns 1/a by Fermat's little theorem, a ≠ 0.
func (f *wordField) inv(a uint64) uint64 { return f.pow(a, f.p-2) }

func (f *wordField) pow(a, n uint64) uint64 {
	out := f.one
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			out = f.mul(out, a)
		}
		a = f.mul(a, a)
	}
	return out
}

// reduce returns the residue of a.
func (f *wordField) reduce(a *big.Int) uint64 {
	if bits.UintSize != 64 {
		return f.mul(new(big.Int).Mod(a, new(big.Int).SetUint64(f.p)).Uint64(), f.square)
	}
	r, words := uint64(0), a.Bits()
	for i := len(words) - 1; i >= 0; i-- {
		_, r = bits.Div64(r, uint64(words[i]), f.p)
	}
	if a.Sign() < 0 {
		r = f.neg(r)
	}
	return f.mul(r, f.square)
}

// residue returns the integer in [0, p) that a stands for.
func (f *wordField) residue(a uint64) uint64 { return f.mul(a, 1) }

func (f *wordField) reduceAll(num []*big.Int) []uint64 {
	out := make([]uint64, len(num))
	for i, a := range num {
		out[i] = f.reduce(a)
	}
	return out
}

// modulus returns the i-th of a fixed sequence of primes, the largest below 2⁶² first.
func modulus(i int) *wordField {
	moduli.Lock()
	defer moduli.Unlock()
	for len(moduli.fields) <= i {
		p := uint64(1)<<62 - 1
		if n := len(moduli.fields); n > 0 {
			p = moduli.fields[n-1].p - 2
		}
		for !new(big.Int).SetUint64(p).ProbablyPrime(0) { // exact below 2⁶⁴
			p -= 2
		}
		moduli.fields = append(moduli.fields, newWordField(p))
	}
	return moduli.fields[i]
}

// moduli is a cache that only grows.
var moduli struct {
	sync.Mutex
	fields []*wordField
}

// divide replaces a by its remainder by b ≠ 0 (without trailing zeros) and returns the quotient.
func (f *wordField) divide(a, b []uint64) (quo, rem []uint64) {
	n := len(b) - 1
	if len(a) <= n {
		return nil, a
	}
	inv := f.inv(b[n])
	quo = make([]uint64, len(a)-n)
	for i := len(quo) - 1; i >= 0; i-- {
		c := f.mul(a[i+n], inv)
		quo[i] = c
		if c == 0 {
			continue
		}
		for j, v := range b[:n] {
			a[i+j] = f.sub(a[i+j], f.mul(c, v))
		}
	}
	a = a[:n]
	for len(a) > 0 && a[len(a)-1] == 0 {
		a = a[:len(a)-1]
	}
	return quo, a
}

// gcd returns the monic greatest common divisor of a and b, not both zero and without trailing zeros; it uses up both.
func (f *wordField) gcd(a, b []uint64) []uint64 {
	for len(b) > 0 {
		_, r := f.divide(a, b)
		a, b = b, r
	}
	return f.monic(a)
}

func (f *wordField) monic(a []uint64) []uint64 {
	inv := f.inv(a[len(a)-1])
	for i := range a {
		a[i] = f.mul(a[i], inv)
	}
	return a
}

// resultant returns res(a, b) for non-zero a, b without trailing zeros; it uses up both.
func (f *wordField) resultant(a, b []uint64) uint64 {
	out := f.one
	for len(b) > 1 {
		m, n := len(a)-1, len(b)-1
		_, r := f.divide(a, b)
		if len(r) == 0 {
			return 0
		}
		out = f.mul(out, f.pow(b[n], uint64(m-len(r)+1)))
		if m%2 == 1 && n%2 == 1 {
			out = f.neg(out)
		}
		a, b = b, r
	}
	return f.mul(out, f.pow(b[0], uint64(len(a)-1)))
}

// mulAdd adds c·a·x^shift to acc.
func (f *wordField) mulAdd(acc, a []uint64, c uint64, shift int) {
	for i, v := range a {
		acc[i+shift] = f.add(acc[i+shift], f.mul(c, v))
	}
}

// bezout returns u with deg u < deg b and u·a ≡ res(a, b) modulo b, and the resultant, which must not be zero;
// deg a and deg b are at least 1.
func (f *wordField) bezout(a, b []uint64) (u []uint64, res uint64) {
	res = f.resultant(append([]uint64(nil), a...), append([]uint64(nil), b...))
	if res == 0 {
		return nil, 0
	}
	n := len(b) - 1
	r0, r1 := append([]uint64(nil), a...), append([]uint64(nil), b...)
	u0, u1 := []uint64{f.one}, []uint64(nil) // u_i·a ≡ r_i
	for len(r1) > 0 {
		q, r := f.divide(r0, r1)
		next := make([]uint64, max(len(u0), len(u1)+len(q)))
		copy(next, u0)
		for i, c := range q {
			f.mulAdd(next, u1, f.neg(c), i)
		}
		for len(next) > 0 && next[len(next)-1] == 0 {
			next = next[:len(next)-1]
		}
		r0, r1, u0, u1 = r1, r, u1, next
	}
	c := f.mul(res, f.inv(r0[0]))
	u = make([]uint64, n)
	for i, v := range u0 {
		u[i] = f.mul(c, v)
	}
	return u, res
}

package poly

import (
	"math/big"
	"sync"

	"rofz/internal/modular"
)

// PencilNorm returns, but for a rational factor ≠ 0, the norm of Pencil(f, a, b) to ℚ, for polynomials over a number field: its
// roots are the conjugates of the values a/b at the roots of f. It panics if f is constant. It reports false for polynomials over ℚ,
// where a value occurs twice, and for fields of which too few primes are known that split.
//
// Algorithm: modulo primes p of one word for which the minimal polynomial has deg m roots modulo p, up to Hadamard's bound [Col71]. For
// integers of the field the norm is the product of the images, in which one of the roots stands for g.
// Cost: O(dn³) word operations for each of O(dnτ) primes, n = deg f, d = deg m, τ the length of the coefficients in words.
func PencilNorm(f, a, b Poly) (Poly, bool) {
	if f.Degree() < 1 {
		panic("poly: Pencil of a constant")
	}
	k, n := common(f.field, common(a.field, b.field)), max(a.Degree(), b.Degree())
	if k == nil || n < 0 {
		return Poly{}, false
	}
	d := k.deg
	c, both := k.integral(f.Coeffs()), k.integral(append(padded(a, n), padded(b, n)...))
	p, q := both[:(n+1)*d], both[(n+1)*d:]
	// As in pencilModular, for each of the conjugates.
	bits := d * ((k.norm2Bits(c)*n+(max(k.norm2Bits(p), k.norm2Bits(q))+2)*f.Degree())/2 + 1)
	images := modular.NewIntegers(d*f.Degree() + 1)
	for i := 0; images.Modulus.BitLen() <= bits+1; i++ {
		s, ok := k.split.at(k, i)
		if !ok {
			return Poly{}, false
		}
		v := []uint64{1}
		for _, root := range s.roots {
			w, ok := s.m.Pencil(s.image(c, root), s.image(p, root), s.image(q, root))
			if !ok {
				return Poly{}, false
			}
			v = modular.Prime(s.m.Prime()).MulPoly(v, w)
		}
		images.Include(modular.Prime(s.m.Prime()), v)
	}
	return newPoly(nil, images.Values, one), true
}

// integral returns integers of k that are xs times one rational number: the coordinates of each in 1, h, h², …, where h = den·g is
// the integer of integralMinimal.
func (k *Field) integral(xs []Elem) []*big.Int {
	all := one // the common denominator
	for _, x := range xs {
		if x.den != nil {
			all = lcm(all, x.den)
		}
	}
	var out []*big.Int
	for _, x := range xs {
		num, den := x.in(k)
		scale := new(big.Int).Quo(all, den)
		for j := range num { // g^j = h^j/den^j, and all is multiplied by den^(d−1)
			power := new(big.Int).Exp(k.min.den, big.NewInt(int64(k.deg-1-j)), nil)
			out = append(out, power.Mul(power, scale).Mul(power, num[j]))
		}
	}
	return out
}

// integralMinimal returns the coefficients of the minimal polynomial of h = den·g for the denominator den of m: they are integers.
func (k *Field) integralMinimal() []*big.Int {
	out := make([]*big.Int, k.deg+1)
	for i := range k.deg {
		power := new(big.Int).Exp(k.min.den, big.NewInt(int64(k.deg-1-i)), nil)
		out[i] = power.Mul(power, k.min.num[i])
	}
	out[k.deg] = one
	return out
}

// norm2Bits returns a bit length that the sum of the squares of numbers of integral, each in any embedding, does not exceed.
//
// The conjugates of h are at most 2 max |m_(d−i)|^(1/i) in modulus for its minimal polynomial (Fujiwara).
func (k *Field) norm2Bits(numbers []*big.Int) int {
	e := 0
	for j, c := range k.integralMinimal()[:k.deg] {
		i := k.deg - j
		e = max(e, (c.BitLen()+i-1)/i)
	}
	var sizes []*big.Int
	for i := 0; i < len(numbers); i += k.deg {
		size, t := new(big.Int), new(big.Int)
		for j, c := range numbers[i : i+k.deg] {
			size.Add(size, t.Lsh(t.Abs(c), uint((e+1)*j)))
		}
		sizes = append(sizes, size)
	}
	return norm2Bits(sizes)
}

// splitPrimes are primes that split in a field, as far as they were wanted.
type splitPrimes struct {
	sync.Mutex
	tried int
	found []splitPrime
}

// A splitPrime is a prime p, with deg m different roots of integralMinimal modulo p.
type splitPrime struct {
	m     *modular.Montgomery
	roots []uint64
}

// at returns the i-th one of k. It reports false where they are too rare.
func (s *splitPrimes) at(k *Field, i int) (splitPrime, bool) {
	s.Lock()
	defer s.Unlock()
	for len(s.found) <= i {
		if s.tried > 50*(len(s.found)+2) {
			return splitPrime{}, false
		}
		s.tried++
		m := &modular.NewBasis(s.tried).Primes[s.tried-1]
		p := modular.Prime(m.Prime())
		if roots := p.Roots(p.Residues(k.integralMinimal())); len(roots) == k.deg {
			s.found = append(s.found, splitPrime{m, roots})
		}
	}
	return s.found[i], true
}

// image returns the images of integers of the field under h ↦ root, as numbers from 0 to p − 1.
func (s splitPrime) image(numbers []*big.Int, root uint64) []uint64 {
	p, d := modular.Prime(s.m.Prime()), len(s.roots)
	out := make([]uint64, 0, len(numbers)/d)
	values := s.m.Values(numbers)
	for i := 0; i < len(values); i += d {
		out = append(out, p.Eval(values[i:i+d], root))
	}
	return out
}

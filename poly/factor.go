package poly

import (
	"math"
	"math/big"
	"sort"

	"rofz/internal/modular"
)

// Factor returns the irreducible factors of p over ℚ, monic, with multiplicities, ordered by degree and then by their
// coefficients: p = lc(p)·∏ fᵢ^mᵢ. It panics if p is zero or over a number field (see algebraic.Field.Factor).
//
// Algorithm: square-free decomposition, factorisation modulo a small prime, quadratic Hensel lifting to the
// Landau–Mignotte bound, and recombination of the modular factors [Zas69], [GG13, ch. 15].
// Cost: polynomial, but for the recombination, which tries up to 2^(r−1) subsets of the r modular factors.
func (p Poly) Factor() []Factor {
	out, _ := p.FactorWithin(math.MaxInt)
	return out
}

// FactorWithin is Factor with a bound on the number of subsets of modular factors that are tried. It reports false
// when the bound does not suffice: then nothing is known. Polynomials such as the minimal polynomial of
// √2 + √3 + √5 + √7 + √11 + √13 need 2³¹ subsets.
func (p Poly) FactorWithin(subsets int) ([]Factor, bool) { return p.factorWithin(nil, subsets) }

func (p Poly) factorWithin(meter Meter, subsets int) ([]Factor, bool) {
	p.mustRational("Factor")
	var out []Factor
	for _, sf := range p.squareFree(meter) {
		fs, ok := factorSquareFree(meter, sf.Poly.primitive(), subsets)
		if !ok {
			return nil, false
		}
		for _, f := range fs {
			out = append(out, Factor{f.Monic(), sf.Mult})
		}
	}
	sort.Slice(out, func(i, j int) bool { return lessPoly(out[i].Poly, out[j].Poly) })
	return out, true
}

// Irreducible reports whether p, over ℚ, has degree at least 1 and no factor of lower positive degree.
func (p Poly) Irreducible() bool {
	irreducible, _ := p.irreducibleWithin(math.MaxInt)
	return irreducible
}

func (p Poly) irreducibleWithin(subsets int) (irreducible, ok bool) {
	p.mustRational("Irreducible")
	switch {
	case p.Degree() < 1:
		return false, true
	case p.Degree() == 1:
		return true, true
	case GCD(p, p.Derivative()).Degree() > 0:
		return false, true
	}
	fs, ok := factorSquareFree(nil, p.primitive(), subsets)
	return len(fs) == 1, ok
}

func lessPoly(a, b Poly) bool {
	if a.Degree() != b.Degree() {
		return a.Degree() < b.Degree()
	}
	ra, rb := a.rats(), b.rats()
	for i := range ra {
		if c := ra[i].Cmp(rb[i]); c != 0 {
			return c < 0
		}
	}
	return false
}

// factorSquareFree splits a primitive square-free integer polynomial of positive degree.
func factorSquareFree(meter Meter, f Poly, subsets int) ([]Poly, bool) {
	var out []Poly
	if f.num[0].Sign() == 0 {
		out = append(out, FromInts(0, 1))
		f = newPoly(nil, f.num[1:], one)
	}
	switch {
	case f.Degree() == 0:
		return out, true
	case f.Degree() == 1:
		return append(out, f), true
	}
	prime, mods, irreducible := chooseModulus(meter, f)
	if irreducible {
		return append(out, f), true
	}
	fs, ok := recombine(meter, f, lift(meter, f, mods, prime), subsets)
	return append(out, fs...), ok
}

// chooseModulus factors f modulo several primes that leave its degree and square-freeness, and returns the
// factorisation with the fewest factors. When the degrees of factors that different primes allow have nothing in
// common but 0 and n, f is irreducible.
func chooseModulus(meter Meter, f Poly) (prime modular.Prime, mods [][]uint64, irreducible bool) {
	n := f.Degree()
	trials := 7 + min(f.normBits()*n/2000, 50)                          // more, where lifting is dear
	possible := new(big.Int).Sub(new(big.Int).Lsh(one, uint(n+1)), one) // bit d: a factor of degree d is possible
	only := new(big.Int).SetBit(big.NewInt(1), n, 1)
	for p, tried := modular.Prime(3), 0; tried < trials; p = p.Next() {
		meter.spend(n*longest(f.num) + 64*n*n)
		g := p.Residues(f.num)
		if g[n] == 0 || len(p.GCD(g, p.Derivative(g))) > 1 {
			continue
		}
		tried++
		fs := p.Factor(p.Monic(g))
		sums := big.NewInt(1)
		for _, h := range fs {
			sums.Or(sums, new(big.Int).Lsh(sums, uint(len(h)-1)))
		}
		if possible.And(possible, sums); possible.Cmp(only) == 0 {
			return 0, nil, true
		}
		if mods == nil || len(fs) < len(mods) {
			prime, mods = p, fs
		}
	}
	return prime, mods, false
}

// recombine finds the true factors of f among the products of the monic factors of f modulo m, which exceeds twice
// any coefficient of lc(f)·(a factor of f). It gives up after the given number of subsets.
func recombine(meter Meter, f Poly, l lifted, subsets int) ([]Poly, bool) {
	var out []Poly
	rest := l.factors
	for size := 1; 2*size <= len(rest); size++ {
		pick := make([]int, size)
		for i := range pick {
			pick[i] = i
		}
		for more := true; more && 2*size <= len(rest); {
			meter.spend(f.Degree())
			if subsets--; subsets < 0 {
				return nil, false
			}
			g, ok := l.candidate(f, rest, pick)
			if !ok {
				more = nextSubset(pick, len(rest))
				continue
			}
			out = append(out, g)
			f = f.Quo(g).primitive()
			rest = without(rest, pick)
			for i := range pick { // a subset that came earlier cannot succeed now: start again at this size
				pick[i] = i
			}
		}
	}
	return append(out, f), true
}

// candidate tests whether the picked factors multiply to a true factor. The constant terms are tried first: they
// refuse nearly all subsets without a polynomial product.
func (l lifted) candidate(f Poly, fs [][]*big.Int, pick []int) (Poly, bool) {
	lead := f.num[len(f.num)-1]
	c, t := new(big.Int).Set(lead), new(big.Int)
	for _, i := range pick {
		c.Mod(c.Mul(c, fs[i][0]), l.modulus)
	}
	symmetric(c, l.modulus)
	if c.Sign() == 0 || t.Rem(t.Mul(lead, f.num[0]), c).Sign() != 0 {
		return Poly{}, false
	}
	g := []*big.Int{new(big.Int).Set(lead)}
	for _, i := range pick {
		g = mulMod(g, fs[i], l.modulus)
	}
	for _, a := range g {
		symmetric(a, l.modulus)
	}
	h := newPoly(nil, g, one).primitive()
	if f.Rem(h).IsZero() {
		return h, true
	}
	return Poly{}, false
}

func symmetric(a, m *big.Int) {
	if new(big.Int).Lsh(a, 1).Cmp(m) > 0 {
		a.Sub(a, m)
	}
}

// nextSubset advances pick to the next subset of {0, …, n−1} of its size in lexicographic order.
func nextSubset(pick []int, n int) bool {
	k := len(pick)
	for i := k - 1; i >= 0; i-- {
		if pick[i] < n-k+i {
			pick[i]++
			for j := i + 1; j < k; j++ {
				pick[j] = pick[j-1] + 1
			}
			return true
		}
	}
	return false
}

func without(fs [][]*big.Int, pick []int) [][]*big.Int {
	var out [][]*big.Int
	for i, f := range fs {
		if len(pick) > 0 && pick[0] == i {
			pick = pick[1:]
			continue
		}
		out = append(out, f)
	}
	return out
}

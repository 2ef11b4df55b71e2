package poly

// image is a ring homomorphism from those elements of a number field whose denominators are prime to p onto the
// residues modulo p: the generator goes to a root of the minimal polynomial modulo p.
type image struct {
	f    *wordField
	root uint64
}

// findImage looks for a prime modulo which m has a root. There are infinitely many, about one in d or more of all primes
// but for unusual fields, where nil may be returned.
func findImage(m Poly) *image {
	const trials = 200
	for i := range trials {
		f := modulus(i)
		if f.reduce(m.den) == 0 {
			continue
		}
		if root, ok := f.root(f.monic(f.reduceAll(m.num))); ok {
			return &image{f, root}
		}
	}
	return nil
}

// root returns a root of the monic g of degree ≥ 2, if there is one: the gcd of g with x^p − x holds the linear
// factors, and gcds with (x+s)^((p−1)/2) − 1 take them apart [CZ81].
func (f *wordField) root(g []uint64) (uint64, bool) {
	h := f.powerModulo([]uint64{0, f.one}, f.p, g)
	g = f.gcd(g, f.minus(h, []uint64{0, f.one}))
	for s := f.one; len(g) > 2; s = f.add(s, f.one) {
		h := f.minus(f.powerModulo([]uint64{s, f.one}, f.p/2, g), []uint64{f.one})
		d := f.gcd(append([]uint64(nil), g...), h)
		if n := len(d); n > 1 && n < len(g) {
			g = d
		}
	}
	if len(g) < 2 {
		return 0, false
	}
	return f.neg(g[0]), true
}

func (f *wordField) minus(a, b []uint64) []uint64 {
	out := make([]uint64, max(len(a), len(b)))
	copy(out, a)
	f.mulAdd(out, b, f.neg(f.one), 0)
	for len(out) > 0 && out[len(out)-1] == 0 {
		out = out[:len(out)-1]
	}
	return out
}

// powerModulo returns aⁿ modulo g, deg g ≥ 2 > deg a.
func (f *wordField) powerModulo(a []uint64, n uint64, g []uint64) []uint64 {
	out := []uint64{f.one}
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			out = f.mulModulo(out, a, g)
		}
		a = f.mulModulo(a, a, g)
	}
	return out
}

func (f *wordField) mulModulo(a, b, g []uint64) []uint64 {
	if len(a) == 0 || len(b) == 0 {
		return nil
	}
	out := make([]uint64, len(a)+len(b)-1)
	for i, c := range a {
		f.mulAdd(out, b, c, i)
	}
	_, out = f.divide(out, g)
	return out
}

// of returns the images of the coefficients of den·p, which are integers in g, or false when that of the leading one is
// zero.
func (h *image) of(p Poly) ([]uint64, bool) {
	d := p.field.Degree()
	out := make([]uint64, p.Degree()+1)
	for i := range out {
		for j := d - 1; j >= 0; j-- {
			out[i] = h.f.add(h.f.mul(out[i], h.root), h.f.reduce(p.num[i*d+j]))
		}
	}
	return out, len(out) > 0 && out[len(out)-1] != 0
}

// coprimeImages reports that p and q over k are coprime, because their images are. False says nothing.
//
// It is a proof: the homomorphism extends to a valuation ring of k, over which the leading coefficients are units; by
// Gauss' lemma a monic common divisor has its coefficients there, and its image has the same degree.
func (k *Field) coprimeImages(p, q Poly) bool {
	k.once.Do(func() { k.image = findImage(k.min) })
	if k.image == nil {
		return false
	}
	a, ok := k.image.of(p)
	b, ok2 := k.image.of(q)
	return ok && ok2 && len(k.image.f.gcd(a, b)) == 1
}

package poly

import "rofz/internal/modular"

// image is a ring homomorphism from those elements of a number field whose denominators are prime to p onto the
// residues modulo p: the generator goes to a root of the minimal polynomial modulo p.
type image struct {
	f    modular.Prime
	root uint64
}

// findImage looks for a prime modulo which m has a root. There are infinitely many, about one in d or more of all primes
// but for unusual fields, where nil may be returned.
func findImage(m Poly) *image {
	const trials = 200
	for i := range trials {
		f := modular.Large(i)
		if f.Residue(m.den) == 0 {
			continue
		}
		if root, ok := f.Root(f.Residues(m.num)); ok {
			return &image{f, root}
		}
	}
	return nil
}

// of returns the images of the coefficients of den·p, which are integers in g, or false when that of the leading one is
// zero.
func (h *image) of(p Poly) ([]uint64, bool) {
	d := p.field.Degree()
	out := make([]uint64, p.Degree()+1)
	for i := range out {
		out[i] = h.f.Eval(h.f.Residues(p.num[i*d:(i+1)*d]), h.root)
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
	return ok && ok2 && len(k.image.f.GCD(a, b)) == 1
}

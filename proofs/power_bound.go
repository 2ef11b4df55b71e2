package proofs

import (
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/proofs/certificate"
)

// proposePowerBound proposes the evidence that the powers of v are bounded, or that they are not. It
// takes the characteristic polynomial of v. One of the two always exists: they are bounded exactly if the zeros of the
// minimal polynomial have |ζ| ≤ 1, those with |ζ| = 1 being simple.
func proposePowerBound(k algebraic.Field, v [][]poly.Elem, characteristic poly.Poly) (certificate.PowerBound, PowersOfV) {
	outside := func() (certificate.PowerBound, PowersOfV) {
		z := outsideWitness(k, characteristic)
		return certificate.PowerBound{Witness: &z}, PowersOfV{Outside: &z}
	}
	f := minimalPolynomial(v)
	d := proposeDisc(k, f, false)
	if d.outside != nil {
		return outside()
	}
	if d.double.IsZero() {
		return certificate.PowerBound{Annihilator: f, Disc: d.disc}, PowersOfV{}
	}
	h := d.double
	mirrored := proposeDisc(k, h.Reverse(h.Degree()), false)
	if mirrored.outside != nil { // h has a zero inside, and its mirror image outside
		return outside()
	}
	rest := f.Quo(h.Mul(h))
	for j := range v {
		e := make([]poly.Elem, len(v))
		e[j] = poly.Int(1)
		x := applyPolynomial(rest, v, e)
		if !poly.New(applyPolynomial(h, v, x)...).IsZero() {
			return certificate.PowerBound{X: x, H: h, HDisc: mirrored.disc}, PowersOfV{Block: h}
		}
	}
	panic("internal error: a proper divisor of the minimal polynomial annihilates")
}

func isUnbounded(b certificate.PowerBound) bool { return b.Witness != nil || b.X != nil }

// applyPolynomial returns f(v)x.
func applyPolynomial(f poly.Poly, v [][]poly.Elem, x []poly.Elem) []poly.Elem {
	out := make([]poly.Elem, len(x))
	for j := f.Degree(); j >= 0; j-- {
		out = applyMatrix(v, out)
		for i := range out {
			out[i] = out[i].Add(f.Coeff(j).Mul(x[i]))
		}
	}
	return out
}

func applyMatrix(v [][]poly.Elem, x []poly.Elem) []poly.Elem {
	out := make([]poly.Elem, len(v))
	for i, row := range v {
		for j, a := range row {
			out[i] = out[i].Add(a.Mul(x[j]))
		}
	}
	return out
}

// minimalPolynomial returns the monic polynomial of least degree that annihilates v.
//
// Algorithm: the least common multiple of the annihilators of the unit vectors, each from the first linear dependence
// among x, vx, v²x, …. Cost: O(r⁴).
func minimalPolynomial(v [][]poly.Elem) poly.Poly {
	out := poly.FromInts(1)
	for j := range v {
		e := make([]poly.Elem, len(v))
		e[j] = poly.Int(1)
		x := applyPolynomial(out, v, e)
		out = out.Mul(annihilator(v, x))
	}
	return out.Monic()
}

// annihilator returns the monic polynomial f of least degree with f(v)x = 0.
func annihilator(v [][]poly.Elem, x []poly.Elem) poly.Poly {
	type row struct {
		pivot int
		x, f  poly.Poly // x as a polynomial, x = f(v)x₀
	}
	var rows []row
	f := poly.FromInts(1)
	for {
		y, g := poly.New(x...), f
		for _, r := range rows {
			if c := y.Coeff(r.pivot); !c.IsZero() {
				c = c.Quo(r.x.Coeff(r.pivot))
				y, g = y.Sub(r.x.Scale(c)), g.Sub(r.f.Scale(c))
			}
		}
		if y.IsZero() {
			return g.Monic()
		}
		rows = append(rows, row{y.Degree(), y, g})
		x, f = applyMatrix(v, x), f.Shift(1)
	}
}

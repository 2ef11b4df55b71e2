package scheme

import (
	"context"
	"math/big"

	"rofz/internal/budget"
	"rofz/poly"
)

// leastTridiagonal is the number of stages from which on a tridiagonal matrix over ℚ, such as those of the families of
// Gauss, Radau and Lobatto, has an algorithm of its own. Smaller ones are quick in any case.
const leastTridiagonal = 13

// tridiagonal reports whether A is over ℚ, large enough, and has nothing but zeros beside the diagonal and its two neighbours.
func (x integral) tridiagonal() bool {
	if x.ring.field != nil || len(x.m) < leastTridiagonal {
		return false
	}
	for i, row := range x.m {
		if i > 1 && !zeros(row[:i-1]) || i+2 < len(row) && !zeros(row[i+2:]) {
			return false
		}
	}
	return true
}

// deriveTridiagonal fills in Q₀ and P₀ of a tridiagonal realization. All numbers are fractions in lowest terms, since those
// of the families are shorter by far than integers over powers of a common denominator.
//
// Algorithm: the continuant f_k = (1 − a_kk z) f_{k−1} − a_{k,k−1} a_{k−1,k} z² f_{k−2} for the leading minors of I − zA, and P₀
// from the vector s(z).
// Cost: O(s²) operations on coefficients.
func (x integral) deriveTridiagonal(ctx context.Context, d Derivation) (Derivation, error) {
	a := d.Realization.A
	last, f := poly.Poly{}, poly.FromInts(1)
	for k := range a {
		next := f.Sub(f.Scale(a[k][k]).Shift(1))
		if k > 0 {
			next = next.Sub(last.Scale(a[k][k-1].Mul(a[k-1][k])).Shift(2))
		}
		last, f = f, next
	}
	d.Q0, d.P0 = f, f
	d.stages = &stageVectors{x: x, z: x.shortVector(ctx, f)}
	for i, b := range d.Realization.B {
		if !b.IsZero() {
			d.P0 = d.P0.Add(d.stages.z[i].Scale(b).Shift(1))
		}
	}
	return d.reduce()
}

// shortVector returns s(z), by the algorithm of Derivation.Vector in fractions in lowest terms.
func (x integral) shortVector(ctx context.Context, q poly.Poly) []poly.Poly {
	s := len(x.m)
	q0, denominator := q.Integers()
	vectors := make([]stageVector, s)
	all, g := big.NewInt(1), new(big.Int) // the least common denominator
	last := stageVector{make([]elt, s), big.NewInt(1)}
	for k := range s + 1 {
		budget.Spend(ctx, 3*s*budget.Words(last.den.BitLen())*budget.Words(x.d.BitLen()))
		last = stageVector{x.ring.apply(x.m, last.x), new(big.Int).Mul(last.den, x.d)}
		if k < len(q0) { // add q_k e
			for i, e := range x.e {
				own := x.ring.scale(new(big.Int).Mul(denominator, x.epsilon), last.x[i])
				last.x[i] = x.ring.add(own, x.ring.scale(new(big.Int).Mul(q0[k], last.den), e))
			}
			last.den.Mul(last.den, denominator).Mul(last.den, x.epsilon)
		}
		if k == s {
			break
		}
		last = last.lowest()
		vectors[k] = last
		g.GCD(nil, nil, all, last.den)
		all.Mul(all, g.Quo(last.den, g))
	}
	if !zeros(last.x) {
		panic("internal error: det(I − zA) does not annihilate A")
	}
	for k, v := range vectors {
		vectors[k].x = make([]elt, s)
		for i, y := range v.x {
			vectors[k].x[i] = x.ring.scale(g.Quo(all, v.den), y)
		}
	}
	out := make([]poly.Poly, s)
	component := make([]elt, s)
	for i := range out {
		for k, v := range vectors {
			component[k] = v.x[i]
		}
		out[i] = poly.FromBigInts(integers(component), all)
	}
	return out
}

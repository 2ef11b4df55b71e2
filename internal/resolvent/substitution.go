package resolvent

import (
	"context"
	"math"
	"math/big"

	"rofz/internal/budget"
)

// substitution is for a lower triangular matrix, whose determinant is that of its diagonal: q = Π(1 − m_ii w). It solves
// (I − wM)y = e forwards, over one denominator: with y_i = N_i/Π_{l≤i}(1 − m_ll w),
//
//	N_i = e_i Π_{l<i}(1 − m_ll w) + w Σ_{j<i} m_ij N_j Π_{j<l<i}(1 − m_ll w),   n = Σ_j b_j N_j Π_{j<l}(1 − m_ll w).
//
// The sums are computed as Horner does it, j going up: what is there times 1 − m_jj w, and then the next term.
//
// All is exact modulo powers of 2⁶⁴ that exceed the integers in question twice. With ‖M‖ = max_i Σ_j |m_ij|, the coefficients of
// N_i, by induction on i, and those of the sums on the way are at most those of max|e_i| (1 + ‖M‖w)^{i+1}; those of n are
// at most those of Σ|b_i| max|e_i| (1 + ‖M‖w)^s, and those of q at most those of (1 + ‖M‖w)^s.
func substitution(ctx context.Context, m [][]*big.Int, b, e []*big.Int) (n, q []*big.Int) {
	s := len(m)
	entries, diagonal := make([]*big.Int, 0, s*(s+1)/2), make([]*big.Int, 0, s) // the rows up to the diagonal
	norm := math.Inf(-1)
	for i, row := range m {
		entries, diagonal = append(entries, row[:i+1]...), append(diagonal, row[i])
		norm = max(norm, logSum(row[:i+1]))
	}
	largest, binomials := max(logMax(e), 0), logBinomials(make([]float64, s+1))
	bounded := func(factor float64) shape { // for the coefficients of factor·(1 + ‖M‖w)^s
		return shapeFor(s+1, func(k int) float64 { return factor + power(norm, k) + binomials[k] })
	}
	inner, outer := bounded(largest), bounded(largest+logSum(b))
	a, weights, start, d := newNumbers(entries), newNumbers(b), newNumbers(e), newNumbers(diagonal)
	y := inner.rows(s)
	for i := range y {
		budget.Spend(ctx, i*i*inner.lengths[i])
		start.addTo(y[i].at(0), i, unit, 0)
		for j := range i {
			d.eliminate(y[i], j, j+1)
			a.addProducts(y[i], i*(i+1)/2+j, y[j], 1)
		}
	}
	sum, det := outer.zero(s), inner.zero(s+1)
	det.at(0)[0] = 1
	for j := range y {
		d.eliminate(det, j, j+1)
		d.eliminate(sum, j, j)
		weights.addProducts(sum, j, y[j], 0)
	}
	return integers(sum.list()), integers(det.list())
}

// power returns the logarithm of the k-th power of a number, of which ratio is the logarithm; 0⁰ is 1.
func power(ratio float64, k int) float64 {
	if k == 0 {
		return 0
	}
	return float64(k) * ratio
}

// eliminate multiplies a series by 1 − d_j w, up to wⁿ.
func (d *numbers) eliminate(x series, j, n int) {
	limbs, at := x.limbs, x.offsets
	for k := n; k > 0; k-- {
		sum, from := limbs[at[k]:at[k+1]], limbs[at[k-1]:at[k]]
		if d.width > 1 {
			d.addTo(sum, j, from, ^uint64(0))
		} else if m := d.limbs[j]; m != 0 {
			addWord(sum, from, m, ^d.signs[j])
		}
	}
}

// addProducts adds the number at a place times y·w^shift to x.
func (a *numbers) addProducts(x series, place int, y series, shift int) {
	limbs, at, from := x.limbs, x.offsets[shift:], y.offsets
	for k := range y.terms {
		sum, term := limbs[at[k]:at[k+1]], y.limbs[from[k]:from[k+1]]
		if a.width > 1 {
			a.addTo(sum, place, term, 0)
		} else if m := a.limbs[place]; m != 0 {
			addWord(sum, term, m, a.signs[place])
		}
	}
}

// shape says how many limbs the coefficients of a series have, and where they stand.
type shape struct{ lengths, offsets []int }

// shapeFor returns the shape of a series with so many terms, of which there are bounds.
func shapeFor(terms int, bound func(k int) float64) shape {
	x := shape{make([]int, terms), make([]int, terms+1)}
	for k := range terms {
		x.lengths[k] = limbsFor(bound(k))
		x.offsets[k+1] = x.offsets[k] + x.lengths[k]
	}
	return x
}

// series is a polynomial in w.
type series struct {
	shape
	terms int
	limbs []uint64
}

// zero returns a series with so many terms, all of them zero.
func (x shape) zero(terms int) series { return series{x, terms, make([]uint64, x.offsets[terms])} }

// at returns the coefficient of w^k.
func (x series) at(k int) []uint64 { return x.limbs[x.offsets[k]:x.offsets[k+1]:x.offsets[k+1]] }

// rows returns series with 1, 2, …, n terms, all of them zero.
func (x shape) rows(n int) []series {
	length := 0
	for i := range n {
		length += x.offsets[i+1]
	}
	limbs, list := make([]uint64, length), make([]series, n)
	for i := range list {
		list[i] = series{x, i + 1, limbs[:x.offsets[i+1]]}
		limbs = limbs[x.offsets[i+1]:]
	}
	return list
}

func (x series) list() [][]uint64 {
	list := make([][]uint64, x.terms)
	for k := range list {
		list[k] = x.at(k)
	}
	return list
}

package resolvent

import (
	"context"
	"math"
	"math/big"
	"slices"

	"rofz/internal/budget"
)

// moments is for a lower triangular matrix, whose determinant is that of its diagonal: q = Π(1 − m_ii w). Then
// n = q Σ μ_k w^k with the moments μ_k = bᵀMᵏe, and n has degree below s, so that s of them are enough.
//
// All is exact modulo powers of 2⁶⁴ that exceed the integers in question twice: with the norms ‖M‖ = max_i Σ_j |m_ij|
// and δ = max|m_ii|,
//
//	|Mᵏe| ≤ ‖M‖ᵏ max|e_i|,   |μ_k| ≤ Σ|b_i| ‖M‖ᵏ max|e_i|,   |q_k| ≤ C(s, k) δᵏ,
//	|n_k| ≤ Σ_j |q_j μ_{k−j}| ≤ Σ|b_i| ‖M‖ᵏ max|e_i| · Σ_{j≤k} C(s, j).
func moments(ctx context.Context, m [][]*big.Int, b, e []*big.Int) (n, q []*big.Int) {
	s := len(m)
	entries, diagonal := make([]*big.Int, 0, s*(s+1)/2), make([]*big.Int, 0, s) // the rows up to the diagonal
	norm := math.Inf(-1)
	for i, row := range m {
		entries = append(entries, row[:i+1]...)
		diagonal = append(diagonal, row[i])
		norm = max(norm, logSum(row[:i+1]))
	}
	largest, sum := logMax(e), logSum(b)
	power := func(k int) float64 { // ‖M‖ᵏ max|e_i|
		if k <= 0 {
			return largest
		}
		return float64(k)*norm + largest
	}
	qs := determinantOf(diagonal)
	mu := newList(s, limbsFor(max(power(0), power(s-1))+sum))
	v := newList(s, limbsFor(max(power(0), power(s-1))))
	w := newList(s, v.width)
	a, weights, start := newNumbers(entries), newNumbers(b), newNumbers(e)
	length := limbsFor(power(0))
	for i := range s {
		start.addTo(v.fresh(i, length), i, unit, 0)
	}
	sizes := make([]int, s)
	first := 0 // all entries of v before are zero, and stay so
	for k := range s {
		budget.Spend(ctx, s*s*length)
		for first < s && zero(v.at(first, length)) {
			first++
		}
		sizes[k] = limbsFor(power(k) + sum)
		weights.addDot(mu.at(k, sizes[k]), 0, v, length, first, s)
		if k == s-1 {
			break
		}
		next := limbsFor(power(k + 1))
		for i := range s {
			a.addDot(w.fresh(i, next), i*(i+1)/2, v, length, first, i+1)
		}
		v, w, length = w, v, next
	}
	return integers(products(qs, mu, sizes, func(k int) float64 { return power(k) + sum })), integers(qs)
}

// products returns the coefficients of q Σ μ_k w^k up to w^{s−1}, with bounds for the moments.
func products(q [][]uint64, mu list, sizes []int, bound func(k int) float64) [][]uint64 {
	s := len(sizes)
	out, lengths, binomials, width := make([][]uint64, s), make([]int, s), 0.0, 1
	for k, c := range logBinomials(make([]float64, s+1))[:s] {
		binomials += math.Exp2(c)
		lengths[k] = limbsFor(bound(k) + logarithm(binomials, 0))
		width = max(width, lengths[k])
	}
	n := newList(s, width)
	for k := range out {
		out[k] = n.at(k, lengths[k])
		for j := range k + 1 {
			addProduct(out[k], mu.at(k-j, sizes[k-j]), q[j])
		}
	}
	return out
}

// unit is the number 1.
var unit = []uint64{1}

func zero(x []uint64) bool {
	return !slices.ContainsFunc(x, func(limb uint64) bool { return limb != 0 })
}

// determinantOf returns the coefficients of Π(1 − dᵢw).
func determinantOf(diagonal []*big.Int) [][]uint64 {
	s, largest := len(diagonal), logMax(diagonal)
	q, binomials := make([][]uint64, s+1), logBinomials(make([]float64, s+1))
	q[0] = unit
	width := 1
	for k := 1; k <= s; k++ {
		width = max(width, limbsFor(float64(k)*largest+binomials[k]))
	}
	store := newList(s+1, width)
	for k := 1; k <= s; k++ {
		q[k] = store.at(k, limbsFor(float64(k)*largest+binomials[k]))
	}
	d := newNumbers(diagonal)
	for i := range s {
		for k := i + 1; k > 0; k-- {
			d.addTo(q[k], i, q[k-1], ^uint64(0))
		}
	}
	return q
}

package resolvent

import (
	"math/big"
	"sync"
)

// shortRows reports whether the matrix is one that bordering takes up: the row sums stay far below 2⁶³.
func shortRows(m [][]*big.Int) bool {
	for _, row := range m {
		for _, x := range row {
			if x.BitLen() > 58 { // a sum of mostBordering entries, less another one, is below 2⁶³
				return false
			}
		}
	}
	return true
}

// bordering is for a small matrix of short entries and a vector e of zeros and ones. It takes e for the first axis: with
// the matrix T that has e in place of one column of I, where eᵢ = 1, the resolvent is that of T⁻¹MT, bᵀT and e₁, again
// in integers. Then it goes from each trailing block N of that matrix to the next one, N bordered by the corner a, the
// row rᵀ and the column c: the new determinant is the old one times the first coefficients of
//
//	1 − aw − (rᵀc)w² − (rᵀNc)w³ − …  [Sam42, Ber84].
//
// In the last step the numerator costs one row more: with βᵀ, the last s−1 entries of bᵀT, it is the old determinant
// times (bᵀe) + (βᵀc)w + (βᵀNc)w² + …
//
// There are no divisions, so that all is exact modulo powers of 2⁶⁴. With ν for the largest Σ_j |m_ij| of the new matrix
// and σ = Σ|b_i|, the entries of N^j c are at most ν^{j+1}, and
//
//	|rᵀN^j c| ≤ ν^{j+2},   |q_k| ≤ C(s, k) ν^k,   |βᵀN^j c| ≤ σ ν^{j+1},   |n_k| ≤ σ ν^k Σ_{j≤k} C(s−1, j),
//
// for all blocks alike; the last sum is below 2^{s−1}.
func bordering(m [][]*big.Int, b, e []*big.Int) (n, q []*big.Int) {
	x := scratch.Get().(*bordered)
	defer scratch.Put(x)
	x.load(m, b, e)
	for k := x.s - 1; k >= 0; k-- {
		x.extend(k)
	}
	s := x.s
	all := integers(append(x.q[:s+1:s+1], x.numerator[:s]...))
	return all[s+1:], all[:s+1]
}

// scratch only saves allocations, which would take longer than the work for three stages.
var scratch = sync.Pool{New: func() any { return new(bordered) }}

// terms is one more than the largest degree.
const terms = mostBordering + 1

// bordered is the scratch of bordering.
type bordered struct {
	s       int
	axes    [mostBordering]int                    // their order: that of e first
	inE     [mostBordering]bool                   // whether e is 1 there, in this order
	m       [mostBordering * mostBordering]int64  // T⁻¹MT by rows, in this order
	size    [mostBordering * mostBordering]uint64 // the absolute values of its entries
	sign    [mostBordering * mostBordering]uint64 // their signs, as addWord wants them
	b       numbers                               // the weights, in this order
	powers  [terms]int                            // limbs for νᵏ
	lengths [terms]int                            // limbs for C(s, k) νᵏ
	moment  [terms]int                            // limbs for σ νᵏ
	final   [terms]int                            // limbs for σ νᵏ 2^{s−1}

	limbs     []uint64 // of all that follows
	used      int
	v, w      list // Nʲc
	factors   list
	stores    [2]list // of the determinants of two blocks
	factor    [terms][]uint64
	q, last   [terms][]uint64
	moments   [terms][]uint64
	numerator [terms][]uint64
}

// take returns a list from the limbs that are left.
func (x *bordered) take(n, width int) list {
	if x.used+n*width > len(x.limbs) {
		x.limbs, x.used = make([]uint64, 2*len(x.limbs)+n*width), 0
	}
	l := list{width, x.limbs[x.used : x.used+n*width]}
	x.used += n * width
	return l
}

func (x *bordered) load(m [][]*big.Int, b, e []*big.Int) {
	s := len(m)
	x.s, x.used = s, 0
	x.conjugate(m, e)
	x.b.set(b, x.axes[:s])
	var largest uint64
	for i := range s {
		var sum uint64
		for j := i * s; j < (i+1)*s; j++ {
			x.sign[j] = uint64(x.m[j] >> 63)
			x.size[j] = (uint64(x.m[j]) ^ x.sign[j]) - x.sign[j]
			sum += x.size[j]
		}
		largest = max(largest, sum)
	}
	norm := logarithm(float64(max(largest, 1)), 0) // the zero matrix has no logarithm
	sum := logSum(b)
	var binomials [terms]float64
	width, border := 1, 1
	for k, binomial := range logBinomials(binomials[:s+1]) {
		power := float64(k) * norm
		x.powers[k], x.lengths[k] = limbsFor(power), limbsFor(power+binomial)
		x.moment[k], x.final[k] = limbsFor(power+sum), limbsFor(power+sum+float64(s-1))
		width, border = max(width, x.lengths[k]), max(border, x.final[k])
	}
	x.v, x.w, x.factors = x.take(s, width), x.take(s, width), x.take(s+1, width)
	x.stores = [2]list{x.take(s+1, width), x.take(s+1, width)}
	moments, numerator := x.take(s, border), x.take(s, border)
	for k := range s {
		x.moments[k], x.numerator[k] = moments.fresh(k, x.moment[k]), numerator.fresh(k, x.final[k])
	}
	x.q[0], x.last[0], x.factor[0] = unit, unit, unit
}

// conjugate fills in T⁻¹MT, with the axis of e as the first one.
func (x *bordered) conjugate(m [][]*big.Int, e []*big.Int) {
	s, p := x.s, 0
	for e[p].Sign() == 0 {
		p++
	}
	for i := range s {
		at := i
		switch {
		case i == 0:
			at = p
		case i <= p:
			at = i - 1
		}
		x.axes[i], x.inE[i] = at, e[at].Sign() != 0
	}
	for i, from := range x.axes[:s] {
		row := x.m[i*s : (i+1)*s]
		row[0] = 0
		for j, at := range x.axes[:s] {
			y := m[from][at].Int64()
			if j > 0 {
				row[j] = y
			}
			if x.inE[j] {
				row[0] += y
			}
		}
		if i > 0 && x.inE[i] {
			for j, y := range x.m[:s] {
				row[j] -= y
			}
		}
	}
}

// add adds the entry (i, j) of the matrix times v to sum, or takes it away if minus is −1.
func (x *bordered) add(sum []uint64, i, j int, v []uint64, minus uint64) {
	at := i*x.s + j
	addWord(sum, v, x.size[at], x.sign[at]^minus)
}

// extend goes from the block behind axis k, whose determinant is in q, to the one from k on; at the end, for k = 0, it
// computes the numerator.
func (x *bordered) extend(k int) {
	n := x.s - 1 - k
	x.factor[1] = x.factors.fresh(1, x.powers[1])
	x.add(x.factor[1], k, k, unit, ^uint64(0))
	for i := range n {
		x.add(x.v.fresh(i, x.powers[1]), k+1+i, k, unit, 0)
	}
	for j := range n {
		length := x.powers[j+1]
		t := x.factors.fresh(j+2, x.powers[j+2])
		for i := range n {
			x.add(t, k, k+1+i, x.v.at(i, length), ^uint64(0))
		}
		x.factor[j+2] = t
		if k == 0 {
			for i := range n {
				x.b.addTo(x.moments[j+1], 1+i, x.v.at(i, length), 0)
			}
		}
		if j < n-1 {
			x.apply(k+1, j)
		}
	}
	if k == 0 {
		x.finish()
	}
	x.multiply(n + 1)
}

// apply replaces Nʲc by Nʲ⁺¹c for the block N from the axis `from` on.
func (x *bordered) apply(from, j int) {
	length, next := x.powers[j+1], x.powers[j+2]
	for i := from; i < x.s; i++ {
		y := x.w.fresh(i-from, next)
		for l := from; l < x.s; l++ {
			x.add(y, i, l, x.v.at(l-from, length), 0)
		}
	}
	x.v, x.w = x.w, x.v
}

// multiply multiplies the determinant of degree n−1 by the factor, up to wⁿ.
func (x *bordered) multiply(n int) {
	for i := 1; i <= n; i++ {
		c := x.stores[n%2].fresh(i, x.lengths[i])
		for j := range min(i+1, n) {
			addProduct(c, x.q[j], x.factor[i-j])
		}
		x.last[i] = c
	}
	x.q, x.last = x.last, x.q
}

// finish computes the first moment and multiplies the determinant of the block behind the first axis by the moments.
func (x *bordered) finish() {
	for i, yes := range x.inE[:x.s] {
		if yes {
			x.b.addTo(x.moments[0], i, unit, 0)
		}
	}
	for k, c := range x.numerator[:x.s] {
		for j := range k + 1 {
			addProduct(c, x.moments[k-j], x.q[j])
		}
	}
}

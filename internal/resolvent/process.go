package resolvent

import (
	"math/big"

	"rofz/internal/modular"
)

// process is Hessenberg's process modulo one prime: MN = NH, where H is an upper Hessenberg matrix, N is unit lower
// triangular up to exchanges of the axes, and the first column of N is a multiple of e. It is scratch that serves for
// one prime after the other.
//
// With c = Nᵀb the resolvent is that of H: bᵀ(I − wM)⁻¹e = f·cᵀ(I − wH)⁻¹e₁, e = f·Ne₁. Whatever the prime is, these are
// identities modulo it; where a pivot is missing, the first columns of N span an invariant subspace, and the process
// goes on with another vector.
//
// Each new entry is one inner product. In step r the row i holds N_i0 … N_ir and then M_ir … M_i,s−1, of which no others
// are needed any more, and right holds −H_0r … −H_rr and then the column r of N from row r on.
type process struct {
	p     *modular.Montgomery
	s     int
	rows  []uint64 // s rows of s+1 places
	right []uint64
	b, c  []uint64
	scale uint64 // f
	h     []uint64
	below []uint64 // below[r] = H_r,r−1
	rest  []uint64 // the part of a new column that is not in the span of those before
	chi   []uint64 // chi[m(s+2)+k]: the coefficient of xᵐ of the characteristic polynomial of the block of H from k on
}

func newProcess(s int) *process {
	w := &process{s: s}
	store := make([]uint64, s*(s+1)+s*s+(s+1)*(s+2)+5*s+1)
	take := func(n int) []uint64 {
		part := store[:n:n]
		store = store[n:]
		return part
	}
	w.rows, w.h, w.chi = take(s*(s+1)), take(s*s), take((s+1)*(s+2))
	w.right, w.b, w.c, w.below, w.rest = take(s+1), take(s), take(s), take(s), take(s)
	return w
}

func (w *process) row(i int) []uint64 { return w.rows[i*(w.s+1) : (i+1)*(w.s+1)] }

// run reduces the matrix modulo p and hands the coefficients of n and q to the function put: those of q as 0 … s, then
// those of n.
func (w *process) run(p *modular.Montgomery, m [][]*big.Int, b, e []*big.Int, put func(c int, value uint64)) {
	w.load(p, m, b)
	w.begin(e)
	for r := range w.s {
		w.column(r)
	}
	w.characteristic()
	s := w.s
	for k := range s + 1 {
		put(k, p.Value(w.chi[(s-k)*(s+2)]))
	}
	w.numerator(put)
}

func (w *process) load(p *modular.Montgomery, m [][]*big.Int, b []*big.Int) {
	w.p = p
	for i, row := range m {
		to := w.row(i)[1:]
		for j, x := range row {
			to[j] = p.Residue(x)
		}
		w.b[i] = p.Residue(b[i])
	}
}

// begin makes e, divided by one of its entries, the first column of N. If e vanishes modulo p, so does n, and any column
// will do.
func (w *process) begin(e []*big.Int) {
	for i, x := range e {
		w.rest[i] = w.p.Residue(x)
	}
	w.scale = w.pivot(0)
	w.next(0, w.scale)
}

// column computes column r of H and, from the rest, column r+1 of N.
func (w *process) column(r int) {
	p, s, right := w.p, w.s, w.right
	w.c[r] = p.Dot(w.b[r:], right[r+1:])
	for i := range r + 1 {
		row := w.row(i)
		v := p.Add(p.Dot(row[r+1:], right[r+1:]), p.Dot(row[:i], right[:i]))
		w.h[i*s+r] = v
		right[i] = p.Neg(v)
	}
	if r == s-1 {
		return
	}
	for i := r + 1; i < s; i++ {
		w.rest[i] = p.Dot(w.row(i), right)
	}
	w.below[r+1] = w.pivot(r + 1)
	w.next(r+1, w.below[r+1])
}

// pivot brings a non-zero entry of the rest to place r by an exchange of two axes, and returns it, 0 if there is none.
func (w *process) pivot(r int) uint64 {
	i := r
	for i < w.s && w.rest[i] == 0 {
		i++
	}
	switch i {
	case w.s:
		return 0
	case r:
		return w.rest[r]
	}
	x, y := w.row(i), w.row(r)
	for j := range x {
		x[j], y[j] = y[j], x[j]
	}
	for k := range w.s {
		row := w.row(k)
		row[i+1], row[r+1] = row[r+1], row[i+1]
	}
	w.b[i], w.b[r] = w.b[r], w.b[i]
	w.rest[i], w.rest[r] = w.rest[r], w.rest[i]
	return w.rest[r]
}

// next makes the rest, divided by the pivot, column r of N; without a pivot that is the r-th unit vector.
func (w *process) next(r int, pivot uint64) {
	p := w.p
	for i := range r {
		w.row(i)[r] = 0
	}
	w.right[r] = 0
	w.row(r)[r], w.right[r+1] = p.One(), p.One()
	var inverse uint64
	if pivot != 0 {
		inverse = p.Inv(pivot)
	}
	for i := r + 1; i < w.s; i++ {
		v := p.Mul(w.rest[i], inverse)
		w.row(i)[r], w.right[i+1] = v, v
	}
}

// characteristic expands the determinants of xI − H along their first rows, from the bottom right corner:
//
//	χ_k = x χ_{k+1} − Σ_{j≥k} H_kj (H_{k+1,k} ⋯ H_{j,j−1}) χ_{j+1},   χ_s = 1 [Coh93, 2.2.9].
//
// The coefficients of one power stand side by side, so that each new one is an inner product again.
func (w *process) characteristic() {
	p, s := w.p, w.s
	width := s + 2
	w.chi[s] = p.One() // χ_s
	g := w.right
	for k := s - 1; k >= 0; k-- {
		product := p.One()
		for j := k; j < s; j++ {
			if j > k {
				product = p.Mul(product, w.below[j])
			}
			g[j] = p.Neg(p.Mul(w.h[k*s+j], product))
		}
		for m := range s - k { // χ_{j+1} has the degree s−1−j
			row := w.chi[m*width : (m+1)*width]
			v := p.Dot(g[k:s-m], row[k+1:s-m+1])
			if m > 0 {
				v = p.Add(v, w.chi[(m-1)*width+k+1])
			}
			row[k] = v
		}
		w.chi[(s-k)*width+k] = p.One()
	}
}

// numerator hands over n = f Σ c_j w^j (H_10 ⋯ H_{j,j−1}) det(I − wH_{j+1}), where H_{j+1} is the block from j+1 on and
// its determinant has χ_{j+1} with the coefficients in reverse: the entries of adj(I − wH)e₁.
func (w *process) numerator(put func(c int, value uint64)) {
	p, s := w.p, w.s
	product := w.scale
	for j, c := range w.c {
		if j > 0 {
			product = p.Mul(product, w.below[j])
		}
		w.c[j] = p.Mul(c, product)
	}
	for k := range s {
		at := (s - 1 - k) * (s + 2)
		put(s+1+k, p.Value(p.Dot(w.c[:k+1], w.chi[at+1:at+k+2])))
	}
}

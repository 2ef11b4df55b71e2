package scheme

import (
	"context"
	"math/big"

	"rofz/internal/budget"
	"rofz/internal/modular"
)

// determinant returns the coefficients c₀ = 1, c₁, …, c_s of det(I − wM) = Σ c_k w^k for the s×s integer matrix m.
// For s = 0 it is the constant 1. Neither m nor its entries are changed. It ends the computation around it, as
// budget.Poll does, when ctx is done.
//
// Algorithm: Hessenberg form modulo primes of one word [Coh93, 2.2.9], Chinese remainders. The coefficient c_k is up to
// sign the sum of the principal k×k minors of M; by Hadamard's inequality it is at most the k-th elementary symmetric
// function of the Euclidean norms of the rows, and that decides how many primes it takes.
//
// Cost: O(s³) word operations for each prime and O(s·τ) primes for entries of τ words, then O(s³τ²) to reconstruct.
func determinant(ctx context.Context, m [][]*big.Int) []*big.Int {
	bits := coefficientBits(m)
	c := modular.NewIntegers(len(m) + 1)
	work := newWorkspace(len(m))
	for i := 0; c.Modulus.BitLen() <= bits+1; i++ { // the modulus is at least twice the bounds
		budget.Poll(ctx)
		p := modular.Large(i)
		work.load(p, m)
		work.hessenberg(p)
		c.Include(p, work.characteristic(p))
	}
	return c.Values
}

// coefficientBits returns a bit length that no c_k exceeds.
func coefficientBits(m [][]*big.Int) (bits int) {
	e := make([]*big.Int, len(m)+1) // elementary symmetric functions of the norms seen so far
	for k := range e {
		e[k] = new(big.Int)
	}
	e[0].SetInt64(1)
	square, norm := new(big.Int), new(big.Int)
	for i, row := range m {
		norm.SetInt64(0)
		for _, x := range row {
			norm.Add(norm, square.Mul(x, x))
		}
		if norm.Sign() == 0 {
			continue
		}
		norm.Sqrt(norm).Add(norm, big.NewInt(1)) // Sqrt rounds down
		for k := i + 1; k > 0; k-- {
			e[k].Add(e[k], square.Mul(e[k-1], norm))
		}
	}
	for _, b := range e {
		bits = max(bits, b.BitLen())
	}
	return bits
}

// workspace holds one matrix of residues and the scratch of the two steps.
type workspace struct {
	h     [][]uint64
	scale []uint64   // the multipliers of one elimination
	chi   [][]uint64 // chi[j]: characteristic polynomial of the leading j×j block, ascending
}

func newWorkspace(s int) *workspace {
	w := &workspace{h: make([][]uint64, s), scale: make([]uint64, s), chi: make([][]uint64, s+1)}
	for i := range w.h {
		w.h[i] = make([]uint64, s)
	}
	for j := range w.chi {
		w.chi[j] = make([]uint64, j+1)
	}
	return w
}

func (w *workspace) load(p modular.Prime, m [][]*big.Int) {
	for i, row := range m {
		for j, x := range row {
			w.h[i][j] = p.Residue(x)
		}
	}
}

// hessenberg replaces the matrix by a similar one with zeros below the subdiagonal.
//
// Step k clears column k below row r = k+1: row i loses f_i times row r, and so that the two matrices stay similar
// column r then gains Σ f_i times column i.
func (w *workspace) hessenberg(p modular.Prime) {
	h, s := w.h, len(w.h)
	for k := 0; k+2 < s; k++ {
		r := k + 1
		if !w.pivot(k) {
			continue
		}
		inverse := p.Neg(p.Inv(h[r][k]))
		for i := r + 1; i < s; i++ {
			f := p.Mul(inverse, h[i][k])
			w.scale[i] = p.Neg(f)
			if f != 0 {
				p.AddScaled(h[i][k:], f, h[r][k:])
			}
		}
		for _, row := range h {
			row[r] = p.Add(row[r], p.Dot(w.scale[r+1:], row[r+1:]))
		}
	}
}

// pivot brings a non-zero entry of column k to row k+1 by exchanging two rows and the same two columns. It reports
// false if column k is zero from row k+1 on, where there is nothing to clear.
func (w *workspace) pivot(k int) bool {
	h, r := w.h, k+1
	i := r
	for h[i][k] == 0 {
		if i++; i == len(h) {
			return false
		}
	}
	if i != r {
		h[i], h[r] = h[r], h[i]
		for _, row := range h {
			row[i], row[r] = row[r], row[i]
		}
	}
	return true
}

// characteristic returns the coefficients of det(I − wH) modulo p, H being the Hessenberg matrix in w.h. It expands
// det(xI − H_j) along the last column:
//
//	χ_j = (x − h_jj) χ_{j−1} − Σ_{i<j} h_ij h_{i+1,i} … h_{j,j−1} χ_{i−1}
//
// and reverses the order of the coefficients at the end, for det(I − wH) = w^s χ_s(1/w).
func (w *workspace) characteristic(p modular.Prime) []uint64 {
	s := len(w.h)
	w.chi[0][0] = 1
	for j := range s {
		next, previous := w.chi[j+1], w.chi[j]
		next[0] = 0
		copy(next[1:], previous)
		product := uint64(1) // of the subdiagonal entries between i and j
		for i := j; ; i-- {
			if x := p.Mul(w.h[i][j], product); x != 0 {
				p.AddScaled(next, p.Neg(x), w.chi[i])
			}
			if i == 0 {
				break
			}
			if product = p.Mul(product, w.h[i][i-1]); product == 0 {
				break
			}
		}
	}
	c := make([]uint64, s+1)
	for k, x := range w.chi[s] {
		c[s-k] = x
	}
	return c
}

package modular

import (
	"context"
	"math/big"

	"rofz/internal/budget"
)

// Determinant returns the coefficients c₀ = 1, c₁, …, c_s of det(I − wM) = Σ c_k w^k for the s×s integer matrix m.
// For s = 0 it is the constant 1. Neither m nor its entries are changed. It panics if m is not square.
//
// Algorithm: Hessenberg form modulo primes below 2⁶⁰ [Coh93, 2.2.9], Garner's reconstruction [Gar59]. The coefficient
// c_k is up to sign the sum of the principal k×k minors of M; by Hadamard's inequality it is at most the k-th
// elementary symmetric function of the Euclidean norms of the rows, and that decides how many primes it takes.
//
// Cost: O(s³) word operations for each prime and O(s·τ) primes for entries of τ words, then O(s³τ²) to reconstruct.
func Determinant(m [][]*big.Int) []*big.Int { return DeterminantContext(context.Background(), m) }

// DeterminantContext is Determinant; it ends the computation around it, as budget.Poll does, when ctx is done.
func DeterminantContext(ctx context.Context, m [][]*big.Int) []*big.Int {
	s := len(m)
	for _, row := range m {
		if len(row) != s {
			panic("modular: matrix is not square")
		}
	}
	bounds := coefficientBounds(m)
	need := make([]int, s+1)
	most := 0
	for k, b := range bounds {
		// The product of n primes above 2⁵⁹ exceeds 2b when 59n ≥ bits(b) + 1: then |c_k| ≤ b fixes c_k.
		need[k] = b.BitLen()/(primeBits-1) + 1
		most = max(most, need[k])
	}
	ps := primes(most)
	residues := make([][]uint64, most) // residues[i][k] is c_k modulo ps[i]
	work := newWorkspace(s)
	for i, p := range ps {
		budget.Poll(ctx)
		work.load(mod(p), m)
		work.hessenberg(mod(p))
		residues[i] = work.characteristic(mod(p))
	}
	g := newGarner(ps)
	c := make([]*big.Int, s+1)
	column := make([]uint64, most)
	for k := range c {
		budget.Poll(ctx)
		for i := range need[k] {
			column[i] = residues[i][k]
		}
		c[k] = g.reconstruct(column[:need[k]])
	}
	return c
}

// coefficientBounds returns for k = 0 … s a number not less than |c_k|.
func coefficientBounds(m [][]*big.Int) []*big.Int {
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
	return e
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

func (w *workspace) load(p mod, m [][]*big.Int) {
	for i, row := range m {
		for j, x := range row {
			w.h[i][j] = p.residue(x)
		}
	}
}

// hessenberg replaces the matrix by a similar one with zeros below the subdiagonal.
//
// Step k clears column k below row r = k+1: row i loses f_i times row r, and so that the two matrices stay similar
// column r then gains Σ f_i times column i.
func (w *workspace) hessenberg(p mod) {
	h, s := w.h, len(w.h)
	for k := 0; k+2 < s; k++ {
		r := k + 1
		if !w.pivot(k) {
			continue
		}
		inverse := p.factor(p.inv(h[r][k]))
		for i := r + 1; i < s; i++ {
			f := p.times(inverse, h[i][k])
			w.scale[i] = f
			if f != 0 {
				p.subScaled(h[i][k:], p.factor(f), h[r][k:])
			}
		}
		for _, row := range h {
			row[r] = p.add(row[r], p.dot(w.scale[r+1:], row[r+1:]))
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
func (w *workspace) characteristic(p mod) []uint64 {
	s := len(w.h)
	w.chi[0][0] = 1
	for j := range s {
		next, previous := w.chi[j+1], w.chi[j]
		next[0] = 0
		copy(next[1:], previous)
		product := uint64(1) // of the subdiagonal entries between i and j
		for i := j; ; i-- {
			if x := p.mul(w.h[i][j], product); x != 0 {
				p.subScaled(next[:i+1], p.factor(x), w.chi[i])
			}
			if i == 0 {
				break
			}
			if product = p.mul(product, w.h[i][i-1]); product == 0 {
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

// garner turns residues into integers: the mixed-radix digits d₀ + p₀(d₁ + p₁(d₂ + …)) of a number modulo p₀p₁p₂…
// are found one after the other, each modulo its own prime.
type garner struct {
	ps       []uint64
	inverses []factor   // inverses[i] = 1/(p₀ … p_{i−1}) modulo p_i
	weights  [][]uint64 // weights[i][j] = p₀ … p_{j−1} modulo p_i, j < i
}

func newGarner(ps []uint64) *garner {
	g := &garner{ps, make([]factor, len(ps)), make([][]uint64, len(ps))}
	for i, q := range ps {
		p := mod(q)
		g.weights[i] = make([]uint64, i)
		product := uint64(1)
		for j := range i {
			g.weights[i][j] = product
			product = p.mul(product, ps[j]%q)
		}
		g.inverses[i] = p.factor(p.inv(product))
	}
	return g
}

// reconstruct returns the integer of least absolute value with the given residues modulo the first primes.
func (g *garner) reconstruct(residues []uint64) *big.Int {
	digits := make([]uint64, len(residues))
	for i, r := range residues {
		p := mod(g.ps[i])
		// A digit may exceed p, being a residue of an earlier and larger prime; dot only asks for 60 bits.
		digits[i] = p.times(g.inverses[i], p.sub(r, p.dot(g.weights[i], digits[:i])))
	}
	x, modulus, word := new(big.Int), big.NewInt(1), new(big.Int)
	for i := len(digits) - 1; i >= 0; i-- {
		word.SetUint64(g.ps[i])
		x.Mul(x, word)
		modulus.Mul(modulus, word)
		x.Add(x, word.SetUint64(digits[i]))
	}
	if word.Lsh(x, 1).Cmp(modulus) > 0 {
		x.Sub(x, modulus)
	}
	return x
}

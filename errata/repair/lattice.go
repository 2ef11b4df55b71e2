package repair

import "math/big"

// shortest returns the first vector of a reduced basis of the lattice that the rows span, which must be independent: it
// is at most 2^{(n−1)/2} times as long as the shortest one.
//
// If the effort is spent it returns what it has.
//
// Algorithm: LLL in integers [Coh93, alg. 2.6.7], with parameter 3/4. Cost: polynomial; meant for up to about ten rows.
func shortest(e *effort, rows [][]*big.Int) []*big.Int {
	l := newLattice(rows)
	for k := 1; k < len(l.b) && !e.over(); {
		l.reduce(k, k-1)
		if l.lovasz(k) {
			for j := k - 2; j >= 0; j-- {
				l.reduce(k, j)
			}
			k++
			continue
		}
		l.swap(k)
		e.swap(len(l.b), l.d[k].BitLen())
		k = max(1, k-1)
	}
	return l.b[0]
}

// lattice holds a basis b, the determinants d_i of its leading Gram matrices (d[0] = 1, d[i+1] that of i+1 vectors) and
// λ_ij = d_j·μ_ij, all integers.
type lattice struct {
	b      [][]*big.Int
	d      []*big.Int
	lambda [][]*big.Int
}

func newLattice(rows [][]*big.Int) *lattice {
	n := len(rows)
	l := &lattice{b: rows, d: make([]*big.Int, n+1), lambda: make([][]*big.Int, n)}
	l.d[0] = big.NewInt(1)
	for k := range n {
		l.lambda[k] = make([]*big.Int, n)
		for j := 0; j <= k; j++ {
			u := inner(rows[k], rows[j])
			for i := range j {
				u.Mul(u, l.d[i+1])
				u.Sub(u, new(big.Int).Mul(l.lambda[k][i], l.lambda[j][i]))
				u.Quo(u, l.d[i])
			}
			if j < k {
				l.lambda[k][j] = u
			} else {
				l.d[k+1] = u
			}
		}
	}
	return l
}

func inner(x, y []*big.Int) *big.Int {
	sum := new(big.Int)
	for i := range x {
		sum.Add(sum, new(big.Int).Mul(x[i], y[i]))
	}
	return sum
}

// reduce makes |μ_kl| ≤ 1/2.
func (l *lattice) reduce(k, j int) {
	twice := new(big.Int).Lsh(new(big.Int).Abs(l.lambda[k][j]), 1)
	if twice.Cmp(l.d[j+1]) <= 0 {
		return
	}
	q := roundQuo(l.lambda[k][j], l.d[j+1])
	for i := range l.b[k] {
		l.b[k][i] = new(big.Int).Sub(l.b[k][i], new(big.Int).Mul(q, l.b[j][i]))
	}
	l.lambda[k][j] = new(big.Int).Sub(l.lambda[k][j], new(big.Int).Mul(q, l.d[j+1]))
	for i := range j {
		l.lambda[k][i] = new(big.Int).Sub(l.lambda[k][i], new(big.Int).Mul(q, l.lambda[j][i]))
	}
}

// roundQuo returns the integer nearest to x/y, y > 0.
func roundQuo(x, y *big.Int) *big.Int {
	n := new(big.Int).Lsh(x, 1)
	n.Add(n, y)
	return n.Div(n, new(big.Int).Lsh(y, 1))
}

// lovasz reports whether 4(d_{k−1}d_{k+1} + λ²_{k,k−1}) ≥ 3d_k².
func (l *lattice) lovasz(k int) bool {
	left := new(big.Int).Mul(l.d[k-1], l.d[k+1])
	left.Add(left, new(big.Int).Mul(l.lambda[k][k-1], l.lambda[k][k-1]))
	left.Lsh(left, 2)
	right := new(big.Int).Mul(l.d[k], l.d[k])
	return left.Cmp(right.Mul(right, big.NewInt(3))) >= 0
}

// swap exchanges b_{k−1} and b_k.
func (l *lattice) swap(k int) {
	l.b[k-1], l.b[k] = l.b[k], l.b[k-1]
	for j := range k - 1 {
		l.lambda[k-1][j], l.lambda[k][j] = l.lambda[k][j], l.lambda[k-1][j]
	}
	lambda := l.lambda[k][k-1]
	b := new(big.Int).Mul(l.d[k-1], l.d[k+1])
	b.Add(b, new(big.Int).Mul(lambda, lambda))
	b.Quo(b, l.d[k])
	for i := k + 1; i < len(l.b); i++ {
		t := l.lambda[i][k]
		u := new(big.Int).Mul(l.d[k+1], l.lambda[i][k-1])
		u.Sub(u, new(big.Int).Mul(lambda, t))
		l.lambda[i][k] = u.Quo(u, l.d[k])
		v := new(big.Int).Mul(b, t)
		v.Add(v, new(big.Int).Mul(lambda, l.lambda[i][k]))
		l.lambda[i][k-1] = v.Quo(v, l.d[k+1])
	}
	l.d[k] = b
}

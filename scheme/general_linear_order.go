package scheme

import (
	"context"
	"math/big"

	"rofz/poly"
	"rofz/poly/exact"
)

// GeneralLinearOrder is the order of a general linear method.
type GeneralLinearOrder struct {
	Order   int
	AtLeast bool // all conditions that were looked at hold: the order may be higher
	Stages  int  // the order of the stages, at most Order
}

// OrderOfGeneralLinear returns the largest p, and for that the largest q ≤ p, for which there are starting values
//
//	y_i = Σ_k w_ik h^k y^(k)(x),   w_i(z) = Σ_k w_ik z^k,
//
// from which a step leads to those at x + h up to O(h^(p+1)), for every differential equation, and abscissae c for which the stages are
// y(x + c_j h) + O(h^(q+1)). A method with one input starts from y itself. ok is false if 1 is no simple eigenvalue of V, or there is one
// that is rounded in the coefficients: then nothing is said.
//
// Where q ≥ p − 1 this is e^(cz) = zAe^(cz) + Uw(z) + O(z^(q+1)), e^z w(z) = zBe^(cz) + Vw(z) + O(z^(p+1)) [But16, ch. 5]. In general, let η(t) be the
// weights of the stages, those of y^(k) being k!/γ(t) for the trees of k nodes: η(t) = A(ηD)(t) + |t|!/γ(t)·Uw_|t|. The conditions on w for bushy trees leave
//
//	B((ηD)(t) − |t|/γ(t)·c^(|t|−1)) = 0   for |t| ≤ p.
//
// Algorithm: Vw₀ = w₀, Uw₀ = e. As uᵀ(I − V) = 0 for one u, uᵀw₀ = 1, the conditions for bushy trees with up to k + 1 nodes determine w_k: they
// are linear. w₁ may be changed by a multiple of w₀, which is a shift of x, and c with it. Cost: O(T(s² + sr)) operations for T trees.
func OrderOfGeneralLinear(g GeneralLinear, limit int) (o GeneralLinearOrder, ok bool) {
	if !UnitsOf(g).Exact() {
		return o, false
	}
	x, consistent, ok := newStartingValues(g)
	if !consistent || !ok {
		return o, ok
	}
	return x.order(min(limit, MaxTreeOrder)), true
}

// startingValues are those of a general linear method, as far as they are known.
type startingValues struct {
	a, u, b, v [][]poly.Elem
	c          []poly.Elem
	w          [][]poly.Elem // w₀, w₁, …
	left       []poly.Elem   // u, uᵀw₀ = 1
	moments    [][]poly.Elem // B c^(k−1)/(k−1)!, from k = 1

	weights map[*node][]poly.Elem // η
}

// newStartingValues finds w₀, w₁ and c. consistent is false if there are none.
func newStartingValues(g GeneralLinear) (x *startingValues, consistent, ok bool) {
	x = &startingValues{weights: make(map[*node][]poly.Elem)}
	x.a, x.u, x.b, x.v = g.Matrices()
	shifted := shiftedMatrix(poly.Int(1), x.v)
	right, left := kernel(shifted), kernel(transposed(shifted))
	if len(right) == 0 {
		return nil, false, true
	}
	if len(right) > 1 {
		return nil, false, false
	}
	w := right[0]
	e := apply(x.u, w)
	if e[0].IsZero() {
		return nil, false, true
	}
	scale := e[0].Inv()
	for i := range e {
		if !e[i].Equal(e[0]) {
			return nil, false, true
		}
	}
	w = times(w, scale)
	d := dot(left[0], w)
	if d.IsZero() {
		return nil, false, false // 1 belongs to a Jordan block
	}
	x.w, x.left = [][]poly.Elem{w}, times(left[0], d.Inv())
	x.moments = [][]poly.Elem{apply(x.b, ones(len(x.a)))}
	if !dot(x.left, x.moments[0]).Equal(poly.Int(1)) {
		return nil, false, true
	}
	x.extend(poly.Elem{})
	x.c = plus(apply(x.a, ones(len(x.a))), apply(x.u, x.w[1]))
	x.weights[leaf] = x.c
	return x, true, true
}

// extend finds w_k, k = len(w), with uᵀw_k = h.
func (x *startingValues) extend(h poly.Elem) {
	k := len(x.w)
	g := x.moments[k-1]
	for j, w := range x.w {
		g = plus(g, times(w, poly.Rational(factorial(k-j).Inv().Neg())))
	}
	m := shiftedMatrix(poly.Int(1), x.v)
	column := make([][]poly.Elem, len(m))
	for i := range m {
		for j := range m {
			m[i][j] = m[i][j].Add(x.w[0][i].Mul(x.left[j]))
		}
		column[i] = []poly.Elem{g[i].Add(h.Mul(x.w[0][i]))}
	}
	_, solution := solve(context.Background(), m, column)
	x.w = append(x.w, flat(solution))
}

// shiftOf returns uᵀw_k as the bushy trees with k + 1 nodes ask for it, k = len(moments), and adds a moment.
func (x *startingValues) shiftOf(k int) poly.Elem {
	x.moments = append(x.moments, apply(x.b, x.powers(k)))
	h := dot(x.left, x.moments[k])
	for j, w := range x.w[:k] {
		h = h.Sub(dot(x.left, w).Mul(poly.Rational(factorial(k + 1 - j).Inv())))
	}
	return h
}

// powers returns c^k/k!.
func (x *startingValues) powers(k int) []poly.Elem {
	out := make([]poly.Elem, len(x.c))
	for i, c := range x.c {
		out[i] = c.Pow(k).Mul(poly.Rational(factorial(k).Inv()))
	}
	return out
}

// order decides the conditions for more and more nodes, from 2.
func (x *startingValues) order(limit int) GeneralLinearOrder {
	alone := len(x.v) == 1
	p := 1
	for ; p < limit; p++ { // is it p + 1?
		h := x.shiftOf(p)
		switch {
		case p == 1 && !h.IsZero(): // of w₁, which c fixes
			return GeneralLinearOrder{Order: 1, Stages: 1}
		case p > 1:
			x.extend(h)
		}
		if alone && !x.w[p][0].IsZero() || !x.holds(p+1) {
			return GeneralLinearOrder{Order: p, Stages: x.stages(p)}
		}
	}
	return GeneralLinearOrder{Order: p, AtLeast: true, Stages: x.stages(p)}
}

// holds reports whether the conditions hold for the trees of n nodes. The weights of smaller trees become known.
func (x *startingValues) holds(n int) bool {
	tables := treeTables(n)
	for _, t := range tables[n-1] {
		if _, known := x.weights[t]; !known {
			derivatives := poly.Rational(factorial(n - 1).Quo(exact.Int(t.density)))
			x.weights[t] = plus(apply(x.a, x.product(t)), times(apply(x.u, x.w[n-1]), derivatives))
		}
	}
	exactly := x.powers(n - 1)
	for _, t := range tables[n] {
		bushy := poly.Rational(factorial(n).Quo(exact.Int(t.density)).Neg())
		if !isZero(apply(x.b, plus(x.product(t), times(exactly, bushy)))) {
			return false
		}
	}
	return true
}

// product returns (ηD)(t), the product of the weights of what hangs from the root.
func (x *startingValues) product(t *node) []poly.Elem {
	out := ones(len(x.c))
	for _, child := range t.children {
		for i, w := range x.weights[child] {
			out[i] = out[i].Mul(w)
		}
	}
	return out
}

// stages returns the largest q ≤ p. For w_p, of several inputs, a multiple of w₀ is free.
func (x *startingValues) stages(p int) int {
	for k := 1; k <= p; k++ {
		if k == len(x.w) {
			x.extend(poly.Elem{})
		}
		r := plus(x.powers(k), times(plus(apply(x.a, x.powers(k-1)), apply(x.u, x.w[k])), poly.Int(-1)))
		free := poly.Elem{}
		if k == p { // that of one input is 0
			if free = r[0]; len(x.v) == 1 {
				free = apply(x.u, x.w[k])[0].Neg()
			}
		}
		for _, y := range r {
			if !y.Equal(free) {
				return k - 1
			}
		}
	}
	return p
}

// kernel returns a basis of the vectors x with mx = 0, by Gaussian elimination.
func kernel(m [][]poly.Elem) [][]poly.Elem {
	m = cloneMatrix(m)
	n := len(m)
	var pivots []int
	for j := range n {
		i := len(pivots)
		p := i
		for p < n && m[p][j].IsZero() {
			p++
		}
		if p == n {
			continue
		}
		m[i], m[p] = m[p], m[i]
		scaleRow(m[i], m[i][j].Inv())
		for k := range n {
			if f := m[k][j]; k != i && !f.IsZero() {
				subtractRow(m[k], m[i], f)
			}
		}
		pivots = append(pivots, j)
	}
	var out [][]poly.Elem
	for j := range n {
		x := make([]poly.Elem, n)
		x[j] = poly.Int(1)
		for i, p := range pivots {
			if p == j {
				x = nil
				break
			}
			x[p] = m[i][j].Neg()
		}
		if x != nil {
			out = append(out, x)
		}
	}
	return out
}

func transposed(m [][]poly.Elem) [][]poly.Elem {
	out := make([][]poly.Elem, len(m))
	for i := range m {
		for j := range m {
			out[i] = append(out[i], m[j][i])
		}
	}
	return out
}

func apply(m [][]poly.Elem, x []poly.Elem) []poly.Elem {
	out := make([]poly.Elem, len(m))
	for i, row := range m {
		out[i] = dot(row, x)
	}
	return out
}

func dot(x, y []poly.Elem) poly.Elem {
	var out poly.Elem
	for i := range x {
		out = out.Add(x[i].Mul(y[i]))
	}
	return out
}

func plus(x, y []poly.Elem) []poly.Elem {
	out := make([]poly.Elem, len(x))
	for i := range x {
		out[i] = x[i].Add(y[i])
	}
	return out
}

func times(x []poly.Elem, c poly.Elem) []poly.Elem {
	out := make([]poly.Elem, len(x))
	for i := range x {
		out[i] = x[i].Mul(c)
	}
	return out
}

func flat(column [][]poly.Elem) []poly.Elem {
	out := make([]poly.Elem, len(column))
	for i := range column {
		out[i] = column[i][0]
	}
	return out
}

func isZero(x []poly.Elem) bool {
	for _, y := range x {
		if !y.IsZero() {
			return false
		}
	}
	return true
}

func factorial(n int) exact.Rat { return exact.FromBigInt(new(big.Int).MulRange(1, int64(n))) }

package scheme

import (
	"math/big"

	"rofz/poly"
)

// stageSpace is where elementary weights live: functions on the stages, with the matrices of the method and the
// product of functions. For a tableau that product is componentwise. For a method given in a basis of polynomials
// modulo its node polynomial it is the product modulo that polynomial: the same thing in other coordinates.
type stageSpace struct {
	integral
	branching [][]elt     // the matrix for a node with two or more children if it is another one (Rosenbrock), over d
	time      stageVector // what stands below a clock

	// Products in a basis of polynomials; all nil if they are componentwise.
	argument [][]poly.Elem          // multiplication by x
	products func() [][][]poly.Elem // multiplications by the basis functions: large, hence made on demand
	table    [][][]elt              // the same in integers, over tau
	tau      *big.Int

	powers     []stageVector // of c = Ae, as far as they were asked for
	byNodes    [][]elt       // multiplication by c, over byNodesDen
	byNodesDen *big.Int
}

// stageVector is x/den.
type stageVector struct {
	x   []elt
	den *big.Int
}

// one returns the constant 1.
func (s *stageSpace) one() stageVector { return stageVector{s.e, s.epsilon} }

func (s *stageSpace) apply(m [][]elt, v stageVector) stageVector {
	return stageVector{s.ring.apply(m, v.x), new(big.Int).Mul(v.den, s.d)}
}

func (s *stageSpace) mul(v, w stageVector) stageVector {
	out := stageVector{make([]elt, len(v.x)), new(big.Int).Mul(v.den, w.den)}
	if s.products == nil {
		for i, x := range v.x {
			out.x[i] = s.ring.mul(x, w.x[i])
		}
		return out
	}
	s.tabulate()
	for k, x := range v.x {
		if x == nil {
			continue
		}
		for i, y := range s.ring.apply(s.table[k], w.x) {
			out.x[i] = s.ring.add(out.x[i], s.ring.mul(x, y))
		}
	}
	out.den.Mul(out.den, s.tau)
	return out
}

// multiplier returns the matrix of f ↦ c·f with c = Ae, and its denominator.
func (s *stageSpace) multiplier() ([][]elt, *big.Int) {
	if s.byNodes == nil {
		s.byNodes, s.byNodesDen = s.makeMultiplier(s.apply(s.m, s.one()))
	}
	return s.byNodes, s.byNodesDen
}

func (s *stageSpace) makeMultiplier(c stageVector) ([][]elt, *big.Int) {
	n := len(c.x)
	m := make([][]elt, n)
	if s.products == nil {
		for i := range m {
			m[i] = make([]elt, n)
			m[i][i] = c.x[i]
		}
		return m, c.den
	}
	entries, den := s.ring.clear(flatten(s.argument))
	for i := range m {
		m[i] = entries[i*n : (i+1)*n]
	}
	if x := (stageVector{s.ring.apply(m, s.e), new(big.Int).Mul(den, s.epsilon)}); s.equal(1, x, c) {
		return m, den // c is x itself: C(1)
	}
	s.tabulate()
	for i := range m {
		m[i] = make([]elt, n)
		for j := range m[i] {
			var entry sum
			for k, x := range c.x {
				entry.addMul(x, s.table[k][i][j])
			}
			m[i][j] = entry.value(s.ring)
		}
	}
	return m, new(big.Int).Mul(c.den, s.tau)
}

// defect returns bᵀv − 1/density. It is found zero without any fraction.
func (s *stageSpace) defect(v stageVector, density int64) poly.Elem {
	den := new(big.Int).Mul(v.den, s.beta)
	n := s.ring.scale(big.NewInt(density), s.ring.dot(s.b, v.x))
	n = s.ring.sub(n, s.ring.scale(den, s.ring.int(1)))
	return s.ring.elem(n, den.Mul(den, big.NewInt(density)))
}

// equal reports whether n·v = w.
func (s *stageSpace) equal(n int64, v, w stageVector) bool {
	left, right := new(big.Int).Mul(big.NewInt(n), w.den), v.den
	for i, x := range v.x {
		if s.ring.sub(s.ring.scale(left, x), s.ring.scale(right, w.x[i])) != nil {
			return false
		}
	}
	return true
}

// treeWeights evaluates the elementary weights of one method. Equal subtrees are evaluated once.
type treeWeights struct {
	space *stageSpace
	below map[*node][2]stageVector // A times the vector of a tree: below a node with one child, and with more
}

func newTreeWeights(s *stageSpace) *treeWeights {
	return &treeWeights{s, make(map[*node][2]stageVector)}
}

// vector returns Ψ(t): 1 for a single node, and the product of the AΨ(tᵢ) for the tree with children tᵢ.
//
// For a Rosenbrock method A is α + γ below a node with one child and α below a node with several [HW96, IV.7].
func (w *treeWeights) vector(t *node) stageVector {
	if len(t.children) == 0 {
		return w.space.one()
	}
	if w.space.branching == nil && t.children[len(t.children)-1] == leaf {
		return w.space.power(len(t.children)) // nothing but leaves: powers have small denominators and need no table
	}
	kind := 0
	if len(t.children) > 1 && w.space.branching != nil {
		kind = 1
	}
	product := w.image(t.children[0], kind)
	for _, c := range t.children[1:] {
		product = w.space.mul(product, w.image(c, kind))
	}
	return product
}

func (w *treeWeights) image(t *node, kind int) stageVector {
	if t == clock {
		return w.space.time
	}
	images := w.below[t]
	if images[kind].x == nil {
		m := w.space.m
		if kind == 1 {
			m = w.space.branching
		}
		images[kind] = w.space.apply(m, w.vector(t))
		w.below[t] = images
	}
	return images[kind]
}

// defect returns the elementary weight of t minus 1/γ(t).
func (w *treeWeights) defect(t *node) poly.Elem { return w.space.defect(w.vector(t), t.density) }

// tabulate computes the table of products if it is not there yet.
func (s *stageSpace) tabulate() {
	if s.table != nil {
		return
	}
	n := len(s.m)
	var flat []poly.Elem
	for _, m := range s.products() {
		flat = append(flat, flatten(m)...)
	}
	entries, tau := s.ring.clear(flat)
	s.tau = tau
	s.table = make([][][]elt, n)
	for k := range s.table {
		s.table[k] = make([][]elt, n)
		for i := range n {
			s.table[k][i] = entries[(k*n+i)*n : (k*n+i+1)*n]
		}
	}
}

func flatten(m [][]poly.Elem) []poly.Elem {
	var flat []poly.Elem
	for _, row := range m {
		flat = append(flat, row...)
	}
	return flat
}

func identity(s int) [][]poly.Elem {
	m := make([][]poly.Elem, s)
	for i := range m {
		m[i] = make([]poly.Elem, s)
		m[i][i] = poly.Int(1)
	}
	return m
}

func product(a, b [][]poly.Elem) [][]poly.Elem {
	c := make([][]poly.Elem, len(a))
	for i, row := range a {
		c[i] = make([]poly.Elem, len(b))
		for l, x := range row {
			if x.IsZero() {
				continue
			}
			for j, y := range b[l] {
				c[i][j] = c[i][j].Add(x.Mul(y))
			}
		}
	}
	return c
}

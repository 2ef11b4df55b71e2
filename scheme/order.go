package scheme

import (
	"context"
	"math/big"

	"rofz/poly"
	"rofz/poly/exact"
)

// TreeOrder is the order of a one-step method as decided by rooted trees, for autonomous differential equations.
type TreeOrder struct {
	Order int
	// AtLeast is true if every condition that was looked at holds: then the order may be higher.
	AtLeast bool
	// Tree is the first tree, in the order of Trees, whose condition fails, and Residual its elementary weight minus
	// 1/γ. They mean nothing if AtLeast is true.
	Tree     Tree
	Residual poly.Elem
	// Within is a bound of the residuals of all conditions up to Order; 0 where they hold exactly.
	Within exact.Rat
}

// TableauOrder returns the order of a Runge–Kutta, Rosenbrock or collocation method from its exact coefficients: all
// conditions Σ bᵢΨᵢ(t) = 1/γ(t) for trees with up to Order nodes hold, and one with Order + 1 nodes fails. It reports
// false for schemes that have no such conditions. It looks at trees with up to limit nodes, limit ≤ MaxTreeOrder, and
// further only as far as the simplifying assumptions reach.
//
// For a Rosenbrock method with the exact Jacobian the matrix below a node with one child is α + γ, below a node with
// several α [HW96, IV.7]. The c of a tableau is taken to be Ae, as it is for autonomous equations.
//
// Algorithm: B(p), C(η) and D(ζ) with p ≤ η + ζ + 1 and p ≤ 2η + 2 imply order p [But64]; from there on tree by tree,
// equal subtrees evaluated once. Cost: O(T·s²) integer multiplications for T trees and s stages.
func TableauOrder(s OneStep, limit int) (TreeOrder, bool) {
	return TableauOrderContext(context.Background(), s, false, limit)
}

// EmbeddedTableauOrder is TableauOrder for the embedded weights; it reports false if there are none.
func EmbeddedTableauOrder(s OneStep, limit int) (TreeOrder, bool) {
	return TableauOrderContext(context.Background(), s, true, limit)
}

// TableauOrderContext is TableauOrder or EmbeddedTableauOrder; it ends the computation around it, as budget.Poll does, when
// ctx is done.
func TableauOrderContext(ctx context.Context, s OneStep, embedded bool, limit int) (TreeOrder, bool) {
	b := weightsOf(s)
	if embedded {
		if b = embeddedWeightsOf(s); b == nil {
			return TreeOrder{}, false
		}
	}
	space, ok := newStageSpace(ctx, s, b)
	if !ok {
		return TreeOrder{}, false
	}
	return space.treeOrder(min(limit, MaxTreeOrder)), true
}

// A treeMethod has order conditions by rooted trees.
type treeMethod interface {
	weights() (b, bhat []poly.Elem) // in the basis in which the scheme is given; b is nil where that needs none
	stageSpace(ctx context.Context, weights []poly.Elem) *stageSpace
}

// newStageSpace returns the space of a scheme that has order conditions by trees, with the given weights. What is
// computed in it ends with ctx.
func newStageSpace(ctx context.Context, s Scheme, weights []poly.Elem) (*stageSpace, bool) {
	t, ok := s.(treeMethod)
	if !ok {
		return nil, false
	}
	return t.stageSpace(ctx, weights), true
}

// weightsOf returns b in the basis in which the scheme is given, nil for a scheme that has none.
func weightsOf(s Scheme) []poly.Elem {
	if t, ok := s.(treeMethod); ok {
		b, _ := t.weights()
		return b
	}
	return nil
}

func embeddedWeightsOf(s Scheme) []poly.Elem {
	if t, ok := s.(treeMethod); ok {
		_, bhat := t.weights()
		return bhat
	}
	return nil
}

func (s *stageSpace) treeOrder(limit int) TreeOrder {
	p := 0
	if s.branching == nil {
		p = s.simplifying(2*len(s.m) + 1).order()
	}
	w := newTreeWeights(s)
	for ; p < limit; p++ {
		for _, t := range treeTables(p + 1)[p+1] {
			if r := w.defect(t); !r.IsZero() {
				return TreeOrder{Order: p, Tree: Tree{t}, Residual: r}
			}
		}
	}
	// One more condition, the first one in any case, costs little and settles most cases.
	t := bush(p + 1)
	if r := w.defect(t); !r.IsZero() {
		return TreeOrder{Order: p, Tree: Tree{t}, Residual: r}
	}
	return TreeOrder{Order: p, AtLeast: true}
}

// TreeResidual returns the elementary weight of one tree minus 1/γ, 0 if its order condition holds. It reports false for
// schemes that have no such conditions. Cost: O(n·s²) integer multiplications for a tree of n nodes and s stages.
func TreeResidual(s OneStep, t Tree) (poly.Elem, bool) {
	space, ok := newStageSpace(context.Background(), s, weightsOf(s))
	if !ok {
		return poly.Elem{}, false
	}
	n := t.node
	if n == nil {
		n = leaf
	}
	return newTreeWeights(space).defect(n), true
}

// bush returns the tree of n nodes with all but one hanging from the root: its condition is that of B(n).
func bush(n int) *node {
	children := make([]*node, n-1)
	for i := range children {
		children[i] = leaf
	}
	t := &node{children: children, order: n, density: int64(n)}
	if n <= 20 {
		t = newNode(children) // σ = (n−1)! has room
	}
	return t
}

// Simplifying holds the largest p, η and ζ for which Butcher's simplifying assumptions hold [HW96, IV.5], with
// c = Ae:
//
//	B(p): Σ bᵢcᵢ^{k−1} = 1/k for k ≤ p;
//	C(η): Σ aᵢⱼcⱼ^{k−1} = cᵢ^k/k for all i and k ≤ η;
//	D(ζ): Σ bᵢcᵢ^{k−1}aᵢⱼ = bⱼ(1 − cⱼ^k)/k for all j and k ≤ ζ.
//
// C(1) holds by the choice of c. Each of the three is looked at up to a bound, 2s + 1 for s stages.
type Simplifying struct{ B, C, D int }

// SimplifyingAssumptions returns the simplifying assumptions that hold for a tableau, a collocation method or a
// family, and false for other schemes. Cost: O(s³) integer multiplications for s stages.
func SimplifyingAssumptions(s OneStep) (Simplifying, bool) {
	return SimplifyingContext(context.Background(), s)
}

// SimplifyingContext is SimplifyingAssumptions; it ends the computation around it, as budget.Poll does, when ctx is done.
func SimplifyingContext(ctx context.Context, s OneStep) (Simplifying, bool) {
	space, ok := newStageSpace(ctx, s, weightsOf(s))
	if !ok || space.branching != nil {
		return Simplifying{}, false
	}
	return space.simplifying(2*s.Stages() + 1), true
}

// StageOrder returns the largest q with B(q) and C(q), and false for schemes that have none, as SimplifyingAssumptions.
func StageOrder(s OneStep) (int, bool) {
	return StageOrderContext(context.Background(), s)
}

// StageOrderContext is StageOrder; it ends the computation around it, as budget.Poll does, when ctx is done.
func StageOrderContext(ctx context.Context, s OneStep) (int, bool) {
	a, ok := SimplifyingContext(ctx, s)
	return min(a.B, a.C), ok
}

// order returns the largest p for which the three imply order p.
func (a Simplifying) order() int { return min(a.B, a.C+a.D+1, 2*a.C+2) }

func (s *stageSpace) simplifying(limit int) Simplifying {
	var a Simplifying
	for a.B < limit && s.defect(s.power(a.B), int64(a.B+1)).IsZero() {
		a.B++
	}
	for a.C < limit && s.equal(int64(a.C+1), s.apply(s.m, s.power(a.C)), s.power(a.C+1)) {
		a.C++
	}
	x, den := s.multiplier()
	// The functional g ↦ Σ bᵢcᵢ^k g(cᵢ), by its values on the basis.
	moment := stageVector{s.b, s.beta}
	one := moment
	for a.D < limit {
		next := s.before(moment, x, den).lowest()
		if !s.equal(int64(a.D+1), s.before(moment, s.m, s.d), s.minus(one, next)) {
			break
		}
		a.D++
		moment = next
	}
	return a
}

// power returns c^k with c = Ae.
func (s *stageSpace) power(k int) stageVector {
	if len(s.powers) == 0 {
		s.powers = append(s.powers, s.one())
	}
	for len(s.powers) <= k {
		m, den := s.multiplier()
		last := s.powers[len(s.powers)-1]
		next := stageVector{s.ring.apply(m, last.x), new(big.Int).Mul(last.den, den)}
		s.powers = append(s.powers, next.lowest())
	}
	return s.powers[k]
}

// before returns the row vector vᵀ(m/den).
func (s *stageSpace) before(v stageVector, m [][]elt, den *big.Int) stageVector {
	out := stageVector{make([]elt, len(v.x)), new(big.Int).Mul(v.den, den)}
	for j := range out.x {
		var entry sum
		for i, x := range v.x {
			entry.addMul(x, m[i][j])
		}
		out.x[j] = entry.value(s.ring)
	}
	return out
}

// lowest returns v in lowest terms: the powers of c have far smaller denominators than the steps that lead to them.
func (v stageVector) lowest() stageVector {
	g, r := new(big.Int).Set(v.den), new(big.Int)
	for _, x := range v.x {
		for _, y := range x {
			if g.IsInt64() && g.Int64() == 1 {
				return v
			}
			if r.Rem(y, g); r.Sign() != 0 {
				g.GCD(nil, nil, g, r.Abs(r))
			}
		}
	}
	out := stageVector{make([]elt, len(v.x)), new(big.Int).Quo(v.den, g)}
	for i, x := range v.x {
		for _, y := range x {
			out.x[i] = append(out.x[i], new(big.Int).Quo(y, g))
		}
	}
	return out
}

// minus returns v − w.
func (s *stageSpace) minus(v, w stageVector) stageVector {
	out := stageVector{make([]elt, len(v.x)), new(big.Int).Mul(v.den, w.den)}
	for i := range out.x {
		out.x[i] = s.ring.sub(s.ring.scale(w.den, v.x[i]), s.ring.scale(v.den, w.x[i]))
	}
	return out
}

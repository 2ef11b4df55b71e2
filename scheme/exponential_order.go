package scheme

import (
	"slices"
	"strings"

	"rofz/poly"
	"rofz/poly/exact"
)

// ExponentialOrder is the order of an exponential scheme for y' = Ly + N(y) with fixed L and smooth N, its classical order: that
// of stiff problems, where h‖L‖ is large, may be lower.
type ExponentialOrder struct {
	Order    int
	AtLeast  bool      // every condition that was looked at holds
	Tree     string    // the first tree whose condition fails, such as N[L,N[L]]; "" if AtLeast
	Residual poly.Elem // its elementary weight minus 1/γ
}

// MaxExponentialOrder is the largest number of nodes of the trees that OrderOfExponential looks at.
const MaxExponentialOrder = 7

// OrderOfExponential returns the order of an exponential scheme, from its exact coefficients.
//
// Algorithm: B-series of y' = Ly + N(y). Their trees have nodes L, with at most one branch since Ly is linear, and nodes N. With
// a_ij(z) = Σ a_ij^(k) z^k the weight of k nodes L in a row below a node N with the branches u₁, u₂, … is
// Σ_j a_ij^(k) Φ_j(u₁)Φ_j(u₂)…, that of k nodes L alone c_i^k/k!; at the root b^(k) takes the place of a_ij^(k). The order is p if
// the weight of every tree with up to p nodes is 1/γ(t) [BOS05]. Cost: O(s²) operations for each of 2 178 trees.
func OrderOfExponential(e Exponential) ExponentialOrder {
	w := newLinearWeights(e)
	trees := linearTrees(MaxExponentialOrder)
	for p := range MaxExponentialOrder {
		for _, t := range trees[p+1] {
			if r := w.defect(t); !r.IsZero() {
				return ExponentialOrder{Order: p, Tree: t.String(), Residual: r}
			}
		}
	}
	return ExponentialOrder{Order: MaxExponentialOrder, AtLeast: true}
}

// linearTree is a rooted tree whose nodes are L, with at most one branch, or N.
type linearTree struct {
	linear   bool
	branches []*linearTree
	order    int
}

func newLinearTree(linear bool, branches ...*linearTree) *linearTree {
	t := &linearTree{linear: linear, branches: branches, order: 1}
	for _, b := range branches {
		t.order += b.order
	}
	return t
}

// String writes a tree as nested brackets: N[L,N[L]].
func (t *linearTree) String() string {
	name := "N"
	if t.linear {
		name = "L"
	}
	if len(t.branches) == 0 {
		return name
	}
	var inner []string
	for _, b := range t.branches {
		inner = append(inner, b.String())
	}
	slices.Sort(inner)
	return name + "[" + strings.Join(inner, ",") + "]"
}

// density returns γ(t).
func (t *linearTree) density() int64 {
	g := int64(t.order)
	for _, b := range t.branches {
		g *= b.density()
	}
	return g
}

// linearTrees returns the trees with n nodes for n ≤ most, those of few branches first.
func linearTrees(most int) [][]*linearTree {
	out := make([][]*linearTree, most+1)
	for n := 1; n <= most; n++ {
		if n == 1 {
			out[1] = []*linearTree{newLinearTree(true), newLinearTree(false)}
			continue
		}
		for _, t := range out[n-1] {
			out[n] = append(out[n], newLinearTree(true, t))
		}
		var all []*linearTree
		for _, list := range out[:n] {
			all = append(all, list...)
		}
		forests(all, n-1, func(branches []*linearTree) {
			out[n] = append(out[n], newLinearTree(false, slices.Clone(branches)...))
		})
	}
	return out
}

// forests calls yield with all multisets of trees with n nodes in all.
func forests(trees []*linearTree, n int, yield func([]*linearTree)) {
	var add func(first, left int, chosen []*linearTree)
	add = func(first, left int, chosen []*linearTree) {
		if left == 0 {
			yield(chosen)
			return
		}
		for i := first; i < len(trees); i++ {
			if t := trees[i]; t.order <= left {
				add(i, left-t.order, append(chosen[:len(chosen):len(chosen)], t))
			}
		}
	}
	add(0, n, nil)
}

// linearWeights has the series of the coefficients, and the weights of trees that were found.
type linearWeights struct {
	a     [][][]poly.Elem // of z^k, i, j
	b     [][]poly.Elem
	c     []exact.Rat
	known map[*linearTree][]poly.Elem
}

func newLinearWeights(e Exponential) *linearWeights {
	a, b := e.Functions()
	w := &linearWeights{c: e.Nodes(), known: map[*linearTree][]poly.Elem{}}
	for k := range MaxExponentialOrder {
		rows := make([][]poly.Elem, len(a))
		for i := range a {
			for j := range i {
				rows[i] = append(rows[i], a[i][j].Taylor(k))
			}
		}
		weights := make([]poly.Elem, len(b))
		for j := range b {
			weights[j] = b[j].Taylor(k)
		}
		w.a, w.b = append(w.a, rows), append(w.b, weights)
	}
	return w
}

// defect returns the weight of a tree at the root minus 1/γ(t).
func (w *linearWeights) defect(t *linearTree) poly.Elem {
	want := poly.Rational(exact.NewRat(1, t.density()))
	k, below := t.chain()
	if below == nil { // e^z has it
		return poly.Elem{}
	}
	var sum poly.Elem
	for j, x := range w.branches(below) {
		sum = sum.Add(w.b[k][j].Mul(x))
	}
	return sum.Sub(want)
}

// chain returns the number of nodes L in a row from the root, and the node N below them, nil if there is none.
func (t *linearTree) chain() (k int, below *linearTree) {
	for ; t.linear; t = t.branches[0] {
		if k++; len(t.branches) == 0 {
			return k, nil
		}
	}
	return k, t
}

// branches returns, for each stage, the product of the weights of the branches of a node N.
func (w *linearWeights) branches(t *linearTree) []poly.Elem {
	out := make([]poly.Elem, len(w.c))
	for i := range out {
		out[i] = poly.Int(1)
	}
	for _, b := range t.branches {
		for i, x := range w.stages(b) {
			out[i] = out[i].Mul(x)
		}
	}
	return out
}

// stages returns the weights of a tree in the stages.
func (w *linearWeights) stages(t *linearTree) []poly.Elem {
	if out, ok := w.known[t]; ok {
		return out
	}
	out := make([]poly.Elem, len(w.c))
	k, below := t.chain()
	if below == nil {
		power := exact.Int(1)
		for n := range k {
			power = power.Quo(exact.Int(int64(n + 1)))
		}
		for i, c := range w.c {
			out[i] = poly.Rational(c.Pow(k).Mul(power))
		}
	} else {
		inner := w.branches(below)
		for i := range out {
			for j := range i {
				out[i] = out[i].Add(w.a[k][i][j].Mul(inner[j]))
			}
		}
	}
	w.known[t] = out
	return out
}

package proofs

import (
	"iter"
	"slices"
	"strings"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs/certificate"
	"rofz/scheme"
)

// The evidence about symmetry.
type (
	// Mirror: with the stages in this order, counted from 1, the tableau is that of its adjoint, to Within; if Classes, that is
	// so for the smaller tableau that has one stage for each class of stages.
	Mirror struct {
		Order   []int
		Classes bool
		Within  exact.Rat
	}
	// Reflection: the nodes and A are their own mirror images.
	Reflection struct{}
	// OtherAdjoint: the adjoint has another elementary weight for the tree.
	OtherAdjoint struct{ Tree string }
	// NoMirror: no permutation was found, and no tree with so many nodes at most.
	NoMirror struct{ Nodes int }
)

func (Mirror) reason()       {}
func (Reflection) reason()   {}
func (OtherAdjoint) reason() {}
func (NoMirror) reason()     {}

// mostOrders is how many beginnings of permutations are looked at.
const mostOrders = 10_000

// decideSymmetric decides whether the method is its own adjoint, for truncated coefficients whether it is to the published
// digits. Without superfluous stages a symmetric method has a permutation of the stages that mirrors the tableau, and one that is
// not differs from its adjoint in the weight of a tree [HW96, IV.12]; trees are looked at up to a bound.
//
// Cost: s² differences as a rule for the permutation, O(s²) operations for each node of a tree.
func (a *Analysis) decideSymmetric() Decision {
	c, err := certificate.Bind(a.certified(), &certificate.Symmetry{})
	if err != nil {
		return Decision{Property: Symmetric, Reason: Unaccepted{err}}
	}
	k := a.field()
	settled := func(reason Reason) Decision {
		return settleInField(k, Symmetric, c, func(x exact.Interval) { c.Root = x }, reason)
	}
	var within exact.Rat // three units: of two entries and a weight
	if u := scheme.UnitsOf(a.scheme); !u.Exact() {
		within = u.Largest().Mul(exact.Int(3))
	}
	if c.Fold != nil {
		if d := settle(Symmetric, c, Reflection{}); !d.Verdict.Undecided() {
			return d
		}
		c.Within = within
	} else {
		c.Within = within
		if reason, found := mirror(k, c); found {
			return settled(reason)
		}
	}
	nodes := 0
	for t := range a.treesAgainstSymmetry() {
		c.Tree, nodes = t, max(nodes, strings.Count(t, "["))
		d, err := c.Difference()
		within := poly.Rational(c.Within)
		if err == nil && (k.Cmp(d, within) > 0 || k.Cmp(d.Neg(), within) > 0) {
			return settled(OtherAdjoint{t})
		}
		if a.ctx.Err() != nil {
			break
		}
	}
	return Decision{Property: Symmetric, Reason: NoMirror{nodes}}
}

// treesAgainstSymmetry yields the trees to be looked at. The weights of those with no more nodes than the order are the same for
// a method and its adjoint. At the first one that fails they differ if the order is odd.
func (a *Analysis) treesAgainstSymmetry() iter.Seq[string] {
	return func(yield func(string) bool) {
		one := a.scheme.(scheme.OneStep)
		p, first := scheme.MaxTreeOrder, ""
		if check, _ := scheme.CheckOrder(one, false, scheme.MaxTreeOrder+1); len(check.Failed) > 0 {
			t := check.Failed[0].Tree
			p, first = t.Order()-1, t.String()
		} else if o := a.tableauOrder(); o.ok && !o.AtLeast {
			p, first = o.Order, o.Tree.String()
		}
		if first != "" && !yield(first) {
			return
		}
		for n := p + 1; n <= 2*one.Stages()+2; n++ { // as R has them
			if !yield(strings.Repeat("[", n) + strings.Repeat("]", n)) {
				return
			}
		}
		for n := p + 1; n <= scheme.MaxTreeOrder; n++ {
			for _, t := range scheme.Trees(n) {
				if !yield(t.String()) {
					return
				}
			}
		}
	}
}

// mirror puts classes and a permutation into c, if it finds them.
func mirror(k algebraic.Field, c *certificate.Symmetry) (Reason, bool) {
	a, b, classes := reduced(c.A, c.B)
	m := mirrors{k: k, a: a, b: b, within: c.Within}
	image := m.search(nil)
	if len(image) < len(m.b) {
		return nil, false
	}
	reason := Mirror{Classes: classes != nil, Within: c.Within}
	for _, n := range image {
		c.Permutation, reason.Order = append(c.Permutation, poly.Int(int64(n+1))), append(reason.Order, n+1)
	}
	for _, n := range classes {
		c.Classes = append(c.Classes, poly.Int(int64(n+1)))
	}
	return reason, true
}

// mirrors goes through the permutations of the stages.
type mirrors struct {
	k      algebraic.Field
	a      [][]poly.Elem
	b      []poly.Elem
	within exact.Rat
	looked int
}

// search returns the first permutation that begins with image and has no conflict, nil if there is none, or none was found in
// time.
func (m *mirrors) search(image []int) []int {
	if len(image) == len(m.b) {
		return image
	}
	for n := range m.b {
		if slices.Contains(image, n) {
			continue
		}
		if m.looked++; m.looked > mostOrders {
			return nil
		}
		next := append(image[:len(image):len(image)], n)
		if !slices.ContainsFunc(next, func(n int) bool { return !m.agree(next, slices.Index(next, n)) }) {
			if found := m.search(next); found != nil {
				return found
			}
		}
	}
	return nil
}

// agree reports whether all equalities between the last stage with an image and the stage j hold.
func (m *mirrors) agree(image []int, j int) bool {
	i := len(image) - 1
	p, q := image[i], image[j]
	near := func(x, y poly.Elem) bool {
		d, w := x.Sub(y), poly.Rational(m.within)
		return d.IsZero() || !m.within.IsZero() && m.k.Cmp(d, w) <= 0 && m.k.Cmp(d.Neg(), w) <= 0
	}
	return near(m.b[p], m.b[i]) && near(m.a[p][q].Add(m.a[i][j]), m.b[j]) && near(m.a[q][p].Add(m.a[j][i]), m.b[i])
}

package certificate

import (
	"fmt"
	"strings"

	"rofz/poly"
	"rofz/poly/exact"
)

// Stages are what the elementary weights of a one-step method are made of: functions on its stages, which are lists of
// values. Below a node with several children a Rosenbrock method has another matrix than below one with a single child.
type Stages struct {
	A         [][]poly.Elem // α + γ of a Rosenbrock method
	Branching [][]poly.Elem // α of a Rosenbrock method; nil if it is A
	B, E      []poly.Elem   // E is the constant 1
}

// MaxTreeOrder is the largest order that a TableauOrder claims, maxNodes the largest number of nodes of a tree in a file.
const (
	MaxTreeOrder = 10
	maxNodes     = 20
)

// TableauOrder claims that a method is of order Order at least, or, if Fails is not empty, of that order and no higher,
// for autonomous equations: bᵀΨ(t) = 1/γ(t) for all rooted trees t with up to Order nodes, to within a distance that is 0
// for exact coefficients, and not so for the tree Fails with one node more [But64; HW96, IV.7]. Here γ(t) is the product
// over all nodes of how many nodes the subtree that begins there has, and Ψ(t) the product of the AΨ(tᵢ) for the trees tᵢ
// that hang from the root, e if there are none; for a Rosenbrock method A is α + γ if there is one, and α if there are several.
type TableauOrder struct {
	Stages
	Root exact.Interval

	Order  int       `key:"order" zero:"too"`
	Fails  string    `key:"fails"` // in nested brackets: [] is one node
	Within exact.Rat `key:"within"`
}

func (c *TableauOrder) name() string { return "order of the tableau" }

func (c *TableauOrder) against() bool { return false }

func (c *TableauOrder) root() *exact.Interval { return &c.Root }

func (c *TableauOrder) bind(s *subject) (err error) {
	c.Root = s.Root
	c.Stages, err = s.stages()
	return err
}

func (c *TableauOrder) sentence() string {
	least := " at least"
	if c.Fails != "" {
		least = ""
	}
	return fmt.Sprintf("%s%s %d%s", c.name(), least, c.Order, toWithin(c.Within))
}

// check: every tree with n nodes is a root with a list of smaller trees from which all together n − 1 nodes hang. Each such
// list occurs once in the order in which the trees are made.
func (c *TableauOrder) check(k embedding) error {
	if err := c.Stages.check(); err != nil {
		return err
	}
	if c.Order < 0 || c.Order > MaxTreeOrder || c.Within.Sign() < 0 {
		return malformed("an order of 0 to %d, and a distance that is not negative, would be right", MaxTreeOrder)
	}
	var trees []tree // by their number of nodes
	for n := 1; n <= c.Order; n++ {
		var found []tree
		var extend func(children []tree, from, left int) error
		extend = func(children []tree, from, left int) error { // by trees from one on, with so many nodes together
			if left == 0 {
				t := c.join(children)
				if n < c.Order {
					c.hang(&t)
				}
				found = append(found, t)
				if d := c.defect(t); !k.within(d, c.Within) {
					return failf("the condition of tree %d with %d nodes does not hold, or not evidently: it is off by %v", len(found), n, d)
				}
				return nil
			}
			for i := from; i < len(trees) && trees[i].nodes <= left; i++ {
				if err := extend(append(children[:len(children):len(children)], trees[i]), i, left-trees[i].nodes); err != nil {
					return err
				}
			}
			return nil
		}
		if err := extend(nil, 0, n-1); err != nil {
			return err
		}
		trees = append(trees, found...)
	}
	if c.Fails == "" {
		return nil
	}
	t, err := c.parse(c.Fails)
	switch {
	case err != nil:
		return err
	case t.nodes != c.Order+1:
		return malformed("a tree with %d nodes; one with %d would be right", t.nodes, c.Order+1)
	case !k.beyond(c.defect(t), c.Within):
		return failf("the condition of %s does not evidently fail", c.Fails)
	}
	return nil
}

// check checks the sizes.
func (s *Stages) check() error {
	n := len(s.B)
	if n == 0 || !isMatrix(s.A, n, n) || s.Branching != nil && !isMatrix(s.Branching, n, n) || len(s.E) != n {
		return malformed("the sizes of the matrices and of b do not fit")
	}
	return nil
}

// tree is a rooted tree t as far as its condition asks.
type tree struct {
	nodes         int
	density       int64       // γ(t) ≤ maxNodes!, which has room
	value         []poly.Elem // Ψ(t)
	alone, beside []poly.Elem // AΨ(t), for a node with no other child, and for one with several
}

// join returns the tree with the children hanging from its root.
func (s *Stages) join(children []tree) tree {
	t := tree{nodes: 1, density: 1, value: s.E}
	for i, child := range children {
		factor := child.beside
		if len(children) == 1 {
			factor = child.alone
		}
		if i == 0 {
			t.value = factor
		} else {
			t.value = s.product(t.value, factor)
		}
		t.nodes += child.nodes
		t.density *= child.density
	}
	t.density *= int64(t.nodes)
	return t
}

// hang makes t ready to be a child.
func (s *Stages) hang(t *tree) {
	t.alone = image(s.A, t.value)
	t.beside = t.alone
	if s.Branching != nil {
		t.beside = image(s.Branching, t.value)
	}
}

// product returns the product of two functions.
func (s *Stages) product(f, g []poly.Elem) []poly.Elem {
	out := make([]poly.Elem, len(f))
	for i := range f {
		out[i] = f[i].Mul(g[i])
	}
	return out
}

// defect returns bᵀΨ(t) − 1/γ(t).
func (s *Stages) defect(t tree) poly.Elem {
	return dot(s.B, t.value).Sub(poly.Rational(exact.NewRat(1, t.density)))
}

// parse returns the tree that is written in nested brackets.
func (s *Stages) parse(text string) (tree, error) {
	if strings.Count(text, "[") <= maxNodes {
		if t, rest, ok := s.read(text); ok && rest == "" {
			return t, nil
		}
	}
	return tree{}, malformed("%.60q is no tree; nested brackets such as [[],[[]]] would be right, with at most %d nodes", text, maxNodes)
}

// read returns the tree with which a text begins, and the rest of the text.
func (s *Stages) read(text string) (t tree, rest string, ok bool) {
	var children []tree
	for rest, ok = strings.CutPrefix(text, "["); ok && !strings.HasPrefix(rest, "]"); {
		if len(children) > 0 {
			rest, ok = strings.CutPrefix(rest, ",")
		}
		if ok {
			t, rest, ok = s.read(rest)
		}
		if !ok {
			break
		}
		s.hang(&t)
		children = append(children, t)
	}
	if !ok {
		return tree{}, "", false
	}
	return s.join(children), rest[1:], true
}

// image returns Mv.
func image(m [][]poly.Elem, v []poly.Elem) []poly.Elem {
	out := make([]poly.Elem, len(m))
	for i, row := range m {
		out[i] = dot(row, v)
	}
	return out
}

func dot(v, w []poly.Elem) poly.Elem {
	var sum poly.Elem
	for i, x := range v {
		if !x.IsZero() {
			sum = sum.Add(x.Mul(w[i]))
		}
	}
	return sum
}

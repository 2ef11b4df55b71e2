package certificate

import (
	"strings"

	"rofz/poly"
	"rofz/poly/exact"
)

// maxNodes is the largest number of nodes of a tree in a file.
const maxNodes = MaxDegree

// tree is a rooted tree t as far as its condition asks.
type tree struct {
	nodes         int
	density       exact.Rat   // γ(t): the product, over all nodes, of how many nodes the subtree that begins there has
	value         []poly.Elem // Ψ(t): the product of the AΨ(tᵢ) for the trees tᵢ that hang from the root, 1 if there are none
	alone, beside []poly.Elem // AΨ(t), for a node with no other child, and for one with several
}

// join returns the tree with the children hanging from its root.
func (s *Stages) join(children []tree) tree {
	t := tree{nodes: 1, density: exact.Int(1), value: s.E}
	for i, child := range children {
		factor := child.beside
		if len(children) == 1 {
			factor = child.alone
		}
		if i == 0 {
			t.value = factor
		} else {
			t.value = s.product(factor, t.value)
		}
		t.nodes += child.nodes
		t.density = t.density.Mul(child.density)
	}
	t.density = t.density.Mul(exact.Int(int64(t.nodes)))
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

// defect returns bᵀΨ(t) − 1/γ(t).
func (s *Stages) defect(t tree) poly.Elem {
	return dot(s.B, t.value).Sub(poly.Rational(t.density.Inv()))
}

// parse returns the tree that is written in nested brackets, such as [[],[[]]].
func (s *Stages) parse(text string) (tree, error) {
	if strings.Count(text, "[") <= maxNodes {
		if t, rest, ok := s.read(text); ok && rest == "" {
			return t, nil
		}
	}
	return tree{}, malformed("%.60q is no tree in nested brackets, with at most %d nodes", text, maxNodes)
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

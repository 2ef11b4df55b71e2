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

// checkTrees checks the conditions of all trees with up to order nodes, each node of which has one of the colours that the methods stand for: the root
// chooses the weights, and every other node the matrix below it. The value of a tree does not depend on the colour of its root.
//
// Every tree with n nodes is a root with a list of smaller trees from which all together n − 1 nodes hang. Each such list occurs once in the order in which
// the trees are made.
func checkTrees(k embedding, methods []*Stages, order int, within exact.Rat) error {
	var trees []tree // by their number of nodes
	for n := 1; n <= order; n++ {
		var found []tree
		var extend func(children []tree, from, left int) error
		extend = func(children []tree, from, left int) error { // by trees from one on, with so many nodes together
			if left == 0 {
				for _, s := range methods {
					t := s.join(children)
					if n < order {
						s.hang(&t)
					}
					found = append(found, t)
					if d := s.defect(t); !k.within(d, within) {
						return failf("the condition of tree %d with %d nodes does not hold, or not evidently: it is off by %v", len(found), n, d)
					}
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
	return nil
}

// checkFails checks that the condition of the tree in a text, which has order + 1 nodes, is evidently off by more than a distance.
func checkFails(k embedding, methods []*Stages, order int, within exact.Rat, text string) error {
	t, colour, err := parseTree(methods, text)
	switch {
	case err != nil:
		return err
	case t.nodes != order+1:
		return malformed("a tree with %d nodes; one with %d would be right", t.nodes, order+1)
	case !k.beyond(methods[colour].defect(t), within):
		return failf("the condition of %s does not evidently fail", text)
	}
	return nil
}

// parse returns the tree that is written in nested brackets, such as [[],[[]]].
func (s *Stages) parse(text string) (tree, error) {
	t, _, err := parseTree([]*Stages{s}, text)
	return t, err
}

// parseTree returns the tree that a text is, and the colour of its root.
func parseTree(methods []*Stages, text string) (t tree, colour int, err error) {
	if max(strings.Count(text, "["), strings.Count(text, ",")) <= maxNodes {
		t, colour, rest, ok := readTree(methods, text)
		if ok && rest == "" {
			return t, colour, nil
		}
	}
	return tree{}, 0, malformed("%.60q is no tree in nested brackets, with at most %d nodes", text, maxNodes)
}

// readTree returns the tree with which a text begins, the colour of its root, and the rest of the text. With one method it is written in nested brackets,
// [[],[[]]]; with two, a node is E or I, and brackets follow where trees hang from it: E[I,I[E]].
func readTree(methods []*Stages, text string) (t tree, colour int, rest string, ok bool) {
	if len(methods) > 1 {
		if colour = strings.IndexByte("EI", (text + " ")[0]); colour < 0 {
			return t, 0, "", false
		}
		if text = text[1:]; !strings.HasPrefix(text, "[") {
			return methods[colour].join(nil), colour, text, true
		}
	}
	var children []tree
	for rest, ok = strings.CutPrefix(text, "["); ok && !strings.HasPrefix(rest, "]"); {
		if len(children) > 0 {
			rest, ok = strings.CutPrefix(rest, ",")
		}
		of := 0
		if ok {
			t, of, rest, ok = readTree(methods, rest)
		}
		if !ok {
			break
		}
		methods[of].hang(&t)
		children = append(children, t)
	}
	if !ok {
		return tree{}, 0, "", false
	}
	return methods[colour].join(children), colour, rest[1:], true
}

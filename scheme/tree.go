package scheme

import (
	"cmp"
	"fmt"
	"strings"
	"sync"
)

// MaxTreeOrder is the largest number of nodes that Trees goes up to. There are 719 trees with 10 nodes, 1205 in all.
const MaxTreeOrder = 10

// Tree is a rooted tree. The order conditions of one-step methods are numbered by rooted trees. The zero value is the
// tree with one node.
//
// A tree is written as the list of the trees that hang from its root, in brackets: [] is one node, [[],[[]]] a root
// with a leaf and a chain of two. Children are sorted: fewer nodes come first, and among trees of the same size the
// one whose list of children is smaller, compared from the left.
type Tree struct{ node *node } // nil for one node

// node is a rooted tree with what is asked of it most. Equal subtrees are the same node in the tables.
type node struct {
	children []*node // sorted
	order    int
	density  int64 // γ
	symmetry int64 // σ
	index    int   // place in the tables: smaller trees first
}

var leaf = &node{order: 1, density: 1, symmetry: 1}

func (t Tree) root() *node {
	if t.node == nil {
		return leaf
	}
	return t.node
}

// Order returns the number of nodes.
func (t Tree) Order() int { return t.root().order }

// Density returns γ(t), the product over all nodes of the number of nodes in the subtree that begins there.
func (t Tree) Density() int64 { return t.root().density }

// Symmetry returns σ(t), the number of automorphisms of t.
func (t Tree) Symmetry() int64 { return t.root().symmetry }

// Children returns the trees that hang from the root, sorted.
func (t Tree) Children() []Tree {
	out := make([]Tree, len(t.root().children))
	for i, c := range t.root().children {
		out[i] = Tree{c}
	}
	return out
}

// Compare returns −1, 0 or 1 as t stands before u, equals it, or stands behind it in the order of the tables.
func (t Tree) Compare(u Tree) int { return compareNodes(t.root(), u.root()) }

func compareNodes(a, b *node) int {
	if a == b {
		return 0
	}
	if a.order != b.order {
		return cmp.Compare(a.order, b.order)
	}
	for i := range min(len(a.children), len(b.children)) {
		if c := compareNodes(a.children[i], b.children[i]); c != 0 {
			return c
		}
	}
	return cmp.Compare(len(a.children), len(b.children))
}

// String returns the tree in nested brackets. ParseTree reads it back.
func (t Tree) String() string {
	var b strings.Builder
	t.root().write(&b)
	return b.String()
}

func (n *node) write(b *strings.Builder) {
	b.WriteByte('[')
	for i, c := range n.children {
		if i > 0 {
			b.WriteByte(',')
		}
		c.write(b)
	}
	b.WriteByte(']')
}

// ParseTree reads a tree in nested brackets without blanks, of at most 20 nodes; children need not be sorted.
func ParseTree(s string) (Tree, error) {
	if strings.Count(s, "[") > 20 {
		return Tree{}, fmt.Errorf("tree with more than 20 nodes")
	}
	n, rest, ok := parseNode(s)
	if !ok || rest != "" {
		return Tree{}, fmt.Errorf("%q is no tree, should be nested brackets such as [[],[[]]]", s)
	}
	return Tree{n}, nil
}

func parseNode(s string) (n *node, rest string, ok bool) {
	if s, ok = strings.CutPrefix(s, "["); !ok {
		return nil, "", false
	}
	var children []*node
	for !strings.HasPrefix(s, "]") {
		if len(children) > 0 {
			if s, ok = strings.CutPrefix(s, ","); !ok {
				return nil, "", false
			}
		}
		var c *node
		if c, s, ok = parseNode(s); !ok {
			return nil, "", false
		}
		// Insertion keeps the list sorted, so that one tree has one form.
		i := len(children)
		for i > 0 && compareNodes(c, children[i-1]) < 0 {
			i--
		}
		children = append(children[:i], append([]*node{c}, children[i:]...)...)
	}
	return newNode(children), s[1:], true
}

// newNode hangs sorted children from a root: γ is n times the product of the densities, and σ counts besides the
// automorphisms of the children the permutations of equal ones.
func newNode(children []*node) *node {
	n := &node{children: children, order: 1, density: 1, symmetry: 1}
	equal := int64(0) // how many of the last children are the same tree
	for i, c := range children {
		n.order += c.order
		n.density *= c.density
		n.symmetry *= c.symmetry
		if i > 0 && compareNodes(children[i-1], c) == 0 {
			equal++
		} else {
			equal = 1
		}
		n.symmetry *= equal
	}
	n.density *= int64(n.order)
	return n
}

// Trees returns all rooted trees with n nodes, in increasing order. It panics unless 1 ≤ n ≤ MaxTreeOrder.
//
// Algorithm: every sorted list of smaller trees with n−1 nodes together is hung from a root, once. Cost: linear in the
// number of trees, which is multiplied by about 2.96 with each n.
func Trees(n int) []Tree {
	if n < 1 || n > MaxTreeOrder {
		panic(fmt.Sprintf("scheme: no table of trees with %d nodes", n))
	}
	nodes := treeTables(n)[n]
	out := make([]Tree, len(nodes))
	for i, t := range nodes {
		out[i] = Tree{t}
	}
	return out
}

// treeTables returns the trees by their number of nodes, up to n at least. The tables only ever grow.
func treeTables(n int) [][]*node {
	trees.Lock()
	defer trees.Unlock()
	for len(trees.bySize) <= n {
		trees.grow()
	}
	return trees.bySize
}

// forest is the table of trees made so far.
type forest struct {
	sync.Mutex
	bySize [][]*node
	all    []*node // the same in one row; the place in it is the index of a node
}

var trees = forest{bySize: [][]*node{nil, {leaf}}, all: []*node{leaf}}

// grow adds the trees of the next size.
func (f *forest) grow() {
	size := len(f.bySize)
	var found []*node
	var children []*node
	var extend func(first, left int)
	extend = func(first, left int) { // children from f.all[first:] with left nodes together
		if left == 0 {
			found = append(found, newNode(append([]*node(nil), children...)))
			return
		}
		for i := first; i < len(f.all) && f.all[i].order <= left; i++ {
			children = append(children, f.all[i])
			extend(i, left-f.all[i].order)
			children = children[:len(children)-1]
		}
	}
	extend(0, size-1)
	for _, t := range found {
		t.index = len(f.all)
		f.all = append(f.all, t)
	}
	f.bySize = append(f.bySize, found)
}

package scheme

import (
	"cmp"
	"fmt"
	"strings"
	"sync"
)

// MaxColouredOrder is the largest number of nodes that ColouredTrees goes up to. There are 916 trees with 6 nodes, 1202 in all.
const MaxColouredOrder = 6

// Colour is the half of an additive pair that a node of a tree stands for.
type Colour uint8

// The colours.
const (
	ColourE Colour = iota // the explicit half
	ColourI               // the implicit half
)

// String returns E or I.
func (c Colour) String() string { return [...]string{"E", "I"}[c] }

// ColouredTree is a rooted tree whose nodes have one of two colours. The order conditions of additive pairs are numbered by
// them: a node of colour E stands for f_E, one of colour I for f_I [KC03]. The zero value is one node of colour E.
//
// A tree is written as the colour of its root, and behind it in brackets the trees that hang from it: E[I,I[E]] is an E with a
// leaf I and an I that has a leaf E. Children are sorted as those of a Tree are, and of two trees that differ in colours alone that one
// comes first which has E where the other has I, from the leaves to the root.
type ColouredTree struct{ node *colouredNode } // nil for one node of colour E

type colouredNode struct {
	colour   Colour
	children []*colouredNode // sorted
	order    int
	density  int64
}

var colouredLeaves = [2]*colouredNode{{colour: ColourE, order: 1, density: 1}, {colour: ColourI, order: 1, density: 1}}

func (t ColouredTree) root() *colouredNode {
	if t.node == nil {
		return colouredLeaves[ColourE]
	}
	return t.node
}

// Order returns the number of nodes.
func (t ColouredTree) Order() int { return t.root().order }

// Density returns γ(t), which does not depend on the colours.
func (t ColouredTree) Density() int64 { return t.root().density }

// Colour returns the colour of the root.
func (t ColouredTree) Colour() Colour { return t.root().colour }

// Children returns the trees that hang from the root, sorted.
func (t ColouredTree) Children() []ColouredTree {
	out := make([]ColouredTree, len(t.root().children))
	for i, c := range t.root().children {
		out[i] = ColouredTree{c}
	}
	return out
}

// String returns the tree in brackets: E[I,I[E]].
func (t ColouredTree) String() string {
	var b strings.Builder
	t.root().write(&b)
	return b.String()
}

func (n *colouredNode) write(b *strings.Builder) {
	b.WriteString(n.colour.String())
	for i, c := range n.children {
		b.WriteByte("[,"[min(i, 1)])
		c.write(b)
	}
	if n.children != nil {
		b.WriteByte(']')
	}
}

// Draw returns the tree as a picture of several lines, as Tree.Draw does, with the colours for nodes.
func (t ColouredTree) Draw() string {
	return drawn(drawNodes(t.root(), func(n *colouredNode) []*colouredNode { return n.children }, func(n *colouredNode) rune { return rune(n.colour.String()[0]) }))
}

func compareColoured(a, b *colouredNode) int {
	if a == b {
		return 0
	}
	if a.order != b.order {
		return cmp.Compare(a.order, b.order)
	}
	for i := range min(len(a.children), len(b.children)) {
		if c := compareColoured(a.children[i], b.children[i]); c != 0 {
			return c
		}
	}
	if len(a.children) != len(b.children) {
		return cmp.Compare(len(a.children), len(b.children))
	}
	return cmp.Compare(a.colour, b.colour)
}

// ColouredTreesOf returns all trees with n nodes, in increasing order: 2, 4, 14, 52, 214, 916 for n = 1, …, 6. It panics unless 1 ≤ n ≤
// MaxColouredOrder.
//
// Algorithm: that of Trees, with each root in both colours. Cost: linear in the number of trees.
func ColouredTreesOf(n int) []ColouredTree {
	if n < 1 || n > MaxColouredOrder {
		panic(fmt.Sprintf("scheme: no table of coloured trees with %d nodes", n))
	}
	nodes := colouredTables()[n]
	out := make([]ColouredTree, len(nodes))
	for i, t := range nodes {
		out[i] = ColouredTree{t}
	}
	return out
}

// colouredTables returns the trees by their number of nodes.
var colouredTables = sync.OnceValue(func() [][]*colouredNode {
	bySize := [][]*colouredNode{nil, colouredLeaves[:]}
	all := append([]*colouredNode(nil), colouredLeaves[:]...)
	for size := 2; size <= MaxColouredOrder; size++ {
		var found, children []*colouredNode
		var extend func(first, left int)
		extend = func(first, left int) { // children from all[first:] with left nodes together
			if left == 0 {
				list := append([]*colouredNode(nil), children...)
				for c := range colouredLeaves {
					found = append(found, newColouredNode(Colour(c), list))
				}
				return
			}
			for i := first; i < len(all) && all[i].order <= left; i++ {
				children = append(children, all[i])
				extend(i, left-all[i].order)
				children = children[:len(children)-1]
			}
		}
		extend(0, size-1)
		bySize, all = append(bySize, found), append(all, found...)
	}
	return bySize
})

func newColouredNode(colour Colour, children []*colouredNode) *colouredNode {
	n := &colouredNode{colour: colour, children: children, order: 1, density: 1}
	for _, c := range children {
		n.order += c.order
		n.density *= c.density
	}
	n.density *= int64(n.order)
	return n
}

package scheme

import "strings"

// Draw returns the tree as a picture of several lines, the root at the bottom and a line's end without blanks: nodes are
// •, joined by |, \ and / to the node below.
func (t Tree) Draw() string {
	return drawn(drawNodes(t.root(), func(n *node) []*node { return n.children }, func(*node) rune { return '•' }))
}

// drawn returns the lines of a picture, the root at the bottom.
func drawn(p picture) string {
	lines := make([]string, len(p.lines))
	for i, l := range p.lines {
		lines[len(lines)-1-i] = strings.TrimRight(string(l), " ")
	}
	return strings.Join(lines, "\n")
}

// picture is a tree as lines of the same width, the root's line first.
type picture struct {
	lines [][]rune
	root  int // column of the root
}

// drawNodes puts the pictures of the children side by side, the root below the middle of their roots.
func drawNodes[N any](n N, childrenOf func(N) []N, mark func(N) rune) picture {
	children := childrenOf(n)
	if len(children) == 0 {
		return picture{[][]rune{{mark(n)}}, 0}
	}
	var columns []int // of the children's roots
	var above [][]rune
	width := 0
	for i, c := range children {
		if i > 0 {
			width += 3
		}
		p := drawNodes(c, childrenOf, mark)
		columns = append(columns, width+p.root)
		for y, l := range p.lines {
			if y == len(above) {
				above = append(above, nil)
			}
			above[y] = append(pad(above[y], width), l...)
		}
		width += len(p.lines[0])
	}
	root := (columns[0] + columns[len(columns)-1]) / 2
	joints := pad(nil, width)
	for _, c := range columns {
		switch {
		case c < root:
			joints[(c+root+1)/2] = '\\'
		case c > root:
			joints[(c+root)/2] = '/'
		default:
			joints[c] = '|'
		}
	}
	stem := pad(nil, width)
	stem[root] = mark(n)
	p := picture{append([][]rune{stem, joints}, above...), root}
	for y := range p.lines {
		p.lines[y] = pad(p.lines[y], width)
	}
	return p
}

func pad(line []rune, width int) []rune {
	for len(line) < width {
		line = append(line, ' ')
	}
	return line
}

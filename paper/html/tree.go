package html

import (
	"fmt"

	"rofz/scheme"
)

// The measures of a drawn tree, in units of its picture; 20 of them are an em.
const (
	treeGap   = 13.0 // between neighbours, and from a node to its children
	treeNode  = 3.2  // the radius of a node
	treeWhole = 12   // the largest number of nodes that is drawn
)

// tree draws a rooted tree with its root at the foot, as the literature does, in the colour of the text. A large one is written.
func (p *part) tree(t scheme.Tree) {
	if t.Order() > treeWhole {
		p.element("code", t.String())
		return
	}
	d := &treeDrawing{}
	d.place(t, 0)
	width, height := max(d.right-treeGap, 0)+2*treeNode+2, float64(d.levels)*treeGap+2*treeNode+2
	at := func(x treePoint) string {
		return fmt.Sprintf("%.4g %.4g", x.x+treeNode+1, height-treeNode-1-float64(x.level)*treeGap)
	}
	p.open("svg", "class", "tree", "role", "img", "aria-label", "the tree "+t.String(),
		"viewBox", fmt.Sprintf("0 0 %.4g %.4g", width, height), "style", fmt.Sprintf("width:%.3gem;height:%.3gem", width/20, height/20))
	for _, e := range d.edges {
		p.WriteString(`<path d="M` + at(e[0]) + "L" + at(e[1]) + `"/>`)
	}
	for _, x := range d.nodes {
		p.WriteString(fmt.Sprintf(`<circle r="%.4g" transform="translate(%s)"/>`, treeNode, at(x)))
	}
	p.close("svg")
}

type treePoint struct {
	x     float64
	level int // above the root
}

// A treeDrawing places the nodes of a tree: leaves next to each other, a node in the middle above its children.
type treeDrawing struct {
	nodes  []treePoint
	edges  [][2]treePoint
	right  float64 // where the next leaf stands
	levels int
}

func (d *treeDrawing) place(t scheme.Tree, level int) treePoint {
	d.levels = max(d.levels, level)
	here := treePoint{d.right, level}
	var above []treePoint
	for _, c := range t.Children() {
		above = append(above, d.place(c, level+1))
	}
	if len(above) == 0 {
		d.right += treeGap
	} else {
		here.x = (above[0].x + above[len(above)-1].x) / 2
	}
	for _, x := range above {
		d.edges = append(d.edges, [2]treePoint{here, x})
	}
	d.nodes = append(d.nodes, here)
	return here
}

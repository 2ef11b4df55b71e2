package html

import (
	"strings"
	"testing"

	"rofz/internal/sample"
	"rofz/scheme"
)

// TestTree draws all trees with up to seven nodes: a circle for each node, a line for each but the root, the root at the foot, no two
// nodes in one place, and the tree in words.
func TestTree(t *testing.T) {
	for n := 1; n <= 7; n++ {
		for _, tree := range scheme.Trees(n) {
			d := &treeDrawing{}
			root := d.place(tree, 0)
			if len(d.nodes) != n || len(d.edges) != n-1 || root.level != 0 {
				t.Fatalf("%s: %d nodes, %d edges, the root on level %d", tree, len(d.nodes), len(d.edges), root.level)
			}
			seen := map[treePoint]bool{}
			for _, x := range d.nodes {
				if seen[x] {
					t.Errorf("%s: two nodes at %v", tree, x)
				}
				seen[x] = true
			}
			for _, e := range d.edges {
				if e[1].level != e[0].level+1 {
					t.Errorf("%s: an edge from level %d to %d", tree, e[0].level, e[1].level)
				}
			}
			p := part{prefix: "one"}
			p.tree(tree)
			if s := p.String(); strings.Count(s, "<circle") != n || !strings.Contains(s, `aria-label="the tree `+tree.String()+`"`) {
				t.Errorf("%s: %s", tree, s)
			}
		}
	}
}

// TestLargeTree: a tree that is too large to be drawn is written.
func TestLargeTree(t *testing.T) {
	p := part{prefix: "one"}
	p.tree(sample.Try(scheme.ParseTree("[" + strings.TrimSuffix(strings.Repeat("[],", 15), ",") + "]")).Must(t))
	if s := p.String(); !strings.HasPrefix(s, "<code>[[]") {
		t.Error(s)
	}
}

package plot

import "math"

// A window is a rectangle of the plane.
type window struct{ x0, x1, y0, y1 float64 }

func (w window) width() float64  { return w.x1 - w.x0 }
func (w window) height() float64 { return w.y1 - w.y0 }

func (w window) contains(x, y float64) bool { return w.x0 <= x && x <= w.x1 && w.y0 <= y && y <= w.y1 }

// A point of the plane.
type point struct{ x, y float64 }

// A contour is a closed polygon around a part of the set {f ≤ 0} within a window, with that set on its left. Where
// rim[i], the side from points[i] to the next point runs along the edge of the window, not along f = 0.
type contour struct {
	points []point
	rim    []bool
}

// trace returns the contours of {f ≤ 0} on a grid of nx × ny cells. Filled by the rule of non-zero winding numbers they
// give the set. What is thinner than a cell may be missed.
//
// Algorithm: marching squares with a rim of cells outside of the window that do not belong to the set; the crossing on
// each side of a cell is found by the method of false position, to about 10^−4 of a cell. Cost: nx·ny evaluations of f
// and about eight more for each crossing.
func trace(f func(x, y float64) float64, w window, nx, ny int) []contour {
	g := &grid{f: f, w: w, nx: nx, ny: ny, values: make([]float64, (nx+1)*(ny+1))}
	for j := range ny + 1 {
		for i := range nx + 1 {
			v := f(g.at(i, j))
			if math.IsNaN(v) {
				v = math.Inf(1)
			}
			g.values[j*(nx+1)+i] = v
		}
	}
	return g.contours()
}

type grid struct {
	f      func(x, y float64) float64
	w      window
	nx, ny int
	values []float64
}

// at returns a node; those outside of the window are moved to its edge.
func (g *grid) at(i, j int) (x, y float64) {
	i, j = min(max(i, 0), g.nx), min(max(j, 0), g.ny)
	return g.w.x0 + g.w.width()*float64(i)/float64(g.nx), g.w.y0 + g.w.height()*float64(j)/float64(g.ny)
}

func (g *grid) outside(i, j int) bool { return i < 0 || j < 0 || i > g.nx || j > g.ny }

func (g *grid) value(i, j int) float64 {
	if g.outside(i, j) {
		return math.Inf(1)
	}
	return g.values[j*(g.nx+1)+i]
}

func (g *grid) in(i, j int) bool { return g.value(i, j) <= 0 }

// An edge is a side of a cell: from a node to the right, or up.
type edge struct {
	i, j int
	up   bool
}

// The corners of a cell counterclockwise, and its sides: side k goes from corner k to the next one.
var corners = [4][2]int{{0, 0}, {1, 0}, {1, 1}, {0, 1}}

func side(i, j, k int) edge {
	return [4]edge{{i, j, false}, {i + 1, j, true}, {i, j + 1, false}, {i, j, true}}[k]
}

// A step leads from one edge to the next through a cell.
type step struct {
	to   edge
	rim  bool
	used bool
}

// contours links the segments in all cells. Around a cell, a side on which the set is left and one on which it is
// entered alternate; a segment leads from the former to the latter, so that the set is on its left.
func (g *grid) contours() []contour {
	next := make(map[edge]*step)
	var order []edge
	for j := -1; j <= g.ny; j++ {
		for i := -1; i <= g.nx; i++ {
			for _, link := range g.links(i, j) {
				rim := i < 0 || j < 0 || i == g.nx || j == g.ny
				next[link[0]] = &step{to: link[1], rim: rim}
				order = append(order, link[0])
			}
		}
	}
	var out []contour
	for _, start := range order {
		if next[start].used {
			continue
		}
		var c contour
		for e := start; !next[e].used; e = next[e].to {
			next[e].used = true
			c.points = append(c.points, g.crossing(e))
			c.rim = append(c.rim, next[e].rim)
		}
		out = append(out, c)
	}
	return out
}

// links returns the segments in a cell.
func (g *grid) links(i, j int) [][2]edge {
	var in [4]bool
	n := 0
	for k, c := range corners {
		if in[k] = g.in(i+c[0], j+c[1]); in[k] {
			n++
		}
	}
	if n == 0 || n == 4 {
		return nil
	}
	joined := false // of two opposite corners in the set
	if n == 2 && in[0] == in[2] {
		x0, y0 := g.at(i, j)
		x1, y1 := g.at(i+1, j+1)
		joined = g.f((x0+x1)/2, (y0+y1)/2) <= 0
	}
	var out [][2]edge
	for k := range 4 {
		if !in[k] || in[(k+1)%4] {
			continue // the set is not left on side k
		}
		turn := 3 // the side before, clockwise
		if joined {
			turn = 1
		}
		for l := (k + turn) % 4; ; l = (l + turn) % 4 {
			if !in[l] && in[(l+1)%4] {
				out = append(out, [2]edge{side(i, j, k), side(i, j, l)})
				break
			}
		}
	}
	return out
}

// crossing returns where f changes its sign on an edge.
func (g *grid) crossing(e edge) point {
	i, j := e.i, e.j
	k, l := i+1, j
	if e.up {
		k, l = i, j+1
	}
	ax, ay := g.at(i, j)
	bx, by := g.at(k, l)
	if g.outside(i, j) || g.outside(k, l) {
		return point{ax, ay} // both nodes are at the same place
	}
	at := func(t float64) point { return point{ax + t*(bx-ax), ay + t*(by-ay)} }
	t := zeroBetween(func(t float64) float64 { p := at(t); return g.f(p.x, p.y) }, g.value(i, j), g.value(k, l))
	return at(t)
}

// zeroBetween returns about a t in [0, 1] where f changes between f ≤ 0 and f > 0, given the values at 0 and 1.
func zeroBetween(f func(float64) float64, a, b float64) float64 {
	lo, hi := 0.0, 1.0
	for range 40 {
		t := (lo + hi) / 2
		if s := a / (a - b); 0 < s && s < 1 { // finite values
			t = lo + s*(hi-lo)
		}
		v := f(t)
		if math.IsNaN(v) {
			v = math.Inf(1)
		}
		if (v <= 0) == (a <= 0) {
			if hi-lo > 1e-3 { // Illinois: the other end loses weight
				b /= 2
			}
			lo, a = t, v
		} else {
			if hi-lo > 1e-3 {
				a /= 2
			}
			hi, b = t, v
		}
		if hi-lo < 1e-4 || v == 0 {
			break
		}
	}
	if a <= 0 {
		return lo
	}
	return hi
}

// box returns the least window around a contour.
func (c contour) box() window {
	w := window{math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)}
	for _, p := range c.points {
		w = window{min(w.x0, p.x), max(w.x1, p.x), min(w.y0, p.y), max(w.y1, p.y)}
	}
	return w
}

// onRim reports whether a contour touches the edge of the window.
func (c contour) onRim() bool {
	for _, r := range c.rim {
		if r {
			return true
		}
	}
	return false
}

// lines returns the parts of the contour where f = 0.
func (c contour) lines() [][]point {
	n := len(c.points)
	start := 0
	for i := range n { // begin behind a piece of the rim
		if c.rim[(i+n-1)%n] && !c.rim[i] {
			start = i
			break
		}
	}
	var out [][]point
	var line []point
	for m := range n {
		i := (start + m) % n
		if c.rim[i] {
			if line != nil {
				out = append(out, append(line, c.points[i]))
			}
			line = nil
			continue
		}
		line = append(line, c.points[i])
	}
	if line != nil {
		out = append(out, append(line, c.points[start]))
	}
	return out
}

// simplify leaves out points that are nearer than the tolerance to the line without them.
//
// Algorithm: Ramer, Douglas and Peucker. Cost: O(n log n) as a rule.
func simplify(line []point, tolerance float64) []point {
	if len(line) < 3 {
		return line
	}
	keep := make([]bool, len(line))
	keep[0], keep[len(line)-1] = true, true
	type span struct{ a, b int }
	for stack := []span{{0, len(line) - 1}}; len(stack) > 0; {
		s := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		far, at := tolerance, -1
		for i := s.a + 1; i < s.b; i++ {
			if d := distance(line[i], line[s.a], line[s.b]); d > far {
				far, at = d, i
			}
		}
		if at >= 0 {
			keep[at] = true
			stack = append(stack, span{s.a, at}, span{at, s.b})
		}
	}
	var out []point
	for i, p := range line {
		if keep[i] {
			out = append(out, p)
		}
	}
	return out
}

// distance returns that of p from the segment between a and b.
func distance(p, a, b point) float64 {
	dx, dy := b.x-a.x, b.y-a.y
	t := 0.0
	if n := dx*dx + dy*dy; n > 0 {
		t = min(max(((p.x-a.x)*dx+(p.y-a.y)*dy)/n, 0), 1)
	}
	return math.Hypot(p.x-a.x-t*dx, p.y-a.y-t*dy)
}

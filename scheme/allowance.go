package scheme

import (
	"math"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
)

// weightBox bounds how far the units of a tableau let its elementary weights be off.
//
// An elementary weight Φ is a polynomial with positive coefficients in the entries. In the box |δₖ| ≤ uₖ around them it
// takes all values between Φ − L + M and Φ + L − M and none beyond Φ ± (L + M), where L = Σ |∂Φ/∂xₖ| uₖ and M bounds
// the terms of second and higher order: those of Φ(|x| + εu) in ε, at ε = 1. L comes from one sweep back through the
// tree. All is computed in floating point, divided by the largest unit, so that nothing underflows; a 10⁻¹⁰ part of the
// first-order term of Φ(|x| + εu) is added for its rounding.
type weightBox struct {
	unit exact.Rat // the largest one
	size float64   // about the same, a little more

	below [2]matrixBox // below a node with one child, and below one with several
	two   bool         // these differ
	b, ub []float64
	time  []jets // below a clock

	plain map[*node][]float64 // what was computed before
	known map[*node][]jets
}

// matrixBox is a matrix with units. For a Rosenbrock method α + γ is one and α another, and an error of α moves both.
type matrixBox struct {
	m      [][]float64
	shared [][]float64 // units of what belongs to both matrices
	own    [][]float64 // and of the rest
}

// newWeightBox returns nil if the weights and the matrix are exact, or if the scheme is given in another basis.
func newWeightBox(s Scheme, u Units, key string) *weightBox {
	weights, bhat, ok := Weights(s)
	if key == bhat.Key {
		weights = bhat
	}
	if !ok || u.Exact() {
		return nil
	}
	w := &weightBox{unit: u.Largest(), plain: make(map[*node][]float64), known: make(map[*node][]jets)}
	w.size = w.unit.Float64() * (1 + 1e-9)
	k := s.Field()
	shared, ok := Find(s, "A")
	if !ok {
		shared, ok = Find(s, "alpha")
		w.two = true
	}
	if !ok {
		return nil
	}
	w.below[1] = matrixBox{floats(k, shared.Values), w.relative(u, shared), nil}
	w.below[0] = w.below[1]
	if gamma, ok := Find(s, "gamma"); ok {
		sum := floats(k, gamma.Values)
		for i, row := range sum {
			for j := range row {
				row[j] += w.below[1].m[i][j]
			}
		}
		w.below[0] = matrixBox{sum, w.below[1].shared, w.relative(u, gamma)}
	}
	w.b, w.ub = floats(k, weights.Values)[0], w.relative(u, weights)[0]
	return w
}

func floats(k algebraic.Field, m [][]poly.Elem) [][]float64 {
	out := make([][]float64, len(m))
	for i, row := range m {
		for _, x := range row {
			out[i] = append(out[i], k.Float64(x))
		}
	}
	return out
}

// relative returns the units of a block, in the largest one.
func (w *weightBox) relative(u Units, b Block) [][]float64 {
	out := make([][]float64, len(b.Values))
	for i, row := range b.Values {
		for j := range row {
			out[i] = append(out[i], u.At(b.Key, i, j).Quo(w.unit).Float64())
		}
	}
	return out
}

// allowance returns the residual up to which the condition of t counts as holding: L + M.
func (w *weightBox) allowance(t *node) exact.Rat {
	if w == nil {
		return exact.Rat{}
	}
	var first, rest float64 // of Φ(|x| + εu)
	for i, jet := range w.jets(t) {
		p := w.times(jet, jets{math.Abs(w.b[i]), w.ub[i], 0})
		first, rest = first+p.first, rest+p.rest
	}
	linear := first // an upper bound
	if w.time == nil {
		linear = w.linear(t) + 1e-10*first
	}
	bound := linear + rest
	if math.IsInf(bound, 0) || math.IsNaN(bound) {
		return w.unit
	}
	return w.unit.Mul(exact.FromFloat(bound))
}

// linear returns L.
func (w *weightBox) linear(t *node) float64 {
	back := w.newGradient()
	value := w.vector(t)
	back.visit(t, w.b)
	sum := back.total(w)
	for i, u := range w.ub {
		sum += math.Abs(value[i]) * u
	}
	return sum
}

// setTime says what stands below a clock. Allowances are then those of Φ(|x| + εu): no less than L + M.
func (w *weightBox) setTime(k algebraic.Field, c []poly.Elem, u Units) {
	if w == nil {
		return
	}
	w.time = make([]jets, len(c))
	for i, x := range c {
		w.time[i] = jets{math.Abs(k.Float64(x)), u.At("c", 0, i).Quo(w.unit).Float64(), 0}
	}
}

// kind says which matrix belongs below t.
func (w *weightBox) kind(t *node) int {
	if w.two && len(t.children) > 1 {
		return 1
	}
	return 0
}

// vector returns about Ψ(t): the product of what the matrix makes of the vectors of the children.
func (w *weightBox) vector(t *node) []float64 {
	if v, ok := w.plain[t]; ok {
		return v
	}
	out := make([]float64, len(w.b))
	for i := range out {
		out[i] = 1
	}
	for _, c := range t.children {
		for i, x := range w.below[w.kind(t)].apply(w.vector(c)) {
			out[i] *= x
		}
	}
	w.plain[t] = out
	return out
}

func (m matrixBox) apply(v []float64) []float64 {
	out := make([]float64, len(m.m))
	for i, row := range m.m {
		for j, x := range row {
			out[i] += x * v[j]
		}
	}
	return out
}

// gradient is the derivatives of an elementary weight by the entries of the two matrices.
type gradient struct {
	w  *weightBox
	by [2][][]float64
}

func (w *weightBox) newGradient() *gradient {
	g := &gradient{w: w}
	for kind := range g.by {
		g.by[kind] = make([][]float64, len(w.b))
		for i := range w.b {
			g.by[kind][i] = make([]float64, len(w.b))
		}
	}
	return g
}

// visit adds the derivatives below t, given those by the entries of Ψ(t).
func (g *gradient) visit(t *node, by []float64) {
	kind := g.w.kind(t)
	m := g.w.below[kind]
	images := make([][]float64, len(t.children))
	for k, c := range t.children {
		images[k] = m.apply(g.w.vector(c))
	}
	for k, c := range t.children {
		v := g.w.vector(c)
		inner := make([]float64, len(v))
		for i, x := range by {
			for l, image := range images {
				if l != k {
					x *= image[i]
				}
			}
			if x == 0 {
				continue
			}
			for j := range v {
				g.by[kind][i][j] += x * v[j]
				inner[j] += x * m.m[i][j]
			}
		}
		g.visit(c, inner)
	}
}

// total returns Σ |∂Φ/∂xₖ| uₖ over the entries of the matrices.
func (g *gradient) total(w *weightBox) float64 {
	var sum float64
	for i := range w.b {
		for j := range w.b {
			d := g.by[0][i][j]
			if w.below[0].own != nil {
				sum += math.Abs(d) * w.below[0].own[i][j]
			}
			sum += math.Abs(d+g.by[1][i][j]) * w.below[1].shared[i][j]
		}
	}
	return sum
}

// jets is a number with positive coefficients in ε: value + first·ηε + rest·ηε, where η is the largest unit and rest
// bounds all that is of higher order, at ε = 1.
type jets struct{ value, first, rest float64 }

func (w *weightBox) times(x, y jets) jets {
	x1, y1 := x.first+x.rest, y.first+y.rest
	return jets{x.value * y.value, x.value*y.first + x.first*y.value, x.value*y.rest + x.rest*y.value + w.size*x1*y1}
}

// jets returns those of Ψ(t) at |x| + εu.
func (w *weightBox) jets(t *node) []jets {
	if v, ok := w.known[t]; ok {
		return v
	}
	out := make([]jets, len(w.b))
	for i := range out {
		out[i] = jets{1, 0, 0}
	}
	m := w.below[w.kind(t)]
	for _, c := range t.children {
		if c == clock {
			for i, x := range w.time {
				out[i] = w.times(out[i], x)
			}
			continue
		}
		inner := w.jets(c)
		for i, row := range m.m {
			var sum jets
			for j, x := range row {
				u := m.shared[i][j]
				if m.own != nil {
					u += m.own[i][j]
				}
				p := w.times(jets{math.Abs(x), u, 0}, inner[j])
				sum = jets{sum.value + p.value, sum.first + p.first, sum.rest + p.rest}
			}
			out[i] = w.times(out[i], sum)
		}
	}
	w.known[t] = out
	return out
}

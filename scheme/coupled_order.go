package scheme

import (
	"math"

	"rofz/poly"
	"rofz/poly/exact"
)

// CoupledOrder is the order of an additive pair as decided by coloured trees, for y' = f_E(y) + f_I(y).
type CoupledOrder struct {
	Order   int
	AtLeast bool // every condition that was looked at holds: the order may be higher

	// Failed are the conditions of the next order that fail, in the order of ColouredTreesOf; none if AtLeast is true, or if the
	// digits of the coefficients do not tell whether the order is higher.
	Failed []CoupledDefect
	// Within is a bound of the residuals of all conditions up to Order; 0 where they hold exactly.
	Within exact.Rat
}

// CoupledDefect is an order condition of a pair that does not hold exactly: the elementary weight is 1/γ + Residual.
type CoupledDefect struct {
	Tree     ColouredTree
	Residual poly.Elem
	Within   exact.Rat // how far the units of the coefficients let it be off
}

// CoupledOrderOf returns the order of a pair from its exact coefficients: for every coloured tree t with up to Order nodes the
// weight of t, which takes b of the half that its root stands for and A of the half that each other node stands for, is 1/γ(t), and for
// one with Order + 1 nodes it is not [KC03]. Trees of one colour give the conditions of the halves, so that the order never exceeds
// theirs. With embedded it is that of the embedded weights; it reports false if there are none. It looks at trees with up to
// MaxColouredOrder nodes. The c of both halves are taken to be the row sums, as for autonomous equations.
//
// Cost: O(T·s²) integer multiplications for T trees and s stages; T = 286 up to order 5, 1202 up to order 6.
func CoupledOrderOf(p *AdditivePair, embedded bool) (CoupledOrder, bool) {
	return judge{scheme: p}.coupledOrder(p, embedded)
}

// CoupledOrderToDigits is CoupledOrderOf with conditions that hold to the printed digits: see TableauOrderToDigits.
func CoupledOrderToDigits(p *AdditivePair, embedded bool) (CoupledOrder, bool) {
	return newJudge(p).coupledOrder(p, embedded)
}

func (j judge) coupledOrder(p *AdditivePair, embedded bool) (CoupledOrder, bool) {
	w := j.newColouredWeights(p, embedded)
	if w == nil {
		return CoupledOrder{}, false
	}
	out := CoupledOrder{AtLeast: true}
	claimed := j.claimed(embedded)
	for n := 1; n <= MaxColouredOrder; n++ {
		seen, off := true, out.Within
		for _, t := range colouredTables()[n] {
			d, holds := w.defect(t)
			if !holds {
				out.AtLeast = false
				out.Failed = append(out.Failed, d)
				continue
			}
			seen = seen && tells(TreeDefect{Residual: d.Residual, Within: d.Within}, exact.NewRat(1, t.density))
			off = exact.Max(off, p.field.Above(d.Residual, 2))
		}
		if !out.AtLeast || !seen && n > claimed {
			return out, true
		}
		out.Order, out.Within = n, off
	}
	return out, true
}

// colouredWeights evaluates the elementary weights of a pair. Equal subtrees are evaluated once.
type colouredWeights struct {
	judge
	halves [2]*stageSpace
	below  map[*colouredNode]stageVector // A of its root times the vector of a tree
	loose  *looseWeights                 // nil if all coefficients are exact
}

// newColouredWeights returns nil if there are no embedded weights.
func (j judge) newColouredWeights(p *AdditivePair, embedded bool) *colouredWeights {
	if embedded && !p.HasEmbedded() {
		return nil
	}
	w := &colouredWeights{judge: j, below: make(map[*colouredNode]stageVector)}
	for i, h := range p.halves {
		b := h.b
		if embedded {
			b = h.bhat
		}
		w.halves[i] = &stageSpace{integral: newIntegral(j.ctx, p.field, Realization{h.a, b, ones(len(b))})}
	}
	if !j.units.Exact() {
		w.loose = newLooseWeights(p, j.units, embedded)
	}
	return w
}

// vector returns the product over the children of A of their colour times their vectors; 1 for a leaf.
func (w *colouredWeights) vector(t *colouredNode) stageVector {
	var product stageVector
	for i, c := range t.children {
		image, ok := w.below[c]
		if !ok {
			half := w.halves[c.colour]
			image = half.apply(half.m, w.vector(c)).lowest()
			w.below[c] = image
		}
		if i == 0 {
			product = image
		} else {
			product = w.halves[0].mul(product, image)
		}
	}
	if len(t.children) == 0 {
		return w.halves[0].one()
	}
	return product
}

// defect returns how the condition of a tree fails; holds is true if it does not, to the printed digits.
func (w *colouredWeights) defect(t *colouredNode) (d CoupledDefect, holds bool) {
	d = CoupledDefect{Tree: ColouredTree{t}, Residual: w.halves[t.colour].defect(w.vector(t), t.density)}
	if !d.Residual.IsZero() && w.loose != nil {
		d.Within = w.loose.allowance(t)
	}
	return d, w.accepts(d.Residual, d.Within)
}

// looseWeights bounds how far the units of a pair let its elementary weights be off: with weights Φ that are polynomials with
// positive coefficients, by Φ(|x| + u) − Φ(|x|), without cancellation. All is computed in floating point, in the largest unit, a 10⁻⁹
// part more for the rounding.
type looseWeights struct {
	unit  exact.Rat // the largest one
	size  float64   // about the same
	a     [2][][]loose
	b     [2][]loose
	below map[*colouredNode][]loose
}

// loose is a number that is not negative, and how far it is off, in the largest unit.
type loose struct{ value, off float64 }

func newLooseWeights(p *AdditivePair, u Units, embedded bool) *looseWeights {
	w := &looseWeights{unit: u.Largest(), below: make(map[*colouredNode][]loose)}
	w.size = w.unit.Float64() * (1 + 1e-9)
	for i, h := range p.halves {
		in, key, b := halfNames[i]+".", "b", h.b
		if embedded {
			key, b = "bhat", h.bhat
		}
		row := func(key string, r int, xs []poly.Elem) []loose {
			out := make([]loose, len(xs))
			for k, x := range xs {
				out[k] = loose{math.Abs(p.field.Float64(x)), u.At(in+key, r, k).Quo(w.unit).Float64()}
			}
			return out
		}
		w.b[i] = row(key, 0, b)
		for r, xs := range h.a {
			w.a[i] = append(w.a[i], row("A", r, xs))
		}
	}
	return w
}

func (w *looseWeights) mul(x, y loose) loose {
	return loose{x.value * y.value, x.value*y.off + x.off*y.value + w.size*x.off*y.off}
}

func (w *looseWeights) vector(t *colouredNode) []loose {
	out := make([]loose, len(w.b[0]))
	for i := range out {
		out[i].value = 1
	}
	for _, c := range t.children {
		image, ok := w.below[c]
		if !ok {
			inner := w.vector(c)
			for _, row := range w.a[c.colour] {
				image = append(image, w.dot(row, inner))
			}
			w.below[c] = image
		}
		for i := range out {
			out[i] = w.mul(out[i], image[i])
		}
	}
	return out
}

func (w *looseWeights) dot(x, y []loose) (sum loose) {
	for i := range x {
		p := w.mul(x[i], y[i])
		sum = loose{sum.value + p.value, sum.off + p.off}
	}
	return sum
}

// allowance returns the residual up to which the condition of t counts as holding.
func (w *looseWeights) allowance(t *colouredNode) exact.Rat {
	off := w.dot(w.b[t.colour], w.vector(t)).off * (1 + 1e-9)
	if math.IsInf(off, 0) || math.IsNaN(off) {
		return w.unit
	}
	return w.unit.Mul(exact.FromFloat(off))
}

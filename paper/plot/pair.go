package plot

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot/vg/draw"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/proofs"
)

// A pairRegion is R(z_E, z_I) = N/D of an additive pair with a D that is free of z_E, in floating point, for z_I in a unit.
type pairRegion struct {
	explicit *subject    // the explicit half; nil if its R is constant
	n        [][]float64 // N by powers of z_I, and in these by powers of z_E
	d        []float64
	right    bool // D has no zero in Re z_I ≤ 0
}

// A stiffPart is a set W of z_I: the figure of a pair has the z_E with |R(z_E, z_I)| ≤ 1 for all of them.
type stiffPart struct {
	label  string
	rays   []complex128      // from 0 to ∞, which bound W, if it is no point
	point  float64           // 0 or ∞
	domain proofs.PairDomain // of the exact ends; "" if there are none
	line   draw.LineStyle
}

// stiffParts are those that are drawn, in the order of the legend.
var stiffParts = []stiffPart{
	{label: "Re 𝑧ɪ ≤ 0", rays: []complex128{1i, -1i}, domain: proofs.PairHalfPlane, line: lineOf(0)},
	{label: "𝑧ɪ ≤ 0", rays: []complex128{-1}, domain: proofs.PairNegativeAxis, line: lineOf(1)},
	{label: "𝑧ɪ = ∞", point: math.Inf(1), domain: proofs.PairInfinity, line: lineOf(3)},
	{label: "𝑧ɪ = 0, the explicit half", line: lineOf(2)},
}

// newPairRegion fails where D depends on z_E.
func newPairRegion(a *proofs.Analysis) (*pairRegion, error) {
	f, ok := a.PairFunction()
	switch {
	case !ok:
		return nil, errors.New("there is nothing to draw: R(z_E, z_I) is not known")
	case f.D.Height() > 0:
		return nil, errors.New("there is nothing to draw: the implicit half is not diagonally implicit, and the region of such a pair is not followed")
	}
	k, d := a.Scheme().Field(), f.D.Exchanged().Coeff(0)
	p := &pairRegion{d: floats(k, d)}
	for _, c := range f.N {
		p.n = append(p.n, floats(k, c))
	}
	poles, _ := approxRoots(k, d)
	p.right = !slices.ContainsFunc(poles, func(x root) bool { return real(x.z) <= 0 })
	if n := len(p.d) - 1; n > 0 { // the unit is the geometric mean of the zeros of D; D(0) = 1
		unit := math.Pow(math.Abs(p.d[n]), -1/float64(n))
		for j, power := 0, 1.0; j < max(len(p.n), len(p.d)); j, power = j+1, power*unit {
			if j < len(p.d) {
				p.d[j] *= power
			}
			for i := range p.n[min(j, len(p.n)-1)] {
				if j < len(p.n) {
					p.n[j][i] *= power
				}
			}
		}
	}
	if e, _, ok := a.Halves(); ok {
		if s, err := newSubject(e); err == nil && s.r != nil && !s.r.IsConstant() {
			p.explicit = s
		}
	}
	return p, nil
}

func floats(k algebraic.Field, p poly.Poly) []float64 {
	out := make([]float64, p.Degree()+1)
	for i := range out {
		out[i] = k.Float64(p.Coeff(i))
	}
	return out
}

// growth returns the logarithm of the largest |R(z_E, z_I)| for z_I in W. By the maximum principle the rays that bound it are enough.
//
// Algorithm: the maximum over samples z_I = t/(1 − t) on the rays, t from 0 to 1, and around the largest of them. What is narrower than a step in t may be
// missed.
func (p *pairRegion) growth(w stiffPart, zE complex128) float64 {
	size := max(len(p.n), len(p.d))
	n, d := make([]complex128, size), make([]complex128, size)
	for j, c := range p.n {
		for i := len(c) - 1; i >= 0; i-- {
			n[j] = n[j]*zE + complex(c[i], 0)
		}
	}
	for j, c := range p.d {
		d[j] = complex(c, 0)
	}
	largest := 0.0 // of |R|²
	switch {
	case len(w.rays) > 1 && !p.right:
		return math.Inf(1)
	case w.rays == nil && w.point == 0:
		largest = quotientSquare(n, d, 0)
	case w.rays == nil:
		largest = quotientSquare(n, d, 1)
	}
	for _, ray := range w.rays {
		rn, rd := turned(n, ray), turned(d, ray)
		largest = max(largest, highest(func(t float64) float64 { return quotientSquare(rn, rd, t) }))
	}
	if out := math.Log(largest) / 2; math.Abs(out) >= unity {
		return out
	}
	return 0
}

// turned returns the coefficients of c(ray·x).
func turned(c []complex128, ray complex128) []complex128 {
	out, power := make([]complex128, len(c)), complex(1, 0)
	for j, x := range c {
		out[j] = x * power
		power *= ray
	}
	return out
}

// quotientSquare returns |n/d|² at t/(1 − t); both have as many coefficients, of which the leading ones may be 0.
func quotientSquare(n, d []complex128, t float64) float64 {
	var a, b complex128
	if t <= 0.5 {
		x := complex(t/(1-t), 0)
		for j := len(n) - 1; j >= 0; j-- {
			a, b = a*x+n[j], b*x+d[j]
		}
	} else {
		x := complex((1-t)/t, 0)
		for j := range n {
			a, b = a*x+n[j], b*x+d[j]
		}
	}
	square := func(z complex128) float64 { return real(z)*real(z) + imag(z)*imag(z) }
	return square(a) / square(b)
}

// highest returns about the maximum of f on [0, 1].
func highest(f func(float64) float64) float64 {
	const n = 120
	best, top := 0, math.Inf(-1)
	for i := range n + 1 {
		v := f(float64(i) / n)
		if math.IsNaN(v) { // 0/0 at ∞, where both degrees are lower than written
			continue
		}
		if v > top {
			best, top = i, v
		}
	}
	lo, hi := max(0, float64(best-1)/n), min(1, float64(best+1)/n)
	for range 24 { // the golden section
		const share = 0.381966011250105
		a, b := lo+share*(hi-lo), hi-share*(hi-lo)
		u, v := f(a), f(b)
		top = max(top, u, v)
		if u > v {
			hi = b
		} else {
			lo = a
		}
	}
	return top
}

// pairRegion draws for one pair the z_E that are stable for all z_I in each of several sets, and for several pairs those for the half-plane.
func (d *drawing) pairRegion() string {
	single := len(d.subjects) == 1
	w := window{}
	all := make([]marks, len(d.subjects))
	for i, s := range d.subjects {
		all[i].ends = s.pairEnds(stiffParts[0])
		w = w.around(s.pair.window())
	}
	w = w.grown(0.12 * max(w.width(), w.height()))
	if single {
		d.pairLegend(w)
	} else {
		d.combedLegend(true, "on the unstable side")
	}
	if slices.ContainsFunc(all, func(m marks) bool { return m.ends != nil }) {
		sign, sty := diamond, lineOf(0)
		if !single {
			sty = thin(black)
		}
		d.sheet.legend = append(d.sheet.legend, entry{label: "𝜉₀ and 𝜂₀, exact", sign: &sign, color: sty})
	}
	p := d.newPlane(w, 10*float64(len(d.subjects)))
	if single {
		d.pairLayers(p)
	} else {
		var outlines []func(draw.Canvas, mapping)
		for i, s := range d.subjects {
			contours := p.trace(func(z complex128) float64 { return s.pair.growth(stiffParts[0], z) })
			outlines = append(outlines, outlined(d.set(p, i, contours, true), contours))
		}
		p.add(origin)
		for _, layer := range outlines {
			p.add(layer)
		}
	}
	for i, m := range all {
		p.signsOf(m, lineOf(i))
	}
	if single {
		p.endNotes(all[0].ends)
	}
	return d.aboutPairs()
}

// pairEnds are −ξ₀ and ±iη₀ for a set, where they are known, finite and not 0.
func (s *subject) pairEnds(w stiffPart) []complex128 {
	var out []complex128
	for _, axis := range []proofs.PairAxis{proofs.PairReal, proofs.PairImaginary} {
		r := s.a.Reach(axis, w.domain)
		if !r.Known || r.None || r.Infinite {
			continue
		}
		switch x := near(r.Value); {
		case x == 0:
		case axis == proofs.PairReal:
			out = append(out, complex(-x, 0))
		default:
			out = append(out, complex(0, x), complex(0, -x))
		}
	}
	return out
}

// pairLegend explains the lines; what has none around a window is said to be everywhere, or nowhere.
func (d *drawing) pairLegend(around window) {
	pair := d.subjects[0].pair
	for i, w := range stiffParts {
		e := entry{label: w.label, line: &w.line}
		if i == 0 {
			sty, fill := areaStyle()
			e = entry{label: "|𝑅(𝑧ᴇ, 𝑧ɪ)| ≤ 1 for all " + w.label, area: &sty, fill: fill}
			if !pair.right {
				e.label += ": nowhere"
			}
		} else if pair.isEverywhere(w, around.grown(around.width()+around.height())) {
			e.label += ": everywhere here"
		}
		d.sheet.legend = append(d.sheet.legend, e)
	}
}

// isEverywhere reports whether |R| ≤ 1 on all of a window, for a set W. As R(·, z_I) is a polynomial the edge is enough.
func (p *pairRegion) isEverywhere(w stiffPart, in window) bool {
	const n = 40
	for i := range n {
		x, y := in.x0+in.width()*float64(i)/n, in.y0+in.height()*float64(i)/n
		for _, z := range []complex128{complex(x, in.y0), complex(x, in.y1), complex(in.x0, y), complex(in.x1, y)} {
			if p.growth(w, z) > 0 {
				return false
			}
		}
	}
	return true
}

// window returns one around the bounded parts of the stability region of the explicit half, which holds those of the pair.
func (p *pairRegion) window() window {
	out := window{-2, 0.2, -1, 1}
	if p.explicit == nil {
		return out
	}
	bounded, _ := p.explicit.scan(3.5 * p.explicit.span())
	for i, b := range bounded {
		if i == 0 {
			out = b
		}
		out = out.around(b)
	}
	return out
}

// around returns the least window around both.
func (w window) around(v window) window {
	return window{min(w.x0, v.x0), max(w.x1, v.x1), min(w.y0, v.y0), max(w.y1, v.y1)}
}

// pairLayers draws the sets of one pair, that of the half-plane shaded.
func (d *drawing) pairLayers(p plane) {
	region := d.subjects[0].pair
	for i, w := range stiffParts {
		contours := p.trace(func(z complex128) float64 { return region.growth(w, z) })
		if i == 0 {
			_, fill := areaStyle()
			p.add(filled(fill, contours))
			p.add(origin)
		}
		p.add(outlined(w.line, contours))
	}
}

// aboutPairs says what is drawn, and what of it is proved.
func (d *drawing) aboutPairs() string {
	const picture = "A picture: the largest |𝑅| is found in floating point, on the boundary of each set of 𝑧ɪ; what is proved are the certificates of verify check."
	if len(d.subjects) > 1 {
		return sentence(fmt.Sprintf("The 𝑧ᴇ for which %s are stable, |𝑅(𝑧ᴇ, 𝑧ɪ)| ≤ 1, for all 𝑧ɪ with Re 𝑧ɪ ≤ 0, each by its boundary, with short strokes on the side that is unstable.", d.names()), picture)
	}
	s := d.subjects[0]
	empty := ""
	if !s.pair.right {
		empty = "For Re 𝑧ɪ ≤ 0 there are none: the implicit half has poles there."
	}
	return sentence(fmt.Sprintf("The 𝑧ᴇ for which %s is stable, |𝑅(𝑧ᴇ, 𝑧ɪ)| ≤ 1, for all 𝑧ɪ of a set: shaded for Re 𝑧ɪ ≤ 0; by their boundaries for 𝑧ɪ ≤ 0, for 𝑧ɪ = ∞, and for 𝑧ɪ = 0, where the explicit half is alone.", s.name),
		empty, s.pairReaches(), picture)
}

// pairReaches states ξ₀ and η₀ for the half-plane, if both are known.
func (s *subject) pairReaches() string {
	xi, eta := s.a.Reach(proofs.PairReal, proofs.PairHalfPlane), s.a.Reach(proofs.PairImaginary, proofs.PairHalfPlane)
	if !xi.Known || !eta.Known || xi.None || eta.None {
		return ""
	}
	value := func(r proofs.Reach) string {
		if r.Infinite {
			return "∞"
		}
		return short(near(r.Value))
	}
	return fmt.Sprintf("Computed exactly for Re 𝑧ɪ ≤ 0: stable for −𝜉₀ ≤ 𝑧ᴇ ≤ 0 with 𝜉₀ = %s, for 𝑧ᴇ = 𝑖𝜂 with |𝜂| ≤ 𝜂₀ = %s, and no farther. The core has checked a 𝑧ᴇ before and one behind them, where there are such.", value(xi), value(eta))
}

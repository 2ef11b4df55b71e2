package plot

import (
	"math"
	"math/cmplx"
	"slices"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A place is where R' is 0 or infinite on the ray, and the curve leaves the figure.
type place struct {
	u   float64 // the decimal logarithm of |z|
	g   glyph   // ring or cross
	sty draw.LineStyle
}

// places returns those of all schemes, from 0 outwards for each, and says in the legend what their signs mean.
func (d *drawing) places(r ray, u0, u1 float64) []place {
	var out []place
	add := func(roots []root, g glyph, sty draw.LineStyle) {
		for _, x := range slices.Backward(roots) {
			if u, ok := r.distance(x.z); ok && u0 <= u && u <= u1 {
				out = append(out, place{u, g, sty})
			}
		}
	}
	for i, s := range d.subjects {
		if s.r == nil {
			continue
		}
		if n := s.a.Derivative().Numerator(); !n.IsZero() && n.Degree() <= maxPlaces {
			roots, _ := approxRoots(s.k, n)
			add(roots, ring, lineOf(i))
		}
		add(s.poles, cross, lineOf(i))
	}
	sty := thin(black)
	if len(d.subjects) == 1 {
		sty = lineOf(0)
	}
	for _, x := range []entry{{label: "𝑅′(𝑧) = 0", sign: new(ring)}, {label: "a pole", sign: new(cross)}} {
		if slices.ContainsFunc(out, func(y place) bool { return y.g == *x.sign }) {
			x.color = sty
			d.sheet.legend = append(d.sheet.legend, x)
		}
	}
	return out
}

// mark puts the signs on the frame, with |z| where there is room on one side.
func (p *panel) mark(places []place, labelled bool) {
	near := 0.1 * (p.x.max - p.x.min)
	free := func(i, j int) bool {
		return j < 0 || j >= len(places) || places[i].g != places[j].g || math.Abs(places[i].u-places[j].u) > near
	}
	for i, x := range places {
		at, below := point{x.u, p.y.min}, vg.Length(7)
		if x.g == cross {
			at, below = point{x.u, p.y.max}, -7
		}
		p.add(signs(x.g, x.sty, at))
		value := short(math.Pow(10, x.u))
		switch {
		case labelled && free(i, i-1):
			p.add(note(at, value, vg.Point{X: -5, Y: below}, text.XRight))
		case labelled && free(i, i+1):
			p.add(note(at, value, vg.Point{X: 5, Y: below}, text.XLeft))
		}
	}
}

// distance returns the decimal logarithm of |z|, and whether z or its conjugate lies on the ray.
func (r ray) distance(z complex128) (u float64, on bool) {
	size := cmplx.Abs(z)
	direction := complex(-r.cos, r.sin)
	off := min(cmplx.Abs(z-complex(size, 0)*direction), cmplx.Abs(cmplx.Conj(z)-complex(size, 0)*direction))
	return math.Log10(size), size > 0 && off < 1e-6*size
}

package plot

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"rofz/paper/exposition"
	"rofz/poly/exact"
)

// manyPoints is how many modes of all schemes together may have a sign each; of more the curves could not be seen.
const manyPoints = 120

// A floor is a precision below which a gradient is lost, relative to hn.
type floor struct {
	log   float64
	label string
}

// floors are the precision that was asked for, and those of the usual formats.
func (p *problem) floors() (own floor, others []floor) {
	own = floor{log10(p.Options.Threshold), "𝜀 = " + short3(p.Options.Threshold)}
	for _, f := range []floor{{-24 * math.Log10(2), "float32: 2⁻²⁴"}, {-53 * math.Log10(2), "float64: 2⁻⁵³"}} {
		if math.Abs(f.log-own.log) < 1e-9 {
			own.label = f.label
			continue
		}
		others = append(others, f)
	}
	return own, others
}

// attenuation draws the gradient relative to hn on the negative axis, both axes logarithmic, with the modes.
func (p *problem) attenuation() Figure {
	own, others := p.floors()
	n := p.Options.Steps
	u0, u1, skipped := p.reach()
	window := &panel{share: 1, x: axis{min: u0, max: u1, label: "|𝑧|, curves on 𝑧 = ℎ𝜆 < 0"}}
	window.y = axis{min: own.log, max: 1, label: "|𝑅ⁿ⁻¹𝑅′(𝑧)|"}
	for _, f := range others {
		window.y.min = min(window.y.min, f.log)
	}
	window.y.min = math.Floor(window.y.min) - 2
	p.sheet.title = "Gradient of a mode over ℎ𝑛 after 𝑛 = " + p.run()
	p.sheet.panels = []*panel{window}
	names := p.names()

	var curves [][]point
	stable := 0
	for _, l := range p.rows {
		line, aStable := p.curve(l, u0, u1)
		if aStable {
			stable++
		}
		for _, q := range line {
			if finite(q.y) {
				window.y.max = max(window.y.max, min(math.Ceil(q.y), 6))
			}
		}
		curves = append(curves, line)
	}
	window.x.ticks, window.y.ticks = logTicks(u0, u1, 10), logTicks(window.y.min, window.y.max, 8)

	lost := pale(grey, 0.22)
	edge := draw.LineStyle{Color: grey, Width: 0.6}
	p.sheet.legend = nil
	window.add(func(c draw.Canvas, m mapping) {
		a, b := m.point(u0, window.y.min), m.point(u1, own.log)
		c.SetColor(lost)
		c.Fill(path([]vg.Point{a, {X: b.X, Y: a.Y}, b, {X: a.X, Y: b.Y}}, true))
	})
	for _, f := range append(others, own) {
		window.add(polyline(edge, []point{{u0, f.log}, {u1, f.log}}))
	}
	grade := grade(u0, u1)
	along := func(sty draw.LineStyle, label string, f func(u float64) float64) {
		var pts []point
		for _, u := range grade {
			pts = append(pts, point{u, f(u)})
		}
		window.add(polyline(sty, pts))
		p.sheet.legend = append(p.sheet.legend, entry{label: label, line: &sty})
	}
	for i := range curves {
		sty, over := lineOf(i), len(curves)-1-i // the best scheme comes last, on top
		window.add(polyline(lineOf(over), curves[over]))
		p.sheet.legend = append(p.sheet.legend, entry{label: names[i], line: &sty})
	}
	if stable > 0 {
		label := "1/(2𝑛|𝑧|), proved bound"
		if stable < len(p.rows) {
			label += " if A-stable"
		}
		along(dashed(black, 0.9, 3, 2), label, func(u float64) float64 { return -math.Log10(2*float64(n)) - u })
		p.obliqueBounds(window)
	}
	along(dashed(grey, 1.6, 1.2, 1.6), "|𝑒ⁿᶻ|, exact flow", func(u float64) float64 { return -float64(n) * math.Pow(10, u) / math.Ln10 })
	p.sheet.legend = append(p.sheet.legend, entry{label: "lost", area: &edge, fill: area{color: lost}})
	p.marks(window)
	for _, f := range append(others, own) {
		window.add(func(c draw.Canvas, m mapping) {
			c.FillText(style(smallSize-0.5, text.XLeft, text.YBottom), m.point(u0, f.log).Add(vg.Point{X: 4, Y: 1}), f.label)
		})
	}
	return p.sheet.figure(p.aboutAttenuation(names, skipped))
}

// aside is how far from the frame a mode is at least, in decades.
const aside = 0.15

// reach returns the decimal logarithms of the ends of the range of |z|, and whether there is a mode at 0, which has no
// place there. The fall of the exact flow is within.
func (p *problem) reach() (lo, hi float64, skipped bool) {
	lo, hi = -math.Ceil(math.Log10(float64(p.Options.Steps))), 1
	for _, m := range p.modes {
		size := p.size(m)
		if math.IsInf(size, 0) {
			skipped = true
			continue
		}
		lo, hi = min(lo, math.Floor(size-aside)), max(hi, math.Ceil(size+aside))
	}
	return lo, hi, skipped
}

// size returns the decimal logarithm of |hλ|.
func (p *problem) size(m mode) float64 {
	return log10(m.lambda.Norm())/2 + log10(p.Options.Step)
}

// curve returns the curve of a scheme, and whether the bound holds for it: it is about a rational R.
func (p *problem) curve(l exposition.Learned, u0, u1 float64) (line []point, aStable bool) {
	if !l.HasR() {
		return p.enclosedCurve(l, u0, u1), false
	}
	s, err := subjectOf(l.Analysis, l.Told)
	if err != nil {
		panic("internal error: " + err.Error()) // it has sensitivities, so there is an R
	}
	return s.attenuation(u0, u1, p.Options.Steps), s.isAStable()
}

// enclosedCurve returns log|f'/n| over log|z| on the negative axis, where f is what n steps multiply by, from enclosures at a few
// points of each decade.
func (p *problem) enclosedCurve(l exposition.Learned, u0, u1 float64) []point {
	const each = 48
	run := l.Propagator(exact.Int(1), p.Options.Steps)
	n := math.Log10(float64(p.Options.Steps))
	var out []point
	for i := range int(each*(u1-u0)) + 1 {
		u := u0 + float64(i)/each
		x, err := exact.ParseRat(strconv.FormatFloat(-math.Pow(10, u), 'e', 5, 64))
		if err != nil {
			continue // out of the range of floating-point numbers
		}
		if s, err := run.At(exact.Gaussian{Re: x}, p.Options.Threshold, p.Options.Digits); err == nil && !s.Pole {
			out = append(out, point{u, p.decimalLog(s.Gradient.Abs) - n})
		}
	}
	return out
}

// attenuation returns the curve of log|R^(n−1) R'| over log|z| on the negative axis.
func (s *subject) attenuation(u0, u1 float64, n int) []point {
	r := newRay(0)
	us := grade(u0, u1)
	for _, x := range s.zeros {
		us = append(us, r.near(x.z)...)
	}
	for _, line := range s.gradients(r, u0, u1) {
		for _, q := range line {
			us = append(us, q.x)
		}
	}
	slices.Sort(us)
	derivative := s.a.Derivative()
	p, q := newPolynomial(s.k, derivative.Numerator()), newPolynomial(s.k, derivative.Denominator())
	var out []point
	for _, u := range slices.Compact(us) {
		if u < u0 || u1 < u {
			continue
		}
		z := r.at(u)
		y := cmplxLog(p.at(z, forLines), q.at(z, forLines))
		if n > 1 {
			y += float64(n-1) * s.growth(z)
		}
		out = append(out, point{u, y / math.Ln10})
	}
	return out
}

// marks adds the modes: a bar for each below, and a sign at each gradient if there are not too many.
func (p *problem) marks(window *panel) {
	var sizes []float64
	real, complex := false, false
	for _, m := range p.modes {
		if u := p.size(m); !math.IsInf(u, 0) {
			sizes = append(sizes, u)
			real, complex = real || m.lambda.Im.IsZero(), complex || !m.lambda.Im.IsZero()
		}
	}
	rug := draw.LineStyle{Color: black, Width: 0.8}
	window.add(func(c draw.Canvas, m mapping) {
		last := vg.Length(math.Inf(-1))
		for i := len(sizes) - 1; i >= 0; i-- {
			at := m.point(sizes[i], window.y.min)
			if at.X-last > 0.3 {
				c.StrokeLine2(rug, at.X, at.Y, at.X, at.Y+6)
				last = at.X
			}
		}
	})
	entryOf := func(g glyph, label string) {
		p.sheet.legend = append(p.sheet.legend, entry{label: label, sign: &g, color: rug})
	}
	entryOf(bar, "modes |ℎ𝜆|")
	if len(sizes)*len(p.rows) > manyPoints {
		return
	}
	length := log10(p.Options.Step) + math.Log10(float64(p.Options.Steps))
	for over := range p.rows {
		i := len(p.rows) - 1 - over
		for _, m := range p.modes {
			s := p.rows[i].Modes[m.index]
			if s.Pole || math.IsInf(p.size(m), 0) {
				continue
			}
			g := dot
			if !m.lambda.Im.IsZero() {
				g = ring
			}
			window.add(signs(g, lineOf(i), point{p.size(m), p.decimalLog(s.Gradient.Abs) - length}))
		}
	}
	if real {
		entryOf(dot, "𝜆 real")
	}
	if complex {
		entryOf(ring, "𝜆 complex")
	}
}

// obliqueBounds marks the bound 1/(2n|Re z|) of the complex modes, which lies above that of negative z.
func (p *problem) obliqueBounds(window *panel) {
	half := 0.03 * (window.x.max - window.x.min)
	sty := draw.LineStyle{Color: black, Width: 0.9}
	some := false
	for _, m := range p.modes {
		if m.lambda.Im.IsZero() || m.lambda.Re.Sign() >= 0 {
			continue
		}
		u := p.size(m)
		y := -math.Log10(2*float64(p.Options.Steps)) - log10(m.lambda.Re.Neg()) - log10(p.Options.Step)
		if y > window.y.max {
			continue
		}
		window.add(polyline(sty, []point{{u - half, y}, {u + half, y}}))
		some = true
	}
	if some {
		p.sheet.legend = append(p.sheet.legend, entry{label: "1/(2𝑛|Re 𝑧|) for complex 𝜆", line: &sty})
	}
}

func (p *problem) aboutAttenuation(names []string, skipped bool) string {
	var stable []string
	for i, l := range p.rows {
		if !l.HasR() {
			continue // the bound is another one
		}
		if s, err := subjectOf(l.Analysis, l.Told); err == nil && s.isAStable() {
			stable = append(stable, names[i])
		}
	}
	about := fmt.Sprintf("The gradient of the result after %s with respect to an eigenvalue 𝜆, over ℎ𝑛, that is |𝑅ⁿ⁻¹𝑅′|, against |ℎ𝜆| for negative hλ, both axes logarithmic; of %s.",
		plain(p.run()), strings.Join(names, "; "))
	signs := "Bars below are the modes of the problem; signs on the curves their gradients, rings for complex λ, which need not lie on the curve."
	bound := ""
	if len(stable) > 0 {
		bound = fmt.Sprintf("It is proved that A-stable schemes stay below 1/(2𝑛|Re 𝑧|): %s. The dashed line is that for negative 𝑧; a short line is that of a complex mode.", strings.Join(stable, "; "))
	}
	zero := ""
	if skipped {
		zero = "The mode λ = 0 has no place on a logarithmic axis."
	}
	return sentence(about, fmt.Sprintf("What lies in the shaded part is below %s and lost.", p.Options.Precision), bound, signs, zero, p.leftOut())
}

package plot

import (
	"fmt"
	"math"
	"math/cmplx"
	"strings"

	"gonum.org/v1/plot/vg/draw"

	"rofz/asymptotics/stability"
	"rofz/internal/typography"
)

// region draws where |R(z)| ≤ 1, or where no root ζ(z) is larger than 1 in modulus.
func (d *drawing) region() string {
	if d.subjects[0].pair != nil {
		return d.pairRegion()
	}
	single := len(d.subjects) == 1
	all := make([]marks, len(d.subjects))
	cost := 0.0
	for i, s := range d.subjects {
		all[i].zeros, all[i].poles = s.zeros, s.poles
		all[i].ends = s.ends()
		cost += s.cost()
		if single {
			sty, fill := areaStyle()
			d.sheet.legend = append(d.sheet.legend, entry{label: s.inside(), area: &sty, fill: fill})
		}
	}
	if !single {
		d.combedLegend(true, "on the unstable side")
	}
	if !single && len(d.subjects) > 3 { // that many signs tell nothing
		for i := range all {
			all[i] = marks{}
		}
	}
	d.sheet.legend = append(d.sheet.legend, signEntries(all, lineOf(0))...)
	sector, hasSector := d.sector()
	p := d.newPlane(regionWindow(d.subjects), cost)

	var outlines []func(draw.Canvas, mapping)
	for i, s := range d.subjects {
		contours := p.trace(s.growth)
		sty := d.set(p, i, contours, true)
		outlines = append(outlines, outlined(sty, contours))
		if s.multistep != nil && len(contours) == 0 { // a region without an inside is a part of the locus
			outlines = append(outlines, polyline(sty, s.stableLocus(p.window())...))
		}
	}
	p.add(origin)
	for _, layer := range outlines {
		p.add(layer)
	}
	if hasSector {
		p.add(polyline(sector.sty, sector.rays(p.window())...))
	}
	for i, m := range all {
		p.signsOf(m, lineOf(i))
	}
	if single {
		p.endNotes(all[0].ends)
	}
	return d.aboutRegion(p)
}

// areaStyle returns the line and the area of a scheme that is alone.
func areaStyle() (draw.LineStyle, area) { return lineOf(0), area{color: pale(palette[5], 0.35)} }

// set adds a set of the i-th scheme, given by its contours: shaded, or with a comb outside or inside of its boundary if there
// are several, and returns the style of the boundary.
func (d *drawing) set(p plane, i int, contours []contour, outside bool) draw.LineStyle {
	if n := len(d.subjects); n > 1 {
		p.add(combOf(i, n, outside).layer(contours))
		return lineOf(i)
	}
	sty, fill := areaStyle()
	p.add(filled(fill, contours))
	return sty
}

// combedLegend adds an entry for each scheme, and what the strokes mean.
func (d *drawing) combedLegend(outside bool, meaning string) {
	for i, label := range d.legendLabels() {
		sty, k := lineOf(i), combOf(i, len(d.subjects), outside)
		d.sheet.legend = append(d.sheet.legend, entry{label: label, line: &sty, comb: &k})
	}
	sty := draw.LineStyle{Color: grey, Width: 0.5}
	d.sheet.legend = append(d.sheet.legend, entry{label: meaning, line: &sty, comb: &comb{sty: sty}})
}

// inside says what the area means.
func (s *subject) inside() string {
	if s.r != nil {
		return "|𝑅(𝑧)| ≤ 1"
	}
	return "all |𝜁(𝑧)| ≤ 1"
}

// stableLocus returns the parts of the locus where all other roots have |ζ| ≤ 1 as well.
func (s *subject) stableLocus(w window) [][]point {
	var out [][]point
	for _, line := range s.locusLines(w) {
		var part []point
		for _, p := range line {
			if s.spectral(complex(p.x, p.y)) > 1e-7 {
				p = point{math.NaN(), math.NaN()}
			}
			part = append(part, p)
		}
		out = append(out, part)
	}
	return out
}

func (d *drawing) aboutRegion(p plane) string {
	if len(d.subjects) > 1 {
		return fmt.Sprintf("The stability regions of %s in the complex plane, each by its boundary, with short strokes on the side that is unstable: a step does not amplify 𝑦′ = 𝜆𝑦 at 𝑧 = ℎ𝜆 in the region.", d.names())
	}
	s := d.subjects[0]
	if s.r == nil {
		return sentence(fmt.Sprintf("The stability region of %s, shaded: where all roots 𝜁(𝑧) have modulus at most 1.", s.name), s.intervals(), s.aboutSector())
	}
	zeros := outside(s.p.degree(), s.zeros, p.window())
	poles := outside(s.q.degree(), s.poles, p.window())
	var beyond []string
	for _, x := range []string{count(zeros, "zero", "zeros"), count(poles, "pole", "poles")} {
		if x != "" {
			beyond = append(beyond, x)
		}
	}
	outside := ""
	if len(beyond) > 0 {
		outside = fmt.Sprintf("Outside of the window: %s.", strings.Join(beyond, " and "))
	}
	return sentence(
		fmt.Sprintf("The stability region of %s, shaded: where |𝑅(𝑧)| ≤ 1.", s.name),
		s.intervals(),
		s.aboutSector(),
		outside,
	)
}

// intervals states the stability intervals, if both are known.
func (s *subject) intervals() string {
	re, ok := s.a.RealInterval()
	im, ok2 := s.a.ImaginaryInterval()
	if !ok || !ok2 {
		return ""
	}
	if re.Empty || im.Empty {
		return "It does not contain 0."
	}
	part := func(x stability.Interval) string {
		if x.From.Infinite() != 0 && x.To.Infinite() != 0 {
			return "all of it"
		}
		return typography.Minus(x.String())
	}
	return fmt.Sprintf("The real stability interval is %s; on the imaginary axis it is %s.", part(re), part(im))
}

// locusLines returns the curve z = ρ(ζ)/σ(ζ), |ζ| = 1, of a multistep method, interrupted where it is far outside of the
// window. Points are added until neighbours are close.
func (s *subject) locusLines(w window) [][]point {
	const n = 400
	near := math.Hypot(w.width(), w.height()) / 250
	reach := w.grown(w.width())
	var upper []point
	put := func(z complex128) {
		if cmplx.IsInf(z) || !reach.contains(real(z), imag(z)) {
			z = complex(math.NaN(), math.NaN())
		}
		upper = append(upper, point{real(z), imag(z)})
	}
	var refine func(a, b float64, za, zb complex128, depth int)
	refine = func(a, b float64, za, zb complex128, depth int) {
		far := cmplx.IsInf(za) || cmplx.IsInf(zb) || cmplx.Abs(za-zb) > near
		if depth > 0 && far && (w.contains(real(za), imag(za)) || w.contains(real(zb), imag(zb))) {
			m := (a + b) / 2
			zm := s.locus(m)
			refine(a, m, za, zm, depth-1)
			refine(m, b, zm, zb, depth-1)
			return
		}
		put(zb)
	}
	put(s.locus(0))
	for i := range n {
		a, b := math.Pi*float64(i)/n, math.Pi*float64(i+1)/n
		refine(a, b, s.locus(a), s.locus(b), 10)
	}
	lower := make([]point, len(upper))
	for i, p := range upper {
		lower[i] = point{p.x, -p.y}
	}
	return [][]point{upper, lower}
}

package plot

import (
	"fmt"
	"math"
	"math/cmplx"

	"gonum.org/v1/plot/vg/draw"

	"rofz/poly/algebraic"
)

// locus draws the curves where a root has modulus 1, and the stability region.
func (d *drawing) locus() string {
	single := len(d.subjects) == 1
	cost := 0.0
	for _, s := range d.subjects {
		cost += s.cost()
		if single {
			sty, fill := areaStyle()
			d.sheet.legend = []entry{
				{label: s.locusLabel(), line: &sty},
				{label: "all |𝜁(𝑧)| ≤ 1", area: &draw.LineStyle{Color: fill.color, Width: 0.7}, fill: fill},
			}
		}
	}
	if !single {
		d.combedLegend(true, "on the unstable side")
	}
	sector, hasSector := d.sector()
	p := d.newPlane(d.locusWindow(), cost)
	for i, s := range d.subjects {
		d.set(p, i, p.trace(s.growth), true)
	}
	p.add(origin)
	for i, s := range d.subjects {
		lines := s.locusLines(p.window())
		if s.multistep == nil {
			lines = s.eigenvalueLocus(p.window())
		}
		p.add(polyline(lineOf(i), lines...))
	}
	if hasSector {
		p.add(polyline(sector.sty, sector.rays(p.window())...))
	}
	if !single {
		return fmt.Sprintf("The root loci of %s: curves where a root 𝜁(𝑧) has modulus 1, with short strokes on the unstable side of the boundaries of the stability regions.", d.names())
	}
	return sentence(fmt.Sprintf("The root locus of %s: the curve of all 𝑧 for which a root 𝜁(𝑧) has modulus 1, and the stability region, shaded, where none exceeds 1.", d.subjects[0].name), d.subjects[0].aboutSector())
}

func (s *subject) locusLabel() string {
	if s.multistep != nil {
		return "𝑧 = 𝜌(𝜁)/𝜎(𝜁), |𝜁| = 1"
	}
	return "an eigenvalue of 𝑀(𝑧) has |𝜁| = 1"
}

// locusWindow returns a window around the regions and the loci, but for parts of these that are far away.
func (d *drawing) locusWindow() window {
	w := regionWindow(d.subjects)
	for _, s := range d.subjects {
		if s.multistep == nil {
			continue
		}
		within := 1.3 * s.span()
		for i := range 200 {
			z := s.locus(math.Pi * float64(i) / 200)
			if r := cmplx.Abs(z); r <= within {
				y := 1.1 * abs(imag(z))
				w = window{min(w.x0, real(z)-0.1*r), max(w.x1, real(z)+0.1*r), min(w.y0, -y), max(w.y1, y)}
			}
		}
	}
	return w
}

// eigenvalueLocus returns for a general linear method where the polynomial Σ c_i(z) ζ^i vanishes for some |ζ| = 1. Its
// zeros z are followed while ζ goes around the circle.
func (s *subject) eigenvalueLocus(w window) [][]point {
	const n = 1440
	degree := 0
	for _, c := range s.coeffs {
		degree = max(degree, c.degree())
	}
	lines := make([][]point, degree)
	var z []complex128
	reach := w.grown(w.width())
	for i := range n + 1 {
		zeta := cmplx.Rect(1, 2*math.Pi*(float64(i)+0.5)/n)
		f := make([]complex128, degree+1)
		power := complex(1, 0)
		for _, c := range s.coeffs {
			for j := range c.degree() + 1 {
				f[j] += power * complex(s.coefficient(c, j), 0)
			}
			power *= zeta
		}
		z = algebraic.Field{}.During(s.of.Context()).ApproxDoubleRoots(f, z)
		for j, x := range z {
			p := point{real(x), imag(x)}
			if last := len(lines[j]) - 1; !reach.contains(p.x, p.y) || last >= 0 && math.Hypot(p.x-lines[j][last].x, p.y-lines[j][last].y) > w.width()/8 {
				lines[j] = append(lines[j], point{math.NaN(), math.NaN()})
			}
			if reach.contains(p.x, p.y) {
				lines[j] = append(lines[j], p)
			}
		}
	}
	return lines
}

// coefficient returns one of a polynomial, rounded.
func (s *subject) coefficient(p *polynomial, i int) float64 {
	f, _ := p.rounded(64)[i].Float64()
	return f
}

package plot

import (
	"fmt"
	"math"

	"gonum.org/v1/plot/vg/draw"

	"rofz/poly/exact"
	"rofz/proofs"
)

// largestSector is the sector |arg(−z)| ≤ α with the largest α for which a scheme is A(α)-stable.
type largestSector struct {
	angle proofs.Angle
	sty   draw.LineStyle
}

// sector finds that of a scheme. It reports false where none is drawn: the angle is 0° or 90°, or to find it takes long.
func (s *subject) sector() (largestSector, bool) {
	out := largestSector{sty: dashed(black, 0.8, 4, 2.5)}
	if !s.a.AsksForAngle() {
		return out, false
	}
	out.angle = s.a.Angle()
	return out, out.angle.Known && !out.angle.Right && !out.angle.Zero && out.angle.Above.Less(exact.Int(1000))
}

// degrees are those that a figure shows.
func (x largestSector) degrees() string { return x.angle.Decimal(4) + "°" }

func (x largestSector) entry() entry {
	return entry{label: "|arg(−𝑧)| ≤ 𝛼 = " + x.degrees(), line: &x.sty}
}

// sector finds that of a scheme that is drawn alone, and explains it in the legend.
func (d *drawing) sector() (largestSector, bool) {
	if len(d.subjects) != 1 {
		return largestSector{}, false
	}
	x, ok := d.subjects[0].sector()
	if ok {
		d.sheet.legend = append(d.sheet.legend, x.entry())
	}
	return x, ok
}

// aboutSector states the angle, if it is drawn.
func (s *subject) aboutSector() string {
	x, ok := s.sector()
	if !ok {
		return ""
	}
	return fmt.Sprintf("Dashed: the largest sector |arg(−z)| ≤ α in it, α = %s.", x.degrees())
}

// rays returns the part of the two rays in a window that holds 0.
func (x largestSector) rays(w window) [][]point {
	if !w.contains(0, 0) {
		return nil
	}
	in := x.angle.Degrees(12)
	sin, cos := math.Sincos(in.Mid().Float64() * math.Pi / 180)
	ray := func(top float64) []point {
		r := min(-w.x0/cos, math.Abs(top)/sin)
		return []point{{0, 0}, {-r * cos, math.Copysign(r*sin, top)}}
	}
	return [][]point{ray(w.y1), ray(w.y0)}
}

package plot

import (
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// An area is how a set is filled.
type area struct {
	color color.NRGBA // none if its opacity is 0
	hatch hatch       // over it, in boxes
}

// A hatch is a pattern of thin lines, by which areas are told apart without colours.
type hatch uint8

const (
	smooth hatch = iota
	rising       // lines to the upper right
	dotted
)

// box fills a rectangle.
func (a area) box(c draw.Canvas, box vg.Rectangle) {
	a.paint(c, path([]vg.Point{box.Min, {X: box.Max.X, Y: box.Min.Y}, box.Max, {X: box.Min.X, Y: box.Max.Y}}, true))
	ink := seeThrough(black, 0.55)
	switch a.hatch {
	case rising:
		const step = 3.2
		w, h := box.Size().X, box.Size().Y
		for d := vg.Length(step) / 2; d < w+h; d += step { // lines on which x − y is constant, from the upper left corner on
			c.StrokeLine2(draw.LineStyle{Color: ink, Width: 0.4},
				box.Min.X+max(0, d-h), box.Max.Y-min(d, h), box.Min.X+min(d, w), box.Max.Y-max(0, d-w))
		}
	case dotted:
		const step = 3
		c.SetColor(ink)
		for y := box.Min.Y + step/2; y < box.Max.Y; y += step {
			for x := box.Min.X + step/2; x < box.Max.X; x += step {
				c.Fill(circle(vg.Point{X: x, Y: y}, 0.42))
			}
		}
	}
}

func (a area) paint(c draw.Canvas, p vg.Path) {
	if a.color.A == 0 {
		return
	}
	c.SetColor(a.color)
	c.Fill(p)
}

// filled returns a layer with a set given by its contours.
func filled(a area, contours []contour) func(draw.Canvas, mapping) {
	return func(c draw.Canvas, m mapping) {
		var p vg.Path
		for _, k := range contours {
			var pts []vg.Point
			for _, q := range append(k.points[:len(k.points):len(k.points)], k.points[0]) {
				pts = append(pts, m.point(q.x, q.y))
			}
			if pts = thinned(pts); len(pts) > 3 {
				p = append(p, path(pts[:len(pts)-1], true)...)
			}
		}
		if len(p) > 0 {
			a.paint(c, p)
		}
	}
}

// outlined returns a layer with the boundary of a set.
func outlined(sty draw.LineStyle, contours []contour) func(draw.Canvas, mapping) {
	var lines [][]point
	for _, k := range contours {
		lines = append(lines, k.lines()...)
	}
	return polyline(sty, lines...)
}

// origin returns a layer with the real and the imaginary axis.
func origin(c draw.Canvas, m mapping) {
	line := thin(grey)
	at := m.point(0, 0)
	if m.w.x0 < 0 && 0 < m.w.x1 {
		c.StrokeLine2(line, at.X, c.Min.Y, at.X, c.Max.Y)
	}
	if m.w.y0 < 0 && 0 < m.w.y1 {
		c.StrokeLine2(line, c.Min.X, at.Y, c.Max.X, at.Y)
	}
}

// millimetres returns a length in millimetres.
func millimetres(x vg.Length) float64 { return float64(x / vg.Millimeter) }

// finite reports whether all numbers are.
func finite(xs ...float64) bool {
	for _, x := range xs {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return false
		}
	}
	return true
}

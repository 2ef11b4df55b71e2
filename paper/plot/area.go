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

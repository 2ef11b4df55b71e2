package plot

import (
	"image/color"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// The colours of Okabe and Ito, which the colour-blind can tell apart, in an order in which neighbours differ in grey too.
var palette = []color.NRGBA{
	{0x00, 0x72, 0xb2, 0xff}, // blue
	{0xd5, 0x5e, 0x00, 0xff}, // vermilion
	{0x00, 0x00, 0x00, 0xff}, // black
	{0x00, 0x9e, 0x73, 0xff}, // bluish green
	{0xcc, 0x79, 0xa7, 0xff}, // reddish purple
	{0x56, 0xb4, 0xe9, 0xff}, // sky blue
	{0xe6, 0x9f, 0x00, 0xff}, // orange
	{0x55, 0x55, 0x55, 0xff}, // grey
}

// dashes go with the colours, so that lines differ without them.
var dashes = [][]vg.Length{nil, {6, 2}, {1.5, 1.8}, {8, 2, 1.5, 2}, {3, 2}, {10, 2, 1.5, 2, 1.5, 2}, {12, 3}, {4, 2, 1, 2}}

// MaxSchemes is how many schemes one figure can hold: as many as there are lines that differ.
const MaxSchemes = 8

var (
	black = color.NRGBA{A: 0xff}
	white = color.NRGBA{0xff, 0xff, 0xff, 0xff}
	grey  = color.NRGBA{0x80, 0x80, 0x80, 0xff}
)

// pale returns a colour mixed with white, so that areas need no transparency. share is that of the colour.
func pale(c color.NRGBA, share float64) color.NRGBA {
	mix := func(x uint8) uint8 { return uint8(255 - share*(255-float64(x)) + 0.5) }
	return color.NRGBA{mix(c.R), mix(c.G), mix(c.B), 0xff}
}

// seeThrough returns a colour with an opacity.
func seeThrough(c color.NRGBA, opacity float64) color.NRGBA {
	c.A = uint8(opacity*255 + 0.5)
	return c
}

// lineOf returns the style of the i-th scheme.
func lineOf(i int) draw.LineStyle {
	return draw.LineStyle{Color: palette[i%len(palette)], Width: 1.2, Dashes: dashes[i%len(dashes)]}
}

func thin(c color.Color) draw.LineStyle { return draw.LineStyle{Color: c, Width: 0.7} }

func dashed(c color.Color, width vg.Length, pattern ...vg.Length) draw.LineStyle {
	return draw.LineStyle{Color: c, Width: width, Dashes: pattern}
}

// Sizes of text in points.
const (
	titleSize = 9.5
	labelSize = 9
	smallSize = 8
)

func style(size float64, x text.XAlignment, y text.YAlignment) text.Style {
	return text.Style{Color: black, Font: sans(size), XAlign: x, YAlign: y, Handler: newMathText()}
}

// A glyph is a sign that marks a place.
type glyph uint8

const (
	cross   glyph = iota // a pole
	ring                 // a zero
	diamond              // the end of an interval
	dot                  // any other place
	bar                  // a place on an axis
)

// draw draws the sign on a white ground that sets it off.
func (g glyph) draw(c draw.Canvas, at vg.Point, line color.Color) {
	const r = 2.7
	stroke := func(p vg.Path, width vg.Length, clr color.Color) {
		c.SetLineStyle(draw.LineStyle{Color: clr, Width: width})
		c.Stroke(p)
	}
	fill := func(p vg.Path, clr color.Color) {
		c.SetColor(clr)
		c.Fill(p)
	}
	to := func(x, y vg.Length) vg.Point { return at.Add(vg.Point{X: x, Y: y}) }
	switch g {
	case cross:
		p := append(path([]vg.Point{to(-r, -r), to(r, r)}, false), path([]vg.Point{to(-r, r), to(r, -r)}, false)...)
		stroke(p, 2.6, white)
		stroke(p, 1.1, line)
	case ring:
		fill(circle(at, r+0.9), white)
		stroke(circle(at, r), 1.1, line)
	case diamond:
		rhombus := func(r vg.Length) vg.Path { return path([]vg.Point{to(-r, 0), to(0, -r), to(r, 0), to(0, r)}, true) }
		fill(rhombus(r+1.2), white)
		fill(rhombus(r+0.2), line)
	case bar:
		stroke(path([]vg.Point{to(0, -r), to(0, r)}, false), 0.9, line)
	case dot:
		fill(circle(at, 2.6), white)
		fill(circle(at, 1.8), line)
	}
}

// circle consists of four curves, which differ from it by less than a thousandth of the radius.
func circle(at vg.Point, r vg.Length) vg.Path {
	const handle = 0.5523
	to := func(x, y vg.Length) vg.Point { return at.Add(vg.Point{X: r * x, Y: r * y}) }
	var p vg.Path
	p.Move(to(1, 0))
	p.CubeTo(to(1, handle), to(handle, 1), to(0, 1))
	p.CubeTo(to(-handle, 1), to(-1, handle), to(-1, 0))
	p.CubeTo(to(-1, -handle), to(-handle, -1), to(0, -1))
	p.CubeTo(to(handle, -1), to(1, -handle), to(1, 0))
	p.Close()
	return p
}

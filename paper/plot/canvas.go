package plot

import (
	"image"
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
)

// A pen is what lines and areas are drawn with.
type pen struct {
	width vg.Length
	dash  []vg.Length
	shift vg.Length
	color color.NRGBA
}

// A paper takes drawings in page coordinates: points, y upwards.
type paper interface {
	stroke(vg.Path, pen)
	fill(vg.Path, pen)
	// text sets a string at its baseline, turned by an angle in radians.
	text(face font.Face, at vg.Point, angle float64, s string, p pen)
}

// A linePaper is a paper that sets a line of text itself, with its italics and exponents, and aligns it.
type linePaper interface {
	line(txt string, sty text.Style, at vg.Point, p pen)
}

// A canvas is a vg.Canvas that knows all transformations and hands lines, areas and text to a paper. Paths consist of
// lines and cubic curves; nothing here draws arcs.
type canvas struct {
	paper paper
	w, h  vg.Length
	stack []state
}

type state struct {
	pen
	to affine
}

// affine is the map x ↦ ax + cy + e, y ↦ bx + dy + f.
type affine struct{ a, b, c, d, e, f float64 }

func (t affine) apply(p vg.Point) vg.Point {
	x, y := float64(p.X), float64(p.Y)
	return vg.Point{X: vg.Length(t.a*x + t.c*y + t.e), Y: vg.Length(t.b*x + t.d*y + t.f)}
}

// after returns t after s.
func (t affine) after(s affine) affine {
	return affine{
		t.a*s.a + t.c*s.b, t.b*s.a + t.d*s.b,
		t.a*s.c + t.c*s.d, t.b*s.c + t.d*s.d,
		t.a*s.e + t.c*s.f + t.e, t.b*s.e + t.d*s.f + t.f,
	}
}

func newCanvas(p paper, w, h vg.Length) *canvas {
	c := &canvas{paper: p, w: w, h: h, stack: []state{{to: affine{a: 1, d: 1}}}}
	vg.Initialize(c)
	return c
}

func (c *canvas) top() *state { return &c.stack[len(c.stack)-1] }

// Size returns the size of the page.
func (c *canvas) Size() (x, y vg.Length) { return c.w, c.h }

// SetLineWidth sets the width of lines.
func (c *canvas) SetLineWidth(w vg.Length) { c.top().width = w }

// SetLineDash sets the pattern of lines.
func (c *canvas) SetLineDash(pattern []vg.Length, offset vg.Length) {
	c.top().dash, c.top().shift = pattern, offset
}

// SetColor sets the colour of everything; nil is black.
func (c *canvas) SetColor(clr color.Color) {
	if clr == nil {
		clr = color.Black
	}
	c.top().color = color.NRGBAModel.Convert(clr).(color.NRGBA)
}

// Rotate turns what is drawn next.
func (c *canvas) Rotate(rad float64) {
	sin, cos := math.Sincos(rad)
	c.top().to = c.top().to.after(affine{a: cos, b: sin, c: -sin, d: cos})
}

// Translate moves what is drawn next.
func (c *canvas) Translate(pt vg.Point) {
	c.top().to = c.top().to.after(affine{a: 1, d: 1, e: float64(pt.X), f: float64(pt.Y)})
}

// Scale scales what is drawn next, but not the width of lines and the size of text.
func (c *canvas) Scale(x, y float64) { c.top().to = c.top().to.after(affine{a: x, d: y}) }

// Push saves the pen and the transformation.
func (c *canvas) Push() { c.stack = append(c.stack, *c.top()) }

// Pop restores what Push saved.
func (c *canvas) Pop() { c.stack = c.stack[:len(c.stack)-1] }

// Stroke draws a line.
func (c *canvas) Stroke(p vg.Path) {
	if c.top().width > 0 {
		c.paper.stroke(c.place(p), c.top().pen)
	}
}

// Fill fills an area, by the rule of non-zero winding numbers.
func (c *canvas) Fill(p vg.Path) { c.paper.fill(c.place(p), c.top().pen) }

// FillString sets a string.
func (c *canvas) FillString(f font.Face, pt vg.Point, s string) {
	if f.Font.Size <= 0 || s == "" {
		return
	}
	t := c.top()
	c.paper.text(f, t.to.apply(pt), math.Atan2(t.to.b, t.to.a), s, t.pen)
}

// DrawImage does nothing: no figure has an image.
func (c *canvas) DrawImage(vg.Rectangle, image.Image) {}

// place returns a path in page coordinates.
func (c *canvas) place(p vg.Path) vg.Path {
	to := c.top().to
	out := slices.Clone(p)
	for i, e := range p {
		out[i].Pos = to.apply(e.Pos)
		out[i].Control = make([]vg.Point, len(e.Control))
		for j, q := range e.Control {
			out[i].Control[j] = to.apply(q)
		}
	}
	return out
}

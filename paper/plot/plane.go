package plot

import (
	"fmt"
	"strconv"
	"strings"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"rofz/asymptotics/stability"
)

// A plane is a panel for the complex plane, with the same scale in both directions.
type plane struct {
	*panel
	cells, rows int // of a grid
}

// newPlane adds the panel of the plane, with a window around the given one or around that of the options. The legend
// must be complete, since it takes space.
func (d *drawing) newPlane(w window, cost float64) plane {
	if o := d.opts.Window; o != (Window{}) {
		w = window{o.X0, o.X1, o.Y0, o.Y1}
	}
	p := &panel{share: 1, plane: true}
	d.sheet.panels = []*panel{p}
	p.x.label, p.y.label = "Re 𝑧", "Im 𝑧"
	if d.subjects[0].pair != nil {
		p.x.label, p.y.label = "Re 𝑧ᴇ", "Im 𝑧ᴇ"
	}
	first := w
	var area vg.Rectangle
	for range 3 { // the ticks depend on the window, and its shape on the room that their labels leave
		p.x.min, p.x.max, p.y.min, p.y.max = w.x0, w.x1, w.y0, w.y1
		p.x.ticks, p.y.ticks = linearTicks(w.x0, w.x1, 8), linearTicks(w.y0, w.y1, 6)
		area = d.sheet.areas()[0]
		w = first.fit(float64(area.Size().X / area.Size().Y))
	}
	p.x.min, p.x.max, p.y.min, p.y.max = w.x0, w.x1, w.y0, w.y1
	p.x.ticks, p.y.ticks = linearTicks(w.x0, w.x1, 8), linearTicks(w.y0, w.y1, 6)

	const cell = 0.3 // mm
	n := gridSize(int(millimetres(area.Size().X)/cell), cost)
	for onNode(0, w.x0, w.x1, n) { // there, what lies along the imaginary axis would be a matter of rounding
		n++
	}
	rows := max(int(float64(n)*w.height()/w.width()+0.5), 1)
	return plane{p, n, rows}
}

// onNode reports whether x is almost one of n+1 points from lo to hi.
func onNode(x, lo, hi float64, n int) bool {
	t := (x - lo) / (hi - lo) * float64(n)
	return 0 <= t && t <= float64(n) && abs(t-float64(int(t+0.5))) < 0.02
}

func abs(x float64) float64 { return max(x, -x) }

// trace returns the contours of {f ≤ 0} in the panel.
func (p plane) trace(f func(z complex128) float64) []contour {
	return trace(func(x, y float64) float64 { return f(complex(x, y)) }, p.window(), p.cells, p.rows)
}

func (p *panel) add(layer func(draw.Canvas, mapping)) { p.layers = append(p.layers, layer) }

// marks are the zeros and poles of a scheme, and the ends of its stability intervals.
type marks struct {
	zeros, poles []root
	ends         []complex128
}

// signsOf adds the marks of a scheme to the panel.
func (p plane) signsOf(m marks, sty draw.LineStyle) {
	for _, list := range []struct {
		roots []root
		g     glyph
	}{{m.zeros, ring}, {m.poles, cross}} {
		for _, x := range list.roots {
			at := point{real(x.z), imag(x.z)}
			p.add(signs(list.g, sty, at))
			if x.multiplicity > 1 {
				p.add(note(at, strconv.Itoa(x.multiplicity)+"×", vg.Point{X: 5, Y: 6}, text.XLeft))
			}
		}
	}
	for _, z := range m.ends {
		p.add(signs(diamond, sty, point{real(z), imag(z)}))
	}
}

// note returns a layer with a short text next to a point, on a white ground.
func note(at point, label string, offset vg.Point, align text.XAlignment) func(draw.Canvas, mapping) {
	return func(c draw.Canvas, m mapping) {
		if !m.w.contains(at.x, at.y) {
			return
		}
		sty := style(smallSize-0.5, align, text.YCenter)
		pt := m.point(at.x, at.y).Add(offset)
		width := sty.Width(label)
		left := pt.X + width*vg.Length(align)
		if over := left + width - c.Max.X + 2; over > 0 { // stay in the frame
			pt.X, left = pt.X-over, left-over
		}
		if under := c.Min.X + 2 - left; under > 0 {
			pt.X, left = pt.X+under, left+under
		}
		ground := []vg.Point{{X: left - 1, Y: pt.Y - 4}, {X: left + width + 1, Y: pt.Y - 4}, {X: left + width + 1, Y: pt.Y + 4}, {X: left - 1, Y: pt.Y + 4}}
		c.SetColor(seeThrough(white, 0.75))
		c.Fill(path(ground, true))
		c.FillText(sty, pt, label)
	}
}

// endNotes adds the values of the ends of stability intervals, of the imaginary one for the upper end alone.
func (p plane) endNotes(ends []complex128) {
	for _, z := range ends {
		at := point{real(z), imag(z)}
		switch {
		case imag(z) == 0:
			p.add(note(at, short(real(z)), vg.Point{X: -5, Y: 6}, text.XRight))
		case imag(z) > 0:
			p.add(note(at, short(imag(z))+" 𝑖", vg.Point{X: 6, Y: 5}, text.XLeft))
		}
	}
}

// signEntries returns the entries of the legend for marks. With several schemes the signs have all colours.
func signEntries(all []marks, sty draw.LineStyle) []entry {
	var zeros, poles, ends bool
	for _, m := range all {
		zeros, poles, ends = zeros || len(m.zeros) > 0, poles || len(m.poles) > 0, ends || len(m.ends) > 0
	}
	if len(all) > 1 {
		sty = thin(black)
	}
	var out []entry
	add := func(g glyph, label string) { out = append(out, entry{label: label, sign: &g, color: sty}) }
	if zeros {
		add(ring, "zeros of 𝑅")
	}
	if poles {
		add(cross, "poles of 𝑅")
	}
	if ends {
		add(diamond, "ends of the stability intervals")
	}
	return out
}

// outside returns how many zeros of a polynomial of the given degree do not lie in a window, counted with multiplicity.
func outside(degree int, roots []root, w window) int {
	for _, x := range roots {
		if w.contains(real(x.z), imag(x.z)) {
			degree -= x.multiplicity
		}
	}
	return max(degree, 0)
}

// endValue rounds a finite end of an interval.
func endValue(e stability.End) float64 {
	x, err := strconv.ParseFloat(e.Decimal(17), 64)
	if err != nil { // beyond float64
		return 0
	}
	return x
}

// count says how many there are.
func count(n int, one, many string) string {
	switch n {
	case 0:
		return ""
	case 1:
		return "one " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// sentence joins the parts that are not empty.
func sentence(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, " ")
}

package plot

import (
	"math"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A sheet is the plan of a figure: a title, a legend in rows below it or at the foot, and panels below each other. The legend
// has its own place, so it covers nothing.
type sheet struct {
	width, height vg.Length
	look          Look
	title         string
	legend        []entry
	panels        []*panel
}

// An entry of the legend is a sample with its meaning.
type entry struct {
	label string
	area  *draw.LineStyle // an area with this edge, of the colour fill
	fill  area
	line  *draw.LineStyle
	comb  *comb // on the line
	sign  *glyph
	color draw.LineStyle // of the sign
}

// A panel is a pair of axes with what is drawn between them, in this order, in the coordinates of the axes.
type panel struct {
	x, y   axis
	layers []func(c draw.Canvas, m mapping)
	share  float64 // of the height
	plane  bool    // the complex plane
}

type axis struct {
	min, max float64
	label    string
	ticks    []tick
	hidden   bool // no label of the axis and of its ticks
	powers   bool // coordinates are decimal logarithms
}

// A mapping takes the coordinates of a panel to the page.
type mapping struct {
	area vg.Rectangle
	w    window
}

func (m mapping) point(x, y float64) vg.Point {
	at := func(lo, hi vg.Length, t float64) vg.Length { return lo + vg.Length(t)*(hi-lo) }
	return vg.Point{
		X: at(m.area.Min.X, m.area.Max.X, (x-m.w.x0)/m.w.width()),
		Y: at(m.area.Min.Y, m.area.Max.Y, (y-m.w.y0)/m.w.height()),
	}
}

func (p *panel) window() window { return window{p.x.min, p.x.max, p.y.min, p.y.max} }

// The measures of a sheet, in points.
const (
	margin      = 5
	titleHeight = 14
	rowHeight   = 12.5
	sampleSize  = 21
	gap         = 4  // between a sample and its meaning
	columnGap   = 12 // between entries
	tickLength  = 3.5
	tickGap     = 2.5
	panelGap    = 7
	labelGap    = 5 // between the numbers at an axis and what they are
)

// rows returns the entries of the legend row by row, as many in each as there is room for.
func (s *sheet) rows() [][]entry {
	if s.look.Legend == LegendNone {
		return nil
	}
	var out [][]entry
	room := vg.Length(0)
	for _, e := range s.legend {
		need := s.width - 2*margin
		if len(s.legend) > 1 {
			need = entryWidth(e)
		}
		if len(out) == 0 || need > room {
			out = append(out, nil)
			room = s.width - 2*margin
		}
		out[len(out)-1] = append(out[len(out)-1], e)
		room -= need + columnGap
	}
	return out
}

func entryWidth(e entry) vg.Length {
	return e.sample() + gap + style(smallSize, text.XLeft, text.YCenter).Width(e.label)
}

// sample returns the width of the sample.
func (e entry) sample() vg.Length {
	switch {
	case e.line != nil:
		return sampleSize
	case e.sign != nil:
		return 7
	}
	return 14
}

// body returns the rectangle that title and legend leave.
func (s *sheet) body() vg.Rectangle {
	top, bottom := s.height-margin, vg.Length(margin)
	if legend := rowHeight * vg.Length(len(s.rows())); s.look.Legend == LegendBottom {
		bottom += legend
	} else {
		top -= legend
	}
	if s.heading() != "" {
		top -= titleHeight
	}
	return vg.Rectangle{Min: vg.Point{X: margin, Y: bottom}, Max: vg.Point{X: s.width - margin, Y: top - 3}}
}

// areas returns the rectangles between the axes of the panels. Their left and right sides are the same.
func (s *sheet) areas() []vg.Rectangle {
	body := s.body()
	var wide, last vg.Length // of the labels left of an axis; half of the last label below one
	rest := body.Size().Y
	below := make([]vg.Length, len(s.panels))
	total := 0.0
	for i, p := range s.panels {
		wide = max(wide, p.leftMargin())
		last = max(last, p.overhang())
		below[i] = p.bottomMargin()
		rest -= below[i]
		if i > 0 {
			rest -= panelGap
		}
		total += p.share
	}
	rest -= 4 // half of the uppermost label
	var out []vg.Rectangle
	y := body.Max.Y - 4
	for i, p := range s.panels {
		h := rest * vg.Length(p.share/total)
		out = append(out, vg.Rectangle{
			Min: vg.Point{X: body.Min.X + wide, Y: y - h},
			Max: vg.Point{X: body.Max.X - last, Y: y},
		})
		y -= h + below[i] + panelGap
	}
	return out
}

func (p *panel) leftMargin() vg.Length {
	small := style(smallSize, text.XRight, text.YCenter)
	var wide vg.Length
	for _, t := range p.y.ticks {
		wide = max(wide, small.Width(t.label))
	}
	wide += tickLength + tickGap
	if p.y.label != "" {
		wide += labelSize + labelGap + 3
	}
	return wide
}

func (p *panel) overhang() vg.Length {
	small := style(smallSize, text.XCenter, text.YTop)
	var over vg.Length = 3
	for _, t := range p.x.ticks {
		if t.at > p.x.max-0.1*(p.x.max-p.x.min) && t.at <= p.x.max {
			over = max(over, small.Width(t.label)/2)
		}
	}
	return over
}

func (p *panel) bottomMargin() vg.Length {
	if p.x.hidden {
		return tickLength
	}
	return tickLength + tickGap + smallSize + labelSize + 5
}

// draw draws the sheet.
func (s *sheet) draw(c draw.Canvas) {
	y := s.height - margin
	if title := s.heading(); title != "" {
		sty, title := fitted(style(titleSize, text.XLeft, text.YTop), title, s.width-2*margin)
		c.FillText(sty, vg.Point{X: margin, Y: y}, title)
		y -= titleHeight
	}
	if s.look.Legend == LegendBottom {
		y = margin + rowHeight*vg.Length(len(s.rows()))
	}
	for _, row := range s.rows() {
		x := vg.Length(margin)
		for _, e := range row {
			e.draw(c, x, y-rowHeight/2, s.width-margin)
			x += entryWidth(e) + columnGap
		}
		y -= rowHeight
	}
	for i, area := range s.areas() {
		p := s.panels[i]
		m := mapping{area, p.window()}
		inside := c
		inside.Rectangle = area
		for _, layer := range p.layers {
			layer(inside, m)
		}
		p.drawAxes(c, m)
	}
}

// draw draws an entry with its left end at x, no further than to the given place.
func (e entry) draw(c draw.Canvas, x, y, end vg.Length) {
	width := e.sample()
	if e.area != nil {
		box := []vg.Point{{X: x, Y: y - 3.5}, {X: x + width, Y: y - 3.5}, {X: x + width, Y: y + 3.5}, {X: x, Y: y + 3.5}}
		e.fill.box(c, vg.Rectangle{Min: box[0], Max: box[2]})
		c.StrokeLines(*e.area, append(box, box[0]))
	}
	if e.line != nil {
		c.StrokeLine2(*e.line, x, y, x+width, y)
	}
	if e.comb != nil {
		e.comb.sample(c, x, y, width)
	}
	if e.sign != nil {
		e.sign.draw(c, vg.Point{X: x + width/2, Y: y}, e.color.Color)
	}
	sty, label := fitted(style(smallSize, text.XLeft, text.YCenter), e.label, end-x-width-gap)
	c.FillText(sty, vg.Point{X: x + width + gap, Y: y}, label)
}

// fitted returns a style and a text that fit the room: in smaller type, and if that does not help, cut.
func fitted(sty text.Style, txt string, room vg.Length) (text.Style, string) {
	const least = 6 // points
	if width := sty.Width(txt); width > room {
		sty.Font.Size = max(sty.Font.Size*room/width*0.999, least)
	}
	if sty.Width(txt) <= room {
		return sty, txt
	}
	letters := []rune(txt)
	for len(letters) > 0 && sty.Width(string(letters)+"…") > room {
		letters = letters[:len(letters)-1]
	}
	return sty, string(letters) + "…"
}

func path(points []vg.Point, closed bool) vg.Path {
	var p vg.Path
	for i, pt := range points {
		if i == 0 {
			p.Move(pt)
		} else {
			p.Line(pt)
		}
	}
	if closed {
		p.Close()
	}
	return p
}

// drawAxes draws the frame, the ticks outside of it, and the labels.
func (p *panel) drawAxes(c draw.Canvas, m mapping) {
	line := thin(black)
	a := m.area
	var frame vg.Path
	frame.Move(a.Min)
	frame.Line(vg.Point{X: a.Max.X, Y: a.Min.Y})
	frame.Line(a.Max)
	frame.Line(vg.Point{X: a.Min.X, Y: a.Max.Y})
	frame.Close()
	c.SetLineStyle(line)
	c.Stroke(frame)

	below, left := style(smallSize, text.XCenter, text.YTop), style(smallSize, text.XRight, text.YCenter)
	var lowest vg.Length
	for _, t := range p.x.ticks {
		if !between(t.at, p.x) {
			continue
		}
		at := m.point(t.at, p.y.min)
		c.StrokeLine2(line, at.X, at.Y, at.X, at.Y-t.length())
		if !p.x.hidden {
			c.FillText(below, vg.Point{X: at.X, Y: at.Y - tickLength - tickGap + 1}, t.label)
		}
	}
	for _, t := range p.y.ticks {
		if !between(t.at, p.y) {
			continue
		}
		at := m.point(p.x.min, t.at)
		c.StrokeLine2(line, at.X, at.Y, at.X-t.length(), at.Y)
		c.FillText(left, vg.Point{X: at.X - tickLength - tickGap, Y: at.Y}, t.label)
		lowest = max(lowest, left.Width(t.label))
	}
	label := style(labelSize, text.XCenter, text.YTop)
	if !p.x.hidden {
		label, name := fitted(label, p.x.label, a.Size().X)
		c.FillText(label, vg.Point{X: (a.Min.X + a.Max.X) / 2, Y: a.Min.Y - tickLength - tickGap - smallSize - 1.5}, name)
	}
	label, name := fitted(label, p.y.label, a.Size().Y)
	label.Rotation, label.YAlign = math.Pi/2, text.YBottom
	c.FillText(label, vg.Point{X: a.Min.X - tickLength - tickGap - lowest - labelGap, Y: (a.Min.Y + a.Max.Y) / 2}, name)
}

func (t tick) length() vg.Length {
	if t.label == "" {
		return tickLength / 2
	}
	return tickLength
}

func between(x float64, a axis) bool {
	slack := 1e-9 * (a.max - a.min)
	return a.min-slack <= x && x <= a.max+slack
}

// polyline returns a layer with lines; where a line has no finite value it is interrupted.
func polyline(sty draw.LineStyle, lines ...[]point) func(draw.Canvas, mapping) {
	return func(c draw.Canvas, m mapping) {
		for _, line := range lines {
			var pts []vg.Point
			flush := func() {
				if len(pts) > 1 {
					c.StrokeLines(sty, c.ClipLinesXY(thinned(pts))...)
				}
				pts = nil
			}
			for _, p := range line {
				if math.IsNaN(p.x) || math.IsNaN(p.y) {
					flush()
					continue
				}
				pts = append(pts, m.point(clamp(p.x, m.w.x0, m.w.x1), clamp(p.y, m.w.y0, m.w.y1)))
			}
			flush()
		}
	}
}

// thinned leaves out points that do not show on the page.
func thinned(pts []vg.Point) []vg.Point {
	line := make([]point, len(pts))
	for i, p := range pts {
		line[i] = point{p.X.Points(), p.Y.Points()}
	}
	line = simplify(line, 0.03)
	for i, p := range line {
		pts[i] = vg.Point{X: vg.Length(p.x), Y: vg.Length(p.y)}
	}
	return pts[:len(line)]
}

// clamp keeps far points, infinite ones too, near enough to the window for arithmetic; they stay outside.
func clamp(x, lo, hi float64) float64 {
	d := 50 * (hi - lo)
	return min(max(x, lo-d), hi+d)
}

// signs returns a layer with signs at the points that lie within the window.
func signs(g glyph, sty draw.LineStyle, points ...point) func(draw.Canvas, mapping) {
	return func(c draw.Canvas, m mapping) {
		for _, p := range points {
			if m.w.contains(p.x, p.y) {
				g.draw(c, m.point(p.x, p.y), sty.Color)
			}
		}
	}
}

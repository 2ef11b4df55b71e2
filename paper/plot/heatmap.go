package plot

import (
	"fmt"
	"image/color"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"rofz/asymptotics"
	"rofz/paper/exposition"
)

// A shade is how a cell that means something is filled, and the colour of the number on it.
type shade struct {
	area
	ink color.NRGBA // black if its opacity is 0
}

// shades are the colours of the readings. In grey they run from light (gone in both) to black (exploding); the two of similar
// lightness are hatched differently.
var shades = map[asymptotics.Reading]shade{
	asymptotics.Faithful:       {area: area{color: pale(palette[0], 0.42)}},
	asymptotics.Distorted:      {area: area{pale(palette[6], 0.45), rising}},
	asymptotics.LostByScheme:   {area{color: palette[1]}, white},
	asymptotics.Exploding:      {area{color: black}, white},
	asymptotics.KeptBeyondFlow: {area: area{pale(palette[4], 0.5), dotted}},
	asymptotics.GoneInBoth:     {area: area{color: color.NRGBA{0xf0, 0xf0, 0xf0, 0xff}}},
}

// The measures of the heat map, in points.
const (
	cellHeight   = 14
	leastHeight  = 9.5 // of a cell
	lineHeight   = 9   // of a heading
	headingLines = 4
	mostHeading  = 110 // of one that is turned
	leastType    = 6   // of a number
	mostRows     = 24  // if the page has no given height
)

// A board is the plan of a heat map below its legend.
type board struct {
	modes       []mode // a row each
	names       []string
	turned      bool // headings are, for want of room
	heading     vg.Length
	numbers     [][]string // a row each, the first number that of the exact flow
	size        float64    // of the numbers in points, 0 if they do not fit
	left, top   vg.Length  // of the cells
	wide, tall  vg.Length  // of a cell
	firstColumn int        // 0 if the exact flow has a column
}

// flowGap is how far the column of the exact flow stands apart.
const flowGap = 3

// heatMap draws a table of modes and schemes, coloured by what becomes of the gradient.
func (p *problem) heatMap(height float64) Figure {
	p.sheet.title = "What becomes of each mode in " + p.run()
	p.readingsOf(p.modes)
	g := board{names: p.names(), modes: p.modes}
	small := style(smallSize, text.XRight, text.YCenter)
	label := small.Width("mode 𝜆")
	for _, m := range p.modes {
		label = max(label, small.Width(m.label()))
	}
	g.left = margin + label + 4
	g.fitColumns(p)
	if height == 0 {
		rows := min(len(p.modes), mostRows)
		p.sheet.height = max(minSize*vg.Millimeter, vg.Length(rows)*cellHeight+g.heading+p.sheet.height-p.sheet.body().Size().Y+6)
	}
	g.fitRows(p)
	about := fmt.Sprintf("A row for each mode 𝜆, the fastest first, and a column for each scheme, the best first: %s. The colour says what becomes of the gradient with respect to 𝜆 after %s.",
		strings.Join(g.names, "; "), plain(p.run()))
	numbers, spread := "", ""
	if g.size > 0 {
		numbers = "The number is the gradient, in modulus where it is complex; the first column has that of the exact flow."
	}
	if len(g.modes) < len(p.modes) {
		spread = fmt.Sprintf("There is room for %d of %d modes, spread evenly.", len(g.modes), len(p.modes))
	}
	return p.sheet.figure(sentence(about, numbers, spread, p.leftOut()), func(c draw.Canvas) { g.draw(c, p) })
}

// readingsOf makes the legend: the readings that occur.
func (p *problem) readingsOf(modes []mode) {
	p.sheet.legend = nil
	for _, r := range exposition.Readings() {
		if slices.ContainsFunc(p.rows, func(l exposition.Learned) bool {
			return slices.ContainsFunc(modes, func(m mode) bool { return l.Modes[m.index].Reading == r })
		}) {
			p.sheet.legend = append(p.sheet.legend, entry{label: r.String(), area: &draw.LineStyle{Color: black, Width: 0.5}, fill: shades[r].area})
		}
	}
}

// fitColumns decides on the width of columns, the headings, and whether there are numbers.
func (g *board) fitColumns(p *problem) {
	room := p.sheet.width - margin - g.left - flowGap
	sty := style(smallSize, text.XCenter, text.YCenter)
	var widest vg.Length
	for _, m := range g.modes {
		row := []string{number(p.rows[0].Modes[m.index].Flow)}
		for _, l := range p.rows {
			value := "pole"
			if s := l.Modes[m.index]; !s.Pole {
				value = number(s.Gradient)
			}
			row = append(row, value)
		}
		for _, x := range row {
			widest = max(widest, sty.Width(x))
		}
		g.numbers = append(g.numbers, row)
	}
	g.wide = room / vg.Length(1+len(g.names))
	g.size = min(smallSize, smallSize*float64((g.wide-3)/widest))
	if g.size < leastType {
		g.size, g.firstColumn = 0, 1
		g.wide = (room + flowGap) / vg.Length(len(g.names))
	}
	g.heading = lineHeight
	var longest vg.Length
	for _, name := range g.names {
		longest = max(longest, sty.Width(name))
		lines := wrapped(sty, name, g.wide-2, headingLines)
		g.heading = max(g.heading, vg.Length(len(lines))*lineHeight)
		for _, line := range lines {
			g.turned = g.turned || sty.Width(line) > 1.1*(g.wide-2)
		}
	}
	if g.turned {
		g.heading = min(longest, mostHeading)
	}
	g.heading += 3
}

// fitRows decides on the modes that are shown, and the height of their rows.
func (g *board) fitRows(p *problem) {
	room := p.sheet.body().Size().Y - g.heading - 1
	if most := max(1, int(room/leastHeight)); len(g.modes) > most {
		all, numbers := g.modes, g.numbers
		g.modes, g.numbers = nil, nil
		for k := range most {
			i := k * (len(all) - 1) / max(1, most-1)
			g.modes, g.numbers = append(g.modes, all[i]), append(g.numbers, numbers[i])
		}
		p.readingsOf(g.modes)
	}
	g.tall = min(2*cellHeight, room/vg.Length(len(g.modes)))
	g.top = p.sheet.body().Max.Y - g.heading
}

// draw draws headings, labels and cells.
func (g *board) draw(c draw.Canvas, p *problem) {
	small := style(smallSize, text.XRight, text.YBottom)
	c.FillText(small, vg.Point{X: g.left - 4, Y: g.top + 2}, "mode 𝜆")
	if g.firstColumn == 0 {
		g.title(c, "exact flow", 0, false)
	}
	for j, name := range g.names {
		g.title(c, name, j+1, g.turned)
	}
	small.YAlign = text.YCenter
	for i, m := range g.modes {
		y := g.top - vg.Length(i+1)*g.tall
		c.FillText(small, vg.Point{X: g.left - 4, Y: y + g.tall/2}, m.label())
		for j := g.firstColumn; j <= len(g.names); j++ {
			ground := shade{area: area{color: white}}
			if j > 0 {
				ground = shades[p.rows[j-1].Modes[m.index].Reading]
			}
			x := g.column(j)
			g.cell(c, vg.Rectangle{Min: vg.Point{X: x, Y: y}, Max: vg.Point{X: x + g.wide, Y: y + g.tall}}, ground, g.numbers[i][j])
		}
	}
}

// column returns the left side of a column; 0 is that of the exact flow, which stands apart.
func (g *board) column(j int) vg.Length {
	x := g.left + vg.Length(j-g.firstColumn)*g.wide
	if j > 0 && g.firstColumn == 0 {
		x += flowGap
	}
	return x
}

// title draws the heading of a column, in lines or turned.
func (g *board) title(c draw.Canvas, name string, j int, turned bool) {
	sty := style(smallSize, text.XCenter, text.YBottom)
	at := vg.Point{X: g.column(j) + g.wide/2, Y: g.top + 2}
	if turned {
		sty.Rotation, sty.XAlign, sty.YAlign = math.Pi/2, text.XLeft, text.YCenter
		sty, name = fitted(sty, name, g.heading-2)
		c.FillText(sty, at, name)
		return
	}
	lines := wrapped(sty, name, g.wide-2, headingLines)
	for i, line := range lines {
		fit, line := fitted(sty, line, g.wide-2)
		c.FillText(fit, vg.Point{X: at.X, Y: at.Y + lineHeight*vg.Length(len(lines)-1-i)}, line)
	}
}

// unbroken is where a heading is not broken: between a number and what it counts.
var unbroken = regexp.MustCompile(`\b(\d+) `)

// wrapped breaks a text at blanks into at most so many lines, of which the last one may be too long.
func wrapped(sty text.Style, txt string, width vg.Length, most int) []string {
	var lines []string
	for _, word := range strings.Split(unbroken.ReplaceAllString(txt, "$1\u00a0"), " ") {
		n := len(lines)
		if n > 0 && (n == most || sty.Width(lines[n-1]+" "+word) <= width) {
			lines[n-1] += " " + word
			continue
		}
		lines = append(lines, word)
	}
	return lines
}

// cell draws one cell with its number, on a ground that sets it off from the hatch.
func (g *board) cell(c draw.Canvas, box vg.Rectangle, ground shade, number string) {
	ground.box(c, box)
	c.StrokeLines(draw.LineStyle{Color: white, Width: 1}, []vg.Point{box.Min, {X: box.Max.X, Y: box.Min.Y}, box.Max, {X: box.Min.X, Y: box.Max.Y}, box.Min})
	if g.size == 0 {
		return
	}
	sty := style(g.size, text.XCenter, text.YCenter)
	at := vg.Point{X: (box.Min.X + box.Max.X) / 2, Y: (box.Min.Y + box.Max.Y) / 2}
	if ground.hatch != smooth {
		half := vg.Point{X: min(sty.Width(number)/2+1.2, g.wide/2-1), Y: min(sty.Font.Size/2+0.6, g.tall/2-1)}
		area{color: ground.color}.box(c, vg.Rectangle{Min: at.Sub(half), Max: at.Add(half)})
	}
	if ground.ink.A > 0 {
		sty.Color = ground.ink
	}
	c.FillText(sty, at, number)
}

// number writes a gradient with two digits, and nothing beyond 10^±99 but a bound: nobody counts there.
func number(z asymptotics.Complex) string {
	x := z.Re
	if !z.IsReal() {
		x = z.Abs
	}
	value := exposition.DecimalOf(x, 2)
	digits, exponent, _ := strings.Cut(value, "e")
	sign := ""
	if rest, ok := strings.CutPrefix(digits, "-"); ok {
		sign, digits = "−", rest
	}
	e, err := strconv.Atoi("0" + strings.TrimPrefix(exponent, "-"))
	out := sign
	switch small := strings.HasPrefix(exponent, "-"); {
	case (err != nil || e > 99) && small:
		out = "≈ 0"
	case err != nil || e > 99:
		out = map[string]string{"": "> 10⁹⁹", "−": "< −10⁹⁹"}[sign]
	case small:
		out += shortDigits(digits, -e)
	default:
		out += shortDigits(digits, e)
	}
	if !z.IsReal() {
		return "|" + out + "|"
	}
	return out
}

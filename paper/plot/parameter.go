package plot

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"rofz/paper/exposition"
	"rofz/paper/formula"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/scheme"
)

// NewParameters draws over the parameter of a family R(∞) and the modulus of the error constant, and shades the parameters
// for which the family is as it was asked. Of the options the look and the size count, and X0 and X1 of the window. The error says what is wrong with them,
// or that there is no answer.
//
// The shaded set is exact, but for the pixels; curves are floating point.
func NewParameters(p exposition.Parameters, opts Options) (Figure, error) {
	if p.Err != nil {
		return Figure{}, fmt.Errorf("%s: there is no answer to draw", p.Name)
	}
	if err := opts.check(Region); err != nil {
		return Figure{}, err
	}
	d := &familyDrawing{Parameters: p}
	d.sheet = newSheet(opts)
	d.reach()
	d.sheet.title = d.title()
	d.limit()
	d.constant()
	last := d.sheet.panels[len(d.sheet.panels)-1]
	last.x.label = "parameter " + formula.Text(p.Symbol())
	for _, panel := range d.sheet.panels[:len(d.sheet.panels)-1] {
		panel.x.hidden = true
	}
	return d.sheet.figure(d.about()), nil
}

// familyDrawing is a figure of a family in the making.
type familyDrawing struct {
	exposition.Parameters
	sheet sheet
	x     axis
}

// aroundSet is how much of a picture lies beside the ends that matter, on either side.
const aroundSet = 0.3

// reach finds the parameters to show: all ends of the set, and what is around.
func (d *familyDrawing) reach() {
	var ends []float64
	for _, x := range d.Answer.Set() {
		for _, end := range []*algebraic.Number{x.From, x.To} {
			if end != nil {
				ends = append(ends, near(*end))
			}
		}
	}
	if len(ends) == 0 {
		ends = []float64{0, 1}
	}
	lo, hi := ends[0], ends[len(ends)-1]
	margin := aroundSet * (hi - lo)
	if margin == 0 {
		margin = max(0.5, math.Abs(lo))
	}
	lo, hi = lo-margin, hi+margin
	from, to := d.Answer.Family.Range()
	if from != nil {
		lo = max(lo, from.Float64())
	}
	if to != nil {
		hi = min(hi, to.Float64())
	}
	d.x = axis{min: lo, max: hi, ticks: linearTicks(lo, hi, 8)}
}

func near(x algebraic.Number) float64 {
	in := x.Enclose(60)
	return in.Lo.Add(in.Hi).Quo(exact.Int(2)).Float64()
}

func (d *familyDrawing) title() string {
	name := d.Answer.Family.Info().Title
	if name == "" {
		name = d.Name
	}
	return fmt.Sprintf("%s: %s", name, d.Asked())
}

// panel adds a panel with the set shaded.
func (d *familyDrawing) panel(y axis, share float64) *panel {
	p := &panel{x: d.x, y: y, share: share}
	fill := area{color: pale(palette[0], 0.3)}
	edge := draw.LineStyle{Color: palette[0], Width: 0.8}
	p.add(func(c draw.Canvas, m mapping) {
		for _, x := range d.Answer.Set() {
			lo, hi := d.x.min, d.x.max
			if x.From != nil {
				lo = max(lo, near(*x.From))
			}
			if x.To != nil {
				hi = min(hi, near(*x.To))
			}
			a, b := m.point(lo, y.min), m.point(hi, y.max)
			switch {
			case hi < d.x.min || d.x.max < lo:
			case x.IsPoint():
				c.StrokeLine2(draw.LineStyle{Color: palette[0], Width: 1.6}, a.X, a.Y, a.X, b.Y)
			default:
				fill.paint(c, path([]vg.Point{a, {X: b.X, Y: a.Y}, b, {X: a.X, Y: b.Y}}, true))
				c.StrokeLine2(edge, a.X, a.Y, a.X, b.Y)
				c.StrokeLine2(edge, b.X, a.Y, b.X, b.Y)
			}
		}
	})
	d.sheet.panels = append(d.sheet.panels, p)
	if len(d.sheet.legend) == 0 {
		d.sheet.legend = []entry{{label: d.Asked(), area: &edge, fill: fill}}
	}
	return p
}

// limit draws R(∞), where it is finite.
func (d *familyDrawing) limit() {
	const top = 1.5
	if d.Answer.Limit == nil {
		return
	}
	y := axis{min: -top, max: top, label: "𝑅(∞)", ticks: linearTicks(-top, top, 6)}
	p := d.panel(y, 1)
	thin := draw.LineStyle{Color: grey, Width: 0.6}
	for _, level := range []float64{-1, 0, 1} {
		p.add(polyline(thin, []point{{d.x.min, level}, {d.x.max, level}}))
	}
	sty := draw.LineStyle{Color: palette[1], Width: 1.3}
	p.add(polyline(sty, d.curve(*d.Answer.Limit, y, func(v float64) float64 { return v })...))
	d.sheet.legend = append(d.sheet.legend, entry{label: "𝑅(∞)", line: &sty})
}

// constant draws the modulus of the error constant.
func (d *familyDrawing) constant() {
	if d.Answer.ErrorConstant == nil {
		if len(d.sheet.panels) == 0 {
			d.panel(axis{min: 0, max: 1}, 1)
		}
		return
	}
	size := func(v float64) float64 { return math.Log10(math.Abs(v)) }
	var sizes []float64
	for _, line := range d.curve(*d.Answer.ErrorConstant, axis{min: -300, max: 300}, size) {
		for _, q := range line {
			sizes = append(sizes, q.y)
		}
	}
	if len(sizes) == 0 {
		return // the error constant is 0 for all parameters that are shown
	}
	slices.Sort(sizes)
	of := func(share float64) float64 { return sizes[int(share*float64(len(sizes)-1))] }
	// Zeros and poles have many samples beside them: what lies between the quartiles is shown, and a decade around it.
	y := axis{min: math.Floor(of(0.25) - 1), max: math.Ceil(of(0.75) + 0.5), label: "|𝐶|"}
	y.ticks = logTicks(y.min, y.max, 6)
	p := d.panel(y, 1)
	sty := draw.LineStyle{Color: black, Width: 1.3}
	p.add(polyline(sty, d.curve(*d.Answer.ErrorConstant, y, func(v float64) float64 { return clamp(size(v), y.min, y.max) })...)) // on the way to a zero or a pole
	d.sheet.legend = append(d.sheet.legend, entry{label: fmt.Sprintf("|𝐶|, error constant of order %d", d.Answer.Order), line: &sty})
}

// curve returns where a function of the parameter lies within the panel, in pieces.
func (d *familyDrawing) curve(f scheme.Quotient, y axis, shown func(float64) float64) [][]point {
	var lines [][]point
	var line []point
	for _, x := range d.samples() {
		at := exact.FromFloat(x)
		den, _ := f.Q.EvalRat(at).Rat()
		num, _ := f.P.EvalRat(at).Rat()
		v := math.NaN()
		if !den.IsZero() {
			v = shown(num.Quo(den).Float64())
		}
		if !finite(v) || v < y.min-1 || y.max+1 < v {
			if len(line) > 1 {
				lines = append(lines, line)
			}
			line = nil
			continue
		}
		line = append(line, point{x, clamp(v, y.min, y.max)})
	}
	if len(line) > 1 {
		lines = append(lines, line)
	}
	return lines
}

// samples returns the parameters at which curves are evaluated: evenly spread ones, and more beside critical ones, where a
// curve may have a zero.
func (d *familyDrawing) samples() []float64 {
	const n = 600
	width := d.x.max - d.x.min
	var out []float64
	for i := range n + 1 {
		out = append(out, d.x.min+width*float64(i)/n)
	}
	for _, c := range d.Answer.Cells {
		if !c.IsPoint() {
			continue
		}
		for k := 1.0; k < 1e7; k *= 2 {
			out = append(out, near(*c.From)-width/n/k, near(*c.From)+width/n/k)
		}
	}
	slices.Sort(out)
	return slices.DeleteFunc(out, func(x float64) bool { return x < d.x.min || d.x.max < x })
}

func (d *familyDrawing) about() string {
	set := strings.Join(strings.Fields(strings.Join(d.Sentences(), " ")), " ")
	return sentence(fmt.Sprintf("A family of schemes over its parameter %s: 𝑅(∞), and the modulus of the error constant.", formula.Text(d.Symbol())),
		"Shaded, or marked by a line: "+set+".")
}

package plot

import (
	"fmt"
	"math"
	"strings"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"rofz/poly/exact"
)

// A span is a range of h or of n on a logarithmic axis: decimal logarithms, ±∞ where there is no end.
type span struct{ from, to float64 }

// knowsSteps reports whether the good steps of some scheme are known.
func (p *problem) knowsSteps() bool {
	for i := range p.rows {
		if _, ok := p.spans(i); ok {
			return true
		}
	}
	return false
}

// whyNoSteps says why they are known of none.
func (p *problem) whyNoSteps() string {
	if p.Options.FixedTime {
		return "there are too many modes"
	}
	return fmt.Sprintf("%v; over a fixed time (--time) numbers of steps are tried one by one", p.rows[0].Kept.Err)
}

// spans returns the ranges of h that keep everything with the i-th scheme, or of n if the time is fixed, and whether they are
// known.
func (p *problem) spans(i int) (out []span, known bool) {
	kept := p.rows[i].Kept
	if p.Options.FixedTime {
		for _, x := range kept.Counts {
			out = append(out, span{math.Log10(float64(x[0]) - 0.5), math.Log10(float64(x[1]) + 0.5)})
		}
		return out, kept.Tried > 0
	}
	for _, x := range kept.Lengths {
		s := span{math.Inf(-1), math.Inf(1)}
		if !x.From.Hi.IsZero() {
			s.from = log10(x.From.Hi)
		}
		if !x.Unbounded {
			s.to = log10(x.To.Lo)
		}
		out = append(out, s)
	}
	return out, kept.Err == nil
}

// The measures of a row of good steps, in points.
const (
	barHeight = 7
	rowOfBars = 24  // name, bar and what is free below
	leastMark = 0.9 // of a range or a gap that is narrower
)

// goodSteps draws for each scheme the steps with which nothing is lost and nothing explodes.
func (p *problem) goodSteps(height float64) Figure {
	names := p.names()
	here := log10(p.Options.Step)
	axisLabel, mark := "ℎ", "ℎ = "+short3(p.Options.Step)
	p.sheet.title = fmt.Sprintf("Steps that keep every gradient, 𝑛 = %d", p.Options.Steps)
	if p.Options.FixedTime {
		here = math.Log10(float64(p.Options.Steps))
		axisLabel, mark = "𝑛", fmt.Sprintf("𝑛 = %d", p.Options.Steps)
		time := p.Options.Step.Mul(exact.Int(int64(p.Options.Steps)))
		p.sheet.title = "Numbers of steps that keep every gradient, 𝑛ℎ = " + short3(time)
	}
	x := p.stepAxis(here)
	x.label = axisLabel
	rows := float64(len(names))
	window := &panel{share: 1, x: x, y: axis{min: 0, max: rows}}
	p.sheet.panels = []*panel{window}
	good, bad := area{color: palette[0]}, area{color: pale(grey, 0.25)}
	none := draw.LineStyle{Color: black, Width: 0.4}
	line := dashed(palette[1], 1.2, 3, 2)
	p.sheet.legend = []entry{
		{label: "all kept", area: &none, fill: good},
		{label: "some lost or exploding", area: &none, fill: bad},
		{label: mark, line: &line},
	}
	if height == 0 {
		p.sheet.height = max(minSize*vg.Millimeter, vg.Length(rows)*rowOfBars+window.bottomMargin()+p.sheet.height-p.sheet.body().Size().Y+8)
	}
	window.add(polyline(line, []point{{here, 0}, {here, rows}}))
	for i, name := range names {
		spans, known := p.spans(i)
		window.add(bars(rows-1-float64(i), name, spans, known, good, bad))
		window.add(func(c draw.Canvas, m mapping) { // over the bar
			top, bottom := m.point(here, rows-float64(i)), m.point(here, rows-1-float64(i))
			y := barBelow(top.Y, bottom.Y)
			c.StrokeLine2(draw.LineStyle{Color: line.Color, Width: line.Width}, top.X, y, top.X, y+barHeight)
		})
	}
	return p.sheet.figure(p.aboutSteps(names))
}

// stepAxis has all ends of ranges on it, and the step at hand.
func (p *problem) stepAxis(here float64) axis {
	lo, hi := here, here
	for i := range p.rows {
		spans, _ := p.spans(i)
		for _, s := range spans {
			for _, u := range []float64{s.from, s.to} {
				if finite(u) {
					lo, hi = min(lo, u), max(hi, u)
				}
			}
		}
		if p.Options.FixedTime {
			lo, hi = min(lo, 0), max(hi, math.Log10(float64(max(1, p.rows[i].Kept.Tried))))
		}
	}
	out := axis{min: math.Floor(lo - aside), max: math.Ceil(hi + aside)}
	if p.Options.FixedTime {
		out = axis{min: math.Log10(0.5), max: hi + math.Log10(1.02)}
	}
	out.ticks = logTicks(out.min, out.max, 8)
	return out
}

// barBelow returns the lower edge of the bar of a row.
func barBelow(top, bottom vg.Length) vg.Length { return (top+bottom)/2 - barHeight }

// bars is the layer of one scheme, whose name stands above its bar.
func bars(row float64, name string, spans []span, known bool, good, bad area) func(draw.Canvas, mapping) {
	return func(c draw.Canvas, m mapping) {
		y := barBelow(m.point(m.w.x0, row+1).Y, m.point(m.w.x0, row).Y)
		label := style(smallSize, text.XLeft, text.YBottom)
		label, fit := fitted(label, name, c.Size().X-8)
		ground := vg.Rectangle{Min: vg.Point{X: c.Min.X + 3, Y: y + barHeight + 2}}
		ground.Max = ground.Min.Add(vg.Point{X: label.Width(fit) + 2, Y: smallSize})
		area{color: white}.box(c, ground)
		c.FillText(label, vg.Point{X: c.Min.X + 4, Y: y + barHeight + 1}, fit)
		if !known {
			sty := style(smallSize-0.5, text.XLeft, text.YBottom)
			c.FillText(sty, vg.Point{X: c.Min.X + 4, Y: y - 1}, "not known")
			return
		}
		strip := func(a area, from, to vg.Length) {
			a.box(c, vg.Rectangle{Min: vg.Point{X: from, Y: y}, Max: vg.Point{X: to, Y: y + barHeight}})
		}
		strip(bad, c.Min.X, c.Max.X)
		last := vg.Length(math.Inf(-1))
		for _, s := range spans {
			from := m.point(max(s.from, m.w.x0), 0).X
			to := m.point(min(s.to, m.w.x1), 0).X
			if from < last+leastMark && finite(s.from) { // a gap that would not be seen
				from = last + leastMark
			}
			to = max(to, from+leastMark)
			strip(good, from, to)
			last = to
		}
	}
}

func (p *problem) aboutSteps(names []string) string {
	what := fmt.Sprintf("The step lengths ℎ, on a logarithmic axis, with which after 𝑛 = %d steps no gradient that the flow keeps is lost and none explodes; of %s.", p.Options.Steps, strings.Join(names, "; "))
	if p.Options.FixedTime {
		what = fmt.Sprintf("The numbers of steps 𝑛 over the same time, on a logarithmic axis, with which no gradient that the flow keeps is lost and none explodes; of %s.", strings.Join(names, "; "))
	}
	return sentence(what, "The dashed line is the step at hand. Ends are exact before they are rounded; gaps and ranges too narrow to be seen are drawn wider.", p.leftOut())
}

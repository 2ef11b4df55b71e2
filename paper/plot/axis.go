package plot

import (
	"fmt"
	"math"
	"math/cmplx"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"rofz/asymptotics/stability"
	"rofz/poly"
	"rofz/proofs"
)

// axis draws |R(iy)| against y, or |ζ(iy)| for all roots. If |R| exceeds 1 by very little, a second panel shows by how much.
func (d *drawing) axis() string {
	p := &panel{share: 1}
	p.y.label = d.either("|𝑅(𝑖𝑦)|", "|𝜁(𝑖𝑦)|")
	excess := len(d.subjects) == 1 && d.subjects[0].hasSmallExcess()
	linear := !slices.ContainsFunc(d.subjects, func(s *subject) bool { return !s.grows() }) && !excess
	p.x = d.frequencies(linear, excess)
	d.sheet.panels = []*panel{p}

	top := 1.0
	for i, s := range d.subjects {
		lines := s.moduli(p.x, linear)
		for _, q := range lines[0] {
			if finite(q.y) {
				top = max(top, min(q.y, 1.6))
			}
		}
		d.modulusLines(p, i, lines)
	}
	p.y.min, p.y.max = -0.04*top, top*1.1 // a limit 0 is not on the frame
	if w := d.opts.Window; w.Y1 != 0 {
		p.y.min, p.y.max = w.Y0, w.Y1
	}
	p.y.ticks = linearTicks(p.y.min, p.y.max, 6)
	if excess {
		d.excess(p)
	}
	return d.aboutAxis(excess)
}

// grows reports whether R, or a root, is unbounded at infinity.
func (s *subject) grows() bool {
	if s.r != nil {
		return !s.a.Infinity().Finite
	}
	last := s.coeffs[len(s.coeffs)-1]
	return slices.ContainsFunc(s.coeffs, func(c *polynomial) bool { return c.degree() > last.degree() })
}

// frequencies returns the axis of y.
func (d *drawing) frequencies(linear, excess bool) axis {
	a := axis{label: "𝑦", min: math.Inf(1), max: math.Inf(-1), powers: !linear}
	switch w := d.opts.Window; {
	case w != (Window{}) && (linear || w.X0 == 0):
		a.min, a.max = w.X0, w.X1
	case w != (Window{}):
		a.min, a.max = math.Log10(w.X0), math.Log10(w.X1)
	case linear:
		a.min = 0
		for _, s := range d.subjects {
			top := s.span()
			for _, z := range s.ends() {
				top = max(top, 1.4*imag(z))
			}
			a.max = max(a.max, top)
		}
	default:
		for _, s := range d.subjects {
			u := math.Log10(s.span())
			a.min, a.max = min(a.min, math.Floor(u)-1), max(a.max, math.Ceil(u)+2)
		}
		if excess {
			lo, hi := d.subjects[0].excessRange()
			a.min, a.max = min(a.min, lo), max(a.max, hi)
		}
	}
	if linear {
		a.ticks = linearTicks(a.min, a.max, 8)
	} else {
		a.ticks = logTicks(a.min, a.max, 10)
	}
	return a
}

// frequency returns y at a place on the axis.
func frequency(u float64, linear bool) float64 {
	if linear {
		return u
	}
	return math.Pow(10, u)
}

// moduli returns the curves of |R(iy)|, or of |ζ(iy)| from the largest root down.
func (s *subject) moduli(a axis, linear bool) [][]point {
	n := 1
	if s.r == nil {
		n = len(s.coeffs) - 1
	}
	lines := make([][]point, n)
	for _, u := range grade(a.min, a.max) {
		z := complex(0, frequency(u, linear))
		if s.r != nil {
			lines[0] = append(lines[0], point{u, math.Exp(s.growth(z))})
			continue
		}
		var sizes []float64
		for _, x := range s.rootsAt(z) {
			sizes = append(sizes, cmplx.Abs(x))
		}
		slices.Sort(sizes)
		slices.Reverse(sizes)
		for i := range lines {
			y := math.NaN()
			if i < len(sizes) {
				y = sizes[i]
			}
			lines[i] = append(lines[i], point{u, y})
		}
	}
	return lines
}

// modulusLines adds the curves of the i-th scheme with their limit.
func (d *drawing) modulusLines(p *panel, i int, lines [][]point) {
	s, sty := d.subjects[i], lineOf(i)
	single := len(d.subjects) == 1
	if i == 0 {
		p.add(func(c draw.Canvas, m mapping) {
			a, b := m.point(m.w.x0, 1), m.point(m.w.x1, 1)
			c.StrokeLines(thin(grey), c.ClipLinesXY([]vg.Point{a, b})...)
		})
	}
	label := d.legendLabels()[i]
	if single {
		label = p.y.label
		if s.r == nil {
			label = "largest " + p.y.label
		}
	}
	d.sheet.legend = append(d.sheet.legend, entry{label: label, line: &sty})
	if single && len(lines) > 1 {
		other := dashed(grey, 0.9, 3, 1.5)
		d.sheet.legend = append(d.sheet.legend, entry{label: "other roots", line: &other})
		p.add(polyline(other, lines[1:]...))
	}
	p.add(polyline(sty, lines[0]))
	if at := s.a.Infinity(); single && s.r != nil && at.Finite {
		limit := abs(s.k.Float64(at.Limit))
		style := dashed(palette[1], 1, 1.5, 1.8)
		d.sheet.legend = append(d.sheet.legend, entry{label: "|𝑅(∞)| = " + short(limit), line: &style})
		p.add(polyline(style, []point{{p.x.min, limit}, {p.x.max, limit}}))
	}
}

// smallExcess is below what can be seen in a plot of |R|.
const smallExcess = 0.01

// hasSmallExcess reports whether |R| exceeds 1 on the imaginary axis, but nowhere much, or immediately at 0.
func (s *subject) hasSmallExcess() bool {
	if s.r == nil || s.r.IsConstant() || !s.a.Decide(proofs.IStable).Verdict.Refuted() {
		return false
	}
	y, ok := s.a.ImaginaryInterval()
	if !ok || y.Empty {
		return false
	} else if v, ok := y.To.Value(); ok && v.IsZero() {
		return true
	}
	defect, ok := s.a.Defect()
	return ok && !defect.Excess.Infinite && defect.Excess.Square.Hi.Float64() < smallExcess
}

// excessRange returns the decimal logarithms of a range of y in which the largest excess lies.
func (s *subject) excessRange() (lo, hi float64) {
	defect, ok := s.a.Defect()
	if !ok || defect.Excess.Infinite || defect.Excess.AtInfinity {
		return 0, 0
	}
	y := defect.Excess.At.Mid().Float64()
	if !(y > 1e-300) || !finite(y) {
		return 0, 0
	}
	u := math.Log10(y)
	return math.Floor(u) - 1, math.Ceil(u) + 1
}

// distances returns the curves of log(|R(iy)| − 1) and log(1 − |R(iy)|) over log y, each interrupted where the other one
// goes on.
//
// |R| − 1 = −E(y²)/(|Q|²(|R| + 1)) with the polynomial E = |Q|² − |P|², computed exactly, so that 10^−50 is as right as 1.
func (s *subject) distances(x axis) (above, below []point) {
	e := newPolynomial(s.k, evenArgument(stability.EPolynomial(*s.r)))
	for _, u := range grade(x.min, x.max) {
		y := math.Pow(10, u)
		v, q := e.at(complex(y, 0), forLines), s.q.at(complex(0, y), forLines)
		square := scaled{q.m * cmplx.Conj(q.m), 2 * q.e}
		size := (cmplxLog(v, square) - math.Log1p(math.Exp(s.growth(complex(0, y))))) / math.Ln10
		a, b := point{u, math.NaN()}, point{u, math.NaN()}
		if real(v.m) < 0 {
			a.y = size
		} else {
			b.y = size
		}
		above, below = append(above, a), append(below, b)
	}
	return above, below
}

// excess adds a panel with | |R(iy)| − 1 |, a line for positive and another for negative values.
func (d *drawing) excess(first *panel) {
	above, below := d.subjects[0].distances(first.x)
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, p := range slices.Concat(above, below) {
		if finite(p.y) {
			lo, hi = min(lo, p.y), max(hi, p.y)
		}
	}
	p := &panel{share: 1, x: first.x}
	first.x.hidden = true
	p.y = axis{min: math.Floor(max(lo, hi-80)), max: math.Ceil(min(hi, 2) + 0.2), label: "| |𝑅(𝑖𝑦)| − 1 |"}
	if !(p.y.min < p.y.max) {
		p.y.min, p.y.max = -20, 0
	}
	p.y.ticks = logTicks(p.y.min, p.y.max, 5)
	plus, less := draw.LineStyle{Color: palette[1], Width: 1.4}, dashed(palette[0], 1, 3, 2)
	p.add(polyline(less, below))
	p.add(polyline(plus, above))
	d.sheet.legend = append(d.sheet.legend,
		entry{label: "|𝑅| − 1 > 0", line: &plus}, entry{label: "1 − |𝑅| ≥ 0", line: &less})
	d.sheet.panels = append(d.sheet.panels, p)
}

// evenArgument returns p(y²).
func evenArgument(p poly.Poly) poly.Poly {
	var out []poly.Elem
	for i, c := range p.Coeffs() {
		if i > 0 {
			out = append(out, poly.Int(0))
		}
		out = append(out, c)
	}
	return poly.New(out...)
}

func (d *drawing) aboutAxis(excess bool) string {
	what := "|R(iy)|"
	if d.subjects[0].r == nil {
		what = "the moduli of the roots ζ(iy)"
	}
	about := fmt.Sprintf("The moduli on the imaginary axis, %s, of %s against y.", what, d.names())
	if len(d.subjects) > 1 || d.subjects[0].r == nil {
		return about
	}
	s := d.subjects[0]
	verdict := ""
	switch decision := s.a.Decide(proofs.IStable); {
	case stability.EPolynomial(*s.r).IsZero():
		verdict = "|R(iy)| = 1 for all y."
	case decision.Verdict.Proved():
		verdict = "It is proved that |R(iy)| ≤ 1 for all y."
	case decision.Verdict.Refuted():
		verdict = "|R(iy)| exceeds 1 for some y."
		if told, of := s.of.DecideAsTold(proofs.IStable); of != s.a && told.Verdict.Proved() {
			verdict = "|R(iy)| exceeds 1 for some y; it is proved that that of the scheme that is meant does not."
		}
	}
	below := ""
	if excess {
		below = "The lower panel shows how far |R(iy)| is from 1, both axes logarithmic."
	}
	return sentence(about, verdict, below)
}

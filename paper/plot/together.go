package plot

import (
	"math"
	"math/big"
	"slices"
	"strings"
	"unicode/utf8"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"rofz/poly"
)

// longTitle is how many characters a title may have that stands for a scheme in a heading, and shortTitle that of one among
// several in a legend.
const (
	longTitle  = 48
	shortTitle = 22
)

// label is what a scheme is called in a heading: its title, or its name where there is no title or a long one.
func (s *subject) label() string { return titleOr(s.title, s.name, longTitle) }

func titleOr(title, name string, longest int) string {
	if title == "" || utf8.RuneCountInString(title) > longest {
		return name
	}
	return title
}

// labels are what schemes are called in a legend: all by their titles, or all by their names.
func labels(subjects []*subject) []string {
	short := !slices.ContainsFunc(subjects, func(s *subject) bool { return titleOr(s.title, "", shortTitle) == "" })
	var out []string
	for _, s := range subjects {
		if short {
			out = append(out, s.title)
		} else {
			out = append(out, s.name)
		}
	}
	return out
}

// legendLabels are the labels of what is drawn: of all schemes that share a curve.
func (d *drawing) legendLabels() []string {
	var all []*subject
	for _, s := range d.subjects {
		all = append(append(all, s), s.same...)
	}
	list := labels(all)
	out := make([]string, len(d.subjects))
	for i, s := range d.subjects {
		n := 1 + len(s.same)
		out[i] = strings.Join(list[:n], ", ")
		list = list[n:]
	}
	return out
}

// together joins schemes with one stability function, which are drawn once.
func together(subjects []*subject) []*subject {
	var out []*subject
	for _, s := range subjects {
		if i := slices.IndexFunc(out, s.sameFunction); i >= 0 {
			out[i].same = append(out[i].same, s)
		} else {
			out = append(out, s)
		}
	}
	return out
}

// sameFunction reports whether two schemes have the same R, to 100 bits of each coefficient of P/Q in lowest terms.
func (s *subject) sameFunction(t *subject) bool {
	if s.r == nil || t.r == nil || s.isRounded() || t.isRounded() {
		return false
	}
	return samePoly(s, t, s.r.Numerator(), t.r.Numerator()) && samePoly(s, t, s.r.Denominator(), t.r.Denominator())
}

// samePoly compares polynomials over the fields of two schemes, both divided by their lowest coefficient, which is that of Q
// at 0 and so the same for P as for Q.
func samePoly(s, t *subject, p, q poly.Poly) bool {
	if p.Degree() != q.Degree() {
		return false
	}
	const bits = 100
	unit := func(s *subject) *big.Float { return roundElem(s.k, s.r.Denominator().Coeff(0), bits) }
	for i := range p.Degree() + 1 {
		a, b := p.Coeff(i), q.Coeff(i)
		if a.IsZero() || b.IsZero() {
			if a.IsZero() != b.IsZero() {
				return false
			}
			continue
		}
		x := new(big.Float).Mul(roundElem(s.k, a, bits), unit(t))
		y := new(big.Float).Mul(roundElem(t.k, b, bits), unit(s))
		gap := new(big.Float).Sub(x, y)
		if gap.Sign() != 0 && gap.MantExp(nil) > x.MantExp(nil)-bits+4 {
			return false
		}
	}
	return true
}

// A comb is a row of short strokes along a boundary, on the side where a set is not, by which several sets in one figure are
// told from what is outside of them without colours that mix.
type comb struct {
	sty   draw.LineStyle
	right bool    // of the boundary as it is drawn, with the set on its left; otherwise on the set's side
	phase float64 // from 0 to 1, so that combs of boundaries that coincide lie between each other
}

const (
	combStep   = 6.0 // points along the boundary
	combLength = 3.2
)

func combOf(i, n int, outside bool) comb {
	sty := lineOf(i)
	return comb{draw.LineStyle{Color: sty.Color, Width: 0.5}, outside, float64(i) / float64(n)}
}

// layer returns the strokes along the boundary of a set.
func (k comb) layer(contours []contour) func(draw.Canvas, mapping) {
	return func(c draw.Canvas, m mapping) {
		for _, con := range contours {
			for _, line := range con.lines() {
				k.along(c, m, line)
			}
		}
	}
}

func (k comb) along(c draw.Canvas, m mapping, line []point) {
	next := k.phase * combStep
	for i := range len(line) - 1 {
		a, b := m.point(line[i].x, line[i].y), m.point(line[i+1].x, line[i+1].y)
		dx, dy := (b.X - a.X).Points(), (b.Y - a.Y).Points()
		size := math.Hypot(dx, dy)
		if size == 0 {
			continue
		}
		dx, dy = dx/size, dy/size
		nx, ny := dy, -dx // to the right
		if !k.right {
			nx, ny = -nx, -ny
		}
		for ; next < size; next += combStep {
			from := a.Add(vg.Point{X: vg.Length(dx * next), Y: vg.Length(dy * next)})
			to := from.Add(vg.Point{X: vg.Length(nx * combLength), Y: vg.Length(ny * combLength)})
			c.StrokeLines(k.sty, c.ClipLinesXY([]vg.Point{from, to})...)
		}
		next -= size
	}
}

// sample draws the comb of an entry of the legend, below its line.
func (k comb) sample(c draw.Canvas, x, y, width vg.Length) {
	for at := x + combStep/4; at < x+width; at += combStep / 2 {
		c.StrokeLine2(k.sty, at, y, at, y-combLength)
	}
}

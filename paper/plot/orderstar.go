package plot

import (
	"fmt"
	"math"
	"math/cmplx"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// orderStar draws where |R(z)| > |e^z|.
func (d *drawing) orderStar() string {
	single := len(d.subjects) == 1
	all := make([]marks, len(d.subjects))
	cost := 0.0
	for i, s := range d.subjects {
		all[i].zeros, all[i].poles = s.zeros, s.poles
		s.star = newStarSeries(s, all[i])
		cost += s.cost()
	}
	if single {
		sty, fill := areaStyle()
		d.sheet.legend = append(d.sheet.legend, entry{label: "|𝑅(𝑧) 𝑒⁻ᶻ| > 1", area: &sty, fill: fill})
	} else {
		d.combedLegend(false, "where |𝑅(𝑧) 𝑒⁻ᶻ| > 1")
	}
	d.sheet.legend = append(d.sheet.legend, signEntries(all, lineOf(0))...)
	p := d.newPlane(starWindow(d.subjects), cost)
	for i, s := range d.subjects {
		contours := p.trace(func(z complex128) float64 { return -s.star.at(z) })
		sty := d.set(p, i, contours, false)
		if order, _ := s.a.Order(); order >= manySectors {
			sty.Width = 0.7
			p.add(outlined(sty, contours))
			p.add(unresolved(order))
			continue
		}
		p.add(outlined(sty, contours))
	}
	p.add(origin)
	for i, m := range all {
		p.signsOf(m, lineOf(i))
	}
	if !single {
		return fmt.Sprintf("The order stars of %s, by their boundaries, with short strokes on the side where |𝑅(𝑧)| > |𝑒ᶻ|.", d.names())
	}
	s := d.subjects[0]
	order, _ := s.a.Order()
	about := fmt.Sprintf("The order star of %s: shaded where |𝑅(𝑧)| > |𝑒ᶻ|.", s.name)
	if told, _ := s.of.OrderToDigits(); order < 1 || order != told || s.isRounded() && s.a == s.of { // the order of a truncated table shows only much closer to 0 than can be seen
		return about
	}
	return sentence(about, fmt.Sprintf("Order %d shows at 0, where %d shaded sectors meet; a bounded shaded finger holds a pole, a bounded white one a zero of 𝑅.", order, order+1))
}

// manySectors is the order from which on the sectors at 0 are too narrow to be drawn up to 0.
const manySectors = 8

// unresolved returns a layer with a disc where they are.
func unresolved(order int) func(draw.Canvas, mapping) {
	return func(c draw.Canvas, m mapping) {
		c.SetColor(pale(palette[0], 0.55))
		c.Fill(circle(m.point(0, 0), vg.Length(0.4*float64(order+1)/math.Pi)*vg.Millimeter))
	}
}

// starSeries evaluates log|R(z) e^−z|. Near 0, where R and e^z agree to many digits, it uses the Taylor series of log R −
// z, whose coefficients up to the order p are zero exactly: that of z^k is (Σ s^−k − Σ t^−k)/k with the poles s and the
// zeros t of R. The coefficient of z^(p+1) is −C, C the error constant.
type starSeries struct {
	s      *subject
	radius float64 // of convergence, 0 if the series is not used
	first  int     // p + 1
	coeffs []complex128
}

// maxTerms is enough for 10^−16 at nine tenths of the radius of convergence.
const maxTerms = 360

func newStarSeries(s *subject, m marks) *starSeries {
	t := &starSeries{s: s}
	order, c := s.a.Order()
	if len(m.zeros)+len(m.poles) == 0 || order < 1 {
		return t
	}
	t.radius = math.Inf(1)
	for _, x := range append(m.zeros[:len(m.zeros):len(m.zeros)], m.poles...) {
		t.radius = min(t.radius, cmplx.Abs(x.z))
	}
	t.first = order + 1
	// in the variable w = z/radius, so that the coefficients are of moderate size
	t.coeffs = make([]complex128, maxTerms)
	add := func(roots []root, sign float64) {
		for _, x := range roots {
			q := complex(t.radius, 0) / x.z
			power := cmplx.Pow(q, complex(float64(t.first), 0))
			for i := range t.coeffs {
				t.coeffs[i] += complex(sign*float64(x.multiplicity)/float64(t.first+i), 0) * power
				power *= q
			}
		}
	}
	add(m.poles, 1)
	add(m.zeros, -1)
	if exact := -s.k.Float64(c) * math.Pow(t.radius, float64(t.first)); exact != 0 && finite(exact) {
		t.coeffs[0] = complex(exact, 0)
	}
	for i, x := range t.coeffs { // conjugate pairs leave real sums
		t.coeffs[i] = complex(real(x), 0)
	}
	return t
}

// at returns log|R(z) e^−z|, a positive multiple of it near 0.
func (t *starSeries) at(z complex128) float64 {
	size := cmplx.Abs(z)
	if size >= 0.9*t.radius {
		return t.s.growth(z) - real(z)
	}
	if size == 0 {
		return 0
	}
	// Σ c_i w^(p+1+i) over |w|^(p+1)
	w := z / complex(t.radius, 0)
	terms := min(8+int(37/math.Log(t.radius/size)), maxTerms)
	sum := complex(0, 0)
	for i := terms - 1; i >= 0; i-- {
		sum = sum*w + t.coeffs[i]
	}
	angle := float64(t.first) * cmplx.Phase(z)
	return real(sum * cmplx.Rect(1, angle))
}

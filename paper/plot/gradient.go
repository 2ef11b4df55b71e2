package plot

import (
	"fmt"
	"math"
	"math/big"
	"math/cmplx"
	"slices"
	"strings"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"rofz/asymptotics"
	"rofz/internal/typography"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs"
)

// samples is how many points there are of a curve, but for those added near zeros and poles.
const samples = 600

// maxPlaces is the largest degree of the numerator of R' for which the curve gets points near its zeros.
const maxPlaces = 60

// A ray is the half-line from 0 at an angle to the negative real axis, upwards.
type ray struct{ degrees, cos, sin float64 }

func newRay(degrees float64) ray {
	if degrees == 90 {
		return ray{90, 0, 1}
	}
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	return ray{degrees, cos, sin}
}

// at returns the point at distance 10^u from 0.
func (r ray) at(u float64) complex128 {
	t := math.Pow(10, u)
	return complex(-t*r.cos, t*r.sin)
}

func (r ray) label() string {
	switch r.degrees {
	case 0:
		return "|𝑧| on 𝑧 < 0"
	case 90:
		return "|𝑧| on the imaginary axis"
	}
	return fmt.Sprintf("|𝑧| on the ray arg(−𝑧) = %s°", short(r.degrees))
}

// gradient draws |R'(z)| on a ray, both axes logarithmic, with what is proved about it.
func (d *drawing) gradient() string {
	r := newRay(d.opts.Ray)
	u0, u1 := d.decades()
	p := &panel{share: 1}
	p.x = axis{min: u0, max: u1, label: r.label(), powers: true}
	p.y.label = d.either("|𝑅′(𝑧)|", "|𝜁′(𝑧)|")
	var curves [][][]point
	for _, s := range d.subjects {
		curves = append(curves, s.gradients(r, u0, u1))
	}
	p.y.min, p.y.max = d.modulusRange(curves)
	p.x.ticks = logTicks(p.x.min, p.x.max, 10)
	d.sheet.panels = []*panel{p}

	references := d.referenceLines(p, r)
	names := d.legendLabels()
	for i, s := range d.subjects {
		sty := lineOf(i)
		label := s.gradientLabel()
		if len(d.subjects) > 1 {
			label = names[i]
			if rate := s.rates(); len(rate) > 0 {
				label += " ~ " + rate[0].label()
			}
		}
		d.sheet.legend = append(d.sheet.legend, entry{label: label, line: &sty})
		p.add(polyline(sty, curves[i]...))
		if s.multistep != nil && len(d.subjects) == 1 && r.degrees == 0 {
			d.principal(p, s, u0, u1)
		}
	}
	d.sheet.legend = append(d.sheet.legend, references...)
	places := d.places(r, u0, u1)
	labels := int(d.sheet.areas()[0].Size().Y / decadeHeight) // the legend is complete
	if every := decadesApart(p.y.min, p.y.max, labels); d.opts.Window.Y1 == 0 {
		p.y.max = math.Ceil(p.y.max/every) * every // a label stands at the top
	}
	p.y.ticks = logTicks(p.y.min, p.y.max, labels)
	p.mark(places, len(d.subjects) == 1)
	return d.aboutGradient(r)
}

// decadeHeight is the room in points that a labelled power of ten needs on a vertical axis.
const decadeHeight = 11.5

// decades returns the decimal logarithms of the ends of the range of |z|.
func (d *drawing) decades() (lo, hi float64) {
	if w := d.opts.Window; w != (Window{}) {
		return math.Log10(w.X0), math.Log10(w.X1)
	}
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, s := range d.subjects {
		u := math.Log10(s.span())
		lo, hi = min(lo, math.Floor(u)-2), max(hi, math.Ceil(u)+3)
	}
	return lo, hi
}

// sameLine is how close two logarithms are that cannot be told apart in a figure.
const sameLine = 1e-6

// gradients returns the curves of log|R'|, or of log|ζ'| for all roots in order of size, over log|z|.
func (s *subject) gradients(r ray, u0, u1 float64) [][]point {
	us := grade(u0, u1)
	if s.r == nil {
		lines := make([][]point, len(s.coeffs)-1)
		for _, u := range us {
			sizes := s.rootGradients(r.at(u))
			for i := range lines {
				y := math.NaN()
				if i < len(sizes) && (i == 0 || math.Abs(sizes[i]-sizes[i-1]) > sameLine) { // conjugate roots are one line
					y = sizes[i]
				}
				lines[i] = append(lines[i], point{u, y})
			}
		}
		return lines
	}
	derivative := s.a.Derivative()
	p, q := newPolynomial(s.k, derivative.Numerator()), newPolynomial(s.k, derivative.Denominator())
	places := slices.Clone(s.poles)
	if n := derivative.Numerator(); !n.IsZero() && p.degree() <= maxPlaces { // it is 0 where it was not derived in time
		roots, _ := approxRoots(s.k, n)
		places = append(places, roots...)
	}
	for _, x := range places {
		us = append(us, r.near(x.z)...)
	}
	slices.Sort(us)
	var line []point
	for _, u := range us {
		if u0 <= u && u <= u1 {
			z := r.at(u)
			line = append(line, point{u, cmplxLog(p.at(z, forLines), q.at(z, forLines)) / math.Ln10})
		}
	}
	return [][]point{line}
}

// grade returns equidistant points.
func grade(lo, hi float64) []float64 {
	out := make([]float64, samples+1)
	for i := range out {
		out[i] = lo + (hi-lo)*float64(i)/samples
	}
	return out
}

// near returns logarithms of distances around a point that is on the ray or close to it, closer and closer.
func (r ray) near(z complex128) []float64 {
	size := cmplx.Abs(z)
	direction := r.at(0)
	along := real(z)*real(direction) + imag(z)*imag(direction)
	if imag(z) < 0 {
		along = real(z)*real(direction) - imag(z)*imag(direction)
	}
	if size == 0 || along < 0.99*size {
		return nil
	}
	u := math.Log10(along)
	var out []float64
	for h := 0.02; h > 1e-7; h /= 1.5 {
		out = append(out, u-h, u+h)
	}
	return append(out, u)
}

// rootGradients returns the decimal logarithms of |ζ'(z)| for all roots ζ, from the largest down; NaN where rounding
// could matter.
//
// With F = ρ − zσ it is ζ' = σ(ζ)/F_ζ = ρ(ζ)/(z F_ζ). The first form is taken for small, the second for large z: there
// nothing cancels.
func (s *subject) rootGradients(z complex128) []float64 {
	var out []float64
	for _, x := range s.rootsAt(z) {
		v, ok := s.rootDerivative(z, x)
		y := math.NaN()
		if ok {
			y = math.Log10(cmplx.Abs(v))
		}
		out = append(out, y)
	}
	slices.SortFunc(out, func(a, b float64) int {
		switch {
		case a > b || math.IsNaN(b) && !math.IsNaN(a):
			return -1
		case b > a || math.IsNaN(a) && !math.IsNaN(b):
			return 1
		}
		return 0
	})
	return out
}

func (s *subject) rootDerivative(z, x complex128) (complex128, bool) {
	if cmplx.IsInf(x) {
		return 0, false
	}
	// values and derivatives in ζ of ρ and σ by Horner's rule
	var rho, sigma, dRho, dSigma complex128
	size := 0.0
	for i := len(s.coeffs) - 1; i >= 0; i-- {
		a, b := complex(s.linear(s.coeffs[i], 0), 0), complex(-s.linear(s.coeffs[i], 1), 0)
		dRho, dSigma = dRho*x+rho, dSigma*x+sigma
		rho, sigma = rho*x+a, sigma*x+b
		size = size*cmplx.Abs(x) + cmplx.Abs(a) + cmplx.Abs(z*b)
	}
	slope := dRho - z*dSigma
	value := sigma
	if cmplx.Abs(z) > 1 {
		value = rho / z
	}
	doubt := 0x1p-50 * size / cmplx.Abs(slope) // of the root
	if !(doubt < 1e-5*cmplx.Abs(x)) && !(doubt < 1e-9) {
		return 0, false
	}
	return value / slope, true
}

// modulusRange returns the decimal logarithms of the ends of the vertical axis: what the curves need, without the
// infinities at zeros and poles.
func (d *drawing) modulusRange(curves [][][]point) (lo, hi float64) {
	if w := d.opts.Window; w.Y1 != 0 {
		return math.Log10(w.Y0), math.Log10(w.Y1)
	}
	lo, hi = 0, 0
	for _, lines := range curves {
		for _, line := range lines {
			var ys []float64
			for _, p := range line {
				if finite(p.y) {
					ys = append(ys, p.y)
				}
			}
			if len(ys) == 0 {
				continue
			}
			last := ys[len(ys)-1]
			slices.Sort(ys)
			lo = min(lo, last, ys[len(ys)/50])
			hi = max(hi, ys[len(ys)-1-len(ys)/20])
		}
	}
	return math.Floor(lo - 0.5), math.Ceil(hi + 0.5)
}

// A rate is a proved behaviour c·|z|^e at infinity.
type rate struct {
	log      float64 // decimal logarithm of c
	exponent exact.Rat
	value    string // c for people, "" if it is 1
}

func (t rate) label() string {
	e := typography.Superscript(t.exponent.String())
	switch e {
	case "⁰":
		if t.value == "" {
			return "1"
		}
		return t.value
	case "¹":
		e = ""
	}
	if t.value == "" {
		return "|𝑧|" + e
	}
	return t.value + " |𝑧|" + e
}

// rates returns how the gradient behaves at infinity, one for each different law.
func (s *subject) rates() []rate {
	if s.r != nil {
		at := s.a.Infinity()
		if at.Constant {
			return nil
		}
		return []rate{newRate(s.k, at.Leading, exact.Int(int64(at.Exponent)))}
	}
	var out []rate
	for _, b := range s.a.Branches() {
		if b.Constant {
			continue
		}
		for _, t := range s.branchRates(b) {
			if !slices.ContainsFunc(out, func(o rate) bool {
				return o.exponent.Equal(t.exponent) && abs(o.log-t.log) < 1e-9
			}) {
				out = append(out, t)
			}
		}
	}
	return out
}

func newRate(k algebraic.Field, c poly.Elem, exponent exact.Rat) rate {
	t := rate{exponent: exponent, log: scaledOf(roundElem(k, c, 64), new(big.Float)).log() / math.Ln10}
	if q, ok := c.Rat(); ok && len(q.Abs().String()) <= 7 {
		t.value = q.Abs().String()
	} else {
		t.value = shortPower(t.log)
	}
	if t.value == "1" {
		t.value = ""
	}
	return t
}

// shortPower writes 10^u.
func shortPower(u float64) string {
	if abs(u) < 300 {
		return short(math.Pow(10, u))
	}
	return "10" + superscript(int(math.Round(u)))
}

// branchRates returns the laws of a group of roots: |ζ'| ~ (1/m)|κ|^(1/m) |z|^e.
func (s *subject) branchRates(b asymptotics.Branch) []rate {
	var zeros []complex128
	if b.Factor.IsZero() || b.Kappa.Degree() < 1 {
		zeros = []complex128{0}
	} else {
		zeros, _ = simpleRoots(s.k, b.Factor)
	}
	kappa := newPolynomial(s.k, b.Kappa)
	m := float64(b.Multiplicity)
	var out []rate
	for _, x := range zeros {
		log := kappa.at(x, forSigns).log()/m/math.Ln10 - math.Log10(m)
		value := shortPower(log)
		if value == "1" {
			value = ""
		}
		out = append(out, rate{log: log, exponent: b.Exponent, value: value})
	}
	return out
}

func (s *subject) gradientLabel() string {
	if s.r != nil {
		return "|𝑅′(𝑧)|"
	}
	return "|𝜁′(𝑧)|, all roots"
}

// referenceLines adds the exact flow and what is proved: for one scheme its rate at infinity and its best constant; the
// universal bound, if it holds for all schemes. It returns their entries for the legend.
func (d *drawing) referenceLines(p *panel, r ray) (legend []entry) {
	line := func(sty draw.LineStyle, label string, f func(u float64) float64) {
		var pts []point
		for _, u := range grade(p.x.min, p.x.max) {
			pts = append(pts, point{u, f(u)})
		}
		p.add(polyline(sty, pts))
		legend = append(legend, entry{label: label, line: &sty})
	}
	bounded := !slices.ContainsFunc(d.subjects, func(s *subject) bool { return !s.isAStable() })
	if single := d.subjects[0]; len(d.subjects) == 1 {
		for i, t := range single.rates() {
			if i == 2 { // more would be a thicket
				break
			}
			e := exponentOf(t)
			line(dashed(palette[1], 1, 6, 3), t.label()+" (proved rate)", func(u float64) float64 { return t.log + e*u })
		}
		if c, ok := single.bestConstant(r); ok && bounded {
			line(dashed(palette[3], 1, 8, 2, 1.5, 2), short(c)+"/|𝑧| (best constant)", func(u float64) float64 { return math.Log10(c) - u })
		}
	}
	if bounded && r.degrees < 90 {
		label := "1/(2|𝑧|) (bound)"
		if r.degrees > 0 {
			label = "1/(2 cos 𝛼 |𝑧|) (bound)"
		}
		line(dashed(black, 0.9, 3, 2), label, func(u float64) float64 { return -math.Log10(2*r.cos) - u })
	}
	line(dashed(grey, 1, 1.2, 1.6), "|𝑒ᶻ| (exact flow)", func(u float64) float64 { return -math.Pow(10, u) * r.cos / math.Ln10 })
	return legend
}

func exponentOf(t rate) float64 { return t.exponent.Float64() }

// isAStable reports whether the scheme is proved to satisfy what the universal bound needs: A-stable, with a rational R.
func (s *subject) isAStable() bool {
	return s.r != nil && s.a.Decide(proofs.AStable).Verdict.Proved()
}

// bestConstant returns the least C with |z R'(z)| ≤ C on the negative axis, for schemes where that is cheap.
func (s *subject) bestConstant(r ray) (float64, bool) {
	if s.r == nil || r.degrees != 0 || s.p.degree()+s.q.degree() > 12 || s.k.Degree() > 2 {
		return 0, false
	}
	sup, err := asymptotics.Sup(s.k, *s.r, asymptotics.NegativeAxis(), 1)
	if err != nil || sup.Infinite {
		return 0, false
	}
	c := sup.C.Enclose(64).Mid().Float64()
	return c, c > 0
}

// principal draws the principal root of a multistep method on the negative axis, up to where it ceases to be one.
func (d *drawing) principal(p *panel, s *subject, u0, u1 float64) {
	at, ok := s.a.PrincipalRoot()
	if !ok || at.Fate == asymptotics.NotPrincipal {
		return
	}
	end := math.Inf(1)
	if at.Fate == asymptotics.AtBranchPoint || at.Fate == asymptotics.AtPole {
		end = math.Log10(abs(at.Z.Enclose(64).Mid().Float64()))
	}
	var line []point
	last := complex(math.Exp(-math.Pow(10, u0)), 0)
	for _, u := range grade(u0, u1) {
		if u >= end {
			break
		}
		z := complex(-math.Pow(10, u), 0)
		roots := s.rootsAt(z)
		best := slices.MinFunc(roots, func(a, b complex128) int {
			switch x, y := cmplx.Abs(a-last), cmplx.Abs(b-last); {
			case x < y:
				return -1
			case y < x:
				return 1
			}
			return 0
		})
		last = best
		if v, ok := s.rootDerivative(z, best); ok {
			line = append(line, point{u, math.Log10(cmplx.Abs(v))})
		}
	}
	sty := draw.LineStyle{Color: palette[1], Width: 2.2}
	d.sheet.legend = append(d.sheet.legend, entry{label: "principal root", line: &sty})
	p.add(polyline(sty, line))
	if finite(end) && u0 < end && end < u1 {
		p.add(polyline(thin(grey), []point{{end, p.y.min}, {end, p.y.max}}))
		what := "branch point"
		if at.Fate == asymptotics.AtPole {
			what = "pole"
		}
		p.add(note(point{end, p.y.min}, what+" 𝑧 = "+short(-math.Pow(10, end)), vg.Point{X: 4, Y: 7}, text.XLeft))
	}
}

func (d *drawing) aboutGradient(r ray) string {
	where := "on the negative real axis"
	switch {
	case r.degrees == 90:
		where = "on the imaginary axis"
	case r.degrees > 0:
		where = fmt.Sprintf("on the ray arg(−𝑧) = %g°", r.degrees)
	}
	var laws []string
	for _, s := range d.subjects {
		if t := s.rates(); len(t) > 0 {
			law := t[0].label()
			if len(d.subjects) > 1 {
				law = s.name + " like " + law
			}
			laws = append(laws, law)
		}
	}
	what := "gradient |𝑅′(𝑧)|"
	if d.subjects[0].r == nil {
		what = "gradients |𝜁′(𝑧)| of the roots"
	}
	about := fmt.Sprintf("The %s of %s against |𝑧| %s, both axes logarithmic.", what, d.names(), where)
	switch {
	case len(laws) == 0:
		return about
	case len(d.subjects) == 1:
		return sentence(about, fmt.Sprintf("It is proved to behave like %s as |𝑧| → ∞, the dashed line.", laws[0]))
	}
	return sentence(about, "Proved as |𝑧| → ∞: "+strings.Join(laws, ", ")+".")
}

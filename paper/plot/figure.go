package plot

import (
	"fmt"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"rofz/proofs"
	"rofz/scheme"
)

// Kind is a kind of figure.
type Kind string

// The kinds of figures.
const (
	Region    Kind = "region"     // where |R(z)| ≤ 1, or where all roots have |ζ(z)| ≤ 1
	OrderStar Kind = "order-star" // where |R(z) e^−z| > 1
	Gradient  Kind = "gradient"   // |R'(z)| against |z|, on a ray
	Axis      Kind = "axis"       // |R(iy)| against y
	Locus     Kind = "locus"      // where a root has |ζ(z)| = 1
)

// Kinds returns all kinds of figures.
func Kinds() []Kind { return []Kind{Region, OrderStar, Gradient, Axis, Locus} }

// KindsFor returns the kinds of figures that make sense for all of the schemes, in the order of Kinds. There is none for
// a scheme without a stability function.
//
// Cost: that of the stability functions.
func KindsFor(as ...*proofs.Analysis) []Kind {
	common := Kinds()
	for _, a := range as {
		s, err := newSubject(a)
		if err != nil {
			return nil
		}
		common = slices.DeleteFunc(common, func(k Kind) bool { return !slices.Contains(s.kinds(), k) })
	}
	return common
}

// Options say how a figure looks. The zero value is a good choice for print.
type Options struct {
	Width, Height float64 // in millimetres; 0 is 120 × 90
	Look

	// Window is what the axes show; automatic if it is the zero value. In the plane X is Re z and Y is Im z, and the
	// window is enlarged so that both have the same scale. Elsewhere X is |z| or y > 0, and Y the modulus; Y may be left 0.
	Window Window

	// Ray is the angle in degrees, from 0 to 90, between the negative real axis and the ray on which Gradient is drawn.
	// 90 is the imaginary axis.
	Ray float64
}

// Window is a range of both coordinates.
type Window struct{ X0, X1, Y0, Y1 float64 }

// Figure is a finished figure. It is an immutable value, safe for concurrent use; the zero value is an empty page of no size.
type Figure struct {
	title, description string
	caption            string // the description with italic variables
	width, height      vg.Length
	typeface           Typeface
	kind               Kind
	frame              Frame
	draw               func(draw.Canvas)
}

// Limits of the size of a page, in millimetres.
const (
	minSize, maxSize            = 50, 1000
	defaultWidth, defaultHeight = 120, 90
)

// New draws a figure of one or several schemes, at most MaxSchemes. The error says which option is wrong and what would
// be right, or that the kind makes no sense for a scheme and which kinds do.
//
// A figure proves nothing: lines are computed in floating point, to about a hundredth of a millimetre. What is marked in
// it is exact before it is rounded: multiplicities of zeros and poles, ends of stability intervals, exponents and
// constants at infinity.
//
// Cost: as a rule some 10^5 evaluations of R; more digits are used where R cancels.
func New(kind Kind, as []*proofs.Analysis, opts Options) (Figure, error) {
	if err := opts.check(kind); err != nil {
		return Figure{}, err
	}
	if len(as) == 0 || len(as) > MaxSchemes {
		return Figure{}, fmt.Errorf("a figure of %d schemes: should be from 1 to %d", len(as), MaxSchemes)
	}
	var subjects []*subject
	for _, a := range as {
		drawn := a
		if kind != Axis { // it shows what the last digits do
			drawn, _ = a.Told()
		}
		s, err := subjectOf(a, drawn)
		if err != nil {
			return Figure{}, err
		}
		if kinds := s.kinds(); !slices.Contains(kinds, kind) {
			return Figure{}, fmt.Errorf("%s: no figure of the kind %s for %s; there are: %s", s.name, kind, s.what(), listed(kinds))
		}
		subjects = append(subjects, s)
	}
	if i := slices.IndexFunc(subjects, func(s *subject) bool { return (s.pair == nil) != (subjects[0].pair == nil) }); i > 0 {
		return Figure{}, fmt.Errorf("%s and %s: the region of an additive pair lies in the plane of its z_E, that of another scheme in that of z; draw two figures", subjects[0].name, subjects[i].name)
	}
	d := &drawing{kind: kind, subjects: together(subjects), opts: opts, sheet: newSheet(opts)}
	d.sheet.title = d.heading()
	describe := map[Kind]func() string{
		Region: d.region, OrderStar: d.orderStar, Gradient: d.gradient, Axis: d.axis, Locus: d.locus,
	}[kind]
	f := d.sheet.figure(d.meaning(describe()))
	f.kind = kind
	return f, nil
}

// meaning adds to a description what is drawn of schemes with rounded coefficients.
func (d *drawing) meaning(description string) string {
	for _, x := range []struct {
		asMeant bool
		what    string
	}{{true, "the scheme that is meant is drawn"}, {false, "they are drawn as printed"}} {
		var rounded []*subject
		for _, s := range d.subjects {
			if s.isRounded() && (s.a != s.of) == x.asMeant {
				rounded = append(rounded, s)
			}
		}
		if rounded != nil {
			description = sentence(description, fmt.Sprintf("The coefficients of %s are rounded; %s.", names(rounded), x.what))
		}
	}
	return description
}

func (s *subject) isRounded() bool { return !scheme.UnitsOf(s.of.Scheme()).Exact() }

// what says what a scheme is, for an error.
func (s *subject) what() string {
	if s.pair != nil {
		return "an additive pair"
	}
	if s.r != nil && s.r.IsConstant() {
		return "a constant R"
	}
	return "a scheme of the kind " + s.kind
}

// check fills in the defaults.
func (o *Options) check(kind Kind) error {
	if !slices.Contains(Kinds(), kind) {
		return fmt.Errorf("no kind of figures is %.40q; there are: %s", string(kind), listed(Kinds()))
	}
	if o.Width == 0 {
		o.Width = defaultWidth
	}
	if o.Height == 0 {
		o.Height = defaultHeight
	}
	for _, x := range []float64{o.Width, o.Height} {
		if !(minSize <= x && x <= maxSize) {
			return fmt.Errorf("a page of %g × %g mm: both should be from %d to %d", o.Width, o.Height, minSize, maxSize)
		}
	}
	if !(0 <= o.Ray && o.Ray <= 90) {
		return fmt.Errorf("a ray at %g degrees from the negative axis: should be from 0 to 90", o.Ray)
	}
	if err := o.Look.check(); err != nil {
		return err
	}
	return o.Window.check(kind)
}

// Check says what is wrong with the page or the look, for those who want to know before the work begins. Cost: none to
// speak of.
func (o Options) Check() error {
	page := Options{Width: o.Width, Height: o.Height, Look: o.Look}
	return page.check(Region)
}

func (w Window) check(kind Kind) error {
	if w == (Window{}) {
		return nil
	}
	const largest, finest = 1e100, 1e-6
	plane := kind != Gradient && kind != Axis
	for _, r := range [][2]float64{{w.X0, w.X1}, {w.Y0, w.Y1}} {
		if !finite(r[0], r[1]) || max(-r[0], r[1]) > largest {
			return fmt.Errorf("the window from %g to %g: should lie between −1e100 and 1e100", r[0], r[1])
		}
		if !plane && r == [2]float64{} && w.X1 != 0 {
			continue // automatic
		}
		if r[1]-r[0] <= finest*max(-r[0], r[1], 1e-100) {
			return fmt.Errorf("the window from %g to %g: the second number should be larger than the first", r[0], r[1])
		}
	}
	if !plane && w.X0 <= 0 && !(kind == Axis && w.X0 == 0) {
		return fmt.Errorf("the window from %g to %g: |z| should be > 0", w.X0, w.X1)
	}
	if kind == Gradient && w.Y0 <= 0 && w.Y1 != 0 {
		return fmt.Errorf("the window from %g to %g: should be > 0 on a logarithmic axis", w.Y0, w.Y1)
	}
	return nil
}

// Title returns the heading of the figure.
func (f Figure) Title() string { return f.title }

// Description says in one or two sentences what is drawn and what can be read off, for a caption or for those who
// cannot see the figure.
func (f Figure) Description() string { return f.description }

// A drawing is a figure in the making.
type drawing struct {
	kind     Kind
	subjects []*subject
	opts     Options
	sheet    sheet
}

// heading names the scheme, if there is one, and the kind.
func (d *drawing) heading() string {
	letter, roots := "𝑅", ""
	if d.all(func(s *subject) bool { return s.r == nil }) {
		letter, roots = "𝜁", " of the roots"
	}
	if d.subjects[0].pair != nil {
		if len(d.subjects) > 1 {
			return "A picture: stability regions for all stiff parts, Re 𝑧ɪ ≤ 0"
		}
		return d.subjects[0].label() + ": a picture of the stability region"
	}
	one := map[Kind]string{Region: "stability region", OrderStar: "order star", Gradient: "gradient", Axis: "on the imaginary axis", Locus: "root locus"}
	many := map[Kind]string{Region: "Stability regions", OrderStar: "Order stars", Gradient: "Gradients", Axis: "On the imaginary axis", Locus: "Root loci"}
	what := many[d.kind]
	if len(d.subjects) == 1 {
		what = strings.Join(d.headings(), ", ") + ": " + one[d.kind]
	}
	switch d.kind {
	case Gradient:
		what += " |" + letter + "′(𝑧)|" + roots
	case Axis:
		what += ", |" + letter + "(𝑖𝑦)|" + roots
	}
	return what
}

// headings are what the first scheme is called, and those that share its curve.
func (d *drawing) headings() []string {
	s := d.subjects[0]
	out := []string{s.label()}
	for _, t := range s.same {
		out = append(out, t.label())
	}
	return out
}

// either returns what is drawn: of R, of roots where a scheme has no R, or of both.
func (d *drawing) either(function, roots string) string {
	hasR := func(s *subject) bool { return s.r != nil }
	switch {
	case d.all(hasR):
		return function
	case slices.ContainsFunc(d.subjects, hasR):
		return function + ", " + roots
	}
	return roots
}

// all reports whether something holds for all schemes.
func (d *drawing) all(holds func(*subject) bool) bool {
	return !slices.ContainsFunc(d.subjects, func(s *subject) bool { return !holds(s) })
}

// names lists the schemes for a description.
func (d *drawing) names() string { return names(d.subjects) }

func names(subjects []*subject) string {
	var out []string
	for _, s := range subjects {
		out = append(out, s.name)
		for _, t := range s.same {
			out = append(out, t.name)
		}
	}
	if n := len(out); n > 1 {
		return strings.Join(out[:n-1], ", ") + " and " + out[n-1]
	}
	return out[0]
}

// plain returns text without italics and with what is lowered on the line.
func plain(s string) string {
	s = strings.NewReplacer("ᴇ", "_E", "ɪ", "_I").Replace(s)
	return strings.Map(func(r rune) rune {
		r, _ = upright(r)
		return r
	}, s)
}

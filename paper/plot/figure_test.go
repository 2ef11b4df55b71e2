package plot

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"rofz/errata/specimen"
	"rofz/internal/sample"
	"rofz/proofs"
)

func figure(t testing.TB, kind Kind, as []*proofs.Analysis, opts Options) Figure {
	t.Helper()
	return sample.Try(New(kind, as, opts)).Must(t)
}

func written(t testing.TB, f Figure, format string) []byte {
	t.Helper()
	var b bytes.Buffer
	sample.OK(t, f.Write(&b, format))
	return b.Bytes()
}

// TestCatalogue draws schemes of every kind in every way that makes sense: nothing fails, the SVG is well-formed XML, every
// number in it is finite, every character has a glyph, and every text is on the page.
func TestCatalogue(t *testing.T) {
	for _, name := range specimen.Names(t, 2) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := specimen.Analysis(t, name)
			kinds := KindsFor(a)
			if len(kinds) < 3 {
				t.Errorf("the kinds are %v, should be at least 3", kinds)
			}
			for _, kind := range kinds {
				checkFigure(t, figure(t, kind, []*proofs.Analysis{a}, Options{Width: 60, Height: 50}))
			}
		})
	}
}

func checkFigure(t *testing.T, f Figure) {
	t.Helper()
	svg := written(t, f, "svg")
	if bytes.Contains(svg, []byte("NaN")) || bytes.Contains(svg, []byte("Inf")) {
		t.Errorf("%s: a number is not finite", f.Title())
	}
	for d := xml.NewDecoder(bytes.NewReader(svg)); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatalf("%s: %v", f.Title(), err)
		}
	}
	if f.Title() == "" || !strings.HasSuffix(f.Description(), ".") || strings.Contains(f.Description(), "  ") {
		t.Errorf("title %q, description %q", f.Title(), f.Description())
	}
	p := &textPaper{t: t, page: vg.Rectangle{Max: vg.Point{X: f.width, Y: f.height}}}
	f.draw(draw.New(newCanvas(p, f.width, f.height)))
	if p.texts == 0 {
		t.Errorf("%s: no text", f.Title())
	}
}

// A textPaper looks at text alone.
type textPaper struct {
	t     *testing.T
	page  vg.Rectangle
	texts int
}

func (p *textPaper) stroke(vg.Path, pen) {}
func (p *textPaper) fill(vg.Path, pen)   {}

func (p *textPaper) text(face font.Face, at vg.Point, angle float64, s string, _ pen) {
	p.texts++
	var b sfnt.Buffer
	for _, r := range s {
		if i, err := face.Face.GlyphIndex(&b, r); err != nil || i == 0 {
			p.t.Errorf("%q: no glyph for %q", s, r)
		}
	}
	along := affine{a: math.Cos(angle), b: math.Sin(angle), e: float64(at.X), f: float64(at.Y)}
	end := along.apply(vg.Point{X: face.Width(s)})
	for _, q := range []vg.Point{at, end} {
		if q.X < p.page.Min.X || q.X > p.page.Max.X || q.Y < p.page.Min.Y || q.Y > p.page.Max.Y {
			p.t.Errorf("%q is not on the page: from %v to %v", s, at, end)
		}
	}
}

func TestSameBytes(t *testing.T) {
	tests := []struct {
		kind  Kind
		names string
		why   string
	}{
		{Region, "rk4 gauss-2 bdf-3", "areas with opacity, roots from point to point"},
		{OrderStar, "gauss-5", "a series, many sectors"},
		{Gradient, "bdf-2", "the principal root, raised text"},
		{Axis, "rodas5p", "two panels"},
		{Locus, "bdf-7", "a curve with refinement"},
	}
	for _, tt := range tests {
		for _, format := range Formats() {
			f := figure(t, tt.kind, specimen.Analyses(t, tt.names), Options{})
			first, again := written(t, f, format), written(t, f, format)
			anew := written(t, figure(t, tt.kind, specimen.Analyses(t, tt.names), Options{}), format)
			if !bytes.Equal(first, again) || !bytes.Equal(first, anew) {
				t.Errorf("%s of %s as %s is not the same every time (%s)", tt.kind, tt.names, format, tt.why)
			}
		}
	}
}

func TestFormats(t *testing.T) {
	f := figure(t, Region, specimen.Analyses(t, "rk4"), Options{})
	tests := []struct {
		format string
		holds  []string
		why    string
	}{
		{"svg", []string{`<title>The classical fourth order method: stability region</title>`, `<desc>The stability region of rk4`, `width="120mm"`, `'Liberation Sans', Arimo, Arial`, ">−2.785<"}, "text is text, and there is a description"},
		{"pdf", []string{"%PDF-1.", "/FontFile2", "/CreationDate (D:20000101000000", "/ToUnicode"}, "the font is embedded, the time is none"},
		{"png", []string{"\x89PNG", "pHYs\x00\x00\x2e\x23\x00\x00\x2e\x23\x01"}, "11811 dots per metre are 300 per inch"},
	}
	for _, tt := range tests {
		data := written(t, f, tt.format)
		for _, s := range tt.holds {
			if !bytes.Contains(data, []byte(s)) {
				t.Errorf("%s does not hold %q (%s)", tt.format, s, tt.why)
			}
		}
	}
	if err := f.Write(io.Discard, "gif"); err == nil || !strings.Contains(err.Error(), "svg, png, pdf") {
		t.Errorf("gif: %v", err)
	}
	if err := (Figure{}).Write(io.Discard, "svg"); err == nil {
		t.Error("the zero figure was written")
	}
}

func TestErrors(t *testing.T) {
	tests := []struct {
		kind  Kind
		names string
		opts  Options
		want  string
		why   string
	}{
		{OrderStar, "bdf-2", Options{}, "there are: region, gradient, axis, locus", "no R"},
		{Locus, "rk4", Options{}, "there are: region, order-star, gradient, axis", "no roots"},
		{Gradient, "pade-0-0", Options{}, "a constant R", "R' = 0 has no logarithm"},
		{"star", "rk4", Options{}, "there are: region", "a wrong kind"},
		{Region, "", Options{}, "from 1 to 8", "none"},
		{Region, strings.Repeat("rk4 ", 9), Options{}, "from 1 to 8", "too many"},
		{Region, "rk4", Options{Width: 20}, "from 50 to 1000", "no room"},
		{Region, "rk4", Options{Width: math.NaN()}, "from 50 to 1000", "no number"},
		{Region, "rk4", Options{Window: Window{1, -1, 0, 1}}, "larger than the first", "the wrong order"},
		{Region, "rk4", Options{Window: Window{0, 1, 0, 0}}, "larger than the first", "the plane needs both ranges"},
		{Region, "rk4", Options{Window: Window{math.Inf(-1), 1, 0, 1}}, "1e100", "infinite"},
		{Region, "rk4", Options{Window: Window{1, 1 + 1e-9, 0, 1}}, "larger than the first", "finer than a float64 can be drawn"},
		{Gradient, "rk4", Options{Window: Window{X1: 1}}, "should be > 0", "log 0"},
		{Gradient, "rk4", Options{Window: Window{1, 10, -1, 1}}, "should be > 0", "log of a negative modulus"},
		{Gradient, "rk4", Options{Ray: 91}, "from 0 to 90", "the right half-plane"},
		{Gradient, "rk4", Options{Ray: math.NaN()}, "from 0 to 90", "no number"},
	}
	for _, tt := range tests {
		if _, err := New(tt.kind, specimen.Analyses(t, tt.names), tt.opts); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s of %q, %+v: error %v, should say %q (%s)", tt.kind, tt.names, tt.opts, err, tt.want, tt.why)
		}
	}
}

func TestOptions(t *testing.T) {
	tests := []struct {
		kind  Kind
		names string
		opts  Options
		why   string
	}{
		{Region, "rk4", Options{Window: Window{-1e100, 1e100, -1e100, 1e100}}, "as large as it may be"},
		{Region, "gauss-2", Options{Window: Window{-1e-90, 1e-90, -1e-90, 1e-90}}, "tiny"},
		{Region, "gauss-2", Options{Window: Window{3, 3.00001, 1, 1.1}}, "off the origin"},
		{OrderStar, "gauss-2", Options{Window: Window{-1e-5, 1e-5, -1e-5, 1e-5}}, "|R e^−z| − 1 = 10^−28 there"},
		{Gradient, "radau-iia-2", Options{Window: Window{X0: 1e-30, X1: 1e90}}, "120 decades"},
		{Gradient, "radau-iia-2", Options{Window: Window{1, 10, 1e-3, 1}, Ray: 45}, "a ray"},
		{Gradient, "radau-iia-2", Options{Ray: 90}, "the imaginary axis"},
		{Axis, "rk4", Options{Window: Window{0, 3, 0, 2}}, "from 0 on"},
		{Axis, "backward-euler", Options{Window: Window{X0: 0.1, X1: 1e5}}, "logarithmic"},
		{Region, "backward-euler trapezoidal gauss-2 radau-iia-3 rk4 bdf-2 heun-3 ssprk-3-3", Options{Width: 60, Height: 60}, "as many as there may be, on a small page"},
		{Region, "pade-0-0", Options{}, "R = 1"},
		{OrderStar, "pade-0-0", Options{}, "a half-plane"},
		{Region, "milne-simpson-2", Options{}, "a region without an inside"},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			checkFigure(t, figure(t, tt.kind, specimen.Analyses(t, tt.names), tt.opts))
		})
	}
}

func TestKindsFor(t *testing.T) {
	tests := []struct{ names, want, why string }{
		{"rk4", "region, order-star, gradient, axis", "one step"},
		{"bdf-2", "region, gradient, axis, locus", "multistep"},
		{"rk4 bdf-2", "region, gradient, axis", "what both have"},
		{"pade-0-0", "region, order-star, axis", "R' = 0"},
	}
	for _, tt := range tests {
		if got := listed(KindsFor(specimen.Analyses(t, tt.names)...)); got != tt.want {
			t.Errorf("KindsFor(%s) = %s, want %s (%s)", tt.names, got, tt.want, tt.why)
		}
	}
}

package plot

import (
	"bytes"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"rofz/errata/specimen"
	"rofz/internal/sample"
	"rofz/internal/tool"
)

// A strokePaper keeps the strokes of a width.
type strokePaper struct {
	width vg.Length
	paths []vg.Path
}

func (p *strokePaper) stroke(path vg.Path, q pen) {
	if q.width == p.width {
		p.paths = append(p.paths, path)
	}
}
func (p *strokePaper) fill(vg.Path, pen)                              {}
func (p *strokePaper) text(font.Face, vg.Point, float64, string, pen) {}

// TestCombSide draws the combs of the unit disc: their strokes begin on the circle and end on the side that is asked for.
func TestCombSide(t *testing.T) {
	contours := trace(func(x, y float64) float64 { return x*x + y*y - 1 }, window{-2, 2, -2, 2}, 101, 101)
	for _, outside := range []bool{true, false} {
		p := &strokePaper{width: 0.5}
		c := draw.New(newCanvas(p, 400, 400))
		m := mapping{vg.Rectangle{Max: vg.Point{X: 400, Y: 400}}, window{-2, 2, -2, 2}}
		combOf(1, 3, outside).layer(contours)(c, m)
		if want := 2 * math.Pi * 100 / combStep; math.Abs(float64(len(p.paths))-want) > 2 {
			t.Errorf("%d strokes, should be about %.0f", len(p.paths), want)
		}
		radius := func(q vg.Point) float64 { return math.Hypot(float64(q.X)/100-2, float64(q.Y)/100-2) }
		for _, path := range p.paths {
			from, to := radius(path[0].Pos), radius(path[len(path)-1].Pos)
			if math.Abs(from-1) > 1e-3 || to > 1 != outside {
				t.Fatalf("a stroke from radius %v to %v, outside: %v", from, to, outside)
			}
		}
	}
}

func TestTogether(t *testing.T) {
	for _, tt := range []struct{ names, want, why string }{
		{"tr-bdf2 alexander-2-2 gauss-2", "tr-bdf2+alexander-2-2 gauss-2", "one R over one field"},
		{"gauss-2 pade-2-2", "gauss-2+pade-2-2", "one R over two fields"},
		{"trapezoidal implicit-midpoint backward-euler", "trapezoidal+implicit-midpoint backward-euler", "one R"},
		{"rk4 ssprk-4-3", "rk4 ssprk-4-3", "the same to order 3"},
		{"backward-euler bdf-1", "backward-euler bdf-1", "a multistep method has no R here"},
		{"alexander-2-2 alexander-2-2-plus", "alexander-2-2 alexander-2-2-plus", "conjugate"},
	} {
		var subjects []*subject
		for _, a := range specimen.Analyses(t, tt.names) {
			subjects = append(subjects, sample.Try(newSubject(a)).Must(t))
		}
		var got []string
		for _, s := range together(subjects) {
			name := s.name
			for _, u := range s.same {
				name += "+" + u.name
			}
			got = append(got, name)
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("%s: together are %s, should be %s (%s)", tt.names, s, tt.want, tt.why)
		}
	}
}

// TestPlaces has the zeros of R' on z < 0 from R' = 0 by hand, and the poles of R.
func TestPlaces(t *testing.T) {
	for _, tt := range []struct {
		name         string
		zeros, poles []float64
		why          string
	}{
		{"gauss-2", []float64{math.Sqrt(12)}, nil, "R' = 0 where z² = 12"},
		{"explicit-midpoint", []float64{1}, nil, "R' = 1 + z"},
		{"backward-euler", nil, nil, "R' = 1/(1 − z)²"},
		{"theta:-1", nil, []float64{1}, "R = (1 + 2z)/(1 + z)"},
	} {
		d := &drawing{subjects: []*subject{sample.Try(newSubject(specimen.Analysis(t, tt.name))).Must(t)}}
		got := map[glyph][]float64{}
		for _, x := range d.places(newRay(0), -3, 3) {
			got[x.g] = append(got[x.g], math.Pow(10, x.u))
		}
		for g, want := range map[glyph][]float64{ring: tt.zeros, cross: tt.poles} {
			same := len(got[g]) == len(want)
			for i := range want {
				same = same && math.Abs(got[g][i]-want[i]) < 1e-9
			}
			if !same {
				t.Errorf("%s: places %v, should be %v (%s)", tt.name, got[g], want, tt.why)
			}
		}
		if signs := len(d.sheet.legend); signs != min(len(tt.zeros), 1)+min(len(tt.poles), 1) {
			t.Errorf("%s: %d entries in the legend", tt.name, signs)
		}
	}
}

func TestLook(t *testing.T) {
	for _, tt := range []struct {
		look        Look
		has, hasNot string
		why         string
	}{
		{Look{}, ">The classical fourth order method: stability region<", "Serif", "says what is drawn"},
		{Look{Title: "Mine & yours"}, ">Mine &amp; yours<", "classical", "another title"},
		{Look{NoTitle: true}, "<title>The classical fourth order method: stability region</title>", "stability region</text>", "not drawn, but told"},
		{Look{Legend: LegendNone}, ">The classical", ">zeros of ", "no legend"},
		{Look{Legend: LegendBottom}, ">zeros of ", "Serif", "a legend at the foot"},
		{Look{Type: Serif}, "'Liberation Serif', Tinos", "Sans", "other letters"},
	} {
		svg := string(written(t, figure(t, Region, specimen.Analyses(t, "rk4"), Options{Look: tt.look}), "svg"))
		if !strings.Contains(svg, tt.has) || strings.Contains(svg, tt.hasNot) {
			t.Errorf("%+v: should have %q and not %q (%s)", tt.look, tt.has, tt.hasNot, tt.why)
		}
	}
	for _, look := range []Look{{Title: "x", NoTitle: true}, {Legend: "left"}, {Type: "gothic"}} {
		if _, err := New(Region, specimen.Analyses(t, "rk4"), Options{Look: look}); err == nil {
			t.Errorf("%+v: no error", look)
		}
	}
}

// TestTeX sets figures of all kinds with pdflatex: no error, and no letter that the fonts lack.
func TestTeX(t *testing.T) {
	program := tool.Path(t, "pdflatex")
	dir := t.TempDir()
	var doc bytes.Buffer
	doc.WriteString("\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage{lmodern,pgf,amsmath,amssymb}\\begin{document}\n")
	for i, tt := range []struct {
		kind  Kind
		names string
	}{
		{Region, "rk4"}, {Region, "gauss-2 bdf-2 radau-iia-2"}, {OrderStar, "radau-iia-3"}, {Gradient, "radau-iia-3"}, {Gradient, "bdf-2"},
		{Axis, "rodas5p"}, {Locus, "bdf-4"},
	} {
		name := string('a' + rune(i))
		sample.OK(t, os.WriteFile(filepath.Join(dir, name+".tex"), written(t, figure(t, tt.kind, specimen.Analyses(t, tt.names), Options{}), "tex"), 0o600))
		doc.WriteString("\\input{" + name + "}\n\n")
	}
	doc.WriteString("\\end{document}\n")
	sample.OK(t, os.WriteFile(filepath.Join(dir, "doc.tex"), doc.Bytes(), 0o600))
	c := exec.Command(program, "-interaction=nonstopmode", "-halt-on-error", "doc.tex")
	c.Dir = dir
	out, err := c.CombinedOutput()
	if err != nil || bytes.Contains(out, []byte("Missing character")) || bytes.Contains(out, []byte("U+")) {
		t.Errorf("%v\n%s", err, out[max(0, len(out)-2000):])
	}
}

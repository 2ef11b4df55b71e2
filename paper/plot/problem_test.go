package plot

import (
	"bytes"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rofz/asymptotics"
	"rofz/errata/specimen"
	"rofz/internal/sample"
	"rofz/paper/exposition"
	"rofz/poly/exact"
)

// problemOf returns what schemes make of a spectrum, given as one eigenvalue after the other.
func problemOf(t testing.TB, names, spectrum, step string, steps int) exposition.Learning {
	t.Helper()
	opts := exposition.LearningOptions{Steps: steps, Threshold: exact.Int(2).Pow(-24), Precision: "2⁻²⁴ (float32)", Digits: 16}
	opts.Step = sample.Try(exact.ParseRat(step)).Must(t)
	for _, word := range strings.Fields(spectrum) {
		opts.Spectrum = append(opts.Spectrum, sample.Try(exact.ParseGaussian(word)).Must(t))
	}
	opts.Frames = make([]int, len(opts.Spectrum))
	var rows []exposition.Learned
	for _, a := range specimen.Analyses(t, names) {
		l := exposition.LearnedOf(a, "", opts)
		if l.Err != nil {
			t.Fatal(l.Err)
		}
		rows = append(rows, l)
	}
	return exposition.Learn(rows, opts)
}

func TestProblem(t *testing.T) {
	const nine = "backward-euler trapezoidal radau-iia-2 rk4 gauss-2 gauss-3 radau-iia-3 heun-3 tr-bdf2"
	tests := []struct {
		names, spectrum, step string
		steps                 int
		width, height         float64
		holds                 string
		why                   string
	}{
		{"rk4 trapezoidal", "-2000 -30 -1+5*i -1-5*i -1/10", "1/20", 40, 0, 0, "proved that A-stable schemes stay below 1/(2n|Re z|): Trapezoidal rule.", "one A-stable, one not"},
		{"backward-euler", "0", "1", 1, 0, 0, "λ = 0 has no place", "no place on a logarithmic axis"},
		{"backward-euler", "1", "1", 3, 50, 50, "Backward Euler", "a pole of R, on the smallest page"},
		{nine, "-1 -2 -3+i -3-i", "1", 10, 85, 60, "The best 8 of 9 schemes", "more than there are lines, at column width"},
		{"trapezoidal gauss-3", "-2 -1e-200 -1e200", "1", 2, 0, 0, "Gauss", "a zero of R; beyond the range of floating-point numbers"},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			c := problemOf(t, tt.names, tt.spectrum, tt.step, tt.steps)
			var said string
			for _, kind := range ProblemKinds() {
				f := sample.Try(NewProblem(kind, c, Options{Width: tt.width, Height: tt.height})).Must(t)
				checkFigure(t, f)
				said += f.Description()
				again := sample.Try(NewProblem(kind, c, Options{Width: tt.width, Height: tt.height})).Must(t)
				if !bytes.Equal(written(t, f, "pdf"), written(t, again, "pdf")) {
					t.Errorf("%s is not the same every time", kind)
				}
			}
			if !strings.Contains(said, tt.holds) {
				t.Errorf("the descriptions %q do not say %q", said, tt.holds)
			}
		})
	}
}

func TestProblemErrors(t *testing.T) {
	c := problemOf(t, "backward-euler", "-1", "1", 1)
	tests := []struct {
		kind      ProblemKind
		c         exposition.Learning
		opts      Options
		want, why string
	}{
		{"pie", c, Options{}, "there are: attenuation, modes, steps", "no kind"},
		{Modes, c, Options{Width: 20}, "from 50 to 1000", "no room"},
		{Modes, exposition.Learning{}, Options{}, "no scheme to draw", "none"},
	}
	for _, tt := range tests {
		if _, err := NewProblem(tt.kind, tt.c, tt.opts); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("error %v, should say %q (%s)", err, tt.want, tt.why)
		}
	}
}

// TestAttenuationIsExact compares the curves, in floating point by zeros and poles, with what exact arithmetic encloses.
func TestAttenuationIsExact(t *testing.T) {
	for _, steps := range []int{1, 2, 1000} {
		c := problemOf(t, "backward-euler trapezoidal gauss-3 radau-iia-3 rk4", "-1/100 -1/3 -1 -10 -1000", "1", steps)
		p := &problem{Learning: c}
		for _, l := range c.Schemes {
			s := sample.Try(subjectOf(l.Analysis, l.Told)).Must(t)
			for _, m := range l.Modes {
				u := log10(m.Z.Re.Neg())
				line := s.attenuation(u-1e-9, u+1e-9, steps)
				got, want := line[len(line)/2].y, p.decimalLog(m.Gradient.Abs)-math.Log10(float64(steps))
				if math.Abs(got-want) > 1e-5 {
					t.Errorf("%s, %d steps at %v: log₁₀ is %.7g on the curve, exactly %.7g", l.Name, steps, m.Z, got, want)
				}
			}
		}
	}
}

// TestSteps compares the bars with single steps: one in the middle of a bar keeps the mode, one in the middle of a gap does not.
func TestSteps(t *testing.T) {
	p := &problem{Learning: problemOf(t, "backward-euler trapezoidal rk4", "-1", "1", 10)}
	p.rows = p.Schemes
	for i, l := range p.rows {
		spans, known := p.spans(i)
		if !known || len(spans) == 0 || !math.IsInf(spans[0].from, -1) {
			t.Fatalf("%s: the ranges are %v, should begin at 0", l.Name, spans)
		}
		check := func(u float64, want bool) {
			step := strconv.FormatFloat(math.Pow(10, u), 'g', 12, 64)
			s := problemOf(t, l.Name, "-1", step, 10).Schemes[0].Modes[0]
			if good := s.Reading != asymptotics.LostByScheme && s.Reading != asymptotics.Exploding; good != want {
				t.Errorf("%s at h = %s is %v, the bars are %v", l.Name, step, s.Reading, spans)
			}
		}
		for j, s := range spans {
			if j > 0 {
				check((spans[j-1].to+s.from)/2, false)
				if finite(s.to) {
					check((s.from+s.to)/2, true)
				}
			}
		}
		check(min(spans[0].to, 9)-0.1, true)
	}
}

func TestModes(t *testing.T) {
	p := &problem{Learning: problemOf(t, "backward-euler", "-1+2*i -3 -1-2*i -3 2*i -1/4000", "1/4", 1)}
	p.distinguish()
	var got []string
	for _, m := range p.modes {
		got = append(got, m.label())
	}
	if want := []string{"−3", "−1 ± 2𝑖", "2𝑖", "−2.5·10⁻⁴"}; !slices.Equal(got, want) {
		t.Errorf("the modes are %q, should be %q: the fastest first, equal and conjugate ones once", got, want)
	}
}

func TestNumber(t *testing.T) {
	tests := []struct{ names, z, want, why string }{
		{"backward-euler", "-1", "0.25", "positional"},
		{"backward-euler", "-99999", "1.0·10⁻¹⁰", "with as many digits as are right"},
		{"backward-euler", "-1e60", "≈ 0", "nobody counts there"},
		{"rk4", "-1e60", "< −10⁹⁹", "a bound, with the sign"},
		{"backward-euler", "i", "|0.50|", "the modulus"},
	}
	for _, tt := range tests {
		if got := number(problemOf(t, tt.names, tt.z, "1", 1).Schemes[0].Modes[0].Gradient); got != tt.want {
			t.Errorf("the gradient of %s at %s is %q, want %q (%s)", tt.names, tt.z, got, tt.want, tt.why)
		}
	}
}

// TestShadesDiffer looks at the readings in grey: two that are hatched alike differ by a tenth of the way from black to white.
func TestShadesDiffer(t *testing.T) {
	light := func(s shade) float64 {
		c := s.color
		return (0.299*float64(c.R) + 0.587*float64(c.G) + 0.114*float64(c.B)) / 255
	}
	for a := asymptotics.Exploding; a <= asymptotics.Distorted; a++ {
		for b := asymptotics.Exploding; b < a; b++ {
			if x, y := shades[a], shades[b]; x.hatch == y.hatch && math.Abs(light(x)-light(y)) < 0.1 {
				t.Errorf("%v and %v have the lightness %.2f and %.2f", a, b, light(x), light(y))
			}
		}
	}
}

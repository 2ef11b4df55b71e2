package plot

import (
	"math"
	"math/big"
	"math/cmplx"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rofz/asymptotics"
	"rofz/errata/specimen"
	"rofz/internal/sample"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/scheme"
)

// exactly returns the number that a float64 is.
func exactly(x float64) exact.Rat {
	r := new(big.Rat)
	r.SetFloat64(x)
	return exact.FromBigRat(r)
}

func gaussian(z complex128) exact.Gaussian {
	return exact.Gaussian{Re: exactly(real(z)), Im: exactly(imag(z))}
}

// logOf returns the decimal logarithm of an enclosed positive number.
func logOf(x asymptotics.Scaled) float64 {
	e := 0.0
	if x.E != nil {
		e, _ = new(big.Float).SetInt(x.E).Float64()
	}
	return math.Log10(x.M.Mid().Float64()) + e
}

// TestPolynomial compares values with exact ones. The relative error must be what was asked for, and nothing else will do:
// the comparison itself is exact.
func TestPolynomial(t *testing.T) {
	power := func(n int) poly.Poly { return poly.FromInts(-1, 1).Pow(n) }
	tests := []struct {
		p   poly.Poly
		z   complex128
		why string
	}{
		{poly.FromInts(1, 2, 3), 0.5, "nothing cancels"},
		{power(20), 1 + 1e-5, "(z−1)^20 expanded: 10^−100 from coefficients of 10^5"},
		{power(20), complex(1, 1e-3), "the same, complex"},
		{power(3).Scale(poly.Rational(exact.Int(10).Pow(400))), 1 + 1e-9, "beyond the range of float64"},
		{power(3).Scale(poly.Rational(exact.Int(10).Pow(-400))), -1e80, "below it"},
		{poly.FromInts(0, 0, 1), 1e-100, "a small square"},
		{poly.FromInts(-4, 0, 1), 2, "a zero"},
		{poly.FromInts(7), 1e300, "a constant"},
	}
	for _, tt := range tests {
		p := newPolynomial(algebraic.Field{}, tt.p)
		checkValue(t, tt.p, tt.z, p.at(tt.z, 1e-9), tt.why)
	}
}

func TestPolynomialsAtRandom(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := rapid.SliceOfN(rapid.Int64Range(-1000, 1000), 1, 12).Draw(t, "coefficients")
		part := rapid.Float64Range(-100, 100)
		z := complex(part.Draw(t, "x"), part.Draw(t, "y"))
		p := poly.FromInts(c...)
		checkValue(t, p, z, newPolynomial(algebraic.Field{}, p).at(z, 1e-9), "random")
	})
}

// checkValue compares |got − p(z)|² with 10^−18 |p(z)|².
func checkValue(t interface{ Errorf(string, ...any) }, p poly.Poly, z complex128, got scaled, why string) {
	re, im := p.EvalGaussian(gaussian(z))
	x, _ := re.Rat()
	y, _ := im.Rat()
	scale := exact.Int(2).Pow(got.e)
	dx, dy := exactly(real(got.m)).Mul(scale).Sub(x), exactly(imag(got.m)).Mul(scale).Sub(y)
	norm := func(x, y exact.Rat) exact.Rat { return x.Mul(x).Add(y.Mul(y)) }
	if limit := norm(x, y).Mul(exact.Int(10).Pow(-18)); limit.Less(norm(dx, dy)) {
		t.Errorf("p(%v) = %v, want %v + %v i (%s)", z, got, x.Float64(), y.Float64(), why)
	}
}

// TestGradientsAreRight compares curves with enclosures of the values: the logarithm of R' is right to 10^−6 on all of the
// axis.
func TestGradientsAreRight(t *testing.T) {
	tests := []struct {
		name    string
		degrees float64
		u0, u1  float64
		why     string
	}{
		{"backward-euler", 0, -3, 6, "simple"},
		{"gauss-5", 0, -3, 6, "coefficients of both signs"},
		{"radau-iia-12", 0, -3, 6, "a high degree, where float64 cancels"},
		{"dormand-prince-5-4", 0, -3, 6, "explicit"},
		{"kvaerno-5-3-4-decimal", 0, -3, 6, "R(∞) = 0 but for the last digit"},
		{"tr-bdf2", 0, -3, 6, "√2"},
		{"gauss-2", 90, -3, 6, "the imaginary axis"},
		{"radau-iia-3", 45, -3, 6, "a ray"},
		{"rk4", 0, -200, 150, "far beyond"},
	}
	for _, tt := range tests {
		a := specimen.Analysis(t, tt.name)
		s := sample.Try(newSubject(a)).Must(t)
		r := newRay(tt.degrees)
		line := s.gradients(r, tt.u0, tt.u1)[0]
		for i := 0; i < len(line); i += 37 {
			v := sample.Try(a.ValueAt(gaussian(r.at(line[i].x)), 0, 8)).Must(t)
			if want := logOf(v.Gradient.Abs); abs(line[i].y-want) > 1e-6*max(1, abs(want)) {
				t.Errorf("%s: log|R'| = %v at log|z| = %v, want %v (%s)", tt.name, line[i].y, line[i].x, want, tt.why)
			}
		}
	}
}

// TestRootGradients compares the root of a one-step method in the clothes of a multistep method with R', and the others
// with the proved rates.
func TestRootGradients(t *testing.T) {
	one, many := mustSubject(t, "trapezoidal"), mustSubject(t, "adams-moulton-1")
	curve, roots := one.gradients(newRay(0), -3, 6)[0], many.gradients(newRay(0), -3, 6)[0]
	for _, p := range roots {
		i, ok := slices.BinarySearchFunc(curve, p.x, func(q point, x float64) int { return int(math.Copysign(1, q.x-x)) * btoi(q.x != x) })
		if !ok {
			t.Fatalf("no value at %v", p.x)
		}
		if abs(curve[i].y-p.y) > 1e-6 {
			t.Errorf("log|ζ'| = %v at log|z| = %v, log|R'| = %v", p.y, p.x, curve[i].y)
		}
	}
	tests := []struct {
		name string
		near float64
		why  string
	}{
		{"bdf-2", 1e-5, "terms of the order |z|^(−1/2)"},
		{"bdf-6", 0.01, "terms of the order |z|^(−1/6)"},
		{"averaged-backward-4", 0.01, "terms of the order |z|^(−1/4)"},
		{"adams-moulton-3", 1e-9, "terms of the order 1/|z|, but ρ − zσ cancels"},
		{"milne-simpson-2", 1e-9, "the same"},
	}
	for _, tt := range tests {
		s := mustSubject(t, tt.name)
		const u = 12
		var want []float64
		for _, r := range s.rates() {
			want = append(want, r.log+r.exponent.Float64()*u)
		}
		for _, y := range s.rootGradients(complex(-1e12, 0)) {
			if !slices.ContainsFunc(want, func(w float64) bool { return abs(w-y) < tt.near }) {
				t.Errorf("%s: log|ζ'(−10^12)| = %v, the proved rates give %v (%s)", tt.name, y, want, tt.why)
			}
		}
	}
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// TestRates compares the dashed line with the curve where they must agree to about 1/|z|.
func TestRates(t *testing.T) {
	for _, name := range []string{"backward-euler", "gauss-2", "radau-iia-3", "lobatto-iiic-3", "rk4", "tr-bdf2", "pade-0-6"} {
		s := mustSubject(t, name)
		a := s.a
		v := sample.Try(a.ValueAt(exact.Gaussian{Re: exact.Int(10).Pow(20).Neg()}, 0, 12)).Must(t)
		r := s.rates()[0]
		if got, want := r.log+20*r.exponent.Float64(), logOf(v.Gradient.Abs); abs(got-want) > 1e-9 {
			t.Errorf("%s: the line is at 10^%v where |R'(−10^20)| = 10^%v", name, got, want)
		}
	}
}

// TestRegionEnds asks that the exact ends of the stability intervals lie on the boundary that is drawn.
func TestRegionEnds(t *testing.T) {
	for _, name := range []string{"rk4", "dormand-prince-5-4", "ssprk-10-4", "heun-3", "pade-3-2", "verner-7-6"} {
		s := mustSubject(t, name)
		w := regionWindow([]*subject{s}).fit(1.4)
		contours := trace(func(x, y float64) float64 { return s.growth(complex(x, y)) }, w, 301, 215)
		ends := s.ends()
		if len(ends) == 0 {
			t.Errorf("%s: no ends", name)
		}
		for _, z := range ends {
			nearest := math.Inf(1)
			for _, c := range contours {
				for _, line := range c.lines() {
					for i := range len(line) - 1 {
						nearest = min(nearest, distance(point{real(z), imag(z)}, line[i], line[i+1]))
					}
				}
			}
			if cell := w.width() / 301; nearest > cell/20 {
				t.Errorf("%s: the end %v is %.3g cells from the boundary", name, z, nearest/cell)
			}
		}
	}
}

// TestFarZero asks for a window that shows the poles although a truncated coefficient has made a zero very far away.
func TestFarZero(t *testing.T) {
	for _, e := range []string{"1e-15", "1e-200", "1e-310", "-1e-2000"} {
		got := sample.Try(scheme.Parse("far.json", []byte(`{"name": "far", "kind": "rational", "numerator": ["1", "1/2", "`+e+`"], "denominator": ["1", "-1/2", "1/12"]}`))).Must(t)
		a := proofs.Analyze(got)
		s := sample.Try(newSubject(a)).Must(t)
		if got := s.span(); got > 10 {
			t.Errorf("%s: span %v", e, got)
		}
		if got, want := s.growth(-2+1i), math.Log(6/math.Sqrt(829)); abs(got-want) > 1e-12 { // |i/2| over |27−10i|/12
			t.Errorf("%s: log|R(−2+i)| = %v, want %v", e, got, want)
		}
		if w := regionWindow([]*subject{s}); w.width() > 100 || !w.contains(3, 1.7) || !w.contains(3, -1.7) {
			t.Errorf("%s: the window is %v", e, w)
		}
		f := figure(t, Region, []*proofs.Analysis{a}, Options{})
		if want := "Outside of the window: one zero."; !strings.HasSuffix(f.Description(), want) {
			t.Errorf("%s: description %q, want %q at the end", e, f.Description(), want)
		}
		for _, kind := range s.kinds() {
			checkFigure(t, figure(t, kind, []*proofs.Analysis{a}, Options{}))
		}
	}
}

// TestStarSeries compares log|R e^−z| near 0 with the error constant and, where both are good, with the direct value.
func TestStarSeries(t *testing.T) {
	for _, name := range []string{"backward-euler", "gauss-2", "gauss-5", "gauss-20", "radau-iia-3", "rk4", "tr-bdf2", "pade-20-0"} {
		s := mustSubject(t, name)
		star := newStarSeries(s, marks{zeros: s.zeros, poles: s.poles})
		order, c := s.a.Order()
		for _, phase := range []float64{0.1, 1, 2, 3} {
			z := cmplx.Rect(star.radius*1e-8, phase)
			want := -s.k.Float64(c) * math.Pow(star.radius, float64(order+1)) * math.Cos(float64(order+1)*phase)
			if got := star.at(z); abs(got-want) > 1e-6*abs(want) {
				t.Errorf("%s: %v in direction %v near 0, want %v", name, got, phase, want)
			}
			z = cmplx.Rect(star.radius*0.89, phase)
			direct := s.growth(z) - real(z)
			if got := star.at(z) * math.Pow(0.89, float64(order+1)); abs(got-direct) > 1e-9 {
				t.Errorf("%s: %v at %v, directly %v", name, got, z, direct)
			}
		}
	}
}

// TestGrowth compares log|R| with enclosures, on and off the axes.
func TestGrowth(t *testing.T) {
	for _, name := range []string{"gauss-5", "gauss-20", "rodas5p", "petsc-8616sal", "rk4", "tr-bdf2"} {
		s := mustSubject(t, name)
		a := s.a
		for _, z := range []complex128{-1, -50, 1i, 40i, 1 + 1i, 60, -3 + 30i, 1e-3} {
			v := sample.Try(a.ValueAt(gaussian(z), 0, 20)).Must(t)
			if got, want := s.growth(z)/math.Ln10, logOf(v.R.Abs); abs(got-want) > 1e-12*max(1, abs(want)) {
				t.Errorf("%s: log|R(%v)| = %v, want %v", name, z, got, want)
			}
		}
	}
}

// TestExcess compares how far |R(iy)| is from 1 with exact values.
func TestExcess(t *testing.T) {
	for _, name := range []string{"rodas5p", "ark324l2sa-esdirk"} {
		a := specimen.Analysis(t, name)
		f := &drawing{kind: Axis, subjects: []*subject{mustSubject(t, name)}}
		f.axis()
		if len(f.sheet.panels) != 2 {
			t.Fatalf("%s: %d panels, want 2", name, len(f.sheet.panels))
		}
		above, below := f.subjects[0].distances(f.sheet.panels[0].x)
		seen := 0
		for i := range above {
			p := above[i]
			if math.IsNaN(p.y) {
				p = below[i]
			} else {
				seen++
			}
			if i%61 != 0 {
				continue
			}
			v := sample.Try(a.ValueAt(gaussian(complex(0, math.Pow(10, p.x))), 0, 80)).Must(t)
			r := v.R.Abs
			e := 0
			if r.E != nil {
				e = int(r.E.Int64())
			}
			gap := r.M.Mid().Mul(exact.Int(10).Pow(e)).Sub(exact.Int(1))
			if (gap.Sign() > 0) != !math.IsNaN(above[i].y) {
				t.Errorf("%s: |R| − 1 has the sign %d at y = 10^%v", name, gap.Sign(), p.x)
			}
			num, _ := new(big.Float).SetRat(gap.Abs().Big()).Float64()
			if want := math.Log10(num); abs(p.y-want) > 1e-6*max(1, abs(want)) {
				t.Errorf("%s: log||R| − 1| = %v at y = 10^%v, want %v", name, p.y, p.x, want)
			}
		}
		if seen == 0 {
			t.Errorf("%s: no point where |R| > 1", name)
		}
	}
}

func mustSubject(t *testing.T, name string) *subject {
	t.Helper()
	return sample.Try(newSubject(specimen.Analysis(t, name))).Must(t)
}

func TestApproxRoots(t *testing.T) {
	wilkinson := poly.FromInts(1)
	for i := range 20 {
		wilkinson = wilkinson.Mul(poly.FromInts(int64(-i-1), 1))
	}
	tests := []struct {
		p    poly.Poly
		want []root
		far  float64
		why  string
	}{
		{wilkinson, naturals(20), 0, "Wilkinson's polynomial, ill-conditioned in float64"},
		{poly.FromInts(-2, 1).Pow(5).Mul(poly.FromInts(3, 1)), []root{{-3, 1}, {2, 5}}, 0, "an exact multiplicity"},
		{poly.FromInts(1, 0, 1).Pow(2), []root{{-1i, 2}, {1i, 2}}, 0, "a double pair"},
		{poly.FromInts(0, 0, 0, 1), []root{{0, 3}}, 0, "zero itself"},
		{poly.FromInts(5), nil, 0, "a constant"},
		{poly.FromRats(exact.Int(1), exact.Int(10).Pow(-40)), []root{{complex(-1e40, 0), 1}}, 0, "far away"},
		{poly.FromRats(exact.Int(1), exact.Int(1), exact.Int(10).Pow(-400)), []root{{-1, 1}}, 400, "beyond the range of float64"},
		{poly.FromRats(exact.Int(10).Pow(-400), exact.Int(1), exact.Int(1)), []root{{-1, 1}, {0, 1}}, 0, "below it"},
	}
	for _, tt := range tests {
		got, far := approxRoots(algebraic.Field{}, tt.p)
		if abs(far-tt.far*math.Ln10) > 1e-9*abs(far) {
			t.Errorf("far: %v, want %v (%s)", far, tt.far, tt.why)
		}
		ok := len(got) == len(tt.want)
		for i := range min(len(got), len(tt.want)) {
			ok = ok && got[i].multiplicity == tt.want[i].multiplicity && cmplx.Abs(got[i].z-tt.want[i].z) <= 1e-12*cmplx.Abs(tt.want[i].z)
		}
		if !ok {
			t.Errorf("roots %v, want %v (%s)", got, tt.want, tt.why)
		}
	}
}

func naturals(n int) []root {
	var out []root
	for i := range n {
		out = append(out, root{complex(float64(i+1), 0), 1})
	}
	return out
}

// TestTrace traces sets whose boundaries are known.
func TestTrace(t *testing.T) {
	w := window{-2, 2, -2, 2}
	disc := func(x, y float64) float64 { return x*x + y*y - 1 }
	tests := []struct {
		f    func(x, y float64) float64
		area float64
		n    int
		why  string
	}{
		{disc, math.Pi, 1, "a disc"},
		{func(x, y float64) float64 { return -disc(x, y) }, 16 - math.Pi, 2, "what is outside of it: the window with a hole"},
		{func(x, y float64) float64 { return x + 0.3 }, 1.7 * 4, 1, "a half-plane"},
		{func(x, y float64) float64 { return -1 }, 16, 1, "everything"},
		{func(x, y float64) float64 { return 1 }, 0, 0, "nothing"},
		{func(x, y float64) float64 { return math.NaN() }, 0, 0, "no value is outside"},
		{func(x, y float64) float64 { return disc(x/1.9, y/1.9) * disc(x, y) }, math.Pi * (1.9*1.9 - 1), 2, "a ring"},
		{func(x, y float64) float64 { return (x - 0.005) * (y - 0.007) }, 8, 2, "two quadrants that a cell holds apart"},
		{func(x, y float64) float64 { return (x - 0.005) * (y - 0.045) }, 8, 1, "two quadrants that a cell joins"},
		{func(x, y float64) float64 { return math.Log(math.Abs(x*x + y*y)) }, math.Pi, 1, "−∞ at a node"},
	}
	for _, tt := range tests {
		contours := trace(tt.f, w, 80, 80)
		area := 0.0
		for _, c := range contours {
			for i, p := range c.points {
				q := c.points[(i+1)%len(c.points)]
				area += (p.x*q.y - q.x*p.y) / 2 // positive if the set is on the left
			}
		}
		if abs(area-tt.area) > 0.01 || len(contours) != tt.n {
			t.Errorf("area %v in %d contours, want %v in %d (%s)", area, len(contours), tt.area, tt.n, tt.why)
		}
	}
	for _, c := range trace(disc, w, 80, 80) {
		for _, p := range c.points {
			if abs(math.Hypot(p.x, p.y)-1) > 1e-5 {
				t.Fatalf("%v is not on the circle", p)
			}
		}
	}
}

func TestTicks(t *testing.T) {
	labels := func(ticks []tick) (out []string) {
		for _, t := range ticks {
			if t.label != "" {
				out = append(out, t.label)
			}
		}
		return out
	}
	tests := []struct {
		got  []tick
		want []string
		why  string
	}{
		{linearTicks(-1, 1, 5), []string{"−1.0", "−0.5", "0", "0.5", "1.0"}, "a true minus"},
		{linearTicks(-2e6, 3e6, 3), []string{"−2·10⁶", "0", "2·10⁶"}, "powers of ten"},
		{linearTicks(3, 3.00001, 2), []string{"3.000000", "3.000005", "3.000010"}, "all digits that differ"},
		{logTicks(-3, 2, 10), []string{"10⁻³", "10⁻²", "10⁻¹", "1", "10", "10²"}, "each decade"},
		{logTicks(-300, 0, 8), []string{"10⁻³⁰⁰", "10⁻²⁵⁰", "10⁻²⁰⁰", "10⁻¹⁵⁰", "10⁻¹⁰⁰", "10⁻⁵⁰", "1"}, "every fiftieth"},
	}
	for _, tt := range tests {
		if got := labels(tt.got); !slices.Equal(got, tt.want) {
			t.Errorf("%q, want %q (%s)", got, tt.want, tt.why)
		}
	}
	for x, want := range map[float64]string{0.5: "0.5", -2.785293563: "−2.785", 1e-7: "10⁻⁷", -1e9: "−10⁹", 1.234e12: "1.234·10¹²"} {
		if got := short(x); got != want {
			t.Errorf("short(%v) = %q, want %q", x, got, want)
		}
	}
}

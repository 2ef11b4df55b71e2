package stability_test

import (
	"testing"

	"pgregory.net/rapid"

	"rofz/asymptotics/stability"
	"rofz/internal/sample"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/rational"
	"rofz/scheme/expression"
)

func fn(t testing.TB, s string, k algebraic.Field) rational.Function {
	t.Helper()
	r, err := expression.ParseFunction(s, k.Algebra())
	if err != nil {
		t.Fatalf("%s: %v", s, err)
	}
	return r
}

func TestIntervals(t *testing.T) {
	for _, c := range []struct{ r, real, imaginary, why string }{
		{"1+z", "[-2, 0]", "{0}", "forward Euler: a disc that touches the axis"},
		{"1+z+z^2/2", "[-2, 0]", "{0}", "Heun, explicit midpoint: |R(iy)|² = 1 + y⁴/4"},
		{"1+z+z^2/2+z^3/6", "[-2.512745326618329, 0]", "[-1.732050807568877, 1.732050807568877]", "RK3: 2.5127 and √3 [HW96, IV.2]"},
		{"1+z+z^2/2+z^3/6+z^4/24", "[-2.785293563405282, 0]", "[-2.828427124746190, 2.828427124746190]", "RK4: 2.785 and 2√2 [HW96, IV.2]"},
		{"1+z+z^2/2+z^3/6+z^4/24+z^5/120", "[-3.217047866640106, 0]", "{0}", "Taylor 5: 3.217 [HW96, IV.2]; E = −y⁶/360 + …, hence nothing of the axis"},
		{"1+z+z^2/2+z^3/12", "[-4.519842099789746, 0]", "{0}", "SSPRK(3,2): R = −1 where (x+2)³ = −16"},
		{"1/(1-z)", "(-∞, 0]", "(-∞, ∞)", "backward Euler is A-stable"},
		{"(1+z/2)/(1-z/2)", "(-∞, 0]", "(-∞, ∞)", "trapezoid: E ≡ 0"},
		{"(1+z/3)/(1-2z/3+z^2/6)", "(-∞, 0]", "(-∞, ∞)", "Radau IIA"},
		{"1", "(-∞, 0]", "(-∞, ∞)", "R ≡ 1: both polynomials vanish"},
		{"-1", "(-∞, 0]", "(-∞, ∞)", "R ≡ −1"},
		{"0", "(-∞, 0]", "(-∞, ∞)", "R ≡ 0"},
		{"2", "∅", "∅", "0 itself is outside"},
		{"2+z", "∅", "∅", "outside at 0, inside on [−3, −1], which is not connected to 0"},
		{"1/2+z", "[-3/2, 0]", "[-0.8660254037844386, 0.8660254037844386]", "R(0) = 1/2: no forced zero at 0; y² = 3/4"},
		{"1+2z+z^2", "[-2, 0]", "{0}", "R = (1+z)²: zero inside, no touching"},
		{"1-z", "{0}", "{0}", "R grows immediately to the left"},
		{"1+4z+2z^2", "[-2, 0]", "{0}", "R = 2(z+1)² − 1 touches −1 at z = −1, which stays inside"},
		{"1+9z+12z^2+4z^3", "[-2, 0]", "{0}", "T₃(1+z): touches −1 at −1/2 and 1 at −3/2"},
		{"(1+z/2)^2/(1-z/2)^2", "(-∞, 0]", "(-∞, ∞)", "E ≡ 0 with P, Q of degree 2"},
		{"1+8z^2+8z^4", "{0}", "[-1, 1]", "T₄(y) on the axis touches −1 at the irrational y² = 1/2"},
		{"1+25z+50z^2*2+140z^3+80z^4+16z^5", "[-2, 0]", "{0}", "T₅(1+z) touches ±1 at four irrational points"},
		{"1/(1+z)", "{0}", "(-∞, ∞)", "a pole at −1, E = y² ≥ 0"},
		{"(1+z+z^2)/(1+2z+z^2)", "{0}", "(-∞, ∞)", "R > 1 to the left of 0, double pole at −1; E = 3y²"},
		{"(1+3z)/(1+2z)", "[-2/5, 0]", "{0}", "R = −1 at −2/5, before the pole −1/2"},
		{"1/(1-z+z^2/2-z^3/6+z^4/24-z^5/120)", "(-∞, 0]", "[-1.862490570674312, 1.862490570674312]", "Padé(0,5): E = t³/360 − t⁴/960 + t⁵/14400"},
		{"1/(1-z+z^2/2-z^3/6)", "(-∞, 0]", "{0}", "Padé(0,3): E = −t²/12 + t³/36"},
	} {
		r := fn(t, c.r, algebraic.Field{})
		if got := stability.RealInterval(algebraic.Field{}, r).String(); got != c.real {
			t.Errorf("R = %s: real interval %s, want %s: %s", c.r, got, c.real, c.why)
		}
		if got := stability.ImaginaryInterval(algebraic.Field{}, r).String(); got != c.imaginary {
			t.Errorf("R = %s: imaginary interval %s, want %s: %s", c.r, got, c.imaginary, c.why)
		}
	}
}

// sqrt2 is ℚ(√2).
func sqrt2(t testing.TB) algebraic.Field {
	return sample.Try(algebraic.NewField(poly.FromInts(-2, 0, 1), exact.Int(1), exact.Int(2))).Must(t)
}

func TestEnds(t *testing.T) {
	q, k := algebraic.Field{}, sqrt2(t)
	for _, c := range []struct {
		field       algebraic.Field
		line        func(algebraic.Field, rational.Function) stability.Interval
		r           string
		value       string // of the negative end, if it lies in the field
		minimal, in string // otherwise
		decimal     string
		why         string
	}{
		{q, stability.RealInterval, "1+z+z^2/2", "-2", "", "", "-2.000000000000000000", "a rational end is found as such"},
		{q, stability.RealInterval, "1+z+z^2/2+z^3/6", "", "12+6*x+3*x^2+x^3", "[-2.52, -2.51]", "-2.512745326618328624", "R = −1"},
		{q, stability.RealInterval, "1+z+z^2/2+z^3/6+z^4/24", "", "24+12*x+4*x^2+x^3", "[-2.79, -2.78]", "-2.785293563405281624", "R = 1"},
		{q, stability.ImaginaryInterval, "1+z+z^2/2+z^3/6+z^4/24", "", "-8+x^2", "[-2.83, -2.82]", "-2.828427124746190098", "2√2"},
		{q, stability.ImaginaryInterval, "1+z+z^2/2+z^3/6", "", "-3+x^2", "[-1.74, -1.73]", "-1.732050807568877294", "√3"},
		{q, stability.ImaginaryInterval, "1/2+z*3/4", "", "-4/3+x^2", "[-1.16, -1.15]", "-1.154700538379251529", "1/4 + 9y²/16 = 1"},
		{q, stability.ImaginaryInterval, "3/5+z", "-4/5", "", "", "-0.8000000000000000000", "9/25 + y² = 1: the square root is rational"},
		{k, stability.RealInterval, "1+g*z", "-g", "", "", "-1.414213562373095049", "R = −1 at −2/√2"},
		{k, stability.ImaginaryInterval, "1+z+z^2/2+z^3/6+z^4/24", "-2*g", "", "", "-2.828427124746190098", "2√2 lies in ℚ(√2)"},
		{k, stability.ImaginaryInterval, "1+z+z^2/2+z^3/6", "", "-3+x^2", "[-1.74, -1.73]", "-1.732050807568877294", "√3 does not"},
		{k, stability.ImaginaryInterval, "1/2+1/2*z", "", "-3+x^2", "[-1.74, -1.73]", "-1.732050807568877294", "1/4 + y²/4 = 1"},
	} {
		e := c.line(c.field, fn(t, c.r, c.field)).From
		v, isValue := e.Value()
		if isValue != (c.value != "") || isValue && v.String() != c.value {
			t.Errorf("R = %s: value %v, %v, want %q: %s", c.r, v, isValue, c.value, c.why)
		}
		if got := e.Minimal(); !isValue && got.String() != c.minimal {
			t.Errorf("R = %s: minimal polynomial %v, want %s: %s", c.r, got, c.minimal, c.why)
		}
		if !isValue {
			x, d := e.RootIn()
			if got := "[" + x.Lo.Big().FloatString(d) + ", " + x.Hi.Big().FloatString(d) + "]"; got != c.in {
				t.Errorf("R = %s: isolating interval %s, want %s: %s", c.r, got, c.in, c.why)
			}
		}
		if got := e.Decimal(19); got != c.decimal {
			t.Errorf("R = %s: %s, want %s: %s", c.r, got, c.decimal, c.why)
		}
	}
}

func TestIntervalsProperty(t *testing.T) {
	lines := []struct {
		name string
		of   func(algebraic.Field, rational.Function) stability.Interval
		sign func(rational.Function, exact.Rat) int // of 1 − |R|² at −s or is, by evaluation
	}{
		{"real", stability.RealInterval, func(r rational.Function, s exact.Rat) int { return inside(r, exact.Gaussian{Re: s.Neg()}) }},
		{"imaginary", stability.ImaginaryInterval, func(r rational.Function, s exact.Rat) int { return inside(r, exact.Gaussian{Im: s}) }},
	}
	rapid.Check(t, func(t *rapid.T) {
		small := rapid.SliceOfN(rapid.Int64Range(-4, 4), 1, 5)
		p, q := small.Draw(t, "p"), small.Draw(t, "q")
		q[0] = rapid.SampledFrom([]int64{1, 2, 3}).Draw(t, "q0")
		if rapid.Bool().Draw(t, "consistent") {
			p[0] = q[0]
		}
		r, err := rational.New(poly.FromInts(p...), poly.FromInts(q...))
		if err != nil {
			t.Skip(err)
		}
		for _, l := range lines {
			x := l.of(algebraic.Field{}, r)
			if x.Empty {
				if l.sign(r, exact.Int(0)) >= 0 {
					t.Fatalf("%v: %s interval is empty, but |R(0)| ≤ 1", r, l.name)
				}
				continue
			}
			end := x.From.Neg()
			reach := exact.Interval{Lo: exact.Int(1000), Hi: exact.Int(1000)}
			if end.Infinite() == 0 {
				reach = end.Enclose(80)
				beyond := reach.Hi.Add(exact.NewRat(1, 1<<40)) // below the gaps between roots of such small polynomials
				if l.sign(r, beyond) >= 0 {
					t.Fatalf("%v: %s interval %v, but |R| ≤ 1 just outside", r, l.name, x)
				}
			}
			for i := range int64(21) {
				if s := reach.Lo.Mul(exact.NewRat(i, 20)); l.sign(r, s) < 0 {
					t.Fatalf("%v: %s interval %v, but |R| > 1 at distance %v", r, l.name, x, s)
				}
			}
		}
	})
}

// inside returns the sign of |Q(z)|² − |P(z)|².
func inside(r rational.Function, z exact.Gaussian) int {
	norm := func(p poly.Poly) poly.Elem {
		re, im := p.EvalGaussian(z)
		return re.Mul(re).Add(im.Mul(im))
	}
	return algebraic.Field{}.Sign(norm(r.Denominator()).Sub(norm(r.Numerator())))
}

package asymptotics

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rofz/internal/sample"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/rational"
)

func function(t *testing.T, p, q string) rational.Function {
	t.Helper()
	return sample.Try(rational.New(parse(t, p, "z"), parse(t, q, "z"))).Must(t)
}

func describe(s Supremum) string {
	if s.Infinite {
		return "infinite: " + s.Why
	}
	p, _ := s.C.Polynomial()
	var points []string
	for _, x := range s.Points {
		points = append(points, x.String())
	}
	if s.AtInfinity {
		points = append(points, "∞")
	}
	return fmt.Sprintf("%v, zero of %v, at %s", s.C, p, strings.Join(points, ", "))
}

// TestSup has the constants that can be worked out by hand. Backward Euler: |zR'| = y/(1+y²) on the axis, u/(1+u)² on the
// negative axis, and with z = −x(1+i) x√2/(1+2x+2x²), largest at x = 1/√2: √2·(1/√2)/(2+√2) = 1 − √2/2. Trapezoid: the
// same with z/2, doubled. Gauss with 2 stages: |R'|·|D| with N = 1 − z²/12·…: see theory of the rows below.
func TestSup(t *testing.T) {
	one := Sector(exact.Int(1))
	for _, row := range []struct {
		p, q  string
		g     Region
		power int
		want  string
		why   string
	}{
		{"1", "1-z", HalfPlane(), 1, "1/2, zero of -1+2*x, at 1", "y/(1+y²)"},
		{"1", "1-z", HalfPlane(), 2, "1, zero of -1+x, at ∞", "y²/(1+y²)"},
		{"1", "1-z", HalfPlane(), 3, "infinite: it grows without bound as |z| → ∞", "y³/(1+y²)"},
		{"1", "1-z", NegativeAxis(), 1, "1/4, zero of -1+4*x, at 1", "u/(1+u)²"},
		{"1", "1-z", NegativeAxis(), 2, "1, zero of -1+x, at ∞", "u²/(1+u)²"},
		{"1", "1-z", one, 1, "0.2928932188134525, zero of 1-4*x+2*x^2, at 0.7071067811865475", "x√2/(1+2x+2x²) at x = 1/√2 is 1 − √2/2"},
		{"1+1/2*z", "1-1/2*z", HalfPlane(), 1, "1, zero of -1+x, at 2", "y/(1+y²/4)"},
		{"1+1/2*z", "1-1/2*z", NegativeAxis(), 1, "1/2, zero of -1+2*x, at 2", "u/(1+u/2)²"},
		{"1+1/2*z", "1-1/2*z", one, 1, "0.5857864376269050, zero of 2-4*x+x^2, at 1.414213562373095", "twice that of backward Euler"},
		{"1+1/2*z+1/12*z^2", "1-1/2*z+1/12*z^2", HalfPlane(), 1, "2.309401076758503, zero of -16+3*x^2, at 3.464101615137755", "4/√3 at 2√3 [theory of the half-plane]"},
		{"1+1/2*z+1/12*z^2", "1-1/2*z+1/12*z^2", HalfPlane(), 2, "12, zero of -12+x, at ∞", "y²(1+y²/12)/|Q|⁴·…: increases to 12"},
		{"1+z", "1", HalfPlane(), 1, "infinite: it grows without bound as |z| → ∞", "forward Euler: |z|"},
		{"1", "1+z", NegativeAxis(), 1, "infinite: R has a pole on the negative axis", "a pole at −1"},
		{"1", "1+z", HalfPlane(), 1, "infinite: R has a pole in Re z ≤ 0", "a pole at −1"},
		{"1", "1+z^2", HalfPlane(), 1, "infinite: R has a pole in Re z ≤ 0", "poles at ±i"},
		{"1", "1+z^2", NegativeAxis(), 3, "2, zero of -2+x, at ∞", "2u⁴/(1+u²)² increases to 2"},
		{"7", "1", HalfPlane(), 1, "0, zero of x, at ", "a constant"},
	} {
		s, err := Sup(algebraic.Field{}, function(t, row.p, row.q), row.g, row.power)
		if got := describe(s); err != nil || got != row.want {
			t.Errorf("(%s)/(%s), |z^%d R'|: %s, %v; want %s: %s", row.p, row.q, row.power, got, err, row.want, row.why)
		}
	}
	if _, err := Sup(algebraic.Field{}, function(t, "1", "1+z^2"), one, 1); err != ErrPolesBeyondSector {
		t.Errorf("poles on the axis are no poles in the sector, but %v", err)
	}
}

// TestSupBySampling compares with exact values on a grid: none is larger than C, and those at the points found are as
// large as C to many digits.
func TestSupBySampling(t *testing.T) {
	regions := []Region{HalfPlane(), NegativeAxis(), Sector(exact.NewRat(1, 2)), Sector(exact.Int(3))}
	rapid.Check(t, func(t *rapid.T) {
		k := rapid.IntRange(1, 4).Draw(t, "k")
		r := rational.Pade(rapid.IntRange(max(0, k-2), k).Draw(t, "j"), k)
		g := rapid.SampledFrom(regions).Draw(t, "region")
		power := rapid.IntRange(1, -AtInfinity(r).Exponent).Draw(t, "power")
		s, err := Sup(algebraic.Field{}, r, g, power)
		if err != nil || s.Infinite {
			t.Fatalf("no constant: %v %s", err, s.Why)
		}
		c := s.C.Enclose(60)
		x := exact.NewRat(rapid.Int64Range(1, 1<<20).Draw(t, "x"), 1<<10)
		if v := sizeAt(r, g, power, x); c.Hi.Mul(c.Hi).Less(v) {
			t.Fatalf("%v is exceeded at %v", s.C, x)
		}
		for _, p := range s.Points {
			v := sizeAt(r, g, power, p.Enclose(60).Lo)
			if low := c.Lo.Mul(exact.Int(1).Sub(exact.NewRat(1, 1<<40))); v.Less(low.Mul(low)) {
				t.Fatalf("%v is not attained at %v", s.C, p)
			}
		}
	})
}

// sizeAt returns |z^j R'(z)|² at the boundary point with parameter x.
func sizeAt(r rational.Function, g Region, power int, x exact.Rat) exact.Rat {
	z := exact.Gaussian{Re: x.Neg(), Im: x.Mul(g.Tan())}
	if g.IsHalfPlane() {
		z = exact.Gaussian{Im: x}
	}
	re, im, _ := r.Derivative().EvalGaussian(z)
	v, _ := re.Mul(re).Add(im.Mul(im)).Rat()
	return v.Mul(z.Norm().Pow(power))
}

// TestSupInNumberField has the θ-method with θ = √2/2: R' = 1/(1−θz)², so that |zR'| is largest at y = 1/θ = √2 with the
// value 1/(2θ) = √2/2, and z²R' tends to θ⁻² = 2.
func TestSupInNumberField(t *testing.T) {
	k := sample.Try(algebraic.NewField(poly.FromInts(-2, 0, 1), exact.Int(1), exact.Int(2))).Must(t)
	theta := k.Algebra().Generator().Mul(poly.Rational(exact.NewRat(1, 2)))
	r := sample.Try(rational.New(poly.New(poly.Int(1), poly.Int(1).Sub(theta)), poly.New(poly.Int(1), theta.Neg()))).Must(t)
	for power, want := range map[int]string{
		1: "0.7071067811865475, zero of -1+2*x^2, at 1.414213562373095",
		2: "2, zero of -2+x, at ∞",
	} {
		s, err := Sup(k, r, HalfPlane(), power)
		if got := describe(s); err != nil || got != want {
			t.Errorf("|z^%d R'|: %s, %v; want %s", power, got, err, want)
		}
	}
}

func BenchmarkSup(b *testing.B) {
	for _, s := range []int{2, 4, 8} {
		r := rational.Pade(s, s)
		for name, g := range map[string]Region{"half-plane": HalfPlane(), "axis": NegativeAxis()} {
			b.Run(fmt.Sprintf("gauss=%d/region=%s", s, name), func(b *testing.B) {
				for b.Loop() {
					sample.Try(Sup(algebraic.Field{}, r, g, 1)).Must(b)
				}
			})
		}
	}
}

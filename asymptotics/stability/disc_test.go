package stability_test

import (
	"context"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"rofz/asymptotics/stability"
	"rofz/internal/sample"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/rational"
)

func TestDiscRadii(t *testing.T) {
	for _, row := range []struct{ r, disc, ellipse, why string }{
		{"1+z", "1", "1", "forward Euler: the region is a disc"},
		{"(1+z/3)^3", "3", "9", "three steps of it: the largest disc for three stages [JN78]"},
		{"1+z+z^2/2", "1", "3", "((1 + z)² + 1)/2: |1 + z| ≤ 1 suffices; −1 ± i√3 are ends of the region, where (1 + z)² = −3"},
		{"1+z+z^2/2+z^3/6", "1.256372663309164", "", "half of the real interval"},
		{"1+z+z^2/2+z^3/6+z^4/24", "1.392646781702641", "", "half of the real interval"},
		{"(1+2*z/3)/(1-z/3)", "3", "9", "θ = 1/3: the region is the disc with the diameter [−6, 0]"},
		{"1/(1-z)", "∞", "", "A-stable"},
		{"(1+z/2)/(1-z/2)", "∞", "", "A-stable, |R| = 1 on the axis"},
		{"1", "∞", "", "a constant"},
		{"1/2+z", "3/4", "3/4", "the disc |z + 1/2| ≤ 1 holds the one on [−3/2, 0]; the ellipse has at −3/2 the radius of curvature b²/(3/4) ≤ 1"},
		{"1-z", "0", "", "R'(0) < 0"},
		{"2", "0", "", "|R(0)| > 1"},
		{"1+z+z^2/8", "4/3", "0", "Chebyshev's polynomial of degree 2: |R|² = 1 + y²(1 − 1/r − 1/4) + … for z ≈ iy; R(−4) = −1 inside of [−8, 0]"},
	} {
		r := fn(t, row.r, algebraic.Field{})
		if got := stability.DiscRadius(context.Background(), algebraic.Field{}, r).String(); got != row.disc {
			t.Errorf("%s: disc %s; %q would be right (%s)", row.r, got, row.disc, row.why)
		}
		if e, ok := stability.EllipseSemiAxis(context.Background(), algebraic.Field{}, r); row.ellipse != "" && (!ok || e.String() != row.ellipse) {
			t.Errorf("%s: ellipse %v, %v; %q would be right (%s)", row.r, e, ok, row.ellipse, row.why)
		}
	}
}

// TestDiscAndEllipseByPoints puts rational points of the circle and of the ellipse into R: none is outside just below the radius, and one
// is just above it.
func TestDiscAndEllipseByPoints(t *testing.T) {
	sample.Checks(t, 40)
	rapid.Check(t, func(t *rapid.T) {
		draw := func(n int) []exact.Rat {
			out := []exact.Rat{exact.Int(1)}
			for range n {
				out = append(out, exact.NewRat(rapid.Int64Range(-2, 4).Draw(t, "c"), 4))
			}
			return out
		}
		p := draw(rapid.IntRange(1, 3).Draw(t, "degree of P"))
		q := draw(rapid.IntRange(0, 2).Draw(t, "degree of Q"))
		r, err := rational.New(poly.FromRats(p...), poly.FromRats(q...))
		if err != nil {
			t.Fatal(err)
		}
		x := stability.DiscRadius(context.Background(), algebraic.Field{}, r)
		checkByPoints(t, r, x, func(at exact.Rat) (h, b exact.Rat) { return at, at })
	})
	for _, text := range []string{"1+z", "1+z+z^2/2", "1+z+z^2/2+z^3/6", "1+z+z^2/2+z^3/6+z^4/24", "1+z+z^2/2+z^3/12", "(1+z/2)/(1-z/4)"} {
		r := fn(t, text, algebraic.Field{})
		square, ok := stability.EllipseSemiAxis(context.Background(), algebraic.Field{}, r)
		if !ok {
			t.Fatalf("%v has no ellipse", r)
		}
		half := stability.RealInterval(algebraic.Field{}, r).From.Enclose(60).Hi.Mul(exact.NewRat(-1, 2))
		checkByPoints(t, r, stability.Radius{Value: square.Value.Sqrt()}, func(at exact.Rat) (h, b exact.Rat) { return half, at })
	}
}

// checkByPoints looks at the points z = −h + h cos φ + ib sin φ, with tan(φ/2) = u, for x below and above the radius.
func checkByPoints(t sample.Test, r rational.Function, x stability.Radius, ellipse func(x exact.Rat) (h, b exact.Rat)) {
	outside := func(at exact.Rat) bool {
		h, b := ellipse(at)
		for _, u := range points() {
			if exceeds(r, onEllipse(h, b, u)) {
				return true
			}
		}
		return false
	}
	below, above := exact.Int(1000), exact.NewRat(1, 64)
	if !x.Infinite && !x.IsZero() {
		in := x.Value.Enclose(20)
		below, above = in.Lo.Mul(exact.NewRat(4095, 4096)), in.Hi.Mul(exact.NewRat(33, 32))
	}
	if !x.Infinite && !outside(above) {
		t.Fatal(fmt.Sprintf("%v: no point of %v is outside, beyond %v", r, above, x))
	}
	if !x.IsZero() && outside(below) {
		t.Fatal(fmt.Sprintf("%v: a point of %v is outside, below %v", r, below, x))
	}
}

// points are values of tan(φ/2) that are dense in φ.
func points() []exact.Rat {
	var out []exact.Rat
	for n := int64(1); n < 200; n++ {
		out = append(out, exact.NewRat(n, 200), exact.NewRat(200, n))
	}
	return append(out, exact.NewRat(1, 4000), exact.Int(4000))
}

func onEllipse(h, b, u exact.Rat) exact.Gaussian {
	square := u.Mul(u)
	over := exact.Int(1).Add(square).Inv()
	return exact.Gaussian{Re: h.Mul(square).Mul(over).Mul(exact.Int(-2)), Im: b.Mul(u).Mul(over).Mul(exact.Int(2))}
}

// exceeds reports whether |R(z)| > 1, or z is a pole.
func exceeds(r rational.Function, z exact.Gaussian) bool {
	size := func(p poly.Poly) exact.Rat {
		re, im := p.EvalGaussian(z)
		x, _ := re.Rat()
		y, _ := im.Rat()
		return x.Mul(x).Add(y.Mul(y))
	}
	return size(r.Denominator()).Less(size(r.Numerator()))
}

// TestMultistepDiscRadii: those of one-step methods are known from R; of others, the points of the circle that are put into the root condition.
func TestMultistepDiscRadii(t *testing.T) {
	for _, row := range []struct{ rho, sigma, want, why string }{
		{"-1+z", "1", "1", "forward Euler"},
		{"-1+z", "z", "∞", "backward Euler"},
		{"-1+z", "2/3+1/3*z", "3", "θ = 1/3"},
		{"-1+z^2", "2*z", "0", "leapfrog, weakly unstable"},
		{"1/2-2*z+3/2*z^2", "z^2", "∞", "BDF2"},
		{"-z+z^2", "-1/2+3/2*z", "1/2", "Adams-Bashforth 2: half of the real interval"},
	} {
		rho, sigma := sample.Try(poly.Parse(row.rho, nil, "z")).Must(t), sample.Try(poly.Parse(row.sigma, nil, "z")).Must(t)
		x, ok := stability.MultistepDiscRadius(context.Background(), algebraic.Field{}, rho, sigma)
		if got := x.String(); !ok || got != row.want {
			t.Errorf("%s: %s, want %s", row.why, got, row.want)
		}
	}
	for _, row := range []struct{ rho, sigma, why string }{
		{"-z^2+z^3", "5/12-16/12*z+23/12*z^2", "Adams-Bashforth 3"},
		{"-z^3+z^4", "-9/24+37/24*z-59/24*z^2+55/24*z^3", "Adams-Bashforth 4"},
		{"-z^2+z^3", "1/24-5/24*z+19/24*z^2+9/24*z^3", "Adams-Moulton 3"},
		{"-1/3+3/2*z-3*z^2+11/6*z^3", "z^3", "BDF3"},
	} {
		rho, sigma := sample.Try(poly.Parse(row.rho, nil, "z")).Must(t), sample.Try(poly.Parse(row.sigma, nil, "z")).Must(t)
		x, ok := stability.MultistepDiscRadius(context.Background(), algebraic.Field{}, rho, sigma)
		if !ok || x.Infinite || x.IsZero() {
			t.Fatalf("%s: %v, %v", row.why, x, ok)
		}
		in := x.Value.Enclose(40)
		stable := func(at exact.Rat) bool {
			for _, u := range points() {
				z := onEllipse(at, at, u)
				a, b := rho.Sub(sigma.Scale(poly.Rational(z.Re))), sigma.Scale(poly.Rational(z.Im)) // ρ − zσ times its conjugate
				if p := a.Mul(a).Add(b.Mul(b)); !(algebraic.Field{}).ZerosInClosedDisc(p) {
					return false
				}
			}
			return true
		}
		if !stable(in.Lo.Mul(exact.NewRat(4095, 4096))) || stable(in.Hi.Mul(exact.NewRat(33, 32))) {
			t.Errorf("%s: not %v", row.why, x)
		}
	}
}

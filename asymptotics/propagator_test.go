package asymptotics

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/rational"
)

// stepsOf returns Rⁿ as a function of its own.
func stepsOf(r rational.Function, n int) rational.Function {
	p, q := r.Numerator(), r.Denominator()
	num, den := poly.FromInts(1), poly.FromInts(1)
	for range n {
		num, den = num.Mul(p), den.Mul(q)
	}
	f, err := rational.New(num, den)
	if err != nil {
		panic(err)
	}
	return f
}

var float32Threshold = exact.Int(2).Pow(-24)

// TestPropagatorAgainstExactQuotients compares derivatives and divided differences with those of the rational function Rⁿ,
// whose values at Gaussian rationals are exact: another route, without rounding.
func TestPropagatorAgainstExactQuotients(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	rat := func() exact.Rat { return exact.NewRat(rng.Int64N(4001)-4000, 1+rng.Int64N(300)) }
	gaussian := func() exact.Gaussian {
		z := exact.Gaussian{Re: rat()}
		if rng.IntN(2) == 0 {
			z.Im = rat().Add(exact.Int(5))
		}
		return z
	}
	h := exact.NewRat(1, 100)
	for range 300 {
		r := rational.Pade(rng.IntN(4), 1+rng.IntN(3))
		n := 1 + rng.IntN(9)
		f := stepsOf(r, n)
		p := NewPropagator(algebraic.Field{}, r, h, n)
		z, w := gaussian(), gaussian()
		switch rng.IntN(4) {
		case 0:
			w = z
		case 1: // close
			w = exact.Gaussian{Re: z.Re.Add(exact.Int(10).Pow(-30)), Im: z.Im}
		case 2:
			w = z.Conj()
		}
		re, im, ok := DividedDifference(f, z, w)
		if !ok {
			continue
		}
		c, err := p.Between(z, w, float32Threshold, 25)
		if err != nil {
			t.Fatal(err)
		}
		if same := sameParts(c.Gradient, re, im, h, 25); !same {
			t.Errorf("n = %d, f[%v, %v] of %v: %v, should be %v, %v", n, z, w, r, c.Gradient, re, im)
		}
		if !c.Flow.decided(25) {
			t.Errorf("flow at %v, %v is wide", z, w)
		}
		s, err := p.At(z, float32Threshold, 25)
		if err != nil {
			t.Fatal(err)
		}
		if mirrored, err := p.At(z.Conj(), float32Threshold, 25); err != nil || !cmp.Equal(digitsOf(mirrored), digitsOf(s.Conj())) {
			t.Errorf("at the conjugate of %v: %v, should be %v", z, digitsOf(mirrored), digitsOf(s.Conj()))
		}
		if re, im, _ := f.Derivative().EvalGaussian(z); !sameParts(s.Gradient, re, im, h, 25) {
			t.Errorf("n = %d, f'(%v) of %v: %v, should be %v, %v", n, z, r, s.Gradient, re, im)
		}
	}
}

// digitsOf returns what a sensitivity says, as text.
func digitsOf(s Sensitivity) []string {
	out := []string{s.Z.String(), s.Reading.String()}
	for _, x := range []Scaled{s.R, s.Power, s.Gradient.Re, s.Gradient.Im, s.Gradient.Abs, s.Flow.Re, s.Flow.Im, s.Ratio.Re, s.Ratio.Im} {
		text, _ := x.Decimal(25)
		out = append(out, text)
	}
	return out
}

// sameParts reports whether c has the digits of h(re + i·im).
func sameParts(c Complex, re, im poly.Elem, h exact.Rat, digits int) bool {
	for _, x := range []struct {
		got  Scaled
		want poly.Elem
	}{{c.Re, re}, {c.Im, im}} {
		q, _ := x.want.Rat()
		a, ok := x.got.Decimal(digits)
		if b, _ := point(q.Mul(h)).Decimal(digits); !ok || a != b {
			return false
		}
	}
	return true
}

func TestPropagatorFarOut(t *testing.T) {
	z := exact.Gaussian{Re: exact.Int(-1000000)}
	for _, r := range []rational.Function{rational.Pade(0, 1), rational.Pade(1, 1), rational.Pade(1, 2)} {
		const n = 100000
		s, err := NewPropagator(algebraic.Field{}, r, exact.Int(1), n).At(z, float32Threshold, 30)
		if err != nil {
			t.Fatal(err)
		}
		scheme, flow, err := EvaluateSteps(algebraic.Field{}, r, z, n, 30)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range [][2]Scaled{{s.Gradient.Abs, scheme}, {s.Flow.Abs, flow}} {
			a, _ := x[0].Decimal(30)
			if b, _ := x[1].Decimal(30); a != b {
				t.Errorf("%s, should be %s", a, b)
			}
		}
		if s.Flow.Abs.E.Cmp(big.NewInt(-40000000000)) > 0 {
			t.Errorf("the flow is %v", s.Flow.Abs.E)
		}
	}
}

// TestPropagatorAgainstDifferences integrates y' = λy with two λ that differ a little: the quotient of the differences
// tends to the gradient, with an error of the order of the square of the difference.
func TestPropagatorAgainstDifferences(t *testing.T) {
	r := rational.Pade(1, 2)
	h, n, lambda := exact.NewRat(1, 10), 40, exact.Int(-7)
	y := func(lambda exact.Rat) exact.Rat {
		v, _, _ := r.EvalGaussian(exact.Gaussian{Re: lambda.Mul(h)})
		q, _ := v.Rat()
		y := exact.Int(1)
		for range n {
			y = y.Mul(q)
		}
		return y
	}
	d := exact.Int(10).Pow(-9)
	quotient := y(lambda.Add(d)).Sub(y(lambda.Sub(d))).Quo(d.Mul(exact.Int(2)))
	s, err := NewPropagator(algebraic.Field{}, r, h, n).At(exact.Gaussian{Re: lambda.Mul(h)}, float32Threshold, 12)
	if err != nil {
		t.Fatal(err)
	}
	a, _ := s.Gradient.Re.Decimal(12)
	if b, _ := point(quotient).Decimal(12); a != b {
		t.Errorf("%s, by differences %s", a, b)
	}
}

func TestReadings(t *testing.T) {
	trapezoid, euler, explicit := rational.Pade(1, 1), rational.Pade(0, 1), rational.Pade(1, 0)
	for _, x := range []struct {
		r    rational.Function
		re   exact.Rat
		n    int
		want Reading
		why  string
	}{
		{explicit, exact.Int(-3), 10, Exploding, "|1 − 3| = 2"},
		{euler, exact.Int(1), 10, Exploding, "a pole"},
		{trapezoid, exact.NewRat(1, 10), 10, Faithful, "|R| > 1, as it should be where the flow grows"},
		{euler, exact.NewRat(1, 2), 10, Distorted, "2^11 = 2048, e^5 = 148"},
		{explicit, exact.Int(-2), 10, KeptBeyondFlow, "|R| = 1 is not above 1, e^−20 is below 2^−24"},
		{euler, exact.Int(-100), 100, GoneInBoth, "101^−101"},
		{trapezoid, exact.Int(-1000), 100, KeptBeyondFlow, "4e−6·0.67"},
		{trapezoid, exact.Int(-2), 2, LostByScheme, "R(−2) = 0"},
		{trapezoid, exact.NewRat(-1, 10), 10, Faithful, "close to the flow"},
		{euler, exact.NewRat(-1, 2), 10, Distorted, "(2/3)^11 = 0.0116, e^−5 = 0.0067"},
		{euler, exact.Int(-1), 23, KeptBeyondFlow, "2^−24 is a tie, which is not below; e^−23 is"},
		{euler, exact.Int(0), 5, Faithful, "1 and 1"},
	} {
		s, err := NewPropagator(algebraic.Field{}, x.r, exact.Int(1), x.n).At(exact.Gaussian{Re: x.re}, float32Threshold, 16)
		if err != nil || s.Reading != x.want {
			t.Errorf("%v at %v, %d steps: %v, %v, should be %v: %s", x.r, x.re, x.n, s.Reading, err, x.want, x.why)
		}
	}
}

// TestFarApart couples modes whose propagators differ by thousands of decades: the ratio to the flow is nearly real there.
func TestFarApart(t *testing.T) {
	for _, r := range []rational.Function{rational.Pade(0, 1), rational.Pade(1, 2), rational.Pade(2, 3)} {
		for n := 3; n < 5000; n *= 3 {
			p := NewPropagator(algebraic.Field{}, r, exact.Int(1), n)
			c, err := p.Between(exact.Gaussian{Re: exact.Int(-2257), Im: exact.Int(9216)}, exact.Gaussian{Re: exact.NewRat(-1, 1000)}, float32Threshold, 16)
			if err != nil || !c.Ratio.Abs.has(16) || c.Reading != Faithful && n < 100 {
				t.Errorf("%v, n = %d: %v, %v", r, n, c.Reading, err)
			}
		}
	}
}

// TestModulusOfNearlyZero takes the modulus of a number of which no more is known than that it is small.
func TestModulusOfNearlyZero(t *testing.T) {
	small := func(e int64) Scaled {
		return newScaled(exact.NewInterval(exact.Int(-1), exact.Int(1)), big.NewInt(e))
	}
	got := Complex{Re: small(0), Im: small(-1000)}.modulus(working{20, bitsFor(20)})
	if !got.M.Lo.IsZero() || got.M.Hi.IsZero() {
		t.Errorf("%v", got.M)
	}
}

// TestEqualPowers has points where f takes the same value, or a value with a part that is 0.
func TestEqualPowers(t *testing.T) {
	p := NewPropagator(algebraic.Field{}, rational.Pade(1, 1), exact.Int(1), 100)
	at := func(re, im int64) exact.Gaussian { return exact.Gaussian{Re: exact.Int(re), Im: exact.Int(im)} }
	for _, x := range [][2]exact.Gaussian{{at(-1, 0), at(-4, 0)}, {at(0, 2), at(0, -2)}} { // R(4/z) = −R(z); R(2i) = i
		c, err := p.Between(x[0], x[1], float32Threshold, 16)
		if got, ok := c.Gradient.Abs.Decimal(16); err != nil || !ok || got != "0" {
			t.Errorf("f[%v, %v] = %s, %v", x[0], x[1], got, err)
		}
	}
	s, err := p.At(at(0, 2), float32Threshold, 16)
	if im, ok := s.Gradient.Im.Decimal(16); err != nil || !ok || im != "0" {
		t.Errorf("f'(2i) = … + %s i, %v; should be n i⁹⁹/(1 − i)² = n/2", im, err)
	}
}

package asymptotics_test

import (
	"math/big"
	"testing"

	"rofz/asymptotics"
	"rofz/internal/sample"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/rational/exponential"
	"rofz/scheme"
)

// number is a complex number of so many bits: an arithmetic of its own for what follows.
type number struct{ re, im *big.Float }

const oracleBits = 2400

func float(x exact.Rat) *big.Float { return new(big.Float).SetPrec(oracleBits).SetRat(x.Big()) }

func gaussian(z exact.Gaussian) number { return number{float(z.Re), float(z.Im)} }

func real(x int64) number { return gaussian(exact.Gaussian{Re: exact.Int(x)}) }

func fl() *big.Float { return new(big.Float).SetPrec(oracleBits) }

func (a number) add(b number) number { return number{fl().Add(a.re, b.re), fl().Add(a.im, b.im)} }

func (a number) sub(b number) number { return number{fl().Sub(a.re, b.re), fl().Sub(a.im, b.im)} }

func (a number) mul(b number) number {
	return number{fl().Sub(fl().Mul(a.re, b.re), fl().Mul(a.im, b.im)), fl().Add(fl().Mul(a.re, b.im), fl().Mul(a.im, b.re))}
}

func (a number) over(n int64) number {
	d := float(exact.Int(n))
	return number{fl().Quo(a.re, d), fl().Quo(a.im, d)}
}

// phi sums Σ z^n/(n + k)!.
func phi(k int, z number) number {
	sum, term := real(0), real(1)
	for i := range k {
		term = term.over(int64(i + 1))
	}
	for n := int64(0); ; n++ {
		sum = sum.add(term)
		term = term.mul(z).over(n + int64(k) + 1)
		if size := fl().Add(fl().Abs(term.re), fl().Abs(term.im)); size.Sign() == 0 || n > 1000 && size.MantExp(nil) < -oracleBits {
			return sum
		}
	}
}

// etdrk4 is one step of the scheme of Cox and Matthews for y' = Ly + N(y), N(y) = μy, y(0) = 1, stage by stage as they write it, with
// z = hL and w = hμ.
func etdrk4(z, w number) number {
	half := z.over(2)
	e2, p2 := phi(0, half), phi(1, half).over(2)
	y := real(1)
	a := e2.mul(y).add(p2.mul(w).mul(y))
	b := e2.mul(y).add(p2.mul(w).mul(a))
	c := e2.mul(a).add(p2.mul(w).mul(b.add(b).sub(y)))
	p1, q2, q3 := phi(1, z), phi(2, z), phi(3, z)
	three, four := real(3), real(4)
	f1 := p1.sub(three.mul(q2)).add(four.mul(q3))
	f2 := q2.sub(q3.add(q3)).mul(real(2))
	f3 := four.mul(q3).sub(q2)
	return phi(0, z).mul(y).add(w.mul(f1.mul(y).add(f2.mul(a.add(b))).add(f3.mul(c))))
}

const etdrk4File = `{"name": "x", "kind": "exponential",
	"A": [["0","0","0","0"],["phi1(z/2)/2","0","0","0"],["0","phi1(z/2)/2","0","0"],["phi1(z/2)/2*(exp(z/2)-1)","0","phi1(z/2)","0"]],
	"b": ["phi1(z)-3*phi2(z)+4*phi3(z)","2*phi2(z)-4*phi3(z)","2*phi2(z)-4*phi3(z)","4*phi3(z)-phi2(z)"]}`

// TestExponentialRun compares |R| and the gradient after n steps of a scheme with three φ-functions with another route: the stages
// one by one with φ_k summed in 2400 bits, and a difference quotient.
func TestExponentialRun(t *testing.T) {
	s := sample.Try(scheme.Parse("x.json", []byte(etdrk4File))).Must(t)
	e := s.(scheme.Exponential)
	for _, x := range []struct {
		z, share string
		n        int
		why      string
	}{
		{"-1", "1/10", 1, "one step"},
		{"-300", "1/10", 3, "stiff"},
		{"-1/1000000000000000000000000000000", "1/2", 7, "so small that the terms of φ₃ cancel in 90 digits"},
		{"-1/100000000000+1/1000000000000*i", "2/3", 5, "the same, complex"},
		{"-3+4*i", "1/3", 10, "complex"},
		{"40*i", "1/5", 2, "on the axis"},
		{"-5", "1", 4, "no linear part: the tableau of Kutta"},
		{"-7/3", "-1/2", 4, "more than all in the linear part"},
		{"-1/2-1/2*i", "1/7", 100, "many steps"},
		{"1/2", "1/4", 3, "growing"},
	} {
		z, share := sample.Try(exact.ParseGaussian(x.z)).Must(t), sample.Try(exact.ParseRat(x.share)).Must(t)
		p := asymptotics.NewExponentialPropagator(e.Field(), e.StabilityFunction(share), exact.Int(1), x.n)
		const digits = 30
		got := sample.Try(p.At(z, exact.Int(2).Pow(-24), digits)).Must(t)
		at := func(z number) number {
			f := etdrk4(z.mul(gaussian(exact.Gaussian{Re: exact.Int(1).Sub(share)})), z.mul(gaussian(exact.Gaussian{Re: share})))
			out := real(1)
			for range x.n {
				out = out.mul(f)
			}
			return out
		}
		delta := exact.Int(10).Pow(-200)
		f, above, below := at(gaussian(z)), at(gaussian(z).add(gaussian(exact.Gaussian{Re: delta}))), at(gaussian(z).sub(gaussian(exact.Gaussian{Re: delta})))
		slope := above.sub(below)
		twice := float(delta.Mul(exact.Int(2)))
		for what, pair := range map[string][2]any{
			"Re of the gradient": {got.Gradient.Re, fl().Quo(slope.re, twice)}, "Im of the gradient": {got.Gradient.Im, fl().Quo(slope.im, twice)},
			"|Rⁿ|": {got.Power, fl().Sqrt(fl().Add(fl().Mul(f.re, f.re), fl().Mul(f.im, f.im)))},
		} {
			text, ok := pair[0].(asymptotics.Scaled).Decimal(digits)
			want := pair[1].(*big.Float)
			if rat, _ := want.Rat(nil); !ok || rat.Sign() != 0 && text != decimal(exact.FromBigRat(rat), digits) || rat.Sign() == 0 && text != "0" {
				t.Errorf("%s: %s at z = %s with θ = %s is %s, should be %s", x.why, what, x.z, x.share, text, want.Text('e', digits+2))
			}
		}
	}
}

// decimal writes x ≠ 0 as Scaled.Decimal does.
func decimal(x exact.Rat, digits int) string {
	text, _ := asymptotics.Scaled{M: exact.Point(x)}.Decimal(digits)
	return text
}

// TestFlowIsExact: a scheme that is e^z has the gradient of the flow, and the ratio 1 exactly, wherever it is asked.
func TestFlowIsExact(t *testing.T) {
	p := asymptotics.NewExponentialPropagator(algebraic.Field{}, exponential.Exp(exact.Int(1)), exact.NewRat(1, 10), 1000)
	one := asymptotics.Complex{Re: asymptotics.Scaled{M: exact.Point(exact.Int(1))}, Abs: asymptotics.Scaled{M: exact.Point(exact.Int(1))}}
	zs := []string{"0", "-1", "-1000000", "-1+5*i", "7*i", "1/1000000000000000000000"}
	for i, text := range zs {
		z := sample.Try(exact.ParseGaussian(text)).Must(t)
		s := sample.Try(p.At(z, exact.Int(2).Pow(-24), 16)).Must(t)
		a, _ := s.Gradient.Abs.Decimal(16)
		b, _ := s.Flow.Abs.Decimal(16)
		if a != b || decimalOf(s.Ratio.Re) != decimalOf(one.Re) || !s.Ratio.IsReal() || s.Reading == asymptotics.Exploding {
			t.Errorf("at %s the gradient is %s, the flow's %s, the ratio %s, %v", text, a, b, decimalOf(s.Ratio.Re), s.Reading)
		}
		for _, other := range zs[:i] {
			c := sample.Try(p.Between(z, sample.Try(exact.ParseGaussian(other)).Must(t), exact.Int(2).Pow(-24), 16)).Must(t)
			if decimalOf(c.Ratio.Abs) != decimalOf(one.Abs) {
				t.Errorf("between %s and %s the ratio is %s", text, other, decimalOf(c.Ratio.Abs))
			}
		}
	}
}

func decimalOf(x asymptotics.Scaled) string { text, _ := x.Decimal(16); return text }

// TestExplodesExactly: |R| = 1 is told from what is above by less than any number of digits.
func TestExplodesExactly(t *testing.T) {
	one := exponential.Constant(poly.Int(1))
	tiny := exponential.Polynomial(poly.FromRats(exact.Rat{}, exact.Int(10).Pow(-300)))
	for _, x := range []struct {
		r        exponential.Function
		z        string
		explodes bool
		why      string
	}{
		{exponential.Exp(exact.Int(1)), "3*i", false, "|e^3i| = 1"},
		{exponential.Exp(exact.Int(1)).Mul(exponential.Exp(exact.NewRat(-1, 3))), "5*i", false, "so is a product of such"},
		{exponential.Exp(exact.Int(1)).Add(exponential.Exp(exact.Int(-1))).Scale(poly.Rational(exact.NewRat(1, 2))), "5*i", false, "cos 5"},
		{one.Sub(tiny).Add(exponential.Exp(exact.Int(1)).Mul(tiny)), "-1", true, "1 + 10^−300(1 − 1/e)"},
		{one.Add(tiny).Sub(exponential.Exp(exact.Int(1)).Mul(tiny)), "-1", false, "1 − 10^−300(1 − 1/e)"},
	} {
		p := asymptotics.NewExponentialPropagator(algebraic.Field{}, x.r, exact.Int(1), 2)
		s := sample.Try(p.At(sample.Try(exact.ParseGaussian(x.z)).Must(t), exact.Int(2).Pow(-24), 8)).Must(t)
		if (s.Reading == asymptotics.Exploding) != x.explodes {
			t.Errorf("%s: %v", x.why, s.Reading)
		}
	}
}

package proofs

import (
	"context"
	"testing"

	"pgregory.net/rapid"

	"rofz/internal/sample"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs/certificate"
	"rofz/rational"
)

const (
	proved  = certificate.Proved
	refuted = certificate.Refuted
)

func parsePoly(t sample.Test, s string) poly.Poly {
	return sample.Try(poly.Parse(s, nil, "z")).Must(t)
}

func function(t sample.Test, p, q poly.Poly) rational.Function {
	return sample.Try(rational.New(p, q)).Must(t)
}

func TestDecideStability(t *testing.T) {
	for _, test := range []struct {
		p, q       string
		a, l, i, s certificate.Outcome // A-, L-, I-, strongly A-stable
		why        string
	}{
		{"1", "1-z", proved, proved, proved, proved, "backward Euler"},
		{"1+1/2*z", "1-1/2*z", proved, refuted, proved, refuted, "trapezoid: E = 0, R∞ = −1"},
		{"1+1/2*z+1/12*z^2", "1-1/2*z+1/12*z^2", proved, refuted, proved, refuted, "Gauss, 2 stages: E = 0, R∞ = 1"},
		{"1+1/3*z", "1-2/3*z+1/6*z^2", proved, proved, proved, proved, "Radau IIA, 2 stages"},
		{"1", "1", proved, refuted, proved, refuted, "R = 1: |R| ≤ 1, K is empty"},
		{"2", "1", refuted, refuted, refuted, refuted, "R = 2"},
		{"1/2", "1", proved, refuted, proved, proved, "R = 1/2: R∞ is not 0"},
		{"0", "1", proved, proved, proved, proved, "R = 0 vanishes at infinity"},
		{"1+z", "1", refuted, refuted, refuted, refuted, "forward Euler: deg P > deg Q"},
		{"1+z", "1-z^2", proved, proved, proved, proved, "reduces to 1/(1−z): the pole at −1 is cancelled"},
		{"1+z^2", "1-z+z^2-z^3", proved, proved, proved, proved, "common factor with the roots ±i on the axis"},
		{"1", "1+z^2", refuted, refuted, refuted, refuted, "poles at ±i"},
		{"1/2+z", "1+z", refuted, refuted, proved, refuted, "E = 3/4 > 0, but a pole at −1"},
		{"1", "1+z", refuted, refuted, proved, refuted, "I-stable and L-shaped, pole at −1"},
		{"1+2*z", "1-2*z", proved, refuted, proved, refuted, "Blaschke factor"},
		{"1-z", "1+z", refuted, refuted, proved, refuted, "inverse Blaschke factor: |R| = 1 on the axis"},
	} {
		r := function(t, parsePoly(t, test.p), parsePoly(t, test.q))
		for _, c := range []struct {
			decide func(algebraic.Field, rational.Function) Decision
			want   certificate.Outcome
		}{{DecideAStable, test.a}, {DecideLStable, test.l}, {DecideIStable, test.i}, {DecideStronglyAStable, test.s}} {
			if d := c.decide(algebraic.Field{}, r); d.Verdict.Outcome() != c.want {
				t.Errorf("%v, %s: %v (%s), want %v: %s", r, d.Property, d.Verdict, d.Reason, c.want, test.why)
			}
		}
	}
}

// TestPade05 and the like: Padé(0,5) fails on the axis, Padé(0,6) is I-stable and fails by its poles.
func TestPadeBeyondEhle(t *testing.T) {
	for _, test := range []struct {
		j, k int
		i, a certificate.Outcome
		why  string
	}{
		{0, 5, refuted, refuted, "E < 0 near 0"},
		{0, 6, proved, refuted, "E ≥ 0, poles in the left half-plane"},
		{3, 5, proved, proved, "second subdiagonal"},
		{2, 5, refuted, refuted, "third subdiagonal"},
		{5, 4, refuted, refuted, "deg P > deg Q"},
	} {
		r := rational.Pade(test.j, test.k)
		if d := DecideIStable(algebraic.Field{}, r); d.Verdict.Outcome() != test.i {
			t.Errorf("Padé(%d,%d) I-stable: %v, want %v: %s", test.j, test.k, d.Verdict, test.i, test.why)
		}
		if d := DecideAStable(algebraic.Field{}, r); d.Verdict.Outcome() != test.a {
			t.Errorf("Padé(%d,%d) A-stable: %v, want %v: %s", test.j, test.k, d.Verdict, test.a, test.why)
		}
	}
}

// TestConjugateFields: a verdict belongs to a root, not to its minimal polynomial. Of the three roots of
// x³ − 3x² + 3x/2 − 1/6 only γ = 0.4358… makes the SDIRK method with deg P = 2, order 3 A-stable [HW96, Table IV.6.4].
func TestConjugateFields(t *testing.T) {
	m, _ := poly.Parse("x^3-3*x^2+3/2*x-1/6", nil, "x")
	for _, test := range []struct {
		lo, hi exact.Rat
		want   certificate.Outcome
	}{
		{exact.NewRat(15, 100), exact.NewRat(16, 100), refuted},
		{exact.NewRat(43, 100), exact.NewRat(44, 100), proved},
		{exact.NewRat(24, 10), exact.NewRat(25, 10), refuted},
	} {
		k := sample.Try(algebraic.NewField(m, test.lo, test.hi)).Must(t)
		g := k.Algebra().Generator()
		q := poly.New(poly.Int(1), g.Neg()).Pow(3)
		e := poly.FromRats(exact.Int(1), exact.Int(1), exact.NewRat(1, 2))
		r := function(t, q.Mul(e).Truncate(3), q)
		if d := DecideLStable(k, r); d.Verdict.Outcome() != test.want {
			t.Errorf("γ in (%v, %v): %v (%s), want %v", test.lo, test.hi, d.Verdict, d.Reason, test.want)
		}
	}
}

// TestAxisSquares feeds E-polynomials with the traps of a sign decision, and expands the squares again.
func TestAxisSquares(t *testing.T) {
	tiny := "1/1000000000000000000000000000000"
	for _, test := range []struct {
		e    string
		ok   bool
		why  string
		plus string // added to e
	}{
		{"1/18432*t^3-1/147456*t^4+1/1048576*t^5", true, "SDIRK of order 4 with γ = 1/4: positive with a negative coefficient", ""},
		{"4-4*t^2+t^4", true, "double root at √2", ""},
		{"4-4*t^2+t^4", true, "just above a double root at √2", tiny},
		{"4-4*t^2+t^4", false, "just below a double root at √2", "-" + tiny},
		{"1-6*t+9*t^2", true, "double root at 1/3", ""},
		{"t-6*t^2+9*t^3", true, "double root at 1/3 and a simple one at 0", ""},
		{"-1+3*t-3*t^2+t^3", false, "triple root at 1", ""},
		{"1-3*t+3*t^2-t^3", false, "triple root at 1, negative beyond", ""},
		{"2+t-2*t^2+t^3", true, "one negative coefficient, no positive root", ""},
		{"-1/1000000*t^2+t^3", false, "a dip next to 0", ""},
		{"1-2*t+2*t^2-2*t^3+t^4", true, "(1−t)²(1+t²)", ""},
	} {
		e := sample.Try(poly.Parse(test.e, nil, "t")).Must(t)
		if test.plus != "" {
			c := sample.Try(poly.Parse(test.plus, nil, "t")).Must(t)
			e = e.Add(c)
		}
		squares, y := axisSquares(context.Background(), algebraic.Field{}, e)
		if (y == nil) != test.ok {
			t.Errorf("%s%+s: witness %v, want E ≥ 0 to be %v: %s", test.e, test.plus, y, test.ok, test.why)
			continue
		}
		if y != nil {
			if v, _ := e.EvalRat(y.Mul(*y)).Rat(); v.Sign() >= 0 {
				t.Errorf("%s: E(%v²) = %v is not negative", test.e, y, v)
			}
			continue
		}
		var sum poly.Poly // E(−z²) again
		for _, s := range squares {
			if w, _ := s.Weight.Rat(); w.Sign() <= 0 {
				t.Errorf("%s: weight %v", test.e, w)
			}
			sum = sum.Add(s.Poly.Mul(s.Poly.Reflect()).Scale(s.Weight))
		}
		back := make([]poly.Elem, 2*e.Degree()+1)
		for i, c := range e.Coeffs() {
			if back[2*i] = c; i%2 == 1 {
				back[2*i] = c.Neg()
			}
		}
		if !sum.Equal(poly.New(back...)) {
			t.Errorf("%s: the squares sum to %v", test.e, sum)
		}
	}
}

// blaschke draws a product of Blaschke factors with poles on the right, A-stable with |R| = 1 on the axis, and one
// with at least one pole on the left.
func blaschke(t *rapid.T, left bool) (p, q poly.Poly) {
	p, q = poly.FromInts(1), poly.FromInts(1)
	n := rapid.IntRange(1, 5).Draw(t, "factors")
	for i := range n {
		a := exact.NewRat(rapid.Int64Range(1, 20).Draw(t, "a"), rapid.Int64Range(1, 20).Draw(t, "b"))
		f := poly.FromRats(exact.Int(1), a.Neg()) // 1 − az
		if rapid.Bool().Draw(t, "pair") {         // 1 − az + bz², b > a²/4: a conjugate pair of zeros with positive real part
			f = poly.FromRats(exact.Int(1), a.Neg(), a.Mul(a).Add(exact.NewRat(1, 7)))
		}
		if left && i == 0 {
			f = f.Reflect()
		}
		q, p = q.Mul(f), p.Mul(f.Reflect())
	}
	return p, q
}

// TestSimplePoleBesideDoubleOnes has a real pole in the left half-plane whose approximations lie below the axis by chance, at many
// precisions, while double poles elsewhere make each of them dear.
func TestSimplePoleBesideDoubleOnes(t *testing.T) {
	for _, factors := range [][]poly.Poly{
		{poly.FromInts(3, 4), poly.FromInts(7, -7, 8), poly.FromInts(2800, -140, 407), poly.FromInts(2800, -140, 407)},
		{poly.FromInts(3, 14), poly.FromInts(7, -140, 2801), poly.FromInts(7, -140, 2801), poly.FromInts(7, -21, 64)},
	} {
		p, q := poly.FromInts(1), poly.FromInts(1)
		for _, f := range factors {
			q, p = q.Mul(f), p.Mul(f.Reflect())
		}
		d := DecideAStable(algebraic.Field{}, function(t, p, q))
		if d.Verdict.Outcome() != refuted || d.Pole == nil {
			t.Errorf("%v: %v, pole %v", q, d.Verdict, d.Pole)
		}
	}
}

func TestBlaschkeProducts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		left := rapid.Bool().Draw(t, "left")
		p, q := blaschke(t, left)
		r := function(t, p, q)
		if r.Denominator().Degree() < q.Degree() && left {
			t.Skip("a factor cancelled its reflection")
		}
		want := proved
		if left {
			want = refuted
		}
		if d := DecideAStable(algebraic.Field{}, r); d.Verdict.Outcome() != want {
			t.Fatalf("%v: %v (%s), want %v", r, d.Verdict, d.Reason, want)
		}
		if d := DecideIStable(algebraic.Field{}, r); d.Verdict.Outcome() != proved {
			t.Fatalf("%v: I-stable %v (%+v)", r, d.Verdict, d.Reason)
		}
	})
}

// TestPerturbed compares with the definition on a grid of Gaussian rationals: a proof must not contradict a point.
func TestPerturbed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		j, k := rapid.IntRange(0, 4).Draw(t, "j"), rapid.IntRange(1, 5).Draw(t, "k")
		r := rational.Pade(j, k)
		i := rapid.IntRange(0, j).Draw(t, "coefficient")
		eps := exact.NewRat(rapid.Int64Range(-9, 9).Draw(t, "size"), rapid.Int64Range(1, 1000).Draw(t, "divisor"))
		f := function(t, r.Numerator().Add(poly.Monomial(poly.Rational(eps), i)), r.Denominator())
		d := DecideAStable(algebraic.Field{}, f)
		if d.Verdict.Undecided() {
			t.Fatalf("%v: undecided: %+v", f, d.Reason)
		}
		if d.Verdict.Outcome() == refuted {
			return // the core has checked the witness
		}
		for x := int64(0); x <= 4; x++ {
			for y := int64(0); y <= 24; y++ {
				z := exact.Gaussian{Re: exact.NewRat(-x*x, 5), Im: exact.NewRat(y, 3)}
				p, q := norm(f.Numerator(), z), norm(f.Denominator(), z)
				if v, _ := q.Sub(p).Rat(); v.Sign() < 0 {
					t.Fatalf("%v is said to be A-stable, |P|² > |Q|² at %v", f, z)
				}
			}
		}
	})
}

func BenchmarkDecideAStable(b *testing.B) {
	for _, test := range []struct {
		name string
		r    rational.Function
	}{
		{"scheme=gauss/degree=10", rational.Pade(10, 10)},
		{"scheme=radau/degree=20", rational.Pade(19, 20)},
		{"scheme=pade-0-6/degree=6", rational.Pade(0, 6)},
	} {
		b.Run(test.name, func(b *testing.B) {
			for b.Loop() {
				if d := DecideAStable(algebraic.Field{}, test.r); d.Verdict.Undecided() {
					b.Fatal(d.Reason)
				}
			}
		})
	}
}

// TestPoleBoxes finds boxes in the left half-plane for schemes with E ≥ 0.
func TestPoleBoxes(t *testing.T) {
	for _, row := range []struct{ p, q, why string }{
		{"1", "1-z+1/2*z^2-1/6*z^3+1/24*z^4-1/120*z^5+1/720*z^6", "Padé (0, 6)"},
		{"1", "1+z", "a pole at −1"},
		{"1", "1+4*z+6*z^2+4*z^3+z^4", "four poles at −1"},
		{"1", "1000000000001/1000000000000+2*z+z^2", "two poles −1 ± 10⁻⁶ i"},
		{"1001/1000+z", "1+z", "a nearly cancelled pole"},
		{"1", "1+1/1000000*z", "a pole far away"},
	} {
		p, q := parsePoly(t, row.p), parsePoly(t, row.q)
		c := poleInLeftHalfPlane(algebraic.Field{}, p, q)
		v, err := certificate.Check(c)
		if !v.Proved() || err != nil {
			t.Errorf("%s: %v, %v", row.why, v, err)
		}
		if c.Center.Re.Add(c.Radius).Sign() > 0 {
			t.Errorf("%s: %v ± %v does not lie in the left half-plane", row.why, c.Center, c.Radius)
		}
		about, _ := certificate.About(c)
		roundTrip(t, Decision{Verdict: v, Certificate: c}, about)
	}
}

// TestPoleBoxesOverFields has a pole at a number of degree 2n: with the root of the field enclosed to 65 536 bits for
// each disc that is tried, even n = 3 takes half a minute.
func TestPoleBoxesOverFields(t *testing.T) {
	for _, n := range []int{2, 3, 5, 8} {
		m := poly.Monomial(poly.Int(1), n).Sub(poly.FromInts(3))
		k := sample.Try(algebraic.NewField(m, exact.Int(0), exact.Int(3))).Must(t)
		g := k.Algebra().Generator()
		c := g.Add(g.Mul(g).Mul(poly.Rational(exact.NewRat(1, 3)))).Mul(poly.Rational(exact.NewRat(-1, 12)))
		half := poly.Rational(exact.NewRat(1, 2))
		r := function(t, poly.New(poly.Int(1), half, c), poly.New(poly.Int(1), half.Neg(), c))
		d := DecideAStable(k, r)
		if !d.Verdict.Refuted() || d.Pole == nil || d.Pole.Count != 1 {
			t.Errorf("ℚ(3^(1/%d)): %v with the pole %v", n, d.Verdict, d.Pole)
		}
	}
}

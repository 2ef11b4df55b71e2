package proofs

import (
	"testing"

	"pgregory.net/rapid"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs/certificate"
)

var rationals algebraic.Field

// product multiplies integer polynomials in ζ, each given by ascending coefficients.
func product(factors ...[]int64) poly.Poly {
	p := poly.FromInts(1)
	for _, f := range factors {
		p = p.Mul(poly.FromInts(f...))
	}
	return p
}

func decidesMultistep(t *testing.T, rho, sigma poly.Poly, a, l, zero certificate.Outcome, why string) {
	t.Helper()
	for _, row := range []struct {
		d    Decision
		want certificate.Outcome
	}{
		{DecideMultistepAStable(rationals, rho, sigma), a},
		{DecideMultistepLStable(rationals, rho, sigma), l},
		{DecideZeroStable(rationals, rho), zero},
	} {
		if row.d.Verdict.Outcome() != row.want {
			t.Errorf("ρ = %v, σ = %v: %s %v, want %v (%s): %+v", rho, sigma, row.d.Property, row.d.Verdict, row.want, why, row.d.Reason)
		}
		roundTrip(t, row.d, certificate.Scheme{Kind: certificate.LinearSteps, Rho: rho, Sigma: sigma})
	}
}

// roundTrip writes the certificate and lets the core check what it reads back.
func roundTrip(t *testing.T, d Decision, about certificate.Scheme) {
	t.Helper()
	text := certificate.Format(certificate.NewFile(about, d.Certificate))
	f, err := certificate.Parse(text)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	if v, err := certificate.Check(f.Claims[0]); v != d.Verdict || err != nil {
		t.Errorf("%s, read back: %v, %v", d.Property, v, err)
	}
}

const (
	yes = certificate.Proved
	no  = certificate.Refuted
)

func TestMultistepMethods(t *testing.T) {
	euler := [][]int64{{-1, 1}, {0, 1}} // ρ, σ of backward Euler
	trapezoid := [][]int64{{-2, 2}, {1, 1}}
	for _, row := range []struct {
		rho, sigma poly.Poly
		a, l, zero certificate.Outcome
		why        string
	}{
		{product([]int64{-1, 1}), product([]int64{0, 1}), yes, yes, yes, "backward Euler"},
		{product([]int64{-1, 1}), product([]int64{1}), no, no, yes, "forward Euler"},
		{product([]int64{1, -4, 3}), product([]int64{0, 0, 2}), yes, yes, yes, "BDF2"},
		{product([]int64{-2, 9, -18, 11}), product([]int64{0, 0, 0, 6}), no, no, yes, "BDF3"},
		{product([]int64{-60, 490, -1764, 3675, -4900, 4410, -2940, 1089}), product([]int64{0, 0, 0, 0, 0, 0, 0, 420}), no, no, no,
			"BDF7 is not even zero-stable (Hairer, Nørsett & Wanner, theorem III.3.4)"},
		{product([]int64{-2, 2}), product([]int64{1, 1}), yes, no, yes, "trapezoidal rule"},
		{product([]int64{-1, 0, 1}), product([]int64{0, 2}), no, no, yes, "explicit midpoint, two simple zeros on the circle"},
		{product([]int64{-3, 0, 3}), product([]int64{1, 4, 1}), no, no, yes, "Milne and Simpson"},
		{product([]int64{-1, 0, 1}), product([]int64{1, 0, 1}), yes, no, yes, "ρ/σ imaginary on the whole circle"},
		{product(euler[0], []int64{-2, 1}), product(euler[1], []int64{-2, 1}), no, no, no, "reduces to backward Euler, and 2 is a root for all z"},
		{product(euler[0], []int64{-1, 2}), product(euler[1], []int64{-1, 2}), yes, no, yes, "common zero 1/2"},
		{product(euler[0], []int64{0, 1}), product(euler[1], []int64{0, 1}), yes, yes, yes, "common zero 0"},
		{product(euler[0], []int64{1, 1}), product(euler[1], []int64{1, 1}), yes, no, yes, "common zero −1, where Re ρ₁/σ₁ = 2"},
		{product(euler[0], []int64{1, 0, 1}), product(euler[1], []int64{1, 0, 1}), yes, no, yes, "common zeros ±i, where Re ρ₁/σ₁ = 1"},
		{product(euler[0], []int64{-1, 1}), product(euler[1], []int64{-1, 1}), no, no, no, "common zero 1, where ρ₁/σ₁ = 0"},
		{product(trapezoid[0], []int64{1, 0, 1}), product(trapezoid[1], []int64{1, 0, 1}), no, no, yes, "common zeros ±i, where ρ₁/σ₁ is imaginary"},
		{product(trapezoid[0], []int64{1, 1}), product(trapezoid[1], []int64{1, 1}), yes, no, yes, "common zero −1, the pole of ρ₁/σ₁"},
		{product(trapezoid[0], []int64{1, 1}, []int64{-1, 2}, []int64{-1, 2}), product(trapezoid[1], []int64{1, 1}, []int64{-1, 2}, []int64{-1, 2}), yes, no, yes,
			"common zero −1 and a double one inside"},
		{product(euler[0], []int64{1, 0, 1}, []int64{1, 0, 1}), product(euler[1], []int64{1, 0, 1}, []int64{1, 0, 1}), no, no, no, "common double zeros ±i"},
		{product(euler[0], []int64{1, -3, 1}), product(euler[1], []int64{1, -3, 1}), no, no, no, "common zeros a, 1/a off the circle"},
		{product(euler[0], []int64{1, 1, -1, 1, 1}), product(euler[1], []int64{1, 1, -1, 1, 1}), no, no, no, "a self-reciprocal factor with two zeros on the circle and two real ones off it"},
		{product([]int64{-1, 1}, []int64{-1, 2}, []int64{-1, 2}), product([]int64{0, 0, 0, 1}), no, no, yes, "a double zero of ρ inside"},
		{product([]int64{-1, 1}, []int64{-1, 1}), product([]int64{0, 0, 1}), no, no, no, "a double zero of ρ at 1"},
	} {
		decidesMultistep(t, row.rho, row.sigma, row.a, row.l, row.zero, row.why)
	}
}

// TestAveragedBackward decides the family whose characteristic roots decay as slowly as one likes.
func TestAveragedBackward(t *testing.T) {
	for k := 1; k <= 12; k++ {
		rho := poly.Monomial(poly.Int(1), k)
		for j := range k {
			rho = rho.Sub(poly.Monomial(poly.Rational(exact.NewRat(1, int64(k))), j))
		}
		decidesMultistep(t, rho, poly.Monomial(poly.Rational(exact.NewRat(int64(k)+1, 2)), k), yes, yes, yes, "averaged backward")
	}
}

// TestZeroStabilityByConstruction multiplies factors whose zeros are known.
func TestZeroStabilityByConstruction(t *testing.T) {
	inside := [][]int64{{-1, 2}, {1, 3}, {2, 2, 3}, {0, 1}, {1, 1, 2}}
	circle := [][]int64{{-1, 1}, {1, 1}, {1, 0, 1}, {1, -1, 1}, {5, -6, 5}, {2, 1, 2}, {1, 0, 0, 0, 1}}
	outside := [][]int64{{-3, 2}, {3, 1}, {3, 2, 2}, {1, -3, 1}, {1, 1, -1, 1, 1}}
	rapid.Check(t, func(t *rapid.T) {
		rho, want := poly.FromInts(1), yes
		seen := make(map[int]bool)
		for range rapid.IntRange(1, 4).Draw(t, "factors") {
			switch rapid.IntRange(0, 5).Draw(t, "sort") {
			case 0, 1, 2:
				rho = rho.Mul(poly.FromInts(rapid.SampledFrom(inside).Draw(t, "inside")...))
			case 3, 4:
				i := rapid.IntRange(0, len(circle)-1).Draw(t, "circle")
				if rho = rho.Mul(poly.FromInts(circle[i]...)); seen[i] {
					want = no
				}
				seen[i] = true
			case 5:
				rho, want = rho.Mul(poly.FromInts(rapid.SampledFrom(outside).Draw(t, "outside")...)), no
			}
		}
		if d := DecideZeroStable(rationals, rho); d.Verdict.Outcome() != want {
			t.Errorf("%v: %v, want %v: %+v", rho, d.Verdict, want, d.Reason)
		}
	})
}

// TestMultistepAlwaysDecided also compares the verdict with a walk around a circle just outside the disc: a method that
// was proved A-stable has Re(ρ/σ) > 0 there.
func TestMultistepAlwaysDecided(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		coefficients := rapid.SliceOfN(rapid.Int64Range(-4, 4), 1, 5)
		rho, sigma := poly.FromInts(coefficients.Draw(t, "rho")...), poly.FromInts(coefficients.Draw(t, "sigma")...)
		if rho.Degree() < 1 || sigma.IsZero() || sigma.Degree() > rho.Degree() {
			t.Skip()
		}
		d := DecideMultistepAStable(rationals, rho, sigma)
		if d.Verdict.Undecided() {
			t.Fatalf("ρ = %v, σ = %v: %+v", rho, sigma, d.Reason)
		}
		if d.Verdict.Refuted() {
			return
		}
		for i := int64(-40); i <= 40; i++ { // points (1 − w)/(1 + w) with Re w < 0
			w := exact.Gaussian{Re: exact.NewRat(-1, 50), Im: exact.NewRat(i, 10)}
			z := cayleyPoint(w)
			if scalar(rho, sigma, z).IsZero() && norm(sigma, z).IsZero() {
				continue
			}
			if rationals.Sign(scalar(rho, sigma, z)) <= 0 {
				t.Fatalf("ρ = %v, σ = %v is A-stable, but Re ρ/σ ≤ 0 at %v", rho, sigma, z)
			}
		}
	})
}

func TestAlgebraicStability(t *testing.T) {
	tableau := func(rows ...[]exact.Rat) (a [][]poly.Elem, b []poly.Elem) {
		for i, row := range rows {
			var out []poly.Elem
			for _, x := range row {
				out = append(out, poly.Rational(x))
			}
			if i == len(rows)-1 {
				return a, out
			}
			a = append(a, out)
		}
		return nil, nil
	}
	q := exact.NewRat
	for _, row := range []struct {
		rows [][]exact.Rat
		want certificate.Outcome
		why  string
	}{
		{[][]exact.Rat{{q(1, 1)}, {q(1, 1)}}, yes, "backward Euler: M = 1"},
		{[][]exact.Rat{{q(1, 2)}, {q(1, 1)}}, yes, "implicit midpoint: M = 0"},
		{[][]exact.Rat{{q(0, 1)}, {q(1, 1)}}, no, "forward Euler: M = −1"},
		{[][]exact.Rat{{q(0, 1), q(0, 1)}, {q(1, 2), q(1, 2)}, {q(1, 2), q(1, 2)}}, no, "trapezoid: M = diag(−1/4, 1/4)"},
		{[][]exact.Rat{{q(5, 12), q(-1, 12)}, {q(3, 4), q(1, 4)}, {q(3, 4), q(1, 4)}}, yes, "Radau IIA: M of rank 1, a zero pivot"},
		{[][]exact.Rat{{q(1, 2), q(-1, 2)}, {q(1, 2), q(1, 2)}, {q(1, 2), q(1, 2)}}, yes, "Lobatto IIIC"},
		{[][]exact.Rat{{q(1, 1), q(0, 1)}, {q(0, 1), q(1, 1)}, {q(2, 1), q(-1, 1)}}, no, "a negative weight"},
		{[][]exact.Rat{{q(1, 1), q(1, 1)}, {q(0, 1), q(1, 1)}, {q(1, 1), q(0, 1)}}, no, "b₂ = 0 but row 2 of M is not zero: a zero pivot"},
		{[][]exact.Rat{{q(1, 1), q(0, 1)}, {q(7, 1), q(1, 1)}, {q(1, 1), q(0, 1)}}, yes, "an unused stage, b₂ = 0"},
	} {
		a, b := tableau(row.rows...)
		d := DecideAlgebraicallyStable(rationals, a, b)
		if d.Verdict.Outcome() != row.want {
			t.Errorf("%s: %v, want %v: %+v", row.why, d.Verdict, row.want, d.Reason)
		}
		roundTrip(t, d, certificate.Scheme{Kind: certificate.RungeKutta, A: a, Weights: b})
	}
}

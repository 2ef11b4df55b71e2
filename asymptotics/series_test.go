package asymptotics

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"rofz/internal/sample"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/rational"
)

func TestLaurentSeries(t *testing.T) {
	for _, row := range []struct{ p, q, want, why string }{
		{"1", "1-z", "{-1 [-1 -1 -1]}", "1/(1−z) = −1/z − 1/z² − …"},
		{"1+1/2*z", "1-1/2*z", "{0 [-1 -4 -8 -16]}", "−(1+2w)/(1−2w), w = 1/z"},
		{"1+z+1/2*z^2", "1", "{2 [1/2 1 1 0 0 0]}", "a polynomial"},
		{"0", "1", "{0 []}", "zero"},
		{"1", "1-z^4", "{0 []}", "all terms below the last one asked for"},
	} {
		if got := fmt.Sprint(LaurentSeries(function(t, row.p, row.q), -3)); got != row.want {
			t.Errorf("(%s)/(%s): %s, want %s: %s", row.p, row.q, got, row.want, row.why)
		}
	}
	l := LaurentSeries(function(t, "1", "1-z"), -3)
	if got := fmt.Sprint(l.Coeff(0), l.Coeff(-1), l.Coeff(-9)); got != "0 -1 0" {
		t.Errorf("coefficients %s", got)
	}
}

// TestLaurentSolves checks Q·R = P, term by term, for the series of a random R, and that the series of R' is the
// derivative of that of R.
func TestLaurentSolves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		coeff := rapid.Int64Range(-9, 9)
		p := poly.FromInts(rapid.SliceOfN(coeff, 1, 5).Draw(t, "p")...)
		q := poly.FromInts(append([]int64{1}, rapid.SliceOfN(coeff, 0, 5).Draw(t, "q")...)...)
		r, err := rational.New(p, q)
		if err != nil || p.IsZero() {
			t.Skip()
		}
		p, q = r.Numerator(), r.Denominator()
		const last = -6
		l, d := LaurentSeries(r, last), LaurentSeries(r.Derivative(), last-1)
		for n := p.Degree(); n >= last+q.Degree(); n-- {
			var sum poly.Elem
			for i := range q.Degree() + 1 {
				sum = sum.Add(q.Coeff(i).Mul(l.Coeff(n - i)))
			}
			if want := p.Coeff(n); n >= 0 && !sum.Equal(want) || n < 0 && !sum.IsZero() {
				t.Fatalf("Q·R and P differ at z^%d", n)
			}
		}
		for n := l.Top; n >= last; n-- {
			if want := l.Coeff(n).Mul(poly.Int(int64(n))); !d.Coeff(n - 1).Equal(want) {
				t.Fatalf("the series of R' has %v z^%d, want %v", d.Coeff(n-1), n-1, want)
			}
		}
	})
}

// TestStepsAtInfinity compares with the expansion of (Rⁿ)'.
func TestStepsAtInfinity(t *testing.T) {
	for _, f := range [][2]string{{"1", "1-z"}, {"1+1/2*z", "1-1/2*z"}, {"1+1/3*z", "1-2/3*z+1/6*z^2"}, {"1", "1-z+1/2*z^2"}, {"1+z+1/2*z^2", "1"}} {
		r := function(t, f[0], f[1])
		for n := 1; n <= 6; n++ {
			power := sample.Try(rational.New(r.Numerator().Pow(n), r.Denominator().Pow(n))).Must(t)
			want := AtInfinity(power)
			if e, c := StepsAtInfinity(r, n); e != want.Exponent || !c.Equal(want.Leading) {
				t.Errorf("%s/%s, %d steps: %v z^%d, want %v z^%d", f[0], f[1], n, c, e, want.Leading, want.Exponent)
			}
		}
	}
}

func TestDividedDifference(t *testing.T) {
	r := function(t, "1", "1-z") // R[z, w] = 1/((1−z)(1−w))
	at := func(s string) exact.Gaussian {
		return sample.Try(exact.ParseGaussian(s)).Must(t)
	}
	for _, row := range []struct{ z, w, want, why string }{
		{"-1", "-3", "1/8 0", "1/(2·4)"},
		{"-1", "-1", "1/4 0", "R'(−1)"},
		{"i", "-i", "1/2 0", "1/|1−i|²"},
		{"i", "-1", "1/4 1/4", "1/(2(1−i)) = (1+i)/4"},
		{"1", "-1", "pole", "1 is a pole"},
		{"1", "1", "pole", "1 is a pole"},
	} {
		got := "pole"
		if re, im, ok := DividedDifference(r, at(row.z), at(row.w)); ok {
			got = fmt.Sprint(re, im)
		}
		if got != row.want {
			t.Errorf("R[%s, %s] = %s, want %s: %s", row.z, row.w, got, row.want, row.why)
		}
	}
}

// backwardDifferentiation returns ρ = Σ_{j≤k} ζ^(k−j)(ζ−1)^j/j and σ = ζ^k.
func backwardDifferentiation(k int) (rho, sigma poly.Poly) {
	for j := 1; j <= k; j++ {
		rho = rho.Add(poly.FromInts(-1, 1).Pow(j).Shift(k - j).Scale(poly.Rational(exact.NewRat(1, int64(j)))))
	}
	return rho, poly.Monomial(poly.Int(1), k)
}

// TestExpandByHand: BDF1 is ζ = 1/(1−z) = ω/(1+ω)·… with ω = −1/z; BDF2 is ζ = (2 ± √(1+2z))/(3−2z), with ω² = 1/(2z) and
// the sign of the root chosen by ω: ω − 2ω² + (7/2)ω³ − …; Adams and Bashforth's method with 2 steps grows like
// ζ = (3/2)z + 1/3·…, which is 1/ω + 2/3 + …, ω = 2/(3z).
func TestExpandByHand(t *testing.T) {
	for _, row := range []struct{ rho, sigma, want, why string }{
		{"-1+x", "x", "[{0 [0 1 -1 1]}]", "ζ = 1/(1−z), 1/z = −ω: ζ = ω/(1+ω)"},
		{"1/2-2*x+3/2*x^2", "x^2", "[{0 [0 1 -2 7/2]}]", "ζ = (2ω² + √(1+ω²)·ω)·…"},
		{"-1+x", "1/2+1/2*x", "[{0 [-1 1 -1/2 1/4]}]", "ζ = (1+z/2)/(1−z/2) = −1 − 4/z − 8/z² − 16/z³, ω = −4/z"},
		{"-1+x", "1", "[{-1 [1 1 0 0]}]", "ζ = 1 + z, ω = 1/z"},
	} {
		rho, sigma := parse(t, row.rho, "x"), parse(t, row.sigma, "x")
		var got []Puiseux
		for _, b := range Branches(algebraic.Field{}, rho, sigma) {
			got = append(got, b.Expand(rho, sigma, 4))
		}
		if fmt.Sprint(got) != row.want {
			t.Errorf("%s, %s: %v, want %s: %s", row.rho, row.sigma, got, row.want, row.why)
		}
	}
}

// TestExpandSolves puts the series into ρ(ζ) − zσ(ζ), which must vanish to the order of the truncation: with 1/z = ω^m/κ,
// κσ(ζ) − ω^m ρ(ζ) = O(ω^(m+n−1)) for n coefficients.
func TestExpandSolves(t *testing.T) {
	const n = 9
	for k := 1; k <= 6; k++ {
		rho, sigma := backwardDifferentiation(k)
		methods := [][2]poly.Poly{{rho, sigma}, {rho, sigma.Add(poly.FromInts(1, 1))}, {rho.Mul(poly.FromInts(1, 3)), sigma}}
		for _, m := range methods {
			for _, b := range Branches(algebraic.Field{}, m[0], m[1]) {
				if b.Factor.IsZero() || b.Constant {
					continue
				}
				r := residues{b.Factor}
				s := b.Expand(m[0], m[1], n)
				left := r.atSeries(m[1].Quo(poly.GCD(m[0], m[1])), s.Coeffs)
				right := r.atSeries(m[0].Quo(poly.GCD(m[0], m[1])), s.Coeffs)
				for i := range n {
					x := r.mul(left[i], b.Kappa)
					if i >= b.Multiplicity {
						x = x.Sub(right[i-b.Multiplicity])
					}
					if !x.IsZero() {
						t.Errorf("ρ = %v, σ = %v: the series %v fails at ω^%d", m[0], m[1], s, i)
					}
				}
			}
		}
	}
}

// atSeries returns p(ζ) as a power series of the same length.
func (r residues) atSeries(p poly.Poly, zeta []poly.Poly) []poly.Poly {
	out := make([]poly.Poly, len(zeta))
	for i := p.Degree(); i >= 0; i-- {
		next := make([]poly.Poly, len(zeta))
		for a := range zeta {
			for b := 0; a+b < len(zeta); b++ {
				next[a+b] = next[a+b].Add(r.mul(out[a], zeta[b]))
			}
		}
		next[0] = next[0].Add(poly.Constant(p.Coeff(i)))
		out = next
	}
	return out
}

// TestPrincipalRoot: that of BDF2 is (2 − √(1+2z))/(3 − 2z), with the branch point −1/2 and ζ = 1/2 there; for BDF4 and
// BDF6, dz/dζ = ζ^(−k−1)·Σ(1 − 1/ζ)^j·… vanishes at ζ = 1/2, where Σ_{j≤k} (1 − 1/ζ)^j/j = Σ (−1)^j/j.
func TestPrincipalRoot(t *testing.T) {
	for k, want := range map[int]string{
		1: "to infinity 0", 2: "branch point 1/2 -1/2", 3: "to infinity 0", 4: "branch point 1/2 -7/12", 5: "to infinity 0", 6: "branch point 1/2 -37/60",
	} {
		rho, sigma := backwardDifferentiation(k)
		if got := fate(PrincipalRoot(algebraic.Field{}, rho, sigma)); got != want {
			t.Errorf("BDF%d: %s, want %s", k, got, want)
		}
	}
	for _, row := range []struct{ rho, sigma, want, why string }{
		{"-1+x", "1/2+1/2*x", "to infinity -1", "the trapezoidal rule: ζ → −1"},
		{"-1+x", "1", "growing", "forward Euler: ζ = 1 + z"},
		{"-1+x", "-1+2*x", "to infinity 1/2", "ζ = (1−z)/(1−2z)"},
		{"-1+x", "2-x", "pole -1", "ζ = (1+2z)/(1+z)"},
		{"-x+x^2", "-1/2+3/2*x", "to infinity 1/3", "Adams and Bashforth with two steps: ρ'σ − ρσ' = (3ζ² − 2ζ + 1)/2 has no real zero"},
		{"1-2*x+x^2", "x", "none", "a double zero of ρ at 1"},
		{"2-x", "1", "none", "ζ = 1 is no zero of ρ"},
		{"3-4*x+x^2", "4-x", "branch point 2.267949192431123 -0.5358983848622454", "ρ'(1) < 0: ζ increases to 4 − √3, where dz/dζ = 0 and z = 2√3 − 4"},
	} {
		if got := fate(PrincipalRoot(algebraic.Field{}, parse(t, row.rho, "x"), parse(t, row.sigma, "x"))); got != row.want {
			t.Errorf("ρ = %s, σ = %s: %s, want %s: %s", row.rho, row.sigma, got, row.want, row.why)
		}
	}
}

func fate(p Principal) string {
	switch p.Fate {
	case ToInfinity:
		return "to infinity " + p.Zeta.String()
	case AtBranchPoint:
		return "branch point " + p.Zeta.String() + " " + p.Z.String()
	case AtPole:
		return "pole " + p.Z.String()
	case Growing:
		return "growing"
	}
	return "none"
}

// TestRootBranches compares the polygon with the theory of multistep methods, and has two methods worked out by hand.
func TestRootBranches(t *testing.T) {
	for _, row := range []struct {
		coeffs []string
		want   string
		why    string
	}{
		{[]string{"-1", "1-z"}, "[x n=1 s=1 [1 1]]", "ζ = 1/(1−z) ~ −1/z: c + 1"},
		{[]string{"1/3", "-4/3", "1-2/3*z"}, "[x n=2 s=1/2 [-1/2 1]]", "BDF2: c² = 1/2"},
		{[]string{"z", "1-z", "z^2"}, "[x n=2 s=1/2 [1 1]]", "z²ζ² + (1−z)ζ + z: the orders 1, 1, 0 of η⁰, η¹, η² make one edge; ζ ~ (−1/z)^(1/2)"},
		{[]string{"1", "z", "z^3"}, "[x n=2 s=3/2 [1 1]]", "z³ζ² + zζ + 1: c² = −1, and zζ is below the edge"},
		{[]string{"1", "z^2", "z^3"}, "[x n=1 s=1 [1 1] x n=1 s=2 [1 1]]", "two edges: ζ ~ −1/z and ζ ~ −1/z²"},
		{[]string{"0", "-1", "1-z"}, "[x n=1 constant x n=1 s=1 [1 1]]", "a root 0 for all z"},
		{[]string{"1", "1+z", "1"}, "[x n=1 s=1 [1 1] infinite n=1 s=-1 [1 1]]", "ζ² + (1+z)ζ + 1: ζ ~ −1/z and ζ ~ −z"},
		{[]string{"1-2*z", "0", "z"}, "[-2+x^2 n=2 s=1 [1/4*x 1]]", "ζ² = 2 − 1/z: ζ − √2 ~ −1/(2√2 z), and 1/(2√2) = √2/4"},
	} {
		var coeffs []poly.Poly
		for _, s := range row.coeffs {
			coeffs = append(coeffs, parse(t, s, "z"))
		}
		if got := fmt.Sprint(branchTexts(RootBranches(algebraic.Field{}, coeffs))); got != row.want {
			t.Errorf("%v: %s, want %s: %s", row.coeffs, got, row.want, row.why)
		}
	}
}

func branchTexts(bs []RootBranch) []string {
	var out []string
	for _, b := range bs {
		name := "infinite"
		if !b.Factor.IsZero() {
			name = b.Factor.Format("x")
		}
		if b.Constant {
			out = append(out, fmt.Sprintf("%s n=%d constant", name, b.Count))
			continue
		}
		out = append(out, fmt.Sprintf("%s n=%d s=%v %v", name, b.Count, b.Rate, b.Edge))
	}
	return out
}

// TestPolygonOfMultistep compares RootBranches with Branches, which knows that c^m = κ.
func TestPolygonOfMultistep(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		coeff := rapid.Int64Range(-4, 4)
		rho := poly.FromInts(append(rapid.SliceOfN(coeff, 1, 5).Draw(t, "rho"), 1)...)
		base := poly.FromInts(rapid.SliceOfN(coeff, 1, 3).Draw(t, "sigma")...)
		sigma := base.Pow(rapid.IntRange(1, 3).Draw(t, "power"))
		if sigma.IsZero() || sigma.Degree() > rho.Degree() || poly.GCD(rho, sigma).Degree() > 0 {
			t.Skip()
		}
		coeffs := make([]poly.Poly, rho.Degree()+1)
		for i := range coeffs {
			coeffs[i] = poly.New(rho.Coeff(i), sigma.Coeff(i).Neg())
		}
		got := branchTexts(RootBranches(algebraic.Field{}, coeffs))
		var want []string
		for _, b := range Branches(algebraic.Field{}, rho, sigma) {
			s := exact.NewRat(1, int64(b.Multiplicity))
			name, edge := b.Factor.Format("x"), b.Kappa.Neg()
			if b.Factor.IsZero() {
				name, s = "infinite", s.Neg()
			}
			want = append(want, fmt.Sprintf("%s n=%d s=%v [%v 1]", name, b.Count, s, edge))
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("ρ = %v, σ = %v: %v, want %v", rho, sigma, got, want)
		}
	})
}

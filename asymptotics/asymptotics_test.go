package asymptotics

import (
	"fmt"
	"testing"

	"rofz/internal/sample"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/rational"
)

func parse(t *testing.T, s, variable string) poly.Poly {
	t.Helper()
	return sample.Try(poly.Parse(s, nil, variable)).Must(t)
}

// TestAtInfinity has the table of Hairer & Wanner, sections IV.3 and IV.5, with the leading terms of R' expanded by hand.
func TestAtInfinity(t *testing.T) {
	for _, row := range []struct{ p, q, limit, leading, why string }{
		{"1", "1-z", "0", "1 z^-2", "backward Euler"},
		{"1+1/2*z", "1-1/2*z", "-1", "4 z^-2", "trapezoid"},
		{"1+2/3*z", "1-1/3*z", "-2", "9 z^-2", "θ = 1/3: θ⁻²"},
		{"1+1/2*z+1/12*z^2", "1-1/2*z+1/12*z^2", "1", "-12 z^-2", "Gauss, 2 stages"},
		{"1+1/2*z+1/10*z^2+1/120*z^3", "1-1/2*z+1/10*z^2-1/120*z^3", "-1", "24 z^-2", "Gauss, 3 stages"},
		{"1+1/3*z", "1-2/3*z+1/6*z^2", "0", "-2 z^-2", "Radau, 2 stages"},
		{"1+2/5*z+1/20*z^2", "1-3/5*z+3/20*z^2-1/60*z^3", "0", "3 z^-2", "Radau, 3 stages"},
		{"1", "1-z+1/2*z^2", "0", "-4 z^-3", "Lobatto IIIC, 2 stages"},
		{"1+1/4*z", "1-3/4*z+1/4*z^2-1/24*z^3", "0", "12 z^-3", "Lobatto IIIC, 3 stages"},
		{"1+z", "1", "infinite", "1 z^0", "forward Euler"},
		{"1+z+1/2*z^2+1/6*z^3+1/24*z^4", "1", "infinite", "1/6 z^3", "the classical method of order 4"},
		{"1+z+z^3", "1-2*z", "infinite", "-1 z^1", "deg P − deg Q = 2: 2·(1/−2)"},
		{"7", "1", "7", "constant", "a constant"},
		{"1+z^3", "1+z^3+z", "1", "2 z^-3", "the first two coefficients of 1/z vanish: R = 1 − z⁻² + …"},
	} {
		r := sample.Try(rational.New(parse(t, row.p, "z"), parse(t, row.q, "z"))).Must(t)
		at := AtInfinity(r)
		limit, leading := "infinite", "constant"
		if at.Finite {
			limit = at.Limit.String()
		}
		if !at.Constant {
			leading = fmt.Sprintf("%v z^%d", at.Leading, at.Exponent)
		}
		if limit != row.limit || leading != row.leading {
			t.Errorf("%s: R → %s, R' ~ %s, want %s, %s", row.why, limit, leading, row.limit, row.leading)
		}
	}
}

func TestBranches(t *testing.T) {
	for _, row := range []struct {
		rho, sigma string
		want       []string
		why        string
	}{
		{"-1+x", "x", []string{"x m=1 n=1 -2 -1"}, "BDF1: ζ = 1/(1−z) ~ −1/z"},
		{"1/2-2*x+3/2*x^2", "x^2", []string{"x m=2 n=2 -3/2 1/2"}, "BDF2: 2ρ(0)/σ''(0) = 1/2"},
		{"-1+x", "1/2+1/2*x", []string{"1+x m=1 n=1 -2 -4"}, "trapezoid: ζ ~ −1 − 4/z"},
		{"-1+x", "1", []string{"infinite m=1 n=1 0 1"}, "forward Euler: ζ = 1 + z"},
		{"-x+x^2", "-1/2+3/2*x", []string{"-1/3+x m=1 n=1 -2 -4/27", "infinite m=1 n=1 0 3/2"}, "Adams–Bashforth 2: ρ(1/3)/σ' = (−2/9)/(3/2)"},
		{"-1+x^2", "1/3+4/3*x+1/3*x^2", []string{"1+4*x+x^2 m=1 n=2 -2 3*x"}, "Milne and Simpson: ρ/σ' = 3(ζ²−1)/(2(ζ+2)) = −3(2ζ+1)/(ζ+2) = 3ζ, for ζ² = −4ζ−1"},
		{"1-3*x+2*x^2", "x-x^2", []string{"x m=1 n=1 -2 1", "-1+x constant m=1 n=1"}, "the common zero 1"},
		{"-1+3*x-3*x^2+x^3", "x^2-2*x+1", []string{"infinite m=1 n=1 0 1", "-1+x constant m=2 n=2"}, "(ζ−1)³, (ζ−1)²: two constant roots and ζ = 1 + z"},
		{"-1+x", "-x+x^2", []string{"x m=1 n=1 -2 1", "-1+x constant m=1 n=1"}, "a constant root, and 1/z: ρ₁ = 1, σ₁ = ζ"},
	} {
		var got []string
		for _, b := range Branches(algebraic.Field{}, parse(t, row.rho, "x"), parse(t, row.sigma, "x")) {
			name := "infinite"
			if !b.Factor.IsZero() {
				name = b.Factor.Format("x")
			}
			if b.Constant {
				got = append(got, fmt.Sprintf("%s constant m=%d n=%d", name, b.Multiplicity, b.Count))
				continue
			}
			got = append(got, fmt.Sprintf("%s m=%d n=%d %v %s", name, b.Multiplicity, b.Count, b.Exponent, b.Kappa.Format("x")))
		}
		if fmt.Sprint(got) != fmt.Sprint(row.want) {
			t.Errorf("%s: %q, want %q", row.why, got, row.want)
		}
	}
}

// TestBackwardDifferentiation checks the exponent −1−1/k for BDF-k, ρ = Σ_{j≤k} ζ^(k−j)(ζ−1)^j/j, σ = ζ^k.
func TestBackwardDifferentiation(t *testing.T) {
	for k := 1; k <= 10; k++ {
		var rho poly.Poly
		for j := 1; j <= k; j++ {
			rho = rho.Add(poly.FromInts(-1, 1).Pow(j).Shift(k - j).Scale(poly.Rational(exact.NewRat(1, int64(j)))))
		}
		bs := Branches(algebraic.Field{}, rho, poly.Monomial(poly.Int(1), k))
		if want := exact.NewRat(-int64(k)-1, int64(k)); len(bs) != 1 || bs[0].Count != k || !bs[0].Exponent.Equal(want) {
			t.Errorf("BDF-%d: %+v, want %d branches with the exponent %v", k, bs, k, want)
		}
	}
}

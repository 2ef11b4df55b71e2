package proofs

import (
	"testing"

	"rofz/asymptotics"
	"rofz/internal/sample"
	"rofz/poly/exact"
	"rofz/proofs/certificate"
	"rofz/scheme"
	"rofz/scheme/catalogue"
)

// TestAngles compares angles with published ones: those of the BDF methods, to 29 digits, and tan α = 329√35/135, 699√6/512 and 45503√195/1974375 for
// 3, 4 and 6 steps, are those of the table in BIT 60 (2020), doi 10.1007/s10543-019-00796-x; Hairer & Wanner, Solving ODEs II, section V.2, has
// 86.03, 73.35, 51.84 and 17.84 degrees. That of the last method, whose critical point is a zero of ρ, is arctan 3/10 by hand.
func TestAngles(t *testing.T) {
	for _, row := range []struct{ name, scheme, polynomial, degrees string }{
		{"bdf-3", "", "3645*x^2-757687", "86.032366860211647332387423479"},
		{"bdf-4", "", "131072*x^2-1465803", "73.351670474578482110409536864"},
		{"bdf-5", "", "403280000000000*x^4-33662859031578203125*x^2+54515388310718691271", "51.839755836049910391602721533"},
		{"bdf-6", "", "19990546875*x^2-2070523009", "17.839777792245700101632480553"},
		{"unit-root", `"kind": "multistep", "rho": ["1", "-1", "1", "-1"], "sigma": ["21/8", "7/8", "-5/8", "-7/8"]`, "10*x-3", "16.699244233993621840368847180"},
	} {
		var s scheme.Scheme
		if row.scheme == "" {
			s = sample.Try(catalogue.Lookup(row.name)).Must(t)
		} else {
			s = sample.Try(scheme.Parse("test.json", []byte(`{"name": "`+row.name+`", `+row.scheme+`}`))).Must(t)
		}
		x := Analyze(s).Angle()
		if !x.Known || x.Tan == nil {
			t.Errorf("%s: %+v", row.name, x)
			continue
		}
		p, minimal := x.Tan.Polynomial()
		if got := p.Descending("x"); got != row.polynomial || !minimal {
			t.Errorf("%s: tan α is a zero of %s, want %s", row.name, got, row.polynomial)
		}
		if got := x.Decimal(29); got != row.degrees {
			t.Errorf("%s: α = %s°, want %s°", row.name, got, row.degrees)
		}
		if !x.Inside.Verdict.Proved() || !x.Outside.Verdict.Refuted() || x.Tan.Enclose(200).Hi.Less(x.Below) || x.Above.Less(x.Tan.Enclose(200).Lo) {
			t.Errorf("%s: %v ≤ tan α < %v: %v, %v", row.name, x.Below, x.Above, x.Inside.Verdict, x.Outside.Verdict)
		}
	}
}

// TestSectorProperties: A₀- and A(0)-stability where they differ, and where they do not.
func TestSectorProperties(t *testing.T) {
	for _, row := range []struct {
		scheme        string
		some, axis    certificate.Outcome
		tangentBelow4 bool
		why           string
	}{
		{`"kind": "rational", "numerator": ["0", "-2"], "denominator": ["1", "0", "1"]`, certificate.Refuted, certificate.Proved, false, "R(−1) = 1"},
		{`"kind": "rational", "numerator": ["1"], "denominator": ["1", "-1"]`, certificate.Proved, certificate.Proved, false, "A-stable"},
		{`"kind": "rational", "numerator": ["1", "1"], "denominator": ["1"]`, certificate.Refuted, certificate.Refuted, false, "R(−3) = −2"},
		{`"kind": "rational", "numerator": ["1"], "denominator": ["1", "1"]`, certificate.Refuted, certificate.Refuted, false, "a pole at −1"},
		{`"kind": "rational", "numerator": ["1/2"], "denominator": ["1", "1/10", "1/10"]`, certificate.Proved, certificate.Proved, true, "poles beyond the sector"},
		{`"kind": "rational", "numerator": ["1"], "denominator": ["1", "-sqrt(2)", "2"]`, certificate.Proved, certificate.Proved, true, "over a field"},
		{`"kind": "multistep", "rho": ["1", "-1"], "sigma": ["0", "1"]`, certificate.Refuted, certificate.Refuted, false, "forward Euler"},
		{`"kind": "multistep", "rho": ["17/8", "-4", "15/8"], "sigma": ["1", "1/4", "-1"]`, certificate.Refuted, certificate.Refuted, false, "ρ(−1)/σ(−1) = −32"},
		{`"kind": "rational", "numerator": ["1"], "denominator": ["1", "0", "1"]`, certificate.Proved, certificate.Proved, true, "poles at ±i: 1 + 2x²(1−T²) + x⁴(1+T²)² ≥ 1 for T ≤ 1"},
		{`"kind": "multistep", "rho": ["1", "-2", "1"], "sigma": ["1", "-1", "0"]`, certificate.Refuted, certificate.Refuted, false, "1 is a double zero of ρ"},
		{`"kind": "multistep", "rho": ["1", "-2", "1"], "sigma": ["1", "0", "0"]`, certificate.Refuted, certificate.Refuted, false, "1 is a double zero of ρ, coprime with σ"},
		{`"kind": "multistep", "rho": ["1", "-1", "1", "-1"], "sigma": ["3/2", "-1/4", "1/2", "-5/4"]`, certificate.Refuted, certificate.Proved, false, "the curve leaves 0 along the axis, at ζ = i"},
		{`"kind": "multistep", "rho": ["11/6", "-7/6", "-3/2", "7/6", "-1/3"], "sigma": ["1", "1", "0", "0", "0"]`, certificate.Proved, certificate.Proved, false, "BDF3 times ζ + 1"},
		{`"kind": "multistep", "rho": ["1", "-3", "2"], "sigma": ["1", "-2", "0"]`, certificate.Refuted, certificate.Refuted, false, "2 is a common zero"},
		{`"kind": "multistep", "rho": ["1", "-1", "1", "-1"], "sigma": ["1/3", "-1", "1/3", "-1"]`, certificate.Refuted, certificate.Refuted, false, "(ζ − 1)/(ζ/3 − 1) at the common zero i, and at −1"},
	} {
		s := sample.Try(scheme.Parse("test.json", []byte(`{"name": "test", `+row.scheme+`}`))).Must(t)
		a := Analyze(s)
		some, axis := a.Decide(SectorStable).Verdict.Outcome(), a.Decide(AxisStable).Verdict.Outcome()
		if some != row.some || axis != row.axis {
			t.Errorf("%s: A(0)-stable is %v, A0-stable %v, want %v, %v", row.why, some, axis, row.some, row.axis)
		}
		if x := a.Angle(); !x.Known || row.tangentBelow4 != (!x.Right && !x.Zero && x.Above.Less(exact.Int(8))) {
			t.Errorf("%s: %+v", row.why, x)
		}
	}
}

// TestDegrees compares with the tangents of 15° and 67.5°, 2 − √3 and 1 + √2, which are enclosed in rational numbers, and with those of sums:
// tan(α + β) = (a + b)/(1 − ab).
func TestDegrees(t *testing.T) {
	near := exact.Int(10).Pow(-38)
	for _, row := range []struct{ tan, degrees string }{
		{"0.26794919243112270647255365849412763305719474618962", "15"}, {"2.41421356237309504880168872420969807856967187537694", "67.5"},
	} {
		x := sample.Try(exact.ParseRat(row.tan)).Must(t)
		want := sample.Try(exact.ParseRat(row.degrees)).Must(t)
		if got := asymptotics.Degrees(x, 40); got.Hi.Less(want.Sub(near)) || want.Add(near).Less(got.Lo) {
			t.Errorf("the angle with the tangent %s is %v, want %s", row.tan, got, row.degrees)
		}
	}
	for a := int64(1); a < 12; a++ {
		x, y := exact.NewRat(a, 13), exact.NewRat(1, a+2)
		sum := x.Add(y).Quo(exact.Int(1).Sub(x.Mul(y)))
		left, right := asymptotics.Degrees(x, 60).Add(asymptotics.Degrees(y, 60)), asymptotics.Degrees(sum, 60)
		if left.Hi.Less(right.Lo) || right.Hi.Less(left.Lo) || exact.Int(10).Pow(-60).Less(right.Width()) {
			t.Errorf("a = %d: %v and %v", a, left, right)
		}
	}
}

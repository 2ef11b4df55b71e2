package proofs

import (
	"strings"
	"testing"

	"rofz/internal/sample"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs/certificate"
	"rofz/scheme"
	"rofz/scheme/catalogue"
)

// ssp54 is SSPRK(5,4) with the 15 digits of Spiteri and Ruuth, in the form of Gottlieb, Ketcheson & Shu, p. 23.
const ssp54 = `"kind": "runge-kutta", "A": [["0", "0", "0", "0", "0"], ["0.391752226571890", "0", "0", "0", "0"],
	["0.217669096261169", "0.368410593050371", "0", "0", "0"], ["0.082692086657811", "0.139958502191895", "0.251891774271694", "0", "0"],
	["0.067966283637115", "0.115034698504632", "0.207034898597386", "0.544974750228521", "0"]],
	"b": ["0.146811876084786", "0.248482909444976", "0.104258830331980", "0.274438900901350", "0.226007483236908"]`

// TestSSP compares SSP coefficients with published ones.
func TestSSP(t *testing.T) {
	for _, row := range []struct{ name, scheme, want, polynomial, why string }{
		{"ssprk-3-3", "", "1", "", "Shu & Osher 1988"},
		{"ssprk-4-3", "", "2", "", "Spiteri & Ruuth 2002"},
		{"ssprk-10-4", "", "6", "", "Ketcheson 2008"},
		{"rk4", "", "0", "", "Kraaijevanger 1991: no method with four stages and order 4 has a positive one"},
		{"implicit-midpoint", "", "2", "", "Ferracina & Spijker 2008"},
		{"trapezoidal", "", "2", "", "Gottlieb, Ketcheson & Shu 2011, chapter 7"},
		{"backward-euler", "", "∞", "", "every convex bound is kept"},
		{"alexander-2-2", "", "2.414213562373095", "x^2-2*x-1", "1 + √2"},
		{"sfsdirk-4", "", "4.208", "", "Ferracina & Spijker 2008, table 2: 4.2081"},
		{"sfsdirk-5", "", "5.747", "", "5.7475"},
		{"sfsdirk-6", "", "7.549", "", "7.5499"},
		{"sfsdirk-7", "", "8.670", "", "8.6705"},
		{"sfsdirk-8", "", "10.26", "", "10.267"},
		{"gauss-9", "", "0", "", "stage order 9"},
		{"radau-iia-2", "", "0", "", "a_12 < 0"},
		{"five-four", ssp54, "1.50815", "", "Spiteri & Ruuth 2002: 1.50818004975927, less what rounding makes of triple zeros"},
		{"unused", `"kind": "runge-kutta", "A": [["1/2", "0"], ["-1", "3"]], "b": ["1", "0"]`, "2", "", "the implicit midpoint rule with a stage more"},
		{"twice", `"kind": "runge-kutta", "A": [["3/2", "-1"], ["-1", "3/2"]], "b": ["2", "-1"]`, "2", "", "the implicit midpoint rule, its stage twice"},
		{"none", `"kind": "runge-kutta", "A": [["1"]], "b": ["0"]`, "∞", "", "y₁ = y₀"},
	} {
		x := Analyze(schemeOf(t, row.name, row.scheme)).SSP()
		switch got := x.String(); {
		case !x.Known:
			t.Errorf("%s: not known: %+v", row.name, x.Why)
		case got != row.want && (len(got) < 16 || got[:len(row.want)] != row.want):
			t.Errorf("%s: %s, not %s (%s)", row.name, got, row.want, row.why)
		}
		if row.polynomial != "" {
			if p, minimal := x.Value.Polynomial(); p.Descending("x") != row.polynomial || !minimal {
				t.Errorf("%s: a zero of %s, not %s", row.name, p.Descending("x"), row.polynomial)
			}
		}
		for _, d := range x.Decisions() {
			c := d.Certificate.(*certificate.Monotonicity)
			switch at := c.Radius; {
			case d.Verdict.Undecided():
				t.Errorf("%s: %+v", row.name, d.Reason)
			case at.IsZero() && d.Verdict.Proved() != x.Infinite, x.Infinite && !at.IsZero():
				t.Errorf("%s: %s, and %v is %v", row.name, x, c.Radius, d.Verdict)
			case !at.IsZero() && d.Verdict.Proved() && x.Value.Enclose(200).Hi.Less(at), !at.IsZero() && d.Verdict.Refuted() && at.Less(x.Value.Enclose(200).Lo):
				t.Errorf("%s: %s, and %v is %v", row.name, x, at, d.Verdict)
			}
		}
	}
}

func schemeOf(t *testing.T, name, text string) scheme.Scheme {
	t.Helper()
	if text == "" {
		return sample.Try(catalogue.Lookup(name)).Must(t)
	}
	return sample.Try(scheme.Parse("test.json", []byte(`{"name": "`+name+`", `+text+`}`))).Must(t)
}

// TestSSPRationalIsExact: where the radius is rational and the matrix there is invertible, the core has it as a lower bound.
func TestSSPRationalIsExact(t *testing.T) {
	for name, want := range map[string]int64{"ssprk-3-3": 1, "ssprk-4-3": 2, "ssprk-10-4": 6, "trapezoidal": 2} {
		x := Analyze(schemeOf(t, name, "")).SSP()
		if c := x.AtLeast.Certificate.(*certificate.Monotonicity); !c.Radius.Equal(exact.Int(want)) {
			t.Errorf("%s: at least %v", name, c.Radius)
		}
	}
}

// TestThresholds: the threshold factor is that of R, and no less than the SSP coefficient.
func TestThresholds(t *testing.T) {
	for _, row := range []struct{ name, scheme, want, why string }{
		{"rk4", "", "1", "Kraaijevanger 1986: p = m = 4"},
		{"ssprk-10-4", "", "6", "that of the method"},
		{"sdirk-3", `"kind": "runge-kutta", "A": [["1/2-sqrt(3)/6", "0"], ["sqrt(3)/3", "1/2-sqrt(3)/6"]], "b": ["1/2", "1/2"]`, "2.732050807568877", "1 + √3, as the SSP coefficient"},
		{"backward-euler", "", "∞", "(1 − z)^(−k−1) > 0"},
		{"gauss-2", "", "0", "no positive pole"},
	} {
		if x := Analyze(schemeOf(t, row.name, row.scheme)).Threshold(); !x.Known || x.String() != row.want {
			t.Errorf("%s: %s, %v, not %s (%s)", row.name, x, x.Known, row.want, row.why)
		}
	}
	for _, s := range sample.Of(catalogue.Names(), 60, func(n string) (string, string) { return "", n }) {
		a := Analyze(schemeOf(t, s, ""))
		x, y := a.SSP(), a.Threshold()
		if !x.Known || !y.Known || y.Infinite {
			continue
		}
		if x.Infinite || x.Value.Cmp(y.Value) > 0 {
			t.Errorf("%s: SSP coefficient %s above the threshold factor %s", s, x, y)
		}
	}
}

// TestSSPToDigits: what optimal methods mean is the published number, where their last digits shorten it.
func TestSSPToDigits(t *testing.T) {
	for _, row := range []struct{ name, scheme, printed, want, why string }{
		{"five-four", ssp54, "1.508150192806659", "1.50818004", "Spiteri & Ruuth 2002: 1.50818004975927"},
		{"residue", strings.Replace(ssp54, `"0.391752226571890", "0"`, `"0.391752226571890", "-0.00000000000000001"`, 1), "0", "1.50818004", "a residue in the place of 0"},
		{"exact-residue", strings.Replace(ssp54, `"kind"`, `"exact": true, "kind"`, 1), "1.508150192806659", "", "the digits are said to be all"},
		{"negative", strings.Replace(ssp54, `"0.391752226571890", "0"`, `"0.391752226571890", "-0.001"`, 1), "0", "", "a negative entry"},
		{"zero", strings.Replace(ssp54, `"0.217669096261169"`, `"0"`, 1), "0", "", "a_31 = 0 < a_32 a_21"},
		{"sfsdirk-4", "", "4.208126446800969", "4.208", "Ferracina & Spijker 2008: 4.2081"},
		{"ssprk-10-4", "", "6", "", "no rounding"},
	} {
		x := Analyze(schemeOf(t, row.name, row.scheme)).SSP()
		got := ""
		if x.ToDigits != nil {
			got = x.ToDigits.Decimal(12)
		}
		if x.String() != row.printed || !strings.HasPrefix(got, row.want) || row.want == "" && got != "" {
			t.Errorf("%s: %s, to the digits %q, not %s, %q (%s)", row.name, x, got, row.printed, row.want, row.why)
		}
	}
}

// TestSSPOfManyStages: 0 is told of any tableau, and another coefficient up to a bound.
func TestSSPOfManyStages(t *testing.T) {
	for _, row := range []struct {
		stages int
		first  string
		known  bool
		cheap  bool
	}{{101, "1", false, false}, {101, "-1", true, true}, {31, "1", true, false}} {
		var rows []string
		for i := range row.stages {
			entries := make([]string, row.stages)
			for j := range entries {
				entries[j] = `"0"`
				if j < i {
					entries[j] = `"1"`
				}
			}
			if i == 1 {
				entries[0] = `"` + row.first + `"`
			}
			rows = append(rows, "["+strings.Join(entries, ",")+"]")
		}
		b := strings.Repeat(`"1",`, row.stages-1) + `"1"`
		a := Analyze(schemeOf(t, "many", `"kind": "runge-kutta", "A": [`+strings.Join(rows, ",")+`], "b": [`+b+`]`))
		if x := a.SSP(); x.Known != row.known || a.sspIsCheap() != row.cheap {
			t.Errorf("%d stages, a_21 = %s: known: %v, cheap: %v", row.stages, row.first, x.Known, a.sspIsCheap())
		}
	}
}

// TestFamiliesOfSSPMethods: the members have the order and the SSP coefficient of their sources, S − 1, n² − n, 2S, and S − 1 + √(S² − 1).
func TestFamiliesOfSSPMethods(t *testing.T) {
	rational := func(n int) algebraic.Number { return algebraic.RationalNumber(exact.Int(int64(n))) }
	for _, c := range []struct {
		name  string
		order int
		want  algebraic.Number
	}{
		{"ssprk-3-2", 2, rational(2)},
		{"ssprk-7-2", 2, rational(6)},
		{"ssprk-9-3", 3, rational(6)},
		{"ssprk-16-3", 3, rational(12)},
		{"ssprk-25-3", 3, rational(20)},
		{"ssp-sdirk-3-2", 2, rational(6)},
		{"ssp-sdirk-2-3", 3, algebraic.RootNumber(poly.FromInts(-2, -2, 1), exact.Interval{Lo: exact.Int(2), Hi: exact.Int(3)})},     // 1 + √3
		{"ssp-sdirk-3-3", 3, algebraic.RootNumber(poly.FromInts(-4, -4, 1), exact.Interval{Lo: exact.Int(4), Hi: exact.Int(5)})},     // 2 + √8
		{"ssp-sdirk-7-3", 3, algebraic.RootNumber(poly.FromInts(-12, -12, 1), exact.Interval{Lo: exact.Int(12), Hi: exact.Int(13)})}, // 6 + √48
	} {
		s, _, err := scheme.ParseFamily(c.name)
		if err != nil {
			t.Fatal(err)
		}
		a := Analyze(s)
		if v := a.Number(SSPCoefficient); !v.Known || v.Infinite || v.Finite.Cmp(c.want) != 0 {
			t.Errorf("%s: SSP coefficient %v, should be %v", c.name, v.Finite, c.want)
		}
		if o, ok := a.TableauOrder(); !ok || o.Order != c.order {
			t.Errorf("%s is of order %d, should be %d", c.name, o.Order, c.order)
		}
		for _, claim := range a.Claims() {
			if claim.Late != nil || len(claim.Findings) > 0 {
				t.Errorf("%s: the claim %s does not hold", c.name, claim.Key)
			}
		}
	}
}

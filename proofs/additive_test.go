package proofs_test

import (
	"fmt"
	"math/cmplx"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rofz/internal/sample"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/proofs/certificate"
	"rofz/scheme"
	"rofz/scheme/catalogue"
)

// floatR returns |R(z_E, z_I)| of a pair by the stages, one after the other, in floating point: no function, no polynomial.
func floatR(p *scheme.AdditivePair, zE, zI complex128) float64 {
	e, i := p.Halves()
	k := p.Field()
	y := make([]complex128, p.Stages())
	sum := complex128(1)
	for r := range y {
		v := complex128(1)
		for c := range r {
			v += (zE*complex(k.Float64(e.A[r][c]), 0) + zI*complex(k.Float64(i.A[r][c]), 0)) * y[c]
		}
		y[r] = v / (1 - zI*complex(k.Float64(i.A[r][r]), 0))
		sum += (zE*complex(k.Float64(e.B[r]), 0) + zI*complex(k.Float64(i.B[r]), 0)) * y[r]
	}
	return cmplx.Abs(sum)
}

// worst returns the largest |R| for z_E at a distance along an axis, over many z_I on the boundary of a domain.
func worst(p *scheme.AdditivePair, axis proofs.PairAxis, domain proofs.PairDomain, distance float64) float64 {
	zE := complex(0, distance)
	if axis == proofs.PairReal {
		zE = complex(-distance, 0)
	}
	most := 0.0
	see := func(zI complex128) { most = max(most, floatR(p, zE, zI)) }
	if domain == proofs.PairInfinity {
		see(complex(-1e11, 0))
		return most
	}
	see(0)
	for x := 1e-3; x < 1e4; x *= 1.15 {
		if domain == proofs.PairNegativeAxis {
			see(complex(-x, 0))
			continue
		}
		see(complex(0, x))
		see(complex(0, -x))
	}
	return most
}

// checkReach compares a reach with dense sampling: nothing exceeds 1 before it, and something does right behind it, or at a witness that the core has checked.
func checkReach(t interface {
	Errorf(string, ...any)
	Helper()
}, p *scheme.AdditivePair, axis proofs.PairAxis, domain proofs.PairDomain) {
	t.Helper()
	r := proofs.Analyze(p).Reach(axis, domain)
	name := fmt.Sprintf("%s, %s, %s", p.Info().Name, axis, domain)
	const noise = 1e-6 // of floating point, at z_I = ∞ in particular
	switch {
	case !r.Known:
		return
	case r.None:
		if !r.Outside.Verdict.Refuted() {
			t.Errorf("%s: no witness at 0", name)
		}
		return
	}
	reach := 50.0
	if !r.Infinite {
		in := r.Value.Enclose(60)
		reach = in.Mid().Float64()
		if !r.Outside.Verdict.Refuted() {
			t.Errorf("%s: nothing refutes more than %v", name, reach)
		}
	}
	if r.Inside != nil && !r.Inside.Verdict.Proved() {
		t.Errorf("%s: the inside is %v: %v", name, r.Inside.Verdict, r.Inside.Reason)
	}
	for i := range 10 {
		if at := reach * float64(i) / 10; worst(p, axis, domain, at) > 1+noise {
			t.Errorf("%s: |R| = %v at %v, within %v", name, worst(p, axis, domain, at), at, reach)
			return
		}
	}
	if !r.Infinite && reach > 0 {
		if next := reach * 1.02; worst(p, axis, domain, next) < 1-noise {
			t.Errorf("%s: |R| ≤ %v at %v, beyond %v", name, worst(p, axis, domain, next), next, reach)
		}
	}
}

// TestReachOfPublishedPairs compares η₀ and ξ₀ with dense sampling.
func TestReachOfPublishedPairs(t *testing.T) {
	for s := range catalogue.Pairs() {
		if p := s.(*scheme.AdditivePair); p.Field().Degree() == 1 && scheme.UnitsOf(p).Exact() || strings.HasPrefix(p.Info().Name, "ars-22") {
			for _, axis := range []proofs.PairAxis{proofs.PairImaginary, proofs.PairReal} {
				for _, domain := range proofs.PairDomains() {
					checkReach(t, p, axis, domain)
				}
			}
		}
	}
}

// diagonalPairs draws pairs of two or three stages with the same positive number on the diagonal, and rows that add up alike.
var diagonalPairs = rapid.Custom(func(t *rapid.T) *scheme.AdditivePair {
	number := func() string {
		return fmt.Sprintf("%d/%d", rapid.IntRange(-2, 4).Draw(t, "numerator"), rapid.IntRange(2, 4).Draw(t, "denominator"))
	}
	s := rapid.IntRange(1, 3).Draw(t, "stages")
	diagonal := fmt.Sprintf("%d/4", rapid.IntRange(1, 5).Draw(t, "diagonal"))
	var aE, aI [][]string
	for i := range s {
		e, im := make([]string, s), make([]string, s)
		for j := range s {
			e[j], im[j] = "0", "0"
			if j < i {
				e[j], im[j] = number(), number()
			}
		}
		im[i] = diagonal
		aE, aI = append(aE, e), append(aI, im)
	}
	weights := func() []string {
		out := make([]string, s)
		rest := "1"
		for j := range s - 1 {
			out[j] = number()
			rest += "-(" + out[j] + ")"
		}
		out[s-1] = rest
		return out
	}
	x := scheme.Info{Name: "drawn", Kind: scheme.KindAdditive}
	return sample.Try(scheme.New(x, scheme.Entries{Key: "explicit.A", Rows: aE}, scheme.Entries{Key: "explicit.b", Rows: [][]string{weights()}},
		scheme.Entries{Key: "implicit.A", Rows: aI}, scheme.Entries{Key: "implicit.b", Rows: [][]string{weights()}})).Must(t).(*scheme.AdditivePair)
})

// TestReachByDenseSampling compares η₀ and ξ₀ of pairs that are drawn.
func TestReachByDenseSampling(t *testing.T) {
	for i := range 40 {
		for _, axis := range []proofs.PairAxis{proofs.PairImaginary, proofs.PairReal} {
			for _, domain := range proofs.PairDomains() {
				checkReach(t, diagonalPairs.Example(i), axis, domain)
			}
		}
	}
}

// TestJointByDenseSampling compares the verdict at a Gaussian z_E.
func TestJointByDenseSampling(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := diagonalPairs.Draw(t, "pair")
		zE := exact.Gaussian{Re: exact.NewRat(rapid.Int64Range(-8, 2).Draw(t, "re"), 4), Im: exact.NewRat(rapid.Int64Range(-6, 6).Draw(t, "im"), 4)}
		domain := rapid.SampledFrom([]proofs.PairDomain{proofs.PairHalfPlane, proofs.PairNegativeAxis}).Draw(t, "domain")
		d := proofs.Analyze(p).DecideJoint(domain, zE)
		at, most := complex(zE.Re.Float64(), zE.Im.Float64()), 0.0
		for x := 1e-3; x < 1e5; x *= 1.1 {
			if domain == proofs.PairNegativeAxis {
				most = max(most, floatR(p, at, complex(-x, 0)))
			} else {
				most = max(most, floatR(p, at, complex(0, x)), floatR(p, at, complex(0, -x)))
			}
		}
		switch {
		case d.Verdict.Undecided():
			t.Fatalf("undecided: %+v", d.Reason)
		case d.Verdict.Proved() && most > 1+1e-9, d.Verdict.Refuted() && most < 1-1e-3 && floatR(p, at, 0) < 1-1e-3:
			t.Fatalf("%v, but the largest |R| is %v at z_E = %v", d.Verdict, most, zE)
		}
	})
}

// TestPairLimits: the gradients of ARS(2,2,2), of which R → 0 and ∂R/∂z_E ~ (2 + 2√2)/z_I, and of others, by their formulas.
func TestPairLimits(t *testing.T) {
	for _, row := range []struct {
		name, terms string
		first, ofE  int
		lStable     bool
		why         string
	}{
		{"ars-222", "[0 (2+2*g)+(2+2*g)*x]", 1, 1, true, "GSA, of type ARS"},
		{"ars-111", "[0 -1-x]", 1, 1, true, "(1 + z_E)/(1 − z_I)"},
		{"ars-121", "[-x -1-2*x-x^2]", 1, 0, false, "1 + (z_E + z_I)(1 + z_E)/(1 − z_I)"},
		{"imex-ssp2-222", "", 1, 1, true, "type A: the limit is constant"},
	} {
		a := proofs.Analyze(sample.Try(catalogue.Lookup(row.name)).Must(t))
		x, ok := a.PairLimit()
		if got := fmt.Sprint(x.Terms); !ok || row.terms != "" && got != row.terms || x.First != row.first || x.OfE != row.ofE {
			t.Errorf("%s (%s): %s, %d, %d", row.name, row.why, got, x.First, x.OfE)
		}
		if d := a.Decide(proofs.LStable); d.Verdict.Proved() != row.lStable || d.Verdict.Undecided() {
			t.Errorf("%s: L-stable is %v", row.name, d.Verdict)
		}
	}
}

// TestCoupledOrdersAreProved: the core accepts the order of every published pair, exactly and to the printed digits, with the tree that fails next.
func TestCoupledOrdersAreProved(t *testing.T) {
	for s := range catalogue.Pairs() {
		a := proofs.Analyze(s)
		exactly, digits, _ := a.CoupledOrder(false)
		for _, toDigits := range []bool{false, true} {
			d, want := a.DecideCoupledOrder(toDigits), fmt.Sprintf("coupled order %d", exactly.Order)
			if toDigits {
				want = fmt.Sprintf("coupled order %d", digits.Order)
			}
			if !d.Verdict.Proved() || !strings.HasPrefix(certificate.Sentence(d.Certificate), want) {
				t.Errorf("%s: %v of %q, want %q: %v", s.Info().Name, d.Verdict, certificate.Sentence(d.Certificate), want, d.Reason)
			}
		}
	}
}

// TestUnstableHalfOfARoundedPair: what an exact implicit half refutes is not left open for rounded digits of the explicit one.
func TestUnstableHalfOfARoundedPair(t *testing.T) {
	pair := func(aI, bI string) *proofs.Analysis {
		text := `{"name": "p", "kind": "additive", "exact": false, "explicit": {"A": [["0","0"],["0.99999999999","0"]], "b": ["1/2","1/2"]}, "implicit": {"A": ` + aI + `, "b": ` + bI + `}}`
		return proofs.Analyze(sample.Try(scheme.Parse("p.json", []byte(text))).Must(t))
	}
	for _, row := range []struct {
		aI, bI string
		want   certificate.Outcome
		why    string
	}{
		{`[["0","0"],["1/2","1/2"]]`, `["1/2","1/2"]`, certificate.Refuted, "the trapezoidal rule, R(0, ∞) = −1"},
		{`[["0","0"],["0","1"]]`, `["1/100000000000","0.99999999999"]`, certificate.Undecided, "backward Euler, but for the last digit"},
	} {
		if d := pair(row.aI, row.bI).Decide(proofs.LStable); d.Verdict.Outcome() != row.want {
			t.Errorf("%s: %v (%v)", row.why, d.Verdict, d.Reason)
		}
	}
}

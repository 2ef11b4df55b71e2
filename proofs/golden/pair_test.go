package golden

import (
	"math/big"
	"strings"
	"testing"

	"rofz"
	"rofz/internal/sample"
	"rofz/poly"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/scheme"
	"rofz/scheme/catalogue"
)

// pairGradient is R(z_E, z_I) with its gradient by the stages of one step and their derivatives, one after the other, in floating point of 1500
// bits: no polynomial, no expansion, no determinant.
func pairGradient(p *scheme.AdditivePair, zE, zI *big.Float) (r, byE, byI *big.Float) {
	const bits = 1500
	number := func(x poly.Elem) *big.Float {
		f, _, err := big.ParseFloat(p.Field().Decimal(x, 400), 10, bits, big.ToNearestEven)
		if err != nil {
			panic(err)
		}
		return f
	}
	zero := func() *big.Float { return new(big.Float).SetPrec(bits) }
	mul := func(x, y *big.Float) *big.Float { return zero().Mul(x, y) }
	e, i := p.Halves()
	s := p.Stages()
	var y, yE, yI []*big.Float // the stages, and their derivatives
	// row adds (z_E a_E + z_I a_I)·y over the stages so far, with the derivatives.
	row := func(aE, aI []poly.Elem) (v, vE, vI *big.Float) {
		v, vE, vI = zero().SetInt64(1), zero(), zero()
		for k := range y {
			a, b := number(aE[k]), number(aI[k])
			w := zero().Add(mul(zE, a), mul(zI, b))
			v.Add(v, mul(w, y[k]))
			vE.Add(vE, zero().Add(mul(w, yE[k]), mul(a, y[k])))
			vI.Add(vI, zero().Add(mul(w, yI[k]), mul(b, y[k])))
		}
		return v, vE, vI
	}
	for k := range s {
		v, vE, vI := row(e.A[k], i.A[k])
		d := number(i.A[k][k])
		pivot := zero().Sub(zero().SetInt64(1), mul(zI, d)) // (1 − z_I d)y = v, and so on
		v.Quo(v, pivot)
		vE.Quo(vE, pivot)
		vI.Add(vI, mul(d, v)).Quo(vI, pivot)
		y, yE, yI = append(y, v), append(yE, vE), append(yI, vI)
	}
	return row(e.B, i.B)
}

// TestPairGradientsByStages compares every term of the golden with R and its gradients at z_I = ∓10⁶⁰, to 50 digits.
func TestPairGradientsByStages(t *testing.T) {
	f := sample.Try(Parse(sample.Try(readFS(rofz.Golden(), "pair-gradients.golden")).Must(t))).Must(t)
	compared := 0
	for _, b := range f.Blocks {
		p := sample.Try(catalogue.Lookup(b.Scheme)).Must(t).(*scheme.AdditivePair)
		for _, l := range b.Lines {
			x, ok := l.Value.(PairTerm)
			if !ok {
				continue
			}
			for _, at := range []string{"-7/3", "1/2", "5"} {
				for _, sign := range []int64{-1, 1} {
					zE, _, _ := big.ParseFloat(strings.Split(at, "/")[0], 10, 1500, big.ToNearestEven)
					if _, below, ok := strings.Cut(at, "/"); ok {
						d, _, _ := big.ParseFloat(below, 10, 1500, big.ToNearestEven)
						zE.Quo(zE, d)
					}
					zI, _, _ := big.ParseFloat("1e60", 10, 1500, big.ToNearestEven)
					zI.Mul(zI, big.NewFloat(float64(sign)))
					r, byE, byI := pairGradient(p, zE, zI)
					value := map[string]*big.Float{string(proofs.LimitOfPair): r, string(proofs.GradientOfUnstiff): byE, string(proofs.GradientOfStiff): byI}[l.Key]
					term := x.Term.Leading.EvalRat(sample.Try(exact.ParseRat(at)).Must(t))
					want, _, _ := big.ParseFloat(x.Term.Field.Decimal(term, 120), 10, 1500, big.ToNearestEven)
					for range -x.Term.Exponent {
						value.Mul(value, zI)
					}
					off := new(big.Float).Sub(value, want)
					if off.Abs(off).Cmp(big.NewFloat(1e-50)) > 0 {
						t.Errorf("%s: %s at z_E = %s, z_I = %v: the golden has %s, the stages %s", b.Scheme, l.Key, at, sign, want.Text('g', 20), value.Text('g', 20))
					}
					compared++
				}
			}
		}
	}
	if compared != 15*3*6 {
		t.Errorf("%d values compared; 15 pairs have exact coefficients", compared)
	}
}

// TestPairTerms: what a golden says of pairs as a reader may write it, and wrong values.
func TestPairTerms(t *testing.T) {
	for _, row := range []struct {
		scheme, key, value string
		right              bool
		why                string
	}{
		{"ars-111", "R(z_E, ∞)", "0", true, "R = (1 + z_E)/(1 − z_I)"},
		{"ars-111", "R(z_E, ∞)", "z_E", false, "another limit"},
		{"ars-111", "R(z_E, ∞)", "infinite", false, "it is bounded"},
		{"ars-111", "∂R/∂z_E", "-z_I^-1", false, "a coefficient is written, as that of R' is"},
		{"ars-111", "∂R/∂z_E", "-1*z_I^-1", true, "1/(1 − z_I)"},
		{"ars-111", "∂R/∂z_E", "−1 z_I⁻²", false, "another power"},
		{"ars-111", "∂R/∂z_E", "1 z_I⁻¹", false, "another sign"},
		{"ars-111", "∂R/∂z_I", "(1 + z_E) z_I⁻²", true, "(1 + z_E)/(1 − z_I)²"},
		{"ars-111", "∂R/∂z_I", "(1 + z_E^2) z_I⁻²", false, "another polynomial"},
		{"ars-121", "R(z_E, ∞)", "-1*z_E", true, "R = 1 + z_E(1 + z_E)/(1 − z_I) + z_I(1 + z_E)/(1 − z_I) → −z_E"},
		{"ars-121", "∂R/∂z_E", "-1", true, "it survives"},
		{"bpr-353", "R(z_E, ∞)", "(z_E - 1)/3", true, "in another form"},
		{"backward-euler", "∂R/∂z_E", "0", false, "no pair"},
	} {
		r := newRun("t.golden", named(cache))
		r.read(Parse(head + "scheme " + row.scheme + "\n" + row.key + " = " + row.value + "\n"))
		got := r.file != nil
		if got {
			verify([]*run{r}, Options{}, func(*run) {})
			got = r.result.OK()
		}
		if got != row.right {
			t.Errorf("%s: %s = %s (%s): reproduced is %v", row.scheme, row.key, row.value, row.why, got)
		}
	}
}

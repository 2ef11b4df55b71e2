package repair_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"rofz/errata/repair"
	"rofz/internal/sample"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/scheme"
)

// TestNotStableByAMargin: tables whose free parameter g lies below the limit of A-stability by some units, in numbers that are
// rounded at random, are never taken to be A-stable; at the limit they are.
func TestNotStableByAMargin(t *testing.T) {
	families := []struct {
		file  string
		limit exact.Rat
		why   string
	}{
		{`"kind": "runge-kutta", "order": 2, "A": [["g","0"],["(1/2-g)/q","g"]], "b": ["1-q","q"]`, exact.NewRat(1, 4), "R = 1 + z + z²/2 + … over (1 − gz)²: E = (4g − 1)(2g − 1)²t²/4"},
		{`"kind": "rosenbrock", "order": 2, "alpha": [["0","0"],["u","0"]], "gamma": [["g","0"],["(1/2-g)/q-u","g"]], "b": ["1-q","q"]`, exact.NewRat(1, 4), "the same R"},
		{`"kind": "rational", "order": 2, "numerator": ["1","1-2*g","1/2-2*g+g^2"], "denominator": ["1","-2*g","g^2"]`, exact.NewRat(1, 4), "the same R itself"},
		{`"kind": "runge-kutta", "order": 1, "A": [["g"]], "b": ["1"]`, exact.NewRat(1, 2), "θ-method"},
		{`"kind": "multistep", "order": 1, "rho": ["1","-1"], "sigma": ["g","1-g"]`, exact.NewRat(1, 2), "θ-method as a multistep method"},
	}
	random := rand.New(rand.NewPCG(7, 8))
	cases := 3
	if sample.Full() {
		cases = 40
	}
	for _, f := range families {
		for _, k := range []int64{0, 3, 5, 50, 500} {
			for range cases {
				digits := 9 + random.IntN(20)
				unit := exact.Int(10).Pow(-digits)
				g := f.limit.Sub(unit.Mul(exact.Int(k)))
				q, u := exact.NewRat(int64(7+random.IntN(15)), 29), exact.NewRat(int64(7+random.IntN(15)), 31)
				params := fmt.Sprintf(`, "params": {"g": "%v", "q": "%v", "u": "%v"}}`, g, q, u)
				s := sample.Try(scheme.Parse("family", []byte(`{"name": "f", "exact": true, `+f.file+params))).Must(t)
				info := s.Info()
				info.Exact, info.Published = nil, scheme.Claims{}.With("A-stable", true)
				var entries []scheme.Entries
				for _, b := range s.Coefficients() {
					e := scheme.Entries{Key: b.Key}
					for _, row := range b.Values {
						var texts []string
						for _, x := range row {
							r, _ := x.Rat()
							if r.IsInt() {
								texts = append(texts, r.String())
								continue
							}
							rounded := exact.FromBigInt(r.Quo(unit).Add(exact.NewRat(1, 2)).Floor()).Mul(unit)
							texts = append(texts, rounded.Fixed(digits))
						}
						e.Rows = append(e.Rows, texts)
					}
					entries = append(entries, e)
				}
				a := repair.Analyze(context.Background(), sample.Try(scheme.New(info, entries...)).Must(t))
				for _, c := range a.PropertyClaims() {
					if c.Property == proofs.AStable && c.Fails() != (k > 0) {
						t.Errorf("%s, %d units below the limit, %d digits: the claim fails is %v: %v", f.why, k, digits, c.Fails(), entries)
					}
				}
			}
		}
	}
}

package exposition

import (
	"testing"

	"rofz/internal/sample"
	"rofz/proofs"
	"rofz/scheme"
)

// TestFaults: every kind of finding, and a property that is contradicted, in words.
func TestFaults(t *testing.T) {
	for _, tt := range []struct{ scheme, want, why string }{
		{`"kind":"runge-kutta","A":[["1/2"]],"b":["1"],"c":["1/3"]`, "c[1] is 1/3, but row sum 1 of A is 1/2", "RowSum"},
		{`"kind":"runge-kutta","A":[["1/4","0"],["1/2","1/4"]],"b":["1/2","1/2"],"family":"erk"`, "family erk: A[1][1] is 1/4; the first stage should be explicit", "FamilyEntry explicit"},
		{`"kind":"runge-kutta","A":[["0","0"],["1/2","1/4"]],"b":["1/2","1/2"],"family":"erk"`, "family erk: A[2][2] is 1/4; every stage should be explicit", "FamilyEntry every stage"},
		{`"kind":"runge-kutta","A":[["1/4","1"],["1/2","1/4"]],"b":["1/2","1/2"],"family":"sdirk"`, "family sdirk: A[1][2] is 1, above the diagonal", "FamilyEntry above"},
		{`"kind":"runge-kutta","A":[["1/4","0"],["1/2","1/3"]],"b":["1/2","1/2"],"family":"sdirk"`, "family sdirk: A[2][2] is 1/3; the diagonal should be constant, 1/4", "FamilyEntry diagonal"},
		{`"kind":"runge-kutta","A":[["1/4"]],"b":["1"],"family":"glm"`, "family glm belongs to kind general-linear, but the scheme is of kind runge-kutta", "FamilyKind"},
		{`"kind":"runge-kutta","A":[["0","0"],["1","0"]],"b":["1/2","1/2"],"order":3`, "order condition [[],[]] (order 3) fails: Σ = 1/2, should be 1/3, off by 1/6 (claimed order 3; 1 more of this order fail)", "FailedOrder"},
		{`"kind":"runge-kutta","A":[["0","0"],["1","0"]],"b":["1/2","1/2"],"bhat":["1","0"],"embedded_order":2`, "embedded weights: order condition [[]] (order 2) fails: Σ = 0, should be 1/2, off by -1/2 (claimed order 2)", "FailedOrder embedded"},
		{`"kind":"runge-kutta","A":[["sqrt(2)"]],"b":["sqrt(2)"],"order":1`, "order condition [] (order 1) fails: Σ = 1.4142135623730950488…, should be 1/1, off by -1+g (claimed order 1)", "FailedOrder in a field"},
		{`"kind":"runge-kutta","A":[["0","0"],["1","0"]],"b":["0.5","0.499999990"],"order":1`, "order condition [] (order 1) fails: Σ = 99999999/100000000, should be 1/1, off by -1e-8, where the printed digits explain 1.1e-9 (claimed order 1)", "FailedOrder beyond the digits"},
		{`"kind":"runge-kutta","A":[["1/2"]],"b":["1"],"order":300`, "order condition [[],[]] (order 3) fails: Σ = 1/4, should be 1/3, off by -1/12 (claimed order 300; 1 more of this order fail)", "FailedOrder beyond the trees"},
		{`"kind":"rational","numerator":["1","1/2"],"denominator":["1","-1/2"],"order":3`, "the coefficient of z^3 in R(z) is 1/4, should be 1/6 (claimed order 3)", "FailedSeries"},
		{`"kind":"multistep","rho":["3/2","-2","1/2"],"sigma":["1","0","0"],"order":3`, "the coefficient of h^3 in ρ(e^h) − hσ(e^h) is -1/3, should be 0 (claimed order 3)", "FailedSeries of a multistep method"},
		{`"kind":"general-linear","A":[["2/3"]],"U":[["4/3","-1/3"]],"B":[["2/3"],["0"]],"V":[["4/3","-1/3"],["1","0"]],"order":3`, "the method is of order 2, and its stages of order 2 (claimed order 3)", "LowerOrder"},
		{`"kind":"rosenbrock","alpha":[["0"]],"gamma":[["1/2"]],"b":["1"],"transformed":{"a":[["0"]],"C":[["0"]],"m":["1"],"gamma":"1/2"}`, "transformed: (m·gamma)[1] gives 1/2, the standard form has 1", "OwnCoefficient m"},
		{`"kind":"rosenbrock","alpha":[["0"]],"gamma":[["1/2"]],"b":["1"],"transformed":{"a":[["1"]],"C":[["0"]],"m":["2"],"gamma":"1/2"}`, "transformed: (a·gamma)[1][1] gives 1/2, the standard form has 0", "OwnCoefficient a"},
		{`"kind":"rosenbrock","alpha":[["0"]],"gamma":[["1/2"]],"b":["1"],"bhat":["0"],"transformed":{"a":[["0"]],"C":[["0"]],"m":["2"],"e":["1"],"gamma":"1/2"}`, "transformed: ((m − e)·gamma)[1] gives 1/2, the standard form has 0", "OwnCoefficient m − e"},
		{`"kind":"runge-kutta","A":[["1/2"]],"b":["1"],"published":{"L-stable":true}`, "published claim \"L-stable\": true, but it is refuted: R(∞) = −1", "a property"},
		{`"kind":"runge-kutta","A":[["1/2"]],"b":["1"],"published":{"A-stable":false}`, "published claim \"A-stable\": false, but it is proved: E = 0; no pole in Re z ≤ 0 (1 square)", "a property that it has"},
		{`"kind":"runge-kutta","A":[["1/2"]],"b":["1"],"e":["-1"],"published":{"A-stable":true,"embedded":{"A-stable":true}}`, "published claim \"A-stable\" of the embedded weights: true, but it is refuted: |R(i)|² = 13/5 > 1: E < 0 there", "a property of the embedded weights"},
		{`"kind":"runge-kutta","A":[["0","0"],["1","0"]],"b":["1","0"],"e":["1/2","-1/2"],"published":{"stiffly_accurate":true,"embedded":{"stiffly_accurate":true}}`, "published claim \"stiffly accurate\" of the embedded weights: true, but it is refuted: b̂ is not the last row of A: entry 1 differs by 0.500", "stiff accuracy of the embedded weights"},
	} {
		s := sample.Try(scheme.Parse("test.json", []byte(`{"name": "test", `+tt.scheme+`}`))).Must(t)
		got := AccountOf(proofs.Analyze(s), "").Failures
		if len(got) != 1 || got[0] != tt.want {
			t.Errorf("%s: %q, should be %q", tt.why, got, tt.want)
		}
	}
}

package report

import (
	"strings"
	"testing"

	"rofz/paper/exposition"
	"rofz/scheme"
)

// TestComparisonSchema validates comparisons with schemes of every sort.
func TestComparisonSchema(t *testing.T) {
	schema := compiled(t, ComparisonSchema)
	const at = "-1000000 -1/3+2*i 0 -1"
	for _, tt := range []struct {
		schemes     string
		at, why     string
		digits, num int
	}{
		{"backward-euler trapezoidal gauss-2", at, "rational constants and irrational ones", 4, 3},
		{"radau-iia-2 lobatto-iiic-2 gauss-3", "-1e6", "one digit: a modulus without a point", 1, 3},
		{"alexander-2-2-plus rodas3 pade-1-3", at, "a number field, Rosenbrock, no tableau", 8, 3},
		{"forward-euler rk4 theta:1/3", at, "not A-stable", 4, 3},
		{"bdf-2 bdf-3 adams-bashforth-2", at, "a branch point; no values", 4, 3},
		{"adams-moulton-2 milne-simpson-2 averaged-backward-3", at, "branches in a quadratic field", 4, 3},
		{"ars-222 sil3 ark436l2sa rk4", at, "additive pairs beside a scheme, with rounded coefficients", 4, 4},
		{"backward-euler bdf-2", "", "no points", 4, 2},
		{"", at, "no schemes", 4, 0},
	} {
		c := comparison(t, strings.Fields(tt.schemes), tt.at, 10, tt.digits)
		if len(c.Schemes) != tt.num {
			t.Errorf("%s: %d schemes, want %d", tt.why, len(c.Schemes), tt.num)
		}
		text := comparedJSON(t, c)
		if err := schema.Validate(text); err != nil {
			t.Errorf("%s (%s): %v\n%s", tt.schemes, tt.why, err, text)
		}
	}
	for _, tt := range []struct{ scheme, why string }{
		{bdf2GLM, "general linear"},
		{growing, "general linear, growing"},
		{constantR, "no gradient"},
		{zeroR, "R = 0"},
		{poleOnI, "poles on the axis"},
		{poleOnNeg, "a pole at the point −1"},
		{unused, "stages that nothing depends on"},
	} {
		text := comparedJSON(t, comparison(t, []string{tt.scheme}, at, 3, 4))
		if err := schema.Validate(text); err != nil {
			t.Errorf("%s: %v\n%s", tt.why, err, text)
		}
	}
	failed := []exposition.Compared{{Name: "f", Err: &scheme.Error{File: "f.json", At: "file", Message: "no such file"}}}
	if err := schema.Validate(comparedJSON(t, exposition.Compare(failed, exposition.ComparisonOptions{Steps: 1, Digits: 4}))); err != nil {
		t.Error(err)
	}
}

// TestComparisonSchemaRefuses takes one thing away from a valid comparison, or makes it wrong.
func TestComparisonSchemaRefuses(t *testing.T) {
	schema := compiled(t, ComparisonSchema)
	for _, tt := range []struct{ scheme, old, new, why string }{
		{"gauss-2", `rofz-compare/1`, `rofz-compare/2`, "another format"},
		{"gauss-2", `"digits":4,`, ``, "digits that are not said"},
		{"gauss-2", `"steps":2,`, `"steps":0,`, "no steps"},
		{"gauss-2", `"exact_flow":`, `"flow":`, "the flow is missing"},
		{"gauss-2", `"flow":"3.679e-1"`, `"flow":"0.3679"`, "a modulus that is not in scientific notation"},
		{"gauss-2", `"kind":"runge-kutta"`, `"kind":"multistep"`, "a multistep method has no R"},
		{"gauss-2", `"kind":"runge-kutta",`, ``, "a kind that is not said"},
		{"gauss-2", `"status":"ok"`, `"status":"error"`, "an error without a message"},
		{"gauss-2", `"status":"ok"`, `"status":"ok","extra":1`, "a key that is not known"},
		{"gauss-2", `"verdict":"refuted"`, `"verdict":"false"`, "a verdict that is none"},
		{"gauss-2", `"order":4`, `"order":"4"`, "an order that is no integer"},
		{"gauss-2", `"limit":"1"`, `"limit":1`, "an exact number that is none in text"},
		{"gauss-2", `"limit":"1",`, ``, "no limit"},
		{"gauss-2", `"region":"half-plane"`, `"region":"sector"`, "a sector"},
		{"gauss-2", `"constant":{"root_of":"3*x^2-16"`, `"constant":{"root":"3*x^2-16"`, "a polynomial that is not called so"},
		{"gauss-2", `"proved":"1351/585",`, ``, "a constant without evidence"},
		{"gauss-2", `"exceeded":"2187/947",`, ``, "a witness of nothing"},
		{"gauss-2", `"root_in":["2.30","2.31"]`, `"root_in":["2.30"]`, "half an interval"},
		{"gauss-2", `"constant":"12"`, `"constant":null`, "undecided without a reason"},
		{"gauss-2", `"constant":"12"`, `"constant":"infinite"`, "infinite without a reason"},
		{"gauss-2", `"R":"3.684e-1",`, ``, "values without |R|"},
		{"gauss-2", `"z":"-1","R"`, `"z":"-1","pole":"a pole","R"`, "a pole with values"},
		{"bdf-2", `"principal":`, `"principle":`, "no principal root"},
		{"bdf-2", `"fate":"branch point"`, `"fate":"pole"`, "a pole with a value"},
		{"bdf-2", `"multiplicity":2`, `"multiplicity":0`, "a group without a branch"},
		{"bdf-2", `"kappa":"1/2"`, `"kappa":"1/0"`, "no number"},
		{bdf2GLM, `"kind":"general-linear"`, `"kind":"runge-kutta"`, "eigenvalues of a Runge–Kutta scheme"},
		{bdf2GLM, `"eigenvalues":[{`, `"eigenvalues":[],"x":[{`, "no eigenvalues"},
		{poleOnNeg, `"pole":"`, `"poles":"`, "neither values nor why there are none"},
	} {
		refuses(t, schema, comparedJSON(t, comparison(t, []string{tt.scheme}, "-1", 2, 4)), tt.old, tt.new, tt.why)
	}
}

package scheme

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rofz/internal/sample"
	"rofz/poly/exact"
)

// threeStages is a scheme of order 3, with more keys.
const threeStages = `{"name": "x", "kind": "runge-kutta", "A": [["0","0","0"],["1","0","0"],["1/4","1/4","0"]], "b": ["1/6","1/6","2/3"], "order": 3, "embedded_order": 2,
 %s}`

// TestErrorWeights reads a pair with its embedded weights and with the differences: in all that is said of b̂ they are one.
func TestErrorWeights(t *testing.T) {
	read := func(weights string) OneStep {
		return sample.Try(Parse("test", fmt.Appendf(nil, threeStages, weights))).Must(t).(OneStep)
	}
	given, byErrors := read(`"bhat": ["1/2","1/2","0"]`), read(`"e": ["-1/3","-1/3","2/3"]`)
	_, want, _ := Weights(given)
	_, bhat, ok := Weights(byErrors)
	if !ok || fmt.Sprint(bhat.Values) != fmt.Sprint(want.Values) {
		t.Errorf("b̂ is %v, should be %v", bhat.Values, want.Values)
	}
	for _, s := range []OneStep{given, byErrors} {
		d, ok, err := s.DeriveEmbedded()
		if !ok || err != nil || d.R.Numerator().String() != "1+x+1/2*x^2" {
			t.Errorf("R̂ is %v (%v, %v)", d.R, ok, err)
		}
		if o, ok := EmbeddedTableauOrder(s, 5); !ok || o.Order != 2 {
			t.Errorf("the order of b̂ is %d (%v)", o.Order, ok)
		}
		if f := EmbeddedOrderFindings(s); f != nil {
			t.Errorf("findings %v", f)
		}
		if e, ok := OfEmbedded(s); !ok || fmt.Sprint(e.Coefficients()[1].Values) != fmt.Sprint(want.Values) {
			t.Errorf("the scheme of b̂: %v (%v)", e, ok)
		}
	}
	if _, ok := Find(byErrors, "bhat"); ok {
		t.Error("a file with e has no bhat")
	}
	if at := byErrors.Position(Place{"bhat", 0, 2}); at != byErrors.Position(Place{"e", 0, 2}) || at.Line != 2 || at.Column != 15 {
		t.Errorf("b̂₂ stands at %v", at)
	}
	again := sample.Try(New(byErrors.Info(), byErrors.Printed()...)).Must(t)
	if text := string((Document{again.Info(), again.Printed()}).JSON(Tall)); !strings.Contains(text, `"e": ["-1/3", "-1/3", "2/3"]`) || strings.Contains(text, "bhat") {
		t.Errorf("written as %s", text)
	}
}

// TestErrorWeightsOfRosenbrock is about the kind with another form.
func TestErrorWeightsOfRosenbrock(t *testing.T) {
	s := sample.Try(Parse("test", []byte(`{"name":"r","kind":"rosenbrock","alpha":[["0","0"],["1","0"]],"gamma":[["1/2","0"],["-1/2","1/2"]],"b":["1/2","1/2"],"e":["-1/2","1/2"]}`))).Must(t)
	if _, bhat, ok := Weights(s); !ok || fmt.Sprint(bhat.Values) != "[[1 0]]" {
		t.Errorf("b̂ is %v", bhat.Values)
	}
}

// TestUnitsOfErrorWeights: b̂ may be off by what b and e may be off by together.
func TestUnitsOfErrorWeights(t *testing.T) {
	for _, row := range []struct {
		b, e, why string
		want      exact.Rat
	}{
		{"0.1666666666", "-0.3333333333", "both are rounded", exact.Int(10).Pow(-10).Mul(exact.Int(2))},
		{"1/6", "-0.3333333333", "e is", exact.Int(10).Pow(-10)},
		{"0.1666666666", "-1/3", "b is", exact.Int(10).Pow(-10)},
		{"1/6", "-1/3", "none is", exact.Rat{}},
	} {
		text := strings.Replace(fmt.Sprintf(threeStages, `"e": ["`+row.e+`","-1/3","2/3"]`), `["1/6",`, `["`+row.b+`",`, 1)
		u := UnitsOf(sample.Try(Parse("test", []byte(text))).Must(t))
		if got := u.At("bhat", 0, 0); !got.Equal(row.want) {
			t.Errorf("%s: the unit is %v, should be %v", row.why, got, row.want)
		}
	}
}

// TestEmbeddedClaims reads and writes what is claimed of b̂.
func TestEmbeddedClaims(t *testing.T) {
	s := sample.Try(Parse("test", fmt.Appendf(nil, threeStages, `"bhat": ["1/2","1/2","0"], "published": {"A-stable": false, "embedded": {"L-stable": true, "A-stable": null}}`))).Must(t)
	claims := s.Info().Published
	if !claims.Embedded().Claims("L-stable") || claims.Embedded().Says("A-stable") != nil || claims.Says("L-stable") != nil {
		t.Errorf("claims %v", claims)
	}
	again := sample.Try(Parse("test", (Document{s.Info(), s.Printed()}).JSON(Wide))).Must(t).Info()
	if got, want := again.Claimed(), "order 3(2), not A-stable, embedded weights L-stable"; got != want {
		t.Errorf("claimed %q, should be %q", got, want)
	}
	with := claims.With("A-stable", true)
	if !with.Embedded().Claims("L-stable") {
		t.Error("another claim takes away those about b̂")
	}
	made := sample.Try(New(again, s.Printed()...)).Must(t)
	if e, ok := OfEmbedded(made); !ok || !e.Info().Published.Claims("L-stable") {
		t.Errorf("of the scheme of b̂ %q is claimed", e.Info().Claimed())
	}
}

// TestErrorWeightsInText: a row below the rule that begins with a key has it.
func TestErrorWeightsInText(t *testing.T) {
	const above = "0 |\n2/3 | 2/3\n----\n"
	for _, row := range []struct{ below, keys, bhat, fault string }{
		{" | 1/4 3/4\ne | 1/4 -1/4\n", "A b c e", "[[0 1]]", ""},
		{"e 1/4 -1/4\nb 1/4 3/4\n", "A b c e", "[[0 1]]", ""},
		{"b | 1/4 3/4\nbhat | 1\n", "A b bhat c", "[[1 0]]", ""},
		{"1/4 3/4\n0 1\n", "A b bhat c", "[[0 1]]", ""},
		{" | 1/4 3/4\nb | 1/4 3/4\n", "", "", "a second row b"},
		{" | 1/4 3/4\ne | 1/4 -1/4 0\n", "", "", "3 weights for 2 stages"},
		{"e | 1/4 -1/4\n", "", "", "no row b"},
	} {
		s, err := Parse("x.txt", []byte(above+row.below))
		if row.fault != "" {
			if err == nil || !strings.Contains(err.Error(), row.fault) {
				t.Errorf("%q: %v, want %q", row.below, err, row.fault)
			}
			continue
		}
		if err != nil {
			t.Fatalf("%q: %v", row.below, err)
		}
		var keys []string
		for _, e := range s.Printed() {
			keys = append(keys, e.Key)
		}
		slices.Sort(keys)
		_, bhat, _ := Weights(s)
		if got := strings.Join(keys, " "); got != row.keys || fmt.Sprint(bhat.Values) != row.bhat {
			t.Errorf("%q: keys %s, b̂ %v", row.below, got, bhat.Values)
		}
	}
}

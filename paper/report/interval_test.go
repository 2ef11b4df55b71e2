package report

import (
	"encoding/json"
	"strings"
	"testing"

	"rofz/internal/sample"
	"rofz/paper/exposition"
	"rofz/paper/text"
	"rofz/proofs"
	"rofz/scheme"
)

func TestIntervals(t *testing.T) {
	schema := compiled(t, Schema())

	const rk4 = `{"from":{"root_of":"x^2-8","root_in":["-2.83","-2.82"],"decimal":"-2.828427124746190097603377448419396157139"},` +
		`"to":{"root_of":"x^2-8","root_in":["2.82","2.83"],"decimal":"2.828427124746190097603377448419396157139"}}`
	for _, c := range []struct{ numerator, denominator, real, imaginary, text, why string }{
		{`["1","1"]`, `["1"]`, `{"from":"-2","to":"0"}`, `{"from":"0","to":"0"}`,
			"real interval [−2, 0] imaginary interval {0}", "rational ends are strings"},
		{`["1","1/2"]`, `["1","-1/2"]`, `{"from":"-infinite","to":"0"}`, `{"from":"-infinite","to":"infinite"}`,
			"real interval (−∞, 0] imaginary interval (−∞, ∞)", "infinite ends are words"},
		{`["2"]`, `["1"]`, `null`, `null`,
			"real interval empty: 0 is outside imaginary interval empty: 0 is outside", "an empty interval is null, and no key is missing"},
		{`["1","1","1/2","1/6","1/24"]`, `["1"]`,
			`{"from":{"root_of":"x^3+4*x^2+12*x+24","root_in":["-2.79","-2.78"],"decimal":"-2.785293563405281623529759189768682501408"},"to":"0"}`, rk4,
			"real interval [−2.785293563405282…, 0], from a zero of 24 + 12x + 4x² + x³ " +
				"imaginary interval [−2√2, 2√2]", "a rounded end has … and names its polynomial, one with square roots is exact"},
		{`["1","sqrt(2)"]`, `["1"]`,
			`{"from":{"expr":"-g","decimal":"-1.414213562373095048801688724209698078570"},"to":{"expr":"0","decimal":"0"}}`,
			`{"from":{"expr":"0","decimal":"0"},"to":{"expr":"0","decimal":"0"}}`,
			"real interval [−√2, 0] imaginary interval {0}", "an end in the field of R is a number of that field"},
		{`["1/2","sqrt(2)/2","1/2"]`, `["1"]`,
			`{"from":{"root_of":"x^2+(g)*x-1","root_in":["-1.94","-1.93"],"decimal":"-1.931851652578136573499486399457794735268"},"to":{"expr":"0","decimal":"0"}}`,
			`{"from":{"root_of":"x^4-3","root_in":["-1.32","-1.31"],"decimal":"-1.316074012952492460819218901796999055160"},` +
				`"to":{"root_of":"x^4-3","root_in":["1.31","1.32"],"decimal":"1.316074012952492460819218901796999055160"}}`,
			"real interval [−(√2 + √6)/2, 0] " +
				"imaginary interval [−1.316074012952492…, 1.316074012952492…], from a zero of −3 + x⁴", "an end outside the field of R"},
	} {
		in := `{"name": "test", "kind": "rational", "numerator": ` + c.numerator + `, "denominator": ` + c.denominator + `}`
		s, err := scheme.Parse("test.json", []byte(in))
		if err != nil {
			t.Fatalf("%s: %v", in, err)
		}
		a := proofs.Analyze(s)
		account := exposition.AccountOf(a, "test.json")
		var b strings.Builder
		sample.OK(t, Write(&b, a, account, Options{}))
		if err := schema.Validate(b.String()); err != nil {
			t.Errorf("%s: %v: %s", c.numerator, err, c.why)
		}
		var got map[string]json.RawMessage
		sample.OK(t, json.Unmarshal([]byte(b.String()), &got))
		if s := string(got["real_interval"]); s != c.real {
			t.Errorf("%s: real_interval %s, want %s: %s", c.numerator, s, c.real, c.why)
		}
		if s := string(got["imaginary_interval"]); s != c.imaginary {
			t.Errorf("%s: imaginary_interval %s, want %s: %s", c.numerator, s, c.imaginary, c.why)
		}
		b.Reset()
		sample.OK(t, text.Write(&b, text.Style{}, exposition.Check(a, account, "test.json")))
		if s := strings.Join(strings.Fields(b.String()), " "); !strings.Contains(s, c.text) {
			t.Errorf("%s: text lacks %q: %s\n%s", c.numerator, c.text, c.why, &b)
		}
	}
}

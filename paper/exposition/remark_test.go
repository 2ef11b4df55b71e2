package exposition

import (
	"testing"

	"rofz/errata/lint"
	"rofz/internal/sample"
	"rofz/scheme"
)

// TestPlainRemarks: a finding whose code says it all is told in words.
func TestPlainRemarks(t *testing.T) {
	for _, document := range []string{
		`"A":[["0","0"],["1","0"]],"b":["0.3333","0.6666"],"bhat":["0.3333","0.6666"]`,
		`"A":[["0","0"],["1","0"]],"b":["1","0"],"exact":false`,
		`"A":[["0","0","0"],["1","0","0"],["1","0","0"]],"b":["1/2","1/2","0"],"bhat":["1/2","1/4","1/4"]`,
		`"A":[["0","0"],["1/2","0"]],"b":["1","0"]`,
	} {
		s := sample.Try(scheme.Parse("test.json", []byte(`{"name":"x","kind":"runge-kutta",`+document+`}`))).Must(t)
		plain := 0
		for _, f := range lint.Run(s, lint.Options{Details: true}) {
			if f.Fact == nil {
				plain++
			}
			if Plain(Remark(f)) == "" {
				t.Errorf("%s: no words for %s", document, f.Code)
			}
		}
		if plain == 0 {
			t.Errorf("%s: nothing is found that has no values", document)
		}
	}
}

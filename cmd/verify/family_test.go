package main

import (
	"bytes"
	"strings"
	"testing"

	"rofz/internal/sample"
	"rofz/paper/report"
)

// TestFamilySchema validates answers about families, with certificates, and an error.
func TestFamilySchema(t *testing.T) {
	schema := sample.Try(sample.NewSchema(report.ParameterSchema)).Must(t)
	for _, args := range [][]string{
		{"sdirk:3,3", "--certificates", "--property", "A-stable,order>=3"},
		{"rosenbrock-2", "bdf-2-blend", "sdirk:1,7", "--property", "L-stable"},
		{"theta", "--free", "g=1/3..", "--property", "not I-stable,limit<=0"},
	} {
		var out, errs bytes.Buffer
		run(append([]string{"family", "--format", "json"}, args...), strings.NewReader(""), &out, &errs)
		n := 0
		for line := range strings.Lines(out.String()) {
			n++
			if err := schema.Validate(line); err != nil {
				t.Errorf("%v: %v", args, err)
			}
		}
		if n == 0 || errs.Len() > 0 {
			t.Errorf("%v: %d lines, %s", args, n, &errs)
		}
	}
}

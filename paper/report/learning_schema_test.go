package report

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"rofz/errata/repair"
	"rofz/internal/sample"
	"rofz/paper/exposition"
	"rofz/poly/exact"
	"rofz/scheme"
	"rofz/scheme/catalogue"
)

// learning has schemes of every sort at the eigenvalues λ.
func learning(t *testing.T, names, spectrum string) exposition.Learning {
	opts := exposition.LearningOptions{Identify: true, Step: exact.NewRat(1, 10), Steps: 30, Threshold: exact.Int(2).Pow(-24), Precision: "2⁻²⁴", Digits: 8}
	for _, s := range strings.Fields(spectrum) {
		opts.Spectrum, opts.Frames = append(opts.Spectrum, sample.Try(exact.ParseGaussian(s)).Must(t)), append(opts.Frames, 0)
	}
	var rows []exposition.Learned
	for _, name := range strings.Fields(names) {
		a := repair.Analyze(context.Background(), sample.Try(catalogue.Lookup(name)).Must(t))
		rows = append(rows, exposition.LearnedOf(a, "", opts))
	}
	return exposition.Learn(rows, opts)
}

func TestLearningSchema(t *testing.T) {
	schema := compiled(t, LearningSchema)
	c := learning(t, "backward-euler trapezoidal gauss-2 alexander-2-2-plus rk4 rodas3 bdf-2", "-1000000 -1+2*i -1-2*i 0 -40 -10 10 20*i")
	c.Schemes = append(c.Schemes, exposition.Learned{Name: "f", Err: &scheme.Error{File: "f.json", At: "file", Message: "no such file"}})
	c.Schemes[1].Mend.Found = true
	var b bytes.Buffer
	sample.OK(t, WriteLearning(&b, c))
	lines := 0
	for line := range strings.Lines(b.String()) {
		lines++
		if err := schema.Validate(line); err != nil {
			t.Errorf("%v\n%s", err, line)
		}
	}
	if lines != 8 {
		t.Errorf("%d lines, want 8", lines)
	}
	for _, want := range []string{`"reading":"exploding"`, `"reading":"gone in both"`, `"reading":"faithful"`, `"name":"f","status":"error"`,
		`"name":"bdf-2","kind":"multistep"`, `"identification":[{"mode":0,"fits":[{"lambda":"-`, `"nearest":false`} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("there is no %s", want)
		}
	}
	first, _, _ := strings.Cut(b.String(), "\n")
	for _, wrong := range [][3]string{
		{`"totals"`, `"totalz"`, "another key"},
		{`"gone in both":`, `"gone":`, "another reading"},
		{`"digits":8`, `"digits":0`, "no digits"},
		{`"couplings":[`, `"couplings":[1,`, "a coupling that is a number"},
	} {
		refuses(t, schema, first, wrong[0], wrong[1], wrong[2])
	}
}

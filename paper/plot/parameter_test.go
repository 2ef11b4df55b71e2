package plot

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"rofz/internal/sample"
	"rofz/paper/exposition"
	"rofz/poly"
	"rofz/proofs/parameter"
	"rofz/proofs/requirement"
	"rofz/scheme"
)

// TestParameters draws families whose sets are intervals, half-lines, points, empty or everything.
func TestParameters(t *testing.T) {
	for _, row := range []struct{ name, asked, about string }{
		{"sdirk:3,3", "A-stable", "A-stable exactly for ⅓ ≤ g ≤ 1.06857902130163…."},
		{"theta", "A-stable", "½ ≤ g."},
		{"rosenbrock-2", "L-stable", "g = (2 − √2)/2 g = (2 + √2)/2."},
		{"sdirk:2,2", "order>=5", "order>=5 for no g."},
		{"theta", "order>=1", "all g."},
		{"bdf-2-blend", "A-stable", "0 ≤ g."},
	} {
		f, _, err := scheme.NamedParametric(row.name)
		sample.OK(t, err)
		list := sample.Try(requirement.Parse(row.asked)).Must(t)
		p := exposition.Parameters{Name: row.name, Answer: sample.Try(parameter.Decide(context.Background(), f, list)).Must(t)}
		figure := sample.Try(NewParameters(p, Options{})).Must(t)
		if !strings.HasSuffix(figure.Description(), row.about) {
			t.Errorf("%s, %s: %q should end in %q", row.name, row.asked, figure.Description(), row.about)
		}
		var first, second bytes.Buffer
		for _, b := range []*bytes.Buffer{&first, &second} {
			sample.OK(t, figure.Write(b, "svg"))
		}
		if !bytes.Equal(first.Bytes(), second.Bytes()) || !strings.Contains(first.String(), "</svg>") {
			t.Errorf("%s: the figure is cut, or another one the second time", row.name)
		}
	}
	if _, err := NewParameters(exposition.Parameters{Name: "e", Err: &scheme.Error{}}, Options{}); err == nil {
		t.Error("an error is drawn")
	}
}

// TestParameterCurves compares R(∞) and the error constant of the θ-method with (θ − 1)/θ and ½ − θ.
func TestParameterCurves(t *testing.T) {
	f, _, _ := scheme.NamedParametric("theta")
	list := sample.Try(requirement.Parse("A-stable")).Must(t)
	a := sample.Try(parameter.Decide(context.Background(), f, list)).Must(t)
	for _, row := range []struct {
		name string
		got  scheme.Quotient
		p, q string
	}{{"R(∞)", *a.Limit, "-1+g", "g"}, {"C", *a.ErrorConstant, "1/2-g", "1"}} {
		p, q := sample.Try(poly.Parse(row.p, nil, "g")).Must(t), sample.Try(poly.Parse(row.q, nil, "g")).Must(t)
		if got := row.got; !got.P.Mul(q).Equal(got.Q.Mul(p)) {
			t.Errorf("%s is (%s)/(%s), want (%s)/(%s)", row.name, got.P.Format("g"), got.Q.Format("g"), row.p, row.q)
		}
	}
	if a.Order != 1 {
		t.Errorf("the order is %d", a.Order)
	}
}

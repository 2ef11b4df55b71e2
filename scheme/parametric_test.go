package scheme_test

import (
	"fmt"
	"strings"
	"testing"

	"rofz/internal/sample"
	"rofz/poly/exact"
	"rofz/scheme"
)

// ExampleParametric has the θ-method as a pasted tableau.
func ExampleParametric() {
	f, err := scheme.ParseParametric("theta.txt", []byte("0 | 0 0\n1 | 1-g g\n---+---\n | 1-g g\n"), "g")
	if err != nil {
		fmt.Println(err)
		return
	}
	s, err := f.At("1/2")
	d, _ := s.(scheme.OneStep).Derive()
	fmt.Println(d.R, err)
	// Output: (1 + 1/2 z) / (1 − 1/2 z) <nil>
}

// TestParametricFunctions reads coefficients as functions, constants among them.
func TestParametricFunctions(t *testing.T) {
	const text = `{"name": "e", "kind": "runge-kutta", "free": {"g": ["0", "infinity"]}, "params": {"d": "1/(2*g)", "e": "d^-2"},
		"A": [["g", "0"], ["1-d", "0.5e0"]], "b": ["e/4", "(g^2-1)/(g-1)"]}`
	f := sample.Try(scheme.ParseParametric("e.json", []byte(text), "")).Must(t)
	a, b := f.Functions("A"), f.Functions("b")
	for _, row := range []struct {
		got  scheme.Quotient
		p, q string
	}{
		{a[0][0], "g", "1"}, {a[1][0], "-1/2+g", "g"}, {a[1][1], "1/2", "1"}, {b[0][0], "g^2", "1"}, {b[0][1], "1+g", "1"},
	} {
		if p, q := row.got.P.Format("g"), row.got.Q.Format("g"); p != row.p || q != row.q {
			t.Errorf("(%s)/(%s), want (%s)/(%s)", p, q, row.p, row.q)
		}
	}
	if d := f.Denominator().Format("g"); d != "-g+g^2" { // (g²−1)/(g−1) has no value at 1
		t.Errorf("the denominator is %s", d)
	}
	if lo, hi := f.Range(); lo == nil || !lo.IsZero() || hi != nil {
		t.Errorf("the range is %v, %v", lo, hi)
	}
	if _, err := f.At("0"); err == nil || !strings.Contains(err.Error(), "division by zero") {
		t.Errorf("at 0: %v", err)
	}
	s := sample.Try(f.At("sqrt(2)")).Must(t)
	if again := sample.Try(scheme.New(s.Info(), s.Printed()...)).Must(t); !again.Field().Equal(s.Field()) {
		t.Error("what a member prints is another one")
	}
	if u := scheme.UnitsOf(sample.Try(f.At("123456789123/987654321987")).Must(t)); !u.Exact() {
		t.Error("a parameter with many digits is taken for a rounded one")
	}
}

// TestParametricRefusals has documents that are no families.
func TestParametricRefusals(t *testing.T) {
	const head = `{"name": "e", "kind": "runge-kutta", `
	for _, row := range []struct{ text, free, want string }{
		{head + `"A": [["g"]], "b": ["1"]}`, "", `free: missing; "free": {"g": ["0", "infinity"]} would say`},
		{head + `"free": {"g": ["0"]}, "A": [["g"]], "b": ["1"]}`, "", "free.g: 1 ends; a range has two"},
		{head + `"free": {"g": ["0", "1"], "h": ["0", "1"]}, "A": [["g"]], "b": ["1"]}`, "", "free: not an object with one name"},
		{head + `"free": {"g": ["sqrt(2)", "2"]}, "A": [["g"]], "b": ["1"]}`, "", `free.g[1]: "sqrt(2)" is no rational number`},
		{head + `"free": {"g": ["infinity", "2"]}, "A": [["g"]], "b": ["1"]}`, "", `free.g[1]: "infinity" is no rational number`},
		{head + `"free": {"g": ["0", "1"]}, "A": [["h"]], "b": ["1"]}`, "", `A[1][1], character 1: unknown name "h"; define it under params, or free`},
		{head + `"free": {"g": ["0", "1"]}, "A": [["g^401"]], "b": ["1"]}`, "", "an exponent that is not from 0 to 400"},
		{head + `"free": {"g": ["0", "1"]}, "A": [["1/(g-g)"]], "b": ["1"]}`, "", "division by zero"},
		{head + `"free": {"g": ["0", "1"]}, "params": {"a": "b", "b": "a"}, "A": [["g+a"]], "b": ["1"]}`, "", "params refer to each other in a cycle"},
		{head + `"free": {"x": ["0", "1"]}, "A": [["x"]], "b": ["1"]}`, "", `"x" cannot name a parameter`},
		{head + `"free": {"g": ["0", "1"]}, "A": [["g"]], "b": ["1"]}`, "h", `the free parameter is "g", not "h"`},
		{"0 | g\n---\n | 1\n", "", "name it with --free"},
		{"0 | g\n---\n | 1\n", "h", `A[1][1], character 1: unknown name "g"`},
		{strings.Repeat(" ", scheme.MaxDocument+1), "g", "more than"},
	} {
		_, err := scheme.ParseParametric("e.json", []byte(row.text), row.free)
		if err == nil || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%.120s: %v, want %q", row.text, err, row.want)
		}
	}
}

// TestNamedParametric makes every built-in family, and a member of each.
func TestNamedParametric(t *testing.T) {
	for _, p := range scheme.ParametricPatterns() {
		name := strings.NewReplacer("S,P", "3,2").Replace(p.Pattern)
		f, ok, err := scheme.NamedParametric(name)
		if !ok || err != nil {
			t.Errorf("%s: %v, %v", name, ok, err)
			continue
		}
		if _, err := f.At("1/3"); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		one, zero := exact.Int(1), exact.Int(0)
		if _, err := f.Between(&one, &zero); err == nil {
			t.Errorf("%s: an empty range is taken", name)
		}
	}
	if _, ok, _ := scheme.NamedParametric("sdirk"); ok {
		t.Error("sdirk alone is a family")
	}
}

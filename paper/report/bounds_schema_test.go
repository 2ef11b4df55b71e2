package report

import (
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"

	"rofz/asymptotics"
	"rofz/errata/specimen"
	"rofz/internal/sample"
	"rofz/paper/exposition"
	"rofz/poly/exact"
	"rofz/scheme"
)

// boundsOf returns the bounds of a scheme of the catalogue, or of a scheme file.
func boundsOf(t *testing.T, s string, opts exposition.GradientOptions) exposition.Gradient {
	t.Helper()
	if opts.Digits == 0 {
		opts.Digits = 16
	}
	return exposition.GradientOf(specimen.Analysis(t, s), "test.json", opts)
}

func boundsJSON(t *testing.T, g exposition.Gradient, opts Options) string {
	t.Helper()
	return written(t, func(w io.Writer) error { return WriteGradient(w, g, opts) })
}

func points(t *testing.T, s string) []exact.Gaussian {
	t.Helper()
	var out []exact.Gaussian
	for _, f := range strings.Fields(s) {
		out = append(out, sample.Try(exact.ParseGaussian(f)).Must(t))
	}
	return out
}

// compiled returns a schema of this package for use.
func compiled(t *testing.T, text string) sample.Schema {
	t.Helper()
	return sample.Try(sample.NewSchema(text)).Must(t)
}

// refuses checks that a schema accepts a text, and not with one thing in it made wrong.
func refuses(t *testing.T, schema sample.Schema, good, old, new, why string) {
	t.Helper()
	sample.OK(t, schema.Validate(good))
	bad := strings.Replace(good, old, new, 1)
	if bad == good {
		t.Fatalf("%q is not in %s", old, good)
	}
	if schema.Validate(bad) == nil {
		t.Errorf("%s for %s is valid: %s", new, old, why)
	}
}

// Schemes with something of their own, for this file and others.
const (
	rationalR = `{"name": "r", "kind": "rational", "numerator": [NUM], "denominator": [DEN]}`
	poleOnI   = `{"name": "pole-on-axis", "kind": "rational", "numerator": ["1", "1"], "denominator": ["1", "0", "1"]}`
	poleOnNeg = `{"name": "pole-left", "kind": "rational", "numerator": ["1"], "denominator": ["1", "3/2", "1/2"]}`
	zeroR     = `{"name": "zero", "kind": "rational", "numerator": [], "denominator": ["1"]}`
	unused    = `{"name": "unused", "kind": "runge-kutta", "A": [["1", "0", "0"], ["0", "1/2", "7"], ["0", "0", "3"]], "b": ["1", "0", "0"]}`
	growing   = `{"name": "growing", "kind": "general-linear", "A": [["0"]], "U": [["1"]], "B": [["1"]], "V": [["1"]]}`
)

// TestBoundsSchema validates bounds with every sort of field, with and without certificates.
func TestBoundsSchema(t *testing.T) {
	schema := compiled(t, GradientSchema)
	at := points(t, "-1000000 -1/3+2*i 0")
	pairs := [][2]exact.Gaussian{{at[0], at[1]}, {at[0], at[0]}}
	full := exposition.GradientOptions{Tans: []exact.Rat{exact.NewRat(1, 2)}, Steps: 5, At: at, Pairs: pairs, Digits: 20}
	several := exposition.GradientOptions{Powers: []int{2, 7, 1}, Last: 9, Steps: 1}
	for _, tt := range []struct {
		scheme, why string
		opts        exposition.GradientOptions
	}{
		{"backward-euler", "A-stable, everything rational", full},
		{"trapezoidal", "the identity, R(∞) = −1", full},
		{"gauss-2", "a radical, and two points on the axis", full},
		{"gauss-3", "R(∞) = −1", several},
		{"radau-iia-2", "of high degree", full},
		{"lobatto-iiic-2", "exponent −3", several},
		{"alexander-2-2-plus", "a number field", full},
		{"alexander-2-2", "a number field, several powers", several},
		{"rodas3", "Rosenbrock, decimals", exposition.GradientOptions{}},
		{"pade-1-3", "not of a tableau", several},
		{"forward-euler", "explicit", full},
		{"rk4", "explicit, growing", several},
		{"theta:1/3", "not A-stable, without a pole in the half-plane", full},
		{"bdf-2", "a branch point", full},
		{"bdf-3", "not A-stable", exposition.GradientOptions{Last: 6}},
		{"adams-bashforth-2", "growing roots", exposition.GradientOptions{}},
		{"adams-moulton-2", "a limit in a quadratic field", exposition.GradientOptions{}},
		{"milne-simpson-2", "both", exposition.GradientOptions{}},
		{"averaged-backward-3", "exponent −4/3", exposition.GradientOptions{}},
		{bdf2GLM, "general linear", full},
		{growing, "general linear, growing", exposition.GradientOptions{}},
		{constantR, "no gradient", full},
		{zeroR, "the coefficients of 0 are []", full},
		{poleOnI, "poles on the axis: infinite and undecided", exposition.GradientOptions{Tans: full.Tans}},
		{poleOnNeg, "a pole at the point", full},
		{unused, "stages that nothing depends on", full},
	} {
		text := boundsJSON(t, boundsOf(t, tt.scheme, tt.opts), Options{Certificates: len(tt.opts.At) > 0})
		if err := schema.Validate(text); err != nil {
			t.Errorf("%s (%s): %v\n%s", tt.scheme, tt.why, err, text)
		}
		if strings.Count(text, "\n") != 1 {
			t.Errorf("%s: not one line", tt.scheme)
		}
	}
	if err := schema.Validate(written(t, func(w io.Writer) error {
		return WriteGradientError(w, "f", &scheme.Error{File: "f.json", At: "file", Message: "no such file"})
	})); err != nil {
		t.Error(err)
	}
}

// TestUndecidedConstant: where a constant is not decided, nothing is said about where it would be attained.
func TestUndecidedConstant(t *testing.T) {
	c := exposition.Constant{Power: 1, Region: asymptotics.Sector(exact.NewRat(1, 2)), Undecided: errors.New("budget of 2s used up")}
	const want = `{"power":1,"region":"sector","tan":"1/2","constant":null,"undecided":"budget of 2s used up"}`
	if got := written(t, func(w io.Writer) error { return writeLine(w, Options{}.constant(nil, c)) }); got != want+"\n" {
		t.Errorf("%s, should be %s", got, want)
	}
	schema := compiled(t, GradientSchema)
	text := boundsJSON(t, boundsOf(t, poleOnI, exposition.GradientOptions{Tans: []exact.Rat{exact.Int(1)}}), Options{})
	if !strings.Contains(text, `"constant":null,"undecided":`) || schema.Validate(text) != nil {
		t.Errorf("no constant is undecided, or the schema refuses it: %s", text)
	}
	for _, key := range []string{`"at":[]`, `"limit_at_infinity":false`} {
		if wrong := strings.Replace(text, `"constant":null`, key+`,"constant":null`, 1); schema.Validate(wrong) == nil {
			t.Errorf("the schema accepts an undecided constant with %s", key)
		}
	}
}

// TestBoundsSchemaRefuses takes one thing away from valid bounds, or makes it wrong.
func TestBoundsSchemaRefuses(t *testing.T) {
	schema := compiled(t, GradientSchema)
	opts := exposition.GradientOptions{Tans: []exact.Rat{exact.Int(1)}, At: points(t, "-1"), Steps: 2}
	good := boundsJSON(t, boundsOf(t, "gauss-2", opts), Options{})
	for _, tt := range []struct{ old, new, why string }{
		{`rofz-bound/1`, `rofz-bound/2`, "another format"},
		{`"kind":"runge-kutta"`, `"kind":"multistep"`, "a multistep method has no R"},
		{`"status":"ok"`, `"status":"error"`, "an error without a message"},
		{`"status":"ok"`, `"status":"ok","extra":1`, "a key that is not known"},
		{`"identity":false,`, ``, "the identity is always said"},
		{`,"tan":"1"`, ``, "a sector without its angle"},
		{`"region":"half-plane"`, `"region":"half-plane","tan":"1"`, "a half-plane with an angle"},
		{`"constant":{"root_of":"3*x^2-16"`, `"constant":{"root":"3*x^2-16"`, "a polynomial that is not called so"},
		{`"proved":"1351/585",`, ``, "a constant without evidence"},
		{`"exceeded":"2187/947",`, ``, "a witness of nothing"},
		{`"root_in":["2.30","2.31"]`, `"root_in":["2.30"]`, "half an interval"},
		{`"constant":"12"`, `"constant":null`, "undecided without a reason"},
		{`"constant":"12"`, `"constant":"infinite"`, "infinite without a reason"},
		{`"steps_flow":`, `"flow_steps":`, "the gradient after steps without the flow's"},
		{`"power":2`, `"power":0`, "power 0"},
	} {
		refuses(t, schema, good, tt.old, tt.new, tt.why)
	}
}

// TestSchemasDescribe finds keys without a description, and definitions that nothing refers to.
func TestSchemasDescribe(t *testing.T) {
	t.Run("scheme", func(t *testing.T) { describes(t, scheme.Schema, 40) })
	t.Run("report", func(t *testing.T) { describes(t, Schema(), 90) })
	t.Run("bound", func(t *testing.T) { describes(t, GradientSchema, 90) })
	t.Run("compare", func(t *testing.T) { describes(t, ComparisonSchema, 60) })
}

// describes checks that a schema describes each of its keys, and that there are at least so many. Of an object with keys
// of its own, variants and conditions only say which of them stand together.
func describes(t *testing.T, schema string, least int) {
	var doc map[string]any
	sample.OK(t, json.Unmarshal([]byte(schema), &doc))
	object := func(v any) map[string]any { m, _ := v.(map[string]any); return m }
	described := 0
	var visit func(path string, n map[string]any)
	visit = func(path string, n map[string]any) {
		for key, p := range object(n["properties"]) {
			if text, _ := object(p)["description"].(string); text == "" {
				t.Errorf("%s.%s has no description", path, key)
			}
			described++
			visit(path+"."+key, object(p))
		}
		if items := object(n["items"]); items != nil {
			visit(path+"[]", items)
		}
		for name, def := range object(n["$defs"]) {
			visit(name, object(def))
		}
		for _, list := range []any{n["oneOf"], n["anyOf"]} {
			variants, _ := list.([]any)
			for _, v := range variants {
				if n["properties"] == nil {
					visit(path, object(v))
				}
			}
		}
	}
	visit("", doc)
	if described < least {
		t.Errorf("only %d keys", described)
	}
	for name := range doc["$defs"].(map[string]any) {
		if !strings.Contains(schema, `"#/$defs/`+name+`"`) {
			t.Errorf("nothing refers to %s", name)
		}
	}
}

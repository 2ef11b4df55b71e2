package scheme

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rofz/poly"
	"rofz/scheme/expression"
)

// euler is backward Euler with things put in: a coefficient for A, and more keys.
func euler(a, more string) string {
	return fmt.Sprintf(`{"name": "e", "kind": "runge-kutta", "A": [[%s]], "b": ["1"]%s}`, a, more)
}

func TestBadInput(t *testing.T) {
	long := func(s string, n int) string { return strings.Repeat(s, n) }
	for _, row := range []struct{ text, at, message, why string }{
		// Documents.
		{"", "document", "empty", "nothing"},
		{" \n\t", "document", "empty", "blanks"},
		{"[1]", "document", "neither a JSON object", "an array"},
		{"null", "document", "neither a JSON object", "null"},
		{`{"name": "e"`, "", "", "cut off"},
		{`{"name": "e",}`, "", "", "a comma too many"},
		{`{'name': 'e'}`, "", "", "single quotes"},
		{euler(`"1"`, "") + "x", "", "", "something behind"},
		{euler(`"1"`, "") + euler(`"1"`, ""), "", "", "two documents"},
		{"\xff\xfe{\x00", "", "", "UTF-16"},
		{euler("\"\xff\"", ""), "", "UTF-8", "not UTF-8"},
		{euler(long("[", 200_000), ""), "", "", "deep arrays"},
		{euler(`"`+long("1", 1<<20)+`"`, ""), "document", "more than 1048576 bytes", "more than 1 MiB"},
		// Keys.
		{`{"kind": "runge-kutta", "A": [["1"]], "b": ["1"]}`, "name", "missing", "no name"},
		{`{"name": "e", "A": [["1"]], "b": ["1"]}`, "kind", "missing", "no kind"},
		{`{"name": "e", "kind": "runge-kutta", "b": ["1"]}`, "A", "missing", "no A"},
		{`{"name": "e", "kind": "rk", "A": [["1"]], "b": ["1"]}`, "kind", "it is one of runge-kutta", "an unknown kind"},
		{`{"name": "My Scheme", "kind": "runge-kutta", "A": [["1"]], "b": ["1"]}`, "name", "kebab-case", "a name with capitals"},
		{euler(`"1"`, `, "Order": 2`), "Order", "case-sensitive", "a capital letter"},
		{euler(`"1"`, `, "b": ["1"]`), "b", "twice", "a key twice"},
		{euler(`"1"`, `, "\u0062": ["1"]`), "b", "twice", "a key twice, once escaped"},
		{euler(`"1"`, `, "rho": ["1"]`), "rho", "another kind", "a key of another kind"},
		{euler(`"1"`, `, "order": "two"`), "order", "integer", "an order in words"},
		{euler(`"1"`, `, "order": 2.5`), "order", "integer", "half an order"},
		{euler(`"1"`, `, "digits": 0`), "digits", "integer", "no digits"},
		{euler(`"1"`, `, "exact": "yes"`), "exact", "true or false", "a string for a truth value"},
		{euler(`"1"`, `, "family": "irk"`), "family", "one of sdirk", "an unknown family"},
		{euler(`"1"`, `, "published": {"B-stable": true}`), "published.B-stable", "unknown", "an unknown claim"},
		{euler(`"1"`, `, "published": {"A-stable": 1}`), "published.A-stable", "", "a number for a claim"},
		{euler(`"1"`, `, "bhat": ["1"], "e": ["0"]`), "e", "keep one of them", "embedded weights twice"},
		{euler(`"1"`, `, "e": ["0", "0"]`), "e", "1 would be right", "error weights for two stages"},
		{euler(`"1"`, `, "published": {"embedded": true}`), "published.embedded", "an object", "a claim without its name"},
		{euler(`"1"`, `, "published": {"embedded": {"embedded": {}}}`), "published.embedded.embedded", "unknown", "claims in claims"},
		// Shapes.
		{`{"name": "e", "kind": "runge-kutta", "A": [["1", "0"], ["1"]], "b": ["1", "0"]}`, "A[2]", "2 would be right", "a ragged matrix"},
		{`{"name": "e", "kind": "runge-kutta", "A": [["1", "0"]], "b": ["1"]}`, "A[1]", "", "a matrix that is not square"},
		{`{"name": "e", "kind": "runge-kutta", "A": [], "b": []}`, "A", "", "no stages"},
		{`{"name": "e", "kind": "runge-kutta", "A": ["1"], "b": ["1"]}`, "A[1]", "", "a list for a matrix"},
		{`{"name": "e", "kind": "runge-kutta", "A": [["1"]], "b": ["1", "1"]}`, "b", "", "b too long"},
		{euler(`"1"`, `, "c": ["1", "2"]`), "c", "", "c too long"},
		{`{"name": "e", "kind": "runge-kutta", "A": [` + long(`["1"],`, 200) + `["1"]], "b": ["1"]}`, "A", "", "201 stages"},
		{`{"name": "e", "kind": "multistep", "rho": ["0", "1", "-1"], "sigma": ["1", "0", "0"]}`, "sigma", "higher degree than rho", "a leading zero of ρ"},
		{`{"name": "e", "kind": "rational", "numerator": ["1"], "denominator": ["0", "1"]}`, "denominator", "", "a pole at 0"},
		{`{"name": "e", "kind": "rational", "numerator": ["1"], "denominator": []}`, "denominator", "", "no denominator"},
		{`{"name": "e", "kind": "collocation", "nodes": "x^2-x+1/4"}`, "nodes", "", "a double node"},
		{`{"name": "e", "kind": "collocation", "nodes": "3"}`, "nodes", "", "no nodes"},
		{`{"name": "e", "kind": "collocation", "nodes": "y^2-1"}`, "nodes", "y", "another variable"},
		// Coefficients.
		{euler(`""`, ""), "A[1][1]", "empty", "an empty one"},
		{euler(`true`, ""), "A[1][1]", "", "a truth value"},
		{euler(`"1/0"`, ""), "A[1][1], character 2", "division by zero", "1/0"},
		{euler(`"1/(1-1)"`, ""), "A[1][1], character 2", "division by zero", "1/(1−1)"},
		{euler(`"0^-1"`, ""), "A[1][1], character 2", "", "0^−1"},
		{euler(`"1e999999999"`, ""), "A[1][1], character 1", "exponent", "a huge exponent"},
		{euler(`1e999999999`, ""), "A[1][1]", "exponent", "a huge exponent of a JSON number"},
		{euler(`"2^1001"`, ""), "A[1][1], character 3", "1000", "a power above 1000"},
		{euler(`"2^(1/2)"`, ""), "A[1][1], character 3", "", "a broken power"},
		{euler(`"((2^1000)^1000)^1000"`, ""), "A[1][1], character 10", "bits", "a number of 10⁹ bits"},
		{euler(`"NaN"`, ""), "A[1][1], character 1", "unknown name", "NaN"},
		{euler(`"Infinity"`, ""), "A[1][1], character 1", "unknown name", "infinity"},
		{euler(`"2x"`, ""), "A[1][1], character 2", "", "an implicit product"},
		{euler(`"1+"`, ""), "A[1][1], character 3", "", "cut off"},
		{euler(`"(1"`, ""), "A[1][1], character 3", "", "an open parenthesis"},
		{euler(`"1)"`, ""), "A[1][1], character 2", "", "a closing parenthesis"},
		{euler(`"1,5"`, ""), "A[1][1], character 2", "", "a decimal comma"},
		{euler(`"0x10"`, ""), "A[1][1], character 2", "", "a hexadecimal number"},
		{euler(`"1_000"`, ""), "A[1][1], character 2", "", "an underscore in a number"},
		{euler(`"−1"`, ""), "A[1][1], character 1", "", "a typographic minus"},
		{euler(`"`+long("(", 101)+"1"+long(")", 101)+`"`, ""), "A[1][1], character 101", "100", "parentheses 101 deep"},
		{euler(`"`+long("1", 10_001)+`"`, ""), "A[1][1], character 1", "10000", "a literal of 10 001 digits"},
		{euler(`"sqrt(-1)"`, ""), "A[1][1], character 1", "", "the root of a negative number"},
		{euler(`"sqrt(1-sqrt(2))"`, ""), "A[1][1], character 1", "", "the root of a negative irrational number"},
		{euler(`"sin(1)"`, ""), "A[1][1], character 1", "unknown function", "an unknown function"},
		{euler(`"root(x^2+1, 0, 1)"`, ""), "A[1][1], character 1", "0 distinct roots", "no root"},
		{euler(`"root(x^2-2, -2, 2)"`, ""), "A[1][1], character 1", "2 distinct roots", "two roots"},
		{euler(`"root(x^2-1, 0, 1)"`, ""), "A[1][1], character 1", "0 distinct roots", "the root at the end does not count"},
		{euler(`"root(x-1, 2, 0)"`, ""), "A[1][1]", "empty interval", "an interval turned round"},
		{euler(`"root(3, 0, 1)"`, ""), "A[1][1]", "", "a constant"},
		{euler(`"root(sqrt(2)*x-1, 0, 1)"`, ""), "A[1][1]", "rational", "an irrational coefficient"},
		{euler(`"root(x^1000-2, 0, 2)"`, ""), "A[1][1]", "64", "a field of degree 1000"},
		{euler(`"x"`, ""), "A[1][1], character 1", "", "x outside of a root"},
		// Parameters.
		{euler(`"u"`, ""), "A[1][1], character 1", `unknown name "u"`, "a name that is not there"},
		{euler(`"u"`, `, "params": {"u": "v", "v": "u"}`), "params.v", "cycle", "a cycle of two"},
		{euler(`"1"`, `, "params": {"u": "u"}`), "params.u", "cycle", "a cycle that nothing uses"},
		{euler(`"1"`, `, "params": {"sqrt": "1"}`), "params.sqrt", "", "a name that is taken"},
		{euler(`"1"`, `, "params": {"2u": "1"}`), "params.2u", "", "no name"},
		{euler(`"1"`, `, "params": {"u": "1/0"}`), "params.u", "division by zero", "a bad one that nothing uses"},
		// Pasted tableaux.
		{"1 | 1\n--+--\n", "", "", "no b"},
		{"1 | 1 2\n--+--\n  | 1\n", "", "", "a row that is too long"},
		{"1 | 1\n--+--\n  | 1\n  | 1\n  | 1\n", "", "", "a third row of weights"},
	} {
		start := time.Now()
		s, err := Parse("file", []byte(row.text))
		var e *Error
		switch {
		case err == nil:
			t.Errorf("%s: read as %v", row.why, s)
		case !errors.As(err, &e):
			t.Errorf("%s: %v is no *Error", row.why, err)
		case e.File != "file" || e.At == "" || e.Message == "":
			t.Errorf("%s: %+v lacks something", row.why, e)
		case row.at != "" && !strings.HasPrefix(e.At, row.at):
			t.Errorf("%s: at %q, want %q (%s)", row.why, e.At, row.at, e.Message)
		case !strings.Contains(e.Message, row.message):
			t.Errorf("%s: %q, want something with %q", row.why, e.Message, row.message)
		case len(e.Message) > 2000:
			t.Errorf("%s: a message of %d bytes", row.why, len(e.Message))
		}
		if d := time.Since(start); d > 20*time.Second { // a bound against hanging, not a measurement
			t.Errorf("%s: %v", row.why, d)
		}
	}
}

func TestCoefficients(t *testing.T) {
	for _, row := range []struct{ text, want, why string }{
		{`"5/12"`, "5/12", "a rational"},
		{`0.1`, "1/10", "a JSON number is an exact decimal"},
		{`1e-3`, "1/1000", "a JSON number with an exponent"},
		{`"0.4358"`, "2179/5000", "a decimal"},
		{`"1.5e-3"`, "3/2000", "an exponent"},
		{`"-2^2"`, "-4", "the power binds first"},
		{`"2^3^2"`, "512", "powers bind from the right"},
		{`"2^-2"`, "1/4", "a negative exponent"},
		{`"1-2-3"`, "-4", "differences from the left"},
		{`"8/4/2"`, "1", "quotients from the left"},
		{`"--1"`, "1", "two signs"},
		{`" 1 + 2 * 3 "`, "7", "blanks, products first"},
		{`"sqrt(4)/3"`, "2/3", "a root that is rational"},
		{`"sqrt(3+2*sqrt(2))-sqrt(2)"`, "1", "a nested root that is 1 + √2"},
		{`"sqrt(2)*sqrt(8)"`, "4", "two radicals in one field"},
		{`"root(x^3-8, 0, 3)"`, "2", "a rational root"},
		{`"root(x^2-2, 1, 2)^2"`, "2", "its square"},
		{`"root((x-1)^2, 0, 2)"`, "1", "a double root is one distinct root"},
	} {
		s := mustParse(t, euler(row.text, ""))
		if got := s.(*ButcherTableau).a[0][0].String(); got != row.want {
			t.Errorf("%s: %s is %s, want %s", row.why, row.text, got, row.want)
		}
	}
}

func TestParameters(t *testing.T) {
	s := mustParse(t, euler(`"d*b"`, `, "params": {"b": "2*d", "d": "c/3", "c": "1/2"}`))
	if got := s.(*ButcherTableau).a[0][0].String(); got != "1/18" {
		t.Errorf("d·b = %s, want 1/18: parameters in any order, with names of keys", got)
	}
}

func TestPastedTableaux(t *testing.T) {
	want := "(1 + z + 1/2 z²)"
	for _, row := range []struct{ text, why string }{
		{"0 |\n1 | 1\n--+-----\n  | 1/2 1/2\n", "blanks, missing cells"},
		{"\ufeff0 | 0 0\r\n1 | 1 0\r\n---------\r\n  | 1/2 1/2\r\n", "BOM, CRLF"},
		{"0 & 0 & 0\n1 & 1 & 0\n-----\n & 1/2 & 1/2\n", "ampersands"},
		{"0, 0, 0\n1, 1, 0\n-----\n 1/2, 1/2\n", "commas"},
	} {
		s, err := Parse("heun.txt", []byte(row.text))
		if err != nil {
			t.Errorf("%s: %v", row.why, err)
			continue
		}
		d, err := s.(OneStep).Derive()
		if err != nil || !d.R.Numerator().Equal(poly.New(vec(rationals, "1 1 1/2")...)) || d.R.Denominator().Degree() != 0 {
			t.Errorf("%s: R = %v, want %s: %v", row.why, d.R, want, err)
		}
		if s.Info().Name != "heun" {
			t.Errorf("%s: the name is %q", row.why, s.Info().Name)
		}
	}
}

func TestExamples(t *testing.T) {
	for _, row := range []struct{ file, p, q, why string }{
		{"gauss-3-nodes.json", "1 1/2 1/10 1/120", "1 -1/2 1/10 -1/120", "Padé (3, 3)"},
		{"radau-iia-3-nodes.json", "1 2/5 1/20", "1 -3/5 3/20 -1/60", "Padé (2, 3)"},
		{"pade-1-2-rational.json", "1 1/3", "1 -2/3 1/6", "Padé (1, 2)"},
		{"two-midpoints.txt", "1 1/2 1/16", "1 -1/2 1/16", "((1 + z/4)/(1 − z/4))²"},
	} {
		d, err := parseFile(t, filepath.Join("../testdata/examples", row.file)).(OneStep).Derive()
		if err != nil || !d.R.Numerator().Equal(poly.New(vec(rationals, row.p)...)) || !d.R.Denominator().Equal(poly.New(vec(rationals, row.q)...)) {
			t.Errorf("%s: R = %v, %v, want %s", row.file, d.R, err, row.why)
		}
	}
}

func TestParseAll(t *testing.T) {
	one := euler(`"1"`, "")
	for _, row := range []struct {
		text, want, why string
	}{
		{one + "\n" + one + "\n", "ok ok", "two lines"},
		{one + "\n\n  \n" + one, "ok ok", "blank lines, no newline at the end"},
		{one + "\n{\"name\": 3}\n" + one + "\n", "ok error ok", "a bad line in the middle"},
		{strings.ReplaceAll(one, ", ", ",\n"), "ok", "one document over several lines"},
		{"1 | 1\n--+--\n  | 1\n", "ok", "a pasted tableau"},
		{"", "error", "nothing"},
		{one + "\n{\"name\": \"" + strings.Repeat("x", 2<<20) + "\"}\n" + one, "ok error ok", "a line that is too long"},
	} {
		var got []string
		for _, err := range ParseAll("-", strings.NewReader(row.text)) {
			if err != nil {
				got = append(got, "error")
			} else {
				got = append(got, "ok")
			}
		}
		if strings.Join(got, " ") != row.want {
			t.Errorf("%s: %q, want %q", row.why, got, row.want)
		}
	}
}

// randomExpr draws an expression of the coefficient language.
func randomExpr(depth int) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		if depth == 0 {
			return rapid.SampledFrom([]string{"1", "2", "0.5", "1.5e-3", "u", "12"}).Draw(t, "leaf")
		}
		sub := randomExpr(depth - 1)
		switch rapid.IntRange(0, 6).Draw(t, "form") {
		case 0:
			return sub.Draw(t, "x")
		case 1:
			return "-" + sub.Draw(t, "x")
		case 2:
			return "(" + sub.Draw(t, "x") + ")^" + rapid.SampledFrom([]string{"2", "-1", "3"}).Draw(t, "n")
		case 3:
			return "sqrt(" + sub.Draw(t, "x") + ")"
		default:
			op := rapid.SampledFrom([]string{"+", "-", "*", "/"}).Draw(t, "op")
			return "(" + sub.Draw(t, "x") + ")" + op + "(" + sub.Draw(t, "y") + ")"
		}
	})
}

// TestExpressionsReadBack prints what was read and reads it again: the value is the same, or the same is wrong.
func TestExpressionsReadBack(t *testing.T) {
	value := func(text string) string {
		s, err := Parse("test", []byte(euler(`"`+text+`"`, `, "params": {"u": "3/7"}`)))
		if err != nil {
			return "an error"
		}
		return s.(*ButcherTableau).a[0][0].String()
	}
	rapid.Check(t, func(t *rapid.T) {
		text := randomExpr(3).Draw(t, "text")
		e, err := expression.Coefficient.Parse(text)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		if printed := e.String(); value(text) != value(printed) {
			t.Fatalf("%s = %s is printed as %s = %s", text, value(text), printed, value(printed))
		}
	})
}

// FuzzParse reads anything without a panic, and every error is complete.
func FuzzParse(f *testing.F) {
	files, _ := filepath.Glob("../testdata/*/*")
	for _, file := range files {
		if data, err := os.ReadFile(file); err == nil && len(data) < 4000 {
			f.Add(data)
		}
	}
	f.Add([]byte(euler(`"root(x^2-2, 1, 2)"`, `, "params": {"u": "sqrt(3)"}`)))
	f.Fuzz(func(t *testing.T, data []byte) {
		_, err := Parse("file", data)
		var e *Error
		if err != nil && (!errors.As(err, &e) || e.File != "file" || e.At == "" || e.Message == "") {
			t.Errorf("%#v", err)
		}
	})
}

package formula_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"rofz/paper/formula"
	"rofz/paper/text"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/rational"
	"rofz/scheme"
	"rofz/scheme/expression"
)

// keyboard is the style in which formulas are spelt where there is no Unicode.
var keyboard = text.Style{ASCII: true}

func drawRat(t *rapid.T, label string) exact.Rat {
	return rat(rapid.Int64Range(-40, 40).Draw(t, label), rapid.Int64Range(1, 30).Draw(t, label+" below"))
}

func drawPoly(t *rapid.T, label string) poly.Poly {
	var coeffs []exact.Rat
	for i := range rapid.IntRange(1, 6).Draw(t, label) {
		coeffs = append(coeffs, drawRat(t, fmt.Sprint(label, i)))
	}
	return poly.FromRats(coeffs...)
}

// TestQuotientsReadBack: what Quotient and Factored print, in both notations, is the function again.
func TestQuotientsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, q := drawPoly(t, "p"), drawPoly(t, "q")
		if q.Coeff(0).IsZero() {
			q = q.Add(poly.FromInts(1))
		}
		want, err := rational.New(p, q)
		if err != nil {
			t.Skip("a pole at 0")
		}
		k := algebraic.Field{}
		s := formula.Style{}
		for _, e := range []formula.Expr{s.Quotient(k, p, q, "z"), formula.Frac{Above: s.Factored(k, p, "z"), Below: s.Factored(k, q, "z")}} {
			for _, text := range []string{formula.Text(e), keyboard.Text(formula.Text(e))} {
				got, err := expression.ParseFunction(text, nil)
				if err != nil {
					t.Fatalf("%s: %v", text, err)
				}
				if !got.Equal(want) {
					t.Fatalf("%v is written as %s", want, text)
				}
			}
			if again := formula.MustParse(formula.Text(e)); formula.Text(again) != formula.Text(e) {
				t.Fatalf("%s is read as %s", formula.Text(e), formula.Text(again))
			}
		}
	})
}

// explicit writes the products of a text in ASCII with *, for the grammar of scheme files. All names have one letter.
func explicit(ascii string) string {
	var b strings.Builder
	var before rune
	ascii = strings.ReplaceAll(ascii, "sqrt", "S")
	for _, r := range ascii {
		if r == ' ' {
			before = max(before, ' ')
			if strings.ContainsRune("+-*/(,", rune(b.String()[b.Len()-1])) {
				continue
			}
			b.WriteByte('~')
			continue
		}
		if ends := unicode.IsDigit(before) || before == ')' || before == 'g'; ends && (r == '(' || r == 'S' || r == 'g') {
			b.WriteByte('*')
		}
		b.WriteRune(r)
		before = r
	}
	out := b.String()
	for _, sign := range []string{"+", "-", "*", "/", ")"} {
		out = strings.NewReplacer("~"+sign, sign).Replace(out)
	}
	out = strings.ReplaceAll(out, "~", "*")
	return strings.ReplaceAll(strings.ReplaceAll(out, "**", "*"), "S", "sqrt")
}

// TestElementsEvaluate: the text of a random element of a number field, with radicals or in the generator, is read by the
// evaluator of scheme files as the element.
func TestElementsEvaluate(t *testing.T) {
	fields := []struct {
		k         algebraic.Field
		generator string
	}{
		{field(t, "x^2-12", rat(3, 1), rat(4, 1)), "sqrt(12)"},
		{field(t, "x^2-x-1", rat(-1, 1), rat(0, 1)), "(1-sqrt(5))/2"},
		{field(t, "x^2-2/3*x+1/18", rat(0, 1), rat(1, 3)), "(2-sqrt(2))/6"},
		{field(t, "x^4-10*x^2+1", rat(3, 1), rat(4, 1)), "sqrt(2)+sqrt(3)"},
		{field(t, "x^4-10*x^2+1", rat(-1, 1), rat(0, 1)), "sqrt(2)-sqrt(3)"},
		{field(t, "x^4-6/7*x^2+3/35", rat(0, 1), rat(1, 2)), "sqrt((15-2*sqrt(30))/35)"},
		{field(t, "x^3-3*x^2+3/2*x-1/6", rat(43, 100), rat(44, 100)), "root(x^3-3*x^2+3/2*x-1/6,0.43,0.44)"},
	}
	rapid.Check(t, func(t *rapid.T) {
		f := rapid.SampledFrom(fields).Draw(t, "field")
		coeffs := make([]exact.Rat, f.k.Degree())
		for i := range coeffs {
			if rapid.Bool().Draw(t, "there") {
				coeffs[i] = drawRat(t, "c")
			}
		}
		x := f.k.Algebra().Elem(coeffs...)
		e := formula.Style{}.Element(f.k, x)
		text := explicit(keyboard.Text(formula.Text(e)))
		same(t, text, x.String(), f.generator)
	})
}

// same fails unless two coefficients have the same value, with the parameter g.
func same(t interface{ Fatalf(string, ...any) }, a, b, g string) {
	file := fmt.Sprintf(`{"name":"x","kind":"runge-kutta","params":{"g":%q},"A":[[%q,"0"],[%q,"0"]],"b":["1","0"]}`, g, a, b)
	s, err := scheme.Parse("x.json", []byte(file))
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	if m := s.(*scheme.ButcherTableau).A(); !m[0][0].Equal(m[1][0]) {
		t.Fatalf("%s is %v, should be %s = %v", a, m[0][0], b, m[1][0])
	}
}

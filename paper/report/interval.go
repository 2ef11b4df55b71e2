package report

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"rofz/asymptotics/stability"
	"rofz/paper/formula"
	"rofz/poly"
	"rofz/poly/algebraic"
)

// Interval is a stability interval as a report prints it: null if it is empty, which it is when |R(0)| > 1, and
// otherwise an object with the two end points.
//
// The real interval is the connected component of 0 in {x ≤ 0 : |R(x)| ≤ 1}, the imaginary interval that in
// {y : |R(iy)| ≤ 1}, which is symmetric.
type Interval struct {
	Empty    bool
	From, To End
}

// End is an end point of a stability interval, in one of three forms:
//
//   - "-infinite" or "infinite";
//   - a number of the report's field, printed like every other: "-2", or {"expr": "-2*g", "decimal": "-2.828…"} over a
//     field of higher degree;
//   - an algebraic number outside that field: {"root_of": "x^3+4*x^2+12*x+24", "root_in": ["-2.79","-2.78"],
//     "decimal": "-2.785…"}, with its minimal polynomial over the field (monic, irreducible, in x and the generator g),
//     an interval with decimal ends that holds this root and no other, and 40 significant digits.
type End struct {
	Number        // also "infinite" and "-infinite"
	RootOf string // empty in the first two forms
	RootIn [2]string
}

// MarshalJSON returns null or an object.
func (x Interval) MarshalJSON() ([]byte, error) {
	if x.Empty {
		return []byte("null"), nil
	}
	return encode(struct {
		From End `json:"from"`
		To   End `json:"to"`
	}{x.From, x.To})
}

// MarshalJSON returns one of the forms described at End.
func (e End) MarshalJSON() ([]byte, error) {
	if e.RootOf == "" {
		return e.Number.MarshalJSON()
	}
	return encode(struct {
		RootOf  string    `json:"root_of"`
		RootIn  [2]string `json:"root_in"`
		Decimal string    `json:"decimal"`
	}{e.RootOf, e.RootIn, e.Decimal})
}

func interval(k algebraic.Field, x stability.Interval) *Interval {
	if x.Empty {
		return &Interval{Empty: true}
	}
	return &Interval{From: end(k, x.From), To: end(k, x.To)}
}

func end(k algebraic.Field, e stability.End) End {
	switch {
	case e.Infinite() > 0:
		return End{Number: Number{Expr: "infinite"}}
	case e.Infinite() < 0:
		return End{Number: Number{Expr: "-infinite"}}
	}
	if x, ok := e.Value(); ok {
		return End{Number: numberIn(k, x)}
	}
	return End{
		Number: Number{Decimal: e.Decimal(DecimalDigits)},
		RootOf: e.Minimal().Descending("x"),
		RootIn: ends(e.RootIn()),
	}
}

// interval writes an interval with its end points, and says what they are roots of where they are rounded.
func (f *Facts) interval(x stability.Interval) string {
	if x.Empty {
		return "empty: |R(0)| > 1"
	}
	from, exactly := f.end(x.From)
	to, _ := f.end(x.To)
	if from == to {
		return "{" + from + "}"
	}
	open, end := "[", "]"
	if x.From.Infinite() != 0 {
		open = "("
	}
	if x.To.Infinite() != 0 {
		end = ")"
	}
	s := open + from + ", " + to + end
	if m := x.From.Minimal(); !m.IsZero() && !exactly {
		zeros := strings.Join(f.sum(m, "x"), " ")
		if utf8.RuneCountInString(zeros) > width { // the JSON form has it
			zeros = fmt.Sprintf("a polynomial of degree %d", m.Degree())
		}
		s += ", from a zero of " + zeros
	}
	return s
}

// endDigits is the number of digits of a rounded end point, about those of a float64.
const endDigits = 16

// end writes an end point: rational numbers and those with square roots exactly, others rounded, which "…" marks.
func (f *Facts) end(e stability.End) (text string, exactly bool) {
	switch {
	case e.Infinite() > 0:
		return "∞", true
	case e.Infinite() < 0:
		return "−∞", true
	}
	x, within := e.Value()
	if r, ok := x.Rat(); ok && within {
		return f.rational(r), true
	}
	if r, ok := f.radical(e); ok {
		return f.text(r), true
	}
	return f.text(formula.Rounded(e.Decimal(endDigits))), false
}

// maxRadicalDegree is the degree up to which square roots are looked for.
const maxRadicalDegree = 4

// radical returns an irrational end point with square roots.
func (f *Facts) radical(e stability.End) (formula.Expr, bool) {
	m := e.Minimal()
	if max(m.Degree(), 1)*f.printer.field.Degree() > maxRadicalDegree {
		return nil, false
	}
	if x, ok := e.Value(); ok {
		return style.Radical(f.printer.field.Number(x))
	}
	in, _ := e.RootIn()
	return style.Radical(f.printer.field.RootValue(m, in, poly.FromInts(0, 1), poly.FromInts(1)))
}

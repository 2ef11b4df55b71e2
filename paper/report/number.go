package report

import (
	"bytes"
	"encoding/json"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
)

// DecimalDigits is the number of significant digits that an irrational number is printed with beside its exact form.
const DecimalDigits = 40

// Number is an exact number as a report prints it: a rational number is the string "5/12", an element of a field of
// higher degree an object with its expression in the generator and its value to 40 significant digits. The zero value
// prints as the empty string and stands for no number.
type Number struct {
	Expr    string // "5/12", or "1/2-1/4*g" in the generator of the report's field
	Decimal string // empty in a report over ℚ
}

// numberIn returns x, which lies in k, as it is printed in a report over k. Over a field of degree > 1 every number
// has both forms, rational ones too, so that a reader need not guess the shape.
func numberIn(k algebraic.Field, x poly.Elem) Number {
	if k.Degree() == 1 {
		return Number{Expr: x.String()}
	}
	return Number{Expr: x.String(), Decimal: k.Decimal(x, DecimalDigits)}
}

func numbersIn(k algebraic.Field, xs []poly.Elem) []Number {
	out := make([]Number, len(xs)) // never nil: the zero polynomial is []
	for i, x := range xs {
		out[i] = numberIn(k, x)
	}
	return out
}

// MarshalJSON returns the string or the object described at Number.
func (x Number) MarshalJSON() ([]byte, error) {
	if x.Decimal == "" {
		return encode(x.Expr)
	}
	return encode(struct {
		Expr    string `json:"expr"`
		Decimal string `json:"decimal"`
	}{x.Expr, x.Decimal})
}

// encode is json.Marshal without the escapes that HTML needs.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// Field is the real number field that the coefficients of a stability function generate.
type Field struct {
	Degree            int        `json:"degree"`
	Generator         string     `json:"generator,omitempty"`
	MinimalPolynomial string     `json:"minimal_polynomial,omitempty"`
	RootIn            *[2]string `json:"root_in,omitempty"`
}

// newField describes k. Over ℚ nothing but the degree is said.
func newField(k algebraic.Field) Field {
	if k.Degree() == 1 {
		return Field{Degree: 1}
	}
	rootIn := ends(k.Number(k.Algebra().Generator()).RootIn())
	return Field{
		Degree:            k.Degree(),
		Generator:         "g",
		MinimalPolynomial: k.Algebra().MinimalPolynomial().Descending("x"),
		RootIn:            &rootIn,
	}
}

// ends prints the ends of an interval with d digits behind the point, which they have.
func ends(x exact.Interval, d int) [2]string { return [2]string{x.Lo.Fixed(d), x.Hi.Fixed(d)} }

package report

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"rofz/poly/algebraic"
)

// Algebraic is a real algebraic number by itself, as a report prints it: a rational number is the string "1/2", any other
// {"root_of": "3*x^2-16", "root_in": ["2.30","2.31"], "decimal": "2.309…"}: a polynomial with coprime integer
// coefficients, an interval with decimal ends that holds this root and no other, and 40 significant digits. The
// polynomial is the minimal one unless "minimal" is false, where its factorisation was given up.
type Algebraic struct{ n algebraic.Number }

// MarshalJSON returns one of the two forms.
func (x Algebraic) MarshalJSON() ([]byte, error) {
	if r, ok := x.n.Rational(); ok {
		return encode(r.String())
	}
	p, minimal := x.n.Polynomial()
	out := struct {
		RootOf  string    `json:"root_of"`
		RootIn  [2]string `json:"root_in"`
		Decimal string    `json:"decimal"`
		Minimal *bool     `json:"minimal,omitempty"`
	}{p.Descending("x"), ends(x.n.RootIn()), x.n.Decimal(DecimalDigits), nil}
	if !minimal {
		out.Minimal = &minimal
	}
	return encode(out)
}

func algebraics(ns []algebraic.Number) []Algebraic {
	out := make([]Algebraic, len(ns))
	for i, n := range ns {
		out[i] = Algebraic{n}
	}
	return out
}

// digitsForPeople is the number of digits of irrational constants in the text form.
const digitsForPeople = 12

// origin says what an irrational number is a zero of, "" for a rational one.
func (f printer) origin(x Algebraic) string {
	if _, ok := x.n.Rational(); ok {
		return ""
	}
	p, minimal := x.n.Polynomial()
	if e, ok := style.Radical(x.n); ok {
		return "= " + f.text(e)
	}
	if s := f.text(style.Polynomial(algebraic.Field{}, p, "x")); minimal && !strings.Contains(s, "…") && utf8.RuneCountInString(s) <= width-24 {
		return "a zero of " + s
	}
	if !minimal {
		return fmt.Sprintf("a zero of a polynomial of degree %d", p.Degree())
	}
	return fmt.Sprintf("of degree %d over ℚ", p.Degree())
}

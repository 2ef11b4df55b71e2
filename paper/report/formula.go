package report

import (
	"strings"
	"unicode/utf8"

	"rofz/paper/formula"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
)

// A printer writes formulas for people. Numbers that would fill the line are cut, which is marked by "…".
type printer struct {
	field algebraic.Field
	ascii bool
}

// longest is the number of characters up to which an exact coefficient is printed whole.
const longest = 26

var style = formula.Style{Digits: longest}

// text returns e in one line.
func (f printer) text(e formula.Expr) string {
	if f.ascii {
		return formula.ASCII(e)
	}
	return formula.Text(e)
}

// pieces returns e in pieces between which a line may be broken.
func (f printer) pieces(e formula.Expr) []string {
	if f.ascii {
		return formula.ASCIIPieces(e)
	}
	return formula.Pieces(e)
}

// value returns a number of the field by itself.
func (f printer) value(x poly.Elem) string {
	if r, ok := x.Rat(); ok {
		return f.rational(r)
	}
	return f.text(style.Element(f.field, x))
}

// rational returns a number by itself: 1/2 with a slash, as in the columns of tables and in the reasons for verdicts.
func (f printer) rational(x exact.Rat) string {
	if s := x.String(); len(s) <= longest && f.ascii {
		return s
	} else if len(s) <= longest {
		return minusSigns(s)
	}
	return f.text(style.Rational(x))
}

// sum returns p in ascending powers, in pieces: "1", "− ⅔z", "+ ⅙z²".
func (f printer) sum(p poly.Poly, variable string) []string {
	return f.pieces(style.Polynomial(f.field, p, variable))
}

// fraction returns P/Q in pieces.
func (f printer) fraction(p, q poly.Poly) []string {
	return f.pieces(style.Quotient(f.field, p, q, "z"))
}

// monomial returns c·base^exponent, where the base is "z", "|z|" or another symbol.
func (f printer) monomial(c poly.Elem, base string, exponent exact.Rat) string {
	power := formula.Power(formula.MustParse(base), exponent)
	return f.text(style.Combination(f.field, []poly.Elem{c}, func(int) formula.Expr { return power }))
}

// power returns base^exponent, 1 for the exponent 0.
func (f printer) power(base string, exponent exact.Rat) string {
	return f.monomial(poly.Int(1), base, exponent)
}

// number returns a number by itself: exactly if it is rational, and otherwise rounded, which "…" marks.
func (f printer) number(n algebraic.Number) string {
	if r, ok := n.Rational(); ok {
		return f.rational(r)
	}
	return f.text(formula.Rounded(n.Decimal(digitsForPeople)))
}

// nested returns Σ coeffs[i]·of(i), in pieces, where the coefficients are polynomials in the variable.
func (f printer) nested(coeffs []poly.Poly, variable string, of func(i int) formula.Expr) []string {
	var sum formula.Sum
	for i, c := range coeffs {
		if c.IsZero() {
			continue
		}
		t := formula.Term{Body: style.Polynomial(f.field, c, variable)}
		if s, ok := t.Body.(formula.Sum); ok && len(s) == 1 {
			t = s[0]
		}
		sum = append(sum, formula.Term{Negative: t.Negative, Body: formula.Product(t.Body, of(i))})
	}
	return f.pieces(sum)
}

// powerOf returns the powers of a symbol.
func powerOf(base string) func(i int) formula.Expr {
	e := formula.MustParse(base)
	return func(i int) formula.Expr { return formula.Power(e, exact.Int(int64(i))) }
}

// mentionsGenerator reports whether a line has the generator g of a field in it.
func mentionsGenerator(lines []string) bool {
	for _, line := range lines {
		letters := func(r rune) bool { return r == '\'' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }
		for rest := line; ; {
			i := strings.IndexByte(rest, 'g')
			if i < 0 {
				break
			}
			before, _ := utf8.DecodeLastRuneInString(rest[:i])
			after, _ := utf8.DecodeRuneInString(rest[i+1:])
			if !letters(before) && !letters(after) {
				return true
			}
			rest = rest[i+1:]
		}
	}
	return false
}

// mustRat reads a number that this package wrote.
func mustRat(s string) exact.Rat {
	x, err := exact.ParseRat(s)
	if err != nil {
		panic("internal error: " + err.Error())
	}
	return x
}

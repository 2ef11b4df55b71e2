package exposition

import (
	"slices"
	"strings"
	"unicode/utf8"

	"rofz/internal/typography"
	"rofz/paper/formula"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/rational"
)

// A printer writes numbers and formulas of a field into lines of text. Numbers that would fill the line are rounded, which
// is marked by "…".
type printer struct{ field algebraic.Field }

// lineColumns is the number of columns of a line of text.
const lineColumns = 80

// inLine is the style of formulas in lines of text.
var inLine = formula.Style{Digits: briefDigits}

// value returns a number of the field by itself.
func (f printer) value(x poly.Elem) string {
	if r, ok := x.Rat(); ok {
		return f.rational(r)
	}
	return formula.Text(inLine.Element(f.field, x))
}

// rational returns a number by itself: 1/2 with a slash, as in the columns of tables and in the reasons for verdicts.
func (f printer) rational(x exact.Rat) string {
	if s := x.String(); len(s) <= briefDigits {
		return typography.Minus(s)
	}
	return formula.Text(inLine.Rational(x))
}

// sum is p in ascending powers.
func (f printer) sum(p poly.Poly, variable string) formula.Expr {
	return inLine.Polynomial(f.field, p, variable)
}

// fraction is P/Q.
func (f printer) fraction(r rational.Function) formula.Expr {
	return inLine.Quotient(f.field, r.Numerator(), r.Denominator(), "z")
}

// monomial returns c·base^exponent, where the base is "z", "|z|" or another symbol.
func (f printer) monomial(c poly.Elem, base string, exponent exact.Rat) string {
	power := formula.Power(formula.MustParse(base), exponent)
	return formula.Text(inLine.Combination(f.field, []poly.Elem{c}, func(int) formula.Expr { return power }))
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
	return formula.Text(formula.Rounded(n.Decimal(digitsForPeople)))
}

// powerOf returns the powers of a symbol.
func powerOf(base string) func(i int) formula.Expr {
	e := formula.MustParse(base)
	return func(i int) formula.Expr { return formula.Power(e, exact.Int(int64(i))) }
}

// explained returns the entries with one before them that says what the generator g of the field is, if they mention it.
func (f printer) explained(entries []Entry) []Entry {
	if f.field.Degree() < 2 || !slices.ContainsFunc(entries, mentionsGenerator) {
		return entries
	}
	return append([]Entry{{Label: "with", Content: []Inline{Math{inLine.Generator(f.field)}}}}, entries...)
}

// mentionsGenerator reports whether an entry has the generator g of a field in it.
func mentionsGenerator(e Entry) bool {
	letters := func(r rune) bool { return r == '\'' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }
	for rest := Plain(e.Content); ; {
		i := strings.IndexByte(rest, 'g')
		if i < 0 {
			return false
		}
		before, _ := utf8.DecodeLastRuneInString(rest[:i])
		after, _ := utf8.DecodeRuneInString(rest[i+1:])
		if !letters(before) && !letters(after) {
			return true
		}
		rest = rest[i+1:]
	}
}

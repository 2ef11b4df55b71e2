package exposition

import (
	"strings"

	"rofz/paper/formula"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
)

// A Rounding writes numbers into the cells of a table. An exact number is written as such where it is short; a rounded
// one has a point or a power of ten, so that the two are told apart.
type Rounding struct{ Digits int }

// shortCell is the number of characters up to which an exact number is written as such.
const shortCell = 9

// Element writes x, which lies in k.
func (r Rounding) Element(k algebraic.Field, x poly.Elem) string {
	if q, ok := x.Rat(); ok {
		return r.Rational(q)
	}
	if k.Degree() == 2 {
		return r.Number(k.Number(x))
	}
	return Scientific(k.Decimal(x, r.Digits), r.Digits)
}

// Rational writes a rational number.
func (r Rounding) Rational(x exact.Rat) string {
	if s := x.String(); len(s) <= shortCell {
		return s
	}
	return Scientific(x.Decimal(r.Digits), r.Digits)
}

// Number writes an algebraic number, a quadratic one by its square root.
func (r Rounding) Number(n algebraic.Number) string {
	if x, ok := n.Rational(); ok {
		return r.Rational(x)
	}
	if p, _ := n.Polynomial(); p.Degree() == 2 {
		if e, ok := (formula.Style{Digits: shortCell}).Radical(n); ok {
			return formula.Text(e)
		}
	}
	return Scientific(n.Decimal(r.Digits), r.Digits)
}

// Scientific writes a decimal in positional notation with a power of ten, unless it is of moderate size. Where zeros
// before the point, or its want, would make a rounded number look like an integer, there is a power of ten as well.
func Scientific(decimal string, digits int) string {
	s, negative := strings.CutPrefix(decimal, "-")
	whole, fraction, _ := strings.Cut(s, ".")
	significant := strings.TrimLeft(whole+fraction, "0")
	exponent := len(significant) - len(fraction) - 1
	if significant == "" || -5 < exponent && exponent < digits-1 {
		return decimal
	}
	out := significant[:1]
	if digits > 1 {
		out += "." + significant[1:min(digits, len(significant))]
	}
	if negative {
		out = "-" + out
	}
	return out + "e" + exact.Int(int64(exponent)).String()
}

// mostExponent is the number of characters of an exponent that fit into a cell.
const mostExponent = 9

// Modulus writes a positive number in scientific notation. Of one whose exponent fills the cell only the power of ten is
// kept, and of that the beginning: "10^-4.342…e999".
func Modulus(s string) string {
	_, exponent, _ := strings.Cut(s, "e")
	if len(exponent) <= mostExponent {
		return s
	}
	digits, negative := strings.CutPrefix(exponent, "-")
	out := "10^"
	if negative {
		out += "-"
	}
	return out + digits[:1] + "." + digits[1:4] + "…e" + exact.Int(int64(len(digits)-1)).String()
}

package exposition

import (
	"strings"

	"rofz/paper/formula"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
)

// A rounding writes numbers into the cells of a table. An exact number is written as such where it is short; a rounded
// one has a point or a power of ten, so that the two are told apart.
type rounding struct{ digits int }

// shortCell is the number of characters up to which an exact number is written as such.
const shortCell = 9

// element writes x, which lies in k.
func (r rounding) element(k algebraic.Field, x poly.Elem) string {
	if q, ok := x.Rat(); ok {
		return r.rational(q)
	}
	if k.Degree() == 2 {
		return r.number(k.Number(x))
	}
	return scientific(k.Decimal(x, r.digits), r.digits)
}

// rational writes a rational number.
func (r rounding) rational(x exact.Rat) string {
	if s := x.String(); len(s) <= shortCell {
		return s
	}
	return scientific(x.Decimal(r.digits), r.digits)
}

// number writes an algebraic number, a quadratic one by its square root.
func (r rounding) number(n algebraic.Number) string {
	if x, ok := n.Rational(); ok {
		return r.rational(x)
	}
	if p, _ := n.Polynomial(); p.Degree() == 2 {
		if e, ok := (formula.Style{Digits: shortCell}).Radical(n); ok {
			return formula.Text(e)
		}
	}
	return scientific(n.Decimal(r.digits), r.digits)
}

// scientific writes a decimal in positional notation with a power of ten, unless it is of moderate size. Where zeros
// before the point, or its want, would make a rounded number look like an integer, there is a power of ten as well.
func scientific(decimal string, digits int) string {
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

// figures writes a number rounded to so many digits, without zeros at the end; large and small ones have an exponent of
// any size, so that a number that is not 0 never looks like 0.
func figures(k algebraic.Field, x poly.Elem, digits int) string {
	mantissa, exponent, power := strings.Cut(scientific(k.Decimal(x, digits), digits+1), "e")
	if strings.Contains(mantissa, ".") {
		mantissa = strings.TrimRight(strings.TrimRight(mantissa, "0"), ".")
	}
	if power {
		mantissa += "e" + exponent
	}
	return mantissa
}

// mostExponent is the number of characters of an exponent that fit into a cell.
const mostExponent = 9

// modulus writes a positive number in scientific notation. Of one whose exponent fills the cell only the power of ten is
// kept, and of that the beginning: "10^-4.342…e999".
func modulus(s string) string {
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

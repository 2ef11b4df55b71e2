package report

import (
	"strings"
	"unicode/utf8"

	"rofz/algebraic"
	"rofz/exact"
	"rofz/poly"
)

// A printer writes formulas for people. Numbers that would fill the line are cut, which is marked by "…".
type printer struct {
	field algebraic.Field
}

// longest is the number of characters up to which an exact coefficient is printed whole.
const longest = 26

// number returns x with its sign apart.
func (f printer) number(x poly.Elem) (negative bool, digits string) {
	if r, ok := x.Rat(); ok {
		if r.Sign() < 0 {
			negative, r = true, r.Neg()
		}
		if s := r.String(); len(s) <= longest {
			return negative, s
		}
		return negative, round(r.Decimal(12))
	}
	if s := f.expression(x.Coeffs()); utf8.RuneCountInString(s) <= longest {
		return false, "(" + s + ")"
	}
	if f.field.Sign(x) < 0 {
		negative, x = true, x.Neg()
	}
	return negative, round(f.field.Decimal(x, 12))
}

// round marks a positive decimal as rounded. One that is mostly zeros is written with a power of ten.
func round(decimal string) string {
	digits := strings.TrimLeft(strings.Replace(decimal, ".", "", 1), "0")
	point := strings.IndexByte(decimal, '.')
	if point < 0 {
		point = len(decimal)
	}
	exponent := point - 1
	if strings.HasPrefix(decimal, "0.") {
		exponent = len(digits) - len(decimal) + 1
	}
	if -5 < exponent && exponent < 12 {
		return decimal + "…"
	}
	return digits[:1] + "." + strings.TrimRight(digits[1:], "0") + "…·10" + superscript(exponent)
}

// value is number with the sign before the digits, and without the parentheses of a sum.
func (f printer) value(x poly.Elem) string {
	negative, s := f.number(x)
	if strings.HasPrefix(s, "(") {
		s = s[1 : len(s)-1]
	}
	if negative {
		return "−" + s
	}
	return s
}

// expression writes an element of a number field in its generator g.
func (f printer) expression(coeffs []exact.Rat) string {
	var elems []poly.Elem
	for _, c := range coeffs {
		elems = append(elems, poly.Rational(c))
	}
	return strings.Join(f.sum(poly.New(elems...), "g"), " ")
}

// sum returns the terms of p in ascending powers, each with its sign: "1", "− 2/3 z", "+ 1/6 z²".
func (f printer) sum(p poly.Poly, variable string) []string {
	if p.IsZero() {
		return []string{"0"}
	}
	var out []string
	for i, c := range p.Coeffs() {
		if c.IsZero() {
			continue
		}
		negative, s := f.number(c)
		if i > 0 {
			if s == "1" {
				s = ""
			} else {
				s += " "
			}
			s += variable
			if i > 1 {
				s += superscript(i)
			}
		}
		switch {
		case len(out) == 0 && negative:
			s = "−" + s
		case len(out) > 0 && negative:
			s = "− " + s
		case len(out) > 0:
			s = "+ " + s
		}
		out = append(out, s)
	}
	return out
}

// fraction returns P/Q in pieces between which a line may be broken.
func (f printer) fraction(p, q poly.Poly) []string {
	out := f.sum(p, "z")
	if q.Degree() == 0 && q.Coeff(0).Equal(poly.Int(1)) {
		return out
	}
	below := f.sum(q, "z")
	parenthesize(out)
	parenthesize(below)
	below[0] = "/ " + below[0]
	return append(out, below...)
}

func parenthesize(terms []string) {
	if len(terms) > 1 {
		terms[0] = "(" + terms[0]
		terms[len(terms)-1] += ")"
	}
}

var superscripts = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶",
	"7", "⁷", "8", "⁸", "9", "⁹", "-", "⁻")

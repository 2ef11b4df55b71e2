package rational

import (
	"strconv"
	"strings"

	"rofz/internal/typography"
	"rofz/poly"
)

// String returns f exactly, as it is written in print: "(1 + 1/3 z) / (1 − 2/3 z + 1/6 z²)". The denominator 1 is left
// out, and so are parentheses that nothing needs. The generator of a number field is g: "(1/2 − 1/4 g) z".
// Package expression reads it back.
func (f Function) String() string {
	p := terms(f.p)
	if f.q.Degree() < 1 {
		return join(p)
	}
	num := join(p)
	if len(p) > 1 {
		num = "(" + num + ")"
	}
	return num + " / (" + join(terms(f.q)) + ")" // q(0) = 1 and degree ≥ 1: always several terms
}

// term is one summand of a printed sum: its sign and the rest.
type term struct {
	negative bool
	body     string
}

// terms returns the summands of p in ascending powers of z. A coefficient with several summands of its own stands in
// parentheses, unless it is all there is.
func terms(p poly.Poly) []term {
	if p.Degree() == 0 {
		return elemTerms(p.Coeff(0))
	}
	var out []term
	for i, c := range p.Coeffs() {
		switch t := elemTerms(c); len(t) {
		case 0:
		case 1:
			out = append(out, term{t[0].negative, times(t[0].body, power("z", i))})
		default:
			out = append(out, term{false, times("("+join(t)+")", power("z", i))})
		}
	}
	return out
}

// elemTerms returns the summands of x in ascending powers of g, none for zero.
func elemTerms(x poly.Elem) []term {
	var out []term
	for i, c := range x.Coeffs() {
		if !c.IsZero() {
			out = append(out, term{c.Sign() < 0, times(c.Abs().String(), power("g", i))})
		}
	}
	return out
}

func join(terms []term) string {
	if len(terms) == 0 {
		return "0"
	}
	var b strings.Builder
	for i, t := range terms {
		switch {
		case i == 0 && t.negative:
			b.WriteString("−")
		case i > 0 && t.negative:
			b.WriteString(" − ")
		case i > 0:
			b.WriteString(" + ")
		}
		b.WriteString(t.body)
	}
	return b.String()
}

// times writes a coefficient before a power; the number 1 on either side is silent.
func times(c, power string) string {
	switch {
	case power == "":
		return c
	case c == "1":
		return power
	}
	return c + " " + power
}

func power(variable string, n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return variable
	}
	return variable + typography.Superscript(strconv.Itoa(n))
}

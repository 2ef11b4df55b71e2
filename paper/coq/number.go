package coq

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"rofz/poly"
	"rofz/poly/exact"
)

// integers are rational numbers over their common denominator.
func integers(list []poly.Elem) ([]*big.Int, *big.Int) {
	nums, den := poly.Numerators(list)
	return nums, new(big.Int).Set(den)
}

func integerPair(p, q poly.Poly) (num, den []*big.Int, over *big.Int) {
	m := len(p.Coeffs())
	all, over := integers(append(p.Coeffs(), q.Coeffs()...))
	return all[:m], all[m:], over
}

// padded are the coefficients of polynomials one behind the other, as many of each.
func padded(list []poly.Poly) []poly.Elem {
	n := 0
	for _, p := range list {
		n = max(n, p.Degree()+1)
	}
	var out []poly.Elem
	for _, p := range list {
		for i := range n {
			out = append(out, p.Coeff(i))
		}
	}
	return out
}

func rational(rows ...[]poly.Elem) bool {
	for _, r := range rows {
		for _, x := range r {
			if _, ok := x.Rat(); !ok {
				return false
			}
		}
	}
	return true
}

func ones(e []poly.Elem) bool {
	return !slices.ContainsFunc(e, func(x poly.Elem) bool { return !x.Equal(poly.Int(1)) })
}

// rows writes numbers as a list of lists of so many.
func rows(list []*big.Int, width int) string {
	var out []string
	for r := range slices.Chunk(list, max(1, width)) {
		out = append(out, row(r))
	}
	return "[" + strings.Join(out, ";\n  ") + "]"
}

func row(list []*big.Int) string {
	var out []string
	for _, x := range list {
		out = append(out, literal(x))
	}
	return "[" + strings.Join(out, "; ") + "]"
}

// literal writes an integer, a long one in hexadecimal: Coq takes quadratic time to read decimals.
func literal(x *big.Int) string {
	if x.BitLen() > 64 {
		return fmt.Sprintf("%#x", x)
	}
	return x.String()
}

// number writes an integer where a function takes it.
func number(x *big.Int) string {
	if x.Sign() < 0 {
		return "(" + literal(x) + ")"
	}
	return literal(x)
}

// quotient returns numerator and denominator of a rational number, as numbers.
func quotient(x exact.Rat) (num, den string) {
	n, d := integers([]poly.Elem{poly.Rational(x)})
	return number(n[0]), number(d)
}

// identifier makes a name for Coq of the name of a scheme: what is no letter and no digit is an underscore.
func identifier(name string) string {
	id := strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' {
			return r
		}
		return '_'
	}, name)
	if id == "" || '0' <= id[0] && id[0] <= '9' || id[0] == '_' {
		id = "scheme_" + id
	}
	return id
}

// comment is text that does not end a comment, or begin one or a string in it.
func comment(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`()*"`, r) {
			return '_'
		}
		return r
	}, s)
}

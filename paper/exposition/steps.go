package exposition

import (
	"fmt"

	"rofz/asymptotics"
	"rofz/poly"
	"rofz/poly/exact"
	"rofz/rational"
)

// maxLeading is the number of bits up to which the leading coefficient after N steps is written out.
const maxLeading = 1 << 18

// newSteps describes n R^(n−1) R', for an R that is not constant.
func newSteps(r rational.Function, n int) *Steps {
	at := asymptotics.AtInfinity(r)
	base, exponent := at.Limit, at.Exponent
	if !at.Finite || at.Limit.IsZero() { // R ~ a z^d with d = Exponent + 1, and the gradient is (Rⁿ)'
		base, exponent = r.Numerator().Lead().Quo(r.Denominator().Lead()), (at.Exponent+1)*n-1
	}
	s := &Steps{Exponent: exponent}
	if n*bitsPerPower(base) <= maxLeading {
		_, c := asymptotics.StepsAtInfinity(r, n)
		s.Leading = &c
	}
	return s
}

// bitsPerPower estimates how many bits a power of x has more than the one before. The powers of ±1 have none.
func bitsPerPower(x poly.Elem) int {
	if r, ok := x.Rat(); ok {
		return max(r.Num().BitLen()+r.Den().BitLen()-2, 0)
	}
	n := 0
	for _, c := range x.Coeffs() {
		n += c.Num().BitLen() + c.Den().BitLen()
	}
	return n
}

// steps describes n R^(n−1) R': for the n that was asked for, and otherwise for every n.
func (f printer) steps(g Gradient) string {
	at := g.Told.Infinity()
	switch {
	case at.Constant:
		return "R is constant: no gradient"
	case g.Steps != nil && g.Steps.Leading != nil:
		n, factors := g.Options.Steps, "R'"
		if n > 1 {
			factors = fmt.Sprintf("%d %s R'", n, f.power("R", exact.Int(int64(n-1))))
		}
		return fmt.Sprintf("%s ~ %s", factors, f.monomial(*g.Steps.Leading, "z", exact.Int(int64(g.Steps.Exponent))))
	case at.Finite && !at.Limit.IsZero():
		base := ""
		if !at.Limit.Equal(poly.Int(1)) {
			base = "(" + f.value(at.Limit) + ")ⁿ⁻¹·"
		}
		return fmt.Sprintf("n Rⁿ⁻¹ R' ~ %s%s %s", base, f.monomial(at.Leading, "n", one), f.power("z", exact.Int(int64(at.Exponent))))
	}
	d := at.Exponent + 1 // (Rⁿ)' for R ~ a z^d
	a := at.Leading.Quo(poly.Int(int64(d)))
	dn := f.monomial(poly.Int(int64(d)), "n", one)
	base := dn
	if !a.Equal(poly.Int(1)) {
		base += " (" + f.value(a) + ")ⁿ"
	}
	return fmt.Sprintf("n Rⁿ⁻¹ R' ~ %s z^(%s−1)", base, dn)
}

var one = exact.Int(1)

package report

import (
	"fmt"
	"strconv"

	"rofz/asymptotics"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/rational"
)

// Steps is the behaviour of the gradient after N steps, N·R^(N−1)·R' ~ Leading·z^Exponent.
type Steps struct {
	N        int     `json:"steps"`
	Exponent string  `json:"decay_exponent"`
	Leading  *Number `json:"leading_coefficient"` // nil if it has too many digits
}

// maxLeading is the number of bits up to which the leading coefficient after N steps is written out.
const maxLeading = 1 << 18

// newSteps describes n R^(n−1) R', for an R over k that is not constant.
func newSteps(k algebraic.Field, r rational.Function, n int) *Steps {
	at := asymptotics.AtInfinity(r)
	base, exponent := at.Limit, at.Exponent
	if !at.Finite || at.Limit.IsZero() { // R ~ a z^d with d = Exponent + 1, and the gradient is (Rⁿ)'
		base, exponent = r.Numerator().Lead().Quo(r.Denominator().Lead()), (at.Exponent+1)*n-1
	}
	s := &Steps{N: n, Exponent: strconv.Itoa(exponent)}
	if n*bitsPerPower(base) <= maxLeading {
		_, c := asymptotics.StepsAtInfinity(r, n)
		leading := numberIn(k, c)
		s.Leading = &leading
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

// stepsText describes n R^(n−1) R': for the n that was asked for, and otherwise for every n.
func (b Bounds) stepsText() string {
	at := b.shown.at
	switch {
	case at.Constant:
		return "R is constant: no gradient"
	case b.Steps != nil && b.Steps.Leading != nil:
		return b.leadingText()
	case at.Finite && !at.Limit.IsZero():
		base := ""
		if !at.Limit.Equal(poly.Int(1)) {
			base = "(" + b.value(at.Limit) + ")ⁿ⁻¹·"
		}
		return fmt.Sprintf("n Rⁿ⁻¹ R' ~ %s%s %s", base, b.monomial(at.Leading, "n", one), b.power("z", exact.Int(int64(at.Exponent))))
	}
	d := at.Exponent + 1 // (Rⁿ)' for R ~ a z^d
	a := at.Leading.Quo(poly.Int(int64(d)))
	dn := b.monomial(poly.Int(int64(d)), "n", one)
	base := dn
	if !a.Equal(poly.Int(1)) {
		base += " (" + b.value(a) + ")ⁿ"
	}
	return fmt.Sprintf("n Rⁿ⁻¹ R' ~ %s z^(%s−1)", base, dn)
}

// leadingText writes the leading term for one n.
func (b Bounds) leadingText() string {
	n, factors := b.Steps.N, "R'"
	if n > 1 {
		factors = fmt.Sprintf("%d %s R'", n, b.power("R", exact.Int(int64(n-1))))
	}
	return fmt.Sprintf("%s ~ %s", factors, b.monomial(b.elem(*b.Steps.Leading), "z", mustRat(b.Steps.Exponent)))
}

var one = exact.Int(1)

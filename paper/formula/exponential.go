package formula

import (
	"strings"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/rational/exponential"
	"rofz/scheme/expression"
)

// FunctionOf returns a coefficient of an exponential scheme as its author wrote it: phi1(z/2) is φ with the index 1, of z/2, and
// exp(z/2) a power of e. All else is as for Coefficient.
func (s Style) FunctionOf(text string) (Expr, error) {
	e, err := expression.Exponential.Parse(text)
	if err != nil {
		return nil, err
	}
	return coefficient(e), nil
}

// called sets exp(x) and φ_k(x).
func called(e expression.Expr) Expr {
	x := coefficient(e.Args[0])
	if e.Text == "exp" {
		return Script{Base: Symbol("e"), Sup: x}
	}
	k := strings.TrimPrefix(strings.TrimPrefix(e.Text, "phi"), "_")
	return Row{Script{Base: Symbol("φ"), Sub: Number(k)}, Fence{"(", x, ")"}}
}

// Exponential returns an exponential polynomial, the fastest of its terms first, over its power of z: (e^z − 1)/z.
func (s Style) Exponential(k algebraic.Field, f exponential.Function) Expr {
	var sum Sum
	terms := f.Terms()
	for i := len(terms) - 1; i >= 0; i-- {
		sum = append(sum, s.exponentialTerms(k, terms[i])...)
	}
	if len(sum) == 0 {
		return Number("0")
	}
	above := unsigned(sum)
	if f.Pole() == 0 {
		return above
	}
	return Frac{above, Power(Symbol("z"), exact.Int(int64(f.Pole())))}
}

// exponentialTerms returns p·e^(rz): the terms of p where r = 0, and one with parentheses otherwise.
func (s Style) exponentialTerms(k algebraic.Field, t exponential.Term) Sum {
	if t.Rate.IsZero() {
		return s.terms(k, t.Poly, "z", ascending, unitFractions(t.Poly))
	}
	power := Script{Base: Symbol("e"), Sup: s.Polynomial(k, poly.FromRats(exact.Rat{}, t.Rate), "z")}
	if n, d := t.Rate.Num(), t.Rate.Den(); d.BitLen() > 1 && n.BitLen() > 1 { // 3z/2, where 3/2z is ambiguous on one line
		power.Sup = MustParse(n.String() + "z/" + d.String())
	}
	p := s.terms(k, t.Poly, "z", ascending, unitFractions(t.Poly))
	if len(p) > 1 {
		return Sum{{Body: Row{Fence{"(", p, ")"}, power}}}
	}
	if n, ok := p[0].Body.(Number); ok && n == "1" {
		return Sum{{p[0].Negative, power}}
	}
	return Sum{{p[0].Negative, Row{p[0].Body, power}}}
}

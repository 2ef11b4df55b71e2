package formula

import (
	"slices"
	"unicode/utf8"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
)

type direction bool

const (
	ascending  direction = false
	descending direction = true
)

// Polynomial returns p, which has coefficients in k, in ascending powers of the variable: 1 − 2/3 z + 1/6 z².
func (s Style) Polynomial(k algebraic.Field, p poly.Poly, variable string) Expr {
	return unsigned(s.terms(k, p, variable, ascending, unitFractions(p)))
}

// Descending returns p in descending powers of the variable, as minimal polynomials are written: x³ − 3x² + 1.
func (s Style) Descending(k algebraic.Field, p poly.Poly, variable string) Expr {
	return unsigned(s.terms(k, p, variable, descending, unitFractions(p)))
}

// Quotient returns p/q as a fraction, or p if q = 1.
func (s Style) Quotient(k algebraic.Field, p, q poly.Poly, variable string) Expr {
	over := unitFractions(p) && unitFractions(q)
	above := unsigned(s.terms(k, p, variable, ascending, over))
	if q.Equal(poly.FromInts(1)) {
		return above
	}
	return Frac{above, unsigned(s.terms(k, q, variable, ascending, over))}
}

// unitFractions reports whether the coefficients of p that are not integers are unit fractions. Then their terms are
// written as z²/12; otherwise all coefficients stand before their powers.
func unitFractions(p poly.Poly) bool {
	for i, c := range p.Coeffs() {
		if r, ok := c.Rat(); i > 0 && (!ok || !r.IsInt() && r.Num().CmpAbs(exact.Int(1).Num()) != 0) {
			return false
		}
	}
	return true
}

// Combination returns Σ coeffs[i]·of(i) without the terms that are zero; a nil of(i) stands for 1.
func (s Style) Combination(k algebraic.Field, coeffs []poly.Elem, of func(i int) Expr) Expr {
	return unsigned(s.combination(k, coeffs, of, false))
}

// terms returns the terms of p that are not zero. Unit fractions are written over their powers if over is true.
func (s Style) terms(k algebraic.Field, p poly.Poly, variable string, d direction, over bool) Sum {
	coeffs, degree := p.Coeffs(), func(i int) int { return i }
	if d == descending {
		slices.Reverse(coeffs)
		degree = func(i int) int { return len(coeffs) - 1 - i }
	}
	base := variableOf(variable)
	return s.combination(k, coeffs, func(i int) Expr { return Power(base, exact.Int(int64(degree(i)))) }, over)
}

func (s Style) combination(k algebraic.Field, coeffs []poly.Elem, of func(i int) Expr, over bool) Sum {
	var out Sum
	for i, c := range coeffs {
		if !c.IsZero() {
			negative, body := s.element(k, c)
			out = append(out, Term{negative, monomial(body, of(i), over)})
		}
	}
	if len(out) == 0 {
		return Sum{{false, Number("0")}}
	}
	if sum, ok := alone(out[0].Negative, out[0].Body).(Sum); ok && len(out) == 1 {
		return sum // by itself a sum needs no parentheses
	}
	for i, t := range out {
		if isLoose(t.Body) {
			out[i].Body = Fence{"(", t.Body, ")"}
		}
	}
	return out
}

func monomial(c, power Expr, over bool) Expr {
	if one, below, ok := fractionOf(c); ok && over && power != nil && one == "1" {
		return Frac{power, below}
	}
	return Product(c, power)
}

// variableOf returns the symbol of a variable, which may have an index, such as ζ₀.
func variableOf(name string) Expr {
	if e, err := Parse(name); err == nil {
		return e
	}
	return Name(name)
}

// Power returns a power of a base that needs no parentheses, nil for the exponent 0.
func Power(base Expr, exponent exact.Rat) Expr {
	switch script, indexed := base.(Script); {
	case exponent.IsZero():
		return nil
	case exponent.Equal(exact.Int(1)):
		return base
	case indexed && script.Sup == nil:
		return Script{script.Base, script.Sub, Style{}.Rational(exponent)}
	}
	return Script{base, nil, Style{}.Rational(exponent)}
}

// Factored returns p as c(1 − γz)ⁿ if it is a power of one linear factor with n ≥ 2, as a product of irreducible factors
// over ℚ if that is shorter than the sum, and as Polynomial otherwise.
//
// Cost: for a p over ℚ that is no such power, its factorisation.
func (s Style) Factored(k algebraic.Field, p poly.Poly, variable string) Expr {
	expanded := s.Polynomial(k, p, variable)
	if e, ok := s.linearPower(k, p, variable); ok {
		return e
	}
	if q, ok := p.Rational(); ok && p.Degree() > 1 {
		if e, ok := s.splits(q, variable); ok && length(e) < length(expanded) {
			return e
		}
	}
	return expanded
}

func length(e Expr) int { return utf8.RuneCountInString(Text(e)) }

// linearPower writes p as c(1 + az)ⁿ: then a is p₁/(n p₀).
func (s Style) linearPower(k algebraic.Field, p poly.Poly, variable string) (Expr, bool) {
	n := p.Degree()
	if n < 2 || p.Coeff(0).IsZero() {
		return nil, false
	}
	c := p.Coeff(0)
	factor := poly.New(poly.Int(1), p.Coeff(1).Quo(c.Mul(poly.Int(int64(n)))))
	if !factor.Pow(n).Scale(c).Equal(p) {
		return nil, false
	}
	negative, body := s.element(k, c)
	base := Fence{"(", s.Polynomial(k, factor, variable), ")"}
	return withSign(negative, Product(body, Script{base, nil, integer(n)})), true
}

// splits writes a rational polynomial as a product of its irreducible factors, each with the constant term 1 where that
// is not 0.
func (s Style) splits(p poly.Poly, variable string) (Expr, bool) {
	factors, ok := p.FactorWithin(1 << 10)
	if !ok || len(factors) == 1 && factors[0].Mult == 1 {
		return nil, false
	}
	c := p.Lead()
	var out Row
	for _, f := range factors {
		q := f.Poly
		c = c.Quo(q.Lead().Pow(f.Mult))
		if at := q.Coeff(0); !at.IsZero() {
			q = q.Scale(at.Inv())
			c = c.Mul(at.Pow(f.Mult))
		}
		out = append(out, s.factor(q, f.Mult, variable))
	}
	if r, _ := c.Rat(); !r.Equal(exact.Int(1)) {
		negative, body := s.rational(r)
		return withSign(negative, Product(body, out)), true
	}
	return out, true
}

func (s Style) factor(q poly.Poly, n int, variable string) Expr {
	var base Expr = Symbol(variable)
	if !q.Equal(poly.FromInts(0, 1)) {
		base = Fence{"(", s.Polynomial(algebraic.Field{}, q, variable), ")"}
	}
	if n == 1 {
		return base
	}
	return Script{base, nil, integer(n)}
}

package report

import (
	"rofz/asymptotics/stability"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
)

// DecimalDigits is the number of significant digits that an irrational number is printed with beside its exact form.
const DecimalDigits = 40

// number is x, which lies in k: the string "5/12", or over a field of degree > 1 its expression in the generator and its
// value. There every number has both, rational ones too, so that a reader need not guess the shape.
func number(k algebraic.Field, x poly.Elem) any {
	if k.Degree() == 1 {
		return x.String()
	}
	return object{{"expr", x.String()}, {"decimal", k.Decimal(x, DecimalDigits)}}
}

// numbers is never null: the zero polynomial is [].
func numbers(k algebraic.Field, xs []poly.Elem) list {
	return each(xs, func(x poly.Elem) any { return number(k, x) })
}

// descending returns the coefficients of p from that of ζ^steps down.
func descending(k algebraic.Field, p poly.Poly, steps int) list {
	out := make(list, steps+1)
	for i := range out {
		out[i] = number(k, p.Coeff(steps-i))
	}
	return out
}

// alone is a real algebraic number by itself: a rational number is the string "1/2", any other a zero of a polynomial with
// coprime integer coefficients. The polynomial is the minimal one unless "minimal" is false, where its factorisation was
// given up.
func alone(n algebraic.Number) any {
	if r, ok := n.Rational(); ok {
		return r.String()
	}
	p, minimal := n.Polynomial()
	in, d := n.RootIn()
	out := root(p, in, d, n.Decimal(DecimalDigits))
	if !minimal {
		out.add("minimal", false)
	}
	return out
}

// root is a zero of a polynomial, with an interval whose ends have d decimals and that holds this zero and no other.
func root(p poly.Poly, in exact.Interval, d int, decimal string) object {
	return object{{"root_of", p.Descending("x")}, {"root_in", ends(in, d)}, {"decimal", decimal}}
}

// interval is null if the stability interval is empty, which it is when |R(0)| > 1, and otherwise has the two end points.
func interval(k algebraic.Field, x stability.Interval) any {
	if x.Empty {
		return nil
	}
	out := object{{"from", end(k, x.From)}, {"to", end(k, x.To)}}
	if x.FromOpen {
		out.add("from_closed", false)
	}
	if x.ToOpen {
		out.add("to_closed", false)
	}
	return out
}

// end is an end point: "-infinite" or "infinite", a number of k, or a zero of its minimal polynomial over k.
func end(k algebraic.Field, e stability.End) any {
	switch {
	case e.Infinite() > 0:
		return "infinite"
	case e.Infinite() < 0:
		return "-infinite"
	}
	if x, ok := e.Value(); ok {
		return number(k, x)
	}
	in, d := e.RootIn()
	return root(e.Minimal(), in, d, e.Decimal(DecimalDigits))
}

// field describes k. Over ℚ nothing but the degree is said.
func field(k algebraic.Field) object {
	if k.Degree() == 1 {
		return object{{"degree", 1}}
	}
	return object{
		{"degree", k.Degree()}, {"generator", "g"},
		{"minimal_polynomial", k.Algebra().MinimalPolynomial().Descending("x")}, {"root_in", ends(k.Number(k.Algebra().Generator()).RootIn())},
	}
}

// ends writes the ends of an interval with d digits behind the point, which they have.
func ends(x exact.Interval, d int) []string { return []string{x.Lo.Fixed(d), x.Hi.Fixed(d)} }

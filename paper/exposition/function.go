package exposition

import (
	"slices"

	"rofz/asymptotics/stability"
	"rofz/paper/formula"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/scheme"
)

// lineWidth is how wide a formula may be, in em, to stand on one line.
const lineWidth = 30

func (w *writer) functionTitle() []Inline {
	switch w.a.Scheme().(type) {
	case scheme.Multistep:
		return say("Characteristic equation")
	case scheme.GeneralLinear:
		return say("Stability matrix")
	}
	return say("Stability function")
}

// function says what R is, or which equation its likes solve.
func (w *writer) function() []Block {
	switch s := w.a.Scheme().(type) {
	case scheme.Multistep:
		return w.characteristic(s)
	case scheme.GeneralLinear:
		return w.stabilityMatrix()
	case scheme.Exponential:
		return w.exponentialFunction(s)
	case *scheme.AdditivePair:
		return w.pairFunction()
	}
	if w.err != nil {
		return []Block{Paragraph(join(say("There is no stability function: "), []Inline{Text(w.err.Error() + ".")}))}
	}
	out := []Block{paragraph("Applied to $y' = λy$ with $z = hλ$, one step is $y₁ = R(z) y₀$ with")}
	out = append(out, w.quotient("R", w.r.Numerator(), w.r.Denominator()))
	return append(out, w.order())
}

// quotient shows name(z) = p/q as one fraction, or with p and q on lines of their own if that is too wide.
func (w *writer) quotient(name string, p, q poly.Poly) Display {
	above, below := w.sum(w.k, p, "z"), w.denominator(q)
	left := formula.MustParse(name + "(z)")
	if q.Degree() == 0 {
		return Display{{left, "=", above}}
	}
	if f := w.fraction(p, q); formula.Width(f) < lineWidth {
		return Display{{left, "=", f}}
	}
	P, Q := "P", "Q"
	if name != "R" {
		P, Q = "P₁", "Q₁"
	}
	return Display{
		line(name+"(z)", "=", P+"(z)/"+Q+"(z)"),
		{formula.MustParse(P + "(z)"), "=", above},
		{formula.MustParse(Q + "(z)"), "=", below},
	}
}

// fraction is p/q as one fraction, deg q > 0.
func (w *writer) fraction(p, q poly.Poly) formula.Expr {
	above, below := w.sum(w.k, p, "z"), w.denominator(q)
	if _, plain := below.(formula.Sum); plain && !isCut(Display{{above, "", below}}) {
		return w.style.Quotient(w.k, p, q, "z") // coefficients above and below are written alike
	}
	return formula.Frac{Above: above, Below: below}
}

// denominator shows a denominator as the literature does: as a power where it is one.
func (w *writer) denominator(q poly.Poly) formula.Expr {
	if own := w.r.Denominator(); own.Degree() > 1 && q.Equal(own.Mul(own)) {
		f := w.factored(own, "z")
		if _, sum := f.(formula.Sum); sum {
			return formula.Script{Base: formula.Fence{Open: "(", Body: f, Close: ")"}, Sup: formula.Number("2")}
		}
	}
	return w.factored(q, "z")
}

// factored is a polynomial as a product where that is shorter; in rounded numbers it is a sum always.
func (w *writer) factored(p poly.Poly, variable string) formula.Expr {
	if f := w.style.Factored(w.k, p, variable); !isCut(Display{{nil, "", f}}) {
		return f
	}
	return w.sum(w.k, p, variable)
}

// sum is a polynomial in ascending powers. If one of its coefficients is too long, all that are not short are rounded.
func (w *writer) sum(k algebraic.Field, p poly.Poly, variable string) formula.Expr {
	e := w.style.Polynomial(k, p, variable)
	if isCut(Display{{nil, "", e}}) {
		return w.rough().Polynomial(k, p, variable)
	}
	return e
}

// rough is the style of sums some of whose numbers are rounded.
func (w *writer) rough() formula.Style {
	return formula.Style{Digits: 12, Letter: w.style.Letter}
}

// order says how well R approximates the exponential.
func (w *writer) order() Block {
	o, ok := orderOf(w.a)
	switch {
	case !ok:
		return nil
	case o.p == 0:
		return paragraph("It is not consistent: $1 − R(0) = #$.", o.constant(w.brief))
	}
	return paragraph("It has order $#$"+o.manner()+"$e^z − R(z) = C z^# + O(z^#)$ with the error constant $C = #$.",
		number(o.p), number(o.p+1), number(o.p+2), o.constant(w.brief))
}

func (w *writer) characteristic(m scheme.Multistep) []Block {
	out := []Block{
		paragraph("Applied to $y' = λy$ with $z = hλ$, the method has solutions $y_n = ζ^n$ for the roots $ζ(z)$ of"),
		display("ρ(ζ) − zσ(ζ)", "=", "0"),
		Display{
			{formula.MustParse("ρ(ζ)"), "=", w.style.Descending(w.k, m.Rho(), "ζ")},
			{formula.MustParse("σ(ζ)"), "=", w.factored(m.Sigma(), "ζ")},
		},
	}
	if g := m.CommonFactor(); g.Degree() > 0 {
		out = append(out, paragraph("$ρ$ and $σ$ have the common factor $#$, whose zeros are roots for every $z$.", w.style.Descending(w.k, g, "ζ")))
	}
	if o, ok := orderOf(w.a); ok {
		out = append(out, paragraph("It has order $#$"+o.digits()+" and the error constant $#$.", number(o.p), o.constant(w.brief)))
	}
	return out
}

func (w *writer) stabilityMatrix() []Block {
	coeffs, _, err := w.a.Eigenvalues()
	if err != nil {
		return []Block{Paragraph{Text(err.Error())}}
	}
	sum := expansion(w.style, w.k, coeffs, "z", powerOf("ζ"), true)
	return []Block{
		paragraph("Applied to $y' = λy$ with $z = hλ$, one step multiplies the vector of $r$ values by"),
		display("M(z)", "=", "V + zB(I − zA)⁻¹U"),
		paragraph("The eigenvalues $ζ(z)$ of $M(z)$ are the zeros of"),
		Display{{formula.MustParse("χ(ζ, z)"), "=", formula.MustParse("det(I − zA) det(ζI − M(z))")}, {nil, "=", sum}},
	}
}

// derivative says what R' is.
func (w *writer) derivative() []Block {
	switch w.a.Scheme().(type) {
	case scheme.Multistep:
		return []Block{
			paragraph("A simple root $ζ(z)$ of $ρ(ζ) − zσ(ζ)$ has, by differentiation with respect to $z$,"),
			display("ζ'(z)", "=", "σ(ζ)/(ρ'(ζ) − zσ'(ζ))"),
		}
	case scheme.GeneralLinear:
		return []Block{
			paragraph("A simple eigenvalue $ζ(z)$ of $M(z)$ has, by differentiation of $χ(ζ(z), z) = 0$ with respect to $z$, and with partial derivatives $χ_ζ$ and $χ_z$,"),
			display("ζ'(z)", "=", "−χ_z(ζ, z)/χ_ζ(ζ, z)"),
		}
	case scheme.Exponential:
		return []Block{display("R'(z)", "=", "e^z")}
	case *scheme.AdditivePair:
		return nil // the gradients are told with their behaviour at infinity
	}
	if w.err != nil {
		return nil
	}
	d := w.a.Derivative()
	return []Block{w.quotient("R'", d.Numerator(), d.Denominator())}
}

// ePolynomial shows Nørsett's polynomial.
func (w *writer) ePolynomial() []Block {
	if !w.oneStep() || w.err != nil {
		return nil
	}
	e := stability.EPolynomial(w.r)
	return []Block{
		paragraph("On the imaginary axis, with $t = y²$ [@Nor75],"),
		Display{{formula.MustParse("E(t)"), "=", formula.MustParse("|Q(iy)|² − |P(iy)|²")}, {nil, "=", w.factored(e, "t")}},
	}
}

func number(n int) formula.Expr { return formula.Style{}.Rational(exact.Int(int64(n))) }

// addend is the term c·x of a sum, with the sign of c in front; x may be nil.
func addend(c, x formula.Expr) formula.Term {
	var t formula.Term
	if s, ok := c.(formula.Sum); ok && len(s) == 1 {
		t.Negative, c = s[0].Negative, s[0].Body
	}
	t.Body = formula.Product(c, x)
	return t
}

// expansion is Σ coeffs[i]·of(i), where the coefficients are polynomials in the variable; downwards it begins with the
// last of them.
func expansion(s formula.Style, k algebraic.Field, coeffs []poly.Poly, variable string, of func(i int) formula.Expr, downwards bool) formula.Expr {
	var sum formula.Sum
	for i, c := range coeffs {
		if !c.IsZero() {
			sum = append(sum, addend(s.Polynomial(k, c, variable), of(i)))
		}
	}
	if downwards {
		slices.Reverse(sum)
	}
	return sum
}

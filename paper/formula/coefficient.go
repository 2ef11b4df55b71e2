package formula

import (
	"slices"
	"strings"

	"rofz/scheme/expression"
)

// Coefficient returns a coefficient of a scheme file as its author wrote it: (2-sqrt(2))/2, 9*(1+sqrt(2))/80,
// root(x^3-3*x^2+3/2*x-1/6, 0.43, 0.44), 1.5e-3. Names of parameters become symbols: gamma is γ, a21 is a with the index
// 21; other names stand as they are. An error is an *expression.Error.
func (s Style) Coefficient(text string) (Expr, error) {
	e, err := expression.Coefficient.Parse(text)
	if err != nil {
		return nil, err
	}
	return coefficient(e), nil
}

// coefficient sets an expression, within the parentheses that it has.
func coefficient(e expression.Expr) Expr {
	if e.Grouped {
		return coefficientFactor(e)
	}
	var terms Sum
	for ; (e.Op == expression.OpAdd || e.Op == expression.OpSub) && !e.Grouped; e = e.Args[0] {
		terms = append(terms, Term{e.Op == expression.OpSub, coefficientProduct(e.Args[1])})
	}
	first, negative := withoutSign(e)
	terms = append(terms, Term{negative, coefficientProduct(first)})
	slices.Reverse(terms)
	if len(terms) == 1 && !negative {
		return terms[0].Body
	}
	return terms
}

// withoutSign takes the sign off the first factor of a product.
func withoutSign(e expression.Expr) (expression.Expr, bool) {
	switch {
	case e.Grouped:
	case e.Op == expression.OpNeg:
		return e.Args[0], true
	case e.Op == expression.OpMul || e.Op == expression.OpQuo:
		first, negative := withoutSign(e.Args[0])
		e.Args = []expression.Expr{first, e.Args[1]}
		return e, negative
	}
	return e, false
}

// coefficientProduct sets factors side by side, and quotients under bars: one bar for all factors since the last.
func coefficientProduct(e expression.Expr) Expr {
	list := coefficientFactors(e)
	if len(list) == 1 {
		return list[0]
	}
	return list
}

func coefficientFactors(e expression.Expr) Row {
	if e.Grouped || e.Op != expression.OpMul && e.Op != expression.OpQuo {
		return Row{coefficientFactor(e)}
	}
	list, y := coefficientFactors(e.Args[0]), coefficientFactor(e.Args[1])
	if e.Op == expression.OpMul {
		return append(list, y)
	}
	start := len(list) - 1
	for start > 0 {
		if _, ok := list[start].(Frac); ok {
			break
		}
		start--
	}
	if _, ok := list[start].(Frac); ok && start < len(list)-1 {
		start++
	}
	return append(list[:start:start], over(list[start:], unfence(y)))
}

// coefficientFactor sets what stands between operators. Authors of tables write more parentheses than a formula needs:
// those around a product vanish.
func coefficientFactor(e expression.Expr) Expr {
	if e.Grouped {
		e.Grouped = false
		body := coefficient(e)
		if isLoose(body) {
			return Fence{"(", body, ")"}
		}
		return body
	}
	switch e.Op {
	case expression.OpNumber:
		return scientific(e.Text)
	case expression.OpName:
		return parameter(e.Text)
	case expression.OpNeg:
		return Fence{"(", Sum{{true, coefficientFactor(e.Args[0])}}, ")"}
	case expression.OpPower:
		return coefficientPower(e)
	case expression.OpSqrt:
		return Root{Radicand: coefficient(e.Args[0])}
	case expression.OpCall:
		return called(e)
	case expression.OpRoot:
		arg := func(i int) Expr { return coefficient(e.Args[i]) }
		return Row{Name("root"), Fence{"(", Row{arg(0), Operator(","), arg(1), Operator(","), arg(2)}, ")"}}
	}
	return coefficient(e)
}

// coefficientPower sets the exponent as it is written: 2^-3^2 is a tower below its sign.
func coefficientPower(e expression.Expr) Expr {
	base := coefficientFactor(e.Args[0])
	_, fenced := base.(Fence)
	_, several := base.(Row)
	if !fenced && (several || e.Args[0].Grouped || e.Args[0].Op == expression.OpSqrt) {
		base = Fence{"(", base, ")"}
	}
	exponent, err := expression.Coefficient.Parse(e.Text)
	if err != nil {
		panic("internal error: " + err.Error())
	}
	return Script{base, nil, coefficient(exponent)}
}

// scientific sets a number, with a power of ten for its exponent.
func scientific(text string) Expr {
	mantissa, digits, ok := strings.Cut(strings.ToLower(text), "e")
	if !ok {
		return Number(text)
	}
	digits, negative := strings.CutPrefix(digits, "-")
	var exponent Expr = Number(strings.TrimPrefix(digits, "+"))
	if negative {
		exponent = Sum{{true, exponent}}
	}
	return Row{Number(mantissa), Operator("·"), Script{Number("10"), nil, exponent}}
}

// parameter returns the symbol for a name of a scheme file: γ for gamma, a with the index 21 for a21 and a_21, and an
// upright name otherwise.
func parameter(name string) Expr {
	stem := strings.TrimRight(name, "0123456789")
	index := name[len(stem):]
	stem = strings.TrimSuffix(stem, "_")
	var base Expr
	switch r, ok := greek[stem]; {
	case ok:
		base = Symbol(string(r))
	case len(stem) == 1:
		base = Symbol(stem)
	default:
		return Name(name)
	}
	if index == "" {
		return base
	}
	return Script{Base: base, Sub: Number(index)}
}

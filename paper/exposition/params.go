package exposition

import (
	"strings"

	"rofz/paper/formula"
	"rofz/scheme/expression"
)

// params says what the constants are that the coefficients name.
func (w *writer) params() []Block {
	var text []Inline
	var lines Display
	for _, row := range w.printed("params") {
		if symbol, value, ok := w.equal(row[0], row[1]); ok {
			lines = append(lines, Line{symbol, "=", value})
			continue
		}
		if text == nil {
			text = append(text, Text("Here "))
		} else {
			text = append(text, Text(" and "))
		}
		text = append(text, w.param(row[0], row[1])...)
	}
	var out []Block
	if text != nil {
		out = append(out, Paragraph(tidy(append(text, Text(".")))))
	}
	if lines != nil {
		out = append(out, paragraph("Here"), lines)
	}
	return out
}

// equal reads a constant that is given by an expression, and no root.
func (w *writer) equal(name, expression string) (symbol, value formula.Expr, ok bool) {
	if strings.Contains(expression, "root(") {
		return nil, nil, false
	}
	symbol, err := w.read(name)
	value, err2 := w.read(expression)
	return symbol, value, err == nil && err2 == nil
}

func (w *writer) param(name, text string) []Inline {
	symbol, err := w.read(name)
	if err != nil {
		return []Inline{Code(name + " = " + text)}
	}
	if e, ok := root(text); ok {
		var parts []formula.Expr
		for _, x := range e.Args {
			part, err := w.style.Coefficient(x.String())
			if err != nil {
				panic("internal error: " + err.Error()) // it was read before
			}
			parts = append(parts, part)
		}
		w.said = w.said || symbol == formula.Expr(formula.Symbol(w.style.Letter))
		return say("$#$ is the zero of $#$ in $#$", symbol, parts[0], list(parts[1:]))
	}
	value, err := w.read(text)
	if err != nil {
		return []Inline{Math{symbol}, Text(" is "), Code(text)}
	}
	return say("$#$", formula.Row{symbol, formula.Operator("="), value})
}

// root reads root(polynomial, lo, hi).
func root(text string) (expression.Expr, bool) {
	e, err := expression.Coefficient.Parse(text)
	return e, err == nil && e.Op == expression.OpRoot
}

// generator is the letter for the generator of the field: γ if it is the scheme's constant g or gamma, η if g is another
// constant of the scheme, and "", which is g, otherwise.
func (w *writer) generator() string {
	if w.k.Degree() == 1 {
		return ""
	}
	letter := ""
	for _, row := range w.printed("params") {
		if e, ok := root(row[1]); ok && (row[0] == "g" || row[0] == "gamma") {
			m, err := expression.NewEvaluator(nil).Polynomial(e.Args[0])
			if err == nil && m.Monic().Equal(w.k.Algebra().MinimalPolynomial()) {
				return "γ"
			}
		}
		if row[0] == "g" {
			letter = "θ" // g is another number, and η that of pairs
		}
	}
	return letter
}

// read reads a coefficient as printed. A constant that has the letter of the field's generator gets it.
func (w *writer) read(text string) (formula.Expr, error) {
	e, err := w.style.Coefficient(text)
	if err == nil && w.style.Letter == "γ" {
		e = formula.Map(e, func(x formula.Expr) (formula.Expr, bool) {
			return formula.Symbol(w.style.Letter), x == formula.Expr(formula.Symbol("g"))
		})
	}
	return e, err
}

// nested reports whether a fraction stands within one.
func nested(e formula.Expr) bool {
	isFraction := func(x formula.Expr) bool { _, ok := x.(formula.Frac); return ok }
	return formula.Has(e, func(x formula.Expr) bool {
		f, ok := x.(formula.Frac)
		return ok && (formula.Has(f.Above, isFraction) || formula.Has(f.Below, isFraction))
	})
}

package exposition

import (
	"fmt"
	"strings"

	"rofz/internal/typography"
	"rofz/paper/formula"
	"rofz/poly"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/scheme"
)

// onlyExponential says why there is nothing to say of an exponential scheme that asks for a rational R.
func onlyExponential(a *proofs.Analysis, file string) *scheme.Error {
	if _, ok := a.Exponential(); !ok {
		return nil
	}
	return &scheme.Error{File: file, At: "kind", Message: "a scheme of kind exponential has R(z) = e^z, which is no rational function; verify check says what is known of it, verify gradient --split what it makes of a share of λ in the nonlinear part"}
}

// splitFunction returns what a step multiplies by as a sum of powers of w, the coefficients being functions of z.
func (f printer) splitFunction(e scheme.Exponential) formula.Expr {
	return splitFunction(inLine, f, e)
}

func splitFunction(s formula.Style, f printer, e scheme.Exponential) formula.Expr {
	var sum formula.Sum
	for j, c := range e.Split() {
		if c.IsZero() {
			continue
		}
		x := s.Exponential(f.field, c)
		if several, ok := x.(formula.Sum); ok && j > 0 && len(several) > 1 {
			x = formula.Fence{Open: "(", Body: several, Close: ")"}
		}
		if j == 0 {
			sum = append(sum, formula.Term{Body: x})
			continue
		}
		sum = append(sum, addend(x, powerOf("w")(j)))
	}
	return sum
}

// exponential says what R is.
func (f printer) exponential(e scheme.Exponential) []Entry {
	list := []Entry{{Place: OfFormula, Label: "R(z)", Content: []Inline{Math{formula.MustParse("e^z")}, Text("if all of y' = Ly + N(y) is linear, z = hL")}}}
	if split := f.splitFunction(e); formula.Width(split) <= 2*lineWidth {
		list = append(list, Entry{Place: OfFormula, Label: "R(z, w)", Content: []Inline{Math{split}, Text("if N(y) = μy, w = hμ")}})
	}
	return list
}

// exponentialOrder says of what order the scheme is.
func exponentialOrder(a *proofs.Analysis) []Entry {
	o, ok := a.ExponentialOrder()
	if !ok {
		return nil
	}
	text := fmt.Sprintf("%d for y' = Ly + N(y) with fixed L; the condition of %s fails", o.Order, o.Tree)
	if o.AtLeast {
		text = fmt.Sprintf("at least %d for y' = Ly + N(y) with fixed L", o.Order)
	}
	return []Entry{entry("order", text)}
}

// exponentialAtInfinity says how R and R' behave.
func exponentialAtInfinity() []Entry {
	return []Entry{entry("as Re z → −∞", "R → 0 and R' → 0 like e^(Re z), faster than any power of z; |R| = |R'| = 1 on Re z = 0")}
}

// failedColoured says which condition of a claimed order fails.
func failedColoured(f scheme.LowerExponentialOrder) string {
	r, text := f.Got.Residual, ""
	if x := r.String(); len(x) <= longNumber {
		text = x
	} else {
		text = three(f.Field, r)
	}
	return fmt.Sprintf("order condition %s (order %d) for y' = Ly + N(y) fails, off by %s (claimed order %d)", f.Got.Tree, f.Got.Order+1, text, f.Claimed)
}

// exponentialTableau shows the coefficients, which are functions of z = hL.
func (w *writer) exponentialTableau(e scheme.Exponential) []Block {
	function := func(key string, i, j int, fallback formula.Expr) formula.Expr {
		if rows := w.printed(key); i < len(rows) && j < len(rows[i]) {
			if x, err := w.style.FunctionOf(rows[i][j]); err == nil {
				return x
			}
		}
		return fallback
	}
	a, b := e.Functions()
	k := w.a.Scheme().Field()
	var matrix [][]formula.Expr
	var weights, nodes []formula.Expr
	for i, row := range a {
		var cells []formula.Expr
		for j, f := range row {
			cells = append(cells, function("A", i, j, w.style.Exponential(k, f)))
		}
		matrix = append(matrix, cells)
		weights = append(weights, function("b", 0, i, w.style.Exponential(k, b[i])))
		nodes = append(nodes, w.style.Element(k, poly.Rational(e.Nodes()[i])))
	}
	list := []labelled{{"b", weights}}
	return []Block{
		paragraph("Exponential Runge–Kutta method with $s = #$ for $y' = Ly + N(y)$. With $z = hL$ a step is", number(e.Stages())),
		Display{
			{formula.MustParse("Y_i"), "=", formula.MustParse("e^(c_i z) y_n + h Σ_j a_{ij}(z) N(Y_j)")},
			{formula.MustParse("y_{n+1}"), "=", formula.MustParse("e^z y_n + h Σ_j b_j(z) N(Y_j)")},
		},
		paragraph("with $φ_k(z) = Σ_n z^n/(n + k)!$ and the coefficients"),
		Tableau{Array: array(nodes, matrix, list), List: entries("c", nodes, "a", matrix, list)},
	}
}

// exponentialFunction says what R is.
func (w *writer) exponentialFunction(e scheme.Exponential) []Block {
	out := []Block{
		paragraph("Applied to $y' = λy$ with $z = hλ$, the linear part is $λy$, and one step is $y₁ = R(z) y₀$ with"),
		display("R(z)", "=", "e^z"),
		paragraph("If a part $μy$ of $y' = λy + μy$ is left to $N$, one step multiplies by a polynomial in $w = hμ$ whose coefficients are functions of $z$:"),
	}
	split := splitFunction(w.style, printer{w.k}, e)
	if formula.Width(split) <= lineWidth {
		return append(out, Display{{formula.MustParse("R(z, w)"), "=", split}}, w.exponentialOrder())
	}
	var lines Display
	for j, c := range e.Split() {
		left, right := formula.Row{indexed("R", j-1), formula.MustParse("(z)")}, w.style.Exponential(w.k, c)
		if f, ok := right.(formula.Frac); ok && formula.Width(f) > lineWidth { // a sum may be broken, a fraction may not
			left, right = append(formula.Row{f.Below}, left...), f.Above
		}
		lines = append(lines, Line{left, "=", right})
	}
	return append(out, display("R(z, w)", "=", "Σ_j R_j(z) w^j"), lines, w.exponentialOrder())
}

func (w *writer) exponentialOrder() Block {
	o, ok := w.a.ExponentialOrder()
	switch {
	case !ok:
		return nil
	case o.AtLeast:
		return paragraph("For $y' = Ly + N(y)$ with a fixed $L$ it has at least the order $#$ [@BOS05].", number(o.Order))
	}
	text := fmt.Sprintf(", by trees with nodes $L$ and $N$ [@BOS05]; the condition of %s fails", o.Tree)
	return paragraph("For $y' = Ly + N(y)$ with a fixed $L$ it has the order $#$"+text+".", number(o.Order))
}

// exponentialRates says how R and R' behave far out.
func exponentialRates() []Block {
	return []Block{paragraph("As $Re z → −∞$, $R(z)$ and $R'(z) = e^z$ tend to $0$ faster than any power of $z$; for $Re z = 0$ both have the modulus $1$, and in other directions $|R| = e^{Re z}$.")}
}

// splitTaken says on which condition what is said of an exponential scheme or an additive pair holds, "" for other schemes.
func splitTaken(l Learned) string {
	_, ok := l.Told.Exponential()
	_, pair := l.Analysis.Pair()
	switch {
	case pair && l.Split.IsZero():
		return ", if all of λ is left to its implicit half"
	case pair:
		return fmt.Sprintf(", if the share %s of each λ is left to its explicit half", typography.Minus(Copied(l.Split)))
	case !ok:
		return ""
	case l.Split.IsZero():
		return ", if all of λ is in its linear part"
	}
	return fmt.Sprintf(", if the share %s of each λ is in its nonlinear part", typography.Minus(Copied(l.Split)))
}

// splitAdvice says which part of λ exponential schemes are exact on.
func splitAdvice(ranked []Learned) []string {
	var names []string
	var share exact.Rat
	for _, l := range ranked {
		if _, ok := l.Told.Exponential(); ok {
			names, share = append(names, l.Name), l.Split
		}
	}
	if pairs := pairAdvice(ranked); pairs != nil {
		return append(pairs, exponentialAdvice(names, share)...)
	}
	return exponentialAdvice(names, share)
}

// pairAdvice says which part of λ additive pairs have in which half.
func pairAdvice(ranked []Learned) []string {
	var names []string
	var share exact.Rat
	for _, l := range ranked {
		if _, ok := l.Analysis.Pair(); ok {
			names, share = append(names, l.Name), l.Split
		}
	}
	switch {
	case names == nil:
		return nil
	case share.IsZero():
		return []string{"Additive pairs (" + strings.Join(names, ", ") + "): all of λ is left to the implicit half, whose stability function is told. --split θ leaves the share θ of each λ to the explicit half."}
	}
	return []string{fmt.Sprintf("Additive pairs (%s): of each λ the share %s is left to the explicit half, and the rest to the implicit one.", strings.Join(names, ", "), typography.Minus(Copied(share)))}
}

func exponentialAdvice(names []string, share exact.Rat) []string {
	if names == nil {
		return nil
	}
	text := "Exponential schemes (" + strings.Join(names, ", ") + "): "
	if share.IsZero() {
		return []string{text + "all of λ is taken to be in the linear part, on which they are exact. Their gradients are those of the flow, and vanish with them. --split θ leaves the share θ of each λ to the nonlinear part."}
	}
	return []string{text + fmt.Sprintf("of each λ the share %s is left to the nonlinear part, and the rest is in the linear part, on which they are exact.", typography.Minus(Copied(share)))}
}

package exposition

import (
	"errors"
	"fmt"
	"strings"

	"rofz/paper/formula"
	"rofz/poly"
	"rofz/scheme"
)

// tableau shows the coefficients, and says where they are from.
func (w *writer) tableau() []Block {
	var out []Block
	switch s := w.a.Scheme().(type) {
	case *scheme.ButcherTableau:
		out = w.butcher(s)
	case *scheme.Rosenbrock:
		out = w.rosenbrock(s)
	case scheme.Multistep:
		out = w.multistepFormula(s)
	case scheme.GeneralLinear:
		out = w.generalLinear(s)
	case scheme.Exponential:
		out = w.exponentialTableau(s)
	case *scheme.AdditivePair:
		out = w.pairTableau(s)
	case *scheme.Collocation:
		out = w.collocation(s.Nodes())
	case *scheme.Family:
		out = w.collocation(s.Nodes())
	case *scheme.Approximation:
		out = w.approximation(s)
	}
	return append(out, w.source()...)
}

// source says where the coefficients are from, and whether they are exact.
func (w *writer) source() []Block {
	var out []Block
	out = append(out, w.params()...)
	if !scheme.UnitsOf(w.a.Scheme()).Exact() {
		digits := "truncated decimals"
		if w.info.Digits > 0 {
			digits = fmt.Sprintf("decimals truncated to %d significant places", w.info.Digits)
		}
		out = append(out, Paragraph{Text("The coefficients were published as " + digits + ".")})
	}
	if w.info.Source != "" {
		out = append(out, Paragraph{Text("Source: " + sentence(w.info.Source))})
	}
	return out
}

// printed returns the coefficients under a key as their author wrote them, nil if there are none.
func (w *writer) printed(key string) [][]string {
	for _, e := range printedOf(w.a.Scheme()) {
		if e.Key == key {
			return e.Rows
		}
	}
	return nil
}

func printedOf(s scheme.Scheme) []scheme.Entries {
	if p, ok := s.(interface{ Printed() []scheme.Entries }); ok {
		return p.Printed()
	}
	return nil
}

// matrix returns the coefficients under a key: as printed if the scheme was read from a file, else from their values.
func (w *writer) matrix(key string, values [][]poly.Elem) [][]formula.Expr {
	rows := w.printed(key)
	out := make([][]formula.Expr, len(values))
	for i, row := range values {
		for j, x := range row {
			e := w.style.Element(w.a.Scheme().Field(), x)
			if i < len(rows) && j < len(rows[i]) {
				e = w.coefficient(rows[i][j], x)
			}
			out[i] = append(out[i], e)
		}
	}
	return out
}

// vector is matrix for one row.
func (w *writer) vector(key string, values []poly.Elem) []formula.Expr {
	if values == nil {
		return nil
	}
	return w.matrix(key, [][]poly.Elem{values})[0]
}

// coefficient is one coefficient as printed. One that is too long, such as an exact conversion of a decimal, is rounded.
func (w *writer) coefficient(text string, value poly.Elem) formula.Expr {
	e, err := w.read(text)
	if err == nil && (nested(e) || formula.Width(e) > lineWidth/2) { // hard to read in an array
		better := w.style.Element(w.a.Scheme().Field(), value)
		d := Display{{nil, "", better}}
		if !nested(better) && !isCut(d) && !mentions(d, w.letter()) && formula.Width(better) < formula.Width(e) {
			return better
		}
		if formula.Width(e) > lineWidth {
			err = errors.New("too wide for a line")
		}
	}
	if err != nil || longest(e) > w.opts.Digits {
		s := w.style
		s.Digits = 16
		return s.Element(w.a.Scheme().Field(), value)
	}
	return e
}

// butcher is the array of a Runge–Kutta method.
func (w *writer) butcher(t *scheme.ButcherTableau) []Block {
	c := w.vector("c", t.C())
	if c == nil {
		for _, x := range rowSums(t.A()) {
			c = append(c, w.style.Element(t.Field(), x))
		}
	}
	a, weights := w.matrix("A", t.A()), []labelled{{"b", w.vector("b", t.B())}}
	caption := say("Runge–Kutta method with $s = #$", number(t.Stages()))
	if t.Bhat() != nil {
		weights = append(weights, labelled{"b̂", w.vector("bhat", t.Bhat())})
		caption = append(caption, say(", weights $b$ and embedded weights $b̂$")...)
	}
	return []Block{Tableau{Caption: tidy(caption), Array: array(c, a, weights), List: entries("c", c, "a", a, weights)}}
}

type labelled struct {
	name string
	row  []formula.Expr
}

// array is c | A over the weights. Entries above the diagonal of a lower triangular A are left blank.
func array(c []formula.Expr, a [][]formula.Expr, weights []labelled) formula.Matrix {
	m := formula.Matrix{RightOf: []int{0}, Below: []int{len(a) - 1}}
	triangular := lower(a)
	for i, row := range a {
		cells := []formula.Expr{c[i]}
		for j, x := range row {
			if triangular && (j > i || j == i && isZero(x) && strictly(a)) {
				x = nil
			}
			cells = append(cells, x)
		}
		m.Rows = append(m.Rows, cells)
	}
	for _, b := range weights {
		m.Rows = append(m.Rows, append([]formula.Expr{nil}, b.row...))
	}
	return m
}

func isZero(e formula.Expr) bool {
	if s, ok := e.(formula.Sum); ok && len(s) == 1 {
		e = s[0].Body
	}
	n, ok := e.(formula.Number)
	return ok && strings.Trim(string(n), "0.") == ""
}

// lower reports whether a matrix is lower triangular; of one row it says no, so that something is seen.
func lower(a [][]formula.Expr) bool {
	for i, row := range a {
		for j := i + 1; j < len(row); j++ {
			if !isZero(row[j]) {
				return false
			}
		}
	}
	return len(a) > 1
}

// strictly reports whether the diagonal of a matrix is zero.
func strictly(a [][]formula.Expr) bool {
	for i, row := range a {
		if i < len(row) && !isZero(row[i]) {
			return false
		}
	}
	return true
}

// entries lists all coefficients that are not zero.
func entries(cName string, c []formula.Expr, aName string, a [][]formula.Expr, weights []labelled) []Line {
	var out []Line
	for i, x := range c {
		if !isZero(x) {
			out = append(out, Line{indexed(cName, i), "=", x})
		}
	}
	for i, row := range a {
		for j, x := range row {
			if !isZero(x) {
				out = append(out, Line{indexed(aName, i, j), "=", x})
			}
		}
	}
	for _, b := range weights {
		for i, x := range b.row {
			if !isZero(x) {
				out = append(out, Line{indexed(b.name, i), "=", x})
			}
		}
	}
	return out
}

// indexed is a_{12} for the indices 0, 1; with a comma where a number has two digits.
func indexed(name string, at ...int) formula.Expr {
	var row formula.Row
	long := false
	for _, i := range at {
		long = long || i >= 9
	}
	text := ""
	for n, i := range at {
		if long && n > 0 {
			row = append(row, formula.Number(text), formula.Operator(","))
			text = ""
		}
		text += fmt.Sprint(i + 1)
	}
	row = append(row, formula.Number(text))
	var sub formula.Expr = row
	if len(row) == 1 {
		sub = row[0]
	}
	return formula.Script{Base: formula.MustParse(name), Sub: sub}
}

// rosenbrock is α and Γ, with the weights below α.
func (w *writer) rosenbrock(r *scheme.Rosenbrock) []Block {
	cValues, dValues := r.C(), r.D()
	if cValues == nil {
		cValues = rowSums(r.Alpha())
	}
	if dValues == nil {
		dValues = rowSums(r.Gamma())
	}
	t, transformed := scheme.TransformedOf(r)
	whole := w.opts.Digits
	if transformed { // then these were computed, and have many digits
		w.opts.Digits = briefDigits
	}
	c, d := w.vector("c", cValues), w.vector("d", dValues)
	alpha, gamma := w.matrix("alpha", r.Alpha()), w.matrix("gamma", r.Gamma())
	weights := []labelled{{"b", w.vector("b", r.B())}}
	caption := say("Rosenbrock method [@HW96] with $s = #$: the matrix $α$, with $c_i = Σ_j α_{ij}$ on its left and the weights $b$ below it", number(r.Stages()))
	if r.Bhat() != nil {
		weights = append(weights, labelled{"b̂", w.vector("bhat", r.Bhat())})
		caption = append(caption, say(", embedded weights $b̂$ last")...)
	}
	w.opts.Digits = whole
	out := []Block{
		Tableau{Caption: tidy(caption), Array: array(c, alpha, weights), List: entries("c", c, "α", alpha, weights)},
		Tableau{Caption: say("The matrix $Γ$, with $d_i = Σ_j γ_{ij}$ on its left"), Array: array(d, gamma, nil), List: entries("d", d, "γ", gamma, nil)},
	}
	if transformed {
		out = append(out, w.transformed(t)...)
	}
	return out
}

func rowSums(m [][]poly.Elem) []poly.Elem {
	out := make([]poly.Elem, len(m))
	for i, row := range m {
		for _, x := range row {
			out[i] = out[i].Add(x)
		}
	}
	return out
}

// transformed lists an implementation's own coefficients, which are what was published.
func (w *writer) transformed(own []scheme.Block) []Block {
	var lines []Line
	for _, b := range own {
		for i, row := range b.Values {
			for j, value := range row {
				x := w.coefficient(b.Printed(i, j), value)
				if isZero(x) {
					continue
				}
				var name formula.Expr
				switch b.Shape {
				case scheme.Matrix:
					name = indexed(b.Symbol, i, j)
				case scheme.Vector:
					name = indexed(b.Symbol, j)
				default:
					name = formula.Symbol(b.Symbol)
				}
				lines = append(lines, Line{name, "=", x})
			}
		}
	}
	return []Block{
		paragraph("They were computed from the coefficients that the implementation prints, $a = αΓ⁻¹$, $C = γ⁻¹I − Γ⁻¹$, $mᵀ = bᵀΓ⁻¹$ and $eᵀ = mᵀ − b̂ᵀΓ⁻¹$, which are"),
		Tableau{List: lines},
	}
}

// multistepFormula is the difference equation.
func (w *writer) multistepFormula(m scheme.Multistep) []Block {
	k := m.Steps()
	side := func(p poly.Poly, x string) formula.Sum {
		var sum formula.Sum
		for j := k; j >= 0; j-- {
			if c := p.Coeff(j); !c.IsZero() {
				sum = append(sum, addend(w.style.Element(m.Field(), c), formula.Script{Base: formula.Symbol(x), Sub: shifted(j)}))
			}
		}
		return sum
	}
	right := formula.Expr(side(m.Sigma(), "f"))
	if s := right.(formula.Sum); len(s) > 1 {
		right = formula.Fence{Open: "(", Body: s, Close: ")"}
	} else if len(s) == 1 && s[0].Negative {
		right = formula.Fence{Open: "(", Body: s, Close: ")"}
	} else if len(s) == 1 {
		right = s[0].Body
	}
	left, row := side(m.Rho(), "y"), formula.Row{formula.Symbol("h"), right}
	text := paragraph("Linear multistep method with $k = #$, where $f_n = f(x_n, y_n)$:", number(k))
	if formula.Width(left)+formula.Width(row) < lineWidth {
		return []Block{text, Display{{left, "=", row}}}
	}
	return []Block{
		text,
		Display{{formula.MustParse("Σ_j ρ_j y_{n+j}"), "=", formula.MustParse("h Σ_j σ_j f_{n+j}")}},
		paragraph("with the coefficients of"),
		Display{
			{formula.MustParse("ρ(ζ)"), "=", w.style.Descending(m.Field(), m.Rho(), "ζ")},
			{formula.MustParse("σ(ζ)"), "=", w.style.Descending(m.Field(), m.Sigma(), "ζ")},
		},
	}
}

func shifted(j int) formula.Expr {
	if j == 0 {
		return formula.Symbol("n")
	}
	return formula.Sum{{Body: formula.Symbol("n")}, {Body: number(j)}}
}

// generalLinear is the block matrix.
func (w *writer) generalLinear(g scheme.GeneralLinear) []Block {
	av, uv, bv, vv := g.Matrices()
	a, u, b, v := w.matrix("A", av), w.matrix("U", uv), w.matrix("B", bv), w.matrix("V", vv)
	m := formula.Matrix{RightOf: []int{len(a) - 1}, Below: []int{len(a) - 1}}
	for i := range a {
		m.Rows = append(m.Rows, append(append([]formula.Expr{}, a[i]...), u[i]...))
	}
	for i := range b {
		m.Rows = append(m.Rows, append(append([]formula.Expr{}, b[i]...), v[i]...))
	}
	var lines []Line
	for _, x := range []struct {
		name string
		m    [][]formula.Expr
	}{{"a", a}, {"u", u}, {"b", b}, {"v", v}} {
		lines = append(lines, entries("", nil, x.name, x.m, nil)...)
	}
	return []Block{
		paragraph("General linear method [@But16] with $s = #$ and $r = #$, with the stages $Y = hAf(Y) + Uy$, whose step takes $y$ to $hBf(Y) + Vy$:", number(len(a)), number(len(v))),
		Tableau{Caption: say("The matrices $A$ and $U$ above $B$ and $V$"), Array: m, List: lines},
	}
}

// collocation says what the nodes are.
func (w *writer) collocation(nodes poly.Poly) []Block {
	what := "Its nodes are the zeros of"
	if _, ok := w.a.Scheme().(*scheme.Collocation); ok {
		what = "Collocation method, whose nodes are the zeros of"
	}
	return []Block{paragraph(what), equation("M(x)", "=", w.style.Descending(w.a.Scheme().Field(), nodes, "x"))}
}

// approximation shows P and Q as given.
func (w *writer) approximation(a *scheme.Approximation) []Block {
	return []Block{paragraph("Rational approximation of the exponential, $R = P/Q$ with"), Display{
		{formula.MustParse("P(z)"), "=", w.sum(a.Field(), a.Numerator(), "z")},
		{formula.MustParse("Q(z)"), "=", w.sum(a.Field(), a.Denominator(), "z")},
	}}
}

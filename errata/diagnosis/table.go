package diagnosis

import (
	"fmt"
	"math/big"
	"slices"

	"rofz/errata/conditions"
	"rofz/poly"
	"rofz/poly/exact"
	"rofz/scheme"
)

// table is the coefficients of a scheme and what its source claims about them, as the search sees it: the linear
// equations, of which a candidate is tested in no time, apart from the others.
type table struct {
	scheme scheme.Scheme
	info   scheme.Info
	cells  []cell
	linear []linear
	curved curved

	transformed bool              // the cells are an implementation's own coefficients of a Rosenbrock scheme
	system      conditions.System // of those
}

// reading says how a scheme is made a table.
type reading int

const (
	standard    reading = iota
	loose               // stiff accuracy is no equation, which otherwise it is where it holds though nobody claims it
	transformed         // an implementation's own coefficients of a Rosenbrock scheme are the cells
)

// cell is one coefficient.
type cell struct {
	conditions.Coordinate

	fixed bool // a zero of the family's form, which no edit should touch
}

// linear is the equation Σ coefᵢ·xᵢ = target.
type linear struct {
	name   string
	kind   conditions.Kind // noKind for the form of a family and for the order of a multistep method
	terms  []term
	target exact.Rat
	follow follow
	vague  bool // it holds, but with hardly any room left: it need not be kept
}

// noKind is no kind of equation.
const noKind conditions.Kind = -1

// follow says which coefficient goes along when an equation that holds is to go on holding while others change.
type follow int

const (
	nothing follow = iota
	second         // the last term: the abscissa of a row sum
	either         // an equality of two entries
)

type term struct {
	at   int // the cell
	coef exact.Rat
}

// curved is the equations that are not linear, the cheap ones first.
type curved []conditions.System

// The parts of curved.
const (
	lowOrder = iota
	highOrder
	limit // R(∞) = 0
)

// equations returns the equations of all parts.
func (c curved) equations() []conditions.Equation {
	var out []conditions.Equation
	for _, sys := range c {
		out = append(out, sys.Equations()...)
	}
	return out
}

// tableOf returns the table of a scheme, of an implementation's own coefficients if there are any.
func tableOf(s scheme.Scheme) (*table, bool) {
	if t, ok := newTable(s, transformed); ok {
		return t, true
	}
	return newTable(s, standard)
}

// newTable returns the table of a scheme in one reading, false if it has none.
func newTable(s scheme.Scheme, how reading) (*table, bool) {
	if rho, ok := scheme.Find(s, "rho"); ok {
		sigma, _ := scheme.Find(s, "sigma")
		return newMultistep(s, rho, sigma)
	}
	sys, ok := conditions.New(s)
	if how == transformed {
		sys, ok = conditions.NewTransformed(s)
	}
	if !ok {
		return nil, false
	}
	if len(scheme.OwnNodes(s)) > 0 && len(scheme.RowSumFindings(s)) == 0 { // they are meant
		sys = sys.Only(func(eq conditions.Equation) bool { return eq.Kind != conditions.RowSum })
	}
	if how == loose {
		sys = sys.Only(func(eq conditions.Equation) bool { return !isStiff(eq) })
	}
	t := &table{scheme: s, info: s.Info(), transformed: how == transformed, system: sys}
	linearize := linearize
	if t.transformed {
		linearize = func(conditions.System, conditions.Equation) (linear, bool) { return linear{}, false }
	}
	for _, c := range sys.Coordinates() {
		t.cells = append(t.cells, cell{Coordinate: withText(c)})
	}
	for _, eq := range sys.Equations() {
		if l, ok := linearize(sys, eq); ok {
			t.linear = append(t.linear, l)
		}
	}
	rest := sys.Only(func(eq conditions.Equation) bool { _, ok := linearize(sys, eq); return !ok })
	t.curved = curved{
		lowOrder: rest.Only(func(eq conditions.Equation) bool {
			return !isOrder(eq) && eq.Kind != conditions.LimitZero || isOrder(eq) && eq.Tree.Order() <= 3
		}),
		highOrder: rest.Only(func(eq conditions.Equation) bool { return isOrder(eq) && eq.Tree.Order() > 3 }),
		limit:     rest.Only(func(eq conditions.Equation) bool { return eq.Kind == conditions.LimitZero }),
	}
	t.form(sys)
	return t, true
}

// withText gives a coefficient that was not read from a file the text of its value.
func withText(c conditions.Coordinate) conditions.Coordinate {
	if c.Text == "" {
		c.Text = c.Value.String()
	}
	return c
}

func isStiff(eq conditions.Equation) bool {
	return eq.Kind == conditions.Stiff || eq.Kind == conditions.StiffNode
}

func isOrder(eq conditions.Equation) bool {
	return eq.Kind == conditions.Order || eq.Kind == conditions.EmbeddedOrder
}

// linearize returns an equation in terms of the coordinates if it is linear in them.
func linearize(sys conditions.System, eq conditions.Equation) (linear, bool) {
	l := linear{name: eq.String(), kind: eq.Kind}
	add := func(coef int64, key string, row, col int) {
		l.terms = append(l.terms, term{sys.Index(scheme.Place{Key: key, Row: row, Column: col}), exact.Int(coef)})
	}
	sum := func(key string, row int) {
		for j := range sys.Stages() {
			add(1, key, row, j+1)
		}
	}
	matrix, s := "A", sys.Stages()
	if sys.Rosenbrock() {
		matrix = "alpha"
	}
	switch {
	case eq.Kind == conditions.RowSum:
		sum(matrix, eq.Row)
		add(-1, "c", 0, eq.Row)
		l.follow = second
	case eq.Kind == conditions.GammaRowSum:
		sum("gamma", eq.Row)
		add(-1, "d", 0, eq.Row)
		l.follow = second
	case eq.Kind == conditions.Stiff:
		add(1, matrix, s, eq.Column)
		l.follow = either
		if sys.Rosenbrock() {
			add(1, "gamma", s, eq.Column)
			l.follow = second
		}
		add(-1, "b", 0, eq.Column)
	case eq.Kind == conditions.StiffNode:
		sum(matrix, s)
		l.target = exact.Int(1)
	case isOrder(eq) && eq.Tree.Order() == 1:
		l.target = exact.Int(1)
		switch {
		case eq.Kind == conditions.Order:
			sum("b", 0)
		case sys.Index(scheme.Place{Key: "bhat", Column: 1}) >= 0:
			sum("bhat", 0)
		default: // b̂ = b − e
			sum("b", 0)
			for j := range sys.Stages() {
				add(-1, "e", 0, j+1)
			}
		}
	default:
		return linear{}, false
	}
	return l, true
}

// form adds the equations of the claimed family, and marks the zeros of the triangle above the diagonal.
func (t *table) form(sys conditions.System) {
	if sys.Rosenbrock() {
		for k := range t.cells {
			c := &t.cells[k]
			c.fixed = c.Row > 0 && (c.Column > c.Row || c.Key != "gamma" && c.Column == c.Row) && c.Value.IsZero()
		}
		return
	}
	family := t.info.Family
	above := family == "erk" || family == "dirk" || family == "sdirk" || family == "esdirk"
	diagonal := family == "erk"
	if family == "" {
		above = t.zeros(func(i, j int) bool { return j > i })
		diagonal = above && t.zeros(func(i, j int) bool { return j == i })
	}
	first := 1
	for k := range t.cells {
		c := &t.cells[k]
		if c.Key != "A" {
			continue
		}
		structural := c.Column > c.Row && above || c.Column == c.Row && diagonal || c.Row == 1 && c.Column == 1 && family == "esdirk"
		switch {
		case structural && c.Value.IsZero():
			c.fixed = true
		case structural:
			t.linear = append(t.linear, linear{name: "the form of family " + family, kind: noKind, terms: []term{{k, exact.Int(1)}}})
		}
	}
	if family == "esdirk" {
		first = 2
	}
	if family == "sdirk" || family == "esdirk" {
		at := func(i int) int { return sys.Index(scheme.Place{Key: "A", Row: i, Column: i}) }
		for i := first + 1; i <= sys.Stages(); i++ {
			t.linear = append(t.linear, linear{
				name:   fmt.Sprintf("the constant diagonal, stage %d", i),
				kind:   noKind,
				terms:  []term{{at(i), exact.Int(1)}, {at(first), exact.Int(-1)}},
				follow: either,
			})
		}
	}
}

// zeros reports whether A vanishes at all the places.
func (t *table) zeros(where func(row, col int) bool) bool {
	return !slices.ContainsFunc(t.cells, func(c cell) bool { return c.Key == "A" && where(c.Row, c.Column) && !c.Value.IsZero() })
}

// newMultistep returns the table of a multistep method. Its order conditions Σ jᵏρⱼ = k Σ jᵏ⁻¹σⱼ are linear.
func newMultistep(m scheme.Scheme, polynomials ...scheme.Block) (*table, bool) {
	t := &table{scheme: m, info: m.Info()}
	steps := 0
	for _, p := range polynomials {
		if p.Text == nil {
			continue
		}
		steps = max(steps, len(p.Text[0])-1)
		for j, text := range p.Text[0] {
			c := conditions.Coordinate{Place: scheme.Place{Key: p.Key, Column: j + 1}, Text: text, Value: p.Values[0][j]}
			t.cells = append(t.cells, cell{Coordinate: c})
		}
	}
	if len(t.cells) == 0 || t.info.Order == nil {
		return nil, false
	}
	length := map[string]int{}
	for _, c := range t.cells {
		length[c.Key]++
	}
	for k := 0; k <= min(*t.info.Order, 2*steps+2); k++ {
		l := linear{name: fmt.Sprintf("the condition of order %d", k), kind: noKind}
		for i, c := range t.cells {
			j := int64(length[c.Key] - c.Column)
			coef := power(j, k)
			if c.Key == "sigma" {
				coef = power(j, k-1).Mul(exact.Int(int64(-k)))
			}
			if !coef.IsZero() {
				l.terms = append(l.terms, term{i, coef})
			}
		}
		t.linear = append(t.linear, l)
	}
	return t, true
}

// power returns jᵏ with 0⁰ = 1, and 0 for k < 0.
func power(j int64, k int) exact.Rat {
	if k < 0 {
		return exact.Rat{}
	}
	return exact.FromBigInt(new(big.Int).Exp(big.NewInt(j), big.NewInt(int64(k)), nil))
}

// impliesStiffness reports whether stiff accuracy holds without being claimed.
func (t *table) impliesStiffness() bool {
	if t.info.Published.Claims("stiffly_accurate") || t.curved == nil {
		return false
	}
	return slices.ContainsFunc(t.system.Equations(), isStiff)
}

// values returns the coefficients.
func (t *table) values() []poly.Elem {
	out := make([]poly.Elem, len(t.cells))
	for i, c := range t.cells {
		out[i] = c.Value
	}
	return out
}

// names returns the names of all equations, in the order of the residuals.
func (t *table) names() []string {
	var out []string
	for _, l := range t.linear {
		out = append(out, l.name)
	}
	for _, eq := range t.curved.equations() {
		out = append(out, eq.String())
	}
	return out
}

// residuals returns left side minus right side of all equations at a point: the linear ones, then the curved ones.
func residuals[T any](t *table, f conditions.Field[T], x []T) []T {
	var out []T
	for _, l := range t.linear {
		out = append(out, left(l, f, x))
	}
	for _, sys := range t.curved {
		out = append(out, conditions.Residuals(sys, f, x)...)
	}
	return out
}

// left returns left side minus right side of a linear equation.
func left[T any](l linear, f conditions.Field[T], x []T) T {
	r := f.Sub(f.Zero(), f.Rational(l.target))
	for _, m := range l.terms {
		r = f.Add(r, f.Mul(f.Rational(m.coef), x[m.at]))
	}
	return r
}

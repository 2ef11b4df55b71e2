package scheme

import (
	"fmt"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/scheme/expression"
)

// MaxStages is the largest number of stages, steps, or degree that is read, or that a name may ask for.
const MaxStages = 200

// builder turns the coefficients of one document into a Scheme. All of them are evaluated before any gets its final
// form, because a later one may extend the field.
type builder struct {
	node    jsonNode
	from    *document
	info    Info
	ev      *expression.Evaluator
	printed []Entries
	pending []pending
	field   algebraic.Field
}

// pending is a coefficient that waits for the final field.
type pending struct {
	v   expression.Value
	dst *poly.Elem
}

func (b *builder) build() (Scheme, error) {
	switch b.info.Kind {
	case KindRungeKutta:
		return b.rungeKutta()
	case KindRosenbrock:
		return b.rosenbrock()
	case KindMultistep:
		return b.multistep()
	case KindCollocation:
		return b.collocation()
	case KindRational:
		return b.rational()
	}
	return b.generalLinear()
}

// base returns the common part, after settle.
func (b *builder) base() base {
	return base{info: b.info, field: b.field, printed: b.printed, document: b.from}
}

func (b *builder) evaluate(at, text string, dst *poly.Elem) error {
	v, err := b.ev.Parse(text)
	if err != nil {
		return located(at, err)
	}
	b.pending = append(b.pending, pending{v, dst})
	return nil
}

// located puts an evaluation error at its coefficient.
func located(at string, err error) error {
	if e, ok := err.(*expression.Error); ok {
		return &Error{At: fmt.Sprintf("%s, character %d", at, e.At.Offset+1), Message: e.Message, place: at}
	}
	return fault(at, "%v", err)
}

// settle brings every coefficient into the field that they generate together.
func (b *builder) settle() {
	top := b.ev.Field()
	elems := make([]poly.Elem, len(b.pending))
	for i, p := range b.pending {
		elems[i] = b.ev.Elem(p.v)
	}
	b.field, elems = top.Subfield(elems...)
	for i, p := range b.pending {
		*p.dst = elems[i]
	}
}

// vector evaluates the list under key, nil if it is absent. It must have want entries, any number up to MaxStages if
// want is negative.
func (b *builder) vector(key string, want int) ([]poly.Elem, error) {
	n, ok := b.node.get(key)
	if !ok {
		return nil, nil
	}
	texts, err := n.vector()
	if err != nil {
		return nil, err
	}
	b.printed = append(b.printed, Entries{key, [][]string{texts}})
	return b.row(n.at, texts, want)
}

func (b *builder) row(at string, texts []string, want int) ([]poly.Elem, error) {
	switch {
	case want >= 0 && len(texts) != want:
		return nil, fault(at, "%d entries; %d would be right", len(texts), want)
	case len(texts) > MaxStages+1:
		return nil, fault(at, "%d entries; at most %d are read", len(texts), MaxStages+1)
	}
	out := make([]poly.Elem, len(texts))
	for i, t := range texts {
		if err := b.evaluate(fmt.Sprintf("%s[%d]", at, i+1), t, &out[i]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// matrix evaluates the rows under key; there must be rows of them with columns entries each, a square matrix if rows
// is negative.
func (b *builder) matrix(key string, rows, columns int) ([][]poly.Elem, error) {
	n, ok := b.node.get(key)
	if !ok {
		return nil, nil
	}
	texts, err := n.matrix()
	if err != nil {
		return nil, err
	}
	if rows < 0 {
		rows = len(texts)
		columns = rows
	}
	switch {
	case len(texts) != rows:
		return nil, fault(n.at, "%d rows; %d would be right", len(texts), rows)
	case rows == 0:
		return nil, fault(n.at, "no rows; a scheme has at least one stage")
	case rows > MaxStages || columns > MaxStages:
		return nil, fault(n.at, "%d rows of %d entries; at most %d stages are read", rows, columns, MaxStages)
	}
	b.printed = append(b.printed, Entries{key, texts})
	out := make([][]poly.Elem, rows)
	for i, row := range texts {
		if out[i], err = b.row(fmt.Sprintf("%s[%d]", n.at, i+1), row, columns); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (b *builder) rungeKutta() (Scheme, error) {
	t := &ButcherTableau{}
	var err error
	if t.a, err = b.matrix("A", -1, -1); err != nil {
		return nil, err
	}
	for _, v := range []struct {
		key string
		dst *[]poly.Elem
	}{{"b", &t.b}, {"bhat", &t.bhat}, {"c", &t.c}} {
		if *v.dst, err = b.vector(v.key, len(t.a)); err != nil {
			return nil, err
		}
	}
	b.settle()
	t.base = b.base()
	return t, nil
}

func (b *builder) rosenbrock() (Scheme, error) {
	r := &Rosenbrock{}
	var err error
	if r.alpha, err = b.matrix("alpha", -1, -1); err != nil {
		return nil, err
	}
	s := len(r.alpha)
	if r.gamma, err = b.matrix("gamma", s, s); err != nil {
		return nil, err
	}
	for _, v := range []struct {
		key string
		dst *[]poly.Elem
	}{{"b", &r.b}, {"bhat", &r.bhat}, {"c", &r.c}, {"d", &r.d}} {
		if *v.dst, err = b.vector(v.key, s); err != nil {
			return nil, err
		}
	}
	if r.transformed, err = b.transformed(s); err != nil {
		return nil, err
	}
	b.settle()
	for i := range s {
		for j := i; j < s; j++ {
			if !r.alpha[i][j].IsZero() {
				return nil, fault(fmt.Sprintf("alpha[%d][%d]", i+1, j+1), "not zero; alpha is strictly lower triangular")
			}
			if j > i && !r.gamma[i][j].IsZero() {
				return nil, fault(fmt.Sprintf("gamma[%d][%d]", i+1, j+1), "not zero; gamma is lower triangular")
			}
		}
	}
	r.base = b.base()
	return r, nil
}

// transformed holds an implementation's own coefficients of a Rosenbrock scheme.
type transformed struct {
	a, c  [][]poly.Elem
	m, e  []poly.Elem // e is nil when absent
	gamma poly.Elem
}

func (b *builder) transformed(s int) (*transformed, error) {
	n, ok := b.node.get("transformed")
	if !ok {
		return nil, nil
	}
	if n.kind != '{' {
		return nil, fault(n.at, "%s where an object would be right", n.is())
	}
	if err := n.only("transformed", "a", "C", "m", "gamma", "e"); err != nil {
		return nil, err
	}
	for _, key := range []string{"a", "C", "m", "gamma"} {
		if _, ok := n.get(key); !ok {
			return nil, fault(n.at+"."+key, "missing; transformed has a, C, m, gamma and perhaps e")
		}
	}
	inner := &builder{node: n, ev: b.ev}
	t := &transformed{}
	var err error
	if t.a, err = inner.matrix("a", s, s); err != nil {
		return nil, err
	}
	if t.c, err = inner.matrix("C", s, s); err != nil {
		return nil, err
	}
	if t.m, err = inner.vector("m", s); err != nil {
		return nil, err
	}
	if t.e, err = inner.vector("e", s); err != nil {
		return nil, err
	}
	g, _ := n.get("gamma")
	text, err := g.coefficientText()
	if err != nil {
		return nil, err
	}
	if err := inner.evaluate(g.at, text, &t.gamma); err != nil {
		return nil, err
	}
	b.pending = append(b.pending, inner.pending...)
	for _, e := range append(inner.printed, Entries{"gamma", [][]string{{text}}}) {
		e.Key = "transformed." + e.Key
		b.printed = append(b.printed, e)
	}
	return t, nil
}

func (b *builder) multistep() (Scheme, error) {
	rho, err := b.vector("rho", -1)
	if err != nil {
		return nil, err
	}
	sigma, err := b.vector("sigma", -1)
	if err != nil {
		return nil, err
	}
	b.settle()
	m := &Multistep{base: b.base(), rho: descending(rho), sigma: descending(sigma)}
	switch {
	case m.rho.Degree() < 1:
		return nil, fault("rho", "constant; a multistep method has ρ of degree at least 1, highest power first")
	case m.sigma.IsZero():
		return nil, fault("sigma", "zero; a multistep method evaluates f at least once")
	case m.sigma.Degree() > m.rho.Degree():
		return nil, fault("sigma", "of higher degree than rho; the method would not determine the new value for small steps")
	}
	return m, nil
}

// descending makes a polynomial of coefficients that begin with the highest power.
func descending(c []poly.Elem) poly.Poly {
	rev := make([]poly.Elem, len(c))
	for i := range c {
		rev[len(c)-1-i] = c[i]
	}
	return poly.New(rev...)
}

func (b *builder) rational() (Scheme, error) {
	num, err := b.vector("numerator", -1)
	if err != nil {
		return nil, err
	}
	den, err := b.vector("denominator", -1)
	if err != nil {
		return nil, err
	}
	b.settle()
	r := &Approximation{base: b.base(), num: poly.New(num...), den: poly.New(den...)}
	if r.den.IsZero() {
		return nil, fault("denominator", "zero; R = P/Q needs Q ≠ 0")
	}
	if _, err := r.Derive(); err != nil {
		return nil, fault("denominator", "%v; R(0) must be finite", err)
	}
	return r, nil
}

func (b *builder) collocation() (Scheme, error) {
	n, _ := b.node.get("nodes")
	var nodes poly.Poly
	if n.kind == 's' {
		b.printed = append(b.printed, Entries{"nodes", [][]string{{n.text}}})
		e, err := expression.Coefficient.Parse(n.text)
		if err == nil {
			nodes, err = b.ev.Polynomial(e)
		}
		if err != nil {
			return nil, located(n.at, err)
		}
	} else {
		c, err := b.vector("nodes", -1)
		if err != nil {
			return nil, err
		}
		for i := range b.pending {
			c[i] = b.ev.Elem(b.pending[i].v)
		}
		nodes = poly.New(c...)
	}
	switch {
	case nodes.Degree() < 1:
		return nil, fault("nodes", "constant; the jsonNode polynomial has the nodes as its zeros")
	case nodes.Degree() > MaxStages:
		return nil, fault("nodes", "degree %d; at most %d nodes are read", nodes.Degree(), MaxStages)
	case poly.GCD(nodes, nodes.Derivative()).Degree() > 0:
		return nil, fault("nodes", "a repeated zero; nodes are distinct (repeated ones are Hermite collocation, which is no tableau)")
	}
	field, coeffs := b.ev.Field().Subfield(nodes.Coeffs()...)
	b.field = field
	c := &Collocation{base: b.base(), nodes: poly.New(coeffs...)}
	if real := len(field.Isolate(c.nodes)); real < c.nodes.Degree() {
		c.warn = append(c.warn, fmt.Sprintf("only %d of the %d nodes are real; the scheme has complex coefficients", real, c.nodes.Degree()))
	}
	return c, nil
}

func (b *builder) generalLinear() (Scheme, error) {
	g := &GeneralLinear{}
	var err error
	if g.a, err = b.matrix("A", -1, -1); err != nil {
		return nil, err
	}
	if g.v, err = b.matrix("V", -1, -1); err != nil {
		return nil, err
	}
	s, r := len(g.a), len(g.v)
	if g.u, err = b.matrix("U", s, r); err != nil {
		return nil, err
	}
	if g.b, err = b.matrix("B", r, s); err != nil {
		return nil, err
	}
	b.settle()
	g.base = b.base()
	return g, nil
}

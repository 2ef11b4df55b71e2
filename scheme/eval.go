package scheme

import (
	"errors"
	"fmt"
	"strings"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
)

// Bounds that keep a short document from asking for a huge number: bits of one value, and bits of all values that the
// evaluation of one document makes.
const (
	maxValueBits = 1 << 18
	maxTotalBits = 1 << 27
)

// evaluator evaluates coefficients exactly. Radicals and roots are adjoined as they are met; a value made at one
// level of the tower ℚ ⊂ K₁ ⊂ K₂ … is lifted when it meets one from a higher level.
type evaluator struct {
	params map[string]string
	values map[string]value // of parameters, and of radicals by their text
	open   []string         // parameters being evaluated, to find cycles
	tower  []algebraic.Extension
	spent  int
}

type value struct {
	x     poly.Elem
	level int // in tower[level−1].Field; 0 is ℚ
}

func newEvaluator(params map[string]string) *evaluator {
	return &evaluator{params: params, values: map[string]value{}}
}

// field returns the field at the top of the tower.
func (ev *evaluator) field() algebraic.Field { return ev.at(len(ev.tower)) }

func (ev *evaluator) at(level int) algebraic.Field {
	if level == 0 {
		return algebraic.Field{}
	}
	return ev.tower[level-1].Field
}

func (ev *evaluator) lift(v value, level int) poly.Elem {
	for ; v.level < level; v.level++ {
		v.x = ev.tower[v.level].Lift(v.x)
	}
	return v.x
}

// top lifts v to the field at the top.
func (ev *evaluator) top(v value) poly.Elem { return ev.lift(v, len(ev.tower)) }

// parse evaluates the text of a coefficient.
func (ev *evaluator) parse(text string) (value, error) {
	e, err := parseExpr(text)
	if err != nil {
		return value{}, err
	}
	return ev.eval(e)
}

func bitsOf(x poly.Elem) int {
	n := 0
	for _, c := range x.Coeffs() {
		n += c.Num().BitLen() + c.Den().BitLen()
	}
	return n
}

// charge refuses a value of about the given number of bits when it, or all together, would be too large.
func (ev *evaluator) charge(pos, bits int) error {
	if ev.spent += bits; bits > maxValueBits || ev.spent > maxTotalBits {
		return &syntaxError{pos, fmt.Sprintf("the value would have more than %d bits (or all values together too many); coefficients of that size are not read", maxValueBits)}
	}
	return nil
}

func (ev *evaluator) eval(e expr) (value, error) {
	switch e := e.(type) {
	case numberExpr:
		return value{x: poly.Rational(e.value)}, nil
	case nameExpr:
		return ev.name(e)
	case negExpr:
		v, err := ev.eval(e.x)
		return value{v.x.Neg(), v.level}, err
	case binaryExpr:
		return ev.binary(e)
	case powerExpr:
		return ev.power(e)
	case sqrtExpr:
		return ev.memo(e, func() (value, error) { return ev.sqrt(e) })
	case rootExpr:
		return ev.memo(e, func() (value, error) { return ev.root(e) })
	}
	panic("internal error: an expression of unknown kind")
}

// memo evaluates each radical once. Names in its text mean the same everywhere in a document.
func (ev *evaluator) memo(e expr, f func() (value, error)) (value, error) {
	key := exprText(e)
	if v, ok := ev.values[key]; ok {
		return v, nil
	}
	v, err := f()
	if err == nil {
		ev.values[key] = v
	}
	return v, err
}

func (ev *evaluator) name(e nameExpr) (value, error) {
	if e.name == "x" {
		return value{}, &syntaxError{e.pos, "x stands for the unknown of root(…) and has no value here"}
	}
	text, ok := ev.params[e.name]
	if !ok {
		return value{}, &syntaxError{e.pos, fmt.Sprintf("unknown name %q; define it under params", e.name)}
	}
	key := "param " + e.name
	if v, ok := ev.values[key]; ok {
		return v, nil
	}
	for i, n := range ev.open {
		if n == e.name {
			return value{}, &syntaxError{e.pos, "params refer to each other in a cycle: " + strings.Join(append(ev.open[i:], e.name), " → ")}
		}
	}
	if len(ev.open) >= maxNesting {
		return value{}, &syntaxError{e.pos, fmt.Sprintf("params refer to each other more than %d deep", maxNesting)}
	}
	ev.open = append(ev.open, e.name)
	v, err := ev.parse(text)
	ev.open = ev.open[:len(ev.open)-1]
	if err != nil {
		var inner *paramError
		if errors.As(err, &inner) {
			return value{}, err
		}
		return value{}, &paramError{e.name, err}
	}
	ev.values[key] = v
	return v, nil
}

// paramError is a fault inside a parameter that a coefficient uses.
type paramError struct {
	name string
	err  error
}

func (e *paramError) Error() string { return fmt.Sprintf("params.%s, %v", e.name, e.err) }
func (e *paramError) Unwrap() error { return e.err }

func (ev *evaluator) binary(e binaryExpr) (value, error) {
	v, err := ev.eval(e.x)
	if err != nil {
		return v, err
	}
	w, err := ev.eval(e.y)
	if err != nil {
		return w, err
	}
	level := max(v.level, w.level)
	x, y := ev.lift(v, level), ev.lift(w, level)
	if err := ev.charge(e.pos, bitsOf(x)+bitsOf(y)); err != nil {
		return value{}, err
	}
	switch e.op {
	case '+':
		x = x.Add(y)
	case '-':
		x = x.Sub(y)
	case '*':
		x = x.Mul(y)
	default:
		if y.IsZero() {
			return value{}, &syntaxError{e.pos, "division by zero"}
		}
		x = x.Quo(y)
	}
	return value{x, level}, nil
}

func (ev *evaluator) power(e powerExpr) (value, error) {
	v, err := ev.eval(e.x)
	if err != nil {
		return v, err
	}
	if v.x.IsZero() && e.n < 0 {
		return value{}, &syntaxError{e.pos, "division by zero: a negative power of 0"}
	}
	if err := ev.charge(e.pos, bitsOf(v.x)*max(e.n, -e.n)); err != nil {
		return value{}, err
	}
	return value{v.x.Pow(e.n), v.level}, nil
}

func (ev *evaluator) sqrt(e sqrtExpr) (value, error) {
	v, err := ev.eval(e.x)
	if err != nil {
		return v, err
	}
	ext, err := ev.field().AdjoinSqrt(ev.top(v))
	if err != nil {
		return value{}, &syntaxError{e.pos, err.Error()}
	}
	return ev.climb(ext), nil
}

// climb puts an extension on the tower, unless it is none.
func (ev *evaluator) climb(ext algebraic.Extension) value {
	if !ext.Field.Equal(ev.field()) {
		ev.tower = append(ev.tower, ext)
	}
	return value{ext.Root, len(ev.tower)}
}

func (ev *evaluator) root(e rootExpr) (value, error) {
	f, err := ev.polynomial(e.f)
	if err != nil {
		return value{}, err
	}
	p, ok := f.Rational()
	if !ok {
		return value{}, &syntaxError{e.f.at(), "the polynomial of root(…) has an irrational coefficient"}
	}
	var ends [2]exact.Rat
	for i, end := range []expr{e.lo, e.hi} {
		v, err := ev.eval(end)
		if err != nil {
			return value{}, err
		}
		if ends[i], ok = v.x.Rat(); !ok {
			return value{}, &syntaxError{end.at(), "an end point of root(…) is irrational"}
		}
	}
	lo, hi := ends[0], ends[1]
	switch {
	case p.Degree() < 1:
		return value{}, &syntaxError{e.pos, "the polynomial of root(…) is constant; write it in x"}
	case p.Degree() > algebraic.MaxDegree:
		return value{}, &syntaxError{e.pos, fmt.Sprintf("the polynomial of root(…) has degree %d; at most %d is read", p.Degree(), algebraic.MaxDegree)}
	case !lo.Less(hi):
		return value{}, &syntaxError{e.pos, fmt.Sprintf("root(…) over the empty interval (%v, %v)", lo, hi)}
	}
	n := p.SturmCount(lo, hi)
	if p.EvalRat(hi).IsZero() {
		n--
	}
	if n != 1 {
		return value{}, &syntaxError{e.pos, fmt.Sprintf("%v has %d distinct roots between %v and %v; exactly one is needed", p, n, lo, hi)}
	}
	ext, err := ev.field().AdjoinRoot(p, lo, hi)
	if err != nil {
		return value{}, &syntaxError{e.pos, err.Error()}
	}
	return ev.climb(ext), nil
}

// polynomial evaluates an expression in x whose other parts are numbers; division by a constant is allowed.
func (ev *evaluator) polynomial(e expr) (poly.Poly, error) {
	switch e := e.(type) {
	case nameExpr:
		if e.name == "x" {
			return poly.FromInts(0, 1), nil
		}
	case negExpr:
		p, err := ev.polynomial(e.x)
		return p.Neg(), err
	case powerExpr:
		p, err := ev.polynomial(e.x)
		switch {
		case err != nil:
			return p, err
		case p.Degree() < 1:
			v, err := ev.power(e)
			return poly.New(v.x), err
		case e.n < 0:
			return p, &syntaxError{e.pos, "a negative power of x"}
		case e.n*p.Degree() > algebraic.MaxDegree:
			return p, &syntaxError{e.pos, fmt.Sprintf("a polynomial in x of degree %d; at most %d is read", e.n*p.Degree(), algebraic.MaxDegree)}
		}
		size := 0
		for _, c := range p.Coeffs() {
			size += bitsOf(c)
		}
		if err := ev.charge(e.pos, size*e.n*e.n*p.Degree()); err != nil {
			return p, err
		}
		return p.Pow(e.n), nil
	case binaryExpr:
		return ev.polynomialBinary(e)
	}
	v, err := ev.eval(e)
	if err != nil {
		return poly.Poly{}, err
	}
	return poly.New(ev.top(v)), nil
}

func (ev *evaluator) polynomialBinary(e binaryExpr) (poly.Poly, error) {
	p, err := ev.polynomial(e.x)
	if err != nil {
		return p, err
	}
	q, err := ev.polynomial(e.y)
	if err != nil {
		return q, err
	}
	if !p.Field().Equal(q.Field()) && p.Field() != nil && q.Field() != nil {
		return p, &syntaxError{e.pos, "radicals inside a polynomial in x; put them under params first"}
	}
	size := 0
	for _, c := range append(p.Coeffs(), q.Coeffs()...) {
		size += bitsOf(c)
	}
	if e.op == '*' {
		if size *= 1 + min(p.Degree(), q.Degree()); p.Degree()+q.Degree() > 1000 {
			return p, &syntaxError{e.pos, "a polynomial in x of degree above 1000"}
		}
	}
	if err := ev.charge(e.pos, size); err != nil {
		return p, err
	}
	switch e.op {
	case '+':
		return p.Add(q), nil
	case '-':
		return p.Sub(q), nil
	case '*':
		return p.Mul(q), nil
	}
	if q.Degree() > 0 {
		return p, &syntaxError{e.pos, "division by a polynomial in x"}
	}
	if q.IsZero() {
		return p, &syntaxError{e.pos, "division by zero"}
	}
	return p.Scale(q.Coeff(0).Inv()), nil
}

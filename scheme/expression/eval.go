package expression

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"rofz/internal/budget"
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

// maxRootWork bounds the square of the degree of a polynomial in root(…) times the bits of the longest number there. The
// time grows about so: at the bound it is about a second.
const maxRootWork = 1 << 19

// Evaluator evaluates coefficients exactly. Radicals and roots are adjoined as they are met; a value made at one
// level of the tower ℚ ⊂ K₁ ⊂ K₂ … is lifted when it meets one from a higher level.
type Evaluator struct {
	params map[string]string
	values map[string]Value // of parameters, and of radicals by their text
	open   []string         // parameters being evaluated, to find cycles
	tower  []algebraic.Extension
	spent  int
	ctx    context.Context // of Within
}

// Value is the exact value of an expression, in a field that grows with the evaluator.
type Value struct {
	x     poly.Elem
	level int // in tower[level−1].Field; 0 is ℚ
}

// NewEvaluator returns an evaluator of coefficients that may use the constants, given by their texts.
func NewEvaluator(params map[string]string) *Evaluator {
	return &Evaluator{params: params, values: map[string]Value{}, ctx: context.Background()}
}

// Within has evaluations end the computation around them, as budget.Poll does, when ctx is done, and returns ev.
func (ev *Evaluator) Within(ctx context.Context) *Evaluator {
	ev.ctx = ctx
	return ev
}

// Field returns the field that all values so far generate.
func (ev *Evaluator) Field() algebraic.Field { return ev.at(len(ev.tower)) }

func (ev *Evaluator) at(level int) algebraic.Field {
	if level == 0 {
		return algebraic.Field{}
	}
	return ev.tower[level-1].Field
}

func (ev *Evaluator) lift(v Value, level int) poly.Elem {
	for ; v.level < level; v.level++ {
		v.x = ev.tower[v.level].Lift(v.x)
	}
	return v.x
}

// Elem returns v as an element of Field.
func (ev *Evaluator) Elem(v Value) poly.Elem { return ev.lift(v, len(ev.tower)) }

// Parse evaluates the text of a coefficient. Cost: that of the field that it is in; values have at most 2¹⁸ bits, and all
// together 2²⁷.
func (ev *Evaluator) Parse(text string) (Value, error) {
	if x, ok := shortNumber(text); ok {
		return Value{x: poly.Rational(x)}, nil
	}
	e, err := Coefficient.Parse(text)
	if err != nil {
		return Value{}, err
	}
	return ev.Evaluate(e)
}

// shortNumber reads an integer, a fraction or a decimal of few digits, and reports false for anything else: most
// coefficients are such, and need no tree.
func shortNumber(text string) (exact.Rat, bool) {
	digits, negative := strings.CutPrefix(text, "-")
	p, q, fraction := strings.Cut(digits, "/")
	whole, places, decimal := strings.Cut(p, ".")
	num, ok := shortInteger(whole + places)
	den := int64(1)
	switch {
	case !ok, decimal && (fraction || whole == "" || places == ""):
		return exact.Rat{}, false
	case fraction:
		if den, ok = shortInteger(q); !ok || den == 0 {
			return exact.Rat{}, false
		}
	}
	for range places {
		den *= 10
	}
	if negative {
		num = -num
	}
	return exact.NewRat(num, den), true
}

// shortInteger reads from 1 to 18 digits.
func shortInteger(digits string) (n int64, ok bool) {
	for _, c := range digits {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = 10*n + int64(c-'0') // overflow is harmless, the length is wrong then
	}
	return n, 0 < len(digits) && len(digits) <= 18
}

func bitsOf(x poly.Elem) int {
	n := 0
	for _, c := range x.Coeffs() {
		n += c.Num().BitLen() + c.Den().BitLen()
	}
	return n
}

// longest returns the bits of the longest numerator or denominator.
func longest(xs ...poly.Elem) int {
	n := 0
	for _, x := range xs {
		for _, c := range x.Coeffs() {
			n = max(n, c.Num().BitLen(), c.Den().BitLen())
		}
	}
	return n
}

// charge refuses a value of about the given number of bits when it, or all together, would be too large.
func (ev *Evaluator) charge(at Place, bits int) error {
	words := budget.Words(min(bits, maxValueBits))
	budget.Spend(ev.ctx, ev.Field().Degree()*words*words)
	if ev.spent += bits; bits > maxValueBits || ev.spent > maxTotalBits {
		return at.Errorf("the value would have more than %d bits (or all values together too many); coefficients of that size are not read", maxValueBits)
	}
	return nil
}

// Evaluate returns the exact value of e. Errors are an *Error at its place in e, or a *ParamError.
func (ev *Evaluator) Evaluate(e Expr) (Value, error) {
	switch e.Op {
	case OpNumber:
		x, err := exact.ParseRat(e.Text)
		if err != nil {
			return Value{}, e.At.Errorf("%s", strings.TrimPrefix(err.Error(), "exact: "))
		}
		return Value{x: poly.Rational(x)}, nil
	case OpName:
		return ev.name(e)
	case OpNeg:
		v, err := ev.Evaluate(e.Args[0])
		return Value{v.x.Neg(), v.level}, err
	case OpAdd, OpSub, OpMul, OpQuo:
		return ev.binary(e)
	case OpPower:
		return ev.power(e)
	case OpSqrt:
		return ev.memo(e, ev.sqrt)
	case OpRoot:
		return ev.memo(e, ev.root)
	}
	return Value{}, e.At.Errorf("what has no value as it stands")
}

// canonical writes numbers of one value alike.
var canonical = Style{Number: func(literal string) string {
	if x, err := exact.ParseRat(literal); err == nil {
		return x.String()
	}
	return literal
}}

// memo evaluates each radical once. Names in its text mean the same everywhere in a document.
func (ev *Evaluator) memo(e Expr, f func(Expr) (Value, error)) (Value, error) {
	key := canonical.Write(e, PrecSum)
	if v, ok := ev.values[key]; ok {
		return v, nil
	}
	v, err := f(e)
	if err == nil {
		ev.values[key] = v
	}
	return v, err
}

// Param returns the value of a constant, used or not.
func (ev *Evaluator) Param(name string) (Value, error) { return ev.name(Expr{Op: OpName, Text: name}) }

func (ev *Evaluator) name(e Expr) (Value, error) {
	if e.Text == "x" {
		return Value{}, e.At.Errorf("x stands for the unknown of root(…) and has no value here")
	}
	text, ok := ev.params[e.Text]
	if !ok {
		return Value{}, e.At.Errorf("unknown name %q; define it under params", e.Text)
	}
	key := "param " + e.Text
	if v, ok := ev.values[key]; ok {
		return v, nil
	}
	for i, n := range ev.open {
		if n == e.Text {
			return Value{}, e.At.Errorf("params refer to each other in a cycle: %s", strings.Join(append(ev.open[i:], e.Text), " → "))
		}
	}
	if len(ev.open) >= MaxNesting {
		return Value{}, e.At.Errorf("params refer to each other more than %d deep", MaxNesting)
	}
	ev.open = append(ev.open, e.Text)
	v, err := ev.Parse(text)
	ev.open = ev.open[:len(ev.open)-1]
	if err != nil {
		var inner *ParamError
		if errors.As(err, &inner) {
			return Value{}, err
		}
		return Value{}, &ParamError{e.Text, err}
	}
	ev.values[key] = v
	return v, nil
}

// ParamError is a fault inside a parameter that a coefficient uses.
type ParamError struct {
	Name string
	Err  error
}

// Error names the parameter, and the character of its text.
func (e *ParamError) Error() string { return fmt.Sprintf("params.%s, %v", e.Name, e.Err) }

// Unwrap returns the fault alone.
func (e *ParamError) Unwrap() error { return e.Err }

func (ev *Evaluator) binary(e Expr) (Value, error) {
	v, err := ev.Evaluate(e.Args[0])
	if err != nil {
		return v, err
	}
	w, err := ev.Evaluate(e.Args[1])
	if err != nil {
		return w, err
	}
	level := max(v.level, w.level)
	x, y := ev.lift(v, level), ev.lift(w, level)
	if err := ev.charge(e.At, bitsOf(x)+bitsOf(y)); err != nil {
		return Value{}, err
	}
	switch e.Op {
	case OpAdd:
		x = x.Add(y)
	case OpSub:
		x = x.Sub(y)
	case OpMul:
		x = x.Mul(y)
	default:
		if y.IsZero() {
			return Value{}, e.At.Errorf("division by zero")
		}
		x = x.Quo(y)
	}
	return Value{x, level}, nil
}

func (ev *Evaluator) power(e Expr) (Value, error) {
	v, err := ev.Evaluate(e.Args[0])
	if err != nil {
		return v, err
	}
	if v.x.IsZero() && e.N < 0 {
		return Value{}, e.At.Errorf("division by zero: a negative power of 0")
	}
	if err := ev.charge(e.At, bitsOf(v.x)*max(e.N, -e.N)); err != nil {
		return Value{}, err
	}
	return Value{v.x.Pow(e.N), v.level}, nil
}

func (ev *Evaluator) sqrt(e Expr) (Value, error) {
	v, err := ev.Evaluate(e.Args[0])
	if err != nil {
		return v, err
	}
	ext, err := ev.Field().AdjoinSqrtContext(ev.ctx, ev.Elem(v))
	if err != nil {
		return Value{}, e.At.Errorf("%v", err)
	}
	return ev.climb(ext), nil
}

// climb puts an extension on the tower, unless it is none.
func (ev *Evaluator) climb(ext algebraic.Extension) Value {
	if !ext.Field.Equal(ev.Field()) {
		ev.tower = append(ev.tower, ext)
	}
	return Value{ext.Root, len(ev.tower)}
}

func (ev *Evaluator) root(e Expr) (Value, error) {
	f, err := ev.Polynomial(e.Args[0])
	if err != nil {
		return Value{}, err
	}
	p, ok := f.Rational()
	if !ok {
		return Value{}, e.Args[0].At.Errorf("the polynomial of root(…) has an irrational coefficient")
	}
	var ends [2]exact.Rat
	for i, end := range e.Args[1:] {
		v, err := ev.Evaluate(end)
		if err != nil {
			return Value{}, err
		}
		if ends[i], ok = v.x.Rat(); !ok {
			return Value{}, end.At.Errorf("an end point of root(…) is irrational")
		}
	}
	lo, hi := ends[0], ends[1]
	switch {
	case p.Degree() < 1:
		return Value{}, e.At.Errorf("the polynomial of root(…) is constant; write it in x")
	case p.Degree() > algebraic.MaxDegree:
		return Value{}, e.At.Errorf("the polynomial of root(…) has degree %d; at most %d is read", p.Degree(), algebraic.MaxDegree)
	case !lo.Less(hi):
		return Value{}, e.At.Errorf("root(…) over the empty interval (%v, %v)", lo, hi)
	}
	bits := max(longest(p.Coeffs()...), longest(poly.Rational(lo), poly.Rational(hi)))
	if p.Degree()*p.Degree()*bits > maxRootWork {
		return Value{}, e.At.Errorf("root(…) of degree %d with numbers of %d bits; at most %d bits are read for this degree", p.Degree(), bits, maxRootWork/(p.Degree()*p.Degree()))
	}
	budget.Spend(ev.ctx, 1000*p.Degree()*p.Degree()*budget.Words(bits))
	n := p.SturmCount(lo, hi)
	if p.EvalRat(hi).IsZero() {
		n--
	}
	if n != 1 {
		return Value{}, e.At.Errorf("%v has %d distinct roots between %v and %v; exactly one is needed", p, n, lo, hi)
	}
	ext, err := ev.Field().AdjoinRootContext(ev.ctx, p, lo, hi)
	if err != nil {
		return Value{}, e.At.Errorf("%v", err)
	}
	return ev.climb(ext), nil
}

// Polynomial evaluates an expression in x whose other parts are numbers; division by a constant is allowed.
func (ev *Evaluator) Polynomial(e Expr) (poly.Poly, error) {
	switch e.Op {
	case OpName:
		if e.Text == "x" {
			return poly.FromInts(0, 1), nil
		}
	case OpNeg:
		p, err := ev.Polynomial(e.Args[0])
		return p.Neg(), err
	case OpPower:
		p, err := ev.Polynomial(e.Args[0])
		switch {
		case err != nil:
			return p, err
		case p.Degree() < 1:
			v, err := ev.power(e)
			return poly.New(v.x), err
		case e.N < 0:
			return p, e.At.Errorf("a negative power of x")
		case e.N*p.Degree() > algebraic.MaxDegree:
			return p, e.At.Errorf("a polynomial in x of degree %d; at most %d is read", e.N*p.Degree(), algebraic.MaxDegree)
		}
		size := 0
		for _, c := range p.Coeffs() {
			size += bitsOf(c)
		}
		if err := ev.charge(e.At, size*e.N*e.N*p.Degree()); err != nil {
			return p, err
		}
		return p.Pow(e.N), nil
	case OpAdd, OpSub, OpMul, OpQuo:
		return ev.polynomialBinary(e)
	}
	v, err := ev.Evaluate(e)
	if err != nil {
		return poly.Poly{}, err
	}
	return poly.New(ev.Elem(v)), nil
}

func (ev *Evaluator) polynomialBinary(e Expr) (poly.Poly, error) {
	p, err := ev.Polynomial(e.Args[0])
	if err != nil {
		return p, err
	}
	q, err := ev.Polynomial(e.Args[1])
	if err != nil {
		return q, err
	}
	if !p.Field().Equal(q.Field()) && p.Field() != nil && q.Field() != nil {
		return p, e.At.Errorf("radicals inside a polynomial in x; put them under params first")
	}
	size := 0
	for _, c := range append(p.Coeffs(), q.Coeffs()...) {
		size += bitsOf(c)
	}
	if e.Op == OpMul {
		if size *= 1 + min(p.Degree(), q.Degree()); p.Degree()+q.Degree() > 1000 {
			return p, e.At.Errorf("a polynomial in x of degree above 1000")
		}
	}
	if err := ev.charge(e.At, size); err != nil {
		return p, err
	}
	switch e.Op {
	case OpAdd:
		return p.Add(q), nil
	case OpSub:
		return p.Sub(q), nil
	case OpMul:
		return p.Mul(q), nil
	}
	if q.Degree() > 0 {
		return p, e.At.Errorf("division by a polynomial in x")
	}
	if q.IsZero() {
		return p, e.At.Errorf("division by zero")
	}
	return p.Scale(q.Coeff(0).Inv()), nil
}

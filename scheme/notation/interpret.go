package notation

import (
	"rofz/scheme/expression"
	"slices"
)

// parseCoefficient reads a text of a scheme file, with signs in front and without factors 1.
func parseCoefficient(text string) (expression.Expr, error) {
	e, err := expression.Coefficient.Parse(text)
	if err != nil {
		return e, err
	}
	return e.Simplified(), nil
}

// maxText bounds the text of one coefficient: it keeps constants that are made of constants from growing without end
// where a notation has no names for them.
const maxText = 100_000

// sum reads an expression and works it out.
func (r *reader) sum() (value, error) {
	e, err := r.Expression()
	if err != nil {
		return value{}, err
	}
	return r.value(e)
}

// value works an expression out as far as that leaves its numbers as they are printed: arrays and their elements, the
// functions of tables, and names, which stand for what the file assigned to them before.
func (r *reader) value(e expression.Expr) (value, error) {
	switch e.Op {
	case expression.OpNumber:
		return scalarValue(e, e.At), nil
	case expression.OpText:
		return value{at: e.At, text: e.Text, isText: true}, nil
	case expression.OpName:
		return r.named(e)
	case expression.OpNeg:
		return r.each(e, expression.Expr.Neg)
	case expression.OpSqrt:
		return r.each(e, expression.Expr.Sqrt)
	case expression.OpFloat:
		x, err := r.value(e.Args[0])
		x.scalar.Integer = false
		return x, err
	case expression.OpRaise:
		x, err := r.value(e.Args[0])
		if err != nil {
			return x, err
		}
		y, err := r.value(e.Args[1])
		if err != nil {
			return y, err
		}
		return r.raise(x, y, e.At)
	case expression.OpList:
		list, err := r.values(e.Args)
		return listValue(list, e.At), err
	case expression.OpIndex:
		return r.indexed(e)
	case expression.OpCall:
		return r.called(e)
	case expression.OpAddress:
		v, ok := r.find(e.Text)
		if !ok {
			return v, e.At.Errorf("the address of %.40q, which has no value here", e.Text)
		}
		return v, v.err
	case expression.OpBad:
		return value{}, e.At.Errorf("%s", e.Text)
	}
	if isOperator(e.Op) {
		return r.binary(e)
	}
	return value{}, e.At.Errorf("what has no value here")
}

func isOperator(op expression.Op) bool {
	return op == expression.OpAdd || op == expression.OpSub || op == expression.OpMul || op == expression.OpQuo
}

func (r *reader) values(list []expression.Expr) ([]value, error) {
	out := make([]value, len(list))
	for i, x := range list {
		var err error
		if out[i], err = r.value(x); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// each applies a function of one argument to all numbers of an array.
func (r *reader) each(e expression.Expr, f func(expression.Expr) expression.Expr) (value, error) {
	x, err := r.value(e.Args[0])
	if err != nil {
		return x, err
	}
	return r.scale(x, func(t expression.Expr) (expression.Expr, error) { return f(t), nil })
}

func (r *reader) named(e expression.Expr) (value, error) {
	v, known := r.find(e.Text)
	switch {
	case r.dialect == expression.C && slices.Contains(nullPointers, e.Text):
		return value{at: e.At, text: "NULL", isText: true}, nil
	case known:
		v.at = e.At
		return v, v.err
	}
	return v, e.At.Errorf("the name %.40q, which has no value here", e.Text)
}

// raise takes powers, of all numbers of an array.
func (r *reader) raise(x, e value, at expression.Place) (value, error) {
	n, err := e.coefficient()
	if err != nil {
		return x, err
	}
	return r.scale(x, func(t expression.Expr) (expression.Expr, error) { return t.Raise(n, at) })
}

// binary works out + - * / from the left, without a recursion along long sums.
func (r *reader) binary(e expression.Expr) (value, error) {
	var chain []expression.Expr
	for ; isOperator(e.Op); e = e.Args[0] {
		chain = append(chain, e)
	}
	x, err := r.value(e)
	for i := len(chain) - 1; i >= 0 && err == nil; i-- {
		var y value
		if y, err = r.value(chain[i].Args[1]); err == nil {
			x, err = r.combine(chain[i], x, y)
		}
	}
	return x, err
}

// combine carries out + - * /, for arrays element by element with a number.
func (r *reader) combine(sign expression.Expr, x, y value) (value, error) {
	switch {
	case x.err != nil:
		return x, x.err
	case y.err != nil:
		return y, y.err
	case x.isList && y.isList:
		return x, sign.At.Errorf("%q of two arrays; an array times or over a number is read", string(sign.Op))
	case y.isList && sign.Op == expression.OpQuo:
		return x, sign.At.Errorf("a number over an array")
	case y.isList:
		a, err := x.coefficient()
		if err != nil {
			return x, err
		}
		return r.scale(y, func(b expression.Expr) (expression.Expr, error) { return r.operate(sign, a, b) })
	}
	b, err := y.coefficient()
	if err != nil {
		return x, err
	}
	return r.scale(x, func(a expression.Expr) (expression.Expr, error) { return r.operate(sign, a, b) })
}

func (r *reader) operate(sign, a, b expression.Expr) (expression.Expr, error) {
	switch sign.Op {
	case expression.OpAdd:
		return a.Add(b), nil
	case expression.OpSub:
		return a.Sub(b), nil
	case expression.OpMul:
		return a.Mul(b), nil
	}
	if b.Is("0") {
		return a, sign.At.Errorf("division by zero")
	}
	q := a.Quo(b)
	if a.Integer && b.Integer {
		if v, ok := q.Rational(); !ok || !v.IsInt() {
			return q, sign.At.Errorf("%.60s is a quotient of integers, which C rounds toward zero (1/2 is 0 there); write %.60s if the fraction is meant", q, floating(a)+"/"+floating(b))
		}
	}
	return q, nil
}

// floating writes an integer expression of C as a floating one, for a remedy.
func floating(t expression.Expr) string {
	if text, ok := t.Literal(); ok {
		return text + ".0"
	}
	return "(double)(" + t.String() + ")"
}

// indexed returns the part of an array that its indices name.
func (r *reader) indexed(e expression.Expr) (value, error) {
	x, err := r.value(e.Args[0])
	if err != nil {
		return x, err
	}
	indices, err := r.indices(e.Args[1:])
	if err != nil {
		return x, err
	}
	part, err := x.element(indices)
	if err != nil {
		return x, err
	}
	return *part, nil
}

// indices works out what stands between the brackets behind an array. Julia counts from 1; negative numbers count from
// the end in Python.
func (r *reader) indices(list []expression.Expr) ([]index, error) {
	out := make([]index, len(list))
	for i, e := range list {
		out[i].at = e.At
		if out[i].all = e.Op == expression.OpAll; out[i].all {
			continue
		}
		first, last := e, e
		if e.Op == expression.OpRange {
			first, last = e.Args[0], e.Args[1]
			out[i].isRange = true
		}
		var err error
		if out[i].n, err = r.index(first); err != nil {
			return nil, err
		}
		if out[i].last, err = r.index(last); err != nil {
			return nil, err
		}
		if r.dialect == expression.Python { // whose ranges end before the last
			out[i].last--
			out[i].fromEnd = out[i].n < 0
		}
	}
	return out, nil
}

func (r *reader) index(e expression.Expr) (int, error) {
	v, err := r.value(e)
	if err != nil {
		return 0, err
	}
	n, err := v.integer()
	if r.dialect == expression.Julia {
		n--
	}
	return n, err
}

// argument is one of a call, with its key if it has one, and its word if it is one word.
type argument struct {
	key   string
	word  string
	value value
}

// called works out the arguments of a function and applies it. What cannot be read becomes an unreadable value, since
// most calls have arguments that do not matter to a table.
func (r *reader) called(e expression.Expr) (value, error) {
	args := make([]argument, len(e.Args))
	for i, x := range e.Args {
		v, err := r.value(x)
		if err != nil {
			v = unreadable(err, x.At)
		}
		args[i] = argument{key: x.Key, value: v}
		if !x.Grouped && (x.Op == expression.OpName || x.Op == expression.OpText || x.Op == expression.OpNumber) {
			args[i].word = x.Text
		}
	}
	if r.call != nil {
		if v, ok, err := r.call(e.Text, args, e.At); ok || err != nil {
			return v, err
		}
	}
	return r.apply(e.Text, args, e.At)
}

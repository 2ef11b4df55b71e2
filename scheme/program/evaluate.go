package program

import (
	"math/big"
	"slices"
	"strings"

	"rofz/scheme"
	"rofz/scheme/expression"
)

// value works an expression out as far as that leaves its numbers as they are printed: arrays and their elements, the
// functions of tables, and names, which stand for what the file assigned to them before.
func (m *Machine) value(e expression.Expr) (Value, error) {
	switch e.Op {
	case expression.OpNumber:
		return Number(e, e.At), nil
	case expression.OpText:
		return Value{At: e.At, text: e.Text, kind: isText}, nil
	case expression.OpName:
		return m.named(e)
	case expression.OpMember:
		return m.memberOf(e)
	case expression.OpNeg:
		return m.each(e, expression.Expr.Neg)
	case expression.OpSqrt:
		return m.each(e, expression.Expr.Sqrt)
	case expression.OpFloat:
		x, err := m.value(e.Args[0])
		x.scalar.Integer = false
		return x, err
	case expression.OpRaise:
		x, err := m.value(e.Args[0])
		if err != nil {
			return x, err
		}
		if m.language.matrices {
			if x = x.reduced(); x.kind == isList && e.Text != "." {
				return x, e.At.Errorf("a power of a matrix; .^ takes those of its entries")
			}
		}
		y, err := m.value(e.Args[1])
		if err != nil {
			return y, err
		}
		return m.raise(x, y, e.At)
	case expression.OpTranspose:
		x, err := m.value(e.Args[0])
		if err != nil {
			return x, err
		}
		return m.flipped(x, e.At)
	case expression.OpList:
		if m.language.matrices {
			return m.concatenated(e)
		}
		list, err := m.values(e.Args)
		v := List(list, e.At)
		v.joined = m.language.lists
		return v, err
	case expression.OpRange:
		v, err := m.run(e)
		if m.language.matrices && err == nil {
			v = matrixOfRows([][]Value{v.list}, e.At)
		}
		return v, err
	case expression.OpEach:
		return m.forEach(e)
	case expression.OpIndex:
		return m.indexed(e)
	case expression.OpCall, expression.OpRecord:
		return m.called(e)
	case expression.OpAddress:
		return m.named(expression.Expr{Op: expression.OpName, Text: e.Text, At: e.At})
	case expression.OpBad:
		return Value{}, e.At.Errorf("%s", e.Text)
	}
	if isOperator(e.Op) {
		return m.binary(e)
	}
	return Value{}, e.At.Errorf("what has no value here")
}

func isOperator(op expression.Op) bool {
	return op == expression.OpAdd || op == expression.OpSub || op == expression.OpMul || op == expression.OpQuo
}

// values works out the entries of an array. An entry that cannot be read does not keep the array from being one, which
// matters if nobody needs the entry.
func (m *Machine) values(list []expression.Expr) ([]Value, error) {
	out := make([]Value, len(list))
	for i, x := range list {
		var err error
		if out[i], err = m.value(x); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// forEach works out an array whose entries are one expression for each value of a name.
func (m *Machine) forEach(e expression.Expr) (Value, error) {
	items, err := m.items(e.Args[1])
	if err != nil {
		return Value{}, err
	}
	if err := m.Spend(len(items)+1, e.At); err != nil {
		return Value{}, err
	}
	outer := m.block
	defer func() { m.block = outer }()
	out := List(make([]Value, len(items)), e.At)
	out.joined = m.language.lists
	for i, x := range items {
		m.block = &Block{Do: Scope, At: e.At, Outer: outer, vars: map[string]*variable{e.Text: {value: x, declared: true, set: true}}, names: []string{e.Text}}
		if out.list[i], err = m.value(e.Args[0]); err != nil {
			return Value{}, err
		}
	}
	return out, nil
}

// each applies a function of one argument to all numbers of an array.
func (m *Machine) each(e expression.Expr, f func(expression.Expr) expression.Expr) (Value, error) {
	x, err := m.value(e.Args[0])
	if err != nil {
		return x, err
	}
	v, err := m.scale(x, func(t expression.Expr) (expression.Expr, error) { return f(t), nil })
	if v.kind == isScalar {
		v.At = e.At
	}
	return v, err
}

// roots are square roots that C and Rust have names for.
var roots = map[string]string{"M_SQRT2": "2", "M_SQRT3": "3", "SQRT_2": "2", "SQRT_3": "3", "SQRT_6": "6"}

// nullPointers are the names of a pointer to nothing.
var nullPointers = []string{"NULL", "PETSC_NULL", "PETSC_NULLPTR", "nullptr", "None", "nothing"}

func (m *Machine) named(e expression.Expr) (Value, error) {
	v, _, err := m.find(e.Text)
	switch {
	case err != nil:
		return Value{}, err
	case slices.Contains(nullPointers, e.Text):
		return Value{At: e.At}, nil
	case v == nil && m.language.members && strings.HasSuffix(e.Text, ".length"):
		x, err := m.named(expression.Expr{Op: expression.OpName, Text: strings.TrimSuffix(e.Text, ".length"), At: e.At})
		if err != nil || x.kind != isList {
			return Value{At: e.At}, e.At.Errorf("the name %.40q, which has no value here", e.Text)
		}
		return m.count(x, e.At), nil
	case v == nil && m.language.members && roots[e.Text[strings.LastIndexByte(e.Text, '.')+1:]] != "":
		return Number(expression.Number(roots[e.Text[strings.LastIndexByte(e.Text, '.')+1:]]).Sqrt(), e.At), nil
	case v == nil && e.Text == "end" && m.length > 0:
		return Number(expression.Number(itoa(m.length)), e.At), nil
	case v == nil:
		return Value{At: e.At}, e.At.Errorf("the name %.40q, which has no value here", e.Text)
	}
	out := v.value
	if err := out.broken(); err != nil && m.language.matrices {
		return Value{At: e.At}, err
	}
	if out.grows && m.language.matrices {
		return Value{At: e.At}, e.At.Errorf("all of %.40q, which is global, so that it may have other entries", e.Text)
	}
	if out.Err == nil {
		out.At = e.At
	}
	return out, out.Err
}

// memberOf works out x.name: a name with a point in it, or what arrays have.
func (m *Machine) memberOf(e expression.Expr) (Value, error) {
	if name, ok := dotted(e); ok {
		if v, _, _ := m.find(name); v != nil {
			return m.named(expression.Expr{Op: expression.OpName, Text: name, At: e.At})
		}
	}
	x, err := m.value(e.Args[0])
	if err != nil {
		return x, err
	}
	switch {
	case e.Text == "T" && !m.language.members:
		return m.transposed(x, e.At)
	case e.Text == "length" && m.language.members && x.kind == isList:
		return m.count(x, e.At), nil
	}
	return x, e.At.Errorf("the attribute %.40q, which is not understood here", e.Text)
}

func (m *Machine) transposed(x Value, at expression.Place) (Value, error) {
	if x.kind != isList || len(x.list) == 0 || x.list[0].kind != isList {
		return x, nil
	}
	rows, err := x.Matrix()
	if err != nil {
		return x, err
	}
	if err := m.Spend(len(rows)*len(rows[0]), at); err != nil {
		return x, err
	}
	out := List(make([]Value, len(rows[0])), at)
	out.copied = true
	for j := range out.list {
		column := List(make([]Value, len(rows)), at)
		for i, row := range rows {
			if len(row) != len(out.list) {
				return x, at.Errorf("rows of different lengths")
			}
			column.list[i] = row[j]
		}
		out.list[j] = column
	}
	m.viewed(x, out)
	return out, nil
}

// raise takes powers, of all numbers of an array.
func (m *Machine) raise(x, e Value, at expression.Place) (Value, error) {
	n, err := e.Coefficient()
	if err != nil {
		return x, err
	}
	v, err := m.scale(x, func(t expression.Expr) (expression.Expr, error) { return t.Raise(n, at) })
	if err != nil || v.kind == isList {
		return v, err
	}
	return m.raised(v, x, e, at)
}

// binary works out + - * / from the left, without a recursion along long sums.
func (m *Machine) binary(e expression.Expr) (Value, error) {
	var chain []expression.Expr
	for ; isOperator(e.Op); e = e.Args[0] {
		chain = append(chain, e)
	}
	x, err := m.value(e)
	for i := len(chain) - 1; i >= 0 && err == nil; i-- {
		var y Value
		if y, err = m.value(chain[i].Args[1]); err == nil {
			begin := begins(e)
			if x, err = m.combine(chain[i], x, y); x.kind == isScalar {
				x.At = begin
			}
		}
	}
	return x, err
}

// combine works out x + y and the like: of numbers, of arrays entry by entry where the language does that, and of the
// lists of Python, which * repeats and + joins.
func (m *Machine) combine(sign expression.Expr, x, y Value) (Value, error) {
	if m.language.matrices {
		x, y = x.reduced(), y.reduced()
	}
	switch {
	case x.Err != nil:
		return x, x.Err
	case y.Err != nil:
		return y, y.Err
	case x.joined && y.joined && sign.Op == expression.OpAdd:
		return m.join(x, y, sign.At)
	case x.joined && y.kind == isScalar && sign.Op == expression.OpMul:
		return m.repeat(x, y, sign.At)
	case y.joined && x.kind == isScalar && sign.Op == expression.OpMul:
		return m.repeat(y, x, sign.At)
	case x.joined && (y.kind != isList || y.joined), y.joined && x.kind != isList:
		return x, sign.At.Errorf("%q of a list; that of an array is read", string(sign.Op))
	case x.kind == isList && y.kind == isList:
		return m.entrywise(sign, x, y)
	case y.kind == isList && sign.Op == expression.OpQuo && sign.Text != ".":
		return x, sign.At.Errorf("a number over an array")
	case y.kind == isList:
		a, err := x.Coefficient()
		if err != nil {
			return x, err
		}
		return m.scale(y, func(b expression.Expr) (expression.Expr, error) { return m.operate(sign, a, b) })
	}
	b, err := y.Coefficient()
	if err != nil {
		return x, err
	}
	return m.scale(x, func(a expression.Expr) (expression.Expr, error) { return m.operate(sign, a, b) })
}

// entrywise adds and subtracts arrays of one shape. Products are matrix products in some languages, and not read.
func (m *Machine) entrywise(sign expression.Expr, x, y Value) (Value, error) {
	if m.language.matrices && sign.Op == expression.OpMul && sign.Text != "." {
		return m.product(x, y, sign.At)
	}
	if sign.Op != expression.OpAdd && sign.Op != expression.OpSub && sign.Text != "." {
		return x, sign.At.Errorf("%q of two arrays; an array times or over a number is read", string(sign.Op))
	}
	if len(x.list) != len(y.list) {
		return x, sign.At.Errorf("%q of arrays with %d and %d entries", string(sign.Op), len(x.list), len(y.list))
	}
	if err := m.Spend(len(x.list), sign.At); err != nil {
		return x, err
	}
	out := List(make([]Value, len(x.list)), x.At)
	for i := range out.list {
		a, b := x.list[i], y.list[i]
		if a.Err == nil && b.Err == nil && a.kind != b.kind {
			return x, sign.At.Errorf("%q of arrays of different shapes", string(sign.Op))
		}
		a.joined, b.joined = false, false
		var err error
		if out.list[i], err = m.combine(sign, a, b); err != nil {
			return x, err
		}
	}
	return out, nil
}

func (m *Machine) join(x, y Value, at expression.Place) (Value, error) {
	if err := m.Spend(len(x.list)+len(y.list), at); err != nil {
		return x, err
	}
	out := List(slices.Concat(x.list, y.list), x.At)
	out.joined = true
	return out, nil
}

func (m *Machine) repeat(x, times Value, at expression.Place) (Value, error) {
	n, err := times.Integer()
	if err != nil || n < 0 {
		return x, at.Errorf("a list times what is not an integer")
	}
	if n > maxArray {
		n = maxArray
	}
	if err := m.Spend(len(x.list)*n+n, at); err != nil {
		return x, err
	}
	out := List(slices.Repeat(x.list, n), x.At)
	out.joined = true
	return out, nil
}

func (m *Machine) operate(sign, a, b expression.Expr) (expression.Expr, error) {
	var out expression.Expr
	switch sign.Op {
	case expression.OpAdd:
		out = a.Add(b)
	case expression.OpSub:
		out = a.Sub(b)
	case expression.OpMul:
		out = a.Mul(b)
	}
	switch {
	case out.Op != 0 && m.language.shapes:
		return m.precise(sign, a, b, out)
	case out.Op != 0:
		return out, nil
	}
	if b.Is("0") {
		return a, sign.At.Errorf("division by zero")
	}
	q := a.Quo(b)
	if m.language.untyped { // an integer variable makes an integer of a constant beside it
		variable := func(e expression.Expr) bool { return e.Integer && e.Op == expression.OpName }
		a.Integer, b.Integer = a.Integer || variable(b), b.Integer || variable(a)
	}
	if m.language.shapes && !(a.Integer && b.Integer) {
		return m.precise(sign, a, b, q)
	}
	if !m.language.divides {
		q.Integer = false
		return q, nil
	}
	if a.Integer && b.Integer {
		if v, ok := q.Rational(); !ok || !v.IsInt() {
			return q, sign.At.Errorf("%.60s is a quotient of integers, which %s rounds toward zero (1/2 is 0 there); write %.60s if the fraction is meant", q, m.language.Title, floating(a)+"/"+floating(b))
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

// indexed returns the part of an array that its indices name. Behind the name of a type stand the entries of an array.
func (m *Machine) indexed(e expression.Expr) (Value, error) {
	if x := e.Args[0]; x.Op == expression.OpName && slices.Contains(elementTypes, x.Text) && m.language.fromOne {
		if len(e.Args) == 2 && e.Args[1].Op == expression.OpEach {
			return m.value(e.Args[1])
		}
		list, err := m.values(e.Args[1:])
		if err != nil {
			return Value{}, err
		}
		return m.ofType(x.Text, List(list, e.At), e.At)
	}
	x, err := m.value(e.Args[0])
	if err != nil {
		return x, err
	}
	x, err = m.part(x, e.Args[1:])
	return x.used(begins(e)), err
}

// begins returns where an expression begins: that of a part of an array does with the array.
func begins(e expression.Expr) expression.Place {
	for e.Op == expression.OpIndex || e.Op == expression.OpMember {
		e = e.Args[0]
	}
	return e.At
}

// used returns a number with the place where the program uses it.
func (v Value) used(at expression.Place) Value {
	if v.Err == nil && v.kind == isScalar {
		v.At = at
	}
	return v
}

// elementTypes are types of Julia's numbers, which stand in front of the brackets of an array.
var elementTypes = []string{"Float64", "Float32", "BigFloat", "BigInt", "Int", "Int64", "Rational", "T", "T2", "Any", "Real", "Number", "tType", "T1", "RT", "FT"}

// run works out the range of integers a:b or a:step:b. With N = 1 it is first, end, step without the end, as loops of C
// count.
func (m *Machine) run(e expression.Expr) (Value, error) {
	if !m.language.closed && e.N == 0 {
		return Value{}, e.At.Errorf("a range outside of an index")
	}
	ends := []int{0, 0, 1}
	for i, x := range e.Args {
		n, err := m.integer(x)
		if err != nil {
			return Value{}, err
		}
		ends[i] = n
	}
	if len(e.Args) == 3 && e.N == 0 { // first:step:last
		ends[1], ends[2] = ends[2], ends[1]
	}
	if e.N == 0 {
		ends[1] += ends[2] / max(ends[2], -ends[2], 1)
	}
	return m.counted(ends[0], ends[1], ends[2], e.At)
}

func (m *Machine) integer(e expression.Expr) (int, error) {
	v, err := m.value(e)
	if err != nil {
		return 0, err
	}
	return v.Integer()
}

// mostCounted is the length of a range that is written out: no table has more coefficients.
const mostCounted = scheme.MaxStages * scheme.MaxStages

// counted returns the integers from first, by step, up to but not including end.
func (m *Machine) counted(first, end, step int, at expression.Place) (Value, error) {
	if step == 0 {
		return Value{}, at.Errorf("a range whose step is 0")
	}
	length, over := new(big.Int).QuoRem(new(big.Int).Sub(big.NewInt(int64(end)), big.NewInt(int64(first))), big.NewInt(int64(step)), new(big.Int))
	if over.Sign() != 0 && (over.Sign() > 0) == (step > 0) {
		length.Add(length, big.NewInt(1))
	}
	if length.Cmp(big.NewInt(mostCounted)) > 0 {
		return Value{}, at.Errorf("a range of more than %d numbers", mostCounted)
	}
	out := List(nil, at)
	for n, i := int64(0), first; n < length.Int64(); n, i = n+1, i+step {
		if err := m.Spend(1, at); err != nil {
			return Value{}, err
		}
		e := expression.Number(itoa(i))
		if i < 0 {
			e = expression.Number(itoa(-i)).Neg()
		}
		e.Integer = true
		out.list = append(out.list, Number(e, at))
	}
	return out, nil
}

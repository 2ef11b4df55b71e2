package program

import (
	"slices"

	"rofz/scheme/expression"
)

// bracedFunctions are those that tables call in the family of C, by what they do. Everything else is an error that names the
// function. The lenient ones do without a value of those arguments that they do not need.
var bracedFunctions map[string]bracedFunction

type bracedFunction struct {
	apply   func(m *Machine, c Call) (Value, error)
	lenient bool
}

func init() {
	bracedFunctions = map[string]bracedFunction{}
	for _, f := range []struct {
		bracedFunction
		names []string
	}{
		{bracedFunction{(*Machine).sameNumber, false}, []string{"SUN_RCONST", "RCONST", "PetscRealConstant", "unwrap", "expect", "clone", "into", "to_vec", "to_owned", "Some"}},
		{bracedFunction{(*Machine).float, true}, []string{"from_f64", "from", "from_i32", "from_i64", "from_u32", "from_usize", "newInstance", "cast"}},
		{bracedFunction{(*Machine).root, false}, []string{"sqrt", "Sqrt", "squareroot", "SUNRsqrt", "PetscSqrtReal", "PetscSqrtScalar"}},
		{bracedFunction{(*Machine).power, false}, []string{"pow", "Pow", "powi", "powf", "SUNRpowerI", "SUNRpowerR", "PetscPowRealInt", "PetscPowReal"}},
		{bracedFunction{(*Machine).square, false}, []string{"PetscSqr", "SUNSQR"}},
		{bracedFunction{(*Machine).one, true}, []string{"one", "getOne"}},
		{bracedFunction{(*Machine).zero, true}, []string{"zero", "getZero"}},
		{bracedFunction{(*Machine).ratio, true}, []string{"fraction"}},
		{bracedFunction{(*Machine).method, false}, []string{"add", "subtract", "multiply", "divide", "negate", "reciprocal", "recip", "neg"}},
		{bracedFunction{(*Machine).zeroArray, true}, []string{"zeros", "buildArray"}},
		{bracedFunction{(*Machine).ofColumns, true}, []string{"from_vec", "from_column_slice"}},
		{bracedFunction{(*Machine).ofRows, true}, []string{"from_row_slice"}},
		{bracedFunction{(*Machine).size, false}, []string{"len", "size"}},
		{bracedFunction{(*Machine).entryAt, false}, []string{"at", "get_index"}},
		{bracedFunction{(*Machine).mapped, false}, []string{"map"}},
		{bracedFunction{(*Machine).vector, false}, []string{"vector", "valarray"}},
		{bracedFunction{(*Machine).repeatedEntry, false}, []string{expression.Repeated}},
		{bracedFunction{(*Machine).completed, false}, []string{expression.Completed}},
		{bracedFunction{(*Machine).constructed, false}, []string{Constructed}},
	} {
		for _, name := range f.names {
			bracedFunctions[name] = f.bracedFunction
		}
	}
}

// applyBraced applies a function of the family of C. One that the file itself defines is not known.
func (m *Machine) applyBraced(c Call) (Value, error) {
	f, ok := bracedFunctions[c.Name]
	for b := m.block; b != nil && ok; b = b.Outer {
		ok = !slices.ContainsFunc(b.functions, func(s Statement) bool { return s.Name == c.Name })
	}
	if !ok {
		return Value{}, c.At.Errorf("the function %.40q, which is not known here; sqrt, and the ways of writing constants and arrays, are", c.Name)
	}
	for _, a := range c.Args {
		if a.Value.Err != nil && !f.lenient {
			return Value{}, a.Value.Err
		}
	}
	return f.apply(m, c)
}

// needs is an error unless a call has n arguments.
func (c Call) needs(n int) error {
	if len(c.Args) != n {
		return c.At.Errorf("%s with %d arguments", c.Name, len(c.Args))
	}
	return nil
}

// sameNumber passes a value through. Macros of C that mark constants paste what they are given without parentheses.
func (m *Machine) sameNumber(c Call) (Value, error) {
	if len(c.Args) == 0 || len(c.Args) > 2 {
		return Value{}, c.needs(1)
	}
	v := c.Args[0].Value
	if c.Name == "clone" && m.language.Dialect == expression.Java && v.kind == isList && len(v.list) > 0 && v.list[0].kind == isList { // whose rows are shared
		out := m.duplicate(v)
		out.copied = true
		m.viewed(v, out)
		return out, nil
	}
	if c.Name == "clone" || c.Name == "to_vec" || c.Name == "to_owned" {
		return m.duplicate(v), nil
	}
	if v.scalar.Op == expression.OpAdd || v.scalar.Op == expression.OpSub {
		if m.language.Dialect == expression.C {
			return v, v.At.Errorf("%s of a sum, which C puts in place without parentheses; write %s around each number", c.Name, c.Name)
		}
	}
	return v, nil
}

// float makes a floating number of a value.
func (m *Machine) float(c Call) (Value, error) {
	if len(c.Args) == 0 {
		return Value{}, c.needs(1)
	}
	v := c.Args[len(c.Args)-1].Value
	if v.Err != nil {
		return v, v.Err
	}
	return m.floating(m.duplicate(v)), nil
}

func (m *Machine) root(c Call) (Value, error) {
	if err := c.needs(1); err != nil {
		return Value{}, err
	}
	return m.scale(c.Args[0].Value, func(t expression.Expr) (expression.Expr, error) { return t.Sqrt(), nil })
}

func (m *Machine) power(c Call) (Value, error) {
	if err := c.needs(2); err != nil {
		return Value{}, err
	}
	return m.raise(c.Args[0].Value, c.Args[1].Value, c.At)
}

func (m *Machine) square(c Call) (Value, error) {
	if err := c.needs(1); err != nil {
		return Value{}, err
	}
	return m.raise(c.Args[0].Value, Number(expression.Number("2"), c.At), c.At)
}

func (m *Machine) one(c Call) (Value, error)  { return c.constant("1") }
func (m *Machine) zero(c Call) (Value, error) { return c.constant("0") }

// constant is the value of a method that has none of its own arguments.
func (c Call) constant(text string) (Value, error) {
	if len(c.Args) > 1 {
		return Value{}, c.needs(0)
	}
	return Number(expression.Number(text), c.At), nil
}

// ratio is fraction(p, q) and fraction(field, p, q).
func (m *Machine) ratio(c Call) (Value, error) {
	if len(c.Args) < 2 || len(c.Args) > 4 {
		return Value{}, c.needs(2)
	}
	p, q := c.Args[len(c.Args)-2].Value, c.Args[len(c.Args)-1].Value
	p.scalar.Integer = false
	return m.combine(expression.Expr{Op: expression.OpQuo, At: c.At}, p, q)
}

// method is x.add(y) and the like, of numbers that are objects.
func (m *Machine) method(c Call) (Value, error) {
	ops := map[string]expression.Op{"add": expression.OpAdd, "subtract": expression.OpSub, "multiply": expression.OpMul, "divide": expression.OpQuo}
	op, binary := ops[c.Name]
	n := 1
	if binary {
		n = 2
	}
	if err := c.needs(n); err != nil {
		return Value{}, err
	}
	x := c.Args[0].Value
	if x.kind != isScalar || x.scalar.Integer {
		return x, c.At.Errorf("%s of what is no floating number", c.Name)
	}
	switch {
	case binary:
		return m.combine(expression.Expr{Op: op, At: c.At}, x, c.Args[1].Value)
	case c.Name == "negate" || c.Name == "neg":
		return m.scale(x, func(t expression.Expr) (expression.Expr, error) { return t.Neg(), nil })
	}
	return m.combine(expression.Expr{Op: expression.OpQuo, At: c.At}, Number(expression.Number("1"), c.At), x)
}

// zeroArray makes an array of zeros. Among its arguments a field may stand, and −1 for rows that are made later.
func (m *Machine) zeroArray(c Call) (Value, error) {
	var dims []int
	for _, a := range c.Args {
		if a.Value.Err != nil && c.Name == "buildArray" && len(dims) == 0 {
			continue
		}
		n, err := a.Value.Integer()
		if err != nil {
			return Value{}, err
		}
		dims = append(dims, n)
	}
	if len(dims) == 2 && dims[1] == -1 {
		return m.filledWith(Unreadable(c.At.Errorf("a row of this array is never made"), c.At), dims[:1], c.At)
	}
	v, err := m.Zeros(dims, c.At)
	return m.floating(v), err
}

// ofColumns makes a vector of a list, or a matrix of its rows, its columns, and a list that has one column after the other.
func (m *Machine) ofColumns(c Call) (Value, error) { return m.shaped(c, true) }

// ofRows is ofColumns for a list that has one row after the other.
func (m *Machine) ofRows(c Call) (Value, error) { return m.shaped(c, false) }

func (m *Machine) shaped(c Call, columns bool) (Value, error) {
	if len(c.Args) > 0 && c.Args[0].Value.kind == isList {
		return m.duplicate(c.Args[0].Value), nil
	}
	if len(c.Args) < 3 {
		return Value{}, c.needs(3)
	}
	rows, err := c.Args[0].Value.Integer()
	if err != nil {
		return Value{}, err
	}
	n, err := c.Args[1].Value.Integer()
	if err != nil {
		return Value{}, err
	}
	v := c.Args[2].Value
	if v.Err != nil || v.kind != isList || rows < 1 || n < 1 || len(v.list) != rows*n {
		return Value{}, c.At.Errorf("%s of what is not %d numbers", c.Name, rows*n)
	}
	if err := m.Spend(rows*n, c.At); err != nil {
		return Value{}, err
	}
	out := List(make([]Value, rows), v.At)
	for i := range out.list {
		row := List(make([]Value, n), v.At)
		for j := range row.list {
			k := i*n + j
			if columns {
				k = j*rows + i
			}
			row.list[j] = v.list[k]
		}
		out.list[i] = row
	}
	return out, nil
}

// size is the number of entries of an array.
func (m *Machine) size(c Call) (Value, error) {
	if len(c.Args) != 1 || c.Args[0].Value.kind != isList {
		return Value{}, c.At.Errorf("%s of what is not an array", c.Name)
	}
	return m.count(c.Args[0].Value, c.At), nil
}

func (m *Machine) count(v Value, at expression.Place) Value {
	n := expression.Number(itoa(len(v.list)))
	n.Integer = true
	return Number(n, at)
}

// entryAt is x.at(i) and x.get_index(i, j).
func (m *Machine) entryAt(c Call) (Value, error) {
	if len(c.Args) < 2 {
		return Value{}, c.needs(2)
	}
	v := c.Args[0].Value
	for _, a := range c.Args[1:] {
		i, err := a.Value.Integer()
		if err != nil || v.kind != isList || i < 0 || i >= len(v.list) {
			return Value{}, c.At.Errorf("%s outside of an array", c.Name)
		}
		v = v.list[i]
	}
	return v, v.Err
}

// mapped is x.map(f) for a function that changes the type of its argument alone.
func (m *Machine) mapped(c Call) (Value, error) {
	if text, ok := c.Arg(1).Value.Text(); !ok || text != expression.Converted || len(c.Args) != 2 {
		return Value{}, c.At.Errorf("map with a function that is not followed here")
	}
	return m.floating(m.duplicate(c.Args[0].Value)), nil
}

// repeatedEntry is [x; n].
func (m *Machine) repeatedEntry(c Call) (Value, error) {
	n, err := c.Args[1].Value.Integer()
	if err != nil {
		return Value{}, err
	}
	v, err := m.filledWith(c.Args[0].Value, []int{n}, c.At)
	return m.duplicate(v), err
}

// completed is an array of given lengths, whose entries that are not given are 0.
func (m *Machine) completed(c Call) (Value, error) {
	v := c.Args[0].Value
	var lengths []expression.Expr
	for _, a := range c.Args[1:] {
		n, err := a.Value.Coefficient()
		if err != nil {
			n = expression.Expr{}
		}
		lengths = append(lengths, n)
	}
	return m.floating(m.padded(v, lengths)), nil
}

// vector is vector(n) and vector(n, x) of C++.
func (m *Machine) vector(c Call) (Value, error) {
	if len(c.Args) == 0 || len(c.Args) > 2 {
		return Value{}, c.needs(1)
	}
	if v := c.Args[0].Value; v.kind == isList && len(c.Args) == 1 {
		return m.duplicate(v), nil
	}
	n, err := c.Args[0].Value.Integer()
	if err != nil {
		return Value{}, err
	}
	x := Number(expression.Number("0"), c.At)
	if len(c.Args) == 2 {
		x = c.Args[1].Value
	}
	v, err := m.filledWith(x, []int{n}, c.At)
	return m.floating(m.duplicate(v)), err
}

// constructed is what T x(…) makes: a number or an array that is given, or an object with lengths, whose entries have no
// values yet.
func (m *Machine) constructed(c Call) (Value, error) {
	if len(c.Args) == 0 {
		return Value{At: c.At}, nil
	}
	first := c.Args[0].Value
	whole := func(v Value) bool { return v.kind == isScalar && v.scalar.Integer }
	if len(c.Args) == 1 && !whole(first) {
		return m.duplicate(first), nil
	}
	var dims []int
	entry := Unreadable(c.At.Errorf("an entry of this array is never given a value"), c.At)
	for i, a := range c.Args {
		if i > 0 && i == len(c.Args)-1 && !whole(a.Value) { // T x(n, 0.0)
			entry = a.Value
			break
		}
		n, err := a.Value.Integer()
		if err != nil {
			return Value{}, err
		}
		dims = append(dims, n)
	}
	v, err := m.filledWith(entry, dims, c.At)
	return m.duplicate(v), err
}

// changing carries out calls that change what they are methods of: x.push_back(y) and A << 1, 2.
func (m *Machine) changing(e expression.Expr) bool {
	if e.Op != expression.OpCall || len(e.Args) < 2 || e.Args[0].Key != "." || e.Text != "push_back" && e.Text != "<<" {
		return false
	}
	name, ok := dotted(e.Args[0])
	v, _, _ := m.find(name)
	if !ok || v == nil || v.value.kind != isList {
		return false
	}
	items, err := m.values(e.Args[1:])
	value := m.duplicate(v.value)
	if err == nil {
		switch {
		case e.Text == "push_back" && v.value.copied:
			err = e.At.Errorf("%.40q shares its entries with another array", name)
		case e.Text == "push_back" && len(items) == 1:
			value.list = append(value.list, m.floating(m.duplicate(items[0])))
		case e.Text == "push_back":
			err = e.At.Errorf("push_back with %d arguments", len(items))
		default:
			err = value.filled(items, e.At)
			value = m.floating(value)
		}
	}
	if err != nil {
		m.taint(name, err)
		return true
	}
	m.bind(Target{Name: name, At: e.At}, value)
	return true
}

// filled puts numbers into an array row by row, which must be as many as it has.
func (v Value) filled(items []Value, at expression.Place) error {
	var places []*Value
	for i := range v.list {
		if v.list[i].kind != isList {
			places = append(places, &v.list[i])
			continue
		}
		for j := range v.list[i].list {
			places = append(places, &v.list[i].list[j])
		}
	}
	if len(places) != len(items) {
		return at.Errorf("%d numbers for an array of %d", len(items), len(places))
	}
	for i, x := range items {
		if _, err := x.Coefficient(); err != nil {
			return err
		}
		*places[i] = x
	}
	return nil
}

// unnested drops the braces that an array of an array type may have besides those of its dimensions.
func (v Value) unnested(dimensions int) Value {
	depth := func(v Value) int {
		n := 0
		for ; v.kind == isList && v.Err == nil; n++ {
			if len(v.list) == 0 {
				return n + 1
			}
			v = v.list[0]
		}
		return n
	}
	for v.Err == nil && len(v.list) == 1 && depth(v) > dimensions {
		v = v.list[0]
	}
	for i := range v.list {
		if dimensions > 1 {
			v.list[i] = v.list[i].unnested(dimensions - 1)
		}
	}
	return v
}

// single reports whether all numbers of v are such that single precision has them.
func (v Value) single() bool {
	if v.kind == isList {
		return !slices.ContainsFunc(v.list, func(x Value) bool { return x.Err == nil && !x.single() })
	}
	x, ok := v.scalar.Rational()
	return v.kind != isScalar || ok && expression.IsSingle(x)
}

package program

import (
	"slices"
	"strconv"
	"strings"

	"rofz/scheme"
	"rofz/scheme/expression"
)

func itoa(n int) string { return strconv.Itoa(n) }

// A Call is a call of a function, with the values of its arguments.
type Call struct {
	Name   string
	Target string // the name that the value is assigned to
	At     expression.Place
	Args   []Argument
}

// Argument is one of a call, with its key if it has one, and its word if it is one word.
type Argument struct {
	Key   string
	Word  string
	Value Value

	last string // the last part of a name with points, or a text: int64 of np.int64
}

// Arg returns the argument at a position, nothing if there are not so many.
func (c Call) Arg(i int) Argument {
	if i < len(c.Args) {
		return c.Args[i]
	}
	return Argument{}
}

// called works out the arguments of a function and applies it. What cannot be read becomes an unreadable value, since
// most calls have arguments that do not matter to a table.
func (m *Machine) called(e expression.Expr) (Value, error) {
	if m.language.matrices {
		return m.applied(e)
	}
	if m.language.called {
		array, indices := element(e)
		name, ok := dotted(array)
		ok = ok && (m.language.shapes || m.language.grows || array.Op != expression.OpMember)
		if v, _, _ := m.find(name); ok && v != nil && (v.value.kind == isList || v.value.Err != nil) {
			x, err := m.part(v.value, indices)
			return x.used(e.At), err
		}
	}
	c := Call{Name: e.Text, Target: m.target, At: e.At}
	args := e.Args
	free := len(args) == 0 || args[0].Key != "."
	if !free && m.isModule(args[0]) {
		if name, _ := dotted(args[0]); m.isRedefined(name) {
			return Value{At: e.At}, e.At.Errorf("%.40q of %.40q, which this file defines itself", e.Text, name)
		}
		args = args[1:]
	}
	c.Args = make([]Argument, len(args))
	for i, x := range args {
		v, err := m.value(x)
		if err != nil {
			v = Value{At: x.At, Err: err, argument: v.argument, numbers: v.HasNumbers() || writes(x)}
		}
		c.Args[i] = Argument{Key: strings.TrimPrefix(x.Key, "."), Value: v}
		if name, ok := dotted(x); ok {
			c.Args[i].last = lastOf(name)
		} else if x.Op == expression.OpText {
			c.Args[i].last = x.Text
		}
		if !x.Grouped && (x.Op == expression.OpName || x.Op == expression.OpText || x.Op == expression.OpNumber) {
			c.Args[i].Word = x.Text
		}
	}
	if m.Call != nil {
		if v, ok, err := m.Call(c); ok || err != nil {
			return v, err
		}
	}
	if free && m.isRedefined(c.Name) && m.known(c.Name) {
		return Value{At: e.At}, e.At.Errorf("the function %.40q, which this file defines itself", c.Name)
	}
	v, err := m.apply(c)
	if err != nil || !m.language.lists && m.language.Dialect != expression.Julia {
		return v, err
	}
	return m.typed(c, v, e.Args)
}

// isModule reports whether what a function is a member of is no value that the file made: numpy, or a part of it.
func (m *Machine) isModule(e expression.Expr) bool {
	name, ok := dotted(e)
	if !ok {
		return false
	}
	v, _, _ := m.find(name)
	return v == nil || v.value.Err != nil && !v.value.argument
}

// The functions that tables call, by what they do. Everything else is an error that names the function.
var (
	sameFunctions = []string{"Integer", "Float", "float", "float64",
		"mpf", "Decimal", "S", "sympify", "array", "asarray", "Matrix", "normalize", "squeeze", "copy", "BigFloat", "Float64",
		"big", "BigInt", "T", "T1", "T2", "RT", "FT", "collect", "SVector", "SMatrix", "SArray", "tensor", "as_tensor", "list", "tuple", "deepcopy", "tolist", "astype", "evalf", "simplify", "n", "item"}
	arrays         = []string{"array", "asarray", "Matrix", "copy", "SVector", "SMatrix", "SArray", "tensor", "as_tensor"} // of those, what makes a list an array
	ratioFunctions = []string{"Rational", "Fraction", "mpq"}
	zeroFunctions  = []string{"zeros", "Vector", "Array"}
	lastFunctions  = []string{"map", "convert", "parse"} // of a type and a value
)

// known reports whether the machine knows a function, and that it changes nothing that it is given.
func (m *Machine) known(name string) bool {
	if m.language.members {
		_, ok := bracedFunctions[name]
		return ok && name != Constructed
	}
	for _, list := range [][]string{sameFunctions, ratioFunctions, zeroFunctions, lastFunctions,
		{"sqrt", "sum", "range", "ones", "eye", "zeros_like", "reshape", "transpose", "cumsum", "dot", "pow", "tril"}} {
		if slices.Contains(list, name) {
			return true
		}
	}
	return false
}

// unquoted reads a number in quotes, as in Fraction("5/12") and big"0.1"; other values stay as they are.
func unquoted(v Value) (Value, error) {
	if v.Err != nil || v.kind != isText {
		return v, v.Err
	}
	x, err := expression.Coefficient.Parse(v.text)
	if err != nil {
		return v, v.At.Errorf("the text %.40q where a number would be right", v.text)
	}
	return Number(x.Simplified(), v.At), nil
}

func (m *Machine) apply(c Call) (Value, error) {
	if m.language.members {
		return m.applyBraced(c)
	}
	own := func(Call) (Value, bool, error) { return Value{}, false, nil }
	switch {
	case m.language == R:
		own = m.vectors
	case m.language.shapes:
		own = m.intrinsic
	case m.language.Dialect == expression.Julia:
		own = m.julian
	}
	if v, ok, err := own(c); ok {
		return v, err
	}
	return m.common(c)
}

// common applies the functions that languages without braces share.
func (m *Machine) common(c Call) (Value, error) {
	switch name := c.Name; {
	case slices.Contains(zeroFunctions, name):
		return m.array(c, Number(expression.Number("0"), c.At))
	case name == "ones":
		return m.array(c, Number(expression.Number("1"), c.At))
	case name == "empty":
		return m.array(c, Unreadable(c.At.Errorf("an entry of this array is never given a value"), c.At))
	case name == "sqrt":
		if err := c.needs(1); err != nil {
			return Value{}, err
		}
		return m.scale(c.Args[0].Value, func(t expression.Expr) (expression.Expr, error) { return t.Sqrt(), nil })
	case slices.Contains(ratioFunctions, name) && len(c.Args) == 2:
		return m.combine(expression.Expr{Op: expression.OpQuo, At: c.At}, c.Args[0].Value, c.Args[1].Value)
	case slices.Contains(sameFunctions, name), slices.Contains(ratioFunctions, name):
		if len(c.Args) < 1 || len(c.Args) > 4 { // np.array(list, dtype=object)
			return Value{}, c.At.Errorf("%s with %d arguments", name, len(c.Args))
		}
		return m.same(name, c.Args[0].Value)
	case name == "pow":
		if err := c.needs(2); err != nil {
			return Value{}, err
		}
		return m.raise(c.Args[0].Value, c.Args[1].Value, c.At)
	case name == "range":
		return m.rangeOf(c)
	case name == "len" && m.language.lists:
		return m.sizeOf(c)
	case name == "sum":
		return m.sum(c)
	case name == "flatten" && len(c.Args) == 1:
		return m.flat(c.Args[0].Value, c.At)
	case name == "transpose" && len(c.Args) == 1:
		if err := c.Args[0].Value.Err; err != nil {
			return Value{}, err
		}
		return m.transposed(c.Args[0].Value, c.At)
	}
	return Value{}, c.At.Errorf("the function %.40q, which is not known here; sqrt, and the ways of writing constants and arrays, are", c.Name)
}

// array makes an array of the dimensions that the arguments are, all of whose entries are x.
func (m *Machine) array(c Call, x Value) (Value, error) {
	dims, err := dimensions(c.Args)
	if err != nil {
		return Value{}, err
	}
	return m.filledWith(x, dims, c.At)
}

// sizeOf returns the number of rows or columns of an array.
func (m *Machine) sizeOf(c Call) (Value, error) {
	v, k := c.Arg(0).Value, 1
	if c.Name == "size" {
		var err error
		if k, err = c.Arg(1).Value.Integer(); err != nil {
			return Value{}, err
		}
	}
	if v.Err != nil {
		return v, v.Err
	}
	matrix := len(v.list) > 0 && v.list[0].kind == isList
	if v.kind != isList || k < 1 || k > 2 || k == 2 && !matrix || c.Name == "length" && matrix || len(v.list) == 0 {
		return Value{}, c.At.Errorf("the size of what is not an array, or not in a direction that it has")
	}
	n := len(v.list)
	if k == 2 {
		n = len(v.list[0].list)
	}
	e := expression.Number(itoa(n))
	e.Integer = true
	return Number(e, c.At), nil
}

// same passes a value through. The macros of C that mark constants paste what they are given without parentheses.
func (m *Machine) same(name string, v Value) (Value, error) {
	v, err := unquoted(v)
	if err != nil {
		return v, err
	}
	if v.joined && (name == "copy" || name == "list" || name == "tuple") { // whose rows are shared
		v.list = slices.Clone(v.list)
		return v, nil
	}
	if (name == "asarray" || name == "as_tensor" || name == "squeeze") && v.kind == isList && !v.joined {
		return v, nil
	}
	if (slices.Contains(arrays, name) || name != "squeeze" && m.language.Dialect != expression.C) && v.kind == isList { // a new array, in which all rows are
		v = m.duplicate(v)
		if slices.Contains(arrays, name) {
			v.unlist()
		}
		return v, v.Err
	}
	if m.language.Dialect == expression.C && (v.scalar.Op == expression.OpAdd || v.scalar.Op == expression.OpSub) {
		return v, v.At.Errorf("%s of a sum, which C puts in place without parentheses; write %s around each number", name, name)
	}
	return v, nil
}

// unlist makes an array of a list of Python.
func (v *Value) unlist() {
	v.joined = false
	for i := range v.list {
		v.list[i].unlist()
	}
}

// flat returns the entries of a matrix row by row.
func (m *Machine) flat(v Value, at expression.Place) (Value, error) {
	if v.Err != nil || v.kind != isList {
		return v, v.Err
	}
	out := List(nil, at)
	out.copied = true
	for _, row := range v.list {
		part := []Value{row}
		if row.kind == isList {
			part = row.list
		}
		if err := m.Spend(len(part), at); err != nil {
			return v, err
		}
		out.list = append(out.list, part...)
	}
	return out, nil
}

// dimensions returns the integers of a call such as zeros((2,2)), zeros([2,2]), zeros(T, 2, 2).
func dimensions(args []Argument) ([]int, error) {
	var out []int
	for _, a := range args {
		items := []Value{a.Value}
		if a.Value.kind == isList {
			items = a.Value.list
		}
		for _, item := range items {
			if item.Err != nil || item.kind == isText || item.kind == isNothing || a.Key != "" && a.Key != "shape" {
				continue // the type of the elements
			}
			n, err := item.Integer()
			if err != nil {
				return nil, err
			}
			out = append(out, n)
		}
	}
	return out, nil
}

// rangeOf works out range(end), range(first, end), range(first, end, step) of Python.
func (m *Machine) rangeOf(c Call) (Value, error) {
	numbers := []int{0, 0, 1}
	if len(c.Args) == 0 || len(c.Args) > 3 || !m.language.lists {
		return Value{}, c.At.Errorf("range with %d arguments", len(c.Args))
	}
	for i, a := range c.Args {
		n, err := a.Value.Integer()
		if err != nil {
			return Value{}, err
		}
		if len(c.Args) == 1 {
			i = 1
		}
		numbers[i] = n
	}
	return m.counted(numbers[0], numbers[1], numbers[2], c.At)
}

// sum adds the entries of an array: those of each row, those of each column, or those of a vector.
func (m *Machine) sum(c Call) (Value, error) {
	if len(c.Args) == 0 || c.Args[0].Value.Err != nil || c.Args[0].Value.kind != isList {
		return Value{}, c.At.Errorf("a sum of what is not an array")
	}
	axis, given := 0, false
	for i, a := range c.Args[1:] {
		if a.Key == "axis" || a.Key == "dims" || a.Key == "dim" || a.Key == "" && i == 0 {
			n, err := a.Value.Integer()
			if err != nil {
				return Value{}, err
			}
			axis, given = n, true
		} else {
			return Value{}, c.At.Errorf("a sum with the argument %.40q", a.Key)
		}
	}
	if m.language.fromOne {
		axis--
	}
	v := c.Args[0].Value
	matrix := len(v.list) > 0 && v.list[0].kind == isList
	switch {
	case matrix && !given:
		return Value{}, c.At.Errorf("a sum of all entries of a matrix")
	case matrix && axis == 0:
		var err error
		if v, err = m.transposed(v, c.At); err != nil {
			return v, err
		}
	case matrix && axis != 1 && axis != -1, !matrix && given && axis != 0 && axis != -1:
		return Value{}, c.At.Errorf("a sum along axis %d", axis)
	}
	if !matrix {
		return m.total(v, c.At)
	}
	out := List(make([]Value, len(v.list)), c.At)
	for i, row := range v.list {
		var err error
		if out.list[i], err = m.total(row, c.At); err != nil {
			return v, err
		}
	}
	return out, nil
}

// total adds the entries of a vector. Zeros add nothing.
func (m *Machine) total(v Value, at expression.Place) (Value, error) {
	items, err := v.Vector()
	if err != nil {
		return v, err
	}
	sum := expression.Number("0")
	for _, x := range items {
		t, err := x.Coefficient()
		switch {
		case err != nil:
			return v, err
		case sum.Is("0"):
			sum = t
		case !t.Is("0"):
			sum = sum.Add(t)
		}
	}
	sum.Integer = false
	return Number(sum, at), nil
}

// floating returns an array as a floating variable holds it.
func (m *Machine) floating(v Value) Value {
	v.scalar.Integer = false
	if err := m.Spend(len(v.list), v.At); err != nil {
		return v.unreadable(err)
	}
	for i := range v.list {
		v.list[i] = m.floating(v.list[i])
	}
	return v
}

// padded completes an initialiser with zeros to the lengths of its declaration, as C does.
func (m *Machine) padded(v Value, lengths []expression.Expr) Value {
	if v.Err != nil || v.kind != isList || len(lengths) == 0 {
		return v
	}
	n, err := m.extent(lengths[0], len(v.list))
	if err == nil && (n > scheme.MaxStages*scheme.MaxStages || len(v.list) > n) {
		err = v.At.Errorf("%d entries for an array of %d; at most %d are read", len(v.list), n, scheme.MaxStages*scheme.MaxStages)
	}
	if err == nil {
		err = m.Spend(n, v.At)
	}
	if err != nil {
		return v.unreadable(err)
	}
	list := make([]Value, n)
	for i := range list {
		switch {
		case i < len(v.list) && len(lengths) > 1:
			list[i] = m.padded(v.list[i], lengths[1:])
		case i < len(v.list):
			list[i] = v.list[i]
		case len(lengths) > 1:
			columns, err := m.extent(lengths[1], 1)
			if err == nil {
				list[i], err = m.filledWith(Number(expression.Number("0"), v.At), []int{columns}, v.At)
			}
			if err != nil {
				return Unreadable(err, v.At)
			}
		default:
			list[i] = Number(expression.Number("0"), v.At)
		}
	}
	return List(list, v.At)
}

// extent works out the length of a declared array, or takes the one given.
func (m *Machine) extent(e expression.Expr, given int) (int, error) {
	if e.Op == 0 {
		return given, nil
	}
	return m.integer(e)
}

// declare makes an array without values: whoever needs one that was never assigned learns that.
func (m *Machine) declare(t Target) {
	if m.language.shapes && slices.ContainsFunc(t.Lengths, func(e expression.Expr) bool { return e.Op == 0 }) {
		m.block.put(t.Name, &variable{value: m.open(t.At), declared: true})
		return
	}
	empty := Unreadable(t.At.Errorf("%.40q is never given a value", t.Name), t.At)
	v := empty
	if len(t.Lengths) > 0 && len(t.Lengths) <= 2 {
		dims := make([]int, len(t.Lengths))
		var err error
		for i, e := range t.Lengths {
			if dims[i], err = m.extent(e, 0); err != nil {
				break
			}
		}
		if err == nil {
			v, err = m.filledWith(neverSet(t.At), dims, t.At)
			v = v.numberedFrom(t.Lengths)
		}
		if err != nil {
			v = empty
		}
	}
	m.block.put(t.Name, &variable{value: v, declared: true, integer: t.Integer})
}

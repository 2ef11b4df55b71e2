package program

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rofz/scheme"
	"rofz/scheme/expression"
)

// Value is what an expression of a source file stands for: a coefficient, an array, a text, or something that could
// not be read, which matters only if a table needs it. The zero Value is nothing.
type Value struct {
	At  expression.Place // where it stands in the source
	Err error            // why it could not be read

	scalar expression.Expr
	list   []Value // shared between copies, as arrays are in Python and Julia
	text   string
	kind   kind

	joined   bool // a list of Python, which * repeats and + joins
	copied   bool // a part of an array that Python shares and that is a copy here
	argument bool // of a function that is read, not called
	numbers  bool // unreadable, and it holds or held numbers that the file writes

	held    [][]Value // arrays that what could not be read may hold
	objects [][]Value // arrays of the classes that it may be an object of, which assignments to its members change
	unset   bool      // an entry that was never given a value
	grows   bool      // an array that has as many entries as are assigned to
	below   int       // by how much its first index is below that of others of the language, which is 1

	elsewhere bool // unreadable here, since a branch or a function changes it: there it may be known
	patched   bool // so, and some of its numbers may be the old ones
}

// kind tells values apart.
type kind byte

const (
	isNothing kind = iota
	isScalar
	isList
	isText
)

// Number returns the value of a coefficient.
func Number(e expression.Expr, at expression.Place) Value {
	return Value{At: at, scalar: e, kind: isScalar}
}

// List returns an array.
func List(items []Value, at expression.Place) Value {
	return Value{At: at, list: items, kind: isList}
}

// Unreadable is the value of what could not be read.
func Unreadable(err error, at expression.Place) Value { return Value{At: at, Err: err} }

// IsList reports whether v is an array that could be read, as far as its shape goes.
func (v Value) IsList() bool { return v.Err == nil && v.kind == isList }

// IsArgument reports whether v stands for an argument of the function that it is used in.
func (v Value) IsArgument() bool { return v.argument }

// IsElsewhere reports whether v has no value here because a branch or a function of the file gives it one.
func (v Value) IsElsewhere() bool { return v.elsewhere }

// IsReplaced reports whether v has no value here because all branches that may give it one give it other numbers altogether.
func (v Value) IsReplaced() bool { return v.elsewhere && !v.patched }

// HasNumbers reports whether v holds numbers that the file writes, or held some before it became unreadable. Arrays that
// are made and filled while the program runs have none.
func (v Value) HasNumbers() bool {
	switch {
	case v.Err != nil:
		return v.numbers
	case v.kind == isScalar:
		return !v.scalar.Is("0")
	}
	return slices.ContainsFunc(v.list, Value.HasNumbers)
}

// unreadable returns v as what can no longer be read.
func (v Value) unreadable(err error) Value {
	return Value{At: v.At, Err: err, numbers: v.HasNumbers()}
}

// writes reports whether an expression has coefficients in it: decimals, fractions, numbers in an array, or a matrix.
func writes(e expression.Expr) bool {
	number := func(x expression.Expr) bool { text, ok := x.Literal(); return ok && text != "0" }
	switch e.Op {
	case expression.OpNumber:
		return strings.ContainsRune(e.Text, '.')
	case expression.OpQuo:
		if number(e.Args[0]) && number(e.Args[1]) {
			return true
		}
	case expression.OpList:
		rows := func(x expression.Expr) bool { return x.Op == expression.OpList && len(x.Args) > 1 }
		if slices.ContainsFunc(e.Args, number) || slices.ContainsFunc(e.Args, rows) {
			return true
		}
	case expression.OpIndex:
		return writes(e.Args[0])
	}
	return slices.ContainsFunc(e.Args, writes)
}

// IsUnset reports whether v is an entry of an array that was declared, and never given a value.
func (v Value) IsUnset() bool { return v.unset }

// IsFromZero reports whether the first index of an array is 0 in a language in which it is 1 for others.
func (v Value) IsFromZero() bool { return v.below == 1 }

// numberedFrom makes the first indices what lengths say.
func (v Value) numberedFrom(lengths []expression.Expr) Value {
	if len(lengths) == 0 || v.kind != isList || v.Err != nil {
		return v
	}
	v.below = 0
	if first, ok := strings.CutSuffix(lengths[0].Key, behindFirst); ok {
		n, _ := strconv.Atoi(first)
		v.below = 1 - n
	}
	for i := range v.list {
		v.list[i] = v.list[i].numberedFrom(lengths[1:])
	}
	return v
}

// IsOpen reports whether v is an array that may have other entries than those that the file assigns to.
func (v Value) IsOpen() bool { return v.grows }

// IsSpelled reports whether v is an array, or was to be one and the file writes numbers of it.
func (v Value) IsSpelled() bool { return v.IsList() || v.Err != nil && v.numbers }

// IsNothing reports whether v was not given.
func (v Value) IsNothing() bool { return v.Err == nil && v.kind == isNothing }

// Items returns the entries of an array.
func (v Value) Items() []Value { return v.list }

// Text returns a text, and whether v is one.
func (v Value) Text() (string, bool) { return v.text, v.Err == nil && v.kind == isText }

// entry returns the entry of an array that one of n targets gets.
func (v Value) entry(i, n int, at expression.Place) Value {
	switch {
	case v.Err != nil:
		return v
	case v.kind != isList || len(v.list) != n:
		return Unreadable(at.Errorf("%d names for what has not as many values", n), at)
	}
	return v.list[i]
}

// Coefficient returns v as a coefficient. An array of a single element counts as that.
func (v Value) Coefficient() (expression.Expr, error) {
	for v.Err == nil && v.kind == isList && len(v.list) == 1 {
		v = v.list[0]
	}
	switch {
	case v.Err != nil:
		return expression.Expr{}, v.Err
	case v.kind == isList:
		return expression.Expr{}, v.At.Errorf("an array of %d where a number would be right", len(v.list))
	case v.kind == isText:
		return expression.Expr{}, v.At.Errorf("the text %.40q where a number would be right", v.text)
	case v.scalar.Op == 0:
		return v.scalar, v.At.Errorf("nothing where a number would be right")
	}
	return v.scalar, nil
}

// Vector returns v as a vector: a list, a matrix of one row or one column, or a number.
func (v Value) Vector() ([]Value, error) {
	if v.Err != nil {
		return nil, v.Err
	}
	if v.kind != isList {
		_, err := v.Coefficient()
		return []Value{v}, err
	}
	if len(v.list) == 1 && v.list[0].kind == isList {
		return v.list[0].Vector()
	}
	for _, item := range v.list {
		if _, err := item.Coefficient(); err != nil {
			return nil, err
		}
	}
	return v.list, nil
}

// Matrix returns v as a matrix. A number, or a vector of one number, is a matrix of one row.
func (v Value) Matrix() ([][]Value, error) {
	if v.Err != nil {
		return nil, v.Err
	}
	if v.kind != isList || len(v.list) == 1 && v.list[0].kind != isList {
		_, err := v.Coefficient()
		return [][]Value{{v}}, err
	}
	out := make([][]Value, len(v.list))
	for i, row := range v.list {
		if row.Err == nil && row.kind != isList {
			return nil, row.At.Errorf("a number where row %d of a matrix would be right", i+1)
		}
		var err error
		if out[i], err = row.Vector(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Integer returns v as a small integer.
func (v Value) Integer() (int, error) {
	t, err := v.Coefficient()
	if err != nil {
		return 0, err
	}
	if t.Op == expression.OpName && t.Def != nil {
		t = t.Def.Value
	}
	text, ok := t.Literal()
	if !ok {
		if x, rational := t.Rational(); rational && x.IsInt() {
			text, ok = x.String(), true
		}
	}
	var n int
	if _, err := fmt.Sscanf(text, "%d", &n); !ok || err != nil || len(text) > 9 || fmt.Sprint(n) != text {
		return 0, v.At.Errorf("%.40s where an integer would be right", t)
	}
	return n, nil
}

// maxArray bounds the elements of all arrays that one file makes beyond those it spells out. One takes some 250 bytes.
const maxArray = 1 << 18

// Spend counts array elements against a bound, which is an error at the place.
func (m *Machine) Spend(n int, at expression.Place) error {
	if m.spent += n; m.spent > maxArray {
		return at.Errorf("the arrays of this file have more than %d elements; cut out the table that you mean", maxArray)
	}
	return nil
}

// Zeros makes an array of zeros of one or two dimensions.
func (m *Machine) Zeros(dims []int, at expression.Place) (Value, error) {
	return m.filledWith(Number(expression.Number("0"), at), dims, at)
}

// filledWith makes an array of one or two dimensions of one value.
func (m *Machine) filledWith(x Value, dims []int, at expression.Place) (Value, error) {
	if len(dims) == 0 || len(dims) > 2 {
		return Value{}, at.Errorf("an array of %d dimensions; 1 or 2 would be right", len(dims))
	}
	if d := dims[0]; d < 1 || d > scheme.MaxStages+1 {
		return Value{}, at.Errorf("an array with %d entries in one direction; from 1 to %d are read", d, scheme.MaxStages+1)
	}
	if err := m.Spend(dims[0], at); err != nil {
		return Value{}, err
	}
	list := make([]Value, dims[0])
	for i := range list {
		list[i] = x
		if len(dims) == 2 {
			var err error
			if list[i], err = m.filledWith(x, dims[1:], at); err != nil {
				return Value{}, err
			}
		}
	}
	return List(list, at), nil
}

// duplicate returns a copy of v that shares nothing with it.
func (m *Machine) duplicate(v Value) Value {
	if v.Err != nil || v.kind != isList {
		return v
	}
	if err := m.Spend(len(v.list), v.At); err != nil {
		return Value{At: v.At, Err: err, numbers: true} // whether it has some takes as long as to copy it
	}
	list := make([]Value, len(v.list))
	for i, x := range v.list {
		list[i] = m.duplicate(x)
	}
	v.list = list
	return v
}

// spoil makes everything in an array unreadable, for all who share it.
func (v Value) spoil(err error) {
	for i, x := range v.list {
		v.list[i] = x.unreadable(err)
		x.spoil(err)
	}
}

// scale applies f to all numbers of an array.
func (m *Machine) scale(v Value, f func(expression.Expr) (expression.Expr, error)) (Value, error) {
	if v.Err != nil {
		return v, v.Err
	}
	if v.kind != isList {
		t, err := v.Coefficient()
		if err == nil {
			t, err = f(t)
		}
		return Number(t, v.At), err
	}
	if err := m.Spend(len(v.list), v.At); err != nil {
		return v, err
	}
	list := make([]Value, len(v.list))
	for i, item := range v.list {
		var err error
		if list[i], err = m.scale(item, f); err != nil {
			return v, err
		}
	}
	return List(list, v.At), nil
}

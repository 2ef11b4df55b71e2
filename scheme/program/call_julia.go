package program

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"rofz/scheme/expression"
)

// julian applies the functions that Julia alone has; ok is false for others.
func (m *Machine) julian(c Call) (v Value, ok bool, err error) {
	switch name := c.Name; {
	case name == "Matrix":
		v, err = m.array(c, Number(expression.Number("0"), c.At))
	case slices.Contains(lastFunctions, name):
		v, err = m.toType(c)
	case (name == "SVector" || name == "MVector") && len(c.Args) > 1:
		v, err = listed(c.Args, c.At)
	case slices.Contains([]string{"SMatrix", "MMatrix", "SArray"}, name) && len(c.Args) > 1:
		err = c.At.Errorf("%s of numbers, which are those of its columns; @%s with a matrix is read", name, name)
	case name == "fill" && len(c.Args) > 1:
		dims, fault := dimensions(c.Args[1:])
		if fault != nil || c.Args[0].Value.kind != isScalar {
			return v, true, c.At.Errorf("an array filled with what is not a number")
		}
		v, err = m.filledWith(c.Args[0].Value, dims, c.At)
	case len(c.Args) == 1 && slices.Contains([]string{"Int", "Int32", "Int64", "Int128"}, name):
		v, err = m.ofType(name, c.Args[0].Value, c.At)
	case name == "one" && len(c.Args) == 1:
		v = Number(expression.Number("1"), c.At)
	case name == "zero" && len(c.Args) == 1:
		v = Number(expression.Number("0"), c.At)
	case name == "inv" && len(c.Args) == 1 && c.Args[0].Value.kind == isScalar:
		v, err = m.combine(expression.Expr{Op: expression.OpQuo, At: c.At}, Number(expression.Number("1"), c.At), c.Args[0].Value)
	case name == "size" || name == "length":
		v, err = m.sizeOf(c)
	default:
		return v, false, nil
	}
	return v, true, err
}

// toType applies map(T, x), convert(T, x) and parse(T, x) with a type.
func (m *Machine) toType(c Call) (Value, error) {
	if err := c.needs(2); err != nil {
		return Value{}, err
	}
	to := c.Args[0].Word
	first, _ := utf8.DecodeRuneInString(to)
	if c.Name == "map" && !unicode.IsUpper(first) && !slices.Contains(elementTypes, to) && to != "big" && to != "float" {
		return Value{}, c.At.Errorf("map with a function that is not known here")
	}
	v, err := unquoted(c.Args[1].Value)
	if err != nil || v.kind != isList {
		return v, err
	}
	out := m.duplicate(v)
	if c.Name == "convert" { // to the type that it has, that is the same array
		out.copied = true
		m.viewed(v, out)
	}
	return out, out.Err
}

// listed makes an array of arguments.
func listed(args []Argument, at expression.Place) (Value, error) {
	out := List(make([]Value, len(args)), at)
	for i, a := range args {
		if out.list[i] = a.Value; a.Value.Err != nil {
			return a.Value, a.Value.Err
		}
	}
	return out, nil
}

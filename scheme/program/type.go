package program

import (
	"slices"

	"rofz/poly/exact"
	"rofz/scheme/expression"
)

// The types of numbers in calls that make arrays, as NumPy, PyTorch and Julia call them: integers cut fractions off, and
// short numbers round. All others are taken to have double precision at least.
var (
	integerNames = []string{"int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32", "uint64", "long", "longlong", "short", "intp", "intc", "byte",
		"bool", "bool_", "i", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "Int", "Int8", "Int16", "Int32", "Int64", "Int128", "Integer", "BigInt", "UInt", "Bool"}
	singleNames = []string{"float32", "single", "f", "f4", "complex64", "csingle", "Float32", "ComplexF32"}
	halfNames   = []string{"float16", "half", "e", "f2", "bfloat16", "float8_e4m3fn", "Float16"}
)

// typedFunctions are those whose arguments may say of what type the numbers of an array are.
var typedFunctions = []string{"array", "asarray", "asfarray", "astype", "zeros", "ones", "empty", "full", "fill", "eye", "zeros_like", "tensor", "as_tensor", "Matrix", "Vector", "Array",
	"map", "convert", "parse", "to", "type", "asanyarray", "ascontiguousarray", "SVector", "SMatrix", "float"}

// typed applies the type that a call gives the numbers of its array.
func (m *Machine) typed(c Call, v Value, args []expression.Expr) (Value, error) {
	if !slices.Contains(typedFunctions, c.Name) {
		return v, nil
	}
	if c.Name == "float" { // x.float() of PyTorch has single precision
		if v.kind == isList && m.language.lists {
			return m.ofType("float32", v, c.At)
		}
		return v, nil
	}
	for i, a := range c.Args {
		if a.last == "" || i == 0 && a.Key != "dtype" && m.language.lists || a.Key != "" && a.Key != "dtype" {
			continue
		}
		var err error
		if v, err = m.ofType(a.last, v, c.At); err != nil {
			return v, err
		}
	}
	return v, nil
}

// ofType returns v with numbers of a type, if they are the same.
func (m *Machine) ofType(name string, v Value, at expression.Place) (Value, error) {
	switch {
	case slices.Contains(integerNames, name):
		if !v.every(isInteger) || !v.given() {
			return v, at.Errorf("numbers of the type %.20q, which has no fractions", name)
		}
		if v.whole() {
			return v, nil
		}
		return m.integers(v), nil
	case slices.Contains(singleNames, name) && !v.single(), slices.Contains(halfNames, name) && !v.every(isHalf):
		return v, at.Errorf("numbers of the type %.20q, which rounds them; with double precision they are read", name)
	}
	return v, nil
}

// every reports whether all numbers of v are known to have a property. Entries that were not read do not count.
func (v Value) every(is func(x exact.Rat) bool) bool {
	switch {
	case v.Err != nil || v.kind == isNothing:
		return true
	case v.kind == isList:
		return !slices.ContainsFunc(v.list, func(x Value) bool { return !x.every(is) })
	}
	x, ok := v.scalar.Rational()
	return v.kind == isScalar && ok && is(x)
}

// given reports whether all entries of v were read.
func (v Value) given() bool {
	return v.Err == nil && !slices.ContainsFunc(v.list, func(x Value) bool { return !x.given() })
}

func isInteger(x exact.Rat) bool { return x.IsInt() }

// isHalf reports whether both kinds of half precision have a number, one with 8 bits, the other with exponents down to -14.
func isHalf(x exact.Rat) bool {
	num, den := x.Num(), x.Den()
	return num.Sign() == 0 || expression.IsSingle(x) && uint(num.BitLen())-num.TrailingZeroBits() <= 8 && num.BitLen() <= 15 && den.BitLen() <= 15
}

// integers returns an array of integers, which cut off what is stored in them.
func (m *Machine) integers(v Value) Value {
	if v.kind == isList && m.Spend(len(v.list), v.At) != nil {
		return v
	}
	v.scalar.Integer = v.kind == isScalar
	v.list = slices.Clone(v.list)
	for i := range v.list {
		v.list[i] = m.integers(v.list[i])
	}
	return v
}

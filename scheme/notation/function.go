package notation

import (
	"slices"

	"rofz/scheme/expression"
)

// The functions that tables call, by what they do. Everything else is an error that names the function.
var (
	sameFunctions = []string{"SUN_RCONST", "RCONST", "PetscRealConstant", "PetscReal", "Integer", "Float", "float", "float64",
		"mpf", "Decimal", "S", "sympify", "array", "asarray", "Matrix", "normalize", "squeeze", "copy", "BigFloat", "Float64",
		"big", "BigInt", "T", "T2", "collect", "SVector", "SMatrix"}
	sqrtFunctions  = []string{"sqrt", "SUNRsqrt", "PetscSqrtReal", "PetscSqrtScalar"}
	ratioFunctions = []string{"Rational", "Fraction", "mpq"}
	zeroFunctions  = []string{"zeros", "Vector", "Array"}
	nullPointers   = []string{"NULL", "PETSC_NULL", "PETSC_NULLPTR", "nullptr"}
	lastFunctions  = []string{"map", "convert", "parse"} // of a type and a value
)

// unquoted reads a number in quotes, as in Fraction("5/12") and big"0.1"; other values stay as they are.
func unquoted(v value) (value, error) {
	if !v.isText {
		return v, v.err
	}
	x, err := parseCoefficient(v.text)
	if err != nil {
		return v, v.at.Errorf("the text %.40q where a number would be right", v.text)
	}
	return scalarValue(x, v.at), nil
}

func (r *reader) apply(name string, args []argument, at expression.Place) (value, error) {
	needs := func(least, most int) error {
		if len(args) < least || len(args) > most {
			return at.Errorf("%s with %d arguments", name, len(args))
		}
		return nil
	}
	julia := r.dialect == expression.Julia
	switch {
	case slices.Contains(zeroFunctions, name), name == "Matrix" && julia:
		dims, err := dimensions(args)
		if err != nil {
			return value{}, err
		}
		return r.zeros(dims, at)
	case slices.Contains(sqrtFunctions, name):
		if err := needs(1, 1); err != nil {
			return value{}, err
		}
		return r.scale(args[0].value, func(t expression.Expr) (expression.Expr, error) { return t.Sqrt(), nil })
	case slices.Contains(ratioFunctions, name) && len(args) == 2:
		return r.combine(expression.Expr{Op: expression.OpQuo, At: at}, args[0].value, args[1].value)
	case slices.Contains(lastFunctions, name) && julia:
		if err := needs(2, 2); err != nil {
			return value{}, err
		}
		return unquoted(args[1].value)
	case slices.Contains(sameFunctions, name), slices.Contains(ratioFunctions, name):
		if err := needs(1, 4); err != nil { // np.array(list, dtype=object)
			return value{}, err
		}
		return r.same(name, args[0].value)
	case name == "SUNRpowerI" || name == "pow" || name == "PetscPowRealInt":
		if err := needs(2, 2); err != nil {
			return value{}, err
		}
		return r.raise(args[0].value, args[1].value, at)
	}
	return value{}, at.Errorf("the function %.40q, which is not known here; sqrt, and the ways of writing constants and arrays, are", name)
}

// same passes a value through. The macros of C that mark constants paste what they are given without parentheses.
func (r *reader) same(name string, v value) (value, error) {
	v, err := unquoted(v)
	if err != nil {
		return v, err
	}
	if r.dialect == expression.C && (v.scalar.Op == expression.OpAdd || v.scalar.Op == expression.OpSub) {
		return v, v.at.Errorf("%s of a sum, which C puts in place without parentheses; write %s around each number", name, name)
	}
	return v, nil
}

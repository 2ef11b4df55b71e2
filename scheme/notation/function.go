package notation

import "strings"

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

// named reads a name and what is called by it.
func (p *parser) named() (value, error) {
	t := p.take()
	name := t.text
	if strings.HasPrefix(name, "@") && p.lang == langJulia { // @SVector [...]
		return p.primary()
	}
	if p.lang == langC && p.sees("->") && p.ahead(1).kind == tokName {
		p.take()
		name += "->" + p.take().text
	}
	v, known := p.find(name)
	for p.lang != langC && !known && p.sees(".") && p.ahead(1).kind == tokName { // np.array, sympy.Rational
		p.take()
		name = p.take().text
	}
	if p.lang == langJulia && p.sees("{") && !p.peek().spaced {
		p.skipBraces()
	}
	next := p.peek()
	switch {
	case p.lang == langC && contains(nullPointers, name):
		return value{at: t.at, text: "NULL", isText: true}, nil
	case p.lang == langJulia && next.kind == tokString && !next.spaced: // big"0.1"
		p.take()
		return unquoted(value{at: next.at, text: next.text, isText: true})
	case p.sees("(") && !(p.matrix && next.spaced):
		return p.called(name, t.at)
	case p.lang == langJulia && !known && p.sees("[") && !next.spaced: // Float64[1 2]
		return p.array()
	case known:
		v.at = t.at
		return v, v.err
	case p.lang == langCoefficient:
		return scalarValue(term{op: opName, text: name}, t.at), nil
	}
	return v, t.at.errorf("the name %.40q, which has no value here", name)
}

func (p *parser) find(name string) (value, bool) {
	if p.lookup == nil {
		return value{}, false
	}
	return p.lookup(name)
}

func (p *parser) skipBraces() {
	depth := 0
	for p.peek().kind != tokEnd {
		switch {
		case p.sees("{"):
			depth++
		case p.sees("}"):
			depth--
		}
		if p.take(); depth == 0 {
			return
		}
	}
}

// unquoted reads a number in quotes, as in Fraction("5/12") and big"0.1"; other values stay as they are.
func unquoted(v value) (value, error) {
	if !v.isText {
		return v, v.err
	}
	x, err := parseCoefficient(v.text)
	if err != nil {
		return v, v.at.errorf("the text %.40q where a number would be right", v.text)
	}
	return scalarValue(x, v.at), nil
}

// called reads the arguments of a function and applies it.
func (p *parser) called(name string, at place) (value, error) {
	args, err := p.arguments()
	if err != nil {
		return value{}, err
	}
	if p.call != nil {
		if v, ok, err := p.call(name, args, at); ok || err != nil {
			return v, err
		}
	}
	return p.apply(name, args, at)
}

func (p *parser) apply(name string, args []argument, at place) (value, error) {
	needs := func(least, most int) error {
		if len(args) < least || len(args) > most {
			return at.errorf("%s with %d arguments", name, len(args))
		}
		return nil
	}
	julia := p.lang == langJulia
	switch {
	case name == "root" && p.lang == langCoefficient:
		if err := needs(3, 3); err != nil {
			return value{}, err
		}
		return apply3(args, at)
	case contains(zeroFunctions, name), name == "Matrix" && julia:
		dims, err := dimensions(args)
		if err != nil {
			return value{}, err
		}
		return p.zeros(dims, at)
	case contains(sqrtFunctions, name):
		if err := needs(1, 1); err != nil {
			return value{}, err
		}
		return p.scale(args[0].value, func(t term) (term, error) { return sqrt(t), nil })
	case contains(ratioFunctions, name) && len(args) == 2:
		return p.combine(token{kind: tokSign, text: "/", at: at}, args[0].value, args[1].value)
	case contains(lastFunctions, name) && julia:
		if err := needs(2, 2); err != nil {
			return value{}, err
		}
		return unquoted(args[1].value)
	case contains(sameFunctions, name), contains(ratioFunctions, name):
		if err := needs(1, 4); err != nil { // np.array(list, dtype=object)
			return value{}, err
		}
		return p.same(name, args[0].value)
	case name == "SUNRpowerI" || name == "pow" || name == "PetscPowRealInt":
		if err := needs(2, 2); err != nil {
			return value{}, err
		}
		return p.raise(args[0].value, args[1].value, at)
	}
	return value{}, at.errorf("the function %.40q, which is not known here; sqrt, and the ways of writing constants and arrays, are", name)
}

// same passes a value through. The macros of C that mark constants paste what they are given without parentheses.
func (p *parser) same(name string, v value) (value, error) {
	v, err := unquoted(v)
	if err != nil {
		return v, err
	}
	if p.lang == langC && (v.scalar.op == opAdd || v.scalar.op == opSub) {
		return v, v.at.errorf("%s of a sum, which C puts in place without parentheses; write %s around each number", name, name)
	}
	return v, nil
}

// apply3 makes root(f, lo, hi) of the grammar of scheme files.
func apply3(args []argument, at place) (value, error) {
	t := term{op: opRoot}
	for _, a := range args {
		x, err := a.value.coefficient()
		if err != nil {
			return value{}, err
		}
		t.args = append(t.args, x)
	}
	return scalarValue(t, at), nil
}

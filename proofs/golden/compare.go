package golden

import (
	"reflect"
	"slices"

	"rofz/poly"
	"rofz/poly/algebraic"
)

// same reports whether two values of one key are the same mathematical object. The generators of their fields may
// differ; evidence is not compared.
func same(x, y Value) bool {
	if reflect.TypeOf(x) != reflect.TypeOf(y) {
		return false
	}
	switch x := x.(type) {
	case Function:
		y := y.(Function)
		u, ok := unify(x.Field, y.Field)
		return ok && u.equalPolys(x.F.Numerator(), y.F.Numerator()) && u.equalPolys(x.F.Denominator(), y.F.Denominator())
	case Number:
		y := y.(Number)
		u, ok := unify(x.Field, y.Field)
		return ok && u.equal(x.X, y.X)
	case Infinity:
		y := y.(Infinity)
		u, ok := unify(x.Field, y.Field)
		return ok && x.At.Finite == y.At.Finite && x.At.Constant == y.At.Constant && x.At.Exponent == y.At.Exponent &&
			u.equal(x.At.Limit, y.At.Limit) && u.equal(x.At.Leading, y.At.Leading)
	case Branch:
		y := y.(Branch)
		return x.Factor.Equal(y.Factor) && x.Multiplicity == y.Multiplicity && x.Constant == y.Constant &&
			x.Exponent.Equal(y.Exponent) && x.Kappa.Equal(y.Kappa)
	case Verdict:
		return x.Verdict == y.(Verdict).Verdict
	case Constant:
		return x.equal(y.(Constant))
	case Real:
		return x.equal(y.(Real))
	case Equality:
		return x.equal(y.(Equality))
	case PairTerm:
		return x.equal(y.(PairTerm))
	case Integers:
		return slices.Equal(x, y.(Integers))
	}
	return false
}

// union compares elements of two real number fields inside a third that holds both.
type union struct{ first, second func(poly.Elem) poly.Elem }

func identity(x poly.Elem) poly.Elem { return x }

// unify adjoins the generator of l to k, unless the two are the same already. It reports false when the field that
// both generate is out of reach.
func unify(k, l algebraic.Field) (union, bool) {
	if k.Degree() == 1 || l.Degree() == 1 || k.Equal(l) {
		return union{identity, identity}, true // elements of ℚ equal themselves in any field
	}
	root := l.Root()
	e, err := k.AdjoinRoot(l.Algebra().MinimalPolynomial(), root.Lo, root.Hi)
	if err != nil {
		return union{}, false
	}
	return union{e.Lift, func(y poly.Elem) poly.Elem { return y.Poly().Eval(e.Root) }}, true
}

func (u union) equal(x, y poly.Elem) bool { return u.first(x).Equal(u.second(y)) }

func (u union) equalPolys(p, q poly.Poly) bool {
	return slices.EqualFunc(p.Coeffs(), q.Coeffs(), u.equal)
}

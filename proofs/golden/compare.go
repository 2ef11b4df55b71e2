package golden

import (
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/proofs/certificate"
	"rofz/rational"
)

// same reports whether two values of one key are the same mathematical object. The generators of their fields may
// differ; evidence is not compared.
func same(x, y Value) bool {
	switch x := x.(type) {
	case Function:
		y, ok := y.(Function)
		if !ok {
			return false
		}
		u, ok := unify(x.Field, y.Field)
		return ok && u.equalPolys(x.F.Numerator(), y.F.Numerator()) && u.equalPolys(x.F.Denominator(), y.F.Denominator())
	case Number:
		y, ok := y.(Number)
		if !ok {
			return false
		}
		u, ok := unify(x.Field, y.Field)
		return ok && u.equal(x.X, y.X)
	case Infinity:
		y, ok := y.(Infinity)
		if !ok || x.At.Finite != y.At.Finite || x.At.Constant != y.At.Constant || x.At.Exponent != y.At.Exponent {
			return false
		}
		u, ok := unify(x.Field, y.Field)
		return ok && u.equal(x.At.Limit, y.At.Limit) && u.equal(x.At.Leading, y.At.Leading)
	case Branch:
		y, ok := y.(Branch)
		return ok && x.Factor.Monic().Equal(y.Factor.Monic()) && x.Multiplicity == y.Multiplicity && x.Constant == y.Constant &&
			x.Exponent.Equal(y.Exponent) && x.kappaIn().Equal(y.kappaIn())
	case Verdict:
		y, ok := y.(Verdict)
		return ok && x.Verdict == y.Verdict
	case Constant:
		y, ok := y.(Constant)
		return ok && x.equal(y)
	case Equality:
		y, ok := y.(Equality)
		return ok && x.equal(y)
	case Integer, Exponent, Degrees:
		return x == y
	}
	return false
}

// kappaIn returns κ reduced modulo the factor whose root it is written in.
func (x Branch) kappaIn() poly.Poly {
	if x.Factor.Degree() < 1 {
		return x.Kappa
	}
	_, rest := x.Kappa.DivMod(x.Factor)
	return rest
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
	if p.Degree() != q.Degree() {
		return false
	}
	for i := range p.Degree() + 1 {
		if !u.equal(p.Coeff(i), q.Coeff(i)) {
			return false
		}
	}
	return true
}

// claimed returns the function that a certificate is about, over the field that it names.
func claimed(f certificate.Function) (Function, error) {
	k, err := certificateField(f)
	if err != nil {
		return Function{}, err
	}
	r, err := rational.New(f.P, f.Q)
	return Function{k, r}, err
}

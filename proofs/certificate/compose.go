package certificate

import (
	"rofz/poly"
	"rofz/poly/exact"
)

// Claims returns an empty claim of each sort, one for each name.
func Claims() []Certificate {
	var out []Certificate
	for _, c := range claims {
		out = append(out, copyOf(c))
	}
	return out
}

// NewFile returns the file of claims about a scheme. The intervals of the roots in it are so narrow that all evidence holds
// that does in those of the claims. Nothing here is checked.
func NewFile(s Scheme, claims ...Certificate) File {
	f := File{Scheme: s, Claims: append([]Certificate(nil), claims...)}
	var derivation *Derivation
	var about narrowest // the root of R's field, if that is another one
	scheme := narrowest{s.Root}
	for i, c := range f.Claims {
		if d, ok := c.(*Derivation); ok {
			copied := *d
			f.Claims[i], derivation = &copied, &copied
			if d.Inherits != nil {
				about.add(d.R.Root)
			}
		}
	}
	for _, c := range f.Claims {
		if d, ok := c.(*Derivative); ok && d.Resolvent != nil {
			scheme.add(d.Resolvent.Root)
		}
		if functionOf(c) == nil || derivation == nil || derivation.Inherits == nil {
			scheme.add(*c.root())
		} else {
			about.add(*c.root())
		}
	}
	f.Scheme.Root = scheme.Interval
	if derivation != nil {
		derivation.Root, derivation.R.Root = scheme.Interval, scheme.Interval
		if derivation.Inherits != nil {
			derivation.R.Root = about.Interval
		}
	}
	return f
}

// Set sets the coefficients under a key, which is that of scheme files: rows of numbers, of which a vector has one, and
// a polynomial has one that begins with the constant term. It does nothing if no kind has the key.
func (s *Scheme) Set(key string, rows [][]poly.Elem) {
	for _, p := range partsOf(s) {
		if p.key != key {
			continue
		}
		switch x := p.value.(type) {
		case *[][]poly.Elem:
			*x = rows
		case *[]poly.Elem:
			*x = rows[0]
		case *poly.Poly:
			*x = poly.New(rows[0]...)
		}
	}
}

// Bind returns the claim c about a scheme, with the scheme's coefficients in the fields that no file has. The error says that
// the scheme is not of a kind that it can be about, or that it is about R.
func Bind[C Certificate](s Scheme, c C) (C, error) {
	bound, err := newSubject(&s).bind(c)
	return bound.(C), err
}

// narrowest is the common part of intervals that hold one number; the point 0 stands for all numbers.
type narrowest struct{ exact.Interval }

func (n *narrowest) add(x exact.Interval) {
	switch {
	case x.IsPoint():
	case n.IsPoint():
		n.Interval = x
	default:
		n.Lo, n.Hi = exact.Max(n.Lo, x.Lo), exact.Min(n.Hi, x.Hi)
	}
}

// About returns the scheme that a claim itself names: its R, or its method. It reports false for a claim that does not say
// all of what its scheme is.
func About(c Certificate) (Scheme, bool) {
	if f := functionOf(c); f != nil {
		d, isDerivative := c.(*Derivative)
		return Scheme{Kind: Rational, P: f.P, Q: f.Q, Root: f.Root}, !isDerivative || d.T == nil
	}
	switch c := c.(type) {
	case *Multistep:
		return Scheme{Kind: LinearSteps, Rho: c.Rho, Sigma: c.Sigma, Root: c.Root}, true
	case *GeneralLinear:
		return Scheme{Kind: GeneralMethod, A: c.A, U: c.U, B: c.B, V: c.V, Root: c.Root}, true
	}
	return Scheme{}, false
}

package scheme

import "rofz/poly"

// Warning is what is unusual about a scheme without being wrong: ComplexNodes or a CancelledPole.
type Warning interface{ warning() }

type (
	// ComplexNodes: only some nodes of a collocation method are real, so that its coefficients are complex.
	ComplexNodes struct{ Real, Nodes int }
	// CancelledPole: the common factor of det(I − zA) and the numerator vanishes somewhere in Re z ≤ 0.
	CancelledPole struct{ Common poly.Poly }
)

func (ComplexNodes) warning()  {}
func (CancelledPole) warning() {}

// Warnings returns what is unusual about the coefficients. Cost: for a collocation method that of isolating its nodes.
func Warnings(s Scheme) []Warning {
	c, ok := s.(*Collocation)
	if !ok {
		return nil
	}
	if real := len(c.field.Isolate(c.nodes)); real < c.nodes.Degree() {
		return []Warning{ComplexNodes{real, c.nodes.Degree()}}
	}
	return nil
}

package scheme

import (
	"slices"

	"rofz/poly"
)

// Warning is what is unusual about a scheme without contradicting its source: ComplexNodes, ShortDecimals, LostPlaces,
// DeliberateNodes, a WeightSum or a CancelledPole.
type Warning interface{ warning() }

type (
	// ComplexNodes: only some nodes of a collocation method are real, so that its coefficients are complex.
	ComplexNodes struct{ Real, Nodes int }
	// CancelledPole: the common factor of det(I − zA) and the numerator vanishes somewhere in Re z ≤ 0.
	CancelledPole struct{ Common poly.Poly }
	// ShortDecimals: Units.Short.
	ShortDecimals struct{}
	// LostPlaces: Units.Lost.
	LostPlaces struct{ Count int }
	// DeliberateNodes: OwnNodes, which are not empty, and the order that they keep; or those of stages that nothing uses.
	DeliberateNodes struct {
		Order int
		Idle  bool // nothing uses the stages
		Rows  []RowSum
	}
)

func (ComplexNodes) warning()    {}
func (CancelledPole) warning()   {}
func (ShortDecimals) warning()   {}
func (LostPlaces) warning()      {}
func (DeliberateNodes) warning() {}

// Warnings returns what is unusual about the coefficients. Cost: that of UnitsOf, and for a collocation
// method that of isolating its nodes.
func Warnings(s Scheme) []Warning {
	var out []Warning
	if u := UnitsOf(s); u.Short {
		out = append(out, ShortDecimals{})
	} else if u.Lost > 0 {
		out = append(out, LostPlaces{u.Lost})
	}
	if own := OwnNodes(s); own != nil {
		out = append(out, NewDeliberateNodes(s, own))
	}
	for _, w := range WeightSums(s) {
		if !w.Claimed {
			out = append(out, w)
		}
	}
	if c, ok := s.(*Collocation); ok {
		if real := len(c.field.Isolate(c.nodes)); real < c.nodes.Degree() {
			out = append(out, ComplexNodes{real, c.nodes.Degree()})
		}
	}
	return out
}

// NewDeliberateNodes says which order OwnNodes keep: the claimed one or, where none is, that which they have. It says none of
// stages that nothing uses.
func NewDeliberateNodes(s Scheme, own []RowSum) DeliberateNodes {
	if j := newJudge(s); !slices.ContainsFunc(own, func(x RowSum) bool { return !j.idle(x) }) {
		return DeliberateNodes{Idle: true, Rows: own}
	}
	if p := s.Info().Order; p != nil {
		return DeliberateNodes{Order: *p, Rows: own}
	}
	_, given, _ := NodeOrders(s, MaxTreeOrder)
	return DeliberateNodes{Order: given, Rows: own}
}

package proofs

import (
	"slices"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/bivariate"
	"rofz/poly/exact"
	"rofz/proofs/certificate"
	"rofz/scheme"
)

// The facts about additive pairs whose absence others have to know of.
const (
	PairFunctionFact = "stability function of the pair"
	CoupledOrderFact = "coupled order"
)

// pairFacts are what is known of an additive pair besides its properties. Each is computed once, when it is asked for.
type pairFacts struct {
	function                 func() pairFunction
	order, toDigits          func() coupledOrder
	embedded, embeddedDigits func() coupledOrder
	holds, holdsToDigits     func() Decision // what the core says of order and toDigits
	halves                   [2]func() *Analysis
	limit                    func() PairLimit
	reach                    map[string]func() Reach
}

type pairFunction struct {
	scheme.PairFunction
	core *certificate.PairFunction
}

type coupledOrder struct {
	scheme.CoupledOrder
	ok bool
}

// newPairFacts returns nil unless the scheme is an additive pair.
func (a *Analysis) newPairFacts() *pairFacts {
	p, ok := a.scheme.(*scheme.AdditivePair)
	if !ok {
		return nil
	}
	order := func(name string, of func(*scheme.AdditivePair, bool) (scheme.CoupledOrder, bool), embedded bool) func() coupledOrder {
		return fact(a, name, func() coupledOrder {
			o, ok := of(p, embedded)
			return coupledOrder{o, ok}
		})
	}
	facts := &pairFacts{
		function:       fact(a, PairFunctionFact, func() pairFunction { return a.findPairFunction(p) }),
		order:          order(CoupledOrderFact, scheme.CoupledOrderOf, false),
		toDigits:       order("coupled order to the printed digits", scheme.CoupledOrderToDigits, false),
		embedded:       order("coupled order of the embedded weights", scheme.CoupledOrderOf, true),
		embeddedDigits: order("coupled order of the embedded weights to the printed digits", scheme.CoupledOrderToDigits, true),
		limit:          fact(a, "behaviour of the pair at infinity", a.findPairLimit),
		reach:          make(map[string]func() Reach),
		halves: [2]func() *Analysis{
			fact(a, "explicit half", func() *Analysis { return AnalyzeAsMeant(a.ctx, p.Explicit(), a.find) }),
			fact(a, "implicit half", func() *Analysis { return AnalyzeAsMeant(a.ctx, p.Implicit(), a.find) }),
		},
	}
	facts.holds = fact(a, "certificate of the coupled order", func() Decision { return a.proveCoupledOrder(facts.order()) })
	facts.holdsToDigits = fact(a, "certificate of the coupled order to the printed digits", func() Decision { return a.proveCoupledOrder(facts.toDigits()) })
	return facts
}

// Pair returns the scheme as an additive pair, if it is one. Such a pair has no StabilityFunction of one variable.
func (a *Analysis) Pair() (p *scheme.AdditivePair, ok bool) {
	p, ok = a.scheme.(*scheme.AdditivePair)
	return p, ok
}

// Halves returns the analyses of the explicit and of the implicit half of an additive pair, as the Runge–Kutta methods that they are;
// ok is false for other schemes, and for want of time.
func (a *Analysis) Halves() (explicit, implicit *Analysis, ok bool) {
	if a.pair == nil {
		return nil, nil, false
	}
	explicit, one := peek(a.pair.halves[0])
	implicit, two := peek(a.pair.halves[1])
	return explicit, implicit, one && two
}

// PairFunction returns R(z_E, z_I) of an additive pair, which the core has checked; ok is false for other schemes, and for want of time.
func (a *Analysis) PairFunction() (f scheme.PairFunction, ok bool) {
	if a.pair == nil {
		return f, false
	}
	x, done := peek(a.pair.function)
	return x.PairFunction, done
}

// CoupledOrder returns the order of an additive pair by coloured trees, that of the embedded weights if asked for, exactly and to the
// printed digits: see scheme.CoupledOrderOf. ok is false for other schemes, without embedded weights, and for want of time.
func (a *Analysis) CoupledOrder(embedded bool) (exactly, toDigits scheme.CoupledOrder, ok bool) {
	if a.pair == nil {
		return exactly, toDigits, false
	}
	x, y := a.pair.order, a.pair.toDigits
	if embedded {
		x, y = a.pair.embedded, a.pair.embeddedDigits
	}
	first, one := peek(x)
	second, two := peek(y)
	return first.CoupledOrder, second.CoupledOrder, one && two && first.ok && second.ok
}

// coupledOrderProperty is what decisions about the coupled order are called.
const coupledOrderProperty Property = CoupledOrderFact

// DecideCoupledOrder proves what the coupled order of an additive pair is, exactly, or to the printed digits: that it is at least so high, and no higher where
// a tree fails. It is Undecided for other schemes, and for want of time.
//
// Cost: that of the order, and O(T·s²) operations on coefficients in the core, for T trees and s stages.
func (a *Analysis) DecideCoupledOrder(toDigits bool) Decision {
	if a.pair == nil {
		return Decision{Property: coupledOrderProperty, Reason: NotDefined{a.scheme.Info().Kind}}
	}
	of := a.pair.holds
	if toDigits {
		of = a.pair.holdsToDigits
	}
	d, done := peek(of)
	if !done {
		return a.open(coupledOrderProperty)
	}
	return d
}

func (a *Analysis) proveCoupledOrder(o coupledOrder) Decision {
	c, err := certificate.Bind(a.certified(), &certificate.CoupledOrder{Order: o.Order, Within: o.Within})
	if err != nil {
		return Decision{Property: coupledOrderProperty, Reason: Unaccepted{err}}
	}
	if len(o.Failed) > 0 {
		c.Fails = o.Failed[0].Tree.String()
	}
	return settleInField(a.scheme.Field(), coupledOrderProperty, c, func(x exact.Interval) { c.Root = x }, nil)
}

func (a *Analysis) findPairFunction(p *scheme.AdditivePair) pairFunction {
	f := p.Function(a.ctx)
	c, err := certificate.Bind(a.certified(), &certificate.PairFunction{
		D0: inPowersOfE(f.D0), G: inPowersOfE(f.Common), N: inPowersOfE(f.N), D: inPowersOfE(f.D),
	})
	if err != nil {
		panic("internal error: " + err.Error())
	}
	length := 1
	for _, v := range f.Vector {
		length = max(length, v.Height()+1)
	}
	for _, v := range f.Vector {
		rows := inPowersOfE(v)
		c.Vector = append(append(c.Vector, rows...), make([]poly.Poly, length-len(rows))...)
	}
	d := settleInField(p.Field(), "stability function of the pair", c, func(x exact.Interval) { c.Root = x }, nil)
	a.proved(d)
	return pairFunction{f, c}
}

// inPowersOfE returns the coefficients of the powers of z_E, polynomials in z_I.
func inPowersOfE(f bivariate.Poly) []poly.Poly { return f.Exchanged() }

// isAdditive reports whether the scheme is an additive pair.
func isAdditive(a *Analysis) bool { return a.pair != nil }

// Why a pair has a structure, or has not.
type (
	// PairEquations: the equations of the structure hold, to within a distance.
	PairEquations struct {
		Of     Property
		Within exact.Rat
	}
	// PairDiffers: an equation of the structure fails. Index counts from 1, in the order of the equations.
	PairDiffers struct {
		Of         Property
		Index      int
		Stages     int
		Field      algebraic.Field
		Difference poly.Elem
	}
	// PairMatrix: the matrix of the implicit stages is invertible, or singular.
	PairMatrix struct {
		Singular bool
		Rest     bool // it is that without the first stage
	}
	// OneStage: the pair has no stage but the first.
	OneStage struct{}
)

func (PairEquations) reason() {}
func (PairDiffers) reason()   {}
func (PairMatrix) reason()    {}
func (OneStage) reason()      {}

// Structures are the properties that say of which type an additive pair is, in the order of reports.
var Structures = []Property{TypeA, TypeCK, ARS, GSA, EqualC, EqualB}

// decideStructure decides what a pair is by its coefficients, to the published digits for truncated ones: each number is to be within what its own
// digits explain, and the distance of the claim is what the largest one needs.
func decideStructure(p Property) func(*Analysis) Decision {
	return func(a *Analysis) Decision {
		s, k := a.scheme.(*scheme.AdditivePair), a.field()
		c, err := certificate.Bind(a.certified(), &certificate.PairStructure{Property: string(p)})
		if err != nil {
			return Decision{Property: p, Reason: Unaccepted{err}}
		}
		x := s.Structure(string(p))
		reason := Reason(PairEquations{Of: p})
		if x.Matrix != nil {
			reason = PairMatrix{Rest: p != TypeA}
		}
		var most exact.Rat // that the digits explain
		for i, r := range x.Residuals {
			if k.Within(r, x.Within[i]) {
				most = exact.Max(most, x.Within[i])
				if !r.IsZero() { // as far as they really differ, in few digits
					c.Within = exact.Min(most, exact.Max(c.Within, k.Above(r, 2)))
				}
				continue
			}
			if c.Against, c.Within = true, (exact.Rat{}); !x.Within[i].IsZero() {
				c.Within = x.Within[i]
			}
			reason = PairDiffers{p, i + 1, s.Stages(), k, r}
			if x.Matrix == nil && s.Stages() == 1 && (p == TypeCK || p == ARS) {
				reason = OneStage{}
			}
			break
		}
		if x.Matrix != nil && !c.Against {
			if inverse, kernel := scheme.Invert(x.Matrix); inverse != nil {
				c.Inverse = inverse
			} else {
				c.Against, c.Kernel, c.Within, reason = true, kernel, exact.Rat{}, PairMatrix{Singular: true, Rest: p != TypeA}
			}
		}
		if !c.Against && c.Inverse == nil {
			reason = PairEquations{p, c.Within}
		}
		return settleInField(k, p, c, func(x exact.Interval) { c.Root = x }, reason)
	}
}

// Structure lists the structures that a pair is proved to have.
func (a *Analysis) Structure() []Property {
	return slices.DeleteFunc(slices.Clone(Structures), func(p Property) bool { return !a.Decide(p).Verdict.Proved() })
}

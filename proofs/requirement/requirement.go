// Package requirement decides whether a scheme is as somebody needs it:
//
//	list, err := requirement.Parse("A-stable,order>=3,C<=2")      // err is a *Misspelling, which points at the place
//	result := list[2].Decide(proofs.Analyze(s))                   // result.Outcome: Met, NotMet or Undecided
//
// A result is data: what was compared, and, where the core has accepted a certificate that decides the requirement, the
// core's decision. docs/requirements.md describes the language.
package requirement

import (
	"fmt"
	"slices"
	"strings"

	"rofz/asymptotics"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/scheme"
)

// A Requirement is a condition on a scheme: that a property is proved, or refuted, or how a quantity compares with a
// number.
type Requirement struct {
	Property proofs.Property // "" for a comparison
	Not      bool            // the property is to be refuted

	Quantity Quantity
	Region   asymptotics.Region // of a best constant
	Relation string             // one of <, <=, =, >=, >
	Number   Literal

	tan string // of a sector, as it was written
}

// A Quantity is a number that a requirement can be about.
type Quantity string

// The quantities. BestConstant is the only one that depends on a region. All but ExactOrder and Stages are about the scheme
// that a table with rounded coefficients means: orders hold to the printed digits, and R is that of proofs.Analysis.AsMeant.
const (
	Order        Quantity = "order"
	ExactOrder   Quantity = "exact-order" // that of R as printed
	TableauOrder Quantity = "tableau-order"
	StageOrder   Quantity = "stage-order"
	Stages       Quantity = "stages"
	Decay        Quantity = "decay"
	Limit        Quantity = "limit"
	Weight       Quantity = "b" // the smallest of the weights
	BestConstant Quantity = "C"
	AlphaDegrees Quantity = "A(alpha)"      // the largest α in degrees
	CoupledOrder Quantity = "coupled-order" // of an additive pair
	Eta0         Quantity = "eta0"          // how far a pair is stable for imaginary z_E and all Re z_I ≤ 0
	Xi0          Quantity = "xi0"           // the same for real z_E ≤ 0
)

// Quantities lists them in the order in which they are explained, with the numbers of proofs.Numbers behind them:
// "weak-stage-order".
func Quantities() []Quantity {
	list := []Quantity{Order, ExactOrder, TableauOrder, StageOrder, Stages, Decay, Limit, Weight, BestConstant, AlphaDegrees, CoupledOrder, Eta0, Xi0}
	for _, n := range proofs.Numbers() {
		list = append(list, quantityOf(n))
	}
	return list
}

func quantityOf(n proofs.Number) Quantity { return Quantity(strings.ReplaceAll(string(n), "_", "-")) }

// number returns the number that a quantity is; ok is false for the other quantities.
func (q Quantity) number() (n proofs.Number, ok bool) {
	for _, n := range proofs.Numbers() {
		if quantityOf(n) == q {
			return n, true
		}
	}
	return "", false
}

// names returns the properties, or the quantities, as they are written.
func names[T ~string](list []T) []string {
	var out []string
	for _, x := range list {
		out = append(out, string(x))
	}
	return out
}

var relations = []string{"<", "<=", "=", ">=", ">"}

// signs lists the spellings of the relations, none behind a beginning of itself.
var signs = []struct{ written, relation string }{
	{"<=", "<="}, {"≤", "<="}, {">=", ">="}, {"≥", ">="}, {"<", "<"}, {">", ">"}, {"=", "="},
}

// A Literal is a number as it was written; written anew it could be longer than exact.ParseRat reads.
type Literal struct {
	Text  string
	Value exact.Rat
}

// String returns the requirement in the form in which Parse reads it as the same.
func (r Requirement) String() string {
	switch {
	case r.Property == "":
		return r.Measured() + r.Relation + r.Number.Text
	case r.Not:
		return "not " + string(r.Property)
	}
	return string(r.Property)
}

// Measured returns the quantity with its region: "C(tan=1/2)".
func (r Requirement) Measured() string {
	switch {
	case r.Quantity != BestConstant || r.Region.IsHalfPlane():
		return string(r.Quantity)
	case r.Region.Tan().IsZero():
		return string(r.Quantity) + "(axis)"
	}
	return fmt.Sprintf("%s(tan=%s)", r.Quantity, r.tan)
}

// An Outcome says whether a requirement is met. The zero value is Undecided.
type Outcome int

// The outcomes.
const (
	Undecided Outcome = iota
	Met
	NotMet
)

// String returns "undecided", "met" or "not met".
func (o Outcome) String() string { return [...]string{"undecided", "met", "not met"}[o] }

// A Result says how a requirement came out for a scheme, and why.
type Result struct {
	Requirement
	Outcome Outcome
	Measure Measure // of a comparison

	// Decision is what decides a property, or a certificate that the core has accepted and from which the comparison
	// follows; nil for a comparison that has none.
	Decision *proofs.Decision

	// AsMeant is the analysis that was asked, where that is the one of the scheme that a table with rounded coefficients
	// means; nil if the coefficients as printed were.
	AsMeant *proofs.Analysis
}

// Decide decides the requirement for the scheme that a analyses; embedded weights are not looked at. What was not
// computed in the time of a is undecided.
//
// Cost: that of the facts the requirement is about. The best constants take that of asymptotics.Sup, and the certificate
// for one that of Analysis.DecideBound.
func (r Requirement) Decide(a *proofs.Analysis) Result {
	if r.Property == "" {
		return r.compare(a)
	}
	d := a.Decide(r.Property)
	out := Result{Requirement: r, Decision: &d}
	if m, ok := a.AsMeant(); ok {
		if e := m.Decide(r.Property); !e.Verdict.Undecided() {
			d, out.AsMeant = e, m
		}
	}
	switch {
	case d.Verdict.Undecided():
	case d.Verdict.Refuted() == r.Not:
		out.Outcome = Met
	default:
		out.Outcome = NotMet
	}
	return out
}

// compare decides a comparison.
func (r Requirement) compare(a *proofs.Analysis) Result {
	asked := r.asked(a)
	m := r.measure(asked)
	signs, known := m.signs(r.Number.Value)
	out := Result{Requirement: r, Measure: m}
	if asked != a {
		out.AsMeant = asked
	}
	switch holds := func(sign int) bool { return slices.Contains(signsOf[r.Relation], sign) }; {
	case !known:
	case !slices.ContainsFunc(signs, holds):
		out.Outcome = NotMet
	case !slices.ContainsFunc(signs, func(sign int) bool { return !holds(sign) }):
		out.Outcome = Met
	}
	switch {
	case out.Outcome == Undecided:
	case r.Quantity == BestConstant && len(signs) == 1:
		out.Decision = r.certify(asked, m, signs[0])
	case r.Quantity == AlphaDegrees:
		out.Decision = certifyAngle(m, r.Number.Value, signs[0])
	case m.Number == proofs.SSPCoefficient && len(signs) == 1:
		out.Decision = r.certifySSP(asked, signs[0])
	case r.Quantity == Order || r.Quantity == ExactOrder || r.Quantity == TableauOrder:
		out.Decision = r.certifyOrder(a, m)
	}
	return out
}

// asked returns the analysis that a comparison is about: that of the scheme that is meant for what rounding would spoil.
func (r Requirement) asked(a *proofs.Analysis) *proofs.Analysis {
	m, ok := a.AsMeant()
	if n, isNumber := r.Quantity.number(); isNumber {
		_, of := a.NumberAsTold(n)
		return of
	}
	switch r.Quantity {
	case AlphaDegrees:
		if ok {
			return m
		}
	case StageOrder, Decay, Limit, BestConstant:
		if s, isOneStep := a.Scheme().(scheme.OneStep); ok && isOneStep && (r.Quantity != StageOrder || m.Scheme().Info().Kind == s.Info().Kind) {
			return m
		}
	}
	return a
}

// signsOf has for each relation the signs of a − b for which it holds between a and b.
var signsOf = map[string][]int{"<": {-1}, "<=": {-1, 0}, "=": {0}, ">=": {0, 1}, ">": {1}}

package requirement

import "rofz/proofs"

// Integers lists the quantities that are integers, of which Integer tells.
func Integers() []Quantity { return []Quantity{Order, ExactOrder, TableauOrder, StageOrder, Stages} }

// Integer returns a quantity of a scheme, as a comparison with it would take it, and false if the scheme has none or it
// is not known.
//
// Cost: that of the fact.
func (q Quantity) Integer(a *proofs.Analysis) (n int, ok bool) {
	r := Requirement{Quantity: q}
	m := r.measure(r.asked(a))
	if len(m.Values) != 1 {
		return 0, false
	}
	x, _ := m.Values[0].Rational()
	return int(x.Num().Int64()), true
}

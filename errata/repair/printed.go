package repair

import (
	"math/big"

	"rofz/poly"
	"rofz/scheme"
)

// claimed returns a scheme that also claims the orders that nobody claims: the highest ones that hold to the printed
// digits. It returns s itself where there are none.
func claimed(s scheme.Scheme) scheme.Scheme {
	info := s.Info()
	one, ok := s.(scheme.OneStep)
	if !ok || s.Printed() == nil {
		return s
	}
	_, bhat, _ := scheme.Weights(s)
	highest := func(embedded bool, claim *int) *int {
		if claim != nil || embedded && bhat.Values == nil {
			return claim
		}
		o, ok := scheme.TableauOrderToDigits(one, embedded, scheme.MaxTreeOrder)
		if !ok || o.Order < 1 {
			return nil
		}
		return &o.Order
	}
	info.Order, info.EmbeddedOrder = highest(false, info.Order), highest(true, info.EmbeddedOrder)
	if info.Order == s.Info().Order && info.EmbeddedOrder == s.Info().EmbeddedOrder {
		return s
	}
	aim, err := scheme.New(info, s.Printed()...)
	if err != nil {
		return s
	}
	return aim
}

// recognizePrinted holds every free variable that is printed like a short number of the field at that number. It reports
// false if there is none.
func (s *solver) recognizePrinted() bool {
	any := false
	for _, i := range s.free() {
		v := s.vars[i]
		bits := -new(big.Float).SetRat(v.unit.Big()).MantExp(nil)
		if bits < scarce {
			continue
		}
		x := new(big.Float).SetPrec(uint(4*bits) + 64).SetRat(v.value.Big())
		y, ok := inField(s.effort, s.field, x, bits, scarce)
		if ok && s.field.Within(y.Sub(poly.Rational(v.value)), v.unit) {
			s.hold(i, y)
			s.recognized++
			any = true
		}
	}
	return any
}

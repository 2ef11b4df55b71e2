package proofs

import (
	"context"

	"rofz/poly"
	"rofz/rational"
	"rofz/scheme"
)

// Meaning finds the scheme that a table with rounded coefficients means.
type Meaning func(ctx context.Context, a *Analysis) Meant

// Meant is the scheme that a table means: one whose coefficients are within the units of the printed ones, or, if only that
// is found, a rational approximation whose coefficients are within what these units make of those of R. It is analysed like
// any other scheme: nothing is believed.
type Meant struct {
	Analysis *Analysis // of that scheme; nil if none was found
	How      any       // what the Meaning has to say of it
}

// AsMeant returns the analysis of the scheme that is meant; ok is false if the coefficients are exact, and if no such
// scheme is known.
//
// Cost: that of the Meaning, once.
func (a *Analysis) AsMeant() (m *Analysis, ok bool) {
	x, _ := peek(a.meant)
	a.mu.Lock()
	a.askedAsMeant = x.Analysis
	a.mu.Unlock()
	return x.Analysis, x.Analysis != nil
}

// Told returns the analysis whose facts are told of the scheme: that of the scheme that is meant where one is known, or else
// a itself.
//
// Cost: that of AsMeant.
func (a *Analysis) Told() (t *Analysis, asMeant bool) {
	if m, ok := a.AsMeant(); ok {
		return m, true
	}
	return a, false
}

// DecideAsTold returns the decision about a property that is told, and the analysis that it is of: that of the scheme that
// is meant where it comes out otherwise there than as printed, or else a. Strong A-stability is told of the former in any
// case: as printed its evidence, R(∞) or a point where |R| exceeds 1, may be what rounding made of 0 and 1.
//
// Cost: that of two decisions, and of AsMeant.
func (a *Analysis) DecideAsTold(p Property) (d Decision, of *Analysis) {
	d = a.Decide(p)
	if m, ok := a.AsMeant(); ok {
		if e := m.Decide(p); !e.Verdict.Undecided() && (p == StronglyAStable || e.Verdict.Outcome() != d.Verdict.Outcome()) {
			return e, m
		}
	}
	return d, a
}

// Meant returns what was found of the scheme that is meant, the zero value if nothing was looked for.
//
// Cost: that of AsMeant.
func (a *Analysis) Meant() Meant {
	x, _ := peek(a.meant)
	return x
}

func (a *Analysis) findMeant() Meant {
	if a.find == nil || scheme.UnitsOf(a.scheme).Exact() {
		return Meant{}
	}
	return a.find(a.ctx, a)
}

// OrderToDigitsFact names the order to the printed digits among what is Unfinished.
const OrderToDigitsFact = "order to the printed digits"

// OrderToDigits is Order where conditions hold to the printed digits: the order of R for the scheme that is meant, and the
// coefficient of z^(p+1) in e^z − R as printed, which is right to about these digits. With exact coefficients it is Order.
//
// Cost: that of scheme.OrderToDigits.
func (a *Analysis) OrderToDigits() (p int, c poly.Elem) {
	if scheme.UnitsOf(a.scheme).Exact() {
		return a.Order()
	}
	o, _ := peek(a.orderToDigits)
	return o.p, o.c
}

func (a *Analysis) findOrderToDigits() order {
	exactly, _ := peek(a.order)
	limit := 2 * scheme.MaxTreeOrder
	var coefficient func(n int) poly.Elem
	switch s := a.scheme.(type) {
	case scheme.Multistep:
		coefficient = func(n int) poly.Elem { return scheme.MultistepDefect(s.Rho(), s.Sigma(), n) }
	case scheme.OneStep:
		f, err := a.function()
		if err != nil {
			return exactly
		}
		limit = min(limit, f.r.Numerator().Degree()+f.r.Denominator().Degree())
		coefficient = func(n int) poly.Elem { return rational.Exponential(n).Coeff(n).Sub(f.r.Series(n + 1)[n]) }
	}
	p, ok := scheme.OrderToDigitsContext(a.ctx, a.scheme, a.weights != "", limit)
	if !ok || p <= exactly.p {
		return exactly
	}
	return order{p: p, c: coefficient(p + 1)}
}

// TableauOrderToDigits is TableauOrder where conditions hold to the printed digits.
//
// Cost: that of scheme.TableauOrderToDigits.
func (a *Analysis) TableauOrderToDigits() (o scheme.TreeOrder, ok bool) {
	if scheme.UnitsOf(a.scheme).Exact() {
		return a.TableauOrder()
	}
	x, done := peek(a.treesToDigits)
	return x.TreeOrder, x.ok && done
}

func (a *Analysis) findTableauOrderToDigits() treeOrder {
	s, ok := a.scheme.(scheme.OneStep)
	if !ok {
		return treeOrder{}
	}
	o, ok := scheme.TableauOrderToDigitsContext(a.ctx, s, a.weights != "", scheme.MaxTreeOrder)
	return treeOrder{o, ok}
}

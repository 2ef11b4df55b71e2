package exposition

import (
	"rofz/paper/formula"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/proofs"
	"rofz/scheme"
)

// OrderOf returns the order of R, or of the principal root of a multistep method, to the printed digits, that of an exponential
// scheme for y' = Ly + N(y), or the coupled order of an additive pair; ok is false if it has none, or if it is not known for want of time.
func OrderOf(a *proofs.Analysis) (p int, ok bool) {
	switch a.Scheme().(type) {
	case scheme.GeneralLinear:
		return 0, false
	case scheme.Exponential:
		o, ok := a.ExponentialOrder()
		return o.Order, ok && !o.AtLeast
	case *scheme.AdditivePair:
		_, o, ok := a.CoupledOrder(false)
		return o.Order, ok && o.Order < scheme.MaxColouredOrder
	}
	p, _ = a.OrderToDigits()
	return p, !a.IsUnfinished(proofs.OrderFact) && !a.IsUnfinished(proofs.OrderToDigitsFact) && !a.IsUnfinished(proofs.FunctionFact)
}

// A toldOrder is the order that is told of a scheme, with its error constant: that of the scheme that is meant where this
// is of the same order, or else the coefficient as printed.
type toldOrder struct {
	p        int
	toDigits bool // it is another one than that of the numbers as printed
	c        poly.Elem
	of       *proofs.Analysis // the constant is in the field of its R
}

// orderOf is OrderOf with the error constant.
func orderOf(a *proofs.Analysis) (toldOrder, bool) {
	p, ok := OrderOf(a)
	_, exponential := a.Exponential()
	_, pair := a.Scheme().(*scheme.AdditivePair)
	if !ok || exponential || pair { // R has no error constant where it is e^z, or has two variables
		return toldOrder{}, false
	}
	_, c := a.OrderToDigits()
	printed, _ := a.Order()
	o := toldOrder{p, p != printed, c, a}
	if t, asMeant := a.Told(); asMeant {
		if q, c := t.Order(); q == p {
			o.c, o.of = c, t
		}
	}
	return o, true
}

// digits says that the order is not that of the numbers as printed.
func (o toldOrder) digits() string {
	if o.toDigits {
		return " to the printed digits"
	}
	return ""
}

// manner says how the expansion behind it is meant.
func (o toldOrder) manner() string {
	if !o.toDigits {
		return ": "
	}
	return o.digits() + ": but for their rounding, "
}

// fieldOf returns the field of R, or of the coefficients of a scheme that has none.
func fieldOf(a *proofs.Analysis) algebraic.Field { return printerOf(a).field }

// constant is the error constant as a formula.
func (o toldOrder) constant(s formula.Style) formula.Expr { return s.Element(fieldOf(o.of), o.c) }

// ofRounded says of a scheme with rounded coefficients whose facts are told besides its order, "" if the coefficients are
// exact.
func ofRounded(a *proofs.Analysis) string {
	_, asMeant := a.Told()
	switch {
	case scheme.UnitsOf(a.Scheme()).Exact():
		return ""
	case asMeant:
		return "that of the scheme that is meant"
	}
	return "that of the numbers as printed, since no scheme that they mean is known"
}

// told returns a writer about the scheme that is meant, with the name of this one, where one is known, or else w.
func (w *writer) told() *writer {
	t, asMeant := w.a.Told()
	if !asMeant {
		return w
	}
	m := newWriter(t, w.opts)
	m.info, m.asMeant, m.rounded = w.info, true, w.rounded
	return m
}

// tells returns blocks of told, behind a sentence that says which numbers they are about where the coefficients are rounded.
func (w *writer) tells(say func(*writer) []Block) []Block {
	m := w.told()
	blocks := present(say(m))
	if m.asMeant {
		blocks = m.explained(blocks)
	}
	if len(blocks) == 0 {
		return nil
	}
	return append(rounded(w.a), blocks...)
}

// rounded says whose facts follow where the coefficients are rounded.
func rounded(a *proofs.Analysis) []Block {
	about := ofRounded(a)
	if about == "" {
		return nil
	}
	return []Block{Paragraph{Text("The coefficients are rounded. What follows is " + about + ".")}}
}

// decide returns the decision about a property that is told, and the writer of it: m, about the scheme that is meant,
// unless it is decided of the numbers as printed alone.
func (w *writer) decide(p proofs.Property, m *writer) (proofs.Decision, *writer) {
	if d := m.a.Decide(p); m == w || !d.Verdict.Undecided() {
		return d, m
	}
	return w.a.Decide(p), w
}

package exposition

import (
	"fmt"
	"unicode/utf8"

	"rofz/internal/typography"
	"rofz/paper/formula"
	"rofz/poly"
	"rofz/poly/bivariate"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/scheme"
)

// additive says what is known of an additive pair: R(z_E, z_I), its coupled order, and of which type it is.
func (f printer) additive(a *proofs.Analysis, brief bool) []Entry {
	list := f.pairFunction(a, brief)
	list = append(list, f.coupledOrders(a)...)
	list = append(list, f.pairLimit(a)...)
	list = append(list, f.reaches(a, brief)...)
	if brief {
		list = append(list, verdicts(a)...)
	} else {
		for _, p := range a.Properties() {
			d := a.Decide(p)
			list = append(list, judged(OfProperty, string(p), d.Verdict, Reason(d.Reason)))
		}
	}
	return list
}

// mostOfPairFunction is the number of characters up to which R(z_E, z_I) is written.
const mostOfPairFunction = 6 * lineColumns

// pairFunction writes R(z_E, z_I), or its degrees where it is long.
func (f printer) pairFunction(a *proofs.Analysis, brief bool) []Entry {
	r, ok := a.PairFunction()
	if !ok {
		return nil
	}
	e := f.pairQuotient(r)
	most := mostOfPairFunction
	if brief {
		most = lineColumns - 16
	}
	if utf8.RuneCountInString(formula.Text(e)) <= most {
		return []Entry{{Place: OfFormula, Label: "R(z_E, z_I)", Content: []Inline{Math{e}}}}
	}
	n := r.N.Exchanged()
	return []Entry{entry("R(z_E, z_I)", fmt.Sprintf("N/D, N of degree %d in z_E and %d in z_I, D of degree %d in z_I; --format json has them",
		max(n.Degree(), 0), max(r.N.Degree(), 0), r.D.Degree()))}
}

// pairQuotient is N/D.
func (f printer) pairQuotient(r scheme.PairFunction) formula.Expr {
	n, d := f.inBoth(r.N), f.inBoth(r.D)
	if r.D.Degree() == 0 && r.D.Height() == 0 {
		return n // D = 1
	}
	return formula.Frac{Above: n, Below: d}
}

// inBoth is a polynomial in z_E and z_I in ascending powers of z_I; one that is free of z_E is written as one in z_I.
func (f printer) inBoth(p bivariate.Poly) formula.Expr { return f.inBothStyle(inLine, p) }

func (f printer) inBothStyle(s formula.Style, p bivariate.Poly) formula.Expr {
	switch {
	case p.Degree() <= 0:
		return s.Polynomial(f.field, p.Coeff(0), "z_E")
	case p.Height() == 0:
		return s.Polynomial(f.field, p.Exchanged().Coeff(0), "z_I")
	}
	return expansion(s, f.field, p, "z_E", powerOf("z_I"), false)
}

// coupledOrders says of what order the pair and its embedded weights are, and which tree fails.
func (f printer) coupledOrders(a *proofs.Analysis) []Entry {
	var list []Entry
	for _, embedded := range []bool{false, true} {
		exactly, o, ok := a.CoupledOrder(embedded)
		if !ok {
			continue
		}
		label := "coupled order"
		if embedded {
			label = "embedded"
		}
		text := coupledOrder(o)
		if exactly.Order < o.Order {
			text += fmt.Sprintf(", to the printed digits (exactly %d)", exactly.Order)
		}
		if len(o.Failed) > 0 {
			text += "; " + f.failingTree(o)
		}
		list = append(list, entry(label, text))
	}
	return list
}

// coupledOrder returns the order, as far as it is known.
func coupledOrder(o scheme.CoupledOrder) string {
	if o.AtLeast && o.Order == scheme.MaxColouredOrder {
		return fmt.Sprintf("at least %d", o.Order)
	}
	return fmt.Sprint(o.Order)
}

// failingTree says which condition fails first.
func (f printer) failingTree(o scheme.CoupledOrder) string {
	t := o.Failed[0]
	text := fmt.Sprintf("the condition of %s is off by %s", t.Tree, f.brief(t.Residual))
	if more := len(o.Failed) - 1; more > 0 {
		text += fmt.Sprintf(", and %d more of order %d", more, t.Tree.Order())
	}
	return text
}

// brief writes a number exactly if that is short.
func (f printer) brief(x poly.Elem) string {
	if text := f.value(x); utf8.RuneCountInString(text) <= 24 {
		return text
	}
	return three(f.field, x)
}

// failedCoupled says which conditions of a pair fail.
func failedCoupled(x scheme.FailedCoupledOrder) string {
	t := x.Failed[0]
	weight := t.Residual.Add(poly.Rational(exact.NewRat(1, t.Tree.Density())))
	text := fmt.Sprintf("coupled order condition %s (order %d) fails: Σ = %s, should be 1/%d, off by ", t.Tree, t.Tree.Order(), short(x.Field, weight), t.Tree.Density())
	if r := t.Residual.String(); t.Within.IsZero() && t.Residual.Field() == nil && len(r) <= longNumber {
		text += r
	} else {
		text += three(x.Field, t.Residual)
	}
	text += beyond(t.Within) + fmt.Sprintf(" (claimed order %d", x.Claimed)
	if more := len(x.Failed) - 1; more > 0 {
		text += fmt.Sprintf("; %d more of this order fail", more)
	}
	if x.Embedded {
		text = "embedded weights: " + text
	}
	return text + ")"
}

// pairReason is reason for what is decided of additive pairs alone.
func pairReason(r proofs.Reason) string {
	switch r := r.(type) {
	case proofs.PairEquations:
		text := map[proofs.Property]string{proofs.GSA: "b_E and b_I are the last rows of A_E and A_I", proofs.EqualC: "the row sums of A_E and A_I agree", proofs.EqualB: "b_E = b_I"}[r.Of]
		if !r.Within.IsZero() {
			text += ", to the published digits"
		}
		return text
	case proofs.PairDiffers:
		return pairDiffers(r)
	case proofs.PairMatrix:
		text := "A_I is "
		if r.Rest {
			text = "A_I without the first stage is "
		}
		if r.Singular {
			return text + "singular"
		}
		return text + "invertible"
	case proofs.OneStage:
		return "there is but one stage"
	case proofs.PairVanishes:
		return "R → 0 as |z_I| → ∞; the implicit half is A-stable, by squares on the axis and the turns of D"
	case proofs.PairKeeps:
		if r.Infinite {
			return "R is unbounded as |z_I| → ∞"
		}
		return "R does not vanish as |z_I| → ∞"
	case proofs.JointlyStable:
		return "|D|² − |N|² ≥ 0, by squares"
	case proofs.JointlyExceeds:
		if r.Z == nil {
			return "|R| > 1 at z_I = ∞"
		}
		return "|R| > 1 at z_I = " + typography.Minus(r.Z.String())
	case proofs.NotDiagonallyImplicit:
		return "the implicit half is not diagonally implicit"
	case proofs.PolesOnTheLeft:
		return "D has zeros in Re z_I ≤ 0, and it is not known whether they are poles"
	case proofs.TooManyCritical:
		return fmt.Sprintf("a discriminant of degree %d is not followed", r.Degree)
	}
	return ""
}

// pairDiffers names the equation that fails.
func pairDiffers(r proofs.PairDiffers) string {
	off := typography.Minus(three(r.Field, r.Difference))
	entryOf := func(name string, i, j int) string { return fmt.Sprintf("%s[%d][%d]", name, i, j) }
	switch i, s := r.Index, r.Stages; {
	case r.Of == proofs.GSA && i <= s:
		return fmt.Sprintf("explicit.b[%d] is not %s: off by %s", i, entryOf("explicit.A", s, i), off)
	case r.Of == proofs.GSA:
		return fmt.Sprintf("implicit.b[%d] is not %s: off by %s", i-s, entryOf("implicit.A", s, i-s), off)
	case r.Of == proofs.EqualB:
		return fmt.Sprintf("explicit.b[%d] and implicit.b[%d] differ by %s", i, i, off)
	case r.Of == proofs.EqualC:
		return fmt.Sprintf("row sums %d differ by %s", i, off)
	case i <= s:
		return fmt.Sprintf("%s is %s", entryOf("implicit.A", 1, i), off)
	default:
		return fmt.Sprintf("%s is %s", entryOf("implicit.A", i-s+1, 1), off)
	}
}

// halves says what the halves of a pair are by themselves, on a few lines each.
func halves(a *proofs.Analysis) []Entry {
	explicit, implicit, ok := a.Halves()
	if !ok {
		return nil
	}
	var list []Entry
	for _, h := range []struct {
		name string
		of   *proofs.Analysis
	}{{"explicit", explicit}, {"implicit", implicit}} {
		list = append(list, entry("", "— the "+h.name+" half by itself —").at(OfRemark))
		list = append(list, brief(h.of)...)
	}
	return list
}

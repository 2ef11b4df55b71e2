package exposition

import (
	"fmt"
	"strings"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/scheme"
)

// Finding says how a claim and the coefficients differ, without a full stop.
func Finding(f scheme.Finding) []Inline {
	switch f := f.(type) {
	case scheme.RowSum:
		text := fmt.Sprintf("%s is %s, but row sum %d of %s is %s", f.Place, short(f.Field, f.Given), f.Row, f.Matrix, short(f.Field, f.Sum))
		if !f.Within.IsZero() {
			text += ", off by " + three(f.Field, f.Sum.Sub(f.Given)) + beyond(f.Within)
		}
		return []Inline{Text(text)}
	case scheme.FamilyKind:
		return []Inline{Text(fmt.Sprintf("family %s belongs to kind %s, but the scheme is of kind %s", f.Family, f.Of, f.Kind))}
	case scheme.FamilyEntry:
		return []Inline{Text(fmt.Sprintf("family %s: %s is %s%s", f.Family, f.Place, short(f.Field, f.Value), misfit(f)))}
	case scheme.OwnCoefficient:
		product := scheme.Place{Key: "(" + f.Product + "·gamma)", Row: f.Row, Column: f.Column}
		if f.Product == "m − e" {
			product.Key = "((m − e)·gamma)"
		}
		return []Inline{Text(fmt.Sprintf("transformed: %s gives %s, the standard form has %s",
			product, short(f.Field, f.Got), short(f.Field, f.Want)))}
	case scheme.FailedOrder:
		return []Inline{Text(failedOrder(f))}
	case scheme.FailedCoupledOrder:
		return []Inline{Text(failedCoupled(f))}
	case scheme.LowerOrder:
		return []Inline{Text(fmt.Sprintf("the method is of order %d, and its stages of order %d (claimed order %d)", f.Got.Order, f.Got.Stages, f.Claimed))}
	case scheme.LowerExponentialOrder:
		return []Inline{Text(failedColoured(f))}
	case scheme.FailedSeries:
		of, want := fmt.Sprintf("h^%d in ρ(e^h) − hσ(e^h)", f.Power), "0"
		if !f.Multistep {
			of, want = fmt.Sprintf("z^%d in R(z)", f.Power), "1/"+f.Want.Den().String()
		}
		return []Inline{Text(fmt.Sprintf("the coefficient of %s is %s, should be %s (claimed order %d)", of, short(f.Field, f.Got), want, f.Claimed))}
	}
	switch f := f.(type) {
	case proofs.OtherAngle:
		return []Inline{Text(otherAngle(f))}
	case proofs.NotDamped:
		return []Inline{Text(notDamped(f))}
	case proofs.OtherNumber:
		return []Inline{Text(otherNumber(f))}
	}
	panic(fmt.Sprintf("internal error: no words for the finding %T", f))
}

// deliberate says which abscissae are none of their rows, and what speaks for them.
func deliberate(w scheme.DeliberateNodes) string {
	var rows []string
	for _, x := range w.Rows {
		rows = append(rows, fmt.Sprintf("%s is %s, but row sum %d of %s is %s", x.Place, short(x.Field, x.Given), x.Row, x.Matrix, short(x.Field, x.Sum)))
	}
	if w.Idle {
		return strings.Join(rows, ", ") + "; nothing depends on this stage, so that it does no harm"
	}
	return fmt.Sprintf("%s; with c as given all conditions of order %d for y' = f(t, y) hold, so that this is taken as meant", strings.Join(rows, ", "), w.Order)
}

// misfit says what the family asks of an entry.
func misfit(f scheme.FamilyEntry) string {
	switch f.Form {
	case scheme.LowerTriangular:
		return ", above the diagonal"
	case scheme.ExplicitFirst:
		return "; the first stage should be explicit"
	case scheme.Explicit:
		return "; every stage should be explicit"
	}
	return "; the diagonal should be constant, " + short(f.Field, f.Diagonal)
}

func failedOrder(f scheme.FailedOrder) string {
	t := f.Failed[0]
	name, density := t.Tree.String(), t.Tree.Density()
	if t.Tree.Order() > 2*scheme.MaxTreeOrder {
		name = fmt.Sprintf("Σ bᵢcᵢ^%d", t.Tree.Order()-1)
	}
	weight := t.Residual.Add(poly.Rational(exact.NewRat(1, density)))
	text := fmt.Sprintf("order condition %s (order %d) fails: Σ = %s, should be 1/%d, off by ", name, t.Tree.Order(), short(f.Field, weight), density)
	if r := t.Residual.String(); t.Within.IsZero() && len(r) <= longNumber {
		text += r
	} else {
		text += three(f.Field, t.Residual)
	}
	text += beyond(t.Within)
	text += fmt.Sprintf(" (claimed order %d", f.Claimed)
	if more := len(f.Failed) - 1; more > 0 {
		text += fmt.Sprintf("; %d more of this order fail", more)
	}
	if f.Embedded {
		text = "embedded weights: " + text
	}
	return text + ")"
}

// beyond says that a residual is larger than the units of the coefficients explain; nothing where they are exact.
func beyond(within exact.Rat) string {
	if within.IsZero() {
		return ""
	}
	return ", where the printed digits explain " + upward(within)
}

// longNumber is the number of characters from which an exact number gives way to a decimal.
const longNumber = 40

// short writes x exactly if that is short.
func short(k algebraic.Field, x poly.Elem) string {
	if s := x.String(); x.Field() == nil && len(s) <= longNumber {
		return s
	}
	return k.Decimal(x, 20) + "…"
}

func lost(w scheme.LostPlaces) string {
	places := "place is"
	if w.Count > 1 {
		places = fmt.Sprintf("%d places are", w.Count)
	}
	return fmt.Sprintf("the last %s taken as not right, since the table's conditions fail by hardly more than that, or more of them than one wrong number explains, and all hold so; "+
		"\"exact\": true takes them as they stand", places)
}

const shortDecimals = "numbers of four to eight places are taken as rounded, since the table's own conditions fail exactly and hold so; " +
	"\"exact\": true takes them as they stand"

// Warning says what is unusual about a scheme, without a full stop.
func Warning(w scheme.Warning) []Inline {
	switch w := w.(type) {
	case scheme.ComplexNodes:
		return []Inline{Text(fmt.Sprintf("only %d of the %d nodes are real; the scheme has complex coefficients", w.Real, w.Nodes))}
	case scheme.ShortDecimals:
		return []Inline{Text(shortDecimals)}
	case scheme.LostPlaces:
		return []Inline{Text(lost(w))}
	case scheme.DeliberateNodes:
		return []Inline{Text(deliberate(w))}
	case scheme.WeightSum:
		return []Inline{Text(w.Key + ": " + weightSum("", w))}
	case scheme.CancelledPole:
		return []Inline{Text(fmt.Sprintf("the common factor %s of det(I − zA) and the numerator vanishes somewhere in Re z ≤ 0: "+
			"R is finite there, but the stage equations cannot be solved", w.Common.Format("z")))}
	}
	panic(fmt.Sprintf("internal error: no words for the warning %T", w))
}

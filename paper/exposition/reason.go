package exposition

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"rofz/internal/typography"
	"rofz/paper/formula"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/proofs/certificate"
)

// Reason says what a verdict rests on, or why it is open, in one line without a full stop; nothing for nil.
func Reason(r proofs.Reason) []Inline {
	switch r := r.(type) {
	case proofs.Squares:
		return squares(r)
	case proofs.ExceedsAt:
		return exceedsAt(r)
	case proofs.IsExponential:
		return []Inline{Math{formula.MustParse("R(z) = e^z")}, Text(", the linear part being exact")}
	}
	if text := reason(r); text != "" {
		return []Inline{Text(text)}
	}
	return nil
}

// Plain writes inline content as Unicode text.
func Plain(content []Inline) string {
	var b strings.Builder
	for _, x := range content {
		switch x := x.(type) {
		case Text:
			b.WriteString(string(x))
		case Math:
			b.WriteString(formula.Text(x.Formula))
		case Code:
			b.WriteString(string(x))
		case Cite:
			b.WriteString("[" + string(x) + "]")
		case Tree:
			b.WriteString(x.String())
		}
	}
	return b.String()
}

// reason is Reason where there is no formula to be set.
func reason(r proofs.Reason) string {
	switch r := r.(type) {
	case nil:
		return ""
	case proofs.NotDefined:
		return "not defined for a scheme of kind " + r.Kind
	case proofs.NoFunction:
		return r.Err.Error()
	case proofs.NoConstant:
		return r.Err.Error()
	case proofs.ManyDerivatives:
		return "R has several poles, and all its derivatives count"
	case proofs.TooManyStages:
		return fmt.Sprintf("more than %d stages", r.Most)
	case proofs.Monotone:
		return "the signs of K(I + rK)⁻¹"
	case proofs.RoundedCoefficients:
		return "the coefficients are rounded, and no scheme is known that they mean"
	case proofs.NotStifflyAccurate:
		return "the method is not stiffly accurate"
	case proofs.SingularStages:
		return "the matrix of the implicit stages is singular"
	case proofs.OriginOutside:
		return "0 is outside of the stability region"
	case proofs.CommonZeros:
		return "ρ and σ have a common zero"
	case proofs.NoEllipse:
		return "the real stability interval is a point, infinite or empty, or its end is of a high degree"
	case proofs.TooLarge:
		return "the scheme is too large for it, or the number is of too high a degree"
	case proofs.TooManyTrees:
		return fmt.Sprintf("the trees with %d nodes are too many", r.Nodes)
	case proofs.Inconsistent:
		return "R is of order 0"
	case proofs.NoTableau:
		return "the scheme has no tableau"
	case proofs.OutOfTime:
		return r.Cause.Error()
	case proofs.Unaccepted:
		return r.Err.Error()
	case proofs.AtInfinityIs:
		if r.Limit == nil {
			return "R(∞) is infinite: deg P > deg Q"
		}
		return limit(r.Field, *r.Limit)
	case proofs.Resolved:
		return "(I − zA)t = Q₀s and bᵀt = P₀'Q₀ − P₀Q₀'"
	case proofs.GradientWithin:
		return fmt.Sprintf("|z^%d R'| ≤ %v", r.Power, r.Bound)
	case proofs.GradientExceeds:
		return fmt.Sprintf("|z^%d R'| > %v at z = %s", r.Power, r.Bound, typography.Minus(r.Z.String()))
	case proofs.SchwarzPickHolds:
		return "1 − R² ± 2xR' ≥ 0 on x ≤ 0, by squares"
	case proofs.SchwarzPickFails:
		return "|2xR'| > 1 − R² at x = " + typography.Minus(r.X.String())
	}
	if text := tableauReason(r); text != "" {
		return text
	}
	if text := sectorReason(r); text != "" {
		return text
	}
	if text := pairReason(r); text != "" {
		return text
	}
	return multistepReason(r)
}

// tableauReason is the reason for a verdict about the tableau, not about R, and "" for all others.
func tableauReason(r proofs.Reason) string {
	switch r := r.(type) {
	case proofs.LastRow:
		return lastRow(r)
	case proofs.Mirror:
		return mirror(r)
	case proofs.Reflection:
		return "its own adjoint: the nodes and A are their own mirror images"
	case proofs.OtherAdjoint:
		return "its adjoint has another weight for the tree " + r.Tree
	case proofs.NoMirror:
		return fmt.Sprintf("no order of the stages mirrors the tableau, but neither does a tree with up to %d nodes show that none does", r.Nodes)
	case proofs.FormVanishes:
		return formVanishes(r)
	case proofs.OtherProduct:
		return fmt.Sprintf("Φ(u∘v) + Φ(v∘u) ≠ Φ(u)Φ(v) for the trees %s and %s", r.Tree, r.Other)
	case proofs.NoProduct:
		return fmt.Sprintf("b_i·a_ij + b_j·a_ji = b_i·b_j fails, but no two trees with up to %d nodes show that nothing else helps", r.Nodes)
	case proofs.NoRow:
		return "b is no row of A"
	case proofs.NegativeWeight:
		return formula.Text(subscript("b", fmt.Sprint(r.Index))) + " < 0"
	case proofs.Indefinite:
		return "xᵀMx < 0 for some x, M = BA + AᵀB − bbᵀ"
	case proofs.Semidefinite:
		if r.Rank == 0 {
			return "b ≥ 0, M = BA + AᵀB − bbᵀ = 0"
		}
		return fmt.Sprintf("b ≥ 0, M = BA + AᵀB − bbᵀ ≥ 0 of rank %d", r.Rank)
	}
	return ""
}

func formVanishes(r proofs.FormVanishes) string {
	text := "b_i·a_ij + b_j·a_ji = b_i·b_j"
	if r.Reduced {
		text += ", without superfluous stages"
	}
	if !r.Within.IsZero() {
		text += ", to the published digits"
	}
	return text
}

func multistepReason(r proofs.Reason) string {
	switch r := r.(type) {
	case proofs.OtherSigma:
		return "σ is not cζ^k"
	case proofs.RatioAt:
		return fmt.Sprintf("Re(ρ/σ) ≤ 0 at ζ = %s, |ζ| > 1", typography.Minus(r.Zeta.String()))
	case proofs.RatioPositive:
		text := fmt.Sprintf("Re(ρ/σ) > 0 for |ζ| > 1 (%s)", typography.Count(r.Squares, "square"))
		if r.Common {
			text += "; the zeros of the common factor are bounded by 1"
		}
		return text
	case proofs.CommonFactor:
		switch {
		case r.Outside != nil:
			return "the common factor of ρ and σ has a zero with |ζ| > 1, near " + typography.Minus(r.Outside.String())
		case r.Multiple:
			return "the common factor of ρ and σ has a multiple zero with |ζ| = 1"
		}
		return "a zero of the common factor with |ζ| = 1 is a characteristic root of the rest for some z with Re z = 0"
	case proofs.ZerosOfRho:
		switch {
		case r.Outside != nil:
			return "ρ has a zero with |ζ| > 1, near " + typography.Minus(r.Outside.String())
		case r.Multiple:
			return "ρ has a multiple zero with |ζ| = 1"
		}
		return "the zeros of ρ have |ζ| ≤ 1, those on the circle are simple"
	}
	return generalLinearReason(r)
}

func generalLinearReason(r proofs.Reason) string {
	switch r := r.(type) {
	case proofs.TooManyInputs:
		return fmt.Sprintf("more than %d inputs", r.Most)
	case proofs.HiddenPole:
		return fmt.Sprintf("the entry %d, %d of M has a pole in Re z ≤ 0, which shows in no eigenvalue", r.Row, r.Column)
	case proofs.BlockAt:
		return typography.Minus(fmt.Sprintf("M(iy) has a Jordan block for an eigenvalue with |ζ| = 1, y = %v", r.Y))
	case proofs.NoWitness:
		return "some eigenvalue has |ζ| > 1 on z = iy, but no witness was found"
	case proofs.JordanBlocks:
		if r.Everywhere {
			return "the eigenvalues of modulus 1 on the whole axis may belong to Jordan blocks"
		}
		return "multiple eigenvalues of modulus 1 at several points iy, or one with an irrational y, may belong to Jordan blocks"
	case proofs.PowersOfV:
		return powersOfV(r)
	case proofs.InfiniteEigenvalue:
		return "M has a pole at ∞, or an eigenvalue of M(∞) is not 0"
	case proofs.EigenvalueOutside:
		where := "on the axis"
		if r.NearPole {
			where = "next to a pole"
		}
		return fmt.Sprintf("M(%s) has an eigenvalue with |ζ| > 1: %s", typography.Minus(r.Z.String()), where)
	case proofs.EigenvaluesBounded:
		text := fmt.Sprintf("|ζ| ≤ 1 for the eigenvalues of M on z = iy, no pole in Re z ≤ 0 (%s)", typography.Count(r.Squares, "square"))
		if r.OnCircle > 0 {
			text += fmt.Sprintf("; |ζ| = 1 there for %d of them", r.OnCircle)
		}
		if r.Nilpotent {
			text += "; M(∞) is nilpotent"
		}
		return text
	}
	panic(fmt.Sprintf("internal error: no words for the reason %T", r))
}

func powersOfV(r proofs.PowersOfV) string {
	text := "the eigenvalues of V have |ζ| ≤ 1, those on the circle without Jordan blocks"
	switch {
	case r.Outside != nil:
		text = "V has an eigenvalue with |ζ| > 1, near " + typography.Minus(r.Outside.String())
	case !r.Block.IsZero():
		text = "V has a Jordan block for a zero of " + r.Block.Format("ζ")
	}
	if r.Decisive {
		return "not zero-stable: " + text
	}
	return text
}

// longE is the number of characters up to which E is written out.
const longE = 60

// squares says why E ≥ 0, and what follows.
func squares(r proofs.Squares) []Inline {
	out := say("$E = 0$")
	if !r.E.IsZero() {
		out = say("$E(t)$")
		if r.E.Field() == nil {
			if e := (formula.Style{}).Polynomial(r.Field, r.E, "t"); utf8.RuneCountInString(formula.Text(e)) <= longE {
				out = say("$E(t) = #$", e)
			}
		}
		out = append(out, Text(" ≥ 0 ("+typography.Count(r.Axis, "square")+")"))
	}
	text := "; P and Q coprime"
	if !r.AxisOnly {
		text = "; no pole in Re z ≤ 0 (" + typography.Count(r.HalfPlane, "square") + ")"
		if r.Turns > 0 {
			text = "; no pole in Re z ≤ 0 (" + typography.Count(r.Turns, "turn") + ")"
		}
	}
	if r.Limit != nil {
		text += "; " + limit(r.Field, *r.Limit)
	}
	return join(out, []Inline{Text(text)})
}

func exceedsAt(r proofs.ExceedsAt) []Inline {
	at, why := typography.Minus(r.Z.String()), ": E < 0 there"
	switch {
	case r.Pole != nil:
		why = ": next to a pole in " + box(r.Pole)
	case r.InSector:
		why = ""
	}
	if r.R2 == nil {
		return []Inline{Text(fmt.Sprintf("|R(%s)| > 1%s", at, why))}
	}
	if x, ok := r.R2.Rat(); ok && len(x.String()) <= longFraction {
		return []Inline{Text(fmt.Sprintf("|R(%s)|² = %v > 1%s", at, x, why))}
	}
	return []Inline{Text(fmt.Sprintf("|R(%s)|² ≈ %s > 1%s", at, decimalAboveOne(r.Field, *r.R2), why))}
}

// longFraction is the number of characters up to which a rational number is written exactly.
const longFraction = 30

// decimalAboveOne prints x > 1, rounded, with enough digits to see it: at least 6, and 3 beyond the first that differs.
func decimalAboveOne(k algebraic.Field, x poly.Elem) string {
	gap := k.Decimal(x.Sub(poly.Int(1)), 3)
	if frac, ok := strings.CutPrefix(gap, "0."); ok && len(frac) > 6 {
		if len(frac) > 24 {
			return "1 + " + approximately(gap)
		}
		return "1." + frac
	}
	return approximately(k.Decimal(x, 6))
}

// box describes the square box around the disc that holds a pole.
func box(c *certificate.Pole) string {
	side := func(x exact.Rat) string {
		return typography.Minus(fmt.Sprintf("[%v, %v]", x.Sub(c.Radius), x.Add(c.Radius)))
	}
	return fmt.Sprintf("the box %s × %s i", side(c.Center.Re), side(c.Center.Im))
}

// limit says what R(∞) is: exactly if that is short.
func limit(k algebraic.Field, x poly.Elem) string {
	if r, ok := x.Rat(); ok && len(r.String()) <= longFraction {
		return "R(∞) = " + typography.Minus(r.String())
	}
	return "R(∞) ≈ " + approximately(k.Decimal(x, 6))
}

func lastRow(r proofs.LastRow) string {
	b := "b"
	if r.Embedded {
		b = "b̂"
	}
	switch {
	case r.Entry > 0 && r.Nodes:
		return "no node is 1: M(1) is " + difference(r.Field, r.Difference)
	case r.Entry > 0:
		return fmt.Sprintf("%s is not the last row of A: entry %d differs by %s", b, r.Entry, difference(r.Field, r.Difference))
	case r.Within.IsZero():
		return b + " is the last row of A"
	}
	return b + " is the last row of A, to the published digits"
}

func mirror(r proofs.Mirror) string {
	order, reversed := "", true
	for i, n := range r.Order {
		order += fmt.Sprintf(", %d", n)
		reversed = reversed && n == len(r.Order)-i
	}
	text := "its own adjoint"
	switch {
	case len(r.Order) == 1:
	case reversed:
		text += " with the stages reversed"
	default:
		text += " with the stages in the order " + order[2:]
	}
	if r.Classes {
		text += ", without superfluous stages"
	}
	if !r.Within.IsZero() {
		text += ", to the published digits"
	}
	return text
}

// difference writes a number with three digits, and says so if they are not all.
func difference(k algebraic.Field, d poly.Elem) string {
	text := k.Decimal(d, 3)
	if x, err := exact.ParseRat(text); err == nil && d.Equal(poly.Rational(x)) {
		return typography.Minus(text)
	}
	return "about " + approximately(text)
}

// approximately writes a rounded decimal, which "≈" or "about" marks, as formulas write it: −0.732051, 1.86·10⁻⁵².
func approximately(decimal string) string {
	return strings.ReplaceAll(formula.Text(formula.Rounded(decimal)), "…", "")
}

package exposition

import (
	"fmt"

	"rofz/internal/typography"
	"rofz/paper/formula"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/proofs/requirement"
)

// degreeDigits is the number of significant digits of an angle that people are told.
const degreeDigits = 12

// sectorReason is reason for what is decided of sectors; "" for another reason.
func sectorReason(r proofs.Reason) string {
	switch r := r.(type) {
	case proofs.Implied:
		return "it is " + string(r.By)
	case proofs.SectorHolds:
		where := "on z ≤ 0"
		if r.Tan.Sign() > 0 {
			where = fmt.Sprintf("on the rays tan = %v", r.Tan)
		}
		text := fmt.Sprintf("|R| ≤ 1 %s (%s)", where, typography.Count(r.Squares, "square"))
		if r.Roots {
			text = fmt.Sprintf("all roots |ζ| ≤ 1 for z ≤ 0, by Schur's steps (%s)", typography.Count(r.Squares, "square"))
		}
		if r.Roots && r.Tan.Sign() > 0 {
			text = fmt.Sprintf("no root with |ζ| = 1 between the rays tan = %v (%s), all |ζ| < 1 for z = −1", r.Tan, typography.Count(r.Squares, "square"))
		}
		if r.Discs > 0 {
			text += "; the poles lie in " + typography.Count(r.Discs, "disc") + " beyond"
		}
		return text
	case proofs.TouchesAxis:
		return typography.Minus(fmt.Sprintf("|R| = 1 at a point between %v and %v, and |R| > 1 next to it", r.From, r.To))
	case proofs.RootOutside:
		return typography.Minus(fmt.Sprintf("for z = %v there is a root with |ζ| > 1, near %v", r.Z, r.Zeta))
	case proofs.MultipleRoot:
		return typography.Minus(fmt.Sprintf("for z = %v there is a multiple root with |ζ| = 1", r.Z))
	case proofs.MeetsAxis:
		return "the curve ρ/σ, |ζ| = 1, meets the negative axis, or touches it at 0 or ∞"
	case proofs.CommonRoot:
		return "a common zero of ρ and σ with |ζ| = 1 is a root of the rest on the boundary of the largest sector"
	case proofs.RatioInSector:
		return fmt.Sprintf("ρ/σ lies in the sector at ζ = %s, |ζ| > 1", typography.Minus(r.Zeta.String()))
	case proofs.SectorsOfGeneralLinear:
		return "the sectors of a general linear method are not decided"
	case proofs.NoSector:
		return "no evidence was found"
	}
	return ""
}

// AngleOf returns the angle that is told of a scheme, that of the scheme that is meant where one is known; ok is false if there is none to
// tell: it is not known, it is plain from the properties, or it takes long and nothing is claimed of it.
func AngleOf(a *proofs.Analysis) (x proofs.Angle, of *proofs.Analysis, ok bool) {
	t, _ := a.Told()
	if !a.AsksForAngle() {
		return x, t, false
	}
	x = t.Angle()
	return x, t, x.Known && !x.Right && !x.Zero
}

// angle says what it is.
func (f printer) angle(a *proofs.Analysis) []Entry {
	x, of, ok := AngleOf(a)
	if !ok {
		return nil
	}
	return marked(a, of, []Entry{entry("A(α)-stable", largestAngle(x))})
}

// largestAngle says for which α a scheme is A(α)-stable.
func largestAngle(x proofs.Angle) string {
	return "for α ≤ " + degreesText(x) + "°, " + tangentText(x)
}

// angleOpen says why an angle is not known.
func angleOpen(x proofs.Angle) string {
	if x.Why == nil {
		return "to find α would take long; verify check --require 'A(alpha)>=80' asks for it"
	}
	return "α is not known: " + Plain(Reason(x.Why))
}

// degreesText writes the degrees, rounded, which "…" marks, or what is missing to 90° if that is little.
func degreesText(x proofs.Angle) string {
	switch {
	case x.Right || x.Zero:
		return x.Decimal(degreeDigits)
	case exact.Int(1_000_000).Less(x.Below):
		missing := exact.Int(90).Sub(x.Degrees(2*degreeDigits + len(x.Above.Floor().String())).Lo)
		return "90 − " + approximately(missing.Decimal(3))
	}
	if d := x.Degrees(degreeDigits); d.IsPoint() {
		return d.Lo.String()
	}
	return x.Decimal(degreeDigits) + "…"
}

// tangentText writes the tangent: exactly if that is short, or what it is a zero of, or how it is enclosed.
func tangentText(x proofs.Angle) string {
	if x.Tan == nil {
		return fmt.Sprintf("%s < tan α < %s", approximately(x.Below.Decimal(16)), approximately(x.Above.Decimal(16)))
	}
	if t, ok := x.Tan.Rational(); ok {
		return "tan α = " + t.String()
	}
	p, minimal := x.Tan.Polynomial()
	if e, ok := inLine.Radical(*x.Tan); ok && p.Degree() <= maxRadicalDegree && longest(e) <= longFraction {
		return "tan α = " + formula.Text(e)
	}
	text := fmt.Sprintf("tan α ≈ %s, a zero of ", approximately(x.Tan.Decimal(degreeDigits)))
	if zeros := formula.Text(formula.Style{}.Descending(algebraic.Field{}, p, "x")); minimal && p.Degree() <= 12 && len(zeros) <= lineColumns {
		return text + zeros
	}
	return text + fmt.Sprintf("a polynomial of degree %d", p.Degree())
}

// otherAngle says which angle contradicts a claim.
func otherAngle(f proofs.OtherAngle) string {
	claimed := "claimed " + f.Claimed.Text + "°"
	switch {
	case f.Angle.Right:
		return claimed + ", but the scheme is A-stable: the angle is 90°"
	case f.Angle.Zero:
		return claimed + ", but the scheme is not A(0)-stable: the angle is 0°"
	}
	return fmt.Sprintf("%s, but the angle is %s°", claimed, degreesText(f.Angle))
}

// notDamped says what keeps an L(α) from holding.
func notDamped(f proofs.NotDamped) string {
	if f.Multistep {
		return "L(α) is claimed, but σ is not cζ^k"
	}
	return "L(α) is claimed, but R(∞) is not 0"
}

// besideAngle says what the angle is, and how it compares if not as required.
func besideAngle(x requirement.Result) string {
	text := "the angle is " + degreesText(*x.Measure.Angle) + "°"
	if x.Outcome == requirement.NotMet {
		text += fmt.Sprintf(", not %s %s", x.Relation, x.Number.Text)
	}
	return text
}

package exposition

import (
	"fmt"
	"slices"
	"strings"

	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/proofs/certificate"
	"rofz/proofs/requirement"
	"rofz/scheme"
)

// ClaimOf names what a decision is about: a property, an order, or a bound of |z^j R'|.
func ClaimOf(d proofs.Decision) string {
	var g *certificate.Gradient
	switch c := d.Certificate.(type) {
	case *certificate.Order, *certificate.TableauOrder:
		return certificate.Sentence(c)
	case *certificate.SectorStability:
		return sectorClaim(d.Property, c.Tan)
	case *certificate.MultistepSector:
		return sectorClaim(d.Property, c.Tan)
	case *certificate.Monotonicity:
		return monotonicityClaim(c)
	case *certificate.Gradient:
		g = c
	default:
		return string(d.Property)
	}
	where := fmt.Sprintf("|Im z| ≤ −%v Re z", g.Tan)
	switch g.Region {
	case certificate.HalfPlane:
		where = "Re z ≤ 0"
	case certificate.NegativeAxis:
		where = "z ≤ 0"
	}
	return fmt.Sprintf("|%s R'(z)| ≤ %v for %s", powerText("z", g.Power), g.Bound, where)
}

// monotonicityClaim names what a verdict on the SSP coefficient is about.
func monotonicityClaim(c *certificate.Monotonicity) string {
	switch {
	case !c.Radius.IsZero():
		return fmt.Sprintf("absolutely monotonic at r = %v", c.Radius)
	case c.Violated > 0:
		return "SSP coefficient > 0"
	}
	return "SSP coefficient ∞"
}

// sectorClaim names a property of sectors, or which sector it is about.
func sectorClaim(p proofs.Property, tan exact.Rat) string {
	if string(p) == certificate.AlphaStable {
		return fmt.Sprintf("A(α)-stable for tan α = %v", tan)
	}
	return string(p)
}

// required says how a requirement came out. Why a property is proved stands among the properties.
func required(x requirement.Result) Entry {
	text := x.Requirement.String() + ": "
	switch {
	case x.Outcome == requirement.NotMet:
		return entry("NOT MET", text+RequirementOf(x)).tone(Alarm)
	case x.Outcome == requirement.Undecided:
		return entry("undecided", text+RequirementOf(x)).tone(Doubt)
	case x.Property != "":
		return entry("required", text+"met"+meantBy(x)).tone(Good)
	}
	return entry("required", text+"met"+meantBy(x)+", "+RequirementOf(x)).tone(Good)
}

// meantBy says that it was the scheme that is meant which was asked.
func meantBy(x requirement.Result) string {
	if x.AsMeant != nil {
		return " as meant"
	}
	return ""
}

// RequirementOf says why a requirement came out as it did.
func RequirementOf(x requirement.Result) string {
	if x.Property != "" {
		d := x.Decision
		if d.Verdict.Undecided() {
			return Plain(Reason(d.Reason))
		}
		return fmt.Sprintf("%s is %s%s: %s", d.Property, d.Verdict, meantBy(x), Plain(Reason(d.Reason)))
	}
	m := x.Measure
	switch {
	case m.Undefined != "":
		text := fmt.Sprintf("%s is not defined for a scheme of kind %s", x.Measured(), m.Undefined)
		if m.Undefined == scheme.KindAdditive && slices.Contains([]requirement.Quantity{requirement.Order, requirement.ExactOrder, requirement.TableauOrder}, x.Quantity) {
			text += ", whose order is coupled-order"
		}
		return text
	case m.Open != nil:
		if open, ok := m.Open.(proofs.NumberOpen); ok {
			return Plain(Reason(open.Why))
		}
		return m.Open.Error()
	}
	if m.NumberValue != nil {
		return besideNumber(x)
	}
	switch x.Quantity {
	case requirement.Decay:
		return decay(m)
	case requirement.Limit:
		if len(m.Values) == 0 {
			return "R(∞) is infinite"
		}
		return "R(∞) = " + beside(x, "")
	case requirement.Eta0, requirement.Xi0:
		switch {
		case m.Infinite > 0:
			return x.Measured() + " = ∞"
		case m.Infinite < 0:
			return "the implicit half is not A-stable, so that there is no " + x.Measured()
		}
		return x.Measured() + " = " + beside(x, "")
	case requirement.Weight:
		return "the smallest weight is " + beside(x, "")
	case requirement.AlphaDegrees:
		return besideAngle(x)
	case requirement.BestConstant:
		switch {
		case m.Constant:
			return x.Measured() + " = 0, R is constant"
		case m.Infinite > 0:
			return fmt.Sprintf("%s is infinite: %s", x.Measured(), m.Supremum.Why)
		}
		return fmt.Sprintf("%s = %s", x.Measured(), beside(x, metAt(m)))
	}
	name := map[requirement.Quantity]string{
		requirement.Order: "order", requirement.ExactOrder: "order as printed", requirement.TableauOrder: "order of the tableau",
		requirement.StageOrder: "stage order", requirement.CoupledOrder: "coupled order", requirement.Stages: "number of stages",
	}[x.Quantity]
	switch last := len(m.Values) - 1; {
	case last > 0:
		return fmt.Sprintf("the %s is from %v to %v", name, m.Values[0], m.Values[last])
	}
	text := fmt.Sprintf("the %s is %v", name, m.Values[0])
	if m.ToDigits {
		text += " to the printed digits"
	}
	if m.Tree != "" {
		text += fmt.Sprintf(", the condition of the tree %s fails", m.Tree)
	}
	return text
}

func decay(m requirement.Measure) string {
	switch {
	case m.Constant && m.Branches:
		return "all branches are constant, the decay exponent is -infinite"
	case m.Constant:
		return "R is constant, the decay exponent is -infinite"
	case m.Branches:
		return fmt.Sprintf("the largest decay exponent of the branches is %v", m.Values[0])
	}
	return fmt.Sprintf("the decay exponent is %v", m.Values[0])
}

// beside writes a quantity: exactly if it is rational, and otherwise rounded, which "…" marks, with at least 16 digits
// and so many that they compare with the number as the quantity does. A rounded one that does not compare as required is
// followed by the comparison.
func beside(x requirement.Result, where string) string {
	v, number := x.Measure.Values[0], x.Number
	if r, ok := v.Rational(); ok {
		return r.String() + where
	}
	sign := v.Cmp(algebraic.RationalNumber(number.Value))
	text := v.Decimal(16)
	for digits := 32; ; digits *= 2 { // ends, since an irrational quantity is not the number
		shown, err := exact.ParseRat(text)
		if err != nil || shown.Cmp(number.Value) == sign { // more digits than ParseRat reads are enough
			break
		}
		text = v.Decimal(digits)
	}
	text += "…" + where
	if x.Outcome == requirement.NotMet {
		text += fmt.Sprintf(", not %s %s", x.Relation, number.Text)
	}
	return text
}

// metAt says at which points a best constant is attained.
func metAt(m requirement.Measure) string {
	region := m.Supremum.Region
	var points []string
	for _, x := range m.Supremum.Points {
		text := pointText(x)
		switch {
		case region.IsHalfPlane():
			text = "±" + text + "*i"
		case region.Tan().IsZero():
			text = "-" + text
		default:
			text = fmt.Sprintf("-%s*(1±%v*i)", text, region.Tan())
		}
		points = append(points, text)
	}
	switch n := len(points) - 1; {
	case n > 0:
		return " at z = " + strings.Join(points[:n], ", ") + " or " + points[n]
	case n == 0:
		return " at z = " + points[0]
	case m.Supremum.AtInfinity:
		return ", the limit as |z| → ∞"
	}
	return ""
}

// pointText writes a point for people.
func pointText(x algebraic.Number) string {
	if r, ok := x.Rational(); ok {
		if s := r.String(); len(s) <= 16 {
			return s
		}
	}
	return x.Decimal(6) + "…"
}

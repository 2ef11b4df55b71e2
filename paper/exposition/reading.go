package exposition

import (
	"fmt"
	"slices"
	"strings"

	"rofz/errata/repair"
	"rofz/paper/formula"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/scheme"
)

// asPrinted says what contradicts a claim that holds for the scheme that is meant, and how small it is.
func asPrinted(c proofs.Claim, d proofs.Defect) string {
	var list []string
	if c.Property == proofs.AStable || c.Property == proofs.LStable || c.Property == proofs.IStable {
		list = slices.DeleteFunc(DefectOf(d, c.Property == proofs.LStable), func(s string) bool { return strings.HasPrefix(s, "E(y)") })
	}
	if list == nil {
		return Plain(Reason(c.Decision.Reason))
	}
	return strings.Join(list, "; ")
}

// HoldsAsMeant says that a claim holds for the scheme that is meant, and what contradicts it as printed.
func HoldsAsMeant(a *proofs.Analysis, c proofs.Claim) string {
	if n := proofs.Number(c.Key); c.Kind == proofs.ClaimsNumber {
		if v, _ := a.About(c).NumberAsTold(n); v.Nearly != nil {
			return fmt.Sprintf("%s: it is %s", c, numberText(n, v))
		}
		return fmt.Sprintf("%s as meant", c)
	}
	if x := a.About(c).Angle(); c.Kind == proofs.ClaimsAngle {
		if !x.Known {
			return fmt.Sprintf("%s as meant", c)
		}
		damped := ""
		if _, multistep := a.Multistep(); c.Key == scheme.LAngleKey && !multistep && !a.About(c).Infinity().Limit.IsZero() {
			damped = " and R(∞) ≠ 0"
		}
		return fmt.Sprintf("%s as meant; as printed: the largest α is %s°%s", c, degreesText(x), damped)
	}
	d, _ := a.About(c).Defect()
	return fmt.Sprintf("%s as meant; as printed: %s", c, asPrinted(c, d))
}

// DefectOf says what keeps the claims of a table with truncated coefficients from holding as printed, and how large it is;
// whether R(∞) = 0 is claimed is told.
func DefectOf(d proofs.Defect, vanishes bool) []string {
	var out []string
	k := d.Field
	if n := len(d.Negative); n > 0 {
		list := make([]string, n)
		for i, c := range d.Negative {
			list[i] = fmt.Sprintf("%s at %s", rounding{2}.element(k, c.Value), powerText("y", c.Power))
		}
		out = append(out, "E(y) = |Q(iy)|² − |P(iy)|² has negative coefficients: "+strings.Join(list, ", "))
	}
	switch x := d.Excess; {
	case x.Infinite:
		out = append(out, "|R(iy)| is unbounded")
	case x.Square.Hi.Sign() > 0:
		half := x.Square.Hi.Mul(exact.NewRat(1, 2)) // √(1+δ) − 1 ≤ δ/2
		where := "as y → ∞"
		if !x.AtInfinity {
			where = "at y = " + rounding{3}.rational(x.At.Mid())
		}
		out = append(out, fmt.Sprintf("|R(iy)| exceeds 1 by at most %s, %s", upward(half), where))
	}
	if vanishes && d.Limit != nil {
		out = append(out, "R(∞) = "+rounding{3}.element(k, *d.Limit)+" instead of 0")
	}
	if d.Degree > 0 {
		out = append(out, "R grows like "+powerText("z", d.Degree))
	}
	return out
}

// powerText is xⁿ.
func powerText(x string, n int) string {
	return formula.Text(formula.Power(formula.MustParse(x), exact.Int(int64(n))))
}

// upward prints x > 0 with two digits, rounded up.
func upward(x exact.Rat) string {
	x = algebraic.Field{}.Above(poly.Rational(x), 2)
	e := x.Exponent()
	text := x.Quo(exact.Int(10).Pow(e)).Decimal(2)
	if e != 0 {
		text += fmt.Sprintf("e%d", e)
	}
	return text
}

// UnitsOf writes how far a coefficient moved at most, in units of its last printed place, with three digits; ok is false
// if it has no such unit.
func UnitsOf(m repair.Move) (text string, ok bool) {
	if m.Unit.IsZero() {
		return "", false
	}
	most := m.Field.Above(m.By.Quo(poly.Rational(m.Unit)), 3)
	return figures(algebraic.Field{}, poly.Rational(most), 3), true
}

// Moved says how far a coefficient moved.
func Moved(m repair.Move) string {
	if units, ok := UnitsOf(m); ok {
		return units + " units of its last place"
	}
	return figures(algebraic.Field{}, poly.Rational(m.Field.Above(m.By, 3)), 3)
}

// MoveOf is Moved with the size of the move, rounded, before it.
func MoveOf(m repair.Move) string {
	text := three(m.Field, m.By)
	if units, ok := UnitsOf(m); ok {
		text += ", " + units + " units"
	}
	return text
}

// MovedOf writes how far the coefficients of P move at most, in proportion to those of Q.
func MovedOf(f repair.Function) string {
	if x, ok := f.Moved.Rat(); ok && len(x.String()) <= shortCell {
		return x.String()
	}
	return figures(algebraic.Field{}, poly.Rational(f.Field.Above(f.Moved, 3)), 3)
}

// meant says in one sentence how far the exact scheme, or its stability function, is from the printed one.
func meant(r repair.Reading) string {
	if r.Scheme == nil {
		return "the stability function of exactly the claimed order; the coefficients of P move by at most " + MovedOf(*r.Function) + " of those of Q"
	}
	field := ""
	if r.Field.Degree() > 1 {
		field = fmt.Sprintf(" in ℚ(g), g a root of %s,", r.Field.Algebra().MinimalPolynomial().Descending("x"))
	}
	most := r.Scheme.Largest()
	distance := fmt.Sprintf("no coefficient moved by more than %s (%s)", Moved(most), most.Place)
	if !r.Scheme.Within() {
		distance = fmt.Sprintf("the nearest one found moves %s by %s, more than rounding explains", most.Place, Moved(most))
	}
	return fmt.Sprintf("an exact scheme%s satisfies all %d conditions: %s", field, len(r.Scheme.Holds), distance)
}

// guessed says what a number is taken for.
func guessed(g repair.Guess) string {
	return fmt.Sprintf("%s = %s is a root of %s", g.Place, g.Text, g.Polynomial.Monic().Descending("x"))
}

// ReadingLines says what r has to say, each sentence under a heading of a few words: how the scheme that is meant was found,
// whose properties stand among the properties; or, where none was found, what keeps the claims from holding.
func ReadingLines(r repair.Reading, info scheme.Info) (lines [][2]string) {
	add := func(label, text string) { lines = append(lines, [2]string{label, text}) }
	if !r.Found() {
		for _, s := range DefectOf(r.Defect, info.Published.Claims("L-stable")) {
			add("as printed", s)
		}
		if r.Err != nil {
			add("not repaired", r.Err.Error())
		}
		return lines
	}
	for _, g := range r.Guesses {
		add("as meant", "guess: "+guessed(g))
	}
	add("as meant", meant(r))
	return lines
}

package exposition

import (
	"fmt"

	"rofz/asymptotics"
	"rofz/internal/typography"
	"rofz/paper/formula"
	"rofz/poly/exact"
	"rofz/proofs"
)

// roots says what is known of the characteristic roots of a multistep method.
func (f printer) roots(g Gradient) []Entry {
	var list []Entry
	for i, b := range g.Branches {
		list = append(list, entry("as |z| → ∞", f.branch(b)))
		if !b.Constant {
			list = append(list, f.puiseux(b, g.Series[i]))
		}
	}
	return append(list, judged(OfBound, string(proofs.AStable), g.AStable.Verdict, Reason(g.AStable.Reason)),
		entry("principal root", f.principal(g.Principal)).at(OfRoot))
}

// puiseux is the series of a group in ω. Its coefficients are polynomials in the limit x, unless that is a number of the
// field.
func (f printer) puiseux(b asymptotics.Branch, p asymptotics.Puiseux) Entry {
	omega := powerOf("ω")
	is := "ω = κ/z,"
	switch grows := b.Factor.IsZero(); {
	case grows && b.Multiplicity == 1:
		is = "ω = 1/(κz),"
	case grows:
		is = fmt.Sprintf("ω = (κz)^(−1/%d),", b.Multiplicity)
	case b.Multiplicity > 1:
		is = fmt.Sprintf("ω = (κ/z)^(1/%d),", b.Multiplicity)
	}
	return Entry{Place: OfPuiseux, Label: "ζ =", Content: []Inline{
		Math{expansion(inLine, f.field, p.Coeffs, "x", func(i int) formula.Expr { return omega(p.Start + i) }, false)}, Text("+\u00a0⋯, " + is + " κ\u00a0="), Math{f.sum(b.Kappa, "x")},
	}}
}

// principal says how the principal root goes on.
func (f printer) principal(r asymptotics.Principal) string {
	switch r.Fate {
	case asymptotics.ToInfinity:
		return fmt.Sprintf("ζ(0) = 1 stays simple for all z < 0 and tends to %s", f.number(r.Zeta))
	case asymptotics.AtBranchPoint:
		return fmt.Sprintf("ζ(0) = 1 meets another root at z = %s, where both are %s: a branch point, ζ' is infinite there", f.number(r.Z), f.number(r.Zeta))
	case asymptotics.AtPole:
		return fmt.Sprintf("ζ(0) = 1 is infinite at z = %s", f.number(r.Z))
	case asymptotics.Growing:
		return "ζ(0) = 1 stays simple for all z < 0 and grows beyond all bounds"
	}
	return "none: ζ = 1 is no simple zero of ρ"
}

// eigenvalues says what is known of the eigenvalues of a stability matrix.
func (f printer) eigenvalues(groups []asymptotics.RootBranch) []Entry {
	var list []Entry
	for _, g := range groups {
		n := typography.Count(g.Count, "eigenvalue")
		slope := fmt.Sprintf("~ c %s, ζ' of order %s", f.power("z", g.Rate.Neg()), f.power("|z|", g.Exponent))
		switch {
		case g.Constant:
			list = append(list, entry("as |z| → ∞", fmt.Sprintf("%s: ζ = %s for every z", n, f.place(g.Factor))))
			continue
		case g.Factor.IsZero():
			list = append(list, entry("as |z| → ∞", n+" growing, ζ "+slope))
		default:
			list = append(list, entry("as |z| → ∞", fmt.Sprintf("%s → %s, the rest %s", n, f.place(g.Factor), slope)))
		}
		list = append(list, entry("", f.edge(g)))
	}
	return list
}

// edge says what the constant c of a group is.
func (f printer) edge(g asymptotics.RootBranch) string {
	c := f.power("c", exact.Int(int64(g.Ramification)))
	if first := g.Edge[0]; len(g.Edge) == 2 && first.Degree() < 1 {
		return fmt.Sprintf("%s = %s", c, f.value(first.Coeff(0).Neg()))
	}
	return fmt.Sprintf("y = %s is a zero of %s", c, formula.Text(expansion(inLine, f.field, g.Edge, "ζ₀", powerOf("y"), false)))
}

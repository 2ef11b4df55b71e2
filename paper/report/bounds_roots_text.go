package report

import (
	"fmt"
	"strings"

	"rofz/asymptotics"
	"rofz/paper/formula"
	"rofz/poly"
	"rofz/poly/exact"
)

// writeRoots writes what is known of the characteristic roots of a multistep method.
func (b Bounds) writeRoots(p *page) {
	facts := Facts{formulas: formulas{printer: b.printer}}
	for i, g := range b.Puiseux {
		p.Prose("  as |z| → ∞    ", facts.branch(b.shown.branches[i]))
		if len(g.Coefficients) > 0 {
			p.Add("                ζ = ", append(append(b.puiseux(g), "+ ⋯,"), b.omega(g, b.shown.branches[i].Kappa)...)...)
		}
	}
	p.Prose(fmt.Sprintf("  %-13s %-8s ", "A-stable", b.AStable.Verdict), b.AStable.Reason)
	p.Prose("  principal root  ", b.Principal.text(b.printer))
}

// puiseux writes the series of a group in ω. Its coefficients are polynomials in the limit x, unless that is a number of
// the field.
func (b Bounds) puiseux(g Puiseux) []string {
	omega := powerOf("ω")
	return b.nested(g.series.Coeffs, "x", func(i int) formula.Expr { return omega(g.Start + i) })
}

// omega writes what ω stands for: (κ/z)^(1/m), or (κz)^(−1/m) for growing branches.
func (b Bounds) omega(g Puiseux, kappa poly.Poly) []string {
	omega := "ω = κ/z,"
	switch {
	case g.LimitRootOf == "infinite" && g.Multiplicity == 1:
		omega = "ω = 1/(κz),"
	case g.LimitRootOf == "infinite":
		omega = fmt.Sprintf("ω = (κz)^(−1/%d),", g.Multiplicity)
	case g.Multiplicity > 1:
		omega = fmt.Sprintf("ω = (κ/z)^(1/%d),", g.Multiplicity)
	}
	return append(strings.Fields(omega), append([]string{"κ ="}, b.sum(kappa, "x")...)...)
}

// text says how the principal root goes on.
func (r Principal) text(f printer) string {
	switch r.Fate {
	case "to infinity":
		return fmt.Sprintf("ζ(0) = 1 stays simple for all z < 0 and tends to %s", f.number(r.Zeta.n))
	case "branch point":
		return fmt.Sprintf("ζ(0) = 1 meets another root at z = %s, where both are %s: a branch point, ζ' is infinite there", f.number(r.Z.n), f.number(r.Zeta.n))
	case "pole":
		return fmt.Sprintf("ζ(0) = 1 is infinite at z = %s", f.number(r.Z.n))
	case "growing":
		return "ζ(0) = 1 stays simple for all z < 0 and grows beyond all bounds"
	}
	return "none: ζ = 1 is no simple zero of ρ"
}

// writeEigenvalues writes what is known of the eigenvalues of a stability matrix.
func (b Bounds) writeEigenvalues(p *page) {
	facts := Facts{formulas: formulas{printer: b.printer}}
	for i, e := range b.Eigenvalues {
		g := b.shown.eigenvalues[i]
		n := count(e.Count, "eigenvalue")
		switch {
		case g.Constant:
			p.Prose("  as |z| → ∞    ", fmt.Sprintf("%s: ζ = %s for every z", n, facts.place(g.Factor)))
			continue
		case g.Factor.IsZero():
			p.Prose("  as |z| → ∞    ", fmt.Sprintf("%s growing, ζ ~ c %s, ζ' of order %s", n, b.power("z", g.Rate.Neg()), b.power("|z|", mustRat(*e.DecayExponent))))
		default:
			p.Prose("  as |z| → ∞    ", fmt.Sprintf("%s → %s, the rest ~ c %s, ζ' of order %s", n, facts.place(g.Factor), b.power("z", g.Rate.Neg()), b.power("|z|", mustRat(*e.DecayExponent))))
		}
		p.Prose("                ", b.edge(g))
	}
}

// edge says what the constant c of a group is.
func (b Bounds) edge(g asymptotics.RootBranch) string {
	c := b.power("c", exact.Int(int64(g.Ramification)))
	if first := g.Edge[0]; len(g.Edge) == 2 && first.Degree() < 1 {
		return fmt.Sprintf("%s = %s", c, b.value(first.Coeff(0).Neg()))
	}
	return fmt.Sprintf("y = %s is a zero of %s", c, strings.Join(b.nested(g.Edge, "ζ₀", powerOf("y")), " "))
}

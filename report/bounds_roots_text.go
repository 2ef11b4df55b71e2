package report

import (
	"fmt"
	"strings"

	"rofz/asymptotics"
	"rofz/poly"
)

// writeRoots writes what is known of the characteristic roots of a multistep method.
func (b Bounds) writeRoots(p *page) {
	facts := Facts{formulas: formulas{printer: b.printer}}
	for i, g := range b.Puiseux {
		p.prose("  as |z| → ∞    ", facts.branch(b.shown.branches[i]))
		if len(g.Coefficients) > 0 {
			p.add("                ζ = ", append(append(b.puiseux(g), "+ ⋯,"), b.omega(g)...)...)
		}
	}
	p.prose(fmt.Sprintf("  %-13s %-8s ", "A-stable", b.AStable.Verdict), b.AStable.Reason)
	p.prose("  principal root  ", b.Principal.text())
}

// puiseux writes the series of a group in ω. Its coefficients are polynomials in the limit x, unless that is a number of
// the field.
func (b Bounds) puiseux(g Puiseux) []string {
	omega := func(i int) string { return power("ω", fmt.Sprint(g.Start+i)) }
	var coeffs []poly.Elem
	for _, c := range g.series.Coeffs {
		if c.Degree() > 0 {
			return b.puiseuxInLimit(g, omega)
		}
		coeffs = append(coeffs, c.Coeff(0))
	}
	return b.series(coeffs, omega)
}

func (b Bounds) puiseuxInLimit(g Puiseux, omega func(int) string) []string {
	var out []string
	for i, c := range g.series.Coeffs {
		if c.IsZero() {
			continue
		}
		s := strings.Join(b.sum(c, "x"), " ")
		switch v := omega(i); {
		case v != "" && s == "1":
			s = v
		case v != "":
			s = "(" + s + ") " + v
		}
		if len(out) > 0 {
			s = "+ " + s
		}
		out = append(out, s)
	}
	return out
}

// omega writes what ω stands for: (κ/z)^(1/m), or (κz)^(−1/m) for growing branches.
func (b Bounds) omega(g Puiseux) []string {
	omega := "ω = κ/z,"
	switch {
	case g.LimitRootOf == "infinite" && g.Multiplicity == 1:
		omega = "ω = 1/(κz),"
	case g.LimitRootOf == "infinite":
		omega = fmt.Sprintf("ω = (κz)^(−1/%d),", g.Multiplicity)
	case g.Multiplicity > 1:
		omega = fmt.Sprintf("ω = (κ/z)^(1/%d),", g.Multiplicity)
	}
	return append(strings.Fields(omega), "κ =", minusSigns(g.Kappa.Expr))
}

// text says how the principal root goes on.
func (r Principal) text() string {
	switch r.Fate {
	case "to infinity":
		return fmt.Sprintf("ζ(0) = 1 stays simple for all z < 0 and tends to %s", r.Zeta.short())
	case "branch point":
		return fmt.Sprintf("ζ(0) = 1 meets another root at z = %s, where both are %s: a branch point, ζ' is infinite there", r.Z.short(), r.Zeta.short())
	case "pole":
		return fmt.Sprintf("ζ(0) = 1 is infinite at z = %s", r.Z.short())
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
			p.prose("  as |z| → ∞    ", fmt.Sprintf("%s: ζ = %s for every z", n, facts.place(g.Factor)))
			continue
		case g.Factor.IsZero():
			p.prose("  as |z| → ∞    ", fmt.Sprintf("%s growing, ζ ~ c %s, ζ' of order %s", n, power("z", g.Rate.Neg().String()), nonempty(power("|z|", *e.DecayExponent))))
		default:
			p.prose("  as |z| → ∞    ", fmt.Sprintf("%s → %s, the rest ~ c %s, ζ' of order %s", n, facts.place(g.Factor), power("z", g.Rate.Neg().String()), power("|z|", *e.DecayExponent)))
		}
		p.prose("                ", b.edge(g))
	}
}

// edge says what the constant c of a group is.
func (b Bounds) edge(g asymptotics.RootBranch) string {
	c := "c"
	if g.Ramification > 1 {
		c += superscript(g.Ramification)
	}
	if first := g.Edge[0]; len(g.Edge) == 2 && first.Degree() < 1 {
		return fmt.Sprintf("%s = %s", c, b.value(first.Coeff(0).Neg()))
	}
	var terms []string
	for i, a := range g.Edge {
		if !a.IsZero() {
			terms = append(terms, strings.TrimSpace("("+strings.Join(b.sum(a, "ζ₀"), " ")+") "+power("y", fmt.Sprint(i))))
		}
	}
	return fmt.Sprintf("y = %s is a zero of %s", c, strings.Join(terms, " + "))
}

package report

import (
	"fmt"
	"strings"

	"rofz/proofs"
)

// write sets the readings below the claims that fail.
func (r *Readings) write(p *page) {
	if r == nil {
		return
	}
	for _, s := range r.Defect {
		p.Prose("  defect        ", s)
	}
	if r.None != "" {
		p.Prose("  not repaired  ", r.None)
	}
	if r.AsMeant == nil {
		return
	}
	m := r.AsMeant
	for _, g := range m.Guesses {
		p.Prose("  as meant      ", fmt.Sprintf("guess: %s = %s is a root of %s", g.Place, g.Text, g.RootOf))
	}
	p.Prose("  as meant      ", m.Summary())
	for _, d := range m.Properties {
		if d.Name == string(proofs.AStable) || d.Name == string(proofs.LStable) {
			p.Prose("  as meant      ", fmt.Sprintf("%s %s: %s", d.Name, d.Verdict, d.Reason))
		}
	}
}

// Summary says in one sentence how far the exact scheme is from the printed one.
func (m *AsMeant) Summary() string {
	if m.Of != "scheme" {
		return "the stability function of exactly the claimed order; the coefficients of P move by at most " + m.Largest.Units + " of those of Q"
	}
	var field string
	if m.Field.Degree > 1 {
		field = fmt.Sprintf(" in ℚ(g), g a root of %s,", m.Field.MinimalPolynomial)
	}
	distance := fmt.Sprintf("no coefficient moved by more than %s units of its last place (%s)", m.Largest.Units, m.Largest.Place)
	if !m.Within && m.decimals {
		distance += ", where fractions that are finite decimals count as such"
	}
	if !m.decimals {
		distance = fmt.Sprintf("the nearest one found moves %s by %s units of its last place, more than rounding explains", m.Largest.Place, m.Largest.Units)
	}
	return strings.Join(strings.Fields(fmt.Sprintf("an exact scheme%s satisfies all %d conditions: %s", field, m.Conditions, distance)), " ")
}

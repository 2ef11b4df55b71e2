package repair

import (
	"slices"

	"rofz/poly"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/scheme"
)

// multistepMeaning is the Meaning of a multistep method with rounded coefficients: the one next to it, in units, that has
// exactly the order which holds to the printed digits. Its conditions Σ a_j j^i = i Σ b_j j^(i−1), i = 0, …, p, are linear, so
// that the shortest change is rational; exact coefficients stay. It is the zero value if that leaves the units.
func multistepMeaning(a *proofs.Analysis, s scheme.Multistep) proofs.Meant {
	p, _ := a.OrderToDigits()
	if p < 1 || s.Printed() == nil || s.Field().Degree() > 1 {
		return proofs.Meant{}
	}
	units, blocks := scheme.UnitsOf(s), s.Coefficients()
	rows := make([][]poly.Elem, p+1) // in units of the coefficients that may move
	residuals := make([]poly.Elem, p+1)
	for which, block := range blocks {
		values := block.Values[0]
		for k, x := range values {
			unit := poly.Rational(units.At(block.Key, 0, k))
			for i := range rows {
				c := poly.Rational(condition(which == 0, i, len(values)-1-k))
				residuals[i] = residuals[i].Add(c.Mul(x))
				if !unit.IsZero() {
					rows[i] = append(rows[i], c.Mul(unit))
				}
			}
		}
	}
	change := leastOf(rows, residuals)
	entries := make([]scheme.Entries, len(blocks))
	for which, block := range blocks {
		row := make([]string, len(block.Values[0]))
		for k, x := range block.Values[0] {
			if unit := units.At(block.Key, 0, k); !unit.IsZero() {
				if !s.Field().Within(change[0], exact.Int(1)) {
					return proofs.Meant{}
				}
				x = x.Sub(change[0].Mul(poly.Rational(unit)))
				change = change[1:]
			}
			row[k] = x.String()
		}
		entries[which] = scheme.Entries{Key: block.Key, Rows: [][]string{row}}
	}
	exactly := true
	info := scheme.Info{Name: s.Info().Name + "-as-meant", Kind: s.Info().Kind, Exact: &exactly, Order: &p}
	meant, err := scheme.New(info, entries...)
	if err != nil {
		return proofs.Meant{}
	}
	m := meant.(scheme.Multistep)
	if reached, _ := scheme.MultistepOrder(m.Rho(), m.Sigma()); reached < p {
		return proofs.Meant{} // the conditions that were left out contradict the others
	}
	return proofs.Meant{Scheme: meant}
}

// leastOf is leastChange for those of the conditions that are independent, each of the others left out.
func leastOf(rows [][]poly.Elem, right []poly.Elem) []poly.Elem {
	change := make([]poly.Elem, len(rows[0]))
	var chosen [][]poly.Elem
	var values []poly.Elem
	for i, row := range rows {
		more, sums := append(slices.Clone(chosen), row), append(slices.Clone(values), right[i])
		if x, ok := leastChange(more, sums); ok {
			change, chosen, values = x, more, sums
		}
	}
	return change
}

// condition returns how the coefficient of ζ^j in ρ, or in σ, enters the condition of h^i: j^i, or −i j^(i−1), with 0⁰ = 1.
func condition(rho bool, i, j int) exact.Rat {
	switch {
	case rho:
		return exact.Int(int64(j)).Pow(i)
	case i == 0:
		return exact.Rat{}
	}
	return exact.Int(int64(j)).Pow(i - 1).Mul(exact.Int(int64(-i)))
}

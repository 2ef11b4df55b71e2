package repair

import (
	"math/big"
	"slices"

	"rofz/poly"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/scheme"
)

// linearMeaning is the Meaning of a scheme whose conditions are linear in its coefficients: a multistep method, P and Q, or
// a node polynomial. It is the one next to it, in units, that has exactly the order, and the node 1, which holds to the
// printed digits; it is rational, and exact coefficients stay. ok is false if none was found within the units.
func linearMeaning(a *proofs.Analysis) (meant *proofs.Analysis, ok bool) {
	s := a.Scheme()
	p, _ := a.OrderToDigits()
	if p < 1 || s.Printed() == nil || s.Field().Degree() > 1 {
		return nil, false
	}
	units, blocks := scheme.UnitsOf(s), s.Coefficients()
	l := newLinear(demands(a, p), blocks, units)
	change, ok := l.change()
	if !ok {
		return nil, false
	}
	entries := make([]scheme.Entries, len(blocks))
	for which, block := range blocks {
		row := make([]string, len(block.Values[0]))
		for k, x := range block.Values[0] {
			if unit := units.At(block.Key, 0, k); !unit.IsZero() {
				x = x.Sub(change[0].Mul(poly.Rational(unit)))
				change = change[1:]
			}
			row[k] = x.String()
		}
		entries[which] = scheme.Entries{Key: block.Key, Rows: [][]string{row}}
	}
	exactly := true
	info := scheme.Info{Name: s.Info().Name + "-as-meant", Kind: s.Info().Kind, Exact: &exactly, Order: &p}
	near, err := scheme.New(info, entries...)
	if err != nil {
		return nil, false
	}
	meant = proofs.AnalyzeContext(a.Context(), near)
	reached, _ := meant.Order()
	return meant, reached >= p // else the conditions that were left out contradict the others
}

// demand returns how the k-th of the n coefficients under a key enters a linear condition whose right-hand side is 0.
type demand func(key string, k, n int) exact.Rat

// demands returns the conditions of order p, and that of a node at 1.
func demands(a *proofs.Analysis, p int) []demand {
	var out []demand
	switch s := a.Scheme().(type) {
	case scheme.Multistep: // Σ a_j j^i = i Σ b_j j^(i−1), i ≤ p
		for i := range p + 1 {
			out = append(out, func(key string, k, n int) exact.Rat { return multistepDemand(key == "rho", i, n-1-k) })
		}
	case *scheme.Approximation: // Σ_j q_j/(i − j)! = p_i, i ≤ p
		for i := range p + 1 {
			out = append(out, func(key string, k, _ int) exact.Rat { return quotientDemand(key == "numerator", i, k) })
		}
	case *scheme.Collocation: // ∫₀¹ x^i M(x) dx = 0, i < p − s
		for i := range p - s.Stages() {
			out = append(out, func(_ string, k, _ int) exact.Rat { return exact.NewRat(1, int64(i+k+1)) })
		}
		if a.Decide(proofs.StifflyAccurate).Verdict.Proved() {
			out = append(out, func(string, int, int) exact.Rat { return exact.Int(1) })
		}
	}
	return out
}

// multistepDemand: j^i for ρ, −i j^(i−1) for σ, with 0⁰ = 1.
func multistepDemand(rho bool, i, j int) exact.Rat {
	switch {
	case rho:
		return exact.Int(int64(j)).Pow(i)
	case i == 0:
		return exact.Rat{}
	}
	return exact.Int(int64(j)).Pow(i - 1).Mul(exact.Int(int64(-i)))
}

// quotientDemand: −1 for p_i, 1/(i − j)! for q_j.
func quotientDemand(numerator bool, i, j int) exact.Rat {
	switch {
	case numerator && i == j:
		return exact.Int(-1)
	case numerator || j > i:
		return exact.Rat{}
	}
	return exact.FromBigInt(new(big.Int).MulRange(1, int64(i-j))).Inv()
}

// linear is conditions rows·x = residuals on the changes x, in units, of those coefficients that have one.
type linear struct {
	rows      [][]poly.Elem
	residuals []poly.Elem
}

func newLinear(demands []demand, blocks []scheme.Block, units scheme.Units) linear {
	l := linear{make([][]poly.Elem, len(demands)), make([]poly.Elem, len(demands))}
	for _, block := range blocks {
		values := block.Values[0]
		for k, x := range values {
			unit := poly.Rational(units.At(block.Key, 0, k))
			for i, d := range demands {
				c := poly.Rational(d(block.Key, k, len(values)))
				l.residuals[i] = l.residuals[i].Add(c.Mul(x))
				if !unit.IsZero() {
					l.rows[i] = append(l.rows[i], c.Mul(unit))
				}
			}
		}
	}
	return l
}

// change returns the shortest x with rows·x = residuals, or, if that has an entry beyond ±1, one of the shortest among those
// with such entries held at ±1. ok is false if none was found without.
func (l linear) change() (x []poly.Elem, ok bool) {
	if len(l.rows) == 0 || len(l.rows[0]) == 0 {
		return nil, false
	}
	n := len(l.rows[0])
	held := make([]poly.Elem, n) // 0 for those that are free
	for range n + 1 {
		rows, residuals := l.without(held)
		x := leastOf(rows, residuals)
		beyond := false
		for k := range x {
			if !held[k].IsZero() {
				x[k] = held[k]
			} else if d, _ := x[k].Rat(); exact.Int(1).Less(d.Abs()) {
				held[k], beyond = poly.Int(int64(d.Sign())), true
			}
		}
		if !beyond {
			return x, true
		}
	}
	return nil, false
}

// without returns the conditions on the changes that are free.
func (l linear) without(held []poly.Elem) (rows [][]poly.Elem, residuals []poly.Elem) {
	residuals = slices.Clone(l.residuals)
	for i, row := range l.rows {
		free := slices.Clone(row)
		for k, x := range held {
			if !x.IsZero() {
				free[k], residuals[i] = poly.Elem{}, residuals[i].Sub(row[k].Mul(x))
			}
		}
		rows = append(rows, free)
	}
	return rows, residuals
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

package scheme

import (
	"context"
	"rofz/poly"
	"rofz/poly/exact"
)

// denseWeights are the coefficients of the weights of a dense output, of b₁(θ), …, b_s(θ), the lowest power of θ first.
var denseWeights = Coefficient{Key: "btheta", Symbol: "β", Shape: Matrix, Optional: true}

// DenseWeights returns the polynomials bᵢ(θ) of a scheme's dense output y₀ + hΣbᵢ(θ)kᵢ, which is to be the solution at x₀ + θh. It
// reports false for a scheme without one.
func DenseWeights(s Scheme) ([]poly.Poly, bool) {
	t, ok := s.(*ButcherTableau)
	if !ok || t.dense == nil {
		return nil, false
	}
	var out []poly.Poly
	for _, row := range t.dense {
		out = append(out, poly.New(row...))
	}
	return out, true
}

// DenseOrder returns the order of a scheme's dense output for every θ: the largest p such that Σ bᵢ(θ)Ψᵢ(t) = θ^n/γ(t) for all trees t with
// n ≤ p nodes, as polynomials in θ [HNW93, II.6]. AtLeast is true if that holds for all trees with MaxTreeOrder nodes at most. It
// reports false for a scheme without dense output.
//
// Cost: that of TableauOrder for each power of θ.
func DenseOrder(s OneStep) (o TreeOrder, ok bool) {
	weights, ok := DenseWeights(s)
	if !ok {
		return TreeOrder{}, false
	}
	degree := 0
	for _, b := range weights {
		degree = max(degree, b.Degree())
	}
	var powers []*treeWeights // the coefficients of θ^k, as weights
	for k := range degree + 1 {
		column := make([]poly.Elem, len(weights))
		for i, b := range weights {
			column[i] = b.Coeff(k)
		}
		space, _ := newStageSpace(context.Background(), s, column)
		powers = append(powers, newTreeWeights(space))
	}
	for p := range MaxTreeOrder {
		for _, t := range treeTables(p + 1)[p+1] {
			for k := range max(degree, p+1) + 1 {
				if r := coefficientDefect(powers, k, t); !r.IsZero() {
					return TreeOrder{Order: p, Tree: Tree{t}, Residual: r}, true
				}
			}
		}
	}
	return TreeOrder{Order: MaxTreeOrder, AtLeast: true}, true
}

// coefficientDefect returns the coefficient of θ^k in Σ bᵢ(θ)Ψᵢ(t) − θ^n/γ(t).
func coefficientDefect(powers []*treeWeights, k int, t *node) poly.Elem {
	right := poly.Rational(exact.NewRat(1, t.density))
	switch {
	case k >= len(powers):
		return right.Neg()
	case k == t.order:
		return powers[k].defect(t)
	}
	return powers[k].defect(t).Add(right)
}

// DenseJoint is how the dense outputs of two steps join.
type DenseJoint struct {
	Starts, Ends bool // b(0) = 0, b(1) = b: they are continuous
	Smooth       bool // and so is their derivative
}

// DenseJoints tells whether a scheme's dense output begins at y₀ and ends at y₁, and whether its derivative is f(y₀) and f(y₁) there: it is
// if the first stage is y₀ and the last one y₁, b'(0) = e₁ and b'(1) = e_s. It reports false for a scheme without dense output.
func DenseJoints(s OneStep) (j DenseJoint, ok bool) {
	weights, ok := DenseWeights(s)
	if !ok {
		return j, false
	}
	t := s.(*ButcherTableau)
	j = DenseJoint{true, true, true}
	last := len(weights) - 1
	one := exact.Int(1)
	for i, b := range weights {
		j.Starts = j.Starts && b.Coeff(0).IsZero()
		j.Ends = j.Ends && b.EvalRat(one).Equal(t.b[i])
		from, to := poly.Int(0), poly.Int(0)
		if i == 0 {
			from = poly.Int(1)
		}
		if i == last {
			to = poly.Int(1)
		}
		d := b.Derivative()
		j.Smooth = j.Smooth && t.a[0][i].IsZero() && t.a[last][i].Equal(t.b[i]) && d.Coeff(0).Equal(from) && d.EvalRat(one).Equal(to)
	}
	j.Smooth = j.Smooth && j.Starts && j.Ends
	return j, true
}

package proofs

import (
	"errors"
	"fmt"
	"slices"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/scheme"
	"rofz/scheme/catalogue"
)

// The facts about an additive pair as |z_I| → ∞.
const (
	LimitOfPair       Fact = "R(z_E, ∞)" // a polynomial in z_E, or infinite
	GradientOfStiff   Fact = "∂R/∂z_I"   // its first term
	GradientOfUnstiff Fact = "∂R/∂z_E"   // its first term
)

// What is verified. The core has accepted the type, and the terms of R; the gradients follow from these. That the limit is the one of the
// statement is computed from A and b again, without R.
var pairGradients = Theorem{
	Name:  "pair-gradients",
	Title: "Of an additive pair whose stiff part is stiff, the gradient of the other part may survive",
	Statement: "Let $R(z_E, z_I)$ be the stability function of an additive pair, $A_I$ invertible (type A), or its first row $0$ and the " +
		"rest $Â$ of it invertible (type CK) with $R(0, z_I)$ bounded as $|z_I| → ∞$. Then $R = r_0 + r_1/z_I + r_2/z_I² + …$ for large $|z_I|$, with polynomials " +
		"$r_k$ in $z_E$ of degree $≤ k$ for type A, $≤ k + 1$ for type CK. So $∂R/(∂z_I) = O(z_I⁻²)$ for each $z_E$: the gradient of the stiff " +
		"part vanishes. $∂R/(∂z_E) → β$, a number that does not depend on $z_E$: $0$ for type A; for type CK, with $a$ and $α$ the first columns of " +
		"$A_I$ and $A_E$, $c$ and $d$ the weights $b_I$ and $b_E$, and $M$ the matrix $A_E$, all without their first entries, $β = d_0 − dᵀÂ⁻¹a − cᵀÂ⁻¹(α − MÂ⁻¹a)$, where $d_0$ is the first weight of $b_E$. " +
		"The gradient of the part that is not stiff survives exactly if $β ≠ 0$; it does not if the last rows of $A_E$ and $A_I$ are the weights (GSA).",
	Hypotheses: "$A_E$ is strictly lower triangular; $A_I$ need not be triangular. $R(0, z_I)$, the stability function of the implicit half, is bounded if it is A-stable.",
	Proof: `Write $w = 1/z_I$. The stages $s$ of a step with $y_0 = 1$ satisfy $(I − z_E A_E − z_I A_I)s = e$, and $R = 1 + z_E b_Eᵀs + z_I b_Iᵀs$.

Type A. Multiplied by $w$ the matrix is $w(I − z_E A_E) − A_I$, invertible near $w = 0$, so that $s$ is a power series $s_1 w + s_2 w² + …$ there. Its coefficients satisfy

	s_1 = −A_I⁻¹e
	s_{k+1} = A_I⁻¹(I − z_E A_E)s_k

and are polynomials in $z_E$ of degree $≤ k − 1$. So $r_0 = 1 + b_Iᵀs_1 = 1 − b_IᵀA_I⁻¹e$ is a number, and $r_k = z_E b_Eᵀs_k + b_Iᵀs_{k+1}$ for $k ≥ 1$ has a degree $≤ k$.

Type CK. The first stage is $1$. For the vector $t$ of the others, with all that stands without first rows and columns, and $u$ the vector of ones,

	(I − z_E M − z_I Â)t = u + z_E α + z_I a

As before $t = t_0 + t_1 w + …$, with

	t_0 = −Â⁻¹a
	t_1 = Â⁻¹(t_0 − z_E M t_0 − u − z_E α)
	t_{k+1} = Â⁻¹(I − z_E M)t_k

for $k ≥ 1$; $t_k$ is of degree $≤ k$ in $z_E$, for all $k ≥ 0$. The coefficient of $z_I$ in $R$, $c_0 + cᵀt_0$ with the first weight $c_0$ of $b_I$, does not depend on $z_E$, and is $0$ as $R(0, z_I)$ is bounded. What is left is $r_0 = 1 + z_E(d_0 + dᵀt_0) + cᵀt_1$, of
degree $1$, with the coefficient $d_0 + dᵀt_0 + cᵀÂ⁻¹(−M t_0 − α) = β$ of $z_E$, and $r_k = z_E dᵀt_k + cᵀt_{k+1}$, of degree $≤ k + 1$. With GSA $R$ is the last stage, whose limit, the last entry of $t_0$, is a number.

The series converge uniformly for $z_E$ in a disc, and may be differentiated by $z_E$ term by term, as well as by $z_I$.`,
	Scope: "Every additive pair of the catalogue. The terms are those of pairs with exact coefficients; where these are rounded their last digits decide which terms vanish, " +
		"and the type alone is stated. The proof covers all pairs.",
	Source:    "By expansion at infinity; the types are those of Boscarino, Pareschi & Russo, SIAM J. Sci. Comput. 35 (2013) A22-A51, and Kennedy & Carpenter, Appl. Numer. Math. 44 (2003) 139-181.",
	Instances: func(*Cache) []string { return catalogue.PairNames() },
	States: func(a *Analysis) []Fact {
		types := []Fact{Fact(TypeA), Fact(TypeCK), Fact(GSA)}
		if !scheme.UnitsOf(a.scheme).Exact() {
			return types
		}
		return append(types, LimitOfPair, GradientOfStiff, GradientOfUnstiff)
	},
	Prove: (*Analysis).pairGradientsAgree,
}

// pairGradientsAgree checks the statement for the coefficients as printed.
func (a *Analysis) pairGradientsAgree() error {
	p, ok := a.Pair()
	if !ok {
		return errors.New("it is no additive pair")
	}
	isA, isCK := a.Decide(TypeA).Verdict.Proved(), a.Decide(TypeCK).Verdict.Proved()
	x, ok := a.PairLimit()
	switch {
	case !isA && !isCK, isCK && ok && !x.Finite:
		return nil // it says nothing of such a pair
	case !ok:
		return errors.New("its terms at infinity are not known")
	case !x.Finite:
		return errors.New("it is of type A, but unbounded")
	}
	extra := 0
	if isCK {
		extra = 1
	}
	for k, r := range x.Terms {
		if r.Degree() > k+extra {
			return fmt.Errorf("r_%d has the degree %d", k, r.Degree())
		}
	}
	limit, err := limitOfPair(p, isA)
	switch {
	case err != nil:
		return err
	case !limit.Equal(x.Terms[0]):
		return fmt.Errorf("its limit is %s, but by the formula %s", x.Terms[0].Format("z_E"), limit.Format("z_E"))
	case limit.Degree() > 0 && a.isExactly(GSA):
		return fmt.Errorf("it is globally stiffly accurate, but R → %s", limit.Format("z_E"))
	}
	return nil
}

// isExactly reports whether a structure is proved to within no distance.
func (a *Analysis) isExactly(structure Property) bool {
	d := a.Decide(structure)
	equations, ok := d.Reason.(PairEquations)
	return ok && d.Verdict.Proved() && equations.Within.IsZero()
}

// limitOfPair returns r_0 by the formulas of the theorem, from A and b.
func limitOfPair(p *scheme.AdditivePair, typeA bool) (poly.Poly, error) {
	e, i := p.Halves()
	first := 1
	if typeA {
		first = 0
	}
	inner := func(m [][]poly.Elem) [][]poly.Elem {
		var out [][]poly.Elem
		for _, row := range m[first:] {
			out = append(out, row[first:])
		}
		return out
	}
	inverse, _ := scheme.Invert(inner(i.A))
	if inverse == nil {
		return poly.Poly{}, errors.New("the matrix of the implicit stages is singular")
	}
	ones := make([]poly.Elem, len(inverse))
	for k := range ones {
		ones[k] = poly.Int(1)
	}
	c := i.B[first:]
	if typeA {
		return poly.New(poly.Int(1).Sub(dotProduct(c, applyMatrix(inverse, ones)))), nil
	}
	column := func(m [][]poly.Elem) (out []poly.Elem) {
		for _, row := range m[1:] {
			out = append(out, row[0])
		}
		return out
	}
	v := applyMatrix(inverse, column(i.A)) // Â⁻¹a
	w := applyMatrix(inner(e.A), v)
	constant, slope := make([]poly.Elem, len(v)), make([]poly.Elem, len(v))
	for k, alpha := range column(e.A) {
		constant[k], slope[k] = ones[k].Add(v[k]), alpha.Sub(w[k])
	}
	return poly.New(poly.Int(1).Sub(dotProduct(c, applyMatrix(inverse, constant))),
		e.B[0].Sub(dotProduct(e.B[1:], v)).Sub(dotProduct(c, applyMatrix(inverse, slope)))), nil
}

func dotProduct(x, y []poly.Elem) (sum poly.Elem) {
	for i := range x {
		sum = sum.Add(x[i].Mul(y[i]))
	}
	return sum
}

// PairGradient is the first term of a gradient of R(z_E, z_I) as |z_I| → ∞: c(z_E)·z_I^Exponent. A gradient that is 0 throughout has no term, c = 0.
type PairGradient struct {
	Field    algebraic.Field
	Leading  poly.Poly // in z_E
	Exponent int
	Open     bool // the last digits of rounded coefficients decide what it is
}

// PairGradients returns the first terms of ∂R/∂z_I and ∂R/∂z_E for the numbers as printed, where the limit x of the pair is finite. One is Open where
// coefficients are rounded, and what they make of 0 may be as large as its largest one.
func (a *Analysis) PairGradients(x PairLimit) (stiff, unstiff PairGradient) {
	k, units := a.field(), scheme.UnitsOf(a.scheme)
	stiff, unstiff = x.Gradients(k)
	for _, g := range []*PairGradient{&stiff, &unstiff} {
		g.Open = !units.Exact() && !g.Leading.IsZero() && !slices.ContainsFunc(g.Leading.Coeffs(), func(c poly.Elem) bool { return !k.Within(c, units.CoarseTolerance()) })
	}
	return stiff, unstiff
}

// Gradients returns the first terms of ∂R/∂z_I and ∂R/∂z_E where R is bounded.
func (x PairLimit) Gradients(k algebraic.Field) (stiff, unstiff PairGradient) {
	stiff.Field, unstiff.Field = k, k
	if n := x.First; n > 0 {
		stiff.Leading, stiff.Exponent = x.Terms[n].Scale(poly.Int(int64(-n))), -n-1
	}
	if n := x.OfE; n >= 0 {
		unstiff.Leading, unstiff.Exponent = x.Terms[n].Derivative(), -n
	}
	return stiff, unstiff
}

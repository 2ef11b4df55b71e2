package certificate

import (
	"fmt"
	"slices"

	"rofz/poly"
	"rofz/poly/exact"
)

// Symmetric is the property that a Symmetry certificate is about.
const Symmetric = "symmetric"

// Symmetry claims that a Runge–Kutta method is symmetric, that is its own adjoint, or that it is not. The adjoint arises
// if y₀ and y₁ are exchanged and h is put for −h: it has the matrix ebᵀ − A and the weights b.
//
// The evidence for a tableau is a permutation π of the stages with a_π(i)π(j) + a_ij = b_j and b_π(j) = b_j for all i and j,
// to within a distance that is 0 for exact coefficients. If the tableau has superfluous stages, it is π for the smaller tableau
// with one stage for each class of Classes. For a method that is known by its nodes, it is that x ↦ 1 − x is such a permutation.
// The evidence against is a tree whose elementary weight for the adjoint differs by more than the distance.
type Symmetry struct {
	Stages
	Root exact.Interval

	Classes     []poly.Elem `key:"classes"`     // of each stage, counted from 1; nil if they are 1, …, s
	Permutation []poly.Elem `key:"permutation"` // π(1), …, π(u) of the classes 1, …, u; the others are not used
	Within      exact.Rat   `key:"within"`

	Tree string `key:"tree"`
}

func (c *Symmetry) name() string { return Symmetric }

func (c *Symmetry) against() bool { return c.Tree != "" }

func (c *Symmetry) root() *exact.Interval { return &c.Root }

func (c *Symmetry) bind(s *subject) (err error) {
	c.Root = s.Root
	c.Stages, err = s.stages()
	return first(s.isOneOf(RungeKutta, Collocation, Legendre), err)
}

func (c *Symmetry) sentence() string {
	if c.Tree == "" || c.Within.IsZero() {
		return claimOf(c) + toWithin(c.Within)
	}
	return fmt.Sprintf("%s, by more than %s in the weight of %s", claimOf(c), scientific(c.Within), c.Tree)
}

func (c *Symmetry) check(k embedding) error {
	err := c.Stages.check()
	switch {
	case err != nil:
		return err
	case c.Branching != nil || c.Within.Sign() < 0:
		return malformed("a Runge–Kutta method, and a distance that is not negative, would be right")
	case c.Tree != "":
		d, err := c.Difference()
		if err == nil && !k.beyond(d, c.Within) {
			err = failf("the weights of %s do not evidently differ by as much", c.Tree)
		}
		return first(onlyParts(c, "tree", "within"), err)
	case c.Fold != nil:
		return first(onlyParts(c), c.checkReflection())
	}
	return c.checkPermutation(k)
}

// checkPermutation checks the equalities for the smaller tableau, which gives the same values (see reduced).
func (c *Symmetry) checkPermutation(k embedding) error {
	image, ok := numbers(c.Permutation, len(c.Permutation))
	if !ok || len(image) > len(c.B) {
		return malformed("no permutation of the stages")
	}
	for i, n := range image {
		if slices.Contains(image[:i], n) {
			return malformed("no permutation of the stages")
		}
	}
	s, err := c.Stages.reduced(k, c.Classes, len(image), c.Within)
	if err != nil {
		return err
	}
	for j, n := range image {
		for i, m := range image {
			if !k.within(s.B[n].Sub(s.B[j]), c.Within) || !k.within(s.A[m][n].Add(s.A[i][j]).Sub(s.B[j]), c.Within) {
				return failf("an equality between the stages %d and %d fails, or does not evidently hold", i+1, j+1)
			}
		}
	}
	return nil
}

// checkReflection checks that S, which takes f(x) to f(1 − x), is one of functions on the nodes, S(xf) = (1 − x)·Sf, and that
// SA + AS = ebᵀ and bᵀS = bᵀ.
func (c *Symmetry) checkReflection() error {
	mirrored := c.multiples(c.E, len(c.E), func(f []poly.Elem) []poly.Elem { return plus(f, poly.Int(-1), c.timesX(f)) }) // Sβ_k
	reflect := func(f []poly.Elem) []poly.Elem { return image(transposed(mirrored), f) }
	last := len(mirrored) - 1
	x := c.timesX(mirrored[last])
	if !isNull(plus(plus(mirrored[last], poly.Int(-1), x), poly.Int(-1), reflect(c.timesX(c.unit(last))))) {
		return failf("the nodes are not symmetric")
	}
	for j, f := range transposed(c.A) {
		if !dot(c.B, mirrored[j]).Equal(c.B[j]) || !isNull(plus(plus(reflect(f), poly.Int(1), image(c.A, mirrored[j])), c.B[j].Neg(), c.E)) {
			return failf("b, or A in column %d, is not symmetric", j+1)
		}
	}
	return nil
}

// Difference returns the elementary weight bᵀΨ(t) of the tree for the method, less that for its adjoint.
func (c *Symmetry) Difference() (poly.Elem, error) {
	adjoint := c.Stages
	adjoint.A = nil
	for i, row := range c.A {
		var other []poly.Elem
		for j, x := range row {
			other = append(other, c.E[i].Mul(c.B[j]).Sub(x))
		}
		adjoint.A = append(adjoint.A, other)
	}
	t, err := c.parse(c.Tree)
	if err != nil {
		return poly.Elem{}, err
	}
	u, err := adjoint.parse(c.Tree)
	return dot(c.B, t.value).Sub(dot(c.B, u.value)), err
}

// numbers returns a list of elements that are all of 1, …, most, less 1 each.
func numbers(list []poly.Elem, most int) ([]int, bool) {
	var out []int
	for _, x := range list {
		n := 0
		for n < most && !x.Equal(poly.Int(int64(n+1))) {
			n++
		}
		if n == most {
			return nil, false
		}
		out = append(out, n)
	}
	return out, true
}

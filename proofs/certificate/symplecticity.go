package certificate

import (
	"fmt"

	"rofz/poly"
	"rofz/poly/exact"
)

// Symplectic is the property that a Symplecticity certificate is about.
const Symplectic = "symplectic"

// Symplecticity claims that a Runge–Kutta method is symplectic, that is keeps every quadratic first integral, or that it is not.
//
// The evidence is that b_i·a_ij + b_j·a_ji − b_i·b_j = 0 for all i and j, to within a distance that is 0 for exact coefficients: for
// the tableau that is left of the Stages when one is taken of each of the classes, and Used of the classes. For a method that is
// known by its nodes it is the same of Σ b_i·f_i·g_i, b and A as functions on the nodes. The evidence against is two trees.
type Symplecticity struct {
	Stages
	Root exact.Interval

	Classes []poly.Elem `key:"classes"` // of each stage, counted from 1; nil if they are 1, …, s
	Used    int         `key:"used"`    // the classes 1, …, Used are; 0 if all stages are
	Within  exact.Rat   `key:"within"`

	Tree  string `key:"tree"`
	Other string `key:"other tree"`
}

func (c *Symplecticity) name() string { return Symplectic }

func (c *Symplecticity) against() bool { return c.Tree != "" }

func (c *Symplecticity) root() *exact.Interval { return &c.Root }

func (c *Symplecticity) bind(s *subject) (err error) {
	c.Root = s.Root
	c.Stages, err = s.stages()
	return first(s.isOneOf(RungeKutta, Collocation, Legendre), err)
}

func (c *Symplecticity) sentence() string {
	if c.Tree == "" || c.Within.IsZero() {
		return claimOf(c) + toWithin(c.Within)
	}
	return fmt.Sprintf("%s, by more than %s in the weights of %s and %s", claimOf(c), scientific(c.Within), c.Tree, c.Other)
}

// check: with M = 0 the method keeps every quadratic first integral, and with it the symplectic form [San88]. If it keeps that of
// every Hamiltonian system, the weights of any two trees u and v satisfy Φ(u∘v) + Φ(v∘u) = Φ(u)Φ(v), where u∘v has v as one more
// child of the root of u [CS94].
func (c *Symplecticity) check(k embedding) error {
	err := c.Stages.check()
	switch {
	case err != nil:
		return err
	case c.Branching != nil || c.Within.Sign() < 0 || c.Used < 0:
		return malformed("a Runge–Kutta method, and a distance that is not negative, would be right")
	case c.Tree != "":
		d, err := c.Difference()
		if err == nil && !k.beyond(d, c.Within) {
			err = failf("the weights of %s and %s do not evidently differ by as much", c.Tree, c.Other)
		}
		return first(onlyParts(c, "tree", "other tree", "within"), err)
	case c.Fold != nil:
		return first(onlyParts(c), c.vanishes(k, c.Stages, c.forms()))
	}
	s := c.Stages
	if c.Used > 0 || c.Classes != nil {
		if s, err = s.reduced(k, c.Classes, c.Used, c.Within); err != nil {
			return err
		}
		for i := range s.A[:c.Used] {
			s.A[i] = s.A[i][:c.Used]
		}
		s.A, s.B = s.A[:c.Used], s.B[:c.Used]
	}
	forms := make([][]poly.Elem, len(s.B))
	for i, b := range s.B {
		forms[i] = make([]poly.Elem, len(s.B))
		forms[i][i] = b
	}
	return c.vanishes(k, s, forms)
}

// vanishes checks that M = GA + AᵀG − bbᵀ is 0, to within the distance; G is symmetric.
func (c *Symplecticity) vanishes(k embedding, s Stages, g [][]poly.Elem) error {
	columns := transposed(s.A)
	for i := range s.B {
		for j := range s.B {
			if m := dot(g[i], columns[j]).Add(dot(g[j], columns[i])).Sub(s.B[i].Mul(s.B[j])); !k.within(m, c.Within) {
				return failf("M is not 0, or not evidently, in row %d, column %d", i+1, j+1)
			}
		}
	}
	return nil
}

// Difference returns Φ(u∘v) + Φ(v∘u) − Φ(u)Φ(v) for the two trees.
func (c *Symplecticity) Difference() (poly.Elem, error) {
	u, err := c.parse(c.Tree)
	v, err2 := c.parse(c.Other)
	if err = first(err, err2); err != nil {
		return poly.Elem{}, err
	}
	c.hang(&u)
	c.hang(&v)
	sum := dot(c.B, c.product(v.alone, u.value)).Add(dot(c.B, c.product(u.alone, v.value)))
	return sum.Sub(dot(c.B, u.value).Mul(dot(c.B, v.value))), nil
}

package certificate

import (
	"fmt"

	"rofz/poly"
	"rofz/poly/exact"
)

// MaxTreeOrder is the largest order up to which the core goes through all trees.
const MaxTreeOrder = 10

// TableauOrder claims that a method is of order Order at least, or, if Fails is not empty, of that order and no higher,
// for autonomous equations: bᵀΨ(t) = 1/γ(t) for all rooted trees t with up to Order nodes, to within a distance that is 0
// for exact coefficients, and not so for the tree Fails with one node more [But64; HW96, IV.7]. For a Rosenbrock method
// the matrix below a node is α + γ if it has one child, and α if it has several.
//
// With Eta the evidence is that Butcher's simplifying assumptions hold.
type TableauOrder struct {
	Stages
	Root exact.Interval

	Order  int       `key:"order" zero:"too"`
	Eta    int       `key:"eta"`
	Zeta   int       `key:"zeta"`
	Fails  string    `key:"fails"` // in nested brackets: [] is one node
	Within exact.Rat `key:"within"`
}

func (c *TableauOrder) name() string { return "order of the tableau" }

func (c *TableauOrder) against() bool { return false }

func (c *TableauOrder) root() *exact.Interval { return &c.Root }

func (c *TableauOrder) bind(s *subject) (err error) {
	c.Root = s.Root
	c.Stages, err = s.stages()
	return err
}

func (c *TableauOrder) sentence() string {
	least := " at least"
	if c.Fails != "" {
		least = ""
	}
	return fmt.Sprintf("%s%s %d%s", c.name(), least, c.Order, toWithin(c.Within))
}

func (c *TableauOrder) check(k embedding) error {
	most := MaxTreeOrder
	if c.Eta > 0 {
		most = MaxDegree
	}
	if min(c.Order, c.Eta, c.Zeta) < 0 || max(c.Order, c.Eta, c.Zeta) > most || c.Eta == 0 && c.Zeta != 0 || c.Within.Sign() < 0 {
		return malformed("orders of 0 to %d, ζ with η alone, and a distance that is not negative, would be right", most)
	}
	methods := []*Stages{&c.Stages}
	err := c.Stages.check()
	switch {
	case err != nil:
	case c.Eta > 0:
		err = c.checkAssumptions()
	default:
		err = checkTrees(k, methods, c.Order, c.Within)
	}
	if err != nil || c.Fails == "" {
		return err
	}
	return checkFails(k, methods, c.Order, c.Within, c.Fails)
}

// checkAssumptions checks, with c = Ae,
//
//	B(p): bᵀc^(n−1) = 1/n for n ≤ p;
//	C(η): Ac^(n−1) = c^n/n for n ≤ η;
//	D(ζ): bᵀ(c^(n−1)·Af) = bᵀ((1 − c^n)·f)/n for n ≤ ζ and all functions f.
//
// With p ≤ η + ζ + 1 and p ≤ 2η + 2 they imply order p [But64].
func (c *TableauOrder) checkAssumptions() error {
	if c.Order > c.Eta+c.Zeta+1 || c.Order > 2*c.Eta+2 || c.Branching != nil || !c.Within.IsZero() {
		return malformed("p ≤ η + ζ + 1 and p ≤ 2η + 2 would be right, and exact coefficients of a Runge–Kutta method")
	}
	x := image(c.A, c.E)
	var multiples [][]poly.Elem // of x by the basis
	for j := range c.B {
		multiples = append(multiples, c.product(x, c.unit(j)))
	}
	columns := transposed(c.A)
	power, row := c.E, c.B // c^(n−1), and the functional f ↦ bᵀ(c^(n−1)·f)
	for n := 1; n <= max(c.Order, c.Eta, c.Zeta); n++ {
		times := poly.Int(int64(n))
		if n <= c.Order && !dot(c.B, power).Mul(times).Equal(poly.Int(1)) {
			return failf("B(%d) does not hold", n)
		}
		next, nextRow := c.product(x, power), image(multiples, row)
		for j, value := range image(c.A, power) {
			if n <= c.Eta && !value.Mul(times).Equal(next[j]) {
				return failf("C(%d) does not hold", n)
			}
			if n <= c.Zeta && !dot(row, columns[j]).Mul(times).Equal(c.B[j].Sub(nextRow[j])) {
				return failf("D(%d) does not hold", n)
			}
		}
		power, row = next, nextRow
	}
	return nil
}

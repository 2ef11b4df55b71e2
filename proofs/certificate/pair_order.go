package certificate

import (
	"fmt"

	"rofz/poly"
	"rofz/poly/exact"
)

// MaxCoupledOrder is the largest order up to which the core goes through all coloured trees. There are 1202 of them.
const MaxCoupledOrder = 6

// CoupledOrder claims that an additive pair is of order Order at least, or, if Fails is not empty, of that order and no higher, for autonomous
// equations y' = f_E(y) + f_I(y): b_cᵀΨ(t) = 1/γ(t) for all trees t with up to Order nodes whose nodes have one of the colours E and I, c that of the root, to within a
// distance that is 0 for exact coefficients, and not so for the tree Fails with one node more [KC03]. Ψ(t) is the product, entry by entry, of the A_cΨ(u)
// over the trees u that hang from the root, with c the colour of the root of u; it is e if there are none.
type CoupledOrder struct {
	AE, AI [][]poly.Elem
	BE, BI []poly.Elem
	Root   exact.Interval

	Order  int       `key:"order" zero:"too"`
	Fails  string    `key:"fails"` // the colour of the root, and in brackets the trees that hang from it: E[I,I[E]]
	Within exact.Rat `key:"within"`
}

func (c *CoupledOrder) name() string { return "coupled order" }

func (c *CoupledOrder) against() bool { return false }

func (c *CoupledOrder) root() *exact.Interval { return &c.Root }

func (c *CoupledOrder) bind(s *subject) error {
	h, err := halvesOf(s)
	c.AE, c.AI, c.BE, c.BI, c.Root = h.ae, h.ai, h.be, h.bi, s.Root
	return err
}

func (c *CoupledOrder) sentence() string {
	least := " at least"
	if c.Fails != "" {
		least = ""
	}
	return fmt.Sprintf("%s%s %d%s", c.name(), least, c.Order, toWithin(c.Within))
}

func (c *CoupledOrder) check(k embedding) error {
	h := halves{c.AE, c.AI, c.BE, c.BI}
	if err := h.check(); err != nil {
		return err
	}
	if c.Order < 0 || c.Order > MaxCoupledOrder || c.Within.Sign() < 0 {
		return malformed("an order of 0 to %d, and a distance that is not negative, would be right", MaxCoupledOrder)
	}
	var e []poly.Elem
	for range h.be {
		e = append(e, poly.Int(1))
	}
	methods := []*Stages{{A: h.ae, B: h.be, E: e}, {A: h.ai, B: h.bi, E: e}}
	if err := checkTrees(k, methods, c.Order, c.Within); err != nil || c.Fails == "" {
		return err
	}
	return checkFails(k, methods, c.Order, c.Within, c.Fails)
}

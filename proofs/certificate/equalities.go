package certificate

import (
	"rofz/poly"
	"rofz/poly/exact"
)

// StiffAccuracy claims that a scheme is stiffly accurate, or that it is not: Left[i] = Right[i] for all i, to within a
// distance that is 0 for exact coefficients. For a tableau the left side is the last row of A and the right side b.
type StiffAccuracy struct {
	Left, Right []poly.Elem
	Within      exact.Rat
	Root        exact.Interval
	Against     bool
}

func (c *StiffAccuracy) claim() string {
	if c.Against {
		return "not stiffly accurate"
	}
	return "stiffly accurate"
}

// check: each |Left[i] − Right[i]| ≤ Within, or, against the claim, one of them is larger. A difference of exactly 0
// is seen in the representation; any other sign must be evident from the interval of the root.
func (c *StiffAccuracy) check() (Outcome, error) {
	if len(c.Left) == 0 || len(c.Left) != len(c.Right) || c.Within.Sign() < 0 {
		return Undecided, &Malformed{Reason: "the two sides differ in length, or the distance is negative"}
	}
	k, err := newEmbedding(c.Root, c.fields()...)
	if err != nil {
		return Undecided, err
	}
	within := poly.Rational(c.Within)
	for i := range c.Left {
		d := c.Left[i].Sub(c.Right[i])
		above, below := d.Sub(within), d.Neg().Sub(within)
		if k.positive(above) || k.positive(below) {
			if c.Against {
				return Refuted, nil
			}
			return Undecided, failf("equality %d does not hold", i+1)
		}
		if !c.Against && !(above.IsZero() || k.positive(above.Neg())) || !c.Against && !(below.IsZero() || k.positive(below.Neg())) {
			return Undecided, failf("equality %d is not evident", i+1)
		}
	}
	if c.Against {
		return Undecided, failf("no equality evidently fails")
	}
	return Proved, nil
}

func (c *StiffAccuracy) fields() []*poly.Field {
	var out []*poly.Field
	for _, list := range [][]poly.Elem{c.Left, c.Right} {
		for _, x := range list {
			out = append(out, x.Field())
		}
	}
	return out
}

func (c *StiffAccuracy) write(w *writer) {
	w.field("", c.Root, c.fields()...)
	w.vector("left", c.Left)
	w.vector("right", c.Right)
	w.line("within", c.Within.String())
}

func (c *StiffAccuracy) read(r *reader) {
	k, root := r.field("")
	c.Root = root
	c.Left = r.vector("left", k)
	c.Right = r.vector("right", k)
	text := r.value("within")
	if r.err != nil {
		return
	}
	x, err := exact.ParseRat(text)
	r.bad(err)
	c.Within = x
}

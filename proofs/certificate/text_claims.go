package certificate

import (
	"rofz/poly"
)

func (c *Stability) write(w *writer) {
	w.function(c.R, fieldsOf(Function{}, c.HalfPlane, c.Axis)...)
	w.squares("half-plane", c.HalfPlane)
	w.squares("axis", c.Axis)
	w.optional("U", c.U)
	w.optional("V", c.V)
	w.point("witness", c.Witness)
	if c.AgainstInfinity {
		w.line("evidence", "R(∞)")
	}
}

func (c *Stability) read(r *reader) {
	f, k := r.function()
	c.R = f
	c.HalfPlane = r.squares("half-plane", k)
	c.Axis = r.squares("axis", k)
	c.U = r.optional("U", k)
	c.V = r.optional("V", k)
	c.Witness = r.point("witness")
	if r.has("evidence") {
		c.AgainstInfinity = r.value("evidence") == "R(∞)"
	}
}

func (c *Derivation) write(w *writer) {
	prefix := ""
	if c.Inherits != nil {
		prefix = "tableau "
	}
	w.field(prefix, c.Root, c.fields()...)
	for _, row := range c.A {
		w.vector("A", row)
	}
	w.vector("b", c.B)
	w.vector("e", c.E)
	w.vectorOfPolys("s", c.Vector)
	w.poly("P0", c.P0)
	w.poly("Q0", c.Q0)
	w.poly("G", c.G)
	if c.Inherits == nil {
		w.poly("P", c.R.P)
		w.poly("Q", c.R.Q)
		return
	}
	w.line("generator", c.Inherits.String())
	w.function(c.R)
}

func (c *Derivation) read(r *reader) { c.readTableau(r) }

// readTableau is read, and returns the tableau's field.
func (c *Derivation) readTableau(r *reader) *poly.Field {
	sub := r.has("tableau field")
	prefix := ""
	if sub {
		prefix = "tableau "
	}
	var k *poly.Field
	k, c.Root = r.field(prefix)
	for r.has("A") {
		c.A = append(c.A, r.vector("A", k))
	}
	c.B = r.vector("b", k)
	c.E = r.vector("e", k)
	c.Vector = r.polys("s", k)
	c.P0, c.Q0, c.G = r.poly("P0", k), r.poly("Q0", k), r.poly("G", k)
	if sub {
		x := r.elem("generator", k)
		c.Inherits = &x
		c.R, _ = r.function()
		return k
	}
	c.R = Function{P: r.poly("P", k), Q: r.poly("Q", k), Root: c.Root}
	return k
}

func (c *Derivative) write(w *writer) {
	w.function(c.R)
	w.poly("P1", c.D.P)
	w.poly("Q1", c.D.Q)
	if c.Resolvent != nil {
		w.line("by", c.Resolvent.claim())
		c.Resolvent.write(w)
	}
	w.vectorOfPolys("t", c.T)
}

func (c *Derivative) read(r *reader) {
	f, k := r.function()
	c.R = f
	c.D = Function{P: r.poly("P1", k), Q: r.poly("Q1", k), Root: f.Root}
	if r.has("by") {
		r.value("by")
		c.Resolvent = &Derivation{}
		k = c.Resolvent.readTableau(r)
	}
	c.T = r.polys("t", k)
}

func (c *AtInfinity) write(w *writer) {
	w.function(c.R, c.Limit.Field(), c.Leading.Field())
	if !c.Finite {
		w.line("limit", "infinite")
	} else {
		w.line("limit", c.Limit.String())
	}
	if !c.Constant {
		w.integer("exponent", c.Exponent)
		w.line("leading", c.Leading.String())
	}
}

func (c *AtInfinity) read(r *reader) {
	f, k := r.function()
	c.R = f
	if c.Finite = !r.has("limit") || r.lines[r.i] != "limit: infinite"; c.Finite {
		c.Limit = r.elem("limit", k)
	} else {
		r.value("limit")
	}
	if c.Constant = !r.has("exponent"); !c.Constant {
		c.Exponent = r.integer("exponent")
		c.Leading = r.elem("leading", k)
	}
}

func (c *Order) write(w *writer) {
	w.function(c.R, c.C.Field())
	w.integer("order", c.Order)
	w.line("constant", c.C.String())
}

func (c *Order) read(r *reader) {
	f, k := r.function()
	c.R = f
	c.Order = r.integer("order")
	c.C = r.elem("constant", k)
}

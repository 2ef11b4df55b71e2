package certificate

import (
	"fmt"

	"rofz/poly"
)

func (c *GeneralLinear) write(w *writer) {
	w.field("", c.Root, c.fields()...)
	w.matrix("A", c.A)
	w.matrix("U", c.U)
	w.matrix("B", c.B)
	w.matrix("V", c.V)
	w.vectorOfPolys("S", c.S)
	w.optional("D", c.D)
	w.optional("L", c.L)
	w.squares("pole", c.Poles)
	w.optional("pole U", c.PoleU)
	w.optional("pole V", c.PoleV)
	w.vectorOfPolys("circle", c.Circle)
	w.steps("circle", c.CircleSteps)
	w.vectorOfPolys("inner", c.Inner)
	w.steps("inner", c.InnerSteps)
	w.steps("simple", c.SimpleSteps)
	w.powerBound("origin ", c.Origin)
	w.point("z", c.Z)
	w.point("zeta", c.Zeta)
	if c.AgainstInfinity {
		w.line("evidence", "M(∞)")
	}
}

func (c *GeneralLinear) read(r *reader) {
	k, root := r.field("")
	c.Root = root
	c.A, c.U, c.B, c.V = r.matrix("A", k), r.matrix("U", k), r.matrix("B", k), r.matrix("V", k)
	c.S = r.polys("S", k)
	c.D, c.L = r.optional("D", k), r.optional("L", k)
	c.Poles = r.squares("pole", k)
	c.PoleU, c.PoleV = r.optional("pole U", k), r.optional("pole V", k)
	c.Circle = r.polys("circle", k)
	c.CircleSteps = r.steps("circle", k)
	c.Inner = r.polys("inner", k)
	c.InnerSteps = r.steps("inner", k)
	c.SimpleSteps = r.steps("simple", k)
	c.Origin = r.powerBound("origin ", k)
	c.Z, c.Zeta = r.point("z"), r.point("zeta")
	if r.has("evidence") {
		c.AgainstInfinity = r.value("evidence") == "M(∞)"
	}
}

func (c *GeneralLinearZeroStability) write(w *writer) {
	w.field("", c.Root, c.fields()...)
	w.matrix("V", c.V)
	w.powerBound("", c.Evidence)
}

func (c *GeneralLinearZeroStability) read(r *reader) {
	k, root := r.field("")
	c.Root = root
	c.V = r.matrix("V", k)
	c.Evidence = r.powerBound("", k)
}

func (w *writer) matrix(key string, m [][]poly.Elem) {
	for _, row := range m {
		w.vector(key, row)
	}
}

func (r *reader) matrix(key string, k *poly.Field) [][]poly.Elem {
	var out [][]poly.Elem
	for r.has(key) {
		out = append(out, r.vector(key, k))
	}
	return out
}

func stepKey(name string, i int) string { return fmt.Sprintf("%s step %d", name, i+1) }

func (w *writer) steps(name string, steps [][]Square) {
	for i, squares := range steps {
		w.squares(stepKey(name, i), squares)
	}
}

func (r *reader) steps(name string, k *poly.Field) [][]Square {
	var out [][]Square
	for r.has(stepKey(name, len(out))) {
		out = append(out, r.squares(stepKey(name, len(out)), k))
	}
	return out
}

func (w *writer) powerBound(prefix string, b PowerBound) {
	w.optional(prefix+"annihilator", b.Annihilator)
	w.disc(prefix, b.Disc)
	w.point(prefix+"witness", b.Witness)
	if b.X != nil {
		w.vector(prefix+"x", b.X)
	}
	w.optional(prefix+"H", b.H)
	w.disc(prefix+"H ", b.HDisc)
}

func (r *reader) powerBound(prefix string, k *poly.Field) PowerBound {
	b := PowerBound{Annihilator: r.optional(prefix+"annihilator", k), Disc: r.disc(prefix, k), Witness: r.point(prefix + "witness")}
	if r.has(prefix + "x") {
		b.X = r.vector(prefix+"x", k)
	}
	b.H = r.optional(prefix+"H", k)
	b.HDisc = r.disc(prefix+"H ", k)
	return b
}

package certificate

import (
	"fmt"
	"strconv"

	"rofz/poly"
	"rofz/poly/exact"
)

func (w *writer) majorant(prefix string, m Majorant) {
	w.squares(prefix+"half-plane", m.HalfPlane)
	w.squares(prefix+"axis", m.Axis)
	w.optional(prefix+"U", m.U)
	w.optional(prefix+"V", m.V)
}

func (r *reader) majorant(prefix string, k *poly.Field) Majorant {
	return Majorant{
		HalfPlane: r.squares(prefix+"half-plane", k),
		Axis:      r.squares(prefix+"axis", k),
		U:         r.optional(prefix+"U", k),
		V:         r.optional(prefix+"V", k),
	}
}

func (w *writer) disc(prefix string, d Disc) {
	w.optional(prefix+"inside", d.Inside)
	w.majorant(prefix+"inside ", d.Strict)
	w.majorant(prefix, d.Simple)
}

func (r *reader) disc(prefix string, k *poly.Field) Disc {
	return Disc{
		Inside: r.optional(prefix+"inside", k),
		Strict: r.majorant(prefix+"inside ", k),
		Simple: r.majorant(prefix, k),
	}
}

func (w *writer) point(key string, z *exact.Gaussian) {
	if z != nil {
		w.line(key, z.String())
	}
}

// maxPoint is the largest length of a point in characters: its powers are computed up to MaxDegree.
const maxPoint = 1000

func (r *reader) point(key string) *exact.Gaussian {
	if !r.has(key) {
		return nil
	}
	text := r.value(key)
	if len(text) > maxPoint {
		r.bad(fmt.Errorf("a point of %d characters; at most %d are read", len(text), maxPoint))
		return nil
	}
	z, err := exact.ParseGaussian(text)
	r.bad(err)
	return &z
}

func (c *ZeroStability) write(w *writer) {
	w.field("", c.Root, append(c.Disc.fields(), c.Rho.Field(), c.Double.Field())...)
	w.poly("rho", c.Rho)
	w.disc("", c.Disc)
	w.point("witness", c.Witness)
	w.optional("double", c.Double)
}

func (c *ZeroStability) read(r *reader) {
	k, root := r.field("")
	c.Root = root
	c.Rho = r.poly("rho", k)
	c.Disc = r.disc("", k)
	c.Witness = r.point("witness")
	c.Double = r.optional("double", k)
}

func (c *Multistep) write(w *writer) {
	w.field("", c.Root, append(append(c.Method.fields(), c.Common.fields()...), c.Rho.Field(), c.Sigma.Field())...)
	w.poly("rho", c.Rho)
	w.poly("sigma", c.Sigma)
	w.majorant("", c.Method)
	if g := c.Common; g != nil {
		w.poly("common", g.G)
		w.disc("common ", g.Disc)
		w.optional("shared", g.Shared)
		w.point("outside", g.Outside)
		w.optional("double", g.Double)
		w.optional("touching", g.Touching)
		w.optional("circle U", g.U)
		w.optional("circle V", g.V)
	}
	w.point("witness", c.Witness)
	if c.AgainstSigma {
		w.line("evidence", "sigma")
	}
}

func (c *Multistep) read(r *reader) {
	k, root := r.field("")
	c.Root = root
	c.Rho, c.Sigma = r.poly("rho", k), r.poly("sigma", k)
	c.Method = r.majorant("", k)
	if r.has("common") {
		c.Common = &CommonFactor{
			G:        r.poly("common", k),
			Disc:     r.disc("common ", k),
			Shared:   r.optional("shared", k),
			Outside:  r.point("outside"),
			Double:   r.optional("double", k),
			Touching: r.optional("touching", k),
			U:        r.optional("circle U", k),
			V:        r.optional("circle V", k),
		}
	}
	c.Witness = r.point("witness")
	if r.has("evidence") {
		c.AgainstSigma = r.value("evidence") == "sigma"
	}
}

func (c *AlgebraicStability) write(w *writer) {
	w.field("", c.Root, c.fields()...)
	for _, row := range c.A {
		w.vector("A", row)
	}
	w.vector("b", c.B)
	if c.Gram != nil {
		w.vector("gram", c.Gram)
	}
	for i, d := range c.Weights {
		w.line("weight", d.String())
		if i < len(c.Vectors) { // otherwise no certificate, which Check says
			w.vector("vector", c.Vectors[i])
		}
	}
	if c.Witness != nil {
		w.vector("x", c.Witness)
	}
	if c.Negative != 0 {
		w.line("negative weight", strconv.Itoa(c.Negative))
	}
}

func (c *AlgebraicStability) read(r *reader) {
	k, root := r.field("")
	c.Root = root
	for r.has("A") {
		c.A = append(c.A, r.vector("A", k))
	}
	c.B = r.vector("b", k)
	if r.has("gram") {
		c.Gram = r.vector("gram", k)
	}
	for r.has("weight") {
		c.Weights = append(c.Weights, r.elem("weight", k))
		c.Vectors = append(c.Vectors, r.vector("vector", k))
	}
	if r.has("x") {
		c.Witness = r.vector("x", k)
	}
	if r.has("negative weight") {
		c.Negative = r.integer("negative weight")
	}
}

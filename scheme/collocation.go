package scheme

import (
	"context"
	"math/big"

	"rofz/poly"
	"rofz/poly/exact"
	"rofz/scheme/expression"
)

// KindCollocation is the kind of a *Collocation.
const KindCollocation = "collocation"

var collocationKind = Kind{
	Name:         KindCollocation,
	Phrase:       "a collocation method",
	Coefficients: []Coefficient{{Key: "nodes", Symbol: "M", Shape: Polynomial, Variable: "x"}},
	Order:        ButcherTrees,
	build:        (*builder).collocation,
}

// Collocation is a collocation method, given by the polynomial whose zeros are its nodes.
type Collocation struct {
	base
	nodes poly.Poly
}

// Nodes returns the node polynomial, of any scale.
func (c *Collocation) Nodes() poly.Poly { return c.nodes }

// Stages returns the number s of stages, the degree of the node polynomial.
func (c *Collocation) Stages() int { return c.nodes.Degree() }

// Derive returns the stability function with its evidence, in the basis 1, x, …, x^{s−1} of the polynomials modulo the
// node polynomial. It is computed once, and compared with the closed form by the derivatives of the node polynomial.
func (c *Collocation) Derive() (Derivation, error) { return c.derive(context.Background()) }

func (c *Collocation) derive(ctx context.Context) (Derivation, error) {
	return c.memo.main.get(func() (Derivation, error) {
		d, err := DeriveRealizationContext(ctx, c.field, collocationRealization(c.nodes))
		if err != nil {
			return d, err
		}
		if p, q := collocationFunction(c.nodes); !p.Equal(d.P0) || !q.Equal(d.Q0) {
			panic("internal error: two forms of a collocation method's stability function differ")
		}
		return d, nil
	})
}

// DeriveEmbedded reports that there are no embedded weights.
func (c *Collocation) DeriveEmbedded() (Derivation, bool, error) { return Derivation{}, false, nil }

// companion returns the matrix of multiplication by x in the basis 1, x, …, x^{s−1} modulo m.
func companion(m poly.Poly) [][]poly.Elem {
	m = m.Monic()
	s := m.Degree()
	x := make([][]poly.Elem, s)
	for i := range x {
		x[i] = make([]poly.Elem, s)
		if i > 0 {
			x[i][i-1] = poly.Int(1)
		}
		x[i][s-1] = x[i][s-1].Sub(m.Coeff(i))
	}
	return x
}

// collocationProducts returns the multiplications by 1, x, …, x^{s−1} modulo m.
func collocationProducts(m poly.Poly) [][][]poly.Elem {
	s := m.Degree()
	powers := make([]poly.Poly, 2*s) // xⁱ modulo m
	for i := range powers {
		powers[i] = poly.Monomial(poly.Int(1), i).Rem(m)
	}
	table := make([][][]poly.Elem, s)
	for k := range table {
		table[k] = make([][]poly.Elem, s)
		for i := range s {
			table[k][i] = make([]poly.Elem, s)
			for j := range s {
				table[k][i][j] = powers[k+j].Coeff(i)
			}
		}
	}
	return table
}

func (b *builder) collocation() (Scheme, error) {
	n, _ := b.node.get("nodes")
	var nodes poly.Poly
	if n.kind == 's' {
		b.printed = append(b.printed, Entries{"nodes", [][]string{{n.text}}})
		e, err := expression.Coefficient.Parse(n.text)
		if err == nil {
			nodes, err = b.ev.Polynomial(e)
		}
		if err != nil {
			return nil, located(n.at, err)
		}
	} else {
		c, err := b.vector("nodes", -1)
		if err != nil {
			return nil, err
		}
		for i := range b.pending {
			c[i] = b.ev.Elem(b.pending[i].v)
		}
		nodes = poly.New(c...)
	}
	switch {
	case nodes.Degree() < 1:
		return nil, fault("nodes", "constant; the jsonNode polynomial has the nodes as its zeros")
	case nodes.Degree() > MaxStages:
		return nil, fault("nodes", "degree %d; at most %d nodes are read", nodes.Degree(), MaxStages)
	case poly.GCD(nodes, nodes.Derivative()).Degree() > 0:
		return nil, fault("nodes", "a repeated zero; nodes are distinct (repeated ones are Hermite collocation, which is no tableau)")
	}
	field, coeffs := b.ev.Field().Subfield(nodes.Coeffs()...)
	b.field = field
	return &Collocation{base: b.base(), nodes: poly.New(coeffs...)}, nil
}

// NewCollocation returns the collocation method at the zeros of a polynomial in x, such as "x^2-4/3*x+1/3", on any
// scale. The zeros must be distinct. In all else it is like NewRungeKutta.
func NewCollocation(name, nodes string) (*Collocation, error) {
	return made[*Collocation](name, KindCollocation, list("nodes", []string{nodes}))
}

// collocationRealization returns the collocation method at the zeros of m in the basis 1, x, …, x^{s−1} of the
// polynomials modulo m: A is f ↦ ∫₀ˣ f, b is f ↦ ∫₀¹ f, and e stands for the constant 1. It needs no zero of m.
func collocationRealization(m poly.Poly) Realization {
	m = m.Monic()
	s := m.Degree()
	r := Realization{A: make([][]poly.Elem, s), B: make([]poly.Elem, s), E: make([]poly.Elem, s)}
	for i := range s {
		r.A[i] = make([]poly.Elem, s)
		if i > 0 {
			r.A[i][i-1] = poly.Rational(exact.NewRat(1, int64(i)))
		}
		r.A[i][s-1] = r.A[i][s-1].Sub(m.Coeff(i).Mul(poly.Rational(exact.NewRat(1, int64(s))))) // x^s ≡ −Σ mᵢxⁱ
		r.B[i] = poly.Rational(exact.NewRat(1, int64(i+1)))
	}
	r.E[0] = poly.Int(1)
	return r
}

// collocationFunction returns the numerator Σ M^{(s−j)}(1) z^j and the denominator Σ M^{(s−j)}(0) z^j of the stability
// function, where M is m divided by s! times its leading coefficient [HW96, IV.3]. They need not be coprime.
func collocationFunction(m poly.Poly) (num, den poly.Poly) {
	m = m.Monic()
	s := m.Degree()
	atZero, atOne := m, m.Compose(poly.Int(1), poly.Int(1))
	p, q := make([]poly.Elem, s+1), make([]poly.Elem, s+1)
	ratio := exact.Int(1) // (s−j)!/s!, since the i-th Taylor coefficient is M^{(i)}/i!
	for j := range s + 1 {
		f := poly.Rational(ratio)
		p[j], q[j] = atOne.Coeff(s-j).Mul(f), atZero.Coeff(s-j).Mul(f)
		if j < s {
			ratio = ratio.Mul(exact.NewRat(1, int64(s-j)))
		}
	}
	return poly.New(p...), poly.New(q...)
}

// defects are the coefficients of Q(z)e^z − P(z) for the polynomials of collocationFunction, in which the coefficients of
// M enter linearly. They decide the order where those are rounded; that of an exact method follows from trees.
func (c *Collocation) defects(u Units) func() (poly.Elem, exact.Rat) {
	p, q := collocationFunction(c.nodes)
	s := c.Stages()
	units := rowOf(u, "nodes", s+1)
	lead := c.nodes.Lead()
	scale, _ := lead.Rat()
	up, uq := make([]exact.Rat, s+1), make([]exact.Rat, s+1)
	if scale.IsZero() {
		scale = exact.Int(1) // an irrational leading coefficient, which no file with rounded ones has
	}
	for j := range s + 1 {
		ratio := exact.Int(1) // (s−j)!/s!
		for k := range j {
			ratio = ratio.Mul(exact.NewRat(1, int64(s-k)))
		}
		for i, unit := range units { // xⁱ has the Taylor coefficients C(i, s−j) at 1
			unit = unit.Quo(scale.Abs()).Mul(ratio)
			up[j] = up[j].Add(unit.Mul(exact.FromBigInt(new(big.Int).Binomial(int64(i), int64(s-j)))))
			if i == s-j {
				uq[j] = uq[j].Add(unit)
			}
		}
	}
	return quotientDefects(p, q, up, uq)
}

func (c *Collocation) scale() poly.Elem { return poly.Int(1) } // Q(0), for M of any scale

func (c *Collocation) failed(claimed, power int, _ poly.Elem) FailedSeries {
	return failedFunction(c, claimed, power)
}

// Coefficients returns the node polynomial.
func (c *Collocation) Coefficients() []Block {
	return c.blocks(collocationKind, values{key: "nodes", vector: c.nodes.Coeffs()})
}

func (c *Collocation) weights() (b, bhat []poly.Elem) { return nil, nil } // those of the realization

func (c *Collocation) stageSpace(ctx context.Context, _ []poly.Elem) *stageSpace {
	return &stageSpace{
		integral: newIntegral(ctx, c.field, collocationRealization(c.nodes)),
		products: func() [][][]poly.Elem { return collocationProducts(c.nodes) },
		argument: companion(c.nodes),
	}
}

// stiffAccuracy: c_s = 1, that is M(1) = 0.
func (c *Collocation) stiffAccuracy(u Units) StiffAccuracy {
	return StiffAccuracy{[]poly.Elem{c.nodes.Eval(poly.Int(1))}, make([]poly.Elem, 1), []exact.Rat{u.Row("nodes", 0)}}
}

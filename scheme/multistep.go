package scheme

import (
	"context"
	"math/big"

	"rofz/poly"
	"rofz/poly/exact"
)

// KindMultistep is the kind of a *LinearMultistep.
const KindMultistep = "multistep"

var multistepKind = Kind{
	Name:   KindMultistep,
	Phrase: "a linear multistep method",
	Coefficients: []Coefficient{
		{Key: "rho", Symbol: "ρ", Shape: Vector, Variable: "zeta", Descending: true},
		{Key: "sigma", Symbol: "σ", Shape: Vector, Variable: "zeta", Descending: true},
	},
	Families: []string{"multistep"},
	Order:    Expansion,
	build:    (*builder).multistep,
}

// LinearMultistep is a linear multistep method Σ ρ_j y_{n+j} = h Σ σ_j f_{n+j}.
type LinearMultistep struct {
	base
	rho, sigma poly.Poly
}

// Rho returns ρ(ζ).
func (m *LinearMultistep) Rho() poly.Poly { return m.rho }

// Sigma returns σ(ζ).
func (m *LinearMultistep) Sigma() poly.Poly { return m.sigma }

func newMultistep(info Info, rho, sigma poly.Poly) *LinearMultistep {
	return &LinearMultistep{base: base{info: info}, rho: rho, sigma: sigma}
}

func (b *builder) multistep() (Scheme, error) {
	rho, err := b.vector("rho", -1)
	if err != nil {
		return nil, err
	}
	sigma, err := b.vector("sigma", -1)
	if err != nil {
		return nil, err
	}
	b.settle()
	m := &LinearMultistep{base: b.base(), rho: descending(rho), sigma: descending(sigma)}
	switch {
	case m.rho.Degree() < 1:
		return nil, fault("rho", "constant; a multistep method has ρ of degree at least 1, highest power first")
	case m.sigma.IsZero():
		return nil, fault("sigma", "zero; a multistep method evaluates f at least once")
	case m.sigma.Degree() > m.rho.Degree():
		return nil, fault("sigma", "of higher degree than rho; the method would not determine the new value for small steps")
	}
	return m, nil
}

// descending makes a polynomial of coefficients that begin with the highest power.
func descending(c []poly.Elem) poly.Poly {
	rev := make([]poly.Elem, len(c))
	for i := range c {
		rev[len(c)-1-i] = c[i]
	}
	return poly.New(rev...)
}

// NewMultistep returns the linear multistep method Σ ρ_j y_{n+j} = h Σ σ_j f_{n+j}. The coefficients begin with the
// highest power of ζ, as in scheme files: BDF2 is {"3/2", "-2", "1/2"}, {"1", "0", "0"}. In all else it is like
// NewRungeKutta.
func NewMultistep(name string, rho, sigma []string) (*LinearMultistep, error) {
	return made[*LinearMultistep](name, KindMultistep, list("rho", rho), list("sigma", sigma))
}

// defects are the coefficients of h⁰, h¹, h², … in ρ(e^h) − hσ(e^h): the units enter like the coefficients, with
// positive signs.
func (m *LinearMultistep) defects(u Units) func() (poly.Elem, exact.Rat) {
	next := multistepDefects(m.rho, m.sigma)
	within := func() poly.Elem { return poly.Elem{} }
	if !u.Exact() {
		within = multistepDefects(m.units(u, "rho"), m.units(u, "sigma").Neg())
	}
	return func() (poly.Elem, exact.Rat) {
		w, _ := within().Rat()
		return next(), w
	}
}

func (m *LinearMultistep) scale() poly.Elem { return m.sigma.Eval(poly.Int(1)) }

// units returns the polynomial whose coefficients are the units of those of ρ or σ.
func (m *LinearMultistep) units(u Units, key string) poly.Poly {
	block, _ := Find(m, key)
	for i := range block.Values[0] {
		block.Values[0][i] = poly.Rational(u.At(key, 0, i))
	}
	return block.Polynomial()
}

func (m *LinearMultistep) failed(claimed, power int, defect poly.Elem) FailedSeries {
	return FailedSeries{true, claimed, power, m.field, defect, exact.Rat{}}
}

// CommonFactor returns the greatest common divisor of ρ and σ, monic. Its zeros are amplification factors for every
// z, so it may not be cancelled without a word.
//
// Cost: that of poly.GCD.
func (m *LinearMultistep) CommonFactor() poly.Poly { return poly.GCD(m.rho, m.sigma) }

// Steps returns the number k of steps, the larger of the degrees of ρ and σ.
func (m *LinearMultistep) Steps() int { return max(m.rho.Degree(), m.sigma.Degree()) }

// Consistent reports whether ρ(1) = 0 and ρ'(1) = σ(1) ≠ 0.
func (m *LinearMultistep) Consistent() bool {
	one := poly.Int(1)
	s := m.sigma.Eval(one)
	return !s.IsZero() && m.rho.Eval(one).IsZero() && m.rho.Derivative().Eval(one).Equal(s)
}

// MultistepOrder returns the order p and the error constant C of the linear multistep method with the generating
// polynomials ρ and σ: ρ(e^h) − hσ(e^h) = C σ(1) h^{p+1} + O(h^{p+2}). It is also the order of the principal root,
// e^z − ζ₁(z) = C z^{p+1} + …
//
// If ρ(1) ≠ 0 the method is not even consistent: then p = 0 and C = ρ(1)/σ(1). If σ(1) = 0 there is nothing to divide
// by, and C is the coefficient of h^{p+1} itself. It panics if ρ and σ are both zero.
//
// Cost: O(p·k) products of an integer and a small number for k steps, where p ≤ 2k.
func MultistepOrder(rho, sigma poly.Poly) (p int, c poly.Elem) {
	if rho.IsZero() && sigma.IsZero() {
		panic("scheme: ρ and σ are both zero")
	}
	defect := multistepDefects(rho, sigma)
	q := 0
	for c = defect(); c.IsZero(); c = defect() {
		q++
	}
	if s := sigma.Eval(poly.Int(1)); !s.IsZero() {
		c = c.Quo(s)
	}
	return max(0, q-1), c
}

// MultistepDefect returns the coefficient of h^n in ρ(e^h) − hσ(e^h), divided by σ(1) if that is not 0: the error constant
// of a method of order n − 1. Cost: that of MultistepOrder.
func MultistepDefect(rho, sigma poly.Poly, n int) poly.Elem {
	defect := multistepDefects(rho, sigma)
	for range n {
		defect()
	}
	c := defect()
	if s := sigma.Eval(poly.Int(1)); !s.IsZero() {
		c = c.Quo(s)
	}
	return c
}

// multistepDefects returns a function that gives the coefficients of h⁰, h¹, h², … in ρ(e^h) − hσ(e^h), one with each
// call: (Σ_j a_j j^q − q Σ_j b_j j^{q−1})/q!, with 0⁰ = 1.
func multistepDefects(rho, sigma poly.Poly) func() poly.Elem {
	field := rho.Field()
	if field == nil {
		field = sigma.Field()
	}
	r := newRing(context.Background(), field)
	a, b := rho.Coeffs(), sigma.Coeffs()
	xs, d := r.clear(append(append([]poly.Elem(nil), a...), b...))
	as, bs := xs[:len(a)], xs[len(a):] // a_j j^q and b_j j^{q−1}, times d
	den := new(big.Int).Set(d)         // q! d
	q := int64(0)
	return func() poly.Elem {
		total := r.total(as)
		if q > 0 {
			total = r.sub(total, r.scale(big.NewInt(q), r.total(bs)))
			bs = r.byIndex(bs)
		}
		x := r.elem(total, den)
		as = r.byIndex(as)
		q++
		den.Mul(den, big.NewInt(q))
		return x
	}
}

// byIndex returns j·xs[j] for all j.
func (r *ring) byIndex(xs []elt) []elt {
	out := make([]elt, len(xs))
	for j, x := range xs {
		out[j] = r.scale(big.NewInt(int64(j)), x)
	}
	return out
}

func (r *ring) total(xs []elt) elt {
	var sum elt
	for _, x := range xs {
		sum = r.add(sum, x)
	}
	return sum
}

// Coefficients returns ρ and σ, the highest power first, with the leading zeros that their file prints.
func (m *LinearMultistep) Coefficients() []Block {
	blocks := m.blocks(multistepKind, values{key: "rho", matrix: [][]poly.Elem{nil}}, values{key: "sigma", matrix: [][]poly.Elem{nil}})
	for i, p := range []poly.Poly{m.rho, m.sigma} {
		n := p.Degree() + 1
		if text := blocks[i].Text; text != nil {
			n = len(text[0])
		}
		for j := range n {
			blocks[i].Values[0] = append(blocks[i].Values[0], p.Coeff(n-1-j))
		}
	}
	return blocks
}

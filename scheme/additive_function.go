package scheme

import (
	"context"

	"rofz/poly"
	"rofz/poly/bivariate"
	"rofz/poly/exact"
)

// PairFunction is the stability function of an additive pair, what a step of y' = λ_E y + λ_I y multiplies y by at z_E = hλ_E, z_I = hλ_I:
//
//	R(z_E, z_I) = 1 + (z_E b_E + z_I b_I)ᵀ (I − z_E A_E − z_I A_I)⁻¹ e = N/D,
//
// with the evidence that it belongs to the pair: the vector s of polynomials with
//
//	(I − z_E A_E − z_I A_I) s = D₀ e,   N₀ = D₀ + (z_E b_E + z_I b_I)ᵀ s,   N₀ = gN,   D₀ = gD.
//
// All are polynomials in z_I whose coefficients are polynomials in z_E. R(0, z) and R(z, 0) are the stability functions of the
// halves.
type PairFunction struct {
	N, D   bivariate.Poly // coprime, D(0, 0) = 1; D is free of z_E for a diagonally implicit pair
	N0, D0 bivariate.Poly // D0 = det(I − z_E A_E − z_I A_I)
	Vector []bivariate.Poly
	Common bivariate.Poly // g
}

// Function returns R(z_E, z_I), computed once.
//
// Algorithm: with M = I − z_E A_E, whose determinant is 1, R is the stability function of M⁻¹A_I with M⁻¹e in the place of e; it is
// derived for s + 1 integers z_E and interpolated. Cost: s + 1 derivations for s stages, and a greatest common divisor.
func (p *AdditivePair) Function(ctx context.Context) PairFunction {
	p.mu.Lock()
	f := p.function
	p.mu.Unlock()
	if f != nil {
		return *f
	}
	b := p.halves[1].b
	of := p.derive(ctx, p.halves[0].b, b)
	p.mu.Lock()
	p.function = &of
	p.mu.Unlock()
	return of
}

// Share returns what the pair is on y' = λy where the explicit half has the share θ of λ, and the implicit half the rest: the rational
// function R(θz, (1 − θ)z). The error says that it has a pole at 0, which no pair has whose D(0, 0) is 1.
func (p *AdditivePair) Share(ctx context.Context, theta exact.Rat) (*Approximation, error) {
	f, rest := p.Function(ctx), poly.Rational(exact.Int(1).Sub(theta))
	along := func(x bivariate.Poly) (out poly.Poly) {
		z := poly.New(poly.Elem{}, rest) // (1 − θ)z
		for j := x.Degree(); j >= 0; j-- {
			out = out.Mul(z).Add(x.Coeff(j).Compose(poly.Rational(theta), poly.Elem{}))
		}
		return out
	}
	a := newApproximation(p.info, along(f.N), along(f.D))
	a.field = p.field
	_, err := a.derive(ctx)
	return a, err
}

// EmbeddedFunction is Function for the embedded weights, which the pair must have. It is computed anew.
func (p *AdditivePair) EmbeddedFunction(ctx context.Context) PairFunction {
	return p.derive(ctx, p.halves[0].bhat, p.halves[1].bhat)
}

func (p *AdditivePair) derive(ctx context.Context, bE, bI []poly.Elem) PairFunction {
	explicit, implicit, s := p.halves[0], p.halves[1], p.Stages()
	column := make([][]poly.Elem, s)
	for i := range column {
		column[i] = []poly.Elem{poly.Int(1)}
	}
	list := bivariate.Interpolate(ctx, s, (s+1)*(s+1), func(x exact.Rat) ([]poly.Elem, bool) {
		m := identity(s)
		for i, row := range explicit.a {
			for j, a := range row {
				m[i][j] = m[i][j].Sub(a.Mul(poly.Rational(x)))
			}
		}
		_, e := solve(ctx, m, column)
		_, a := solve(ctx, m, implicit.a)
		d, err := DeriveRealizationContext(ctx, p.field, Realization{a, bI, flatten(e)})
		if err != nil {
			panic("internal error: " + err.Error()) // the sizes fit
		}
		var out []poly.Elem
		for _, q := range append([]poly.Poly{d.Q0}, d.VectorContext(ctx)...) {
			for k := range s + 1 {
				out = append(out, q.Coeff(k))
			}
		}
		return out, true
	})
	f := PairFunction{D0: bivariate.New(list[:s+1])}
	for i := range s {
		f.Vector = append(f.Vector, bivariate.New(list[(i+1)*(s+1):(i+2)*(s+1)]))
	}
	f.N0 = f.D0
	for i, v := range f.Vector {
		f.N0 = f.N0.Add(v.Scale(poly.New(poly.Elem{}, bE[i]))).Add(v.Scale(poly.New(bI[i])).Shift(1))
	}
	return f.reduced(ctx)
}

// reduced cancels the common factor. A denominator that is free of z_E has factors that are free of it alone.
func (f PairFunction) reduced(ctx context.Context) PairFunction {
	switch {
	case len(f.N0) == 0:
		f.Common = f.D0
	case f.D0.Height() == 0:
		g := f.D0.At(exact.Rat{})
		for _, row := range f.N0.Exchanged() {
			g = poly.GCD(g, row)
		}
		f.Common = bivariate.Poly{poly.New(poly.Int(1))}
		if g.Degree() > 0 {
			g = g.Scale(g.Coeff(0).Inv()) // D₀(0, 0) = 1
			f.Common = bivariate.Poly{g}.Exchanged()
		}
	default:
		f.Common = bivariate.GCD(ctx, f.N0, f.D0)
		f.Common = f.Common.Scale(poly.New(f.Common[0].Coeff(0).Inv()))
	}
	f.D = f.D0.Quo(f.Common)
	if len(f.N0) > 0 {
		f.N = f.N0.Quo(f.Common)
	}
	return f
}

package scheme

import (
	"context"
	"rofz/internal/budget"
	"rofz/poly"
	"rofz/poly/exact"
	"rofz/rational/exponential"
)

// KindExponential is the kind of an *ExponentialRungeKutta.
const KindExponential = "exponential"

var exponentialKind = Kind{
	Name:   KindExponential,
	Phrase: "an exponential Runge–Kutta method",
	Coefficients: []Coefficient{
		{Key: "A", Symbol: "a", Shape: Matrix, Variable: "z"},
		{Key: "b", Symbol: "b", Shape: Vector, Variable: "z"},
		{Key: "c", Symbol: "c", Shape: Vector, Optional: true},
	},
	Order: LinearTrees,
	build: (*builder).exponential,
}

// Exponential is a scheme for y' = Ly + N(y) that is exact on the linear part: with z = hL,
//
//	Y_i = e^(c_i z) y_n + h Σ_j a_ij(z) N(Y_j),   y_{n+1} = e^z y_n + h Σ_i b_i(z) N(Y_i).
type Exponential interface {
	Scheme
	Stages() int
	Nodes() []exact.Rat
	Functions() (a [][]exponential.Function, b []exponential.Function)

	// Split returns the coefficients, functions of z, of 1, w, w², … in what a step multiplies by if N(y) = μy and w = hμ. The
	// first of them is e^z.
	Split() []exponential.Function

	// StabilityFunction returns what a step multiplies by as a function of z = hλ if the share θ of λ is left to N.
	StabilityFunction(share exact.Rat) exponential.Function

	// Underlying returns the Runge–Kutta method that the scheme is for L = 0.
	Underlying() *ButcherTableau
}

// ExponentialRungeKutta is an explicit exponential Runge–Kutta method [HO10], an integrating-factor (Lawson) method or one with
// exponential time differencing.
type ExponentialRungeKutta struct {
	base
	a     [][]exponential.Function
	b     []exponential.Function
	c     []exact.Rat
	split []exponential.Function
}

// Stages returns the number of stages.
func (e *ExponentialRungeKutta) Stages() int { return len(e.b) }

// Nodes returns c.
func (e *ExponentialRungeKutta) Nodes() []exact.Rat { return append([]exact.Rat(nil), e.c...) }

// Functions returns A(z), strictly lower triangular, and b(z).
func (e *ExponentialRungeKutta) Functions() (a [][]exponential.Function, b []exponential.Function) {
	for _, row := range e.a {
		a = append(a, append([]exponential.Function(nil), row...))
	}
	return a, append([]exponential.Function(nil), e.b...)
}

// Split returns what Exponential says.
func (e *ExponentialRungeKutta) Split() []exponential.Function {
	return append([]exponential.Function(nil), e.split...)
}

// StabilityFunction returns what Exponential says: Σ_j (θz)^j R_j((1 − θ)z). Cost: that of a product for each stage.
func (e *ExponentialRungeKutta) StabilityFunction(share exact.Rat) exponential.Function {
	var sum exponential.Function
	rest := exact.Int(1).Sub(share)
	for j, f := range e.split {
		w := exponential.Polynomial(poly.Monomial(poly.Rational(share.Pow(j)), j))
		sum = sum.Add(f.Stretched(rest).Mul(w))
	}
	return sum
}

// Underlying returns the tableau A(0), b(0), which is over the field of the scheme.
func (e *ExponentialRungeKutta) Underlying() *ButcherTableau {
	t := &ButcherTableau{base: base{info: Info{Name: e.info.Name, Kind: KindRungeKutta}, field: e.field}}
	for _, row := range e.a {
		t.a = append(t.a, atZero(row))
	}
	t.b = atZero(e.b)
	return t
}

func atZero(row []exponential.Function) []poly.Elem {
	out := make([]poly.Elem, len(row))
	for i, f := range row {
		out[i] = f.Taylor(0)
	}
	return out
}

// Coefficients returns c: A and b are functions, which Functions returns.
func (e *ExponentialRungeKutta) Coefficients() []Block {
	c := make([]poly.Elem, len(e.c))
	for i, x := range e.c {
		c[i] = poly.Rational(x)
	}
	return e.blocks(exponentialKind, values{key: "c", vector: c})
}

// maxSplit bounds the products of terms that the stability function takes.
const maxSplit = 20_000

// workOfTerm is about what a product of two terms takes, polynomials with rates, in units of work.
const workOfTerm = 20_000

// expand finds Split: the stages are polynomials in w.
func (e *ExponentialRungeKutta) expand(ctx context.Context) error {
	work := 0
	var stages [][]exponential.Function
	combine := func(rate exact.Rat, weights []exponential.Function) ([]exponential.Function, bool) {
		out := []exponential.Function{exponential.Exp(rate)}
		for j, f := range weights {
			if f.IsZero() {
				continue
			}
			for p, x := range stages[j] {
				products := len(f.Terms()) * len(x.Terms())
				if work += products; work > maxSplit {
					return nil, false
				}
				budget.Spend(ctx, workOfTerm*(products+len(out)))
				for len(out) <= p+1 {
					out = append(out, exponential.Function{})
				}
				out[p+1] = out[p+1].Add(f.Mul(x))
			}
		}
		return out, true
	}
	var ok bool
	for i, row := range e.a {
		stage, ok := combine(e.c[i], row[:i])
		if !ok {
			return fault("A", "the stability function has too many terms; nodes c with common denominators have fewer")
		}
		stages = append(stages, stage)
	}
	if e.split, ok = combine(exact.Int(1), e.b); !ok {
		return fault("b", "the stability function has too many terms; nodes c with common denominators have fewer")
	}
	return nil
}

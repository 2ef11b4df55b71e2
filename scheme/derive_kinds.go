package scheme

import (
	"context"
	"sync"

	"rofz/poly"
	"rofz/poly/algebraic"
)

// memo keeps the derivations of one scheme: each is computed once, on demand. A scheme is used through a pointer, so
// its memo is never copied.
type memo struct {
	main, embedded memoized
}

// memoized is one of them. One whose computation was ended is computed anew when it is asked for again.
type memoized struct {
	mu   sync.Mutex
	done bool
	d    Derivation
	err  error
}

func (m *memoized) get(f func() (Derivation, error)) (Derivation, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.done {
		m.d, m.err = f()
		m.done = true
	}
	return m.d, m.err
}

// deriveEmbedded shares Q₀ and the vector with the main weights, which are derived first.
func (m *memo) deriveEmbedded(main func() (Derivation, error), bhat []poly.Elem) (Derivation, bool, error) {
	if bhat == nil {
		return Derivation{}, false, nil
	}
	d, err := m.embedded.get(func() (Derivation, error) {
		d, err := main()
		if err == nil {
			d, err = d.withWeights(bhat)
		}
		return d, err
	})
	return d, true, err
}

// DeriveContext is s.Derive; it ends the computation around it, as budget.Poll does, when ctx is done.
func DeriveContext(ctx context.Context, s OneStep) (Derivation, error) { return s.derive(ctx) }

// Stages returns the number s of stages.
func (t *ButcherTableau) Stages() int { return len(t.b) }

// Derive returns the stability function with its evidence. It is computed once.
func (t *ButcherTableau) Derive() (Derivation, error) { return t.derive(context.Background()) }

func (t *ButcherTableau) derive(ctx context.Context) (Derivation, error) {
	return t.memo.main.get(func() (Derivation, error) {
		return deriveRealization(ctx, t.field, Realization{t.a, t.b, ones(len(t.b))})
	})
}

// DeriveEmbedded is Derive for the embedded weights; ok is false if there are none.
func (t *ButcherTableau) DeriveEmbedded() (d Derivation, ok bool, err error) {
	return t.memo.deriveEmbedded(t.Derive, t.bhat)
}

// Stages returns the number s of stages.
func (r *Rosenbrock) Stages() int { return len(r.b) }

// Derive returns the stability function with its evidence. It is computed once. The matrix of its realization is
// α + γ.
func (r *Rosenbrock) Derive() (Derivation, error) { return r.derive(context.Background()) }

func (r *Rosenbrock) derive(ctx context.Context) (Derivation, error) {
	return r.memo.main.get(func() (Derivation, error) {
		return deriveRealization(ctx, r.field, Realization{r.sum(), r.b, ones(len(r.b))})
	})
}

// DeriveEmbedded is Derive for the embedded weights; ok is false if there are none.
func (r *Rosenbrock) DeriveEmbedded() (d Derivation, ok bool, err error) {
	return r.memo.deriveEmbedded(r.Derive, r.bhat)
}

// sum returns α + γ.
func (r *Rosenbrock) sum() [][]poly.Elem {
	m := make([][]poly.Elem, len(r.b))
	for i := range m {
		m[i] = make([]poly.Elem, len(r.b))
		for j := range m[i] {
			m[i][j] = r.alpha[i][j].Add(r.gamma[i][j])
		}
	}
	return m
}

// Stages returns the number s of stages, the degree of the node polynomial.
func (c *Collocation) Stages() int { return c.nodes.Degree() }

// Derive returns the stability function with its evidence, in the basis 1, x, …, x^{s−1} of the polynomials modulo the
// node polynomial. It is computed once, and compared with the closed form by the derivatives of the node polynomial.
func (c *Collocation) Derive() (Derivation, error) { return c.derive(context.Background()) }

func (c *Collocation) derive(ctx context.Context) (Derivation, error) {
	return c.memo.main.get(func() (Derivation, error) {
		d, err := deriveRealization(ctx, c.field, collocationRealization(c.nodes))
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

// Stages returns 0: a rational approximation has none.
func (a *Approximation) Stages() int { return 0 }

// Derive returns P/Q in lowest terms, with Q(0) = 1. It is computed once. The error says that Q is zero or that z = 0
// is a pole.
func (a *Approximation) Derive() (Derivation, error) { return a.derive(context.Background()) }

func (a *Approximation) derive(context.Context) (Derivation, error) {
	return a.memo.main.get(func() (Derivation, error) {
		d := Derivation{Field: a.field, P0: a.num, Q0: a.den}
		if q := a.den.Coeff(0); !q.IsZero() && !q.Equal(poly.Int(1)) {
			// With Q0(0) = 1, as for a realization, the common factor has the value 1 at 0 too.
			d.P0, d.Q0 = d.P0.Scale(q.Inv()), d.Q0.Scale(q.Inv())
		}
		return d.reduce()
	})
}

// DeriveEmbedded reports that there are no embedded weights.
func (a *Approximation) DeriveEmbedded() (Derivation, bool, error) { return Derivation{}, false, nil }

// newTableau, newApproximation and newMultistep make members of families over ℚ.
func newTableau(info Info, a [][]poly.Elem, b []poly.Elem) *ButcherTableau {
	return &ButcherTableau{base: base{info: info}, a: a, b: b}
}

func newApproximation(info Info, num, den poly.Poly) *Approximation {
	return &Approximation{base: base{info: info}, num: num, den: den}
}

func newMultistep(info Info, _ algebraic.Field, rho, sigma poly.Poly) *Multistep {
	return &Multistep{base: base{info: info}, rho: rho, sigma: sigma}
}

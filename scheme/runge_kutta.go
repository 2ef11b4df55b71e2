package scheme

import (
	"context"

	"rofz/poly"
	"rofz/poly/exact"
)

// KindRungeKutta is the kind of a *ButcherTableau and of a *Family.
const KindRungeKutta = "runge-kutta"

var rungeKuttaKind = Kind{
	Name:   KindRungeKutta,
	Phrase: "a Runge–Kutta method",
	Coefficients: []Coefficient{
		{Key: "A", Symbol: "a", Shape: Matrix},
		{Key: "b", Symbol: "b", Shape: Vector},
		{Key: "c", Symbol: "c", Shape: Vector, Optional: true, RowSums: "A"},
		embeddedWeights,
		errorWeights,
		denseWeights,
	},
	Families: []string{"sdirk", "esdirk", "dirk", "firk", "erk"},
	Order:    ButcherTrees,
	Array:    true,
	build:    (*builder).rungeKutta,
}

// ButcherTableau is a Runge–Kutta scheme.
type ButcherTableau struct {
	base
	a             [][]poly.Elem
	b, c, bhat, e []poly.Elem   // c, bhat and e are nil when absent; if e is there, bhat is b − e
	dense         [][]poly.Elem // the coefficients of bᵢ(θ), the lowest power first; nil when absent
}

// A returns the Runge–Kutta matrix.
func (t *ButcherTableau) A() [][]poly.Elem { return cloneMatrix(t.a) }

// B returns the weights.
func (t *ButcherTableau) B() []poly.Elem { return cloneVector(t.b) }

// C returns the abscissae as the file gives them, nil when it does not.
func (t *ButcherTableau) C() []poly.Elem { return cloneVector(t.c) }

// Bhat returns the embedded weights, nil when there are none.
func (t *ButcherTableau) Bhat() []poly.Elem { return cloneVector(t.bhat) }

// Stages returns the number s of stages.
func (t *ButcherTableau) Stages() int { return len(t.b) }

// Derive returns the stability function with its evidence. It is computed once.
func (t *ButcherTableau) Derive() (Derivation, error) { return t.derive(context.Background()) }

func (t *ButcherTableau) derive(ctx context.Context) (Derivation, error) {
	return t.memo.main.get(func() (Derivation, error) {
		return DeriveRealizationContext(ctx, t.field, Realization{t.a, t.b, ones(len(t.b))})
	})
}

// DeriveEmbedded is Derive for the embedded weights; ok is false if there are none.
func (t *ButcherTableau) DeriveEmbedded() (d Derivation, ok bool, err error) {
	return t.memo.deriveEmbedded(t.Derive, t.bhat)
}

// newTableau, newApproximation and newMultistep make members of families over ℚ.
func newTableau(info Info, a [][]poly.Elem, b []poly.Elem) *ButcherTableau {
	return &ButcherTableau{base: base{info: info}, a: a, b: b}
}

func (b *builder) rungeKutta() (Scheme, error) {
	t := &ButcherTableau{}
	var err error
	if t.a, err = b.matrix("A", -1, -1); err != nil {
		return nil, err
	}
	for _, v := range []struct {
		key string
		dst *[]poly.Elem
	}{{"b", &t.b}, {"bhat", &t.bhat}, {"e", &t.e}, {"c", &t.c}} {
		if *v.dst, err = b.vector(v.key, len(t.a)); err != nil {
			return nil, err
		}
	}
	if t.dense, err = b.ragged(denseWeights.Key, len(t.a)); err != nil {
		return nil, err
	}
	b.settle()
	if t.e != nil {
		t.bhat = differences(t.b, t.e)
	}
	t.base = b.base()
	return t, nil
}

// NewRungeKutta returns the Runge–Kutta scheme with the matrix A, row by row, and the weights b. The coefficients are
// texts, which New describes; a scheme with abscissae, embedded weights, parameters or claims is made by New. The error
// is an *Error that names the entry.
func NewRungeKutta(name string, a [][]string, b []string) (*ButcherTableau, error) {
	return made[*ButcherTableau](name, KindRungeKutta, Entries{"A", a}, list("b", b))
}

// Coefficients returns A, b, b̂ (or e, if that is given), c, and what the dense output has.
func (t *ButcherTableau) Coefficients() []Block {
	return t.blocks(rungeKuttaKind, values{key: "A", matrix: t.a}, values{key: "b", vector: t.b}, givenEmbedded(t.bhat, t.e),
		values{key: "c", vector: t.c}, values{key: denseWeights.Key, matrix: t.dense})
}

func (t *ButcherTableau) weights() (b, bhat []poly.Elem) { return t.b, t.bhat }

func (t *ButcherTableau) stageSpace(ctx context.Context, weights []poly.Elem) *stageSpace {
	return &stageSpace{integral: newIntegral(ctx, t.field, Realization{t.a, weights, ones(len(weights))})}
}

// stiffAccuracy: b is the last row of A.
func (t *ButcherTableau) stiffAccuracy(u Units) StiffAccuracy {
	last := len(t.b) - 1
	e := StiffAccuracy{cloneVector(t.a[last]), cloneVector(t.b), make([]exact.Rat, len(t.b))}
	for i := range e.Within {
		e.Within[i] = u.At("A", last, i).Add(u.At("b", 0, i))
	}
	return e
}

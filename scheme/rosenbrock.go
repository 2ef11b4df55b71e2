package scheme

import (
	"context"
	"fmt"

	"rofz/poly"
)

// KindRosenbrock is the kind of a *Rosenbrock.
const KindRosenbrock = "rosenbrock"

var rosenbrockKind = Kind{
	Name:   KindRosenbrock,
	Phrase: "a Rosenbrock method",
	Coefficients: []Coefficient{
		{Key: "alpha", Symbol: "α", Shape: Matrix},
		{Key: "gamma", Symbol: "γ", Shape: Matrix},
		{Key: "b", Symbol: "b", Shape: Vector},
		embeddedWeights,
		errorWeights,
		{Key: "c", Symbol: "c", Shape: Vector, Optional: true, RowSums: "alpha"},
		{Key: "d", Symbol: "d", Shape: Vector, Optional: true, RowSums: "gamma"},
		{Key: "transformed", Shape: Object, Optional: true, Group: []Coefficient{
			{Key: "a", Symbol: "a", Shape: Matrix},
			{Key: "C", Symbol: "C", Shape: Matrix},
			{Key: "m", Symbol: "m", Shape: Vector},
			{Key: "gamma", Symbol: "γ", Shape: Number},
			{Key: "e", Symbol: "e", Shape: Vector, Optional: true},
		}},
	},
	Instead:  "transformed",
	Families: []string{"rosenbrock"},
	Order:    RosenbrockTrees,
	build:    (*builder).rosenbrock,
}

// Rosenbrock is a Rosenbrock, ROW or W scheme in the form of [HW96, IV.7].
type Rosenbrock struct {
	base
	alpha, gamma     [][]poly.Elem
	b, bhat, e, c, d []poly.Elem // bhat, e, c and d are nil when absent; if e is there, bhat is b − e
	transformed      *transformed
	computed         bool // from these, which are all that is given
}

// Alpha returns the strictly lower triangular matrix α.
func (r *Rosenbrock) Alpha() [][]poly.Elem { return cloneMatrix(r.alpha) }

// Gamma returns the lower triangular matrix γ, with its diagonal.
func (r *Rosenbrock) Gamma() [][]poly.Elem { return cloneMatrix(r.gamma) }

// B returns the weights.
func (r *Rosenbrock) B() []poly.Elem { return cloneVector(r.b) }

// Bhat returns the embedded weights, nil when there are none.
func (r *Rosenbrock) Bhat() []poly.Elem { return cloneVector(r.bhat) }

// C returns the row sums of α as the file gives them, nil when it does not.
func (r *Rosenbrock) C() []poly.Elem { return cloneVector(r.c) }

// D returns the row sums of γ as the file gives them, nil when it does not.
func (r *Rosenbrock) D() []poly.Elem { return cloneVector(r.d) }

// Stages returns the number s of stages.
func (r *Rosenbrock) Stages() int { return len(r.b) }

// Derive returns the stability function with its evidence. It is computed once. The matrix of its realization is
// α + γ.
func (r *Rosenbrock) Derive() (Derivation, error) { return r.derive(context.Background()) }

func (r *Rosenbrock) derive(ctx context.Context) (Derivation, error) {
	return r.memo.main.get(func() (Derivation, error) {
		return DeriveRealizationContext(ctx, r.field, Realization{r.sum(), r.b, ones(len(r.b))})
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

func (b *builder) rosenbrock() (Scheme, error) {
	r := &Rosenbrock{}
	var err error
	if r.alpha, err = b.lower("alpha", -1); err != nil {
		return nil, err
	}
	s := len(r.alpha)
	if r.alpha == nil {
		s = b.ownStages()
	}
	if r.gamma, err = b.lower("gamma", s); err != nil {
		return nil, err
	}
	for _, v := range []struct {
		key string
		dst *[]poly.Elem
	}{{"b", &r.b}, {"bhat", &r.bhat}, {"e", &r.e}, {"c", &r.c}, {"d", &r.d}} {
		if *v.dst, err = b.vector(v.key, s); err != nil {
			return nil, err
		}
	}
	if r.transformed, err = b.transformed(s); err != nil {
		return nil, err
	}
	b.settle()
	if r.alpha == nil {
		if err := r.computeStandard(); err != nil {
			return nil, err
		}
	}
	if r.e != nil {
		r.bhat = differences(r.b, r.e)
	}
	for i := range s {
		for j := i; j < s; j++ {
			if !r.alpha[i][j].IsZero() {
				return nil, fault(fmt.Sprintf("alpha[%d][%d]", i+1, j+1), "not zero; alpha is strictly lower triangular")
			}
			if j > i && !r.gamma[i][j].IsZero() {
				return nil, fault(fmt.Sprintf("gamma[%d][%d]", i+1, j+1), "not zero; gamma is lower triangular")
			}
		}
	}
	r.base = b.base()
	return r, nil
}

// NewRosenbrock returns the Rosenbrock scheme with the strictly lower triangular matrix α, the lower triangular matrix γ
// and the weights b, in the form of [HW96, IV.7]. In all else it is like NewRungeKutta.
func NewRosenbrock(name string, alpha, gamma [][]string, b []string) (*Rosenbrock, error) {
	return made[*Rosenbrock](name, KindRosenbrock, Entries{"alpha", alpha}, Entries{"gamma", gamma}, list("b", b))
}

// Coefficients returns α, γ, b, b̂ (or e, if that is given), c and d. An implementation's own coefficients are told by TransformedOf.
func (r *Rosenbrock) Coefficients() []Block {
	return r.blocks(rosenbrockKind, values{key: "alpha", matrix: r.alpha}, values{key: "gamma", matrix: r.gamma}, values{key: "b", vector: r.b},
		givenEmbedded(r.bhat, r.e), values{key: "c", vector: r.c}, values{key: "d", vector: r.d})
}

func (r *Rosenbrock) weights() (b, bhat []poly.Elem) { return r.b, r.bhat }

// stiffAccuracy: α_si + γ_si = b_i and Σα_sj = 1 [HW96, IV.7].
func (r *Rosenbrock) stiffAccuracy(u Units) StiffAccuracy {
	last := len(r.b) - 1
	e := StiffAccuracy{append(r.sum()[last], total(r.alpha[last])), append(cloneVector(r.b), poly.Int(1)), nil}
	for i := range r.b {
		e.Within = append(e.Within, u.At("alpha", last, i).Add(u.At("gamma", last, i)).Add(u.At("b", 0, i)))
	}
	e.Within = append(e.Within, u.Row("alpha", last))
	return e
}

// stageSpace brings α + γ and α over one denominator.
func (r *Rosenbrock) stageSpace(ctx context.Context, weights []poly.Elem) *stageSpace {
	n, sums := len(weights), r.sum()
	space := &stageSpace{integral: newIntegral(ctx, r.field, Realization{sums, weights, ones(n)})}
	var flat []poly.Elem
	for i, row := range sums {
		flat = append(append(flat, row...), r.alpha[i]...)
	}
	entries, d := space.ring.clear(flat)
	space.d = d
	space.branching = make([][]elt, n)
	for i := range n {
		space.m[i] = entries[2*i*n : (2*i+1)*n]
		space.branching[i] = entries[(2*i+1)*n : (2*i+2)*n]
	}
	return space
}

package scheme

import (
	"context"
	"math/big"
	"sync"

	"rofz/poly"
)

// Vector returns s(z), one polynomial for each stage; nil if the scheme was given by P and Q. It is computed once, when
// it is asked for.
//
// Algorithm: s₀ = e, s_k = A s_{k−1} + q_k e, with the coefficients q_k of Q₀; that A s_{s−1} + q_s e = 0 is the theorem
// of Cayley and Hamilton and serves as a check.
// Cost: O(s³) multiplications of integers of up to s·τ words by others of τ words.
func (d Derivation) Vector() []poly.Poly { return d.VectorContext(context.Background()) }

// VectorContext is Vector; it ends the computation around it, as budget.Poll does, when ctx is done.
func (d Derivation) VectorContext(ctx context.Context) []poly.Poly {
	if d.stages == nil {
		return nil
	}
	return d.stages.polynomials(ctx)
}

// stageVectors computes s(z) on demand. A computation that was ended is done anew when it is asked for again.
type stageVectors struct {
	x integral
	q []elt

	mu sync.Mutex
	w  [][]elt     // its coefficients in w, over ε
	z  []poly.Poly // its components in z
}

func (v *stageVectors) powers(ctx context.Context) [][]elt {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.locked(ctx)
}

func (v *stageVectors) locked(ctx context.Context) [][]elt {
	if v.w == nil {
		v.w = v.x.within(ctx).vector(v.q)
	}
	return v.w
}

func (v *stageVectors) polynomials(ctx context.Context) []poly.Poly {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.z == nil {
		v.z = v.x.within(ctx).components(v.locked(ctx))
	}
	return v.z
}

// within returns x with a ring whose computations end with ctx.
func (x integral) within(ctx context.Context) integral {
	r := *x.ring
	r.ctx = ctx
	x.ring = &r
	return x
}

// vector returns S_0, …, S_{s−1} with (I − wM) ΣS_k w^k = q(w) E.
func (x integral) vector(q []elt) [][]elt {
	s := len(x.m)
	out := make([][]elt, 0, s)
	last := make([]elt, s)
	for k := range s {
		last = x.next(last, q[k], x.e)
		out = append(out, last)
	}
	if !zeros(x.next(last, q[s], x.e)) {
		panic("internal error: det(I − zA) does not annihilate A")
	}
	return out
}

// next returns M·v + c·u.
func (x integral) next(v []elt, c elt, u []elt) []elt {
	var s sum
	w := make([]elt, len(x.m))
	for i, row := range x.m {
		s.addDot(row, v)
		s.addMul(c, u[i])
		w[i] = s.value(x.ring)
	}
	return w
}

// components turns coefficient vectors in w, over ε, into one polynomial in z for each stage.
func (x integral) components(vs [][]elt) []poly.Poly {
	out := make([]poly.Poly, len(x.m))
	for i := range out {
		component := make([]elt, len(vs))
		for k, v := range vs {
			component[k] = v[i]
		}
		out[i] = x.ring.poly(component, x.epsilon, x.d)
	}
	return out
}

// weighted returns bᵀ of such a vector.
func (x integral) weighted(vs [][]elt) poly.Poly {
	moments := make([]elt, len(vs))
	for k, v := range vs {
		moments[k] = x.ring.dot(x.b, v)
	}
	return x.ring.poly(moments, new(big.Int).Mul(x.beta, x.epsilon), x.d)
}

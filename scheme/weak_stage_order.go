package scheme

import (
	"context"
	"math/big"
)

// WeakStageOrder returns the largest q with bᵀAʲτ_k = 0 for all j ≥ 0 and all k ≤ q, τ_k = Ac^(k−1) − c^k/k with c = Ae: that
// is, the residuals of the stages up to q lie in a subspace that A maps into itself and that is orthogonal to b [KSSZ20]. It
// is at least the stage order, and infinite if all residuals do. With embedded it is that of the embedded weights. It reports
// false for schemes other than tableaux and collocation methods, and where there are no such weights.
//
// It is infinite if it is at least 2s, for s stages: with the characteristic polynomial χ of f ↦ cf the vectors kτ_k satisfy the
// linear recurrence of χ², so that 2s consecutive zeros of bᵀAʲτ_k make all the later ones zero. By Cayley and Hamilton
// j < s suffices.
//
// It ends the computation around it, as budget.Poll does, when ctx is done. Cost: O(q·s²) integer multiplications.
func WeakStageOrder(ctx context.Context, s OneStep, embedded bool) (q int, infinite, ok bool) {
	b := weightsOf(s)
	if embedded {
		if b = embeddedWeightsOf(s); b == nil {
			return 0, false, false
		}
	}
	space, ok := newStageSpace(ctx, s, b)
	if !ok || space.branching != nil {
		return 0, false, false
	}
	rows := space.krylov()
	for q < 2*len(space.m) {
		tau := space.stageResidual(q + 1)
		for _, row := range rows {
			if space.ring.dot(row.x, tau.x) != nil {
				return q, false, true
			}
		}
		q++
	}
	return q, true, true
}

// krylov returns the row vectors bᵀAʲ, j < s, up to the first that is zero.
func (s *stageSpace) krylov() []stageVector {
	row := stageVector{s.b, s.beta}
	var out []stageVector
	for range s.m {
		if !row.isZero() {
			out = append(out, row)
			row = s.before(row, s.m, s.d).lowest()
		}
	}
	return out
}

func (v stageVector) isZero() bool {
	for _, x := range v.x {
		if x != nil {
			return false
		}
	}
	return true
}

// stageResidual returns k·τ_k = k·Ac^(k−1) − c^k.
func (s *stageSpace) stageResidual(k int) stageVector {
	image := s.apply(s.m, s.power(k-1))
	n := big.NewInt(int64(k))
	times := stageVector{make([]elt, len(image.x)), image.den}
	for i, x := range image.x {
		times.x[i] = s.ring.scale(n, x)
	}
	return s.minus(times, s.power(k)).lowest()
}

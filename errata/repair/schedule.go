package repair

import (
	"math/rand/v2"

	"rofz/errata/conditions"
	"rofz/internal/modular"
)

// A schedule solves the equations of a table exactly, by linear algebra alone: in turn it fixes a coordinate, or solves
// those equations that have become affine in what is still free.
type schedule []step

// step fixes one variable (equations nil), or solves equations.
type step struct {
	fix       int
	equations []int
}

// search is the hunt for a schedule in a finite field, where arithmetic is cheap. Whether equations are affine there is
// tested at random points: a wrong answer is improbable, and harmless, since the exact solution is checked.
type search struct {
	p   modular.Prime
	sys conditions.System
	rng *rand.Rand

	coordinate []int // of each free variable: one of its places
}

// run follows a priority of variables to fix, until all equations hold. It fixes only what can be chosen at the target,
// and gives up when nothing is left to fix or the equations contradict each other.
func (s search) run(start *flat[uint64], free tangents, priority []int) (plan schedule, ok bool) {
	f := start.clone()
	done := make([]bool, len(s.sys.Equations()))
	for {
		affine, left := s.affine(f, done)
		if left == 0 {
			return plan, true
		}
		if len(affine) > 0 {
			switch solve(f, affine) {
			case contradiction:
				return nil, false
			case solved:
				plan = append(plan, step{equations: affine})
			}
			for _, i := range affine {
				done[i] = true
			}
			continue
		}
		k := -1
		for ; len(priority) > 0 && k < 0; priority = priority[1:] {
			if i := priority[0]; free.moves(i) && f.fix(s.coordinate[i], s.rng.Uint64N(uint64(s.p))) {
				k = i
			}
		}
		if k < 0 {
			return nil, false
		}
		free = free.fix(k)
		plan = append(plan, step{fix: k})
	}
}

// affine returns the open equations that are affine on the flat, and how many are open.
func (s search) affine(f *flat[uint64], done []bool) (affine []int, left int) {
	draw := func() []uint64 {
		u := make([]uint64, len(f.n))
		for i := range u {
			u[i] = s.rng.Uint64N(uint64(s.p))
		}
		return u
	}
	value := func(u []uint64) []uint64 { return f.residualsAt(f.at(u)) }
	u, v := draw(), draw()
	sum := make([]uint64, len(u))
	twice := make([]uint64, len(u))
	for i := range u {
		sum[i] = s.p.Add(u[i], v[i])
		twice[i] = s.p.Add(u[i], u[i])
	}
	at0, atU, atV, atSum, atTwice := value(make([]uint64, len(u))), value(u), value(v), value(sum), value(twice)
	for i := range done {
		if done[i] {
			continue
		}
		left++
		additive := s.p.Add(atSum[i], at0[i]) == s.p.Add(atU[i], atV[i])
		homogeneous := s.p.Add(atTwice[i], at0[i]) == s.p.Add(atU[i], atU[i])
		if additive && homogeneous {
			affine = append(affine, i)
		}
	}
	return affine, left
}

// solve restricts the flat to the zeros of equations that are affine on it.
func solve[T any](f *flat[T], equations []int) outcome {
	r, slopes := f.residuals(equations)
	m := make([][]T, len(equations))
	rhs := make([]T, len(equations))
	for i := range equations {
		m[i] = make([]T, len(f.n))
		for k := range m[i] {
			m[i][k] = slopes[k][i]
		}
		rhs[i] = f.Sub(f.Zero(), r[i])
	}
	return f.impose(m, rhs)
}

package repair

import (
	"math"
	"math/big"
	"slices"

	"gonum.org/v1/gonum/mat"

	"rofz/errata/conditions"
)

// target is the solution of the equations nearest to the printed numbers, in floating point: a proposal.
type target struct {
	x       []*big.Float // all coordinates
	moved   []float64    // for each free variable, in units of its last place
	tangent tangents     // of the solutions there
}

// nearest approaches the solution whose largest move, in units, is about as small as can be: least squares again and
// again, where what moved far is made to count for more (Lawson's iteration [Law61]). It reports false if even the first
// round does not arrive.
func nearest(f *flat[*big.Float], unit []float64) (target, bool) {
	best, ok := newton(f, unit)
	if !ok {
		return target{}, false
	}
	weighted := append([]float64(nil), unit...)
	last := best
	for range 12 {
		worst := largest(last.moved)
		if worst <= 1 || last.tangent.dimension() == 0 {
			break
		}
		for k, m := range last.moved {
			weighted[k] /= math.Max(0.1, math.Min(10, math.Sqrt(math.Abs(m)/worst+0.01)))
		}
		next, ok := newton(f, weighted)
		if !ok {
			break
		}
		for k := range next.moved {
			next.moved[k] *= weighted[k] / unit[k]
		}
		if last = next; largest(next.moved) < largest(best.moved) {
			best.x, best.moved = next.x, next.moved
		}
	}
	return best, true
}

// largest returns the largest modulus.
func largest(v []float64) float64 {
	worst := 0.0
	for _, x := range v {
		worst = math.Max(worst, math.Abs(x))
	}
	return worst
}

// newton approaches the solutions from the printed numbers. It reports false if it does not arrive.
//
// Algorithm: Gauss–Newton, least squares in units of the last places, with a pseudo-inverse that leaves out the small
// singular values, since some equations follow from the others only at a solution. The residuals are taken with many
// bits and the derivatives with few, so that each step gains some ten digits.
// Cost: one evaluation for each variable and step, and a singular value decomposition.
func newton(f *flat[*big.Float], unit []float64) (target, bool) {
	field := f.Field.(conditions.Float)
	u := make([]*big.Float, len(f.n))
	for k := range u {
		u[k] = field.Zero()
	}
	var decomposition pseudoInverse
	for round := range 30 + int(field)/20 {
		if f.effort.over() {
			return target{}, false
		}
		r := f.residualsAt(f.at(u))
		if negligible(r, int(field)) {
			if round == 0 {
				decomposition = invert(jacobian(f, u, unit))
			}
			return newTarget(f, u, unit, decomposition), true
		}
		if len(u) == 0 {
			return target{}, false // nothing can move
		}
		if round < 4 {
			decomposition = invert(jacobian(f, u, unit))
		}
		steps, exponent := decomposition.apply(r)
		for k, d := range steps {
			if math.IsNaN(d) || d != 0 && exponent > 20 {
				return target{}, false
			}
			u[k] = field.Sub(u[k], new(big.Float).SetMantExp(big.NewFloat(d*unit[k]), exponent))
		}
	}
	return target{}, false
}

// slack is the number of bits that the evaluation of a residual may lose.
const slack = 100

func negligible(r []*big.Float, bits int) bool {
	return !slices.ContainsFunc(r, func(x *big.Float) bool { return x.Sign() != 0 && x.MantExp(nil) > slack-bits })
}

// noise is what a derivative that vanishes may come out as.
const noise = 1e-12

// jacobian returns the derivatives of the residuals at a point of the flat, each variable in its unit, in float64: one
// evaluation in dual numbers for each variable.
func jacobian(f *flat[*big.Float], u []*big.Float, unit []float64) *mat.Dense {
	x := f.at(u)
	point := make([]conditions.DualNumber, len(x))
	for i, v := range x {
		point[i].Value, _ = v.Float64()
	}
	j := mat.NewDense(max(1, len(f.sys.Equations())), max(1, len(u)), nil) // there are no empty matrices
	for k, direction := range f.n {
		for i, d := range direction {
			point[i].Slope, _ = d.Float64()
		}
		f.effort.evaluation(f.sys, conditions.Dual{})
		for i, r := range conditions.Residuals(f.sys, conditions.Dual{}, point) {
			if math.Abs(r.Slope) > noise {
				j.Set(i, k, r.Slope*unit[k])
			}
		}
	}
	return j
}

// pseudoInverse is a truncated singular value decomposition.
type pseudoInverse struct {
	u, v  mat.Dense
	s     []float64
	rank  int
	scale []float64 // of the rows
}

func invert(j *mat.Dense) pseudoInverse {
	var p pseudoInverse
	rows, cols := j.Dims()
	p.scale = make([]float64, rows)
	for i := range rows {
		p.scale[i] = mat.Norm(j.RowView(i), 2)
		if p.scale[i] == 0 {
			p.scale[i] = 1
		}
		for k := range cols {
			j.Set(i, k, j.At(i, k)/p.scale[i])
		}
	}
	var svd mat.SVD
	if !svd.Factorize(j, mat.SVDFullV|mat.SVDThinU) {
		return p
	}
	svd.UTo(&p.u)
	svd.VTo(&p.v)
	p.s = svd.Values(nil)
	for p.rank < len(p.s) && p.s[p.rank] > 1e-8*p.s[0] {
		p.rank++
	}
	return p
}

// apply returns the least-squares solution for the right side r, times 2^−exponent: residuals become far smaller than the
// range of float64.
func (p pseudoInverse) apply(r []*big.Float) (out []float64, exponent int) {
	cols, _ := p.v.Dims()
	exponent = math.MinInt
	for _, x := range r {
		if x.Sign() != 0 {
			exponent = max(exponent, x.MantExp(nil))
		}
	}
	out = make([]float64, cols)
	if exponent == math.MinInt {
		return out, 0
	}
	rhs := make([]float64, len(r))
	for i, x := range r {
		v, _ := new(big.Float).SetMantExp(x, -exponent).Float64()
		rhs[i] = v / p.scale[i]
	}
	for k := range p.rank {
		c := 0.0
		for i, v := range rhs {
			c += p.u.At(i, k) * v
		}
		c /= p.s[k]
		for i := range out {
			out[i] += c * p.v.At(i, k)
		}
	}
	return out, exponent
}

func newTarget(f *flat[*big.Float], u []*big.Float, unit []float64, p pseudoInverse) target {
	t := target{x: f.at(u), moved: make([]float64, len(u))}
	for k, d := range u {
		v, _ := d.Float64()
		t.moved[k] = v / unit[k]
	}
	n, _ := p.v.Dims()
	if n > p.rank {
		t.tangent.basis = mat.DenseCopyOf(p.v.Slice(0, n, p.rank, n))
	}
	return t
}

package resolvent

import (
	"cmp"
	"math"
	"math/big"
	"math/bits"
	"slices"
)

// The bounds on integers are upper bounds of binary logarithms, as float64, −∞ for zero. All that is rounded on the way
// to one is smaller than slack, which is added wherever a logarithm is taken.
const slack = 1e-6

// logarithm returns an upper bound of log₂(x·2^shift) for x ≥ 0.
func logarithm(x float64, shift int) float64 {
	if x == 0 {
		return math.Inf(-1)
	}
	return math.Log2(x) + float64(shift) + slack
}

// common returns a shift, not negative, with which scaled brings all of the numbers below 2⁶⁴ and the largest, if it is
// longer than that, to 2⁶³ at least.
func common(xs []*big.Int) (shift int) {
	for _, x := range xs {
		if len(x.Bits())*bits.UintSize > 64 {
			shift = max(shift, x.BitLen()-64)
		}
	}
	return shift
}

// scaled returns |x|·2^−shift, which is below 2⁶⁴, with a relative error of less than 2⁻³¹, or less by 2⁻¹⁰⁰⁰ at most.
func scaled(x *big.Int, shift int) float64 {
	w := x.Bits()
	n := len(w)
	if n == 0 {
		return 0
	}
	f, exponent := float64(w[n-1]), (n-1)*bits.UintSize-shift
	if n > 1 {
		f, exponent = f*(1<<(bits.UintSize/2))*(1<<(bits.UintSize/2))+float64(w[n-2]), exponent-bits.UintSize
	}
	if exponent == 0 {
		return f
	}
	return math.Ldexp(f, exponent)
}

// logSum returns an upper bound of log₂ Σ|xᵢ|. Where scaled loses 2⁻¹⁰⁰⁰, the sum is 2⁶³ or more.
func logSum(xs []*big.Int) float64 {
	shift, sum := common(xs), 0.0
	for _, x := range xs {
		sum += scaled(x, shift)
	}
	return logarithm(sum, shift)
}

// logMax returns an upper bound of log₂ max|xᵢ|.
func logMax(xs []*big.Int) float64 {
	shift, most := common(xs), 0.0
	for _, x := range xs {
		most = max(most, scaled(x, shift))
	}
	return logarithm(most, shift)
}

// logNorm returns an upper bound of log₂ of the Euclidean norm of x.
func logNorm(xs []*big.Int) float64 {
	shift, sum := common(xs), 0.0
	for _, x := range xs {
		f := scaled(x, shift)
		sum += f * f
	}
	return logarithm(math.Sqrt(sum), shift)
}

// logBinomials fills in and returns log₂ of C(s, 0), …, C(s, s), rounded up, s + 1 being the length.
func logBinomials(out []float64) []float64 {
	s := len(out) - 1
	out[0] = 0
	for k := range s {
		out[k+1] = out[k] + math.Log2(float64(s-k)/float64(k+1)) + slack/1024
	}
	return out
}

// hadamard returns upper bounds of the binary logarithms of the coefficients of q and n.
//
// The coefficient q_k is up to sign the sum of the principal k×k minors of M. With r₁ ≥ r₂ ≥ … for the Euclidean norms
// of the rows, each of these C(s, k) minors is at most r₁⋯r_k by Hadamard's inequality. In the same way n_k is a sum of
// bordered minors,
//
//	n_k = −Σ_S det | 0    bᵀ_S |    |S| = k+1,
//	               | e_S  M_S  |,
//
// and each is expanded along its first column: s·C(s−1, k) determinants at most with the row b and k rows of M, of which
// those with the factor eᵢ are C(s−1, k). The same holds for columns, with b and e exchanged, and the smaller bound
// counts [GG74].
func hadamard(m [][]*big.Int, b, e []*big.Int) (n, q []float64) {
	n, q = hadamardRows(m, b, e)
	columns := transposed(m)
	n2, q2 := hadamardRows(columns, e, b)
	for k := range n {
		n[k] = min(n[k], n2[k])
	}
	for k := range q {
		q[k] = min(q[k], q2[k])
	}
	return n, q
}

func hadamardRows(m [][]*big.Int, b, e []*big.Int) (n, q []float64) {
	s := len(m)
	norms := make([]float64, s)
	for i, row := range m {
		norms[i] = logNorm(row)
	}
	slices.SortFunc(norms, func(x, y float64) int { return cmp.Compare(y, x) })
	n, q = make([]float64, s), make([]float64, s+1)
	most, all := 0.0, logBinomials(make([]float64, s+1))
	rest, border := logBinomials(make([]float64, max(s, 1))), logNorm(b)+logSum(e)
	for k := range q {
		q[k] = most + all[k]
		if k < s {
			n[k] = most + rest[k] + border
			most += norms[k]
		}
	}
	return n, q
}

func transposed(m [][]*big.Int) [][]*big.Int {
	s := len(m)
	flat, out := make([]*big.Int, s*s), make([][]*big.Int, s)
	for i := range out {
		out[i] = flat[i*s : (i+1)*s]
		for j := range out[i] {
			out[i][j] = m[j][i]
		}
	}
	return out
}

// Package resolvent finds the two polynomials of a resolvent: for an integer matrix M and integer vectors b and e
//
//	bᵀ(I − wM)⁻¹e = n(w)/q(w),   q = det(I − wM),   n = bᵀ adj(I − wM) e,
//
// with all coefficients exact and both polynomials from one reduction. The stability function of a method with
// A = M/d is R = 1 + (w/d')n/q with w = z/d, where d' comes from the denominators of b, e and A.
//
// Which algorithm is fastest depends on the matrix alone, and all of them give the same integers: substitution for a lower
// triangular matrix, an algorithm without divisions modulo a power of 2 for a small one, and Hessenberg's process modulo
// primes for the rest. Each is rigorous by a bound on the integers that it looks for.
package resolvent

import (
	"context"
	"math/big"

	"rofz/internal/budget"
)

// Polynomials returns the s coefficients of n = bᵀ adj(I − wM) e and the s+1 of q = det(I − wM), in ascending order, for
// s rows in m. The arguments are square, of the same size, and are left as they are. Polynomials ends the computation
// around it, as budget.Poll does, when ctx is done.
//
// Cost: O(s³) word operations for each of O(s·τ) primes, for entries of τ words; O(s⁴τ²) for a small matrix, O(s⁴τ²/12)
// for a triangular one.
func Polynomials(ctx context.Context, m [][]*big.Int, b, e []*big.Int) (n, q []*big.Int) {
	budget.Spend(ctx, len(m)*len(m)*len(m))
	triangular := isTriangular(m)
	most := mostBordering
	if triangular {
		most = mostTriangularBordering
	}
	switch {
	case len(m) <= most && isIndicator(e) && shortRows(m):
		return bordering(m, b, e)
	case triangular:
		return substitution(ctx, m, b, e)
	default:
		return remainders(ctx, m, b, e)
	}
}

const (
	mostBordering           = 12 // beyond, the algorithm modulo primes is faster,
	mostTriangularBordering = 5  // or substitution
)

// isTriangular reports whether m has only zeros above the diagonal.
func isTriangular(m [][]*big.Int) bool {
	for i, row := range m {
		for _, x := range row[i+1:] {
			if x.Sign() != 0 {
				return false
			}
		}
	}
	return true
}

// isIndicator reports whether e consists of zeros and ones, not only of zeros.
func isIndicator(e []*big.Int) bool {
	ones := false
	for _, x := range e {
		switch {
		case x.Sign() == 0:
		case x.IsInt64() && x.Int64() == 1:
			ones = true
		default:
			return false
		}
	}
	return ones
}

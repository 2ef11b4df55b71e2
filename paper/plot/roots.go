package plot

import (
	"cmp"
	"math"
	"math/big"
	"math/cmplx"
	"slices"

	"rofz/poly"
	"rofz/poly/algebraic"
)

// A root is about where a polynomial has a zero, and its exact multiplicity.
type root struct {
	z            complex128
	multiplicity int
}

// approxRoots returns the zeros of p ≠ 0 in order of their real, then imaginary parts. The multiplicities come from the
// square-free decomposition and are right; the places are approximations. Zeros of a modulus of more than 10^120 are left
// out, and far is the logarithm of the modulus of their product; those of less than 10^−120 are taken for 0.
func approxRoots(k algebraic.Field, p poly.Poly) (roots []root, far float64) {
	for _, f := range p.SquareFree() {
		zeros, log := simpleRoots(k, f.Poly)
		for _, z := range zeros {
			roots = append(roots, root{z, f.Mult})
		}
		far += float64(f.Mult) * log
	}
	slices.SortFunc(roots, func(a, b root) int {
		return cmp.Or(cmp.Compare(real(a.z), real(b.z)), cmp.Compare(imag(a.z), imag(b.z)))
	})
	return roots, far
}

// simpleRoots returns about the zeros of a square-free real polynomial, as approxRoots does.
func simpleRoots(k algebraic.Field, p poly.Poly) (roots []complex128, far float64) {
	f, df := newPolynomial(k, p), newPolynomial(k, p.Derivative())
	if f.degree() < 1 {
		return nil, 0
	}
	z, far := algebraic.StartingPoints(logModuli(f))
	k.ApproxDoubleZeros(z, func(z complex128) complex128 { return f.at(z, 1e-8).quo(df.at(z, 1e-8)) })
	for i, x := range z { // a real polynomial has real zeros and pairs
		if math.Abs(imag(x)) < 1e-9*cmplx.Abs(x) {
			z[i] = complex(real(x), 0)
		}
	}
	return z, far
}

// logModuli returns the logarithms of the moduli of the coefficients, −∞ for those that are 0.
func logModuli(p *polynomial) []float64 {
	var out []float64
	for _, c := range p.rounded(64) {
		out = append(out, scaledOf(c, new(big.Float)).log())
	}
	return out
}

package proofs

import (
	"context"
	"math/big"

	"rofz/internal/budget"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs/certificate"
)

// axisSquares decides whether E(t) ≥ 0 on t ≥ 0 and returns squares with E(−z²) = Σ c_k w_k(z)w_k(−z), or a rational
// y ≥ 0 with E(y²) < 0.
//
// When no coefficient of E is negative, its monomials are the squares. Otherwise E = c t^m ∏ fᵢⁱ, the fᵢ square-free
// and pairwise coprime; E ≥ 0 exactly when c > 0 and no fᵢ with i odd has a positive root. Then E = c t^ε s² g with
// g > 0 on t ≥ 0 the product of the odd ones, and g has a weighted sum of squares (see positiveSquares).
func axisSquares(ctx context.Context, k algebraic.Field, e poly.Poly) ([]certificate.Square, *exact.Rat) {
	if e.IsZero() {
		return nil, nil
	}
	if noNegative(k, e) {
		return monomialSquares(poly.Int(1), e, poly.FromInts(1), 0), nil
	}
	positive := false // known to be ≥ 0, which over ℚ is decided faster than simple points are tried
	if q, ok := e.Rational(); ok {
		positive, _ = q.NonNegative()
	}
	if !positive {
		if y, ok := smallWitness(k, e); ok {
			return nil, &y
		}
	}
	eps, s, g := 0, poly.FromInts(1), poly.FromInts(1)
	for _, f := range k.SquareFree(e) {
		fp, m := f.Poly, f.Mult
		if fp.Coeff(0).IsZero() { // t itself belongs to s and t^ε
			fp = fp.Quo(poly.FromInts(0, 1))
			s, eps = s.Shift(m/2), m%2
		}
		if s = s.Mul(fp.Pow(m / 2)); m%2 == 1 {
			g = g.Mul(fp)
		}
	}
	if !positive && (k.Sign(e.Lead()) < 0 || hasPositiveRoot(k, g)) {
		y := axisWitness(k, e)
		return nil, &y
	}
	return positiveSquares(ctx, k, e.Lead(), eps, s, g), nil
}

// noNegative reports that no coefficient of e is negative.
func noNegative(k algebraic.Field, e poly.Poly) bool {
	if q, ok := e.Rational(); ok {
		return q.SignVariations() == 0 && k.Sign(q.Lead()) >= 0
	}
	for _, c := range e.Coeffs() {
		if k.Sign(c) < 0 {
			return false
		}
	}
	return true
}

// hasPositiveRoot reports whether g, with g(0) ≠ 0, has a root in (0, ∞).
func hasPositiveRoot(k algebraic.Field, g poly.Poly) bool {
	if g.Degree() < 1 {
		return false
	}
	if q, ok := g.Rational(); ok {
		return q.HasPositiveRoot()
	}
	if has, known := enclosedPositiveRoot(k, g); known {
		return has
	}
	// The roots of g in (0, 1] and those of the reversed polynomial there.
	one := exact.Int(1)
	return k.CountRoots(g, exact.Rat{}, one) > 0 || k.CountRoots(g.Reverse(g.Degree()), exact.Rat{}, one) > 0
}

// enclosedPositiveRoot is hasPositiveRoot from enclosures of the coefficients, which only speed needs. With a ≤ g ≤ b on
// t ≥ 0 and g(0) > 0 there is a root of g up to each one of b, and there is none if a(0) > 0 and a has none. It is not
// known where g nearly has a multiple root.
func enclosedPositiveRoot(k algebraic.Field, g poly.Poly) (has, known bool) {
	if k.Sign(g.Coeff(0)) < 0 {
		g = g.Neg()
	}
	for bits := uint(64); bits <= 1024; bits *= 2 {
		var below, above []poly.Elem
		for _, c := range g.Coeffs() {
			x := k.Enclose(c, bits)
			below, above = append(below, poly.Rational(x.Lo)), append(above, poly.Rational(x.Hi))
		}
		a, b := poly.New(below...), poly.New(above...)
		if k.Sign(a.Coeff(0)) > 0 && !hasPositiveRoot(k, a) {
			return false, true
		}
		if hasPositiveRoot(k, b) {
			return true, true
		}
	}
	return false, false
}

// square returns the square on the axis that c·t^j·q(t)² stands for, t = −z².
func square(c poly.Elem, j int, q poly.Poly) certificate.Square {
	half := q.Shift(j / 2)
	out := make([]poly.Elem, 2*half.Degree()+1)
	for i := range half.Degree() + 1 {
		if out[2*i] = half.Coeff(i); i%2 == 1 {
			out[2*i] = out[2*i].Neg()
		}
	}
	return tidySquare(certificate.Square{Weight: c, Poly: poly.New(out...).Shift(j % 2)})
}

// monomialSquares returns the squares of Σ c·eᵢ·t^(i+eps)·s(t)² for the non-zero coefficients eᵢ.
func monomialSquares(c poly.Elem, e, s poly.Poly, eps int) []certificate.Square {
	var out []certificate.Square
	for i, a := range e.Scale(c).Coeffs() {
		if !a.IsZero() {
			out = append(out, square(a, i+eps, s))
		}
	}
	return out
}

// positiveSquares decomposes c·t^eps·s²·g for a monic g > 0 on t ≥ 0. If g has a negative coefficient: for a small
// ε > 0, g − ε(1 + t + … + t^d) is still positive, hence λ(a² + tb²) with λ = 1 − ε and real polynomials a, b
// (spectral factorisation); rounding their coefficients finely enough leaves g − λ(a² + tb²) with coefficients ≥ 0
// [CHJL11], [MSS19].
func positiveSquares(ctx context.Context, k algebraic.Field, c poly.Elem, eps int, s, g poly.Poly) []certificate.Square {
	if noNegative(k, g) {
		return monomialSquares(c, g, s, eps)
	}
	if j := farRoots(k, g); j != 0 {
		return scaledSquares(ctx, k, c, eps, s, g, j)
	}
	shift := perturbation(ctx, k, g)
	for most := 4*shift + 64 + 2*spread(k, g); ; shift, most = shift+1, 2*most { // the first pass nearly always succeeds
		lambda := exact.Int(1).Sub(pow2(-int(shift)))
		margin := pow2(-int(shift)).Quo(lambda) // g/λ − target has it in every coefficient
		f := factor{k: k, target: perturbed(g, shift).Scale(poly.Rational(lambda.Inv()))}
		for bits := uint(2); bits <= most; bits += 1 + bits/4 {
			words := budget.Words(int(bits))
			budget.Spend(ctx, (g.Degree()+1)*(g.Degree()+1)*words*words)
			if !f.extend(max(128, 2*bits+2*shift)) {
				break
			}
			rounded := f.rounded(bits)
			if f.tooCoarse(rounded, margin) {
				continue
			}
			a, b := splitParity(rounded)
			sum := a.Mul(a).Add(b.Mul(b).Shift(1)).Scale(poly.Rational(lambda))
			if rest := g.Sub(sum); noNegative(k, rest) {
				w := c.Mul(poly.Rational(lambda))
				out := []certificate.Square{square(w, eps, s.Mul(a)), square(w, eps+1, s.Mul(b))}
				return append(dropZero(out), monomialSquares(c, rest, s, eps)...)
			}
		}
	}
}

// farRoots returns a j for which the zeros of the monic g of high degree are about 4^j, and 0 unless that is far from 1. Then the
// coefficients of g differ so much in size that a perturbation of all alike has to be tiny.
func farRoots(k algebraic.Field, g poly.Poly) int {
	const least, far = 8, 8
	if g.Degree() < least {
		return 0
	}
	x := roundElem(k, g.Coeff(0), 8)
	if j := (x.Num().BitLen() - x.Den().BitLen()) / (2 * g.Degree()); j >= far || j <= -far {
		return j
	}
	return 0
}

// scaledSquares is positiveSquares by way of the variable τ = t/4^j.
func scaledSquares(ctx context.Context, k algebraic.Field, c poly.Elem, eps int, s, g poly.Poly, j int) []certificate.Square {
	factor := pow2(2 * j * (g.Degree() + eps))
	to, back := poly.Rational(pow2(2*j)), poly.Rational(pow2(-j))
	var origin poly.Elem
	squares := positiveSquares(ctx, k, c.Mul(poly.Rational(factor)), eps, s.Compose(to, origin), g.Compose(to, origin).Monic())
	for i, w := range squares {
		squares[i] = tidySquare(certificate.Square{Weight: w.Weight, Poly: w.Poly.Compose(back, origin)})
	}
	return squares
}

// spread returns the bits between the largest coefficient of the monic g and its lead: as many more are needed where a
// large coefficient must not be rounded by more than a small margin.
func spread(k algebraic.Field, g poly.Poly) uint {
	n := 0
	for _, c := range g.Coeffs() {
		x := k.Enclose(c, 2)
		n = max(n, exact.Max(x.Lo.Abs(), x.Hi.Abs()).Floor().BitLen())
	}
	return uint(n)
}

func dropZero(in []certificate.Square) []certificate.Square {
	var out []certificate.Square
	for _, s := range in {
		if !s.Poly.IsZero() {
			out = append(out, s)
		}
	}
	return out
}

// perturbed returns g − 2^−shift (1 + t + … + t^d).
func perturbed(g poly.Poly, shift uint) poly.Poly {
	eps := poly.Rational(exact.Frac(big.NewInt(1), new(big.Int).Lsh(big.NewInt(1), shift)))
	all := make([]poly.Elem, g.Degree()+1)
	for i := range all {
		all[i] = eps
	}
	return g.Sub(poly.New(all...))
}

// perturbation returns a shift ≥ 1, nearly the least, for which perturbed is still positive on t ≥ 0; one more is
// taken so that rounding has room.
func perturbation(ctx context.Context, k algebraic.Field, g poly.Poly) uint {
	positive := func(shift uint) bool {
		budget.Spend(ctx, (g.Degree()+1)*(g.Degree()+1)*budget.Words(int(shift)))
		h := perturbed(g, shift)
		return k.Sign(h.Coeff(0)) > 0 && !hasPositiveRoot(k, h)
	}
	hi := uint(1)
	for !positive(hi) {
		hi *= 2
	}
	for lo := hi / 2; lo+1 < hi; { // positive(hi), not positive(lo)
		if mid := (lo + hi) / 2; positive(mid) {
			hi = mid
		} else {
			lo = mid
		}
	}
	return hi + 1
}

func gcdOf(nums []*big.Int) *big.Int {
	g := new(big.Int)
	for _, n := range nums {
		g.GCD(nil, nil, g, new(big.Int).Abs(n))
	}
	return g
}

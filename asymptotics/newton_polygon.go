package asymptotics

import (
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
)

// RootBranch is a group of branches of the roots ζ(z) of a polynomial in two variables near z = ∞ that have the same
// behaviour: the limit is a zero ζ₀ of Factor, and
//
//	ζ − ζ₀ ~ c z^−s,  ζ' ~ −s c z^−s−1,  s = Rate > 0,
//
// where c^Ramification is a zero of Edge; or, if Factor is zero, ζ ~ c z^−s with s < 0: it grows. Constant branches stay
// at ζ₀ for all z.
type RootBranch struct {
	Factor       poly.Poly // irreducible and monic in x, or zero
	Count        int       // of branches in the group, conjugate ones included
	Constant     bool
	Rate         exact.Rat   // s
	Exponent     exact.Rat   // of ζ', −s − 1
	Ramification int         // the denominator of s
	Edge         []poly.Poly // ascending coefficients, polynomials in ζ₀ modulo Factor, the last one 1
}

// RootBranches returns the behaviour at infinity of all roots ζ of f(ζ, z) = Σ coeffs[i](z)·ζ^i, whose last coefficient
// is not zero: those with a finite limit, ordered as Factor orders the limits and then by Rate, and the growing ones.
//
// Algorithm: Newton's polygon [Wal50], once: at a limit ζ₀ of multiplicity m, f(ζ₀ + η, z) is divided by its largest
// power of z; the lower convex hull of the orders in 1/z of its coefficients of η⁰, …, η^m has one edge for each rate,
// with the slope −s, and the coefficients on the edge are those of the polynomial for c. Growing branches are treated
// so in 1/ζ. Cost: that of factoring the limits' polynomial over k.
func RootBranches(k algebraic.Field, coeffs []poly.Poly) []RootBranch {
	top := 0
	for _, c := range coeffs {
		top = max(top, c.Degree())
	}
	limits := make([]poly.Elem, len(coeffs)) // the part with z^top
	for i, c := range coeffs {
		limits[i] = c.Coeff(top)
	}
	at := poly.New(limits...)
	var out []RootBranch
	for _, f := range k.Factor(at) {
		out = append(out, polygonAt(f.Poly.Monic(), f.Mult, coeffs, top)...)
	}
	if grow := len(coeffs) - 1 - at.Degree(); grow > 0 {
		reversed := make([]poly.Poly, len(coeffs))
		for i, c := range coeffs {
			reversed[len(coeffs)-1-i] = c
		}
		for _, b := range polygonAt(poly.FromInts(0, 1), grow, reversed, top) {
			out = append(out, reciprocal(b))
		}
	}
	return out
}

// reciprocal turns the behaviour of 1/ζ into that of ζ: c becomes 1/c.
func reciprocal(b RootBranch) RootBranch {
	b.Factor = poly.Poly{}
	b.Rate = b.Rate.Neg()
	b.Exponent = b.Rate.Neg().Sub(exact.Int(1))
	edge := make([]poly.Poly, len(b.Edge))
	inverse := b.Edge[0].Coeff(0).Inv()
	for i, c := range b.Edge {
		edge[len(edge)-1-i] = c.Scale(inverse)
	}
	b.Edge = edge
	return b
}

// polygonAt returns the groups with a limit that is a zero of the irreducible f, of multiplicity m.
func polygonAt(f poly.Poly, m int, coeffs []poly.Poly, top int) []RootBranch {
	r := residues{f}
	points := make([]vertex, m+1)
	for j := range points { // the coefficient of η^j is Σ_i binom(i, j) ζ₀^(i−j) coeffs[i](z)
		points[j] = r.lowest(shifted(coeffs, j), top)
	}
	var out []RootBranch
	i := 0
	for points[i].zero {
		i++
	}
	if i > 0 {
		out = append(out, RootBranch{Factor: f, Count: i * f.Degree(), Constant: true})
	}
	for i < m {
		next := i + 1
		for j := i + 2; j <= m; j++ { // the steepest descent, and of equal ones the longest
			if !points[j].zero && (points[next].zero || !slope(points, i, next).Less(slope(points, i, j))) {
				next = j
			}
		}
		out = append(out, edge(r, points, i, next))
		i = next
	}
	for a, b := 0, len(out)-1; a < b; a, b = a+1, b-1 { // from the slowest
		if out[a].Constant {
			a++
		}
		if a < b {
			out[a], out[b] = out[b], out[a]
		}
	}
	return out
}

// vertex is the lowest term of a coefficient in powers of 1/z.
type vertex struct {
	zero  bool
	order int
	value poly.Poly
}

// shifted returns the coefficients in ζ of ∂^j f/j!, a polynomial in ζ₀ with coefficients in z, by powers of ζ₀.
func shifted(coeffs []poly.Poly, j int) []poly.Poly {
	var out []poly.Poly
	binomial := exact.Int(1)
	for i := j; i < len(coeffs); i++ {
		if i > j {
			binomial = binomial.Mul(exact.NewRat(int64(i), int64(i-j)))
		}
		out = append(out, coeffs[i].Scale(poly.Rational(binomial)))
	}
	return out
}

// lowest returns the term of Σ a_i(z) ζ₀^i with the highest power of z, z^(top − order).
func (r residues) lowest(a []poly.Poly, top int) vertex {
	for order := 0; order <= top; order++ {
		terms := make([]poly.Elem, len(a))
		for i, p := range a {
			terms[i] = p.Coeff(top - order)
		}
		if v := poly.New(terms...).Rem(r.f); !v.IsZero() {
			return vertex{order: order, value: v}
		}
	}
	return vertex{zero: true}
}

func slope(points []vertex, i, j int) exact.Rat {
	return exact.NewRat(int64(points[j].order-points[i].order), int64(j-i))
}

// edge returns the group that the edge from i to j stands for.
func edge(r residues, points []vertex, i, j int) RootBranch {
	s := slope(points, i, j).Neg()
	q := int(s.Den().Int64())
	b := RootBranch{Factor: r.f, Count: (j - i) * r.f.Degree(), Rate: s, Exponent: s.Neg().Sub(exact.Int(1)), Ramification: q}
	inverse := r.inv(points[j].value)
	for n := i; n <= j; n += q {
		var c poly.Poly
		if p := points[n]; !p.zero && slope(points, i, j).Mul(exact.Int(int64(n-i))).Equal(exact.Int(int64(p.order-points[i].order))) {
			c = r.mul(p.value, inverse)
		}
		b.Edge = append(b.Edge, c)
	}
	return b
}

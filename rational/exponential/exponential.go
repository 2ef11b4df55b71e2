// Package exponential holds exponential polynomials: finite sums Σ p_r(z) e^(rz)/z^m with rational rates r and polynomials
// p_r over ℚ or one number field. They are the stability functions of exponential integrators, whose coefficients are made
// of e^(cz) and of
//
//	φ₀(z) = e^z,   φ_k(z) = (φ_{k−1}(z) − 1/(k−1)!)/z = Σ_n z^n/(n + k)!
//
// Functions e^(rz) with different r are linearly independent over ℂ(z), so that the form is unique, and two functions are
// equal exactly when their terms are: identities such as φ₁(z/2)(e^(z/2) − 1)/2 = φ₁(z) − φ₁(z/2) hold by themselves.
package exponential

import (
	"slices"

	"rofz/poly"
	"rofz/poly/exact"
)

// Function is an exponential polynomial Σ p_r(z) e^(rz)/z^m. The zero value is 0. It is an immutable value.
type Function struct {
	pole  int    // m ≥ 0, as small as possible
	terms []Term // with p ≠ 0, in the order of their rates
}

// Term is p(z) e^(rz), before it is divided by the power of z that all terms have in common.
type Term struct {
	Rate exact.Rat
	Poly poly.Poly
}

// New returns Σ p_r(z) e^(rz)/z^pole for the given terms, in any order. It panics if pole < 0.
func New(pole int, terms ...Term) Function {
	if pole < 0 {
		panic("exponential: division by a negative power of z")
	}
	return canonical(pole, terms)
}

// canonical sorts terms, adds those of equal rates, and cancels z.
func canonical(pole int, terms []Term) Function {
	terms = slices.Clone(terms)
	slices.SortStableFunc(terms, func(a, b Term) int { return a.Rate.Cmp(b.Rate) })
	var out []Term
	for _, t := range terms {
		if n := len(out); n > 0 && out[n-1].Rate.Equal(t.Rate) {
			out[n-1].Poly = out[n-1].Poly.Add(t.Poly)
			continue
		}
		out = append(out, t)
	}
	out = slices.DeleteFunc(out, func(t Term) bool { return t.Poly.IsZero() })
	if len(out) == 0 {
		return Function{}
	}
	common := pole
	for _, t := range out {
		common = min(common, lowest(t.Poly))
	}
	for i := range out {
		out[i].Poly = out[i].Poly.Quo(power(common))
	}
	return Function{pole - common, out}
}

// lowest returns the exponent of the lowest power of z in p ≠ 0.
func lowest(p poly.Poly) int {
	n := 0
	for p.Coeff(n).IsZero() {
		n++
	}
	return n
}

func power(n int) poly.Poly { return poly.Monomial(poly.Int(1), n) }

// Polynomial returns p as a function.
func Polynomial(p poly.Poly) Function { return canonical(0, []Term{{Poly: p}}) }

// Constant returns the constant c.
func Constant(c poly.Elem) Function { return Polynomial(poly.Constant(c)) }

// Exp returns e^(rz).
func Exp(r exact.Rat) Function { return canonical(0, []Term{{r, power(0)}}) }

// Phi returns φ_k(rz). It panics if k < 0. Cost: O(k) numbers of O(k log k) bits.
func Phi(k int, r exact.Rat) Function {
	if k < 0 {
		panic("exponential: φ_k with a negative k")
	}
	factorial := exact.Int(1)
	var tail []poly.Elem // Σ_{j<k} (rz)^j/j!
	for j := range k {
		tail = append(tail, poly.Rational(r.Pow(j).Quo(factorial)))
		factorial = factorial.Mul(exact.Int(int64(j + 1)))
	}
	if r.IsZero() {
		return Constant(poly.Rational(factorial.Inv()))
	}
	f := canonical(k, []Term{{r, power(0)}, {exact.Rat{}, poly.New(tail...).Neg()}})
	return f.Scale(poly.Rational(r.Pow(-k)))
}

// Pole returns m, the power of z by which the terms are divided.
func (f Function) Pole() int { return f.pole }

// Terms returns the terms p_r(z) e^(rz), in the order of their rates.
func (f Function) Terms() []Term { return slices.Clone(f.terms) }

// IsZero reports whether f = 0.
func (f Function) IsZero() bool { return len(f.terms) == 0 }

// IsPolynomial reports whether f is a polynomial.
func (f Function) IsPolynomial() bool {
	return f.IsZero() || len(f.terms) == 1 && f.terms[0].Rate.IsZero() && f.pole == 0
}

// IsExp reports whether f is e^z.
func (f Function) IsExp() bool { return f.Equal(Exp(exact.Int(1))) }

// Equal reports whether f and g are the same function.
func (f Function) Equal(g Function) bool {
	return f.pole == g.pole && slices.EqualFunc(f.terms, g.terms, func(a, b Term) bool { return a.Rate.Equal(b.Rate) && a.Poly.Equal(b.Poly) })
}

// Add returns f + g.
func (f Function) Add(g Function) Function {
	pole := max(f.pole, g.pole)
	terms := slices.Concat(f.over(pole), g.over(pole))
	return canonical(pole, terms)
}

// over returns the terms over z^pole, pole ≥ m.
func (f Function) over(pole int) []Term {
	out := slices.Clone(f.terms)
	for i := range out {
		out[i].Poly = out[i].Poly.Shift(pole - f.pole)
	}
	return out
}

// Neg returns −f.
func (f Function) Neg() Function { return f.Scale(poly.Int(-1)) }

// Sub returns f − g.
func (f Function) Sub(g Function) Function { return f.Add(g.Neg()) }

// Scale returns c·f.
func (f Function) Scale(c poly.Elem) Function {
	out := slices.Clone(f.terms)
	for i := range out {
		out[i].Poly = out[i].Poly.Scale(c)
	}
	return canonical(f.pole, out)
}

// Mul returns f·g. Cost: a product of polynomials for each pair of terms.
func (f Function) Mul(g Function) Function {
	var out []Term
	for _, a := range f.terms {
		for _, b := range g.terms {
			out = append(out, Term{a.Rate.Add(b.Rate), a.Poly.Mul(b.Poly)})
		}
	}
	return canonical(f.pole+g.pole, out)
}

// DividedByPower returns f/z^n for n ≥ 0.
func (f Function) DividedByPower(n int) Function { return canonical(f.pole+n, f.terms) }

// Derivative returns f'. Cost: O(1) polynomial operations for each term.
func (f Function) Derivative() Function {
	var out []Term
	for _, t := range f.terms { // (p e^(rz)/z^m)' = (zp' + rzp − mp) e^(rz)/z^(m+1)
		p := t.Poly.Derivative().Add(t.Poly.Scale(poly.Rational(t.Rate))).Shift(1)
		out = append(out, Term{t.Rate, p.Sub(t.Poly.Scale(poly.Int(int64(f.pole))))})
	}
	return canonical(f.pole+1, out)
}

// Stretched returns f(sz), for a function that IsEntire if s = 0. Cost: O(1) polynomial operations for each term.
func (f Function) Stretched(s exact.Rat) Function {
	if s.IsZero() {
		return Constant(f.Taylor(0))
	}
	out := slices.Clone(f.terms)
	for i, t := range out {
		out[i] = Term{t.Rate.Mul(s), t.Poly.Compose(poly.Rational(s), poly.Int(0))}
	}
	return canonical(f.pole, out).Scale(poly.Rational(s.Pow(-f.pole)))
}

// IsEntire reports whether f has no pole at 0. Cost: that of Taylor, m times.
func (f Function) IsEntire() bool {
	for n := range f.pole {
		if !f.coefficient(n).IsZero() {
			return false
		}
	}
	return true
}

// Taylor returns the coefficient of z^n in the Taylor series at 0 of a function that IsEntire.
// Cost: O(n) numbers of O(n log n) bits for each term.
func (f Function) Taylor(n int) poly.Elem { return f.coefficient(n + f.pole) }

// coefficient returns the coefficient of z^n in Σ p_r(z) e^(rz): Σ_r Σ_j p_rj r^(n−j)/(n−j)!.
func (f Function) coefficient(n int) poly.Elem {
	var sum poly.Elem
	for _, t := range f.terms {
		last := min(n, t.Poly.Degree())
		w := exact.Int(1) // r^(n−j)/(n−j)!
		for i := 1; i <= n-last; i++ {
			w = w.Mul(t.Rate).Quo(exact.Int(int64(i)))
		}
		for j := last; j >= 0; j-- {
			sum = sum.Add(t.Poly.Coeff(j).Mul(poly.Rational(w)))
			w = w.Mul(t.Rate).Quo(exact.Int(int64(n - j + 1)))
		}
	}
	return sum
}

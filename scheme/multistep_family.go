package scheme

import (
	"fmt"

	"rofz/poly"
	"rofz/poly/exact"
)

// A multistepFamily makes linear multistep methods with any number of steps.
type multistepFamily struct {
	name, title, source string
	order               func(k int) int
	polynomials         func(k int) (rho, sigma poly.Poly)
}

var multistepFamilies = []multistepFamily{
	{"bdf", "BDF", "Hairer & Wanner, Solving Ordinary Differential Equations II, section V.1",
		func(k int) int { return k }, bdf},
	{"adams-bashforth", "Adams–Bashforth", "Hairer, Nørsett & Wanner, Solving Ordinary Differential Equations I, section III.1",
		func(k int) int { return k }, adamsBashforth},
	{"adams-moulton", "Adams–Moulton", "Hairer, Nørsett & Wanner, Solving Ordinary Differential Equations I, section III.1",
		func(k int) int { return k + 1 }, adamsMoulton},
	{"averaged-backward", "backward step from the mean of the past", "",
		func(int) int { return 1 }, averagedBackward},
}

func (f multistepFamily) member(k int) *LinearMultistep {
	rho, sigma := f.polynomials(k)
	order := f.order(k)
	steps := "steps"
	if k == 1 {
		steps = "step"
	}
	return newMultistep(Info{
		Name:   fmt.Sprintf("%s-%d", f.name, k),
		Kind:   KindMultistep,
		Title:  fmt.Sprintf("%s, %d %s", f.title, k, steps),
		Family: "multistep",
		Source: f.source,
		Form:   "rational",
		Order:  &order,
	}, rho, sigma)
}

// bdf: Σ_{j=1}^k (1/j) ∇^j y = h f, with ∇ = 1 − 1/ζ, times ζ^k.
func bdf(k int) (rho, sigma poly.Poly) {
	nabla := poly.FromInts(-1, 1) // ζ − 1
	power := poly.FromInts(1)
	for j := 1; j <= k; j++ {
		power = power.Mul(nabla)
		rho = rho.Add(power.Scale(poly.Rational(exact.NewRat(1, int64(j)))).Shift(k - j))
	}
	return rho, poly.Monomial(poly.Int(1), k)
}

// adamsBashforth: ζ^k − ζ^{k−1} = h Σ_{j<k} γ_j ∇^j ζ^{k−1}, where Σ γ_j t^j = −t/((1−t) log(1−t)).
func adamsBashforth(k int) (rho, sigma poly.Poly) {
	return adams(k), adamsSum(k-1, adamsCoefficients(k, true))
}

// adamsMoulton: ζ^k − ζ^{k−1} = h Σ_{j≤k} γ*_j ∇^j ζ^k, where Σ γ*_j t^j = −t/log(1−t).
func adamsMoulton(k int) (rho, sigma poly.Poly) {
	return adams(k), adamsSum(k, adamsCoefficients(k+1, false))
}

func adams(k int) poly.Poly { return poly.FromInts(-1, 1).Shift(k - 1) }

// adamsCoefficients returns the first n coefficients of the generating function. As −log(1−t)/t = Σ t^i/(i+1), they
// satisfy γ*_m + γ*_{m−1}/2 + … + γ*_0/(m+1) = 0 for m > 0, and with 1/(1−t) on the right side = 1 for the γ_m.
func adamsCoefficients(n int, explicit bool) []exact.Rat {
	g := make([]exact.Rat, n)
	for m := range g {
		if m == 0 || explicit {
			g[m] = exact.Int(1)
		}
		for j := range m {
			g[m] = g[m].Sub(g[j].Mul(exact.NewRat(1, int64(m-j+1))))
		}
	}
	return g
}

// adamsSum returns Σ g_j ζ^{n−j}(ζ − 1)^j, that is Σ g_j ∇^j ζ^n.
func adamsSum(n int, g []exact.Rat) poly.Poly {
	var sum poly.Poly
	power, nabla := poly.FromInts(1), poly.FromInts(-1, 1)
	for j, x := range g {
		sum = sum.Add(power.Scale(poly.Rational(x)).Shift(n - j))
		power = power.Mul(nabla)
	}
	return sum
}

// averagedBackward: ρ = ζ^k − (1/k) Σ_{j<k} ζ^j, σ = (k+1)/2 ζ^k. It is A-stable, since on |ζ| ≥ 1 the mean of the
// ζ^{j−k} has modulus at most 1, and all its roots decay like |z|^{−1/k}: the slowest of all for k → ∞.
func averagedBackward(k int) (rho, sigma poly.Poly) {
	c := make([]exact.Rat, k+1)
	for j := range k {
		c[j] = exact.NewRat(-1, int64(k))
	}
	c[k] = exact.Int(1)
	return poly.FromRats(c...), poly.Monomial(poly.Rational(exact.NewRat(int64(k+1), 2)), k)
}

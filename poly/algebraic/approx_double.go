package algebraic

import (
	"math"
	"math/cmplx"
)

// StartingPoints returns as many points as the polynomial with these moduli of coefficients has zeros, about as far
// from 0 as the zeros are: the upper convex hull of log|a_i| over i has a segment for each group of zeros of
// one size [Bin96]. Zeros of a modulus of more than 10^120 are left out, and far is the logarithm of the modulus of their
// product; those of less than 10^−120 are taken for 0.
func StartingPoints(logs []float64) (z []complex128, far float64) {
	const limit = 120 * math.Ln10
	var hull []int
	for i, l := range logs {
		if math.IsInf(l, -1) {
			continue
		}
		for len(hull) > 1 {
			a, b := hull[len(hull)-2], hull[len(hull)-1]
			if (logs[b]-logs[a])*float64(i-a) > (l-logs[a])*float64(b-a) {
				break
			}
			hull = hull[:len(hull)-1]
		}
		hull = append(hull, i)
	}
	if len(hull) == 0 {
		return nil, 0
	}
	z = make([]complex128, hull[0]) // zeros at 0
	for j := 1; j < len(hull); j++ {
		a, b := hull[j-1], hull[j]
		log := (logs[a] - logs[b]) / float64(b-a)
		if log > limit {
			far += log * float64(b-a)
			continue
		}
		radius := math.Exp(log)
		if log < -limit {
			radius = 0
		}
		for i := range b - a {
			angle := 2*math.Pi*float64(i)/float64(b-a) + 0.7 + 0.4*float64(j) // no symmetry that could be kept
			z = append(z, cmplx.Rect(radius, angle))
		}
	}
	return z, far
}

// ApproxDoubleZeros moves points towards the zeros of a function as ApproxZeros does, in double precision; newton(z) is
// f(z)/f'(z). Points at 0 stay there: a zero at 0 is known, not found. It reports whether nothing moves any more after at
// most 200 rounds.
func (k Field) ApproxDoubleZeros(z []complex128, newton func(complex128) complex128) bool {
	return ApproxZeros(z, doublePlane{}, 200, func(x complex128) complex128 {
		k.Spend(workOfFloat * len(z))
		if x == 0 {
			return 0
		}
		return newton(x)
	}, func(x, step complex128) (complex128, bool) {
		if cmplx.IsNaN(step) || cmplx.IsInf(step) {
			step = complex(1e-3, 1e-3) * (1 + x) // away from a zero of f'
		}
		next := x - step
		if cmplx.IsNaN(next) || cmplx.IsInf(next) {
			next = x
		}
		return next, cmplx.Abs(step) <= 1e-14*cmplx.Abs(x)
	})
}

// doublePlane is arithmetic with complex128.
type doublePlane struct{}

// Int returns n.
func (doublePlane) Int(n int64) complex128 { return complex(float64(n), 0) }

// Add returns x + y.
func (doublePlane) Add(x, y complex128) complex128 { return x + y }

// Sub returns x − y.
func (doublePlane) Sub(x, y complex128) complex128 { return x - y }

// Mul returns x·y.
func (doublePlane) Mul(x, y complex128) complex128 { return x * y }

// Quo returns x/y.
func (doublePlane) Quo(x, y complex128) complex128 { return x / y }

// IsZero reports whether x = 0.
func (doublePlane) IsZero(x complex128) bool { return x == 0 }

// ApproxDoubleRoots moves points towards the zeros of Σ c_i z^i, c_n ≠ 0, and appends new points if there are too few. It is
// for many polynomials that differ little: the zeros of one are where to start for the next.
func (k Field) ApproxDoubleRoots(c []complex128, z []complex128) []complex128 {
	n := len(c) - 1
	fresh := func() []complex128 {
		logs := make([]float64, n+1)
		for i, x := range c {
			logs[i] = math.Log(cmplx.Abs(x))
		}
		z, _ := StartingPoints(logs)
		return z
	}
	newton := func(x complex128) complex128 {
		if cmplx.Abs(x) <= 1 {
			v, d := complex(0, 0), complex(0, 0)
			for i := n; i >= 0; i-- {
				d = d*x + v
				v = v*x + c[i]
			}
			return v / d
		}
		// the reversed polynomial g(1/x) = x^−n f(x): f/f' = x/(n − g'(1/x)/(x g(1/x)))
		y := 1 / x
		v, d := complex(0, 0), complex(0, 0)
		for i := 0; i <= n; i++ {
			d = d*y + v
			v = v*y + c[i]
		}
		if v == 0 {
			return 0
		}
		return x / (complex(float64(n), 0) - y*d/v)
	}
	if len(z) == n {
		for i, x := range z { // two real points would never become a pair
			z[i] = x * (1 + cmplx.Rect(1e-3, 2.4*float64(i)+1))
		}
		if k.ApproxDoubleZeros(z, newton) {
			return z
		}
	}
	z = fresh()
	k.ApproxDoubleZeros(z, newton)
	return z
}

package certificate_test

import (
	"errors"
	"testing"

	"rofz/poly"
	"rofz/poly/exact"
	"rofz/proofs/certificate"
)

// Over ℚ[g]/(g² − g) every number is a pair: its value at the root 0, which the interval selects, and at the root 1,
// which nobody asked for. Signs are those of the first; whoever looks at the second sees degrees and numbers that are not
// there.
var (
	pairs  = poly.NewFieldOf(poly.FromInts(0, -1, 1))
	atZero = exact.NewInterval(exact.NewRat(-1, 1_000_000), exact.NewRat(1, 1_000_000))
)

// num is the number with the values x at the root 0 and y at the root 1.
func num(x, y int64) poly.Elem {
	return pairs.Elem(exact.Int(x), exact.Int(y-x))
}

// both is the polynomial that is p at the root 0 and q at the root 1.
func both(p, q poly.Poly) poly.Poly { return p.Scale(num(1, 0)).Add(q.Scale(num(0, 1))) }

func ints(c ...int64) poly.Poly { return poly.FromInts(c...) }

func halves(c ...int64) poly.Poly { return ints(c...).Scale(poly.Rational(exact.NewRat(1, 2))) }

func one(p poly.Poly) []certificate.Square {
	return []certificate.Square{{Weight: poly.Int(1), Poly: p}}
}

func at(x poly.Elem) *poly.Elem { return &x }

func fraction(p, q poly.Poly) certificate.Function {
	return certificate.Function{P: p, Q: q, Root: atZero}
}

// zeroDivisors holds false claims that are formally true: each is the one of why at the root 0.
var zeroDivisors = []struct {
	why string
	c   certificate.Certificate
}{
	{"the trapezoidal rule is not L-stable: a zero leading coefficient of Q", &certificate.Stability{Property: certificate.LStable,
		R: fraction(both(halves(2, 1), ints()), both(halves(2, -1), ints(0, 0, 1))), HalfPlane: one(both(ints(1), ints())), Axis: one(both(ints(), ints(0, 0, 1)))}},
	{"nor strongly A-stable", &certificate.Stability{Property: certificate.StronglyAStable,
		R: fraction(both(halves(2, 1), ints()), both(halves(2, -1), ints(0, 0, 1))), HalfPlane: one(both(ints(1), ints())), Axis: one(both(ints(), ints(0, 0, 1)))}},
	{"backward Euler is L-stable: a zero leading coefficient of P", &certificate.Stability{Property: certificate.LStable,
		R: fraction(both(ints(1), ints(0, 1)), both(ints(1, -1), ints(1))), AgainstInfinity: true}},
	{"and strongly A-stable, equal degrees", &certificate.Stability{Property: certificate.StronglyAStable,
		R: fraction(both(ints(0), ints(0, 1)), both(ints(1), ints(0, 1))), AgainstInfinity: true}},
	{"and strongly A-stable, a higher degree", &certificate.Stability{Property: certificate.StronglyAStable,
		R: fraction(both(ints(1), ints(0, 0, 1)), both(ints(1, -1), ints(1))), AgainstInfinity: true}},
	{"0/0 is nothing", &certificate.Stability{Property: certificate.AStable,
		R: fraction(ints(), both(ints(), ints(1))), Axis: one(both(ints(), ints(1)))}},
	{"1/0 has no limit", &certificate.AtInfinity{R: fraction(both(ints(), ints(1)), both(ints(), ints(1))), Limit: at(num(7, 1))}},
	{"R' of backward Euler is z⁻², not 5z⁻²", &certificate.AtInfinity{
		R: fraction(both(ints(1), ints(0, 1)), both(ints(1, -1), ints(0, 0, 1))), Limit: at(num(0, 0)), Exponent: new(-2), Leading: at(num(5, -1))}},
	{"forward Euler has R' = 1, not 7z", &certificate.AtInfinity{
		R: fraction(both(ints(1, 1), ints(0, 0, 1)), ints(1)), Exponent: new(1), Leading: at(num(0, 2))}},
	{"the order of backward Euler is 1", &certificate.Order{R: fraction(both(ints(1), ints()), ints(1, -1)), Order: 0, C: num(0, 1)}},
	{"the order of R = 1 + z is 1, its constant not 0", &certificate.Order{R: fraction(both(ints(1, 1), ints(1)), ints(1)), Order: 0, C: num(0, 1)}},
	{"a tableau whose Q₀ is 0", &certificate.Derivation{A: [][]poly.Elem{{num(0, 1)}}, B: []poly.Elem{poly.Int(1)}, E: []poly.Elem{poly.Int(1)}, Root: atZero,
		Vector: []poly.Poly{both(ints(), ints(1))}, P0: both(ints(), ints(1)), Q0: both(ints(), ints(1, -1)), G: both(ints(), ints(1)),
		R: fraction(both(ints(5), ints(1)), both(ints(1), ints(1, -1)))}},
	{"a derivative 5/0", &certificate.Derivative{R: fraction(ints(1), both(ints(), ints(1))), Q1: ints(1)}},
	{"a derivative whose denominator is 0", &certificate.Derivative{R: fraction(both(ints(1, 1), ints(1)), ints(1)), Q1: both(ints(), ints(1))}},
	{"the gradient of forward Euler is not 0", &certificate.Gradient{R: fraction(both(ints(1, 1), ints(1)), ints(1)), Q1: both(ints(), ints(1)),
		Power: 1, Region: certificate.HalfPlane}},
	{"the inequality of Schwarz and Pick for 0/0", &certificate.SchwarzPick{R: fraction(ints(), both(ints(), ints(1))), Plus: one(both(ints(), ints(1))), Minus: one(both(ints(), ints(1)))}},
	{"backward Euler is L-stable as a multistep method", &certificate.Multistep{Property: certificate.LStable, Rho: ints(-1, 1), Sigma: both(ints(0, 1), ints(1)), Root: atZero, AgainstSigma: true}},
	{"Euler's ρ has the zero 1 alone", &certificate.ZeroStability{Rho: both(ints(-1, 1), ints(0, 0, 0, 1)), Root: atZero, Witness: &exact.Gaussian{Re: exact.Int(4)}}},
	{"the power of 2 is not bounded", &certificate.GeneralLinearZeroStability{V: [][]poly.Elem{{num(2, 0)}}, Root: atZero,
		Evidence: certificate.PowerBound{Annihilator: both(ints(), ints(0, 1))}}},
	{"the identity has no Jordan block", &certificate.GeneralLinearZeroStability{V: [][]poly.Elem{{poly.Int(1), num(0, 1)}, {{}, poly.Int(1)}}, Root: atZero,
		Evidence: certificate.PowerBound{X: []poly.Elem{{}, poly.Int(1)}, H: ints(-1, 1),
			HDisc: certificate.Disc{Simple: certificate.Majorant{HalfPlane: []certificate.Square{{Weight: poly.Int(8), Poly: ints(1)}}, U: halves(-1)}}}}},
	{"backward Euler vanishes at infinity as a general linear method", &certificate.GeneralLinear{Property: certificate.LStable, Root: atZero, AgainstInfinity: true,
		A: [][]poly.Elem{{poly.Int(1)}}, U: [][]poly.Elem{{num(1, 0)}}, B: [][]poly.Elem{{num(1, 0)}}, V: [][]poly.Elem{{poly.Int(1)}},
		S: []poly.Poly{both(ints(1), ints())}, L: ints(1, -1)}},
	{"forward Euler, with a denominator that is 0", &certificate.GeneralLinear{Property: certificate.AStable, Root: atZero, Z: &exact.Gaussian{Re: exact.Int(-1)}, Zeta: &exact.Gaussian{Re: exact.Int(2)},
		A: [][]poly.Elem{{num(1, 0)}}, U: [][]poly.Elem{{poly.Int(1)}}, B: [][]poly.Elem{{num(0, 1)}}, V: [][]poly.Elem{{num(1, 2)}},
		S: []poly.Poly{both(ints(), ints(1))}, L: both(ints(), ints(1))}},
	{"the stability function of two methods of Euler is not 0/0", &certificate.PairFunction{AE: [][]poly.Elem{{poly.Int(0)}}, AI: [][]poly.Elem{{poly.Int(1)}}, BE: []poly.Elem{poly.Int(1)}, BI: []poly.Elem{poly.Int(1)},
		Root: atZero, Vector: []poly.Poly{both(ints(), ints(1))}, D0: []poly.Poly{both(ints(), ints(1, -1))}, G: []poly.Poly{both(ints(), ints(1))},
		N: []poly.Poly{both(ints(5), ints(1)), ints(1)}, D: []poly.Poly{both(ints(1), ints(1, -1))}}},
	{"a pair that is stable at infinity: a coefficient 0 of N", &certificate.JointStability{Property: certificate.StableAtInfinity, Against: true, Root: atZero,
		N: []poly.Poly{both(ints(1), ints(1, 0, 1))}, D: []poly.Poly{ints(1, -1)}}},
	{"a pair that is not: a coefficient 0 of D", &certificate.JointStability{Property: certificate.StableAtInfinity, Root: atZero,
		N: []poly.Poly{both(ints(1, 2), ints(1))}, D: []poly.Poly{both(ints(1, -1), ints(0, 0, 1))}}},
	{"0/0 is not stable, for no z_E", &certificate.JointStability{Property: certificate.StableOnAxis, Root: atZero,
		N: []poly.Poly{ints()}, D: []poly.Poly{both(ints(), ints(1))}, Right: one(both(ints(), ints(1)))}},
	{"|N| = |D| at the witness", &certificate.JointStability{Property: certificate.StableOnHalfPlane, Against: true, Root: atZero, Witness: &exact.Gaussian{},
		N: []poly.Poly{both(ints(1), ints(2))}, D: []poly.Poly{ints(1)}}},
	{"the limit of a pair is −1, not 7", &certificate.PairAtInfinity{Root: atZero,
		N: []poly.Poly{both(ints(1, 1), ints(1))}, D: []poly.Poly{both(ints(1, -1), ints(0, 0, 0, 1))}, Terms: []poly.Poly{both(ints(7), ints())}}},
	{"a pair with the trapezoidal rule is not L-stable", &certificate.PairLStability{Root: atZero,
		N: []poly.Poly{both(halves(2, 1), ints())}, D: []poly.Poly{both(halves(2, -1), ints(0, 0, 1))}, HalfPlane: one(both(ints(1), ints())), Axis: one(both(ints(), ints(0, 0, 1)))}},
	{"a pair with backward Euler is", &certificate.PairLStability{Against: true, Root: atZero,
		N: []poly.Poly{both(ints(1), ints(0, 1))}, D: []poly.Poly{ints(1, -1)}}},
	{"A_I = 1 is invertible", &certificate.PairStructure{Property: certificate.TypeA, Against: true, Root: atZero, AE: [][]poly.Elem{{poly.Int(0)}}, AI: [][]poly.Elem{{num(1, 0)}},
		BE: []poly.Elem{poly.Int(1)}, BI: []poly.Elem{poly.Int(1)}, Kernel: []poly.Elem{num(0, 1)}}},
	{"b_E = b_I = 1", &certificate.PairStructure{Property: certificate.EqualB, Against: true, Root: atZero, AE: [][]poly.Elem{{poly.Int(0)}}, AI: [][]poly.Elem{{poly.Int(1)}},
		BE: []poly.Elem{num(1, 2)}, BI: []poly.Elem{poly.Int(1)}}},
}

func TestZeroDivisors(t *testing.T) {
	for _, test := range zeroDivisors {
		v, err := certificate.Check(test.c)
		var failure *certificate.Failure
		var malformed *certificate.Malformed
		if !v.Undecided() || !errors.As(err, &failure) && !errors.As(err, &malformed) {
			t.Errorf("%s: %v %q, %v", test.why, v, v.Claim(), err)
		} else {
			t.Logf("%s: %v", test.why, err)
		}
	}
}

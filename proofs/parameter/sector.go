package parameter

import (
	"fmt"
	"math"

	"rofz/asymptotics"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/bivariate"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/proofs/requirement"
	"rofz/scheme"
)

// ofAngle returns the polynomials for A(α)-stability, α given: those of A-stability with the ray z = −x(1 + i tan α), x ≥ 0, in place
// of the axis. On it |Q|² − |P|² is a polynomial in x over the field of tan² α, and the norms of its critical polynomials
// have rational coefficients.
func (f *family) ofAngle(r requirement.Requirement) ([]critical, error) {
	switch degrees := r.Number.Value; {
	case f.Info().Kind == scheme.KindMultistep:
		return nil, f.notAsked(r)
	case r.Relation != ">=" || degrees.Sign() <= 0 || exact.Int(90).Less(degrees):
		return nil, fmt.Errorf("%s is not decided for families, but A(alpha)>=D is for 0 < D ≤ 90", r)
	case degrees.Equal(exact.Int(90)):
		return f.ofFunction(), nil
	default:
		k, tau, err := squaredTangent(degrees)
		if err != nil {
			return nil, err
		}
		return f.ofRay(k, tau), nil
	}
}

// ofRay returns the polynomials for |R| ≤ 1 on the ray with tan² α = τ, and for no poles in the sector. A pole cannot come in through its
// rays, where |Q| ≥ |P| and nothing is common to P and Q.
func (f *family) ofRay(k algebraic.Field, tau poly.Elem) []critical {
	out := f.ofQuotient()
	for _, c := range f.ofSigns(f.ray(tau), [3]Cause{LowestRay, HighestRay, DoubleRay}) {
		out = append(out, critical{k.Norm(f.ctx, c.p), c.cause, k, c.p})
	}
	return out
}

// ray returns |Q|² − |P|² at z = −x(1 + i√τ).
func (f *family) ray(tau poly.Elem) bivariate.Poly {
	n := max(f.p.Degree(), f.q.Degree())
	re, im := asymptotics.PowersOnRay(n)
	out := make([]poly.Poly, 2*n+1)
	for _, x := range []struct {
		b    bivariate.Poly
		sign int64
	}{{f.q, 1}, {f.p, -1}} {
		for i, c := range x.b {
			for j, d := range x.b {
				factor := re[i].Eval(tau).Mul(re[j].Eval(tau)).Add(im[i].Eval(tau).Mul(im[j].Eval(tau)).Mul(tau))
				if (i+j)%2 == 1 {
					factor = factor.Neg()
				}
				out[i+j] = out[i+j].Add(c.Mul(d).Scale(factor.Mul(poly.Int(x.sign))))
			}
		}
	}
	return bivariate.New(out)
}

// mostOfAngle is the largest degree of the field of tan² α.
const mostOfAngle = 6

// squaredTangent returns tan² of an angle strictly between 0 and 90 degrees, in the field that cos 2α generates: tan² α =
// (1 − cos 2α)/(1 + cos 2α).
//
// Algorithm: with 2α = 2πm/N in lowest terms, 2cos 2α is a zero of the polynomial C_N − 2, C_N(x + 1/x) = x^N + x^−N, whose zeros are
// 2cos 2πj/N; of its irreducible factors the one with a zero near the value is that of cos 2α. The zeros lie further apart than that is
// rounded.
func squaredTangent(degrees exact.Rat) (k algebraic.Field, tau poly.Elem, err error) {
	turns := degrees.Quo(exact.Int(180)) // 2α/2π
	tooMany := fmt.Errorf("tan² %v° is no number of degree at most %d, so A(alpha)>=%v is not decided for families; 45, 60, 70, 75, 80, 85 are among the angles that are",
		degrees, mostOfAngle, degrees)
	if len(turns.Den().Bits()) > 1 || turns.Den().Int64() > 100 {
		return k, tau, tooMany
	}
	n := int(turns.Den().Int64())
	x := poly.FromInts(0, 1)
	last, c := poly.FromInts(2), x // C_0, C_1
	for range n - 1 {
		last, c = c, x.Mul(c).Sub(last)
	}
	t := turns.Float64()
	approx := exact.FromFloat(2 * math.Cos(2*math.Pi*t))
	near := exact.NewRat(1, 1_000_000)
	for _, factor := range c.Sub(poly.FromInts(2)).Factor() {
		for _, in := range factor.Poly.Isolate() {
			in = (algebraic.Field{}).Refine(factor.Poly, in, near)
			if near.Less(in.Lo.Sub(approx).Abs()) {
				continue
			}
			cos := poly.Rational(in.Lo) // if it is rational
			switch {
			case factor.Poly.Degree() > mostOfAngle:
				return k, tau, tooMany
			case factor.Poly.Degree() > 1:
				if k, err = algebraic.NewField(factor.Poly, in.Lo, in.Hi); err != nil {
					return k, tau, err
				}
				cos = k.Algebra().Generator()
			}
			two := poly.Int(2)
			return k, two.Sub(cos).Quo(two.Add(cos)), nil
		}
	}
	panic("internal error: no zero near the cosine")
}

// decideAngle decides A(α) ≥ D at a point. The set of such parameters is closed, like that of A-stable members: |P| ≤ |Q| passes to the
// limit.
func (f *family) decideAngle(p *point, r requirement.Requirement, met bool, a *proofs.Analysis) Outcome {
	if met {
		return Outcome{Outcome: requirement.Met, By: Closed}
	}
	if tan := tangentBelow(r.Number.Value); f.exceeds(p, f.ray(poly.Rational(tan.Mul(tan)))) {
		return Outcome{Outcome: requirement.NotMet, By: Exceeded}
	}
	return decidedIfAny(r, a)
}

// tangentBelow returns a number a little below the tangent of an angle between 0 and 90 degrees.
func tangentBelow(degrees exact.Rat) exact.Rat {
	if degrees.Equal(exact.Int(90)) {
		return exact.Int(1 << 40)
	}
	d := degrees.Float64()
	t := exact.FromFloat(math.Tan(d * math.Pi / 180)).Mul(exact.NewRat(999_999_999, 1_000_000_000))
	for !asymptotics.Degrees(t, 20).Hi.Less(degrees) {
		t = t.Mul(exact.NewRat(999, 1000))
	}
	return t
}

// signsFor returns the polynomial that is not negative on t ≥ 0 where a member has a property.
func (f *family) signsFor(p proofs.Property) bivariate.Poly {
	if p == proofs.AxisStable || p == proofs.SectorStable {
		return f.ray(poly.Elem{})
	}
	return f.e()
}

package proofs_test

import (
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"rofz/internal/sample"
	"rofz/poly"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/proofs/certificate"
	"rofz/scheme"
)

// bigComplex is a complex number of 60 digits.
type bigComplex struct{ re, im *big.Float }

const oracleBits = 200

func bigReal(x exact.Rat) *big.Float {
	n, _, err := big.ParseFloat(x.Num().String(), 10, oracleBits, big.ToNearestEven)
	d, _, err2 := big.ParseFloat(x.Den().String(), 10, oracleBits, big.ToNearestEven)
	if err != nil || err2 != nil {
		panic("a number that is none")
	}
	return n.Quo(n, d)
}

func bigGaussian(z exact.Gaussian) bigComplex { return bigComplex{bigReal(z.Re), bigReal(z.Im)} }

func newBig() *big.Float { return new(big.Float).SetPrec(oracleBits) }

func (x bigComplex) add(y bigComplex) bigComplex {
	return bigComplex{newBig().Add(x.re, y.re), newBig().Add(x.im, y.im)}
}

func (x bigComplex) mul(y bigComplex) bigComplex {
	return bigComplex{newBig().Sub(newBig().Mul(x.re, y.re), newBig().Mul(x.im, y.im)), newBig().Add(newBig().Mul(x.re, y.im), newBig().Mul(x.im, y.re))}
}

func (x bigComplex) norm() *big.Float {
	return newBig().Add(newBig().Mul(x.re, x.re), newBig().Mul(x.im, x.im))
}

func (x bigComplex) quo(y bigComplex) bigComplex {
	n, z := y.norm(), x.mul(bigComplex{y.re, newBig().Neg(y.im)})
	return bigComplex{newBig().Quo(z.re, n), newBig().Quo(z.im, n)}
}

// bigR returns |R(z_E, z_I)|² by the stages, one after the other, to 60 digits; ok is false at a pole of a stage.
func bigR(p *scheme.AdditivePair, zE, zI exact.Gaussian) (square *big.Float, ok bool) {
	e, i := p.Halves()
	number := func(x poly.Elem) bigComplex {
		r, rational := x.Rat()
		if !rational {
			panic("a pair over the rational numbers is expected")
		}
		return bigComplex{bigReal(r), newBig()}
	}
	one := bigComplex{newBig().SetInt64(1), newBig()}
	a, b := bigGaussian(zE), bigGaussian(zI)
	var y []bigComplex
	row := func(rowE, rowI []poly.Elem) bigComplex {
		v := one
		for k := range y {
			v = v.add(a.mul(number(rowE[k])).add(b.mul(number(rowI[k]))).mul(y[k]))
		}
		return v
	}
	for k := range p.Stages() {
		d := b.mul(number(i.A[k][k]))
		pivot := one.add(bigComplex{newBig().Neg(d.re), newBig().Neg(d.im)})
		if pivot.norm().Sign() == 0 {
			return nil, false
		}
		y = append(y, row(e.A[k], i.A[k]).quo(pivot))
	}
	return row(e.B, i.B).norm(), true
}

// boundary are many points of the boundary of a set of z_I, the nearer to each other the nearer to 1.
func boundary(domain proofs.PairDomain) (out []exact.Gaussian) {
	const n = 60
	for k := range n {
		x := exact.FromFloat(math.Pow(10, 8*(float64(k)/(n-1)-0.5)))
		if domain == proofs.PairNegativeAxis {
			out = append(out, exact.Gaussian{Re: x.Neg()})
		} else {
			out = append(out, exact.Gaussian{Im: x}, exact.Gaussian{Im: x.Neg()}, exact.Gaussian{Re: x.Neg(), Im: x})
		}
	}
	return append(out, exact.Gaussian{})
}

// TestJointStabilityTo50Digits compares what the core decides of random pairs, at given z_E and on both sides of each reach, with dense sampling to 50 digits: where it proves stability
// no |R|² is above 1, and where it refutes it the witness is one where |R|² is.
func TestJointStabilityTo50Digits(t *testing.T) {
	most := newBig().Add(newBig().SetInt64(1), newBig().Quo(newBig().SetInt64(1), bigReal(exact.Int(10).Pow(50))))
	proved, refuted, reaches := 0, 0, 0
	check := func(t *rapid.T, p *scheme.AdditivePair, domain proofs.PairDomain, d proofs.Decision) {
		c, ok := d.Certificate.(*certificate.JointStability)
		switch {
		case d.Verdict.Undecided():
			return
		case !ok:
			t.Fatalf("a certificate of another sort: %T", d.Certificate)
		case d.Verdict.Proved():
			proved++
			for _, zI := range boundary(domain) {
				if square, ok := bigR(p, c.At, zI); ok && square.Cmp(most) > 0 {
					t.Errorf("%s, z_E = %v: proved, but |R|² = %s at %v", domain, c.At, square.Text('g', 20), zI)
					return
				}
			}
		default:
			refuted++
			if square, ok := bigR(p, c.At, *c.Witness); ok && square.Cmp(newBig().SetInt64(1)) <= 0 {
				t.Errorf("%s, z_E = %v: refuted at %v, where |R|² = %s", domain, c.At, *c.Witness, square.Text('g', 20))
			}
		}
	}
	sample.Checks(t, 30)
	rapid.Check(t, func(t *rapid.T) {
		p := diagonalPairs.Draw(t, "pair")
		a := proofs.Analyze(p)
		part := func(name string) exact.Rat {
			return exact.NewRat(rapid.Int64Range(-8, 8).Draw(t, name), rapid.Int64Range(1, 5).Draw(t, name+" below"))
		}
		z := exact.Gaussian{Re: part("Re"), Im: part("Im")}
		for _, domain := range []proofs.PairDomain{proofs.PairHalfPlane, proofs.PairNegativeAxis} {
			check(t, p, domain, a.DecideJoint(domain, z))
			for _, axis := range []proofs.PairAxis{proofs.PairImaginary, proofs.PairReal} {
				r := a.Reach(axis, domain)
				if !r.Known || r.None {
					continue
				}
				reaches++
				for _, d := range []*proofs.Decision{r.Inside, r.Outside} {
					if d != nil {
						check(t, p, domain, *d)
					}
				}
				if r.Infinite {
					continue
				}
				// Up to the reach all is stable: a point of the enclosure's lower end, and one half-way.
				low := r.Value.Enclose(40).Lo
				for _, at := range []exact.Rat{low, low.Quo(exact.Int(2)), low.Quo(exact.Int(7))} {
					if at.Sign() < 0 {
						continue
					}
					zE := exact.Gaussian{Im: at}
					if axis == proofs.PairReal {
						zE = exact.Gaussian{Re: at.Neg()}
					}
					d := a.DecideJoint(domain, zE)
					if d.Verdict.Refuted() {
						t.Errorf("%s, %s: the reach is %v, but %v is refuted", axis, domain, r.Value, zE)
					}
					check(t, p, domain, d)
				}
			}
		}
	})
	if proved < 20 || refuted < 20 || reaches < 20 {
		t.Errorf("only %d proofs, %d refutations and %d reaches were compared", proved, refuted, reaches)
	}
}

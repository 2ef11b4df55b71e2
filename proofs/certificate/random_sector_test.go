package certificate_test

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"rofz/internal/sample"
	"rofz/poly"
	"rofz/poly/exact"
	"rofz/proofs/certificate"
)

// ratio is a complex number with rational parts.
type ratio struct{ re, im *big.Rat }

func ratioOf(re, im *big.Rat) ratio { return ratio{re, im} }

func (x ratio) plus(y ratio) ratio {
	return ratio{new(big.Rat).Add(x.re, y.re), new(big.Rat).Add(x.im, y.im)}
}

func (x ratio) times(y ratio) ratio {
	re := new(big.Rat).Mul(x.re, y.re)
	im := new(big.Rat).Mul(x.re, y.im)
	return ratio{re.Sub(re, new(big.Rat).Mul(x.im, y.im)), im.Add(im, new(big.Rat).Mul(x.im, y.re))}
}

func (x ratio) conj() ratio { return ratio{x.re, new(big.Rat).Neg(x.im)} }

func (x ratio) norm() *big.Rat { return x.times(x.conj()).re }

// valueAt is the value of a polynomial with integer coefficients.
func valueAt(c []int64, z ratio) ratio {
	out := ratioOf(new(big.Rat), new(big.Rat))
	for i := len(c) - 1; i >= 0; i-- {
		out = out.times(z).plus(ratioOf(new(big.Rat).SetInt64(c[i]), new(big.Rat)))
	}
	return out
}

// allInside reports whether all zeros of a polynomial of degree n lie in |ζ| < 1 (Schur, Cohn), n being the number of its
// coefficients less one.
func allInside(c []ratio) bool {
	for len(c) > 1 {
		n := len(c) - 1
		if c[n].norm().Cmp(c[0].norm()) <= 0 {
			return false
		}
		next := make([]ratio, n)
		for j := range next {
			minus := c[0].times(c[n-1-j].conj())
			next[j] = c[n].conj().times(c[j+1]).plus(ratioOf(new(big.Rat).Neg(minus.re), new(big.Rat).Neg(minus.im)))
		}
		c = next
	}
	return true
}

// pointsIn returns points in the interior of the sector, near its rays and elsewhere.
func pointsIn(tan exact.Rat) []ratio {
	var out []ratio
	for _, x := range []exact.Rat{exact.NewRat(1, 100), exact.NewRat(1, 7), exact.NewRat(1, 2), exact.Int(1), exact.NewRat(9, 4), exact.Int(5), exact.Int(20), exact.Int(1000)} {
		for _, part := range []exact.Rat{{}, exact.NewRat(1, 2), exact.NewRat(999, 1000)} {
			out = append(out, ratioOf(x.Neg().Big(), x.Mul(tan).Mul(part).Big()))
		}
	}
	return out
}

// monomials returns one square for each coefficient of f in x = −s², right or not.
func monomials(f poly.Poly) []certificate.Square {
	var out []certificate.Square
	for i, c := range f.Coeffs() {
		if !c.IsZero() {
			out = append(out, certificate.Square{Weight: c, Poly: poly.Monomial(poly.Int(1), i)})
		}
	}
	return out
}

func smallInts(r *rand.Rand, n int) []int64 {
	out := make([]int64, n)
	for i := range out {
		out[i] = r.Int64N(9) - 4
	}
	return out
}

// TestRandomSectors asks for a proof that R is stable in a sector, from likely turns and from the squares that there are if no
// coefficient is negative. Where it is accepted |R| ≤ 1 has to hold at points of the sector.
func TestRandomSectors(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	accepted, trials := 0, 4000
	if sample.Full() {
		trials = 60_000
	}
	for range trials {
		q := smallInts(r, 1+r.IntN(4))
		for i := range q {
			if q[i] = q[i]*q[i]/3 + r.Int64N(2); i%2 == 1 { // zeros on the right, often
				q[i] = -q[i]
			}
		}
		p := smallInts(r, r.IntN(len(q)+1))
		tan := exact.NewRat(1+r.Int64N(30), 1+r.Int64N(20))
		if r.IntN(2) == 0 {
			p, tan = []int64{q[0]}, exact.NewRat(1+r.Int64N(3), 1+r.Int64N(20))
		}
		c := &certificate.SectorStability{Property: certificate.AlphaStable, Tan: tan, R: certificate.Function{P: poly.FromInts(p...), Q: poly.FromInts(q...)}, Turns: likelyTurns(q, r)}
		c.Ray = monomials(squareOnRay(q, tan).Sub(squareOnRay(p, tan)))
		v, _ := certificate.Check(c)
		if !v.Proved() {
			continue
		}
		accepted++
		for _, z := range pointsIn(tan) {
			if valueAt(p, z).norm().Cmp(valueAt(q, z).norm()) > 0 || valueAt(q, z).norm().Sign() == 0 {
				t.Fatalf("accepted, but |P| > |Q| at %v: %+v", z, c)
			}
		}
	}
	t.Log(accepted)
	if accepted < trials/50 {
		t.Errorf("only %d of %d accepted", accepted, trials)
	}
}

// squareOnRay returns |p|² at z = −x(1 + iT), from its values.
func squareOnRay(p []int64, tan exact.Rat) poly.Poly {
	values := make([]poly.Elem, 2*len(p)+1)
	for x := range values {
		at := exact.Int(int64(x))
		values[x] = poly.Rational(exact.FromBigRat(valueAt(p, ratioOf(at.Neg().Big(), at.Mul(tan).Neg().Big())).norm()))
	}
	return poly.Interpolate(values)
}

// TestRandomMultistepSectors does the same for methods (ρ, σ): where the proof is accepted, the roots of ρ − zσ have to lie in the disc
// for points z of the sector.
func TestRandomMultistepSectors(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	accepted, trials := 0, 5000
	if sample.Full() {
		trials = 50_000
	}
	for range trials {
		rho := smallInts(r, 2+r.IntN(3))
		sigma := smallInts(r, len(rho))
		if r.IntN(2) == 0 {
			clear(sigma[:len(sigma)-1])
		}
		rho[len(rho)-1] = 1 + r.Int64N(4)
		if sum := rho[0]; r.IntN(3) > 0 {
			for _, c := range rho[1:] {
				sum += c
			}
			rho[0] -= sum
		}
		tan := exact.NewRat(1+r.Int64N(20), 1+r.Int64N(20))
		c := &certificate.MultistepSector{Property: certificate.AlphaStable, Rho: poly.FromInts(rho...), Sigma: poly.FromInts(sigma...), Tan: tan}
		if c.Sigma.IsZero() {
			continue
		}
		n := len(rho) - 1
		var f []int64
		for i := range n + 1 {
			a, ok := c.Rho.Add(c.Sigma).Cayley(n).Coeff(i).Rat()
			if !ok || !a.IsInt() {
				t.Fatal("an integer polynomial is none")
			}
			f = append(f, a.Num().Int64())
		}
		if f[0] < 0 {
			for i := range f {
				f[i] = -f[i]
			}
		}
		c.Turns = likelyTurns(f, r)
		x, outside := c.Parts()
		var from exact.Rat
		for i := range 1 + r.IntN(3) {
			to := &[]exact.Rat{from.Add(exact.NewRat(1+r.Int64N(6), 1+r.Int64N(6)))}[0]
			last := r.IntN(2) == 0 || i == 2
			if last {
				to = nil
			}
			right := monomials(certificate.OnPiece(x, from, to))
			piece := right
			for _, s := range right {
				if w, _ := s.Weight.Rat(); w.Sign() < 0 {
					piece = monomials(certificate.OnPiece(outside, from, to))
				}
			}
			c.Pieces = append(c.Pieces, piece)
			if last {
				break
			}
			c.Ends, from = append(c.Ends, *to), *to
		}
		if v, _ := certificate.Check(c); !v.Proved() {
			continue
		}
		accepted++
		for _, z := range pointsIn(tan) {
			coeffs := make([]ratio, len(rho))
			for i := range coeffs {
				s := z.times(ratioOf(new(big.Rat).SetInt64(-sigma[i]), new(big.Rat)))
				coeffs[i] = s.plus(ratioOf(new(big.Rat).SetInt64(rho[i]), new(big.Rat)))
			}
			if !allInside(coeffs) {
				t.Fatalf("accepted, but there is a root outside for z = %v: ρ %v, σ %v, %+v", z, rho, sigma, c)
			}
		}
	}
	t.Log(accepted)
	if accepted < trials/500 {
		t.Errorf("only %d of %d accepted", accepted, trials)
	}
}

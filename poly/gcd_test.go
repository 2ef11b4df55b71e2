package poly

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"rofz/internal/modular"
	"rofz/poly/exact"
)

func TestGCD(t *testing.T) {
	for _, test := range []struct {
		p, q, want Poly
		why        string
	}{
		{Poly{}, Poly{}, Poly{}, "gcd(0, 0) = 0"},
		{FromInts(2, 4), Poly{}, FromRats(exact.NewRat(1, 2), exact.Int(1)), "monic"},
		{Poly{}, FromInts(-3), FromInts(1), "a constant is a unit"},
		{FromInts(-1, 0, 1), FromInts(-1, 0, 0, 1), FromInts(-1, 1), "x²−1 and x³−1"},
		{FromInts(1, 0, 1), FromInts(1, 1), FromInts(1), "coprime"},
		{FromInts(-2, 0, 1), New(sqrt2.Generator(), Int(1)), New(sqrt2.Generator(), Int(1)), "x²−2 and x+√2"},
		{New(sqrt2.Generator(), Int(1)), New(sqrt2.Generator(), Int(-1)), FromInts(1), "x+√2 and √2−x"},
		{
			FromInts(1, 1).Mul(FromInts(0, 1)).Scale(Int(12)), FromInts(1, 1).Mul(FromInts(-1, 7)).Scale(Int(18)), FromInts(1, 1),
			"contents do not matter",
		},
		{
			// Knuth's example, whose Euclidean remainders explode [Knu97, 4.6.1].
			FromInts(-5, 2, 8, -3, -3, 0, 1, 0, 1), FromInts(21, -9, -4, 0, 5, 0, 3), FromInts(1), "coprime, with long remainders",
		},
	} {
		if got := GCD(test.p, test.q); !got.Equal(test.want) {
			t.Errorf("GCD(%v, %v) = %v, want %v: %s", test.p, test.q, got, test.want, test.why)
		}
		if got := GCD(test.q, test.p); !got.Equal(test.want) {
			t.Errorf("GCD(%v, %v) = %v, want %v: %s", test.q, test.p, got, test.want, test.why)
		}
	}
}

// TestGCDUnluckyPrimes multiplies the first moduli into the polynomials, so that images have too high a degree or lose
// their leading coefficient.
func TestGCDUnluckyPrimes(t *testing.T) {
	m0, m1 := FromInts(int64(modular.Large(0))), FromInts(int64(modular.Large(1)))
	x := FromInts(0, 1)
	g := FromInts(3, 0, 5)
	for _, test := range []struct {
		p, q, want Poly
		why        string
	}{
		{x, x.Add(m0), FromInts(1), "equal modulo the first prime"},
		{x.Mul(x.Add(m0.Mul(m1))).Mul(g), x.Add(m0).Mul(g), g.Monic(), "equal modulo the first prime, with a true gcd"},
		{m0.Mul(x).Add(FromInts(1)).Mul(g), m0.Mul(x).Sub(FromInts(1)).Mul(g), g.Monic(), "a leading coefficient vanishes"},
		{x.Add(m0).Mul(x.Add(m1)), x.Mul(x), FromInts(1), "unlucky twice"},
	} {
		if got := GCD(test.p, test.q); !got.Equal(test.want) {
			t.Errorf("GCD(%v, %v) = %v, want %v: %s", test.p, test.q, got, test.want, test.why)
		}
	}
}

func TestGCDProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := drawField(t)
		f, p, q := drawNonZero(t, k, 3), drawPoly(t, k, 4), drawPoly(t, k, 4)
		p, q = p.Mul(f), q.Mul(f)
		g, u, v := ExtGCD(p, q)
		if !g.Equal(GCD(p, q)) {
			t.Fatalf("ExtGCD gives %v, GCD gives %v", g, GCD(p, q))
		}
		if !u.Mul(p).Add(v.Mul(q)).Equal(g) {
			t.Fatalf("%v·(%v) + %v·(%v) is not %v", u, p, v, q, g)
		}
		if p.IsZero() && q.IsZero() {
			return
		}
		if !g.Lead().Equal(Int(1)) || !p.Rem(g).IsZero() || !q.Rem(g).IsZero() || !g.Rem(f).IsZero() {
			t.Fatalf("gcd(%v, %v) = %v", p, q, g)
		}
		m, n := p.Quo(g).Degree(), q.Quo(g).Degree()
		if m > 0 && n > 0 && (u.Degree() >= n || v.Degree() >= m) {
			t.Fatalf("cofactors of degrees %d, %d for cofactor degrees %d, %d", u.Degree(), v.Degree(), m, n)
		}
	})
}

// euclid is the gcd by the definition, for comparison.
func euclid(p, q Poly) Poly {
	for !q.IsZero() {
		p, q = q, p.Rem(q)
	}
	return p.Monic()
}

func TestGCDAgainstEuclid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := drawField(t)
		f, p, q := drawPoly(t, k, 2), drawPoly(t, k, 3), drawPoly(t, k, 3)
		p, q = p.Mul(f), q.Mul(f).Mul(f)
		if a, b := GCD(p, q), euclid(p, q); !a.Equal(b) {
			t.Fatalf("GCD(%v, %v) = %v, Euclid has %v", p, q, a, b)
		}
	})
}

func TestBezoutAgainstEuclid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, q := drawPoly(t, nil, 5), drawPoly(t, nil, 5)
		if p.Degree() < 1 || q.Degree() < 1 || GCD(p, q).Degree() > 0 {
			return
		}
		if a, b := bezoutModular(p, q), bezoutEuclid(p, q); !a.Equal(b) {
			t.Fatalf("inverse of %v modulo %v: %v, by Euclid %v", p, q, a, b)
		}
	})
}

func TestResultant(t *testing.T) {
	x := FromInts(0, 1)
	for _, test := range []struct {
		p, q Poly
		want string
		why  string
	}{
		{FromInts(-2, 0, 1), FromInts(-3, 0, 1), "1", "∏(q(±√2)) = (2−3)²"},
		{FromInts(-1, 1), FromInts(-1, 0, 1), "0", "a common root"},
		{FromInts(5), FromInts(1, 2, 3), "25", "a constant: 5^deg q"},
		{FromInts(1, 2, 3), FromInts(5), "25", "and on the other side"},
		{FromInts(5), FromInts(7), "1", "two constants"},
		{Poly{}, FromInts(1, 1), "0", "zero"},
		{x.Sub(FromInts(1)), x.Sub(FromInts(4)), "-3", "res(x−a, x−b) = a − b"},
		{FromInts(1, 0, 0, 1), FromInts(2, 1), "7", "odd degrees change the sign: res(q, p) = p(−2) = −7"},
		{FromRats(exact.NewRat(1, 2), exact.Int(1)), FromRats(exact.Int(0), exact.Int(0), exact.NewRat(1, 3)), "1/12", "denominators"},
		{New(sqrt2.Generator(), Int(1)), FromInts(-3, 0, 1), "-1", "q(−√2) = 2 − 3"},
	} {
		if got := Resultant(test.p, test.q); got.String() != test.want {
			t.Errorf("Resultant(%v, %v) = %v, want %s: %s", test.p, test.q, got, test.want, test.why)
		}
	}
}

func TestResultantProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := drawField(t)
		p, q, r := drawPoly(t, k, 4), drawPoly(t, k, 3), drawPoly(t, k, 2)
		pq := Resultant(p, q)
		if !p.IsZero() && !q.IsZero() {
			if !pq.Equal(resultantEuclid(nil, p, q)) {
				t.Fatalf("res(%v, %v) = %v, by Euclid %v", p, q, pq, resultantEuclid(nil, p, q))
			}
			if pq.IsZero() != (GCD(p, q).Degree() > 0) {
				t.Fatalf("res(%v, %v) = %v, gcd = %v", p, q, pq, GCD(p, q))
			}
		}
		if want := pq.Mul(Resultant(p, r)); !Resultant(p, q.Mul(r)).Equal(want) && !q.Mul(r).IsZero() {
			t.Fatalf("res(p, qr) = %v, want %v", Resultant(p, q.Mul(r)), want)
		}
		if qp := Resultant(q, p); p.Degree()*q.Degree()%2 == 0 && !qp.Equal(pq) || p.Degree()*q.Degree()%2 != 0 && !qp.Equal(pq.Neg()) {
			t.Fatalf("res(p, q) = %v, res(q, p) = %v", pq, qp)
		}
	})
}

func TestSquareFree(t *testing.T) {
	x := FromInts(0, 1)
	a, b, c := FromInts(1, 1), FromInts(-2, 0, 1), FromInts(3, 0, 0, 1)
	for _, test := range []struct {
		p    Poly
		want []Factor
		why  string
	}{
		{FromInts(7), nil, "a constant has no factors"},
		{a.Scale(Int(-3)), []Factor{{a, 1}}, "the leading coefficient is not a factor"},
		{a.Pow(2).Mul(b).Mul(c.Pow(5)), []Factor{{b, 1}, {a, 2}, {c, 5}}, "gaps between multiplicities"},
		{a.Mul(b).Pow(3), []Factor{{a.Mul(b), 3}}, "equal multiplicities stay together"},
		{x.Pow(7), []Factor{{x, 7}}, "a power of x"},
		{x.Pow(4).Mul(New(sqrt2.Generator(), Int(1)).Pow(2)), []Factor{{New(sqrt2.Generator(), Int(1)), 2}, {x, 4}}, "over a field"},
	} {
		got := test.p.SquareFree()
		if len(got) != len(test.want) {
			t.Errorf("SquareFree(%v) = %v, want %v: %s", test.p, got, test.want, test.why)
			continue
		}
		for i := range got {
			if got[i].Mult != test.want[i].Mult || !got[i].Poly.Equal(test.want[i].Poly) {
				t.Errorf("SquareFree(%v) = %v, want %v: %s", test.p, got, test.want, test.why)
			}
		}
	}
}

func TestSquareFreeProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := drawField(t)
		p := drawNonZero(t, k, 2).Mul(drawNonZero(t, k, 2).Pow(2)).Mul(drawNonZero(t, k, 1).Pow(3))
		product, part, last := Constant(p.Lead()), FromInts(1), 0
		for _, f := range p.SquareFree() {
			if f.Mult <= last || f.Poly.Degree() < 1 || !f.Poly.Lead().Equal(Int(1)) {
				t.Fatalf("SquareFree(%v) = %v", p, p.SquareFree())
			}
			if GCD(f.Poly, part).Degree() > 0 || GCD(f.Poly, f.Poly.Derivative()).Degree() > 0 {
				t.Fatalf("SquareFree(%v) = %v: a common or a double root", p, p.SquareFree())
			}
			product, part, last = product.Mul(f.Poly.Pow(f.Mult)), part.Mul(f.Poly), f.Mult
		}
		if !product.Equal(p) || !part.Equal(p.SquareFreePart()) {
			t.Fatalf("SquareFree(%v) = %v, square-free part %v", p, p.SquareFree(), p.SquareFreePart())
		}
	})
}

func TestExtGCDWhereAPrimeIsOfNoUse(t *testing.T) {
	first := exact.FromBigInt(new(big.Int).SetUint64(modular.NewBasis(1).Primes[0].Prime()))
	x := FromInts(0, 1)
	for _, p := range []Poly{
		FromInts(3, 1).Add(Monomial(Rational(first), 2)),             // the leading coefficient vanishes
		FromInts(1, 0, 1).Add(FromInts(2, 1).Scale(Rational(first))), // a common factor with q appears
	} {
		q := x.Mul(x).Add(FromInts(1)).Mul(FromInts(-5, 1))
		g, u, v := ExtGCD(p, q)
		if !g.Equal(FromInts(1)) || !u.Mul(p).Add(v.Mul(q)).Equal(g) || u.Degree() >= q.Degree() || v.Degree() >= p.Degree() {
			t.Errorf("(%v)·(%v) + (%v)·(%v) ≠ %v", u, p, v, q, g)
		}
	}
}

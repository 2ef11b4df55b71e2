package poly

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"rofz/poly/exact"
)

func TestFieldLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := drawField(t)
		x, y, z := drawElem(t, k), drawElem(t, k), drawElem(t, k)
		for _, law := range []struct {
			name string
			a, b Elem
		}{
			{"x + y = y + x", x.Add(y), y.Add(x)},
			{"(xy)z = x(yz)", x.Mul(y).Mul(z), x.Mul(y.Mul(z))},
			{"x(y + z) = xy + xz", x.Mul(y.Add(z)), x.Mul(y).Add(x.Mul(z))},
			{"x − y = x + (−y)", x.Sub(y), x.Add(y.Neg())},
			{"x³", x.Pow(3), x.Mul(x).Mul(x)},
			{"as a constant polynomial", Constant(x).Mul(Constant(y)).Lead(), x.Mul(y)},
			{"modulo m", k.Elem(x.Poly().Mul(y.Poly()).rats()...), x.Mul(y)},
			{"the coordinates again", k.Elem(x.Coeffs()...), x},
		} {
			if !law.a.Equal(law.b) || !law.b.Equal(law.a) {
				t.Fatalf("%s: %v and %v for x = %v, y = %v, z = %v", law.name, law.a, law.b, x, y, z)
			}
		}
		if x.IsZero() {
			return
		}
		if !x.Mul(x.Inv()).Equal(Int(1)) || !y.Quo(x).Mul(x).Equal(y) || !x.Pow(-2).Mul(x).Mul(x).Equal(Int(1)) {
			t.Fatalf("1/(%v) = %v", x, x.Inv())
		}
	})
}

// TestLowestTerms: sums, products and inverses are in lowest terms, and sums are those of the coordinates.
func TestLowestTerms(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := drawField(t)
		x, y := drawElem(t, k), drawElem(t, k)
		results := []Elem{x.Add(y), x.Sub(y), x.Mul(y), x.Sub(x)}
		if !x.IsZero() {
			results = append(results, x.Inv(), y.Quo(x))
		}
		for i, z := range results {
			num, den := z.parts()
			g := new(big.Int).Set(den)
			for _, a := range num {
				g.GCD(nil, nil, g, new(big.Int).Abs(a))
			}
			if den.Sign() <= 0 || !isOne(g) {
				t.Fatalf("result %d of x = %v, y = %v: %v over %v", i, x, y, num, den)
			}
		}
		a, b, sum, difference := x.Coeffs(), y.Coeffs(), results[0].Coeffs(), results[1].Coeffs()
		for i := range sum {
			var u, v exact.Rat
			if i < len(a) {
				u = a[i]
			}
			if i < len(b) {
				v = b[i]
			}
			if !sum[i].Equal(u.Add(v)) || !difference[i].Equal(u.Sub(v)) {
				t.Fatalf("(%v) + (%v) = %v, − is %v", x, y, results[0], results[1])
			}
		}
	})
}

func TestInverseTwoWays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := rapid.SampledFrom(fields[1:]).Draw(t, "field")
		x := drawElem(t, k)
		if _, ok := x.Rat(); ok {
			return
		}
		if a, b := x.invElimination(), x.invModular(); !a.Equal(b) {
			t.Fatalf("1/(%v) = %v by elimination, %v modulo primes", x, a, b)
		}
	})
}

// TestInverseNeedsPivoting has elements whose multiplication matrix begins with a zero.
func TestInverseNeedsPivoting(t *testing.T) {
	for _, k := range fields[1:] {
		g := k.Generator()
		for n := 1; n < k.Degree(); n++ {
			if x := g.Pow(n); !x.Mul(x.Inv()).Equal(Int(1)) {
				t.Errorf("1/g^%d = %v modulo %v", n, x.Inv(), k.MinimalPolynomial())
			}
		}
	}
}

func TestZeroElem(t *testing.T) {
	var x Elem
	if !x.IsZero() || !x.Equal(Int(0)) || x.String() != "0" || len(x.Coeffs()) != 1 || !x.Poly().IsZero() || x.Field() != nil {
		t.Error("the zero Elem is not zero")
	}
	g := sqrt2.Generator()
	if !x.Add(g).Equal(g) || !x.Mul(g).IsZero() || !g.Sub(g).Equal(x) || !x.Neg().IsZero() || !x.Pow(0).Equal(Int(1)) {
		t.Error("the zero value does not mix")
	}
}

func TestElemEqual(t *testing.T) {
	for _, test := range []struct {
		x, y Elem
		want bool
		why  string
	}{
		{Int(3), sqrt2.Elem(exact.Int(3)), true, "a rational number seen in a field"},
		{cubic.Elem(exact.Int(3)), sqrt2.Elem(exact.Int(3)), true, "in two fields"},
		{cubic.Generator(), sqrt2.Generator(), false, "generators of two fields"},
		{sqrt2.Generator(), Int(0), false, "irrational and rational"},
		{sqrt2.Elem(exact.Int(0), exact.Int(0), exact.Int(1)), Int(2), true, "√2² = 2"},
		{Rational(exact.NewRat(2, 4)), Rational(exact.NewRat(1, 2)), true, "in lowest terms"},
	} {
		if test.x.Equal(test.y) != test.want || test.y.Equal(test.x) != test.want {
			t.Errorf("%v equal to %v: %v, want %v: %s", test.x, test.y, !test.want, test.want, test.why)
		}
	}
}

func TestNewField(t *testing.T) {
	for _, test := range []struct {
		m         Poly
		ok        bool
		want, why string
	}{
		{FromInts(-2, 0, 1), true, "-2+x^2", "√2"},
		{FromInts(-1, 0, 2), true, "-1/2+x^2", "1/√2, made monic"},
		{FromInts(1, 0, 0, 0, 1), true, "1+x^4", "irreducible, though reducible modulo every prime"},
		{FromInts(-4, 0, 1), false, "", "(x−2)(x+2)"},
		{FromInts(4, 0, 0, 0, 1), false, "", "x⁴ + 4 = (x²−2x+2)(x²+2x+2)"},
		{FromInts(1, 2, 1), false, "", "a square"},
		{FromInts(-3, 1), false, "", "degree 1"},
		{FromInts(7), false, "", "a constant"},
		{Poly{}, false, "", "zero"},
		{New(sqrt2.Generator(), Int(0), Int(1)), false, "", "not over ℚ"},
	} {
		k, err := NewField(test.m)
		if (err == nil) != test.ok {
			t.Errorf("NewField(%v): %v: %s", test.m, err, test.why)
			continue
		}
		if err == nil && (k.MinimalPolynomial().String() != test.want || !k.MinimalPolynomial().Eval(k.Generator()).IsZero()) {
			t.Errorf("NewField(%v) has minimal polynomial %v, want %s: %s", test.m, k.MinimalPolynomial(), test.want, test.why)
		}
	}
	if q := (*Field)(nil); q.Degree() != 1 || q.MinimalPolynomial().String() != "x" || !q.Generator().IsZero() || !q.Equal(nil) || q.Equal(sqrt2) {
		t.Error("the nil Field is not ℚ")
	}
}

func TestEnclose(t *testing.T) {
	// 1.41 < √2 < 1.42
	g := exact.NewInterval(exact.NewRat(141, 100), exact.NewRat(142, 100))
	for _, test := range []struct{ x, want, why string }{
		{"g", "[141/100, 71/50]", "the generator"},
		{"1-g", "[-21/50, -41/100]", "ends swap"},
		{"3", "[3, 3]", "a rational number is exact"},
		{"0", "[0, 0]", "zero"},
	} {
		x, err := sqrt2.ParseElem(test.x)
		if err != nil || x.Enclose(g).String() != test.want {
			t.Errorf("%s lies in %v, %v, want %s: %s", test.x, x.Enclose(g), err, test.want, test.why)
		}
	}
	rapid.Check(t, func(t *rapid.T) { // a rational stands in for the generator
		x := drawElem(t, octic)
		a, b := drawRat(t), drawRat(t)
		i := exact.NewInterval(exact.Min(a, b), exact.Max(a, b))
		for _, at := range []exact.Rat{a, b, i.Mid()} {
			if v, _ := x.Poly().EvalRat(at).Rat(); !x.Enclose(i).Contains(v) {
				t.Fatalf("%v at %v is %v, outside %v", x, at, v, x.Enclose(i))
			}
		}
	})
}

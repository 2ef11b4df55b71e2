package poly

import (
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"rofz/poly/exact"
)

func TestIsolateCounts(t *testing.T) {
	x := FromInts(0, 1)
	wilkinson := FromInts(1)
	for i := int64(1); i <= 20; i++ {
		wilkinson = wilkinson.Mul(FromInts(-i, 1))
	}
	chebyshev := []Poly{FromInts(1), x}
	for i := 2; i <= 30; i++ {
		chebyshev = append(chebyshev, x.Scale(Int(2)).Mul(chebyshev[i-1]).Sub(chebyshev[i-2]))
	}
	big100 := new(big.Int).Exp(big.NewInt(10), big.NewInt(100), nil)
	huge := newElem(nil, []*big.Int{big100}, big.NewInt(1))
	for _, test := range []struct {
		p    Poly
		want int
		why  string
	}{
		{FromInts(5), 0, "a constant"},
		{FromInts(-3, 2), 1, "3/2"},
		{x, 1, "0"},
		{x.Pow(5), 1, "a multiple root is listed once"},
		{FromInts(1, 0, 1), 0, "no real root"},
		{FromInts(-2, 0, 1).Pow(2), 2, "double irrational roots"},
		{FromInts(-1, 0, 1).Mul(x), 3, "−1, 0, 1: roots at the joints of bisection"},
		{wilkinson, 20, "1 … 20"},
		{wilkinson.Reflect(), 20, "−20 … −1"},
		{wilkinson.Mul(FromInts(-3, 2)), 21, "a half among the integers"},
		{chebyshev[30], 30, "all in (−1, 1), crowded at the ends"},
		{chebyshev[29], 29, "with a root 0"},
		{x.Pow(7).Sub(x.Scale(huge).Sub(FromInts(1)).Pow(2)), 3, "Mignotte: two roots closer than 10⁻⁴⁵⁰"},
		{New(huge.Neg(), Int(1)), 1, "a huge root"},
		{New(Int(-1), huge), 1, "a tiny root"},
		{New(Int(1), huge.Neg(), Int(1)), 2, "a tiny and a huge root"},
	} {
		checkIsolation(t, test.p, test.want, test.why)
	}
}

type failer interface{ Fatalf(string, ...any) }

func checkIsolation(t failer, p Poly, want int, why string) {
	roots := p.Isolate()
	if len(roots) != want {
		t.Fatalf("Isolate(%v) has %d intervals, want %d: %s", p, len(roots), want, why)
	}
	f := p.SquareFreePart()
	for i, r := range roots {
		if r.IsPoint() && f.SignAt(r.Lo) != 0 || !r.IsPoint() && f.SignAt(r.Lo)*f.SignAt(r.Hi) != -1 {
			t.Fatalf("Isolate(%v): no sign change on %v: %s", p, r, why)
		}
		if i > 0 && !roots[i-1].Hi.Less(r.Lo) {
			t.Fatalf("Isolate(%v): %v is not left of %v: %s", p, roots[i-1], r, why)
		}
		lo := r.Lo
		if r.IsPoint() {
			lo = lo.Sub(exact.Int(1))
			if i > 0 {
				lo = roots[i-1].Hi
			}
		}
		if n := p.SturmCount(lo, r.Hi); n != 1 && (i > 0 || !r.IsPoint()) {
			t.Fatalf("Isolate(%v): Sturm counts %d roots in (%v, %v]: %s", p, n, lo, r.Hi, why)
		}
	}
}

func TestIsolateFindsGivenRoots(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var roots []exact.Rat
		p := Constant(Rational(drawRat(t))).Add(FromInts(100))
		for range rapid.IntRange(0, 7).Draw(t, "roots") {
			r := drawRat(t)
			if rapid.Bool().Draw(t, "dyadic") {
				r = exact.NewRat(rapid.Int64Range(-16, 16).Draw(t, "num"), 1<<rapid.IntRange(0, 3).Draw(t, "log den"))
			}
			p = p.Mul(FromRats(r.Neg(), exact.Int(1)).Pow(rapid.IntRange(1, 2).Draw(t, "multiplicity")))
			if !slices.ContainsFunc(roots, r.Equal) {
				roots = append(roots, r)
			}
		}
		if p.IsZero() {
			return
		}
		p = p.Mul(FromInts(2, 1, 1)) // and two that are not real
		slices.SortFunc(roots, exact.Rat.Cmp)
		checkIsolation(t, p, len(roots), "given roots")
		width := exact.NewRat(1, 1<<40)
		for i, x := range p.Isolate() {
			if !x.Contains(roots[i]) {
				t.Fatalf("Isolate(%v): %v does not hold %v", p, x, roots[i])
			}
			y := p.Refine(x, width)
			if !y.Contains(roots[i]) || width.Less(y.Width()) || y.Lo.Less(x.Lo) || x.Hi.Less(y.Hi) {
				t.Fatalf("Refine(%v) of %v for %v", x, y, roots[i])
			}
		}
	})
}

func TestIsolateAgainstSturm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawNonZero(t, nil, 4).Mul(drawNonZero(t, nil, 3).Pow(2))
		bound := exact.Int(1) // Cauchy
		for _, c := range p.Coeffs() {
			r, _ := c.Quo(p.Lead()).Rat()
			bound = exact.Max(bound, r.Abs().Add(exact.Int(1)))
		}
		checkIsolation(t, p, p.SturmCount(bound.Neg(), bound), "as many as Sturm counts")
		if n := p.SignVariations(); n < p.SturmCount(exact.Rat{}, bound) {
			t.Fatalf("%d sign variations for %d positive roots of %v", n, p.SturmCount(exact.Rat{}, bound), p)
		}
	})
}

func TestSturmCountEnds(t *testing.T) {
	p := FromInts(0, -1, 1).Pow(2) // double roots 0 and 1
	for _, test := range []struct {
		lo, hi int64
		want   int
		why    string
	}{
		{-1, 2, 2, "both inside"},
		{0, 1, 1, "the left end does not count, the right end does"},
		{-1, 0, 1, "a root at the right end"},
		{0, 0, 0, "an empty interval"},
		{1, 5, 0, "a root at the left end"},
	} {
		if n := p.SturmCount(exact.Int(test.lo), exact.Int(test.hi)); n != test.want {
			t.Errorf("%v has %d roots in (%d, %d], want %d: %s", p, n, test.lo, test.hi, test.want, test.why)
		}
		if n := p.RootCount(exact.Int(test.lo), exact.Int(test.hi)); n != test.want {
			t.Errorf("RootCount of %v is %d in (%d, %d], want %d: %s", p, n, test.lo, test.hi, test.want, test.why)
		}
	}
}

// TestRootCountIsSturmCount compares Descartes' rule with Sturm's theorem.
func TestRootCountIsSturmCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := FromInts(1)
		for _, c := range rapid.SliceOfN(rapid.Int64Range(-6, 6), 1, 5).Draw(t, "coefficients") {
			p = p.Mul(FromInts(c, rapid.Int64Range(-4, 4).Draw(t, "linear"), 1))
		}
		lo := exact.NewRat(rapid.Int64Range(-12, 12).Draw(t, "lo"), 2)
		hi := lo.Add(exact.NewRat(rapid.Int64Range(0, 12).Draw(t, "width"), 3))
		if got, want := p.RootCount(lo, hi), p.SturmCount(lo, hi); got != want {
			t.Fatalf("%v: %d roots in (%v, %v], want %d", p, got, lo, hi, want)
		}
	})
}

// TestRefineFar compares with √2 to 1000 binary places, computed by an integer square root.
func TestRefineFar(t *testing.T) {
	const places = 1000
	want := new(big.Int).Sqrt(new(big.Int).Lsh(one, 2*places+1))
	scale := new(big.Int).Lsh(one, places)
	lo, hi := exact.Frac(want, scale), exact.Frac(want.Add(want, one), scale)
	p := FromInts(-2, 0, 1).Mul(FromInts(-3, 0, 1)).Pow(2)
	x := p.Refine(exact.NewInterval(exact.Int(1), exact.NewRat(3, 2)), exact.Frac(one, scale))
	if x.Hi.Less(lo) || hi.Less(x.Lo) || exact.Frac(one, scale).Less(x.Width()) {
		t.Errorf("√2 refined to %v", x)
	}
}

func TestRefineEndsThatAreNotDyadic(t *testing.T) {
	third := exact.NewRat(1, 3)
	x := FromInts(-2, 0, 0, 1).Refine(exact.NewInterval(third, exact.NewRat(22, 7)), exact.NewRat(1, 1_000_000))
	if c := exact.NewRat(1_259_921, 1_000_000); !x.Lo.Less(c.Add(exact.NewRat(1, 1_000_000))) || !c.Sub(exact.NewRat(1, 1_000_000)).Less(x.Hi) {
		t.Errorf("∛2 refined to %v", x)
	}
	if y := FromInts(-1, 2).Refine(exact.NewInterval(exact.Int(0), exact.Int(1)), exact.NewRat(1, 8)); !y.IsPoint() {
		t.Errorf("1/2, met on the way, is refined to %v", y)
	}
}

func TestRealRootsPanic(t *testing.T) {
	overField := New(sqrt2.Generator(), Int(1))
	unit := exact.NewInterval(exact.Int(0), exact.Int(1))
	for why, f := range map[string]func(){
		"Isolate of 0":                    func() { Poly{}.Isolate() },
		"Isolate over a field":            func() { overField.Isolate() },
		"SturmCount of 0":                 func() { Poly{}.SturmCount(exact.Int(0), exact.Int(1)) },
		"SturmCount, ends swapped":        func() { FromInts(0, 1).SturmCount(exact.Int(1), exact.Int(0)) },
		"SturmCount over a field":         func() { overField.SturmCount(exact.Int(0), exact.Int(1)) },
		"SignVariations over a field":     func() { overField.SignVariations() },
		"Refine without a sign change":    func() { FromInts(2, 1).Refine(unit, exact.NewRat(1, 2)) },
		"Refine to width 0":               func() { FromInts(-1, 3).Refine(unit, exact.Rat{}) },
		"Refine over a field":             func() { overField.Refine(unit, exact.NewRat(1, 2)) },
		"DivMod by 0":                     func() { FromInts(1).DivMod(Poly{}) },
		"two fields":                      func() { sqrt2.Generator().Add(cubic.Generator()) },
		"two fields in a polynomial":      func() { New(sqrt2.Generator(), cubic.Generator()) },
		"two fields, product":             func() { overField.Mul(New(cubic.Generator())) },
		"inverse of 0":                    func() { Elem{}.Inv() },
		"inverse of 0 in a field":         func() { sqrt2.Elem().Inv() },
		"Reverse below the degree":        func() { FromInts(1, 2).Reverse(0) },
		"square-free factors of 0":        func() { Poly{}.SquareFree() },
		"square-free part of 0":           func() { Poly{}.SquareFreePart() },
		"Integers over a field":           func() { overField.Integers() },
		"FromBigInts with denominator 0":  func() { FromBigInts(nil, new(big.Int)) },
		"Pow with a negative exponent":    func() { FromInts(1, 1).Pow(-1) },
		"Shift by a negative number":      func() { FromInts(1, 1).Shift(-1) },
		"Truncate to a negative number":   func() { FromInts(1, 1).Truncate(-1) },
		"a power of 0 below 0":            func() { Elem{}.Pow(-1) },
		"Monomial with negative exponent": func() { Monomial(Int(1), -1) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("no panic: %s", why)
				}
			}()
			f()
		}()
	}
}

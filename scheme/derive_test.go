package scheme

import (
	"context"
	"fmt"
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rofz/internal/resolvent"
	"rofz/internal/sample"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/rational"
)

// rat reads a fraction.
func rat(s string) exact.Rat {
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		panic("test: bad fraction " + s)
	}
	return exact.FromBigRat(r)
}

// vec reads elements of a field, separated by blanks.
func vec(k algebraic.Field, s string) []poly.Elem {
	var v []poly.Elem
	for _, f := range strings.Fields(s) {
		if r, ok := new(big.Rat).SetString(f); ok {
			v = append(v, poly.Rational(exact.FromBigRat(r)))
			continue
		}
		x, err := k.Algebra().ParseElem(f)
		if err != nil {
			panic(err)
		}
		v = append(v, x)
	}
	return v
}

// tableau reads a matrix whose rows are separated by semicolons.
func tableau(k algebraic.Field, a, b string) Realization {
	r := Realization{B: vec(k, b)}
	for _, row := range strings.Split(a, ";") {
		r.A = append(r.A, vec(k, row))
	}
	r.E = ones(len(r.A))
	return r
}

func sqrtField(n int64) algebraic.Field {
	k, err := algebraic.NewField(poly.FromInts(-n, 0, 1), exact.Int(0), exact.Int(n))
	if err != nil {
		panic(err)
	}
	return k
}

// function reads P and Q, ascending coefficients separated by blanks.
func function(k algebraic.Field, p, q string) rational.Function {
	f, err := rational.New(poly.New(vec(k, p)...), poly.New(vec(k, q)...))
	if err != nil {
		panic(err)
	}
	return f
}

var rationals algebraic.Field

// The stability functions of Hairer & Wanner, Solving Ordinary Differential Equations II, tables IV.3 and IV.5, and of
// the schemes' own papers.
func TestDeriveRealization(t *testing.T) {
	root2, root3 := sqrtField(2), sqrtField(3)
	tests := []struct {
		why    string
		field  algebraic.Field
		a, b   string
		p, q   string
		common string
	}{
		{"forward Euler: A = 0", rationals, "0", "1", "1 1", "1", "1"},
		{"backward Euler", rationals, "1", "1", "1", "1 -1", "1"},
		{"implicit midpoint", rationals, "1/2", "1", "1 1/2", "1 -1/2", "1"},
		{"trapezoid: a zero row lowers the degree of Q", rationals, "0 0; 1/2 1/2", "1/2 1/2", "1 1/2", "1 -1/2", "1"},
		{"RK4: explicit", rationals, "0 0 0 0; 1/2 0 0 0; 0 1/2 0 0; 0 0 1 0", "1/6 1/3 1/3 1/6",
			"1 1 1/2 1/6 1/24", "1", "1"},
		{"Radau IIA with 2 stages: full over the rationals", rationals, "5/12 -1/12; 3/4 1/4", "3/4 1/4",
			"1 1/3", "1 -2/3 1/6", "1"},
		{"Radau IA with 2 stages: another tableau, the same R", rationals, "1/4 -1/4; 1/4 5/12", "1/4 3/4",
			"1 1/3", "1 -2/3 1/6", "1"},
		{"Lobatto IIIC with 3 stages", rationals, "1/6 -1/3 1/6; 1/6 5/12 -1/12; 1/6 2/3 1/6", "1/6 2/3 1/6",
			"1 1/4", "1 -3/4 1/4 -1/24", "1"},
		{"Lobatto IIIA with 3 stages: singular A", rationals, "0 0 0; 5/24 1/3 -1/24; 1/6 2/3 1/6", "1/6 2/3 1/6",
			"1 1/2 1/12", "1 -1/2 1/12", "1"},
		{"Gauss with 2 stages: full over ℚ(√3)", root3, "1/4 1/4-1/6*g; 1/4+1/6*g 1/4", "1/2 1/2",
			"1 1/2 1/12", "1 -1/2 1/12", "1"},
		{"SDIRK of order 2, γ = 1 − √2/2: triangular over ℚ(√2)", root2, "1-1/2*g 0; 1/2*g 1-1/2*g", "1/2*g 1-1/2*g",
			"1 -1+g", "1 -2+g 3/2-g", "1"},
		{"an unused second stage leaves its pole as common factor", rationals, "1 0; 0 1/2", "1 0",
			"1", "1 -1", "1 -1/2"},
		{"two equal stages", rationals, "1/4 1/4; 1/4 1/4", "1/2 1/2", "1 1/2", "1 -1/2", "1"},
		{"b = 0: R is the constant 1", rationals, "1 2; 3 4", "0 0", "1", "1", "1 -5 -2"},
	}
	for _, test := range tests {
		d, err := DeriveRealization(test.field, tableau(test.field, test.a, test.b))
		if err != nil {
			t.Errorf("%s: %v", test.why, err)
			continue
		}
		if want := function(test.field, test.p, test.q); !d.R.Equal(want) {
			t.Errorf("%s: R = %v, want %v", test.why, d.R, want)
		}
		if want := poly.New(vec(test.field, test.common)...); !d.Common.Equal(want) {
			t.Errorf("%s: common factor %v, want %v", test.why, d.Common, want)
		}
		if err := checkEvidence(d); err != nil {
			t.Errorf("%s: %v", test.why, err)
		}
	}
}

// checkEvidence multiplies out what Derivation promises.
func checkEvidence(d Derivation) error {
	r, z := d.Realization, poly.FromInts(0, 1)
	bs := poly.Poly{}
	for i, row := range r.A {
		sum := poly.Poly{}
		for j, x := range row {
			sum = sum.Add(d.Vector()[j].Scale(x))
		}
		if left := d.Vector()[i].Sub(z.Mul(sum)); !left.Equal(d.Q0.Scale(r.E[i])) {
			return fmt.Errorf("row %d of (I − zA)s is %v", i+1, left)
		}
		bs = bs.Add(d.Vector()[i].Scale(r.B[i]))
	}
	if !d.P0.Equal(d.Q0.Add(z.Mul(bs))) {
		return fmt.Errorf("P0 = %v", d.P0)
	}
	if !d.P0.Equal(d.Common.Mul(d.R.Numerator())) || !d.Q0.Equal(d.Common.Mul(d.R.Denominator())) {
		return fmt.Errorf("common factor %v does not lead from R to P0, Q0", d.Common)
	}
	return nil
}

func TestDeriveRealizationRefuses(t *testing.T) {
	one := poly.Int(1)
	tests := []struct {
		why  string
		r    Realization
		want string
	}{
		{"a short row", Realization{A: [][]poly.Elem{{one, one}, {one}}, B: ones(2), E: ones(2)}, "row 2 of A has 1 entries, should have 2"},
		{"b too long", Realization{A: [][]poly.Elem{{one}}, B: ones(2), E: ones(1)}, "b has 2 entries, should have 1, one for each row of A"},
		{"no e", Realization{A: [][]poly.Elem{{one}}, B: ones(1)}, "e has 0 entries, should have 1, one for each row of A"},
	}
	for _, test := range tests {
		if _, err := DeriveRealization(rationals, test.r); err == nil || err.Error() != test.want {
			t.Errorf("%s: error %v, want %q", test.why, err, test.want)
		}
	}
}

// drawRealization draws a realization with s stages over k.
func drawRealization(t *rapid.T, k algebraic.Field) Realization {
	s := rapid.IntRange(1, 4).Draw(t, "s")
	entry := func() poly.Elem {
		var cs []exact.Rat
		for range k.Degree() {
			cs = append(cs, exact.NewRat(rapid.Int64Range(-4, 4).Draw(t, "num"), rapid.Int64Range(1, 4).Draw(t, "den")))
		}
		return k.Algebra().Elem(cs...)
	}
	lower := rapid.Bool().Draw(t, "lower")
	r := Realization{}
	for i := range s {
		row := make([]poly.Elem, s)
		for j := range row {
			if j <= i || !lower {
				row[j] = entry()
			}
		}
		r.A = append(r.A, row)
		r.B = append(r.B, entry())
		r.E = append(r.E, entry())
	}
	return r
}

func TestDeterminantRoutesAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := newIntegral(context.Background(), rationals, drawRealization(t, rationals))
		one, other := x.determinant(), x.berkowitz()
		_, third := resolvent.Polynomials(context.Background(), x.rows(), integers(x.b), integers(x.e))
		for i, c := range elts(third) {
			if x.ring.sub(one[i], other[i]) != nil || x.ring.sub(c, other[i]) != nil {
				t.Fatalf("coefficient %d: %v, %v and %v", i, one[i], other[i], c)
			}
		}
	})
}

func TestDerivationProperties(t *testing.T) {
	cubic := sample.Try(algebraic.NewField(poly.FromRats(rat("-1/6"), rat("3/2"), rat("-3"), rat("1")), rat("2/5"), rat("1/2"))).Must(t)
	for _, k := range []algebraic.Field{rationals, sqrtField(2), cubic} {
		t.Run(fmt.Sprintf("degree=%d", k.Degree()), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				r := drawRealization(t, k)
				d := sample.Try(DeriveRealization(k, r)).Must(t)
				sample.OK(t, checkEvidence(d))
				if _, _, err := DerivativeRoutes(d); err != nil {
					t.Fatal(err)
				}
				// Other weights on the same stages, derived afresh and from what is there.
				b := append(append([]poly.Elem(nil), r.B[1:]...), r.B[0])
				fresh := sample.Try(DeriveRealization(k, Realization{r.A, b, r.E})).Must(t)
				shared, err := d.withWeights(context.Background(), b)
				if err != nil || !shared.R.Equal(fresh.R) || !shared.P0.Equal(fresh.P0) {
					t.Fatalf("withWeights: %v, %v; want %v", shared.R, err, fresh.R)
				}
			})
		})
	}
}

func TestDerivativeRoutes(t *testing.T) {
	d := sample.Try(DeriveRealization(rationals, tableau(rationals, "5/12 -1/12; 3/4 1/4", "3/4 1/4"))).Must(t)
	got, vector, err := DerivativeRoutes(d)
	if err != nil {
		t.Fatal(err)
	}
	// By hand: P'Q − PQ' = 1/3(1 − 2z/3 + z²/6) − (1 + z/3)(−2/3 + z/3).
	if want := function(rationals, "1 -1/3 -1/18", "1 -4/3 7/9 -2/9 1/36"); !got.Equal(want) {
		t.Errorf("R' = %v, want %v", got, want)
	}
	for i, row := range d.Realization.A { // (I − zA)t = Q0 s
		sum := vector[i]
		for j, x := range row {
			sum = sum.Sub(vector[j].Scale(x).Shift(1))
		}
		if want := d.Q0.Mul(d.Vector()[i]); !sum.Equal(want) {
			t.Errorf("row %d of (I − zA)t is %v, want %v", i+1, sum, want)
		}
	}
	d.R = function(rationals, "1", "1 -1")
	if _, _, err := DerivativeRoutes(d); err == nil || !strings.Contains(err.Error(), "resolvent") || !strings.Contains(err.Error(), "power series") {
		t.Errorf("a wrong R: error %v, should name two routes", err)
	}
	if _, vector, err := DerivativeRoutes(Derivation{R: rational.Pade(1, 2)}); vector != nil || err != nil {
		t.Errorf("without a realization: %v, %v", vector, err)
	}
}

func TestWarnings(t *testing.T) {
	root2 := sqrtField(2)
	tests := []struct {
		why  string
		k    algebraic.Field
		a, b string
		warn bool
	}{
		{"nothing cancels", rationals, "1 0; 0 1/2", "1/2 1/2", false},
		{"a pole at 2 cancels: no stage fails in Re z ≤ 0", rationals, "1 0; 0 1/2", "1 0", false},
		{"a pole at −2 cancels", rationals, "1 0; 0 -1/2", "1 0", true},
		{"poles at ±i cancel", rationals, "1 0 0; 0 0 -1; 0 1 0", "1 0 0", true},
		{"poles at 1 ± i cancel: 1 − z + z²/2", rationals, "1 0 0; 0 1/2 -1/2; 0 1/2 1/2", "1 0 0", false},
		{"poles at −1 ± i cancel", rationals, "1 0 0; 0 -1/2 -1/2; 0 1/2 -1/2", "1 0 0", true},
		{"a pole at 1/(1 − √2) cancels", root2, "1 0; 0 1-g", "1 0", true},
		{"a pole at 1/(2 − √2) cancels", root2, "1 0; 0 2-g", "1 0", false},
		{"poles at 1 and −1 cancel: a zero in Routh's first column", rationals, "2 0 0; 0 1 0; 0 0 -1", "1 0 0", true},
	}
	for _, test := range tests {
		d := sample.Try(DeriveRealization(test.k, tableau(test.k, test.a, test.b))).Must(t)
		if got := d.CancelsPole(); got != test.warn {
			t.Errorf("%s: %v", test.why, got)
		}
	}
}

func BenchmarkDeriveRealization(b *testing.B) {
	long := func(i, j, digits int) exact.Rat { // some number with that many decimals
		x := new(big.Int).Exp(big.NewInt(int64(7+3*i+j)), big.NewInt(int64(2*digits)), nil)
		unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(digits)), nil)
		return exact.Frac(x.Mod(x, unit), unit)
	}
	for _, size := range []struct {
		s, digits int
		lower     bool
	}{{8, 16, false}, {13, 16, true}, {19, 200, true}, {32, 16, false}} {
		b.Run(fmt.Sprintf("s=%d/digits=%d/triangular=%v", size.s, size.digits, size.lower), func(b *testing.B) {
			r := Realization{E: ones(size.s)}
			for i := range size.s {
				row := make([]poly.Elem, size.s)
				for j := range row {
					switch {
					case size.lower && i == j:
						row[j] = poly.Rational(rat("1/4"))
					case j < i || !size.lower:
						row[j] = poly.Rational(long(i, j, size.digits))
					}
				}
				r.A = append(r.A, row)
				r.B = append(r.B, poly.Rational(long(i, size.s, size.digits)))
			}
			for b.Loop() {
				sample.Try(DeriveRealization(rationals, r)).Must(b)
			}
		})
	}
}

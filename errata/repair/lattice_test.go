package repair

import (
	"context"
	"math/big"
	"testing"

	"rofz/poly"
	"rofz/poly/exact"
)

func ints(cs ...int64) poly.Poly {
	var out []poly.Elem
	for _, c := range cs {
		out = append(out, poly.Int(c))
	}
	return poly.New(out...)
}

func TestRecognize(t *testing.T) {
	for _, row := range []struct {
		decimal string
		want    poly.Poly
		why     string
	}{
		{"0.435866521508458999416019451193556842529", ints(-1, 9, -18, 6), "γ of the L-stable SDIRK methods of order 3"},
		{"0.292893218813452475599155637895150960715", ints(1, -4, 2), "1 − √2/2"},
		{"0.5728160624821348554080013849767683409315", ints(1, -16, 72, -96, 24), "γ of the L-stable SDIRK methods of order 4 (HW IV.6)"},
		{"0.142857142857142857142857142857142857142857142857142857", ints(-1, 7), "1/7"},
	} {
		x, _, err := big.ParseFloat(row.decimal, 10, 200, big.ToNearestEven)
		if err != nil {
			t.Fatal(err)
		}
		got, ok := minimalPolynomial(&effort{context.Background(), maxEffort}, x, 4, 118)
		if !ok || !got.Monic().Equal(row.want.Monic()) {
			t.Errorf("%s (%s): %v, should be %v", row.decimal, row.why, got, row.want)
		}
	}
	e, _, _ := big.ParseFloat("2.718281828459045235360287471352662497757247093", 10, 200, big.ToNearestEven)
	if got, ok := minimalPolynomial(&effort{context.Background(), maxEffort}, e, 4, 140); ok {
		t.Errorf("e is said to be a root of %v", got)
	}
}

// TestFraction: numbers that are exactly short fractions, and one that is none.
func TestFraction(t *testing.T) {
	for _, row := range []struct {
		num, den int64
		ok       bool
	}{{3, 1, true}, {-7, 2, true}, {0, 1, true}, {1, 3, true}, {1 << 40, 1, true}} {
		x := new(big.Float).SetPrec(200).Quo(new(big.Float).SetPrec(200).SetInt64(row.num), new(big.Float).SetInt64(row.den))
		got, ok := fraction(x, 150, ample)
		if ok != row.ok || ok && !got.Equal(exact.NewRat(row.num, row.den)) {
			t.Errorf("%d/%d: %v, %v", row.num, row.den, got, ok)
		}
	}
	root := new(big.Float).SetPrec(200).Sqrt(new(big.Float).SetPrec(200).SetInt64(2))
	if got, ok := fraction(root, 150, ample); ok {
		t.Errorf("√2 is said to be %v", got)
	}
}

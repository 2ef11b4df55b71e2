package poly

import (
	"math/big"

	"pgregory.net/rapid"

	"rofz/poly/exact"
)

// Fields of several kinds: integral and not, with real and without real roots, of larger degree.
var (
	sqrt2   = field(FromInts(-2, 0, 1))
	cubic   = field(FromRats(exact.NewRat(-1, 6), exact.NewRat(3, 2), exact.Int(-3), exact.Int(1)))
	gauss   = field(FromInts(1, 0, 1))
	octic   = field(FromInts(1, 0, 0, 0, -10, 0, 0, 0, 1))
	quintic = field(FromRats(exact.NewRat(-1, 3), exact.NewRat(-1, 2), exact.Int(0), exact.Int(0), exact.Int(0), exact.Int(1)))
)

var fields = []*Field{nil, sqrt2, cubic, gauss, octic, quintic}

func field(m Poly) *Field {
	k, err := NewField(m)
	if err != nil {
		panic(err)
	}
	return k
}

func drawRat(t *rapid.T) exact.Rat {
	if rapid.IntRange(0, 9).Draw(t, "size") == 0 { // now and then more than one word
		s := rapid.StringMatching("-?[1-9][0-9]{15,40}/[1-9][0-9]{0,30}").Draw(t, "long")
		r, err := exact.ParseRat(s)
		if err != nil {
			panic(err)
		}
		return r
	}
	return exact.NewRat(rapid.Int64Range(-30, 30).Draw(t, "num"), rapid.Int64Range(1, 12).Draw(t, "den"))
}

func drawField(t *rapid.T) *Field { return rapid.SampledFrom(fields).Draw(t, "field") }

func drawElem(t *rapid.T, k *Field) Elem {
	c := make([]exact.Rat, rapid.IntRange(0, k.Degree()).Draw(t, "components"))
	for i := range c {
		c[i] = drawRat(t)
	}
	return k.Elem(c...)
}

func drawPoly(t *rapid.T, k *Field, degree int) Poly {
	c := make([]Elem, rapid.IntRange(0, degree+1).Draw(t, "coefficients"))
	for i := range c {
		c[i] = drawElem(t, k)
	}
	return New(c...)
}

func drawNonZero(t *rapid.T, k *Field, degree int) Poly {
	return rapid.Custom(func(t *rapid.T) Poly { return drawPoly(t, k, degree) }).
		Filter(func(p Poly) bool { return !p.IsZero() }).Draw(t, "nonzero")
}

// canonical reports whether p is stored as it should be.
func (p Poly) canonical() bool {
	d := p.field.Degree()
	if len(p.num)%d != 0 {
		return false
	}
	if len(p.num) == 0 {
		return true
	}
	lead := false
	for _, a := range p.num[len(p.num)-d:] {
		lead = lead || a.Sign() != 0
	}
	return lead && p.den.Sign() > 0 && new(big.Int).GCD(nil, nil, content(p.num), p.den).Cmp(one) == 0
}

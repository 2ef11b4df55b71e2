package poly

import (
	"testing"

	"pgregory.net/rapid"

	"rofz/internal/sample"
)

func TestFactor(t *testing.T) {
	for _, test := range []struct {
		p, want string
		why     string
	}{
		{"x^4+4", "2-2*x+x^2, 2+2*x+x^2", "Sophie Germain"},
		{"x^4+1", "1+x^4", "reducible modulo every prime"},
		{"x^4-10*x^2+1", "1-10*x^2+x^4", "Swinnerton-Dyer: the minimal polynomial of √2+√3"},
		{"x^6-1", "-1+x, 1+x, 1-x+x^2, 1+x+x^2", "cyclotomic"},
		{"x^3-2*x^2", "-2+x, x^2", "powers of x"},
		{"3*x^2-1/3", "-1/3+x, 1/3+x", "contents and denominators"},
		{"x^3-3*x^2+3/2*x-1/6", "-1/6+3/2*x-3*x^2+x^3", "γ of Alexander's method"},
		{"7", "", "a constant"},
	} {
		p := sample.Try(Parse(test.p, nil, "x")).Must(t)
		got := ""
		for _, f := range p.Factor() {
			if got != "" {
				got += ", "
			}
			if f.Mult == 1 {
				got += f.Poly.String()
			} else {
				got += Monomial(Int(1), f.Mult).String()
			}
		}
		if got != test.want {
			t.Errorf("%s = %s, want %s: %s", test.p, got, test.want, test.why)
		}
	}
}

// TestFactorSwinnertonDyer: Π(x ± √2 ± √3 ± √5 ± √7), degree 16, has 8 quadratic factors modulo any prime.
func TestFactorSwinnertonDyer(t *testing.T) {
	p, _ := Parse("x^16-136*x^14+6476*x^12-141912*x^10+1513334*x^8-7453176*x^6+13950764*x^4-5596840*x^2+46225", nil, "x")
	if fs := p.Factor(); len(fs) != 1 {
		t.Errorf("%d factors", len(fs))
	}
	if q := p.Compose(Int(1), Int(3)).Mul(p); len(q.Factor()) != 2 {
		t.Errorf("p(x)·p(x+3) has %d factors", len(q.Factor()))
	}
}

func TestFactorMultipliesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func() Poly {
			c := []int64{}
			for range rapid.IntRange(1, 6).Draw(t, "degree") {
				c = append(c, rapid.Int64Range(-20, 20).Draw(t, "c"))
			}
			return FromInts(append(c, rapid.Int64Range(1, 5).Draw(t, "lead"))...)
		}
		p := draw().Mul(draw()).Mul(draw())
		product, n := Constant(p.Lead()), 0
		for _, f := range p.Factor() {
			product = product.Mul(f.Poly.Pow(f.Mult))
			n += f.Mult
			if !f.Poly.Irreducible() {
				t.Fatalf("the factor %v of %v is reducible", f.Poly, p)
			}
		}
		if !product.Equal(p) || n < 3 {
			t.Fatalf("%v has %d factors with the product %v", p, n, product)
		}
	})
}

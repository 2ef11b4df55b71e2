package asymptotics

import (
	_ "embed"
	"math/big"
	"slices"
	"strings"
	"testing"

	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/rational"
)

//go:embed testdata/fits.tsv
var fitValues string

// TestFitsAgainstTable compares all ẑ with R(ẑ) = e^z, of modulus 10^−7 to 10^434294, with those that another program has
// computed by formulas for degree 2, and by another iteration beyond.
func TestFitsAgainstTable(t *testing.T) {
	const digits = 30
	rows := 0
	for line := range strings.Lines(fitValues) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		rows++
		f := strings.Fields(line)
		var n [5]int64
		for i := range n {
			x, err := exact.ParseRat(f[i])
			if err != nil {
				t.Fatal(err)
			}
			n[i] = x.Num().Int64()
		}
		z := exact.Gaussian{Re: exact.NewRat(n[2], n[4]), Im: exact.NewRat(n[3], n[4])}
		fits, err := Fits(algebraic.Field{}, rational.Pade(int(n[0]), int(n[1])), z, digits)
		if err != nil {
			t.Errorf("%s: %v", line, err)
			continue
		}
		var got, want []string
		for _, x := range fits {
			re, _ := x.Z.Re.Decimal(digits)
			im, _ := x.Z.Im.Decimal(digits)
			got = append(got, re+" "+im)
		}
		for i := 5; i < len(f); i += 2 {
			want = append(want, strings.NewReplacer("e+0", "", "e+", "e", "e-0 ", " ").Replace(f[i]+" "+f[i+1]+" "))
		}
		for i := range want {
			want[i] = strings.TrimSpace(want[i])
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("Padé %d/%d, z = %v:\n%v, should be\n%v", n[0], n[1], z, got, want)
		}
	}
	if rows < 100 {
		t.Errorf("only %d rows", rows)
	}
}

// TestFits has what is known without computing: ẑ = 1 − e^(−z) of backward Euler; which one is the nearest; what is on the axis.
func TestFits(t *testing.T) {
	trapezoid, gauss := rational.Pade(1, 1), rational.Pade(2, 2)
	for _, x := range []struct {
		r        rational.Function
		z        exact.Gaussian
		want     string // parts of ẑ and how far off it is; a star at the nearest
		why      string
		digits   int
		isOnAxis bool
	}{
		{rational.Pade(0, 1), exact.Gaussian{Re: exact.Int(-1)}, "-1.7183 0 0.71828*", "1 − e", 5, false},
		{trapezoid, exact.Gaussian{Re: exact.Int(-30)}, "-2.0000 0 0.93333*", "−2 tanh 15", 5, false},
		{gauss, exact.Gaussian{Re: exact.Int(-1)}, "-1.0015 0 0.0014823* -11.982 0 10.982", "two real ones", 5, false},
		{gauss, exact.Gaussian{Re: exact.Int(-30)}, "-3.0000 1.7321 0.90185* -3.0000 -1.7321 0.90185*", "none is real", 5, false},
		{rational.Pade(3, 3), exact.Gaussian{Re: exact.Int(-30)}, "-4.6444 0 0.84519* -3.6778 3.5088 0.88517 -3.6778 -3.5088 0.88517", "one is real", 5, false},
		{gauss, exact.Gaussian{Im: exact.Int(2)}, "0 2.0374 0.018688* 0 -5.8899 3.9450", "on the axis, exactly", 5, true},
	} {
		fits, err := Fits(algebraic.Field{}, x.r, x.z, x.digits)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range fits {
			word := func(s Scaled) string {
				text, _ := s.Decimal(x.digits)
				q, err := exact.ParseRat(text)
				if err != nil {
					t.Fatal(err)
				}
				return q.Decimal(x.digits)
			}
			star := ""
			if f.Nearest {
				star = "*"
			}
			got = append(got, word(f.Z.Re), word(f.Z.Im), word(f.Off)+star)
			if f.Z.Re.M.IsPoint() != x.isOnAxis {
				t.Errorf("%s: %v", x.why, f.Z.Re)
			}
		}
		if s := strings.Join(got, " "); s != x.want {
			t.Errorf("%s: %s, should be %s", x.why, s, x.want)
		}
	}
}

// TestDiscsHoldZeros makes polynomials with known zeros, some of them close, with coefficients that are off.
func TestDiscsHoldZeros(t *testing.T) {
	zeros := []int64{-3, -2, 1, 7, 1000, 1001}
	c := []exact.Rat{exact.Int(1)}
	for _, x := range zeros {
		next := make([]exact.Rat, len(c)+1)
		for i, a := range c {
			next[i] = next[i].Sub(a.Mul(exact.Int(x)))
			next[i+1] = next[i+1].Add(a)
		}
		c = next
	}
	var enclosed []Complex
	for _, a := range c {
		width := a.Abs().Mul(exact.Int(2).Pow(-90))
		enclosed = append(enclosed, Complex{Re: newScaled(exact.NewInterval(a.Sub(width), a.Add(width.Add(width))), new(big.Int))})
	}
	found, ok := discs(enclosed, nil, 160)
	if !ok || len(found) != len(zeros) {
		t.Fatal("not separated")
	}
	w := working{60, 200}
	for _, x := range zeros {
		in := 0
		for _, d := range found {
			z := d.enclosure(w).plus(Complex{Re: point(exact.Int(-x))}, w)
			_, outRe := z.Re.Sign()
			_, outIm := z.Im.Sign()
			if !outRe && !outIm {
				in++
			}
			if width, _ := d.radius.Float64(); width > 1e-15 || width < 1e-30 {
				t.Errorf("a radius of %g does not fit the coefficients", width)
			}
		}
		if in != 1 {
			t.Errorf("%d is in %d discs", x, in)
		}
	}
	if _, ok := discs(enclosed, nil, 16); ok {
		t.Error("separated with 16 bits")
	}
}

package asymptotics

import (
	_ "embed"
	"strconv"
	"strings"
	"testing"

	"rofz/internal/sample"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
)

//go:embed testdata/multistep.tsv
var multistepValues string

// TestMultistepAgainstTable compares results and gradients of runs of multistep methods, from 10^−90000 to 10^63 and beyond, with
// those that another program has computed by the recurrence itself.
func TestMultistepAgainstTable(t *testing.T) {
	const digits = 30
	decimal := func(x Scaled) string { s, _ := x.Decimal(digits); return s }
	rows := 0
	for line := range strings.Lines(multistepValues) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		rows++
		f := strings.Split(strings.TrimSpace(line), "\t")
		polynomial := func(text string) poly.Poly {
			var c []exact.Rat
			for s := range strings.SplitSeq(text, ",") {
				c = append(c, sample.Try(exact.ParseRat(s)).Must(t))
			}
			return poly.FromRats(c...)
		}
		rho, sigma := polynomial(f[0]), polynomial(f[1])
		over := sample.Try(exact.ParseRat(f[4])).Must(t)
		z := exact.Gaussian{Re: sample.Try(exact.ParseRat(f[2])).Must(t).Quo(over), Im: sample.Try(exact.ParseRat(f[3])).Must(t).Quo(over)}
		n := sample.Try(strconv.Atoi(f[5])).Must(t)
		p := NewMultistepPropagator(algebraic.Field{}, rho, sigma, exact.Int(1), n)
		s, err := p.At(z, float32Threshold, digits)
		if err != nil {
			t.Errorf("%s: %v", line, err)
			continue
		}
		run, _ := p.at(z)
		y := run.power(n, working{4 * digits, bitsFor(4 * digits)})
		for i, x := range []Scaled{y.Re, y.Im, s.Gradient.Re, s.Gradient.Im} {
			want := strings.NewReplacer("e+0", "", "e-0", "", "e+", "e").Replace(f[6+i])
			if got := decimal(x); got != want {
				t.Errorf("ρ = %v, σ = %v, z = %v, n = %d: number %d is %s, should be %s", rho, sigma, z, n, i, got, want)
			}
		}
	}
	if rows < 50 {
		t.Errorf("only %d rows", rows)
	}
}

// TestMultistepReadings has what is known of roots: those of the leapfrog method are on the unit circle for z = iy, |y| < 1, and one is
// outside for z < 0; ẑ is i sin y for it.
func TestMultistepReadings(t *testing.T) {
	rho, sigma := poly.FromInts(-1, 0, 1), poly.FromInts(0, 2)
	p := NewMultistepPropagator(algebraic.Field{}, rho, sigma, exact.Int(1), 10)
	for _, x := range []struct {
		z       exact.Gaussian
		reading Reading
		growth  string
		why     string
	}{
		{exact.Gaussian{}, Faithful, "1.000", "ζ = ±1"},
		{exact.Gaussian{Im: exact.NewRat(1, 10)}, Faithful, "1.000", "both roots on the circle"},
		{exact.Gaussian{Im: exact.Int(2)}, Exploding, "3.732", "2 + √3"},
		{exact.Gaussian{Re: exact.NewRat(-1, 10)}, Exploding, "1.105", "the parasitic root −(√1.01 + 0.1)"},
		{exact.Gaussian{Re: exact.NewRat(1, 10)}, Faithful, "1.105", "the flow grows too"},
	} {
		s, err := p.At(x.z, float32Threshold, 4)
		growth, _ := s.R.Decimal(4)
		if err != nil || s.Reading != x.reading || growth != x.growth {
			t.Errorf("%v: %v with %s, %v; should be %v with %s: %s", x.z, s.Reading, growth, err, x.reading, x.growth, x.why)
		}
	}
	fits, err := MultistepFit(algebraic.Field{}, rho, sigma, exact.Gaussian{Im: exact.Int(1)}, 5)
	if err != nil || len(fits) != 1 || !fits[0].Z.Re.M.IsPoint() {
		t.Fatal(fits, err)
	}
	if got, _ := fits[0].Z.Im.Decimal(5); got != "8.4147e-1" {
		t.Errorf("sin 1 is %s", got)
	}
	explicit := NewMultistepPropagator(algebraic.Field{}, poly.FromInts(0, -1, 1), poly.FromInts(0, 0, 1), exact.Int(1), 3)
	if s, err := explicit.At(exact.Gaussian{Re: exact.Int(1)}, float32Threshold, 4); err != nil || !s.Pole || s.Reading != Exploding {
		t.Errorf("backward Euler in two steps at 1: %v, %v", s, err)
	}
}

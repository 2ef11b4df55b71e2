package stability

import (
	"context"
	"testing"

	"rofz/internal/sample"
	"rofz/poly"
	"rofz/poly/algebraic"
)

// TestMultistepIntervals: the intervals of Adams–Bashforth methods, of the leapfrog and Milne's method are those of Hairer & Wanner, section V.1
// [HW96], with their ends as the root condition has them.
func TestMultistepIntervals(t *testing.T) {
	for _, row := range []struct {
		rho, sigma string
		real, imag string // the lower end, "(" if it is outside, "∞"
		why        string
	}{
		{"-1+z", "1", "[-2", "[0", "forward Euler"},
		{"-1+z", "z", "∞", "∞", "backward Euler"},
		{"-1+z", "1/2+1/2*z", "∞", "∞", "the trapezoidal rule"},
		{"-z+z^2", "-1/2+3/2*z", "[-1", "[0", "Adams-Bashforth 2: ζ² + ½ζ − ½ has the zeros −1 and ½"},
		{"-z^2+z^3", "5/12-16/12*z+23/12*z^2", "[-6/11", "[0.724", "Adams-Bashforth 3"},
		{"-z^3+z^4", "-9/24+37/24*z-59/24*z^2+55/24*z^3", "[-3/10", "[0.430", "Adams-Bashforth 4"},
		{"-z+z^2", "-1/12+8/12*z+5/12*z^2", "[-6", "[0", "Adams-Moulton 2"},
		{"-z^2+z^3", "1/24-5/24*z+19/24*z^2+9/24*z^3", "[-3", "[0", "Adams-Moulton 3"},
		{"-1+z^2", "2*z", "[0", "(1", "leapfrog: a double zero at i"},
		{"-1+z^2", "1/3+4/3*z+1/3*z^2", "[0", "(1.73", "Milne: up to √3, where it has a double zero"},
		{"1-2*z+z^2", "z", "empty", "empty", "1 is a double zero of ρ"},
		{"1-2*z+z^2", "z+z^2", "empty", "empty", "the same"},
		{"1/2-2*z+3/2*z^2", "z^2", "∞", "∞", "BDF2"},
		{"-1/3+3/2*z-3*z^2+11/6*z^3", "z^3", "∞", "[0", "BDF3, unstable near 0 on the imaginary axis"},
		{"1/2-3/2*z+z^2", "-1/2+z", "[-2", "[0", "forward Euler with the common factor ζ − 1/2"},
		{"-1+z^2", "1+z", "(-2", "[0", "forward Euler with the common factor ζ + 1: at −2 the zero −1 is double"},
	} {
		k := algebraic.Field{}
		rho, sigma := sample.Try(poly.Parse(row.rho, nil, "z")).Must(t), sample.Try(poly.Parse(row.sigma, nil, "z")).Must(t)
		spectrum := MultistepSpectrum(k, rho, sigma)
		x, ok := spectrum.RealInterval(context.Background())
		y, ok2 := spectrum.ImaginaryInterval(context.Background())
		if got := endText(x.From, x.FromOpen, x.Empty); !ok || got != row.real {
			t.Errorf("%s: real %s, want %s", row.why, got, row.real)
		}
		if got := endText(y.To, y.ToOpen, y.Empty); !ok2 || got != row.imag {
			t.Errorf("%s: imaginary %s, want %s", row.why, got, row.imag)
		}
	}
}

func endText(e End, open, empty bool) string {
	bracket := map[bool]string{false: "[", true: "("}[open]
	switch v, ok := e.Value(); {
	case empty:
		return "empty"
	case e.Infinite() != 0:
		return "∞"
	case ok:
		return bracket + v.String()
	}
	return bracket + e.Enclose(60).Lo.Decimal(3)
}

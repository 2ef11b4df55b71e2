package exact

import (
	"fmt"
	"strings"
)

// Gaussian is a Gaussian rational Re + Im·i. The zero value is 0.
type Gaussian struct{ Re, Im Rat }

// Add returns z + w.
func (z Gaussian) Add(w Gaussian) Gaussian { return Gaussian{z.Re.Add(w.Re), z.Im.Add(w.Im)} }

// Sub returns z − w.
func (z Gaussian) Sub(w Gaussian) Gaussian { return Gaussian{z.Re.Sub(w.Re), z.Im.Sub(w.Im)} }

// Mul returns z·w.
func (z Gaussian) Mul(w Gaussian) Gaussian {
	return Gaussian{
		z.Re.Mul(w.Re).Sub(z.Im.Mul(w.Im)),
		z.Re.Mul(w.Im).Add(z.Im.Mul(w.Re)),
	}
}

// Conj returns the complex conjugate of z.
func (z Gaussian) Conj() Gaussian { return Gaussian{z.Re, z.Im.Neg()} }

// Norm returns |z|² = Re² + Im².
func (z Gaussian) Norm() Rat { return z.Re.Mul(z.Re).Add(z.Im.Mul(z.Im)) }

// Equal reports whether z = w.
func (z Gaussian) Equal(w Gaussian) bool { return z.Re.Equal(w.Re) && z.Im.Equal(w.Im) }

// String returns z exactly: "-1/2+3/4*i", "2", "-i". ParseGaussian reads it back.
func (z Gaussian) String() string {
	if z.Im.IsZero() {
		return z.Re.String()
	}
	im := z.Im.String() + "*i"
	switch z.Im.String() {
	case "1":
		im = "i"
	case "-1":
		im = "-i"
	}
	if z.Re.IsZero() {
		return im
	}
	if im[0] != '-' {
		im = "+" + im
	}
	return z.Re.String() + im
}

// ParseGaussian reads a Gaussian rational as Gaussian.String prints it.
func ParseGaussian(s string) (Gaussian, error) {
	body, ok := strings.CutSuffix(s, "i")
	if !ok {
		re, err := ParseRat(s)
		return Gaussian{Re: re}, err
	}
	cut := strings.LastIndexAny(body, "+-")
	re, im := "", body
	if cut > 0 {
		re, im = body[:cut], body[cut:]
	}
	if im = strings.TrimPrefix(im, "+"); cut <= 0 && len(im) < len(body) {
		return Gaussian{}, fmt.Errorf("exact: %.40q is not a Gaussian rational a+b*i", s)
	}
	switch im {
	case "", "-":
		im += "1"
	default:
		if im, ok = strings.CutSuffix(im, "*"); !ok {
			return Gaussian{}, fmt.Errorf("exact: %.40q is not a Gaussian rational a+b*i", s)
		}
	}
	var z Gaussian
	var err error
	if re != "" {
		if z.Re, err = ParseRat(re); err != nil {
			return Gaussian{}, err
		}
	}
	z.Im, err = ParseRat(im)
	return z, err
}

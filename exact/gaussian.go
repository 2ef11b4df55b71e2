package exact

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

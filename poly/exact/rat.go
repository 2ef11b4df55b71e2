package exact

import "math/big"

// Rat is a rational number. The zero value is 0.
type Rat struct{ r *big.Rat } // nil is 0; the pointed-to number is never changed after construction

var zero = new(big.Rat)

func (x Rat) big() *big.Rat {
	if x.r == nil {
		return zero
	}
	return x.r
}

// NewRat returns a/b. It panics if b is zero.
func NewRat(a, b int64) Rat { return Rat{big.NewRat(a, b)} }

// Int returns the integer n.
func Int(n int64) Rat { return Rat{new(big.Rat).SetInt64(n)} }

// FromBigInt returns the integer n, which is copied.
func FromBigInt(n *big.Int) Rat { return Rat{new(big.Rat).SetInt(n)} }

// FromBigRat returns r, which is copied.
func FromBigRat(r *big.Rat) Rat { return Rat{new(big.Rat).Set(r)} }

// FromFloat returns the number that a float64 is. It panics if x is not finite.
func FromFloat(x float64) Rat { return FromBigRat(new(big.Rat).SetFloat64(x)) }

// Frac returns num/den in lowest terms; both are copied. It panics if den is zero.
func Frac(num, den *big.Int) Rat { return Rat{new(big.Rat).SetFrac(num, den)} }

var half = big.NewRat(1, 2)

// LowestTerms returns num/den, which the caller knows to be in lowest terms with den > 0; both are copied. Nothing is checked:
// with other arguments Equal and String are wrong.
func LowestTerms(num, den *big.Int) Rat {
	r := new(big.Rat).Set(half) // its denominator can be set, that of an integer cannot
	r.Num().Set(num)
	r.Denom().Set(den)
	return Rat{r}
}

// Add returns x + y.
func (x Rat) Add(y Rat) Rat { return Rat{new(big.Rat).Add(x.big(), y.big())} }

// Sub returns x − y.
func (x Rat) Sub(y Rat) Rat { return Rat{new(big.Rat).Sub(x.big(), y.big())} }

// Mul returns x·y.
func (x Rat) Mul(y Rat) Rat { return Rat{new(big.Rat).Mul(x.big(), y.big())} }

// Quo returns x/y. It panics if y is zero.
func (x Rat) Quo(y Rat) Rat { return Rat{new(big.Rat).Quo(x.big(), y.big())} }

// Neg returns −x.
func (x Rat) Neg() Rat { return Rat{new(big.Rat).Neg(x.big())} }

// Inv returns 1/x. It panics if x is zero.
func (x Rat) Inv() Rat { return Rat{new(big.Rat).Inv(x.big())} }

// Abs returns |x|.
func (x Rat) Abs() Rat { return Rat{new(big.Rat).Abs(x.big())} }

// Sqrt returns √x if it is rational; ok is false if it is not, or x < 0.
func (x Rat) Sqrt() (root Rat, ok bool) {
	if x.Sign() < 0 {
		return Rat{}, false
	}
	root = Frac(new(big.Int).Sqrt(x.Num()), new(big.Int).Sqrt(x.Den()))
	return root, root.Mul(root).Equal(x)
}

// Pow returns xⁿ; x⁰ = 1. It panics if x is zero and n < 0.
func (x Rat) Pow(n int) Rat {
	if n < 0 {
		return x.Inv().Pow(-n)
	}
	e := big.NewInt(int64(n))
	num := new(big.Int).Exp(x.big().Num(), e, nil)
	den := new(big.Int).Exp(x.big().Denom(), e, nil)
	return Rat{new(big.Rat).SetFrac(num, den)}
}

// Sign returns −1, 0 or 1.
func (x Rat) Sign() int { return x.big().Sign() }

// IsZero reports whether x = 0.
func (x Rat) IsZero() bool { return x.Sign() == 0 }

// IsInt reports whether x is an integer.
func (x Rat) IsInt() bool { return x.big().IsInt() }

// Cmp returns −1, 0 or 1 as x < y, x = y or x > y.
func (x Rat) Cmp(y Rat) int { return x.big().Cmp(y.big()) }

// Equal reports whether x = y.
func (x Rat) Equal(y Rat) bool {
	return x.big().Num().Cmp(y.big().Num()) == 0 && x.big().Denom().Cmp(y.big().Denom()) == 0
}

// Less reports whether x < y.
func (x Rat) Less(y Rat) bool { return x.Cmp(y) < 0 }

// Min returns the smaller of x and y.
func Min(x, y Rat) Rat {
	if y.Less(x) {
		return y
	}
	return x
}

// Max returns the larger of x and y.
func Max(x, y Rat) Rat {
	if x.Less(y) {
		return y
	}
	return x
}

// Num returns the numerator of x in lowest terms, as a copy.
func (x Rat) Num() *big.Int { return new(big.Int).Set(x.big().Num()) }

// Den returns the denominator of x in lowest terms, positive, as a copy.
func (x Rat) Den() *big.Int { return new(big.Int).Set(x.big().Denom()) }

// Big returns x as a big.Rat, as a copy.
func (x Rat) Big() *big.Rat { return new(big.Rat).Set(x.big()) }

// Floor returns the largest integer ≤ x.
func (x Rat) Floor() *big.Int { // big.Int.Div rounds towards −∞ for a positive divisor
	return new(big.Int).Div(x.big().Num(), x.big().Denom())
}

// Float64 returns the float64 nearest to x; ±Inf when out of range. It is for proposals and pictures: nothing is
// decided with it.
func (x Rat) Float64() float64 {
	f, _ := x.big().Float64()
	return f
}

package exact

import (
	"cmp"
	"math"
	"math/big"
)

// Rat is a rational number. The zero value is 0.
//
// A fraction of two words in lowest terms, as most numbers are, is kept as that and needs no storage elsewhere.
type Rat struct {
	num, den int64    // den > 0, but 0 over 0 for the number 0
	long     *big.Rat // the number if its terms are longer; never changed after construction
}

// words returns numerator and denominator, if they are words.
func (x Rat) words() (num, den int64, ok bool) { return x.num, max(x.den, 1), x.long == nil }

// big returns x as a big.Rat, which is not to be changed.
func (x Rat) big() *big.Rat {
	if x.long != nil {
		return x.long
	}
	return lowest(big.NewInt(x.num), big.NewInt(max(x.den, 1)))
}

// lowest returns num/den, which is in lowest terms, den > 0.
func lowest(num, den *big.Int) *big.Rat {
	r := new(big.Rat).SetInt(num)
	r.Denom().Set(den) // a reference
	return r
}

// shortened returns r, which is not changed any more.
func shortened(r *big.Rat) Rat {
	if num, den := r.Num(), r.Denom(); num.IsInt64() && den.IsInt64() {
		return word(num.Int64(), den.Int64())
	}
	return Rat{long: r}
}

// word returns num/den in lowest terms, den > 0.
func word(num, den int64) Rat {
	if num == 0 {
		return Rat{}
	}
	return Rat{num: num, den: den}
}

// NewRat returns a/b. It panics if b is zero.
func NewRat(a, b int64) Rat {
	if b == 0 {
		panic("exact: division by zero")
	}
	return small(a < 0 != (b < 0), modulus(a), modulus(b))
}

// Int returns the integer n.
func Int(n int64) Rat { return word(n, 1) }

// FromBigInt returns the integer n, which is copied.
func FromBigInt(n *big.Int) Rat {
	if n.IsInt64() {
		return Int(n.Int64())
	}
	return Rat{long: new(big.Rat).SetInt(n)}
}

// FromBigRat returns r, which is copied.
func FromBigRat(r *big.Rat) Rat { return shortened(new(big.Rat).Set(r)) }

// Frac returns num/den in lowest terms; both are copied. It panics if den is zero.
func Frac(num, den *big.Int) Rat {
	if num.IsInt64() && den.IsInt64() {
		return NewRat(num.Int64(), den.Int64())
	}
	return shortened(new(big.Rat).SetFrac(num, den))
}

// Lowest returns num/den, which has to be in lowest terms with den > 0; both are copied. Cost: none but that of the copies,
// while Frac looks for a common factor.
func Lowest(num, den *big.Int) Rat {
	if num.IsInt64() && den.IsInt64() {
		return word(num.Int64(), den.Int64())
	}
	return Rat{long: lowest(num, den)}
}

// Add returns x + y.
func (x Rat) Add(y Rat) Rat {
	if a, b, ok := x.words(); ok {
		if c, d, ok := y.words(); ok {
			return addWords(a, b, c, d)
		}
	}
	return shortened(new(big.Rat).Add(x.big(), y.big()))
}

// Sub returns x − y.
func (x Rat) Sub(y Rat) Rat { return x.Add(y.Neg()) }

// Mul returns x·y.
func (x Rat) Mul(y Rat) Rat {
	if a, b, ok := x.words(); ok {
		if c, d, ok := y.words(); ok {
			return mulWords(a < 0 != (c < 0), modulus(a), uint64(b), modulus(c), uint64(d))
		}
	}
	return shortened(new(big.Rat).Mul(x.big(), y.big()))
}

// Quo returns x/y. It panics if y is zero.
func (x Rat) Quo(y Rat) Rat { return x.Mul(y.Inv()) }

// Neg returns −x.
func (x Rat) Neg() Rat {
	if x.long == nil && x.num != math.MinInt64 {
		return Rat{num: -x.num, den: x.den}
	}
	return shortened(new(big.Rat).Neg(x.big()))
}

// Inv returns 1/x. It panics if x is zero.
func (x Rat) Inv() Rat {
	if x.IsZero() {
		panic("exact: division by zero")
	}
	if a, b, ok := x.words(); ok {
		return small(a < 0, uint64(b), modulus(a))
	}
	return shortened(new(big.Rat).Inv(x.big()))
}

// Abs returns |x|.
func (x Rat) Abs() Rat {
	if x.Sign() < 0 {
		return x.Neg()
	}
	return x
}

// Pow returns xⁿ; x⁰ = 1. It panics if x is zero and n < 0.
func (x Rat) Pow(n int) Rat {
	if n < 0 {
		return x.Inv().Pow(-n)
	}
	e := big.NewInt(int64(n))
	num := new(big.Int).Exp(x.big().Num(), e, nil)
	den := new(big.Int).Exp(x.big().Denom(), e, nil)
	return Lowest(num, den)
}

// Sign returns −1, 0 or 1.
func (x Rat) Sign() int {
	if x.long != nil {
		return x.long.Sign()
	}
	return cmp.Compare(x.num, 0)
}

// IsZero reports whether x = 0.
func (x Rat) IsZero() bool { return x.long == nil && x.num == 0 }

// IsInt reports whether x is an integer.
func (x Rat) IsInt() bool {
	if x.long != nil {
		return x.long.IsInt()
	}
	return x.den <= 1
}

// Cmp returns −1, 0 or 1 as x < y, x = y or x > y.
func (x Rat) Cmp(y Rat) int {
	if a, b, ok := x.words(); ok {
		if c, d, ok := y.words(); ok {
			return cmpWords(a, b, c, d)
		}
	}
	return x.big().Cmp(y.big())
}

// Equal reports whether x = y.
func (x Rat) Equal(y Rat) bool {
	if x.long == nil || y.long == nil { // a number that is kept as words is never long
		return x == y
	}
	return x.long.Num().Cmp(y.long.Num()) == 0 && x.long.Denom().Cmp(y.long.Denom()) == 0
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
func (x Rat) Num() *big.Int {
	if x.long != nil {
		return new(big.Int).Set(x.long.Num())
	}
	return big.NewInt(x.num)
}

// Den returns the denominator of x in lowest terms, positive, as a copy.
func (x Rat) Den() *big.Int {
	if x.long != nil {
		return new(big.Int).Set(x.long.Denom())
	}
	return big.NewInt(max(x.den, 1))
}

// Big returns x as a big.Rat, as a copy.
func (x Rat) Big() *big.Rat {
	if x.long != nil {
		return new(big.Rat).Set(x.long)
	}
	return x.big()
}

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

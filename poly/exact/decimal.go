package exact

import (
	"math/big"
	"strings"
)

// Decimal returns x rounded to the given number ≥ 1 of significant digits, to nearest and ties to even, in positional
// notation: "0.083333", "0.25000", "-123000"; "0" for zero.
func (x Rat) Decimal(digits int) string {
	if x.IsZero() {
		return "0"
	}
	s, k := x.significant(digits, true)
	e := k + 1 - digits // of the last digit
	switch {
	case e >= 0:
		s += strings.Repeat("0", e)
	case len(s) > -e:
		s = s[:len(s)+e] + "." + s[len(s)+e:]
	default:
		s = "0." + strings.Repeat("0", -e-len(s)) + s
	}
	return x.signed(s)
}

// Scientific returns a text with one digit before the point, and k, such that text·10^k is x rounded to the given number
// ≥ 1 of significant digits, to nearest and ties away from zero: "-1.500" and −3; "0" and 0 for zero.
func (x Rat) Scientific(digits int) (text string, k int) {
	if x.IsZero() {
		return "0", 0
	}
	s, k := x.significant(digits, false)
	if digits > 1 {
		s = s[:1] + "." + s[1:]
	}
	return x.signed(s), k
}

func (x Rat) signed(s string) string {
	if x.Sign() < 0 {
		return "-" + s
	}
	return s
}

// significant returns the digits of |x| ≠ 0, rounded to nearest, and the k for which the first one is worth 10^k. A tie
// goes to the even digit or away from zero.
func (x Rat) significant(digits int, even bool) (s string, k int) {
	if digits < 1 {
		panic("exact: a number has at least one digit")
	}
	k = x.Exponent()
	scale := Int(10).Pow(digits - 1 - k)
	num, den := new(big.Int).Mul(x.Abs().Num(), scale.Num()), new(big.Int).Mul(x.Den(), scale.Den())
	n, rest := new(big.Int).QuoRem(num, den, new(big.Int))
	if c := rest.Lsh(rest, 1).Cmp(den); c > 0 || c == 0 && (!even || n.Bit(0) == 1) {
		n.Add(n, big.NewInt(1))
	}
	if s = n.String(); len(s) > digits { // 99…9.5 became 10^digits
		s, k = s[:digits], k+1
	}
	return s, k
}

// Exponent returns the k with 10^k ≤ |x| < 10^(k+1), for x ≠ 0.
func (x Rat) Exponent() int {
	x = x.Abs()
	bits := x.big().Num().BitLen() - x.big().Denom().BitLen() // 2^(bits−1) < x < 2^(bits+1)
	if bits == 1 || bits == 2 {
		return 0 // only saves work
	}
	k := int(int64(bits) * 30103 / 100000) // next to log₁₀ x, so that the loops are short; they alone decide
	for x.Less(Int(10).Pow(k)) {
		k--
	}
	for !x.Less(Int(10).Pow(k + 1)) {
		k++
	}
	return k
}

// DecimalOf is Rat.Decimal for an irrational number, which enclose encloses in intervals of width 2^−bits. The digits are
// right: the enclosure is narrowed until both ends round alike, which they come to do since the number is no tie.
func DecimalOf(enclose func(bits uint) Interval, digits int) string {
	for bits := uint(4*digits + 8); ; bits *= 2 {
		x := enclose(bits)
		if _, ok := x.Sign(); !ok {
			continue
		}
		if lo := x.Lo.Decimal(digits); lo == x.Hi.Decimal(digits) {
			return lo
		}
	}
}

// DecimalCell returns the widest interval [n/10^d, (n+1)/10^d], d ≥ 2, that holds an irrational number and is good
// enough, and d. The number is enclosed as for DecimalOf.
func DecimalCell(enclose func(bits uint) Interval, enough func(lo, hi Rat) bool) (x Interval, d int) {
	for d = 2; ; d++ {
		scale := Int(10).Pow(d)
		for bits := uint(8 + 4*d); ; bits *= 2 { // ends, since the number is no multiple of 10^−d
			y := enclose(bits)
			n, above := y.Lo.Mul(scale).Floor(), y.Hi.Mul(scale).Floor()
			if n.Cmp(above) == 0 {
				lo := FromBigInt(n)
				x = Interval{lo.Quo(scale), lo.Add(Int(1)).Quo(scale)}
				break
			}
		}
		if enough(x.Lo, x.Hi) {
			return x, d
		}
	}
}

// Fixed returns x with d digits behind the point; the value is not changed. It panics if it takes more of them.
func (x Rat) Fixed(d int) string {
	if !x.Mul(Int(10).Pow(d)).IsInt() {
		panic("exact: " + x.String() + " has more decimals than asked for")
	}
	return x.big().FloatString(d)
}

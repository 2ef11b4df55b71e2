package exact

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
)

const (
	maxLiteral  = 10_000
	maxExponent = 10_000
)

// ParseRat reads an integer, a fraction or a decimal: "-3", "5/12", "0.25", "1.5e-3". A literal has at most 10 000
// characters and its decimal exponent at most 10 000 in modulus, so that a short text never makes a huge number.
func ParseRat(s string) (Rat, error) {
	if len(s) > maxLiteral {
		return Rat{}, fmt.Errorf("exact: a number of %d characters; at most %d are read", len(s), maxLiteral)
	}
	if num, den, ok := strings.Cut(s, "/"); ok {
		a, ok1 := parseInt(num)
		b, ok2 := parseInt(den)
		if !ok1 || !ok2 || den[0] == '-' || den[0] == '+' {
			return Rat{}, fmt.Errorf("exact: %.40q is not a fraction of two integers", s)
		}
		if b.Sign() == 0 {
			return Rat{}, fmt.Errorf("exact: %.40q divides by zero", s)
		}
		return Frac(a, b), nil
	}
	mantissa, exponent, hasExp := cutExponent(s)
	e := 0
	if hasExp {
		var err error
		if e, err = strconv.Atoi(exponent); err != nil || e > maxExponent || e < -maxExponent {
			return Rat{}, fmt.Errorf("exact: exponent of %.40q is not an integer between -%d and %d", s, maxExponent, maxExponent)
		}
	}
	whole, frac, point := strings.Cut(mantissa, ".")
	if point && (frac == "" && strings.Trim(whole, "+-") == "") || strings.ContainsAny(frac, "+-") {
		return Rat{}, fmt.Errorf("exact: %.40q is not a number", s)
	}
	n, ok := parseInt(whole + frac)
	if !ok {
		return Rat{}, fmt.Errorf("exact: %.40q is not a number", s)
	}
	e -= len(frac)
	ten := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(e, -e))), nil)
	if e >= 0 {
		return FromBigInt(n.Mul(n, ten)), nil
	}
	return Frac(n, ten), nil
}

func cutExponent(s string) (mantissa, exponent string, ok bool) {
	if i := strings.IndexAny(s, "eE"); i >= 0 {
		return s[:i], s[i+1:], true
	}
	return s, "", false
}

// parseInt reads an optional sign and decimal digits only; big.Int alone would also take underscores and prefixes.
func parseInt(s string) (*big.Int, bool) {
	digits := strings.TrimPrefix(strings.TrimPrefix(s, "-"), "+")
	if len(s)-len(digits) > 1 || digits == "" || strings.Trim(digits, "0123456789") != "" {
		return nil, false
	}
	return new(big.Int).SetString(s, 10)
}

// String returns x in lowest terms: "5/12", "-3", "0". ParseRat reads it back.
func (x Rat) String() string { return x.big().RatString() }

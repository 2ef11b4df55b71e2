package repair

import (
	"math/big"
	"regexp"
	"strconv"
	"strings"

	"rofz/errata/conditions"
	"rofz/poly/exact"
)

// variable is one number of a table, at all the places where it is printed.
type variable struct {
	places []place
	text   string
	value  exact.Rat
	unit   exact.Rat // of the last printed place; 0 for an integer
	short  bool      // meant as it is printed
}

// place is a coordinate and the sign with which the variable stands there.
type place struct {
	coordinate int
	negative   bool
}

// variables groups the coordinates of a system. Zeros and other integers are structure: they are no variables. Long
// numbers that are printed twice are one variable, and so are equal entries of the diagonal and the entries that make
// a scheme stiffly accurate.
func variables(sys conditions.System) []variable {
	coords := sys.Coordinates()
	var out []variable
	for i, c := range coords {
		value, _ := c.Value.Rat()
		if value.IsInt() {
			continue
		}
		unit, short := c.Unit, c.Unit.IsZero()
		if short {
			unit, _ = unitOf(c.Text) // if it is released
		}
		found := false
		for k := range out {
			v := &out[k]
			same, opposite := v.value.Equal(value), v.value.Equal(value.Neg())
			if (same || opposite) && (!short || same && together(coords[v.places[0].coordinate], c, sys.Stages())) {
				v.places = append(v.places, place{i, opposite})
				v.unit = exact.Min(v.unit, unit)
				found = true
				break
			}
		}
		if !found {
			out = append(out, variable{[]place{{i, false}}, c.Text, value, unit, short})
		}
	}
	return out
}

// longDigits is the number of significant digits from which a number counts as truncated, and from which two equal
// numbers are no accident.
const longDigits = 7

// together reports whether equal entries at the two places are one number even if it is short: both on the diagonal,
// or one in the last row of the matrix and the other in b.
func together(p, q conditions.Coordinate, stages int) bool {
	diagonal := func(c conditions.Coordinate) bool { return c.Row > 0 && c.Row == c.Column }
	if diagonal(p) && diagonal(q) {
		return true
	}
	last := func(c conditions.Coordinate) bool { return c.Row == stages }
	weight := func(c conditions.Coordinate) bool { return c.Key == "b" }
	return p.Column == q.Column && (last(p) && weight(q) || weight(p) && last(q))
}

// unitOf returns the unit of the last printed place, and the number of significant digits: 10^−d for a decimal with d
// places, and for a fraction that is one (its denominator is long and has only the prime factors 2 and 5); 1/q² for any
// other fraction p/q; and for an expression the largest unit of the long numbers in it. A number without a text, or an
// expression without long numbers, counts as meant exactly.
func unitOf(text string) (unit exact.Rat, digits int) {
	for _, literal := range literals.FindAllString(text, -1) {
		u, d := literalUnit(literal)
		if d > digits && digits < longDigits || d >= longDigits && unit.Less(u) {
			unit, digits = u, d
		}
	}
	return unit, digits
}

// literals finds decimals and fractions of two integers.
var literals = regexp.MustCompile(`[0-9]+/[0-9]+|[0-9]*\.?[0-9]+([eE][+-]?[0-9]+)?`)

func literalUnit(text string) (unit exact.Rat, digits int) {
	if p, q, ok := strings.Cut(text, "/"); ok {
		den, _ := new(big.Int).SetString(q, 10)
		num, _ := new(big.Int).SetString(p, 10)
		if den.Sign() == 0 {
			return exact.Rat{}, 0 // an input error, reported elsewhere
		}
		x := exact.Frac(num, den)
		if places, ok := terminating(x); ok && len(q) >= longDigits {
			return exact.Int(10).Pow(-places), len(strings.TrimLeft(p, "0"))
		}
		d := exact.FromBigInt(den)
		return d.Mul(d).Inv(), len(q)
	}
	mantissa, places, ok := decimalPlaces(text)
	if !ok {
		return exact.Rat{}, 0
	}
	return exact.Int(10).Pow(-places), len(strings.TrimLeft(mantissa, "0"))
}

// terminating returns the number of decimal places of x, if it is a finite decimal.
func terminating(x exact.Rat) (places int, ok bool) {
	den := x.Den()
	multiplicity := func(p int64) (n int) {
		for ; ; n++ {
			quotient, rest := new(big.Int).QuoRem(den, big.NewInt(p), new(big.Int))
			if rest.Sign() != 0 {
				return n
			}
			den = quotient
		}
	}
	places = max(multiplicity(2), multiplicity(5))
	return places, den.IsInt64() && den.Int64() == 1
}

// decimalPlaces returns the digits of a decimal and the number of places after the point, negative for 1e5.
func decimalPlaces(text string) (mantissa string, places int, ok bool) {
	text = strings.TrimLeft(strings.TrimSpace(text), "+-")
	exponent := 0
	if m, e, found := strings.Cut(strings.ToLower(text), "e"); found {
		text = m
		n, err := strconv.Atoi(e)
		if err != nil {
			return "", 0, false
		}
		exponent = n
	}
	whole, fraction, _ := strings.Cut(text, ".")
	mantissa = whole + fraction
	if mantissa == "" || strings.Trim(mantissa, "0123456789") != "" {
		return "", 0, false
	}
	return mantissa, len(fraction) - exponent, true
}

package formula

import (
	"math/big"
	"slices"
	"strings"
	"unicode/utf8"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
)

// Style says how exact objects become formulas. The zero value shows every digit.
type Style struct {
	Digits      int    // the longest number shown exactly, in characters; a longer one becomes a decimal with …; 0 is no limit
	Significant int    // digits of such a decimal; 0 is 12
	Letter      string // the letter for the generator of a number field; "g" if empty
}

// decimalDigits is the number of significant digits of a decimal that stands for an exact number, unless a Style says
// otherwise.
const decimalDigits = 12

func (s Style) significant() int {
	if s.Significant > 0 {
		return s.Significant
	}
	return decimalDigits
}

// fits reports whether the text of e is short enough to be shown.
func (s Style) fits(e Expr) bool { return s.Digits == 0 || utf8.RuneCountInString(Text(e)) <= s.Digits }

// withSign puts a minus before e.
func withSign(negative bool, e Expr) Expr {
	if negative {
		return Sum{{true, e}}
	}
	return e
}

// alone returns a number by itself, where a minus before a sum is worked into it: 1 − √3 and (1 − √5)/2, not −(√3 − 1).
func alone(negative bool, e Expr) Expr {
	if !negative {
		return e
	}
	switch x := e.(type) {
	case Sum:
		return opposite(x)
	case Frac:
		if sum, ok := x.Above.(Sum); ok {
			if sum = opposite(sum); !sum[0].Negative {
				return Frac{sum, x.Below}
			}
		}
	}
	return Sum{{true, e}}
}

// opposite changes all signs, and puts a term without minus first if there is one.
func opposite(s Sum) Sum {
	out := make(Sum, len(s))
	for i, t := range s {
		out[i] = Term{!t.Negative, t.Body}
	}
	return positiveFirst(out)
}

func positiveFirst(s Sum) Sum {
	for i, t := range s {
		if !t.Negative {
			return slices.Concat(Sum{t}, s[:i], s[i+1:])
		}
	}
	return s
}

// Rational returns x as an integer or a fraction.
func (s Style) Rational(x exact.Rat) Expr { return withSign(s.rational(x)) }

func (s Style) rational(x exact.Rat) (negative bool, body Expr) {
	if negative = x.Sign() < 0; negative {
		x = x.Neg()
	}
	text := x.String()
	finite, ok := "", false
	if len(text) > longFraction {
		finite, ok = terminating(x)
	}
	if ok {
		if s.Digits == 0 || len(finite) <= s.Digits && !strings.HasPrefix(finite, "0.00000") {
			return negative, Number(finite)
		}
	} else if s.Digits == 0 || len(text) <= s.Digits {
		return negative, ratio(x)
	}
	text = x.Decimal(s.significant())
	if y, err := exact.ParseRat(text); err == nil && y.Equal(x) && !x.IsInt() {
		return negative, unmarked(decimal(text))
	}
	return negative, decimal(text)
}

// unmarked takes the … from a decimal that is no rounded one.
func unmarked(e Expr) Expr {
	switch e := e.(type) {
	case Number:
		text := strings.TrimSuffix(string(e), "…")
		if strings.Contains(text, ".") {
			text = strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
		}
		return Number(text)
	case Row:
		return append(Row{unmarked(e[0])}, e[1:]...)
	}
	return e
}

// longFraction is the number of characters beyond which a fraction is written as a decimal, if it is one.
const longFraction = 16

// terminating returns x ≥ 0 as a decimal of at most 400 places, if its denominator has no other prime factors than 2 and 5.
func terminating(x exact.Rat) (string, bool) {
	if x.IsInt() {
		return "", false
	}
	den := x.Den()
	twos := int(den.TrailingZeroBits())
	den = new(big.Int).Rsh(den, uint(twos))
	fives, rest := 0, new(big.Int)
	for five := big.NewInt(5); den.BitLen() > 1; fives++ {
		if den, rest = new(big.Int).QuoRem(den, five, rest); rest.Sign() != 0 {
			return "", false
		}
	}
	digits := max(twos, fives)
	return x.Big().FloatString(digits), digits <= 400
}

// ratio returns x ≥ 0 exactly.
func ratio(x exact.Rat) Expr {
	if x.IsInt() {
		return Number(x.String())
	}
	return Frac{Number(x.Num().String()), Number(x.Den().String())}
}

// decimal marks a positive decimal as rounded. One that is mostly zeros is written with a power of ten.
func decimal(text string) Expr {
	digits := strings.TrimLeft(strings.Replace(text, ".", "", 1), "0")
	point := strings.IndexByte(text, '.')
	if point < 0 {
		point = len(text)
	}
	exponent := point - 1
	if strings.HasPrefix(text, "0.") {
		exponent = len(digits) - len(text) + 1
	}
	if -5 < exponent && exponent < decimalDigits {
		return Number(text + "…")
	}
	mantissa := digits[:1]
	if rest := strings.TrimRight(digits[1:], "0"); rest != "" {
		mantissa += "." + rest
	}
	power := Script{Number("10"), nil, integer(exponent)}
	return Row{Number(mantissa + "…"), Operator("·"), power}
}

func integer(n int) Expr { return Style{}.Rational(exact.Int(int64(n))) }

// Element returns the element x of k: with square roots if x is a number of degree 2, or one of degree 4 that has them;
// otherwise as a polynomial in the generator; and as a decimal if that is too long.
func (s Style) Element(k algebraic.Field, x poly.Elem) Expr { return alone(s.element(k, x)) }

func (s Style) element(k algebraic.Field, x poly.Elem) (negative bool, body Expr) {
	if r, ok := x.Rat(); ok {
		return s.rational(r)
	}
	if negative, body, ok := radicalOf(k, x); ok && s.fits(body) {
		return negative, body
	}
	if negative, body := s.inGenerator(x); s.fits(body) {
		return negative, body
	}
	text, negative := strings.CutPrefix(k.Decimal(x, s.significant()), "-")
	return negative, decimal(text)
}

// inGenerator writes an element as a polynomial in the generator, with the sign apart if all terms have it.
func (s Style) inGenerator(x poly.Elem) (negative bool, body Expr) {
	exactly := Style{Letter: s.Letter}
	sum := exactly.terms(algebraic.Field{}, x.Poly(), s.generator(), ascending, false)
	for _, t := range sum {
		if !t.Negative {
			return false, unsigned(sum)
		}
	}
	for i := range sum {
		sum[i].Negative = false
	}
	return true, unsigned(sum)
}

func (s Style) generator() string {
	if s.Letter == "" {
		return "g"
	}
	return s.Letter
}

// unsigned returns a sum of one term without sign as that term.
func unsigned(s Sum) Expr {
	if len(s) == 1 && !s[0].Negative {
		return s[0].Body
	}
	return s
}

// Gaussian returns x + iy.
func (s Style) Gaussian(z exact.Gaussian) Expr {
	var sum Sum
	if !z.Re.IsZero() || z.Im.IsZero() {
		negative, re := s.rational(z.Re)
		sum = append(sum, Term{negative, re})
	}
	if !z.Im.IsZero() {
		negative, im := s.rational(z.Im)
		sum = append(sum, Term{negative, Product(im, Symbol("i"))})
	}
	return unsigned(sum)
}

// Algebraic returns a real algebraic number: a rational number, one with square roots, or a decimal.
func (s Style) Algebraic(n algebraic.Number) Expr {
	if r, ok := n.Rational(); ok {
		return s.Rational(r)
	}
	if negative, body, ok := radical(n); ok && s.fits(body) {
		return alone(negative, body)
	}
	return Rounded(n.Decimal(s.significant()))
}

// Radical returns an irrational number with square roots, if it has degree 2, or degree 4 and they are found.
func (s Style) Radical(n algebraic.Number) (e Expr, ok bool) {
	if _, rational := n.Rational(); rational {
		return nil, false
	}
	negative, body, ok := radical(n)
	return alone(negative, body), ok && s.fits(body)
}

// Generator says what the generator of k is: g = √2, or g the root of x³ − 3x² + 3/2 x − 1/6 in (0.43, 0.44),
// g = 0.435866521508…
func (s Style) Generator(k algebraic.Field) Expr {
	g := Symbol(s.generator())
	if k.Degree() == 1 {
		return Row{g, Operator("="), Number("0")}
	}
	n := k.Number(k.Algebra().Generator())
	if negative, body, ok := radical(n); ok {
		return Row{g, Operator("="), alone(negative, body)}
	}
	in, _ := n.RootIn()
	m := s.Descending(algebraic.Field{}, k.Algebra().MinimalPolynomial(), "x")
	return Row{
		g, Words("the root of"), m, Words("in"),
		Fence{"(", Row{Finite(in.Lo), Operator(","), Finite(in.Hi)}, ")"}, Operator(","),
		g, Operator("="), Rounded(n.Decimal(s.significant())),
	}
}

// Rounded returns a decimal, perhaps with a minus, and marks it as rounded. One that is mostly zeros is written with a
// power of ten.
func Rounded(text string) Expr {
	text, negative := strings.CutPrefix(text, "-")
	return withSign(negative, decimal(text))
}

// Finite writes a number that is a decimal with finitely many digits as such.
func Finite(x exact.Rat) Expr {
	text, negative := strings.CutPrefix(x.Decimal(len(x.String())+2), "-")
	if strings.Contains(text, ".") {
		text = strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
	}
	return withSign(negative, Number(text))
}

// Product returns c·x, where the number 1 is silent and a sum gets parentheses; a nil x stands for 1.
func Product(c, x Expr) Expr {
	switch {
	case x == nil:
		return c
	case c == Expr(Number("1")):
		return x
	}
	if isLoose(c) {
		c = Fence{"(", c, ")"}
	}
	return flat(Row{c, x})
}

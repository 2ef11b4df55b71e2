package scheme

import (
	"context"
	"math"
	"math/big"
	"strconv"
	"strings"

	"rofz/internal/budget"
	"rofz/poly/exact"
	"rofz/scheme/expression"
)

const (
	doubleDigits = 20     // significant places that no rounding of a number to 53 bits needs
	doublePlaces = 17     // those that tell any two numbers of 53 bits apart
	someDoubles  = 4      // numbers that are not all doubles by chance
	longDecimal  = 9      // places from which on a decimal is rounded: nobody prints 0.25 as 0.250000000
	shortDecimal = 4      // places from which on a decimal may be rounded
	longFraction = 6      // digits of numerator and denominator from which on a fraction approximates
	someFraction = 4      // digits from which on it may
	intermediate = 8      // times 1/q² is how near a fraction is that was chosen for its size, if it is no convergent
	accuracies   = 10_000 // by which the units of the fractions of one source may differ and be of one accuracy
	droppedZeros = 3      // that a rounded decimal may have lost at its end
	vagueUnits   = 5      // in the last place, where a source says that its numbers are truncated but not to how many places
)

// workOfLiteral is about what a character of a number costs, in units of work: the number is parsed, rounded and printed.
const workOfLiteral = 20

// literals says how far the numbers of one source may be off.
type literals struct {
	ctx      context.Context
	digits   int       // significant places that are right; 0 if the source does not say
	declared bool      // the source says that its numbers are rounded
	vague    bool      // and does not say to how many places
	full     decimal   // places of the decimals that are printed in full: rounded are those that have about as many
	coarsest exact.Rat // the largest unit of a fraction
	hasShort bool      // there are decimals or fractions that may be rounded
	short    bool      // and they are
	places17 int       // decimals of 17 places
	doubles  int       // those of them that are how a number of 53 bits is printed
	ends     ends      // of the decimals that are rounded because they are long

	params map[string]*constant
}

// constant is a parameter whose unit is found when it is asked for.
type constant struct {
	text    string
	visited bool
	value   float64
	unit    exact.Rat
}

func newLiterals(ctx context.Context, info Info, printed []Entries) *literals {
	r := &literals{ctx: ctx, digits: info.Digits, declared: info.Exact != nil || info.Digits > 0, params: make(map[string]*constant)}
	r.vague = r.declared && r.digits == 0
	for _, e := range printed {
		for _, row := range e.Rows {
			if e.Key == "params" {
				r.params[row[0]] = &constant{text: row[1]}
				row = row[1:]
			}
			for _, text := range row {
				budget.Spend(ctx, workOfLiteral*len(text))
				if e, err := expression.Coefficient.Parse(text); err == nil {
					r.measure(e.Simplified())
				}
			}
		}
	}
	if r.digits > 0 {
		r.full = decimal{significant: r.digits, fraction: r.digits}
	}
	return r
}

// measure takes the decimals and fractions of an expression into account.
func (r *literals) measure(e expression.Expr) {
	if p, q, _, ok := e.Fraction(); ok {
		unit, _ := fractionUnit(p, q, false)
		shorter, _ := fractionUnit(p, q, true)
		r.coarsest = exact.Max(r.coarsest, unit)
		r.hasShort = r.hasShort || unit.IsZero() && !shorter.IsZero()
		return
	}
	if d, ok := decimalOf(e.Text); ok && e.Op == expression.OpNumber {
		r.full.significant = max(r.full.significant, d.significant)
		r.full.fraction = max(r.full.fraction, d.fraction)
		r.hasShort = r.hasShort || !r.declared && d.places() >= shortDecimal && d.places() < longDecimal
		if d.significant == doublePlaces {
			r.places17++
			if printsDouble(e.Text) {
				r.doubles++
			}
		}
		r.ends.add(d)
	}
	for _, arg := range e.Args {
		r.measure(arg)
	}
}

// ends are where the long decimals of a table end: their last places, and their numbers of significant ones.
type ends struct{ last, significant map[int]bool }

func (e *ends) add(d decimal) {
	if d.places() < longDecimal {
		return
	}
	if e.last == nil {
		e.last, e.significant = make(map[int]bool), make(map[int]bool)
	}
	e.last[d.last], e.significant[d.significant] = true, true
}

// have reports whether a decimal ends where a long one does, as 0.23456789 does beside 1.23456789.
func (e ends) have(d decimal) bool {
	return e.last[d.last] || d.significant >= shortDecimal && e.significant[d.significant]
}

// decimal is a literal with a point, or with a negative exponent.
type decimal struct {
	significant int // places from the first that is not 0
	last        int // the last place is 10^last
	fraction    int // places behind the point
}

// places are the significant ones or those behind the point, whichever are more: a table has all its numbers with as
// many of the one or of the other.
func (d decimal) places() int { return max(d.significant, d.fraction) }

// missing returns how many places d has less than the decimals that are printed in full, of those of which it has less
// few: significant ones, or those behind the point.
func (d decimal) missing(full decimal) int {
	return max(0, min(full.significant-d.significant, full.fraction-d.fraction))
}

// nearly reports whether d has two thirds of the places of the decimals that are printed in full.
func (d decimal) nearly(full decimal) bool {
	return 3*d.significant >= 2*full.significant || 3*d.fraction >= 2*full.fraction
}

// decimalOf reports false for integers and for 0.
func decimalOf(literal string) (d decimal, ok bool) {
	mantissa, exponent := strings.ToLower(literal), 0
	if i := strings.IndexByte(mantissa, 'e'); i >= 0 {
		x, err := exact.ParseRat(strings.TrimPrefix(mantissa[i+1:], "+"))
		if err != nil || x.Abs().Cmp(exact.Int(10*maxLiteral)) > 0 {
			return d, false
		}
		mantissa, exponent = mantissa[:i], int(x.Float64())
	}
	whole, fraction, point := strings.Cut(mantissa, ".")
	digits := strings.TrimLeft(whole+fraction, "0")
	if !point && exponent >= 0 || digits == "" {
		return d, false
	}
	return decimal{len(digits), exponent - len(fraction), len(fraction)}, true
}

// unit returns that of a literal.
func (r *literals) unit(literal string) exact.Rat {
	d, ok := decimalOf(literal)
	if !ok {
		return exact.Rat{}
	}
	last, n, missing := d.last, d.places(), d.missing(r.full)
	switch {
	case r.digits == 0 && isDouble(literal):
		x, _ := exact.ParseRat(literal)
		return exact.Frac(big.NewInt(1), x.Den())
	case r.digits > 0 && d.significant > r.digits:
		last += d.significant - r.digits
	case n >= longDecimal:
	case r.declared && (missing <= droppedZeros && n >= shortDecimal || missing <= 1 && r.digits > 0):
		last -= missing
	case !r.declared && (r.short || r.ends.have(d)) && n >= shortDecimal && d.nearly(r.full): // far longer ones say that this is all of it
	default:
		return exact.Rat{}
	}
	unit := exact.Int(10).Pow(last)
	if r.digits == 0 && r.doubles >= someDoubles && r.doubles == r.places17 && d.significant >= doublePlaces-1 && d.significant <= doublePlaces {
		unit = exact.Max(unit, lastBit(literal))
	}
	return unit
}

// printsDouble reports whether a decimal of 17 places is how the number of 53 bits next to it is printed. Of decimals of
// 17 places one in eleven to two in three are.
func printsDouble(literal string) bool {
	x, err := strconv.ParseFloat(literal, 64)
	if err != nil {
		return false
	}
	printed, errPrinted := exact.ParseRat(strconv.FormatFloat(x, 'e', doublePlaces-1, 64))
	given, err := exact.ParseRat(literal)
	return err == nil && errPrinted == nil && printed.Equal(given)
}

// lastBit returns the value of the last of the 53 bits of the number next to a decimal.
func lastBit(literal string) exact.Rat {
	x, err := strconv.ParseFloat(literal, 64)
	if err != nil || x == 0 {
		return exact.Rat{}
	}
	_, exponent := math.Frexp(x)
	return exact.Int(2).Pow(exponent - 53)
}

// isDouble reports whether a decimal is exactly a number of 53 bits, all of whose places were printed: more than that
// number needs, zeros at the end not counted.
func isDouble(literal string) bool {
	mantissa, _, _ := strings.Cut(strings.ToLower(literal), "e")
	if d, ok := decimalOf(strings.TrimRight(mantissa, "0")); !ok || d.significant <= doubleDigits {
		return false
	}
	x, err := exact.ParseRat(literal)
	if err != nil {
		return false
	}
	den := x.Den()
	return divideOut(den, 2) > 0 && den.Cmp(big.NewInt(1)) == 0 && isMantissa(x.Num())
}

// isMantissa reports whether n is what is left of a rounded mantissa of 53 bits without its zeros at the end, of which
// there are rarely eight.
func isMantissa(n *big.Int) bool { return n.BitLen() > 45 && n.BitLen() <= 53 }

// units returns those of all coefficients.
func (r *literals) units(printed []Entries) Units {
	for _, c := range r.params {
		c.visited = false
	}
	out := Units{}
	for _, e := range printed {
		if e.Key == "params" {
			continue
		}
		rows, rounded := make([][]exact.Rat, len(e.Rows)), false
		for i, row := range e.Rows {
			rows[i] = make([]exact.Rat, len(row))
			for k, text := range row {
				budget.Spend(r.ctx, workOfLiteral*len(text))
				_, rows[i][k] = r.text(text)
				if r.vague {
					rows[i][k] = rows[i][k].Mul(exact.Int(vagueUnits))
				}
				rounded = rounded || !rows[i][k].IsZero()
			}
		}
		if rounded {
			if out.byKey == nil {
				out.byKey = make(map[string][][]exact.Rat)
			}
			out.byKey[e.Key] = rows
		}
	}
	return out
}

// text returns about the value of a coefficient, and its unit.
func (r *literals) text(text string) (value float64, unit exact.Rat) {
	e, err := expression.Coefficient.Parse(text)
	if err != nil {
		panic("internal error: " + err.Error()) // it was read before
	}
	return r.expression(e.Simplified()) // −p/q is −(p/q)
}

func (r *literals) param(name string) (value float64, unit exact.Rat) {
	c, ok := r.params[name]
	if !ok {
		return 0, exact.Rat{} // the x of a root
	}
	if !c.visited {
		c.visited = true // there are no cycles
		c.value, c.unit = r.text(c.text)
	}
	return c.value, c.unit
}

// expression bounds the error that those of the literals make, to first order, and to second order for products.
func (r *literals) expression(e expression.Expr) (value float64, unit exact.Rat) {
	if p, q, _, ok := e.Fraction(); ok && q != "1" {
		return r.fraction(p, q)
	}
	var x [3]float64
	var u [3]exact.Rat
	for i, arg := range e.Args {
		x[i], u[i] = r.expression(arg)
	}
	switch e.Op {
	case expression.OpNumber:
		v, _ := exact.ParseRat(e.Text)
		return v.Float64(), r.unit(e.Text)
	case expression.OpName:
		return r.param(e.Text)
	case expression.OpNeg:
		return -x[0], u[0]
	case expression.OpAdd:
		return x[0] + x[1], u[0].Add(u[1])
	case expression.OpSub:
		return x[0] - x[1], u[0].Add(u[1])
	case expression.OpMul:
		return x[0] * x[1], scaled(u[0], x[1]).Add(scaled(u[1], x[0])).Add(u[0].Mul(u[1]))
	case expression.OpQuo:
		q := x[0] / x[1]
		return q, scaled(u[0], 1/x[1]).Add(scaled(u[1], q/x[1]))
	case expression.OpPower:
		n := float64(e.N)
		return math.Pow(x[0], n), scaled(u[0], n*math.Pow(x[0], n-1))
	case expression.OpSqrt:
		root := math.Sqrt(x[0])
		return root, scaled(u[0], 0.5/root)
	}
	v, _ := expression.Approximate(e.String(), nil) // a root: its polynomial is exact
	return v, exact.Rat{}
}

// fraction returns about the value of p/q, and its unit. Where a source says that its numbers are truncated, all its
// fractions were made to about the accuracy of the coarsest. Else one may lie between two convergents of a continued
// fraction, as the simplest number in an interval does: then it is as near as a fourth of a partial quotient times 1/q². One
// of 33 and more is rare, and a wrong digit makes more than 1/q.
func (r *literals) fraction(p, q string) (value float64, unit exact.Rat) {
	x, _ := exact.ParseRat(p + "/" + q)
	unit, approximates := fractionUnit(p, q, r.short)
	switch {
	case r.vague && !unit.IsZero():
		unit = exact.Max(unit, exact.Min(r.coarsest, unit.Mul(exact.Int(accuracies))))
	case approximates:
		unit = unit.Mul(exact.Int(intermediate))
	}
	return x.Float64(), unit
}

// fractionUnit is 1/q² for long numbers p and q, or for shorter ones where those may be rounded: a convergent of a
// continued fraction is as near. A fraction whose denominator is a product of 2s and 5s alone is a decimal, and one over a
// power of 2 a number of 53 bits, or exact: neither approximates.
func fractionUnit(p, q string, short bool) (unit exact.Rat, approximates bool) {
	digits, decimals := longFraction, longDecimal
	if short {
		digits, decimals = someFraction, shortDecimal
	}
	if len(p) < digits || len(q) < digits {
		return unit, false
	}
	n, ok := new(big.Int).SetString(q, 10)
	if !ok || n.Sign() == 0 {
		return unit, false
	}
	twos, fives := divideOut(n, 2), divideOut(n, 5)
	switch places := max(twos, fives); {
	case n.Cmp(big.NewInt(1)) != 0:
		x, _ := exact.ParseRat("1/" + q)
		return x.Mul(x), true
	case fives == 0:
		if x, _ := exact.ParseRat(p + "/" + q); isMantissa(x.Num()) {
			unit = exact.Int(2).Pow(-twos)
		}
	case places >= decimals:
		unit = exact.Int(10).Pow(-places)
	}
	return unit, false
}

// evidentlyExact reports that all coefficients are integers, or fractions of which numerator or denominator is short:
// such are exact wherever a source does not say otherwise. Cost: one look at each character.
func evidentlyExact(printed []Entries) bool {
	for _, e := range printed {
		for _, row := range e.Rows {
			for _, text := range row {
				p, q, fraction := strings.Cut(strings.TrimPrefix(text, "-"), "/")
				if !expression.IsInteger(p) || fraction && (!expression.IsInteger(q) || min(len(p), len(q)) >= someFraction) {
					return false
				}
			}
		}
	}
	return true
}

// divideOut divides n > 0 by p as often as it can be, and says how often.
//
// Algorithm: division by p, p², p⁴, … as long as there is no remainder, and back. Cost: that of some divisions of n.
func divideOut(n *big.Int, p int64) int {
	powers := []*big.Int{big.NewInt(p)}
	k, up := 0, true
	q, r := new(big.Int), new(big.Int)
	for i := 0; i >= 0; {
		if q.QuoRem(n, powers[i], r); r.Sign() != 0 {
			up = false
		} else {
			n.Set(q)
			k += 1 << i
		}
		if !up {
			i--
			continue
		}
		powers = append(powers, new(big.Int).Mul(powers[i], powers[i]))
		i++
	}
	return k
}

// scaled returns |f|·u, a little more.
func scaled(u exact.Rat, f float64) exact.Rat {
	if u.IsZero() || f == 0 {
		return exact.Rat{}
	}
	f = math.Abs(f) * (1 + 1e-9)
	if math.IsInf(f, 0) || math.IsNaN(f) {
		return u
	}
	return u.Mul(exact.FromFloat(f))
}

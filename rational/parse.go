package rational

import (
	"cmp"
	"fmt"
	"math/big"
	"strings"
	"unicode/utf8"

	"rofz/poly"
	"rofz/poly/exact"
)

// Limits of Parse, so that a short text never asks for much time or memory.
const (
	maxDegree = 400
	maxNest   = 100
	maxDigits = 200_000
	maxWork   = 50_000_000 // products of machine words
)

// Parse reads a rational function of z over k, in which g is the generator of k (nil is ℚ). It takes what String prints
// and plain ASCII alike: "(1 + 1/3 z) / (1 − 2/3 z + 1/6 z²)", "(1+1/3*z)/(1-2/3*z+1/6*z^2)", "1/(1-z)^2".
//
// It also takes the form that formulas have on a terminal: "(1 + z/3) / (1 − ⅔z + z²/12)", with the fractions that are
// single characters, though not behind a digit: 1½ is one half for some and three halves for others.
//
// The operators are + and −, then * · / and the unwritten product, all of one rank and from left to right (so 1/6 z² is
// one sixth of z²), then the signs, then powers with a literal exponent ≥ 0, as ^2 or ². Blanks are free. The value is
// reduced; it fails like New if it has a pole at 0. Errors name the offset in bytes, counted from 0.
//
// Degrees up to 400, numbers up to 200 000 digits and 100 nested parentheses are read; what would take more than about a
// second is refused.
func Parse(s string, k *poly.Field) (Function, error) {
	r := &reader{s: s, k: k}
	v, err := r.sum(0)
	if err != nil {
		return Function{}, err
	}
	if r.blanks(); r.i < len(s) {
		return Function{}, r.errorf("want an operator or the end, found %q", r.rune())
	}
	return New(v.p, v.q)
}

// fraction is an intermediate result p/q, not reduced, q ≠ 0. A constant q is 1.
type fraction struct{ p, q poly.Poly }

func (a fraction) mul(b fraction) fraction { return divide(a.p.Mul(b.p), a.q.Mul(b.q)) }

func (a fraction) add(b fraction) fraction {
	if a.q.Equal(b.q) {
		return fraction{a.p.Add(b.p), a.q}
	}
	return fraction{a.p.Mul(b.q).Add(b.p.Mul(a.q)), a.q.Mul(b.q)}
}

// divide returns p/q. To divide by constants at once keeps sums like 1/3 + 1/3 z over their least denominator.
func divide(p, q poly.Poly) fraction {
	if q.Degree() == 0 {
		return fraction{p.Scale(q.Coeff(0).Inv()), poly.FromInts(1)}
	}
	return fraction{p, q}
}

type reader struct {
	s    string
	i    int
	k    *poly.Field
	work int
}

func (r *reader) errorf(format string, args ...any) error {
	return fmt.Errorf("rational: offset %d: %s", r.i, fmt.Sprintf(format, args...))
}

func (r *reader) rune() rune {
	c, _ := utf8.DecodeRuneInString(r.s[r.i:])
	return c
}

func (r *reader) blanks() {
	for r.i < len(r.s) && strings.IndexByte(" \t\r\n", r.s[r.i]) >= 0 {
		r.i++
	}
}

// take skips blanks and then one of the given spellings.
func (r *reader) take(spellings ...string) bool {
	r.blanks()
	for _, s := range spellings {
		if strings.HasPrefix(r.s[r.i:], s) {
			r.i += len(s)
			return true
		}
	}
	return false
}

// afford refuses the product p·q when its degree is too high or it would take too long.
func (r *reader) afford(p, q poly.Poly) error {
	m, n := max(p.Degree(), 0), max(q.Degree(), 0)
	if m+n > maxDegree {
		return r.errorf("the degree exceeds %d", maxDegree)
	}
	d := r.k.Degree()
	return r.charge((m + 1) * (n + 1) * d * d * (10 + (bits(p)/64+1)*(bits(q)/64+1)))
}

func (r *reader) charge(work int) error {
	if r.work += work; r.work > maxWork {
		return r.errorf("the value is too long to work out")
	}
	return nil
}

func (r *reader) mul(a, b fraction) (fraction, error) {
	if err := cmp.Or(r.afford(a.p, b.p), r.afford(a.q, b.q)); err != nil {
		return fraction{}, err
	}
	return a.mul(b), nil
}

func (r *reader) add(a, b fraction) (fraction, error) {
	var err error
	if a.q.Equal(b.q) {
		err = r.charge((max(a.p.Degree(), b.p.Degree()) + 2) * r.k.Degree() * ((bits(a.p)+bits(b.p))/64 + 1))
	} else {
		err = cmp.Or(r.afford(a.p, b.q), r.afford(a.q, b.p), r.afford(a.q, b.q))
	}
	if err != nil {
		return fraction{}, err
	}
	return a.add(b), nil
}

// bits returns the bit length of the longest number in p.
func bits(p poly.Poly) int {
	n := 0
	for _, c := range p.Coeffs() {
		for _, x := range c.Coeffs() {
			n = max(n, x.Num().BitLen(), x.Den().BitLen())
		}
	}
	return n
}

func (r *reader) sum(depth int) (fraction, error) {
	if depth > maxNest {
		return fraction{}, r.errorf("more than %d nested parentheses", maxNest)
	}
	var terms []fraction
	for negative := false; ; {
		next, err := r.product(depth)
		if err != nil {
			return fraction{}, err
		}
		if negative {
			next.p = next.p.Neg()
		}
		terms = append(terms, next)
		if negative = r.take("-", "−"); !negative && !r.take("+") {
			return r.total(terms)
		}
	}
}

// total adds by halves, which keeps a sum of many terms linear but for a logarithm.
func (r *reader) total(terms []fraction) (fraction, error) {
	n := len(terms)
	if n == 1 {
		return terms[0], nil
	}
	a, err := r.total(terms[:n/2])
	if err != nil {
		return fraction{}, err
	}
	b, err := r.total(terms[n/2:])
	if err != nil {
		return fraction{}, err
	}
	return r.add(a, b)
}

func (r *reader) product(depth int) (fraction, error) {
	total, err := r.signed(depth)
	if err != nil {
		return fraction{}, err
	}
	for {
		slash := r.take("/")
		if !slash && !r.take("*", "·") && !r.startsPrimary() {
			return total, nil
		}
		at := r.i
		next, err := r.signed(depth)
		if err != nil {
			return fraction{}, err
		}
		if slash {
			if next.p.IsZero() {
				r.i = at
				return fraction{}, r.errorf("division by zero")
			}
			next = divide(next.q, next.p)
		}
		if total, err = r.mul(total, next); err != nil {
			return fraction{}, err
		}
	}
}

func (r *reader) startsPrimary() bool {
	r.blanks()
	if _, vulgar := exact.FromVulgar(r.rune()); vulgar {
		before := strings.TrimRight(r.s[:r.i], " \t\r\n")
		return before == "" || !digit(before[len(before)-1])
	}
	return r.i < len(r.s) && (strings.IndexByte("zg(", r.s[r.i]) >= 0 || digit(r.s[r.i]))
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

func (r *reader) signed(depth int) (fraction, error) {
	negative := false
	for {
		if r.take("-", "−") {
			negative = !negative
		} else if !r.take("+") {
			break
		}
	}
	f, err := r.powered(depth)
	if err == nil && negative {
		f.p = f.p.Neg()
	}
	return f, err
}

func (r *reader) powered(depth int) (fraction, error) {
	f, err := r.primary(depth)
	if err != nil {
		return fraction{}, err
	}
	n, found, err := r.exponent()
	if err != nil || !found {
		return f, err
	}
	if z := poly.FromInts(0, 1); f.p.Equal(z) && f.q.Degree() == 0 { // only for speed
		return fraction{poly.FromInts(1).Shift(n), f.q}, nil
	}
	// Powers by squaring cost about as much as the last product, of the two halves of the result.
	for _, p := range []poly.Poly{f.p, f.q} {
		deg := max(p.Degree(), 0) * n
		if deg > maxDegree {
			return fraction{}, r.errorf("the degree exceeds %d", maxDegree)
		}
		d, w := r.k.Degree(), (bits(p)*n/2+n)/64+1
		if err := r.charge((deg/2 + 1) * (deg/2 + 1) * d * d * (10 + w*w)); err != nil {
			return fraction{}, err
		}
	}
	return divide(f.p.Pow(n), f.q.Pow(n)), nil
}

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹"

// exponent reads ^12 or ¹² if there is one.
func (r *reader) exponent() (n int, found bool, err error) {
	caret := r.take("^")
	if caret {
		r.blanks()
	}
	for r.i < len(r.s) {
		d := -1
		size := 1
		if caret && digit(r.s[r.i]) {
			d = int(r.s[r.i] - '0')
		} else if !caret {
			var c rune
			c, size = utf8.DecodeRuneInString(r.s[r.i:])
			if at := strings.IndexRune(superscripts, c); at >= 0 {
				d = utf8.RuneCountInString(superscripts[:at])
			}
		}
		if d < 0 {
			break
		}
		if n = 10*n + d; n > maxDegree {
			return 0, false, r.errorf("the exponent exceeds %d", maxDegree)
		}
		found = true
		r.i += size
	}
	if caret && !found {
		return 0, false, r.errorf("want an exponent: a literal integer ≥ 0")
	}
	return n, found, nil
}

func (r *reader) primary(depth int) (fraction, error) {
	one := poly.FromInts(1)
	switch {
	case r.take("("):
		f, err := r.sum(depth + 1)
		if err == nil && !r.take(")") {
			err = r.errorf("want )")
		}
		return f, err
	case r.take("z"):
		return fraction{poly.FromInts(0, 1), one}, nil
	case r.take("g"):
		if r.k == nil {
			r.i--
			return fraction{}, r.errorf("g is the generator of a number field; here all numbers are rational")
		}
		return fraction{poly.Constant(r.k.Generator()), one}, nil
	}
	if x, vulgar := exact.FromVulgar(r.rune()); vulgar {
		r.i += utf8.RuneLen(r.rune())
		return fraction{poly.FromRats(x), one}, nil
	}
	start := r.i
	for r.i < len(r.s) && digit(r.s[r.i]) {
		r.i++
	}
	switch length := r.i - start; {
	case length == 0 && r.i == len(r.s):
		return fraction{}, r.errorf("want a number, z or (, found the end")
	case length == 0:
		return fraction{}, r.errorf("want a number, z or (, found %q", r.rune())
	case length > maxDigits:
		r.i = start
		return fraction{}, r.errorf("a number of %d digits; at most %d are read", length, maxDigits)
	}
	n, ok := new(big.Int).SetString(r.s[start:r.i], 10)
	if !ok {
		panic("internal error: digits that are no number")
	}
	return fraction{poly.FromBigInts([]*big.Int{n}, big.NewInt(1)), one}, nil
}

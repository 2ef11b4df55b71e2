package poly

import (
	"fmt"
	"math/big"
	"strings"

	"rofz/poly/exact"
)

// String returns x exactly, as a polynomial in the generator: "1/2-1/4*g+g^2". Field.ParseElem reads it back.
func (x Elem) String() string { return x.Poly().Format("g") }

// String returns Format("x").
func (p Poly) String() string { return p.Format("x") }

// Format returns p exactly in ascending powers of the variable: "1-2/3*z+1/6*z^2"; "0" for zero. A coefficient outside
// ℚ stands in parentheses. Parse reads it back.
func (p Poly) Format(variable string) string {
	if p.IsZero() {
		return "0"
	}
	var b strings.Builder
	for i := 0; i <= p.Degree(); i++ {
		c := p.Coeff(i)
		if c.IsZero() {
			continue
		}
		text := ""
		if r, ok := c.Rat(); ok {
			text = r.String()
		} else {
			text = "(" + c.String() + ")"
		}
		power := variable
		if i > 1 {
			power = fmt.Sprintf("%s^%d", variable, i)
		}
		switch {
		case i == 0:
		case text == "1":
			text = power
		case text == "-1":
			text = "-" + power
		default:
			text += "*" + power
		}
		if b.Len() > 0 && text[0] != '-' {
			b.WriteByte('+')
		}
		b.WriteString(text)
	}
	return b.String()
}

// Descending returns p as Format does, with the highest power first, as minimal polynomials are written: "x^2-2".
func (p Poly) Descending(variable string) string {
	var b strings.Builder
	for i := p.Degree(); i >= 0; i-- {
		if p.Coeff(i).IsZero() {
			continue
		}
		term := Monomial(p.Coeff(i), i).Format(variable)
		if b.Len() > 0 && term[0] != '-' {
			b.WriteByte('+')
		}
		b.WriteString(term)
	}
	return b.String()
}

// ParseElem reads an element as Elem.String prints it.
func (k *Field) ParseElem(s string) (Elem, error) {
	p, err := Parse(s, nil, "g")
	if err != nil {
		return Elem{}, err
	}
	if p.Degree() >= max(k.Degree(), 1) {
		return Elem{}, fmt.Errorf("poly: %q has degree %d in g; the field has degree %d", s, p.Degree(), k.Degree())
	}
	return k.element(p), nil
}

const (
	maxParseDegree  = 10_000
	maxParseLiteral = 1_000_000 // characters: certificates hold long numbers
)

// Parse reads a polynomial over k as Format prints it: a sum of terms c, v, c*v, v^n, c*v^n with rational c, or c an
// element of k in parentheses. Terms may come in any order and repeat; blanks are not allowed. The degree is at most
// 10 000, a number has at most 1 000 000 characters. Errors name the offset, counted from 0.
func Parse(s string, k *Field, variable string) (Poly, error) {
	r := reader{s: s, k: k, v: variable}
	terms := map[int]Elem{}
	top := -1
	for first := true; first || r.i < len(s); first = false {
		c, n, err := r.term(first)
		if err != nil {
			return Poly{}, err
		}
		terms[n] = terms[n].Add(c)
		top = max(top, n)
	}
	coeffs := make([]Elem, top+1)
	for n, c := range terms {
		coeffs[n] = c
	}
	return New(coeffs...), nil
}

type reader struct {
	s string
	i int
	k *Field
	v string
}

func (r *reader) errorf(format string, args ...any) error {
	return fmt.Errorf("poly: offset %d: %s", r.i, fmt.Sprintf(format, args...))
}

func (r *reader) peek(c byte) bool { return r.i < len(r.s) && r.s[r.i] == c }

func (r *reader) term(first bool) (Elem, int, error) {
	sign := Int(1)
	switch {
	case r.peek('-'):
		sign = Int(-1)
		r.i++
	case r.peek('+'):
		r.i++
	case !first:
		return Elem{}, 0, r.errorf("want + or -")
	}
	c := Int(1)
	needVariable := true
	if !strings.HasPrefix(r.s[r.i:], r.v) {
		var err error
		if c, err = r.coefficient(); err != nil {
			return Elem{}, 0, err
		}
		if needVariable = r.peek('*'); needVariable {
			r.i++
		}
	}
	if !needVariable {
		return sign.Mul(c), 0, nil
	}
	if !strings.HasPrefix(r.s[r.i:], r.v) {
		return Elem{}, 0, r.errorf("want %s", r.v)
	}
	r.i += len(r.v)
	if !r.peek('^') {
		return sign.Mul(c), 1, nil
	}
	r.i++
	n, digits := 0, 0
	for ; r.i < len(r.s) && r.s[r.i] >= '0' && r.s[r.i] <= '9'; r.i++ {
		if n, digits = n*10+int(r.s[r.i]-'0'), digits+1; n > maxParseDegree {
			return Elem{}, 0, r.errorf("the degree exceeds %d", maxParseDegree)
		}
	}
	if digits == 0 {
		return Elem{}, 0, r.errorf("want an exponent")
	}
	return sign.Mul(c), n, nil
}

func (r *reader) coefficient() (Elem, error) {
	if r.peek('(') {
		end := strings.IndexByte(r.s[r.i:], ')')
		if end < 0 {
			return Elem{}, r.errorf("( is not closed")
		}
		if r.v == "g" {
			return Elem{}, r.errorf("no parentheses in a field element")
		}
		c, err := r.k.ParseElem(r.s[r.i+1 : r.i+end])
		if err != nil {
			return Elem{}, r.errorf("%v", err)
		}
		r.i += end + 1
		return c, nil
	}
	j := r.i
	for j < len(r.s) && (r.s[j] >= '0' && r.s[j] <= '9' || r.s[j] == '/') {
		j++
	}
	if j == r.i || j-r.i > maxParseLiteral {
		return Elem{}, r.errorf("want a rational number of at most %d characters", maxParseLiteral)
	}
	num, den, fraction := strings.Cut(r.s[r.i:j], "/")
	if !fraction {
		den = "1"
	}
	a, ok := new(big.Int).SetString(num, 10)
	b, ok2 := new(big.Int).SetString(den, 10)
	if !ok || !ok2 || b.Sign() == 0 {
		return Elem{}, r.errorf("want a rational number n or n/d, d not zero")
	}
	r.i = j
	return Rational(exact.Frac(a, b)), nil
}

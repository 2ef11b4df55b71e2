package expression

import (
	"cmp"
	"math/big"
	"unicode/utf8"

	"rofz/poly"
	"rofz/poly/exact"
	"rofz/rational"
)

// Limits of ParseFunction, so that a short text never asks for much time or memory.
const (
	maxDegree = 400
	maxDigits = 200_000
	maxWork   = 50_000_000 // products of machine words
)

// ParseFunction reads a rational function of z over k, in which g is the generator of k (nil is ℚ), in the dialect
// Function. The value is reduced; it fails like rational.New if it has a pole at 0.
//
// Degrees up to 400 and numbers up to 200 000 digits are read; what would take more than about a second is refused.
func ParseFunction(text string, k *poly.Field) (rational.Function, error) {
	e, err := Function.Parse(text)
	if err != nil {
		return rational.Function{}, err
	}
	f, err := (&functions{k: k}).value(e)
	if err != nil {
		return rational.Function{}, err
	}
	return rational.New(f.p, f.q)
}

// fraction is an intermediate result p/q, not reduced, q ≠ 0. A constant q is 1.
type fraction struct{ p, q poly.Poly }

// divide returns p/q. To divide by constants at once keeps sums like 1/3 + 1/3 z over their least denominator.
func divide(p, q poly.Poly) fraction {
	if q.Degree() == 0 {
		return fraction{p.Scale(q.Coeff(0).Inv()), poly.FromInts(1)}
	}
	return fraction{p, q}
}

// functions evaluates expressions over k: those of the dialect Function, which are in z, or coefficients with a free
// parameter.
type functions struct {
	k         *poly.Field
	work      int
	parameter *parameter // nil if the expressions are in z
}

func (r *functions) value(e Expr) (fraction, error) {
	one := poly.FromInts(1)
	switch e.Op {
	case OpNumber:
		c, _ := utf8.DecodeRuneInString(e.Text)
		if x, vulgar := exact.FromVulgar(c); vulgar {
			return fraction{poly.FromRats(x), one}, nil
		}
		switch {
		case r.parameter != nil:
			return r.decimal(e)
		case !IsInteger(e.Text):
			return fraction{}, e.At.Errorf("%.40s is no integer; write fractions", e.Text)
		case len(e.Text) > maxDigits:
			return fraction{}, e.At.Errorf("a number of %d digits; at most %d are read", len(e.Text), maxDigits)
		}
		n, _ := new(big.Int).SetString(e.Text, 10)
		return fraction{poly.FromBigInts([]*big.Int{n}, big.NewInt(1)), one}, nil
	case OpName:
		switch {
		case r.parameter != nil:
			return r.name(e)
		case e.Text == "z":
			return fraction{poly.FromInts(0, 1), one}, nil
		case e.Text == "g" && r.k != nil:
			return fraction{poly.Constant(r.k.Generator()), one}, nil
		case e.Text == "g":
			return fraction{}, e.At.Errorf("g is the generator of a number field; here all numbers are rational")
		}
		return fraction{}, e.At.Errorf("%.40q where z would be right", e.Text)
	case OpNeg:
		f, err := r.value(e.Args[0])
		return fraction{f.p.Neg(), f.q}, err
	case OpAdd, OpSub:
		var terms []Expr
		for ; e.Op == OpAdd || e.Op == OpSub; e = e.Args[0] {
			t := e.Args[1]
			if e.Op == OpSub {
				t = Expr{Op: OpNeg, Args: e.Args[1:], At: t.At}
			}
			terms = append(terms, t)
		}
		return r.sum(append(terms, e))
	case OpMul, OpQuo:
		return r.product(e)
	case OpPower:
		return r.power(e)
	}
	if r.parameter != nil {
		return fraction{}, e.At.Errorf("with a free parameter a coefficient is a rational function of it with rational numbers; a radical is none")
	}
	return fraction{}, e.At.Errorf("what is no function of z")
}

// sum adds by halves, which keeps a sum of many terms linear but for a logarithm.
func (r *functions) sum(terms []Expr) (fraction, error) {
	n := len(terms) / 2
	if n == 0 {
		return r.value(terms[0])
	}
	a, err := r.sum(terms[:n])
	if err != nil {
		return a, err
	}
	b, err := r.sum(terms[n:])
	if err != nil {
		return b, err
	}
	if a.q.Equal(b.q) {
		err = r.charge(terms[n], (max(a.p.Degree(), b.p.Degree())+2)*r.k.Degree()*((bits(a.p)+bits(b.p))/64+1))
		return fraction{a.p.Add(b.p), a.q}, err
	}
	if err = cmp.Or(r.afford(terms[n], a.p, b.q), r.afford(terms[n], a.q, b.p), r.afford(terms[n], a.q, b.q)); err != nil {
		return a, err
	}
	return fraction{a.p.Mul(b.q).Add(b.p.Mul(a.q)), a.q.Mul(b.q)}, nil
}

func (r *functions) product(e Expr) (fraction, error) {
	a, err := r.value(e.Args[0])
	if err != nil {
		return a, err
	}
	b, err := r.value(e.Args[1])
	switch {
	case err != nil:
		return b, err
	case e.Op == OpQuo && b.p.IsZero():
		return a, e.At.Errorf("division by zero")
	case e.Op == OpQuo:
		r.divides(b)
		b = divide(b.q, b.p)
	}
	if err = cmp.Or(r.afford(e, a.p, b.p), r.afford(e, a.q, b.q)); err != nil {
		return a, err
	}
	return divide(a.p.Mul(b.p), a.q.Mul(b.q)), nil
}

// power raises by squaring, which costs about as much as the last product, of the two halves of the result.
func (r *functions) power(e Expr) (fraction, error) {
	f, err := r.value(e.Args[0])
	if err != nil {
		return f, err
	}
	k := e.N
	if k < 0 && r.parameter != nil {
		if f.p.IsZero() {
			return f, e.At.Errorf("division by zero: a negative power of 0")
		}
		r.divides(f)
		k, f = -k, divide(f.q, f.p)
	}
	if k < 0 || k > maxDegree {
		return f, e.At.Errorf("an exponent that is not from 0 to %d", maxDegree)
	}
	for _, p := range []poly.Poly{f.p, f.q} {
		n, long := max(p.Degree(), 0)*k, bits(p)*k/2+k
		if err := cmp.Or(r.degree(e, n), r.charge(e, r.cost(n/2, n/2, long, long))); err != nil {
			return f, err
		}
	}
	return divide(f.p.Pow(k), f.q.Pow(k)), nil
}

// afford refuses the product p·q when its degree is too high or it would take too long.
func (r *functions) afford(e Expr, p, q poly.Poly) error {
	m, n := max(p.Degree(), 0), max(q.Degree(), 0)
	return cmp.Or(r.degree(e, m+n), r.charge(e, r.cost(m, n, bits(p), bits(q))))
}

// cost is about that of a product of polynomials of degrees m and n with coefficients of a and b bits.
func (r *functions) cost(m, n, a, b int) int {
	d := r.k.Degree()
	return (m + 1) * (n + 1) * d * d * (10 + (a/64+1)*(b/64+1))
}

func (r *functions) degree(e Expr, n int) error {
	if n > maxDegree {
		return e.At.Errorf("the degree exceeds %d", maxDegree)
	}
	return nil
}

func (r *functions) charge(e Expr, work int) error {
	if r.work += work; r.work > maxWork {
		return e.At.Errorf("the value is too long to work out")
	}
	return nil
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

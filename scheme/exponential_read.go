package scheme

import (
	"strconv"
	"strings"

	"rofz/internal/budget"
	"rofz/poly"
	"rofz/rational/exponential"
	"rofz/scheme/expression"
)

// Limits of the coefficients of exponential schemes.
const (
	maxExponentialStages = 24
	maxPhi               = 20      // of k in φ_k
	maxFunctionTerms     = 64      // rates of one coefficient
	maxFunctionDegree    = 100     // of its polynomials, and of the power of z below them
	maxFunctionBits      = 1 << 16 // of all its numbers
)

// functionText is a coefficient that is a function of z, before its field is known.
type functionText struct {
	at   spot
	expr expression.Expr
	dst  *exponential.Function
}

// exponential reads an exponential Runge–Kutta method. All numbers are evaluated first, since each of them may extend the field;
// then the functions are made of them.
func (b *builder) exponential() (Scheme, error) {
	if v, ok := b.node.get("params"); ok {
		if z, ok := v.get("z"); ok {
			return nil, fault(z.at.String(), "z cannot name a parameter here: it stands for hL in the coefficients of kind %s", KindExponential)
		}
	}
	e := &ExponentialRungeKutta{}
	var texts []functionText
	n, rows, err := b.rowTexts("A")
	if err != nil {
		return nil, err
	}
	s := len(rows)
	switch {
	case s == 0:
		return nil, fault(n.at.String(), "no rows; a scheme has at least one stage")
	case s > maxExponentialStages:
		return nil, fault(n.at.String(), "%d rows; at most %d stages of a scheme of kind %s are read", s, maxExponentialStages, KindExponential)
	}
	e.a, e.b = make([][]exponential.Function, s), make([]exponential.Function, s)
	for i, row := range rows {
		e.a[i] = make([]exponential.Function, s)
		if err := b.functions(&texts, spot{in: &n.at, index: i + 1}, row, e.a[i]); err != nil {
			return nil, err
		}
	}
	b.printed = append(b.printed, Entries{"A", rows})
	list, _ := b.node.get("b")
	weights, err := list.vector()
	if err == nil {
		err = b.functions(&texts, list.at, weights, e.b)
	}
	if err != nil {
		return nil, err
	}
	b.printed = append(b.printed, Entries{"b", [][]string{weights}})
	c, err := b.vector("c", s)
	if err != nil {
		return nil, err
	}
	if err := b.settleFunctions(texts); err != nil {
		return nil, err
	}
	if err := e.isExplicit(); err != nil {
		return nil, err
	}
	for i := range s {
		x := total(atZero(e.a[i]))
		at := spot{in: &spot{key: "A"}, index: i + 1}
		if c != nil {
			x, at = c[i], spot{in: &spot{key: "c"}, index: i + 1}
		}
		r, ok := x.Rat()
		if !ok {
			return nil, fault(at.String(), "c is irrational here; e^(cz) is read for rational c alone")
		}
		e.c = append(e.c, r)
	}
	e.base = b.base()
	return e, e.expand(b.ctx)
}

func (e *ExponentialRungeKutta) isExplicit() error {
	for i, row := range e.a {
		for j := i; j < len(row); j++ {
			if !row[j].IsZero() {
				return fault(spot{in: &spot{in: &spot{key: "A"}, index: i + 1}, index: j + 1}.String(), "not 0, on or above the diagonal; schemes of kind %s are explicit", KindExponential)
			}
		}
	}
	return nil
}

// functions parses a row of coefficients, and evaluates the numbers in them.
func (b *builder) functions(texts *[]functionText, at spot, row []string, dst []exponential.Function) error {
	if len(row) != len(dst) {
		return fault(at.String(), "%d entries; %d would be right", len(row), len(dst))
	}
	for i, text := range row {
		f := functionText{at: spot{in: &at, index: i + 1}, dst: &dst[i]}
		var err error
		if f.expr, err = expression.Exponential.Parse(text); err == nil {
			err = b.numbers(f.expr)
		}
		if err != nil {
			return located(f.at, err)
		}
		*texts = append(*texts, f)
	}
	return nil
}

// hasVariable reports whether an expression is one of z.
func hasVariable(e expression.Expr) bool {
	if e.Op == expression.OpCall || e.Op == expression.OpName && e.Text == "z" {
		return true
	}
	for _, x := range e.Args {
		if hasVariable(x) && e.Op != expression.OpRoot && e.Op != expression.OpSqrt {
			return true
		}
	}
	return false
}

// numbers evaluates the parts of an expression that are not of z, for the fields that they need.
func (b *builder) numbers(e expression.Expr) error {
	if !hasVariable(e) {
		_, err := b.ev.Evaluate(e)
		return err
	}
	for _, x := range e.Args {
		if err := b.numbers(x); err != nil {
			return err
		}
	}
	return nil
}

// settleFunctions makes the functions, in the field that all coefficients generate.
func (b *builder) settleFunctions(texts []functionText) error {
	for i, t := range texts {
		budget.Poll(b.ctx)
		f, err := b.function(t.expr)
		if err == nil && !f.IsEntire() {
			err = t.expr.At.Errorf("a pole at z = 0; a coefficient is finite there")
		}
		if err != nil {
			return located(texts[i].at, err)
		}
		*t.dst = f
	}
	var elems []poly.Elem
	for _, p := range b.pending {
		elems = append(elems, b.ev.Elem(p.v))
	}
	var all []poly.Elem
	for _, t := range texts {
		for _, x := range t.dst.Terms() {
			all = append(all, x.Poly.Coeffs()...)
		}
	}
	var images []poly.Elem
	b.field, images = b.ev.Field().SubfieldContext(b.ctx, append(elems, all...)...)
	for i, p := range b.pending {
		*p.dst = images[i]
	}
	images = images[len(b.pending):]
	for _, t := range texts {
		terms := t.dst.Terms()
		for i, x := range terms {
			n := x.Poly.Degree() + 1
			terms[i].Poly, images = poly.New(images[:n]...), images[n:]
		}
		*t.dst = exponential.New(t.dst.Pole(), terms...)
	}
	return nil
}

// function makes a function of an expression whose numbers were evaluated before.
func (b *builder) function(e expression.Expr) (f exponential.Function, err error) {
	if !hasVariable(e) {
		v, err := b.ev.Evaluate(e)
		if err != nil {
			return f, err
		}
		return exponential.Constant(b.ev.Elem(v)), nil
	}
	var x [2]exponential.Function
	for i, arg := range e.Args {
		if i == len(x) {
			return f, e.At.Errorf("what is no function of z")
		}
		if x[i], err = b.function(arg); err != nil {
			return f, err
		}
	}
	switch e.Op {
	case expression.OpName:
		f = exponential.Polynomial(poly.FromInts(0, 1))
	case expression.OpCall:
		return called(e, x[0])
	case expression.OpNeg:
		f = x[0].Neg()
	case expression.OpAdd:
		f = x[0].Add(x[1])
	case expression.OpSub:
		f = x[0].Sub(x[1])
	case expression.OpMul:
		f, err = productOf(e, x[0], x[1])
	case expression.OpQuo:
		f, err = quotientOf(e, x[0], x[1])
	case expression.OpPower:
		f, err = raised(e, x[0])
	default:
		return f, e.At.Errorf("what is no function of z; sums, products, powers, exp(r*z) and phi0(r*z), phi1(r*z), … are")
	}
	if err != nil {
		return f, err
	}
	return f, fits(e, f)
}

// called returns exp(rz) or φ_k(rz).
func called(e expression.Expr, x exponential.Function) (f exponential.Function, err error) {
	k := 0
	if e.Text != "exp" {
		digits, ok := strings.CutPrefix(e.Text, "phi")
		k, err = strconv.Atoi(strings.TrimPrefix(digits, "_"))
		if !ok || err != nil || k < 0 {
			return f, e.At.Errorf("unknown function %q; exp, phi0, phi1, phi2, …, sqrt and root are known, and a product needs its *", e.Text)
		}
		if k > maxPhi {
			return f, e.At.Errorf("φ_k with k above %d", maxPhi)
		}
	}
	var p poly.Poly
	if terms := x.Terms(); len(terms) > 0 {
		p = terms[0].Poly
	}
	rate, rational := p.Coeff(1).Rat()
	if !x.IsPolynomial() || p.Degree() > 1 || !p.Coeff(0).IsZero() || !rational {
		return f, e.At.Errorf("%s of something else than z times a rational number, such as z/2", e.Text)
	}
	if len(rate.String()) > 40 {
		return f, e.At.Errorf("a rate of more than 40 digits")
	}
	return exponential.Phi(k, rate), nil
}

func productOf(e expression.Expr, x, y exponential.Function) (exponential.Function, error) {
	if len(x.Terms())*len(y.Terms()) > 4*maxFunctionTerms {
		return x, tooLong(e)
	}
	return x.Mul(y), nil
}

// quotientOf returns x/y for a number times a power of z.
func quotientOf(e expression.Expr, x, y exponential.Function) (exponential.Function, error) {
	if y.IsZero() {
		return x, e.At.Errorf("division by zero")
	}
	p := y.Terms()[0].Poly
	n := p.Degree()
	if !y.IsPolynomial() || !p.Equal(poly.Monomial(p.Lead(), n)) {
		return x, e.At.Errorf("division by something else than a number times a power of z")
	}
	return x.Scale(p.Lead().Inv()).DividedByPower(n), nil
}

// raised returns a power with a literal exponent.
func raised(e expression.Expr, x exponential.Function) (f exponential.Function, err error) {
	n, factor := e.N, x
	f = exponential.Constant(poly.Int(1))
	if n < 0 {
		n = -n
		factor, err = quotientOf(e, f, x)
	}
	if n > maxFunctionDegree {
		return f, e.At.Errorf("an exponent above %d", maxFunctionDegree)
	}
	for range n {
		if err == nil {
			f, err = productOf(e, f, factor)
		}
		if err == nil {
			err = fits(e, f)
		}
	}
	return f, err
}

// fits refuses functions that are too long.
func fits(e expression.Expr, f exponential.Function) error {
	size := 0
	for _, t := range f.Terms() {
		for _, c := range t.Poly.Coeffs() {
			for _, x := range c.Coeffs() {
				size += x.Num().BitLen() + x.Den().BitLen()
			}
		}
		if t.Poly.Degree() > maxFunctionDegree || t.Rate.Num().BitLen()+t.Rate.Den().BitLen() > 400 {
			return tooLong(e)
		}
	}
	if len(f.Terms()) > maxFunctionTerms || f.Pole() > maxFunctionDegree || size > maxFunctionBits {
		return tooLong(e)
	}
	return nil
}

func tooLong(e expression.Expr) error { return e.At.Errorf("a function that is too long to work out") }

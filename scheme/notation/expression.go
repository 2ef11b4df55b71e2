package notation

import (
	"strings"

	"rofz/scheme/expression"
)

// maxNesting bounds brackets and signs in a row, as the grammar of scheme files does.
const maxNesting = 100

// parser reads expressions of C, Python, Julia and of scheme files. It carries nothing out: names stand for what the
// file assigned to them before, and the few functions that it knows are those of tables.
type parser struct {
	toks   []token
	i      int
	lang   language
	depth  int
	matrix bool // between the brackets of a Julia matrix, where blanks separate
	made   *int // array elements, see spend
	lookup func(name string) (value, bool)
	call   func(name string, args []argument, at place) (value, bool, error) // of the reader; nil for none
}

// parseCoefficient reads a text in the grammar of scheme files. Names are left as they are.
func parseCoefficient(text string) (term, error) {
	made := 0
	p := &parser{toks: lex(text, langCoefficient), made: &made}
	v, err := p.sum()
	if err == nil && p.peek().kind != tokEnd {
		err = p.peek().at.errorf("%s where an operator or the end would be right", p.peek().here())
	}
	if err != nil {
		return term{}, err
	}
	return v.coefficient()
}

func (p *parser) peek() token { return p.toks[p.i] }

func (p *parser) ahead(n int) token { return p.toks[min(p.i+n, len(p.toks)-1)] }

func (p *parser) take() token {
	t := p.toks[p.i]
	if t.kind != tokEnd {
		p.i++
	}
	return t
}

func (p *parser) sees(sign string) bool { return p.peek().kind == tokSign && p.peek().text == sign }

func (p *parser) accept(sign string) bool {
	if p.sees(sign) {
		p.i++
		return true
	}
	return false
}

func (p *parser) expect(sign string) error {
	if !p.accept(sign) {
		return p.peek().at.errorf("%s where %q would be right", p.peek().here(), sign)
	}
	return nil
}

func (p *parser) enter() error {
	if p.depth++; p.depth > maxNesting {
		return p.peek().at.errorf("nested more than %d deep", maxNesting)
	}
	return nil
}

func (p *parser) leave() { p.depth-- }

// sum = product { ("+" | "-") product }
func (p *parser) sum() (value, error) {
	x, err := p.product()
	for err == nil && (p.sees("+") || p.sees("-")) {
		// [1 -2] are two entries, [1 - 2] and [1-2] are one.
		if p.matrix && p.peek().spaced && !p.ahead(1).spaced {
			break
		}
		sign := p.operator()
		var y value
		if y, err = p.product(); err == nil {
			x, err = p.combine(sign, x, y)
		}
	}
	return x, err
}

// operator takes a sign between two operands, behind which Julia lets a line end.
func (p *parser) operator() token {
	sign := p.take()
	if p.lang == langJulia {
		p.skipNewlines()
	}
	return sign
}

// product = signed { ("*" | "/" | "//") signed }, where // of Julia binds more tightly.
func (p *parser) product() (value, error) {
	x, err := p.rational()
	for err == nil && (p.sees("*") || p.sees("/")) {
		sign := p.operator()
		var y value
		if y, err = p.rational(); err == nil {
			x, err = p.combine(sign, x, y)
		}
	}
	return x, err
}

func (p *parser) rational() (value, error) {
	x, err := p.signed()
	for err == nil && p.sees("//") {
		if p.lang != langJulia {
			return x, p.peek().at.errorf("// rounds down to an integer; write / for the quotient")
		}
		sign := p.take()
		sign.text = "/"
		var y value
		if y, err = p.signed(); err == nil {
			x, err = p.combine(sign, x, y)
		}
	}
	return x, err
}

func (p *parser) signed() (value, error) {
	sign := p.peek()
	if !p.accept("+") && !p.accept("-") {
		return p.raised()
	}
	if err := p.enter(); err != nil {
		return value{}, err
	}
	defer p.leave()
	x, err := p.signed()
	if err != nil || sign.text == "+" {
		return x, err
	}
	return p.scale(x, func(t term) (term, error) { return neg(t), nil })
}

// raised = primary [ ("^" | "**") signed ]
func (p *parser) raised() (value, error) {
	x, err := p.primary()
	if err != nil {
		return x, err
	}
	at := p.peek().at
	switch {
	case p.lang == langC && p.sees("^"):
		return x, at.errorf("^ is the exclusive or in C, not a power; write the product out")
	case !p.accept("^") && !p.accept("**"):
		return x, nil
	}
	e, err := p.signed()
	if err != nil {
		return x, err
	}
	return p.raise(x, e, at)
}

// raise takes integer powers, and half-integer ones as square roots.
func (p *parser) raise(x, e value, at place) (value, error) {
	n, err := e.coefficient()
	if err != nil {
		return x, err
	}
	r, ok := expression.RationalValue(n.String())
	if !ok {
		return x, at.errorf("the exponent %.40s is not a rational number", n)
	}
	return p.scale(x, func(t term) (term, error) {
		switch {
		case r.IsInt() && len(r.String()) <= 5:
			return power(t, r.String()), nil
		case r.Den().String() == "2" && len(r.Num().String()) <= 4:
			return power(sqrt(t), r.Num().String()), nil
		}
		return t, at.errorf("the exponent %.40s; integers of at most 1000 and halves of them are read", n)
	})
}

// combine carries out + - * /, for arrays element by element with a number.
func (p *parser) combine(sign token, x, y value) (value, error) {
	switch {
	case x.err != nil:
		return x, x.err
	case y.err != nil:
		return y, y.err
	case x.isList && y.isList:
		return x, sign.at.errorf("%s of two arrays; an array times or over a number is read", sign.here())
	case y.isList && sign.text == "/":
		return x, sign.at.errorf("a number over an array")
	case y.isList:
		a, err := x.coefficient()
		if err != nil {
			return x, err
		}
		return p.scale(y, func(b term) (term, error) { return p.operate(sign, a, b) })
	}
	b, err := y.coefficient()
	if err != nil {
		return x, err
	}
	return p.scale(x, func(a term) (term, error) { return p.operate(sign, a, b) })
}

func (p *parser) operate(sign token, a, b term) (term, error) {
	switch sign.text {
	case "+":
		return add(a, b), nil
	case "-":
		return sub(a, b), nil
	case "*":
		return mul(a, b), nil
	}
	if b.is("0") {
		return a, sign.at.errorf("division by zero")
	}
	q := quo(a, b)
	if p.lang == langC && a.integer && b.integer {
		if v, ok := expression.RationalValue(q.String()); !ok || !v.IsInt() {
			return q, sign.at.errorf("%.60s is a quotient of integers, which C rounds toward zero (1/2 is 0 there); write %.60s if the fraction is meant", q, floating(a)+"/"+floating(b))
		}
	}
	return q, nil
}

// floating writes an integer expression of C as a floating one, for a remedy.
func floating(t term) string {
	if text, ok := t.literal(); ok {
		return text + ".0"
	}
	return "(double)(" + t.String() + ")"
}

// primary = number | name | call | "(" sum ")" | "[" list "]" | text, and what stands behind them.
func (p *parser) primary() (value, error) {
	if err := p.enter(); err != nil {
		return value{}, err
	}
	defer p.leave()
	t := p.peek()
	var x value
	var err error
	switch {
	case t.kind == tokNumber:
		p.take()
		x, err = p.literal(t)
	case t.kind == tokString:
		p.take()
		x = value{at: t.at, text: t.text, isText: true}
	case t.kind == tokName:
		x, err = p.named()
	case p.sees("("):
		x, err = p.parenthesis()
	case p.sees("["), p.lang == langC && p.sees("{"):
		x, err = p.array()
	case p.lang == langJulia && p.accept("√"):
		if x, err = p.primary(); err == nil {
			x, err = p.scale(x, func(t term) (term, error) { return sqrt(t), nil })
		}
		return x, err
	default:
		return x, t.at.errorf("%s where a number, a name or a bracket would be right", t.here())
	}
	if err != nil {
		return x, err
	}
	return p.behind(x)
}

// literal reads a number. In programs 1. and 1.0 are the integer 1, and .5 is 0.5; the digits that matter are kept.
func (p *parser) literal(t token) (value, error) {
	text := t.text
	if p.lang == langCoefficient {
		return scalarValue(number(text), t.at), nil
	}
	n := number(plain(text))
	if p.lang == langC {
		n.integer = isInteger(text)
		switch suffix := strings.ToLower(t.suffix); {
		case n.integer && len(text) > 1 && text[0] == '0':
			return value{}, t.at.errorf("%.40s is octal in C; drop the 0 in front", text)
		case suffix == "", suffix == "l", !n.integer && suffix == "f", n.integer && strings.Trim(suffix, "ul") == "":
		default:
			return value{}, t.at.errorf("the number %.40s; decimal numbers are read, with the endings f and l", text+t.suffix)
		}
	}
	x := scalarValue(n, t.at)
	// 7x and 2(a+b) are products in Julia, and bind more tightly than all else.
	next := p.peek()
	if p.lang == langJulia && !next.spaced && (next.kind == tokName || p.sees("(")) {
		y, err := p.raised()
		if err != nil {
			return x, err
		}
		return p.combine(token{kind: tokSign, text: "*", at: t.at}, x, y)
	}
	if p.lang == langPython && !next.spaced && next.kind == tokName {
		return x, next.at.errorf("%s directly behind a number; write the operator", next.here())
	}
	return x, nil
}

// plain drops a fraction of zeros and completes a number that begins with a point.
func plain(text string) string {
	if strings.HasPrefix(text, ".") {
		text = "0" + text
	}
	if whole, frac, ok := strings.Cut(text, "."); ok && strings.Trim(frac, "0") == "" {
		return whole
	}
	return text
}

// casts are the types that a C expression may be turned into; all of them are floating.
var casts = []string{"double", "float", "PetscReal", "PetscScalar", "sunrealtype", "realtype", "real_t"}

func (p *parser) parenthesis() (value, error) {
	p.take()
	if long := p.peek().text == "long" && p.ahead(1).text == "double"; p.lang == langC && (long || contains(casts, p.peek().text)) {
		if p.take(); long {
			p.take()
		}
		if err := p.expect(")"); err != nil {
			return value{}, err
		}
		x, err := p.signed()
		x.scalar.integer = false
		return x, err
	}
	outer := p.matrix
	p.matrix = false
	defer func() { p.matrix = outer }()
	x, err := p.sum()
	if err != nil {
		return x, err
	}
	if p.lang == langPython && p.sees(",") { // a tuple
		list := []value{x}
		for p.accept(",") && !p.sees(")") {
			if x, err = p.sum(); err != nil {
				return x, err
			}
			list = append(list, x)
		}
		return listValue(list, x.at), p.expect(")")
	}
	p.skipNewlines()
	return x, p.expect(")")
}

func (p *parser) skipNewlines() {
	for p.peek().kind == tokNewline {
		p.take()
	}
}

func contains(list []string, s string) bool {
	for _, item := range list {
		if item == s {
			return true
		}
	}
	return false
}

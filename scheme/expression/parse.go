package expression

import (
	"fmt"
	"strconv"
	"strings"

	"rofz/poly/exact"
)

// Limits of all dialects.
const (
	MaxNesting  = 100
	MaxExponent = 1000 // of ^, in modulus
	maxChain    = 1000 // operators in a row, so that with MaxNesting trees are not too deep
)

// Parse reads all of a text as one expression. An error is an *Error. Cost: linear in the text.
func (d *Dialect) Parse(text string) (Expr, error) { return d.ParsePart(text, 0, len(text)) }

// ParsePart reads what stands between two bytes of a source; places count from its beginning.
func (d *Dialect) ParsePart(src string, start, end int) (Expr, error) {
	p := d.NewParser(d.lex(src, start, end))
	p.src = src[:end]
	if last := p.Tokens[len(p.Tokens)-1].At; last.Offset < end {
		return Expr{}, last.Errorf("an expression of more than %d words", MaxTokens)
	}
	e, err := p.Expression()
	if err == nil && p.Peek().Kind != TokenEnd {
		if d.strict {
			return e, p.Peek().At.Errorf("unexpected %s; %s would be right", p.here(), d.behind)
		}
		err = p.Peek().At.Errorf("%s where %s would be right", p.here(), d.behind)
	}
	return e, err
}

// Parser reads expressions from the tokens of a source, with whatever else the source has between them.
type Parser struct {
	Tokens []Token
	Next   int // the index of the next token

	Types       map[string]bool // names that stand for types of floating numbers in this source
	SingleKinds map[string]bool // kinds of Fortran that the source defines, in small letters

	dialect *Dialect
	src     string // of tokens without lines
	depth   int
	matrix  bool // between the brackets of a Julia matrix, where blanks separate

	rows, rowsNext bool // between the brackets of a matrix of Rust, where semicolons separate rows; or before them
}

// NewParser returns a parser of tokens, the last of which is the end.
func (d *Dialect) NewParser(tokens []Token) *Parser { return &Parser{Tokens: tokens, dialect: d} }

// Peek returns the next token.
func (p *Parser) Peek() Token { return p.Tokens[p.Next] }

// Ahead returns the token n places behind the next one, or the end.
func (p *Parser) Ahead(n int) Token { return p.Tokens[min(p.Next+n, len(p.Tokens)-1)] }

// Take returns the next token and moves behind it, but not behind the end.
func (p *Parser) Take() Token {
	t := p.Tokens[p.Next]
	if t.Kind != TokenEnd {
		p.Next++
	}
	return t
}

// Sees reports whether the next token is the sign.
func (p *Parser) Sees(sign string) bool {
	return sign != "" && p.Peek().Kind == TokenSign && p.Peek().Text == sign
}

// Accept moves behind the sign, if it is next.
func (p *Parser) Accept(sign string) bool {
	if p.Sees(sign) {
		p.Next++
		return true
	}
	return false
}

func (p *Parser) expect(sign string) error {
	switch {
	case p.Accept(sign):
		return nil
	case p.dialect.strict:
		return p.Peek().At.Errorf("%s where '%s' would be right", p.here(), sign)
	}
	return p.Peek().At.Errorf("%s where %q would be right", p.here(), sign)
}

// Enter counts a level of nesting, which is an error above MaxNesting; Leave ends it.
func (p *Parser) Enter() error {
	if p.depth++; p.depth > MaxNesting {
		return &Error{At: p.Peek().At, Message: fmt.Sprintf("nested more than %d deep", MaxNesting), deep: true}
	}
	return nil
}

// Leave ends a level of nesting.
func (p *Parser) Leave() { p.depth-- }

// Expression reads the expression that begins with the next token:
//
//	range   = sum [ ":" sum ]                              in Julia and MATLAB
//	sum     = product { ("+" | "-") product }
//	product = tight { ("*" | "/") tight | power }          the last in dialects with products without a sign
//	tight   = signed { "//" signed }                       in Julia
//	signed  = { "+" | "-" } power                          so that -2^2 = −4
//	power   = operand [ ("^" | "**") signed ]              in coefficients a literal exponent
func (p *Parser) Expression() (Expr, error) {
	x, err := p.sum()
	if at := p.Peek().At; err == nil && (p.dialect == Julia || p.dialect == MATLAB) && p.Accept(":") {
		ends := []Expr{x}
		for {
			if x, err = p.sum(); err != nil {
				return x, err
			}
			if ends = append(ends, x); !p.Accept(":") {
				return Expr{Op: OpRange, Args: ends, At: at}, nil
			}
		}
	}
	return x, err
}

func (p *Parser) sum() (Expr, error) {
	x, err := p.product()
	for n := 0; err == nil && (p.Sees("+") || p.Sees("-") || p.Sees(".+") || p.Sees(".-")); n++ {
		// [1 -2] are two entries, [1 - 2] and [1-2] are one.
		if p.matrix && p.Peek().Spaced && !p.Ahead(1).Spaced {
			break
		}
		x, err = p.binary(n, x, p.product)
	}
	return x, err
}

// binary reads a sign and the operand behind it, after n others in the chain.
func (p *Parser) binary(n int, x Expr, operand func() (Expr, error)) (Expr, error) {
	sign := p.Take()
	if n >= maxChain {
		return x, sign.At.Errorf("more than %d operators in a row; use parentheses", maxChain)
	}
	if p.dialect.lines == allLines { // a line may end behind a sign
		p.skipNewlines()
	}
	y, err := operand()
	if strings.HasPrefix(sign.Text, ".") { // entry by entry
		return Expr{Op: Op(sign.Text[1]), Text: ".", Args: []Expr{x, y}, At: sign.At}, err
	}
	return Expr{Op: Op(sign.Text[0]), Args: []Expr{x, y}, At: sign.At}, err
}

func (p *Parser) skipNewlines() {
	for p.Peek().Kind == TokenNewline {
		p.Take()
	}
}

func (p *Parser) product() (Expr, error) {
	x, err := p.tight()
	divided := false
	y := x
	for n := 0; err == nil; n++ {
		last := y // the factor that stands next to what comes
		switch {
		case p.Sees("*") || p.Sees("/") || p.Sees(".*") || p.Sees("./"):
			divided = divided || p.Sees("/")
			if x, err = p.binary(n, x, p.tight); err == nil {
				y = x.Args[1]
			}
			if err == nil && p.dialect.latex && x.Op == OpQuo && y.Is("0") {
				err = p.Peek().At.Errorf("division by zero")
			}
		case p.dialect.beside == clearBeside && p.startsFactor():
			at := p.Peek().At
			if n >= maxChain {
				return x, at.Errorf("more than %d factors in a row; use parentheses", maxChain)
			}
			if y, err = p.power(); err == nil {
				err = clear(last, y, divided, at)
			}
			x = Expr{Op: OpMul, Args: []Expr{x, y}, At: at}
		case p.dialect.beside == evenBeside && p.startsFactor():
			at := p.Peek()
			if y, err = p.power(); err == nil && at.Kind == TokenNumber && last.Op == OpNumber {
				err = at.At.Errorf("two numbers side by side; write * between")
			}
			x = Expr{Op: OpMul, Args: []Expr{x, y}, At: at.At}
		default:
			return x, p.refused()
		}
	}
	return x, err
}

// refused returns the error for a sign that means something else in this dialect.
func (p *Parser) refused() error {
	if t := p.Peek(); t.Kind == TokenSign && p.dialect.refused[t.Text] != "" {
		return t.At.Errorf("%s", p.dialect.refused[t.Text])
	}
	return nil
}

func (p *Parser) tight() (Expr, error) {
	x, err := p.signed()
	for n := 0; err == nil && p.Sees(p.dialect.tight); n++ {
		x, err = p.binary(n, x, p.signed)
	}
	return x, err
}

func (p *Parser) signed() (Expr, error) {
	sign := p.Peek()
	if !p.Accept("+") && !p.Accept("-") {
		return p.power()
	}
	if err := p.Enter(); err != nil {
		return Expr{}, err
	}
	defer p.Leave()
	x, err := p.signed()
	if err != nil || sign.Text == "+" {
		return x, err
	}
	return Expr{Op: OpNeg, Args: []Expr{x}, At: sign.At}, nil
}

func (p *Parser) power() (Expr, error) {
	if p.dialect == MATLAB {
		return p.matlabPower()
	}
	x, err := p.operand()
	for err == nil && p.dialect == Rust && p.Peek().Kind == TokenName && p.Peek().Text == "as" {
		at := p.Take().At
		if last := p.Take().Text; !p.Floats(last) {
			return x, at.Errorf("a cast to %.40s, which is no type of floating numbers that is known here", last)
		}
		x = Expr{Op: OpFloat, Args: []Expr{x}, At: at}
	}
	at := p.Peek().At
	if err != nil || !p.Accept(p.dialect.power) {
		return x, err
	}
	if p.dialect.strict {
		start := p.Peek().At.Offset
		n, err := p.exponent()
		return Expr{Op: OpPower, N: n, Text: p.src[start:p.Peek().At.Offset], Args: []Expr{x}, At: at}, err
	}
	if p.dialect.latex {
		at = p.Peek().At
		e, err := p.argument()
		if err != nil {
			return x, err
		}
		return x.Raise(e, at)
	}
	e, err := p.signed()
	if err == nil && p.dialect.print {
		x, err = x.Raise(e, at)
		x.At = at
		return x, err
	}
	return Expr{Op: OpRaise, Args: []Expr{x, e}, At: at}, err
}

// Raise returns the power of x with an exponent that is an integer, or half of one. It is an error otherwise.
func (x Expr) Raise(exponent Expr, at Place) (Expr, error) {
	r, ok := exponent.Rational()
	switch text := r.String(); {
	case !ok:
		return x, at.Errorf("the exponent %.40s is not a rational number", exponent)
	case r.IsInt() && len(text) <= 5:
		n, _ := strconv.Atoi(text)
		return x.Pow(n), nil
	case r.Den().String() == "2" && len(r.Num().String()) <= 4:
		n, _ := strconv.Atoi(r.Num().String())
		return x.Sqrt().Pow(n), nil
	}
	return x, at.Errorf("the exponent %.40s; integers of at most %d and halves of them are read", exponent, MaxExponent)
}

// exponent reads [ "+" | "-" ] digits [ "^" exponent ].
func (p *Parser) exponent() (int, error) {
	if err := p.Enter(); err != nil {
		return 0, err
	}
	defer p.Leave()
	sign := 1
	if p.Sees("-") {
		sign = -1
	}
	if !p.Accept("+") {
		p.Accept("-")
	}
	t := p.Peek()
	if t.Kind != TokenNumber || !IsInteger(t.Text) {
		return 0, t.At.Errorf("%s where an exponent would be right: an integer of at most %d in modulus, without parentheses", p.here(), MaxExponent)
	}
	p.Take()
	n, err := strconv.Atoi(t.Text)
	if err != nil || n > MaxExponent {
		return 0, t.At.Errorf("an exponent above %d in modulus", MaxExponent)
	}
	if p.Accept("^") {
		m, err := p.exponent()
		if err != nil {
			return 0, err
		}
		if n, err = intPower(n, m); err != nil {
			return 0, t.At.Errorf("%v", err)
		}
	}
	return sign * n, nil
}

func intPower(n, m int) (int, error) {
	if m < 0 && n != 1 {
		return 0, fmt.Errorf("the exponent %d^%d is not an integer", n, m)
	}
	out := 1
	for ; m > 0 && n != 1; m-- {
		if out *= n; out > MaxExponent {
			return 0, fmt.Errorf("an exponent above %d in modulus", MaxExponent)
		}
		if n == 0 {
			break
		}
	}
	return out, nil
}

// operand reads a number, a name, a call, parentheses or an array, and what stands behind them.
func (p *Parser) operand() (Expr, error) {
	if err := p.Enter(); err != nil {
		return Expr{}, err
	}
	defer p.Leave()
	t := p.Peek()
	if p.dialect.braces {
		if x, ok, err := p.bracedOperand(); ok {
			return p.behind(x, err)
		}
	}
	switch {
	case t.Kind == TokenEnd && p.dialect.strict:
		return Expr{}, t.At.Errorf("the coefficient ends where %s would be right", p.dialect.operand)
	case p.dialect.latex:
		return p.latexOperand()
	case t.Kind == TokenNumber:
		p.Take()
		return p.number(t)
	case t.Kind == TokenText:
		p.Take()
		return Expr{Op: OpText, Text: t.Text, At: t.At}, nil
	case t.Kind == TokenName && p.dialect.print:
		p.Take()
		return Expr{Op: OpName, Text: t.Text, At: t.At}, nil
	case t.Kind == TokenName && p.dialect != Rust || t.Kind == TokenName && t.Text != "if" && t.Text != "match":
		x, err := p.name()
		return p.behind(x, err)
	case p.Sees("("):
		x, err := p.parenthesis()
		return p.behind(x, err)
	case t.Kind == TokenSign && p.opensArray(t.Text):
		x, err := p.array()
		return p.behind(x, err)
	case p.dialect == Julia && p.Accept("√"):
		x, err := p.operand()
		return Expr{Op: OpSqrt, Args: []Expr{x}, At: t.At}, err
	}
	return Expr{}, t.At.Errorf("%s where %s would be right", p.here(), p.dialect.operand)
}

func (p *Parser) opensArray(sign string) bool {
	return len(sign) == 1 && strings.Contains(p.dialect.brackets, sign)
}

// number reads a literal. In programs 1. and 1.0 are the integer 1, and .5 is 0.5; the digits that matter are kept.
func (p *Parser) number(t Token) (Expr, error) {
	text, next := t.Text, p.Peek()
	e := Expr{Op: OpNumber, Text: plain(text), At: t.At}
	if p.dialect.endings != nil {
		return p.ended(e, t)
	}
	switch p.dialect {
	case Coefficient, Exponential:
		e.Text = text
		if _, err := exact.ParseRat(text); err != nil {
			return e, t.At.Errorf("%s", strings.TrimPrefix(err.Error(), "exact: "))
		}
	case Fortran:
		return p.fortranNumber(e, t)
	case R:
		return p.rNumber(e, t)
	case MATLAB:
		return p.matlabNumber(Expr{Op: OpNumber, Text: text, At: t.At})
	case Python:
		e.Integer = IsInteger(text)
		if !next.Spaced && next.Kind == TokenName {
			return e, next.At.Errorf("%s directly behind a number; write the operator", next.Here())
		}
	}
	// 7x and 2(a+b) are products in Julia, and bind more tightly than all else.
	if p.dialect.beside == tightBeside && !next.Spaced && (next.Kind == TokenName || p.Sees("(") || p.Sees("√")) {
		y, err := p.power()
		return Expr{Op: OpMul, Args: []Expr{e, y}, At: t.At}, err
	}
	return e, nil
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

func (p *Parser) parenthesis() (Expr, error) {
	open := p.Take()
	if long := p.Peek().Text == "long" && p.Ahead(1).Text == "double"; p.dialect.braces && (long || p.Floats(p.Peek().Text) && p.Ahead(1).Text == ")" && p.castBehind()) {
		if p.Take(); long {
			p.Take()
		}
		if err := p.expect(")"); err != nil {
			return Expr{}, err
		}
		x, err := p.signed()
		return Expr{Op: OpFloat, Args: []Expr{x}, At: open.At}, err
	}
	defer p.unmatrix()()
	tuples := p.dialect == Python || p.dialect == Julia
	p.skipNewlines()
	if tuples && p.Accept(")") {
		return Expr{Op: OpList, At: open.At}, nil
	}
	x, err := p.Expression()
	if err != nil {
		return x, err
	}
	p.skipNewlines()
	if tuples && p.Sees(",") {
		list := []Expr{x}
		for p.Accept(",") {
			if p.skipNewlines(); p.Sees(")") {
				break
			}
			if x, err = p.Expression(); err != nil {
				return x, err
			}
			list = append(list, x)
			p.skipNewlines()
		}
		return Expr{Op: OpList, Args: list, At: open.At}, p.expect(")")
	}
	x.Grouped = true
	return x, p.expect(")")
}

// unmatrix makes blanks mean nothing until the function that it returns is called.
func (p *Parser) unmatrix() func() {
	outer := p.matrix
	p.matrix = false
	return func() { p.matrix = outer }
}

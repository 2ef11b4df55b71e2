package scheme

import (
	"fmt"
	"strconv"
	"strings"

	"rofz/poly/exact"
)

// Limits of the coefficient language.
const (
	maxNesting  = 100
	maxExponent = 1000 // of ^, in modulus
)

// expr is a parsed coefficient.
type expr interface{ at() int } // its character, counted from 0

type (
	numberExpr struct {
		pos   int
		value exact.Rat
	}
	nameExpr struct {
		pos  int
		name string
	}
	negExpr struct {
		pos int
		x   expr
	}
	binaryExpr struct {
		pos  int
		op   byte // + - * /
		x, y expr
	}
	powerExpr struct {
		pos int
		x   expr
		n   int
	}
	sqrtExpr struct {
		pos int
		x   expr
	}
	rootExpr struct {
		pos       int
		f, lo, hi expr // f may mention x
	}
)

func (e numberExpr) at() int { return e.pos }
func (e nameExpr) at() int   { return e.pos }
func (e negExpr) at() int    { return e.pos }
func (e binaryExpr) at() int { return e.pos }
func (e powerExpr) at() int  { return e.pos }
func (e sqrtExpr) at() int   { return e.pos }
func (e rootExpr) at() int   { return e.pos }

// exprText returns a canonical text of e, fully parenthesised: parseExpr reads it back to the same value.
func exprText(e expr) string {
	var b strings.Builder
	writeExpr(&b, e)
	return b.String()
}

func writeExpr(b *strings.Builder, e expr) {
	group := func(open string, parts ...any) {
		b.WriteString(open)
		for _, p := range parts {
			switch p := p.(type) {
			case expr:
				writeExpr(b, p)
			case string:
				b.WriteString(p)
			}
		}
		b.WriteByte(')')
	}
	switch e := e.(type) {
	case numberExpr:
		group("(", e.value.String())
	case nameExpr:
		b.WriteString(e.name)
	case negExpr:
		group("(-", e.x)
	case binaryExpr:
		group("(", e.x, string(e.op), e.y)
	case powerExpr:
		group("((", e.x, ")^"+strconv.Itoa(e.n))
	case sqrtExpr:
		group("sqrt(", e.x)
	case rootExpr:
		group("root(", e.f, ",", e.lo, ",", e.hi)
	}
}

// syntaxError is a fault at a character, counted from 0, of a coefficient.
type syntaxError struct {
	pos int
	msg string
}

func (e *syntaxError) Error() string { return fmt.Sprintf("character %d: %s", e.pos+1, e.msg) }

// parseExpr parses a coefficient:
//
//	sum    = product { ("+" | "-") product }
//	product = signed { ("*" | "/") signed }
//	signed = { "+" | "-" } power              so that -2^2 = −4
//	power  = atom [ "^" exponent ]
//	exponent = [ "+" | "-" ] digits [ "^" exponent ]      right-associative, at most 1000 in modulus
//	atom   = number | name | "(" sum ")" | "sqrt" "(" sum ")" | "root" "(" sum "," sum "," sum ")"
func parseExpr(s string) (expr, error) {
	p := &exprParser{s: s}
	e, err := p.sum()
	if err == nil {
		if p.skip(); p.i < len(s) {
			err = p.errorf("unexpected %s; an operator + - * / ^ or the end would be right", p.here())
		}
	}
	return e, err
}

type exprParser struct {
	s     string
	i     int
	depth int
}

func (p *exprParser) errorf(format string, args ...any) error {
	return &syntaxError{p.i, fmt.Sprintf(format, args...)}
}

func (p *exprParser) skip() {
	for p.i < len(p.s) && strings.IndexByte(" \t\r\n", p.s[p.i]) >= 0 {
		p.i++
	}
}

// here names what stands at the current place.
func (p *exprParser) here() string {
	if p.i >= len(p.s) {
		return "end of the coefficient"
	}
	for _, r := range p.s[p.i:] {
		return strconv.QuoteRune(r)
	}
	return ""
}

func (p *exprParser) accept(c byte) bool {
	p.skip()
	if p.i < len(p.s) && p.s[p.i] == c {
		p.i++
		return true
	}
	return false
}

func (p *exprParser) expect(c byte) error {
	if !p.accept(c) {
		return p.errorf("%s where %q would be right", p.here(), c)
	}
	return nil
}

func (p *exprParser) operator(ops string) (byte, int, bool) {
	p.skip()
	if p.i < len(p.s) && strings.IndexByte(ops, p.s[p.i]) >= 0 {
		p.i++
		return p.s[p.i-1], p.i - 1, true
	}
	return 0, 0, false
}

func (p *exprParser) enter() error {
	if p.depth++; p.depth > maxNesting {
		return p.errorf("nested more than %d deep", maxNesting)
	}
	return nil
}

func (p *exprParser) sum() (expr, error) { return p.chain("+-", p.product) }

func (p *exprParser) product() (expr, error) { return p.chain("*/", p.signed) }

func (p *exprParser) chain(ops string, operand func() (expr, error)) (expr, error) {
	x, err := operand()
	for err == nil {
		op, pos, ok := p.operator(ops)
		if !ok {
			return x, nil
		}
		var y expr
		if y, err = operand(); err == nil {
			x = binaryExpr{pos, op, x, y}
		}
	}
	return nil, err
}

func (p *exprParser) signed() (expr, error) {
	op, pos, ok := p.operator("+-")
	if !ok {
		return p.power()
	}
	if err := p.enter(); err != nil {
		return nil, err
	}
	defer func() { p.depth-- }()
	x, err := p.signed()
	if err != nil || op == '+' {
		return x, err
	}
	return negExpr{pos, x}, nil
}

func (p *exprParser) power() (expr, error) {
	x, err := p.atom()
	if err != nil || !p.accept('^') {
		return x, err
	}
	pos := p.i - 1
	n, err := p.exponent()
	if err != nil {
		return nil, err
	}
	return powerExpr{pos, x, n}, nil
}

func (p *exprParser) exponent() (int, error) {
	if err := p.enter(); err != nil {
		return 0, err
	}
	defer func() { p.depth-- }()
	sign := 1
	if op, _, ok := p.operator("+-"); ok && op == '-' {
		sign = -1
	}
	p.skip()
	start := p.i
	for p.i < len(p.s) && isDigit(p.s[p.i]) {
		p.i++
	}
	n, err := strconv.Atoi(p.s[start:p.i])
	if err != nil || n > maxExponent {
		if p.i == start {
			return 0, p.errorf("%s where an exponent would be right: an integer of at most %d in modulus, without parentheses", p.here(), maxExponent)
		}
		return 0, &syntaxError{start, fmt.Sprintf("an exponent above %d in modulus", maxExponent)}
	}
	if p.accept('^') {
		m, err := p.exponent()
		if err != nil {
			return 0, err
		}
		if n, err = intPower(n, m); err != nil {
			return 0, &syntaxError{start, err.Error()}
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
		if out *= n; out > maxExponent {
			return 0, fmt.Errorf("an exponent above %d in modulus", maxExponent)
		}
		if n == 0 {
			break
		}
	}
	return out, nil
}

func (p *exprParser) atom() (expr, error) {
	if err := p.enter(); err != nil {
		return nil, err
	}
	defer func() { p.depth-- }()
	p.skip()
	pos := p.i
	switch {
	case p.i == len(p.s):
		return nil, p.errorf("the coefficient ends where a number, a name or ( would be right")
	case p.accept('('):
		x, err := p.sum()
		if err == nil {
			err = p.expect(')')
		}
		return x, err
	case isDigit(p.s[p.i]) || p.s[p.i] == '.':
		return p.number()
	case isLetter(p.s[p.i]):
		for p.i < len(p.s) && (isLetter(p.s[p.i]) || isDigit(p.s[p.i])) {
			p.i++
		}
		return p.named(pos, p.s[pos:p.i])
	}
	return nil, p.errorf("%s where a number, a name or ( would be right", p.here())
}

func (p *exprParser) named(pos int, name string) (expr, error) {
	switch name {
	case "sqrt":
		args, err := p.arguments(1)
		if err != nil {
			return nil, err
		}
		return sqrtExpr{pos, args[0]}, nil
	case "root":
		args, err := p.arguments(3)
		if err != nil {
			return nil, err
		}
		return rootExpr{pos, args[0], args[1], args[2]}, nil
	}
	if p.accept('(') {
		return nil, &syntaxError{pos, fmt.Sprintf("unknown function %q; sqrt and root are known, and a product needs its *", name)}
	}
	return nameExpr{pos, name}, nil
}

func (p *exprParser) arguments(n int) ([]expr, error) {
	if err := p.expect('('); err != nil {
		return nil, err
	}
	out := make([]expr, n)
	for i := range out {
		if i > 0 {
			if err := p.expect(','); err != nil {
				return nil, err
			}
		}
		x, err := p.sum()
		if err != nil {
			return nil, err
		}
		out[i] = x
	}
	return out, p.expect(')')
}

func (p *exprParser) number() (expr, error) {
	start := p.i
	digits := func() {
		for p.i < len(p.s) && isDigit(p.s[p.i]) {
			p.i++
		}
	}
	digits()
	if p.i < len(p.s) && p.s[p.i] == '.' {
		p.i++
		digits()
	}
	if p.i < len(p.s) && (p.s[p.i] == 'e' || p.s[p.i] == 'E') {
		p.i++
		if p.i < len(p.s) && (p.s[p.i] == '+' || p.s[p.i] == '-') {
			p.i++
		}
		digits()
	}
	v, err := exact.ParseRat(p.s[start:p.i])
	if err != nil {
		return nil, &syntaxError{start, strings.TrimPrefix(err.Error(), "exact: ")}
	}
	return numberExpr{start, v}, nil
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isLetter(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_'
}

package formula

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"rofz/poly/exact"
)

// Limits of Parse.
const (
	maxLength  = 20_000 // characters
	maxNesting = 100
)

// A SyntaxError is a fault in a formula.
type SyntaxError struct {
	Offset  int // characters before the fault
	Message string
}

// Error says what is wrong, and at which character, counted from 1.
func (e *SyntaxError) Error() string {
	return fmt.Sprintf("formula: character %d: %s", e.Offset+1, e.Message)
}

// Parse reads a formula in the notation of blackboards and comments:
//
//	|z R'(z)| ≤ 1/(2 cos α)      Σ_{j<k} ζ^j      bᵀ(I − zA)⁻²e      ζ̄₀      √(1+x)      R∞
//
// Juxtaposition is a product and letters are single symbols, but for known words: names such as cos, arg and Re, the
// Greek letters, and a few words of prose. A / makes a fraction: below is what stands next to it, with its arguments if
// it is a function; above is what stands before it without a blank; outer parentheses of both vanish. ^ and _ take one
// symbol, number or group in braces or parentheses, which vanish as well. Products may also be written with * · or ×,
// roots as sqrt(…), relations as <= >= != -> =>.
//
// Parse(Text(e)) has the same Text as e. An error is a *SyntaxError. Formulas have at most 20 000 characters and 100
// levels of nesting.
func Parse(s string) (Expr, error) { return (&parser{src: composed.Replace(s)}).all() }

// MustParse is Parse for constants of a program. It panics on an error.
func MustParse(s string) Expr {
	e, err := Parse(s)
	if err != nil {
		panic(fmt.Sprintf("%v in %q", err, s))
	}
	return e
}

type parser struct {
	src     string
	i       int
	depth   int
	closers []string // of the open delimiters
}

func (p *parser) all() (Expr, error) {
	if !utf8.ValidString(p.src) {
		return nil, p.errorf("the text is not UTF-8")
	}
	if utf8.RuneCountInString(p.src) > maxLength {
		return nil, p.errorf("more than %d characters", maxLength)
	}
	e, err := p.relation()
	if err == nil && p.i < len(p.src) {
		err = p.errorf("%s where an operator or the end would be right", p.here())
	}
	if err != nil {
		return nil, err
	}
	return e, nil
}

func (p *parser) errorf(format string, args ...any) error {
	return &SyntaxError{utf8.RuneCountInString(p.src[:p.i]), fmt.Sprintf(format, args...)}
}

func (p *parser) here() string {
	if p.i >= len(p.src) {
		return "the end"
	}
	return fmt.Sprintf("%q", p.rune())
}

func (p *parser) rune() rune {
	r, _ := utf8.DecodeRuneInString(p.src[p.i:])
	return r
}

func (p *parser) rest() string { return p.src[p.i:] }

// blanks skips blanks and reports whether there were any.
func (p *parser) blanks() bool {
	start := p.i
	for p.i < len(p.src) && strings.ContainsRune(" \t\r\n\u00a0\u2009\u202f", p.rune()) {
		p.i += utf8.RuneLen(p.rune())
	}
	return p.i > start
}

func (p *parser) enter() error {
	if p.depth++; p.depth > maxNesting {
		return p.errorf("nested more than %d deep", maxNesting)
	}
	return nil
}

// sign returns the operator that stands here and its length, "" for none.
func (p *parser) sign() (op string, length int) {
	if p.i == len(p.src) {
		return "", 0
	}
	s := p.rest()[:utf8.RuneLen(p.rune())]
	if _, ok := operators[s]; !ok {
		return "", 0
	}
	return s, len(s)
}

// closes reports whether the innermost open delimiter is closed here.
func (p *parser) closes() bool {
	if len(p.closers) == 0 {
		return p.i < len(p.src) && strings.ContainsRune(")]}⌋⌉", p.rune())
	}
	return p.i < len(p.src) && strings.ContainsRune(p.closers[len(p.closers)-1]+")]}⌋⌉", p.rune())
}

// relation reads sums with relation signs, punctuation and words between them.
func (p *parser) relation() (Expr, error) {
	if err := p.enter(); err != nil {
		return nil, err
	}
	defer func() { p.depth-- }()
	var items Row
	operand := false // the last item is one
	for {
		p.blanks()
		if p.i == len(p.src) || (operand || !p.opensBar()) && p.closes() {
			break
		}
		op, n := p.sign()
		o := operators[op]
		switch words := p.words(); {
		case words != "":
			items, operand = append(items, Words(words)), false
		case op != "" && op != "+" && op != "−" && (o.class == relation || o.class == binary || o.class == punctuation):
			p.i += n
			items, operand = append(items, Operator(op)), false
		case operand:
			return nil, p.errorf("%s where an operator would be right", p.here())
		default:
			e, err := p.sum()
			if err != nil {
				return nil, err
			}
			items, operand = append(items, e), true
		}
	}
	switch len(items) {
	case 0:
		return nil, p.errorf("%s where a formula would be right", p.here())
	case 1:
		return items[0], nil
	}
	return items, nil
}

// opensBar reports whether a bar stands here, which opens where an operand is missing.
func (p *parser) opensBar() bool { return p.i < len(p.src) && (p.rune() == '|' || p.rune() == '‖') }

// words reads words of prose.
func (p *parser) words() string {
	var list []string
	for {
		start := p.i
		p.blanks()
		run := p.run()
		if !slices.Contains(prose, run) {
			p.i = start
			break
		}
		p.i += len(run)
		list = append(list, run)
	}
	return strings.Join(list, " ")
}

// run returns the Latin letters from here on, if this is where they begin.
func (p *parser) run() string {
	rest := p.rest()
	if p.i > 0 && isLatin(rune(p.src[p.i-1])) {
		return ""
	}
	if n := strings.IndexFunc(rest, func(r rune) bool { return !isLatin(r) }); n >= 0 {
		return rest[:n]
	}
	return rest
}

// sum reads terms with their signs.
func (p *parser) sum() (Expr, error) {
	var terms Sum
	for {
		p.blanks()
		op, n := p.sign()
		signed := op == "+" || op == "−"
		if !signed && len(terms) > 0 {
			break
		}
		if signed {
			p.i += n
		}
		body, err := p.product()
		if err != nil {
			return nil, err
		}
		terms = append(terms, Term{op == "−", body})
	}
	if len(terms) == 1 && !terms[0].Negative {
		return terms[0].Body, nil
	}
	return terms, nil
}

// product reads factors and fractions.
func (p *parser) product() (Expr, error) {
	var list Row
	tight := 0 // where the factors that no blank divides begin
	for {
		blank := p.blanks()
		op, n := p.sign()
		_, operator := last(list).(Operator)
		switch {
		case op == "·" || op == "×" || op == "⊗":
			if len(list) == 0 || operator {
				return nil, p.errorf("%s where a factor would be right", p.here())
			}
			p.i += n
			list = append(list, Operator(op))
			tight = len(list)
		case op == "/" && len(list) > 0 && !operator:
			p.i += n
			below, err := p.below()
			if err != nil {
				return nil, err
			}
			start := max(tight, above(list))
			if start == len(list) {
				return nil, p.errorf("a fraction without anything above it")
			}
			list = append(list[:start:start], over(list[start:], below))
		case op == "" && p.startsFactor(operandExpected(list)):
			if blank {
				tight = len(list)
			}
			f, err := p.factor()
			if err != nil {
				return nil, err
			}
			list = append(list, f)
		case len(list) == 0 || operator:
			return nil, p.errorf("%s where a number, a symbol or ( would be right", p.here())
		case len(list) == 1:
			return list[0], nil
		default:
			return list, nil
		}
	}
}

func last(list Row) Expr {
	if len(list) == 0 {
		return nil
	}
	return list[len(list)-1]
}

func operandExpected(list Row) bool {
	_, operator := last(list).(Operator)
	return len(list) == 0 || operator
}

// below reads what stands behind a slash.
func (p *parser) below() (Expr, error) {
	p.blanks()
	e, err := p.factor()
	if err != nil {
		return nil, err
	}
	if isFunction(e) && p.i < len(p.src) && (p.rune() == '(' || p.rune() == '[') {
		argument, err := p.factor()
		return Row{e, argument}, err
	}
	return unfence(e), nil
}

// above returns where the factors begin that a slash behind the list takes.
func above(list Row) int {
	if _, ok := last(list).(Frac); ok {
		return len(list) - 1
	}
	for i := len(list) - 1; i >= 0; i-- {
		switch list[i].(type) {
		case Frac, Operator, Big:
			return i + 1
		}
		if isNamed(list[i]) {
			if _, ok := at(list, i+1).(Fence); ok {
				return i
			}
			return i + 1
		}
	}
	return 0
}

func at(list Row, i int) Expr {
	if i >= len(list) {
		return nil
	}
	return list[i]
}

// over makes a fraction. A fraction over c is one whose denominator has the factor c.
func over(factors Row, below Expr) Expr {
	if f, ok := factors[0].(Frac); ok && len(factors) == 1 {
		return Frac{f.Above, Row{refence(f.Below), refence(below)}}
	}
	if len(factors) == 1 {
		return Frac{unfence(factors[0]), below}
	}
	return Frac{slices.Clone(factors), below}
}

// unfence drops outer parentheses that a bar makes superfluous.
func unfence(e Expr) Expr {
	if f, ok := e.(Fence); ok && f.Open == "(" && f.Close == ")" {
		return f.Body
	}
	return e
}

func refence(e Expr) Expr {
	if isLoose(e) {
		return Fence{"(", e, ")"}
	}
	return e
}

// startsFactor reports whether a factor begins here. A bar closes the innermost one that is open, unless an operand is
// expected.
func (p *parser) startsFactor(expected bool) bool {
	if p.i == len(p.src) {
		return false
	}
	c := p.rune()
	_, vulgar := exact.FromVulgar(c)
	switch {
	case c == '|' || c == '‖':
		return expected || len(p.closers) == 0 || p.closers[len(p.closers)-1] != string(c)
	case isDigit(c), c == '.', c == '√', c == '∫', c == '∮', c == '∏', strings.ContainsRune("([{⌊⌈", c), vulgar:
		return true
	case isLatin(c):
		start := p.i
		words := p.words()
		p.i = start
		return words == ""
	}
	_, known := letters[c]
	return known || c == 'Σ'
}

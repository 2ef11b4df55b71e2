package notation

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"rofz/scheme/expression"
)

// latexParser reads a formula of LaTeX: numbers, \frac and its relatives, \sqrt, products with and without a sign,
// powers, and letters that stand for constants. What mathematicians would have to guess at is an error: 1/2\gamma and
// 1\frac12.
type latexParser struct {
	src    string
	i, end int
	reader *latexReader
	depth  int
	inRoot bool // x is a name of its own
}

func (p *latexParser) errorf(format string, args ...any) error {
	return placeIn(p.src, min(p.i, len(p.src))).errorf(format, args...)
}

// whole reads all of a cell.
func (p *latexParser) whole() (term, error) {
	t, err := p.sum()
	if err == nil {
		if p.skip(); p.i < p.end {
			err = p.errorf("%s where an operator or the end of the cell would be right", p.here())
		}
	}
	return t, err
}

// here names what stands at the current place.
func (p *latexParser) here() string {
	if p.i >= p.end {
		return "the end of the cell"
	}
	if p.src[p.i] == '\\' {
		return fmt.Sprintf("%.40s", p.src[p.i:p.i+commandLength(p.src[p.i:p.end])])
	}
	r, _ := utf8.DecodeRuneInString(p.src[p.i:])
	return fmt.Sprintf("%q", r)
}

// blanks are commands and characters without a meaning here.
var blanks = []string{`\,`, `\;`, `\:`, `\!`, `\ `, `\quad`, `\qquad`, `\displaystyle`, `\textstyle`, `\scriptstyle`, `\strut`,
	`\mathstrut`, `\left`, `\right`, `\big`, `\Big`, `\bigl`, `\bigr`, `\Bigl`, `\Bigr`, `\small`, `\centering`, `\limits`}

// phantoms are commands whose argument is not shown.
var phantoms = []string{`\phantom`, `\hphantom`, `\vphantom`, `\vspace`, `\hspace`, `\rule`}

func (p *latexParser) skip() {
	for p.i < p.end {
		c := p.src[p.i]
		switch {
		case strings.IndexByte(" \t\n~$", c) >= 0:
			p.i++
			continue
		case c == '\\':
			n := commandLength(p.src[p.i:p.end])
			command := p.src[p.i : p.i+n]
			if contains(blanks, command) {
				p.i += n
				continue
			}
			if contains(phantoms, command) {
				p.i = skipGroup(p.src, p.i+n, p.end)
				continue
			}
		}
		return
	}
}

// accept skips one of the given signs.
func (p *latexParser) accept(signs ...string) string {
	p.skip()
	for _, s := range signs {
		if strings.HasPrefix(p.src[p.i:p.end], s) && (s[0] != '\\' || commandLength(p.src[p.i:p.end]) == len(s)) {
			p.i += len(s)
			return s
		}
	}
	return ""
}

func (p *latexParser) expect(sign string) error {
	if p.accept(sign) == "" {
		return p.errorf("%s where %q would be right", p.here(), sign)
	}
	return nil
}

func (p *latexParser) enter() error {
	if p.depth++; p.depth > maxNesting {
		return p.errorf("nested more than %d deep", maxNesting)
	}
	return nil
}

// sum = [sign] product { sign product }
func (p *latexParser) sum() (term, error) {
	if err := p.enter(); err != nil {
		return term{}, err
	}
	defer func() { p.depth-- }()
	sign := p.accept("-", "−", "–", "+")
	x, err := p.product()
	if sign != "" && sign != "+" {
		x = neg(x)
	}
	for err == nil {
		sign := p.accept("-", "−", "–", "+")
		if sign == "" {
			break
		}
		var y term
		if y, err = p.product(); err == nil && sign == "+" {
			x = add(x, y)
		} else if err == nil {
			x = sub(x, y)
		}
	}
	return x, err
}

// product = power { ["*"] power | "/" power }
func (p *latexParser) product() (term, error) {
	x, err := p.power()
	y := x // the factor that stands next to what comes
	divided := false
	for err == nil {
		last := y
		switch p.skip(); {
		case p.accept(`\cdot`, `\times`, "*", "·", "×") != "":
			if y, err = p.power(); err == nil {
				x = mul(x, y)
			}
		case p.accept("/") != "":
			divided = true
			if y, err = p.power(); err == nil {
				if y.is("0") {
					return x, p.errorf("division by zero")
				}
				x = quo(x, y)
			}
		case p.begins():
			at := p.i
			if y, err = p.power(); err != nil {
				break
			}
			if err = p.side(last, y, divided, at); err == nil {
				x = mul(x, y)
			}
		default:
			return x, nil
		}
	}
	return x, err
}

// begins reports whether a factor stands here.
func (p *latexParser) begins() bool {
	if p.i >= p.end {
		return false
	}
	c := p.src[p.i]
	if c == '\\' {
		command := p.src[p.i : p.i+commandLength(p.src[p.i:p.end])]
		_, isGreek := commandLetters[command]
		return isGreek || contains([]string{`\frac`, `\tfrac`, `\dfrac`, `\cfrac`, `\sqrt`, `\num`, `\mathrm`, `\mathit`, `\operatorname`}, command)
	}
	return isDigit(c) || c == '.' && p.i+1 < p.end && isDigit(p.src[p.i+1]) || c == '(' || c == '[' || c == '{' || isLatin(c)
}

func isLatin(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// side refuses products without a sign that can be read in two ways.
func (p *latexParser) side(x, y term, divided bool, at int) error {
	here := placeIn(p.src, at)
	_, numberX := x.literal()
	switch {
	case divided:
		return here.errorf("a factor behind a quotient: it may belong above or below the line; write \\frac, or parentheses")
	case numberX && y.op == opNumber:
		return here.errorf("two numbers side by side; write the digits together, or \\cdot between")
	case numberX && y.op == opQuo:
		if _, _, _, ok := y.fraction(); ok {
			return here.errorf("a number before a fraction of numbers: it may be a product or a sum; write \\cdot or +")
		}
	}
	return nil
}

// power = atom [ "^" group ]
func (p *latexParser) power() (term, error) {
	if err := p.enter(); err != nil {
		return term{}, err
	}
	defer func() { p.depth-- }()
	x, err := p.atom()
	if err != nil || p.accept("^") == "" {
		return x, err
	}
	at := p.i
	e, err := p.argument()
	if err != nil {
		return x, err
	}
	v, ok := expression.RationalValue(e.String())
	switch {
	case ok && v.IsInt() && len(v.String()) <= 5:
		return power(x, v.String()), nil
	case ok && v.Den().String() == "2" && len(v.Num().String()) <= 4:
		return power(sqrt(x), v.Num().String()), nil
	}
	return x, placeIn(p.src, at).errorf("the exponent %.40s; integers of at most 1000 and halves of them are read", e)
}

func (p *latexParser) atom() (term, error) {
	p.skip()
	if p.i >= p.end {
		return term{}, p.errorf("the end of the cell where a number would be right")
	}
	c := p.src[p.i]
	switch {
	case isDigit(c) || c == '.':
		return p.number()
	case c == '(' || c == '[' || c == '{':
		p.i++
		x, err := p.sum()
		if err != nil {
			return x, err
		}
		return x, p.expect(map[byte]string{'(': ")", '[': "]", '{': "}"}[c])
	case c == '\\':
		n := commandLength(p.src[p.i:p.end])
		if x, ok, err := p.command(p.src[p.i:p.i+n], n); ok || err != nil {
			return x, err
		}
	}
	at := p.i
	if name := p.constant(); name != "" {
		if p.inRoot && name == "x" {
			return term{op: opName, text: "x"}, nil
		}
		if x, ok, err := p.reader.lookup(name, at); ok {
			return x, err
		}
		return term{}, placeIn(p.src, at).errorf("the constant %.40s, which the file does not define; write for example $%.40s = 1-\\frac{\\sqrt{2}}{2}$ above the table", p.src[at:p.i], p.src[at:p.i])
	}
	return term{}, p.errorf("%s where a number, \\frac, \\sqrt or a letter would be right", p.here())
}

// command reads \frac, \sqrt and what wraps numbers.
func (p *latexParser) command(command string, n int) (term, bool, error) {
	switch command {
	case `\frac`, `\tfrac`, `\dfrac`, `\cfrac`:
		p.i += n
		x, err := p.argument()
		if err != nil {
			return x, true, err
		}
		at := p.i
		y, err := p.argument()
		if err == nil && y.is("0") {
			err = placeIn(p.src, at).errorf("division by zero")
		}
		return quo(x, y), true, err
	case `\sqrt`:
		p.i += n
		if p.accept("[") != "" {
			degree, err := p.sum()
			if err == nil {
				err = p.expect("]")
			}
			if err == nil && !degree.is("2") {
				err = p.errorf("a root of degree %.40s; square roots are read", degree)
			}
			if err != nil {
				return degree, true, err
			}
		}
		x, err := p.argument()
		return sqrt(x), true, err
	case `\num`, `\mathbf`, `\text`, `\ensuremath`, `\mbox`:
		p.i += n
		x, err := p.argument()
		return x, true, err
	case `\operatorname`:
		p.i += n
		if p.accept("{root}") == "" || p.accept("(") == "" {
			return term{}, true, p.errorf("a function that is not known here; sqrt and root are")
		}
		x, err := p.root()
		return x, true, err
	}
	return term{}, false, nil
}

// root reads the arguments of \operatorname{root}, which the grammar of scheme files has.
func (p *latexParser) root() (term, error) {
	outer := p.inRoot
	p.inRoot = true
	defer func() { p.inRoot = outer }()
	t := term{op: opRoot}
	for i := range 3 {
		x, err := p.sum()
		if err != nil {
			return x, err
		}
		t.args = append(t.args, x)
		if err := p.expect([]string{",", ",", ")"}[i]); err != nil {
			return x, err
		}
	}
	return t, nil
}

// argument reads the argument of a command: {…}, a command, or a single character, so that \frac12 is a half.
func (p *latexParser) argument() (term, error) {
	p.skip()
	if p.i < p.end && isDigit(p.src[p.i]) {
		p.i++
		return number(p.src[p.i-1 : p.i]), nil
	}
	if err := p.enter(); err != nil {
		return term{}, err
	}
	defer func() { p.depth-- }()
	if p.accept("{") == "" {
		return p.atom()
	}
	x, err := p.sum()
	if err != nil {
		return x, err
	}
	return x, p.expect("}")
}

func (p *latexParser) number() (term, error) {
	start := p.i
	for p.i < p.end && (isDigit(p.src[p.i]) || p.src[p.i] == '.') {
		p.i++
	}
	if rest := p.src[p.i:p.end]; len(rest) > 1 && rest[0]|0x20 == 'e' { // 1.5e-3
		n := 1
		if rest[1] == '-' || rest[1] == '+' {
			n++
		}
		digits := n
		for n < len(rest) && isDigit(rest[n]) {
			n++
		}
		if n > digits {
			p.i += n
		}
	}
	text := p.src[start:p.i]
	if strings.HasPrefix(p.src[p.i:p.end], "{,}") {
		return term{}, p.errorf("a comma in a number; decimals have a point, and digits are written together")
	}
	if strings.Count(text, ".") > 1 {
		return term{}, placeIn(p.src, start).errorf("%.40q is not a number", text)
	}
	return number(text), nil
}

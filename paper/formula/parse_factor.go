package formula

import (
	"strings"
	"unicode/utf8"

	"rofz/poly/exact"
)

// factor reads a primary with its index, exponent and signs behind it.
func (p *parser) factor() (Expr, error) {
	e, err := p.primary()
	if err != nil {
		return nil, err
	}
	sub, sup, err := p.scripts(e)
	if err != nil {
		return nil, err
	}
	if x, ok := e.(Big); ok {
		return Big{x.Sign, sub, sup}, nil
	}
	if sub != nil || sup != nil {
		if !isBase(e) { // it is written with parentheses
			e = Fence{"(", e, ")"}
		}
		e = Script{e, sub, sup}
	}
	for p.i < len(p.src) && (p.rune() == '°' || p.rune() == '!') {
		e = Row{e, Operator(string(p.rune()))}
		p.i += utf8.RuneLen(p.rune())
	}
	return e, nil
}

func (p *parser) primary() (Expr, error) {
	c := p.rune()
	x, vulgar := exact.FromVulgar(c)
	switch {
	case p.i == len(p.src):
		return nil, p.errorf("the end where a number, a symbol or ( would be right")
	case isDigit(c), c == '.':
		return p.number()
	case vulgar:
		p.i += utf8.RuneLen(c)
		return ratio(x), nil
	case c == '√':
		p.i += len("√")
		return p.radical()
	case strings.ContainsRune("([{|‖⌊⌈", c):
		return p.fence()
	case c == 'Σ' || c == '∏' || c == '∫' || c == '∮':
		p.i += utf8.RuneLen(c)
		return Big{Sign: string(c)}, nil
	case isLatin(c):
		return p.word()
	}
	if _, ok := letters[c]; ok {
		return p.symbol(c, utf8.RuneLen(c)), nil
	}
	return nil, p.errorf("%s where a number, a symbol or ( would be right", p.here())
}

// number reads digits, with a point and … perhaps.
func (p *parser) number() (Expr, error) {
	start := p.i
	digits := func() int {
		from := p.i
		for p.i < len(p.src) && isDigit(rune(p.src[p.i])) {
			p.i++
		}
		return p.i - from
	}
	n := digits()
	if strings.HasPrefix(p.rest(), ".") {
		p.i++
		n += digits()
	}
	if n == 0 {
		p.i = start
		return nil, p.errorf("a point without digits")
	}
	text := p.src[start:p.i]
	if strings.HasPrefix(p.rest(), "…") {
		p.i += len("…")
		text += "…"
	}
	return Number(text), nil
}

// radical reads what stands behind √.
func (p *parser) radical() (Expr, error) {
	p.blanks()
	if err := p.enter(); err != nil {
		return nil, err
	}
	defer func() { p.depth-- }()
	e, err := p.primary()
	if err != nil {
		return nil, err
	}
	switch e.(type) {
	case Big, Name:
		return nil, p.errorf("a root of an operator")
	}
	return Root{unfence(e)}, nil
}

var closing = map[string]string{"(": ")]", "[": "])", "{": "}", "|": "|", "‖": "‖", "⌊": "⌋", "⌈": "⌉"}

func (p *parser) fence() (Expr, error) {
	start := p.i
	open := string(p.rune())
	p.i += len(open)
	body, end, err := p.inside(open, start)
	if err != nil {
		return nil, err
	}
	return Fence{open, body, end}, nil
}

// inside reads up to the delimiter that closes the one at start.
func (p *parser) inside(open string, start int) (body Expr, end string, err error) {
	p.closers = append(p.closers, closing[open])
	body, err = p.relation()
	p.closers = p.closers[:len(p.closers)-1]
	if err != nil {
		return nil, "", err
	}
	if p.i == len(p.src) || !strings.ContainsRune(closing[open], p.rune()) {
		if p.i == len(p.src) {
			p.i = start
			return nil, "", p.errorf("%s is not closed", open)
		}
		return nil, "", p.errorf("%s where %s would be right", p.here(), closing[open][:utf8.RuneLen([]rune(closing[open])[0])])
	}
	end = string(p.rune())
	p.i += len(end)
	return body, end, nil
}

// word reads a known word, or one letter.
func (p *parser) word() (Expr, error) {
	run := p.run()
	switch _, big := bigs[run]; {
	case functions[run] != "":
		p.i += len(run)
		return Name(run), nil
	case big:
		p.i += len(run)
		return Big{Sign: run}, nil
	}
	return p.symbol(p.rune(), 1), nil
}

// symbol reads a letter that is n bytes long, with its accent and primes.
func (p *parser) symbol(letter rune, n int) Expr {
	p.i += n
	s := string(letter)
	if p.i < len(p.src) {
		if _, ok := accents[p.rune()]; ok {
			s += string(p.rune())
			p.i += utf8.RuneLen(p.rune())
		}
	}
	for p.i < len(p.src) && p.src[p.i] == '\'' {
		s += "'"
		p.i++
	}
	return Symbol(s)
}

// scripts reads indices and exponents.
func (p *parser) scripts(base Expr) (sub, sup Expr, err error) {
	for p.i < len(p.src) {
		c := p.rune()
		target := &sup
		var e Expr
		start := p.i
		switch _, isSymbol := base.(Symbol); {
		case c == '∞' && isSymbol && base != Expr(Symbol("∞")):
			target = &sub
			p.i += len("∞")
			e = Symbol("∞")
		case c == '^':
			p.i++
			e, err = p.group()
			if e == Expr(Symbol("T")) {
				e = Name("T")
			}
		case c == '_':
			target = &sub
			p.i++
			e, err = p.group()
		case c == 'ᵀ':
			p.i += utf8.RuneLen(c)
			e = Name("T")
		case strings.ContainsRune(superscript, c):
			e, err = p.small(superscript)
		case strings.ContainsRune(subscript, c):
			target = &sub
			e, err = p.small(subscript)
		default:
			return sub, sup, nil
		}
		if err != nil {
			return nil, nil, err
		}
		if *target != nil {
			p.i = start
			return nil, nil, p.errorf("a second index or exponent; use parentheses")
		}
		*target = e
	}
	return sub, sup, nil
}

// small reads a run of small characters.
func (p *parser) small(set string) (Expr, error) {
	start := p.i
	end := strings.IndexFunc(p.rest(), func(r rune) bool { return !strings.ContainsRune(set, r) })
	if end < 0 {
		end = len(p.rest())
	}
	text, _ := mapRunes(p.rest()[:end], set, plain)
	inner := &parser{src: text, depth: p.depth}
	e, err := inner.all()
	if err != nil {
		return nil, p.errorf("%s is no index or exponent", p.src[start:start+end])
	}
	p.i += end
	return e, nil
}

// group reads what stands behind ^ or _.
func (p *parser) group() (Expr, error) {
	start := p.i
	switch c := p.rune(); {
	case p.i == len(p.src):
		return nil, p.errorf("the end where an index or exponent would be right")
	case c == '{' || c == '(':
		p.i++
		body, end, err := p.inside(string(c), start)
		if err == nil && end == "]" {
			return Fence{"(", body, "]"}, nil
		}
		return body, err
	case isLatin(c):
		return p.symbol(c, 1), nil
	}
	if op, n := p.sign(); op == "−" || op == "+" {
		if err := p.enter(); err != nil {
			return nil, err
		}
		defer func() { p.depth-- }()
		p.i += n
		e, err := p.group()
		if err != nil || op == "+" {
			return e, err
		}
		return Sum{{true, e}}, nil
	}
	e, err := p.primary()
	if err != nil {
		return nil, err
	}
	switch e.(type) {
	case Number, Symbol:
		return e, nil
	}
	p.i = start
	return nil, p.errorf("%s where an index or exponent would be right; put it into braces", p.here())
}

// isNamed reports whether e is a name such as cos, perhaps with an exponent.
func isNamed(e Expr) bool {
	if s, ok := e.(Script); ok {
		e = s.Base
	}
	_, ok := e.(Name)
	return ok
}

package program

import (
	"rofz/scheme/expression"
)

// fortranIf reads a block, or one statement under a condition.
func (p *parser) fortranIf() Statement {
	s := Statement{Do: Branches, At: p.Take().At}
	p.skipParentheses()
	switch {
	case p.Peek().Kind == expression.TokenNumber: // to one of three labels
		p.in.jumps = true
		p.skipLine(p.Next)
		return s
	case !p.word("then"):
		s.Body = p.fortran()
		return s
	}
	p.skipLine(p.Next)
	s.Body = p.fortranBlock(false)
	inner := &s
	for {
		word := p.opening()
		switch word {
		case "elseif":
			at := p.Peek().At
			p.skipLine(p.Next)
			inner.Else = []Statement{{Do: Branches, At: at, Body: p.fortranBlock(false)}}
			inner = &inner.Else[0]
			continue
		case "else":
			p.skipLine(p.Next)
			inner.Else = p.fortranBlock(false)
			continue
		}
		p.endOf("endif")
		return s
	}
}

// endOf moves behind the end of a block, if it is there.
func (p *parser) endOf(word string) {
	if p.opening() != word {
		p.in.jumps = true
		return
	}
	p.skipLine(p.Next)
}

// fortranDo reads a loop.
func (p *parser) fortranDo() Statement {
	t := p.Take()
	s := Statement{Do: For, At: t.At}
	label := ""
	if p.Peek().Kind == expression.TokenNumber {
		label = p.Take().Text
		p.Accept(",")
	}
	start := p.Next
	switch {
	case p.Peek().Kind == expression.TokenName && p.Ahead(1).Text == "=":
		s.Name = p.Take().Text
		p.Take()
		s.Value, s.Fault = p.counted()
	default:
		s.Fault = t.At.Errorf("a loop with a condition")
	}
	if s.Fault != nil || !p.ends() {
		p.skipLine(start)
		s.Written = written(p.Tokens[start:p.Next])
		if s.Fault == nil {
			s.Fault = t.At.Errorf("a loop that is not understood")
		}
	}
	outer := p.label
	p.label = label
	s.Body = p.fortranBlock(false)
	p.label = outer
	switch {
	case label == "":
		p.endOf("enddo")
	case p.closed:
		p.closed = outer == label
	case p.opening() == "enddo":
		p.skipLine(p.Next)
	default:
		p.in.jumps = true
	}
	return s
}

// counted reads the values of a loop: first, last and perhaps a step.
func (p *parser) counted() (expression.Expr, error) {
	at := p.Peek().At
	var ends []expression.Expr
	for {
		x, err := p.Expression()
		if err != nil {
			return x, err
		}
		if ends = append(ends, x); !p.Accept(",") {
			break
		}
	}
	switch len(ends) {
	case 2:
	case 3:
		ends[1], ends[2] = ends[2], ends[1]
	default:
		return expression.Expr{}, at.Errorf("a loop with %d bounds", len(ends))
	}
	return expression.Expr{Op: expression.OpRange, Args: ends, At: at}, nil
}

// fortranSelect reads select case, each part of which is a branch. One of them is called by its first value.
func (p *parser) fortranSelect() Statement {
	s := Statement{Do: Branches, At: p.Peek().At}
	p.skipLine(p.Next)
	inner := &s
	first := true
	inner.Body = p.fortranBlock(false) // nothing stands in front of the first case
	for p.opening() == "case" {
		at := p.Peek().At
		name := ""
		for _, t := range p.restOfLine()[1:] {
			if name == "" && (t.Kind == expression.TokenText || t.Kind == expression.TokenName) {
				name = t.Text
			}
		}
		part := Statement{Do: Branches, At: at, Name: name, Body: p.fortranBlock(false)}
		if first {
			part.Body = append(inner.Body, part.Body...)
			*inner, first = part, false
			continue
		}
		inner.Else = []Statement{part}
		inner = &inner.Else[0]
	}
	switch word := p.opening(); word {
	case "endselect":
		p.skipLine(p.Next)
	default:
		p.in.jumps = true
	}
	return s
}

// masked reads where and forall, which change parts of arrays that are not followed.
func (p *parser) masked(word string) Statement {
	at := p.Take().At
	p.skipParentheses()
	var body []Statement
	if !p.ends() {
		body = p.fortran()
	} else {
		body = p.fortranBlock(false)
		for p.opening() == "elsewhere" {
			p.skipLine(p.Next)
			body = append(body, p.fortranBlock(false)...)
		}
		p.endOf("end" + word)
	}
	s := Statement{Do: Other, At: at, Fault: at.Errorf("%s, which is not followed here", word)}
	for _, x := range body {
		x.changes(func(name string, _ bool) { s.Written = append(s.Written, name) })
	}
	return s
}

// associate reads a block with other names for parts of arrays: both are not read in it, nor behind it.
func (p *parser) associate() Statement {
	at := p.Take().At
	s := Statement{Do: Inline, At: at}
	var aliases []Statement
	for _, part := range splitAt(",", p.skipParentheses()) {
		if len(part) < 3 || part[1].Text != "=>" {
			continue
		}
		aliases = append(aliases, Statement{Do: Assign, At: at, Targets: []Target{{Name: part[0].Text, At: part[0].At, Declared: true}},
			Fault: at.Errorf("another name for a part of an array")})
		p.in.types[part[0].Text] = unknownType
		if passesAddress(part[2:]) {
			s.Written = append(s.Written, dottedNames(part[2:])...)
		}
	}
	p.skipLine(p.Next)
	body := append(aliases, p.fortranBlock(false)...)
	p.endOf("endassociate")
	s.Body = []Statement{{Do: Scope, At: at, Body: body}, {Do: Inline, At: at, Written: s.Written}}
	return s
}

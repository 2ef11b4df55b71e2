package program

import (
	"slices"

	"rofz/scheme/expression"
)

// Rust has types behind names, values that are moved or copied, and names that nothing changes unless they say so.
var Rust = &Language{Name: "rust", Title: "Rust", Dialect: expression.Rust, shares: true, divides: true, members: true, reopens: true, bare: true,
	breaks: true, copies: true,
	parse: func(p *parser) []Statement {
		p.Types = map[string]bool{}
		return p.file()
	},
	statement: (*parser).rust,
}

// rust reads one statement, or an item.
func (p *parser) rust() Statement {
	t := p.Peek()
	inline := Statement{Do: Inline, At: t.At}
	switch {
	case p.Sees("#"):
		for p.Take(); p.Accept("!"); {
		}
		if p.Sees("[") {
			p.Next = closing(p.Tokens, p.Next)
			p.Take()
		}
		return inline
	case p.Sees("{"):
		return p.scope()
	case t.Kind != expression.TokenName:
		return p.rustExpression()
	}
	switch t.Text {
	case "pub":
		p.Take()
		p.skipParentheses()
		return p.rust()
	case "unsafe", "async":
		p.Take()
		return p.rust()
	case "use", "extern", "type", "struct", "enum", "union", "macro_rules":
		p.skipStatement()
		return inline
	case "mod", "impl", "trait":
		return p.rustClass()
	case "fn":
		return p.rustFunction()
	case "const", "static":
		if p.Ahead(1).Text == "fn" || p.Ahead(1).Text == "unsafe" {
			p.Take()
			return p.rust()
		}
		return p.rustVariable()
	case "let":
		return p.rustVariable()
	case "if":
		return p.ifElse()
	case "match":
		return p.rustMatch()
	case "for":
		return p.rustFor()
	case "while":
		return p.loop()
	case "loop":
		p.Take()
		return Statement{Do: For, At: t.At, Fault: t.At.Errorf("a loop without an end"), Body: p.block()}
	case "return":
		s := p.returned()
		p.Accept(";")
		return s
	case "break", "continue":
		p.skipStatement()
		return Statement{Do: Jump, At: t.At}
	}
	return p.rustExpression()
}

// rustExpression reads an expression statement. Without a semicolon it is what the block is worth.
func (p *parser) rustExpression() Statement {
	start := p.Next
	if x, err := p.Expression(); err == nil && p.Sees("}") {
		return Statement{Do: Return, At: x.At, Value: x}
	}
	p.Next = start
	return p.expressionStatement()
}

// rustClass reads mod x { … } and impl T for X { … }.
func (p *parser) rustClass() Statement {
	s := Statement{Do: Class, At: p.Take().At}
	for p.Peek().Kind != expression.TokenEnd && !p.Sees("{") && !p.Sees(";") {
		switch {
		case p.Sees("<"):
			p.typeParameters(p.skipAngles())
		case p.word("where"):
			p.skipHead()
		case p.Peek().Kind == expression.TokenName:
			s.Name = p.Take().Text
		default:
			p.Take()
		}
	}
	if !p.Accept("{") {
		p.Accept(";")
		return Statement{Do: Inline, At: s.At}
	}
	s.Body = p.braced()
	p.Accept("}")
	return s
}

// typeParameters notes the parameters in < … >, which stand for types of floating numbers in casts.
func (p *parser) typeParameters(angles []expression.Token) {
	for i, t := range angles {
		if t.Kind == expression.TokenName && i > 0 && (angles[i-1].Text == "<" || angles[i-1].Text == ",") {
			p.Types[t.Text] = true
		}
	}
}

// rustFunction reads fn name<T>(x: A) -> B where … { … }.
func (p *parser) rustFunction() Statement {
	p.Take()
	s := Statement{Do: Function, At: p.Peek().At, Name: p.Take().Text}
	if p.Sees("<") {
		p.typeParameters(p.skipAngles())
	}
	for _, part := range splitAt(",", p.skipParentheses()) {
		for _, t := range part {
			if t.Text == ":" {
				break
			}
			if t.Kind == expression.TokenName && t.Text != "mut" && t.Text != "self" {
				s.Params = append(s.Params, t.Text)
			}
		}
	}
	for p.Peek().Kind != expression.TokenEnd && !p.Sees("{") && !p.Sees(";") {
		if p.Sees("[") || p.Sees("(") {
			p.Next = closing(p.Tokens, p.Next)
		}
		p.Take()
	}
	if !p.Sees("{") {
		p.Accept(";")
		return Statement{Do: Inline, At: s.At}
	}
	s.Body = p.block()
	return s
}

// rustVariable reads let mut x: T = y; and constants.
func (p *parser) rustVariable() Statement {
	start := p.Next
	word := p.Take()
	fixed := true
	for p.word("mut", "ref") {
		p.Take()
		fixed = false
	}
	name := p.Peek()
	if name.Kind != expression.TokenName || p.Ahead(1).Text != ":" && p.Ahead(1).Text != "=" && p.Ahead(1).Text != ";" {
		p.Next = start
		return Statement{Do: Other, At: word.At, Written: p.patterned(), Fault: word.At.Errorf("names in a pattern, which is not followed here")}
	}
	p.Take()
	t := Target{Name: name.Text, At: name.At, Declared: true, Fixed: fixed, Inferred: true}
	s := Statement{Do: Assign, At: name.At}
	if p.Accept(":") {
		from := p.Next
		for p.Peek().Kind != expression.TokenEnd && !p.Sees("=") && !p.Sees(";") {
			if p.Sees("[") || p.Sees("(") {
				p.Next = closing(p.Tokens, p.Next)
			}
			p.Take()
		}
		words := names(p.Tokens[from:p.Next])
		t.Single = slices.Contains(words, "f32")
		t.Inferred = false
		t.Integer = len(words) == 1 && slices.Contains(rustIntegers, words[0])
	}
	s.Targets = []Target{t}
	if !p.Accept("=") {
		p.Accept(";")
		return s
	}
	from := p.Next
	s.Value, s.Fault = p.Expression()
	if s.Fault == nil && !p.Sees(";") {
		s.Fault = p.Peek().At.Errorf("%s where the end of the statement would be right", p.Peek().Here())
	}
	if s.Fault != nil {
		p.Next = from
		s.Written = p.skipBraced()
	} else {
		s.Written = addresses(p.Tokens[from-1 : p.Next])
		p.Accept(";")
	}
	return s
}

// patterned moves behind a statement, and returns all names in it: what its pattern names may be parts of the others.
func (p *parser) patterned() []string {
	start := p.Next
	p.skipBraced()
	return names(p.Tokens[start:p.Next])
}

// skipBraced moves behind a semicolon, over blocks that are values: let x = if a { b } else { c };
func (p *parser) skipBraced() []string {
	start := p.Next
	for p.Peek().Kind != expression.TokenEnd && !p.Sees("}") {
		if p.Sees("(") || p.Sees("[") || p.Sees("{") {
			p.Next = closing(p.Tokens, p.Next)
		}
		if p.Take().Text == ";" {
			break
		}
	}
	return reached(p.Tokens[start:p.Next])
}

// rustMatch reads match x { pattern => …, }: each arm is a branch of its own.
func (p *parser) rustMatch() Statement {
	at := p.Take().At
	s := Statement{Do: Inline, At: at, Written: p.head()}
	if !p.Accept("{") {
		return s
	}
	arms := &s.Body
	for p.Peek().Kind != expression.TokenEnd && !p.Accept("}") {
		arm := Statement{Do: Branches, At: p.Peek().At}
		for p.Peek().Kind != expression.TokenEnd && !p.Accept("=>") && !p.Sees("}") {
			if t := p.Peek(); t.Kind == expression.TokenName || t.Kind == expression.TokenText {
				arm.Name = t.Text
			}
			if p.Sees("(") || p.Sees("{") || p.Sees("[") {
				p.Next = closing(p.Tokens, p.Next)
			}
			p.Take()
		}
		if p.Sees("{") {
			arm.Body = p.block()
		} else {
			from := p.Next
			p.skipInitialiser()
			arm.Body = []Statement{{Do: Other, At: arm.At, Written: reached(p.Tokens[from:p.Next])}}
		}
		for p.Accept(",") || p.Accept(";") {
		}
		*arms = append(*arms, arm)
		last := len(*arms) - 1
		arms = &(*arms)[last].Else
	}
	p.Accept(";")
	return s
}

// rustFor reads for i in a..b { … }.
func (p *parser) rustFor() Statement {
	t := p.Take()
	s := Statement{Do: For, At: t.At, Fault: t.At.Errorf("a loop that does not count")}
	start := p.Next
	p.skipHead()
	head := p.Tokens[start:p.Next]
	s.Body = p.block()
	if len(head) > 4 && head[0].Kind == expression.TokenName && head[1].Text == "in" {
		s.Name = head[0].Text
		ends := splitAt("..", head[2:])
		inclusive := len(ends) == 2 && len(ends[1]) > 0 && ends[1][0].Text == "="
		if inclusive {
			ends[1] = ends[1][1:]
		}
		if len(ends) == 2 && !changesAny(s.Body, head[:1]) {
			first, ok := p.all(ends[0])
			last, fits := p.all(ends[1])
			one := expression.Number("1")
			one.Integer = true
			if inclusive {
				last = expression.Expr{Op: expression.OpAdd, Args: []expression.Expr{last, one}, At: t.At}
			}
			if ok && fits {
				s.Value, s.Fault = expression.Expr{Op: expression.OpRange, N: 1, Args: []expression.Expr{first, last, one}, At: t.At}, nil
			}
		}
	}
	if s.Fault != nil {
		s.Written = append(inHead(head), names(head)...)
	}
	return s
}

// rustIntegers are types of Rust in whose variables integers are.
var rustIntegers = []string{"i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize", "bool", "char"}

package program

import (
	"slices"

	"rofz/scheme/expression"
)

// Go has types behind names, slices that are shared, and constants without a type.
var Go = &Language{Name: "go", Title: "Go", Dialect: expression.Go, shares: true, divides: true, members: true, reopens: true, bare: true,
	breaks: true, untyped: true,
	parse: func(p *parser) []Statement {
		p.Tokens = semicolons(p.Tokens)
		return p.file()
	},
	statement: (*parser).golang,
}

// semicolons puts a semicolon at the end of each line that a statement may end with, as Go does.
func semicolons(tokens []expression.Token) []expression.Token {
	out := make([]expression.Token, 0, len(tokens))
	for _, t := range tokens {
		if t.Kind != expression.TokenNewline {
			out = append(out, t)
			continue
		}
		if len(out) == 0 {
			continue
		}
		switch last := out[len(out)-1]; {
		case last.Kind == expression.TokenName && !slices.Contains(goWords, last.Text), last.Kind == expression.TokenNumber, last.Kind == expression.TokenText,
			last.Kind == expression.TokenSign && slices.Contains([]string{")", "]", "}", "++", "--"}, last.Text):
			out = append(out, expression.Token{Kind: expression.TokenSign, Text: ";", At: t.At})
		}
	}
	return out
}

// goWords are those that no statement ends with.
var goWords = []string{"func", "type", "var", "const", "import", "package", "if", "else", "for", "switch", "case", "default", "go", "defer", "range",
	"map", "chan", "struct", "interface", "select", "goto"}

// golang reads one statement.
func (p *parser) golang() Statement {
	t := p.Peek()
	switch {
	case p.Sees("{"):
		return p.scope()
	case t.Kind != expression.TokenName:
		return p.expressionStatement()
	}
	inline := Statement{Do: Inline, At: t.At}
	switch t.Text {
	case "if":
		return p.ifElse()
	case "for":
		return p.loop()
	case "switch", "select":
		return p.switchOf()
	case "return":
		s := p.returned()
		p.Accept(";")
		return s
	case "break", "continue":
		p.skipStatement()
		return Statement{Do: Jump, At: t.At}
	case "fallthrough", "goto":
		p.skipStatement()
		return Statement{Do: Other, At: t.At, Everything: true, Fault: t.At.Errorf("%s, which is not followed here", t.Text)}
	case "package", "import", "type":
		p.skipDeclaration()
		return inline
	case "func":
		return p.goFunction()
	case "var", "const":
		return p.goVariables()
	}
	return p.goAssignment()
}

// skipDeclaration moves behind what stands in one line, or in parentheses or braces.
func (p *parser) skipDeclaration() {
	for p.Take(); p.Peek().Kind != expression.TokenEnd && !p.Accept(";"); p.Take() {
		if p.Sees("(") || p.Sees("{") || p.Sees("[") {
			p.Next = closing(p.Tokens, p.Next)
		}
	}
}

// goFunction reads func (o *T) name(x, y float64) (results) { … }.
func (p *parser) goFunction() Statement {
	start, at := p.Next, p.Take().At
	if p.inFunction > 0 { // without a name, and carried out at once
		p.Next = start
		return Statement{Do: Other, At: at, Written: p.patterned()}
	}
	s := Statement{Do: Function, At: at, Params: names(p.skipParentheses())}
	if p.Peek().Kind == expression.TokenName {
		s.Name = p.Take().Text
	}
	if p.Sees("[") { // type parameters
		for _, t := range p.Tokens[p.Next:closing(p.Tokens, p.Next)] {
			if t.Kind == expression.TokenName {
				if p.Types == nil {
					p.Types = map[string]bool{}
				}
				p.Types[t.Text] = true
			}
		}
		p.Next = closing(p.Tokens, p.Next)
		p.Take()
	}
	s.Params = append(s.Params, names(p.skipParentheses())...)
	if p.Sees("(") {
		s.Params = append(s.Params, names(p.skipParentheses())...)
	}
	for p.Peek().Kind != expression.TokenEnd && !p.Sees("{") && !p.Sees(";") {
		if p.Take(); p.Sees("(") || p.Sees("[") {
			p.Next = closing(p.Tokens, p.Next)
		} else if (p.Tokens[p.Next-1].Text == "struct" || p.Tokens[p.Next-1].Text == "interface") && p.Sees("{") {
			p.Next = closing(p.Tokens, p.Next)
			p.Take()
		}
	}
	if !p.Sees("{") {
		p.Accept(";")
		return Statement{Do: Inline, At: at}
	}
	p.inFunction++
	s.Body = p.block()
	p.inFunction--
	return s
}

// names returns all names among tokens.
func names(tokens []expression.Token) []string {
	var out []string
	for _, t := range tokens {
		if t.Kind == expression.TokenName {
			out = append(out, t.Text)
		}
	}
	return out
}

// goVariables reads var x T = y, and several in parentheses.
func (p *parser) goVariables() Statement {
	t := p.Take()
	all := Statement{Do: Inline, At: t.At}
	if !p.Accept("(") {
		return p.goVariable(t.Text == "const")
	}
	for p.Peek().Kind != expression.TokenEnd && !p.Accept(")") {
		if !p.Accept(";") {
			all.Body = append(all.Body, p.goVariable(t.Text == "const"))
		}
	}
	p.Accept(";")
	return all
}

func (p *parser) goVariable(fixed bool) Statement {
	start, at := p.Next, p.Peek().At
	s := Statement{Do: Assign, At: at}
	for p.Peek().Kind == expression.TokenName {
		t := p.Take()
		s.Targets = append(s.Targets, Target{Name: t.Text, At: t.At, Declared: true, Fixed: fixed, Inferred: !fixed})
		if !p.Accept(",") {
			break
		}
	}
	types := p.Next
	for p.Peek().Kind != expression.TokenEnd && !p.Sees("=") && !p.Sees(";") && !p.Sees(")") {
		if p.Sees("[") || p.Sees("{") || p.Sees("(") {
			p.Next = closing(p.Tokens, p.Next)
		}
		p.Take()
	}
	words := names(p.Tokens[types:p.Next])
	for i := range s.Targets {
		s.Targets[i].Integer = slices.ContainsFunc(words, func(w string) bool { return slices.Contains(goIntegers, w) })
		s.Targets[i].Single = slices.Contains(words, "float32")
		s.Targets[i].Inferred = s.Targets[i].Inferred && len(words) == 0
	}
	if !p.Accept("=") {
		lengths, ok := p.goLengths(p.Tokens[types:p.Next])
		for i := range s.Targets {
			s.Targets[i].Lengths = lengths
		}
		p.Accept(";")
		if ok {
			s.Value = expression.Expr{Op: expression.OpCall, Text: "zeros", Args: lengths, At: at} // Go begins with zeros
		}
		return s
	}
	return p.goValues(s, start)
}

// goLengths reads the lengths of [3][3]float64.
func (p *parser) goLengths(tokens []expression.Token) ([]expression.Expr, bool) {
	var out []expression.Expr
	for len(tokens) > 2 && tokens[0].Text == "[" {
		end := closing(tokens, 0)
		n, ok := p.all(tokens[1:end])
		if !ok {
			return nil, false
		}
		out = append(out, n)
		tokens = tokens[end+1:]
	}
	return out, len(out) > 0
}

// goValues reads what the names of a statement are given: one value for each.
func (p *parser) goValues(s Statement, start int) Statement {
	var values []expression.Expr
	for {
		x, err := p.Expression()
		if err == nil && !p.Sees(",") && !p.Sees(";") && !p.Sees("}") && !p.Sees(")") {
			err = p.Peek().At.Errorf("%s where the end of the statement would be right", p.Peek().Here())
		}
		if err != nil {
			s.Fault = err
			break
		}
		if values = append(values, x); !p.Accept(",") {
			break
		}
	}
	if s.Fault == nil && len(values) != len(s.Targets) {
		s.Fault = s.At.Errorf("%d names for %d values", len(s.Targets), len(values))
	}
	if s.Fault != nil {
		p.Next = start
		s.Written = p.skipStatement()
		return s
	}
	s.Written = addresses(p.Tokens[start:p.Next])
	p.Accept(";")
	if len(values) == 1 {
		s.Value = values[0]
		return s
	}
	for _, x := range values { // a, b = b, a
		if reads(x, s.Targets) {
			s.Fault = s.At.Errorf("values that exchange places")
			return s
		}
	}
	all := Statement{Do: Inline, At: s.At, Written: s.Written}
	for i, x := range values {
		one := s
		one.Targets, one.Value, one.Written = s.Targets[i:i+1], x, nil
		all.Body = append(all.Body, one)
	}
	return all
}

// reads reports whether an expression uses one of the names that are assigned to.
func reads(e expression.Expr, targets []Target) bool {
	if e.Op == expression.OpName && slices.ContainsFunc(targets, func(t Target) bool { return t.Name == e.Text }) {
		return true
	}
	return slices.ContainsFunc(e.Args, func(x expression.Expr) bool { return reads(x, targets) })
}

// goAssignment reads a, b := x, y and all other expression statements.
func (p *parser) goAssignment() Statement {
	start := p.Next
	s := Statement{Do: Assign, At: p.Peek().At}
	for {
		x, err := p.Expression()
		t, ok := p.target(x)
		if err != nil || !ok {
			break
		}
		s.Targets = append(s.Targets, t)
		if p.Accept(",") {
			continue
		}
		if declares := p.Sees(":="); declares || p.Sees("=") && len(s.Targets) > 1 {
			p.Take()
			for i := range s.Targets {
				s.Targets[i].Declared = declares && len(s.Targets[i].Indices) == 0
				s.Targets[i].Inferred = true
				s.Targets[i].Shared = true
			}
			return p.goValues(s, start)
		}
		break
	}
	p.Next = start
	return p.expressionStatement()
}

// goIntegers are types of Go in whose variables integers are.
var goIntegers = []string{"int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32", "uint64", "uintptr", "byte", "rune", "string", "bool"}

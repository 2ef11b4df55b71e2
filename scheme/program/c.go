package program

import (
	"slices"
	"strings"

	"rofz/scheme/expression"
)

// C has blocks in braces, declarations with types, and a preprocessor whose conditions are branches. C++ is read as far
// as it is like C.
var C = &Language{Name: "c", Title: "C", Dialect: expression.C, shares: true, divides: true, parse: func(p *parser) []Statement {
	p.Tokens = expandMacros(p.Tokens)
	var out []Statement
	for p.Peek().Kind != expression.TokenEnd {
		out = append(out, p.braced()...)
		p.Take() // a brace too many
	}
	return out
}}

// braced reads statements up to a closing brace, or to a directive that ends a part of a condition.
func (p *parser) braced() []Statement {
	out := []Statement{}
	if !p.deeper() {
		p.depth--
		return p.tooDeep()
	}
	defer func() { p.depth-- }()
	for {
		t := p.Peek()
		switch {
		case t.Kind == expression.TokenEnd || p.Sees("}") || p.word("case", "default") && t.Kind == expression.TokenName:
			return out
		case t.Kind == expression.TokenDefine && (directive(t) == "else" || directive(t) == "elif" || directive(t) == "endif"):
			return out
		case p.Accept(";"):
			continue
		}
		start := p.Next
		out = append(out, p.c())
		if p.Next == start {
			p.Take()
		}
	}
}

// directive returns the word of a line of the preprocessor.
func directive(t expression.Token) string {
	n := 0
	for n < len(t.Text) && t.Text[n] >= 'a' && t.Text[n] <= 'z' {
		n++
	}
	return t.Text[:n]
}

// c reads one statement.
func (p *parser) c() Statement {
	t := p.Peek()
	switch {
	case t.Kind == expression.TokenDefine:
		return p.condition()
	case p.Accept("{"):
		s := Statement{Do: Scope, At: t.At, Body: p.braced()}
		p.Accept("}")
		return s
	case t.Kind != expression.TokenName:
		return p.cAssignment()
	}
	switch t.Text {
	case "if":
		return p.ifElse()
	case "for", "while", "do":
		return p.cLoop()
	case "switch":
		return p.switchOf()
	case "return":
		s := p.returned()
		p.Accept(";")
		return s
	case "break", "continue":
		p.skipStatement()
		return Statement{Do: Jump, At: t.At}
	case "throw":
		p.skipStatement()
		return Statement{Do: Return, At: t.At}
	case "goto", "using", "typedef", "friend", "static_assert":
		p.skipStatement()
		return Statement{Do: Inline, At: t.At}
	case "public", "private", "protected":
		p.Take()
		p.Accept(":")
		return Statement{Do: Inline, At: t.At}
	case "template":
		p.Take()
		p.skipAngles()
		return p.c()
	case "namespace", "extern":
		if s, ok := p.named(); ok {
			return s
		}
	case "struct", "class", "union":
		if s, ok := p.members(); ok {
			return s
		}
	case "enum":
		p.skipStatement()
		return Statement{Do: Inline, At: t.At}
	}
	return p.declaration()
}

// condition reads #if … #else … #endif as branches. Other directives say nothing here.
func (p *parser) condition() Statement {
	t := p.Take()
	switch word := directive(t); word {
	case "if", "ifdef", "ifndef":
		s := p.conditional(t)
		next := expression.Token{}
		if len(s.Body) > 0 {
			next = p.Tokens[slices.IndexFunc(p.Tokens, func(x expression.Token) bool { return x.At == t.At })+1]
		}
		name := strings.TrimSpace(t.Text[len(word):])
		if len(s.Else) == 0 && (next.Kind == expression.TokenDefine && strings.HasPrefix(next.Text, "define "+name) || name == "__cplusplus") {
			s.Do = Inline // it only keeps a header from being read twice
		}
		if word == "if" && name == "0" {
			s.Do, s.Body, s.Else = Inline, s.Else, nil
		}
		return s
	}
	return Statement{Do: Inline, At: t.At}
}

func (p *parser) conditional(t expression.Token) Statement {
	s := Statement{Do: Branches, At: t.At}
	s.Body = p.braced()
	if next := p.Peek(); next.Kind == expression.TokenDefine {
		p.Take()
		if word := directive(next); word == "else" || word == "elif" {
			s.Else = []Statement{p.conditional(next)}
		}
	}
	return s
}

// ifElse reads if (…) … else ….
func (p *parser) ifElse() Statement {
	s := Statement{Do: Branches, At: p.Take().At}
	if p.word("constexpr") {
		p.Take()
	}
	p.skipParentheses()
	s.Body = []Statement{p.c()}
	if p.word("else") {
		p.Take()
		s.Else = []Statement{p.c()}
	}
	return s
}

// skipParentheses moves behind ( … ).
func (p *parser) skipParentheses() []expression.Token {
	if !p.Sees("(") {
		return nil
	}
	start := p.Next
	p.Next = closing(p.Tokens, start)
	p.Take()
	return p.Tokens[start+1 : p.Next-1]
}

// skipAngles moves behind < … >.
func (p *parser) skipAngles() {
	depth := 0
	for p.Peek().Kind != expression.TokenEnd && !p.Sees(";") && !p.Sees("{") {
		switch {
		case p.Sees("<"):
			depth++
		case p.Sees(">"):
			depth--
		case p.Sees(">>"):
			depth -= 2
		}
		p.Take()
		if depth <= 0 {
			return
		}
	}
}

// skipStatement moves behind the semicolon or the block that ends a statement.
func (p *parser) skipStatement() []string {
	start := p.Next
	for p.Peek().Kind != expression.TokenEnd && !p.Sees("}") {
		switch {
		case p.Sees("("), p.Sees("["):
			p.Next = closing(p.Tokens, p.Next)
		case p.Sees("{"):
			p.Next = closing(p.Tokens, p.Next)
			p.Take()
			p.Accept(";")
			return written(p.Tokens[start:p.Next])
		case p.Sees(";"):
			p.Take()
			return written(p.Tokens[start:p.Next])
		}
		p.Take()
	}
	return written(p.Tokens[start:p.Next])
}

// named reads namespace x { … } and extern "C" { … }.
func (p *parser) named() (Statement, bool) {
	start, at := p.Next, p.Take().At
	for p.Peek().Kind == expression.TokenName || p.Peek().Kind == expression.TokenText || p.Sees("::") {
		p.Take()
	}
	if !p.Accept("{") {
		p.Next = start
		if p.word("extern") {
			p.Take()
			return p.declaration(), true
		}
		return Statement{}, false
	}
	s := Statement{Do: Inline, At: at, Body: p.braced()}
	p.Accept("}")
	return s, true
}

// members reads struct x { … } and class x : y { … }; what is not followed by a block is the type of a declaration.
func (p *parser) members() (Statement, bool) {
	start, at := p.Next, p.Take().At
	s := Statement{Do: Class, At: at}
	for p.Peek().Kind == expression.TokenName {
		s.Name = p.Take().Text
		if p.Sees("<") {
			p.skipAngles()
		}
	}
	if p.Accept(":") {
		from := p.Next
		for p.Peek().Kind != expression.TokenEnd && !p.Sees("{") && !p.Sees(";") {
			p.Take()
		}
		for _, t := range p.Tokens[from:p.Next] {
			if t.Kind == expression.TokenName {
				s.Bases = append(s.Bases, t.Text)
			}
		}
	}
	if !p.Accept("{") {
		p.Next = start
		return s, false
	}
	s.Body = p.braced()
	p.Accept("}")
	if !p.Accept(";") { // variables of this type
		p.skipStatement()
	}
	return s, true
}

// cLoop reads for, while and do. A for that counts an integer up or down is followed.
func (p *parser) cLoop() Statement {
	t := p.Take()
	s := Statement{Do: For, At: t.At, Fault: t.At.Errorf("a loop with a condition")}
	if t.Text == "do" {
		s.Body = []Statement{p.c()}
		p.skipStatement()
		return s
	}
	head := p.skipParentheses()
	if t.Text == "for" {
		s.Name, s.Value, s.Fault = p.counting(t, head)
		if s.Fault != nil {
			s.Written = written(head)
		}
	}
	s.Body = []Statement{p.c()}
	return s
}

// counting reads int i = a; i < b; i++ and the like.
func (p *parser) counting(t expression.Token, head []expression.Token) (string, expression.Expr, error) {
	fault := t.At.Errorf("a loop that does not count")
	parts := splitAt(head, ";")
	if len(parts) != 3 {
		return "", expression.Expr{}, fault
	}
	parse := func(tokens []expression.Token) (expression.Expr, bool) {
		q := expression.C.NewParser(append(slices.Clone(tokens), expression.Token{Kind: expression.TokenEnd, At: t.At}))
		e, err := q.Expression()
		return e, err == nil && q.Peek().Kind == expression.TokenEnd
	}
	init, test, step := parts[0], parts[1], parts[2]
	k := slices.IndexFunc(init, func(t expression.Token) bool { return t.Text == "=" })
	if k < 1 || len(test) < 3 || len(step) < 2 {
		return "", expression.Expr{}, fault
	}
	name := init[k-1].Text
	first, ok := parse(init[k+1:])
	if !ok || test[0].Text != name || !slices.ContainsFunc(step, func(t expression.Token) bool { return t.Text == name }) {
		return "", expression.Expr{}, fault
	}
	last, ok := parse(test[2:])
	by := expression.Number("1")
	switch sign := step[0].Text + step[1].Text; {
	case len(step) == 2 && (sign == name+"++" || sign == "++"+name):
	case len(step) == 2 && (sign == name+"--" || sign == "--"+name):
		by = by.Neg()
	default:
		return name, expression.Expr{}, fault
	}
	one := expression.Number("1")
	one.Integer = true
	switch sign := test[1].Text; {
	case !ok:
		return name, expression.Expr{}, fault
	case sign == "<" && by.Op == expression.OpNumber, sign == ">" && by.Op == expression.OpNeg:
	case sign == "<=" && by.Op == expression.OpNumber:
		last = expression.Expr{Op: expression.OpAdd, Args: []expression.Expr{last, one}, At: t.At}
	case sign == ">=" && by.Op == expression.OpNeg:
		last = expression.Expr{Op: expression.OpSub, Args: []expression.Expr{last, one}, At: t.At}
	default:
		return name, expression.Expr{}, fault
	}
	return name, expression.Expr{Op: expression.OpRange, N: 1, Args: []expression.Expr{first, last, by}, At: t.At}, nil
}

// splitAt returns the parts between signs outside of brackets.
func splitAt(tokens []expression.Token, sign string) [][]expression.Token {
	var out [][]expression.Token
	start := 0
	for i := 0; i < len(tokens); i++ {
		switch {
		case tokens[i].Kind != expression.TokenSign:
		case tokens[i].Text == sign:
			out = append(out, tokens[start:i])
			start = i + 1
		case tokens[i].Text == "(" || tokens[i].Text == "[" || tokens[i].Text == "{":
			i = closing(tokens, i)
		}
	}
	return append(out, tokens[min(start, len(tokens)):])
}

// switchOf reads switch (…) { case x: … }: each case is a branch of its own, with the name of its label.
func (p *parser) switchOf() Statement {
	at := p.Take().At
	p.skipParentheses()
	s := Statement{Do: Inline, At: at}
	if !p.Accept("{") {
		return s
	}
	s.Body = p.braced()
	cases := &s.Body
	for p.word("case", "default") {
		t := p.Take()
		branch := Statement{Do: Branches, At: t.At}
		if p.Peek().Kind == expression.TokenName || p.Sees("(") {
			p.Accept("(")
			branch.Name = p.Peek().Text
		}
		for !p.Accept(":") && p.Peek().Kind != expression.TokenEnd && !p.Sees("{") && !p.Sees(";") {
			p.Take()
		}
		branch.Body = p.braced()
		*cases = append(*cases, branch)
		last := len(*cases) - 1
		cases = &(*cases)[last].Else
	}
	p.Accept("}")
	return s
}

// cAssignment reads an expression statement up to its semicolon.
func (p *parser) cAssignment() Statement {
	start := p.Next
	s := p.assignment()
	if s.Do == Other || s.Fault != nil {
		p.Next = start
		s.Written = p.skipStatement()
	} else {
		p.Accept(";")
	}
	s.Written = append(s.Written, addresses(p.Tokens[start:p.Next])...)
	return s
}

// integerTypes are words of types in whose variables C keeps integers; typeWords begin no expression.
var (
	integerTypes = []string{"int", "long", "short", "unsigned", "size_t", "PetscInt", "sunindextype", "char", "bool"}
	fixedWords   = []string{"const", "constexpr"}
)

// declaration reads [types] name[dimensions] [= value] {, …};, a function, or what is neither.
func (p *parser) declaration() Statement {
	start, at := p.Next, p.Peek().At
	var words []string
	var name expression.Token
	reference := false
	for {
		switch {
		case p.Peek().Kind == expression.TokenName:
			name = p.Take()
			words = append(words, name.Text)
			continue
		case p.Sees("::") && p.Ahead(1).Kind == expression.TokenName:
			p.Take()
			words = words[:max(0, len(words)-1)]
			continue
		case len(words) > 0 && (p.Sees("*") || p.Sees("&")) && p.pointer():
			reference = reference || p.Sees("&")
			p.Take()
			continue
		case len(words) > 0 && p.Sees("<"):
			before := p.Next
			if p.skipAngles(); p.Peek().Kind == expression.TokenName || p.Sees("::") {
				continue
			}
			p.Next = before
		}
		break
	}
	if len(words) < 2 {
		p.Next = start
		if len(words) == 1 && p.Ahead(1).Text == "(" {
			if s, ok := p.wrapper(); ok {
				return s
			}
		}
		return p.cAssignment()
	}
	if p.Sees("(") {
		return p.cFunction(start, name)
	}
	types := words[:len(words)-1]
	contains := func(list []string) bool {
		return slices.ContainsFunc(types, func(w string) bool { return slices.Contains(list, w) })
	}
	s := p.declared(Target{
		Declared: true, Fixed: contains(fixedWords), Integer: contains(integerTypes) && !slices.Contains(types, "double"),
	}, name, start, at)
	if reference {
		for i := range s.Body {
			if name, ok := dotted(whole(s.Body[i].Value)); ok {
				s.Body[i].Written = append(s.Body[i].Written, name)
			}
		}
	}
	return s
}

// addresses returns the names whose address tokens take outside of calls.
func addresses(tokens []expression.Token) []string {
	var out []string
	for i := 1; i+1 < len(tokens); i++ {
		before := tokens[i-1].Text
		if tokens[i].Kind == expression.TokenSign && tokens[i].Text == "&" && (before == "=" || before == "{") && tokens[i+1].Kind == expression.TokenName {
			out = append(out, tokens[i+1].Text)
		}
	}
	return out
}

// pointer reports whether the next sign belongs to a type: T *x, T *const x, T &x.
func (p *parser) pointer() bool {
	for n := 1; ; n++ {
		t := p.Ahead(n)
		if t.Kind == expression.TokenName {
			next := p.Ahead(n + 1)
			return next.Kind == expression.TokenName || next.Text == "=" || next.Text == ";" || next.Text == "," || next.Text == "[" || next.Text == "("
		}
		if t.Text != "*" && t.Text != "&" {
			return false
		}
	}
}

// declared reads the rest of a declaration behind its first name.
func (p *parser) declared(like Target, name expression.Token, start int, at expression.Place) Statement {
	all := Statement{Do: Inline, At: at}
	for {
		t := like
		t.Name, t.At = name.Text, name.At
		s := Statement{Do: Assign, At: name.At}
		for p.Accept("[") {
			var n expression.Expr
			if !p.Sees("]") {
				n, s.Fault = p.Expression()
			}
			t.Lengths = append(t.Lengths, n)
			if s.Fault != nil || !p.Accept("]") {
				p.Next = start
				return Statement{Do: Other, At: at, Written: append(p.skipStatement(), name.Text)}
			}
		}
		if p.Accept("=") || p.Sees("{") {
			from := p.Next
			s.Value, s.Fault = p.Expression()
			if s.Fault == nil && !p.Sees(",") && !p.Sees(";") {
				s.Fault = p.Peek().At.Errorf("%s where the end of the statement would be right", p.Peek().Here())
			}
			if s.Fault != nil {
				p.Next = from
				p.skipInitialiser()
			}
			s.Written = addresses(p.Tokens[from-1 : p.Next])
		}
		s.Targets = []Target{t}
		all.Body = append(all.Body, s)
		if p.Accept(",") {
			for p.Accept("*") || p.Accept("&") {
			}
			if name = p.Take(); name.Kind == expression.TokenName {
				continue
			}
		}
		if !p.Accept(";") && !p.Sees("}") {
			p.skipStatement()
		}
		return all
	}
}

// skipInitialiser moves to the comma or semicolon that ends an initialiser.
func (p *parser) skipInitialiser() {
	for p.Peek().Kind != expression.TokenEnd && !p.Sees(",") && !p.Sees(";") && !p.Sees("}") {
		if p.Sees("(") || p.Sees("[") || p.Sees("{") {
			p.Next = closing(p.Tokens, p.Next)
		}
		p.Take()
	}
}

// cFunction reads a function with its body, or skips what only declares one.
func (p *parser) cFunction(start int, name expression.Token) Statement {
	parameters := p.skipParentheses()
	for p.Peek().Kind == expression.TokenName { // const, override
		p.Take()
	}
	if p.Accept(":") { // what the members begin with
		for p.Peek().Kind != expression.TokenEnd && !p.Sees("{") && !p.Sees(";") {
			if p.Sees("(") {
				p.Next = closing(p.Tokens, p.Next)
			}
			p.Take()
		}
	}
	if !p.Accept("{") {
		p.Next = start
		return Statement{Do: Other, At: name.At, Written: p.skipStatement()}
	}
	s := Statement{Do: Function, At: name.At, Name: name.Text}
	for _, part := range split(parameters) {
		for i := len(part) - 1; i >= 0; i-- {
			if part[i].Kind == expression.TokenName {
				s.Params = append(s.Params, part[i].Text)
				break
			}
		}
	}
	s.Body = p.braced()
	p.Accept("}")
	return s
}

// wrapper reads a macro that has statements between its parentheses: PetscCall(…), ARK_BUTCHER_TABLE(name, { … }).
func (p *parser) wrapper() (Statement, bool) {
	start := p.Next
	t := p.Take()
	end := closing(p.Tokens, p.Next)
	inside := split(p.Tokens[p.Next+1 : end])
	last := inside[len(inside)-1]
	block := len(last) > 0 && last[0].Text == "{"
	if !block && t.Text != "PetscCall" {
		p.Next = start
		return Statement{}, false
	}
	q := &parser{language: p.language, depth: p.depth,
		Parser: p.language.Dialect.NewParser(append(slices.Clone(last), expression.Token{Kind: expression.TokenEnd, At: t.At}))}
	s := Statement{Do: Inline, At: t.At}
	if block {
		s.Do = Scope
		if len(inside) > 1 && len(inside[0]) == 1 {
			s.Name = inside[0][0].Text
		}
	}
	if !q.deeper() {
		return Statement{}, false
	}
	for q.Peek().Kind != expression.TokenEnd {
		from := q.Next
		s.Body = append(s.Body, q.c())
		if q.Next == from {
			q.Take()
		}
	}
	p.Next = end
	p.Take()
	p.Accept(";")
	return s, true
}

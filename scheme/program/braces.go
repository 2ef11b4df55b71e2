package program

import (
	"slices"

	"rofz/scheme/expression"
)

// What the languages share that have their blocks in braces: C, C++, Java, C#, Go and Rust.

// file reads all statements of a source.
func (p *parser) file() []Statement {
	var out []Statement
	for p.Peek().Kind != expression.TokenEnd {
		out = append(out, p.braced()...)
		p.Take() // a brace too many
	}
	return out
}

// braced reads statements up to a closing brace, or to a directive that ends a part of a condition.
func (p *parser) braced() []Statement {
	return p.sequence(func() bool {
		t := p.Peek()
		return p.Sees("}") || p.atCase() || t.Kind == expression.TokenDefine && slices.Contains([]string{"else", "elif", "endif"}, directive(t))
	}, func() Statement { return p.language.statement(p) })
}

// block reads { … }, or one statement.
func (p *parser) block() []Statement {
	if !p.Accept("{") {
		return []Statement{p.language.statement(p)}
	}
	body := p.braced()
	p.Accept("}")
	return body
}

// scope reads { … } as a block with names of its own.
func (p *parser) scope() Statement {
	return Statement{Do: Scope, At: p.Peek().At, Body: p.block()}
}

// atCase reports whether the next token begins a part of a switch.
func (p *parser) atCase() bool {
	return p.word("case") || p.word("default") && (p.Ahead(1).Text == ":" || p.Ahead(1).Text == "->")
}

// ifElse reads if … else …, with the condition in parentheses or without.
func (p *parser) ifElse() Statement {
	s := Statement{Do: Branches, At: p.Take().At}
	if p.word("constexpr") {
		p.Take()
	}
	s.Written = p.head()
	s.Body = p.block()
	if p.word("else") {
		p.Take()
		s.Else = p.block()
	}
	return s
}

// head moves behind the condition of a block, and returns the names that it may change.
func (p *parser) head() []string {
	start := p.Next
	if p.Sees("(") && !p.language.bare {
		p.skipParentheses()
	} else {
		p.skipHead()
	}
	return inHead(p.Tokens[start:p.Next])
}

// skipHead moves to the brace that opens a block.
func (p *parser) skipHead() {
	for p.Peek().Kind != expression.TokenEnd && !p.Sees("{") {
		if p.Sees("(") || p.Sees("[") {
			p.Next = closing(p.Tokens, p.Next)
			if p.Sees("]") && p.Ahead(1).Kind == expression.TokenName && p.Ahead(2).Text == "{" { // []float64{…} of Go
				p.Next += 2
				p.Next = closing(p.Tokens, p.Next)
			}
		}
		p.Take()
	}
}

// inHead returns the names that a condition may change.
func inHead(tokens []expression.Token) []string {
	return written(append([]expression.Token{{Kind: expression.TokenSign, Text: "("}}, tokens...))
}

// skipParentheses moves behind ( … ), and returns what stands between.
func (p *parser) skipParentheses() []expression.Token {
	if !p.Sees("(") {
		return nil
	}
	start := p.Next
	p.Next = closing(p.Tokens, start)
	p.Take()
	return p.Tokens[start+1 : max(start+1, p.Next-1)]
}

// skipAngles moves behind < … >.
func (p *parser) skipAngles() []expression.Token {
	start, depth := p.Next, 0
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
			break
		}
	}
	return p.Tokens[start:p.Next]
}

// skipStatement moves behind the semicolon or the block that ends a statement, and returns the names that it may change.
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
			return reached(p.Tokens[start:p.Next])
		case p.Sees(";"):
			p.Take()
			return reached(p.Tokens[start:p.Next])
		}
		p.Take()
	}
	return reached(p.Tokens[start:p.Next])
}

// reached returns the names that a statement may change that is not understood: those that it writes, those on the left of
// an assignment, and all of them where it declares a pointer in parentheses.
func reached(tokens []expression.Token) []string {
	out := written(tokens)
	assigned, pointer := -1, false
	for i, t := range tokens {
		if t.Kind != expression.TokenSign {
			continue
		}
		if assigns[t.Text] {
			assigned = i
		}
		pointer = pointer || t.Text == "(" && i+1 < len(tokens) && (tokens[i+1].Text == "*" || tokens[i+1].Text == "&")
	}
	if assigned >= 0 && pointer {
		assigned = len(tokens)
	}
	for _, t := range tokens[:max(assigned, 0)] {
		if t.Kind == expression.TokenName {
			out = append(out, t.Text)
		}
	}
	return out
}

// expressionStatement reads an expression statement up to its semicolon: an assignment, a call, or what is neither.
func (p *parser) expressionStatement() Statement {
	start := p.Next
	s := p.assignment()
	switch {
	case p.Sees("<<") || len(s.Targets) == 0 && s.Do == Other:
		p.Next = start
		if filled, ok := p.filling(); ok {
			return filled
		}
		p.Next = start
		s = Statement{Do: Other, At: s.At, Fault: s.Fault, Written: p.skipStatement()}
	case s.Do == Other || s.Fault != nil:
		p.Next = start
		s.Written = append(s.Written, p.skipStatement()...)
	default:
		p.Accept(";")
	}
	s.Written = append(s.Written, addresses(p.Tokens[start:p.Next])...)
	return s
}

// filling reads A << 1, 2, 3; by which Eigen fills a matrix row by row.
func (p *parser) filling() (Statement, bool) {
	at := p.Peek().At
	x, err := p.Expression()
	if _, ok := dotted(x); err != nil || !ok || !p.Accept("<<") {
		return Statement{}, false
	}
	x.Key = "."
	call := expression.Expr{Op: expression.OpCall, Text: "<<", Args: []expression.Expr{x}, At: at}
	for {
		x, err := p.Expression()
		if err != nil {
			return Statement{}, false
		}
		call.Args = append(call.Args, x)
		if !p.Accept(",") {
			break
		}
	}
	return Statement{Do: Evaluate, At: at, Value: call}, p.Accept(";")
}

// addresses returns the names whose address tokens take outside of calls.
func addresses(tokens []expression.Token) []string {
	var out []string
	for i := 1; i+1 < len(tokens); i++ {
		before := tokens[i-1]
		if tokens[i].Kind == expression.TokenSign && tokens[i].Text == "&" && before.Kind == expression.TokenSign && before.Text != "," && before.Text != ")" && before.Text != "]" {
			next := tokens[i+1]
			for next.Text == "mut" && i+2 < len(tokens) {
				i++
				next = tokens[i+1]
			}
			if next.Kind == expression.TokenName {
				out = append(out, next.Text)
			}
		}
	}
	return out
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

// switchOf reads switch … { case x: … }: each case is a branch of its own, with the name of its label.
func (p *parser) switchOf() Statement {
	at := p.Take().At
	s := Statement{Do: Inline, At: at, Written: p.head()}
	if !p.Accept("{") {
		return s
	}
	s.Body = p.braced()
	cases := &s.Body
	for p.atCase() {
		t := p.Take()
		branch := Statement{Do: Branches, At: t.At, Name: p.caseLabel()}
		branch.Body = p.braced()
		if p.atCase() && len(branch.Body) > 0 && !ended(branch.Body) && !p.language.breaks {
			branch.Body = append(branch.Body, fallsThrough(t, branch.Body))
		}
		*cases = append(*cases, branch)
		last := len(*cases) - 1
		cases = &(*cases)[last].Else
	}
	p.Accept("}")
	return s
}

// caseLabel reads the label of a case, and returns the last name or text in it.
func (p *parser) caseLabel() string {
	name := ""
	for !p.Accept(":") && !p.Accept("->") && p.Peek().Kind != expression.TokenEnd && !p.Sees("{") && !p.Sees(";") {
		t := p.Take()
		if t.Kind == expression.TokenName || t.Kind == expression.TokenText {
			name = t.Text
		}
		if p.Sees("::") {
			p.Take()
		}
	}
	return name
}

// ended reports whether statements never go on to what stands behind them.
func ended(list []Statement) bool {
	if len(list) == 0 {
		return false
	}
	switch s := list[len(list)-1]; s.Do {
	case Return, Jump:
		return true
	case Scope, Inline:
		return ended(s.Body)
	case Branches:
		return ended(s.Body) && ended(s.Else)
	}
	return false
}

// fallsThrough makes unreadable what a case has made that goes on into the next one.
func fallsThrough(t expression.Token, body []Statement) Statement {
	s := Statement{Do: Other, At: t.At, Fault: t.At.Errorf("a case that goes on into the next one")}
	for _, x := range body {
		for _, target := range x.Targets {
			s.Written = append(s.Written, target.Name)
		}
		x.changes(func(name string, _ bool) { s.Written = append(s.Written, name) })
	}
	return s
}

// loop reads for, while and do. A for that counts an integer up or down is followed.
func (p *parser) loop() Statement {
	t := p.Take()
	s := Statement{Do: For, At: t.At, Fault: t.At.Errorf("a loop with a condition")}
	if t.Text == "do" {
		s.Body = p.block()
		s.Written = p.skipStatement()
		return s
	}
	start := p.Next
	if p.language.bare {
		p.skipHead()
	} else {
		p.skipParentheses()
	}
	head := p.Tokens[start:p.Next]
	if !p.language.bare && len(head) >= 2 {
		head = head[1 : len(head)-1]
	}
	s.Body = p.block()
	if t.Text == "for" {
		s.Name, s.Value, s.Fault = p.counting(t, head)
		if s.Fault == nil && changesAny(s.Body, head) {
			s.Fault = t.At.Errorf("a loop that changes what it counts")
		}
	}
	if s.Fault != nil {
		s.Written = inHead(head)
		if p.language.bare { // for x := range A
			s.Written = append(s.Written, names(head)...)
		}
		if i := slices.IndexFunc(head, func(t expression.Token) bool { return t.Text == ":" }); i > 0 { // for (auto &x : A)
			for _, t := range head[i+1:] {
				if t.Kind == expression.TokenName {
					s.Written = append(s.Written, t.Text)
				}
			}
		}
	}
	return s
}

// changesAny reports whether statements change a name that stands in the head of a loop. Storing an entry changes no length.
func changesAny(body []Statement, head []expression.Token) bool {
	found := false
	check := func(name string, _ bool) {
		found = found || slices.ContainsFunc(head, func(t expression.Token) bool { return t.Kind == expression.TokenName && t.Text == name })
	}
	for _, s := range body {
		inner := [][]Statement{s.Body, s.Else}
		s.Body, s.Else = nil, nil
		s.Targets = slices.DeleteFunc(slices.Clone(s.Targets), func(t Target) bool { return len(t.Indices) > 0 || t.Declared })
		s.changes(check)
		if s.Do != Function && s.Do != Class {
			found = found || changesAny(inner[0], head) || changesAny(inner[1], head)
		}
	}
	return found
}

// counting reads int i = a; i < b; i++ and the like.
func (p *parser) counting(t expression.Token, head []expression.Token) (string, expression.Expr, error) {
	fault := t.At.Errorf("a loop that does not count")
	parts := splitAt(";", head)
	if len(parts) != 3 {
		return "", expression.Expr{}, fault
	}
	init, test, step := parts[0], parts[1], parts[2]
	k := slices.IndexFunc(init, func(t expression.Token) bool { return t.Text == "=" || t.Text == ":=" })
	if k < 1 || len(test) < 3 || len(step) < 2 {
		return "", expression.Expr{}, fault
	}
	name := init[k-1].Text
	first, ok := p.all(init[k+1:])
	if !ok || test[0].Text != name || !slices.ContainsFunc(step, func(t expression.Token) bool { return t.Text == name }) {
		return "", expression.Expr{}, fault
	}
	last, ok := p.all(test[2:])
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

// all reads tokens that are one expression.
func (p *parser) all(tokens []expression.Token) (expression.Expr, bool) {
	q := p.part(tokens)
	e, err := q.Expression()
	return e, err == nil && q.Peek().Kind == expression.TokenEnd
}

// part returns a parser of some of the tokens.
func (p *parser) part(tokens []expression.Token) *parser {
	end := expression.Token{Kind: expression.TokenEnd}
	if len(tokens) > 0 {
		end.At = tokens[len(tokens)-1].At
	}
	q := &parser{ctx: p.ctx, language: p.language, depth: p.depth, inClass: p.inClass,
		Parser: p.language.Dialect.NewParser(append(slices.Clone(tokens), end))}
	q.Types = p.Types
	return q
}

// splitAt returns the parts between signs outside of brackets.
func splitAt(sign string, tokens []expression.Token) [][]expression.Token {
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

// within returns a statement as a member of classes, the outermost first.
func (s Statement) within(classes []string, at expression.Place) Statement {
	for _, name := range slices.Backward(classes) {
		s = Statement{Do: Class, Name: name, At: at, Body: []Statement{s}}
	}
	return s
}

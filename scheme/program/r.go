package program

import (
	"slices"
	"strings"

	"rofz/scheme/expression"
)

// R has its blocks in braces, arrays that are copied when they are assigned, and vectors that c makes.
var R = &Language{Name: "r", Title: "R", Dialect: expression.R, copies: true, fromOne: true, closed: true, parse: func(p *parser) []Statement {
	var out []Statement
	for p.Peek().Kind != expression.TokenEnd {
		out = append(out, p.rBlock()...)
		p.Take() // a brace too many
	}
	return out
}}

// rBlock reads statements up to a closing brace.
func (p *parser) rBlock() []Statement {
	return p.sequence(func() bool { return p.Sees("}") }, p.r)
}

// rBody reads a block in braces, or one statement, which may stand on the next line.
func (p *parser) rBody() []Statement {
	for p.Peek().Kind == expression.TokenNewline {
		p.Take()
	}
	if p.Accept("{") {
		body := p.rBlock()
		p.Accept("}")
		return body
	}
	return []Statement{p.r()}
}

// r reads one statement.
func (p *parser) r() Statement {
	t := p.Peek()
	switch {
	case p.Accept("{"):
		body := p.rBlock()
		p.Accept("}")
		return Statement{Do: Inline, At: t.At, Body: body}
	case t.Kind == expression.TokenName && (p.Ahead(1).Text == "<-" || p.Ahead(1).Text == "=") && p.Ahead(2).Text == "function" && p.Ahead(2).Kind == expression.TokenName:
		p.Take()
		p.Take()
		p.Take()
		s := Statement{Do: Function, At: t.At, Name: t.Text, Params: parameters(p.skipParentheses())}
		s.Body = p.rBody()
		s.Global = globals(s.Body)
		return s
	case p.word("if"):
		p.Take()
		s := Statement{Do: Branches, At: t.At, Written: rChanged(p.skipParentheses())}
		s.Body = p.rBody()
		end := p.Next
		for p.Peek().Kind == expression.TokenNewline {
			p.Take()
		}
		if p.word("else") {
			p.Take()
			s.Else = p.rBody()
		} else {
			p.Next = end
		}
		return s
	case p.word("for"):
		p.Take()
		return p.rFor(t)
	case p.word("while"):
		p.Take()
		s := Statement{Do: For, At: t.At, Fault: t.At.Errorf("a loop with a condition"), Written: rChanged(p.skipParentheses())}
		s.Body = p.rBody()
		return s
	case p.word("repeat"):
		p.Take()
		return Statement{Do: For, At: t.At, Fault: t.At.Errorf("a loop without an end"), Body: p.rBody()}
	case p.word("break", "next"):
		p.Take()
		return Statement{Do: Jump, At: t.At}
	case p.word("return", "stop"):
		p.skipR(p.Next)
		return Statement{Do: Return, At: t.At}
	}
	return p.rAssignment()
}

// rFor reads for (i in values).
func (p *parser) rFor(t expression.Token) Statement {
	s := Statement{Do: For, At: t.At}
	end := closing(p.Tokens, p.Next)
	p.Accept("(")
	s.Name = p.Take().Text
	if p.word("in") {
		p.Take()
		s.Value, s.Fault = p.Expression()
	} else {
		s.Fault = t.At.Errorf("a loop that is not understood")
	}
	if at := p.Peek().At; s.Fault == nil && p.Accept(":") {
		last, err := p.Expression()
		ends := []expression.Expr{s.Value, last}
		s.Value, s.Fault = expression.Expr{Op: expression.OpRange, Args: ends, At: at}, err
		for _, x := range ends {
			if x.Op != expression.OpNumber && x.Op != expression.OpName && !x.Grouped {
				s.Fault = at.Errorf("a range with a sum or a product beside it, which R takes last; write parentheses")
			}
		}
	}
	if s.Fault == nil && p.Next != end {
		s.Fault = t.At.Errorf("a loop that is not understood")
	}
	p.Next = end
	p.Take()
	s.Body = p.rBody()
	return s
}

// skipR moves to the end of a statement, over lines within brackets and braces.
func (p *parser) skipR(start int) []expression.Token {
	for p.Next = start; !p.ends() && !p.Sees("}"); p.Take() {
		if p.Sees("(") || p.Sees("[") || p.Sees("{") {
			p.Next = closing(p.Tokens, p.Next)
		}
	}
	return p.Tokens[start:p.Next]
}

// rChanged returns the names that tokens may change, anywhere in them.
func rChanged(tokens []expression.Token) []string {
	if !slices.ContainsFunc(tokens, func(t expression.Token) bool {
		return t.Kind == expression.TokenSign && (strings.HasPrefix(t.Text, "<-") || strings.HasPrefix(t.Text, "<<-") || strings.HasPrefix(t.Text, "->") || t.Text == "{") ||
			t.Kind == expression.TokenName && (t.Text == "assign" || t.Text == "eval")
	}) {
		return nil
	}
	return allNames(tokens)
}

// rAssignment reads an assignment or a call. What functions within it may change is not followed.
func (p *parser) rAssignment() Statement {
	start := p.Next
	s := p.assignment()
	end := p.Next
	line := p.skipR(start)
	p.Next = max(p.Next, end)
	behind := line
	for i, t := range line {
		if len(s.Targets) == 0 {
			break
		}
		if t.Kind == expression.TokenSign && (t.Text == "<-" || t.Text == "=") {
			behind = line[i+1:]
			break
		}
	}
	for len(s.Targets) > 1 && len(behind) > 1 { // a <- b <- 1
		i := slices.IndexFunc(behind, func(t expression.Token) bool { return t.Text == "<-" || t.Text == "=" })
		if i < 0 || len(s.Targets) > 8 {
			break
		}
		behind = behind[i+1:]
		if !slices.ContainsFunc(behind, func(t expression.Token) bool { return t.Text == "<-" }) {
			break
		}
	}
	if changed := rChanged(behind); s.Do == Other || changed != nil {
		s.Written = append(s.Written, changed...)
		if s.Do == Other && s.Fault == nil {
			s.Fault = s.At.Errorf("a statement that is not understood here")
		}
		if slices.ContainsFunc(line, func(t expression.Token) bool { return strings.HasSuffix(t.Text, "<<-") || t.Text == "->>" }) {
			names := allNames(line)
			s.Written = append(s.Written, names...)
			s.Global = append(s.Global, names...)
		}
		if s.Do == Evaluate {
			s.Do, s.Fault = Other, s.At.Errorf("what is done here is not followed")
		}
	}
	return s
}

// Members returns the names whose members statements assign to, within blocks too.
func Members(list []Statement) []string {
	var out []string
	for _, s := range list {
		for _, t := range s.Targets {
			if root, _, ok := strings.Cut(t.Name, "."); ok {
				out = append(out, root)
			}
		}
		if s.Do == Other {
			out = append(out, s.Written...)
		}
		out = append(out, Members(s.Body)...)
		out = append(out, Members(s.Else)...)
	}
	return out
}

// vectors carries out c(…), matrix(…), rbind, cbind and numeric of R; ok says whether it knows the function.
func (m *Machine) vectors(c Call) (v Value, ok bool, err error) {
	for _, a := range c.Args {
		if a.Value.Err != nil && a.Key != "byrow" && a.Word != "TRUE" && a.Word != "FALSE" && slices.Contains([]string{"c", "matrix", "rbind", "cbind"}, c.Name) {
			return v, true, a.Value.Err
		}
	}
	switch c.Name {
	case "c":
		out := List(nil, c.At)
		for _, a := range c.Args {
			part := []Value{a.Value}
			if a.Value.IsList() {
				flat, err := m.flat(a.Value, c.At)
				if err != nil || len(a.Value.list) > 0 && a.Value.list[0].IsList() {
					return v, true, c.At.Errorf("a matrix within c(…)")
				}
				part = flat.list
			}
			if err := m.Spend(len(part), c.At); err != nil {
				return v, true, err
			}
			out.list = append(out.list, part...)
		}
		return out, true, nil
	case "numeric", "rep":
		n := 0
		switch {
		case c.Name == "numeric" && len(c.Args) == 1:
			n, err = c.Args[0].Value.Integer()
		case c.Name == "rep" && len(c.Args) == 2 && (c.Args[1].Key == "" || c.Args[1].Key == "times") && !c.Args[0].Value.IsList():
			n, err = c.Args[1].Value.Integer()
		default:
			err = c.At.Errorf("%s in a form that is not followed", c.Name)
		}
		if err != nil {
			return v, true, err
		}
		fill := Number(expression.Number("0"), c.At)
		if c.Name == "rep" {
			fill = c.Args[0].Value
		}
		v, err = m.filledWith(fill, []int{n}, c.At)
		return v, true, err
	case "matrix":
		v, err = m.rMatrix(c)
		return v, true, err
	case "rbind", "cbind":
		out := List(nil, c.At)
		for _, a := range c.Args {
			if !a.Value.IsList() || len(a.Value.list) > 0 && a.Value.list[0].IsList() || len(a.Value.list) != len(c.Args[0].Value.list) {
				return v, true, c.At.Errorf("%s of what are not vectors of one length", c.Name)
			}
			out.list = append(out.list, a.Value)
		}
		if c.Name == "cbind" {
			v, err = m.transposed(out, c.At)
			return v, true, err
		}
		return m.duplicate(out), true, nil
	case "t":
		if len(c.Args) == 1 {
			v, err = m.transposed(c.Args[0].Value, c.At)
			return v, true, err
		}
	}
	return v, false, nil
}

// rMatrix carries out matrix(data, nrow, ncol, byrow).
func (m *Machine) rMatrix(c Call) (Value, error) {
	byKey := map[string]Argument{}
	order := []string{"data", "nrow", "ncol", "byrow"}
	for _, a := range c.Args {
		key := a.Key
		if key == "" {
			if len(order) == 0 {
				return Value{}, c.At.Errorf("matrix with more than four arguments")
			}
			for len(order) > 0 {
				key = order[0]
				order = order[1:]
				if !slices.ContainsFunc(c.Args, func(x Argument) bool { return x.Key == key }) {
					break
				}
			}
		}
		byKey[key] = a
	}
	for key := range byKey {
		if !slices.Contains([]string{"data", "nrow", "ncol", "byrow", "dimnames"}, key) {
			return Value{}, c.At.Errorf("matrix with the argument %.40q", key)
		}
	}
	data := []Value{byKey["data"].Value}
	if byKey["data"].Value.IsList() {
		data = byKey["data"].Value.list
	}
	byRows := false
	if a, given := byKey["byrow"]; given {
		switch a.Word {
		case "TRUE", "T":
			byRows = true
		case "FALSE", "F":
		default:
			return Value{}, c.At.Errorf("matrix with byrow that is neither TRUE nor FALSE")
		}
	}
	dims := []int{0, 0}
	for i, key := range []string{"nrow", "ncol"} {
		if a, given := byKey[key]; given {
			n, err := a.Value.Integer()
			if err != nil {
				return Value{}, err
			}
			if dims[i] = n; n < 1 {
				return Value{}, c.At.Errorf("a matrix without rows or columns")
			}
		}
	}
	switch n := len(data); {
	case dims[0] == 0 && dims[1] == 0:
		dims = []int{n, 1}
	case dims[0] == 0:
		dims[0] = (n + dims[1] - 1) / dims[1]
	case dims[1] == 0:
		dims[1] = (n + dims[0] - 1) / dims[0]
	}
	if len(data) == 1 { // one number for all entries
		return m.filledWith(data[0], dims, c.At)
	}
	return m.matrixOf(data, dims, byRows, c.At)
}

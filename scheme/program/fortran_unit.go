package program

import (
	"slices"
	"strings"

	"rofz/scheme/expression"
)

// programUnit reads a program, a module or a procedure, if one begins here.
func (p *parser) programUnit() ([]Statement, bool) {
	t, start := p.Peek(), p.Next
	word := p.opening()
	s := Statement{Do: Scope, At: t.At}
	switch word {
	case "program", "module", "submodule", "blockdata", "moduleprocedure":
		next := p.Ahead(1)
		if word == "moduleprocedure" || word == "blockdata" {
			p.Take()
			next = p.Ahead(1)
		}
		if word == "submodule" && next.Text == "(" {
			p.Take()
			p.Next = closing(p.Tokens, p.Next)
			next = p.Ahead(1)
		}
		if word == "moduleprocedure" {
			s.Do = Function
		} else if word == "module" && next.Kind == expression.TokenName && (next.Text == "subroutine" || next.Text == "function") {
			break
		}
		if next.Kind == expression.TokenName {
			s.Name = next.Text
		}
		p.skipLine(p.Next)
		list := p.unit(Scope, s)
		return list, true
	}
	end := start
	for end < len(p.Tokens) && p.Tokens[end].Kind != expression.TokenNewline && p.Tokens[end].Kind != expression.TokenEnd {
		end++
	}
	for i := start; i+1 < end; i++ {
		switch x := p.Tokens[i]; {
		case x.Kind == expression.TokenSign && x.Text == "(":
			i = closing(p.Tokens, i)
		case x.Kind == expression.TokenName && (x.Text == "function" || x.Text == "subroutine") && p.Tokens[i+1].Kind == expression.TokenName:
			s.Do, s.Name = Function, p.Tokens[i+1].Text
			if i+2 < end && p.Tokens[i+2].Text == "(" {
				s.Params = parameters(p.Tokens[i+3 : closing(p.Tokens, i+2)])
			}
			p.Next = end
			return p.unit(Function, s), true
		case x.Kind != expression.TokenName && x.Text != "*" && x.Kind != expression.TokenNumber:
			return nil, false
		}
	}
	return nil, false
}

// unit reads the statements of a unit whose heading is read, up to its end.
func (p *parser) unit(do Do, s Statement) []Statement {
	if s.Do == Scope && do == Function {
		s.Do = Function
	}
	if !p.deeper() {
		p.depth--
		return p.tooDeep()
	}
	u := &unit{outer: p.in, types: map[string]fortranType{}, lengths: map[string][]expression.Expr{}, letters: map[byte]fortranType{}}
	p.in = u
	outerLabel := p.label
	p.label = ""
	defer func() { p.in, p.label = u.outer, outerLabel; p.depth-- }()
	var body []Statement
	contained := false
	for {
		list := p.fortranBlock(contained)
		body = append(body, list...)
		word := p.opening()
		if p.Peek().Kind == expression.TokenEnd {
			break
		}
		p.skipLine(p.Next)
		switch word {
		case "contains":
			contained = true
			continue
		case "end", "endprogram", "endmodule", "endsubmodule", "endsubroutine", "endfunction", "endprocedure", "endblock", "endblockdata":
		default: // the end of what did not begin here
			u.jumps = true
			continue
		}
		break
	}
	s.Body = p.followed(u, body, s.At)
	return []Statement{s}
}

// followed returns the statements of a unit: those that are left by goto change names at times that are not followed, and
// names that are reached by others too are not read.
func (p *parser) followed(u *unit, body []Statement, at expression.Place) []Statement {
	if u.jumps {
		if list, ok := computed(body); ok {
			body = list
		} else {
			var kept, numbers []Statement
			lost := Statement{Do: Other, At: at, Fault: at.Errorf("statements that goto leaves, or that do not nest, which are not followed here")}
			for _, s := range body {
				if s.Do == Function || s.Do == Assign && !slices.ContainsFunc(s.Targets, func(t Target) bool { return !t.Declared && !t.Fixed }) {
					kept = append(kept, s)
					continue
				}
				s.changes(func(name string, _ bool) { lost.Written = append(lost.Written, name) })
				if s.Do == Assign && writes(s.Value) { // of what would be a table
					s.Targets = slices.Clone(s.Targets)
					for i := range s.Targets {
						s.Targets[i].Indices = nil
					}
					numbers = append(numbers, Statement{Do: Assign, At: s.At, Targets: s.Targets, Fault: lost.Fault, Spelled: true})
				}
			}
			body = append(append(kept, lost), numbers...)
		}
	}
	if len(u.shared) > 0 {
		body = append(body, Statement{Do: Other, At: at, Written: u.shared, Fault: at.Errorf("the name is shared by common, equivalence, a namelist or a pointer, which is not followed here")})
	}
	return body
}

// computed makes branches of what goto (1, 2, 3), i leads to, where each of them returns and nothing else jumps.
func computed(body []Statement) ([]Statement, bool) {
	i := slices.IndexFunc(body, func(s Statement) bool { return s.Do == Jump && len(s.Params) > 0 })
	if i < 0 {
		return nil, false
	}
	jump := body[i]
	rest := body[i+1:]
	out := slices.Clone(body[:i])
	var parts []Statement
	for n, label := range jump.Params {
		if len(rest) == 0 || rest[0].Name != "label "+label {
			return nil, false
		}
		end := len(rest)
		if n+1 < len(jump.Params) {
			end = slices.IndexFunc(rest, func(s Statement) bool { return s.Name == "label "+jump.Params[n+1] })
		}
		if end < 0 || !leaves(rest[:end]) || jumps(rest[:end-1]) || slices.ContainsFunc(rest[1:end], func(s Statement) bool { return strings.HasPrefix(s.Name, "label ") }) {
			return nil, false
		}
		parts = append(parts, Statement{Do: Branches, At: rest[0].At, Body: rest[:end]})
		rest = rest[end:]
	}
	if len(rest) > 0 || slices.ContainsFunc(out, func(s Statement) bool { return jumps([]Statement{s}) }) {
		return nil, false
	}
	for n := len(parts) - 1; n > 0; n-- {
		parts[n-1].Else = []Statement{parts[n]}
	}
	return append(out, parts[0]), true
}

package program

import (
	"slices"

	"rofz/scheme/expression"
)

// declaration reads types and names with their values, a function, or what is neither.
func (p *parser) declaration() Statement {
	start := p.Next
	d := p.declarator()
	constructor := d.items == 1 && p.Sees("(") && (len(d.path) > 1 && constructs(d.of(), d.name()) || len(d.path) == 1 && constructs([]string{p.inClass}, d.name()))
	switch {
	case d.items > 0 && (constructor || d.items > 1) && p.Sees("("):
		if constructor || !p.initialises() {
			return p.function(start, d)
		}
	case d.items > 1:
	default:
		p.Next = start
		if d.items == 1 && p.Ahead(1).Text == "(" && p.language.Dialect == expression.C {
			if s, ok := p.wrapper(); ok {
				return s
			}
		}
		return p.expressionStatement()
	}
	return p.declared(d, start)
}

// constructs reports whether a function of a class has its name.
func constructs(of []string, name string) bool {
	class := of[len(of)-1]
	for i := range class {
		if class[i] == '<' {
			class = class[:i]
			break
		}
	}
	return name != "" && (name == class || name == "~"+class)
}

// initialises reports whether the parentheses behind a name hold the arguments of a constructor rather than parameters.
func (p *parser) initialises() bool {
	end := closing(p.Tokens, p.Next)
	if end+1 >= len(p.Tokens) {
		return false
	}
	if next := p.Tokens[end+1].Text; next != ";" && next != "," || end == p.Next+1 {
		return false
	}
	for _, part := range splitAt(",", p.Tokens[p.Next+1:end]) {
		x, ok := p.all(part)
		if !ok || x.Op == expression.OpName && (p.Floats(x.Text) || slices.Contains(integerTypes, x.Text) || slices.Contains(singleTypes, x.Text)) {
			return false
		}
	}
	return true
}

// declared reads the rest of a declaration behind its first name.
func (p *parser) declared(d declarator, start int) Statement {
	contains := func(list []string) bool {
		return slices.ContainsFunc(d.words, func(w string) bool { return slices.Contains(list, w) })
	}
	floats := slices.ContainsFunc(d.words, p.Floats)
	like := Target{
		Declared: true, Fixed: contains(fixedWords) && !d.pointer && !d.reference, Integer: contains(integerTypes) && !floats,
		Single: contains(singleTypes), Inferred: contains([]string{"auto", "var"}),
	}
	all := Statement{Do: Inline, At: d.at}
	for {
		t := like
		t.Name, t.At = d.name(), d.at
		s := Statement{Do: Assign, At: d.at}
		for p.Accept("[") {
			var n expression.Expr
			if !p.Sees("]") {
				n, s.Fault = p.Expression()
			}
			t.Lengths = append(t.Lengths, n)
			if s.Fault != nil || !p.Accept("]") {
				p.Next = start
				return Statement{Do: Other, At: d.at, Written: append(p.skipStatement(), d.name())}
			}
		}
		if len(t.Lengths) == 0 && d.lengths != nil {
			t.Lengths, t.Nested = d.lengths, true
		}
		t.Fixed = t.Fixed && !(len(t.Lengths) > 0 && p.language.Dialect == expression.Java)
		t.Copies = !d.pointer && !d.reference && slices.ContainsFunc(d.words, func(w string) bool { return copied[w] })
		t.Shared = !d.pointer && !d.reference && !t.Copies
		p.initialiser(&s, d, floats)
		s.Targets = []Target{t}
		all.Body = append(all.Body, s.within(d.of(), d.at))
		if p.Accept(",") {
			d.pointer, d.reference = false, false
			for p.Sees("*") || p.Sees("&") {
				d.pointer = d.pointer || p.Sees("*")
				d.reference = d.reference || p.Sees("&")
				p.Take()
			}
			if p.Peek().Kind == expression.TokenName {
				d.at = p.Peek().At
				d.path = p.path(&d)
				continue
			}
		}
		if !p.Accept(";") && !p.Sees("}") {
			all.Written = append(all.Written, p.skipStatement()...)
		}
		return all
	}
}

// copied are types of C++ whose variables have their own numbers: assigning one copies them.
var copied = map[string]bool{"vector": true, "array": true, "valarray": true, "Vector": true, "Matrix": true, "MatrixXd": true, "VectorXd": true,
	"SerialDenseMatrix": true, "SerialDenseVector": true, "DenseMatrix": true, "FullMatrix": true}

// initialiser reads what a declared name is given: = x, { … }, or the arguments of a constructor.
func (p *parser) initialiser(s *Statement, d declarator, floats bool) {
	from := p.Next
	if p.Sees("(") {
		call := expression.Expr{Op: expression.OpCall, Text: Constructed, At: d.at}
		call.Args, s.Fault = p.Arguments()
		switch { // what begins with zeros
		case slices.Contains(d.words, "SerialDenseMatrix"), slices.Contains(d.words, "SerialDenseVector"):
			call.Text = "zeros"
		case slices.Contains(d.words, "vector"), slices.Contains(d.words, "valarray"):
			call.Text = "vector"
		}
		s.Value = call
		if floats && len(call.Args) == 1 && !slices.ContainsFunc(d.words, func(w string) bool { return copied[w] }) {
			s.Value = call.Args[0]
		}
		return
	}
	if !p.Accept("=") && !p.Sees("{") {
		return
	}
	s.Value, s.Fault = p.Expression()
	if s.Fault == nil && !p.Sees(",") && !p.Sees(";") {
		s.Fault = p.Peek().At.Errorf("%s where the end of the statement would be right", p.Peek().Here())
	}
	if s.Fault != nil {
		p.Next = from
		p.skipInitialiser()
		before := p.Tokens[from-1] // of what is declared: as if the value were handed on
		p.Tokens[from-1] = expression.Token{Kind: expression.TokenSign, Text: "("}
		s.Written = append(s.Written, written(p.Tokens[from-1:p.Next])...)
		p.Tokens[from-1] = before
	}
	s.Written = append(s.Written, addresses(p.Tokens[from:p.Next])...)
	if name, ok := dotted(whole(s.Value)); ok && d.reference {
		s.Written = append(s.Written, name)
	}
}

// Constructed is the Text of a call for T x(…), and for x(…) among what a constructor begins with.
const Constructed = "()"

// function reads a function with its body, or skips what only declares one.
func (p *parser) function(start int, d declarator) Statement {
	parameters := p.skipParentheses()
	var first []Statement
	for p.Peek().Kind == expression.TokenName || p.Sees("&") || p.Sees("->") || p.Sees("*") || p.Sees("::") || p.Sees("<") || p.Sees("[") { // const, override, throws, a type
		switch {
		case p.Sees("<"):
			p.skipAngles()
		case p.Sees("["):
			p.Next = closing(p.Tokens, p.Next)
			p.Take()
		case p.Ahead(1).Text == "(":
			p.Take()
			p.skipParentheses()
		default:
			p.Take()
		}
	}
	if p.Accept(":") {
		first = p.begun()
	}
	if !p.Sees("{") {
		p.Next = start
		return Statement{Do: Other, At: d.at, Written: p.skipStatement()}
	}
	s := Statement{Do: Function, At: d.at, Name: d.name()}
	for _, part := range splitAt(",", parameters) {
		if i := slices.IndexFunc(part, func(t expression.Token) bool { return t.Text == "=" }); i > 0 {
			part = part[:i]
		}
		for i := len(part) - 1; i >= 0; i-- {
			if part[i].Kind == expression.TokenName {
				s.Params = append(s.Params, part[i].Text)
				break
			}
		}
	}
	from, outer := p.Next, p.inClass
	s.Body = append(first, p.block()...)
	p.inClass = outer
	if jump := slices.IndexFunc(p.Tokens[from:p.Next], func(t expression.Token) bool {
		return t.Kind == expression.TokenName && t.Text == "goto"
	}); jump >= 0 && p.language.Dialect == expression.C {
		at := p.Tokens[from+jump].At
		s.Body = []Statement{{Do: For, At: at, Fault: at.Errorf("a goto"), Body: s.Body, Written: declaredIn(s.Body)}}
	}
	return s.within(d.of(), d.at)
}

// declaredIn returns the names that statements and those in them declare.
func declaredIn(list []Statement) []string {
	var out []string
	for _, s := range list {
		for _, t := range s.Targets {
			out = append(out, t.Name)
		}
		out = append(append(out, declaredIn(s.Body)...), declaredIn(s.Else)...)
	}
	return out
}

// begun reads what the members of a class begin with in a constructor: : a(x), b{y}.
func (p *parser) begun() []Statement {
	var out []Statement
	for p.Peek().Kind == expression.TokenName || p.Sees("::") {
		var d declarator
		at := p.Peek().At
		path := p.path(&d)
		s := Statement{Do: Assign, At: at, Targets: []Target{{Name: path[len(path)-1], At: at}}}
		switch {
		case p.Sees("("):
			s.Value = expression.Expr{Op: expression.OpCall, Text: Constructed, At: at}
			s.Value.Args, s.Fault = p.Arguments()
		case p.Sees("{"):
			s.Value, s.Fault = p.Expression()
		}
		if s.Fault != nil {
			break
		}
		out = append(out, s)
		if !p.Accept(",") {
			break
		}
	}
	for p.Peek().Kind != expression.TokenEnd && !p.Sees("{") && !p.Sees(";") {
		if p.Sees("(") {
			p.Next = closing(p.Tokens, p.Next)
		}
		p.Take()
	}
	return out
}

// named reads namespace x { … } and extern "C" { … }.
func (p *parser) named() (Statement, bool) {
	start, t := p.Next, p.Take()
	var classes []string
	for p.Peek().Kind == expression.TokenName || p.Peek().Kind == expression.TokenText || p.Sees("::") {
		if x := p.Take(); x.Kind == expression.TokenName {
			classes = append(classes, x.Text)
		}
	}
	if !p.Accept("{") {
		p.Next = start
		if p.Take(); t.Text == "extern" {
			return p.declaration(), true
		}
		p.skipStatement() // namespace x = y;
		return Statement{Do: Inline, At: t.At}, true
	}
	s := Statement{Do: Inline, At: t.At, Body: p.braced()}
	p.Accept("}")
	if t.Text == "namespace" {
		s = s.within(classes, t.At)
	}
	return s, true
}

// classOf reads struct x { … } and class x : y { … }; what is not followed by a block is the type of a declaration. One that
// is an array of the standard library is called this.
func (p *parser) classOf() (Statement, bool) {
	start, at := p.Next, p.Take().At
	s := Statement{Do: Class, At: at}
	var d declarator
	for p.Peek().Kind == expression.TokenName || p.Peek().Kind == expression.TokenDefine || p.Sees("[") {
		switch {
		case p.Peek().Kind == expression.TokenDefine: // what the class is built on may stand behind #if
			p.Take()
		case p.Sees("["): // attributes
			p.Next = closing(p.Tokens, p.Next)
			p.Take()
		case p.Ahead(1).Text == "(":
			p.Take()
			p.skipParentheses()
		default:
			s.Name = p.Take().Text
		}
		if p.Sees("<") {
			if angles := p.skipAngles(); !p.parameters(angles) {
				s.Name += text(angles)
			}
		}
	}
	var first []Statement
	if p.Accept(":") {
		for p.Peek().Kind != expression.TokenEnd && !p.Sees("{") && !p.Sees(";") {
			d.lengths = nil
			from := p.Next
			if p.Peek().Kind == expression.TokenName {
				path := p.path(&d)
				s.Bases = append(s.Bases, path[len(path)-1])
			}
			if p.Next == from {
				p.Take()
			}
			if d.lengths != nil {
				first = []Statement{{Do: Assign, At: at, Targets: []Target{{Name: "this", At: at, Declared: true, Lengths: d.lengths}}}}
			}
		}
	}
	if !p.Accept("{") {
		p.Next = start
		return s, false
	}
	outer, template := p.inClass, p.template
	p.inClass, p.template = s.Name, nil
	s.Body = append(first, p.braced()...)
	p.inClass, p.template = outer, template
	p.Accept("}")
	if !p.Accept(";") { // variables of this type
		p.skipStatement()
	}
	return s, true
}

package program

import (
	"slices"

	"rofz/scheme/expression"
)

// Java has classes alone, arrays that are shared, and no preprocessor. C# is read as far as it is like Java.
var Java = &Language{Name: "java", Title: "Java", Dialect: expression.Java, shares: true, divides: true, members: true, reopens: true,
	parse: (*parser).file, statement: (*parser).java}

// modifiers stand in front of declarations of Java and C#.
var modifiers = []string{"public", "private", "protected", "internal", "static", "abstract", "synchronized", "native", "strictfp", "volatile",
	"transient", "sealed", "override", "virtual", "partial", "unsafe", "default", "final", "readonly", "const", "new", "extern"}

// java reads one statement.
func (p *parser) java() Statement {
	t := p.Peek()
	inline := Statement{Do: Inline, At: t.At}
	switch {
	case p.Accept("@"):
		p.Take()
		for p.Accept(".") {
			p.Take()
		}
		p.skipParentheses()
		return inline
	case p.Sees("[") && p.Ahead(1).Kind == expression.TokenName: // attributes of C#
		p.Next = closing(p.Tokens, p.Next)
		p.Take()
		return inline
	case p.Sees("{"):
		return p.scope()
	case t.Kind != expression.TokenName:
		return p.expressionStatement()
	}
	switch t.Text {
	case "if":
		return p.ifElse()
	case "for", "while", "do", "foreach":
		return p.loop()
	case "switch":
		return p.switchOf()
	case "return":
		s := p.returned()
		p.Accept(";")
		return s
	case "break", "continue", "yield":
		p.skipStatement()
		return Statement{Do: Jump, At: t.At}
	case "throw":
		p.skipStatement()
		return Statement{Do: Return, At: t.At}
	case "import", "package", "using", "enum":
		p.skipStatement()
		return inline
	case "try":
		p.Take()
		written := inHead(p.skipParentheses())
		return Statement{Do: Branches, At: t.At, Body: p.block(), Written: written}
	case "catch", "else":
		p.skipStatement()
		return inline
	case "finally", "unchecked", "checked":
		p.Take()
		return p.scope()
	case "namespace":
		if s, ok := p.named(); ok {
			return s
		}
	}
	return p.modified()
}

// modified reads a declaration behind its modifiers: a class, or a member.
func (p *parser) modified() Statement {
	n := 0
	for p.Ahead(n).Kind == expression.TokenName && slices.Contains(modifiers, p.Ahead(n).Text) {
		n++
	}
	switch next := p.Ahead(n); {
	case slices.Contains([]string{"class", "interface", "struct", "record", "enum"}, next.Text) && p.Ahead(n+1).Kind == expression.TokenName:
		p.Next += n
		return p.javaClass()
	case n > 0 && next.Text == "{": // static { … }
		p.Next += n
		return Statement{Do: Inline, At: next.At, Body: p.block()}
	}
	return p.declaration()
}

// javaClass reads a class with what it is built on.
func (p *parser) javaClass() Statement {
	kind := p.Take()
	s := Statement{Do: Class, At: kind.At, Name: p.Take().Text}
	for p.Peek().Kind != expression.TokenEnd && !p.Sees("{") && !p.Sees(";") {
		if t := p.Take(); t.Kind == expression.TokenName && t.Text != "extends" && t.Text != "implements" {
			s.Bases = append(s.Bases, t.Text)
		}
	}
	if kind.Text == "enum" {
		p.skipStatement()
		return Statement{Do: Inline, At: kind.At}
	}
	if !p.Accept("{") {
		p.Accept(";")
		return s
	}
	outer := p.inClass
	p.inClass = s.Name
	s.Body = p.braced()
	p.inClass = outer
	p.Accept("}")
	return s
}

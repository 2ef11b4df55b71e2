package program

import (
	"slices"
	"strings"

	"rofz/scheme/expression"
)

// C has blocks in braces, declarations with types, and a preprocessor whose conditions are branches. C++ has classes and
// templates besides, whose members are read as C reads variables.
var C = &Language{Name: "c", Title: "C", Dialect: expression.C, shares: true, divides: true, called: true, members: true, reopens: true,
	parse: func(p *parser) []Statement {
		p.Tokens = expandMacros(p.Tokens)
		p.Types = typeNames(p.Tokens)
		return p.file()
	},
	statement: (*parser).c,
}

// typeNames returns the names that stand for types of floating numbers: parameters of templates, and what typedef and using
// make of a floating type.
func typeNames(tokens []expression.Token) map[string]bool {
	out := map[string]bool{}
	q := &expression.Parser{}
	for i, t := range tokens {
		if t.Kind != expression.TokenName || i+2 >= len(tokens) {
			continue
		}
		name := tokens[i+1]
		switch t.Text {
		case "typename", "class":
			if before := tokens[max(i-1, 0)]; before.Text == "<" || before.Text == "," {
				out[name.Text] = true
			}
		case "typedef":
			if q.Floats(name.Text) && tokens[i+2].Kind == expression.TokenName {
				out[tokens[i+2].Text] = true
			}
		case "using":
			if tokens[i+2].Text == "=" && i+4 < len(tokens) && q.Floats(tokens[i+3].Text) && tokens[i+4].Text == ";" {
				out[name.Text] = true
			}
		}
	}
	return out
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
	case p.Sees("{"):
		return p.scope()
	case t.Kind != expression.TokenName && !p.Sees("~"):
		return p.expressionStatement()
	}
	inline := Statement{Do: Inline, At: t.At}
	switch t.Text {
	case "if":
		return p.ifElse()
	case "for", "while", "do":
		return p.loop()
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
	case "goto", "using", "typedef", "friend", "static_assert", "enum", "union":
		p.skipStatement()
		return inline
	case "public", "private", "protected":
		for p.Take(); !p.Accept(":") && p.Peek().Kind == expression.TokenName; { // public slots:
			p.Take()
		}
		return inline
	case "template":
		p.Take()
		p.template = p.skipAngles()
		s := p.c()
		p.template = nil
		return s
	case "else", "catch": // without what it belongs to
		p.skipStatement()
		return inline
	case "try":
		p.Take()
		return Statement{Do: Branches, At: t.At, Body: p.block()}
	case "namespace", "extern":
		if s, ok := p.named(); ok {
			return s
		}
	case "struct", "class":
		if s, ok := p.classOf(); ok {
			return s
		}
	}
	return p.declaration()
}

// condition reads #if … #else … #endif as branches. Other directives say nothing here.
func (p *parser) condition() Statement {
	at := p.Next
	t := p.Take()
	word := directive(t)
	if word != "if" && word != "ifdef" && word != "ifndef" {
		return Statement{Do: Inline, At: t.At}
	}
	name := strings.TrimSpace(t.Text[len(word):])
	next := p.Tokens[min(at+1, len(p.Tokens)-1)]
	s := p.conditional(t)
	switch {
	case word == "if" && name == "0":
		s.Do, s.Body, s.Else = Inline, s.Else, nil
	case word == "if" && name == "1":
		s.Do, s.Else = Inline, nil
	case len(s.Else) == 0 && (next.Kind == expression.TokenDefine && strings.HasPrefix(next.Text, "define "+name) || name == "__cplusplus"):
		s.Do = Inline // it only keeps a header from being read twice
	}
	return s
}

func (p *parser) conditional(t expression.Token) Statement {
	s := Statement{Do: Branches, At: t.At, Outside: true}
	s.Body = p.braced()
	if next := p.Peek(); next.Kind == expression.TokenDefine {
		p.Take()
		if word := directive(next); word == "else" || word == "elif" {
			s.Else = []Statement{p.conditional(next)}
		}
	}
	return s
}

// wrapper reads a macro that has statements between its parentheses: PetscCall(…), ARK_BUTCHER_TABLE(name, { … }).
func (p *parser) wrapper() (Statement, bool) {
	start := p.Next
	t := p.Take()
	end := closing(p.Tokens, p.Next)
	inside := splitAt(",", p.Tokens[p.Next+1:max(end, p.Next+1)])
	last := inside[len(inside)-1]
	block := len(last) > 0 && last[0].Text == "{"
	if !block && t.Text != "PetscCall" {
		p.Next = start
		return Statement{}, false
	}
	q := p.part(last)
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

// integerTypes are words of types in whose variables C keeps integers; fixedWords say that a name keeps its value, and
// singleTypes round to single precision.
var (
	integerTypes = []string{"int", "long", "short", "unsigned", "signed", "size_t", "PetscInt", "sunindextype", "char", "bool", "byte", "label",
		"int8_t", "int16_t", "int32_t", "int64_t", "uint8_t", "uint16_t", "uint32_t", "uint64_t", "ptrdiff_t", "uint", "Integer", "sbyte", "ushort", "ulong"}
	fixedWords  = []string{"const", "constexpr", "final", "readonly"}
	singleTypes = []string{"float", "float32", "f32", "Float", "half", "__half"}
)

// declarator is a name with what stands around it: types in front, classes that it is qualified with, and signs.
type declarator struct {
	words     []string // of the types, with those in < … >
	path      []string // the name, behind the classes that it belongs to
	at        expression.Place
	items     int
	pointer   bool
	reference bool
	lengths   []expression.Expr // of std::array
}

func (d declarator) name() string { return d.path[len(d.path)-1] }

func (d declarator) of() []string { return d.path[:len(d.path)-1] }

// head reads types and a name, as far as a declaration begins here.
func (p *parser) declarator() declarator {
	var d declarator
	for {
		switch {
		case p.Peek().Kind == expression.TokenName || p.Sees("~") || p.Sees("::") && p.Ahead(1).Kind == expression.TokenName:
			if len(d.path) > 0 {
				d.words = append(d.words, d.path...)
			}
			d.items++
			d.at = p.Peek().At
			d.path = p.path(&d)
			continue
		case d.items > 0 && (p.Sees("*") || p.Sees("&") || p.Sees("&&")) && p.pointer():
			d.reference = d.reference || !p.Sees("*")
			d.pointer = d.pointer || p.Sees("*")
			p.Take()
			continue
		case d.items > 0 && p.language.Dialect == expression.Java && p.Sees("[") && (p.Ahead(1).Text == "]" || p.Ahead(1).Text == ","):
			p.Next = closing(p.Tokens, p.Next) // double[] x, double[,] x
			p.Take()
			d.pointer = true // arrays are shared, and final ones have entries that change
			continue
		}
		return d
	}
}

// path reads X::Y<Z>::name. The arguments of a template belong to the name of the class, unless they are its parameters.
func (p *parser) path(d *declarator) []string {
	var out []string
	p.Accept("::")
	for {
		name := ""
		if p.Accept("~") {
			name = "~"
		}
		name += p.Take().Text
		if name == "operator" {
			for p.Peek().Kind != expression.TokenEnd && !p.Sees("(") {
				p.Take()
			}
			if p.Sees("(") && p.Ahead(1).Text == ")" {
				p.Take()
				p.Take()
			}
		}
		if p.Sees("<") {
			before := p.Next
			angles := p.skipAngles()
			if p.Peek().Kind != expression.TokenName && !p.Sees("::") && !p.Sees("*") && !p.Sees("&") && !p.Sees("&&") && !p.Sees("[") && !p.Sees("(") && !p.Sees("{") && !p.Sees(":") {
				p.Next = before
				return append(out, name)
			}
			if name == "array" {
				d.lengths = p.arrayLengths(angles)
			}
			for _, t := range angles {
				if t.Kind == expression.TokenName {
					d.words = append(d.words, t.Text)
				}
			}
			if p.Sees("::") && !p.parameters(angles) {
				name += text(angles)
			}
		}
		out = append(out, name)
		if !p.Sees("::") || p.Ahead(1).Kind != expression.TokenName && p.Ahead(1).Text != "~" {
			return out
		}
		p.Take()
	}
}

// parameters reports whether < … > holds the parameters of the template that is being read.
func (p *parser) parameters(angles []expression.Token) bool {
	for _, t := range angles {
		if t.Kind == expression.TokenNumber || t.Kind == expression.TokenName && !slices.ContainsFunc(p.template, func(x expression.Token) bool { return x.Text == t.Text }) {
			return false
		}
	}
	return true
}

func text(tokens []expression.Token) string {
	var b strings.Builder
	for _, t := range tokens {
		b.WriteString(t.Text)
	}
	return b.String()
}

// arrayLengths reads the lengths of array<array<double, 3>, 2>: 2 and 3.
func (p *parser) arrayLengths(angles []expression.Token) []expression.Expr {
	var out []expression.Expr
	for len(angles) > 2 {
		inside := angles[1 : len(angles)-1]
		if angles[len(angles)-1].Text == ">>" {
			inside = slices.Clone(angles[1:])
			inside[len(inside)-1].Text = ">"
		}
		k, depth := -1, 0
		for i, t := range inside {
			switch t.Text {
			case "<":
				depth++
			case ">":
				depth--
			case ",":
				if depth == 0 {
					k = i
				}
			}
		}
		if k < 0 {
			break
		}
		n, ok := p.all(inside[k+1:])
		if !ok {
			return nil
		}
		out = append(out, n)
		first := slices.IndexFunc(inside[:k], func(t expression.Token) bool { return t.Text == "<" })
		if first < 1 || inside[first-1].Text != "array" {
			break
		}
		angles = inside[first:k]
	}
	return out
}

// pointer reports whether the next sign belongs to a type: T *x, T *const x, T &x.
func (p *parser) pointer() bool {
	for n := 1; ; n++ {
		t := p.Ahead(n)
		if t.Kind == expression.TokenName {
			next := p.Ahead(n + 1)
			return next.Kind == expression.TokenName || slices.Contains([]string{"=", ";", ",", "[", "(", "::", "{", ")"}, next.Text)
		}
		if t.Text != "*" && t.Text != "&" {
			return false
		}
	}
}

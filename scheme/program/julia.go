package program

import (
	"slices"
	"strings"

	"rofz/scheme/expression"
)

// Julia ends its blocks with a word. Arrays count from 1 and are shared.
var Julia = &Language{Name: "julia", Title: "Julia", Dialect: expression.Julia, fromOne: true, closed: true, tuples: true, parse: func(p *parser) []Statement {
	var out []Statement
	for p.Peek().Kind != expression.TokenEnd {
		out = append(out, p.untilWord()...)
		p.Take() // an end too many
	}
	return out
}}

// The words that begin what ends with end.
var juliaBlocks = map[string]bool{"function": true, "macro": true, "struct": true, "if": true, "for": true, "while": true, "begin": true,
	"let": true, "quote": true, "try": true, "module": true, "baremodule": true, "do": true}

// untilWord reads statements up to one of the words, or end.
func (p *parser) untilWord(words ...string) []Statement {
	return p.sequence(func() bool { return p.word("end") || p.word(words...) }, p.julia)
}

// tooDeep gives the rest of the source up.
func (p *parser) tooDeep() []Statement {
	at, start := p.Peek().At, p.Next
	for p.Peek().Kind != expression.TokenEnd {
		p.Take()
	}
	return []Statement{{Do: Other, At: at, Written: written(p.Tokens[start:p.Next]), Fault: at.Errorf("blocks are nested more than %d deep", maxNesting)}}
}

// skipBlock is skipLine where a line may open a block, which ends it.
func (p *parser) skipBlock(start int) []string {
	names := p.skipLine(start)
	open := 0
	depth := 0
	count := func(tokens []expression.Token) {
		for _, t := range tokens {
			switch {
			case t.Kind == expression.TokenSign && strings.Contains("([{", t.Text):
				depth++
			case t.Kind == expression.TokenSign && strings.Contains(")]}", t.Text):
				depth--
			case depth == 0 && t.Kind == expression.TokenName && juliaBlocks[t.Text]:
				open++
			case depth == 0 && t.Kind == expression.TokenName && t.Text == "end":
				open--
			}
		}
	}
	count(p.Tokens[start:p.Next])
	for open > 0 && p.Peek().Kind != expression.TokenEnd {
		p.Take()
		from := p.Next
		names = append(names, p.skipLine(from)...)
		count(p.Tokens[from:p.Next])
	}
	return names
}

// julia reads one statement.
func (p *parser) julia() Statement {
	t, start := p.Peek(), p.Next
	for strings.HasPrefix(p.Peek().Text, "@") && p.Peek().Kind == expression.TokenName {
		if next := p.Ahead(1); !juliaBlocks[next.Text] && !(next.Kind == expression.TokenName && strings.HasPrefix(next.Text, "@")) {
			break
		}
		p.Take()
	}
	if p.word("mutable", "abstract", "primitive") {
		p.Take()
	}
	switch word := p.Peek(); {
	case word.Kind != expression.TokenName:
	case p.word("const", "local"):
		p.Take()
		return p.julia()
	case p.word("global"):
		p.Take()
		first := p.Next
		s := p.julia()
		for _, x := range p.Tokens[first:p.Next] {
			if x.Kind != expression.TokenName && x.Text != "," {
				break
			}
			s.Global = append(s.Global, x.Text)
		}
		return s
	case p.word("using", "import", "export", "type", "include"):
		p.skipLine(start)
		return Statement{Do: Inline, At: t.At}
	case p.word("@") && p.Ahead(1).Text == ".": // entry by entry
		names := p.skipLine(start)
		return Statement{Do: Other, At: t.At, Written: append(names, namesOf(p.Tokens[start:p.Next])...), Fault: t.At.Errorf("@., which is not followed here")}
	case p.word("break", "continue"):
		p.Take()
		return Statement{Do: Jump, At: t.At}
	case p.word("return"):
		s := p.returned()
		if s.Fault != nil {
			p.skipBlock(start)
		}
		return s
	case juliaBlocks[word.Text]:
		return p.juliaBlock()
	}
	p.Next = start
	return p.juliaAssignment()
}

// juliaAssignment reads an assignment, whose target may have a type.
func (p *parser) juliaAssignment() Statement {
	start, t := p.Next, p.Peek()
	if t.Kind == expression.TokenName && p.Ahead(1).Text == "::" && p.Ahead(1).Kind == expression.TokenSign {
		for !p.ends() && !p.Sees("=") {
			p.Take()
		}
		if !p.Accept("=") {
			return Statement{Do: Inline, At: t.At}
		}
		s := p.juliaAssignment()
		if s.Do == Evaluate || s.Do == Other {
			s = Statement{Do: Assign, At: t.At, Value: s.Value, Fault: s.Fault}
		}
		s.Targets = append([]Target{{Name: t.Text, At: t.At}}, s.Targets...)
		return s
	}
	s := p.assignment()
	if s.Do == Other || s.Fault != nil {
		end := p.Next
		names := p.skipBlock(start)
		if s.Written = append(s.Written, names...); p.Next < end {
			p.Next = end
		}
	}
	return s
}

// juliaBlock reads a block from its word to its end.
func (p *parser) juliaBlock() Statement {
	t := p.Take()
	s := Statement{Do: Inline, At: t.At}
	head := func() []expression.Token {
		from := p.Next
		p.skipLine(from)
		return p.Tokens[from:p.Next]
	}
	switch t.Text {
	case "function", "macro":
		s.Do = Function
		tokens := head()
		s.Name, s.Params = heading(tokens)
		if open := slices.IndexFunc(tokens, func(t expression.Token) bool { return t.Text == "(" }); open >= 0 {
			s.Given = defaults(tokens[open+1 : closing(tokens, open)])
		}
		s.Body = p.untilWord()
		s.Global = globals(s.Body)
	case "struct":
		s.Do, s.Name = Class, p.Take().Text
		head()
		s.Body = p.untilWord()
	case "for":
		return p.juliaFor(t)
	case "if", "elseif":
		s.Do = Branches
		head()
		s.Body = p.untilWord("elseif", "else")
		switch {
		case p.word("elseif"):
			s.Else = []Statement{p.juliaBlock()}
			return s
		case p.word("else"):
			p.Take()
			s.Else = p.untilWord()
		}
	case "try":
		s.Do = Branches
		s.Body = p.untilWord("catch", "finally")
		for p.word("catch", "finally") {
			p.Take()
			s.Else = append(s.Else, p.untilWord("catch", "finally", "else")...)
		}
	case "while":
		s.Do, s.Fault = For, t.At.Errorf("a loop with a condition")
		head()
		s.Body = p.untilWord()
	case "module", "baremodule":
		s.Do = Scope
		head()
		s.Body = p.untilWord()
	case "let":
		s.Do = Scope
		names := p.let()
		s.Body = append(names, p.untilWord()...)
	case "quote", "do":
		s.Do = Scope
		head()
		s.Body = p.untilWord()
	default:
		s.Body = p.untilWord()
	}
	if p.word("end") {
		p.Take()
	}
	return s
}

// let reads what stands behind the word, which makes names of the block.
func (p *parser) let() []Statement {
	if p.ends() {
		return nil
	}
	start := p.Next
	s := p.assignment()
	if s.Do != Assign || s.Fault != nil || s.Unpack || !p.ends() {
		p.Next = start
		p.skipLine(start)
		return []Statement{{Do: Other, At: s.At, Written: namesOf(p.Tokens[start:p.Next]), Fault: s.At.Errorf("a let that is not followed here")}}
	}
	for i := range s.Targets {
		s.Targets[i].Declared = true
	}
	return []Statement{s}
}

// heading returns the name and the parameters of a function from what stands behind its word.
func heading(tokens []expression.Token) (string, []string) {
	name := ""
	for i, t := range tokens {
		switch {
		case t.Kind == expression.TokenName && name == "" || i > 0 && t.Kind == expression.TokenName && tokens[i-1].Text == ".":
			name = t.Text
		case t.Kind == expression.TokenSign && t.Text == "(":
			end := closing(tokens, i)
			return name, parameters(tokens[i+1 : end])
		}
	}
	return name, nil
}

// juliaFor reads for i in values, and for i = values.
func (p *parser) juliaFor(t expression.Token) Statement {
	s := Statement{Do: For, At: t.At, Name: p.Peek().Text}
	start := p.Next
	p.Take()
	if !p.Accept("=") && !p.Accept("∈") {
		if p.word("in") {
			p.Take()
		} else {
			s.Fault = t.At.Errorf("a loop of several variables")
		}
	}
	if s.Fault == nil {
		s.Value, s.Fault = p.Expression()
	}
	if s.Fault != nil || !p.ends() {
		if s.Fault == nil {
			s.Fault = p.Peek().At.Errorf("%s in the head of a loop", p.Peek().Here())
		}
		p.skipLine(start)
		s.Written = parameters(p.Tokens[start:p.Next])
	}
	s.Given = turns(p.Tokens[start:p.Next], s.Value, s.Fault)
	s.Body = p.untilWord()
	if p.word("end") {
		p.Take()
	}
	return s
}

package program

import (
	"slices"
	"strings"

	"rofz/scheme/expression"
)

// MATLAB has matrices alone, which are copied, begin with 1 and grow; functions have names of their own. Octave is read as
// the same language.
var MATLAB = &Language{Name: "matlab", Title: "MATLAB", Dialect: expression.MATLAB, copies: true, fromOne: true, closed: true, called: true, matrices: true,
	parse: func(p *parser) []Statement { return p.matlab() }}

// matlab reads a file: functions, and a script before, between and behind them.
func (p *parser) matlab() []Statement {
	p.source = survey(p.Tokens)
	p.now = p.source.units[0]
	var functions, script []Statement
	for p.Peek().Kind != expression.TokenEnd {
		if p.word("function") {
			functions = append(functions, p.matlabFunction(p.source.owner(p.Next)))
			continue
		}
		script = append(script, p.matlabBlock()...)
		if !p.word("function") {
			p.Take() // an end too many
		}
	}
	script = p.source.finished(script, p.source.units[0])
	if p.source.fault != nil {
		for i := range functions {
			functions[i].Body = append(functions[i].Body, p.source.unsound())
		}
		script = append(script, p.source.unsound())
	}
	return append(functions, script...)
}

// The words that end blocks, whatever they began with.
var matlabEnds = strings.Fields(`end endif endfor endparfor endwhile endswitch endfunction endclassdef endproperties endmethods endevents endenumeration
	end_try_catch end_unwind_protect`)

// matlabBlock reads statements up to one of the words, an end, or a function where functions have no end.
func (p *parser) matlabBlock(words ...string) []Statement {
	return p.sequence(func() bool {
		return p.word(matlabEnds...) || p.word(words...) || p.word("function") && (!p.source.ends || p.within == 0)
	}, p.matlabStatement)
}

// matlabEnd moves behind the end of a block.
func (p *parser) matlabEnd() {
	if p.word(matlabEnds...) {
		p.Take()
	}
}

// matlabStatement reads one statement, with what it changes besides.
func (p *parser) matlabStatement() Statement {
	start, t := p.Next, p.Peek()
	if t.Kind == expression.TokenName {
		if s, ok := p.matlabWord(t); ok {
			return s
		}
	}
	var s Statement
	switch next := p.Ahead(1); {
	case p.Sees("[") && p.severalTargets():
		p.skipLine(start)
		if list, ok := p.deals(p.Tokens[start:p.Next]); ok {
			return Statement{Do: Inline, At: t.At, Body: list}
		}
		s = Statement{Do: Other, At: t.At, Fault: t.At.Errorf("what is assigned to several names at once; write one assignment for each"), Written: allNames(p.Tokens[start:p.Next])}
		if targets, ok := dealt(p.Tokens[start:p.Next]); ok {
			s.Do, s.Targets, s.Spelled = Assign, targets, true
		}
	case t.Kind == expression.TokenName && next.Kind == expression.TokenText:
		p.skipLine(start)
		s = matlabCommand(t, next)
	case t.Kind == expression.TokenName && (next.Kind == expression.TokenNewline || next.Kind == expression.TokenEnd || next.Text == ";" || next.Text == ",") && next.Kind != expression.TokenName:
		p.Take()
		s = p.matlabBare(t)
	default:
		s = p.assignment()
		p.structured(&s)
	}
	return p.affected(s, p.Tokens[start:p.Next])
}

// structured makes an object of struct('A', …, 'b', …), if all of its values can be read.
func (p *parser) structured(s *Statement) {
	if v := s.Value; s.Do != Assign || v.Op != expression.OpCall || v.Text != "struct" || len(v.Args)%2 != 0 || p.source.isFunction("struct") {
		return
	}
	out := expression.Expr{Op: expression.OpRecord, At: s.Value.At}
	for i, x := range s.Value.Args {
		switch {
		case i%2 == 0 && x.Op != expression.OpText, x.Op == expression.OpBad:
			return
		case i%2 == 1:
			x.Key = s.Value.Args[i-1].Text
			out.Args = append(out.Args, x)
		}
	}
	s.Value = out
}

// severalTargets reports whether the bracket that begins here ends in front of an assignment.
func (p *parser) severalTargets() bool {
	end := closing(p.Tokens, p.Next)
	return end+1 < len(p.Tokens) && p.Tokens[end+1].Kind == expression.TokenSign && p.Tokens[end+1].Text == "="
}

// dealt returns the names of [A, b] = deal(…), which are given numbers.
func dealt(tokens []expression.Token) (out []Target, ok bool) {
	end := closing(tokens, 0)
	if end+2 >= len(tokens) || tokens[end+2].Text != "deal" {
		return nil, false
	}
	for _, t := range tokens[1:end] {
		if t.Kind == expression.TokenName {
			out = append(out, Target{Name: t.Text, At: t.At})
		}
	}
	return out, len(out) > 0
}

// affected completes a statement with what its tokens change besides its targets: names that are assigned to within
// brackets or by functions of the file, and all of them where a text is carried out as a program.
func (p *parser) affected(s Statement, tokens []expression.Token) Statement {
	written, everything := p.source.effects(tokens)
	if everything != nil {
		s.Everything, s.Fault = true, everything
	}
	if len(written) == 0 {
		return s
	}
	s.Written = append(s.Written, written...)
	if s.Do == Evaluate || s.Do == Return || s.Do == Jump {
		return Statement{Do: Inline, At: s.At, Written: written, Body: []Statement{s}}
	}
	return s
}

// harmless are words that are statements by themselves, and functions, and change no names.
var harmless = strings.Fields(`figure clc close hold tic toc drawnow more format grid axis pause beep keyboard warning legend colorbar clf cla shg
	disp display who whos ver version echo dbstop pkg graphics_toolkit rng profile diary publish help doc lasterr lastwarn rethrow error print_usage`)

// matlabBare reads a name that is a statement: a variable that is shown, a function, or a script, which shares all names.
func (p *parser) matlabBare(t expression.Token) Statement {
	switch {
	case slices.Contains(harmless, t.Text) || p.source.isFunction(t.Text):
		return Statement{Do: Inline, At: t.At}
	case t.Text == "clear" || t.Text == "clearvars":
		return Statement{Do: Other, At: t.At, Name: "clear", Everything: true, Fault: t.At.Errorf("%s, which takes all names away", t.Text)}
	}
	return Statement{Do: Other, At: t.At, Name: t.Text, Everything: true,
		Fault: t.At.Errorf("%.40q may be a script, which may change every name; write %.40s() if it is a function", t.Text, t.Text)}
}

// matlabCommand reads a statement of words.
func matlabCommand(t, words expression.Token) Statement {
	switch t.Text {
	case "clear", "clearvars":
		if strings.ContainsAny(words.Text, "-*") || slices.Contains(strings.Fields(words.Text), "all") {
			return Statement{Do: Other, At: t.At, Name: "clear", Everything: true, Fault: t.At.Errorf("%s, which takes all names away", t.Text)}
		}
		return Statement{Do: Other, At: t.At, Written: strings.Fields(words.Text), Fault: t.At.Errorf("%s, which takes the name away", t.Text)}
	case "load", "run", "source":
		return Statement{Do: Other, At: t.At, Everything: true, Fault: t.At.Errorf("%s, which may give every name another value", t.Text)}
	}
	return Statement{Do: Other, At: t.At, Written: []string{t.Text}, Fault: t.At.Errorf("a command that is not followed here")}
}

// matlabWord reads a statement that begins with a word of the language; ok is false for others.
func (p *parser) matlabWord(t expression.Token) (s Statement, ok bool) {
	start := p.Next
	s = Statement{Do: Inline, At: t.At}
	switch t.Text {
	case "function":
		return p.matlabNested(), true
	case "global":
		p.skipLine(start)
		return p.source.shared(p.Tokens[start:p.Next], p.now), true
	case "persistent":
		return p.persistent(), true
	case "return":
		p.skipLine(start)
		s.Do = Return
	case "break", "continue":
		p.skipLine(start)
		s.Do = Jump
	case "if":
		return p.matlabIf(), true
	case "switch":
		return p.matlabSwitch(), true
	case "for", "parfor":
		return p.matlabFor(), true
	case "while":
		p.Take()
		s.Do, s.Fault = For, t.At.Errorf("a loop with a condition")
		s.Written = p.matlabHead()
		s.Body = p.matlabBlock()
		p.matlabEnd()
	case "do":
		p.Take()
		s.Do, s.Fault = For, t.At.Errorf("a loop with a condition")
		s.Body = p.matlabBlock("until")
		if p.word("until") {
			p.Take()
			s.Written = p.matlabHead()
		}
	case "try":
		p.Take()
		p.Accept(",")
		s.Do, s.Body = Branches, p.matlabBlock("catch")
		if p.word("catch") {
			p.Take()
			if p.Peek().Kind == expression.TokenName && (p.Ahead(1).Kind == expression.TokenNewline || p.Ahead(1).Text == "," || p.Ahead(1).Text == ";") && !p.word(matlabEnds...) {
				s.Written = append(s.Written, p.Take().Text) // the error
			}
			s.Else = p.matlabBlock()
		}
		p.matlabEnd()
	case "unwind_protect":
		p.Take()
		s.Body = p.matlabBlock("unwind_protect_cleanup")
		if p.word("unwind_protect_cleanup") {
			p.Take()
			s.Body = append(s.Body, p.matlabBlock()...)
		}
		p.matlabEnd()
	case "spmd":
		p.Take()
		s.Do, s.Fault = For, t.At.Errorf("statements that are carried out several times at once")
		s.Written = p.matlabHead()
		s.Body = p.matlabBlock()
		p.matlabEnd()
	case "classdef":
		return p.matlabClass(), true
	case "arguments":
		if p.Ahead(1).Kind != expression.TokenNewline || !p.source.ends {
			return s, false
		}
		p.Take()
		p.matlabBlock()
		p.matlabEnd()
	default:
		return s, false
	}
	return s, true
}

// matlabHead moves behind the condition of a block, and returns the names that it may change.
func (p *parser) matlabHead() []string {
	start := p.Next
	if p.Sees("(") {
		end := closing(p.Tokens, p.Next)
		if next := p.Tokens[min(end+1, len(p.Tokens)-1)]; next.Kind == expression.TokenName {
			p.Next = end + 1
			return p.headed(start)
		}
	}
	depth := 0
	for ; p.Peek().Kind != expression.TokenEnd && (depth > 0 || !p.ends() && !p.matlabKeyword(start)); p.Take() {
		switch {
		case p.Sees("(") || p.Sees("[") || p.Sees("{"):
			depth++
		case p.Sees(")") || p.Sees("]") || p.Sees("}"):
			depth--
		}
	}
	return p.headed(start)
}

// matlabKeyword reports whether a word of the language stands behind a condition on its line.
func (p *parser) matlabKeyword(start int) bool {
	return p.Next > start && p.word("if", "for", "parfor", "while", "switch", "return", "break", "continue", "try", "do", "function", "end", "endif", "endwhile")
}

// headed returns the names that the head of a block may change: all where something is assigned in it.
func (p *parser) headed(start int) []string {
	tokens := p.Tokens[start:p.Next]
	written, everything := p.source.effects(tokens)
	if everything != nil || slices.ContainsFunc(tokens, func(t expression.Token) bool { return t.Kind == expression.TokenSign && assigns[t.Text] }) {
		written = append(written, allNames(tokens)...)
	}
	return written
}

// matlabIf reads if and elseif with all that follows.
func (p *parser) matlabIf() Statement {
	s := Statement{Do: Branches, At: p.Take().At}
	if !p.deeper() {
		p.depth--
		s.Body = p.tooDeep()
		return s
	}
	defer func() { p.depth-- }()
	s.Written = p.matlabHead()
	s.Body = p.matlabBlock("elseif", "else")
	switch {
	case p.word("elseif"):
		s.Else = []Statement{p.matlabIf()}
		return s
	case p.word("else"):
		p.Take()
		s.Else = p.matlabBlock()
	}
	p.matlabEnd()
	return s
}

// matlabSwitch reads switch: branches that carry the names of their cases.
func (p *parser) matlabSwitch() Statement {
	s := Statement{Do: Inline, At: p.Take().At}
	s.Written = p.matlabHead()
	p.matlabBlock("case", "otherwise") // comments alone
	var cases []Statement
	for p.word("case", "otherwise") {
		t := p.Take()
		c := Statement{Do: Branches, At: t.At, Name: t.Text}
		if t.Text == "case" {
			start := p.Next
			c.Written = p.matlabHead()
			c.Name = caseName(p.Tokens[start:p.Next])
		}
		c.Body = p.matlabBlock("case", "otherwise")
		cases = append(cases, c)
	}
	p.matlabEnd()
	if len(cases) > maxNesting {
		s.Do, s.Fault = Other, s.At.Errorf("more than %d cases", maxNesting)
		for _, c := range cases {
			for name := range changedNames(c.Body) {
				s.Written = append(s.Written, name)
			}
		}
		return s
	}
	for i := len(cases) - 1; i > 0; i-- {
		cases[i-1].Else = []Statement{cases[i]}
	}
	if len(cases) > 0 {
		s.Body = cases[:1]
	}
	return s
}

// caseName returns what the table of a case is called: its first text, or its number.
func caseName(tokens []expression.Token) string {
	for _, t := range tokens {
		if t.Kind == expression.TokenText {
			return t.Text
		}
	}
	for _, t := range tokens {
		if t.Kind == expression.TokenNumber {
			return "case " + t.Text
		}
	}
	return "case"
}

// matlabFor reads for i = values, with or without parentheses.
func (p *parser) matlabFor() Statement {
	t := p.Take()
	s := Statement{Do: For, At: t.At}
	start := p.Next
	end := -1
	if p.Sees("(") {
		end = closing(p.Tokens, p.Next)
		if next := p.Tokens[min(end+1, len(p.Tokens)-1)]; next.Kind == expression.TokenNewline || next.Text == ";" || next.Text == "," {
			p.Take()
		}
	}
	name := p.Take()
	s.Name = name.Text
	if name.Kind == expression.TokenName && p.Accept("=") {
		s.Value, s.Fault = p.Expression()
	} else {
		s.Fault = t.At.Errorf("a loop that is not understood")
	}
	if p.Next == end {
		p.Take()
	}
	switch {
	case s.Fault == nil && !p.ends():
		s.Fault = p.Peek().At.Errorf("%s in the head of a loop", p.Peek().Here())
	case t.Text == "parfor":
		s.Fault = t.At.Errorf("a loop in no order")
	}
	if s.Fault != nil {
		p.Next = start
		s.Written = append(p.matlabHead(), allNames(p.Tokens[start:p.Next])...)
	}
	written, _ := p.source.effects(p.Tokens[start:p.Next])
	s.Written = append(s.Written, written...)
	s.Body = p.matlabBlock()
	p.matlabEnd()
	return s
}

// persistent reads names that keep their values from one call to the next: one that is given beside them, which is not
// to change later, or those that they have at the end.
func (p *parser) persistent() Statement {
	t := p.Take()
	s := Statement{Do: Inline, At: t.At}
	if p.Ahead(1).Text == "=" && p.Ahead(1).Kind == expression.TokenSign {
		start := p.Next
		own := p.affected(p.assignment(), p.Tokens[start:p.Next])
		for i := range own.Targets {
			p.now.persistent = append(p.now.persistent, own.Targets[i].Name)
		}
		s.Body = []Statement{own}
		return s
	}
	start := p.Next
	p.skipLine(start)
	for _, name := range p.Tokens[start:p.Next] {
		if name.Kind == expression.TokenName {
			s.Body = append(s.Body, Statement{Do: Assign, At: name.At, Targets: []Target{{Name: name.Text, At: name.At}},
				Fault: name.At.Errorf("%.40q has the value of the call before", name.Text)})
		}
	}
	return s
}

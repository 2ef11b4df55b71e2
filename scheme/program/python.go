package program

import (
	"slices"

	"rofz/scheme/expression"
)

// Python has blocks by their indentation. Brackets make lists there, which are not the arrays of NumPy.
var Python = &Language{Name: "python", Title: "Python", Dialect: expression.Python, lists: true, tuples: true, negative: true, parse: func(p *parser) []Statement {
	p.Tokens = p.language.unaliased(p.Tokens)
	return p.indented(0)
}}

// indented reads the statements of a block whose lines begin behind a column.
func (p *parser) indented(column int) []Statement {
	var out []Statement
	fresh := true // at the beginning of a line
	for {
		t := p.Peek()
		switch {
		case t.Kind == expression.TokenEnd:
			return out
		case t.Kind == expression.TokenNewline:
			p.Take()
			fresh = true
			continue
		case t.Kind == expression.TokenSign && t.Text == ";":
			p.Take()
			continue
		case fresh && t.At.Column <= column:
			return out
		}
		fresh = false
		start := p.Next
		s := p.python()
		out = append(out, s)
		if p.Next == start {
			p.Take()
		}
		if s.Body != nil || s.Else != nil {
			fresh = true
		}
	}
}

// python reads one statement.
func (p *parser) python() Statement {
	t := p.Peek()
	start := p.Next
	if t.Kind == expression.TokenSign && t.Text == "@" { // a decorator
		p.skipLine(start)
		return Statement{Do: Inline, At: t.At}
	}
	if t.Kind != expression.TokenName {
		return p.assignment()
	}
	switch t.Text {
	case "pass", "nonlocal", "assert":
		p.skipLine(start)
		return Statement{Do: Inline, At: t.At}
	case "break", "continue":
		p.skipLine(start)
		return Statement{Do: Jump, At: t.At}
	case "raise":
		p.skipLine(start)
		return Statement{Do: Return, At: t.At}
	case "import", "from":
		p.skipLine(start)
		return imported(p.Tokens[start:p.Next])
	case "del":
		return Statement{Do: Other, At: t.At, Written: p.listed(), Fault: t.At.Errorf("del, which is not followed here")}
	case "global":
		return Statement{Do: Inline, At: t.At, Global: p.listed()}
	case "return":
		return p.returned()
	case "async":
		p.Take()
		return p.python()
	case "def":
		return p.def()
	case "class":
		return p.class()
	case "for":
		return p.forIn()
	case "if", "elif", "else", "try", "except", "finally", "while", "match", "case":
		if s, ok := p.branch(); ok {
			return s
		}
	case "with":
		p.skipTo(":")
		tokens := p.Tokens[start:p.Next]
		body, ok := p.suite(t.At.Column)
		if ok {
			return Statement{Do: Inline, At: t.At, Body: body, Written: bound(tokens)}
		}
	}
	p.Next = start
	s := p.annotated()
	if texts := spelledNames(p.Tokens[start:p.Next]); len(texts) > 0 {
		return Statement{Do: Inline, At: t.At, Body: []Statement{s}, Written: texts}
	}
	return s
}

// spelledNames returns the names in a statement that stand there as texts, for globals()["A"] and setattr(x, "A", 0).
func spelledNames(tokens []expression.Token) []string {
	var out []string
	for i, t := range tokens {
		if t.Kind != expression.TokenName || i+1 >= len(tokens) || tokens[i+1].Text != "(" || !slices.Contains([]string{"globals", "locals", "vars", "setattr"}, t.Text) {
			continue
		}
		for _, x := range tokens[i+1:] {
			if x.Kind == expression.TokenText {
				out = append(out, x.Text, "self."+x.Text)
			}
		}
	}
	return out
}

// imported returns the statement that names are imported by: what they stood for is gone.
func imported(tokens []expression.Token) Statement {
	s := Statement{Do: Assign, At: tokens[0].At, Fault: tokens[0].At.Errorf("imported from another file"), Imports: true}
	list := tokens[1:]
	if tokens[0].Text == "from" {
		for len(list) > 0 && list[0].Text != "import" {
			list = list[1:]
		}
	}
	for i, t := range list {
		switch last := i+1 == len(list) || list[i+1].Text == "," || list[i+1].Text == ")"; {
		case t.Kind == expression.TokenSign && t.Text == "*":
			return Statement{Do: Other, At: t.At, Everything: true, Fault: t.At.Errorf("all that is imported here may have the name")}
		case t.Kind == expression.TokenName && last && (i == 0 || list[i-1].Text != "."):
			renamed := i > 1 && list[i-1].Text == "as" && list[i-2].Text != t.Text
			s.Targets = append(s.Targets, Target{Name: t.Text, At: t.At, Renamed: renamed})
		}
	}
	return s
}

// listed reads names behind a word.
func (p *parser) listed() []string {
	start := p.Next
	p.skipLine(start)
	var out []string
	for _, t := range p.Tokens[start+1 : p.Next] {
		if t.Kind == expression.TokenName {
			out = append(out, t.Text)
		}
	}
	return out
}

// returned reads return and its value.
func (p *parser) returned() Statement {
	s := Statement{Do: Return, At: p.Take().At}
	if p.ends() {
		return s
	}
	start := p.Next
	s.Value, s.Fault = p.Expression()
	if s.Fault != nil || !p.ends() {
		p.skipLine(start)
	}
	return s
}

// annotated reads an assignment whose target may have a type: A: np.ndarray = value.
func (p *parser) annotated() Statement {
	start := p.Next
	if p.Ahead(1).Kind == expression.TokenSign && p.Ahead(1).Text == ":" {
		name := p.Take()
		p.Take()
		for !p.ends() && !p.Sees("=") {
			if p.Sees("[") || p.Sees("(") {
				p.Next = closing(p.Tokens, p.Next)
			}
			p.Take()
		}
		if p.ends() { // a declaration
			return Statement{Do: Inline, At: name.At}
		}
		p.Take()
		s := p.assignment()
		if s.Do == Evaluate || s.Do == Other {
			s = Statement{Do: Assign, At: name.At, Value: s.Value, Fault: s.Fault}
		}
		s.Targets = append([]Target{{Name: name.Text, At: name.At}}, s.Targets...)
		return s
	}
	p.Next = start
	return p.assignment()
}

// skipTo moves to a sign outside of brackets on this line.
func (p *parser) skipTo(sign string) bool {
	for !p.ends() || p.Sees(";") {
		switch {
		case p.Sees(sign):
			return true
		case p.Sees("("), p.Sees("["), p.Sees("{"):
			p.Next = closing(p.Tokens, p.Next)
		}
		p.Take()
	}
	return false
}

// suite reads what stands behind a colon: the rest of the line, or a block.
func (p *parser) suite(column int) ([]Statement, bool) {
	if !p.Accept(":") {
		return nil, false
	}
	if !p.deeper() {
		p.depth--
		at := p.Peek().At
		for p.Peek().Kind != expression.TokenEnd {
			p.Take()
		}
		return []Statement{{Do: Other, At: at, Fault: at.Errorf("blocks are nested more than %d deep", maxNesting)}}, true
	}
	defer func() { p.depth-- }()
	if p.Peek().Kind == expression.TokenNewline {
		return p.indented(column), true
	}
	out := []Statement{}
	for !p.ends() || p.Sees(";") {
		if p.Accept(";") {
			continue
		}
		start := p.Next
		out = append(out, p.python())
		if p.Next == start {
			p.Take()
		}
	}
	return out, true
}

// def reads a function.
func (p *parser) def() Statement {
	at := p.Take().At
	s := Statement{Do: Function, At: at, Name: p.Take().Text}
	if p.Sees("(") {
		end := closing(p.Tokens, p.Next)
		s.Params, s.Given = parameters(p.Tokens[p.Next+1:end]), defaults(p.Tokens[p.Next+1:end])
		p.Next = end
		p.Take()
	}
	p.skipTo(":")
	body, ok := p.suite(at.Column)
	if !ok {
		return Statement{Do: Other, At: at}
	}
	s.Body = body
	s.Global = globals(body)
	return s
}

// globals returns the names that statements share with the file.
func globals(list []Statement) []string {
	var out []string
	for _, s := range list {
		out = append(out, s.Global...)
		if s.Do != Function && s.Do != Class {
			out = append(out, globals(s.Body)...)
			out = append(out, globals(s.Else)...)
		}
	}
	return out
}

// parameters returns the names that begin the parts of a list between commas.
func parameters(tokens []expression.Token) []string {
	var out []string
	first := true
	for i := 0; i < len(tokens); i++ {
		t := tokens[i]
		switch {
		case t.Kind == expression.TokenSign && (t.Text == "(" || t.Text == "[" || t.Text == "{"):
			i = closing(tokens, i)
		case t.Kind == expression.TokenSign && (t.Text == "," || t.Text == ";"):
			first = true
		case t.Kind == expression.TokenName && first:
			out = append(out, t.Text)
			first = false
		}
	}
	return out
}

// class reads a class with the classes that it is built on.
func (p *parser) class() Statement {
	at := p.Take().At
	s := Statement{Do: Class, At: at, Name: p.Take().Text}
	if p.Sees("(") {
		end := closing(p.Tokens, p.Next)
		s.Bases = parameters(p.Tokens[p.Next+1 : end])
		p.Next = end
		p.Take()
	}
	p.skipTo(":")
	body, ok := p.suite(at.Column)
	if !ok {
		return Statement{Do: Other, At: at}
	}
	s.Body = body
	return s
}

// forIn reads for x in values.
func (p *parser) forIn() Statement {
	at := p.Take().At
	s := Statement{Do: For, At: at, Name: p.Take().Text}
	start := p.Next
	if p.word("in") {
		p.Take()
		s.Value, s.Fault = p.Expression()
	} else {
		s.Fault = p.Peek().At.Errorf("a loop of several variables")
	}
	if s.Fault != nil || !p.Sees(":") {
		if s.Fault == nil {
			s.Fault = p.Peek().At.Errorf("%s in the head of a loop", p.Peek().Here())
		}
		p.Next = start
		p.skipTo(":")
		s.Written = append(parameters(p.Tokens[start:p.Next]), s.Name)
	}
	s.Given = turns(p.Tokens[start-1:p.Next], s.Value, s.Fault)
	body, ok := p.suite(at.Column)
	if !ok {
		return Statement{Do: Other, At: at, Written: p.skipLine(start)}
	}
	s.Body = body
	return s
}

// turns returns what the variables in the head of a loop stand for: entries of what stands behind in, read or not.
func turns(head []expression.Token, e expression.Expr, fault error) []Given {
	in := slices.IndexFunc(head, func(t expression.Token) bool {
		return t.Kind == expression.TokenName && t.Text == "in" || t.Text == "=" || t.Text == "∈"
	})
	if in < 0 {
		return nil
	}
	of := entriesOf(e)
	if fault != nil {
		of = namesOf(head[in+1:])
	}
	var out []Given
	for _, name := range names(head[:in]) {
		out = append(out, Given{name, of})
	}
	return out
}

// counters are functions whose values share nothing with what they are given: numbers, and what counts.
var counters = []string{"range", "len", "size", "length", "axes", "eachindex", "keys", "ndindex", "arange", "int", "float", "abs", "sum", "max", "min", "print"}

// entriesOf returns the names of arrays whose entries the entries of an expression may be.
func entriesOf(e expression.Expr) []string {
	switch {
	case isOperator(e.Op), e.Op == expression.OpNeg, e.Op == expression.OpRange, e.Op == expression.OpCall && slices.Contains(counters, e.Text):
		return nil
	case e.Op == expression.OpList || e.Op == expression.OpCall:
		var out []string
		for _, x := range e.Args {
			out = append(out, entriesOf(x)...)
		}
		return out
	}
	return mentioned(e)
}

// defaults returns the parameters that have a value of names if a call gives them none.
func defaults(tokens []expression.Token) []Given {
	var out []Given
	for _, part := range splitAt(",", tokens) {
		i := slices.IndexFunc(part, func(t expression.Token) bool { return t.Text == "=" && t.Kind == expression.TokenSign })
		if i < 1 {
			continue
		}
		name := slices.IndexFunc(part[:i], func(t expression.Token) bool { return t.Kind == expression.TokenName })
		if of := namesOf(part[i+1:]); len(of) > 0 && name >= 0 {
			out = append(out, Given{part[name].Text, of})
		}
	}
	return out
}

// branch reads if, while and the like: their bodies may be carried out or not.
func (p *parser) branch() (Statement, bool) {
	t := p.Take()
	head := p.Next
	if !p.skipTo(":") {
		return Statement{}, false
	}
	tokens := p.Tokens[head:p.Next]
	body, ok := p.suite(t.At.Column)
	if !ok {
		return Statement{}, false
	}
	s := Statement{Do: Branches, At: t.At, Body: body, Written: bound(tokens)}
	switch t.Text {
	case "while":
		s.Do, s.Fault = For, t.At.Errorf("a loop with a condition")
		return s, true
	case "case":
		s.Written = append(s.Written, captured(tokens)...)
		return s, true
	case "match":
		return s, true
	}
	for p.Peek().Kind == expression.TokenNewline {
		p.Take()
	}
	if next := p.Peek(); next.At.Column == t.At.Column && p.word("elif", "else", "except", "finally") {
		if follow, ok := p.branch(); ok {
			s.Else = []Statement{follow}
		}
	}
	return s, true
}

// captured returns the names that the pattern of a case gives values to: those that stand by themselves.
func captured(tokens []expression.Token) []string {
	var out []string
	for i, t := range tokens {
		if t.Kind == expression.TokenName && t.Text == "if" {
			break
		}
		beside := func(k int, signs ...string) bool {
			return k >= 0 && k < len(tokens) && tokens[k].Kind == expression.TokenSign && slices.Contains(signs, tokens[k].Text)
		}
		if t.Kind == expression.TokenName && !beside(i+1, ".", "(", "=") && !beside(i-1, ".") {
			out = append(out, t.Text)
		}
	}
	return out
}

// bound returns the names that the head of a block gives values to: x := value, value as x.
func bound(tokens []expression.Token) []string {
	var out []string
	for i, t := range tokens {
		if t.Kind == expression.TokenName && (i+1 < len(tokens) && tokens[i+1].Text == ":=" || i > 0 && tokens[i-1].Text == "as") {
			out = append(out, t.Text)
		}
	}
	return out
}

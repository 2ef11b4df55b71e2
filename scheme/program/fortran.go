package program

import (
	"slices"
	"strings"

	"rofz/scheme/expression"
)

// Fortran has statements that are lines, blocks that end with a word, and arrays with their indices in parentheses, which
// keep their shape. Contained procedures share the names of what they are contained in.
var Fortran = &Language{Name: "fortran", Title: "Fortran", Dialect: expression.Fortran, copies: true, shares: true, divides: true,
	fromOne: true, closed: true, called: true, shapes: true, parse: func(p *parser) []Statement {
		p.Parser.SingleKinds = singleKinds(p.Tokens)
		var out []Statement
		for p.Peek().Kind != expression.TokenEnd {
			start := p.Next
			if p.ends() || p.Peek().Kind == expression.TokenDefine {
				p.Take()
				continue
			}
			if list, ok := p.programUnit(); ok {
				out = append(out, list...)
			} else { // a program without its heading
				out = append(out, p.unit(Scope, Statement{Do: Scope, At: p.Peek().At})...)
			}
			if p.Next == start {
				p.Take()
			}
		}
		return out
	}}

// unit is a part of a source in Fortran with names of its own.
type unit struct {
	outer   *unit
	types   map[string]fortranType
	lengths map[string][]expression.Expr // of arrays
	letters map[byte]fortranType         // of names that are not declared
	none    bool                         // they have to be
	uses    bool                         // names of other files
	shared  []string                     // names that are reached by others too
	jumps   bool                         // statements are left by goto, or do not nest
}

// fortranType is what a name holds, as far as that matters to numbers.
type fortranType byte

const (
	unknownType fortranType = iota
	doubleType
	singleType
	integerType
	otherType
)

// typeOf returns the type of a name, declared or by its first letter.
func (p *parser) typeOf(name string) fortranType {
	if name == "" || strings.ContainsRune(name, '.') {
		return unknownType
	}
	uses := false
	for u := p.in; u != nil; u = u.outer {
		if t, ok := u.types[name]; ok {
			return t
		}
		uses = uses || u.uses
	}
	for u := p.in; u != nil; u = u.outer {
		if u.none {
			return unknownType
		}
		if t, ok := u.letters[strings.ToLower(name)[0]]; ok {
			return t
		}
	}
	switch c := strings.ToLower(name)[0]; {
	case uses:
		return unknownType
	case c >= 'i' && c <= 'n':
		return integerType
	}
	return singleType
}

// opening returns the words that a statement begins with as one: endif for end if. It does not move.
func (p *parser) opening() string {
	i := 0
	if p.Peek().Kind == expression.TokenNumber { // a label
		i++
	}
	if p.Ahead(i).Kind == expression.TokenName && p.Ahead(i+1).Text == ":" && p.Ahead(i+2).Kind == expression.TokenName { // a name of a block
		i += 2
	}
	t, next := p.Ahead(i), p.Ahead(i+1)
	if t.Kind != expression.TokenName || p.assigns(i) {
		return ""
	}
	word := strings.ToLower(t.Text)
	if next.Kind == expression.TokenName {
		switch second := strings.ToLower(next.Text); {
		case word == "end", word == "else" && second == "if", word == "go" && second == "to", word == "select", word == "block" && second == "data",
			word == "double" && second == "precision", word == "error" && second == "stop", word == "module" && second == "procedure":
			return word + second
		case (word == "type" || word == "class") && (second == "is" || second == "default"):
			return "case"
		}
	}
	return word
}

// assigns reports whether the statement behind i tokens is an assignment: a name, perhaps with indices and members, and =.
func (p *parser) assigns(i int) bool {
	i += p.Next
	for i < len(p.Tokens) && p.Tokens[i].Kind == expression.TokenName {
		i++
		for p.Tokens[i].Text == "(" && p.Tokens[i].Kind == expression.TokenSign {
			if i = closing(p.Tokens, i) + 1; i >= len(p.Tokens) {
				return false
			}
		}
		if t := p.Tokens[i]; t.Kind == expression.TokenSign && t.Text == "." {
			i++
			continue
		}
		return p.Tokens[i].Kind == expression.TokenSign && (p.Tokens[i].Text == "=" || p.Tokens[i].Text == "=>")
	}
	return false
}

// The words that end a block, or a part of one.
func endsBlock(word string) bool {
	switch word {
	case "else", "elseif", "elsewhere", "case", "contains", "entry":
		return true
	}
	return strings.HasPrefix(word, "end") && word != "endfile"
}

// fortranBlock reads statements up to a word that ends a block; those of units, where procedures are contained.
func (p *parser) fortranBlock(units bool) []Statement {
	out := []Statement{}
	if !p.deeper() {
		p.depth--
		return p.tooDeep()
	}
	defer func() { p.depth-- }()
	for {
		t := p.Peek()
		switch {
		case t.Kind == expression.TokenEnd:
			return out
		case t.Kind == expression.TokenDefine:
			switch directive(t) {
			case "else", "elif", "endif":
				if p.conditions > 0 {
					return out
				}
				p.Take()
				p.in.jumps = true
			default:
				out = append(out, p.fortranCondition(units))
			}
			continue
		case p.ends():
			p.Take()
			continue
		case endsBlock(p.opening()):
			return out
		}
		start := p.Next
		if units {
			if list, ok := p.programUnit(); ok {
				out = append(out, list...)
				continue
			}
		}
		label := ""
		if t.Kind == expression.TokenNumber && p.Ahead(1).Kind == expression.TokenName {
			label = p.Take().Text
			out = append(out, Statement{Do: Inline, At: t.At, Name: "label " + label})
		}
		out = append(out, p.fortran()...)
		if p.Next == start {
			p.Take()
		}
		p.closed = p.closed || label != "" && label == p.label
		if p.closed { // the end of a loop
			return out
		}
	}
}

// fortranCondition reads #if … #else … #endif as branches.
func (p *parser) fortranCondition(units bool) Statement {
	t := p.Take()
	switch directive(t) {
	case "if", "ifdef", "ifndef":
	default: // #define and the like
		return Statement{Do: Inline, At: t.At}
	}
	p.conditions++
	defer func() { p.conditions-- }()
	return p.fortranConditional(t, units)
}

func (p *parser) fortranConditional(t expression.Token, units bool) Statement {
	s := Statement{Do: Branches, At: t.At, Body: p.fortranBlock(units)}
	for p.Peek().Kind != expression.TokenDefine && p.Peek().Kind != expression.TokenEnd { // the end of what began before
		p.in.jumps = true
		p.skipLine(p.Next)
		s.Body = append(s.Body, p.fortranBlock(units)...)
	}
	if word := directive(p.Peek()); p.Peek().Kind == expression.TokenDefine {
		next := p.Take()
		if word == "else" || word == "elif" {
			s.Else = []Statement{p.fortranConditional(next, units)}
		}
	}
	return s
}

// restOfLine moves to the end of the statement and returns its tokens from the next one on.
func (p *parser) restOfLine() []expression.Token {
	start := p.Next
	p.skipLine(start)
	return p.Tokens[start:p.Next]
}

// fortran reads one statement.
func (p *parser) fortran() []Statement {
	t := p.Peek()
	one := func(s Statement) []Statement { return []Statement{s} }
	if t.Kind == expression.TokenName && p.Ahead(1).Text == ":" && p.Ahead(2).Kind == expression.TokenName { // a name of a block
		p.Take()
		p.Take()
	}
	if p.assigns(0) {
		return one(p.fortranAssignment())
	}
	word := p.opening()
	nothing := Statement{Do: Inline, At: t.At}
	switch word {
	case "if":
		return one(p.fortranIf())
	case "do":
		return one(p.fortranDo())
	case "selectcase", "selecttype", "selectrank":
		return one(p.fortranSelect())
	case "where", "forall":
		return one(p.masked(word))
	case "associate":
		return one(p.associate())
	case "block":
		p.skipLine(p.Next)
		return p.unit(Scope, Statement{Do: Scope, At: t.At})
	case "call":
		return one(p.fortranCall())
	case "return", "stop", "errorstop":
		p.skipLine(p.Next)
		return one(Statement{Do: Return, At: t.At})
	case "exit", "cycle":
		p.skipLine(p.Next)
		return one(Statement{Do: Jump, At: t.At})
	case "goto":
		return one(p.jump())
	case "read", "inquire", "assign", "decode", "entry":
		names := allNames(p.restOfLine())
		return one(Statement{Do: Other, At: t.At, Written: names, Fault: t.At.Errorf("%s, which is not followed here", word)})
	case "allocate":
		return p.allocate()
	case "interface", "abstract", "enum":
		return p.skipDefinition()
	case "type":
		if p.Ahead(1).Text != "(" {
			return p.skipDefinition()
		}
	case "continue", "print", "write", "open", "close", "rewind", "backspace", "format", "external", "intrinsic", "public", "private", "save",
		"deallocate", "nullify", "import", "optional", "intent", "allocatable", "pointer", "target", "protected", "volatile", "sequence", "flush", "pause":
		p.skipLine(p.Next)
		return one(nothing)
	case "use", "include":
		p.in.uses = true
		return one(p.fortranUse())
	case "implicit":
		p.implicit()
		return one(nothing)
	case "common", "equivalence", "namelist":
		p.in.shared = append(p.in.shared, allNames(p.restOfLine())...)
		return one(nothing)
	case "dimension":
		p.Take()
		return p.entities(declaration{dimension: true})
	case "parameter":
		return p.constants()
	case "data":
		return p.data()
	}
	if list, ok := p.fortranDeclaration(word); ok {
		return list
	}
	return one(Statement{Do: Other, At: t.At, Written: allNames(p.restOfLine()), Fault: t.At.Errorf("a statement that is not understood here")})
}

// allNames returns the names among tokens, with their members.
func allNames(tokens []expression.Token) []string {
	var out []string
	for i, t := range tokens {
		if t.Kind != expression.TokenName {
			continue
		}
		if i > 1 && tokens[i-1].Text == "." && tokens[i-2].Kind == expression.TokenName && len(out) > 0 {
			out = append(out, out[len(out)-1]+"."+t.Text)
			continue
		}
		out = append(out, t.Text)
	}
	return out
}

// skipDefinition moves behind the end of what defines no values: interfaces and types.
func (p *parser) skipDefinition() []Statement {
	t := p.Peek()
	word := p.opening()
	if word == "abstract" {
		word = "interface"
	}
	for p.Peek().Kind != expression.TokenEnd {
		p.skipLine(p.Next)
		for p.ends() && p.Peek().Kind != expression.TokenEnd {
			p.Take()
		}
		if p.opening() == "end"+word {
			p.skipLine(p.Next)
			break
		}
		if p.Peek().Kind == expression.TokenDefine {
			p.Take()
		}
	}
	return []Statement{{Do: Inline, At: t.At}}
}

// fortranAssignment reads an assignment, or that of a pointer.
func (p *parser) fortranAssignment() Statement {
	start, at := p.Next, p.Peek().At
	s := p.assignment()
	line := p.Tokens[start:p.Next]
	if slices.ContainsFunc(line, func(t expression.Token) bool { return t.Kind == expression.TokenSign && t.Text == "=>" }) {
		p.in.shared = append(p.in.shared, behindPointer(line)...)
		return Statement{Do: Other, At: at, Written: allNames(line), Fault: at.Errorf("a pointer, which is not followed here")}
	}
	for i, t := range s.Targets {
		s.Targets[i] = p.typed(t)
	}
	return s
}

// behindPointer returns the names that a pointer is made to reach.
func behindPointer(line []expression.Token) []string {
	i := slices.IndexFunc(line, func(t expression.Token) bool { return t.Text == "=>" })
	names := allNames(line[i+1:])
	return slices.DeleteFunc(names, func(name string) bool { return name == "null" })
}

// typed says what a target holds.
func (p *parser) typed(t Target) Target {
	switch p.typeOf(t.Name) {
	case singleType:
		t.Single = true
	case integerType:
		t.Integer = true
	}
	return t
}

// fortranCall reads a call, which may change whatever it is given.
func (p *parser) fortranCall() Statement {
	at := p.Take().At
	name := p.Peek().Text
	line := p.restOfLine()
	s := Statement{Do: Other, At: at, Name: name, Fault: at.Errorf("handed to %.40q here, which may change it", name)}
	open := slices.IndexFunc(line, func(t expression.Token) bool { return t.Kind == expression.TokenSign && t.Text == "(" })
	if open < 0 {
		return s
	}
	end := closing(line, open)
	for i, arg := range splitAt(",", line[open+1:end]) {
		if len(arg) > 2 && arg[1].Text == "=" {
			arg = arg[2:]
		}
		if passesAddress(arg) && !(len(onlyReads[name]) > 0 && slices.Contains(onlyReads[name], i)) {
			s.Written = append(s.Written, allNames(arg[:1])...)
			s.Written = append(s.Written, dottedNames(arg)...)
		}
	}
	return s
}

// onlyReads are the arguments, counted from 0, that widely known procedures do not change.
var onlyReads = map[string][]int{"daxpy": {0, 1, 2, 3, 5}, "DAXPY": {0, 1, 2, 3, 5}, "WAXPY": {0, 1, 2, 3, 5}, "waxpy": {0, 1, 2, 3, 5},
	"dcopy": {0, 1, 2, 4}, "wcopy": {0, 1, 2, 4}, "dscal": {0, 1, 3}, "wscal": {0, 1, 3}}

// passesAddress reports whether an argument is a name, or a part of an array: not an expression.
func passesAddress(arg []expression.Token) bool {
	for i := 0; i < len(arg); i++ {
		switch t := arg[i]; {
		case t.Kind == expression.TokenSign && t.Text == "(" && i > 0:
			i = closing(arg, i)
		case t.Kind == expression.TokenSign && t.Text != ".", t.Kind != expression.TokenName && t.Kind != expression.TokenSign:
			return false
		}
	}
	return len(arg) > 0
}

// dottedNames returns the name with members that an argument is.
func dottedNames(arg []expression.Token) []string {
	name := ""
	for i := 0; i < len(arg); i++ {
		if arg[i].Text == "(" {
			break
		}
		name += arg[i].Text
	}
	return []string{name}
}

// jump reads goto.
func (p *parser) jump() Statement {
	s := Statement{Do: Jump, At: p.Peek().At}
	line := p.restOfLine()
	p.in.jumps = true
	if open := slices.IndexFunc(line, func(t expression.Token) bool { return t.Text == "(" }); open >= 0 {
		for _, t := range line[open+1 : closing(line, open)] {
			if t.Kind == expression.TokenNumber {
				s.Params = append(s.Params, t.Text)
			}
		}
	}
	return s
}

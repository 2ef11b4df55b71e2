package program

import (
	"context"
	"slices"
	"strings"

	"rofz/internal/budget"
	"rofz/scheme/expression"
)

// A Language is how the statements of a source file are told apart, and what they mean where languages differ.
type Language struct {
	Name    string // as users write it
	Title   string // as texts name it
	Dialect *expression.Dialect

	parse     func(p *parser) []Statement
	statement func(p *parser) Statement // in languages with braces

	copies   bool // assigning an array copies it
	tuples   bool // values between commas are assigned to as many names
	shares   bool // functions share names with the file unless they declare them
	divides  bool // integers are divided as such
	lists    bool // brackets make lists that * repeats and + joins, not arrays
	fromOne  bool // indices begin with 1
	closed   bool // ranges include their last index
	negative bool // negative indices count from the end
	called   bool // indices stand in parentheses
	members  bool // functions see the members of their class by their names
	reopens  bool // a class may go on in another place
	bare     bool // conditions stand without parentheses
	breaks   bool // a case does not go on into the next one
	untyped  bool // a constant takes the type of what it is combined with
	shapes   bool // arrays keep their shape, and numbers have a precision
	grows    bool // arrays grow when an element behind their end is assigned to
	matrices bool // all arrays are matrices, which grow; functions see no names but their own
}

// parser is what the parsers of all languages share.
type parser struct {
	*expression.Parser
	ctx        context.Context
	language   *Language
	depth      int
	inClass    string             // that is being read
	inFunction int                // how many functions it stands in, in Go
	template   []expression.Token // the parameters of the template that is being read

	in         *unit  // of Fortran, that is being read
	label      string // of the statement that ends the loop
	closed     bool   // by that statement
	conditions int    // of the preprocessor, that are open

	source *matlabFile // of MATLAB, that is being read
	now    *matlabUnit // of it
	within int         // functions and classes around
}

// Parse returns the statements of a source file. It never fails: what it does not understand is a statement that says
// so. Cost: linear in the length of the source.
func (l *Language) Parse(source string) []Statement {
	return l.ParseContext(context.Background(), source)
}

// ParseContext is Parse; it ends the computation around it, as budget.Poll does, when ctx is done.
func (l *Language) ParseContext(ctx context.Context, source string) []Statement {
	budget.Spend(ctx, len(source))
	p := &parser{ctx: ctx, language: l, Parser: l.Dialect.NewParser(l.Dialect.Lex(source))}
	list := l.parse(p)
	(&settling{changed: mendedNames, functions: true}).list(list, map[string]expression.Place{})
	(&settling{changed: replacedNames, functions: true, spelled: true}).list(list, map[string]expression.Place{})
	return list
}

// workOfToken is about what it takes to read a token, and to make something of it.
const workOfToken = 100

// maxNesting bounds the blocks within blocks.
const maxNesting = 200

// sequence reads statements one by one, up to the end of the block that they stand in.
func (p *parser) sequence(over func() bool, one func() Statement) []Statement {
	out := []Statement{}
	if !p.deeper() {
		p.depth--
		return p.tooDeep()
	}
	defer func() { p.depth-- }()
	for p.Peek().Kind != expression.TokenEnd && !over() {
		start := p.Next
		if p.ends() {
			p.Take()
			continue
		}
		if out = append(out, one()); p.Next == start {
			p.Take()
		}
		budget.Spend(p.ctx, workOfToken*(p.Next-start))
	}
	return out
}

// deeper counts a level of blocks; it is false where there are too many.
func (p *parser) deeper() bool {
	p.depth++
	return p.depth <= maxNesting
}

// ends reports whether a statement may end in front of the next token.
func (p *parser) ends() bool {
	t := p.Peek()
	return t.Kind == expression.TokenNewline || t.Kind == expression.TokenEnd || t.Kind == expression.TokenSign && (t.Text == ";" || t.Text == "," && p.language.matrices)
}

// word reports whether the next token is one of the words.
func (p *parser) word(words ...string) bool {
	t := p.Peek()
	if t.Kind == expression.TokenName {
		for _, w := range words {
			if t.Text == w {
				return true
			}
		}
	}
	return false
}

// skipLine moves to the end of the statement that began at start, and returns the names that it may have changed.
func (p *parser) skipLine(start int) []string {
	depth := 0
	for p.Next = start; p.Peek().Kind != expression.TokenEnd; p.Take() {
		t := p.Peek()
		if depth == 0 && p.ends() {
			break
		}
		if t.Kind == expression.TokenSign {
			switch t.Text {
			case "(", "[", "{":
				depth++
			case ")", "]", "}":
				depth = max(0, depth-1)
			}
		}
	}
	return written(p.Tokens[start:p.Next])
}

// maxName bounds the names with dots that stand for what they are members of.
const maxName = 200

// written returns the names among tokens that what they say may change: those in front of a sign that assigns, with
// whatever indices and members stand between, and those that are handed to a function or a method by themselves.
func written(tokens []expression.Token) []string {
	var out []string
	ends := closings(tokens)
	for i, t := range tokens {
		if t.Kind != expression.TokenName {
			continue
		}
		if i > 0 && joins[tokens[i-1].Text] && tokens[i-1].Kind == expression.TokenSign {
			continue // a member of what stands before
		}
		var full strings.Builder
		full.WriteString(t.Text)
		name, j := t.Text, i+1
		for j+1 < len(tokens) && joins[tokens[j].Text] && tokens[j+1].Kind == expression.TokenName {
			if len(name) <= maxName {
				out = append(out, name) // its members are its own
			}
			full.WriteString(tokens[j].Text)
			full.WriteString(tokens[j+1].Text)
			name = full.String()
			j += 2
		}
		for j < len(tokens) && (tokens[j].Text == "[" || tokens[j].Text == "(") && tokens[j].Kind == expression.TokenSign {
			j = ends[j] + 1
		}
		switch {
		case len(out) == 0 && i == 0, // whatever is done, it may be done to what stands first
			j < len(tokens) && tokens[j].Kind == expression.TokenSign && assigns[tokens[j].Text],
			i > 0 && tokens[i-1].Kind == expression.TokenSign && (assigns[tokens[i-1].Text] || before[tokens[i-1].Text]) && tokens[i-1].Text != "=",
			j < len(tokens) && i > 0 && tokens[j].Text == ")" && tokens[i-1].Text == "=" && tokens[j].Kind == expression.TokenSign,
			j < len(tokens) && tokens[j].Kind == expression.TokenSign && (tokens[j].Text == "," || tokens[j].Text == ")") &&
				i > 0 && tokens[i-1].Kind == expression.TokenSign && (tokens[i-1].Text == "," || tokens[i-1].Text == "("):
			out = append(out, name)
		}
	}
	return out
}

// Signs between a name and its member, behind what is assigned to, and in front of what is changed.
var (
	joins   = map[string]bool{".": true, "->": true, "::": true, "%": true}
	assigns = map[string]bool{"=": true, "+=": true, "-=": true, "*=": true, "/=": true, "**=": true, "//=": true, "^=": true, ".=": true,
		".+=": true, ".-=": true, ".*=": true, "./=": true, "++": true, "--": true, ":=": true, "<-": true, "<<": true, ">>": true, "@=": true,
		"%=": true, "|=": true, "&=": true, "<<=": true, ">>=": true, ".^=": true, "÷=": true}
	before = map[string]bool{"++": true, "--": true, "&": true, "->": false}
)

// namesOf returns the names among tokens, with those of their members.
func namesOf(tokens []expression.Token) []string {
	var out []string
	for i, t := range tokens {
		switch {
		case t.Kind != expression.TokenName:
		case i > 1 && tokens[i-1].Text == "." && tokens[i-2].Kind == expression.TokenName && len(out) > 0 && len(out[len(out)-1]) <= maxName:
			out = append(out, out[len(out)-1]+"."+t.Text)
		default:
			out = append(out, t.Text)
		}
	}
	return out
}

// isFunction reports whether a token says that a function without a name stands there.
func isFunction(t expression.Token) bool {
	return t.Kind == expression.TokenName && t.Text == "lambda" || t.Kind == expression.TokenSign && t.Text == "->"
}

// receivers returns the names that methods of a function without a name may change, or that it hands on.
func (p *parser) receivers(tokens []expression.Token) []string {
	out := written(tokens)
	for i, t := range tokens {
		if t.Kind == expression.TokenName && i+3 < len(tokens) && tokens[i+1].Text == "." && tokens[i+3].Text == "(" && !NewMachine(p.language).known(tokens[i+2].Text) && !pure[tokens[i+2].Text] {
			out = append(out, t.Text)
		}
	}
	return out
}

// spelled reports whether tokens spell an array out: numbers between brackets, which no loop makes.
func spelled(tokens []expression.Token) bool {
	brackets, numbers := 0, 0
	for _, t := range tokens {
		switch {
		case t.Kind == expression.TokenSign && (t.Text == "[" || t.Text == "{"):
			brackets++
		case t.Kind == expression.TokenNumber && brackets > 0:
			numbers++
		case t.Kind == expression.TokenName && t.Text == "for":
			return false
		}
	}
	return numbers > 1
}

// targets reads what stands between the commas in front of a sign that assigns; nil if there is none, or something else.
func (p *parser) targets(first expression.Expr) []Target {
	list := []expression.Expr{first}
	for p.Accept(",") {
		if p.Sees("=") {
			break
		}
		e, err := p.Expression()
		if err != nil {
			return nil
		}
		list = append(list, e)
	}
	if !p.Accept("=") {
		return nil
	}
	var out []Target
	for _, e := range list {
		t, ok := p.target(e)
		if !ok {
			return nil
		}
		out = append(out, t)
	}
	return out
}

// tuple reads the values between the commas behind the first.
func (p *parser) tuple(first expression.Expr) (expression.Expr, error) {
	list := []expression.Expr{first}
	for p.Accept(",") {
		if p.ends() {
			break
		}
		e, err := p.Expression()
		if err != nil {
			return e, err
		}
		list = append(list, e)
	}
	return expression.Expr{Op: expression.OpList, Args: list, At: first.At}, nil
}

// closings returns closing for all brackets that open, in one pass, and 0 for other tokens.
func closings(tokens []expression.Token) []int {
	out := make([]int, len(tokens))
	var open []int
	for i, t := range tokens {
		if t.Kind != expression.TokenSign {
			continue
		}
		switch t.Text {
		case "(", "[", "{":
			open = append(open, i)
		case ")", "]", "}":
			if n := len(open); n > 0 {
				out[open[n-1]] = i
				open = open[:n-1]
			}
		}
	}
	for _, i := range open {
		out[i] = len(tokens) - 1
	}
	return out
}

// closing returns the index of the bracket that closes the one at i, or the last index.
func closing(tokens []expression.Token, i int) int {
	depth := 0
	for ; i < len(tokens); i++ {
		if tokens[i].Kind != expression.TokenSign {
			continue
		}
		switch tokens[i].Text {
		case "(", "[", "{":
			depth++
		case ")", "]", "}":
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return len(tokens) - 1
}

// target turns an expression into what may be assigned to.
func (p *parser) target(e expression.Expr) (Target, bool) {
	t := Target{At: e.At}
	for e.Op == expression.OpIndex || p.language.called && e.Op == expression.OpCall {
		if e.Op == expression.OpCall {
			var indices []expression.Expr
			e, indices = element(e)
			t.Indices = append(indices, t.Indices...)
			break
		}
		t.Indices = append(append([]expression.Expr{}, e.Args[1:]...), t.Indices...)
		e = e.Args[0]
	}
	var ok bool
	t.Name, ok = dotted(e)
	return t, ok && (e.Op == expression.OpName || e.Op == expression.OpMember)
}

// element parts what looks like a call into an array and its indices.
func element(e expression.Expr) (array expression.Expr, indices []expression.Expr) {
	if len(e.Args) > 0 && e.Args[0].Key == "." {
		return expression.Expr{Op: expression.OpMember, Text: e.Text, Args: e.Args[:1], At: e.At}, slices.Clone(e.Args[1:])
	}
	return expression.Expr{Op: expression.OpName, Text: e.Text, At: e.At}, slices.Clone(e.Args)
}

// augmented are the signs of assignments, with the operation that they carry out first.
var augmented = map[string]struct {
	op      expression.Op
	inPlace bool
}{
	"=": {}, "<-": {}, ":=": {}, ".=": {inPlace: true},
	"+=": {op: expression.OpAdd}, "-=": {op: expression.OpSub}, "*=": {op: expression.OpMul}, "/=": {op: expression.OpQuo},
	".+=": {expression.OpAdd, true}, ".-=": {expression.OpSub, true}, ".*=": {expression.OpMul, true}, "./=": {expression.OpQuo, true},
}

// unnamed adds what an assignment may change whose targets are not read: all that its left side names, which may hold what
// its right side names afterwards.
func (s *Statement) unnamed(tokens []expression.Token) {
	depth := 0
	for i, t := range tokens {
		switch {
		case t.Kind != expression.TokenSign:
		case t.Text == "(" || t.Text == "[" || t.Text == "{":
			depth++
		case t.Text == ")" || t.Text == "]" || t.Text == "}":
			depth--
		case depth == 0 && assigns[t.Text] && t.Text != "<<" && t.Text != ">>":
			left, of := namesOf(tokens[:i]), namesOf(tokens[i+1:])
			s.Written = append(s.Written, left...)
			for _, name := range left {
				s.Given = append(s.Given, Given{name, of})
			}
			return
		}
	}
}

// assignment reads what begins with an expression: an assignment in any form, or a call. Where the next tokens are
// neither, the statement is an Other with the names that it may change.
func (p *parser) assignment() Statement {
	start, at := p.Next, p.Peek().At
	other := func(why error) Statement {
		names := p.skipLine(start)
		s := Statement{Do: Other, At: at, Written: names, Fault: why}
		if p.language.tuples {
			s.unnamed(p.Tokens[start:p.Next])
		}
		return s
	}
	s := Statement{Do: Assign, At: at}
	for {
		before := p.Next
		e, err := p.Expression()
		sign := p.Peek()
		how, ok := augmented[sign.Text]
		if ok = ok && sign.Kind == expression.TokenSign; err == nil && ok {
			t, fits := p.target(e)
			if !fits || s.Op != 0 || s.InPlace || len(s.Targets) > 0 && (how.op != 0 || how.inPlace) {
				return other(sign.At.Errorf("an assignment that is not followed here"))
			}
			p.Take()
			s.Targets = append(s.Targets, t)
			s.Op, s.InPlace = how.op, how.inPlace
			for p.language.fromOne && !p.language.matrices && p.Peek().Kind == expression.TokenNewline && p.Ahead(1).Kind != expression.TokenEnd {
				p.Take() // Julia reads on behind a sign
			}
			continue
		}
		if err == nil && p.Sees(",") && p.language.tuples && s.Op == 0 && !s.InPlace {
			if len(s.Targets) == 0 {
				if s.Targets = p.targets(e); s.Targets == nil {
					return other(p.Peek().At.Errorf("several values that are assigned to nothing"))
				}
				s.Unpack = true
				continue
			}
			e, err = p.tuple(e)
		}
		if err == nil && !p.ends() {
			err = p.Peek().At.Errorf("%s where the end of the line would be right", p.Peek().Here())
		}
		switch {
		case err != nil && len(s.Targets) == 0:
			return other(err)
		case err != nil:
			p.skipLine(before)
			s.Fault, s.Spelled = err, spelled(p.Tokens[before:p.Next])
			s.Mentions = namesOf(p.Tokens[before:p.Next])
			if slices.ContainsFunc(p.Tokens[before:p.Next], isFunction) {
				s.Written = append(s.Written, p.receivers(p.Tokens[before:p.Next])...)
			}
		case len(s.Targets) == 0:
			s.Do = Evaluate
		}
		s.Value = e
		return s
	}
}

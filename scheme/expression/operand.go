package expression

import (
	"slices"
	"strings"
)

// name reads a name and what is called by it.
func (p *Parser) name() (Expr, error) {
	t := p.Take()
	if p.dialect.strict {
		return p.coefficientName(t)
	}
	if strings.HasPrefix(t.Text, "@") { // @SVector [...] of Julia
		return p.operand()
	}
	if p.dialect.braces {
		return p.bracedName(t)
	}
	e := Expr{Op: OpName, Text: t.Text, At: t.At}
	for p.Sees(".") && p.Ahead(1).Kind == TokenName {
		p.Take()
		e = Expr{Op: OpMember, Text: p.Take().Text, Args: []Expr{e}, At: t.At}
	}
	if p.dialect == Julia && p.Sees("{") && !p.Peek().Spaced {
		p.skipBraces()
	}
	next := p.Peek()
	switch {
	case p.dialect == Julia && next.Kind == TokenText && !next.Spaced: // big"0.1"
		p.Take()
		return Expr{Op: OpCall, Text: "big", Args: []Expr{{Op: OpText, Text: next.Text, At: next.At}}, At: t.At}, nil
	case p.dialect == Python && next.Kind == TokenText && !next.Spaced && slices.Contains(prefixes, t.Text): // u"name"
		p.Take()
		return Expr{Op: OpText, Text: next.Text, At: t.At}, nil
	case p.Sees("(") && !(p.matrix && next.Spaced):
		return p.callOf(e)
	}
	return e, nil
}

// prefixes are the letters that texts of Python may begin with.
var prefixes = []string{"u", "r", "b", "U", "R", "B"}

// callOf reads the arguments behind the name of a function. What the function is a member of stands before them, with
// the Key ".": a module, or a value.
func (p *Parser) callOf(e Expr) (Expr, error) {
	args, err := p.Arguments()
	call := Expr{Op: OpCall, Text: e.Text, Args: args, At: e.At}
	if e.Op == OpMember {
		of := e.Args[0]
		of.Key = "."
		call.Args = append([]Expr{of}, args...)
	}
	return call, err
}

// coefficientName reads a name, sqrt(x) or root(f, lo, hi).
func (p *Parser) coefficientName(t Token) (Expr, error) {
	e := Expr{Op: OpName, Text: t.Text, At: t.At}
	n := 0
	switch t.Text {
	case "sqrt":
		e, n = Expr{Op: OpSqrt, At: t.At}, 1
	case "root":
		e, n = Expr{Op: OpRoot, At: t.At}, 3
	default:
		if p.Sees("(") && p.dialect.calls {
			return p.arguments(Expr{Op: OpCall, Text: t.Text, At: t.At}, 1)
		}
		if p.Sees("(") {
			return e, t.At.Errorf("unknown function %q; sqrt and root are known, and a product needs its *", t.Text)
		}
		return e, nil
	}
	return p.arguments(e, n)
}

// arguments reads (x, y, z).
func (p *Parser) arguments(e Expr, n int) (Expr, error) {
	err := p.expect("(")
	for i := range n {
		if i > 0 && err == nil {
			err = p.expect(",")
		}
		if err != nil {
			return e, err
		}
		var x Expr
		x, err = p.Expression()
		e.Args = append(e.Args, x)
	}
	if err != nil {
		return e, err
	}
	return e, p.expect(")")
}

func (p *Parser) skipBraces() {
	depth := 0
	for p.Peek().Kind != TokenEnd {
		switch {
		case p.Sees("{"):
			depth++
		case p.Sees("}"):
			depth--
		}
		if p.Take(); depth == 0 {
			return
		}
	}
}

// behind reads indices and members behind an operand. In Julia, brackets behind a type hold an array.
func (p *Parser) behind(x Expr, err error) (Expr, error) {
	for err == nil && !p.dialect.strict {
		switch {
		case p.Sees("[") && !(p.matrix && p.Peek().Spaced) && p.dialect != MATLAB:
			at, start := p.Peek().At, p.Next
			var indices []Expr
			if indices, err = p.Indices(); err != nil && p.dialect == Julia && x.Op == OpName {
				p.Next = start
				array, err := p.array()
				if x.Text == "Float32" || x.Text == "Float16" { // which round
					array = Expr{Op: OpCall, Text: "map", Args: []Expr{x, array}, At: array.At}
				}
				return array, err
			}
			x = Expr{Op: OpIndex, Args: append([]Expr{x}, indices...), At: at}
		case p.dialect.braces && (p.Sees(".") || p.Sees("->")) && p.Ahead(1).Kind == TokenName:
			x, err = p.memberBehind(x)
		case p.Sees(".") && p.Ahead(1).Kind == TokenName && !p.Peek().Spaced:
			p.Take()
			name := p.Take()
			x = Expr{Op: OpMember, Text: name.Text, Args: []Expr{x}, At: name.At}
			if p.Sees("(") && !(p.matrix && p.Peek().Spaced) {
				x, err = p.callOf(x)
			}
		default:
			return x, nil
		}
	}
	return x, err
}

// Indices reads [1,0], [-1,:], [4,1:3], [:2] and [::2].
func (p *Parser) Indices() ([]Expr, error) {
	p.Take()
	defer p.unmatrix()()
	var out []Expr
	for {
		p.skipNewlines()
		x, err := p.index()
		if err != nil {
			return nil, err
		}
		out = append(out, x)
		p.skipNewlines()
		if !p.Accept(",") {
			return out, p.expect("]")
		}
	}
}

// index reads one index: an expression, or a range either end of which may be left out.
func (p *Parser) index() (Expr, error) {
	at := p.Peek().At
	ends := []Expr{{}}
	for n := 0; ; n++ {
		if !p.Sees(":") && !p.Sees(",") && !p.Sees("]") && !p.Sees(")") {
			x, err := p.Expression()
			if err != nil {
				return x, err
			}
			ends[n] = x
		}
		if !p.Accept(":") {
			break
		}
		ends = append(ends, Expr{})
	}
	switch {
	case len(ends) == 1 && ends[0].Op == 0:
		return Expr{}, at.Errorf("%s where an index would be right", p.here())
	case len(ends) == 1:
		return ends[0], nil
	case p.dialect == R && p.rRange(ends) != nil:
		return Expr{}, p.rRange(ends)
	case len(ends) == 2 && ends[0].Op == 0 && ends[1].Op == 0:
		return Expr{Op: OpAll, At: at}, nil
	}
	return Expr{Op: OpRange, Args: ends, At: at}, nil
}

// array reads [a, b], {a, b} in C, and the matrices [a b; c d] of Julia.
func (p *Parser) array() (Expr, error) {
	if p.dialect == MATLAB {
		return p.matlabMatrix()
	}
	open := p.Take()
	closing := map[string]string{"[": "]", "{": "}", "(": ")"}[open.Text]
	outer, outerRows := p.matrix, p.rows
	p.matrix, p.rows = p.dialect == Julia, p.rowsNext
	p.rowsNext = false
	defer func() { p.matrix, p.rows = outer, outerRows }()
	if p.dialect == Fortran {
		p.constructorType()
	}
	rows := [][]Expr{nil}
	commas := false
	for !p.Accept(closing) {
		switch last := len(rows) - 1; {
		case p.dialect == Rust && p.Sees(";") && !p.rows:
			if p.Take(); commas || len(rows[last]) != 1 {
				return Expr{}, p.Peek().At.Errorf("%s where a comma or %q would be right", p.Peek().Here(), closing)
			}
			n, err := p.Expression()
			if err == nil {
				err = p.expect(closing)
			}
			return Expr{Op: OpCall, Text: Repeated, Args: []Expr{rows[0][0], n}, At: open.At}, err
		case p.Peek().Kind == TokenNewline, (p.dialect == Julia || p.rows) && p.Sees(";"):
			p.Take()
			if len(rows[last]) > 0 && (!commas || p.rows) {
				rows = append(rows, nil)
			}
		case p.Sees(",") && len(rows[last]) > 0:
			p.Take()
			commas = true
		default:
			if n := len(rows[last]); p.dialect != Julia && n > 0 && !p.behindComma() {
				return Expr{}, p.Peek().At.Errorf("%s where a comma or %q would be right", p.Peek().Here(), closing)
			}
			x, err := p.entry()
			if err != nil {
				return x, err
			}
			rows[last] = append(rows[last], x)
			if len(rows) == 1 && len(rows[0]) == 1 && !commas && p.Peek().Text == "for" && p.Peek().Kind == TokenName {
				return p.each(x, closing, open)
			}
		}
		if p.Peek().Kind == TokenEnd {
			return Expr{}, open.At.Errorf("the bracket %q is not closed", open.Text)
		}
	}
	e := arrange(rows, commas, open.At)
	if slices.ContainsFunc(e.Args, func(x Expr) bool { return x.Key != "" }) {
		e.Op = OpRecord
		if slices.ContainsFunc(e.Args, func(x Expr) bool { return x.Key == "" }) {
			return e, open.At.Errorf("entries with and without their names")
		}
	}
	return e, nil
}

// entry reads an entry of an array, with the name in front of it if it has one.
func (p *Parser) entry() (Expr, error) {
	if !p.dialect.braces {
		return p.Expression()
	}
	key, err := p.key()
	if err != nil {
		return Expr{}, err
	}
	x, err := p.Expression()
	if key != "" {
		x.Key = key
	}
	return x, err
}

// each reads what stands behind the entry that stands for all: for x in values ].
func (p *Parser) each(x Expr, closing string, open Token) (Expr, error) {
	outer := p.matrix
	p.matrix = false
	defer func() { p.matrix = outer }()
	p.Take()
	name := p.Take()
	if in := p.Take(); name.Kind != TokenName || in.Text != "in" && in.Text != "=" && in.Text != "∈" {
		return x, name.At.Errorf("a loop within an array, over other than one name")
	}
	p.skipNewlines()
	values, err := p.Expression()
	if err != nil {
		return x, err
	}
	p.skipNewlines()
	return Expr{Op: OpEach, Text: name.Text, Args: []Expr{x, values}, At: open.At}, p.expect(closing)
}

func (p *Parser) behindComma() bool {
	before := p.Tokens[p.Next-1]
	return before.Kind == TokenSign && before.Text == ","
}

// arrange makes an array of the rows between brackets: with commas, or one entry to a row, a vector, otherwise a
// matrix.
func arrange(rows [][]Expr, commas bool, at Place) Expr {
	if last := len(rows) - 1; len(rows[last]) == 0 {
		rows = rows[:last]
	}
	single := true
	for _, row := range rows {
		single = single && len(row) == 1
	}
	if commas && len(rows) == 1 {
		return Expr{Op: OpList, Args: rows[0], At: at}
	}
	out := Expr{Op: OpList, Args: make([]Expr, len(rows)), At: at}
	for i, row := range rows {
		out.Args[i] = Expr{Op: OpList, Args: row, At: at}
		if single {
			out.Args[i] = row[0]
		}
	}
	return out
}

// maxArguments bounds the arguments of a call, which may be the elements of an array.
const maxArguments = 1 << 17

// Arguments reads (a, b, key=c), and (a, b; key=c) of Julia. What cannot be read becomes an OpBad, since most calls have
// arguments that do not matter to a table.
func (p *Parser) Arguments() ([]Expr, error) {
	open := p.Take()
	defer p.unmatrix()()
	var out []Expr
	for {
		p.skipNewlines()
		if p.Accept(")") {
			return out, nil
		}
		key := ""
		if p.dialect != MATLAB && p.Peek().Kind == TokenName && p.Ahead(1).Kind == TokenSign && p.Ahead(1).Text == "=" {
			key = p.Take().Text
			p.Take()
		}
		start := p.Next
		x, err := p.argumentOf()
		if err == nil && !p.endsArgument() {
			err = p.Peek().At.Errorf("%s where a comma or %q would be right", p.Peek().Here(), ")")
		}
		if err != nil {
			fault := err.(*Error)
			if fault.deep && p.depth > 1 { // so that what stands there is passed over once, and not on each level
				return nil, fault
			}
			x = Expr{Op: OpBad, Text: fault.Message, At: fault.At}
			p.Next = start
			p.skipArgument()
			for _, t := range p.Tokens[start:p.Next] {
				if t.Kind == TokenName {
					x.Args = append(x.Args, Expr{Op: OpName, Text: t.Text, At: t.At})
				}
			}
		}
		x.Key = key
		if out = append(out, x); len(out) > maxArguments {
			return nil, open.At.Errorf("a call with more than %d arguments", maxArguments)
		}
		p.skipNewlines()
		if !p.Accept(",") && !(p.dialect == Julia && p.Accept(";")) && !p.Sees(")") {
			return nil, open.At.Errorf("the bracket %q is not closed", open.Text)
		}
	}
}

// argumentOf reads an argument; &A[0][0] of C is the array A.
func (p *Parser) argumentOf() (Expr, error) {
	if p.dialect == Fortran || p.dialect == MATLAB { // of a function or an array
		return p.index()
	}
	if p.dialect == Rust && p.Sees("|") && p.Ahead(1).Kind == TokenName && p.Ahead(2).Text == "|" {
		return p.conversion()
	}
	if p.dialect != C || !p.Accept("&") {
		return p.Expression()
	}
	name := p.Take()
	e := Expr{Op: OpAddress, Text: name.Text, At: name.At}
	for p.Sees("[") {
		if _, err := p.Indices(); err != nil {
			return e, err
		}
	}
	return e, nil
}

func (p *Parser) endsArgument() bool {
	p.skipNewlines()
	return p.Sees(",") || p.Sees(")") || p.dialect == Julia && p.Sees(";")
}

// skipArgument moves to the comma or bracket that ends an argument.
func (p *Parser) skipArgument() {
	depth := 0
	for t := p.Peek(); t.Kind != TokenEnd; t = p.Peek() {
		if t.Kind == TokenSign {
			switch {
			case strings.Contains("([{", t.Text):
				depth++
			case strings.Contains(")]}", t.Text):
				if depth--; depth < 0 {
					return
				}
			case depth == 0 && (t.Text == "," || t.Text == ";"):
				return
			}
		}
		p.Take()
	}
}

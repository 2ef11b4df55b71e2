package expression

import (
	"slices"
	"strings"

	"rofz/poly/exact"
)

// floating are words for types of floating numbers in the family of C, with those that libraries have for them.
var floating = map[string]bool{"double": true, "Double": true, "float64": true, "f64": true, "real": true, "Real": true, "scalar": true,
	"Scalar": true, "realtype": true, "sunrealtype": true, "real_t": true, "real_type": true, "RealType": true, "PetscReal": true,
	"PetscScalar": true, "NekDouble": true, "value_type": true}

// Floats reports whether a word stands for a type of floating numbers.
func (p *Parser) Floats(word string) bool { return floating[word] || p.Types[word] }

// ended reads the ending of a number.
func (p *Parser) ended(e Expr, t Token) (Expr, error) {
	e.Integer = IsInteger(t.Text)
	end, ok := p.dialect.endings[strings.ToLower(strings.ReplaceAll(t.Suffix, "_", ""))]
	switch {
	case p.dialect.octal != "" && e.Integer && len(t.Text) > 1 && t.Text[0] == '0':
		return e, t.At.Errorf("%.40s is octal in %s; drop the 0 in front", t.Text, p.dialect.octal)
	case t.Suffix == "":
	case !ok, end.whole && !e.Integer, end.single && !end.floating && e.Integer:
		return e, t.At.Errorf("the number %.40s; decimal numbers are read, with the endings of their type", t.Text+t.Suffix)
	case end.single && !single(e.Text):
		return e, t.At.Errorf("%.40s is rounded to single precision; drop the ending if the number is meant", t.Text+t.Suffix)
	}
	e.Integer = e.Integer && !end.floating
	return p.behind(e, nil)
}

// braced reads what operands of the family of C have besides: casts, arrays in braces behind their type, and what
// makes an object. ok says whether the next tokens are one of these.
func (p *Parser) bracedOperand() (e Expr, ok bool, err error) {
	t := p.Peek()
	switch {
	case p.Sees("(") && p.Ahead(1).Text == "*" && p.Ahead(2).Text == "this" && p.Ahead(3).Text == ")":
		for range 4 {
			p.Take()
		}
		return Expr{Op: OpName, Text: "this", At: t.At}, true, nil
	case p.dialect == C && p.pointerCast() > 0: // (double *)c is c
		p.Next += p.pointerCast()
		e, err = p.operand()
		return e, true, err
	case p.Sees("&") && (p.dialect == Rust || p.dialect == Go):
		p.Take()
		if p.Peek().Text == "mut" {
			p.Take()
			x, err := p.operand()
			return Expr{Op: OpCall, Text: "&mut", Args: []Expr{x}, At: t.At}, true, err // whoever has it may change x
		}
		e, err = p.operand()
		return e, true, err
	case t.Kind == TokenName && t.Text == "new" && p.dialect != Rust && p.dialect != Go && p.Ahead(1).Kind == TokenName:
		p.Take()
		e, err = p.made()
		return e, true, err
	case p.Sees("[") && p.dialect == Go:
		e, err = p.composite()
		return e, true, err
	}
	return e, false, nil
}

// pointerCast returns how many tokens (type *) has that stand before a name, 0 if there is none.
func (p *Parser) pointerCast() int {
	n := 1
	for p.Ahead(n).Kind == TokenName {
		n++
	}
	words, stars := n-1, 0
	for p.Ahead(n).Text == "*" {
		n, stars = n+1, stars+1
	}
	if !p.Sees("(") || words == 0 || stars == 0 || p.Ahead(n).Text != ")" || p.Ahead(n+1).Kind != TokenName {
		return 0
	}
	return n + 1
}

// made reads what stands behind new: a type with the entries of an array in braces, with its lengths, or with arguments.
func (p *Parser) made() (Expr, error) {
	at := p.Peek().At
	name := p.Take().Text
	for p.Sees(".") || p.Sees("::") {
		p.Take()
		name = p.Take().Text
	}
	p.angles()
	var lengths []Expr
	for p.Accept("[") {
		for !p.Accept("]") {
			if p.Accept(",") {
				continue
			}
			n, err := p.Expression()
			if err != nil {
				return n, err
			}
			lengths = append(lengths, n)
		}
	}
	switch {
	case p.Sees("{"):
		e, err := p.array()
		return p.behind(e, err)
	case len(lengths) > 0 && p.dialect == Java && p.Floats(name):
		return Expr{Op: OpCall, Text: "zeros", Args: lengths, At: at}, nil
	case len(lengths) > 0:
		return Expr{}, at.Errorf("an array of %.40s without its entries", name)
	case p.Sees("("):
		e, err := p.callOf(Expr{Op: OpName, Text: name, At: at})
		return p.behind(e, err)
	}
	return Expr{}, p.Peek().At.Errorf("%s behind a type", p.here())
}

// composite reads []float64{…}, [][]float64{…} and [3]float64{…} of Go.
func (p *Parser) composite() (Expr, error) {
	at := p.Peek().At
	var lengths []Expr
	for p.Accept("[") {
		n := Expr{At: at}
		if !p.Accept("...") && !p.Sees("]") {
			var err error
			if n, err = p.Expression(); err != nil {
				return n, err
			}
		}
		lengths = append(lengths, n)
		if err := p.expect("]"); err != nil {
			return n, err
		}
	}
	if p.Peek().Kind != TokenName {
		return Expr{}, p.Peek().At.Errorf("%s where a type would be right", p.here())
	}
	element := p.Take().Text
	for p.Accept(".") {
		element = p.Take().Text
	}
	if !p.Sees("{") {
		return Expr{}, p.Peek().At.Errorf("%s where %q would be right", p.here(), "{")
	}
	e, err := p.array()
	switch {
	case err != nil:
		return e, err
	case element == "float32":
		return e, at.Errorf("an array of single precision, which rounds its numbers")
	}
	if slices.ContainsFunc(lengths, func(n Expr) bool { return n.Op != 0 }) {
		e = Expr{Op: OpCall, Text: Completed, Args: append([]Expr{e}, lengths...), At: at} // completed with zeros
	} else if p.Floats(element) {
		e = Expr{Op: OpFloat, Args: []Expr{e}, At: at}
	}
	return p.behind(e, nil)
}

// angles moves behind the arguments of a template, < … >, and returns the words in them. It stays where it is if what
// stands here is a comparison.
func (p *Parser) angles() ([]string, bool) {
	start := p.Next
	if !p.Sees("<") {
		return nil, false
	}
	var words []string
	depth := 0
	for {
		t := p.Take()
		switch {
		case t.Kind == TokenName:
			words = append(words, t.Text)
		case t.Kind == TokenNumber, t.Text == "::", t.Text == ",", t.Text == "*", t.Text == "&", t.Text == "[", t.Text == "]", t.Text == "'", t.Text == "?", t.Text == ".":
		case t.Text == "<":
			depth++
		case t.Text == ">":
			depth--
		case t.Text == ">>":
			depth -= 2
		default:
			p.Next = start
			return nil, false
		}
		if t.Kind != TokenSign && depth == 0 {
			p.Next = start
			return nil, false
		}
		if depth <= 0 {
			return words, depth == 0
		}
	}
}

// bracedName reads a name with what stands in front of :: and behind points and arrows, and what is called by it. The
// parts are joined by points: X::a is X.a, and B->A is B->A.
func (p *Parser) bracedName(t Token) (Expr, error) {
	parts, at := t.Text, t.At
	head := Expr{}
	for {
		switch {
		case (p.Sees("->") || p.Sees(".") || p.Sees("::")) && p.Ahead(1).Kind == TokenName:
			sign := p.Take()
			name := p.Take()
			if p.Sees("(") || p.Sees("::") && p.Ahead(1).Text == "<" { // a method
				if sign.Text != "::" {
					head = Expr{Op: OpName, Text: parts, At: at, Key: "."}
				}
				parts = name.Text
				at = name.At
				break
			}
			if sign.Text == "::" {
				sign.Text = "."
			}
			parts += sign.Text + name.Text
		case p.Sees("::") && p.Ahead(1).Text == "<", p.Sees("<") && p.templated():
			p.Accept("::")
			words, ok := p.angles()
			if !ok {
				return Expr{}, p.Peek().At.Errorf("%s behind a name", p.here())
			}
			last := parts[strings.LastIndexByte(parts, '.')+1:]
			if (last == "static_cast" || last == "as") && len(words) > 0 && p.Sees("(") {
				return p.cast(words, at)
			}
		case p.Sees("!") && p.dialect == Rust && (p.Ahead(1).Text == "[" || p.Ahead(1).Text == "("):
			p.Take()
			return p.macro(parts, at)
		case p.Sees("(") && head.Op == 0 && p.Floats(parts):
			return p.cast([]string{parts}, at)
		case p.Sees("("):
			e, err := p.callOf(Expr{Op: OpName, Text: parts[strings.LastIndexByte(parts, '.')+1:], At: at})
			if head.Op != 0 {
				e.Args = append([]Expr{head}, e.Args...)
			}
			return e, err
		case p.Sees("{") && (p.dialect == Go && isUpper(parts) || p.dialect == C && p.Floats(parts)):
			return p.object(parts, at)
		default:
			return Expr{Op: OpName, Text: parts, At: at}, nil
		}
	}
}

func isUpper(name string) bool {
	name = name[strings.LastIndexByte(name, '.')+1:]
	return name != "" && 'A' <= name[0] && name[0] <= 'Z'
}

// templated reports whether < … > stands next, with a call, a member or braces behind it.
func (p *Parser) templated() bool {
	start := p.Next
	defer func() { p.Next = start }()
	_, ok := p.angles()
	return ok && (p.Sees("(") || p.Sees("::"))
}

// cast reads (x) behind static_cast<type>: a floating type makes the number one of these, others are not read.
func (p *Parser) cast(words []string, at Place) (Expr, error) {
	p.Take()
	x, err := p.Expression()
	if err != nil {
		return x, err
	}
	if last := words[len(words)-1]; !p.Floats(last) {
		return x, at.Errorf("a cast to %.40s, which is no type of floating numbers that is known here", last)
	}
	return Expr{Op: OpFloat, Args: []Expr{x}, At: at}, p.expect(")")
}

// macro reads the arguments of a macro of Rust that makes an array: rows end with a semicolon.
func (p *Parser) macro(name string, at Place) (Expr, error) {
	if !slices.Contains(arrayMacros, name) {
		return Expr{}, at.Errorf("the macro %.40s!, which is not known here", name)
	}
	p.rowsNext = strings.HasSuffix(name, "matrix") || strings.HasSuffix(name, "vector")
	e, err := p.array()
	e.At = at
	return p.behind(e, err)
}

var arrayMacros = []string{"vec", "array", "matrix", "dmatrix", "vector", "dvector", "smallvec", "arr1", "arr2", "row_vector"}

// object reads T{…}: of a type with named parts, or of a floating number.
func (p *Parser) object(name string, at Place) (Expr, error) {
	e, err := p.array()
	switch {
	case err != nil:
		return e, err
	case p.Floats(name) && len(e.Args) == 1:
		return Expr{Op: OpFloat, Args: e.Args, At: at}, nil
	case len(e.Args) == 0 || e.Args[0].Key == "":
		return e, at.Errorf("parts of %.40s without their names", name)
	}
	return p.behind(Expr{Op: OpRecord, Text: name[strings.LastIndexByte(name, '.')+1:], Args: e.Args, At: at}, nil)
}

// memberBehind reads .name and ->name behind an operand that is no name, and what is called by it.
func (p *Parser) memberBehind(x Expr) (Expr, error) {
	p.Take()
	name := p.Take()
	e := Expr{Op: OpMember, Text: name.Text, Args: []Expr{x}, At: name.At}
	if p.Sees("::") && p.Ahead(1).Text == "<" {
		p.Take()
		p.angles()
	}
	if p.Sees("(") {
		return p.callOf(e)
	}
	return e, nil
}

// key reads the name in front of an entry in braces: .A = of C, A: of Go.
func (p *Parser) key() (string, error) {
	first, second := p.Peek(), p.Ahead(1)
	switch {
	case p.dialect == C && first.Text == "." && second.Kind == TokenName && p.Ahead(2).Text == "=":
		p.Next += 3
		return second.Text, nil
	case p.dialect == Go && first.Kind == TokenName && second.Kind == TokenSign && second.Text == ":":
		p.Next += 2
		return first.Text, nil
	case p.dialect == Go && second.Kind == TokenSign && second.Text == ":", p.dialect == C && p.Sees("["):
		return "", first.At.Errorf("an entry that says its index, which is not followed here")
	}
	return "", nil
}

// castBehind reports whether a value stands behind (type): without one it is a name in parentheses.
func (p *Parser) castBehind() bool {
	t := p.Ahead(2)
	return t.Kind == TokenName || t.Kind == TokenNumber || t.Kind == TokenSign && (t.Text == "(" || t.Text == "-" && len(p.Peek().Text) > 2)
}

// IsSingle reports whether single precision has a number: it is an integer of at most 24 bits times a power of two.
func IsSingle(x exact.Rat) bool {
	num, den := x.Num(), x.Den()
	if num.Sign() == 0 {
		return true
	}
	return uint(num.BitLen())-num.TrailingZeroBits() <= 24 && uint(den.BitLen()) == den.TrailingZeroBits()+1 && den.BitLen() < 126 && num.BitLen() < 128
}

func single(text string) bool {
	x, err := exact.ParseRat(text)
	return err == nil && IsSingle(x)
}

// conversion reads |x| T::from(x).unwrap(), which makes another type of each entry and no other number: Converted.
func (p *Parser) conversion() (Expr, error) {
	at := p.Take().At
	name := p.Take().Text
	p.Take()
	e, err := p.Expression()
	if err != nil {
		return e, err
	}
	for e.Op == OpCall && slices.Contains(conversions, e.Text) {
		within := len(e.Args) == 2 && e.Text == "map" && e.Args[1].Op == OpText && e.Args[1].Text == Converted
		if !within && (len(e.Args) != 1 || e.Text == "map") {
			break
		}
		e = e.Args[0]
	}
	if e.Op != OpName || e.Text != name {
		return e, at.Errorf("a function of the entries, which is not followed here")
	}
	return Expr{Op: OpText, Text: Converted, At: at}, nil
}

// Converted is the Text of a function that changes the type of its argument alone.
const Converted = "|x| x"

var conversions = []string{"from", "from_f64", "unwrap", "into", "map", "clone"}

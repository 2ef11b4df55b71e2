package program

import (
	"slices"
	"strconv"
	"strings"

	"rofz/scheme/expression"
)

// singleKinds returns the names of kinds that the source defines, and that have single precision wherever it does.
func singleKinds(tokens []expression.Token) map[string]bool {
	out := map[string]bool{}
	for i := 1; i+1 < len(tokens); i++ {
		name := tokens[i-1]
		if name.Kind != expression.TokenName || tokens[i].Kind != expression.TokenSign || tokens[i].Text != "=" && tokens[i].Text != "=>" {
			continue
		}
		end := i + 1
		for depth := 0; end < len(tokens) && tokens[end].Kind != expression.TokenNewline && tokens[end].Kind != expression.TokenEnd; end++ {
			switch tokens[end].Text {
			case "(":
				depth++
			case ")":
				depth--
			}
			if tokens[end].Text == "," && depth <= 0 {
				break
			}
		}
		single, known := isSingleKind(tokens[i+1:end], nil)
		small := strings.ToLower(name.Text)
		if old, twice := out[small]; known {
			out[small] = single && (old || !twice)
		}
	}
	return out
}

// isSingleKind reports whether what stands for a kind says single precision, and whether it says a kind at all.
func isSingleKind(tokens []expression.Token, known map[string]bool) (single, ok bool) {
	if len(tokens) == 0 {
		return false, false
	}
	first := strings.ToLower(tokens[0].Text)
	switch {
	case first == "kind" && len(tokens) > 2 && tokens[1].Text == "=":
		return isSingleKind(tokens[2:], known)
	case first == "kind" && len(tokens) > 2 && tokens[2].Kind == expression.TokenNumber:
		s := tokens[2].Suffix
		return s == "" || s == "e" || slices.Contains(expression.SingleKinds, strings.TrimPrefix(s, "_")), true
	case first == "selected_real_kind" && len(tokens) > 2:
		n := tokens[2].Text
		if n == "p" && len(tokens) > 4 {
			n = tokens[4].Text
		}
		return len(n) == 1 && n <= "6", true
	case len(tokens) == 1 && tokens[0].Kind == expression.TokenName || first == "4":
		if known[first] || slices.Contains(expression.SingleKinds, first) {
			return true, true
		}
		return false, strings.HasPrefix(first, "real") || first == "dp" || first == "c_double"
	}
	return false, false
}

// fortranUse reads what is taken from other files: names that are listed have no values here.
func (p *parser) fortranUse() Statement {
	at := p.Peek().At
	line := p.restOfLine()
	s := Statement{Do: Inline, At: at}
	i := slices.IndexFunc(line, func(t expression.Token) bool {
		return t.Kind == expression.TokenName && strings.EqualFold(t.Text, "only")
	})
	if i < 0 || i+1 >= len(line) {
		return s
	}
	s = Statement{Do: Assign, At: at, Fault: at.Errorf("taken from another file")}
	for _, part := range splitAt(",", line[i+2:]) {
		if len(part) > 0 && part[0].Kind == expression.TokenName {
			p.in.types[part[0].Text] = unknownType
			s.Targets = append(s.Targets, Target{Name: part[0].Text, At: part[0].At, Declared: true})
		}
	}
	return s
}

// implicit reads what names hold that are not declared.
func (p *parser) implicit() {
	p.Take()
	if p.word("none") {
		p.in.none = true
		p.skipLine(p.Next)
		return
	}
	for !p.ends() {
		start := p.Next
		t, ok := p.typeSpec()
		if !ok || !p.Sees("(") {
			p.in.none = true // of which nothing is known
			break
		}
		for _, part := range splitAt(",", p.skipParentheses()) {
			if len(part) == 0 {
				continue
			}
			first, last := part[0].Text, part[len(part)-1].Text
			for c := strings.ToLower(first)[0]; c <= strings.ToLower(last)[0]; c++ {
				p.in.letters[c] = t
			}
		}
		if !p.Accept(",") && p.Next == start {
			break
		}
	}
	p.skipLine(p.Next)
}

// typeSpec reads a type with its kind. In front of letters of implicit, parentheses behind it are not the kind.
func (p *parser) typeSpec() (fortranType, bool) {
	t := p.Take()
	kind := func(out fortranType) fortranType {
		switch {
		case p.Sees("*"):
			p.Take()
			if p.Sees("(") {
				p.skipParentheses()
			} else if n := p.Take(); out == singleType && n.Text != "4" {
				out = doubleType
			}
		case p.Sees("(") && !(p.Ahead(2).Text == "-" || p.Ahead(2).Text == ")" && len(p.Ahead(1).Text) == 1 && p.Ahead(1).Kind == expression.TokenName && p.Ahead(3).Kind != expression.TokenName && p.Ahead(3).Text != "::" && p.Ahead(3).Text != ","):
			inner := p.skipParentheses()
			if single, _ := isSingleKind(inner, p.Parser.SingleKinds); out == singleType && !single {
				out = doubleType
			}
		}
		return out
	}
	switch strings.ToLower(t.Text) {
	case "real":
		return kind(singleType), true
	case "integer":
		return kind(integerType), true
	case "logical", "character", "complex":
		return kind(otherType), true
	case "doubleprecision":
		return doubleType, true
	case "double":
		if p.word("precision") {
			p.Take()
			return doubleType, true
		}
		p.Take() // complex
		return otherType, true
	case "type", "class":
		p.skipParentheses()
		return otherType, true
	}
	return unknownType, t.Kind == expression.TokenName
}

// declaration is what a declaration says of all of its names.
type declaration struct {
	kind      fortranType
	lengths   []expression.Expr
	fixed     bool
	dimension bool  // it says lengths alone
	fault     error // of the lengths
}

// fortranDeclaration reads a declaration: of a type of the language, or of one that a macro stands for.
func (p *parser) fortranDeclaration(word string) ([]Statement, bool) {
	start := p.Next
	switch word {
	case "real", "integer", "logical", "character", "complex", "double", "doubleprecision", "doublecomplex", "type", "class":
	default:
		if next := p.Ahead(1); p.Peek().Kind != expression.TokenName || next.Kind != expression.TokenName && next.Text != "::" && next.Text != "," {
			return nil, false
		}
	}
	var d declaration
	d.kind, _ = p.typeSpec()
	for p.Accept(",") {
		switch t := p.Take(); t.Text {
		case "parameter":
			d.fixed = true
		case "dimension":
			d.lengths, d.fault = p.lengths()
		default:
			p.skipParentheses()
		}
	}
	if !p.Accept("::") && p.Peek().Kind != expression.TokenName {
		p.Next = start
		return nil, false
	}
	return p.entities(d), true
}

// behindFirst is what stands behind the first index of an array in the key of its length, where that is not 1.
const behindFirst = ":"

// lengths reads the lengths of an array: (3, 3), (1:3), (0:3), (2:n), (:), (*). Indices that begin with a negative number, or with what is no
// literal, are an error.
func (p *parser) lengths() ([]expression.Expr, error) {
	at := p.Take().At
	var out []expression.Expr
	var fault error
	for {
		x := expression.Expr{}
		var err error
		if !p.Sees(":") && !p.Sees("*") {
			if x, err = p.Expression(); err != nil {
				return nil, err
			}
		}
		p.Accept("*")
		if lower := x; p.Accept(":") {
			if x = (expression.Expr{}); !p.Sees(",") && !p.Sees(")") && !p.Accept("*") {
				if x, err = p.Expression(); err != nil {
					return nil, err
				}
			}
			first, known := firstIndex(lower)
			switch {
			case known && first != 1 && x.Op != 0:
				less := expression.Expr{Op: expression.OpNumber, Text: strconv.Itoa(max(first-1, 1)), At: x.At}
				op := map[bool]expression.Op{true: expression.OpAdd, false: expression.OpSub}[first == 0]
				x = expression.Expr{Op: op, Args: []expression.Expr{x, less}, At: x.At, Key: strconv.Itoa(first) + behindFirst}
			case lower.Op != 0 && first != 1:
				fault = at.Errorf("an array whose first index is no literal")
			}
		}
		if out = append(out, x); !p.Accept(",") {
			break
		}
	}
	if !p.Accept(")") {
		return nil, p.Peek().At.Errorf("%s in the lengths of an array", p.Peek().Here())
	}
	return out, fault
}

// firstIndex returns a literal index of at most four digits.
func firstIndex(e expression.Expr) (int, bool) {
	if e.Op != expression.OpNumber || len(e.Text) > 4 {
		return 0, false
	}
	n, err := strconv.Atoi(e.Text)
	return n, err == nil
}

// entities reads the names of a declaration.
func (p *parser) entities(d declaration) []Statement {
	var out []Statement
	for {
		t := p.Take()
		if t.Kind != expression.TokenName {
			p.skipLine(p.Next)
			return append(out, Statement{Do: Inline, At: t.At})
		}
		lengths, fault := d.lengths, d.fault
		if old, ok := p.in.lengths[t.Text]; ok && lengths == nil {
			lengths = old
		}
		if p.Sees("(") {
			lengths, fault = p.lengths()
		}
		if p.Accept("*") { // characters
			if p.Sees("(") {
				p.skipParentheses()
			} else {
				p.Take()
			}
		}
		if !d.dimension {
			p.in.types[t.Text] = d.kind
		}
		if lengths != nil {
			p.in.lengths[t.Text] = lengths
		}
		target := p.typed(Target{Name: t.Text, At: t.At, Declared: true, Lengths: lengths})
		if fault != nil {
			p.in.types[t.Text] = otherType
			out = append(out, Statement{Do: Assign, At: t.At, Targets: []Target{target}, Fault: fault})
			target.Lengths = nil
		}
		switch {
		case p.Sees("="), p.Sees("=>"):
			p.Take()
			out = append(out, p.initial(target, d.fixed, fault)...)
		case p.Accept("/"):
			if fault == nil {
				out = append(out, Statement{Do: Assign, At: t.At, Targets: []Target{target}})
			}
			values, err := p.dataValues()
			if err == nil {
				err = fault
			}
			out = append(out, p.dataFor(target, values, err))
		case fault == nil:
			out = append(out, Statement{Do: Assign, At: t.At, Targets: []Target{target}})
		}
		if !p.Accept(",") {
			break
		}
	}
	if !p.ends() {
		out = append(out, Statement{Do: Other, At: p.Peek().At, Written: allNames(p.restOfLine()), Fault: p.Peek().At.Errorf("a declaration that is not understood here")})
	}
	return out
}

// initial reads the value of a declared name: an array is made first, so that it keeps its shape.
func (p *parser) initial(t Target, fixed bool, fault error) []Statement {
	value, err := p.Expression()
	if err == nil && !p.ends() && !p.Sees(",") {
		err = p.Peek().At.Errorf("%s where the end of the line would be right", p.Peek().Here())
	}
	s := Statement{Do: Assign, At: t.At, Value: value, Fault: err}
	if err != nil {
		start := p.Next
		p.skipLine(start)
		s.Spelled = spelled(p.Tokens[start:p.Next])
	} else {
		s.Fault = fault
	}
	if len(t.Lengths) == 0 {
		t.Fixed = fixed
		s.Targets = []Target{t}
		return []Statement{s}
	}
	array := t
	t.Declared, t.Lengths, t.Fixed = false, nil, fixed
	s.Targets = []Target{t}
	return []Statement{{Do: Assign, At: t.At, Targets: []Target{array}}, s}
}

// constants reads parameter (a = 1, b = 2).
func (p *parser) constants() []Statement {
	at := p.Take().At
	p.Accept("(")
	var out []Statement
	for p.Peek().Kind == expression.TokenName && p.Ahead(1).Text == "=" {
		name := p.Take()
		p.Take()
		start := p.Next
		value, err := p.Expression()
		s := Statement{Do: Assign, At: name.At, Value: value, Fault: err}
		t := p.typed(Target{Name: name.Text, At: name.At, Fixed: true, Declared: p.in.lengths[name.Text] == nil})
		s.Targets = []Target{t}
		out = append(out, s)
		if err != nil {
			p.skipLine(start)
			break
		}
		if !p.Accept(",") {
			break
		}
	}
	p.Accept(")")
	if !p.ends() {
		names := allNames(p.restOfLine())
		out = append(out, Statement{Do: Other, At: at, Written: names, Fault: at.Errorf("constants that are not understood here")})
	}
	return out
}

// allocate reads the lengths that arrays get.
func (p *parser) allocate() []Statement {
	at := p.Take().At
	var out []Statement
	if !p.Accept("(") {
		p.skipLine(p.Next)
		return nil
	}
	for p.Peek().Kind == expression.TokenName {
		start := p.Next
		for p.Ahead(1).Text == "." {
			p.Take()
			p.Take()
		}
		name := p.Take()
		s := Statement{Do: Assign, At: name.At, Targets: []Target{{Name: dottedNames(p.Tokens[start:p.Next])[0], At: name.At}}}
		if p.Accept("=") { // stat=n
			p.skipLine(p.Next)
			return out
		}
		if !p.Sees("(") {
			break
		}
		lengths, err := p.lengths()
		s.Value = expression.Expr{Op: expression.OpCall, Text: "allocate", Args: lengths, At: at}
		s.Fault = err
		out = append(out, s)
		if lengths == nil || !p.Accept(",") {
			break
		}
	}
	p.skipLine(p.Next)
	return out
}

package expression

// rSigns are those of R that are no single characters.
var rSigns = []string{"<-", "<<-", "->", "->>", "==", "<=", ">=", "!=", "&&", "||", "**", ":::", "::", "|>", "%*%", "%/%", "%%", "%in%", "%o%"}

// R has names with points in them, members behind $, and numbers that are all floating but for those that end in L.
var R = &Dialect{comments: [][2]string{{"#", "\n"}}, quotes: "\"'`", signs: rSigns, lines: allLines, power: "^",
	refused: map[string]string{"%/%": "%/% rounds down; write / for the quotient", "%%": "%% is the remainder", "**": "write ^"},
	end:     "the end", operand: "a number, a name or a bracket", behind: "an operator or the end"}

// rNumber reads what stands behind a number of R: L, or nothing.
func (p *Parser) rNumber(e Expr, t Token) (Expr, error) {
	if next := p.Peek(); next.Kind == TokenName && !next.Spaced {
		if next.Text != "L" || !IsInteger(t.Text) {
			return e, next.At.Errorf("%s directly behind a number", next.Here())
		}
		p.Take()
	}
	return e, nil
}

// rRange is an error for a range one end of which is a sum or a product: R takes the range first there.
func (p *Parser) rRange(ends []Expr) error {
	for _, x := range ends {
		switch x.Op {
		case OpAdd, OpSub, OpMul, OpQuo, OpNeg:
			if !x.Grouped {
				return x.At.Errorf("a range with a sum or a product beside it, which R takes last; write parentheses")
			}
		}
	}
	return nil
}

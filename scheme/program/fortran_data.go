package program

import (
	"slices"

	"rofz/scheme/expression"
)

// data reads data a, b /1, 2/, c /3*0/.
func (p *parser) data() []Statement {
	at := p.Take().At
	start := p.Next
	var out []Statement
	for !p.ends() {
		var targets []Target
		for {
			x, err := p.dataTarget()
			if err != nil {
				names := allNames(p.Tokens[start:p.Next])
				names = append(names, allNames(p.restOfLine())...)
				s := Statement{Do: Assign, At: at, Fault: err, Spelled: true}
				for _, name := range names {
					if p.in.lengths[name] != nil {
						s.Targets = append(s.Targets, Target{Name: name, At: at})
					}
				}
				return append(out, Statement{Do: Other, At: at, Written: names, Fault: err}, s)
			}
			targets = append(targets, p.typed(x))
			if !p.Accept(",") {
				break
			}
		}
		if !p.Accept("/") {
			names := append(allNames(p.Tokens[start:p.Next]), allNames(p.restOfLine())...)
			return append(out, Statement{Do: Other, At: at, Written: names, Fault: at.Errorf("data that are not understood here")})
		}
		values, err := p.dataValues()
		for _, t := range targets {
			if err == nil && len(targets) > 1 && (len(t.Indices) == 0 && p.in.lengths[t.Name] != nil || len(values) != len(targets)) {
				err = at.Errorf("data of several names of which one is an array, or of other numbers of values")
			}
		}
		for i, t := range targets {
			own := values
			if err == nil && len(targets) > 1 {
				own = values[i : i+1]
			}
			out = append(out, p.dataFor(t, own, err))
		}
		p.Accept(",")
	}
	return out
}

// dataTarget reads a name or an element of an array.
func (p *parser) dataTarget() (Target, error) {
	t := p.Peek()
	if t.Kind != expression.TokenName {
		return Target{}, t.At.Errorf("a loop within data, which is not followed here")
	}
	p.Take()
	out := Target{Name: t.Text, At: t.At}
	if !p.Sees("(") {
		return out, nil
	}
	inner := p.skipParentheses()
	for _, part := range splitAt(",", inner) {
		if len(part) != 1 || part[0].Kind != expression.TokenNumber {
			return out, t.At.Errorf("a part of an array within data, which is not followed here")
		}
		out.Indices = append(out.Indices, expression.Expr{Op: expression.OpNumber, Text: part[0].Text, At: part[0].At, Integer: true})
	}
	return out, nil
}

// dataValues reads values up to the stroke that ends them.
func (p *parser) dataValues() ([]expression.Expr, error) {
	var out []expression.Expr
	var fault error
	for !p.ends() {
		from := p.Next
		for !p.ends() && !p.Sees(",") && !p.Sees("/") {
			p.Take()
		}
		item := p.Tokens[from:p.Next]
		times := 1
		if len(item) > 2 && item[1].Text == "*" && item[0].Kind == expression.TokenNumber {
			n := 0
			for _, c := range item[0].Text {
				if n = 10*n + int(c-'0'); c < '0' || c > '9' || n > maxArray {
					fault = item[0].At.Errorf("%s times a value", item[0].Text)
					n = 0
					break
				}
			}
			times, item = n, item[2:]
		}
		end := expression.Token{Kind: expression.TokenEnd}
		inner := p.language.Dialect.NewParser(append(slices.Clone(item), end))
		inner.SingleKinds = p.Parser.SingleKinds
		x, err := inner.Expression()
		if err == nil && inner.Peek().Kind != expression.TokenEnd {
			err = inner.Peek().At.Errorf("%s within data", inner.Peek().Here())
		}
		if fault == nil {
			fault = err
		}
		for range times {
			if len(out) > 1<<14 {
				return nil, item[0].At.Errorf("too many values")
			}
			out = append(out, x)
		}
		if p.Accept("/") {
			return out, fault
		}
		p.Accept(",")
	}
	return out, p.Peek().At.Errorf("data without their end")
}

// dataFor gives a name what data say: a number, or the entries of an array, column by column.
func (p *parser) dataFor(t Target, values []expression.Expr, err error) Statement {
	s := Statement{Do: Assign, At: t.At, Fault: err, Spelled: len(values) > 1}
	lengths := p.in.lengths[t.Name]
	t.Declared, t.Lengths = false, nil
	s.Targets = []Target{t}
	switch {
	case err != nil:
	case len(t.Indices) > 0 || lengths == nil:
		if len(values) != 1 {
			s.Fault = t.At.Errorf("%d values for a number", len(values))
			break
		}
		s.Value = values[0]
	case len(lengths) == 1:
		s.Value = expression.Expr{Op: expression.OpList, Args: values, At: t.At}
	default:
		list := expression.Expr{Op: expression.OpList, Args: values, At: t.At}
		s.Value = expression.Expr{Op: expression.OpCall, Text: "reshape", Args: []expression.Expr{list, {Op: expression.OpList, Args: lengths, At: t.At}}, At: t.At}
	}
	return s
}

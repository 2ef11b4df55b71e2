package program

import (
	"slices"

	"rofz/scheme/expression"
)

// matlabFunction reads a function with its end, if the functions of the file have one.
func (p *parser) matlabFunction(u *matlabUnit) Statement {
	outer, depth := p.now, p.within
	p.now, p.within = u, p.within+1
	defer func() { p.now, p.within = outer, depth }()
	s := Statement{Do: Function, At: p.Take().At}
	start := p.Next
	for !p.ends() || p.Sees(",") { // the values that it returns may stand between commas
		if p.Sees("[") {
			p.Next = closing(p.Tokens, p.Next)
		} else if p.Sees("(") {
			end := closing(p.Tokens, p.Next)
			s.Params = parameters(p.Tokens[p.Next+1 : end])
			p.Next = end
		}
		if p.Take(); p.Tokens[p.Next-1].Text == ")" {
			break
		}
	}
	for _, t := range p.Tokens[start:p.Next] {
		if t.Text == "(" && t.Kind == expression.TokenSign {
			break
		}
		if t.Kind == expression.TokenName {
			s.Name = t.Text
		}
	}
	body := p.matlabBlock()
	if p.source.ends {
		p.matlabEnd()
	}
	s.Body = p.source.finished(body, u)
	return s
}

// matlabNested reads a function within another one, or in a class. Names that both mention are those of both: where one
// of them gives such a name a value, it has none for either.
func (p *parser) matlabNested() Statement {
	start := p.Next
	u := &matlabUnit{}
	if p.now != nil {
		u.own = p.now.own
	}
	s := p.matlabFunction(u)
	if p.now == nil || p.now == p.source.units[0] { // of a class
		return s
	}
	outer := map[string]bool{}
	for i := p.now.own.start; i < p.now.own.end; i++ {
		if t := p.Tokens[i]; t.Kind == expression.TokenName && (i < start || i >= p.Next) {
			outer[t.Text] = true
		}
	}
	var both []string
	for _, t := range p.Tokens[start:p.Next] {
		if t.Kind == expression.TokenName && outer[t.Text] {
			both = append(both, t.Text)
			outer[t.Text] = false
		}
	}
	lost := Statement{Do: Other, At: s.At, Written: both, Fault: s.At.Errorf("a name that is shared with the function around, and not followed; rename it")}
	s.Body = append(s.Body, lost)
	p.now.late = append(p.now.late, lost)
	return s
}

// matlabClass reads a class: its properties with their values, and its methods. A property that a method assigns to has no
// value.
func (p *parser) matlabClass() Statement {
	start := p.Next
	s := Statement{Do: Class, At: p.Take().At}
	head := p.Next
	p.skipLine(head)
	for i, t := range p.Tokens[head:p.Next] {
		if t.Kind == expression.TokenSign && t.Text == "(" && i == 0 {
			continue
		}
		if t.Kind == expression.TokenName && s.Name == "" && !(i > 0 && p.Tokens[head].Text == "(" && head+i < closing(p.Tokens, head)) {
			s.Name = t.Text
		}
	}
	for p.Peek().Kind != expression.TokenEnd && !p.word(matlabEnds...) {
		t := p.Take()
		if t.Kind != expression.TokenName || !slices.Contains(classBlocks, t.Text) {
			continue
		}
		if p.Sees("(") {
			p.Next = closing(p.Tokens, p.Next)
			p.Take()
		}
		depth := p.within
		p.within = 1 // so that functions are statements
		body := p.matlabBlock()
		p.within = depth
		p.matlabEnd()
		if t.Text == "properties" || t.Text == "methods" {
			s.Body = append(s.Body, body...)
		}
	}
	p.matlabEnd()
	s.Body = append(s.Body, memberwise(p.Tokens[start:p.Next], s.At))
	return s
}

// classBlocks are the words that blocks of a class begin with.
var classBlocks = []string{"properties", "methods", "events", "enumeration"}

// memberwise takes the members out of what is read that tokens assign to: obj.A(2,1) = 3.
func memberwise(tokens []expression.Token, at expression.Place) Statement {
	s := Statement{Do: Other, At: at, Fault: at.Errorf("a property that the class assigns to")}
	ends := closings(tokens)
	for i := 1; i+1 < len(tokens); i++ {
		if tokens[i].Kind != expression.TokenName || tokens[i-1].Text != "." || tokens[i-1].Kind != expression.TokenSign {
			continue
		}
		j := i + 1
		for j < len(tokens) && tokens[j].Kind == expression.TokenSign && (tokens[j].Text == "(" || tokens[j].Text == "{") {
			j = ends[j] + 1
		}
		if j < len(tokens) && tokens[j].Kind == expression.TokenSign && assigns[tokens[j].Text] {
			s.Written = append(s.Written, tokens[i].Text)
		}
	}
	return s
}

// finished completes the statements of a function, or of the script: those behind a return are never reached, and what is
// shared with others is lost at the end.
func (f *matlabFile) finished(list []Statement, u *matlabUnit) []Statement {
	if i := slices.IndexFunc(list, func(s Statement) bool { return s.Do == Return }); i >= 0 {
		list = list[:i]
	}
	(&settling{changed: changedNames}).list(list, map[string]expression.Place{})
	for _, name := range u.persistent {
		if n := count(list, name); n > 1 {
			u.late = append(u.late, Statement{Do: Other, Written: []string{name}, Fault: list[0].At.Errorf("%.40q keeps its value from one call to the next, and is changed", name)})
		}
	}
	return append(append(list, u.late...), f.unfilled(u)...)
}

// count returns how often statements give a name a value, or change it.
func count(list []Statement, name string) int {
	n := 0
	for _, s := range list {
		for _, t := range s.Targets {
			if t.Name == name {
				n++
			}
		}
		if slices.Contains(s.Written, name) {
			n++
		}
		if s.Do == For && s.Name == name {
			n++
		}
		if s.Do != Function && s.Do != Class {
			n += count(s.Body, name) + count(s.Else, name)
		}
	}
	return n
}

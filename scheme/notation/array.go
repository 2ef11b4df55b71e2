package notation

import "strings"

// array reads [a, b], {a, b} in C, and the matrices [a b; c d] of Julia.
func (p *parser) array() (value, error) {
	open := p.take()
	closing := "]"
	if open.text == "{" {
		closing = "}"
	}
	outer := p.matrix
	p.matrix = p.lang == langJulia
	defer func() { p.matrix = outer }()
	rows := [][]value{nil}
	commas := false
	for !p.accept(closing) {
		switch last := len(rows) - 1; {
		case p.peek().kind == tokNewline, p.lang == langJulia && p.sees(";"):
			p.take()
			if len(rows[last]) > 0 && !commas {
				rows = append(rows, nil)
			}
		case p.sees(",") && len(rows[last]) > 0:
			p.take()
			commas = true
		default:
			if n := len(rows[last]); p.lang != langJulia && n > 0 && !p.behindComma() {
				return value{}, p.peek().at.errorf("%s where a comma or %q would be right", p.peek().here(), closing)
			}
			x, err := p.sum()
			if err != nil {
				return x, err
			}
			rows[last] = append(rows[last], x)
		}
		if p.peek().kind == tokEnd {
			return value{}, open.at.errorf("the bracket %q is not closed", open.text)
		}
	}
	return arrange(rows, commas, open.at), nil
}

func (p *parser) behindComma() bool {
	before := p.toks[p.i-1]
	return before.kind == tokSign && before.text == ","
}

// arrange makes an array of the rows between brackets: with commas, or one entry to a row, a vector, otherwise a
// matrix.
func arrange(rows [][]value, commas bool, at place) value {
	if last := len(rows) - 1; len(rows[last]) == 0 {
		rows = rows[:last]
	}
	single := true
	for _, row := range rows {
		single = single && len(row) == 1
	}
	if commas && len(rows) == 1 {
		return listValue(rows[0], at)
	}
	list := make([]value, len(rows))
	for i, row := range rows {
		list[i] = listValue(row, at)
		if single {
			list[i] = row[0]
		}
	}
	return listValue(list, at)
}

// behind reads indices, attributes and further calls behind a primary.
func (p *parser) behind(x value) (value, error) {
	for {
		switch {
		case p.sees("[") && x.isList && !(p.matrix && p.peek().spaced):
			indices, err := p.indices()
			if err != nil {
				return x, err
			}
			e, err := x.element(indices)
			if err != nil {
				return x, err
			}
			x = *e
		case p.lang == langPython && p.sees(".") && p.ahead(1).kind == tokName && (x.isList || x.scalar.op != 0):
			p.take()
			name := p.take()
			if !contains([]string{"astype", "copy", "evalf", "simplify", "n", "flatten", "tolist", "squeeze"}, name.text) {
				return x, name.at.errorf("the attribute %.40q, which is not understood here", name.text)
			}
			if p.sees("(") {
				if _, err := p.arguments(); err != nil {
					return x, err
				}
			}
		default:
			return x, nil
		}
	}
}

// indices reads [1,0], [-1,:], and [2,1] of Julia, which counts from 1; [1][0] are two of them. Negative numbers count
// from the end in Python.
func (p *parser) indices() ([]index, error) {
	p.take()
	var out []index
	outer := p.matrix
	p.matrix = false
	defer func() { p.matrix = outer }()
	for {
		at := p.peek().at
		if p.accept(":") {
			out = append(out, index{all: true, at: at})
		} else {
			v, err := p.sum()
			if err != nil {
				return nil, err
			}
			n, err := v.integer()
			if err != nil {
				return nil, err
			}
			if p.lang == langJulia {
				n--
			}
			out = append(out, index{n: n, fromEnd: p.lang == langPython && n < 0, at: at})
		}
		if !p.accept(",") {
			return out, p.expect("]")
		}
	}
}

// argument is one of a call, with its key if it has one, and its word if it is one word.
type argument struct {
	key   string
	word  string
	value value
}

// arguments reads (a, b, key=c), and (a, b; key=c) of Julia. What cannot be read becomes an unreadable value, since
// most calls have arguments that do not matter to a table.
func (p *parser) arguments() ([]argument, error) {
	open := p.take()
	outer := p.matrix
	p.matrix = false
	defer func() { p.matrix = outer }()
	var out []argument
	for {
		p.skipNewlines()
		if p.accept(")") {
			return out, nil
		}
		var a argument
		if p.peek().kind == tokName && p.ahead(1).kind == tokSign && p.ahead(1).text == "=" {
			a.key = p.take().text
			p.take()
		}
		start := p.i
		at := p.peek().at
		var err error
		if p.lang == langC && p.accept("&") {
			a.value, err = p.address()
		} else {
			a.value, err = p.sum()
		}
		if p.i == start+1 {
			a.word = p.toks[start].text
		}
		if err != nil || !p.endsArgument() {
			if err == nil {
				err = p.peek().at.errorf("%s where a comma or %q would be right", p.peek().here(), ")")
			}
			a.value = unreadable(err, at)
			p.i = start
			p.skipArgument()
		}
		out = append(out, a)
		p.skipNewlines()
		if !p.accept(",") && !(p.lang == langJulia && p.accept(";")) && !p.sees(")") {
			return nil, open.at.errorf("the bracket %q is not closed", open.text)
		}
	}
}

// address reads &A[0][0] of C, which is the array A.
func (p *parser) address() (value, error) {
	t := p.take()
	v, ok := p.find(t.text)
	if !ok || t.kind != tokName {
		return v, t.at.errorf("the address of %.40q, which has no value here", t.text)
	}
	for p.sees("[") {
		if _, err := p.indices(); err != nil {
			return v, err
		}
	}
	return v, v.err
}

func (p *parser) endsArgument() bool {
	p.skipNewlines()
	return p.sees(",") || p.sees(")") || p.lang == langJulia && p.sees(";")
}

// skipArgument moves to the comma or bracket that ends an argument.
func (p *parser) skipArgument() {
	depth := 0
	for t := p.peek(); t.kind != tokEnd; t = p.peek() {
		if t.kind == tokSign {
			switch {
			case strings.Contains("([{", t.text):
				depth++
			case strings.Contains(")]}", t.text):
				if depth--; depth < 0 {
					return
				}
			case depth == 0 && (t.text == "," || t.text == ";"):
				return
			}
		}
		p.take()
	}
}

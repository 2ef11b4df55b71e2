package program

import (
	"strings"

	"rofz/scheme/expression"
)

// macro is what #define names: tokens, with the names of parameters if it has any.
type macro struct {
	body       []expression.Token
	parameters []string
	function   bool
	twice      bool // defined again with another body: which one holds is not known
}

// expandMacros puts in place what #define names. The places of the tokens are those of the use.
func expandMacros(tokens []expression.Token) []expression.Token {
	x := &expander{macros: map[string]*macro{}}
	for _, t := range tokens {
		if t.Kind == expression.TokenDefine {
			x.define(t.Text)
		}
	}
	x.expand(tokens, 0)
	return x.out
}

type expander struct {
	macros map[string]*macro
	out    []expression.Token
}

// define keeps a macro that is worth expanding: one whose body has no statements.
func (x *expander) define(text string) {
	text, ok := strings.CutPrefix(text, "define ")
	if !ok {
		return
	}
	def := expression.C.Lex(text)
	if len(def) < 3 || def[0].Kind != expression.TokenName {
		return
	}
	m := &macro{body: def[1 : len(def)-1]}
	if def[1].Text == "(" && !def[1].Spaced {
		end := closing(def, 1)
		m.function, m.parameters, m.body = true, parameters(def[2:end]), def[end+1:len(def)-1]
	}
	if len(m.body) == 0 || len(m.body) > 1000 {
		return
	}
	for _, b := range m.body {
		if b.Kind == expression.TokenSign && (b.Text == "#" || b.Text == "{" && m.function) {
			return
		}
	}
	if old, ok := x.macros[def[0].Text]; ok {
		old.twice = old.twice || !same(old.body, m.body)
		return
	}
	x.macros[def[0].Text] = m
}

func same(x, y []expression.Token) bool {
	if len(x) != len(y) {
		return false
	}
	for i := range x {
		if x[i].Kind != y[i].Kind || x[i].Text != y[i].Text || x[i].Suffix != y[i].Suffix {
			return false
		}
	}
	return true
}

func (x *expander) expand(tokens []expression.Token, depth int) {
	for i := 0; i < len(tokens); i++ {
		t := tokens[i]
		m, ok := x.macros[t.Text]
		if t.Kind != expression.TokenName || !ok || m.twice || depth > 8 || len(x.out) > expression.MaxTokens {
			x.out = append(x.out, t)
			continue
		}
		body := m.body
		if m.function {
			if i+1 >= len(tokens) || tokens[i+1].Text != "(" {
				x.out = append(x.out, t)
				continue
			}
			end := closing(tokens, i+1)
			given := split(tokens[i+2 : end])
			if len(given) != len(m.parameters) {
				x.out = append(x.out, t)
				continue
			}
			body = substitute(m, given)
			i = end
		}
		placed := make([]expression.Token, len(body))
		for j, b := range body {
			b.At = t.At
			placed[j] = b
		}
		x.expand(placed, depth+1)
	}
}

// split returns the parts of a list between commas outside of brackets.
func split(tokens []expression.Token) [][]expression.Token {
	var out [][]expression.Token
	start := 0
	for i := 0; i < len(tokens); i++ {
		if tokens[i].Kind != expression.TokenSign {
			continue
		}
		switch tokens[i].Text {
		case "(", "[", "{":
			i = closing(tokens, i)
		case ",":
			out = append(out, tokens[start:i])
			start = i + 1
		}
	}
	return append(out, tokens[min(start, len(tokens)):])
}

func substitute(m *macro, given [][]expression.Token) []expression.Token {
	var out []expression.Token
	for _, b := range m.body {
		replaced := false
		for k, name := range m.parameters {
			if b.Kind == expression.TokenName && b.Text == name {
				out, replaced = append(out, given[k]...), true
			}
		}
		if !replaced {
			out = append(out, b)
		}
	}
	return out
}

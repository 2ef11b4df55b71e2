package program

import (
	"slices"
	"strings"

	"rofz/scheme/expression"
)

// macro is what #define names: tokens, with the names of parameters if it has any.
type macro struct {
	body       []expression.Token
	parameters []string
	function   bool
	twice      bool // which body it has is not known
}

// expandMacros puts in place what #define names, where it is named. What stands behind #if 0 is dropped. The places of the
// tokens are those of the use. It takes the place of the tokens for the result as long as that is not longer.
func expandMacros(tokens []expression.Token) []expression.Token {
	x := &expander{macros: map[string]*macro{}, out: tokens[:0], shared: true}
	for start := 0; start < len(tokens); {
		end := start
		for end < len(tokens) && tokens[end].Kind != expression.TokenDefine {
			end++
		}
		if !x.dead() {
			x.expand(tokens[start:end], 0)
		} else if end == len(tokens) {
			x.out = append(x.out, tokens[end-1])
		}
		if end < len(tokens) {
			x.directive(tokens[end])
			x.out = append(x.out, tokens[end])
		}
		start = end + 1
	}
	return x.out
}

type expander struct {
	macros map[string]*macro
	open   []*condition // that are not closed yet, the outermost first
	out    []expression.Token
	shared bool // out stands in front of the tokens that are not read yet, and in their place
}

// condition is an #if with its branches: which macros they define or take away, and what stood under their names before.
type condition struct {
	before  map[string]*macro
	changed []map[string]*macro // of the branches before the current one
	decided bool                // #if 0 and #if 1: one of the branches is dropped
	dead    bool                // the current branch is
	closed  bool                // it has an #else
}

// dead reports whether what stands here is dropped.
func (x *expander) dead() bool {
	return slices.ContainsFunc(x.open, func(c *condition) bool { return c.dead })
}

// directive carries out a line of the preprocessor.
func (x *expander) directive(t expression.Token) {
	word := directive(t)
	rest := strings.TrimSpace(t.Text[len(word):])
	switch word {
	case "if", "ifdef", "ifndef":
		decided := word == "if" && (rest == "0" || rest == "1")
		x.open = append(x.open, &condition{before: map[string]*macro{}, decided: decided, dead: decided && rest == "0"})
		return
	case "define":
		if !x.dead() {
			x.define(rest)
		}
		return
	case "undef":
		if !x.dead() {
			x.set(rest, nil)
		}
		return
	}
	if len(x.open) == 0 {
		return
	}
	c := x.open[len(x.open)-1]
	if !c.dead {
		side := map[string]*macro{}
		for name, m := range c.before {
			side[name] = x.macros[name]
			x.put(name, m)
		}
		c.changed = append(c.changed, side)
	}
	switch word {
	case "else", "elif":
		c.closed = c.closed || word == "else"
		if c.decided {
			c.dead = !c.dead || word == "elif"
		}
	case "endif":
		x.open = x.open[:len(x.open)-1]
		x.merge(c)
	}
}

// merge takes over what the branches of a condition agree on; what they define in several ways is not known.
func (x *expander) merge(c *condition) {
	for name, old := range c.before {
		var found *macro
		several := false
		add := func(m *macro) {
			switch {
			case m == nil:
			case found == nil:
				found = m
			default:
				several = several || m.twice || !same(found.body, m.body)
			}
		}
		for _, side := range c.changed {
			m, ok := side[name]
			if !ok {
				m = old
			}
			add(m)
		}
		if !c.closed && !c.decided {
			add(old)
		}
		if several {
			found = &macro{twice: true}
		}
		x.set(name, found)
	}
}

// set gives a name a macro, nil for none, and notes what stood there before.
func (x *expander) set(name string, m *macro) {
	if n := len(x.open); n > 0 {
		if _, ok := x.open[n-1].before[name]; !ok {
			x.open[n-1].before[name] = x.macros[name]
		}
	}
	x.put(name, m)
}

func (x *expander) put(name string, m *macro) {
	if m == nil {
		delete(x.macros, name)
	} else {
		x.macros[name] = m
	}
}

// define keeps a macro that is worth expanding: one whose body has no statements. The others are not known.
func (x *expander) define(text string) {
	def := expression.C.Lex(text)
	if len(def) < 2 || def[0].Kind != expression.TokenName {
		return
	}
	m := &macro{body: def[1 : len(def)-1]}
	if def[1].Text == "(" && !def[1].Spaced {
		end := closing(def, 1)
		m.function, m.parameters, m.body = true, parameters(def[2:end]), def[min(end+1, len(def)-1):len(def)-1]
	}
	m.twice = len(m.body) > 1000
	for _, b := range m.body {
		m.twice = m.twice || b.Kind == expression.TokenSign && (b.Text == "#" || b.Text == "{" && m.function)
	}
	x.set(def[0].Text, m)
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
			given := splitAt(",", tokens[i+2:end])
			if len(given) != len(m.parameters) {
				x.out = append(x.out, t)
				continue
			}
			body = substitute(m, given)
			i = end
		}
		if x.shared { // which may be longer than what it stands for
			x.out, x.shared = append(make([]expression.Token, 0, cap(x.out)), x.out...), false
		}
		placed := make([]expression.Token, len(body))
		for j, b := range body {
			b.At = t.At
			placed[j] = b
		}
		x.expand(placed, depth+1)
	}
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

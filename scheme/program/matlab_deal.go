package program

import (
	"slices"

	"rofz/scheme/expression"
)

// deals reads [A, b] = deal(x, y) as one assignment for each name. ok is false for what is not that: places of arrays among the
// names, one value for all of them, and names that the values mention, as these are worked out before any is assigned.
func (p *parser) deals(tokens []expression.Token) (list []Statement, ok bool) {
	end := closing(tokens, 0)
	open := end + 3
	if open >= len(tokens) || tokens[end+2].Text != "deal" || tokens[open].Text != "(" || p.source.isFunction("deal") {
		return nil, false
	}
	last := closing(tokens, open)
	if last < open || len(tokens) > last+1 && !isEndOfStatement(tokens[last+1]) {
		return nil, false
	}
	names, values := parted(tokens[1:end]), parted(tokens[open+1:last])
	if len(names) != len(values) || len(names) < 2 {
		return nil, false
	}
	var given []string
	for _, name := range names {
		for i, t := range name {
			if (i%2 == 0) != (t.Kind == expression.TokenName) || i%2 == 1 && t.Text != "." {
				return nil, false
			}
		}
		if len(name) == 0 {
			return nil, false
		}
		given = append(given, name[0].Text)
	}
	for i, value := range values {
		if slices.ContainsFunc(value, func(t expression.Token) bool { return t.Kind == expression.TokenName && slices.Contains(given, t.Text) }) || len(value) == 0 {
			return nil, false
		}
		statement := slices.Concat(names[i], tokens[end+1:end+2], value, []expression.Token{{Kind: expression.TokenEnd, At: tokens[last].At}})
		own := *p
		own.Parser = p.language.Dialect.NewParser(statement)
		list = append(list, own.matlabStatement())
	}
	return list, true
}

// isEndOfStatement reports whether a token stands behind a statement.
func isEndOfStatement(t expression.Token) bool {
	return t.Kind == expression.TokenNewline || t.Kind == expression.TokenEnd || t.Kind == expression.TokenSign && (t.Text == ";" || t.Text == ",")
}

// parted returns what stands between the commas outside of brackets.
func parted(tokens []expression.Token) [][]expression.Token {
	out := [][]expression.Token{nil}
	depth := 0
	for _, t := range tokens {
		if t.Kind == expression.TokenSign {
			switch t.Text {
			case "(", "[", "{":
				depth++
			case ")", "]", "}":
				depth--
			case ",":
				if depth == 0 {
					out = append(out, nil)
					continue
				}
			}
		}
		if t.Kind != expression.TokenNewline || depth > 0 {
			out[len(out)-1] = append(out[len(out)-1], t)
		}
	}
	return out
}

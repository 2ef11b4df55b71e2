package expression

import "slices"

// juliaBlocks are the words that begin statements, which lines end also within parentheses.
var juliaBlocks = []string{"begin", "let", "if", "for", "while", "function", "do", "quote", "try", "struct", "macro", "module"}

// continued leaves out the ends of lines of Julia within parentheses in front of a sign between two operands: the
// expression goes on there. Between brackets they end a row, and statements end where they do.
func continued(list []Token) []Token {
	var open []bool // brackets around: whether an expression may go on behind a line
	within := func() bool { return len(open) > 0 && open[len(open)-1] }
	out := list[:0]
	for i, t := range list {
		switch {
		case t.Kind == TokenNewline && within():
			next := i + 1
			for next < len(list) && list[next].Kind == TokenNewline {
				next++
			}
			if next < len(list) && list[next].Kind == TokenSign && slices.Contains([]string{"+", "-", "*", "/", "//", "^"}, list[next].Text) {
				continue
			}
		case t.Kind == TokenSign && (t.Text == "(" || t.Text == "[" || t.Text == "{"):
			open = append(open, t.Text == "(")
		case t.Kind == TokenSign && (t.Text == ")" || t.Text == "]" || t.Text == "}") && len(open) > 0:
			open = open[:len(open)-1]
		case t.Kind == TokenName && within() && slices.Contains(juliaBlocks, t.Text):
			open[len(open)-1] = false
		}
		out = append(out, t)
	}
	return out
}

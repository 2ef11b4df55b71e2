package program

import (
	"slices"

	"rofz/scheme/expression"
)

// ownModules are those whose functions are known by their names.
var ownModules = []string{"fractions", "sympy", "numpy", "jax.numpy", "math"}

// unaliased gives functions that a file imports under another name, as in from fractions import Fraction as F, the name that they
// have, where that other name is used for nothing but calls of them.
func (l *Language) unaliased(tokens []expression.Token) []expression.Token {
	names := map[string]string{}
	imports := map[int]bool{}
	for i := 0; i < len(tokens); i++ {
		if tokens[i].Text != "from" || tokens[i].At.Column != 1 {
			continue
		}
		module := ""
		for i++; i < len(tokens) && tokens[i].Text != "import" && tokens[i].Kind != expression.TokenNewline; i++ {
			module += tokens[i].Text
		}
		for ; i < len(tokens) && tokens[i].Kind != expression.TokenNewline; i++ {
			if tokens[i].Text != "as" || i+1 >= len(tokens) {
				continue
			}
			imports[i+1] = true
			alias, name := tokens[i+1].Text, tokens[i-1].Text
			if _, twice := names[alias]; twice || !slices.Contains(ownModules, module) || !NewMachine(l).known(name) {
				name = ""
			}
			names[alias] = name
		}
	}
	if len(names) == 0 {
		return tokens
	}
	for i, t := range tokens {
		if name := names[t.Text]; name == "" || t.Kind != expression.TokenName || imports[i] {
			continue
		}
		called := i+1 < len(tokens) && tokens[i+1].Text == "("
		if before := tokens[max(i-1, 0)].Text; !called || before == "def" || before == "class" || before == "." {
			names[t.Text] = ""
		}
	}
	out := slices.Clone(tokens)
	for i, t := range out {
		if name := names[t.Text]; name != "" && t.Kind == expression.TokenName && !imports[i] {
			out[i].Text = name
		}
	}
	return out
}

package exposition

import (
	"strings"

	"rofz/paper/formula"
)

// say makes running text of a sentence in which $…$ is a formula in the notation of formula.Parse, `…` is code, [@…] a
// key of REFERENCES.md, and each # within a formula stands for the next of the given ones. It is for constants in this
// package: user text goes into Text.
func say(sentence string, formulas ...formula.Expr) []Inline {
	var out []Inline
	text := func(s string) {
		if s != "" {
			out = append(out, Text(s))
		}
	}
	for {
		at := strings.IndexAny(sentence, "$`[")
		if at < 0 {
			break
		}
		rest := sentence[at:]
		open, closing := rest[:1], rest[:1]
		if open == "[" {
			if open, closing = "[@", "]"; !strings.HasPrefix(rest, open) {
				text(sentence[:at+1])
				sentence = rest[1:]
				continue
			}
		}
		text(sentence[:at])
		body, after, _ := strings.Cut(rest[len(open):], closing)
		switch open {
		case "$":
			var e formula.Expr
			e, formulas = fill(body, formulas)
			out = append(out, Math{e})
		case "`":
			out = append(out, Code(body))
		default:
			out = append(out, Cite(body))
		}
		sentence = after
	}
	if text(sentence); len(formulas) > 0 {
		panic("internal error: formulas are left over in " + sentence)
	}
	return out
}

// hole is the letter that stands for a formula that is filled in.
const hole = "ϑ"

// fill parses a formula and puts the next of the given ones in the place of each #. It returns those left.
func fill(body string, formulas []formula.Expr) (formula.Expr, []formula.Expr) {
	e := formula.MustParse(strings.ReplaceAll(body, "#", hole))
	if !strings.Contains(body, "#") {
		return e, formulas
	}
	e = formula.Map(e, func(x formula.Expr) (formula.Expr, bool) {
		if x != formula.Expr(formula.Symbol(hole)) {
			return nil, false
		}
		x, formulas = formulas[0], formulas[1:]
		return x, true
	})
	return e, formulas
}

// paragraph is say as a block.
func paragraph(sentence string, formulas ...formula.Expr) Block {
	return Paragraph(say(sentence, formulas...))
}

// display is a formula on a line of its own: left, relation, right in the notation of formula.Parse.
func display(left, relation, right string) Display {
	return Display{line(left, relation, right)}
}

func line(left, relation, right string) Line {
	return Line{formula.MustParse(left), relation, formula.MustParse(right)}
}

// equation is a display of one line with a right side that was computed.
func equation(left, relation string, right formula.Expr) Display {
	return Display{{formula.MustParse(left), relation, right}}
}

// tidy joins adjacent texts and drops empty ones.
func tidy(in []Inline) []Inline {
	var out []Inline
	for _, x := range in {
		if t, ok := x.(Text); ok {
			if t == "" {
				continue
			}
			if len(out) > 0 {
				if last, ok := out[len(out)-1].(Text); ok {
					out[len(out)-1] = last + t
					continue
				}
			}
		}
		out = append(out, x)
	}
	return out
}

func join(parts ...[]Inline) []Inline {
	var all []Inline
	for _, p := range parts {
		all = append(all, p...)
	}
	return tidy(all)
}

package exposition

import (
	"strings"

	"rofz/formula"
)

// say makes running text of a sentence in which $…$ is a formula in the notation of formula.Parse, `…` is code, [@…] a
// key of REFERENCES.md, and $$ stands for the next of the given formulas. It is for constants in this package: user
// text goes into Text.
func say(sentence string, formulas ...formula.Expr) []Inline {
	var out []Inline
	next := 0
	text := func(s string) {
		if s != "" {
			out = append(out, Text(s))
		}
	}
	for {
		at := strings.IndexAny(sentence, "$`[")
		if at < 0 {
			text(sentence)
			if next != len(formulas) {
				panic("internal error: formulas are left over")
			}
			return out
		}
		rest := sentence[at:]
		switch {
		case strings.HasPrefix(rest, "$$"):
			text(sentence[:at])
			out = append(out, Math{formulas[next]})
			next++
			sentence = rest[2:]
		case rest[0] == '$':
			text(sentence[:at])
			body, after, _ := strings.Cut(rest[1:], "$")
			out = append(out, Math{formula.MustParse(body)})
			sentence = after
		case rest[0] == '`':
			text(sentence[:at])
			body, after, _ := strings.Cut(rest[1:], "`")
			out = append(out, Code(body))
			sentence = after
		case strings.HasPrefix(rest, "[@"):
			text(sentence[:at])
			body, after, _ := strings.Cut(rest[2:], "]")
			out = append(out, Cite(body))
			sentence = after
		default:
			text(sentence[:at+1])
			sentence = rest[1:]
		}
	}
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

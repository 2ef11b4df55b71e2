package exposition

import (
	"slices"
	"strings"

	"rofz/paper/formula"
	"rofz/poly/algebraic"
	"rofz/proofs"
	"rofz/proofs/requirement"
)

// toldNumber is a number of a scheme that is told, in words.
type toldNumber struct {
	proofs.Number
	text    string
	asMeant bool
}

// numbersOf returns the numbers that are told of a scheme: those that are known, of the scheme that is meant where the
// coefficients are rounded.
func numbersOf(a *proofs.Analysis) []toldNumber {
	var out []toldNumber
	for _, n := range a.Numbers() {
		if !a.AsksForNumber(n) {
			continue
		}
		if v, of := a.NumberAsTold(n); v.Known {
			out = append(out, toldNumber{n, numberText(n, v), of != a})
		}
	}
	return out
}

// numberEntries says what they are in a line; it is broken like any other.
func numberEntries(a *proofs.Analysis) []Entry {
	var printed, meant []string
	for _, x := range numbersOf(a) {
		if text := x.Name() + " " + x.text; x.asMeant {
			meant = append(meant, text)
		} else {
			printed = append(printed, text)
		}
	}
	var parts []string
	if printed != nil {
		parts = append(parts, strings.Join(printed, ", "))
	}
	if meant != nil {
		parts = append(parts, "as meant: "+strings.Join(meant, ", "))
	}
	if parts == nil {
		return nil
	}
	return []Entry{entry("numbers", strings.Join(parts, "; "))}
}

// numbersSentence says it in a sentence.
func numbersSentence(a *proofs.Analysis) string {
	list := numberEntries(a)
	if list == nil {
		return ""
	}
	text := Plain(list[0].Content)
	return strings.ToUpper(text[:1]) + text[1:] + "."
}

// numberText writes a number: exactly if that is short, or rounded, which "…" marks.
func numberText(n proofs.Number, v proofs.NumberValue) string {
	switch {
	case v.Infinite:
		return "∞"
	case v.ToDigits:
		return approximately(v.Number().Decimal(printedDigits)) + " to the printed digits"
	case v.Nearly != nil:
		return approximately(v.Finite.Decimal(printedDigits)) + "… as printed, and " + approximately(v.Nearly.Decimal(printedDigits)) + " to the printed digits"
	case n.IsReportedSquared():
		return squareRoot(v.Number())
	}
	return shortNumber(v.Number())
}

// squareRoot writes a number whose square is the simpler one: rounded, unless it is rational.
func squareRoot(x algebraic.Number) string {
	if r, ok := x.Rational(); ok {
		if s := r.String(); len(s) <= shownDigits {
			return s
		}
	}
	return approximately(x.Decimal(printedDigits)) + "…"
}

// shownDigits and printedDigits are the significant digits of a number, and of a norm, or of one that is itself rounded.
const (
	shownDigits   = 12
	printedDigits = 6
)

// shortNumber writes a number exactly if it is rational, or has radicals, and short.
func shortNumber(x algebraic.Number) string {
	if r, ok := x.Rational(); ok {
		if s := r.String(); len(s) <= shownDigits {
			return s
		}
	} else if p, _ := x.Polynomial(); p.Degree() <= maxRadicalDegree {
		if e, ok := inLine.Radical(x); ok && longest(e) <= longFraction {
			return formula.Text(e)
		}
	}
	return approximately(x.Decimal(shownDigits)) + "…"
}

// otherNumber says which number contradicts a claim.
func otherNumber(f proofs.OtherNumber) string {
	return "claimed " + f.Number.Name() + " " + f.Claimed.Text + ", but it is " + numberText(f.Number, f.Value)
}

// besideNumber says what a number is, and how it compares if not as required.
func besideNumber(x requirement.Result) string {
	text := x.Measure.Number.Name() + " is " + numberText(x.Measure.Number, *x.Measure.NumberValue)
	if x.Measure.Infinite == 0 {
		text = x.Measure.Number.Name() + " is " + beside(x, "")
	}
	return "the " + text
}

// numbersInRow is how many numbers one table of a comparison has room for.
const numbersInRow = 3

// numberTables returns the tables of the numbers that one of the schemes has.
func (c Comparison) numberTables() []Table {
	var some []proofs.Number
	for _, n := range proofs.Numbers() {
		if slices.ContainsFunc(c.Schemes, func(s Compared) bool { _, ok := s.number(n); return ok }) {
			some = append(some, n)
		}
	}
	var out []Table
	for part := range slices.Chunk(some, numbersInRow) {
		columns := []string{"scheme", "scheme"}
		for _, n := range part {
			columns = append(columns, n.Name(), string(n))
		}
		t := plainTable("numbers", columns...)
		for _, s := range c.Schemes {
			if s.Err != nil {
				continue
			}
			row := []Cell{{Content: []Inline{Text(s.Name)}, Key: s.Name}}
			for _, n := range part {
				row = append(row, s.numberCell(n, rounding{c.Options.Digits}))
			}
			t.Rows = append(t.Rows, row)
		}
		out = append(out, t)
	}
	return out
}

func (c Compared) number(n proofs.Number) (proofs.NumberValue, bool) {
	i := slices.IndexFunc(c.Numbers, func(x ComparedNumber) bool { return x.Number == n })
	if i < 0 {
		return proofs.NumberValue{}, false
	}
	return c.Numbers[i].Value, true
}

func (c Compared) numberCell(n proofs.Number, r rounding) Cell {
	switch v, ok := c.number(n); {
	case !c.Whole || ok && !v.Known:
		return cell("?", "undecided")
	case !ok:
		return cell("none", "")
	case v.Infinite:
		return cell("∞", "inf")
	case n.IsInteger():
		return cell(v.Finite.String(), v.Finite.String())
	default:
		return r.numberCell(v.Number())
	}
}

package exposition

import (
	"fmt"
	"slices"
	"strings"

	"rofz/internal/typography"
	"rofz/paper/formula"
	"rofz/poly/algebraic"
	"rofz/proofs/parameter"
	"rofz/proofs/requirement"
	"rofz/scheme"
)

// Parameters is for which values of its free parameter a family is as somebody needs it, or why nothing can be said.
type Parameters struct {
	Name     string
	Property string // the requirements as they were asked
	Answer   parameter.Answer
	Err      *scheme.Error
}

// parameterDigits is how many digits an end of an interval is shown with.
const parameterDigits = 15

// Asked returns the requirements as they are written, with commas between them.
func (p Parameters) Asked() string {
	var all []string
	for _, r := range p.Answer.Requirements {
		all = append(all, r.String())
	}
	return strings.Join(all, ", ")
}

// Symbol is the parameter as formulas have it: gamma is γ.
func (p Parameters) Symbol() formula.Expr {
	e, err := formula.Style{}.Coefficient(p.Answer.Family.Parameter())
	if err != nil {
		panic("internal error: the name of a parameter: " + err.Error())
	}
	return e
}

// Heading names the family and its parameter.
func (p Parameters) Heading() string {
	f := p.Answer.Family
	lo, hi := f.Range()
	from, to := "−∞ <", "< ∞"
	if lo != nil {
		from = typography.Minus(lo.String()) + " ≤"
	}
	if hi != nil {
		to = "≤ " + typography.Minus(hi.String())
	}
	title := f.Info().Title
	if title != "" {
		title = ": " + title
	}
	return fmt.Sprintf("%s%s; %s %s %s", p.Name, title, from, formula.Text(p.Symbol()), to)
}

// Sentences say for which parameters all requirements are met, one interval to a sentence, and where that is open.
func (p Parameters) Sentences() []string {
	set, open := p.Answer.Set(), p.Answer.Open()
	var out []string
	switch {
	case len(set) == 0 && len(open) == 0:
		out = append(out, p.Asked()+" for no "+formula.Text(p.Symbol()))
	case len(set) > 0:
		out = append(out, p.Asked()+" exactly for")
		if len(open) > 0 {
			out[0] = p.Asked() + " for"
		}
		for _, x := range set {
			out = append(out, "  "+p.piece(x))
		}
	}
	if len(open) > 0 {
		out = append(out, "not decided for")
		for _, x := range open {
			out = append(out, "  "+p.piece(x))
		}
	}
	return out
}

// piece writes an interval of parameters.
func (p Parameters) piece(x parameter.Piece) string {
	name := formula.Text(p.Symbol())
	switch {
	case x.IsPoint():
		return name + " = " + parameterText(*x.From)
	case x.From == nil && x.To == nil:
		return "all " + name
	}
	var b strings.Builder
	if x.From != nil {
		b.WriteString(parameterText(*x.From) + relation(x.FromClosed))
	}
	b.WriteString(name)
	if x.To != nil {
		b.WriteString(relation(x.ToClosed) + parameterText(*x.To))
	}
	return b.String()
}

func relation(closed bool) string {
	if closed {
		return " ≤ "
	}
	return " < "
}

// parameterText writes a parameter: exactly if it is short, and otherwise with "…" behind its first digits.
func parameterText(x algebraic.Number) string { return formula.Text(parameterFormula(x)) }

func parameterFormula(x algebraic.Number) formula.Expr {
	s := formula.Style{Digits: shortCell}
	if q, ok := x.Rational(); ok {
		return s.Rational(q)
	}
	if m, _ := x.Polynomial(); m.Degree() == 2 {
		if e, ok := (formula.Style{Digits: 2 * shortCell}).Radical(x); ok {
			return e
		}
	}
	return formula.Rounded(x.Decimal(parameterDigits))
}

// Ends says of each parameter at which the set begins, ends or has an isolated point, and of each at which it is not decided,
// what it is and what changes there; its label is the parameter.
func (p Parameters) Ends() []Entry {
	var out []Entry
	cells := p.Answer.Cells
	for i, c := range cells {
		if !c.IsPoint() {
			continue
		}
		same := true
		for _, j := range []int{i - 1, i + 1} {
			if j >= 0 && j < len(cells) {
				same = same && cells[j].Met() == c.Met()
			}
		}
		if same && c.Met() != requirement.Undecided {
			continue
		}
		met, tone := "not met here", Bad
		switch {
		case c.Met() == requirement.Met:
			met, tone = "met here", Good
		case c.Met() == requirement.Undecided:
			met, tone = "not decided", Doubt
		case c.Undefined:
			met = "no scheme here"
		}
		text := strings.Join(p.Changes(c), "; ") + "; " + met
		if root := rootText(*c.From); root != "" {
			text = "a root of " + root + ": " + text
		}
		out = append(out, entry(formula.Text(p.Symbol())+" = "+parameterText(*c.From), text).tone(tone))
	}
	return out
}

// rootText is the polynomial that a number is a root of; "" for one that is written exactly.
func rootText(x algebraic.Number) string {
	if _, ok := x.Rational(); ok {
		return ""
	}
	f, _ := x.Polynomial()
	if text := formula.Text(formula.Style{}.Descending(algebraic.Field{}, f, "x")); len(text) <= longestRoot {
		return text
	}
	return fmt.Sprintf("a polynomial of degree %d", f.Degree())
}

// longestRoot is the number of characters up to which a polynomial is shown to people; programs get all.
const longestRoot = 60

// Changes says what happens at a critical parameter.
func (p Parameters) Changes(c parameter.Cell) []string {
	var out []string
	for _, x := range c.Causes {
		out = append(out, p.causeOf(x))
	}
	return out
}

// HowKnown says how the outcome in a cell is known.
func HowKnown(h parameter.How) string {
	switch h {
	case parameter.Unchanged:
		return "nothing changes here"
	case parameter.Closed:
		return "the set is closed"
	case parameter.Exceeded:
		return "|R| > 1 somewhere"
	case parameter.Missing:
		return "there is no scheme"
	}
	return "the member was decided"
}

// causeOf says what happens at a critical parameter.
func (p Parameters) causeOf(c parameter.Cause) string {
	multistep := p.Answer.Family.Info().Kind == scheme.KindMultistep
	switch c {
	case parameter.Undefined:
		return "there is no scheme"
	case parameter.CommonFactor:
		if multistep {
			return "ρ and σ have a common zero"
		}
		return "P and Q have a common zero"
	case parameter.PoleAtInfinity:
		if multistep {
			return "a coefficient of σ is 0"
		}
		return "the degree of Q falls"
	case parameter.LimitZero:
		if multistep {
			return "the degree of ρ falls"
		}
		return "the degree of P falls"
	case parameter.LowestE:
		if multistep {
			return "Re ρσ̄ = 0 to higher order at ζ = 1"
		}
		return "the lowest coefficient of E is 0"
	case parameter.HighestE:
		if multistep {
			return "Re ρσ̄ = 0 at ζ = −1"
		}
		return "the highest coefficient of E is 0, |R(∞)| = 1"
	case parameter.DoubleE:
		if multistep {
			return "Re ρσ̄ has a multiple zero"
		}
		return "E has a multiple zero"
	case parameter.LowestRay:
		return "the lowest coefficient of |Q|² − |P|² on the rays is 0"
	case parameter.HighestRay:
		return "the highest coefficient of |Q|² − |P|² on the rays is 0, |R(∞)| = 1"
	case parameter.DoubleRay:
		return "|Q|² − |P|² on the rays has a multiple zero"
	case parameter.LimitEquals:
		return "R(∞) is the number"
	case parameter.ErrorConstant:
		return "the order is higher"
	case parameter.StageCondition:
		return "a condition on the stages begins to hold"
	case parameter.WeightEquals:
		return "a weight is the number"
	case parameter.LastRowEquals:
		return "b begins to be the last row"
	case parameter.MinorVanishes:
		return "BA + AᵀB − bbᵀ is singular"
	}
	return "the range ends"
}

// Counts says how the answer was found.
func (p Parameters) Counts() string {
	points := 0
	for _, c := range p.Answer.Cells {
		if c.IsPoint() {
			points++
		}
	}
	return fmt.Sprintf("%s decided: %d in the gaps between critical parameters, and the %d of these",
		typography.Count(len(p.Answer.Cells), "member"), len(p.Answer.Cells)-points, points)
}

// ParameterTable is the table of the sets of several families, as a textbook has it.
func ParameterTable(list []Parameters) Table {
	t := Table{Columns: []string{"family", "set"}, Head: [][]Inline{say("family"), say("parameters")}}
	for _, p := range list {
		if p.Err != nil {
			continue
		}
		t.Caption = []Inline{Text("For which parameters " + p.Asked())}
		pieces := p.Answer.Set()
		name := Cell{Content: []Inline{Text(p.Name)}, Key: p.Name}
		if len(pieces) == 0 {
			t.Rows = append(t.Rows, []Cell{name, {Content: say("none")}})
		}
		for _, x := range pieces {
			t.Rows = append(t.Rows, []Cell{name, {Content: p.formula(x)}})
			name = Cell{}
		}
		for _, x := range p.Answer.Open() {
			t.Rows = append(t.Rows, []Cell{name, {Content: slices.Concat(say("not decided: "), p.formula(x))}})
			name = Cell{}
		}
	}
	return t
}

// formula is piece as a formula.
func (p Parameters) formula(x parameter.Piece) []Inline {
	g := p.Symbol()
	sign := func(closed bool) string {
		if closed {
			return "≤"
		}
		return "<"
	}
	switch {
	case x.IsPoint():
		return say("$# = #$", g, parameterFormula(*x.From))
	case x.From == nil && x.To == nil:
		return say("all $#$", g)
	case x.From == nil:
		return say("$# "+sign(x.ToClosed)+" #$", g, parameterFormula(*x.To))
	case x.To == nil:
		return say("$# "+sign(x.FromClosed)+" #$", parameterFormula(*x.From), g)
	}
	return say("$# "+sign(x.FromClosed)+" # "+sign(x.ToClosed)+" #$", parameterFormula(*x.From), g, parameterFormula(*x.To))
}

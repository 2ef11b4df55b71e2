package exposition

import (
	"fmt"

	"rofz/paper/formula"
	"rofz/proofs"
	"rofz/scheme"
)

// IDs are the identifiers that were given so far. The zero value has to be made.
type IDs map[string]bool

// New returns an identifier made of a name, kebab-case, and not returned before.
func (ids IDs) New(name string) string { return unique(ids, kebab(name)) }

// OverviewHead returns the headings of the table whose rows Overview makes: one for each scheme, however many there are.
func OverviewHead() [][]Inline {
	return [][]Inline{say("scheme"), say("kind"), say("order"), say("A-stable"), say("L-stable"), say("$R∞$"), say("$e$"), say("$c$"),
		say("claims hold"), say("published")}
}

// OverviewCaption says what the table shows.
func OverviewCaption() []Inline {
	return say("Order, stability, and $R'(z) ~ c z^e$ as $|z| → ∞$; for methods with several roots $e$ is that of the slowest. “Published” is what the source claims.")
}

// Overview returns the row of a scheme, c being its account.
func Overview(a *proofs.Analysis, c Account, opts Options) []Cell {
	opts.Digits = 12
	w := newWriter(a, opts)
	exponent, constant := w.rateCells()
	text := func(s string) Cell { return Cell{Content: []Inline{Text(s)}, Key: s} }
	order := dash()
	if w.hasOrder() {
		if p, ok := OrderOf(a); ok {
			order = w.cell(number(p), fmt.Sprint(p))
		}
	}
	hold := text("yes")
	switch o := c.Outcome(); {
	case o == ClaimFailed:
		hold = text("✗ no")
	case o == ClaimOpen:
		hold = text("? open")
	case w.info.Claimed() == "":
		hold = dash()
	}
	return []Cell{
		text(w.info.Name), text(w.info.Kind), order, inWords(w.mark(proofs.AStable)), inWords(w.mark(proofs.LStable)), w.limitCell(), exponent, constant, hold, text(w.info.Claimed()),
	}
}

// limitCell is the cell of R(∞), for a scheme that has an R.
func (w *writer) limitCell() Cell {
	w = w.told()
	at := w.a.Infinity()
	switch {
	case !w.oneStep() || w.err != nil || w.a.IsUnfinished(proofs.InfinityFact):
		return dash()
	case at.Finite:
		return w.cell(w.style.Element(w.k, at.Limit), w.k.Decimal(at.Limit, 17))
	}
	return w.cell(formula.Symbol("∞"), "1e999")
}

// hasOrder reports whether the scheme has an order of R, or of its principal root.
func (w *writer) hasOrder() bool {
	_, several := w.a.Scheme().(scheme.GeneralLinear)
	return !several && w.err == nil
}

// inWords adds a word to a mark, for who does not see it well.
func inWords(mark Cell) Cell {
	word, ok := map[string]string{"2": "✓ yes", "1": "? open", "0": "✗ no"}[mark.Key]
	if !ok {
		return mark
	}
	return Cell{Content: []Inline{Text(word)}, Key: mark.Key}
}

// TheoremNames lists the theorems that apply to a scheme, in the order of documents.
func TheoremNames(a *proofs.Analysis) []string {
	var out []string
	for _, s := range newWriter(a, Options{}).applicable() {
		out = append(out, s.name)
	}
	return out
}

// TheoremsNamed returns the theorems with these names, with their proofs.
func TheoremsNamed(names map[string]bool) []Block {
	var list []statement
	for _, s := range statements {
		if names[s.name] {
			list = append(list, s)
		}
	}
	return theorems(list, nil)
}

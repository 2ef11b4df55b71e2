package bridge

import (
	"context"

	"rofz/errata/diagnosis"
	"rofz/errata/lint"
	"rofz/internal/ci"
	"rofz/paper/cases"
	"rofz/proofs"
	"rofz/scheme/notation"
)

// Finding is a finding of lint, marked in the text.
type Finding struct {
	ci.Finding
	From int     `json:"from"`
	To   int     `json:"to"` // equal to From if no place is known
	Mend *Change `json:"mend,omitempty"`
}

// Change is a correction: a coefficient that Was one thing Becomes another, for which the characters of the text from From
// to To become Insert.
type Change struct {
	Was     string `json:"was"`
	Becomes string `json:"becomes"`
	From    int    `json:"from"`
	To      int    `json:"to"`
	Insert  string `json:"insert"`
}

// lintOf tells what is wrong with the table, and what would mend it.
func lintOf(ctx context.Context, b *Bridge, q Question, tell func(string, any)) error {
	a, err := b.analysis(ctx, q, 0)
	if err != nil {
		return err
	}
	source := q.Schemes[0]
	file := source.file()
	if source.Text == "" {
		file = ""
	}
	tell("progress", Progress{"looking for what is wrong", 0, 2})
	found := lint.RunAnalysis(a, lint.Options{})
	var d diagnosis.Diagnosis
	if lint.IsContradiction(found) {
		tell("progress", Progress{"looking for the slip", 1, 2})
		d = diagnosis.Of(ctx, a)
	}
	item := cases.Grouped(cases.Linted(file, a.Scheme().Info().Name, a, found, d))
	out := []Finding{}
	for i, f := range item.Findings {
		x := Finding{Finding: f}
		if source.Text != "" && f.Line > 0 {
			x.From, x.To = marked(source.Text, offsetOf(source.Text, f.Line, f.Column))
		}
		if k := i - len(found); k >= 0 && source.Text != "" {
			x.Mend = mend(ctx, source, a, d.Candidates[k])
		}
		out = append(out, x)
	}
	tell("findings", out)
	return nil
}

// mend returns how a candidate is carried out in the text, nil if it changes more than one coefficient, or a claim, or what
// is not written out there.
func mend(ctx context.Context, source Source, a *proofs.Analysis, c diagnosis.Candidate) *Change {
	if len(c.Edits) != 1 || c.Edits[0].IsClaim() {
		return nil
	}
	p, err := source.read(ctx)
	if err != nil {
		return nil
	}
	edit, s := c.Edits[0], a.Scheme()
	change := notation.Change{Place: edit.Place, At: s.Position(edit.Place), From: edit.From, To: edit.To}
	if !p.language.Schemes {
		change.Table = s.Info().Name
	}
	r, err := p.language.Replace(p.file, []byte(source.Text), change)
	if err != nil {
		return nil
	}
	from := units(source.Text[:r.At.Offset])
	return &Change{edit.From, edit.To, from, from + units(r.Old), r.New}
}

// offsetOf returns the offset in bytes of a line and a column, which count from 1.
func offsetOf(text string, line, column int) int {
	at := 0
	for i, r := range text {
		at = i
		switch {
		case line == 1 && column <= 1, line == 1 && r == '\n':
			return i
		case line == 1:
			column--
		case r == '\n':
			line--
		}
	}
	if line > 1 || column > 1 {
		return len(text)
	}
	return at
}

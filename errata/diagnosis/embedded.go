package diagnosis

import (
	"context"
	"slices"
	"strings"

	"rofz/poly"
	"rofz/scheme"
)

// embedded returns the candidates with those before them that take the embedded weights as a whole for something else,
// where they do not add up to 1: the differences b − b̂ (or these for the weights), perhaps with one more edit, or a
// multiple of the weights.
func (p *problem) embedded(ctx context.Context, found []Candidate) []Candidate {
	s := p.scheme
	_, bhat, ok := scheme.Weights(s)
	if !ok || bhat.Values == nil || addsUp(s, bhat) || p.transformed {
		return found
	}
	if c, ok := p.multiple(); ok {
		found = slices.Insert(found, 0, c)
	}
	from, to := "bhat", "e"
	if bhat.Text == nil {
		from, to = to, from
	}
	edit := Edit{Place: scheme.Place{Key: from}, From: from, To: to}
	other, err := p.rewritten(func(e scheme.Entries) scheme.Entries {
		if e.Key == from {
			e.Key = to
		}
		return e
	})
	if err != nil {
		return found
	}
	if p.sound(other) {
		return slices.Insert(found, 0, p.whole(Differences, other, edit))
	}
	options := p.Options
	options.Most, options.Refuted = 1, nil
	for _, c := range slips(ctx, other, options).Candidates {
		if !slices.ContainsFunc(c.Edits, Edit.IsClaim) {
			c.Kind, c.Edits = Differences, slices.Insert(c.Edits, 0, edit)
			i := slices.IndexFunc(found, func(c Candidate) bool { return slices.ContainsFunc(c.Edits, Edit.IsClaim) })
			if i < 0 {
				i = len(found)
			}
			found = slices.Insert(found, i, c)
		}
	}
	return found
}

// multiple proposes weights with their sum divided out, where it is an integer or the inverse of one and more than the
// sum fails.
func (p *problem) multiple() (Candidate, bool) {
	b, ok := scheme.Find(p.scheme, "bhat")
	if !ok || p.independent() < 2 {
		return Candidate{}, false
	}
	sum, ok := excess(b).Add(poly.Int(1)).Rat()
	if !ok || sum.IsZero() || !sum.IsInt() && !sum.Inv().IsInt() {
		return Candidate{}, false
	}
	var edits []Edit
	for j, x := range b.Values[0] {
		r, ok := x.Rat()
		if !ok {
			return Candidate{}, false
		}
		if !r.IsZero() {
			edits = append(edits, Edit{Place: scheme.Place{Key: "bhat", Column: j + 1}, From: b.Printed(0, j), To: r.Quo(sum).String()})
		}
	}
	other, err := p.revised(edits...)
	if err != nil || !p.sound(other) {
		return Candidate{}, false
	}
	return p.whole(Multiple, other, edits...), true
}

// rewritten returns the scheme with other coefficients, and the claims that are made of it.
func (p *problem) rewritten(change func(scheme.Entries) scheme.Entries) (scheme.Scheme, error) {
	var entries []scheme.Entries
	for _, e := range p.scheme.Printed() {
		if !strings.HasPrefix(e.Key, "transformed.") {
			entries = append(entries, change(e))
		}
	}
	return scheme.New(p.claimed(nil), entries...)
}

// sound reports whether all claims of a rewritten scheme hold, and its embedded weights are weights, other than b.
func (p *problem) sound(s scheme.Scheme) bool {
	_, bhat, _ := scheme.Weights(s)
	t, ok := newTable(s, standard)
	return ok && addsUp(s, bhat) && !estimatesNothing(s) && t.holds() &&
		len(scheme.RowSumFindings(s))+len(scheme.FamilyFindings(s))+len(scheme.OrderConditionFindings(s)) == 0
}

// whole is a candidate of which all claims hold, and to which there is no other of its kind.
func (p *problem) whole(kind Kind, s scheme.Scheme, edits ...Edit) Candidate {
	return Candidate{Kind: kind, Edits: edits, Confirmed: p.Confirm == nil || p.Confirm(s), Accidents: -float64(p.independent()),
		Conditions: len(p.before) + len(p.Refuted), score: kind.implausibility(), plain: kind.implausibility()}
}

// estimatesNothing reports whether the embedded weights are the weights.
func estimatesNothing(s scheme.Scheme) bool {
	b, bhat, ok := scheme.Weights(s)
	return ok && bhat.Values != nil && slices.EqualFunc(b.Values[0], bhat.Values[0], poly.Elem.Equal)
}

package tally

import "sort"

// builder sums up the results of a part as they come.
type builder struct {
	outcomes map[string]Outcome
	rest     Summary // without outcomes
	tallies  [][]byte
}

// add adds a result. It does what Plus does, without merging lists.
func (b *builder) add(r result) {
	one := r.summary()
	if len(one.Outcomes) > 0 {
		if b.outcomes == nil {
			b.outcomes = map[string]Outcome{}
		}
		if o, ok := b.outcomes[r.key]; ok {
			b.outcomes[r.key] = o.plus(one.Outcomes[0])
		} else {
			b.outcomes[r.key] = one.Outcomes[0]
		}
		if len(b.outcomes) > 2*mostOutcomes {
			b.rest = b.summary()
			b.outcomes = map[string]Outcome{}
			for _, o := range b.rest.Outcomes {
				b.outcomes[o.key] = o
				b.rest.Schemes -= o.Count
			}
			b.rest.Outcomes = nil
		}
		return
	}
	b.rest = b.rest.Plus(one)
}

// summary returns the summary of all results.
func (b *builder) summary() Summary {
	out := b.rest
	var list Summary
	for _, o := range b.outcomes {
		list.Outcomes = append(list.Outcomes, o)
		list.Schemes += o.Count
	}
	sort.Slice(list.Outcomes, func(i, j int) bool { return byLength(list.Outcomes[i].key, list.Outcomes[j].key) < 0 })
	return out.Plus(list)
}

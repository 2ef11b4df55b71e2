package tally

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"rofz/poly/exact"
)

// complete makes of a summary that was read from JSON what it was before it was written, and refuses what Plus never makes.
func (s *Summary) complete() error {
	for i := range s.Outcomes {
		if err := s.Outcomes[i].complete(); err != nil {
			return err
		}
	}
	if !slices.IsSortedFunc(s.Outcomes, func(a, b Outcome) int { return byLength(a.key, b.key) }) {
		return errors.New("the outcomes of a tally are not in order")
	}
	count := s.Others + s.Failed
	for _, o := range s.Outcomes {
		if o.Count < 1 {
			return fmt.Errorf("an outcome of a tally has %d schemes", o.Count)
		}
		count += o.Count
	}
	if count != s.Schemes {
		return fmt.Errorf("the outcomes of a tally are %d, and the schemes %d", count, s.Schemes)
	}
	return nil
}

func (o *Outcome) complete() error {
	for q, v := range o.Answers {
		n, ok := v.(json.Number)
		if !ok {
			continue
		}
		x, err := n.Int64()
		if err != nil {
			return fmt.Errorf("%.40q is %.40q, should be an integer", q, n)
		}
		o.Answers[q] = x
	}
	key, err := json.Marshal(o.Answers)
	if err != nil {
		return err
	}
	o.key = string(key)
	for i := range o.Numbers {
		x := &o.Numbers[i]
		for _, e := range []*Extreme{x.Least, x.Greatest, x.Modulus} {
			if e == nil {
				return fmt.Errorf("the number %.40q of a tally has no extremes", x.Name)
			}
			if e.value, err = exact.ParseRat(e.Text); err != nil {
				return err
			}
		}
	}
	return nil
}

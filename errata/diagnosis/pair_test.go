package diagnosis

import (
	"context"
	"slices"
	"strings"
	"testing"

	"rofz/internal/sample"
	"rofz/scheme"
	"rofz/scheme/catalogue"
)

// pairWith returns a pair with another text for a coefficient, nil if there is none that can be read.
func pairWith(p *scheme.AdditivePair, key string, row, col int, text string) *scheme.AdditivePair {
	entries := slices.Clone(p.Printed())
	for i, e := range entries {
		if e.Key == key {
			rows := slices.Clone(e.Rows)
			rows[row] = slices.Clone(rows[row])
			rows[row][col] = text
			entries[i].Rows = rows
		}
	}
	s, err := scheme.New(p.Info(), entries...)
	if err != nil {
		return nil
	}
	return s.(*scheme.AdditivePair)
}

// TestSlipsInPairs makes slips of the pen in the coefficients of published pairs, in both halves. Where they change the order, or a row sum, the printed text is among the first
// candidates, for all but a few.
func TestSlipsInPairs(t *testing.T) {
	names := []string{"ars-443", "bpr-353", "imex-ssp3-332"}
	if sample.Full() {
		names = append(names, "ark324l2sa")
	}
	made, found, first, unnoticed := 0, 0, 0, 0
	for _, name := range names {
		p := sample.Try(catalogue.Lookup(name)).Must(t).(*scheme.AdditivePair)
		for _, e := range p.Printed() {
			if strings.HasSuffix(e.Key, ".c") || e.Key == "params" {
				continue
			}
			for row, texts := range e.Rows {
				for col, text := range texts {
					list := rewrites(text)
					if len(list) == 0 {
						continue
					}
					slip := list[(7*row+3*col+len(e.Key))%len(list)]
					q := pairWith(p, e.Key, row, col, slip.text)
					if q == nil {
						continue
					}
					d := Find(context.Background(), q, Options{})
					if len(d.Failing) == 0 {
						unnoticed++
						continue
					}
					made++
					is := func(c Candidate) bool {
						at := c.Edits[0].Place
						return len(c.Edits) == 1 && at.Key == e.Key && at.Column == col+1 && max(at.Row-1, 0) == row
					}
					if i := slices.IndexFunc(d.Candidates, is); i >= 0 {
						found++
						if i == 0 {
							first++
						}
					} else {
						t.Logf("%s: %s[%d][%d] %s for %s: %+v", name, e.Key, row+1, col+1, slip.text, text, d.Candidates)
					}
				}
			}
		}
	}
	t.Logf("%d slips, the place is found for %d, as the first for %d; %d more change no condition", made, found, first, unnoticed)
	if made < 30 || found < made*9/10 || first < made*3/4 {
		t.Errorf("of %d slips the place of %d is found, as the first candidate for %d", made, found, first)
	}
}

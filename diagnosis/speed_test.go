package diagnosis

import (
	"context"
	"testing"

	"rofz/catalogue"
	"rofz/scheme"
)

// BenchmarkFind looks for one digit in a scheme of eight stages and order 6 with long rationals, and in the largest of
// the catalogue.
func BenchmarkFind(b *testing.B) {
	for _, name := range []string{"verner-6-5", "esdirk54i8l2sa", "petsc-8616sal", "rodas6p"} {
		s, err := catalogue.Lookup(name)
		if err != nil {
			b.Fatal(err)
		}
		spoiled := spoilLong(b, s)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if d := Find(context.Background(), spoiled, Options{}); len(d.Candidates) == 0 {
					b.Fatal("nothing found")
				}
			}
		})
	}
}

// spoilLong changes a digit in the longest coefficient of the last row.
func spoilLong(tb testing.TB, s scheme.Scheme) scheme.Scheme {
	t, _ := newTable(s, standard)
	at := 0
	for i, c := range t.cells {
		if c.Row >= t.cells[at].Row && len(c.Text) > len(t.cells[at].Text) {
			at = i
		}
	}
	var changed string
	for _, w := range rewrites(t.cells[at].Text) {
		if w.kind == Digit {
			changed = w.text
			break
		}
	}
	out, err := t.parse(edits{cells: map[int]string{at: changed}})
	if err != nil {
		tb.Fatal(err)
	}
	return out
}

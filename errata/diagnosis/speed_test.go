package diagnosis

import (
	"context"
	"testing"

	"rofz/internal/sample"
	"rofz/scheme"
	"rofz/scheme/catalogue"
)

// BenchmarkFind looks for one sign in a scheme of eight stages and order 6 with long rationals, and in the largest of
// the catalogue.
func BenchmarkFind(b *testing.B) {
	for _, name := range []string{"verner-6-5", "esdirk54i8l2sa", "petsc-8616sal", "rodas6p"} {
		s := sample.Try(catalogue.Lookup(name)).Must(b)
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

// spoilLong changes the sign of the longest coefficient in the last rows that is not tiny.
func spoilLong(tb testing.TB, s scheme.Scheme) scheme.Scheme {
	t, _ := newTable(s, standard)
	at := 0
	for i, c := range t.cells {
		if x := s.Field().Float64(c.Value); x*x > 1e-4 && c.Row >= t.cells[at].Row && len(c.Text) > len(t.cells[at].Text) {
			at = i
		}
	}
	return sample.Try(t.revised(t.edit(at, negated(t.cells[at].Text), false))).Must(tb)
}

package exposition

import (
	"reflect"
	"slices"
	"testing"

	"rofz/internal/budget/countdown"
	"rofz/internal/sample"
	"rofz/proofs"
	"rofz/scheme/catalogue"
)

// TestUnfinished ends the work on schemes at many points. What is then said is what is said without an end, or that it is
// not finished; a cell of a table is the same, or a dash, or a question mark.
func TestUnfinished(t *testing.T) {
	var parts []Part
	for _, d := range Parts() {
		parts = append(parts, d.Part)
	}
	for _, name := range []string{"tr-bdf2", "alexander-2-2-plus", "bdf-3", "rk4"} {
		s := sample.Try(catalogue.Lookup(name)).Must(t)
		full := withoutCertificates(ChapterOf(proofs.Analyze(s), parts, Options{}))
		overview := func(a *proofs.Analysis) []Cell { return Overview(a, AccountOf(a, ""), Options{}) }
		row := overview(proofs.Analyze(s))
		cut, whole := 0, false
		for left := 1; !whole; left += 1 + left/2 {
			c := withoutCertificates(ChapterOf(proofs.AnalyzeContext(countdown.New(left), s), parts, Options{}))
			whole = true
			for _, got := range c.sections {
				i := slices.IndexFunc(full.sections, func(s Section) bool { return s.ID == got.ID })
				if same := i >= 0 && reflect.DeepEqual(got, full.sections[i]); !same && !isUnfinished(got) {
					t.Errorf("%s, ended after %d: part %s is neither whole nor said to be unfinished: %v", name, left, got.ID, got.Blocks)
				} else if !same {
					cut, whole = cut+1, false
				}
			}
			compareCells(t, name, c.row, full.row)
			compareCells(t, name, overview(proofs.AnalyzeContext(countdown.New(left), s)), row)
		}
		if cut == 0 {
			t.Errorf("%s: nothing was cut", name)
		}
	}
}

// withoutCertificates drops the texts of certificates: they hold an enclosure of the generator, which is the narrower the
// more was computed before.
func withoutCertificates(c Chapter) Chapter {
	for _, s := range c.sections {
		for i, b := range s.Blocks {
			if v, ok := b.(Verdict); ok {
				v.Certificate = ""
				s.Blocks[i] = v
			}
		}
	}
	return c
}

func isUnfinished(s Section) bool {
	if len(s.Blocks) != 1 {
		return false
	}
	p, ok := s.Blocks[0].(Paragraph)
	return ok && len(p) == 1 && p[0] == Text("Not finished: context deadline exceeded.")
}

func compareCells(t *testing.T, name string, got, want []Cell) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %d cells, should be %d", name, len(got), len(want))
	}
	for i, c := range got {
		open := reflect.DeepEqual(c, dash()) || c.Key == "1" || c.Key == "? open"
		if !open && !reflect.DeepEqual(c, want[i]) {
			t.Errorf("%s: cell %d is %v, should be %v, a dash or a question mark", name, i, c, want[i])
		}
	}
}

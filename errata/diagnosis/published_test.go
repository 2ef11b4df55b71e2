package diagnosis_test

import (
	"path/filepath"
	"strings"
	"testing"

	"rofz/errata/diagnosis"
)

// TestPublishedDefects: published tables with a defect; what comes first is the right value.
func TestPublishedDefects(t *testing.T) {
	for _, row := range []struct {
		file string
		kind diagnosis.Kind
		want []string
		why  string
	}{
		{"explicit-7", diagnosis.Digit, []string{"A[8][1]: 5/164 should be 5/154"}, "one digit"},
		{"explicit-5-4", diagnosis.Replaced, []string{"16/135", "0", "6656/12825", "28561/56430", "-0.18", "2/55"}, "Fehlberg's weights of order 5, −9/50 among them"},
		{"sdirk-3", diagnosis.Several, []string{"A[2][1]: 0.282066732 should be 0.282066739", "A[3][2]: -0.6443632015 should be -0.644363170508"}, "two slips at once"},
		{"radau-3", diagnosis.Abscissae, []string{"c[2] should be 1, not 0.25"}, "the second abscissa is 1"},
		{"explicit-2", diagnosis.Abscissae, []string{"c[3] should be 37/63, not 19/20", "c[4] should be 19/20, not 37/63"}, "two abscissae stand in each other's place"},
	} {
		d := find(t, readFile(t, filepath.Join("testdata", row.file+".json")))
		if len(d.Candidates) == 0 || d.Candidates[0].Kind != row.kind {
			t.Errorf("%s (%s): found%s", row.file, row.why, first(d, 3))
			continue
		}
		for _, want := range row.want {
			if !strings.Contains(mend(d.Candidates[0]), want) {
				t.Errorf("%s (%s): found%s\nshould say %s", row.file, row.why, first(d, 1), want)
			}
		}
	}
}

// TestNoSupersets: no candidate contains a better one.
func TestNoSupersets(t *testing.T) {
	for _, file := range []string{"explicit-7", "explicit-5-4", "sdirk-3", "radau-3", "explicit-2"} {
		d := find(t, readFile(t, filepath.Join("testdata", file+".json")))
		for i, c := range d.Candidates {
			for _, better := range d.Candidates[:i] {
				has := make(map[diagnosis.Edit]bool)
				for _, e := range c.Edits {
					has[e] = true
				}
				missing := 0
				for _, e := range better.Edits {
					if !has[e] {
						missing++
					}
				}
				if missing == 0 {
					t.Errorf("%s: %s\ncontains %s", file, mend(c), mend(better))
				}
			}
		}
	}
}

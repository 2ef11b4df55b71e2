package diagnosis_test

import (
	"path/filepath"
	"strings"
	"testing"

	"rofz/errata/diagnosis"
	"rofz/paper/exposition"
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

// TestOwnNodes: Oliver's method starts from another time on purpose, and keeps its order: nothing is wrong.
func TestOwnNodes(t *testing.T) {
	d := find(t, read(t, `{"name": "oliver", "kind": "runge-kutta", "order": 5, "c": ["2/3", "1/6", "3/4", "1", "4/5", "1"],
		"b": ["0", "54/133", "32/21", "1/18", "-125/114", "1/9"],
		"A": [["0","0","0","0","0","0"], ["1/6","0","0","0","0","0"], ["-15/8","21/8","0","0","0","0"], ["-9","75/7","-5/7","0","0","0"],
		["-3","34257/8750","-114/875","19/1250","0","0"], ["0","123/380","5/2","3/20","-75/38","0"]]}`))
	if len(d.Failing)+len(d.Candidates) > 0 {
		t.Errorf("%v fail; found%s", d.Failing, first(d, 3))
	}
}

// TestHybrid: a Rosenbrock table whose α and b are a Runge–Kutta method of order 5 is not said to be of order 1.
func TestHybrid(t *testing.T) {
	d := find(t, readFile(t, filepath.Join("testdata", "hybrid-5-4.json")))
	if d.Hybrid == nil || *d.Hybrid != (diagnosis.Hybrid{Order: 5, Embedded: 4}) {
		t.Errorf("hybrid: %+v, should have order 5(4)", d.Hybrid)
	}
	for _, c := range d.Candidates {
		if c.Kind == diagnosis.Claim {
			t.Errorf("a claim is said to be wrong: %s", mend(c))
		}
	}
	plain := find(t, readFile(t, filepath.Join("testdata", "explicit-7.json")))
	if plain.Hybrid != nil {
		t.Error("a Runge–Kutta method is said to be hybrid")
	}
}

// TestWholeRows: Fehlberg's scheme with a row that stands there twice, and one that is shifted.
func TestWholeRows(t *testing.T) {
	const head = `{"name": "rkf4", "kind": "runge-kutta", "order": 4, "c": ["0", "1/4", "3/8", "12/13", "1"],
		"b": ["25/216", "0", "1408/2565", "2197/4104", "-1/5"], "A": [["0","0","0","0","0"], ["1/4","0","0","0","0"], ["3/32","9/32","0","0","0"], `
	for _, row := range []struct{ rows, want, why string }{
		{`["3/32","9/32","0","0","0"], ["439/216","-8","3680/513","-845/4104","0"]]}`, "row 4 of A is row 3 again", "the third row stands there twice"},
		{`["-7200/2197","7296/2197","1932/2197","0","0"], ["439/216","-8","3680/513","-845/4104","0"]]}`, "A[4][1], A[4][2], A[4][3] are displaced and should be 1932/2197, -7200/2197, 7296/2197", "no 0 is passed"},
	} {
		d := find(t, read(t, head+row.rows))
		var notes []string
		for _, n := range exposition.Diagnosed(d) {
			notes = append(notes, exposition.Plain(n.Content))
		}
		said := strings.Join(notes, "; ")
		if !strings.Contains(said, row.want) {
			t.Errorf("%s: %s\nshould say %s", row.why, said, row.want)
		}
	}
	const oliver = `{"name": "oliver", "kind": "runge-kutta", "order": 5, "b": ["0", "54/133", "32/21", "1/18", "-125/114", "1/9"],
		"A": [["0","0","0","0","0","0"], ["1/6","0","0","0","0","0"], ["-15/8","21/8","0","0","0","0"], ["-9","75/7","-5/7","0","0","0"],
		["-3","34257/8750","-114/875","19/1250","0","0"], ["123/380","5/2","3/20","-75/38","0","0"]]}`
	const shifted = "row 6 of A is shifted by one place"
	if d := find(t, read(t, oliver)); len(d.Candidates) == 0 || !strings.HasPrefix(mend(d.Candidates[0]), shifted) {
		t.Errorf("found%s\nshould begin with %s", first(d, 3), shifted)
	}
	heun := `{"name": "heun", "kind": "runge-kutta", "order": 3, "c": ["0", "1/3", "2/3"], "b": ["1/4", "0", "3/4"],
		"A": [["0","0","0"], ["1/3","0","0"], ["2/3","0","0"]]}`
	if d := find(t, read(t, heun)); len(d.Repeated) > 0 {
		t.Errorf("rows are said to be others again: %+v", d.Repeated)
	}
}

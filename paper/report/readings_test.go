package report

import (
	"bytes"
	"strings"
	"testing"

	"rofz/proofs"
	"rofz/proofs/specimen"
)

func reportOf(t *testing.T, name string) Report {
	t.Helper()
	return Of(specimen.Analysis(t, name), Options{})
}

// TestReadings: who fails a claim by its last digits is told so, and what the table means; who does not is not.
func TestReadings(t *testing.T) {
	for _, row := range []struct {
		name      string
		none      bool
		of        string
		within    bool
		defect    string
		aStable   string
		lStable   string
		why       string
		guessRoot string
	}{
		{name: "radau-iia-2", none: true, why: "exact coefficients"},
		{name: "rodas4", none: true, why: "truncated, but both claims hold as printed"},
		{name: "billington-3-3-2", none: true, why: "nothing is claimed that could fail"},
		{name: "cash-5-3-4", of: "scheme", within: true, defect: "-8.4e-42 at y²", aStable: "proved", lStable: "proved",
			guessRoot: "x^3-3*x^2+3/2*x-1/6", why: "40 digits: γ is recognized"},
		{name: "ark324l2sa-esdirk", of: "scheme", within: false, defect: "R(∞) = -4.91e-27 instead of 0", aStable: "proved",
			lStable: "proved", why: "fractions that are not the nearest ones: 1.63 units away"},
		{name: "ark548l2sa-esdirk", of: "stability function", defect: "R(∞) = -3.58e-25 instead of 0", aStable: "proved", lStable: "proved",
			why: "no scheme is found, the stability function of order 5 is"},
		{name: "kvaerno-4-2-3-decimal", of: "scheme", defect: "E(y)", aStable: "proved", lStable: "refuted",
			why: "A-stability alone is claimed"},
	} {
		r := reportOf(t, row.name).Readings
		if (r == nil) != row.none {
			t.Errorf("%s (%s): readings %+v", row.name, row.why, r)
		}
		if r == nil || row.none {
			continue
		}
		if all := strings.Join(r.Defect, "\n"); !strings.Contains(all, row.defect) {
			t.Errorf("%s (%s): the defect is %q, without %q", row.name, row.why, all, row.defect)
		}
		m := r.AsMeant
		if m == nil || m.Of != row.of || m.Within != row.within {
			t.Errorf("%s (%s): as meant %+v", row.name, row.why, m)
			continue
		}
		for name, want := range map[string]string{"A-stable": row.aStable, "L-stable": row.lStable} {
			if p, ok := m.Properties.Find(name); !ok || p.Verdict != want {
				t.Errorf("%s (%s): as meant %s is %q, should be %q", row.name, row.why, name, p.Verdict, want)
			}
		}
		if row.guessRoot != "" && (len(m.Guesses) != 1 || m.Guesses[0].RootOf != row.guessRoot) {
			t.Errorf("%s (%s): guesses %+v", row.name, row.why, m.Guesses)
		}
	}
}

// TestReadingsKeepVerdicts: the readings change nothing of what is said about the coefficients as printed.
func TestReadingsKeepVerdicts(t *testing.T) {
	r := reportOf(t, "cash-5-3-4")
	if p, _ := r.Properties.Find("A-stable"); p.Verdict != "refuted" || r.Status != ClaimFailed {
		t.Errorf("A-stable %s, status %s; should be refuted and claim-failed", p.Verdict, r.Status)
	}
	var a, b bytes.Buffer
	if err := r.WriteJSON(&a); err != nil {
		t.Fatal(err)
	}
	again := Of(proofs.Analyze(specimen.Analysis(t, "cash-5-3-4").Scheme()), Options{})
	if err := again.WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	if a.String() != b.String() {
		t.Error("two reports of one scheme differ")
	}
}

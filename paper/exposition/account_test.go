package exposition

import (
	"slices"
	"strings"
	"testing"

	"rofz/errata/lint"
	"rofz/errata/specimen"
	"rofz/internal/sample"
	"rofz/proofs"
	"rofz/proofs/requirement"
	"rofz/scheme"
)

func accountOf(t *testing.T, name string) Account {
	t.Helper()
	return AccountOf(specimen.Analysis(t, name), name)
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
		{name: "ark324l2sa-esdirk", of: "scheme", within: true, defect: "R(∞) = -4.91e-27 instead of 0", aStable: "proved",
			lStable: "proved", why: "fractions that are not the nearest ones: 1.63 units away"},
		{name: "ark548l2sa-esdirk", of: "stability function", defect: "R(∞) = -3.58e-25 instead of 0", aStable: "proved", lStable: "proved",
			why: "no scheme is found, the stability function of order 5 is"},
		{name: "kvaerno-4-2-3-decimal", of: "stability function", defect: "E(y)", aStable: "proved", lStable: "proved",
			why: "A-stability alone is claimed, and R(∞) = 0 to the printed digits"},
	} {
		r := accountOf(t, row.name).Reading
		if (r == nil) != row.none {
			t.Errorf("%s (%s): readings %+v", row.name, row.why, r)
		}
		if r == nil || row.none {
			continue
		}
		if all := strings.Join(DefectOf(r.Defect, specimen.Analysis(t, row.name).Scheme().Info().Published.Claims("L-stable")), "\n"); !strings.Contains(all, row.defect) {
			t.Errorf("%s (%s): the defect is %q, without %q", row.name, row.why, all, row.defect)
		}
		if (r.Scheme != nil) != (row.of == "scheme") || (r.Function != nil) != (row.of == "stability function") || r.Scheme != nil && r.Scheme.Within() != row.within {
			t.Errorf("%s (%s): as meant %+v", row.name, row.why, r)
			continue
		}
		for name, want := range map[proofs.Property]string{proofs.AStable: row.aStable, proofs.LStable: row.lStable} {
			if i := slices.IndexFunc(r.Stability(), func(d proofs.Decision) bool { return d.Property == name }); i < 0 || r.Stability()[i].Verdict.String() != want {
				t.Errorf("%s (%s): as meant %s should be %q: %+v", row.name, row.why, name, want, r.Stability())
			}
		}
		if row.guessRoot != "" && (len(r.Guesses) != 1 || r.Guesses[0].Polynomial.Monic().Descending("x") != row.guessRoot) {
			t.Errorf("%s (%s): guesses %+v", row.name, row.why, r.Guesses)
		}
	}
}

// TestAsMeant: a claim that holds for the scheme that is meant has not failed, and is told; one that does not has failed.
func TestAsMeant(t *testing.T) {
	c := accountOf(t, "cash-5-3-4")
	if c.Outcome() != AsClaimed || len(c.AsMeant) != 2 || !strings.HasPrefix(c.AsMeant[0], "A-stable as meant; as printed: |R(iy)| exceeds 1 by at most 2.5e-62") {
		t.Errorf("outcome %d, as meant %q", c.Outcome(), c.AsMeant)
	}
	if c := accountOf(t, "petsc-es8516sal"); c.Outcome() != ClaimFailed || len(c.Failures) != 1 {
		t.Errorf("outcome %d, failures %q", c.Outcome(), c.Failures)
	}
}

// TestOutcome: of several things that are wrong the gravest counts.
func TestOutcome(t *testing.T) {
	result := func(o requirement.Outcome) []requirement.Result { return []requirement.Result{{Outcome: o}} }
	both := append(result(requirement.Undecided), result(requirement.NotMet)...)
	for _, tt := range []struct {
		account Account
		want    Outcome
		why     string
	}{
		{Account{Warnings: []string{"w"}, Requirements: result(requirement.Met)}, AsClaimed, "a warning is none"},
		{Account{Requirements: result(requirement.Undecided)}, RequirementOpen, "a requirement alone"},
		{Account{Undecided: []string{"u"}, Requirements: result(requirement.Undecided)}, ClaimOpen, "a claim before a requirement"},
		{Account{Undecided: []string{"u"}, Requirements: both}, RequirementNotMet, "what is known before what is open"},
		{Account{Failures: []string{"f"}, Requirements: both}, ClaimFailed, "a claim before a requirement"},
		{Account{Err: &scheme.Error{}}, InError, "nothing is known"},
	} {
		if got := tt.account.Outcome(); got != tt.want {
			t.Errorf("outcome %d, want %d: %s", got, tt.want, tt.why)
		}
	}
}

// TestWeightSums: check and lint say of a sum of weights the same, in the same words: it contradicts a claim only where an order is claimed, but
// what breaks a solver is an error of lint.
func TestWeightSums(t *testing.T) {
	const table = `{"name":"x","kind":"runge-kutta","A":[["0","0"],["1","0"]],`
	for _, tt := range []struct {
		rest      string
		level     lint.Level
		want, why string
	}{
		{`"b":["0.5","0.49993"]`, lint.Warning, "b: the sum is 99993/100000, off by -7e-5: not even y' = 1 is solved", "beyond the digits"},
		{`"b":["0.5","0.500000000000000037"]`, lint.Warning, "b: the sum is off by 3.7e-17: more than the printed digits explain, so that the last places of an entry are wrong", "the last places"},
		{`"b":["1/2","1/2"],"bhat":["1/2","-1/2"]`, lint.Error, "bhat: the sum is 0: these look like the differences b − bhat", "differences"},
		{`"b":["1/2","1/2"],"order":2,"bhat":["1","1/4"]`, lint.Error, "bhat: the sum is 5/4, off by 0.25: the step size control is broken", "only the order of b is claimed"},
		{`"b":["1/2","1/2"],"e":["1","1/4"]`, lint.Error, "e: the sum is 5/4, should be 0: the step size control is broken", "error weights"},
		{`"b":["1/2","1/3"],"order":1`, lint.Error, "", "an order is claimed"},
		{`"b":["1/2","1/2"],"bhat":["1","1/4"],"embedded_order":1`, lint.Error, "", "an embedded order is claimed"},
	} {
		a := proofs.Analyze(sample.Try(scheme.Parse("x.json", []byte(table+tt.rest+"}"))).Must(t))
		account := AccountOf(a, "x.json")
		var sums []lint.Finding
		for _, f := range lint.RunAnalysis(a, lint.Options{}) {
			if _, ok := f.Fact.(scheme.WeightSum); ok {
				sums = append(sums, f)
			}
		}
		if len(sums) != 1 {
			t.Fatalf("%s: %v", tt.why, sums)
		}
		said := sums[0].Place.String() + ": " + Plain(Remark(sums[0]))
		if tt.want == "" {
			if sums[0].Level != tt.level || account.Outcome() != ClaimFailed || account.Warnings != nil {
				t.Errorf("%s: %v, %+v", tt.why, sums, account)
			}
			continue
		}
		if said != tt.want || sums[0].Level != tt.level || account.Outcome() != AsClaimed || len(account.Warnings) != 1 || account.Warnings[0] != tt.want {
			t.Errorf("%s: lint says %q, check %q", tt.why, said, account.Warnings)
		}
	}
}

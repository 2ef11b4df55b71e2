package exposition

import (
	"strings"
	"testing"

	"rofz/asymptotics"
	"rofz/errata/specimen"
	"rofz/internal/sample"
	"rofz/poly/algebraic"
	"rofz/proofs"
	"rofz/scheme"
)

func constantsOf(t *testing.T, named string, opts GradientOptions) Gradient {
	t.Helper()
	if opts.Digits == 0 {
		opts.Digits = 16
	}
	return GradientOf(specimen.Analysis(t, named), named, opts)
}

// nameOf is a rational number, or the polynomial that a number is a root of.
func nameOf(x algebraic.Number) string {
	if r, ok := x.Rational(); ok {
		return r.String()
	}
	p, _ := x.Polynomial()
	return p.Descending("x")
}

// TestLeastConstants has constants that are found by hand, for |z^j R'| on the half-plane and the negative axis.
func TestLeastConstants(t *testing.T) {
	for _, row := range []struct {
		name, region string
		power        int
		constant, at string // a rational, or what it is a root of
		atInfinity   bool
		infinite     bool
		why          string
	}{
		{"backward-euler", "half-plane", 1, "1/2", "1", false, false, "R' = 1/(1−z)²: y/(1+y²) is largest at 1"},
		{"backward-euler", "negative axis", 1, "1/4", "1", false, false, "x/(1+x)² is largest at 1"},
		{"backward-euler", "half-plane", 2, "1", "", true, false, "y²/(1+y²) → 1"},
		{"backward-euler", "negative axis", 2, "1", "", true, false, "x²/(1+x)² → 1"},
		{"trapezoidal", "half-plane", 1, "1", "2", false, false, "R' = 1/(1−z/2)²: y/(1+y²/4) is largest at 2"},
		{"trapezoidal", "negative axis", 1, "1/2", "2", false, false, "x/(1+x/2)² is largest at 2"},
		{"gauss-2", "half-plane", 1, "3*x^2-16", "x^2-12", false, false, "R' = (1−z²/12)/(1−z/2+z²/12)²: √t(1+t/12)/(1+t/12+t²/144) with t = y² is the same at 144/t, largest at 12"},
		{"forward-euler", "half-plane", 1, "", "", false, true, "R' = 1: |zR'| grows"},
	} {
		b := constantsOf(t, row.name, GradientOptions{Powers: []int{row.power}})
		found := false
		for _, c := range b.Constants {
			if region := map[bool]string{true: "half-plane", false: "negative axis"}[c.Region.IsHalfPlane()]; region != row.region || c.Power != row.power {
				continue
			}
			found = true
			if row.infinite {
				if !c.Infinite || c.Certificates() != nil {
					t.Errorf("%s, %s (%s): %+v, should be infinite", row.name, row.region, row.why, c)
				}
				continue
			}
			if c.Undecided != nil || c.Infinite || nameOf(c.C) != row.constant || c.AtInfinity != row.atInfinity {
				t.Errorf("%s, %s, j = %d (%s): %+v, should be %s", row.name, row.region, row.power, row.why, c, row.constant)
				continue
			}
			var at []string
			for _, x := range c.Points {
				at = append(at, nameOf(x))
			}
			if strings.Join(at, " ") != row.at {
				t.Errorf("%s, %s, j = %d (%s): attained at %v, should be %q", row.name, row.region, row.power, row.why, at, row.at)
			}
			if !c.Holds.Verdict.Proved() || !c.Exceeded.Verdict.Refuted() || c.Witness() == nil || len(c.Certificates()) != 2 {
				t.Errorf("%s, %s, j = %d: evidence is missing: %+v", row.name, row.region, row.power, c)
			}
		}
		if !found {
			t.Errorf("%s: no constant for %s", row.name, row.region)
		}
	}
}

// TestSchwarzPickLine: for the trapezoidal rule the inequality is an identity, for backward Euler it is not.
func TestSchwarzPickLine(t *testing.T) {
	for scheme, identity := range map[string]bool{"trapezoidal": true, "implicit-midpoint": true, "backward-euler": false, "gauss-2": false} {
		b := constantsOf(t, scheme, GradientOptions{Powers: []int{1}})
		if !b.SchwarzPick.Verdict.Proved() || b.SchwarzPick.Identity != identity {
			t.Errorf("%s: %+v, should be proved, an identity: %v", scheme, b.SchwarzPick, identity)
		}
	}
	if b := constantsOf(t, "forward-euler", GradientOptions{Powers: []int{1}}); !b.SchwarzPick.Verdict.Refuted() {
		t.Errorf("forward Euler: %+v, but |2x| ≤ 1 − (1+x)² fails at −1", b.SchwarzPick)
	}
}

// TestPrincipalBranchPoint: 3/2 ζ² − 2ζ + 1/2 = zζ² has the discriminant 4 − 2(3/2 − z) = 1 + 2z, so that the roots of
// BDF2 meet at z = −1/2, where both are 1/(3/2 + 1/2) = 1/2.
func TestPrincipalBranchPoint(t *testing.T) {
	p := constantsOf(t, "bdf-2", GradientOptions{}).Principal
	if p.Fate != asymptotics.AtBranchPoint || nameOf(p.Z) != "-1/2" || nameOf(p.Zeta) != "1/2" {
		t.Errorf("bdf-2: %+v, should be a branch point at −1/2", p)
	}
}

// TestConstantFunction: a constant R has no gradient, and every constant is 0.
func TestConstantFunction(t *testing.T) {
	s := sample.Try(scheme.Parse("c.json", []byte(`{"name": "c", "kind": "rational", "numerator": ["1/2"], "denominator": ["1"]}`))).Must(t)
	b := GradientOf(proofs.Analyze(s), "c.json", GradientOptions{Digits: 16})
	for _, c := range b.Constants {
		if c.Undecided != nil || c.Infinite || nameOf(c.C) != "0" {
			t.Errorf("%+v, should be 0", c)
		}
	}
	said := ""
	for _, e := range b.Entries() {
		said += e.Label + " " + Plain(e.Content) + "\n"
	}
	if !strings.Contains(said, "R'(z) 0\n") {
		t.Errorf("R' = 0 is not said:\n%s", said)
	}
}

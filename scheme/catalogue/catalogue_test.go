package catalogue

import (
	"slices"
	"strings"
	"testing"

	"rofz/internal/sample"
	"rofz/rational"
	"rofz/scheme"
)

func TestEveryFileIsAScheme(t *testing.T) {
	if len(names()) < 210 || !slices.IsSorted(names()) {
		t.Errorf("%d names, sorted: %v", len(names()), slices.IsSorted(names()))
	}
	for s := range All() {
		info := s.Info()
		if info.Source == "" {
			t.Errorf("%s has no source", info.Name)
		}
		if one, ok := s.(scheme.OneStep); ok {
			if _, err := one.Derive(); err != nil {
				t.Errorf("%s: %v", info.Name, err)
			}
		}
	}
}

// function returns R over the field of the scheme.
func function(t *testing.T, s scheme.Scheme) rational.Function {
	t.Helper()
	d := sample.Try(s.(scheme.OneStep).Derive()).Must(t)
	return d.R
}

// TestFilesAgreeWithFamilies compares each data file that has the name of a member of a family with that member. The
// one exception is a name that belongs to two methods in the literature.
func TestFilesAgreeWithFamilies(t *testing.T) {
	exceptions := map[string]string{
		"lobatto-iiid-3": "the data are the method of Nørsett and Wanner; the family's is the catalogue's lobatto-iiid-3-symplectic",
	}
	seen := 0
	for s := range All() {
		name := s.Info().Name
		member, ok, err := scheme.ParseFamily(name)
		if !ok || err != nil {
			continue
		}
		seen++
		if m, ok := s.(scheme.Multistep); ok {
			of := member.(scheme.Multistep)
			scale := of.Rho().Lead().Quo(m.Rho().Lead())
			if !m.Rho().Scale(scale).Equal(of.Rho()) || !m.Sigma().Scale(scale).Equal(of.Sigma()) {
				t.Errorf("%s: the file's ρ, σ are %v, %v, the family's %v, %v", name, m.Rho(), m.Sigma(), of.Rho(), of.Sigma())
			}
			continue
		}
		same := function(t, s).String() == function(t, member).String()
		if _, excepted := exceptions[name]; same == excepted {
			t.Errorf("%s: file and family agree: %v\n%v\n%v", name, same, function(t, s), function(t, member))
		}
	}
	if seen < 30 {
		t.Errorf("only %d files have the name of a family's member", seen)
	}
	if d, symplectic := function(t, lookup(t, "lobatto-iiid-3-symplectic")), family(t, "lobatto-iiid-3"); d.String() != symplectic.String() {
		t.Errorf("lobatto-iiid-3-symplectic has R = %v, the family %v", d, symplectic)
	}
}

func family(t *testing.T, name string) rational.Function {
	t.Helper()
	s, ok, err := scheme.ParseFamily(name)
	if !ok || err != nil {
		t.Fatal(name, err)
	}
	return function(t, s)
}

func lookup(t *testing.T, name string) scheme.Scheme {
	t.Helper()
	return sample.Try(Lookup(name)).Must(t)
}

func TestUnknownNames(t *testing.T) {
	for _, row := range []struct{ name, want, why string }{
		{"radua-iia-2", "did you mean radau-iia-2?", "two letters swapped"},
		{"tr-bdf3", "did you mean tr-bdf2?", "one letter wrong"},
		{"gauss", "did you mean gauss-", "no number"},
		{"pade-J-K", "did you mean pade-2-3?", "the pattern itself"},
		{"no-such-method-anywhere", "should be a name of the catalogue or of a family such as gauss-S; verify list has them all", "nothing is near"},
		{strings.Repeat("x", 1000), "should be a name", "very long"},
	} {
		if _, err := Lookup(row.name); err == nil || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%s: %v, want %q", row.why, err, row.want)
		}
	}
}

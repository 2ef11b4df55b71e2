package catalogue

import (
	"regexp"
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
		{"euler", "did you mean forward-euler or backward-euler?", "two schemes are called so"},
		{"crank-nicolson", "did you mean trapezoidal?", "another name of a scheme"},
		{"KenCarp4", "did you mean ark436l2sa-esdirk?", "a solver without its library"},
		{"ARS(2,2,2)", "did you mean ars-222?", "as papers write it"},
		{"SSP3(4,3,3)", "did you mean imex-ssp3-433-implicit or imex-ssp3-433?", "without what is before it"},
		{"radau5", "did you mean radau-iia-3?", "a program"},
		{"ode23s", "did you mean rosenbrock23?", "a program"},
		{"CVODE", "did you mean assimulo:CVode or sundials:CVODE?", "a program that is not one scheme"},
		{"scipy:BDF", "stands for no scheme of the catalogue: changes its order: ndf-1", "variable order"},
		{"diffrax:Kvaerno6", "did you mean diffrax:Kvaerno", "one digit wrong"},
		{"diffrax:nothing-like-that", "verify list --solver diffrax", "nothing is near"},
		{"no-such-method-anywhere", "should be a name of the catalogue or of a family such as gauss-S; verify list has them all", "nothing is near"},
		{strings.Repeat("x", 1000), "should be a name", "very long"},
	} {
		if _, err := Lookup(row.name); err == nil || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%s: %v, want %q", row.why, err, row.want)
		}
	}
}

// TestSolvers looks up each solver: it has a scheme, or a reason why not, and every scheme that is spoken of exists.
func TestSolvers(t *testing.T) {
	mentioned := regexp.MustCompile(`\b[a-z]+(?:-[a-z]+)*-[0-9]+\b`)
	seen := map[string]bool{}
	if len(Solvers()) < 150 {
		t.Errorf("only %d solvers", len(Solvers()))
	}
	for _, s := range Solvers() {
		key := s.Library + ":" + plain(s.Name)
		if seen[key] || s.Source == "" || s.Scheme == "" && s.Note == "" {
			t.Errorf("%v stands twice, or lacks a source or a reason", s)
		}
		seen[key] = true
		got, err := Lookup(strings.ToUpper(s.Library) + ":" + strings.ToLower(s.Name))
		if (err == nil) != (s.Scheme != "") || err == nil && got.Info().Name != s.Scheme {
			t.Errorf("%v: %v, want %q", s, err, s.Scheme)
		}
		if s.Scheme != "" {
			continue
		}
		for _, name := range mentioned.FindAllString(s.Note, -1) {
			if _, err := Lookup(name); err != nil {
				t.Errorf("%v: %v", s, err)
			}
		}
	}
	for _, name := range spoken {
		for _, n := range strings.FieldsFunc(strings.ReplaceAll(name, " or ", ","), func(r rune) bool { return r == ',' || r == ' ' }) {
			if _, err := Lookup(n); err != nil {
				t.Error(err)
			}
		}
	}
}

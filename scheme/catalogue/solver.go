package catalogue

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
)

//go:embed solvers.tsv
var solverTable string

// A Solver is a solver under the name that its users know. Its Scheme makes the same step, with the coefficients of the library
// but for what the Note says; error estimates may differ. Scheme is "" where no scheme of the catalogue or of a family is that,
// and the Note then says what is missing. Source is where its coefficients stand, or the method is described.
type Solver struct{ Library, Name, Scheme, Source, Note string }

// String returns the name that Lookup understands, such as diffrax:Kvaerno5.
func (s Solver) String() string { return s.Library + ":" + s.Name }

// solvers returns the rows of solvers.tsv, in the order of the libraries and of the names.
var solvers = sync.OnceValue(func() []Solver {
	var out []Solver
	lines := strings.Split(strings.TrimSuffix(solverTable, "\n"), "\n")
	for _, line := range lines[1:] {
		f := strings.Split(line, "\t")
		if len(f) != 5 {
			panic(fmt.Sprintf("internal error: solvers.tsv: %q", line))
		}
		out = append(out, Solver{Library: f[0], Name: f[1], Scheme: f[2], Source: f[3], Note: f[4]})
	}
	return out
})

// Solvers returns the solvers of libraries whose names Lookup understands, in the order of the libraries and of the names.
func Solvers() []Solver { return slices.Clone(solvers()) }

// Libraries returns the names of the libraries that have solvers here, sorted.
func Libraries() []string {
	var out []string
	for _, s := range solvers() {
		if !slices.Contains(out, s.Library) {
			out = append(out, s.Library)
		}
	}
	return out
}

// lookupSolver returns the name of the scheme that a solver uses. It reports false if the name does not begin with that of
// a library. The error says why a solver has no scheme, or which solver is meant.
func lookupSolver(name string) (string, bool, error) {
	library, solver, found := strings.Cut(name, ":")
	library = strings.ToLower(library)
	if !found || !slices.Contains(Libraries(), library) {
		return "", false, nil
	}
	var known []string
	for _, s := range solvers() {
		if s.Library != library {
			continue
		}
		if plain(s.Name) == plain(solver) {
			if s.Scheme == "" {
				return "", true, fmt.Errorf("%s stands for no scheme of the catalogue: %s", s, s.Note)
			}
			return s.Scheme, true, nil
		}
		known = append(known, s.Name)
	}
	if near := Nearest(solver, known); near != "" {
		return "", true, fmt.Errorf("no solver of %s is called %.60q; did you mean %s:%s?", library, solver, library, near)
	}
	return "", true, fmt.Errorf("no solver of %s is called %.60q; verify list --solver %s has those that are known", library, solver, library)
}

// plain is a name without what people write differently: case, hyphens, underscores, spaces, commas and parentheses.
func plain(name string) string {
	return strings.NewReplacer("-", "", "_", "", " ", "", ",", "", "(", "", ")", "").Replace(strings.ToLower(name))
}

// spoken lists what people call the classical schemes without the name of a library.
var spoken = map[string]string{
	"euler":             "forward-euler or backward-euler",
	"expliciteuler":     "forward-euler",
	"eulerforward":      "forward-euler",
	"impliciteuler":     "backward-euler",
	"eulerbackward":     "backward-euler",
	"cranknicolson":     "trapezoidal",
	"cn":                "trapezoidal",
	"trapezoid":         "trapezoidal",
	"trapezoidalrule":   "trapezoidal",
	"midpoint":          "explicit-midpoint or implicit-midpoint",
	"bdf":               "bdf-1, bdf-2, bdf-3, bdf-4 or bdf-5",
	"heun":              "heun-euler",
	"rungekutta":        "rk4",
	"rungekutta4":       "rk4",
	"classicrungekutta": "rk4",
}

// meant returns what a name without a library may stand for: the schemes of all solvers of that name; "" if there is none.
func meant(name string) string {
	key := plain(name)
	if s, ok := spoken[key]; ok {
		return s
	}
	var schemes, families []string
	for _, s := range solvers() {
		switch {
		case plain(s.Name) != key:
		case s.Scheme == "":
			families = append(families, s.String())
		case !slices.Contains(schemes, s.Scheme):
			schemes = append(schemes, s.Scheme)
		}
	}
	if len(schemes) == 0 {
		schemes = families
	}
	return strings.Join(schemes, " or ")
}

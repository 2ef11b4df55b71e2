// Package catalogue holds the published schemes: 210 scheme files with their sources, embedded unchanged, and the
// classical families with any number of stages or steps, which are generated.
//
//	s, err := catalogue.Lookup("ros3p")
//	s, err := catalogue.Lookup("radau-iia-12")
//	for s := range catalogue.All() { … }
//
// What a file's source claims is carried with it, not believed: see data/README.md. proofs.Analyze says what is true.
package catalogue

import (
	"embed"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
	"sync"

	"rofz/scheme"
)

//go:embed data/*.json
var data embed.FS

// entry is one embedded file, parsed when it is first asked for.
type entry func() (scheme.Scheme, error)

// entries returns the embedded files by the names of their schemes.
var entries = sync.OnceValue(func() map[string]entry {
	files, err := data.ReadDir("data")
	if err != nil {
		panic(fmt.Sprintf("internal error: %v", err))
	}
	out := make(map[string]entry, len(files))
	for _, f := range files {
		name := strings.TrimSuffix(f.Name(), ".json")
		out[name] = sync.OnceValues(func() (scheme.Scheme, error) {
			text, err := data.ReadFile("data/" + name + ".json")
			if err != nil {
				return nil, err
			}
			return scheme.Parse(name+".json", text)
		})
	}
	return out
})

// names returns the keys of entries, sorted.
var names = sync.OnceValue(func() []string { return slices.Sorted(maps.Keys(entries())) })

// Names returns the names of the embedded schemes, sorted. The members of the families are not among them.
func Names() []string { return slices.Clone(names()) }

// Families describes the names of the generated schemes.
func Families() []scheme.FamilyPattern { return scheme.FamilyPatterns() }

// Lookup returns the scheme of that name: an embedded file, or else a member of a family such as gauss-7, or else the scheme
// of a solver such as diffrax:Kvaerno5 (see Solvers). The error says what is wrong with the name, which names are close to
// it, and of a solver that is not one scheme, why.
//
// Cost: a file is parsed once in the life of the process; a member of a family is made anew by each call.
func Lookup(name string) (scheme.Scheme, error) {
	if e, ok := entries()[name]; ok {
		return e()
	}
	if s, ok, err := scheme.ParseFamily(name); ok {
		return s, err
	}
	if of, ok, err := lookupSolver(name); err != nil {
		return nil, err
	} else if ok {
		return Lookup(of)
	}
	if near := suggest(name); near != "" {
		return nil, fmt.Errorf("no scheme is called %.60q; did you mean %s?", name, near)
	}
	return nil, fmt.Errorf("no scheme is called %.60q, should be a name of the catalogue or of a family such as gauss-S; verify list has them all", name)
}

// All yields the embedded schemes in the order of their names.
func All() iter.Seq[scheme.Scheme] {
	return func(yield func(scheme.Scheme) bool) {
		for _, name := range names() {
			s, err := entries()[name]()
			if err != nil {
				panic(fmt.Sprintf("internal error: %v", err))
			}
			if !yield(s) {
				return
			}
		}
	}
}

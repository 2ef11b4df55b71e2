// Package catalogue holds the published schemes: 211 scheme files with their sources, embedded unchanged, 23 additive
// pairs of two tableaux each, 9 exponential schemes, and the classical families with any number of stages or steps, which are generated.
//
//	s, err := catalogue.Lookup("ros3p")
//	s, err := catalogue.Lookup("radau-iia-12")
//	for s := range catalogue.All() { … }
//	for s := range catalogue.Pairs() { … }              // of kind additive
//	for s := range catalogue.Exponential() { … }        // of kind exponential
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

//go:embed data/*.json data/pairs/*.json data/exponential/*.json
var data embed.FS

// entry is one embedded file, parsed when it is first asked for.
type entry func() (scheme.Scheme, error)

// entries, pairs and exponentials return the embedded files by the names of their schemes: those with a rational function of one
// variable, or its like, additive pairs, and exponential schemes.
var (
	entries      = sync.OnceValue(func() map[string]entry { return filesIn("data") })
	pairs        = sync.OnceValue(func() map[string]entry { return filesIn("data/pairs") })
	exponentials = sync.OnceValue(func() map[string]entry { return filesIn("data/exponential") })
)

func filesIn(dir string) map[string]entry {
	files, err := data.ReadDir(dir)
	if err != nil {
		panic(fmt.Sprintf("internal error: %v", err))
	}
	out := make(map[string]entry, len(files))
	for _, f := range files {
		name, ok := strings.CutSuffix(f.Name(), ".json")
		if !ok {
			continue // a directory
		}
		out[name] = sync.OnceValues(func() (scheme.Scheme, error) {
			text, err := data.ReadFile(dir + "/" + name + ".json")
			if err != nil {
				return nil, err
			}
			return scheme.Parse(name+".json", text)
		})
	}
	return out
}

// names, pairNames and exponentialNames return the keys, sorted.
var (
	names            = sync.OnceValue(func() []string { return slices.Sorted(maps.Keys(entries())) })
	pairNames        = sync.OnceValue(func() []string { return slices.Sorted(maps.Keys(pairs())) })
	exponentialNames = sync.OnceValue(func() []string { return slices.Sorted(maps.Keys(exponentials())) })
)

// Names returns the names of the embedded schemes that are neither additive pairs nor exponential, sorted. The members of the
// families are not among them.
func Names() []string { return slices.Clone(names()) }

// EveryName returns the names of all embedded schemes.
func EveryName() []string { return slices.Concat(names(), pairNames(), exponentialNames()) }

// PairNames returns the names of the embedded additive pairs, sorted.
func PairNames() []string { return slices.Clone(pairNames()) }

// Families describes the names of the generated schemes.
func Families() []scheme.FamilyPattern { return scheme.FamilyPatterns() }

// Lookup returns the scheme of that name: an embedded file, or else a member of a family such as gauss-7, or else the scheme
// of a solver such as diffrax:Kvaerno5 (see Solvers). The error says what is wrong with the name, which names are close to
// it, and of a solver that is not one scheme, why.
//
// Cost: a file is parsed once in the life of the process; a member of a family is made anew by each call.
func Lookup(name string) (scheme.Scheme, error) {
	for _, files := range []map[string]entry{entries(), pairs(), exponentials()} {
		if e, ok := files[name]; ok {
			return e()
		}
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

// All yields the embedded schemes that are neither additive pairs nor exponential, in the order of their names.
func All() iter.Seq[scheme.Scheme] { return all(names, entries) }

// Pairs yields the embedded additive pairs in the order of their names.
func Pairs() iter.Seq[scheme.Scheme] { return all(pairNames, pairs) }

// Exponential yields the embedded exponential schemes in the order of their names.
func Exponential() iter.Seq[scheme.Scheme] { return all(exponentialNames, exponentials) }

func all(names func() []string, files func() map[string]entry) iter.Seq[scheme.Scheme] {
	return func(yield func(scheme.Scheme) bool) {
		for _, name := range names() {
			s, err := files()[name]()
			if err != nil {
				panic(fmt.Sprintf("internal error: %v", err))
			}
			if !yield(s) {
				return
			}
		}
	}
}

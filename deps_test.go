package rofz_test

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rofz/internal/sample"
)

// mayImport is the whole import graph: each package with the packages of this module that it is built on. What those
// may import it may import too, so a row names only the top of what lies below. A package that is not in the table
// has no place in the house yet: give it one here first.
var mayImport = map[string][]string{
	".":                     nil,
	"poly/exact":            nil,
	"internal/modular":      {"poly/exact"},
	"internal/descartes":    {"poly/exact"},
	"internal/routh":        nil,
	"internal/budget":       nil,
	"internal/files":        nil,
	"internal/shard":        nil,
	"internal/inorder":      nil,
	"internal/typography":   nil,
	"internal/tool":         nil,
	"internal/version":      nil,
	"internal/spectrum":     {"poly/exact"},
	"internal/resolvent":    {"internal/modular", "internal/budget"},
	"poly":                  {"internal/modular", "internal/descartes"},
	"rational":              {"poly", "internal/typography"},
	"rational/exponential":  {"poly"},
	"poly/algebraic":        {"poly", "internal/routh", "internal/budget"},
	"poly/bivariate":        {"poly", "internal/budget"},
	"proofs/certificate":    {"poly"},
	"asymptotics":           {"poly/algebraic", "poly/bivariate", "rational", "rational/exponential"},
	"asymptotics/stability": {"poly/algebraic", "poly/bivariate", "rational", "internal/budget"},
	"scheme/expression":     {"poly/algebraic", "rational"},
	"scheme":                {"scheme/expression", "poly/bivariate", "rational", "rational/exponential", "internal/budget", "internal/resolvent"},
	"scheme/catalogue":      {"scheme"},
	"scheme/candidate":      {"scheme"},
	"errata/conditions":     {"scheme"},
	"scheme/program":        {"scheme"},
	"scheme/notation":       {"scheme/program"},
	"errata/repair":         {"errata/conditions", "proofs"},
	"errata/specimen":       {"errata/repair", "internal/sample"}, // for tests
	"errata/diagnosis":      {"errata/conditions", "proofs"},
	"proofs":                {"proofs/certificate", "asymptotics/stability", "asymptotics", "scheme/catalogue", "internal/budget"},
	"proofs/golden":         {"proofs", "internal/inorder", "internal/files"},
	"proofs/requirement":    {"proofs"},
	"proofs/parameter":      {"proofs/requirement"},
	"paper/formula":         {"scheme/expression", "rational", "rational/exponential"},
	"paper/exposition":      {"proofs/golden", "proofs/parameter", "errata/lint", "errata/diagnosis", "paper/formula"},
	"paper/text":            {"paper/exposition"},
	"paper/cases":           {"paper/text", "errata/lint", "errata/diagnosis", "proofs/golden", "internal/ci"},
	"paper/report":          {"paper/exposition", "internal/version"},
	"paper/tally":           {"paper/report", "paper/text", "internal/shard"},
	"paper/latex":           {"paper/exposition"},
	"paper/coq":             {"proofs"},
	"paper/plot":            {"paper/latex"},
	"paper/html":            {"paper/plot"},
	"internal/ci":           {"internal/typography", "internal/version"},
	"errata/lint":           {"errata/repair"},
	"errata/policy":         {"errata/lint", "scheme/notation", "internal/files"},
	"cmd/verify":            {"scheme/candidate", "errata/policy", "paper/report", "paper/tally", "paper/cases", "paper/latex", "paper/coq", "paper/plot", "paper/html", "internal/spectrum", "internal/version", "."},
	"web":                   {"web/bridge"},
	"release":               {"internal/version"},
	"web/bridge":            {"errata/lint", "scheme/notation", "paper/report", "paper/cases", "paper/latex", "paper/coq", "paper/html", "internal/spectrum"},
	"bench":                 {"proofs"},
	"examples/neural-odes":  {"proofs"},
	"examples/sweep":        {"internal/sample", "internal/tool"},

	"internal/budget/countdown": nil, // for tests
	"internal/sample":           nil, // for tests
}

// external lists for each package the modules beyond the standard library that it may use. The trusted core and all
// that it stands on have none.
var external = map[string][]string{
	"asymptotics":           {"gonum.org/v1/gonum", "github.com/ALTree/bigfloat"},
	"asymptotics/stability": {"gonum.org/v1/gonum"},
	"proofs":                {"gonum.org/v1/gonum", "github.com/ALTree/bigfloat"},
	"proofs/golden":         {"github.com/google/go-cmp"}, // in tests
	"internal/spectrum":     {"gonum.org/v1/gonum"},
	"internal/sample":       {"github.com/santhosh-tekuri/jsonschema"},
	"paper/text":            {"golang.org/x/text"},
	"scheme/catalogue":      {"github.com/agnivade/levenshtein"},
	"errata/repair":         {"gonum.org/v1/gonum"},
	"errata/policy":         {"github.com/pelletier/go-toml/v2"},
	"examples/neural-odes":  {"gonum.org/v1/gonum"},
	"paper/plot":            {"gonum.org/v1/plot", "golang.org/x/image", "codeberg.org/go-pdf/fpdf", "codeberg.org/go-fonts/liberation"},
	".":                     {"github.com/google/licensecheck"}, // in tests
	"cmd/verify": {"github.com/spf13/cobra", "github.com/google/go-cmp", "github.com/spf13/pflag",
		"golang.org/x/term"},
}

const module = "rofz"

func TestImportsFollowTheTable(t *testing.T) {
	imports := packageImports(t)
	for _, pkg := range slices.Sorted(maps.Keys(imports)) {
		if _, ok := mayImport[pkg]; !ok {
			t.Errorf("package %s is not in the import table", pkg)
			continue
		}
		below := closure(pkg)
		for path, file := range imports[pkg] {
			if inside, ok := strings.CutPrefix(path+"/", module+"/"); ok {
				name := "."
				if inside != "" {
					name = strings.TrimSuffix(inside, "/")
				}
				if !below[name] {
					t.Errorf("%s: package %s may not import %s", file, pkg, path)
				}
				continue
			}
			first, _, _ := strings.Cut(path, "/")
			if strings.Contains(first, ".") && !slices.ContainsFunc(external[pkg], func(m string) bool {
				return path == m || strings.HasPrefix(path, m+"/")
			}) {
				t.Errorf("%s: package %s may not use the module of %s", file, pkg, path)
			}
		}
	}
}

// TestTableHasNoCycle would be redundant for packages that exist (the compiler refuses cycles); it keeps the table
// itself honest.
func TestTableHasNoCycle(t *testing.T) {
	for pkg := range mayImport {
		for _, below := range mayImport[pkg] {
			if _, ok := mayImport[below]; !ok {
				t.Errorf("%s: %s is not in the table", pkg, below)
			}
			if closure(below)[pkg] {
				t.Errorf("%s and %s stand above each other", pkg, below)
			}
		}
	}
}

// wingsBelow are packages that serve a floor below the room they belong to.
var wingsBelow = []string{"paper/formula", "poly/exact"}

// TestMapsShowTheTable compares the list of rooms in the comment of this package, and in docs/house.md, with the table: they
// name the same rooms and all packages in them, and a package is built on none of a room above its own.
func TestMapsShowTheTable(t *testing.T) {
	var maps [2]string
	for i, file := range []string{"rofz.go", "docs/house.md"} {
		text := sample.Try(os.ReadFile(file)).Must(t)
		_, list, _ := strings.Cut(strings.ReplaceAll(string(text), "\n//\t", "\n    "), "\n    cmd/verify ")
		maps[i], _, _ = strings.Cut("cmd/verify "+list, "\n    testdata/golden ")
	}
	if maps[0] != maps[1] {
		t.Errorf("the list of rooms is\n%s\nin rofz.go, and in docs/house.md\n%s", maps[0], maps[1])
	}
	floor := make(map[string]int) // by room, from above
	words := make(map[string]string)
	room := ""
	for line := range strings.Lines(maps[0]) {
		if name, rest, _ := strings.Cut(strings.TrimPrefix(line, "    "), " "); name != "" {
			room = name
			floor[room] = len(floor)
			line = rest
		}
		words[room] += line
	}
	roomOf := func(pkg string) string {
		for room := range floor {
			if pkg == room || strings.HasPrefix(pkg, room+"/") {
				return room
			}
		}
		return ""
	}
	for pkg, imports := range mayImport {
		if pkg == "." {
			continue
		}
		above := roomOf(pkg)
		if wing := path.Base(pkg); above == "" || pkg != above && !regexp.MustCompile(`\b`+wing+`\b`).MatchString(words[above]) {
			t.Errorf("the list of rooms has no %s", pkg)
		}
		for _, below := range imports {
			if floor[roomOf(below)] < floor[above] && !slices.Contains(wingsBelow, below) {
				t.Errorf("%s is built on %s, whose room is above it", pkg, below)
			}
		}
	}
}

// closure returns the packages that pkg may import.
func closure(pkg string) map[string]bool {
	found := make(map[string]bool)
	var walk func(string)
	walk = func(p string) {
		for _, q := range mayImport[p] {
			if !found[q] {
				found[q] = true
				walk(q)
			}
		}
	}
	walk(pkg)
	return found
}

// packageImports returns for each package of the module its imports, each with a file that has it. Tests may import
// what they like.
func packageImports(t *testing.T) map[string]map[string]string {
	t.Helper()
	imports := make(map[string]map[string]string)
	for _, file := range goFiles(t) {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		tree := sample.Try(parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)).Must(t)
		pkg := filepath.ToSlash(filepath.Dir(file))
		if imports[pkg] == nil {
			imports[pkg] = make(map[string]string)
		}
		for _, spec := range tree.Imports {
			path, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(fmt.Errorf("%s: %w", file, err))
			}
			imports[pkg][path] = file
		}
	}
	return imports
}

// goFiles returns the Go files of the module, in order.
func goFiles(t *testing.T) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && path != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" || d.Name() == "node_modules") {
			return filepath.SkipDir
		}
		if strings.HasSuffix(path, ".go") {
			files = append(files, path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

package rofz_test

import (
	"cmp"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/licensecheck"

	"rofz/internal/sample"
)

var updateNotices = flag.Bool("update-notices", false, "write THIRD_PARTY_LICENSES")

// permissive are the licences under which verify may pass on what it is linked with, by their SPDX names. The fonts have the SIL
// licence, which is for fonts alone.
var permissive = []string{"MIT", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "BSL-1.0", "FTL", "OFL-1.1", "GooglePatentsFile"}

// chosen are files that say that one may choose, and the licence that is not chosen.
var chosen = map[string]string{
	"github.com/golang/freetype: LICENSE":          "the licence of FreeType (FTL) or the GPL",
	"github.com/golang/freetype: licenses/gpl.txt": "FTL is chosen",
}

// A linked module is a part of the program.
type linked struct{ path, version, dir string }

// linkedModules returns the modules that the program in a directory is linked with, where variables of the environment say for
// which machine.
func linkedModules(t *testing.T, program string, environment ...string) []linked {
	t.Helper()
	list := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Version}}\t{{.Dir}}{{end}}{{end}}", program)
	list.Env = append(os.Environ(), environment...)
	out := sample.Try(list.Output()).Must(t)
	var all []linked
	for line := range strings.Lines(string(out)) {
		if f := strings.Split(strings.TrimSpace(line), "\t"); len(f) == 3 {
			all = append(all, linked{f[0], f[1], f[2]})
		}
	}
	slices.SortFunc(all, func(x, y linked) int { return cmp.Compare(x.path, y.path) })
	return slices.Compact(all)
}

var licenceFile = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents|third_party_licen[cs]es)`)

// licences returns the texts of the licences of a module, by their files.
func (m linked) licences(t *testing.T) map[string]string {
	t.Helper()
	texts := map[string]string{}
	sample.OK(t, filepath.WalkDir(m.dir, func(path string, e os.DirEntry, err error) error {
		inside, _ := filepath.Rel(m.dir, path)
		depth := strings.Count(inside, string(filepath.Separator))
		switch named := licenceFile.MatchString(filepath.Base(path)) || licenceFile.MatchString(inside); {
		case err != nil:
			return err
		case e.IsDir() && inside != "." && !named:
			return filepath.SkipDir
		case !e.IsDir() && named && depth <= 2:
			data, err := os.ReadFile(path)
			texts[filepath.ToSlash(inside)] = string(data)
			return err
		}
		return nil
	}))
	return texts
}

// TestLicences reads the licences of all that verify is linked with: each is permissive, and its text is passed on.
func TestLicences(t *testing.T) {
	var notices strings.Builder
	notices.WriteString("The program verify is linked with the Go runtime and library (https://go.dev/LICENSE, BSD-3-Clause) and with these modules.\n")
	modules := linkedModules(t, "./cmd/verify")
	if len(modules) < 5 {
		t.Fatalf("only %d modules are linked", len(modules))
	}
	for _, m := range modules {
		texts := m.licences(t)
		if len(texts) == 0 {
			t.Errorf("%s has no licence", m.path)
		}
		for _, file := range slices.Sorted(maps.Keys(texts)) {
			found := licensecheck.Scan([]byte(texts[file]))
			if chosen[m.path+": "+file] != "" {
				found.Match = nil
			} else if strings.HasPrefix(filepath.Base(file), "LICEN") && len(found.Match) == 0 {
				t.Errorf("%s: %s is no licence that is known", m.path, file)
			}
			for _, match := range found.Match {
				if !slices.Contains(permissive, match.ID) {
					t.Errorf("%s: %s has the licence %s", m.path, file, match.ID)
				}
			}
			rule := strings.Repeat("=", 100)
			fmt.Fprintf(&notices, "\n%s\n%s %s: %s\n%s\n\n%s\n", rule, m.path, m.version, file, rule, strings.TrimSpace(texts[file]))
		}
	}
	const file = "THIRD_PARTY_LICENSES"
	if *updateNotices {
		sample.OK(t, os.WriteFile(file, []byte(notices.String()), 0o644))
	}
	if got := sample.Try(os.ReadFile(file)).Must(t); string(got) != notices.String() {
		t.Errorf("%s is not what the linked modules say; go test . -run Licences -update-notices writes it", file)
	}
}

// TestLicencesOfThePage asks that the page, which passes on THIRD_PARTY_LICENSES, is linked with nothing else. Those of its npm
// packages are read when it is built, by web/build.mjs.
func TestLicencesOfThePage(t *testing.T) {
	known := linkedModules(t, "./cmd/verify")
	page := linkedModules(t, "./web", "GOOS=js", "GOARCH=wasm")
	if len(page) < 5 {
		t.Fatalf("only %d modules are linked", len(page))
	}
	for _, m := range page {
		if !slices.Contains(known, m) {
			t.Errorf("%s is linked with the page alone", m.path)
		}
	}
}

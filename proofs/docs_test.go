package proofs_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"rofz/asymptotics"
	"rofz/internal/sample"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/proofs/certificate"
	"rofz/scheme"
	"rofz/scheme/catalogue"
)

// TestDocumentedKeys writes certificates of all sorts of schemes, and asks that they are accepted and that docs/certificate.md describes each of
// their keys in the section on the claim, or where that section says that keys of evidence are put in.
func TestDocumentedKeys(t *testing.T) {
	data := sample.Try(os.ReadFile("../docs/certificate.md")).Must(t)
	page := string(data)
	seen := make(map[string]bool)
	for _, s := range schemesOfAllSorts(t) {
		text := certificate.Format(everyCertificate(t, s))
		f, err := certificate.Parse(text)
		if err == nil {
			_, err = certificate.CheckFile(f)
		}
		if err != nil {
			t.Errorf("%s: %v", s.Info().Name, err)
		}
		for _, section := range strings.Split(text, "\nclaim: ")[1:] {
			claim, body, _ := strings.Cut(section, "\n")
			seen[claim] = true
			about := sectionOn(page, claim)
			if about == "" {
				t.Errorf("%s: no section on the claim %s", s.Info().Name, claim)
				continue
			}
			for _, m := range regexp.MustCompile(`(?m)^([^:\n]+): `).FindAllStringSubmatch(body, -1) {
				if key := m[1]; !describes(about, key) && !describes(page, evidenceKey(key)) {
					t.Errorf("%s: docs/certificate.md does not describe the key %q of the claim %s", s.Info().Name, key, claim)
				}
			}
		}
	}
	for _, claim := range []string{"poles", "zero-stable", "not zero-stable", "A-stable multistep method", "not A-stable multistep method",
		"A-stable general linear method", "gradient bound on the sector", "not gradient bound on the half-plane",
		"not Schwarz–Pick on the negative axis", "algebraically stable", "not algebraically stable", "stiffly accurate"} {
		if !seen[claim] {
			t.Errorf("no scheme of the test has the claim %q", claim)
		}
	}
}

// describes reports whether a text has the key in the form in which tables give it: `key`, or `key k` with a number.
func describes(text, key string) bool {
	numbered := regexp.MustCompile(`(step|piece) [0-9]+`).ReplaceAllString(key, "$1 k")
	return strings.Contains(text, "`"+key+"`") || strings.Contains(text, "`"+numbered+"`")
}

// evidenceKey returns the last part of a key that is put before the keys of evidence: "common inside half-plane".
func evidenceKey(key string) string {
	for _, prefix := range []string{"common inside ", "common ", "rho inside ", "rho ", "at inside ", "at ", "inside ", "origin inside ", "origin ", "H inside ", "H "} {
		if rest, ok := strings.CutPrefix(key, prefix); ok {
			return rest
		}
	}
	return key
}

// sectionOn returns the part of the page from the heading that names the claim, or the claim that it is the opposite of,
// to the next heading of a section.
func sectionOn(page, claim string) string {
	heading := regexp.MustCompile("(?m)^### .*`" + regexp.QuoteMeta(claim) + "`.*$").FindStringIndex(page)
	if heading == nil {
		if opposite, ok := strings.CutPrefix(claim, "not "); ok {
			return sectionOn(page, opposite)
		}
		return ""
	}
	rest := page[heading[1]:]
	if end := regexp.MustCompile(`(?m)^##`).FindStringIndex(rest); end != nil {
		rest = rest[:end[0]]
	}
	return rest
}

func everyCertificate(t *testing.T, s scheme.Scheme) certificate.File {
	t.Helper()
	a := proofs.Analyze(s)
	list := sample.Try(a.Certificates()).Must(t)
	if _, ok := s.(scheme.OneStep); !ok {
		return a.CertificateFile(list...)
	}
	if sp, err := a.SchwarzPick(); err == nil {
		list = append(list, sp.Certificate)
	}
	for _, region := range []asymptotics.Region{asymptotics.HalfPlane(), asymptotics.NegativeAxis(), asymptotics.Sector(exact.Int(1))} {
		b, err := a.Bound(region, 1)
		if err != nil {
			continue
		}
		for _, c := range []certificate.Certificate{b.Holds.Certificate, b.Exceeded.Certificate} {
			if c != nil {
				list = append(list, c)
			}
		}
	}
	return a.CertificateFile(list...)
}

// schemesOfAllSorts returns the examples, which are of every kind, and schemes of the catalogue for what they lack.
func schemesOfAllSorts(t *testing.T) []scheme.Scheme {
	t.Helper()
	var list []scheme.Scheme
	for _, file := range sample.Try(filepath.Glob("../testdata/examples/*.json")).Must(t) {
		data := sample.Try(os.ReadFile(file)).Must(t)
		list = append(list, sample.Try(scheme.Parse(file, data)).Must(t))
	}
	for _, name := range []string{"radau-iia-2", "alexander-2-2", "gauss-3", "pade-0-6", "theta:1/3", "bdf-2", "bdf-3", "bdf-7", "trapezoidal"} {
		list = append(list, sample.Try(catalogue.Lookup(name)).Must(t))
	}
	return list
}

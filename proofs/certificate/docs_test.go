package certificate_test

import (
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rofz/internal/sample"
	"rofz/proofs/certificate"
)

// TestKeys compares the keys of each claim, which are those of its fields, with the tables in its sections of the page. Evidence
// that returns in several claims is described once, in words.
func TestKeys(t *testing.T) {
	data := sample.Try(os.ReadFile("../../docs/certificate.md")).Must(t)
	names := map[reflect.Type][]string{}
	for _, c := range certificate.Claims() {
		sort := reflect.TypeOf(c).Elem()
		name := strings.TrimPrefix(certificate.Claim(c), "not ")
		names[sort] = append(names[sort], "`"+name+"`", "`not "+name+"`")
	}
	for sort, headings := range names {
		var described []string
		for _, s := range strings.Split(string(data), "\n### ") {
			heading, body, _ := strings.Cut(s, "\n")
			if !slices.ContainsFunc(headings, func(h string) bool { return strings.Contains(heading, h) }) {
				continue
			}
			for _, line := range regexp.MustCompile("(?m)^\\| (`.*?) \\|").FindAllStringSubmatch(body, -1) {
				for _, key := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(line[1], -1) {
					if !strings.HasSuffix(key[1], " divided") {
						described = append(described, strings.TrimSuffix(key[1], " k"))
					}
				}
			}
		}
		keys := keysOf(sort)
		for _, k := range keys {
			if !slices.Contains(described, k) {
				t.Errorf("%v: the page has no key %q", sort, k)
			}
		}
		for _, k := range described {
			if !slices.Contains(keys, k) && k != "field" && k != "root" {
				t.Errorf("%v: the page has the key %q, the claim has not", sort, k)
			}
		}
	}
}

// keysOf returns the keys of a claim but those of majorants, disc evidence and power bounds.
func keysOf(c reflect.Type) []string {
	var out []string
	for i := range c.NumField() {
		f := c.Field(i)
		key, ok := f.Tag.Lookup("key")
		switch f.Type {
		case reflect.TypeFor[certificate.Majorant](), reflect.TypeFor[certificate.Disc](), reflect.TypeFor[certificate.PowerBound]():
		case reflect.TypeFor[certificate.Function](), reflect.TypeFor[certificate.CommonFactor]():
			if ok {
				out = append(out, keysOf(f.Type)...)
			}
		default:
			if ok {
				out = append(out, key)
			}
		}
	}
	return out
}

// TestDocs checks every certificate on the page about certificates and in the tutorial, and that the page describes every
// claim.
func TestDocs(t *testing.T) {
	data := sample.Try(os.ReadFile("../../docs/certificate.md")).Must(t)
	tutorial := sample.Try(os.ReadFile("../../docs/tutorial.md")).Must(t)
	page := string(data)
	blocks := regexp.MustCompile("(?s)```certificate\n(.*?)```").FindAllStringSubmatch(page+string(tutorial), -1)
	if len(blocks) < 4 {
		t.Fatalf("only %d certificates on the page", len(blocks))
	}
	for _, b := range blocks {
		f, err := certificate.Parse(b[1])
		if err != nil {
			t.Errorf("%v in\n%s", err, b[1])
			continue
		}
		if _, err := certificate.CheckFile(f); err != nil {
			t.Errorf("%v in\n%s", err, b[1])
		}
	}
	for _, c := range certificate.Claims() {
		if claim := certificate.Claim(c); !regexp.MustCompile("(?m)^###.*`" + regexp.QuoteMeta(claim) + "`").MatchString(page) {
			t.Errorf("the page has no section on the claim %q", claim)
		}
	}
	if !strings.Contains(page, certificate.Header) {
		t.Errorf("the page does not give the header")
	}
}

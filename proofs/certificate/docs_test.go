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
	sections := strings.Split(string(data), "\n### ")
	for _, row := range []struct {
		claim any
		words string // in the headings of its sections
	}{
		{certificate.Derivation{}, "stability function`"}, {certificate.Derivative{}, "derivative`"}, {certificate.AtInfinity{}, "behaviour at infinity`"},
		{certificate.Order{}, "order`"}, {certificate.Stability{}, "-stable`"}, {certificate.Pole{}, "poles`"}, {certificate.SchwarzPick{}, "Schwarz–Pick"},
		{certificate.Gradient{}, "gradient bound"}, {certificate.ZeroStability{}, "zero-stable`"}, {certificate.Multistep{}, "multistep method`"},
		{certificate.GeneralLinear{}, "-stable general linear method`"}, {certificate.StiffAccuracy{}, "stiffly accurate`"},
		{certificate.AlgebraicStability{}, "algebraically stable`"}, {certificate.TableauOrder{}, "order of the tableau`"}, {certificate.Symmetry{}, "symmetric`"},
	} {
		var described []string
		for _, s := range sections {
			heading, body, _ := strings.Cut(s, "\n")
			zero := strings.Contains(heading, "zero-stable")
			if _, isZero := row.claim.(certificate.ZeroStability); !strings.Contains(heading, row.words) || zero && !isZero {
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
		keys := keysOf(reflect.TypeOf(row.claim))
		for _, k := range keys {
			if !slices.Contains(described, k) {
				t.Errorf("%T: the page has no key %q", row.claim, k)
			}
		}
		for _, k := range described {
			if !slices.Contains(keys, k) && k != "field" && k != "root" {
				t.Errorf("%T: the page has the key %q, the claim has not", row.claim, k)
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
	for _, c := range []certificate.Certificate{
		&certificate.Stability{Property: certificate.AStable}, &certificate.Stability{Property: certificate.LStable},
		&certificate.Stability{Property: certificate.StronglyAStable}, &certificate.Stability{Property: certificate.IStable},
		&certificate.Derivation{}, &certificate.Derivative{}, &certificate.AtInfinity{}, &certificate.Order{},
		&certificate.Multistep{Property: certificate.AStable}, &certificate.Multistep{Property: certificate.LStable},
		&certificate.GeneralLinear{Property: certificate.AStable}, &certificate.GeneralLinear{Property: certificate.LStable},
		&certificate.GeneralLinearZeroStability{},
		&certificate.Gradient{Region: certificate.HalfPlane}, &certificate.Gradient{Region: certificate.Sector},
		&certificate.Gradient{Region: certificate.NegativeAxis}, &certificate.SchwarzPick{},
		&certificate.Pole{}, &certificate.ZeroStability{}, &certificate.AlgebraicStability{}, &certificate.StiffAccuracy{}, &certificate.Symmetry{}, &certificate.TableauOrder{},
	} {
		if claim := certificate.Claim(c); !regexp.MustCompile("(?m)^###.*`" + regexp.QuoteMeta(claim) + "`").MatchString(page) {
			t.Errorf("the page has no section on the claim %q", claim)
		}
	}
	if !strings.Contains(page, certificate.Header) {
		t.Errorf("the page does not give the header")
	}
}

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"rofz/internal/sample"
	"rofz/scheme"
	"rofz/scheme/catalogue"
)

// roundedFile writes a file with a copy of a scheme whose irrational coefficients are rounded to so many digits, or all but
// integers.
func roundedFile(t *testing.T, name string, digits int, all bool) string {
	t.Helper()
	s := sample.Try(catalogue.Lookup(name)).Must(t)
	info := s.Info()
	var b strings.Builder
	fmt.Fprintf(&b, `{"name": "%s-rounded", "kind": "%s", "order": %d, "published": {"A-stable": %v, "L-stable": %v}`,
		info.Name, info.Kind, *info.Order, info.Published.Claims("A-stable") || info.Published.Claims("L-stable"), info.Published.Claims("L-stable"))
	for _, block := range s.Coefficients() {
		var rows []string
		for _, row := range block.Values {
			var cells []string
			for _, x := range row {
				text := s.Field().Decimal(x, digits)
				if r, ok := x.Rat(); ok && (!all || r.IsInt()) {
					text = r.String()
				}
				cells = append(cells, `"`+text+`"`)
			}
			rows = append(rows, "["+strings.Join(cells, ", ")+"]")
		}
		text := strings.Join(rows, ", ")
		if block.Shape == scheme.Matrix {
			text = "[" + text + "]"
		}
		fmt.Fprintf(&b, ", %q: %s", block.Key, text)
	}
	path := filepath.Join(t.TempDir(), fmt.Sprintf("%s-%d.json", name, digits))
	sample.OK(t, os.WriteFile(path, []byte(b.String()+"}\n"), 0o666))
	return path
}

// TestCommandsAgree: of a table with rounded coefficients check, compare, latex and report tell the same order and the
// same stability, and lint finds an error where check says that a claim fails. The longest tables are tried if tests are full.
func TestCommandsAgree(t *testing.T) {
	files := strings.Fields("tsitouras-5-4 ark324l2sa-esdirk cash-5-2-4 ros34pw3")
	if sample.Full() {
		files = append(files, "rodas5p", "kvaerno-7-4-5")
	}
	// R is of order 3, as meant; the tableau is of order 2
	linear := `{"name": "linear", "kind": "runge-kutta", "order": 2,
		"A": [["0", "0", "0"], ["0.3333333333", "0", "0"], ["0", "0.5", "0"]], "b": ["0", "0", "1"]}`
	files = append(files, filepath.Join(t.TempDir(), "linear.json"))
	sample.OK(t, os.WriteFile(files[len(files)-1], []byte(linear), 0o666))
	for _, x := range []struct {
		name   string
		digits int
	}{{"alexander-2-2", 6}, {"gauss-2", 10}, {"alexander-3-3", 16}} {
		files = append(files, roundedFile(t, x.name, x.digits, false))
	}
	// where each command tells the order, A- and L-stability
	html := `<tr><th scope="row".*?</th><td.*?</td><td data-key="(\d+)">.*?</td><td data-key="(\d)">.*?</td><td data-key="(\d)">`
	latex := `(?s)It (?:has order \$(\d+)\$|is not consistent).*?\\textbf\{A-stable[^}]*\}: (\w+).*?\\textbf\{L-stable[^}]*\}: (\w+)`
	places := []struct{ command, tells string }{
		{"check", `(?s)\n  order +(\d+).*?\n  A-stable +(\w+).*?\n  L-stable +(\w+)`},
		{"compare --format json", `"A-stable":\{"verdict":"(?P<A>\w+)".*"L-stable":\{"verdict":"(?P<L>\w+)".*"order_to_digits":(?P<order>\d+)`},
		{"latex --what R,certificate", latex},
		{"report --what R --figures none -o -", html},
	}
	verdicts := map[string]string{"2": "proved", "1": "undecided", "0": "refuted"}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			var want string
			codes := make(map[string]int)
			for _, p := range places {
				code, out := runLine(t, "verify "+p.command+" "+file)
				codes[p.command] = code
				re := regexp.MustCompile(p.tells)
				m := re.FindStringSubmatch(out)
				if m == nil {
					t.Fatalf("%s tells no order and no stability:\n%s", p.command, out)
				}
				order, a, l := m[1], m[2], m[3]
				if i := re.SubexpIndex("order"); i > 0 {
					order, a, l = m[i], m[re.SubexpIndex("A")], m[re.SubexpIndex("L")]
				}
				for _, v := range []*string{&a, &l} {
					if word, ok := verdicts[*v]; ok && strings.HasPrefix(p.command, "report") {
						*v = word
					}
				}
				told := fmt.Sprintf("order %s, A-stable %s, L-stable %s", order, a, l)
				if want == "" {
					want = told
				}
				if told != want {
					t.Errorf("%s: %s; check: %s", p.command, told, want)
				}
				if order == "" || order == "0" {
					t.Errorf("%s: order %q of a rounded table", p.command, order)
				}
			}
			code := codes["check"]
			_, findings := runLine(t, "verify lint --format json "+file)
			if wrong := strings.Contains(findings, `"level":"error"`); wrong != (code != 0) {
				t.Errorf("the exit code of check is %d, and lint finds an error: %v\n%s", code, wrong, findings)
			}
		})
	}
}

// TestNoNoise: what check says of tables that are rounded to 5 to 900 digits has no order 0, no number that underflowed, and
// nothing about the last digits but R itself and what is marked as printed.
func TestNoNoise(t *testing.T) {
	type table struct {
		name   string
		digits int
	}
	tables := []table{{"alexander-2-2", 5}, {"gauss-2", 310}, {"radau-iia-3", 17}, {"lobatto-iiia-4", 60}, {"lobatto-iiic-4", 9}, {"ros2-plus", 40}, {"bdf-4", 900}, {"adams-moulton-4", 5}, {"rk4-38", 900}}
	if sample.Full() {
		for _, x := range tables {
			for _, digits := range []int{5, 9, 17, 60, 310, 400, 900} {
				if digits != x.digits {
					tables = append(tables, table{x.name, digits})
				}
			}
		}
	}
	underflow := regexp.MustCompile(`order +0|not consistent|by at most 0[^.]|"-?0e|[ "(]-0[ ",;)]|−0[ ",;)]|\bInf|NaN`)
	exponent := regexp.MustCompile(`10⁻([⁰¹²³⁴⁵⁶⁷⁸⁹]+)|[0-9]e-([0-9]+)`)
	superscripts := strings.NewReplacer("⁰", "0", "¹", "1", "²", "2", "³", "3", "⁴", "4", "⁵", "5", "⁶", "6", "⁷", "7", "⁸", "8", "⁹", "9")
	for _, x := range tables {
		t.Run(fmt.Sprintf("%s/%d", x.name, x.digits), func(t *testing.T) {
			t.Parallel()
			file := roundedFile(t, x.name, x.digits, true)
			code, out := runLine(t, "verify check --full "+file)
			if code != 0 {
				t.Errorf("exit code %d:\n%s", code, out)
			}
			if bad := underflow.FindString(out); bad != "" {
				t.Errorf("%q in\n%s", bad, out)
			}
			_, facts, _ := strings.Cut(out, "\n  order ")
			facts, _, _ = strings.Cut(facts, "\n  published ")
			for _, m := range exponent.FindAllStringSubmatch(facts, -1) {
				if n, _ := strconv.Atoi(superscripts.Replace(m[1] + m[2])); 2*n > x.digits && n > 5 {
					t.Errorf("%s is noise in\n%s", m[0], facts)
				}
			}
			if _, out = runLine(t, "verify check --format json "+file); underflow.MatchString(out) || strings.Contains(out, `"order_to_digits":0`) {
				t.Errorf("%q in %.2000s", underflow.FindString(out), out)
			}
		})
	}
}

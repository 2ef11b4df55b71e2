package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"rofz/internal/sample"
	"rofz/scheme"
	"rofz/scheme/catalogue"
)

// roundedFile writes a file with a copy of a scheme whose irrational coefficients are rounded to so many digits.
func roundedFile(t *testing.T, name string, digits int) string {
	t.Helper()
	s := sample.Try(catalogue.Lookup(name)).Must(t)
	info := s.Info()
	var b strings.Builder
	fmt.Fprintf(&b, `{"name": "%s-rounded", "kind": "%s", "order": %d, "published": {"A-stable": %v, "L-stable": %v}`,
		info.Name, info.Kind, *info.Order, info.Published.Claims("A-stable"), info.Published.Claims("L-stable"))
	for _, block := range s.Coefficients() {
		var rows []string
		for _, row := range block.Values {
			var cells []string
			for _, x := range row {
				text := s.Field().Decimal(x, digits)
				if r, ok := x.Rat(); ok {
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
		files = append(files, roundedFile(t, x.name, x.digits))
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

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"rofz/internal/sample"
	"rofz/internal/typography"
)

// orders are texts that terminals, GitHub's runner, GitLab's log or a reader of source code might obey.
var orders = []string{
	"::error file=x,line=1::obeyed",
	strings.Repeat("::stop-commands::obeyed ", 20), // wherever a line is broken, a command begins the next
	"text ##[error]obeyed", "##[add-mask]e", "###[group]obeyed",
	"\n\u00a0::warning::obeyed", "\n\u3000\u200b::debug::obeyed", "\u009b31m\x7fobeyed",
	"\n::warning::obeyed", "\r\n ::set-output name=x::obeyed", "\u2028::notice::obeyed",
	"\x1b[2J\x1b[31mobeyed", "\x00", "\x9b31m", "\u202eobeyed", "\rsection_start:0:obeyed\r\x1b[0K",
	"*/ obeyed /*", "\"\"\" obeyed", "=# obeyed #=", "}\\input{obeyed}", "\\end{document}", "^^Minput", "<script>obeyed</script>", "%0A::error::obeyed",
}

// carriers are files with a text of a stranger somewhere.
func carriers(order string) map[string]string {
	quoted := func(x any) string { b, _ := json.Marshal(x); return string(b) }
	s := quoted(order)
	with := func(key string) string {
		return fmt.Sprintf(`{"name": "x", "kind": "runge-kutta", "A": [["1/2"]], "b": ["1"], %s}`, key)
	}
	return map[string]string{
		"title.json": with(`"title": ` + s), "source.json": with(`"source": ` + s), "note.json": with(`"note": ` + s), "defect.json": with(`"defect": ` + s),
		"key.json": with(s + `: 1`), "param.json": with(`"params": {` + s + `: "1"}`), "claim.json": with(`"published": {` + s + `: true}`),
		"family.json": with(`"family": ` + s), "origin.json": with(`"origin": {"file": ` + s + `, "line": 1}`),
		"entry.json":   fmt.Sprintf(`{"name": "x", "kind": "runge-kutta", "A": [[%s]], "b": ["1"]}`, s),
		"name.json":    fmt.Sprintf(`{"name": %s, "kind": "runge-kutta", "A": [["1/2"]], "b": ["1"]}`, s),
		"kind.json":    fmt.Sprintf(`{"name": "x", "kind": %s, "A": [["1/2"]], "b": ["1"]}`, s),
		"table.txt":    order + "\n1/2 | 1/2\n----\n | 1\n",
		"source.py":    "# " + order + "\nclass X:\n    " + order + "\n    A = [[1/2]]\n    b = [1]\n    c = [" + order + "]\n",
		"source.c":     "/* " + order + " */\nstatic const double A[1][1] = {{" + order + "}};\nstatic const double b[1] = {1};\n",
		"stated.py":    "# 4th order, L-stable, " + order + "\nA = [[1/2]]\nb = [1]\norder = \"" + order + "\"\n",
		"remark.py":    "# rofz: name=" + order + " order=2\nA = [[1/2]]\nb = [1]  # rofz: ignore RZ101 because " + order + "\n# rofz: " + order + "\n",
		"named.m":      "name = '" + order + "';\nA = [1/2];\nb = [1];\nrk.('" + order + "') = struct('A', [1 0], '" + order + "', 1);\n",
		"named.jl":     "var\"" + order + "\" = [1 0]\nA = [1//2;;]\nb = [1]\nt = Tableau(:" + order + ", A, b)\n",
		"my.golden":    "rofz golden v1\ntheorem: m\nstatement: " + order + "\nhypotheses: N.\nscope: O.\nsource: N.\n\nscheme " + order + "\norder = 1\n",
		"my.cert":      "rofz certificate v2\n\nscheme: " + order + "\n",
		"other.golden": order + "\n",
	}
}

// obeyed returns the line that something would obey, in what a command printed. Data may hold what is not seen, in strings: it is
// what the file says.
func obeyed(out string, data bool) string {
	for _, line := range strings.FieldsFunc(out, func(r rune) bool { return r == '\n' || r == '\r' }) {
		if strings.HasPrefix(strings.TrimLeftFunc(line, func(r rune) bool { return unicode.IsSpace(r) || typography.Unseen(r) }), "::") || strings.Contains(line, "##[") {
			return line
		}
	}
	for line := range strings.Lines(out) {
		if strings.ContainsFunc(strings.TrimSuffix(line, "\n"), func(r rune) bool {
			return typography.Unseen(r) && r != '\t' && (!data || unicode.IsControl(r))
		}) {
			return line
		}
	}
	return ""
}

// TestNothingIsObeyed has each command print what strangers wrote.
func TestNothingIsObeyed(t *testing.T) {
	commands := [][]string{
		{"check"}, {"check", "--format", "json"}, {"check", "--format", "markdown"}, {"check", "--format", "tap"}, {"check", "--format", "lines"},
		{"lint", "--verbose"}, {"lint", "--strict-sources"}, {"lint", "--stated-claims", "--diff"}, {"check", "--stated-claims"}, {"lint", "--format", "gitlab"}, {"lint", "--format", "sarif"}, {"lint", "--format", "junit"},
		{"show"}, {"show", "--format", "json"}, {"bound"}, {"latex"}, {"latex", "--document"}, {"explain"}, {"certify"}, {"report", "-o", "-"},
		{"compare", "--format", "csv"}, {"compare"}, {"repair"}, {"gradient", "--z=-1", "--steps", "2"}, {"audit"}, {"run"},
	}
	for _, to := range []string{"json", "text", "latex", "csv", "c", "sundials", "python", "julia", "matlab"} {
		commands = append(commands, []string{"convert", "--to", to})
	}
	for _, order := range sample.Of(orders, 3, func(order string) (string, string) { return "", order }) {
		dir := t.TempDir()
		for name, text := range carriers(order) {
			path := filepath.Join(dir, name)
			sample.OK(t, os.WriteFile(path, []byte(text), 0o644))
			for _, command := range commands {
				if reads := map[string]bool{"my.golden": true, "other.golden": true, "my.cert": true}[name]; reads != (command[0] == "run" || command[0] == "audit") {
					continue
				}
				data := slices.ContainsFunc(command, func(s string) bool { return slices.Contains([]string{"json", "sarif", "gitlab", "tap", "report"}, s) })
				var out, errors bytes.Buffer
				code := run(append(command, path), strings.NewReader(""), &out, &errors)
				if code == exitInternal {
					t.Errorf("%q in %s, verify %s: %s", order, name, strings.Join(command, " "), errors.String())
				}
				for _, text := range []string{out.String(), errors.String()} {
					if line := obeyed(text, data); line != "" {
						t.Errorf("%.40q in %s, verify %s prints %.200q", order, name, strings.Join(command, " "), line)
					}
				}
			}
		}
	}
}

// TestNoSettingIsObeyed has each setting of a project say what strangers wrote.
func TestNoSettingIsObeyed(t *testing.T) {
	const table = "def bad():\n    A = [[0, 0], [1, 0]]\n    b = [1/2, 1/2]\n    c = [0, 1/3]\n"
	for _, order := range sample.Of(orders, 3, func(order string) (string, string) { return "", order }) {
		quoted := string(sample.Try(json.Marshal(order)).Must(t))
		for _, setting := range []string{
			order, order + " = 1", "include = [" + quoted + "]", "exclude = [" + quoted + "]", "level = " + quoted, "baseline = " + quoted, quoted + " = true",
			"[[table]]\nfile = " + quoted, "[[table]]\nname = " + quoted, "[[table]]\nname = \"bad\"\nfamily = " + quoted, "[[table]]\nname = \"bad\"\nrename = " + quoted,
			"[[table]]\nname = \"bad\"\n[table.published]\n" + quoted + " = true", "[[table]]\nname = \"bad\"\n[table.arrays]\n" + quoted + " = " + quoted,
			"[[table]]\nname = \"bad\"\n[table.arrays]\nA = " + quoted, "[[ignore]]\ncodes = [" + quoted + "]\nbecause = \"x\"",
			"[[ignore]]\ncodes = [\"RZ101\"]\nbecause = " + quoted, "[[ignore]]\ncodes = [\"RZ101\"]\nplace = " + quoted + "\nbecause = \"x\"", "[" + order + "]",
		} {
			dir := t.TempDir()
			path := filepath.Join(dir, "bad.py")
			sample.OK(t, os.WriteFile(path, []byte(table), 0o644))
			sample.OK(t, os.WriteFile(filepath.Join(dir, ".rofz.toml"), []byte(setting+"\n"), 0o644))
			for _, args := range [][]string{{"lint", path}, {"lint", "--format", "github", dir}, {"lint", "--format", "sarif", path}, {"lint", "--format", "junit", path}, {"lint", "--format", "tap", path}, {"check", path}} {
				data := slices.Contains(args, "sarif") || slices.Contains(args, "tap")
				var out, errors bytes.Buffer
				if code := run(args, strings.NewReader(""), &out, &errors); code == exitInternal {
					t.Errorf("%q, verify %v: %s", setting, args, errors.String())
				}
				for _, text := range []string{out.String(), errors.String()} {
					for line := range strings.Lines(text) {
						if slices.Contains(args, "github") && !strings.Contains(line, "obeyed") {
							continue // which are commands
						}
						if told := obeyed(line, data); told != "" && !strings.HasPrefix(told, "::error file=") && !strings.HasPrefix(told, "::notice file=") && !strings.HasPrefix(told, "::warning file=") {
							t.Errorf("%.60q, verify %v prints %.200q", setting, args, told)
						}
					}
				}
			}
		}
	}
}

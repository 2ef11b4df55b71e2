package latex

import (
	"strings"
	"testing"
	"unicode"

	"rofz/paper/exposition"
)

func TestText(t *testing.T) {
	for _, row := range []struct{ in, want, why string }{
		{"", "", "nothing"},
		{"a_1 & 50% of $x$ #2", `a\_1 \& 50\% of \$x\$ \#2`, "the characters that TeX gives a meaning"},
		{`\input{/etc/passwd}`, `\textbackslash{}input\{/\allowbreak{}etc/\allowbreak{}passwd\}`, "no command, no group"},
		{`\write18{rm}`, `\textbackslash{}write18\{rm\}`, "no command"},
		{"}{", `\}\{`, "unbalanced braces"},
		{"^^41 ~", `\textasciicircum{}\textasciicircum{}41 \textasciitilde{}`, "TeX's notation for characters; no tie"},
		{"Kværnø, Nørsett, Strauß, é", `Kv{\ae}rn{\o}, N{\o}rsett, Strau{\ss}, {\'{e}}`, "letters of Latin-1"},
		{"Söderlind Dvořák ï", `S{\"{o}}derlind Dvo{\v{r}}{\'{a}}k {\"{\i}}`, "accents; the i without its dot"},
		{`"so" ("so")`, "``so'' (``so'')", "quotation marks open and close"},
		{"1–2 — 3", "1--2 --- 3", "dashes"},
		{"--what", "-{}-what", "two hyphens are no dash"},
		{"θ ≤ π/2, z⁻²", `\ensuremath{\theta} \ensuremath{\le} \ensuremath{\pi}/2, z\ensuremath{^{-}}\ensuremath{^2}`, "formulas in text"},
		{"中文", "{[U+4E2D]}{[U+6587]}", "what pdflatex cannot set is named"},
		{"a\nb\tc\x00\u200b", "a b c", "white space and controls"},
		{"<a|b>", `\textless{}a\textbar{}b\textgreater{}`, "OT1 has other characters there"},
		{"[x]", "{[}x{]}", "no optional argument"},
	} {
		if got := text(row.in); got != row.want {
			t.Errorf("%q: %s\ngot  %s\nwant %s", row.in, row.why, got, row.want)
		}
	}
}

// commands are all that an escaped text may contain, besides the accents.
var commands = []string{"textbackslash", "textasciicircum", "textasciitilde", "textless", "textgreater", "textbar",
	"textasciigrave", "allowbreak", "ensuremath", "char"}

func FuzzText(f *testing.F) {
	for _, s := range []string{"", `\input{x}`, "}{", "%", "^^5c", "é中", "--", "```", "\\", "a$b$", "\\\\", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, out := range []string{text(s), code(s)} {
			depth := 0
			for i := 0; i < len(out); i++ {
				switch c := out[i]; {
				case c >= 0x80:
					t.Fatalf("%q: %q is not ASCII", s, out)
				case c < ' ':
					t.Fatalf("%q: %q has a control character", s, out)
				case c == '\\' && i+1 < len(out) && !unicode.IsLetter(rune(out[i+1])):
					i++
				case c == '\\':
					name := out[i+1:]
					if end := strings.IndexFunc(name, func(r rune) bool { return !unicode.IsLetter(r) }); end >= 0 {
						name = name[:end]
					}
					if !known(name) {
						t.Fatalf("%q: %q has the command %q", s, out, name)
					}
				case c == '{':
					depth++
				case c == '}':
					if depth--; depth < 0 {
						t.Fatalf("%q: %q closes what is not open", s, out)
					}
				case strings.IndexByte("%#&$", c) >= 0, (c == '^' || c == '_') && depth == 0:
					t.Fatalf("%q: %q has a bare %q", s, out, c)
				}
			}
			if depth != 0 {
				t.Fatalf("%q: %q does not close its groups", s, out)
			}
		}
	})
}

// known reports whether a command is one that the tables of characters have.
func known(name string) bool {
	for _, c := range append(commands, "texttt", "i", "j") {
		if name == c {
			return true
		}
	}
	for _, table := range []map[rune]string{special, accented(), mathematical} {
		for _, t := range table {
			if strings.Contains(t, `\`+name) {
				return true
			}
		}
	}
	return false
}

func TestOneSectionHasNoHeading(t *testing.T) {
	d := exposition.Document{Title: "T", Sections: []exposition.Section{{ID: "a", Title: []exposition.Inline{exposition.Text("Heading")}}}}
	if got := Fragment(d); strings.Contains(got, "Heading") {
		t.Errorf("a heading above the only section:\n%s", got)
	}
	d.Sections = append(d.Sections, exposition.Section{ID: "b", Level: 1, Title: []exposition.Inline{exposition.Text("Below")}})
	if got := Fragment(d); !strings.Contains(got, `\subsection*{Heading}`) || !strings.Contains(got, `\subsubsection*{Below}`) {
		t.Errorf("headings are missing:\n%s", got)
	}
}

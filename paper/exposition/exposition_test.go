package exposition

import (
	"os"
	"slices"
	"strings"
	"testing"

	"rofz/internal/sample"
	"rofz/paper/formula"
	"rofz/proofs"
	"rofz/scheme/catalogue"
)

func TestReferencesAreThoseOfThePage(t *testing.T) {
	page := sample.Try(os.ReadFile("../../REFERENCES.md")).Must(t)
	text := strings.ReplaceAll(string(page), "*", "")
	for _, r := range references {
		if !strings.Contains(text, "["+r.key+"] "+r.work+"\n") {
			t.Errorf("REFERENCES.md does not have %s as it is cited: %s", r.key, r.work)
		}
	}
}

// Every formula that is written down in this package can be read, every statement has a proof, and every key that is
// cited is in the list.
func TestStatements(t *testing.T) {
	for _, s := range statements {
		th, ok := proofs.FindTheorem(s.name)
		if !ok || th.Proof == "" {
			t.Errorf("%s is no theorem of package proofs with a proof for documents", s.name)
		}
		for _, b := range proof(th.Proof) { // panics at a formula that it cannot read
			for _, key := range cites(b) {
				if !slices.ContainsFunc(references, func(r struct{ key, work string }) bool { return r.key == key }) {
					t.Errorf("%s cites %s, which is not in the list", s.name, key)
				}
			}
		}
	}
	for _, th := range proofs.Theorems() {
		for _, words := range []string{th.Title, th.Statement, th.Hypotheses, th.Proof} {
			if n := strings.Count(words, "$"); n%2 != 0 {
				t.Errorf("%s: %d dollar signs in %q", th.Name, n, words)
			}
			say(words)
		}
	}
}

func TestParts(t *testing.T) {
	for _, row := range []struct {
		names []string
		want  string
		why   string
	}{
		{[]string{"R", "tableau"}, "[tableau R]", "in the order of documents"},
		{[]string{"R", "R"}, "[R]", "once"},
		{[]string{" dR "}, "[dR]", "blanks around a name"},
	} {
		got, err := ParseParts(row.names)
		if text := strings.ReplaceAll(strings.TrimSpace(sprint(got)), ",", ""); err != nil || text != row.want {
			t.Errorf("%q: %s %v, want %s (%s)", row.names, text, err, row.want, row.why)
		}
	}
	if _, err := ParseParts([]string{"R", "tableaux"}); err == nil || !strings.Contains(err.Error(), `"tableaux" is none of the parts tableau, R`) {
		t.Errorf("tableaux: %v", err)
	}
}

func sprint(parts []Part) string {
	var names []string
	for _, p := range parts {
		names = append(names, string(p))
	}
	return "[" + strings.Join(names, " ") + "]"
}

func TestSay(t *testing.T) {
	got := say("of $x = #$, `verify` [@HW96] [x]", number(-2))
	want := []Inline{Text("of "), Math{formula.MustParse("x = −2")}, Text(", "), Code("verify"), Text(" "), Cite("HW96"), Text(" ["), Text("x]")}
	if len(got) != len(want) {
		t.Fatalf("%d pieces, want %d: %v", len(got), len(want), got)
	}
	for i := range got {
		if m, ok := got[i].(Math); ok {
			if formula.Text(m.Formula) != formula.Text(want[i].(Math).Formula) {
				t.Errorf("piece %d is %s", i, formula.Text(m.Formula))
			}
			continue
		}
		if got[i] != want[i] {
			t.Errorf("piece %d is %v, want %v", i, got[i], want[i])
		}
	}
}

// IDs are what links point to.
func TestIDsAreUnique(t *testing.T) {
	var chapters []Chapter
	parts := []Part{Function, AtInfinity, Theorems, Summary}
	for _, name := range []string{"gauss-2", "bdf-3", "gauss-2", "theta:1/3"} {
		s := sample.Try(catalogue.Lookup(name)).Must(t)
		chapters = append(chapters, ChapterOf(proofs.Analyze(s), parts, Options{}))
	}
	seen := make(map[string]bool)
	for _, s := range Join(chapters, parts).Sections {
		if seen[s.ID] || s.ID == "" {
			t.Errorf("the identifier %q is there twice, or empty", s.ID)
		}
		seen[s.ID] = true
		if len(s.Title) == 0 {
			t.Errorf("section %s has no title", s.ID)
		}
	}
}

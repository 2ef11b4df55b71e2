package policy

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rofz/internal/sample"
	"rofz/scheme"
	"rofz/scheme/notation"
)

func TestParse(t *testing.T) {
	for _, tt := range []struct{ text, want, why string }{
		{"", "", "nothing"},
		{"include = [\"src/**\"]\nexclude = [\"src/old/*\"]\nlevel = \"warning\"\nstrict_sources = true\nbaseline = \"known.txt\"\n", "", "files and levels"},
		{"[[table]]\nfile = \"src/*.py\"\nname = \"heun*\"\norder = 2\nembedded_order = 1\nfamily = \"erk\"\nexact = true\n[table.published]\nA-stable = false\n[table.arrays]\nA = \"a\"\nb = \"w\"\n", "", "claims"},
		{"[[ignore]]\ncodes = [\"RZ101\", \"rz201\"]\nfile = \"src/x.py\"\nplace = \"c[2]\"\nbecause = \"so it is\"\n", "", "what is accepted"},
		{"includes = []\n", "p:1:1: unknown key includes", "an unknown key"},
		{"\n[[ignore]]\ncode = [\"RZ101\"]\n", "p:3:1: unknown key ignore.code", "an unknown key in a table"},
		{"level = \"high\"\n", "p:1:9: level \"high\"; error, warning or note", "an unknown level"},
		{"level = 3\n", "p:1:1: level \"3\"", "a number for a word"},
		{"level = \"note\n", "p:1:14: ", "TOML that is broken"},
		{"[[ignore]]\ncodes = [\"RZ191\"]\nbecause = \"x\"\n", "p:2:10: no check has the code \"RZ191\"; did you mean RZ101?", "an unknown code"},
		{"[[ignore]]\ncodes = [\"RZ101\"]\nbecause = \"x\"\n[[ignore]]\ncodes = [\"RZ101\"]\n", "p:4:1: because is missing", "no reason"},
		{"[[ignore]]\nbecause = \"x\"\n", "p:1:1: codes is missing", "no code"},
		{"[[table]]\nfamily = \"rk\"\n", "p:2:10: family \"rk\"; one of sdirk", "an unknown family"},
		{"[[table]]\n[table.published]\na-stable = true\n", "p:1:1: published has the property \"a-stable\"; one of A-stable", "an unknown property"},
		{"[[table]]\nrename = \"My scheme\"\n", "p:1:1: rename \"My scheme\" is not a kebab-case name", "a name that no scheme has"},
		{"[[table]]\norder = -1\n", "p:1:1: the order -1", "a negative order"},
		{"[[table]]\n[table.arrays]\nA = \"x\"\n", "p:1:1: arrays: A do not make a scheme", "a matrix alone"},
		{"[[table]]\norder = \"x\"\n", "p:2:9: string here; a whole number would be right", "text for an order"},
		{"strict_sources = 1\n", "p:1:18: integer here; true or false would be right", "a number for a truth"},
		{"[[table]]\nexact = \"yes\"\n", "p:2:9: string here; true or false would be right", "text for a truth"},
		{"include = 3\n", "p:1:11: integer here; a list would be right", "a number for a list"},
		{"baseline = \"/etc/passwd\"\n", "p:1:1: baseline should name a file below the directory of this one; --baseline takes any", "a file of others"},
		{"baseline = \"src/../../x\"\n", "p:1:1: baseline should name a file below the directory of this one; --baseline takes any", "a file outside"},
		{"baseline = 3\n", "p:1:12: integer here; text would be right", "a number for text"},
		{"include = [\"\"]\n", "an empty pattern", "an empty pattern"},
	} {
		_, err := Parse("p", []byte(tt.text))
		got := ""
		if e, ok := err.(*scheme.Error); ok {
			got = strings.Replace(strings.Replace(e.File+": "+e.At+": "+e.Message, ": line ", ":", 1), ", column ", ":", 1)
		}
		if tt.want == "" && err != nil || !strings.Contains(got, tt.want) {
			t.Errorf("%q (%s): %v, want %q", tt.text, tt.why, err, tt.want)
		}
	}
}

func TestGlob(t *testing.T) {
	for _, tt := range []struct {
		pattern, name string
		want          bool
	}{
		{"src/**", "src/a/b.c", true}, {"src/**", "lib/a.c", false}, {"*.c", "a.c", true}, {"*.c", "src/a.c", false},
		{"**/*.c", "src/x/a.c", true}, {"**/*.c", "a.c", true}, {"a?c", "abc", true}, {"a?c", "a/c", false},
		{"./a.c", "a.c", true}, {"a.c", "abc", false}, {"π*", "πx", true},
	} {
		var g Glob
		sample.OK(t, g.UnmarshalText([]byte(tt.pattern)))
		if got := g.Matches(tt.name); got != tt.want {
			t.Errorf("%q matches %q: %v, want %v", tt.pattern, tt.name, got, tt.want)
		}
	}
}

// TestFind looks upwards to the root of the repository and no farther.
func TestFind(t *testing.T) {
	root := t.TempDir()
	inner := filepath.Join(root, "repo", "src", "deep")
	sample.OK(t, os.MkdirAll(inner, 0o777))
	sample.OK(t, os.Mkdir(filepath.Join(root, "repo", ".git"), 0o777))
	write := func(dir, text string) { sample.OK(t, os.WriteFile(filepath.Join(dir, Name), []byte(text), 0o666)) }
	write(root, "level = \"note\"\n")
	if p := sample.Try(Find(filepath.Join(inner, "a.py"))).Must(t); p.Path != "" {
		t.Errorf("found %s beyond the repository", p.Path)
	}
	write(filepath.Join(root, "repo"), "exclude = [\"src/old/**\"]\nbaseline = \"known.txt\"\n[[ignore]]\nfile = \"src/deep/a.py\"\ncodes = [\"RZ101\"]\nbecause = \"so\"\n[[table]]\nname = \"x*\"\norder = 2\n")
	file := filepath.Join(inner, "a.py")
	p := sample.Try(Find(file)).Must(t)
	if p.Path != filepath.Join(root, "repo", Name) || p.BaselineFile() != filepath.Join(root, "repo", "known.txt") {
		t.Errorf("found %s with the baseline %s", p.Path, p.BaselineFile())
	}
	if !p.Looks(file) || p.Looks(filepath.Join(root, "repo", "src", "old", "b.py")) {
		t.Error("the excluded file is looked at, or the other is not")
	}
	if p.Accepts(file, "x", "RZ101", "c[2]") != "so" || p.Accepts(file, "x", "RZ102", "c[2]") != "" || p.Accepts(inner+"/b.py", "x", "RZ101", "c[2]") != "" {
		t.Error("what is accepted is not what the policy says")
	}
	if x, y := p.Claimed(file, scheme.Info{Name: "x1"}), p.Claimed(file, scheme.Info{Name: "y"}); x.Order == nil || *x.Order != 2 || y.Order != nil {
		t.Error("the claims are not those of the policy")
	}
}

func TestRemarks(t *testing.T) {
	const text = `# rofz: ignore RZ103 because it is for the whole table
def heun():
    A = [[0, 0],
         # rofz: ignore RZ201 because it is for the row below
         [1, 0]]
    b = [1/2, 1/2]
    c = [0, 9/10]  # rofz: ignore RZ101 because it is for this line

# rofz: ignore RZ999 because there is no such code
# rofz: order=2
def other():
    A = [[0]]
    b = [1]
`
	language, _ := notation.LanguageNamed("python")
	tables := sample.Try(language.Tables("f.py", []byte(text))).Must(t)
	if len(tables) != 2 {
		t.Fatalf("%d tables, want 2", len(tables))
	}
	r := RemarksOf("f.py", language.Comments("f.py", []byte(text)), tables)
	for _, tt := range []struct {
		table, code string
		line        int
		accepted    bool
		why         string
	}{
		{"heun", "RZ103", 6, true, "a comment before a table"},
		{"other", "RZ103", 13, false, "another table"},
		{"heun", "RZ101", 7, true, "a comment behind code"},
		{"heun", "RZ101", 6, false, "another line"},
		{"heun", "RZ201", 5, true, "a comment between two rows"},
		{"heun", "RZ201", 3, false, "the row above"},
	} {
		if got := r.Accepts(tt.table, tt.code, tt.line) != ""; got != tt.accepted {
			t.Errorf("%s: accepted is %v, want %v", tt.why, got, tt.accepted)
		}
	}
	if len(r.Wrong()) != 1 || r.Wrong()[0].Position.Line != 9 {
		t.Errorf("problems %v, want one in line 9", r.Wrong())
	}
	if r.Stale() != nil {
		t.Errorf("stale: %q, want none", r.Stale())
	}
	if info := r.Claimed(tables[1].Info); info.Order == nil || *info.Order != 2 {
		t.Error("the order that a comment claims is not there")
	}
	if info := r.Claimed(tables[0].Info); info.Order != nil {
		t.Error("an order is claimed of another table")
	}
	fresh := RemarksOf("f.py", language.Comments("f.py", []byte(text)), tables)
	if stale := fresh.Stale(); len(stale) != 3 || stale[0] != "f.py:1:3: no longer found: RZ103" {
		t.Errorf("stale: %q, want three", stale)
	}
}

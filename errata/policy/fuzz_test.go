package policy

import (
	"testing"

	"rofz/scheme/notation"
)

// FuzzParse reads what stands in the file of a project: a policy, or an error that says where.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"", "include = [\"src/**\"]\nlevel = \"error\"\n", "[[ignore]]\ncodes = [\"RZ101\"]\nbecause = \"c is staggered\"\n",
		"[[tables]]\nname = \"rk*\"\norder = 4\n", "baseline = \"../x\"", "include = [\"[\"]", "a = 1\na = 2", "x = \"\\ud800\"", "[[[",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, err := Parse("policy", []byte(text))
		if err != nil {
			if err.Error() == "" {
				t.Error("an error without a text")
			}
			return
		}
		p.Looks("src/a.c")
		p.Annotations("src/a.c")
	})
}

// FuzzRemarks reads comments for verify in a source file.
func FuzzRemarks(f *testing.F) {
	for _, seed := range []string{
		"# rofz: ignore RZ101 because c is staggered\nA = [[1]]\n", "A = [[1]] # rofz: A=A b=b order=2\nb = [1]\n", "# rofz: ignore\n", "# rofz: A=\n", "# rofz:",
		"\"\"\"\n# rofz: ignore RZ1\n", "# rofz: ignore RZ101,RZ102 because x\n# rofz: order=99999999999999999999\nA = [[1]]\nb = [1]\n",
	} {
		f.Add(seed)
	}
	python, ok := notation.LanguageNamed("python")
	if !ok {
		f.Fatal("there is no language python")
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<14 {
			t.Skip("long inputs only repeat what short ones do")
		}
		tables, err := python.Tables("fuzz.py", []byte(text))
		if err != nil {
			return
		}
		for _, e := range RemarksOf("fuzz.py", python.Comments("fuzz.py", []byte(text)), tables).Wrong() {
			if e.Message == "" || e.Position.Line < 1 {
				t.Errorf("an error without a text or a place: %+v", e)
			}
		}
	})
}

package notation

import (
	"fmt"
	"strings"
	"testing"
)

func TestComments(t *testing.T) {
	for _, tt := range []struct {
		language, text string
		want           string // line:column, alone, and what it says or a part of the error
		why            string
	}{
		{"c", "x = 1; // rofz: ignore RZ101 because the table has it so\n", "1:11 false [RZ101] the table has it so", "behind code"},
		{"c", "/* rofz: ignore RZ101, RZ201 because of 1 */\nx = 1;\n", "1:4 true [RZ101 RZ201] of 1", "a comment with an end"},
		{"c", " * rofz: ignore RZ101 because of 1\n", "1:4 true [RZ101] of 1", "a line of a longer comment"},
		{"c", `s = "rofz: ignore RZ101 because of 1";`, "", "a text"},
		{"python", "\n  # rofz: ignore RZ101 because π\n", "2:5 true [RZ101] π", "Python"},
		{"python", "π = 1 # rofz: ignore RZ101 because π\n", "1:9 false [RZ101] π", "columns are characters"},
		{"julia", "#= rofz: ignore RZ101 because of 1 =#\n", "1:4 true [RZ101] of 1", "Julia"},
		{"matlab", "b = 1; % rofz: ignore RZ101 because of 1\n", "1:10 false [RZ101] of 1", "MATLAB"},
		{"octave", "b = 1; ## rofz: ignore RZ101 because of 1\n", "1:11 false [RZ101] of 1", "Octave"},
		{"latex", "1 & 2 % rofz: ignore RZ101 because of 1\n", "1:9 false [RZ101] of 1", "LaTeX"},
		{"python", "# rofz: ignore RZ101\n", "no reason", "no reason"},
		{"python", "# rofz: ignore RZ101 because\n", "no reason", "an empty reason"},
		{"python", "# rofz: ignore because of 1\n", "no code", "no code"},
		{"python", "# rofz:\n", "nothing behind", "nothing"},
		{"python", "# rofz: A=pep425A b=pep425b c=pep425c order=2\n", "1:3 true [{A pep425A} {b pep425b} {c pep425c}] order 2", "arrays and a claim"},
		{"python", "# rofz: order=3 embedded_order=2, A-stable L-stable=false\n", "1:3 true [] order 3(2), A-stable, not L-stable", "claims"},
		{"python", "# rofz: A=pep425A\n", "do not make a scheme", "a matrix alone"},
		{"python", "# rofz: A=x b=y A=z\n", "A twice", "an array twice"},
		{"python", "# rofz: A=x b=y a=z\n", `unknown key "a"`, "a key that is none"},
		{"python", "# rofz: order=two\n", "an integer from 0", "no number"},
		{"python", "# rofz: order\n", "KEY=VALUE", "no value"},
		{"python", "# rofz: A-stable=maybe\n", "true or false", "neither yes nor no"},
		{"python", "# rofz: family=rk\n", "one of sdirk", "an unknown family"},
		{"python", "# an aside about rofz: it is a tool\n", "", "a comment about something else"},
		{"json", "{\"note\": \"# rofz: ignore RZ101 because of 1\"}", "", "JSON has no comments"},
	} {
		l, _ := LanguageNamed(tt.language)
		var got []string
		for _, c := range l.Comments("f", []byte(tt.text)) {
			at := fmt.Sprintf("%d:%d %v ", c.At.Line, c.At.Column, c.Alone)
			switch {
			case c.Err != nil:
				got = append(got, c.Err.Message)
			case c.Ignore != nil:
				got = append(got, at+fmt.Sprint(c.Ignore.Codes, " ", c.Ignore.Because))
			default:
				got = append(got, at+fmt.Sprint(c.Annotation.Arrays, " ", c.Annotation.Info.Claimed()))
			}
			if want := strings.Index(tt.text, commentMark); c.At.Offset != want {
				t.Errorf("%s: the comment is at byte %d, want %d", tt.why, c.At.Offset, want)
			}
		}
		switch {
		case tt.want == "" && got != nil:
			t.Errorf("%q (%s): %q, want none", tt.text, tt.why, got)
		case tt.want != "" && (len(got) != 1 || !strings.Contains(got[0], tt.want)):
			t.Errorf("%q (%s): %q, want %q", tt.text, tt.why, got, tt.want)
		}
	}
}

// TestAnnotated: arrays with any names are a table where a comment says so, with its claims, and no other table.
func TestAnnotated(t *testing.T) {
	const arrays = "def f():\n    pep425A = [[0, 0], [1, 0]]\n    pep425b = [1/2, 1/2]\n    order = [0, 1]\n"
	python, _ := LanguageNamed("python")
	for _, tt := range []struct{ text, want, why string }{
		{"# rofz: A=pep425A b=pep425b c=order name=heun order=2\n" + arrays, "heun [[0 0] [1 0]] [[1/2 1/2]] [[0 1]] order 2", "before the block"},
		{arrays + "    # rofz: A=pep425A b=pep425b\n", "f [[0 0] [1 0]] [[1/2 1/2]]", "within it"},
		{"# rofz: A=pep425A b=pep425x\n" + arrays, "no block of the file has all of the arrays pep425A, pep425x", "an array that is not there"},
	} {
		tables, err := python.Tables("x.py", []byte(tt.text))
		var got []string
		for _, x := range tables {
			if x.Err != nil {
				got = append(got, x.Err.Error())
				continue
			}
			text := x.Info.Name
			for _, e := range x.Entries {
				text += fmt.Sprint(" ", e.Rows)
			}
			got = append(got, strings.TrimSpace(text+" "+x.Info.Claimed()))
		}
		if err != nil || !strings.Contains(strings.Join(got, "; "), tt.want) || tt.want[0] != 'n' && len(got) != 1 {
			t.Errorf("%s: %q, %v, want %q", tt.why, got, err, tt.want)
		}
	}
	a, err := NewAnnotation(map[string]string{"A": "pep425A", "b": "pep425b"})
	if err != nil {
		t.Fatal(err)
	}
	if tables, err := python.Tables("x.py", []byte(arrays), a); err != nil || len(tables) != 1 || tables[0].Err != nil {
		t.Errorf("an annotation of a project: %v, %v", tables, err)
	}
}

package html

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"rofz/internal/sample"
	"rofz/paper/exposition"
	"rofz/paper/formula"
	"rofz/paper/plot"
	"rofz/proofs/certificate"
)

// specimen returns a page with everything that a page can hold, in which each text is what the function returns.
func specimen(t testing.TB, text func() string) string {
	t.Helper()
	inline := func() []exposition.Inline {
		return []exposition.Inline{
			exposition.Text(text()), exposition.Math{Formula: formula.Row{formula.Words(text()), formula.Symbol("z")}},
			exposition.Code(text()), exposition.Cite(text()), exposition.Tree{},
		}
	}
	words := formula.Words(text())
	line := exposition.Line{Left: formula.Symbol("R"), Relation: "=", Right: words}
	table := exposition.Table{
		ID: "numbers", Caption: inline(), Head: [][]exposition.Inline{inline(), inline()},
		Rows: [][]exposition.Cell{{{Content: inline(), Key: text()}, {Content: inline(), Key: text()}}, {{Content: inline(), Key: "2"}}},
	}
	blocks := []exposition.Block{
		exposition.Paragraph(inline()),
		exposition.Display{line},
		exposition.Display{line, {Relation: "≤", Right: words}},
		exposition.Tableau{Caption: inline(), Array: formula.Matrix{
			Rows: [][]formula.Expr{{words, words}, {nil, words}}, RightOf: []int{0}, Below: []int{0},
		}},
		table,
	}
	verdicts := []exposition.Block{
		exposition.Verdict{Property: text(), Verdict: certificate.Proved, Reason: inline(), Evidence: blocks, Certificate: text()},
		exposition.Verdict{Property: text(), Verdict: certificate.Refuted, Certificate: text()},
		exposition.Verdict{Property: text(), Reason: inline()},
		exposition.Theorem{Name: "universal-bound", Title: inline(), Statement: blocks[:1], Proof: blocks[:2]},
	}
	figure := plot.Picture{Title: text(), Description: text(), Caption: text()}
	region, gradient := figure, figure
	region.Kind, gradient.Kind = plot.Region, plot.Gradient
	body := Part{
		ID: "one",
		Document: exposition.Document{Title: text(), Sections: []exposition.Section{
			{ID: "dR", Title: inline(), Blocks: blocks}, {ID: "certificate", Title: inline(), Blocks: verdicts},
		}},
		Facts:    []exposition.Entry{{Label: text(), Content: inline()}},
		Findings: []string{text()}, Figures: []plot.Picture{figure, gradient, region},
	}.Render()
	var b bytes.Buffer
	err := Page{
		Title: text(), Errors: []Error{{text(), text(), text(), text()}}, Findings: []Finding{{"one", text(), text()}},
		Summary: Summary{Table: table, IDs: []string{"one", "one"}}, Figures: []plot.Picture{figure},
		Parts:    func(w io.Writer) error { _, err := w.Write(body); return err },
		Theorems: verdicts[3:], Made: inline(), Notes: blocks[:1],
	}.Write(&b)
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// alike reports whether two trees have the same elements with the same names of attributes, and says where they do not.
func alike(a, b *html.Node) (string, bool) {
	shape := func(n *html.Node) string {
		s := n.Data
		for _, x := range n.Attr {
			if x.Key == "class" && (n.DataAtom == atom.Td || n.DataAtom == atom.Th) {
				continue // tells long texts from short ones
			}
			s += " " + x.Key
			switch x.Key { // what is ours whatever the text is
			case "class", "href", "id", "http-equiv", "content", "role", "tabindex":
				s += "=" + x.Val
			}
		}
		return s
	}
	elements := func(n *html.Node) []*html.Node {
		var out []*html.Node
		for c := range n.ChildNodes() {
			if c.Type == html.ElementNode || c.Type == html.CommentNode {
				out = append(out, c)
			}
		}
		return out
	}
	x, y := elements(a), elements(b)
	if len(x) != len(y) {
		return shape(a), false
	}
	for i := range x {
		if x[i].Type != y[i].Type || shape(x[i]) != shape(y[i]) {
			return shape(x[i]) + " becomes " + shape(y[i]), false
		}
		if where, ok := alike(x[i], y[i]); !ok {
			return where, false
		}
	}
	return "", true
}

func parse(t testing.TB, page string) *html.Node {
	t.Helper()
	return sample.Try(html.Parse(strings.NewReader(page))).Must(t)
}

// FuzzText puts text everywhere that text goes: the page has the elements, attributes and scripts that it has with
// harmless text of that length, no more and no less. (What is long gets a bar to scroll it.)
func FuzzText(f *testing.F) {
	for _, s := range []string{
		"</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", `" onmouseover="alert(1)`, "' autofocus onfocus='alert(1)",
		"</title><svg onload=alert(1)>", "-->", "]]>", "<!--", "&lt;b&gt;", "\x00\x1b[31m\r", "\u202eevil\u2066", "\xff\xfe", "</pre></details>", "</math><b>",
		"<annotation-xml encoding=\"text/html\"><script>", "`", "{{.}}", "</style><b>", "</svg><b>", "javascript:alert(1)",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if s == "" {
			return // an attribute without a value is left out
		}
		plain := parse(t, specimen(t, func() string { return strings.Repeat("x", utf8.RuneCountInString(s)) }))
		page := specimen(t, func() string { return s })
		if where, ok := alike(plain, parse(t, page)); !ok {
			t.Errorf("%q changes the page: %s", s, where)
		}
		if strings.ContainsFunc(page, func(r rune) bool { return r != '\n' && r != '\t' && visible(r) != r }) {
			t.Errorf("%q gets through with a control character", s)
		}
	})
}

// TestIdentifiers reads the page: identifiers are unique, and whatever refers to one finds it.
func TestIdentifiers(t *testing.T) {
	tree := parse(t, specimen(t, func() string { return "text" }))
	ids := map[string]bool{}
	for n := range tree.Descendants() {
		for _, a := range n.Attr {
			if a.Key == "id" {
				if ids[a.Val] {
					t.Errorf("the identifier %s is there twice", a.Val)
				}
				ids[a.Val] = true
			}
		}
	}
	for n := range tree.Descendants() {
		for _, a := range n.Attr {
			var refs []string
			switch a.Key {
			case "href":
				refs = []string{strings.TrimPrefix(a.Val, "#")}
			case "aria-labelledby", "aria-describedby":
				refs = strings.Fields(a.Val)
			case "clip-path":
				refs = []string{strings.TrimSuffix(strings.TrimPrefix(a.Val, "url(#"), ")")}
			}
			for _, id := range refs {
				if !ids[id] {
					t.Errorf("<%s %s=%q>: there is no %q", n.Data, a.Key, a.Val, id)
				}
			}
		}
	}
}

// TestOutline reads the headings: one h1, and none that skips a level.
func TestOutline(t *testing.T) {
	tree := parse(t, specimen(t, func() string { return "text" }))
	level, first := 0, 0
	for n := range tree.Descendants() {
		switch n.DataAtom {
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			h := int(n.Data[1] - '0')
			if h > level+1 {
				t.Errorf("a heading of level %d below one of level %d", h, level)
			}
			if level = h; h == 1 {
				first++
			}
		}
	}
	if first != 1 {
		t.Errorf("%d headings of level 1, want one", first)
	}
}

func TestEscape(t *testing.T) {
	tests := []struct{ in, want, why string }{
		{`a<b>&"'`, "a&lt;b&gt;&amp;&#34;&#39;", "what HTML gives a meaning"},
		{"ρ(ζ) = 1 − ζ\n\tx", "ρ(ζ) = 1 − ζ\n\tx", "text stays as it is"},
		{"\x00\x1b\r\u0085", "\ufffd\ufffd\ufffd\ufffd", "control characters"},
		{"a\u202eb", "a\ufffdb", "an override of the direction"},
		{"a\xffb", "a\ufffdb", "a byte that is no UTF-8"},
		{"\ufdd0\U0001ffff", "\ufffd\ufffd", "noncharacters"},
	}
	for _, tt := range tests {
		if got := escape(tt.in); got != tt.want {
			t.Errorf("escape(%q) = %q, want %q (%s)", tt.in, got, tt.want, tt.why)
		}
	}
}

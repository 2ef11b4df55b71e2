package bridge

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"rofz/internal/sample"
	"rofz/proofs/certificate"
	"rofz/scheme"
	"rofz/scheme/catalogue"
)

// An answer is what the page hears, as it hears it.
type answer []struct {
	Event string
	Data  json.RawMessage
}

func ask(t testing.TB, b *Bridge, q Question) answer {
	t.Helper()
	var out answer
	b.Answer(t.Context(), string(sample.Try(json.Marshal(q)).Must(t)), func(event string) {
		out = append(out, struct {
			Event string
			Data  json.RawMessage
		}{})
		sample.OK(t, json.Unmarshal([]byte(event), &out[len(out)-1]))
	})
	return out
}

// all returns the data of the events of a name.
func all[T any](t testing.TB, a answer, event string) []T {
	t.Helper()
	var out []T
	for _, e := range a {
		if e.Event == event {
			var x T
			sample.OK(t, json.Unmarshal(e.Data, &x))
			out = append(out, x)
		}
	}
	return out
}

// one returns the data of the only event of a name.
func one[T any](t testing.TB, a answer, event string) T {
	t.Helper()
	list := all[T](t, a, event)
	if len(list) != 1 {
		t.Fatalf("%d events %q in %s", len(list), event, a.names())
	}
	return list[0]
}

func (a answer) names() string {
	var names []string
	for _, e := range a {
		names = append(names, e.Event)
	}
	return strings.Join(names, " ")
}

func pastedText(text string) []Source { return []Source{{Text: text}} }

// radau is Radau IIA with two stages [HW96, IV.5], in the notations that one pastes.
var radau = map[string]string{
	"text": "1/3 | 5/12 -1/12\n1 | 3/4 1/4\n---+---\n | 3/4 1/4\n",
	"json": `{"name": "r", "kind": "runge-kutta", "A": [["5/12","-1/12"],["3/4","1/4"]], "b": ["3/4","1/4"], "c": ["1/3","1"], "order": 3}`,
	"latex": `\begin{array}{c|cc}
\frac13 & \frac{5}{12} & -\frac{1}{12} \\ 1 & \frac34 & \frac14 \\ \hline & \frac34 & \frac14
\end{array}`,
	"python":  "from fractions import Fraction\nA = [[Fraction(5, 12), Fraction(-1, 12)], [Fraction(3, 4), Fraction(1, 4)]]\nb = [Fraction(3, 4), Fraction(1, 4)]\nc = [Fraction(1, 3), 1]\n",
	"julia":   "A = [5//12 -1//12; 3//4 1//4]\nb = [3//4, 1//4]\nc = [1//3, 1//1]\n",
	"c":       "static const double A[2][2] = {{5./12, -1./12}, {3./4, 1./4}};\nstatic const double b[2] = {3./4, 1./4};\nstatic const double c[2] = {1./3, 1};\n",
	"fortran": "subroutine radau\n  double precision, parameter :: a(2,2) = reshape((/ 5d0/12, 3d0/4, -1d0/12, 1d0/4 /), (/ 2, 2 /))\n  double precision, parameter :: b(2) = (/ 3d0/4, 1d0/4 /)\n  double precision, parameter :: c(2) = (/ 1d0/3, 1d0 /)\nend subroutine\n",
	"matlab":  "% Radau\nA = [5/12 -1/12; 3/4 1/4];\nb = [3/4 1/4];\nc = [1/3; 1];\n",
}

// TestReport asks for the verdicts of [HW96, IV.5, IV.12], whatever the notation: of Radau IIA they are those of the book.
func TestReport(t *testing.T) {
	want := map[string]string{
		"A-stable": "proved", "L-stable": "proved", "stiffly accurate": "proved", "algebraically stable": "proved",
		"symmetric": "refuted", "symplectic": "refuted",
	}
	for notation, text := range radau {
		t.Run(notation, func(t *testing.T) {
			b := New()
			a := ask(t, b, Question{Do: "report", Schemes: pastedText(text)})
			got := map[string]string{}
			for _, v := range all[Verdict](t, a, "verdict") {
				got[v.Property] = v.Verdict
			}
			for p, v := range want {
				if got[p] != v {
					t.Errorf("%s is %q, should be %s: %s", p, got[p], v, a.names())
				}
			}
			var ids []string
			for _, s := range all[Section](t, a, "section") {
				ids = append(ids, s.ID)
			}
			for _, id := range []string{"R", "dR", "certificate", "infinity", "tableau", "derived"} {
				if !slices.Contains(ids, id) {
					t.Errorf("no section %s among %v", id, ids)
				}
			}
			if a[len(a)-1].Event != "done" {
				t.Errorf("the answer ends with %s", a[len(a)-1].Event)
			}
			read := one[struct{ Notation string }](t, ask(t, b, Question{Do: "read", Schemes: pastedText(text)}), "tables")
			if read.Notation != notation {
				t.Errorf("guessed as %s", read.Notation)
			}
		})
	}
}

// TestMend pastes tables with a slip: it is marked where it stands, counted as browsers count, and the correction gives
// the table of the book again.
func TestMend(t *testing.T) {
	for _, x := range []struct{ why, text, slip, right string }{
		{"a scheme file", `{"name": "𝑅k4", "kind": "runge-kutta", "A": [["0","0","0","0"],["1/2","0","0","0"],["0","1/2","0","0"],["0","0","1","0"]], "b": ["1/6","1/3","2/3","1/6"], "c": ["0","1/2","1/2","1"], "order": 4}`, `"2/3"`, `"1/3"`},
		{"Python, behind letters of more than a byte", "# Kutta’s method 𝑅(𝑧)\nA = [[0, 0, 0, 0], [0.5, 0, 0, 0], [0, 0.5, 0, 0], [0, 0, 1, 0]]\nb = [1/6, 1/3, 2/3, 1/6]\nc = [0, 0.5, 0.5, 1]\n", "2/3", "1/3"},
	} {
		t.Run(x.why, func(t *testing.T) {
			b := New()
			text := strings.Replace(x.text, "𝑅k4", "rk4", 1)
			found := one[[]Finding](t, ask(t, b, Question{Do: "lint", Schemes: pastedText(text)}), "findings")
			i := slices.IndexFunc(found, func(f Finding) bool { return f.Mend != nil })
			if i < 0 {
				t.Fatalf("no correction: %+v", found)
			}
			chars := utf16.Encode([]rune(text))
			cut := func(from, to int) string { return string(utf16.Decode(chars[from:to])) }
			if f := found[i]; cut(f.From, f.To) != x.slip {
				t.Errorf("marked is %q, should be %q", cut(f.From, f.To), x.slip)
			}
			m := found[i].Mend
			if m.Was != "2/3" || m.Becomes != "1/3" {
				t.Errorf("%s is said to become %s", m.Was, m.Becomes)
			}
			mended := cut(0, m.From) + m.Insert + cut(m.To, len(chars))
			if want := strings.Replace(text, x.slip, x.right, 1); mended != want {
				t.Errorf("mended is\n%s\nshould be\n%s", mended, want)
			}
			for _, f := range one[[]Finding](t, ask(t, b, Question{Do: "lint", Schemes: pastedText(mended)}), "findings") {
				if f.Level == "error" {
					t.Errorf("still: %s", f.Message)
				}
			}
		})
	}
}

func TestFaults(t *testing.T) {
	for _, x := range []struct {
		why      string
		question Question
		says     string
		marked   string
	}{
		{"no such question", Question{Do: "dance"}, "none of", ""},
		{"no scheme", Question{Do: "report"}, "about no scheme", ""},
		{"a name that is almost one", Question{Do: "report", Schemes: []Source{{Name: "radau-ia-22x"}}}, "no scheme is called", ""},
		{"JSON that breaks off", Question{Do: "report", Schemes: pastedText(`{"name": "x", "kind": "runge-kutta"`)}, "", ""},
		{"a coefficient that is none", Question{Do: "report", Schemes: pastedText("{\"name\": \"x\", \"kind\": \"runge-kutta\",\n \"A\": [[\"1/0\"]], \"b\": [\"1\"]}")}, "zero", `"1/0"`},
		{"no table", Question{Do: "report", Schemes: []Source{{Text: "x = 3\n", Notation: "python"}}}, "no table found", ""},
		{"a notation that is none", Question{Do: "read", Schemes: []Source{{Text: "x", Notation: "klingon"}}}, "would be right", ""},
		{"a table too far", Question{Do: "report", Schemes: []Source{{Text: radau["text"], Table: 3}}}, "no table 4", ""},
		{"a picture of no kind", Question{Do: "picture", Kind: "cat", Schemes: pastedText(radau["text"])}, "no kind of figures", ""},
		{"half a window", Question{Do: "picture", Kind: "region", Window: []float64{1}, Schemes: pastedText(radau["text"])}, "four numbers", ""},
		{"a step of no length", Question{Do: "gradient", Schemes: pastedText(radau["text"]), Problem: &Problem{Spectrum: "-1", Step: "0", Steps: 1}}, "above 0", ""},
		{"no eigenvalue", Question{Do: "gradient", Schemes: pastedText(radau["text"]), Problem: &Problem{Spectrum: "-1 +", Step: "1", Steps: 1}}, "", ""},
		{"a format that is none", Question{Do: "export", Format: "doc", Schemes: pastedText(radau["text"])}, "would be right", ""},
		{"a part that is none", Question{Do: "part", Parts: []string{"love"}, Schemes: pastedText(radau["text"])}, "none of the parts", ""},
	} {
		t.Run(x.why, func(t *testing.T) {
			a := ask(t, New(), x.question)
			f := one[Fault](t, a, "error")
			if a[len(a)-1].Event != "error" || f.At == "internal error" || f.Message == "" || !strings.Contains(f.Message, x.says) {
				t.Errorf("%+v, should say %q", f, x.says)
			}
			if x.marked != "" {
				chars := utf16.Encode([]rune(x.question.Schemes[0].Text))
				if got := string(utf16.Decode(chars[f.From:f.To])); got != x.marked {
					t.Errorf("marked is %q, should be %q", got, x.marked)
				}
			}
		})
	}
}

// TestOurFault asks that a panic is told, and does not end the program of the page.
func TestOurFault(t *testing.T) {
	questions["panic"] = func(context.Context, *Bridge, Question, func(string, any)) error {
		panic("internal error: a dog ate it")
	}
	defer delete(questions, "panic")
	b := New()
	if f := one[Fault](t, ask(t, b, Question{Do: "panic"}), "error"); f.At != "internal error" || !strings.Contains(f.Message, "a dog ate it; this is a fault of the program") {
		t.Errorf("%+v", f)
	}
	if a := ask(t, b, Question{Do: "read", Schemes: pastedText(radau["text"])}); a[len(a)-1].Event != "done" {
		t.Errorf("then %s", a.names())
	}
}

// TestTables pastes a text with a table that can be read, one that cannot, and another; the page chooses among them.
func TestTables(t *testing.T) {
	text := "A_euler = [[0]]\nb_euler = [1]\n\nA_bad = [[0], [1, 2, 3]]\nb_bad = [1, 0]\n\nA_mid = [[0, 0], [0.5, 0]]\nb_mid = [0, 1]\n"
	b := New()
	read := one[struct{ Tables []Table }](t, ask(t, b, Question{Do: "read", Schemes: pastedText(text)}), "tables")
	var good []int
	for i, x := range read.Tables {
		if x.Fault == nil {
			good = append(good, i)
		}
	}
	if len(good) != 2 || len(read.Tables) != 3 {
		t.Fatalf("tables %+v", read.Tables)
	}
	for i, size := range map[int]string{good[0]: "1 stage", good[1]: "2 stages"} {
		h := one[Head](t, ask(t, b, Question{Do: "report", Schemes: []Source{{Text: text, Table: i}}}), "head")
		if h.Size != size {
			t.Errorf("table %d has %s, should have %s", i, h.Size, size)
		}
	}
}

// TestExports checks each certificate again, reads each table again, and asks that reports are JSON.
func TestExports(t *testing.T) {
	b := New()
	schemes := pastedText(radau["json"])
	export := func(format string) Export {
		return one[Export](t, ask(t, b, Question{Do: "export", Format: format, Schemes: schemes}), "export")
	}
	file := sample.Try(certificate.Parse(export("certificate").Text)).Must(t)
	if verdicts := sample.Try(certificate.CheckFile(file)).Must(t); len(verdicts) < 12 {
		t.Errorf("only %d verdicts", len(verdicts))
	}
	var report struct{ Format, Status string }
	sample.OK(t, json.Unmarshal([]byte(export("report").Text), &report))
	if report.Format != "rofz-report/1" || report.Status != "ok" {
		t.Errorf("report %+v", report)
	}
	for _, format := range []string{"json", "python", "julia", "c", "matlab", "latex", "csv", "text"} {
		text := export(format).Text
		a := ask(t, b, Question{Do: "report", Schemes: []Source{{Text: text, Notation: format}}})
		if a[len(a)-1].Event != "done" {
			t.Errorf("%s: %s\n%s", format, a[len(a)-1].Data, text)
		}
		if r := all[Section](t, a, "section")[0].HTML; r != all[Section](t, ask(t, b, Question{Do: "report", Schemes: schemes}), "section")[0].HTML {
			t.Errorf("%s: another R", format)
		}
	}
	if text := export("paper").Text; !strings.Contains(text, `\begin{`) {
		t.Errorf("LaTeX is %q", text)
	}
	if text := export("coq").Text; !strings.Contains(text, "Theorem") || !strings.Contains(text, "Qed.") {
		t.Errorf("the file for Coq is %s", text)
	}
	schemes = []Source{{Name: "tr-bdf2"}}
	if text := export("bibtex").Text; !strings.HasPrefix(text, "@misc{tr-bdf2,\n  title = {") || !strings.Contains(text, "Bank") {
		t.Errorf("BibTeX is %s", text)
	}
}

func TestPictures(t *testing.T) {
	b := New()
	schemes := []Source{{Name: "radau-iia-2"}}
	kinds := one[[]string](t, ask(t, b, Question{Do: "report", Schemes: schemes}), "kinds")
	if len(kinds) < 4 {
		t.Fatalf("kinds %v", kinds)
	}
	for _, kind := range kinds {
		p := one[Picture](t, ask(t, b, Question{Do: "picture", Kind: kind, Schemes: schemes}), "picture")
		if !strings.HasPrefix(p.SVG, "<svg ") || !strings.Contains(p.SVG, `aria-labelledby="picture-`+kind) || p.Description == "" {
			t.Errorf("%s: %.200s", kind, p.SVG)
		}
	}
}

// TestSeveral compares schemes, and tells what they make of a stiff mode: at z = −1000 the gradient of the trapezoidal rule
// is 4/(2 − z)² = 4/1002², which it keeps, and the exact one is e^z, which is none in double precision.
func TestSeveral(t *testing.T) {
	b := New()
	schemes := append(pastedText(radau["python"]), Source{Name: "trapezoidal"})
	table := one[Section](t, ask(t, b, Question{Do: "compare", Schemes: schemes}), "section")
	for _, says := range []string{"trapezoidal", "<table"} {
		if !strings.Contains(table.HTML, says) {
			t.Errorf("the comparison has no %s", says)
		}
	}
	a := ask(t, b, Question{Do: "gradient", Schemes: schemes[1:], Problem: &Problem{Spectrum: "-1\n-1000\n", Step: "1", Steps: 1}})
	if s := one[Section](t, a, "section"); !strings.Contains(s.HTML, "kept beyond the flow") || !strings.Contains(s.HTML, "3.984") {
		t.Errorf("the gradients are told as %s", s.HTML)
	}
	if len(all[Picture](t, a, "picture")) == 0 {
		t.Error("no picture of the gradients")
	}
}

// TestCatalogue looks for schemes as people do.
func TestCatalogue(t *testing.T) {
	c := one[struct {
		Schemes  []Entry
		Families []Pattern
		Inputs   []string
	}](t, ask(t, New(), Question{Do: "catalogue"}), "catalogue")
	if len(c.Schemes) < 200 || len(c.Families) < 5 || !slices.Contains(c.Inputs, "julia") {
		t.Fatalf("%d schemes, %d families, %v", len(c.Schemes), len(c.Families), c.Inputs)
	}
	i := slices.IndexFunc(c.Schemes, func(e Entry) bool { return e.Name == "tr-bdf2" })
	if e := c.Schemes[i]; e.Kind != "runge-kutta" || e.Size != 3 || e.Order == nil || *e.Order != 2 {
		t.Errorf("%+v", e)
	}
	if i := slices.IndexFunc(c.Schemes, func(e Entry) bool { return slices.Contains(e.Aliases, "diffrax:Kvaerno5") }); i < 0 {
		t.Error("no scheme is called diffrax:Kvaerno5")
	}
}

// TestSlowParts asks for what is told only when it is unfolded.
func TestSlowParts(t *testing.T) {
	for _, p := range []string{"E", "bound", "theorem"} {
		a := ask(t, New(), Question{Do: "part", Parts: []string{p}, Schemes: []Source{{Name: "radau-iia-2"}}})
		if s := all[Section](t, a, "section"); len(s) == 0 || !strings.Contains(s[0].HTML, "<h2>") {
			t.Errorf("%s: %s", p, a.names())
		}
	}
}

// TestKept asks that no more analyses are kept than there is room for, and that those wanted last are.
func TestKept(t *testing.T) {
	b := New()
	for i := range mostKept + 5 {
		ask(t, b, Question{Do: "report", Schemes: []Source{{Name: fmt.Sprintf("theta:1/%d", i+2)}}})
	}
	if len(b.kept) != mostKept || len(b.order) != mostKept {
		t.Errorf("%d analyses, %d keys, should be %d", len(b.kept), len(b.order), mostKept)
	}
	if b.kept[Source{Name: fmt.Sprintf("theta:1/%d", mostKept+6)}] == nil || b.kept[Source{Name: "theta:1/2"}] != nil {
		t.Error("the wrong ones are kept")
	}
}

func TestMarked(t *testing.T) {
	for _, x := range []struct{ why, text, at, want string }{
		{"a word", "1/3 | 5/12 -1/12", "5", "5/12"},
		{"a text between quotes, with what ends a word in it", `["1/3 + 1, 2"]`, `"`, `"1/3 + 1, 2"`},
		{"a list", `{"b": ["1", ["2"]], "c": []}`, "[", `["1", ["2"]]`},
		{"a list that is not closed", "[1, 2", "[", "[1, 2"},
		{"a quote that is not closed", `"1/2`, `"`, `"1/2`},
		{"what ends a word", "a, b", ",", ","},
		{"behind letters of two units", "𝑅 = 1/2;", "1", "1/2"},
		{"the end", "ab", "", ""},
	} {
		offset := len(x.text)
		if x.at != "" {
			offset = strings.Index(x.text, x.at)
		}
		from, to := marked(x.text, offset)
		if got := string(utf16.Decode(utf16.Encode([]rune(x.text))[from:to])); got != x.want {
			t.Errorf("%s: marked is %q, should be %q", x.why, got, x.want)
		}
	}
}

// TestEveryKind asks for a report of schemes of all kinds, and for all that the page may show of them: nothing ends with a
// fault of ours.
func TestEveryKind(t *testing.T) {
	var all []Source
	schemes := slices.Collect(catalogue.All())
	for _, s := range sample.Of(schemes, 3, func(s scheme.Scheme) (kind, name string) { return s.Info().Kind, s.Info().Name }) {
		all = append(all, Source{Name: s.Info().Name})
	}
	const additive = `{"name": "imex-euler", "kind": "additive", "explicit": {"A": [["0","0"],["1","0"]], "b": ["1","0"]}, "implicit": {"A": [["0","0"],["0","1"]], "b": ["0","1"]}, "order": 1}`
	const general = `{"name": "glm", "kind": "general-linear", "A": [["1/2"]], "U": [["1"]], "B": [["1"]], "V": [["1"]]}`
	all = append(pastedText(additive), append(pastedText(general), all...)...)
	all = append(all, Source{Name: "bdf-2"}, Source{Name: "pade-2-3"}, Source{Name: "gauss-4"})
	for _, s := range all {
		b := New()
		report := ask(t, b, Question{Do: "report", Schemes: []Source{s}})
		if last := report[len(report)-1]; last.Event != "done" {
			t.Errorf("%v: %s", s, last.Data)
			continue
		}
		asked := []Question{{Do: "lint"}, {Do: "export", Format: "report"}, {Do: "export", Format: "paper"}, {Do: "export", Format: "bibtex"}, {Do: "part", Parts: []string{"E"}}}
		for _, kind := range one[[]string](t, report, "kinds") {
			asked = append(asked, Question{Do: "picture", Kind: kind, Width: 60, Height: 50})
		}
		for _, q := range asked {
			q.Schemes = []Source{s}
			if a := ask(t, b, q); a[len(a)-1].Event != "done" {
				t.Errorf("%v: %s %s%s: %s", s, q.Do, q.Format, q.Kind, a[len(a)-1].Data)
			}
		}
	}
}

// FuzzAnswer asks that no text makes a fault of ours, and that each answer ends.
func FuzzAnswer(f *testing.F) {
	for _, text := range radau {
		f.Add(text, "")
	}
	f.Add("", "json")
	f.Fuzz(func(t *testing.T, text, notation string) {
		if len(text) > 2000 {
			return
		}
		a := ask(t, New(), Question{Do: "read", Schemes: []Source{{Text: text, Notation: notation}}})
		last := a[len(a)-1]
		if last.Event != "done" && last.Event != "error" {
			t.Errorf("the answer ends with %s", last.Event)
		}
		for _, fault := range all[Fault](t, a, "error") {
			if n := units(text); fault.At == "internal error" || fault.From < 0 || fault.To > n || fault.From > fault.To {
				t.Errorf("%+v in a text of %d", fault, n)
			}
		}
	})
}

package text

import (
	"strings"
	"testing"
	"unicode/utf8"

	"rofz/internal/sample"
	"rofz/paper/exposition"
	"rofz/paper/formula"
)

// TestPageFitsTheScreen sets entries of all places with long formulas and numbers.
func TestPageFitsTheScreen(t *testing.T) {
	var sum formula.Sum
	for range 40 {
		sum = append(sum, formula.Term{Negative: len(sum)%2 == 1, Body: formula.MustParse("123456789 z")})
	}
	var entries []exposition.Entry
	for place := range exposition.OfCut + 1 {
		if place == exposition.OfDrawing { // which has its width already
			continue
		}
		entries = append(entries, exposition.Entry{Place: place, Label: "R'", Content: []exposition.Inline{
			exposition.Text(strings.Repeat("7", 300) + " and more"), exposition.Math{Formula: sum}, exposition.Text("that is\u00a0all"),
		}})
	}
	entries = append(entries, exposition.Entry{Place: exposition.OfProperty, Label: "A-stable", Verdict: "proved", Tone: exposition.Good,
		Content: []exposition.Inline{exposition.Text("E ≥ 0 − proved")}})
	for _, style := range []Style{{}, {ASCII: true}, {Colour: true}} {
		var b strings.Builder
		sample.OK(t, Write(&b, style, entries))
		for line := range strings.Lines(strings.NewReplacer("\x1b[38;5;33m", "", "\x1b[0m", "").Replace(b.String())) {
			if n := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); n > Width {
				t.Errorf("%+v: %d columns: %s", style, n, line)
			}
		}
		if style.Colour && !strings.Contains(b.String(), "  A-stable             \x1b[38;5;33mproved\x1b[0m    E ≥ 0 − proved") {
			t.Errorf("the verdict, and no other word, should be blue in\n%s", b.String())
		}
	}
}

// TestCut: the remark that numbers are cut is there if one is.
func TestCut(t *testing.T) {
	remark := exposition.Entry{Place: exposition.OfCut, Content: []exposition.Inline{exposition.Text("(cut)")}}
	for text, want := range map[string]string{
		"1/2":                   "x             1/2\n",
		"0.333…":                "x             0.333…\n  (cut)\n",
		strings.Repeat("7", 60): "x             77777777777777777777…77777777\n  (cut)\n",
	} {
		var b strings.Builder
		e := exposition.Entry{Label: "x", Content: []exposition.Inline{exposition.Text(text)}}
		if err := Write(&b, Style{}, []exposition.Entry{e, remark}); err != nil || strings.TrimLeft(b.String(), " ") != want {
			t.Errorf("%s: %v, %q, want %q", text, err, b.String(), want)
		}
	}
}

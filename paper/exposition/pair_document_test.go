package exposition

import (
	"strings"
	"testing"

	"rofz/errata/specimen"
	"rofz/paper/formula"
	"rofz/scheme"
)

// TestConditions: the conditions of coloured trees as Kennedy and Carpenter [KC03] write them, typed in by hand.
func TestConditions(t *testing.T) {
	want := map[string]string{
		"E":          "b_Eᵀe = 1",
		"I[E]":       "b_Iᵀ c_E = ½",
		"E[E,I]":     "b_Eᵀ(c_E c_I) = ⅓",
		"E[I,I]":     "b_Eᵀ c_I² = ⅓",
		"I[E[I]]":    "b_Iᵀ A_E c_I = ⅙",
		"E[I,I[E]]":  "b_Eᵀ(c_I A_I c_E) = ⅛",
		"I[E[I,I]]":  "b_Iᵀ A_E c_I² = 1/12",
		"I[E[E,I]]":  "b_Iᵀ A_E (c_E c_I) = 1/12",
		"E[E[I[E]]]": "b_Eᵀ A_E A_I c_E = 1/24",
	}
	for n := 1; n <= 4; n++ {
		for _, tree := range scheme.ColouredTreesOf(n) {
			if w, ok := want[tree.String()]; ok {
				if got := formula.Text(conditionOf(tree)); got != w {
					t.Errorf("%v: %s, should be %s", tree, got, w)
				}
				delete(want, tree.String())
			}
		}
	}
	for tree := range want {
		t.Errorf("no tree is %s", tree)
	}
}

// TestPairDocuments: what a document says of pairs, part by part.
func TestPairDocuments(t *testing.T) {
	for _, row := range []struct {
		name string
		says []string
		why  string
	}{
		{"ars-222", []string{"The core has checked one z_E on each side of a number", "R(z_E, z_I) → 0", "∂R/(∂ z_E) ~ (2 + 2√2)z_I⁻¹", "Both gradients vanish.", "E[E,E] b_Eᵀ c_E² = ⅓ off by (2 − 3√2)/12", "pair is of order 2:"}, "gradients that vanish, over ℚ(√2)"},
		{"ars-121", []string{"R(z_E, z_I) → −z_E", "∂R/(∂ z_E) → −1", "is not stiff survives"}, "one that survives"},
		{"ark436l2sa", []string{"of order 4 to the printed digits, exactly of order 1", "Which gradients vanish is open", "open: "}, "rounded coefficients, R → −8·10⁻²⁷ z_E"},
		{"bhr-553", []string{"and, for the numbers as printed,", "∂R/(∂ z_E) → 0.521", "is not stiff survives", "for which it is not 0"}, "rounded, but 0.52 is no rounding error"},
		{"cfnlirk3", []string{"R(z_E, z_I) → 0", "Both gradients vanish.", "open: "}, "rounded, and L-stable as printed"},
	} {
		var all []Part
		for _, p := range Parts() {
			all = append(all, p.Part)
		}
		d := Of(specimen.Analysis(t, row.name), all, Options{})
		var b strings.Builder
		for _, s := range d.Sections {
			for _, block := range s.Blocks {
				switch x := block.(type) {
				case Paragraph:
					b.WriteString(Plain(x) + "\n")
				case Display:
					for _, l := range x {
						if l.Left != nil {
							b.WriteString(formula.Text(l.Left))
						}
						b.WriteString(" " + l.Relation + " " + formula.Text(l.Right) + "\n")
					}
				case Table:
					b.WriteString(Plain(x.Caption) + "\n")
					for _, cells := range x.Rows {
						for _, c := range cells {
							b.WriteString(Plain(c.Content) + " ")
						}
						b.WriteString("\n")
					}
				}
			}
		}
		for _, say := range row.says {
			if !strings.Contains(b.String(), say) || strings.Contains(b.String(), "has checked") == strings.Contains(b.String(), "open: ") {
				t.Errorf("%s (%s) does not say %q:\n%s", row.name, row.why, say, b.String())
			}
		}
	}
}

// TestGradientsOfPairs: the text says of a rounded pair what holds as printed, and leaves open what the last digits decide.
func TestGradientsOfPairs(t *testing.T) {
	for _, row := range []struct {
		name, limit, gradients, why string
	}{
		{"cfnlirk3", "as printed: R → 0, ", "both gradients vanish", "it is L-stable as printed"},
		{"bhr-553", "as printed: R → 1.48755224004…·10⁻¹³ + 0.521", "survives", "no digits explain 0.52"},
		{"ark436l2sa", "as printed: R → −7.8", "open: the last digits", "the coefficient is 8·10⁻²⁷"},
		{"ars-121", "∂R/∂z_I ~ (1 + 2z_E + z_E²)z_I⁻² unless that is 0", "survives", "at z_E = −1 it is 0"},
		{"ars-111", "R → 0, ∂R/∂z_I ~ ", "both gradients vanish", "exact"},
	} {
		a := specimen.Analysis(t, row.name)
		var text []string
		for _, e := range printerOf(a).pairLimit(a) {
			text = append(text, Plain(e.Content))
		}
		if len(text) != 2 || !strings.Contains(text[0], row.limit) || !strings.Contains(text[1], row.gradients) ||
			!scheme.UnitsOf(a.Scheme()).Exact() != strings.HasPrefix(text[0], "as printed: ") {
			t.Errorf("%s (%s): %q", row.name, row.why, text)
		}
	}
}

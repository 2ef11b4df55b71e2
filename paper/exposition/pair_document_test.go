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
		{"ark436l2sa", []string{"of order 4 to the printed digits, exactly of order 1", "Which gradients vanish is open", "open: "}, "rounded coefficients"},
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
			if !strings.Contains(b.String(), say) || row.name == "ark436l2sa" && strings.Contains(b.String(), "has checked") {
				t.Errorf("%s (%s) does not say %q:\n%s", row.name, row.why, say, b.String())
			}
		}
	}
}

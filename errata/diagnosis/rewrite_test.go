package diagnosis

import "testing"

func TestRewrites(t *testing.T) {
	for _, row := range []struct {
		text, other string
		kind        Kind
	}{
		{"-7/12", "7/12", Sign},
		{"7/12", "-7/12", Sign},
		{"1-g", "1+g", Sign},
		{"1-g", "-(1-g)", Sign},
		{"1.5e-3", "1.5e3", ExponentSign},
		{"1.5e3", "1.5e-3", ExponentSign},
		{"-3/4", "-4/3", UpsideDown},
		{"0.4358", "0.4378", Digit},
		{"0.4358", "0.4538", Transposition},
		{"0.4358", "0.458", DigitTooMany},
		{"0.458", "0.4358", DigitMissing},
		{"0.4358", "4.358", Point},
		{"4.358", "0.04358", Point},
		{"04358", "0.4358", Point},
		{"0.4358", "4358", Point},
		{"sqrt(15)/24", "sqrt(15)/42", Transposition},
		{"a21*2", "a21*3", Digit},
	} {
		found := false
		for _, w := range rewrites(row.text) {
			found = found || w.text == row.other && w.kind == row.kind
		}
		if !found {
			t.Errorf("%s: %s is not among the texts with another %s", row.text, row.other, row.kind)
		}
	}
}

// TestRewritesLeaveNames: a digit of a name is no digit, and zero has nothing to mistake.
func TestRewritesLeaveNames(t *testing.T) {
	for _, w := range rewrites("a21") {
		if w.kind != Sign {
			t.Errorf("a21: %s", w.text)
		}
	}
	if out := rewrites("0.0"); out != nil {
		t.Errorf("0.0: %v", out)
	}
	seen := map[string]bool{}
	for _, w := range rewrites("1.5e-3") {
		if seen[w.text] || w.text == "1.5e-3" {
			t.Errorf("%s stands twice", w.text)
		}
		seen[w.text] = true
	}
}

package typography

import "testing"

func TestCharacters(t *testing.T) {
	for _, test := range []struct{ got, want, why string }{
		{Minus("-1-i"), "−1−i", "every hyphen"},
		{Hyphen(Minus("-1/2")), "-1/2", "there and back"},
		{Superscript("-13/2"), "⁻¹³ᐟ²", "a sign, digits, a slash"},
		{Baseline(Superscript("-9876543210/2")), "-9876543210/2", "there and back"},
		{Superscript("z"), "z", "letters stay"},
		{Or([]string{"a"}), "a", "one"},
		{Or([]string{"a", "b"}), "a or b", "two"},
		{Or([]string{"a", "b", "c"}), "a, b or c", "a comma between the first ones"},
		{Count(1, "square"), "1 square", "one"},
		{Count(0, "square"), "0 squares", "none"},
		{Count(2, "square"), "2 squares", "several"},
	} {
		if test.got != test.want {
			t.Errorf("%s: %q, want %q", test.why, test.got, test.want)
		}
	}
}

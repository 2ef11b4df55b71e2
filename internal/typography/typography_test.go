package typography

import (
	"strings"
	"testing"
)

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

func TestBrief(t *testing.T) {
	long := strings.Repeat("k", 900)
	for _, test := range []struct{ message, want, why string }{
		{"unknown key \"d\"; keep it", "unknown key \"d\"; keep it", "short"},
		{"unknown key \"" + long + "\"; keep it", "unknown key \"" + long[:79] + "…\"; keep it", "the signs behind a word stay"},
		{long[:80], long[:80], "80 characters are not too many"},
		{"é" + strings.Repeat("é", 80), strings.Repeat("é", 80) + "…", "characters are counted, not bytes"},
		{strings.Repeat("a ", 5000), strings.Repeat("a ", 1000) + "…", "many words"},
		{long + "))))))", long[:80] + "…))))", "many signs"},
	} {
		if got := Brief(test.message); got != test.want {
			t.Errorf("%s: %q, want %q", test.why, got, test.want)
		}
	}
}

package exposition

import "testing"

func TestQuote(t *testing.T) {
	for _, tt := range []struct{ in, want, why string }{
		{"./a-b_c.json", "./a-b_c.json", "nothing to quote"},
		{"theta:1/3", "theta:1/3", "a family"},
		{"./a b.txt", "'./a b.txt'", "a blank"},
		{"it's", `'it'\''s'`, "a quote"},
		{"", "''", "nothing"},
		{"$(rm)", "'$(rm)'", "a command"},
		{"é", "'é'", "what a locale may take for anything"},
	} {
		if got := Quote(tt.in); got != tt.want {
			t.Errorf("Quote(%q) is %s, want %s (%s)", tt.in, got, tt.want, tt.why)
		}
	}
}

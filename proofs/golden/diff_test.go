package golden

import (
	"strings"
	"testing"
)

func TestDiff(t *testing.T) {
	for _, tt := range []struct{ a, b, want, why string }{
		{"1 x", "1 x", "  1\n  x\n", "equal"},
		{"1 x y", "1 y", "  1\n− x\n  y\n", "one line less"},
		{"1 y", "1 x y", "  1\n+ x\n  y\n", "one more"},
		{"1 x y", "1 z y", "  1\n− x\n+ z\n  y\n", "another one"},
		{"", "1", "+ 1\n", "nothing before"},
		{"a b c d", "c d a b", "− a\n− b\n  c\n  d\n+ a\n+ b\n", "moved"},
	} {
		if got := diff(strings.Fields(tt.a), strings.Fields(tt.b)); got != tt.want {
			t.Errorf("%s: %q to %q is\n%sshould be\n%s", tt.why, tt.a, tt.b, got, tt.want)
		}
	}
}

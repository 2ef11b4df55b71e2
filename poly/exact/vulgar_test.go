package exact_test

import (
	"testing"

	"rofz/poly/exact"
)

func TestVulgar(t *testing.T) {
	tests := []struct {
		x    exact.Rat
		want string
		why  string
	}{
		{exact.NewRat(2, 3), "⅔", "there is one"},
		{exact.NewRat(4, 8), "½", "in lowest terms"},
		{exact.NewRat(1, 12), "", "there is none"},
		{exact.NewRat(-1, 2), "", "none has a sign"},
		{exact.Int(1), "", "integers are none"},
	}
	for _, tt := range tests {
		c, ok := tt.x.Vulgar()
		if ok != (tt.want != "") || ok && string(c) != tt.want {
			t.Errorf("%v: %q, want %q (%s)", tt.x, c, tt.want, tt.why)
		}
		if x, back := exact.FromVulgar(c); ok && (!back || !x.Equal(tt.x)) {
			t.Errorf("%q is read as %v", c, x)
		}
	}
	if x, ok := exact.FromVulgar('1'); ok {
		t.Errorf("1 is read as %v", x)
	}
}

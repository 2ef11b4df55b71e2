package notation

import (
	"fmt"
	"testing"

	"rofz/scheme"
)

// TestStated: what names and comments say beside a table, and what they say of something else.
func TestStated(t *testing.T) {
	const implicit = "def f():\n    A = [[0.25, 0], [0.5, 0.25]]\n    b = [0.5, 0.5]\n"
	const explicit = "def f():\n    A = [[0, 0], [0.5, 0]]\n    b = [0, 1]\n"
	for _, tt := range []struct{ text, want, why string }{
		{"# a 2nd-order, L-stable method\n" + implicit, "order 2, L-stable", "above the function"},
		{"def f():\n    \"\"\"\n    Second order; A-stable and stiffly accurate.\n    \"\"\"\n" + implicit[9:], "order 2, A-stable, stiffly accurate", "within it"},
		{"# SDIRK of order 3(2)\n" + implicit, "order 3(2)", "a pair"},
		{"# ESDIRK3(2) pair\n" + implicit, "order 3(2)", "a pair, in its name"},
		{"# order 2, not L-stable; non-A-stable\n" + implicit, "order 2", "what it is not"},
		{"# A second-order embedded scheme in a 3rd order pair\n" + implicit, "order 3", "another order is that of the embedded scheme"},
		{"# of order 2 or order 3\n" + implicit, "", "several orders"},
		{"# for second-order differential equations, stage order 2, 3rd order interpolation\n" + implicit, "", "other orders"},
		{"# order 2, A-stable\n" + explicit, "order 2", "no explicit scheme is A-stable"},
		{"# order 2\nx = 1\n" + explicit[:0] + "def g():\n    return 1\n" + explicit, "", "behind another function"},
		{"class X:\n    order = 2\n    embedded_order = 1\n    A = [[0, 0], [0.5, 0]]\n    b = [0, 1]\n", "order 2(1)", "names of the class"},
		{"# order 3\nclass X:\n    order = 2\n    A = [[0, 0], [0.5, 0]]\n    b = [0, 1]\n", "order 2", "a name goes before a comment"},
		{"class X:\n    order = n\n    A = [[0, 0], [0.5, 0]]\n    b = [0, 1]\n", "", "a name without a value"},
		{explicit, "", "nothing"},
	} {
		l, _ := LanguageNamed("python")
		tables, err := l.Tables("f.py", []byte(tt.text))
		if err != nil || len(tables) != 1 || tables[0].Err != nil {
			t.Fatalf("%s: %v %v", tt.why, tables, err)
		}
		if tables[0].Info.Order != nil {
			t.Errorf("%s: claimed without a question", tt.why)
		}
		stated := l.Stated([]byte(tt.text), tables)[0]
		if got := stated.Claimed(); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.why, got, tt.want)
		}
	}
}

// TestCompleted: what is claimed goes before what is stated.
func TestCompleted(t *testing.T) {
	two, three := 2, 3
	claims := func(keys ...string) (out scheme.Claims) {
		for _, key := range keys {
			out = out.With(key, true)
		}
		return out
	}
	info := Completed(scheme.Info{Name: "x", Order: &two, Published: scheme.Claims{}.With("A-stable", false)},
		scheme.Info{Order: &three, EmbeddedOrder: &two, Published: claims("A-stable", "L-stable")})
	if got, want := fmt.Sprint(info.Name, " ", info.Claimed()), "x order 2(2), not A-stable, L-stable"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

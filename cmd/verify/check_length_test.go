package main

import (
	"bytes"
	"strings"
	"testing"

	"rofz/errata/specimen"
	"rofz/paper/exposition"
	"rofz/paper/text"
)

// TestLength: a report is brief on a terminal if there are several or if it does not fit on a screen, unless a flag says
// otherwise.
func TestLength(t *testing.T) {
	for _, x := range []struct {
		why      string
		flags    length
		terminal bool
		schemes  int
		name     string
		brief    bool
	}{
		{"one that fits", length{}, true, 1, "trapezoidal", false},
		{"one that does not fit", length{}, true, 1, "rodas5p", true},
		{"several", length{}, true, 2, "rk4", true},
		{"standard input", length{}, true, -1, "rk4", true},
		{"no terminal", length{}, false, 2, "rodas5p", false},
		{"--full", length{full: true}, true, 2, "rodas5p", false},
		{"--brief", length{brief: true}, false, 1, "rk4", true},
	} {
		a := specimen.Analysis(t, x.name)
		var b bytes.Buffer
		r := checked{analysis: a, account: exposition.AccountOf(a, x.name), file: x.name}
		if err := x.flags.on(x.terminal, x.schemes).write(&b, text.Style{}, r); err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(b.String(), "check --full"); got != x.brief {
			t.Errorf("%s: brief is %v, want %v:\n%s", x.why, got, x.brief, b.String())
		}
		if n := strings.Count(b.String(), "\n"); x.brief && n > screen {
			t.Errorf("%s: %d lines", x.why, n)
		}
	}
}

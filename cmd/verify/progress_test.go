package main

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

func TestLineOfProgress(t *testing.T) {
	long := strings.Repeat("x", 40)
	for _, tt := range []struct {
		t    *progress
		want string
	}{
		{&progress{total: 4, at: "gauss-2"}, "gauss-2                        0% [....................] (0/4) [2s] "},
		{&progress{n: 1, total: 4, at: "gauss-2"}, "gauss-2                       25% [====>...............] (1/4) [2s] "},
		{&progress{n: 4, total: 4, at: long}, long[:27] + "~ 100% [====================] (4/4) [2s] "},
		{&progress{n: 7, total: -1, turn: 5, at: "-"}, "/ -                            (7) [2s] "},
	} {
		if got := tt.t.line(2500 * time.Millisecond); got != tt.want {
			t.Errorf("%d of %d: %q, should be %q", tt.t.n, tt.t.total, got, tt.want)
		}
	}
}

// TestProgressIsTakenAway: a shorter line covers the longer one before it, and none is left behind.
func TestProgressIsTakenAway(t *testing.T) {
	var screen bytes.Buffer
	x := &progress{screen: &screen, total: -1, at: "ä", since: time.Now()}
	x.show()
	first := x.line(0)
	x.n, x.total = 1, 1
	x.show()
	x.hide()
	x.hide()
	lines := strings.Split(screen.String(), "\r")
	if len(lines) != 5 || lines[4] != "" || strings.TrimSpace(lines[3]) != "" {
		t.Fatalf("%q is written", lines)
	}
	if columns := len([]rune(lines[2])); columns < len([]rune(first)) || len(lines[3]) != columns {
		t.Errorf("%q after %q, taken away by %q", lines[2], lines[1], lines[3])
	}
}

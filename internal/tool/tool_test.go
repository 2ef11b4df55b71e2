package tool

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"rofz/internal/sample"
)

// A recorder notes how a test ended. Like a test it ends its goroutine then.
type recorder struct {
	testing.TB
	outcome string
}

func (r *recorder) Helper() {}

func (r *recorder) Fatalf(string, ...any) { r.outcome = "failed"; runtime.Goexit() }

func (r *recorder) Skipf(string, ...any) { r.outcome = "skipped"; runtime.Goexit() }

func TestPath(t *testing.T) {
	dir := t.TempDir()
	here := filepath.Join(dir, "here")
	sample.OK(t, os.WriteFile(here, []byte("#!/bin/sh\n"), 0o777))
	t.Setenv("PATH", dir)
	for _, tt := range []struct {
		env           string
		names         []string
		path, outcome string
		why           string
	}{
		{"", []string{"here"}, here, "", "it is there"},
		{"required", []string{"gone", "here"}, here, "", "one of the names is enough"},
		{"", []string{"gone"}, "", "skipped", "a user's machine need not have it"},
		{"required", []string{"gone"}, "", "failed", "in CI nothing is skipped"},
		{"1", []string{"gone"}, "", "skipped", "the value is the word required"},
	} {
		t.Setenv("ROFZ_TOOLS", tt.env)
		r := &recorder{TB: t}
		var got string
		done := make(chan bool)
		go func() {
			defer close(done)
			got = Path(r, tt.names...)
		}()
		<-done
		if got != tt.path || r.outcome != tt.outcome {
			t.Errorf("ROFZ_TOOLS=%q: Path(%q) = %q, %q; want %q, %q (%s)", tt.env, tt.names, got, r.outcome, tt.path, tt.outcome, tt.why)
		}
	}
}

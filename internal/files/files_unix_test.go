//go:build unix

package files

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestOpenRefuses opens what would hang, or has no end. A pipe without a writer hangs whoever opens it plainly.
func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	pipe := filepath.Join(dir, "pipe")
	if err := syscall.Mkfifo(pipe, 0o644); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(dir, "link.json")
	if err := os.Symlink("/dev/zero", link); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{pipe, link, "/dev/zero", "/dev/tty", dir, "/proc/self/status", "/proc/kmsg", "/sys/kernel/profiling"} {
		if _, err := os.Lstat(path); err != nil {
			continue // another system
		}
		f, err := Open(path)
		var refusal Refusal
		if err == nil || !errors.As(err, &refusal) && !errors.Is(err, os.ErrPermission) && !errors.Is(err, syscall.ENXIO) {
			t.Errorf("%s: %v", path, err)
		}
		if f != nil {
			f.Close()
		}
	}
	path := filepath.Join(dir, "file")
	write(t, path, "text")
	if f, err := Open(path); err != nil {
		t.Error(err)
	} else {
		f.Close()
	}
	if err := os.Symlink("file", filepath.Join(dir, "good")); err != nil {
		t.Fatal(err)
	}
	if got, err := Read(filepath.Join(dir, "good"), 100); err != nil || string(got) != "text" {
		t.Errorf("%q, %v", got, err)
	}
}

package files

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"rofz/internal/sample"
)

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// alone checks that a directory holds nothing but the files named.
func alone(t *testing.T, dir string, names ...string) {
	t.Helper()
	var got []string
	for _, e := range sample.Try(os.ReadDir(dir)).Must(t) {
		got = append(got, e.Name())
	}
	if fmt.Sprint(got) != fmt.Sprint(names) {
		t.Errorf("the directory holds %q, want %q", got, names)
	}
}

func TestReadBelow(t *testing.T) {
	dir := t.TempDir()
	inside := filepath.Join(dir, "inside")
	if err := os.MkdirAll(filepath.Join(inside, "deeper"), 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "secret"), "secret")
	write(t, filepath.Join(inside, "deeper", "a"), "below")
	for link, to := range map[string]string{"out": "../secret", "away": "..", "near": "deeper/a"} {
		if err := os.Symlink(to, filepath.Join(inside, link)); err != nil {
			t.Skip("this system has no symbolic links for us:", err)
		}
	}
	for name, want := range map[string]string{
		"deeper/a": "below", "near": "below", "deeper/../near": "below",
		"../secret": "", "out": "", "away/secret": "", filepath.Join(dir, "secret"): "", "deeper": "", "absent": "",
	} {
		got, err := ReadBelow(inside, name, 100)
		if string(got) != want || (err == nil) != (want != "") {
			t.Errorf("%s: %q, %v, want %q", name, got, err, want)
		}
	}
	if got, err := ReadBelow(inside, "near", 4); got != nil || err != TooLong(4) {
		t.Errorf("%q, %v with a limit of 4", got, err)
	}
	if got, err := ReadBelow(inside, "near", 5); string(got) != "below" || err != nil {
		t.Errorf("%q, %v with a limit of 5", got, err)
	}
	if got := TooLong(1 << 20).Error(); got != "longer than 1 MiB, the most that is read" {
		t.Error(got)
	}
}

func TestWriteKeepsTheOldFile(t *testing.T) {
	full := errors.New("no space left on device")
	for name, write := range map[string]func(io.Writer) error{
		"an error": func(w io.Writer) error { io.WriteString(w, "new"); return full },
		"an error after more than a buffer": func(w io.Writer) error {
			w.Write(bytes.Repeat([]byte("new"), 1<<16))
			return full
		},
		"a panic": func(w io.Writer) error { io.WriteString(w, "new"); panic(full) },
	} {
		dir := t.TempDir()
		path := filepath.Join(dir, "out")
		if err := os.WriteFile(path, []byte("old"), 0o644); err != nil {
			t.Fatal(err)
		}
		func() {
			defer func() { recover() }()
			if err := Write(path, write); !errors.Is(err, full) {
				t.Errorf("%s: %v", name, err)
			}
		}()
		if got := sample.Try(os.ReadFile(path)).Must(t); string(got) != "old" {
			t.Errorf("%s: the file has %q", name, got)
		}
		alone(t, dir, "out")
	}
}

func TestAbandon(t *testing.T) {
	dir := t.TempDir()
	err := Write(filepath.Join(dir, "out"), func(w io.Writer) error {
		Abandon()
		alone(t, dir)
		return nil
	})
	if err == nil {
		t.Error("written, though it was abandoned")
	}
	alone(t, dir)
}

func TestWriteHandsOnPermissions(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out")
	write(t, path, "old")
	if err := os.Chmod(path, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Write(path, func(w io.Writer) error { _, err := io.WriteString(w, "new"); return err }); err != nil {
		t.Fatal(err)
	}
	if mode := sample.Try(os.Stat(path)).Must(t).Mode().Perm(); mode != 0o600 {
		t.Errorf("the mode is %v", mode)
	}
	if got := sample.Try(os.ReadFile(path)).Must(t); string(got) != "new" {
		t.Errorf("the file has %q", got)
	}
}

func TestWriteNotThroughALink(t *testing.T) {
	dir := t.TempDir()
	kept, link := filepath.Join(dir, "kept"), filepath.Join(dir, "link")
	write(t, kept, "old")
	if err := os.Symlink(kept, link); err != nil {
		t.Skip("this system has no symbolic links for us:", err)
	}
	var refusal Refusal
	if err := Write(link, func(io.Writer) error { t.Error("called"); return nil }); !errors.As(err, &refusal) {
		t.Errorf("error %v", err)
	}
	if got := sample.Try(os.ReadFile(kept)).Must(t); string(got) != "old" {
		t.Errorf("the file has %q", got)
	}
	if err := Write(dir, func(io.Writer) error { return nil }); !errors.As(err, &refusal) {
		t.Errorf("error %v for a directory", err)
	}
}

// content is what one of several writers writes.
func content(who byte) []byte { return bytes.Repeat([]byte{who}, 1<<20) }

// whole checks that a file has what one writer wrote, and that as a whole.
func whole(t *testing.T, path string) {
	t.Helper()
	got := sample.Try(os.ReadFile(path)).Must(t)
	if len(got) == 0 || !bytes.Equal(got, content(got[0])) {
		t.Fatalf("a file of %d bytes, not what one writer wrote", len(got))
	}
}

func TestTwoWriters(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out")
	var writers sync.WaitGroup
	for _, who := range []byte("ab") {
		writers.Go(func() {
			for range 10 {
				if err := Write(path, func(w io.Writer) error { _, err := w.Write(content(who)); return err }); err != nil {
					t.Error(err)
				}
			}
		})
	}
	writers.Wait()
	whole(t, path)
	alone(t, dir, "out")
}

// TestKilled kills a process at random moments while it writes a file again and again.
func TestKilled(t *testing.T) {
	const variable = "ROFZ_WRITES_UNTIL_KILLED"
	if path := os.Getenv(variable); path != "" {
		for who := byte('b'); ; who ^= 1 {
			if err := Write(path, func(w io.Writer) error { _, err := w.Write(content(who)); return err }); err != nil {
				t.Fatal(err)
			}
		}
	}
	path := filepath.Join(t.TempDir(), "out")
	if err := Write(path, func(w io.Writer) error { _, err := w.Write(content('a')); return err }); err != nil {
		t.Fatal(err)
	}
	rounds := 5
	if sample.Full() {
		rounds = 200
	}
	for range rounds {
		c := exec.Command(sample.Try(os.Executable()).Must(t), "-test.run=^TestKilled$")
		c.Env = append(os.Environ(), variable+"="+path)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rand.IntN(60)) * time.Millisecond)
		if err := c.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		if err := c.Wait(); err == nil || strings.HasPrefix(err.Error(), "exit status") {
			t.Fatalf("it ended by itself: %v", err)
		}
		whole(t, path)
	}
}

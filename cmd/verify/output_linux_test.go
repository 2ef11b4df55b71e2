package main

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"rofz/internal/sample"
)

// written are the ways to write a file, one of each kind. OUT is the file.
var written = []string{
	"check --write junit=OUT radau-iia-2", "check --write sarif=OUT radau-iia-2", "check --write badge=OUT radau-iia-2",
	"lint --write gitlab=OUT radau-iia-2", "lint --write-baseline OUT kvaerno-4-2-3",
	"certify -o OUT radau-iia-2", "bound -o OUT radau-iia-2", "report -o OUT backward-euler",
	"latex -o OUT radau-iia-2", "plot -o OUT.svg radau-iia-2", "plot -o OUT.png radau-iia-2", "plot -o OUT.pdf radau-iia-2",
	"convert --to json -o OUT radau-iia-2", "convert --to c -o OUT radau-iia-2", "compare -o OUT radau-iia-2 gauss-2",
	"gradient --z -1 -o OUT radau-iia-2", "repair -o OUT REPAIRED",
}

// writes returns the arguments that write into a directory, and the file.
func writes(t *testing.T, command, dir string) (args []string, file string) {
	file = filepath.Join(dir, "out")
	for _, arg := range strings.Fields(command) {
		before, ending, ok := strings.Cut(arg, "OUT")
		switch {
		case ok:
			file += ending
			arg = before + file
		case arg == "REPAIRED":
			arg = filepath.Join(t.TempDir(), "sdirk.json")
			sample.OK(t, os.WriteFile(arg, []byte(`{"name": "s", "kind": "runge-kutta", "A": [["0.292893218813", "0"], ["0.707106781187", "0.292893218813"]], "b": ["0.707106781187", "0.292893218813"]}`), 0o666))
		}
		args = append(args, arg)
	}
	return args, file
}

// TestWrittenWhole kills the command at random moments while it writes, for each kind of output: the file is the old one or
// the new one. A second command that writes another one at the same time changes nothing about that.
func TestWrittenWhole(t *testing.T) {
	rounds := 1
	if sample.Full() {
		rounds = 200 / len(written) * 2
	}
	const old = "the old file\n"
	for _, command := range written {
		name, _, _ := strings.Cut(command, " OUT")
		t.Run(name, func(t *testing.T) {
			args, file := writes(t, command, t.TempDir())
			begun := time.Now()
			if out, err := program(t, args...).CombinedOutput(); err != nil {
				if !strings.HasPrefix(err.Error(), "exit status 1") {
					t.Fatalf("verify %v: %v, %s", args, err, out)
				}
			}
			took := time.Since(begun)
			want := sample.Try(os.ReadFile(file)).Must(t)
			for range rounds {
				sample.OK(t, os.WriteFile(file, []byte(old), 0o666))
				var both sync.WaitGroup
				for range 2 {
					c := program(t, args...)
					sample.OK(t, c.Start())
					both.Go(func() {
						time.Sleep(time.Duration(rand.Int64N(int64(took) * 5 / 4)))
						_ = c.Process.Kill() // it may have ended
						_ = c.Wait()
					})
				}
				both.Wait()
				if got := sample.Try(os.ReadFile(file)).Must(t); string(got) != old && !bytes.Equal(got, want) {
					t.Fatalf("verify %v: %d bytes of %d, neither the old file nor the new one", args, len(got), len(want))
				}
			}
		})
	}
}

// TestNoRoom writes each kind of output where there is no room for it, and where nothing may be written: the old file stays,
// the exit code says it, and nothing is left beside.
func TestNoRoom(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=64k"); err != nil {
		t.Skip("nothing can be mounted here: ", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
	const old = "the old file\n"
	for _, command := range written {
		args, file := writes(t, command, dir)
		sample.OK(t, os.WriteFile(file, []byte(old), 0o666))
		filler := filepath.Join(dir, "filler")
		_ = os.WriteFile(filler, make([]byte, 1<<17), 0o666) // which ends for want of room
		for _, readOnly := range []bool{false, true} {
			if readOnly {
				sample.OK(t, syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))
			}
			var out, errs bytes.Buffer
			code := run(args, strings.NewReader(""), &out, &errs)
			got := sample.Try(os.ReadFile(file)).Must(t)
			entries := sample.Try(os.ReadDir(dir)).Must(t)
			if code != exitBadInput || string(got) != old || len(entries) != 2 || strings.Contains(errs.String(), "goroutine") {
				t.Errorf("verify %v, read-only %v: exit code %d, %d bytes in the file, %d files, %s", args, readOnly, code, len(got), len(entries), errs.String())
			}
		}
		sample.OK(t, syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT, ""))
		sample.OK(t, os.Remove(filler))
		sample.OK(t, os.Remove(file))
	}
}

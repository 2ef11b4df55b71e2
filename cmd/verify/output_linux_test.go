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

// written are the ways to write a file, one of each kind. OUT is the file; for the words in capitals that stand for what is
// read there are two choices, so that two commands write different files.
var written = []string{
	"check --write junit=OUT NAME", "check --write sarif=OUT NAME", "check --write badge=OUT NAME",
	"lint --write gitlab=OUT NAME", "lint --write-baseline OUT FLAWED",
	"certify -o OUT NAME", "certify --coq -o OUT NAME", "bound -o OUT NAME", "report -o OUT NAME",
	"latex -o OUT NAME", "plot -o OUT.svg NAME", "plot -o OUT.png NAME", "plot -o OUT.pdf NAME",
	"convert --to json -o OUT NAME", "convert --to c -o OUT NAME", "compare -o OUT NAME lobatto-iiic-2",
	"gradient --z -1 -o OUT NAME", "gradient --z -1 --plot OUT.svg NAME", "family --property A-stable -o OUT FAMILY",
	"repair -o OUT REPAIRED", "tally -o OUT SUMMED",
}

// read are the choices for what is read; a text that is none stands in a file.
var read = map[string][2]string{
	"NAME":   {"backward-euler", "radau-iia-2"},
	"FLAWED": {"kvaerno-4-2-3", "radau-iia-2"},
	"FAMILY": {"sdirk:2,2", "sdirk:3,2"},
	"REPAIRED": {
		`{"name": "s", "kind": "runge-kutta", "A": [["0.292893218813", "0"], ["0.707106781187", "0.292893218813"]], "b": ["0.707106781187", "0.292893218813"]}`,
		`{"name": "s", "kind": "runge-kutta", "A": [["1.707106781187", "0"], ["-0.707106781187", "1.707106781187"]], "b": ["-0.707106781187", "1.707106781187"]}`,
	},
	"SUMMED": {
		`{"format":"rofz-answers/1","name":"a","answers":{"A-stable":true}}`, `{"format":"rofz-answers/1","name":"b","answers":{"A-stable":false}}`,
	},
}

// writes returns the arguments with which a command writes into a directory, and the file. The first choice, 0, or the second
// is read.
func writes(t *testing.T, command, dir string, choice int) (args []string, file string) {
	file = filepath.Join(dir, "out")
	for _, arg := range strings.Fields(command) {
		before, ending, ok := strings.Cut(arg, "OUT")
		from, isRead := read[arg]
		switch {
		case ok:
			file += ending
			arg = before + file
		case isRead && strings.HasPrefix(from[choice], "{"):
			arg = filepath.Join(t.TempDir(), "read.json")
			sample.OK(t, os.WriteFile(arg, []byte(from[choice]+"\n"), 0o666))
		case isRead:
			arg = from[choice]
		}
		args = append(args, arg)
	}
	return args, file
}

// TestWrittenWhole has two commands write different contents to one path at the same time, for each kind of output, and kills
// some of them at random moments. What is there is what the one or the other writes when it is alone, or what was there; and nothing
// lies beside it but the unfinished file of one that was killed.
func TestWrittenWhole(t *testing.T) {
	rounds := 1
	if sample.Full() {
		rounds = 200/len(written) + 1
	}
	const old = "the old file\n"
	for _, command := range written {
		t.Run(strings.Fields(command)[0]+" "+strings.Fields(command)[1], func(t *testing.T) {
			dir := t.TempDir()
			var args [2][]string
			var want [2][]byte
			var file string
			var took time.Duration
			for i := range want {
				args[i], file = writes(t, command, dir, i)
				begun := time.Now()
				if out, err := program(t, args[i]...).CombinedOutput(); err != nil && !strings.HasPrefix(err.Error(), "exit status 1") {
					t.Fatalf("verify %v: %v, %s", args[i], err, out)
				}
				took = time.Since(begun)
				want[i] = sample.Try(os.ReadFile(file)).Must(t)
			}
			for range rounds {
				sample.OK(t, os.WriteFile(file, []byte(old), 0o666))
				var both sync.WaitGroup
				killed := 0
				for i := range want {
					c := program(t, args[i]...)
					sample.OK(t, c.Start())
					kill := rand.IntN(2) == 0
					if kill {
						killed++
					}
					both.Go(func() {
						if kill {
							time.Sleep(time.Duration(rand.Int64N(int64(took) * 5 / 4)))
							_ = c.Process.Kill() // it may have ended
						}
						_ = c.Wait()
					})
				}
				both.Wait()
				got := sample.Try(os.ReadFile(file)).Must(t)
				if !(string(got) == old && killed == 2) && !bytes.Equal(got, want[0]) && !bytes.Equal(got, want[1]) {
					t.Fatalf("verify %v: %d bytes with %d killed, which are neither of %d and %d", args, len(got), killed, len(want[0]), len(want[1]))
				}
				for _, e := range sample.Try(os.ReadDir(dir)).Must(t) {
					if path := filepath.Join(dir, e.Name()); path != file && (killed == 0 || !strings.HasPrefix(e.Name(), ".verify-")) {
						t.Fatalf("verify %v: %s is left behind", args, path)
					} else if path != file {
						sample.OK(t, os.Remove(path))
						killed--
					}
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
		args, file := writes(t, command, dir, 0)
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

//go:build linux

// Package sweep_test runs the scripts of this directory on the engines that they are for.
package sweep_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"rofz/internal/sample"
	"rofz/internal/tool"
)

// A search is a directory with the scripts and the command, and the results of one process to compare with.
type search struct {
	*testing.T
	dir          string
	shards, size int
	sum          string // verify tally of one process
	results      []byte // verify check of one process
}

// held is a command verify that makes half of the candidates of a shard and waits as long as there is a file hold, so that a task can be
// killed in the middle of its work.
const held = `#!/bin/bash
bin=$(dirname "$0")/bin/verify
if [ "$1" = candidates ] && [ -e hold ]; then
	"$bin" "$@" | { head -n $((SIZE / 2)); while [ -e hold ]; do sleep 0.1; done; "$bin" "$@" | tail -n +$((SIZE / 2 + 1)); }
	exit
fi
exec "$bin" "$@"
`

// hold makes tasks wait in the middle, or go on.
func (s *search) hold(wait bool) {
	s.run(map[bool]string{true: "touch hold", false: "rm hold"}[wait])
}

// checks returns the processes verify check that work on shards of this search.
func (s *search) checks() (pids []int) {
	for _, text := range strings.Fields(s.run("pgrep -f '/bin/verify check - .*--shard shards/' || true")) {
		pid, err := strconv.Atoi(text)
		if err != nil {
			s.Fatal(err)
		}
		if dir, err := os.Readlink(fmt.Sprintf("/proc/%d/cwd", pid)); err == nil && dir == s.dir {
			if name, err := os.ReadFile(fmt.Sprintf("/proc/%d/comm", pid)); err == nil && string(name) == "verify\n" {
				pids = append(pids, pid)
			}
		}
	}
	return pids
}

// newSearch does the search in one process.
func newSearch(t *testing.T, sizes func() (int, int)) *search {
	t.Helper()
	shards, size := sizes()
	s := &search{T: t, dir: t.TempDir(), shards: shards, size: size}
	for _, name := range []string{"shard.sh", "slurm.sbatch", "parallel.sh"} {
		sample.OK(t, os.WriteFile(filepath.Join(s.dir, name), sample.Try(os.ReadFile(name)).Must(t), 0o755))
	}
	sample.OK(t, os.Mkdir(filepath.Join(s.dir, "bin"), 0o755))
	build := exec.Command("go", "build", "-o", filepath.Join(s.dir, "bin"), "rofz/cmd/verify")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	sample.OK(t, os.WriteFile(filepath.Join(s.dir, "verify"), []byte(held), 0o755))
	s.run("mkdir whole && cd whole && ln -s ../shard.sh . && SIZE=" + strconv.Itoa(shards*size) + " ./shard.sh 0")
	s.sum = s.run("verify tally whole/shards/0.jsonl")
	s.results = []byte(s.run("grep -hv rofz-shard whole/shards/0.jsonl"))
	if n := bytes.Count(s.results, []byte("\n")); n != shards*size {
		t.Fatalf("one process has %d results, want %d", n, shards*size)
	}
	return s
}

// command is a command of the shell in the directory.
func (s *search) command(line string) *exec.Cmd {
	c := exec.Command("bash", "-c", line)
	c.Dir = s.dir
	c.Env = append(os.Environ(), "PATH="+s.dir+":"+os.Getenv("PATH"), "SIZE="+strconv.Itoa(s.size), "GOMAXPROCS=1")
	return c
}

func (s *search) run(line string) string {
	s.Helper()
	var errors bytes.Buffer
	c := s.command(line)
	c.Stderr = &errors
	out, err := c.Output()
	if err != nil {
		s.Fatalf("%s: %v\n%s%s", line, err, out, &errors)
	}
	return string(out)
}

// check compares the shards with the results of one process: to the byte, in the order of their numbers.
func (s *search) check() {
	s.Helper()
	if got := s.run(fmt.Sprintf("verify tally shards/*.jsonl --lines 1-%d", s.shards*s.size)); got != s.sum {
		s.Errorf("the sum is\n%s\nwant\n%s", got, s.sum)
	}
	got := s.run(fmt.Sprintf("for k in $(seq 0 %d); do grep -v rofz-shard shards/$k.jsonl; done", s.shards-1))
	if got != string(s.results) {
		s.Errorf("%d bytes of results are not those of one process, which are %d", len(got), len(s.results))
	}
}

// done counts the shards that are there.
func (s *search) done() int {
	files, _ := filepath.Glob(filepath.Join(s.dir, "shards", "*.jsonl"))
	return len(files)
}

// until waits for something, which a deadline bounds that is far beyond what it takes: two minutes, and one more for each 5000 candidates.
func (s *search) until(what string, is func() bool) {
	s.Helper()
	for begun := time.Now(); !is(); time.Sleep(20 * time.Millisecond) {
		if patience := time.Duration(2+s.shards*s.size/5000) * time.Minute; time.Since(begun) > patience {
			s.Fatalf("%s: not after %v", what, patience)
		}
	}
}

// size is how many shards of how many candidates a test does: 20 of 500 if tests are full, or what the environment variable ROFZ_SWEEP says,
// such as 25x40000 for a million.
func size() (shards, candidates int) {
	if n, _ := fmt.Sscanf(os.Getenv("ROFZ_SWEEP"), "%dx%d", &shards, &candidates); n == 2 {
		return shards, candidates
	}
	if sample.Full() {
		return 20, 500
	}
	return 8, 50
}

// TestParallel runs the search by GNU parallel, kills it with all its processes in the middle, and runs it again.
func TestParallel(t *testing.T) {
	tool.Path(t, "parallel")
	s := newSearch(t, size)
	line := fmt.Sprintf("./parallel.sh %d", s.shards)
	c := s.command(line)
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	sample.OK(t, c.Start())
	s.until("some shards", func() bool { return s.done() >= 2 })
	s.hold(true)
	s.until("a task that waits", func() bool { return s.done() == s.shards || len(s.checks()) > 0 })
	sample.OK(t, syscall.Kill(-c.Process.Pid, syscall.SIGKILL))
	_ = c.Wait() // killed
	t.Logf("killed with %d of %d shards", s.done(), s.shards)
	s.hold(false)
	s.run(line)
	s.check()
}

// TestTwoWritersOfOneShard has two processes do the same shard at the same time, again and again.
func TestTwoWritersOfOneShard(t *testing.T) {
	s := newSearch(t, func() (int, int) { return 4, 100 })
	for k := range s.shards {
		var both sync.WaitGroup
		for range 2 {
			both.Go(func() {
				if out, err := s.command(fmt.Sprintf("./shard.sh %d", k)).CombinedOutput(); err != nil {
					t.Errorf("%v: %s", err, out)
				}
			})
		}
		both.Wait()
	}
	s.check()
}

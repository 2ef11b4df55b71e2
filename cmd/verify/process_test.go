package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"rofz/internal/budget"
	"rofz/internal/sample"
	"rofz/paper/exposition"
	"rofz/proofs"
	"rofz/proofs/requirement"
	"rofz/scheme"
	"rofz/scheme/catalogue"
)

// program returns a command that runs this test binary as verify.
func program(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	c := exec.CommandContext(t.Context(), os.Args[0], args...)
	c.Env = append(os.Environ(), "ROFZ_RUN_AS_VERIFY=1")
	return c
}

// schemeLine is a scheme on a line of JSON.
func schemeLine(i int) string {
	return fmt.Sprintf(`{"name": "s%d", "kind": "runge-kutta", "A": [["1/%d"]], "b": ["1"]}`+"\n", i, i+2)
}

// TestInterrupt stops a process that works on a stream without an end.
func TestInterrupt(t *testing.T) {
	for _, tt := range []struct {
		signal syscall.Signal
		code   int
		what   string
	}{{syscall.SIGINT, exitInterrupted, "interrupted"}, {syscall.SIGTERM, exitTerminated, "terminated"}} {
		c := program(t, "check", "--format", "json", "-")
		in, _ := c.StdinPipe()
		out, _ := c.StdoutPipe()
		var stderr bytes.Buffer
		c.Stderr = &stderr
		sample.OK(t, c.Start())
		lines := bufio.NewReader(out)
		for i := range 3 {
			sample.Try(io.WriteString(in, schemeLine(i))).Must(t)
			// The line is there before the next scheme is.
			if line, err := lines.ReadString('\n'); err != nil || !strings.Contains(line, `"name":"s`+strconv.Itoa(i)+`"`) {
				t.Fatalf("line %q, %v", line, err)
			}
		}
		sample.OK(t, c.Process.Signal(tt.signal))
		rest, _ := io.ReadAll(lines)
		err := c.Wait()
		if c.ProcessState.ExitCode() != tt.code || len(rest) > 0 && rest[len(rest)-1] != '\n' {
			t.Errorf("%v: exit code %d (%v), want %d; the rest of the output is %q", tt.signal, c.ProcessState.ExitCode(), err, tt.code, rest)
		}
		if want := "verify: " + tt.what + ": 3 schemes reported\n"; stderr.String() != want {
			t.Errorf("%v: %q, want %q", tt.signal, stderr.String(), want)
		}
	}
}

// TestBrokenPipe closes the reading end, as head does.
func TestBrokenPipe(t *testing.T) {
	c := program(t, "list")
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	r.Close()
	var stderr bytes.Buffer
	c.Stdout, c.Stderr = w, &stderr
	err = c.Run()
	w.Close()
	if status, ok := c.ProcessState.Sys().(syscall.WaitStatus); !ok || !status.Signaled() || status.Signal() != syscall.SIGPIPE || stderr.Len() > 0 {
		t.Errorf("ended with %v, and says %q, should end silently by SIGPIPE", err, stderr.String())
	}
}

func TestFullDisk(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("there is no /dev/full here")
	}
	defer full.Close()
	for _, args := range [][]string{{"list"}, {"check", "gauss-2"}, {"explain"}, {"help"}, {"version"}, {"schema"}, {"completion", "bash"}, {"show", "gauss-2"}, {"lint", "gauss-2"},
		{"report", "backward-euler", "--what", "R", "--figures", "none", "-o", "-"}, {"latex", "gauss-2", "-o", "-"}} {
		var stderr bytes.Buffer
		if code := run(args, strings.NewReader(""), full, &stderr); code != exitBadInput || strings.Count(stderr.String(), "no space left") != 1 {
			t.Errorf("verify %v: exit code %d, %q", args, code, stderr.String())
		}
	}
}

// TestStreamsAtConstantMemory measures the heap while many schemes pass through.
func TestStreamsAtConstantMemory(t *testing.T) {
	for _, command := range []string{"check", "bound", "lint"} {
		heap := func(n int) (most uint64) {
			in, feed := io.Pipe()
			go func() {
				for i := range n {
					if i == n-1 { // all but a few are reported by now
						runtime.GC()
						runtime.GC() // what the first one found finalised
						var m runtime.MemStats
						runtime.ReadMemStats(&m)
						most = m.HeapAlloc
					}
					io.WriteString(feed, schemeLine(i%50))
				}
				feed.Close()
			}()
			lines := 0
			var stderr bytes.Buffer
			code := run([]string{command, "--format", "json", "-"}, in, writerFunc(func(p []byte) { lines += bytes.Count(p, []byte("\n")) }), &stderr)
			if lines != n {
				t.Fatalf("%s: %d lines for %d schemes, exit code %d, %s", command, lines, n, code, stderr.String())
			}
			return most
		}
		n := map[string]int{"check": 3000, "bound": 600, "lint": 600}[command]
		if !sample.Full() {
			n /= 3
		}
		few, many := heap(n/10), heap(n)
		const room = 4 << 20 // for what is at work; the reports of a whole run are more
		if many > few+room {
			t.Errorf("%s: the heap grew from %d to %d bytes with ten times as many schemes", command, few, many)
		}
	}
}

type writerFunc func([]byte)

func (f writerFunc) Write(p []byte) (int, error) {
	f(p)
	return len(p), nil
}

// TestJobsDoNotChangeTheOutput compares one worker with many.
func TestJobsDoNotChangeTheOutput(t *testing.T) {
	names := []string{"radau-iia-3", "gauss-2", "no-such-scheme", "bdf-2", "tr-bdf2", "theta:1/3"}
	for _, command := range []string{"check", "bound", "compare", "lint"} {
		var want string
		for _, jobs := range []string{"1", "7"} {
			var out bytes.Buffer
			code := run(append([]string{command, "-j", jobs}, names...), strings.NewReader(""), &out, &out)
			got := fmt.Sprint(code, "\n", out.String())
			if jobs == "1" {
				want = got
			} else if got != want {
				t.Errorf("%s: with -j %s:\n%s\nwith -j 1:\n%s", command, jobs, got, want)
			}
		}
	}
	for _, jobs := range []string{"0", "-1", "x", "100000"} {
		var out bytes.Buffer
		if code := run([]string{"check", "-j", jobs, "gauss-2"}, strings.NewReader(""), &out, &out); code != exitBadInput {
			t.Errorf("-j %s: exit code %d", jobs, code)
		}
	}
}

// TestBudget gives no time to a scheme that claims something, and enough to none.
func TestBudget(t *testing.T) {
	tests := []struct {
		line string
		code int
		says []string
		why  string
	}{
		{"check radau-iia-2 --budget 1ns", exitUndecided, []string{"radau-iia-2: coefficients: budget of 1ns used up before they were read"}, "nothing is read in a nanosecond"},
		{"check gauss-2 --budget 0s", exitBadInput, []string{"should be a time such as"}, "no time at all"},
		{"check gauss-2 --budget 1h", exitOK, []string{"A-stable             proved"}, "enough"},
	}
	for _, tt := range tests {
		var out bytes.Buffer
		code := run(strings.Fields(tt.line), strings.NewReader(""), &out, &out)
		for _, s := range tt.says {
			if !strings.Contains(out.String(), s) {
				t.Errorf("verify %s does not say %q (%s):\n%s", tt.line, s, tt.why, out.String())
			}
		}
		if code != tt.code {
			t.Errorf("verify %s: exit code %d, want %d (%s)", tt.line, code, tt.code, tt.why)
		}
	}
}

func mustLookup(t *testing.T, name string) scheme.Scheme {
	t.Helper()
	return sample.Try(catalogue.Lookup(name)).Must(t)
}

// TestRequirementsWithoutTime asks about a scheme whose time is up: nothing is refuted.
func TestRequirementsWithoutTime(t *testing.T) {
	s := mustLookup(t, "radau-iia-2")
	over, cancel := context.WithCancelCause(context.Background())
	cancel(budget.Exhausted{Time: 2 * time.Second})
	a := proofs.AnalyzeContext(over, s)
	list := sample.Try(requirement.Parse("A-stable, not A-stable, order>=3, tableau-order>=3, stage-order>=1, decay>=-2, limit=0, C<=2, C(axis)<=2")).Must(t)
	for _, r := range exposition.AccountOf(a, "radau-iia-2", list...).Requirements {
		if why := exposition.RequirementOf(r); r.Outcome != requirement.Undecided || why != "budget of 2s used up" {
			t.Errorf("%s is %s: %s", r.Requirement, r.Outcome, why)
		}
	}
}

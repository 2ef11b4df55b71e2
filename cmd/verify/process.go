package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"rofz/internal/files"
	"rofz/internal/inorder"
	"rofz/paper/text"
)

// A process is one run of the command: its streams, and how far it has come.
type process struct {
	stdin          io.Reader
	stdout, stderr *stream
	progress       *progress
	outputs        claims
	guard          guard
	begun          time.Time
	told           atomic.Int64 // lines on standard error of what is wrong
}

func newProcess(stdin io.Reader, stdout, stderr io.Writer) *process {
	t := newProgress(stderr)
	return &process{stdin: stdin, stdout: &stream{w: stdout, progress: t}, stderr: &stream{w: stderr, progress: t}, progress: t, begun: time.Now()}
}

// run is the whole program but for signals: it carries out one command line and returns the exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	return newProcess(stdin, stdout, stderr).run(args)
}

func (p *process) run(args []string) (code int) {
	defer func() {
		if v := recover(); v != nil {
			bug, ok := v.(*inorder.Panic)
			if !ok {
				bug = &inorder.Panic{Value: v, Stack: debug.Stack()}
			}
			code = exitCode(bug, p.stderr, text.Style{})
		}
	}()
	if name := mistaken(args); name != "" {
		return exitCode(errors.New(text.Style{}.Text(fmt.Sprintf("%s is a flag, and there is a file of that name: ./%s is the file, and what stands behind -- is no flag", name, name))), p.stderr, text.Style{})
	}
	root := newRoot(args...)
	root.SetArgs(args)
	root.SetIn(p.stdin)
	root.SetOut(p.stdout)
	root.SetErr(p.stderr)
	err := root.ExecuteContext(context.WithValue(context.Background(), processKey{}, p))
	p.progress.done()
	if fault := p.untold(styleOn(root, p.stderr)); err == nil {
		err = fault
	}
	if err == nil {
		err = p.stdout.failed()
	}
	return exitCode(err, p.stderr, styleOn(root, p.stderr))
}

// mistaken returns an argument that is a flag by its form and is the name of a file, which somebody may have chosen so that
// a shell or a hook passes it on among other names.
func mistaken(args []string) string {
	for _, arg := range args {
		if arg == "--" {
			break
		}
		if len(arg) < 2 || arg[0] != '-' {
			continue
		}
		if _, err := os.Lstat(arg); err == nil {
			return arg
		}
	}
	return ""
}

type processKey struct{}

// processOf returns the process that a command runs in.
func processOf(c *cobra.Command) *process {
	if ctx := c.Context(); ctx != nil {
		if p, ok := ctx.Value(processKey{}).(*process); ok {
			return p
		}
	}
	return newProcess(c.InOrStdin(), c.OutOrStdout(), c.ErrOrStderr()) // in a test of the command alone
}

// obeySignals ends the program at SIGINT and SIGTERM, and says what was done by then. Lines that were begun are
// finished, unless nobody reads them.
func (p *process) obeySignals() {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		code, what := exitInterrupted, "interrupted"
		if <-signals == syscall.SIGTERM {
			code, what = exitTerminated, "terminated"
		}
		idle := make(chan struct{})
		go func() {
			p.progress.reporting.Lock()
			p.stdout.mu.Lock() // for good: nothing is written any more
			writing.Lock()
			close(idle)
		}()
		select {
		case <-idle:
		case <-time.After(grace):
		}
		files.Abandon()
		p.progress.done()
		fmt.Fprintf(os.Stderr, "verify: %s%s\n", what, p.progress.sentence())
		os.Exit(code)
	}()
}

// grace is how long a reader may keep a line that was begun from being finished after an interrupt.
const grace = 200 * time.Millisecond

// A stream is an output. What is written with one call is there as a whole or not at all.
type stream struct {
	mu       sync.Mutex
	w        io.Writer
	err      error // the first that w returned
	progress *progress
	inert    inert
}

// Write writes p as a whole, with the line of progress out of the way.
func (s *stream) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.progress.hide()
	if _, err := s.w.Write(s.inert.write(nil, p)); err != nil {
		if s.err == nil {
			s.err = err
		}
		return 0, err
	}
	return len(p), nil
}

// failed returns the first error of writing.
func (s *stream) failed() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.err
}

// isTerminal reports whether people read what is written to w.
func isTerminal(w io.Writer) bool {
	if s, ok := w.(*stream); ok {
		w = s.w
	}
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

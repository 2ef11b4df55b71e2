package main

import (
	"context"
	"fmt"
	"iter"
	"runtime"
	"time"

	"github.com/spf13/cobra"

	"rofz/internal/inorder"
	"rofz/proofs"
)

// addJobs gives a command the flag -j.
func addJobs(c *cobra.Command) {
	c.Flags().IntP("jobs", "j", 0, "work on `N` schemes at a time; the default is one for each processor")
}

// addBudget gives a command the flag --budget.
func addBudget(c *cobra.Command) {
	c.Flags().Duration("budget", 0, "`TIME` for each scheme, such as 2s or 1m; what is not decided by then is undecided")
}

// workers returns how many schemes are worked on at a time.
func workers(c *cobra.Command) (int, error) {
	n, err := c.Flags().GetInt("jobs")
	switch {
	case err != nil || !c.Flags().Changed("jobs"):
		return runtime.GOMAXPROCS(0), nil
	case n < 1 || n > maxJobs:
		return 0, fmt.Errorf("--jobs is %d, should be from 1 to %d", n, maxJobs)
	}
	return n, nil
}

const maxJobs = 1024

// timeLimit returns the time for each scheme, 0 for no limit.
func timeLimit(c *cobra.Command) (time.Duration, error) {
	d, err := c.Flags().GetDuration("budget")
	switch {
	case err != nil || !c.Flags().Changed("budget"):
		return 0, nil
	case d <= 0:
		return 0, fmt.Errorf("--budget is %v, should be a time such as 500ms, 2s or 1m", d)
	}
	return d, nil
}

// spent is the reason why something is undecided that took longer than its budget.
type spent time.Duration

func (s spent) Error() string { return fmt.Sprintf("budget of %v used up", time.Duration(s)) }

// eachScheme calls work for each scheme that the arguments stand for, several at a time, and use with the results in
// the order of the arguments. The context ends with the budget of the scheme. The verb says what becomes of the schemes
// that use was called for, such as "reported".
func eachScheme[R any](c *cobra.Command, args []string, verb string, work func(context.Context, source) R, use func(R) error) error {
	return eachIn(c, sources(args, c.InOrStdin()), countSources(args), verb, work, use)
}

func eachIn[R any](c *cobra.Command, in iter.Seq[source], total int, verb string, work func(context.Context, source) R, use func(R) error) error {
	n, err := workers(c)
	if err != nil {
		return err
	}
	limit, err := timeLimit(c)
	if err != nil {
		return err
	}
	t := processOf(c).tally
	t.begin("scheme", verb, total)
	return inorder.Each(n, in, source.called, func(s source) R {
		t.started(s.name)
		ctx, cancel := withBudget(c.Context(), limit)
		defer cancel()
		return work(ctx, s)
	}, func(r R) error {
		t.reporting.Lock() // so that an interrupt counts what it sees
		defer t.reporting.Unlock()
		err := use(r)
		t.finished()
		return err
	})
}

// withBudget returns a context that ends after the budget, if there is one.
func withBudget(ctx context.Context, limit time.Duration) (context.Context, context.CancelFunc) {
	if ctx == nil {
		ctx = context.Background()
	}
	if limit == 0 {
		return ctx, func() {}
	}
	return context.WithTimeoutCause(ctx, limit, spent(limit))
}

// analyze reads a scheme and returns its analysis, in the time that ctx leaves.
func analyze(ctx context.Context, s source) (*proofs.Analysis, error) {
	got, err := s.readWithin(ctx)
	if err != nil {
		return nil, err
	}
	return proofs.AnalyzeContext(ctx, got), nil
}

// countSources returns how many schemes the arguments stand for, -1 if standard input is among them.
func countSources(args []string) int {
	n := 0
	for _, arg := range args {
		switch {
		case arg == "-":
			return -1
		case isDirectory(arg):
			files, _ := filesIn(arg, schemeEndings)
			n += max(1, len(files)) // one error
		default:
			n++
		}
	}
	return n
}

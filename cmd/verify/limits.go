package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"rofz/internal/budget"
	"rofz/scheme"
)

// overtime is how much longer than its budget the work on a scheme may take: what was found in time is put together
// then, and what does not poll is left.
const overtime = 400 * time.Millisecond

// withBudget returns a context that ends with the budget, if there is one, and when the process needs too much memory.
func withBudget(c *cobra.Command, limit budget.Limit) (context.Context, context.CancelFunc) {
	ctx := c.Context()
	if ctx == nil {
		ctx = context.Background()
	}
	if limit == (budget.Limit{}) {
		return ctx, func() {}
	}
	ctx, release := processOf(c).guard.watch(ctx)
	ctx, cancel := budget.With(ctx, limit)
	return ctx, func() { cancel(); release() }
}

// within works on a source in the budget of the command. Work that does not end soon after that is left, and of the
// source there is only the error to tell.
func within[R any](c *cobra.Command, s source, work func(context.Context, source) R) R {
	limit := limitOf(c)
	if limit == (budget.Limit{}) {
		ctx, _ := withBudget(c, limit)
		return work(ctx, s)
	}
	ctx, cancel := withBudget(c, limit.Less(s.spent))
	defer cancel()
	patient, cancel := patient(ctx)
	defer cancel()
	r, done := budget.Run(patient, func() R { return work(ctx, s) })
	if done {
		return r
	}
	err := &scheme.Error{File: s.file, At: "scheme", Message: context.Cause(ctx).Error() + " before it was done", Position: firstPosition, Cause: context.Cause(ctx)}
	s.read = func(context.Context) (scheme.Scheme, error) { return nil, err }
	return work(context.Background(), s)
}

// patient returns a context that ends some time after another one.
func patient(ctx context.Context) (context.Context, context.CancelFunc) {
	later, cancel := context.WithCancelCause(context.WithoutCancel(ctx))
	stop := context.AfterFunc(ctx, func() {
		time.AfterFunc(overtime, func() { cancel(context.Cause(ctx)) })
	})
	return later, func() { stop(); cancel(context.Canceled) }
}

// inTime does work in the budget of the command, which is not that on one scheme alone. The error says so if it was used
// up.
func inTime[R any](c *cobra.Command, what string, f func(context.Context) (R, error)) (R, error) {
	type result struct {
		value R
		err   error
	}
	ctx, cancel := withBudget(c, limitOf(c))
	defer cancel()
	r, done := budget.Run(ctx, func() result {
		v, err := f(ctx)
		return result{v, err}
	})
	if !done {
		return r.value, fmt.Errorf("%s: %w", what, context.Cause(ctx))
	}
	return r.value, r.err
}

// together makes of several schemes what is written of all of them, once each is worked on: in what their budgets have left
// of the time since the command began, and the overtime of one of them.
func together[R any](c *cobra.Command, what string, schemes int, f func() (R, error)) (R, error) {
	type result struct {
		value R
		err   error
	}
	limit := limitOf(c)
	ctx, cancel := withBudget(c, limit)
	if limit.Time != 0 {
		left := time.Duration(max(schemes, 1))*limit.Time - time.Since(processOf(c).begun) + overtime
		ctx, cancel = withBudget(c, budget.Limit{Time: max(left, overtime)})
	}
	defer cancel()
	r, done := budget.Run(ctx, func() result {
		v, err := f()
		return result{v, err}
	})
	if !done {
		if _, spent := errors.AsType[budget.Exhausted](context.Cause(ctx)); spent {
			return r.value, fmt.Errorf("%s: the budget did not suffice to write it", what)
		}
		return r.value, fmt.Errorf("%s: %w", what, context.Cause(ctx))
	}
	return r.value, r.err
}

// readWithin reads the scheme in the budget that ctx leaves.
func (s source) readWithin(ctx context.Context) (scheme.Scheme, error) {
	return s.inTime(ctx, "before they were read", s.read)
}

// measured reads the scheme, and finds how far its coefficients are rounded, in the budget that ctx leaves: nearly all that
// is said of a scheme rests on that, so that it is not to be had in parts.
func (s source) measured(ctx context.Context) (scheme.Scheme, error) {
	got, err := s.readWithin(ctx)
	if err != nil {
		return nil, err
	}
	return s.inTime(ctx, "before it was known how they are rounded", func(ctx context.Context) (scheme.Scheme, error) {
		scheme.UnitsContext(ctx, got)
		return got, nil
	})
}

// inTime does what has to do with the coefficients of the source in the budget that ctx leaves.
func (s source) inTime(ctx context.Context, what string, f func(context.Context) (scheme.Scheme, error)) (scheme.Scheme, error) {
	type result struct {
		scheme scheme.Scheme
		err    error
	}
	r, done := budget.Run(ctx, func() result {
		got, err := f(ctx)
		return result{got, err}
	})
	if !done {
		return nil, &scheme.Error{File: s.file, At: "coefficients", Message: context.Cause(ctx).Error() + " " + what, Position: firstPosition, Cause: context.Cause(ctx)}
	}
	return r.scheme, r.err
}

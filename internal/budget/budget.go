// Package budget ends long computations whose time is up, without an error in the result of every function on the way:
// a loop polls its context, and whoever started the computation learns that it did not come to its end.
package budget

import (
	"context"
	"fmt"
	"runtime/debug"
)

// spent is what Poll panics with. No one outside of this package sees it.
type spent struct{}

// Poll ends the computation around it if ctx is done: that of the nearest Do, or Run, on the stack. Without an end to
// ctx it does nothing, so that it may stand where there is no Do.
//
// Cost: a few nanoseconds, so it belongs into loops whose rounds take a microsecond or more.
func Poll(ctx context.Context) {
	if ctx != nil && ctx.Done() != nil && ctx.Err() != nil {
		panic(spent{})
	}
}

// End ends the computation around it, for want of a result that was not ready in time.
func End() { panic(spent{}) }

// Do calls f and reports whether it came to its end.
func Do(f func()) (done bool) {
	defer func() {
		if v := recover(); v != nil {
			if _, ok := v.(spent); !ok {
				panic(v)
			}
		}
	}()
	f()
	return true
}

// Run calls f as Do does, but waits no longer than until ctx is done: f, in a goroutine of its own, is then left to its
// polls. A panic of f is passed on with the place where it happened. If ctx has no end, f is called in place.
func Run[T any](ctx context.Context, f func() T) (result T, done bool) {
	if ctx == nil || ctx.Done() == nil {
		done = Do(func() { result = f() })
		return result, done
	}
	if ctx.Err() != nil {
		return result, false
	}
	type outcome struct {
		result T
		done   bool
		panic  any
	}
	end := make(chan outcome, 1)
	go func() {
		var o outcome
		defer func() {
			if v := recover(); v != nil {
				o.panic = fmt.Sprintf("%v\n%s", v, debug.Stack())
			}
			end <- o
		}()
		o.done = Do(func() { o.result = f() })
	}()
	var o outcome
	select {
	case o = <-end:
	case <-ctx.Done():
		return result, false
	}
	if o.panic != nil {
		panic(o.panic)
	}
	return o.result, o.done
}

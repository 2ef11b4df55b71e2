// Package budget ends long computations whose budget is used up, without an error in the result of every function on the
// way: a loop says what it spends, and whoever started the computation learns that it did not come to its end.
package budget

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync/atomic"
	"time"
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

// Patience is how long Run waits for the next poll of a computation whose context is done.
const Patience = 250 * time.Millisecond

// left counts the computations that Run did not wait for and that have not come to their ends.
var left atomic.Int64

// Left returns how many computations go on that nobody waits for, since they do not poll.
func Left() int { return int(left.Load()) }

// Run calls f as Do does, but waits no longer than Patience when ctx is done: f, in a goroutine of its own, is then left
// to its polls. What f returns when ctx is done is not used, so that it does not matter which of the two is seen first.
// A panic of f is passed on with the place where it happened. If ctx has no end, f is called in place.
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
	var state atomic.Int32 // 1 when f has ended, 2 when nobody waits for it
	go func() {
		var o outcome
		defer func() {
			if v := recover(); v != nil {
				o.panic = fmt.Sprintf("%v\n%s", v, debug.Stack())
			}
			end <- o
			if !state.CompareAndSwap(0, 1) {
				left.Add(-1)
			}
		}()
		o.done = Do(func() { o.result = f() })
	}()
	var o outcome
	select {
	case o = <-end:
	case <-ctx.Done():
		patience := time.NewTimer(Patience)
		defer patience.Stop()
		select {
		case o = <-end:
		case <-patience.C:
			if left.Add(1); !state.CompareAndSwap(0, 2) {
				left.Add(-1)
			}
			return result, false
		}
	}
	if o.panic != nil {
		panic(o.panic)
	}
	if ctx.Err() != nil {
		return result, false
	}
	return o.result, o.done
}

package main

import (
	"context"
	"fmt"
	"os"
	"runtime/debug"
	"runtime/metrics"
	"sync"
	"time"

	"rofz/internal/budget"
	"rofz/internal/files"
)

// mostMemory is how much the process may take under a budget, the auditor's twice that. Of it, what is live on the heap may
// take nine tenths of what is left beside what else the process takes.
const mostMemory = 100 << 20

// besides is about what the process takes besides the heap: its code, and what the runtime does not count.
const besides = 36 << 20

// A guard is the last resort under a budget: it ends all work when the heap holds too much, and the process when that
// does not help, or when computations that do not poll pile up.
type guard struct {
	once sync.Once
	most uint64 // of memory

	mu      sync.Mutex
	running map[*context.CancelCauseFunc]bool

	exit func(code int) // ends the process; nil in tests, which share one
}

// tooLarge is the reason why something is undecided for which there was not enough memory.
type tooLarge uint64

// Error says how much there was.
func (m tooLarge) Error() string {
	return fmt.Sprintf("more than the %d MB of memory that there are under a budget", uint64(m)>>20)
}

// watch returns a context that ends when the heap holds too much.
func (g *guard) watch(ctx context.Context) (context.Context, context.CancelFunc) {
	g.once.Do(g.begin)
	ctx, cancel := context.WithCancelCause(ctx)
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.running == nil {
		g.running = make(map[*context.CancelCauseFunc]bool)
	}
	g.running[&cancel] = true
	return ctx, func() {
		cancel(context.Canceled)
		g.mu.Lock()
		defer g.mu.Unlock()
		delete(g.running, &cancel)
	}
}

// begin looks at the heap from now on. Garbage is collected when it would make the heap larger than it may be, so that
// what is live is known.
func (g *guard) begin() {
	if g.exit == nil {
		return
	}
	if g.most == 0 {
		g.most = mostMemory
	}
	memoryIsCapped.Store(true)
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(int64(g.most-besides) / 5 * 4)
	}
	go func() {
		live := (g.most - besides) / 10 * 9
		sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		const pause, grace = 4 * time.Millisecond, int(overtime / (4 * time.Millisecond))
		over, behind := 0, 0 // for how many looks the heap was too large, and too much went on that nobody waits for
		for {
			time.Sleep(pause)
			metrics.Read(sample)
			if sample[0].Value.Uint64() > live {
				g.stop(tooLarge(g.most))
				over++
			} else {
				over = 0
			}
			if budget.Left() > mostLeft {
				behind++
			} else {
				behind = 0
			}
			why := ""
			switch {
			case over > grace || sample[0].Value.Uint64() > g.most-besides/2: // nor can it be waited for
				why = fmt.Sprintf("%v, and the work does not end", tooLarge(g.most))
			case behind > grace:
				why = fmt.Sprintf("the work on %d schemes does not end with its budget", budget.Left())
			default:
				continue
			}
			files.Abandon()
			fmt.Fprintf(os.Stderr, "verify: %s: what is not written by now is not done\n", why)
			g.exit(exitBadInput)
		}
	}()
}

// mostLeft is how many computations may go on that do not poll.
const mostLeft = 2

// stop ends all work.
func (g *guard) stop(cause error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for cancel := range g.running {
		(*cancel)(cause)
	}
}

// Package countdown ends computations at chosen points, for tests of what is said of unfinished ones.
package countdown

import (
	"context"
	"sync"
	"time"
)

// A Context is done when it has been asked so many times: a clock whose every state is met. It is safe for concurrent use.
type Context struct {
	context.Context
	mu   sync.Mutex
	left int
	done chan struct{}
}

// New returns a context that is done when its Err is called for the n-th time, n ≥ 1.
func New(n int) *Context {
	return &Context{Context: context.Background(), left: n, done: make(chan struct{})}
}

// Done returns a channel that is closed when the context is done.
func (c *Context) Done() <-chan struct{} { return c.done }

// Err counts, and returns context.DeadlineExceeded when it is time.
func (c *Context) Err() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.left > 0 {
		if c.left--; c.left > 0 {
			return nil
		}
		close(c.done)
	}
	return context.DeadlineExceeded
}

// Deadline says that there is no time of day at which the context is done.
func (c *Context) Deadline() (time.Time, bool) { return time.Time{}, false }

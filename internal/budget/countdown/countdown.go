// Package countdown lets tests end a computation wherever it asks for the time.
package countdown

import (
	"context"
	"sync"
	"time"
)

// A Context is a context that is done when it has been asked so many times: a clock whose every state is met.
type Context struct {
	context.Context
	mu   sync.Mutex
	left int
	done chan struct{}
}

// New returns a context that is done when Err is called for the left-th time, which is at least 1.
func New(left int) *Context {
	return &Context{Context: context.Background(), left: left, done: make(chan struct{})}
}

// Done returns a channel that is closed when the context is done.
func (c *Context) Done() <-chan struct{} { return c.done }

// Err counts down, and returns context.DeadlineExceeded from the end on.
func (c *Context) Err() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.left == 0 {
		return context.DeadlineExceeded
	}
	if c.left--; c.left == 0 {
		close(c.done)
		return context.DeadlineExceeded
	}
	return nil
}

// Deadline reports that there is none: no clock is read.
func (c *Context) Deadline() (time.Time, bool) { return time.Time{}, false }

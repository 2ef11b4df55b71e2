// Package inorder works on many things at the same time and hands out the results in the order of the things, so that
// what is written does not depend on how many workers there are.
package inorder

import (
	"fmt"
	"iter"
	"runtime/debug"
)

// Each calls work for each job, as many at a time as there are workers, and hands the results to use one after another,
// in the order of the jobs. It stops at the first error that use returns. A panic of work, or of jobs, is returned as a
// *Panic. Each panics if there is no worker.
//
// No more than a few results wait at any time, however many jobs there are, and the first is used before the last job is
// there.
func Each[J, R any](workers int, jobs iter.Seq[J], name func(J) string, work func(J) R, use func(R) error) error {
	if workers < 1 {
		panic("inorder: no worker")
	}
	type outcome struct {
		result R
		bug    *Panic
	}
	type task struct {
		job  J
		done chan outcome
	}
	tasks := make(chan task)
	queue := make(chan chan outcome, 4*workers) // the results to come, in order
	stop := make(chan struct{})                 // closed when nobody wants results any more
	defer close(stop)
	for range workers { // a worker that stays keeps the stack that its first jobs have made grow
		go func() {
			for t := range tasks {
				var o outcome
				o.bug = guard(func() string { return name(t.job) }, func() { o.result = work(t.job) })
				t.done <- o
			}
		}()
	}
	go func() {
		defer close(queue)
		defer close(tasks)
		enqueue := func(done chan outcome) bool {
			select {
			case queue <- done:
				return true
			case <-stop:
				return false
			}
		}
		bug := guard(func() string { return "" }, func() { // jobs may read and parse, so it may panic as well
			for job := range jobs {
				done := make(chan outcome, 1)
				if !enqueue(done) {
					return
				}
				tasks <- task{job, done}
			}
		})
		if bug != nil {
			done := make(chan outcome, 1)
			done <- outcome{bug: bug}
			enqueue(done)
		}
	}()
	for done := range queue {
		o := <-done
		if o.bug != nil {
			return o.bug
		}
		if err := use(o.result); err != nil {
			return err
		}
	}
	return nil
}

// guard calls f and returns the panic that it ends in, if any.
func guard(about func() string, f func()) (bug *Panic) {
	defer func() {
		if v := recover(); v != nil {
			bug = &Panic{about(), v, debug.Stack()}
		}
	}()
	f()
	return nil
}

// A Panic is a panic that was caught.
type Panic struct {
	About string // what was being worked on; "" if that is not known
	Value any
	Stack []byte
}

// Error says what was being worked on, and the value of the panic.
func (p *Panic) Error() string {
	if p.About == "" {
		return fmt.Sprintf("panic: %v", p.Value)
	}
	return fmt.Sprintf("%s: panic: %v", p.About, p.Value)
}

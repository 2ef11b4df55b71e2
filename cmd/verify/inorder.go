package main

import (
	"iter"
	"runtime"
	"runtime/debug"
)

// inOrder calls work for each job, several at a time, and hands the results to use one after another, in the order of
// the jobs. It stops at the first error that use returns. A panic of work is returned as an *internalError.
//
// No more than a few results wait at any time, however many jobs there are.
func inOrder[J, R any](jobs iter.Seq[J], name func(J) string, work func(J) R, use func(R) error) error {
	type outcome struct {
		result R
		bug    *internalError
	}
	workers := runtime.GOMAXPROCS(0)
	slots := make(chan struct{}, workers)       // one for each job at work
	queue := make(chan chan outcome, 4*workers) // the results to come, in order
	stop := make(chan struct{})                 // closed when nobody wants results any more
	defer close(stop)
	go func() {
		defer close(queue)
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
				slots <- struct{}{}
				go func() {
					defer func() { <-slots }()
					var o outcome
					o.bug = guard(func() string { return name(job) }, func() { o.result = work(job) })
					done <- o
				}()
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
func guard(about func() string, f func()) (bug *internalError) {
	defer func() {
		if v := recover(); v != nil {
			bug = &internalError{about(), v, debug.Stack()}
		}
	}()
	f()
	return nil
}

//go:build !unix

package main

import "time"

var start = time.Now()

// processorTime returns the time that has passed, for want of a clock of the process.
func processorTime() time.Duration { return time.Since(start) }

//go:build unix

package main

import (
	"syscall"
	"time"
)

// processorTime returns how long all threads of this process have worked.
func processorTime() time.Duration {
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		panic("getrusage: " + err.Error()) // it fails for no argument but another one
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano())
}

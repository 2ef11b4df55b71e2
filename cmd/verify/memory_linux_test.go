package main

import (
	"os"
	"syscall"
)

// memoryOf returns the most memory that a process that has ended held at a time, in bytes, 0 where that is not known: Linux
// counts what the process that started it held by then, too.
func memoryOf(p *os.ProcessState) int64 {
	var own syscall.Rusage
	use, ok := p.SysUsage().(*syscall.Rusage)
	if !ok || syscall.Getrusage(syscall.RUSAGE_SELF, &own) != nil || use.Maxrss <= own.Maxrss {
		return 0
	}
	return use.Maxrss << 10
}

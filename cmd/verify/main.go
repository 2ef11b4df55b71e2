// Command verify derives stability functions of ODE integrators exactly, decides their stability properties with
// certificates, and proves the theorems of this repository from the tableaux.
//
// Without arguments it proves every theorem against its golden file. See verify help.
package main

import (
	"os"
	"runtime/debug"
)

func main() {
	collectRarely()
	p := newProcess(os.Stdin, os.Stdout, os.Stderr)
	p.obeySignals()
	p.guard.exit = os.Exit
	os.Exit(p.run(os.Args[1:]))
}

// collectRarely lets garbage grow to four times of what is in use, as long as the heap has no more than two gigabytes: exact
// arithmetic keeps little of what it makes, and spends a third of its time on collecting it otherwise. Who sets GOGC or
// GOMEMLIMIT is obeyed.
func collectRarely() {
	if os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" {
		debug.SetGCPercent(400)
		debug.SetMemoryLimit(2 << 30)
	}
}

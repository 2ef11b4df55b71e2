// Command verify derives stability functions of ODE integrators exactly, decides their stability properties with
// certificates, and proves the theorems of this repository from the tableaux.
//
// Without arguments it proves every theorem against its golden file. See verify help.
package main

import "os"

func main() {
	collectRarely(usualMemory)
	p := newProcess(os.Stdin, os.Stdout, os.Stderr)
	p.obeySignals()
	p.guard.exit = os.Exit
	os.Exit(p.run(os.Args[1:]))
}

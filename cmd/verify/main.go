// Command verify derives stability functions of ODE integrators exactly, decides their stability properties with
// certificates, and proves the theorems of this repository from the tableaux.
//
// Without arguments it proves every theorem against its golden file. See verify help.
package main

import (
	"os"
	"os/signal"
	"syscall"
)

func main() {
	interrupt := make(chan os.Signal, 1)
	signal.Notify(interrupt, os.Interrupt, syscall.SIGTERM)
	go func() {
		// Whole lines only are ever written, so there is nothing to clean up.
		if <-interrupt == syscall.SIGTERM {
			os.Exit(exitTerminated)
		}
		os.Exit(exitInterrupted)
	}()
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

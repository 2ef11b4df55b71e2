// Command bench compares the kernels of this module with programs written for FLINT and PARI. Its script, bench/run,
// makes the inputs, lets all programs take turns on them and prints the table of docs/performance.md:
//
//	bench inputs DIRECTORY           writes an input to a file, and tableaux for a search
//	bench time FILE                  solves one input again and again
//	bench commands VERIFY TABLEAUX   runs the command verify
//	bench table < MEASUREMENTS       compares the answers and writes the table
//
// A program that measures prints a line for each of its algorithms: the name of the algorithm, the nanoseconds that it
// takes, and the answer. All times are those of the processor.
package main

import (
	"fmt"
	"io"
	"os"
)

func main() {
	if err := run(os.Args[1:], os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(args []string, in io.Reader, out io.Writer) error {
	switch {
	case len(args) == 2 && args[0] == "inputs":
		return writeInputs(args[1])
	case len(args) == 2 && args[0] == "time":
		x, err := readInput(args[1])
		if err != nil {
			return err
		}
		solve, err := x.solver()
		if err != nil {
			return err
		}
		answer, ns := measure(solve)
		_, err = fmt.Fprintf(out, "rofz %.0f %s\n", ns, answer())
		return err
	case len(args) == 3 && args[0] == "commands":
		return timeCommands(out, args[1], args[2])
	case len(args) == 1 && args[0] == "table":
		results, err := parse(in)
		if err != nil {
			return err
		}
		return results.write(out)
	}
	return fmt.Errorf("no such use: %q; see the comment of bench/main.go", args)
}

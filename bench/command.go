package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
)

// timeCommands runs the command verify, and prints a line for each use as for an algorithm. An answer that is compared
// with nothing is written as a hyphen.
func timeCommands(out io.Writer, verify, file string) error {
	for _, use := range []struct {
		name  string
		args  []string
		times int
	}{
		{"version", []string{"version"}, 10},
		{"check-radau-iia-2", []string{"check", "radau-iia-2"}, 10},
		{"check-only", []string{"check", "-", "--only", "A-stable,order"}, 1},
	} {
		var answer []byte
		var spent float64
		for range use.times {
			var err error
			var ns float64
			if answer, ns, err = runCommand(file, verify, use.args...); err != nil {
				return err
			}
			spent += ns / float64(use.times)
		}
		if n := bytes.Count(answer, []byte("\n")); use.name == "check-only" && n != tableaux {
			return fmt.Errorf("%d answers to %d schemes", n, tableaux)
		}
		if _, err := fmt.Fprintf(out, "%s %.0f -\n", use.name, spent); err != nil {
			return err
		}
	}
	return nil
}

// runCommand returns what a command prints that reads the file, and how many nanoseconds it takes.
func runCommand(file, name string, args ...string) ([]byte, float64, error) {
	in, err := os.Open(file)
	if err != nil {
		return nil, 0, err
	}
	defer in.Close()
	cmd := exec.Command(name, args...)
	cmd.Stdin, cmd.Stderr = in, os.Stderr
	answer, err := cmd.Output()
	if err != nil {
		return nil, 0, fmt.Errorf("%v: %w", cmd, err)
	}
	spent := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	return answer, float64(spent.Nanoseconds()), nil
}

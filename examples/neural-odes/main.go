// Neural-odes computes what docs/neural-odes.md tells: the spectra of two stiff problems along a trajectory, gradient descent
// through integrators beside what the theory predicts, and two ways to an adjoint gradient.
//
//	go run ./examples/neural-odes spectrum van-der-pol 1000
//	go run ./examples/neural-odes spectrum robertson
//	go run ./examples/neural-odes modes
//	go run ./examples/neural-odes learn
//	go run ./examples/neural-odes split
//	go run ./examples/neural-odes mix
//	go run ./examples/neural-odes adjoint
package main

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"text/tabwriter"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "neural-odes:", err)
		os.Exit(2)
	}
}

// run writes what the arguments ask for.
func run(args []string, w io.Writer) error {
	switch {
	case len(args) == 3 && args[0] == "spectrum" && args[1] == "van-der-pol":
		mu, err := strconv.ParseFloat(args[2], 64)
		if err != nil || !(mu >= 1 && mu <= 1e4) {
			return fmt.Errorf("μ is %.20q, should be a number from 1 to 10000", args[2])
		}
		return writeSpectrum(w, vanDerPol(mu))
	case len(args) == 2 && args[0] == "spectrum" && args[1] == "robertson":
		return writeSpectrum(w, robertson())
	case len(args) == 1 && args[0] == "modes":
		return writeModes(w)
	case len(args) == 1 && args[0] == "learn":
		return writeLearning(w)
	case len(args) == 1 && args[0] == "split":
		return writeSplit(w)
	case len(args) == 1 && args[0] == "mix":
		return writeMixing(w)
	case len(args) == 1 && args[0] == "adjoint":
		return writeAdjoint(w)
	}
	return fmt.Errorf("there are: spectrum van-der-pol MU, spectrum robertson, modes, learn, split, mix, adjoint")
}

// table writes rows of cells, aligned.
func table(w io.Writer, rows [][]string) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, row := range rows {
		for i, cell := range row {
			if i > 0 {
				fmt.Fprint(t, "\t")
			}
			fmt.Fprint(t, cell)
		}
		fmt.Fprintln(t)
	}
	return t.Flush()
}

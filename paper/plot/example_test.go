package plot_test

import (
	"bytes"
	"fmt"

	"rofz/paper/plot"
	"rofz/proofs"
	"rofz/scheme/catalogue"
)

func ExampleNew() {
	s, err := catalogue.Lookup("rk4")
	if err != nil {
		fmt.Println(err)
		return
	}
	a := proofs.Analyze(s)
	fmt.Println(plot.KindsFor(a))
	f, err := plot.New(plot.Region, []*proofs.Analysis{a}, plot.Options{Width: 84, Height: 63})
	if err != nil {
		fmt.Println(err)
		return
	}
	var svg bytes.Buffer
	if err := f.Write(&svg, "svg"); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(f.Title())
	fmt.Println(f.Description())
	// Output:
	// [region order-star gradient axis]
	// The classical fourth order method: stability region
	// The stability region of rk4, shaded: where |R(z)| ≤ 1. The real stability interval is [−2.785293563405282, 0]; on the imaginary axis it is [−2.828427124746190, 2.828427124746190].
}

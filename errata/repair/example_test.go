package repair_test

import (
	"context"
	"fmt"

	"rofz/errata/repair"
	"rofz/scheme"
)

// The scheme that a table with ten digits means.
func ExampleFind() {
	s, err := scheme.Parse("sdirk2.json", []byte(`{"name": "sdirk2", "kind": "runge-kutta", "exact": false,
		"A": [["0.2928932188", "0"], ["0.7071067812", "0.2928932188"]],
		"b": ["0.7071067812", "0.2928932188"],
		"order": 2, "published": {"L-stable": true}}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := repair.Find(context.Background(), s)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, g := range r.Guesses {
		fmt.Println("guess:", g.Place, "=", g.Text, "is a root of", g.Polynomial)
	}
	d, err := r.Scheme.(scheme.OneStep).Derive()
	fmt.Println(len(r.Holds), "conditions hold exactly; R =", d.R, err)
	fmt.Printf("largest move: %s by %.3f units\n", r.Largest().Place, r.Largest().Units())
	// Output:
	// guess: A[1][1] = 0.2928932188 is a root of 1/2-2*x+x^2
	// 5 conditions hold exactly; R = (1 + (1 − 2 g) z) / (1 − 2 g z + (−1/2 + 2 g) z²) <nil>
	// largest move: A[1][1] by 0.027 units
}

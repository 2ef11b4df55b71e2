package conditions_test

import (
	"fmt"

	"rofz/errata/conditions"
	"rofz/poly"
	"rofz/poly/exact"
	"rofz/scheme"
)

// Heun's scheme with the claims that its file makes, as equations: which hold, and what if a[2][1] were 2/3?
func ExampleResiduals() {
	s, err := scheme.Parse("heun.json", []byte(`{"name": "heun", "kind": "runge-kutta", "order": 2,
		"A": [["0","0"],["1","0"]], "b": ["1/2","1/2"], "c": ["0","1"]}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	sys, ok := conditions.New(s)
	if !ok {
		return
	}
	x := sys.Values()
	before := conditions.Residuals(sys, conditions.Exact{}, x)
	x[sys.Index(scheme.Place{Key: "A", Row: 2, Column: 1})] = poly.Rational(exact.NewRat(2, 3))
	after := conditions.Residuals(sys, conditions.Exact{}, x)
	for i, e := range sys.Equations() {
		fmt.Printf("%-25s %v, %v\n", e, before[i], after[i])
	}
	// Output:
	// row sum 1                 0, 0
	// row sum 2                 0, -1/3
	// order condition []        0, 0
	// order condition [[]]      0, -1/6
}

package diagnosis_test

import (
	"context"
	"fmt"

	"rofz/errata/diagnosis"
	"rofz/paper/exposition"
	"rofz/scheme"
)

// The classical scheme of order 4 with 2/3 where 1/3 should stand.
func ExampleFind() {
	s, err := scheme.Parse("rk4.json", []byte(`{"name": "rk4", "kind": "runge-kutta", "order": 4,
		"A": [["0","0","0","0"], ["1/2","0","0","0"], ["0","1/2","0","0"], ["0","0","1","0"]],
		"b": ["1/6","1/3","2/3","1/6"], "c": ["0","1/2","1/2","1"]}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	d := diagnosis.Find(context.Background(), s, diagnosis.Options{Most: 1})
	fmt.Println(d.Candidates[0].Kind, d.Candidates[0].Edits)
	for _, n := range exposition.Diagnosed(d) {
		fmt.Println(n.Head + exposition.Plain(n.Content))
	}
	// Output:
	// digit [{b[3] 2/3 1/3 false}]
	// 7 of 12 conditions fail: order condition []; order condition [[]]; order condition [[],[]]; order condition [[[]]]; and 3 more
	// 1. b[3]: 2/3 should be 1/3 (one digit); then all 12 conditions hold exactly
	//    of the edits tried, fewer than 10^-5 would do so by accident
}

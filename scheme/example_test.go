package scheme_test

import (
	"fmt"

	"rofz/scheme"
)

// A tableau as it is pasted from a paper.
func ExampleParse() {
	s, err := scheme.Parse("radau.txt", []byte(`
		1/3 | 5/12 -1/12
		1   | 3/4   1/4
		----+-----------
		    | 3/4   1/4
	`))
	if err != nil {
		fmt.Println(err)
		return
	}
	d, err := s.(scheme.OneStep).Derive()
	fmt.Println(s.Info().Name, d.R, err)

	_, err = scheme.Parse("bad.json", []byte(`{"name": "bad", "kind": "runge-kutta", "A": [["1/0"]], "b": ["1"]}`))
	fmt.Println(err)
	// Output:
	// radau (1 + 1/3 z) / (1 − 2/3 z + 1/6 z²) <nil>
	// bad.json: A[1][1], character 2: division by zero
}

func ExampleNewRungeKutta() {
	s, err := scheme.NewRungeKutta("crouzeix",
		[][]string{
			{"1/2+sqrt(3)/6", "0"},
			{"-sqrt(3)/3", "1/2+sqrt(3)/6"},
		},
		[]string{"1/2", "1/2"})
	if err != nil {
		fmt.Println(err)
		return
	}
	order, _ := scheme.TableauOrder(s, scheme.MaxTreeOrder)
	fmt.Println("order", order.Order, "— the first tree that fails:", order.Tree)

	_, err = scheme.NewRungeKutta("ragged", [][]string{{"1/2", "0"}, {"1/2"}}, []string{"1/2", "1/2"})
	fmt.Println(err)
	// Output:
	// order 3 — the first tree that fails: [[],[[]]]
	// ragged: A[2]: 1 entries; 2 would be right
}

func ExampleNewMultistep() {
	bdf2, err := scheme.NewMultistep("my-bdf2", []string{"3/2", "-2", "1/2"}, []string{"1", "0", "0"})
	if err != nil {
		fmt.Println(err)
		return
	}
	p, c := scheme.MultistepOrder(bdf2.Rho(), bdf2.Sigma())
	fmt.Println(bdf2.Steps(), "steps, order", p, "error constant", c, "consistent:", bdf2.Consistent())
	// Output:
	// 2 steps, order 2 error constant -1/3 consistent: true
}

// A scheme with a parameter, abscissae and claims, from code; and the same table with other claims.
func ExampleNew() {
	order := 3
	s, err := scheme.New(
		scheme.Info{Name: "my-sdirk", Kind: scheme.KindRungeKutta, Family: "sdirk", Order: &order},
		scheme.Entries{Key: "params", Rows: [][]string{{"g", "root(x^2-x+1/6, 1/2, 1)"}}},
		scheme.Entries{Key: "A", Rows: [][]string{{"g", "0"}, {"1-2*g", "g"}}},
		scheme.Entries{Key: "b", Rows: [][]string{{"1/2", "1/2"}}},
		scheme.Entries{Key: "c", Rows: [][]string{{"g", "1-g"}}},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(s.Field().Algebra().MinimalPolynomial(), scheme.RowSumFindings(s), scheme.OrderConditionFindings(s))

	info := s.Info()
	four := 4
	info.Order = &four
	claimsMore, err := scheme.New(info, s.(*scheme.ButcherTableau).Printed()...)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range scheme.OrderConditionFindings(claimsMore) {
		failed := f.(scheme.FailedOrder).Failed[0]
		fmt.Println(f.Claim(), failed.Tree, failed.Residual)
	}
	// Output:
	// 1/6-x+x^2 [] []
	// order [[],[[]]] -1/24+1/6*g
}

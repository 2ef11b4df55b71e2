package scheme

import "testing"

// TestOwnNodes: abscissae that are no row sums are meant where they keep the order of y' = f(t, y).
func TestOwnNodes(t *testing.T) {
	for _, tt := range []struct {
		coefficients string
		own          int
		why          string
	}{
		{`"order":2,"A":[["0","0"],["1/2","0"]],"b":["0","1"],"c":["2/3","1/2"]`, 1, "the first stage has no weight"},
		{`"order":2,"A":[["0","0"],["1/2","0"]],"b":["0","1"],"c":["1/1001","1/2"]`, 0, "as near to the row sum as a slip"},
		{`"order":2,"A":[["0","0","0"],["1/2","0","0"],["0.3333333","0.6666677","0"]],"b":["0","1","0"],"c":["0","1/2","1"]`, 0, "a digit of a row without weight"},
		{`"order":2,"A":[["0","0"],["1/2","0"]],"b":["0","1"],"c":["0","1/2"]`, 0, "row sums"},
		{`"order":2,"A":[["0","0"],["1/2","0"]],"b":["0","1"],"c":["0","1/3"]`, 0, "Σbc = 1/3"},
		{`"A":[["0","0"],["1/2","0"]],"b":["0","1"],"c":["2/3","1/2"]`, 0, "no order is claimed"},
		{`"A":[["1/2","0"],["1/2","0"]],"b":["1/2","1/2"],"c":["0","1"]`, 2, "Lobatto IIIB of two stages; no order is claimed"},
		{`"A":[["1/6","-1/6","0"],["1/6","1/3","0"],["1/6","5/6","0"]],"b":["1/6","2/3","1/6"],"c":["0","1/2","1"]`, 0, "Lobatto IIIB of three stages: its c are row sums"},
		{`"A":[["0","0"],["1","0"]],"b":["1/2","1/2"],"c":["1","0"]`, 0, "abscissae that have changed places"},
		{`"A":[["0","0"],["1","0"]],"b":["1/2","1/2"],"c":["0","9/10"]`, 0, "Σbc = 9/20"},
		{`"order":1,"A":[["0","0"],["1/2","0"]],"b":["0","1"],"c":["2/3","1/2"]`, 0, "order 1 has no condition with c"},
		{`"order":2,"A":[["0","0"],["1/2","0"]],"b":["0","1"],"bhat":["1","0"],"c":["2/3","1/2"]`, 1, "b̂ has order 1"},
		{`"order":2,"A":[["0","0"],["1/2","0"]],"b":["0","1"],"bhat":["1/4","3/4"],"c":["2/3","1/2"]`, 1, "b̂ has order 1"},
		{`"order":2,"A":[["0","0","0"],["1/2","0","0"],["1","0","0"]],"b":["0","1","0"],"bhat":["1/2","0","1/2"],"c":["0","1/2","1/4"]`, 0, "Σb̂c = 1/8"},
		{`"order":2,"A":[["0","0"],["0.50000000000","0"]],"b":["0","1"],"c":["0.66666666667","0.50000000001"]`, 1, "to the printed digits"},
		{`"order":2,"A":[["0","0"],["0.50000000000","0"]],"b":["0","1"],"c":["0.66666666667","0.50000000003"]`, 0, "three units"},
		{`"order":3,"A":[["0","0","0","0"],["1/2","0","0","0"],["0","3/4","0","0"],["2/9","1/3","4/7","0"]],"b":["2/9","1/3","4/9","0"],"bhat":["7/24","1/4","1/3","1/8"],"c":["0","1/2","3/4","1"]`, 0, "a slip in the row that is b, which only the embedded weights use"},
		{`"A":[["0","0","0","0"],["1/2","0","0","0"],["0","3/4","0","0"],["2/9","1/3","4/7","0"]],"b":["2/9","1/3","4/9","0"],"c":["0","1/2","3/4","1"]`, 0, "the same without embedded weights"},
		{`"A":[["0","0","0","0"],["1/3","0","0","0"],["0","2/3","0","0"],["1/4","0","3/4","0"]],"b":["1/4","0","3/4","0"],"c":["0","1/3","2/3","0"]`, 0, "a row that is b"},
		{`"order":2,"A":[["1/2","1/2"],["-1/2","1/2"]],"b":["1/2","1/2"],"c":["0","1"]`, 2, "Nørsett and Wanner's Lobatto scheme of two stages, whose first row is b"},
		{`"order":2,"A":[["1/2","1/2"],["-1/2","1/2"]],"b":["1/2","1/2"],"c":["0","1/2"]`, 0, "the same with Σbc = 1/4"},
		{`"A":[["1"]],"b":["1"],"c":["0"]`, 1, "Radau IA with one stage"},
		{`"A":[["1"]],"b":["1"],"c":["1/2"]`, 0, "no Radau IA"},
		{`"A":[["1/2"]],"b":["1"],"c":["0"]`, 0, "the midpoint rule has order 2"},
		{`"order":2,"A":[["0","0","0"],["0","0","0"],["0","1","0"]],"b":["0","1/2","1/2"],"c":["1/2","0","1"]`, 1, "a stage that nothing uses"},
	} {
		s, err := Parse("test", []byte(`{"name":"x","kind":"runge-kutta",`+tt.coefficients+`}`))
		if err != nil {
			t.Fatal(err)
		}
		if got := len(OwnNodes(s)); got != tt.own {
			t.Errorf("%s: %d, want %d: %s", tt.coefficients, got, tt.own, tt.why)
		}
		if failed := RowSumFindings(s); len(failed) > 0 && tt.own > 0 {
			t.Errorf("%s: %v is an error", tt.coefficients, failed)
		}
	}
}

// TestClocks: the leaves of a tree are chosen in every way, but no tree comes twice.
func TestClocks(t *testing.T) {
	want := []int{1, 1, 2, 5, 13, 37, 108} // a(2) = 2: [[]] with a leaf for y and one for t
	for n := 1; n < len(want); n++ {
		total := 0
		for _, tree := range treeTables(n)[n] {
			total += len(withClocks(tree))
		}
		if total != want[n] {
			t.Errorf("%d trees with %d nodes, want %d", total, n, want[n])
		}
	}
}

// TestNodeOrders: the order for y' = f(t, y) with the abscissae that are given.
func TestNodeOrders(t *testing.T) {
	const rk4 = `"A":[["0","0","0","0"],["1/2","0","0","0"],["0","1/2","0","0"],["0","0","1","0"]],"b":["1/6","1/3","1/3","1/6"]`
	for _, tt := range []struct {
		coefficients string
		order, given int
		why          string
	}{
		{rk4 + `,"c":["0","1/2","1/2","1"]`, 4, 4, "row sums"},
		{rk4 + `,"c":["0","1/2","1/2","9/10"]`, 4, 1, "the last one is off"},
		{rk4 + `,"c":["0","1/3","2/3","1"]`, 4, 2, "only Σbc is right"},
	} {
		s, err := Parse("test", []byte(`{"name":"x","kind":"runge-kutta",`+tt.coefficients+`}`))
		if err != nil {
			t.Fatal(err)
		}
		if order, given, ok := NodeOrders(s, 6); !ok || order != tt.order || given != tt.given {
			t.Errorf("%s: %d and %d, want %d and %d", tt.why, order, given, tt.order, tt.given)
		}
	}
}

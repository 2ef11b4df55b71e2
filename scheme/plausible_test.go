package scheme

import "testing"

func TestLooksLikeScheme(t *testing.T) {
	for _, tt := range []struct {
		coefficients string
		want         bool
		why          string
	}{
		{`"A":[["2","1"],["1","3"]],"b":["1","2"]`, false, "a system of linear equations"},
		{`"A":[["2","1"],["1","3"]],"b":["4","5"],"c":["7","2"]`, false, "a linear program"},
		{`"A":[["5/12","-1/12"],["3/4","1/4"]],"b":["3/4","1/4"]`, true, "the weights add up to 1"},
		{`"A":[["5/12","-1/12"],["3/4","1/4"]],"b":["3/4","1/3"],"c":["1/3","1"]`, true, "the abscissae are row sums, and a weight is wrong"},
		{`"A":[["5/12","-1/12"],["3/4","1/4"]],"b":["3/4","1/3"]`, false, "nothing tells"},
		{`"A":[["0","0"],["1","0"]],"b":["1/2","1/3"]`, true, "explicit"},
		{`"A":[["2","1"],["1","3"]],"b":["1","2"],"order":1`, true, "an order is claimed"},
		{`"A":[["1"]],"b":["2"]`, false, "a single number"},
	} {
		s, err := Parse("test", []byte(`{"name":"x","kind":"runge-kutta",`+tt.coefficients+`}`))
		if err != nil {
			t.Fatal(err)
		}
		if got := LooksLikeScheme(s); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.why, got, tt.want)
		}
	}
}

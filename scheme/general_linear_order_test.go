package scheme_test

import (
	"testing"

	"rofz/internal/sample"
	"rofz/scheme"
)

// TestGeneralLinearOrder: what the literature says of the order and the stage order.
func TestGeneralLinearOrder(t *testing.T) {
	for _, row := range []struct {
		coefficients string
		order, stage int
		why          string
	}{
		{`"A": [["0"]], "U": [["1"]], "B": [["1"]], "V": [["1"]]`, 1, 1, "forward Euler"},
		{`"A": [["1/2"]], "U": [["1"]], "B": [["1"]], "V": [["1"]]`, 2, 1, "the implicit midpoint rule"},
		{`"A": [["0", "0", "0", "0"], ["1/2", "0", "0", "0"], ["0", "1/2", "0", "0"], ["0", "0", "1", "0"]], "U": [["1"], ["1"], ["1"], ["1"]],
		  "B": [["1/6", "1/3", "1/3", "1/6"]], "V": [["1"]]`, 4, 1, "the classical Runge-Kutta method"},
		{`"A": [["1/4", "1/4-sqrt(3)/6"], ["1/4+sqrt(3)/6", "1/4"]], "U": [["1"], ["1"]], "B": [["1/2", "1/2"]], "V": [["1"]]`, 4, 2, "Gauss, 2 stages"},
		{`"A": [["0", "0"], ["2/3", "0"]], "U": [["1"], ["1"]], "B": [["1/4", "3/4"]], "V": [["1"]]`, 2, 1, "Ralston: not the order 3"},
		{`"A": [["0", "0"], ["1", "0"]], "U": [["1"], ["1"]], "B": [["1/2", "0"]], "V": [["1"]]`, 0, 0, "the weights have the sum 1/2"},
		{`"A": [["0"]], "U": [["1"]], "B": [["1"]], "V": [["1/2"]]`, 0, 0, "not preconsistent"},
		{`"A": [["2/3"]], "U": [["4/3", "-1/3"]], "B": [["2/3"], ["0"]], "V": [["4/3", "-1/3"], ["1", "0"]]`, 2, 2, "BDF2 with y_n, y_(n-1)"},
		{`"A": [["6/11"]], "U": [["18/11", "-9/11", "2/11"]], "B": [["6/11"], ["0"], ["0"]], "V": [["18/11", "-9/11", "2/11"], ["1", "0", "0"], ["0", "1", "0"]]`, 3, 3, "BDF3"},
		{`"A": [["0"]], "U": [["1", "3/2", "-1/2"]], "B": [["0"], ["1"], ["0"]], "V": [["1", "3/2", "-1/2"], ["0", "0", "0"], ["0", "1", "0"]]`, 2, 2, "Adams-Bashforth 2 with y_n, hf_n, hf_(n-1), its stage y_(n+1)"},
		{`"A": [["0", "0"], ["2", "0"]], "U": [["1", "0"], ["0", "1"]], "B": [["5/4", "1/4"], ["3/4", "-1/4"]], "V": [["1/2", "1/2"], ["1/2", "1/2"]]`, 2, 2, "DIMSIM of type 1 [But16, ch. 5]"},
		{`"A": [["21/32"]], "U": [["5/4", "-1/4", "11/32"]], "B": [["7/16"], ["0"], ["1"]], "V": [["5/4", "-1/4", "5/16"], ["1", "0", "0"], ["0", "0", "0"]]`, 2, 2, "two-step Runge-Kutta, c = 5/4"},
	} {
		s := sample.Try(scheme.Parse("test.json", []byte(`{"name": "test", "kind": "general-linear", `+row.coefficients+`}`))).Must(t)
		o, ok := scheme.OrderOfGeneralLinear(s.(scheme.GeneralLinear), scheme.MaxTreeOrder)
		if !ok || o.Order != row.order || o.Stages != row.stage || o.AtLeast {
			t.Errorf("%s: %+v, %v, want order %d, stage order %d", row.why, o, ok, row.order, row.stage)
		}
	}
}

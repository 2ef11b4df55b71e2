package scheme_test

import (
	"fmt"
	"testing"

	"rofz/internal/sample"
	"rofz/scheme"
)

// dormandPrince is the tableau of Dormand and Prince with a dense output.
const dormandPrince = `{"name": "dp", "kind": "runge-kutta",
"A": [["0","0","0","0","0","0","0"],["1/5","0","0","0","0","0","0"],["3/40","9/40","0","0","0","0","0"],["44/45","-56/15","32/9","0","0","0","0"],
["19372/6561","-25360/2187","64448/6561","-212/729","0","0","0"],["9017/3168","-355/33","46732/5247","49/176","-5103/18656","0","0"],
["35/384","0","500/1113","125/192","-2187/6784","11/84","0"]],
"b": ["35/384","0","500/1113","125/192","-2187/6784","11/84","0"], "btheta": %s}`

func TestDenseOutput(t *testing.T) {
	rk4 := `{"name": "rk4", "kind": "runge-kutta", "A": [["0","0","0","0"],["1/2","0","0","0"],["0","1/2","0","0"],["0","0","1","0"]], "b": ["1/6","1/3","1/3","1/6"], "btheta": %s}`
	for _, c := range []struct {
		table string
		order int
		joint scheme.DenseJoint
		why   string
	}{
		{fmt.Sprintf(dormandPrince, `[["0","1","-183/64","37/12","-145/128"],["0"],["0","0","1500/371","-1000/159","1000/371"],["0","0","-125/32","125/12","-375/64"],["0","0","9477/3392","-729/106","25515/6784"],["0","0","-11/7","11/3","-55/28"],["0","0","3/2","-4","5/2"]]`),
			4, scheme.DenseJoint{Starts: true, Ends: true, Smooth: true}, "Shampine 1986, as in MATLAB's ntrp45"},
		{fmt.Sprintf(dormandPrince, `[["0","1","-1337/480","1039/360","-1163/1152"],["0"],["0","0","100*1054/9275/3","-100*4682/27825/3","100*379/5565/3"],["0","0","-5*27/40/2","5*9/5/2","-5*83/96/2"],["0","0","-18225*3/250/848","18225*22/375/848","-18225*37/600/848"],["0","0","22*3/10/7","-22*29/30/7","22*17/24/7"],["0"]]`),
			4, scheme.DenseJoint{Starts: true, Ends: true}, "[HNW93, II.6, (6.12)], which does without the last stage"},
		{fmt.Sprintf(rk4, `[["0","1","-3/2","2/3"],["0","0","1","-2/3"],["0","0","1","-2/3"],["0","0","-1/2","2/3"]]`),
			3, scheme.DenseJoint{Starts: true, Ends: true}, "[HNW93, II.6]: of order 3 for the classical method"},
		{fmt.Sprintf(rk4, `[["0","1/6"],["0","1/3"],["0","1/3"],["0","1/6"]]`),
			1, scheme.DenseJoint{Starts: true, Ends: true}, "a straight line"},
		{fmt.Sprintf(rk4, `[["1/6"],["1/3"],["1/3"],["1/6"]]`), 0, scheme.DenseJoint{Ends: true}, "y₁ all the time"},
		{fmt.Sprintf(rk4, `[["0","1"],["0"],["0"],["0"]]`), 1, scheme.DenseJoint{Starts: true}, "Euler's method"},
	} {
		s := sample.Try(scheme.Parse("dense.json", []byte(c.table))).Must(t).(scheme.OneStep)
		o, ok := scheme.DenseOrder(s)
		joint, _ := scheme.DenseJoints(s)
		if !ok || o.AtLeast || o.Order != c.order || joint != c.joint {
			t.Errorf("%s: order %d, %+v, want %d, %+v", c.why, o.Order, joint, c.order, c.joint)
		}
	}
	for _, wrong := range []string{`[["0","1"]]`, `[["0","x"],["0"],["0"],["0"]]`, `"0"`, `["0","0","0","0"]`} {
		if _, err := scheme.Parse("dense.json", fmt.Appendf(nil, rk4, wrong)); err == nil {
			t.Errorf("btheta %s is read", wrong)
		}
	}
	if _, ok := scheme.DenseOrder(sample.Try(scheme.NewRungeKutta("plain", [][]string{{"1/2"}}, []string{"1"})).Must(t)); ok {
		t.Error("a tableau without btheta has a dense output")
	}
}

package report

import (
	"fmt"

	"rofz/asymptotics"
	"rofz/proofs"
)

// Value has R, R' and the exact flow e^z at one point, rounded to the digits asked for, all of which are right.
type Value struct {
	Z             string      `json:"z"`
	R             ComplexText `json:"R"`
	Gradient      ComplexText `json:"derivative"`
	Flow          ComplexText `json:"flow"`
	Ratio         string      `json:"ratio"`                // |R|/|e^z|
	GradientRatio string      `json:"derivative_ratio"`     // |R'|/|e^z|
	Slope         string      `json:"slope,omitempty"`      // d log|R'| / d log|z|
	Steps         string      `json:"steps,omitempty"`      // |n R^(n−1) R'|
	StepsFlow     string      `json:"steps_flow,omitempty"` // |n e^(nz)|
}

// ComplexText is a complex number and its modulus in decimals.
type ComplexText struct {
	Re  string `json:"re"`
	Im  string `json:"im"`
	Abs string `json:"abs"`
}

// Pair is the divided difference R[z, w] = (R(z) − R(w))/(z − w), exactly; for fixed w and z → ∞ it is Leading/z·(1 + …)
// with Leading = R∞ − R(w).
type Pair struct {
	Z       string     `json:"z"`
	W       string     `json:"w"`
	Value   [2]Number  `json:"value"`             // real and imaginary part
	Leading *[2]Number `json:"leading,omitempty"` // of 1/z as z → ∞, if R is bounded there
}

// values fills in the values at points. An error comes with the flag that asked for what there is not.
func (b *Bounds) values(a *proofs.Analysis, opts BoundsOptions) (flag string, err error) {
	for _, z := range opts.At {
		v, err := a.ValueAt(z, opts.Steps, opts.Digits)
		if err != nil {
			return "--at", err
		}
		b.Values = append(b.Values, valueText(v, opts.Digits))
	}
	k, r, _ := a.StabilityFunction()
	for _, p := range opts.Pairs {
		re, im, ok := asymptotics.DividedDifference(r, p[0], p[1])
		if !ok {
			pole := p[0]
			if _, _, ok := r.EvalGaussian(p[0]); ok {
				pole = p[1]
			}
			return "--pair", fmt.Errorf("%v is a pole of R", pole)
		}
		out := Pair{Z: p[0].String(), W: p[1].String(), Value: [2]Number{numberIn(k, re), numberIn(k, im)}}
		if at := a.Infinity(); at.Finite {
			x, y, _ := r.EvalGaussian(p[1])
			out.Leading = &[2]Number{numberIn(k, at.Limit.Sub(x)), numberIn(k, y.Neg())}
		}
		b.Pairs = append(b.Pairs, out)
	}
	return "", nil
}

func valueText(v proofs.Value, digits int) Value {
	text := func(x asymptotics.Scaled) string {
		s, ok := x.Decimal(digits)
		if !ok {
			panic("internal error: an enclosure that is too wide")
		}
		return s
	}
	complexText := func(c asymptotics.Complex) ComplexText { return ComplexText{text(c.Re), text(c.Im), text(c.Abs)} }
	out := Value{
		Z: v.Z.String(), R: complexText(v.R), Gradient: complexText(v.Gradient), Flow: complexText(v.Flow),
		Ratio: text(v.Ratio), GradientRatio: text(v.GradientRatio),
	}
	if v.HasSlope {
		out.Slope = text(v.Slope)
	}
	if v.N > 0 {
		out.Steps, out.StepsFlow = text(v.Steps), text(v.StepsFlow)
	}
	return out
}

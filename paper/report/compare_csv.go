package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"

	"rofz/paper/exposition"
	"rofz/poly/algebraic"
)

// WriteCSV writes c as comma-separated values with a row for each scheme and a last one for the exact flow. Numbers are
// decimals, rounded to the digits asked for, and "inf". An empty cell stands for what does not exist.
func (c Comparison) WriteCSV(w io.Writer) error {
	out := csv.NewWriter(w)
	header := []string{"scheme", "kind", "A-stable", "L-stable", "order", "limit", "decay_exponent", "leading_coefficient",
		"C_half_plane", "C_negative_axis", "power", "C_half_plane_at_power", "C_negative_axis_at_power"}
	fixed := len(header)
	for _, f := range c.Flow {
		for _, name := range []string{"abs_R", "abs_derivative", fmt.Sprintf("after_%d_steps", c.Steps)} {
			header = append(header, fmt.Sprintf("%s at %s", name, f.Z))
		}
	}
	records := [][]string{header}
	for _, s := range c.Schemes {
		if s.Error == nil {
			records = append(records, s.record(c.Digits, len(c.Flow)))
		}
	}
	flow := make([]string, fixed)
	flow[0] = "exact flow"
	for _, f := range c.Flow {
		flow = append(flow, f.Flow, f.Flow, f.Steps)
	}
	if err := out.WriteAll(append(records, flow)); err != nil {
		return err
	}
	return out.Error()
}

func (c Compared) record(digits, points int) []string {
	out := []string{c.Name, c.Kind, c.AStable.Verdict, c.LStable.Verdict, "", "", "", ""}
	if c.Order != nil {
		out[4] = strconv.Itoa(*c.Order)
	}
	switch {
	case c.grows:
		out[5] = "inf"
	case c.tends():
		out[5] = decimalOf(c.Principal.Zeta.n, digits)
	case c.rootsOnly():
	case c.at.Finite:
		out[5] = exposition.Scientific(c.field.Decimal(c.at.Limit, digits), digits)
	default:
		out[5] = "inf"
	}
	if c.exponent != nil {
		out[6] = exposition.Scientific(c.exponent.Decimal(digits), digits)
	}
	if c.exponent != nil && !c.rootsOnly() {
		out[7] = exposition.Scientific(c.field.Decimal(c.at.Leading, digits), digits)
	}
	out = append(out, c.constantField("half-plane", false, digits), c.constantField("negative axis", false, digits), "",
		c.constantField("half-plane", true, digits), c.constantField("negative axis", true, digits))
	if x, ok := c.constant("half-plane", true); ok {
		out[10] = strconv.Itoa(x.Power)
	}
	for i := range points {
		if c.Values == nil {
			out = append(out, "", "", "")
			continue
		}
		v := c.Values[i] // empty at a pole
		out = append(out, v.R, v.Gradient, v.Steps)
	}
	return out
}

func (c Compared) constantField(region string, decay bool, digits int) string {
	switch x, ok := c.constant(region, decay); {
	case !ok:
		return ""
	case x.Infinite != "":
		return "inf"
	case x.C == nil:
		return "undecided"
	default:
		return decimalOf(x.C.n, digits)
	}
}

func decimalOf(n algebraic.Number, digits int) string {
	return exposition.Scientific(n.Decimal(digits), digits)
}

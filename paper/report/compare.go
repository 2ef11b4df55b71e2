package report

import (
	_ "embed"
	"io"

	"rofz/paper/exposition"
	"rofz/scheme"
)

// ComparisonFormat names the format of a comparison and its version.
const ComparisonFormat = "rofz-compare/1"

// ComparisonSchema is the JSON Schema of a comparison.
//
//go:embed compare.schema.json
var ComparisonSchema string

// WriteComparison writes a comparison. Values are rounded to the digits asked for, all of which are right.
func WriteComparison(w io.Writer, c exposition.Comparison) error {
	digits := c.Options.Digits
	rows := each(c.Schemes, func(s exposition.Compared) any { return compared(s, digits) })
	flow := each(c.Flow, func(f exposition.Flow) any {
		return object{{"z", f.Z.String()}, {"flow", exposition.DecimalOf(f.Flow, digits)}, {"steps", exposition.DecimalOf(f.Steps, digits)}}
	})
	return writeLine(w, append(headed(ComparisonFormat), object{{"digits", digits}, {"steps", c.Options.Steps}, {"schemes", rows}, {"exact_flow", flow}}...))
}

func compared(c exposition.Compared, digits int) object {
	o := object{{"name", c.Name}}
	if c.Err != nil {
		return append(o, object{{"status", statuses[exposition.InError]}, {"error", failure(c.Err)}}...)
	}
	a := c.Analysis
	o.addText("kind", a.Scheme().Info().Kind)
	var k = a.Scheme().Field()
	if c.Whole {
		if c.HasR() {
			k, _, _ = c.Told.StabilityFunction()
		}
		o.add("field", field(k))
	}
	_, pair := a.Pair()
	if !pair {
		o.add("A-stable", Options{}.property(a, c.AStable))
	}
	o.add("L-stable", Options{}.property(a, c.LStable))
	if c.Whole && c.Angle.Known {
		o.add("A(alpha)_degrees", c.Angle.Decimal(digits))
	}
	if c.Whole {
		if p, ok := exposition.OrderOf(a); ok && !pair {
			printed, _ := a.Order()
			if _, exponential := a.Exponential(); exponential {
				printed = p
			}
			o = append(o, object{{"order", printed}, {"order_to_digits", p}}...)
		}
		if c.Told != a {
			o.add("as_meant", true)
		}
		switch a.Scheme().(type) {
		case scheme.Multistep:
			o = append(o, object{{"infinity", object{{"branches", branches(k, a.Branches())}}}, {"principal", principal(c.Principal)}}...)
		case scheme.GeneralLinear:
			_, groups, _ := a.Eigenvalues()
			o.add("eigenvalues", eigenvalues(groups))
		case scheme.Exponential:
		case *scheme.AdditivePair:
			o.add("pair", pairFacts(a, k))
		default:
			o = append(o, object{{"infinity", infinity(k, c.Told.Infinity())}, {"constants", Options{}.constants(c.Told, c.Constants)}}...)
		}
	}
	var numbers object
	for _, x := range c.Numbers {
		numbers.add(x.Number.ReportKey(), exactNumber(x.Number, x.Value))
	}
	if c.Whole && numbers != nil {
		o.add("numbers", numbers)
	}
	var values list
	for _, v := range c.Values {
		m := object{{"z", v.Z.String()}}
		if v.Pole != nil {
			m.add("pole", v.Pole.Error())
		} else {
			m.add("R", exposition.DecimalOf(v.R.Abs, digits))
			m.add("derivative", exposition.DecimalOf(v.Gradient.Abs, digits))
			m.add("steps", exposition.DecimalOf(v.Steps, digits))
		}
		values = append(values, m)
	}
	if values != nil {
		o.add("values", values)
	}
	o.addUnfinished(a)
	o.add("status", statuses[exposition.AsClaimed])
	return o
}

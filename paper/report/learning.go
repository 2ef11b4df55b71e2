package report

import (
	_ "embed"
	"io"
	"strconv"

	"rofz/asymptotics"
	"rofz/paper/exposition"
	"rofz/poly/exact"
)

// LearningFormat names the format of what verify gradient says, and its version.
const LearningFormat = "rofz-gradient/1"

// LearningSchema is its JSON Schema.
//
//go:embed gradient.schema.json
var LearningSchema string

// WriteLearning writes what schemes make of the gradients of a problem, one object to a line for each scheme. Numbers are
// rounded to the digits asked for, all of which are right.
func WriteLearning(w io.Writer, c exposition.Learning) error {
	for _, l := range c.Schemes {
		if err := writeLine(w, learned(c, l)); err != nil {
			return err
		}
	}
	return nil
}

func learned(c exposition.Learning, l exposition.Learned) object {
	o := headed(LearningFormat)
	o.add("name", l.Name)
	if l.Err != nil {
		return append(o, object{{"status", statuses[exposition.InError]}, {"error", failure(l.Err)}}...)
	}
	opts := c.Options
	o.addText("kind", l.Analysis.Scheme().Info().Kind)
	_, pair := l.Analysis.Pair()
	if l.Told != l.Analysis && !pair {
		o.add("as_meant", true)
	}
	o = append(o, object{{"h", opts.Step.String()}, {"steps", opts.Steps}, {"threshold", opts.Threshold.String()}, {"digits", opts.Digits}, {"numerical_spectrum", opts.Numerical}}...)
	if _, ok := l.Told.Exponential(); ok || pair {
		o.add("split", l.Split.String())
	}
	several := opts.SeveralFrames()
	modes := make(list, len(l.Modes))
	for i, s := range l.Modes {
		m := mode(s, opts.Spectrum[i].String(), opts.Digits)
		if several {
			m.add("frame", opts.Frames[i])
		}
		modes[i] = m
	}
	o.add("modes", modes)
	o.add("couplings", each(l.Couplings, func(x exposition.Coupling) any {
		return object{{"i", x.I}, {"j", x.J}, {"gradient", complexDecimal(x.Gradient, opts.Digits)}, {"exact", complexDecimal(x.Flow, opts.Digits)},
			{"abs_ratio", exposition.DecimalOf(x.Ratio.Abs, opts.Digits)}, {"reading", x.Reading.String()}}
	}))
	o.add("totals", totals(l.Modal))
	o.add("coupling_totals", totals(l.Coupled))
	for i, x := range c.Ranked() {
		if x.Name == l.Name && x.File == l.File {
			o.add("rank", i+1)
			break
		}
	}
	o = append(o, keptSteps(l.Kept, opts)...)
	if opts.Identify {
		o.add("identification", each(l.Fitted, func(f exposition.Fitted) any { return fitted(f, opts) }))
	}
	if l.Mend.Found {
		o.add("keeps_all_with_h_divided_by", strconv.Itoa(1<<l.Mend.Halvings))
	}
	o.add("status", statuses[exposition.AsClaimed])
	return o
}

// keptSteps is the set of steps that keep all, if it is known.
func keptSteps(k exposition.KeptSteps, opts exposition.LearningOptions) object {
	switch {
	case k.Err != nil || opts.FixedTime && k.Tried == 0:
		return nil
	case opts.FixedTime:
		return object{{"steps_that_keep_all", each(k.Counts, func(x [2]int) any { return object{{"from", x[0]}, {"to", x[1]}} })}, {"steps_tried", k.Tried}}
	}
	end := func(x exact.Interval) object {
		lo, hi := exposition.Ends(x, opts.Digits)
		return object{{"at_least", lo}, {"at_most", hi}}
	}
	return object{{"h_that_keep_all", each(k.Lengths, func(x asymptotics.StepRange) any {
		o := object{{"from", end(x.From)}, {"from_closed", closed[x.FromIs]}}
		if !x.Unbounded {
			o.add("to", end(x.To))
			o.add("to_closed", closed[x.ToIs])
		}
		return o
	})}}
}

// closed says whether an end belongs to a set, null if that is not known.
var closed = map[asymptotics.Membership]any{asymptotics.UnknownMember: nil, asymptotics.Included: true, asymptotics.Excluded: false}

// fitted lists what fits in place of one mode.
func fitted(f exposition.Fitted, opts exposition.LearningOptions) object {
	o := object{{"mode", f.Mode}}
	if f.Err != nil {
		return append(o, object{{"fits", nil}}...)
	}
	return append(o, object{{"fits", each(f.Fits, func(x asymptotics.Fit) any {
		return object{{"lambda", complexDecimal(opts.Rate(x), opts.Digits)}, {"z", complexDecimal(x.Z, opts.Digits)},
			{"off", exposition.DecimalOf(x.Off, opts.Digits)}, {"damped", exposition.Damped(x)}, {"nearest", x.Nearest}}
	})}}...)
}

func totals(t exposition.Tally) object {
	var o object
	for r, n := range t.Counts {
		o.add(asymptotics.Reading(r).String(), n)
	}
	return o
}

// mode is what becomes of one mode. At a pole there is no R.
func mode(s asymptotics.Sensitivity, lambda string, digits int) object {
	o := object{{"lambda", lambda}, {"z", s.Z.String()}}
	if !s.Pole {
		text := func(x asymptotics.Scaled) string { return exposition.DecimalOf(x, digits) }
		o = append(o, object{{"abs_R", text(s.R)}, {"abs_R_steps", text(s.Power)},
			{"gradient", complexDecimal(s.Gradient, digits)}, {"ratio", complexDecimal(s.Ratio, digits)}}...)
	}
	return append(o, object{{"exact", complexDecimal(s.Flow, digits)}, {"reading", s.Reading.String()}}...)
}

// complexDecimal is the string of a real number, and otherwise an object with the parts.
func complexDecimal(z asymptotics.Complex, digits int) any {
	re := exposition.DecimalOf(z.Re, digits)
	if z.IsReal() {
		return re
	}
	return object{{"re", re}, {"im", exposition.DecimalOf(z.Im, digits)}}
}

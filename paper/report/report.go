// Package report holds the facts about schemes in the form that is handed to programs: JSON, one object on one line.
//
//	a := proofs.Analyze(s)
//	account := exposition.AccountOf(a, "mine.json")
//	err := report.Write(w, a, account, report.Options{})                                            // verify check
//	err = report.WriteGradient(w, exposition.GradientOf(a, "mine.json", exposition.GradientOptions{}), report.Options{})      // verify bound
//
// Every fact comes from the analysis of package proofs, every sentence from package exposition; nothing is computed here,
// and a verdict is what the checker of package certificate returned. docs/report.md describes the keys; Schema,
// GradientSchema and ComparisonSchema are their JSON Schemas.
package report

import (
	"cmp"
	"context"
	_ "embed"
	"io"
	"strconv"
	"strings"

	"rofz/asymptotics"
	"rofz/errata/repair"
	"rofz/paper/exposition"
	"rofz/poly/algebraic"
	"rofz/proofs"
	"rofz/proofs/certificate"
	"rofz/proofs/requirement"
	"rofz/rational"
	"rofz/scheme"
)

// Format names the format of a report and its version.
const Format = "rofz-report/1"

//go:embed report.schema.json
var schemaFile string

// Schema returns the JSON Schema of one report: the file, with all properties and all numbers in the place of the lines that
// stand for them.
func Schema() string {
	var out []string
	for line := range strings.Lines(schemaFile) {
		switch key, rest, _ := strings.Cut(line, ":"); strings.TrimSpace(key) {
		case `"PROPERTY"`:
			var all []string
			for _, p := range proofs.Properties() {
				all = append(all, strings.NewReplacer("PROPERTY", string(p), "MEANING", p.Meaning(), "\n", "").Replace(line))
			}
			line = strings.Join(all, ",\n") + "\n"
		case `"NUMBER"`:
			line = ""
			for _, n := range proofs.Numbers() {
				meaning, of := n.Meaning(), "realNumber"
				switch {
				case n.IsInteger():
					of = "wholeNumber"
				case n.IsReportedSquared():
					meaning = "the square of " + meaning
				}
				line += strings.Replace(key, "NUMBER", n.ReportKey(), 1) + ":" + strings.NewReplacer("NUMBERS", of, "MEANING", meaning).Replace(rest)
			}
		}
		out = append(out, line)
	}
	return strings.Join(out, "")
}

// Options say what a report holds besides the facts.
type Options struct {
	Certificates bool // each property with its certificate
}

// statuses are what a report calls outcomes. Requirements do not change them.
var statuses = [...]string{
	exposition.AsClaimed: "ok", exposition.RequirementOpen: "ok", exposition.ClaimOpen: "ok", exposition.RequirementNotMet: "ok",
	exposition.ClaimFailed: "claim-failed", exposition.InError: "error", exposition.NotDone: "error",
}

// Write writes the report of the scheme that a analyses, whose account is c; a is nil if the scheme could not be read.
func Write(w io.Writer, a *proofs.Analysis, c exposition.Account, opts Options) error {
	r := headed(Format)
	r.add("name", c.Name)
	if a != nil {
		r.addText("kind", a.Scheme().Info().Kind)
	}
	if c.Err == nil {
		r = append(r, sizes(a.Scheme())...)
		r = append(r, opts.facts(a)...)
		if e, ok := a.Embedded(); ok {
			r.add("embedded", opts.facts(e))
		}
	}
	r.add("status", statuses[c.Outcome()])
	r.addTexts("failures", c.Failures)
	r.addTexts("as_meant", c.AsMeant)
	r.addTexts("undecided", c.Undecided)
	r.addTexts("warnings", c.Warnings)
	if a != nil && c.Err == nil {
		if m, ok := a.AsMeant(); ok {
			r.add("meant", opts.facts(m))
		}
	}
	if c.Reading != nil {
		r.add("readings", opts.reading(a, *c.Reading))
	}
	if len(c.Requirements) > 0 {
		r.add("requirements", opts.requirements(a, c.Requirements))
	}
	if c.Err != nil {
		r.add("error", failure(c.Err))
	} else {
		r.addUnfinished(a)
	}
	return writeLine(w, r)
}

// failure says where a scheme is wrong and what would be right.
func failure(e *scheme.Error) object {
	return object{{"file", e.File}, {"at", e.At}, {"message", e.Message}}
}

// addUnfinished names the facts that are missing because the time for the scheme was used up. A property is undecided
// then, and has the same reason.
func (o *object) addUnfinished(a *proofs.Analysis) {
	if facts := a.AllUnfinished(); facts != nil {
		o.add("unfinished", object{{"reason", context.Cause(a.Context()).Error()}, {"facts", facts}})
	}
}

// sizes says how many stages or steps a scheme has.
func sizes(s scheme.Scheme) object {
	if n, noun := scheme.Size(s); noun != "" {
		return object{{noun + "s", n}}
	}
	return nil
}

// facts are the facts about one stability function, one multistep method, or one general linear method.
func (opts Options) facts(a *proofs.Analysis) object {
	var f object
	switch s := a.Scheme().(type) {
	case scheme.Multistep:
		k := s.Field()
		f = object{{"field", field(k)}, {"rho", descending(k, s.Rho(), s.Steps())}, {"sigma", descending(k, s.Sigma(), s.Steps())}}
		f.addOrder(k, a)
		if b := a.Branches(); !a.IsUnfinished(proofs.BranchesFact) {
			f.add("infinity", object{{"branches", branches(k, b)}})
		}
		f.addIntervals(k, a)
	case scheme.GeneralLinear:
		if coeffs, groups, err := a.Eigenvalues(); err == nil {
			f = object{{"field", field(s.Field())}, {"characteristic", formatAll(coeffs, "z")}, {"infinity", object{{"eigenvalues", eigenvalues(groups)}}}}
		}
		if o, ok := a.GeneralLinearOrder(); ok {
			f.add("order", o.Order)
			f.add("stage_order", o.Stages)
		}
		f.addIntervals(s.Field(), a)
	case *scheme.AdditivePair:
		f = opts.pair(a, s)
		f.add("properties", opts.properties(a))
		return f
	case scheme.Exponential:
		f = exponentialFacts(a, s)
		f.addIntervals(s.Field(), a)
	default:
		f = oneStep(a)
	}
	f.addAngle(a)
	f.addNumbers(a)
	f.add("properties", opts.properties(a))
	return f
}

// degreeDigits is the number of significant digits of an angle.
const degreeDigits = 28

// addAngle adds the largest α for which the scheme is A(α)-stable, unless finding it takes long and nobody claims one. The tangent is null
// for 90°, and where it is enclosed alone.
func (o *object) addAngle(a *proofs.Analysis) {
	if !a.AsksForAngle() {
		return
	}
	x := a.Angle()
	out := object{{"degrees", nil}, {"tan", nil}, {"enclosure", nil}, {"verdict", certificate.Undecided.String()}}
	if x.Known {
		out[0].value, out[3].value = x.Decimal(degreeDigits), certificate.Proved.String()
		switch {
		case x.Zero:
			out[1].value, out[2].value = "0", []string{"0", "0"}
		case !x.Right:
			out[2].value = []string{x.Below.String(), x.Above.String()}
			if x.Tan != nil {
				out[1].value = alone(*x.Tan)
			}
		}
	}
	o.add("angle", out)
}

// addNumbers adds the numbers of the scheme, or their squares, exactly, null for one that is not known so.
func (o *object) addNumbers(a *proofs.Analysis) {
	for _, n := range a.Numbers() {
		if a.AsksForNumber(n) {
			o.add(n.ReportKey(), exactNumber(n, a.Number(n)))
		}
	}
}

func exactNumber(n proofs.Number, v proofs.NumberValue) any {
	switch {
	case !v.Known || v.ToDigits:
		return nil
	case v.Infinite:
		return "infinity"
	case n.IsInteger():
		x, _ := v.Finite.Rational()
		return x.Num()
	}
	return alone(v.Finite)
}

func oneStep(a *proofs.Analysis) object {
	k, r, err := a.StabilityFunction()
	if err != nil { // not in time
		return nil
	}
	f := object{{"field", field(k)}, {"stability_function", fraction(k, r)}}
	if d := a.Derivative(); !a.IsUnfinished(proofs.DerivativeFact) {
		f.add("derivative", fraction(k, d))
	}
	f.addOrder(k, a)
	if at := a.Infinity(); !a.IsUnfinished(proofs.InfinityFact) {
		f.add("infinity", infinity(k, at))
	}
	f.addIntervals(k, a)
	return f
}

// addIntervals adds the stability intervals that are known.
func (o *object) addIntervals(k algebraic.Field, a *proofs.Analysis) {
	if x, ok := a.RealInterval(); ok {
		o.add("real_interval", interval(k, x))
	}
	if x, ok := a.ImaginaryInterval(); ok {
		o.add("imaginary_interval", interval(k, x))
	}
}

// addOrder adds the orders that are known.
func (o *object) addOrder(k algebraic.Field, a *proofs.Analysis) {
	if order, c := a.Order(); !a.IsUnfinished(proofs.OrderFact) {
		o.add("order", order)
		o.add("error_constant", number(k, c))
		if digits, _ := a.OrderToDigits(); !a.IsUnfinished(proofs.OrderToDigitsFact) {
			o.add("order_to_digits", digits)
		}
	}
	if x, ok := a.TableauOrder(); ok {
		o.add("tableau_order", x.Order)
		if digits, ok := a.TableauOrderToDigits(); ok {
			o.add("tableau_order_to_digits", digits.Order)
			if !digits.AtLeast {
				o.add("failing_tree", digits.Tree.String())
			}
		}
	}
	if q, ok := a.StageOrder(); ok {
		o.add("stage_order", q)
	}
}

// fraction is a reduced rational function with ascending coefficients; the constant term of the denominator is 1.
func fraction(k algebraic.Field, r rational.Function) object {
	return object{{"numerator", numbers(k, r.Numerator().Coeffs())}, {"denominator", numbers(k, r.Denominator().Coeffs())}}
}

// infinity is the behaviour of R and R': R(∞), or "infinite", and R'(z) ~ c z^e; null if R is constant.
func infinity(k algebraic.Field, at asymptotics.Infinity) object {
	out := object{{"limit", "infinite"}, {"decay_exponent", nil}, {"leading_coefficient", nil}}
	if at.Finite {
		out[0].value = number(k, at.Limit)
	}
	if !at.Constant {
		out[1].value, out[2].value = strconv.Itoa(at.Exponent), number(k, at.Leading)
	}
	return out
}

// properties are the decisions about a scheme, by their names.
func (opts Options) properties(a *proofs.Analysis) object {
	var out object
	for _, p := range a.Properties() {
		out.add(string(p), opts.property(a, a.Decide(p)))
	}
	return out
}

func (opts Options) property(a *proofs.Analysis, d proofs.Decision) object {
	out := object{{"verdict", d.Verdict.String()}}
	out.addText("reason", exposition.Plain(exposition.Reason(d.Reason)))
	if opts.Certificates && !d.Verdict.Undecided() {
		out.add("certificate", certificate.Format(a.CertificateOf(d.Certificate)))
	}
	return out
}

// reading is what a table with truncated coefficients can be taken to say besides what it says as printed. It changes
// neither verdicts nor the status.
func (opts Options) reading(a *proofs.Analysis, r repair.Reading) object {
	out := object{{"defect", exposition.DefectOf(r.Defect, a.Scheme().Info().Published.Claims("L-stable"))}}
	if r.Found() {
		out.add("as_meant", opts.meant(a, r))
	}
	if r.Err != nil {
		out.add("not_repaired", r.Err.Error())
	}
	return out
}

// meant is a scheme that satisfies exactly what the claims demand of the coefficients, or a stability function of exactly
// the claimed order.
func (opts Options) meant(a *proofs.Analysis, r repair.Reading) object {
	out := object{{"name", a.Scheme().Info().Name + "-as-meant"}, {"of", "stability function"}, {"within", false}}
	moved := object{{"place", "P"}, {"from", ""}, {"to", ""}}
	if x := r.Scheme; x != nil {
		a = r.Analysis
		out = object{{"name", x.Scheme.Info().Name}, {"of", "scheme"}, {"within", x.Within()}, {"conditions", len(x.Holds)}}
		most := x.Largest()
		moved = object{{"place", most.Place}, {"from", most.From}, {"to", most.To.String()}}
		if units, ok := exposition.UnitsOf(most); ok {
			moved.add("units", units)
		}
	} else {
		moved.add("units", exposition.MovedOf(*r.Function))
	}
	out.add("largest_move", moved)
	if len(r.Guesses) > 0 {
		out.add("guesses", each(r.Guesses, func(g repair.Guess) any {
			return object{{"place", g.Place}, {"printed", g.Text}, {"root_of", g.Polynomial.Monic().Descending("x")}}
		}))
	}
	var properties object
	for _, d := range r.Decisions {
		properties.add(string(d.Property), opts.property(a, d))
	}
	out.add("field", field(r.Field))
	out.add("properties", properties)
	return out
}

// requirements say whether the scheme meets the conditions that a user made: docs/requirements.md has their language.
func (opts Options) requirements(a *proofs.Analysis, results []requirement.Result) list {
	return each(results, func(x requirement.Result) any {
		o := object{{"requirement", x.Requirement.String()}, {"outcome", x.Outcome.String()}, {"reason", exposition.RequirementOf(x)}}
		if d := x.Decision; d != nil && !d.Verdict.Undecided() {
			o.add("claim", exposition.ClaimOf(*d))
			o.add("verdict", d.Verdict.String())
			if opts.Certificates {
				asked := cmp.Or(x.AsMeant, a)
				o.add("certificate", certificate.Format(asked.CertificateOf(d.Certificate)))
			}
		}
		return o
	})
}

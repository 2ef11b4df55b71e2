package report

import (
	_ "embed"
	"io"
	"strconv"

	"rofz/asymptotics"
	"rofz/paper/exposition"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/proofs"
	"rofz/proofs/certificate"
	"rofz/scheme"
)

// GradientFormat names the format of what verify bound says, and its version.
const GradientFormat = "rofz-bound/1"

// GradientSchema is its JSON Schema.
//
//go:embed bound.schema.json
var GradientSchema string

// WriteGradient writes what is known of the gradient of a scheme.
func WriteGradient(w io.Writer, g exposition.Gradient, opts Options) error {
	a := g.Analysis
	info := a.Scheme().Info()
	b := headed(GradientFormat)
	b.add("name", info.Name)
	b.addText("kind", info.Kind)
	if g.Err != nil {
		b.add("status", statuses[exposition.InError])
		b.add("error", failure(g.Err))
		return writeLine(w, b)
	}
	switch s := a.Scheme().(type) {
	case scheme.Multistep:
		if g.Whole {
			b = append(b, roots(g, s)...)
		}
	case scheme.GeneralLinear:
		if g.Whole {
			coeffs, groups, _ := a.Eigenvalues()
			b = append(b, object{{"field", field(s.Field())}, {"characteristic", formatAll(coeffs, "z")}, {"eigenvalues", eigenvalues(groups)}}...)
		}
	default:
		b = append(b, opts.gradient(g)...)
	}
	b.addTexts("warnings", g.Warnings())
	b.addUnfinished(a)
	b.add("status", statuses[exposition.AsClaimed])
	return writeLine(w, b)
}

// WriteGradientError writes why nothing can be said of a scheme that could not be read.
func WriteGradientError(w io.Writer, name string, e *scheme.Error) error {
	return writeLine(w, append(headed(GradientFormat), object{{"name", name}, {"status", statuses[exposition.InError]}, {"error", failure(e)}}...))
}

// gradient is what is known of R' of a one-step scheme.
func (opts Options) gradient(g exposition.Gradient) object {
	k, r, err := g.Told.StabilityFunction()
	if err != nil {
		return nil
	}
	b := object{{"field", field(k)}}
	if !g.Whole {
		return b
	}
	if g.Told != g.Analysis {
		b.add("as_meant", true)
	}
	b.add("stability_function", fraction(k, r))
	b.add("derivative", fraction(k, g.Told.Derivative()))
	b.add("infinity", infinity(k, g.Told.Infinity()))
	b.add("series", object{{"R", terms(k, g.R)}, {"derivative", terms(k, g.Derivative)}})
	if s := g.Steps; s != nil {
		leading := any(nil)
		if s.Leading != nil {
			leading = number(k, *s.Leading)
		}
		b.add("steps", object{{"steps", g.Options.Steps}, {"decay_exponent", strconv.Itoa(s.Exponent)}, {"leading_coefficient", leading}})
	}
	b.add("A-stable", opts.property(g.Told, g.AStable))
	sp := object{{"verdict", g.SchwarzPick.Verdict.String()}, {"identity", g.SchwarzPick.Identity}, {"reason", exposition.Plain(exposition.Reason(g.SchwarzPick.Reason))}}
	if c := g.SchwarzPick.Certificate; opts.Certificates && c != nil {
		sp.add("certificate", certificate.Format(g.Told.CertificateOf(c)))
	}
	b.add("schwarz_pick", sp)
	b.add("constants", opts.constants(g.Told, g.Constants))
	if len(g.Values) > 0 {
		b.add("values", each(g.Values, func(v proofs.Value) any { return value(v, g.Options.Digits) }))
	}
	if len(g.Pairs) > 0 {
		b.add("divided_differences", each(g.Pairs, func(p exposition.Pair) any { return pair(k, p) }))
	}
	return b
}

// terms are the terms of a Laurent series that are not zero, the highest power first.
func terms(k algebraic.Field, l asymptotics.Laurent) list {
	out := list{}
	for i, c := range l.Coeffs {
		if !c.IsZero() {
			out = append(out, object{{"power", l.Top - i}, {"coefficient", number(k, c)}})
		}
	}
	return out
}

func (opts Options) constants(a *proofs.Analysis, cs []exposition.Constant) list {
	return each(cs, func(c exposition.Constant) any { return opts.constant(a, c) })
}

// constant is a number, "infinite" with the reason, or null with the reason under "undecided". Where it would be attained
// is not said then.
func (opts Options) constant(a *proofs.Analysis, c exposition.Constant) object {
	o := object{{"power", c.Power}, {"region", "half-plane"}}
	if tan := c.Region.Tan(); !c.Region.IsHalfPlane() {
		o[1].value = "negative axis"
		if !tan.IsZero() {
			o[1].value = "sector"
			o.add("tan", tan.String())
		}
	}
	switch {
	case c.Undecided != nil:
		return append(o, object{{"constant", nil}, {"undecided", c.Undecided.Error()}}...)
	case c.Infinite:
		return append(o, object{{"at", list{}}, {"limit_at_infinity", false}, {"constant", "infinite"}, {"reason", c.Why}}...)
	}
	o.add("at", each(c.Points, alone))
	o.add("limit_at_infinity", c.AtInfinity)
	o.add("proved", c.Above.String())
	if w := c.Witness(); w != nil {
		o.add("exceeded", c.Below.String())
		o.add("witness", w.Witness.String())
	}
	if opts.Certificates {
		o.add("certificate", certificate.Format(a.CertificateFile(c.Certificates()...)))
	}
	o.add("constant", alone(c.C))
	return o
}

// value has R, R' and the exact flow e^z at one point, rounded to the digits asked for, all of which are right.
func value(v proofs.Value, digits int) object {
	text := func(x asymptotics.Scaled) string { return exposition.DecimalOf(x, digits) }
	complexNumber := func(c asymptotics.Complex) object {
		return object{{"re", text(c.Re)}, {"im", text(c.Im)}, {"abs", text(c.Abs)}}
	}
	out := object{
		{"z", v.Z.String()}, {"R", complexNumber(v.R)}, {"derivative", complexNumber(v.Gradient)}, {"flow", complexNumber(v.Flow)},
		{"ratio", text(v.Ratio)}, {"derivative_ratio", text(v.GradientRatio)},
	}
	if v.HasSlope {
		out.add("slope", text(v.Slope))
	}
	if v.N > 0 {
		out.add("steps", text(v.Steps))
		out.add("steps_flow", text(v.StepsFlow))
	}
	return out
}

func pair(k algebraic.Field, p exposition.Pair) object {
	out := object{{"z", p.Z.String()}, {"w", p.W.String()}, {"value", numbers(k, p.Value[:])}}
	if p.Leading != nil {
		out.add("leading", numbers(k, p.Leading[:]))
	}
	return out
}

// roots is what is known of the characteristic roots of a multistep method. The series of a group of branches is
// ζ = Σ coefficients[i]·ω^(start+i): for those that decay to the zeros x of limit_root_of it is ω = (κ/z)^(1/m), with
// coefficients in x; for growing ones, "infinite", ω = (κz)^(−1/m).
func roots(g exposition.Gradient, m scheme.Multistep) object {
	k := m.Field()
	b := object{{"field", field(k)}, {"A-stable", Options{}.property(g.Told, g.AStable)}, {"rho", descending(k, m.Rho(), m.Steps())}, {"sigma", descending(k, m.Sigma(), m.Steps())}}
	var series list
	for i, br := range g.Branches {
		series = append(series, append(branch(k, br), object{{"start", g.Series[i].Start}, {"coefficients", formatAll(g.Series[i].Coeffs, "x")}}...))
	}
	if series != nil {
		b.add("puiseux", series)
	}
	b.add("principal", principal(g.Principal))
	return b
}

var fates = map[asymptotics.Fate]string{
	asymptotics.NotPrincipal:  "none",
	asymptotics.ToInfinity:    "to infinity",
	asymptotics.AtBranchPoint: "branch point",
	asymptotics.AtPole:        "pole",
	asymptotics.Growing:       "growing",
}

// principal says how the principal root, ζ(0) = 1, continues along the negative axis: "to infinity" with its limit, up to a
// "branch point" or a "pole" at z, "growing", or "none" when ζ = 1 is no simple zero of ρ.
func principal(r asymptotics.Principal) object {
	out := object{{"fate", fates[r.Fate]}}
	if r.Fate == asymptotics.AtBranchPoint || r.Fate == asymptotics.AtPole {
		out.add("z", alone(r.Z))
	}
	if r.Fate == asymptotics.AtBranchPoint || r.Fate == asymptotics.ToInfinity {
		out.add("zeta", alone(r.Zeta))
	}
	return out
}

func branches(k algebraic.Field, bs []asymptotics.Branch) list {
	return each(bs, func(b asymptotics.Branch) any { return branch(k, b) })
}

// branch is a group of conjugate branches of the roots of ρ(ζ) − zσ(ζ) near z = ∞: the irreducible factor of σ whose zeros
// they tend to, or "infinite", how many share one limit, and κ, in the zero x of the factor if its degree is above 1.
func branch(k algebraic.Field, b asymptotics.Branch) object {
	out := object{{"limit_root_of", "infinite"}, {"multiplicity", b.Count}, {"decay_exponent", nil}, {"kappa", nil}}
	if !b.Factor.IsZero() {
		out[0].value, out[1].value = b.Factor.Descending("x"), b.Multiplicity
	}
	if b.Constant {
		return out
	}
	out[2].value, out[3].value = b.Exponent.String(), b.Kappa.Format("x")
	if b.Factor.Degree() < 2 {
		out[3].value = number(k, b.Kappa.Coeff(0))
	}
	return out
}

// eigenvalues are groups of eigenvalues of the stability matrix of a general linear method, ζ − ζ₀ ~ c z^−rate with
// c^ramification a zero of edge, a polynomial with coefficients in ζ₀ = x in ascending order.
func eigenvalues(groups []asymptotics.RootBranch) list {
	return each(groups, func(g asymptotics.RootBranch) any {
		e := object{{"limit_root_of", "infinite"}, {"count", g.Count}, {"rate", nil}, {"decay_exponent", nil}}
		if !g.Factor.IsZero() {
			e[0].value = g.Factor.Descending("x")
		}
		if !g.Constant {
			e[2].value, e[3].value = g.Rate.String(), g.Exponent.String()
		}
		if g.Ramification != 0 {
			e.add("ramification", g.Ramification)
		}
		if !g.Constant {
			e.add("edge", formatAll(g.Edge, "x"))
		}
		return e
	})
}

func formatAll(ps []poly.Poly, variable string) list {
	return each(ps, func(p poly.Poly) any { return p.Format(variable) })
}

package exposition

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"rofz/asymptotics"
	"rofz/poly"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/proofs/certificate"
	"rofz/scheme"
)

// Gradient is what verify bound says of the gradient R' of one scheme: its series at infinity, the inequality of Schwarz
// and Pick, its best constants, and values. GradientOf makes one.
type Gradient struct {
	Analysis *proofs.Analysis
	Told     *proofs.Analysis // that of the scheme that is meant where one is known: all that follows is about it
	Options  GradientOptions
	Err      *scheme.Error // why there is nothing to say

	Whole bool // what follows is known, as far as the scheme has it

	// Of a one-step scheme.
	R, Derivative asymptotics.Laurent
	Steps         *Steps
	AStable       proofs.Decision // of a multistep method too
	SchwarzPick   proofs.SchwarzPick
	Constants     []Constant
	Values        []proofs.Value
	Pairs         []Pair

	// Of a multistep method. A series belongs to each of the branches that is not constant.
	Branches  []asymptotics.Branch
	Series    []asymptotics.Puiseux
	Principal asymptotics.Principal
}

// Steps is the behaviour of the gradient after n steps, n R^(n−1) R' ~ Leading·z^Exponent.
type Steps struct {
	Exponent int
	Leading  *poly.Elem // nil if it has too many digits
}

// Constant is the least C with |z^Power R'(z)| ≤ C throughout a region, or why it is Undecided.
type Constant struct {
	Region asymptotics.Region
	Power  int
	proofs.Bound
	Undecided error
}

// Pair is the divided difference R[Z, W] = (R(Z) − R(W))/(Z − W), exactly; for fixed W and Z → ∞ it is Leading/Z·(1 + …)
// with Leading = R∞ − R(W), if R is bounded there.
type Pair struct {
	Z, W    exact.Gaussian
	Value   [2]poly.Elem // real and imaginary part
	Leading *[2]poly.Elem
}

// GradientOptions say what a Gradient holds.
type GradientOptions struct {
	Powers []int       // j in |z^j R'|; if empty, 1 and the decay exponent of R'
	Tans   []exact.Rat // sectors
	Last   int         // the last power of 1/z in series; if 0, two behind the leading one
	Steps  int         // n, if not 0
	At     []exact.Gaussian
	Pairs  [][2]exact.Gaussian
	Digits int
}

// GradientOf returns what is known of the gradient of the scheme that a analyses, which was read from a file.
//
// Cost: that of proofs.Analysis.Bound for each region and power.
func GradientOf(a *proofs.Analysis, file string, opts GradientOptions) Gradient {
	g := Gradient{Analysis: a, Options: opts}
	g.Told, _ = a.Told()
	if _, ok := a.Multistep(); ok && opts.Last > maxPuiseux {
		g.Err = &scheme.Error{At: "--terms", Message: fmt.Sprintf("%d, should be at most %d for a multistep method", opts.Last, maxPuiseux)}
	} else {
		g.Err = cmp.Or(onlyExponential(a, file), a.Err())
	}
	if g.Err != nil {
		g.Err.File = file
		return g
	}
	switch a.Scheme().(type) {
	case scheme.Multistep:
		if full, done := proofs.Within(a, "characteristic roots", func() Gradient { full := g; full.multistep(); return full }); done {
			g = full
		}
	case scheme.GeneralLinear:
		_, _, err := a.Eigenvalues()
		g.Whole = err == nil
	default:
		g.oneStep()
		if flag, err := g.values(); err != nil && a.Context().Err() == nil {
			g.Err = &scheme.Error{File: file, At: flag, Message: err.Error()}
		}
	}
	return g
}

// maxPuiseux is the last power of ω in the series of a multistep method that may be asked for: their coefficients grow so
// fast that 200 terms take minutes.
const maxPuiseux = 60

// Warnings says that options about R are in vain for a scheme of a kind that has none.
func (g Gradient) Warnings() []string {
	kind := "a multistep method"
	switch g.Analysis.Scheme().(type) {
	case scheme.GeneralLinear:
		kind = "a general linear method"
		if !g.Whole {
			return nil
		}
	case scheme.OneStep:
		return nil
	}
	var names []string
	o := g.Options
	for _, x := range []struct {
		name string
		set  bool
	}{
		{"--power", len(o.Powers) > 0}, {"--tan", len(o.Tans) > 0}, {"--steps", o.Steps > 0},
		{"--at", len(o.At) > 0}, {"--pair", len(o.Pairs) > 0},
	} {
		if x.set {
			names = append(names, x.name)
		}
	}
	if names == nil {
		return nil
	}
	return []string{kind + " has no stability function R(z), so there is no answer to " + strings.Join(names, ", ")}
}

// oneStep fills in what a rational R has.
func (g *Gradient) oneStep() {
	a, opts := g.Told, g.Options
	_, r, err := a.StabilityFunction()
	d, at := a.Derivative(), a.Infinity()
	if err != nil || a.IsUnfinished(proofs.DerivativeFact) || a.IsUnfinished(proofs.InfinityFact) {
		return
	}
	last := opts.Last
	if last == 0 {
		last = max(1-at.Exponent, 1)
	}
	pair, done := proofs.Within(a, "series at infinity", func() [2]asymptotics.Laurent {
		return [2]asymptotics.Laurent{asymptotics.LaurentSeries(r, -last), asymptotics.LaurentSeries(d, -last-1)}
	})
	if !done {
		return
	}
	g.Whole, g.R, g.Derivative = true, pair[0], pair[1]
	if opts.Steps > 0 && !at.Constant {
		g.Steps, _ = proofs.Within(a, "gradient after steps", func() *Steps { return newSteps(r, opts.Steps) })
	}
	g.AStable = a.Decide(proofs.AStable)
	if g.SchwarzPick, err = a.SchwarzPick(); err != nil {
		g.SchwarzPick.Reason = proofs.NoFunction{Err: err}
	}
	g.Constants = constants(a, opts)
}

// constants looks for the least constants of all powers on the half-plane, on the sectors and on the negative axis.
func constants(a *proofs.Analysis, opts GradientOptions) []Constant {
	regions := []asymptotics.Region{asymptotics.HalfPlane()}
	for _, t := range opts.Tans {
		regions = append(regions, asymptotics.Sector(t))
	}
	var out []Constant
	for _, power := range powers(opts, a.Infinity()) {
		for _, region := range append(regions, asymptotics.NegativeAxis()) {
			c := Constant{Region: region, Power: power}
			c.find(a)
			out = append(out, c)
		}
	}
	return out
}

// powers lists the j of |z^j R'|.
func powers(opts GradientOptions, at asymptotics.Infinity) []int {
	switch {
	case len(opts.Powers) > 0:
		return opts.Powers
	case at.Constant || at.Exponent > -2:
		return []int{1}
	}
	return []int{1, -at.Exponent}
}

// find looks for C.
func (c *Constant) find(a *proofs.Analysis) {
	bound, err := a.Bound(c.Region, c.Power)
	switch {
	case err == nil:
		c.Bound = bound
	case errors.Is(err, asymptotics.ErrPolesBeyondSector), a.Context().Err() != nil:
		c.Undecided = err
	default:
		panic("internal error: " + err.Error())
	}
}

// Witness returns the certificate that C may not be Below; nil if there is none.
func (c Constant) Witness() *certificate.Gradient {
	w, _ := c.Exceeded.Certificate.(*certificate.Gradient)
	return w
}

// Certificates returns the evidence for C.
func (c Constant) Certificates() []certificate.Certificate {
	if c.Undecided != nil || c.Infinite {
		return nil
	}
	out := []certificate.Certificate{c.Holds.Certificate}
	if w := c.Witness(); w != nil {
		out = append(out, w)
	}
	return out
}

// Certificates returns the certificates of everything that is stated, for verify audit; false if there are none.
func (g Gradient) Certificates() (certificate.File, bool) {
	if !g.Whole {
		return certificate.File{}, false
	}
	out := g.Told.FunctionCertificates()
	for _, c := range []certificate.Certificate{g.AStable.Certificate, g.SchwarzPick.Certificate} {
		if c != nil {
			out = append(out, c)
		}
	}
	for _, c := range g.Constants {
		out = append(out, c.Certificates()...)
	}
	if len(out) == 0 {
		return certificate.File{}, false
	}
	return g.Told.CertificateFile(out...), true
}

// multistep fills in what the roots of a multistep method have.
func (g *Gradient) multistep() {
	terms := g.Options.Last + 1
	if g.Options.Last == 0 {
		terms = 4
	}
	g.Branches = g.Told.Branches()
	g.Series = make([]asymptotics.Puiseux, len(g.Branches))
	for i, b := range g.Branches {
		if !b.Constant {
			g.Series[i] = g.Told.Puiseux(b, terms)
		}
	}
	g.Principal, _ = g.Told.PrincipalRoot()
	g.AStable = g.Told.Decide(proofs.AStable)
	g.Whole = true
}

// values fills in the values at points. An error comes with the flag that asked for what there is not.
func (g *Gradient) values() (flag string, err error) {
	a := g.Told
	if !g.Whole {
		return "", nil
	}
	for _, z := range g.Options.At {
		v, err := a.ValueAt(z, g.Options.Steps, g.Options.Digits)
		if err != nil {
			return "--at", err
		}
		g.Values = append(g.Values, v)
	}
	_, r, _ := a.StabilityFunction()
	for _, p := range g.Options.Pairs {
		re, im, ok := asymptotics.DividedDifference(r, p[0], p[1])
		if !ok {
			pole := p[0]
			if _, _, ok := r.EvalGaussian(p[0]); ok {
				pole = p[1]
			}
			return "--pair", fmt.Errorf("%v is a pole of R", pole)
		}
		out := Pair{Z: p[0], W: p[1], Value: [2]poly.Elem{re, im}}
		if at := a.Infinity(); at.Finite {
			x, y, _ := r.EvalGaussian(p[1])
			out.Leading = &[2]poly.Elem{at.Limit.Sub(x), y.Neg()}
		}
		g.Pairs = append(g.Pairs, out)
	}
	return "", nil
}

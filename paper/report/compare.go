package report

import (
	_ "embed"
	"encoding/json"
	"io"
	"slices"

	"rofz/asymptotics"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/rational"
	"rofz/scheme"
)

// ComparisonFormat names the format of the JSON form of Comparison and its version.
const ComparisonFormat = "rofz-compare/1"

// ComparisonSchema is the JSON Schema of the JSON form of Comparison.
//
//go:embed compare.schema.json
var ComparisonSchema string

// Comparison sets schemes side by side: their stability, the decay of R', its least constants, and the gradient at
// chosen z next to that of the exact flow. Compare makes one.
type Comparison struct {
	Format  string     `json:"format"`
	Digits  int        `json:"digits"` // of Values and Flow, and of rounded numbers in the text form
	Steps   int        `json:"steps"`
	Schemes []Compared `json:"schemes"`
	Flow    []Flow     `json:"exact_flow"`
}

// Compared is what a comparison says of one scheme. A multistep method has Principal, a general linear method
// Eigenvalues, and both have neither Constants nor Values, since they have no R.
type Compared struct {
	Name        string       `json:"name"`
	Kind        string       `json:"kind,omitempty"`
	Field       *Field       `json:"field,omitempty"`
	AStable     *Property    `json:"A-stable,omitempty"`
	LStable     *Property    `json:"L-stable,omitempty"`
	Order       *int         `json:"order,omitempty"`
	Infinity    *Infinity    `json:"infinity,omitempty"`
	Principal   *Principal   `json:"principal,omitempty"`
	Eigenvalues []Eigenvalue `json:"eigenvalues,omitempty"`
	Constants   []Constant   `json:"constants,omitempty"`
	Values      []Moduli     `json:"values,omitempty"`
	Unfinished  *Unfinished  `json:"unfinished,omitempty"` // what the time for the scheme did not suffice for
	Status      Status       `json:"status"`
	Error       *Error       `json:"error,omitempty"`

	field    algebraic.Field
	at       asymptotics.Infinity
	exponent *exact.Rat // of R', or of the branch that decays most slowly
	grows    bool       // a root does
}

// Moduli are |R|, |R'| and n|R^(n−1) R'| at a point, rounded to the digits asked for, all of which are right. At a pole
// there are none.
type Moduli struct {
	Z        string `json:"z"`
	R        string `json:"R,omitempty"`
	Gradient string `json:"derivative,omitempty"`
	Steps    string `json:"steps,omitempty"`
	Pole     string `json:"pole,omitempty"` // why there are none
}

// Flow is what Moduli are for the exact flow: |e^z|, which is its own gradient, and n|e^(nz)|.
type Flow struct {
	Z     string `json:"z"`
	Flow  string `json:"flow"`
	Steps string `json:"steps"`
}

// ComparisonOptions say what schemes are compared by.
type ComparisonOptions struct {
	At     []exact.Gaussian
	Steps  int // n ≥ 1
	Digits int // ≥ 1
}

// Compare sets the rows of schemes side by side and adds the exact flow.
func Compare(rows []Compared, opts ComparisonOptions) Comparison {
	c := Comparison{Format: ComparisonFormat, Digits: opts.Digits, Steps: opts.Steps, Schemes: rows, Flow: []Flow{}}
	if rows == nil {
		c.Schemes = []Compared{}
	}
	one, err := rational.New(poly.New(poly.Int(1)), poly.New(poly.Int(1)))
	if err != nil {
		panic("internal error: " + err.Error())
	}
	for _, z := range opts.At { // R = 1 has no pole, so the flow is evaluated beside it everywhere
		v, err := asymptotics.Evaluate(algebraic.Field{}, one, z, opts.Digits)
		if err != nil {
			panic("internal error: " + err.Error())
		}
		_, steps, err := asymptotics.EvaluateSteps(algebraic.Field{}, one, z, opts.Steps, opts.Digits)
		if err != nil {
			panic("internal error: " + err.Error())
		}
		c.Flow = append(c.Flow, Flow{z.String(), rounded(v.Flow.Abs, opts.Digits), rounded(steps, opts.Digits)})
	}
	return c
}

// ComparedOf returns the row of the scheme that a analyses; file is where it was read, for errors.
//
// Cost: that of proofs.Analysis.Bound for the half-plane and the axis, twice each.
func ComparedOf(a *proofs.Analysis, file string, opts ComparisonOptions) Compared {
	info := a.Scheme().Info()
	c := Compared{Name: info.Name, Kind: info.Kind, Status: OK}
	type row struct {
		Compared
		failed *Error
	}
	full, done := proofs.Within(a, "comparison", func() row {
		full := c
		switch s := a.Scheme().(type) {
		case scheme.Multistep:
			full.multistep(a, s)
		case scheme.GeneralLinear:
			if err := full.generalLinear(a, s); err != nil {
				return row{failed: &Error{file, "A", err.Error()}}
			}
		default:
			if _, _, err := a.StabilityFunction(); err != nil {
				return row{failed: &Error{file, "denominator", err.Error()}}
			}
			full.oneStep(a, opts)
		}
		return row{Compared: full}
	})
	// A row is whole or empty, but for the constants, which say themselves that they are undecided.
	whole := done && !slices.ContainsFunc(a.Unfinished(), func(fact string) bool { return fact != "bound" })
	switch {
	case whole && full.failed != nil:
		return FailedCompared(info.Name, *full.failed)
	case whole:
		c = full.Compared
	}
	stable := func(p proofs.Property) *Property {
		d := a.Decide(p)
		return &Property{Verdict: d.Verdict.String(), Reason: reason(d)}
	}
	c.AStable, c.LStable = stable(proofs.AStable), stable(proofs.LStable)
	c.Unfinished = unfinished(a)
	return c
}

// empty reports whether nothing but stability is known, for want of time.
func (c Compared) empty() bool {
	return c.Unfinished != nil && c.Infinity == nil && c.Eigenvalues == nil
}

// FailedCompared returns the row of a scheme that could not be read.
func FailedCompared(name string, e Error) Compared {
	return Compared{Name: name, Status: InError, Error: &e}
}

// oneStep fills in what a rational R has.
func (c *Compared) oneStep(a *proofs.Analysis, opts ComparisonOptions) {
	k, _, _ := a.StabilityFunction()
	c.in(k)
	order, _ := a.Order()
	c.at = a.Infinity()
	inf := infinity(k, c.at)
	c.Order, c.Infinity = &order, &inf
	if !c.at.Constant {
		e := exact.Int(int64(c.at.Exponent))
		c.exponent = &e
	}
	c.Constants = leastConstants(a, c.at)
	for _, z := range opts.At {
		m := Moduli{Z: z.String()}
		if v, err := a.ValueAt(z, opts.Steps, opts.Digits); err != nil {
			m.Pole = err.Error()
		} else {
			m.R, m.Gradient = rounded(v.R.Abs, opts.Digits), rounded(v.Gradient.Abs, opts.Digits)
			m.Steps = rounded(v.Steps, opts.Digits)
		}
		c.Values = append(c.Values, m)
	}
}

// leastConstants returns the constants for |z R'| and, if R' decays, for |z^j R'| with its exponent −j, on the half-plane
// and on the negative axis. R' = 0 needs no evidence.
func leastConstants(a *proofs.Analysis, at asymptotics.Infinity) []Constant {
	if at.Constant {
		zero := Constant{Power: 1, C: &Algebraic{}, At: []Algebraic{}, Proved: "0"}
		plane, axis := zero, zero
		plane.Region, axis.Region = "half-plane", "negative axis"
		return []Constant{plane, axis}
	}
	var b Bounds
	for _, power := range powers(BoundsOptions{}, at) {
		for _, region := range regions(BoundsOptions{}) {
			b.constant(a, region, power, false)
		}
	}
	return b.Constants
}

// multistep fills in what the roots of a multistep method have.
func (c *Compared) multistep(a *proofs.Analysis, m scheme.Multistep) {
	c.in(m.Field())
	order, _ := a.Order()
	c.Order = &order
	c.Infinity = &Infinity{Branches: []Branch{}}
	for _, br := range a.Branches() {
		c.Infinity.Branches = append(c.Infinity.Branches, branch(m.Field(), br))
		if !br.Constant {
			c.slower(br.Exponent)
		}
		c.grows = c.grows || !br.Constant && br.Factor.IsZero()
	}
	var b Bounds
	b.multistep(a, BoundsOptions{})
	c.Principal = b.Principal
}

// generalLinear fills in what the eigenvalues of a general linear method have.
func (c *Compared) generalLinear(a *proofs.Analysis, g scheme.GeneralLinear) error {
	c.in(g.Field())
	var b Bounds
	if err := b.generalLinear(a); err != nil {
		return err
	}
	c.Eigenvalues = b.Eigenvalues
	for _, e := range b.shown.eigenvalues {
		if !e.Constant {
			c.slower(e.Exponent)
		}
		c.grows = c.grows || !e.Constant && e.Factor.IsZero()
	}
	return nil
}

func (c *Compared) in(k algebraic.Field) {
	f := newField(k)
	c.Field, c.field = &f, k
}

// slower keeps the largest exponent: that branch decays most slowly.
func (c *Compared) slower(e exact.Rat) {
	if c.exponent == nil || c.exponent.Less(e) {
		c.exponent = &e
	}
}

// constant finds the least C for a region and one of the two powers: 1, or that at which R' decays.
func (c Compared) constant(region string, decay bool) (Constant, bool) {
	for _, x := range c.Constants {
		if x.Region == region && (x.Power > 1) == decay {
			return x, true
		}
	}
	return Constant{}, false
}

// rounded returns a number that was evaluated to so many digits.
func rounded(x asymptotics.Scaled, digits int) string {
	s, ok := x.Decimal(digits)
	if !ok {
		panic("internal error: an enclosure that is too wide")
	}
	return s
}

// WriteJSON writes c as one line.
func (c Comparison) WriteJSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(c)
}

package exposition

import (
	"slices"
	"strings"

	"rofz/asymptotics"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/rational"
	"rofz/scheme"
)

// Comparison sets schemes side by side: their stability, the decay of R', its least constants, and the gradient at
// chosen z next to that of the exact flow. Compare makes one.
type Comparison struct {
	Options ComparisonOptions
	Schemes []Compared
	Flow    []Flow // at each point
}

// ComparisonOptions say what schemes are compared by.
type ComparisonOptions struct {
	At      []exact.Gaussian
	Steps   int  // n ≥ 1
	Digits  int  // ≥ 1
	Numbers bool // those of proofs.Numbers too
}

// Compared is what a comparison says of one scheme. A multistep method has a principal root, a general linear method
// eigenvalues, and both have neither Constants nor Values, since they have no R.
type Compared struct {
	Name     string
	Err      *scheme.Error    // why there is nothing to say
	Analysis *proofs.Analysis // nil if the scheme could not be read
	Told     *proofs.Analysis // that of the scheme that is meant where one is known; all below but an order is its

	AStable, LStable proofs.Decision
	Angle            proofs.Angle // not Known either where finding it takes long
	Whole            bool         // what follows is known, but for constants, which say themselves that they are undecided
	Constants        []Constant
	Values           []Moduli
	Principal        asymptotics.Principal
	Numbers          []ComparedNumber // that are defined; nil unless asked for
}

// ComparedNumber is a number of a scheme.
type ComparedNumber struct {
	Number proofs.Number
	Value  proofs.NumberValue
}

// Moduli are the values at a point; at a pole there are none.
type Moduli struct {
	Z exact.Gaussian
	proofs.Value
	Pole error // why there are none
}

// Flow has |e^z|, which is its own gradient, and n|e^(nz)|.
type Flow struct {
	Z           exact.Gaussian
	Flow, Steps asymptotics.Scaled
}

// Compare sets the rows of schemes side by side and adds the exact flow.
func Compare(rows []Compared, opts ComparisonOptions) Comparison {
	c := Comparison{Options: opts, Schemes: rows}
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
		c.Flow = append(c.Flow, Flow{z, v.Flow.Abs, steps})
	}
	return c
}

// ComparedOf returns the row of the scheme that a analyses, which was read from a file.
//
// Cost: that of proofs.Analysis.Bound for the half-plane and the axis, twice each.
func ComparedOf(a *proofs.Analysis, file string, opts ComparisonOptions) Compared {
	t, _ := a.Told()
	c := Compared{Name: a.Scheme().Info().Name, Analysis: a, Told: t}
	full, done := proofs.Within(a, "comparison", func() Compared {
		full := c
		full.Err = a.Err()
		if t.AsksForAngle() {
			full.Angle = t.Angle()
		}
		if opts.Numbers {
			for _, n := range t.Numbers() {
				full.Numbers = append(full.Numbers, ComparedNumber{n, t.Number(n)})
			}
		}
		switch a.Scheme().(type) {
		case *scheme.AdditivePair:
			work(a)
			comparePair(a)
		case scheme.Multistep:
			a.OrderToDigits()
			a.Branches()
			full.Principal, _ = a.PrincipalRoot()
		case scheme.OneStep:
			if full.Err == nil {
				full.oneStep(opts)
			}
		}
		return full
	})
	// A row is whole or empty, but for the constants.
	if done && !slices.ContainsFunc(a.Unfinished(), func(fact string) bool { return !strings.HasPrefix(fact, "bound") }) {
		c, c.Whole = full, full.Err == nil
	}
	if c.Err != nil {
		c.Err.File = file
	} else {
		c.AStable, _ = a.DecideAsTold(proofs.AStable)
		c.LStable, _ = a.DecideAsTold(proofs.LStable)
	}
	return c
}

// oneStep fills in what a rational R has: the constants for |z R'| and, if R' decays, for |z^j R'| with its exponent −j,
// on the half-plane and on the negative axis, and the values.
func (c *Compared) oneStep(opts ComparisonOptions) {
	c.Analysis.OrderToDigits()
	c.Constants = constants(c.Told, GradientOptions{})
	for _, z := range opts.At {
		v, err := c.Told.ValueAt(z, opts.Steps, opts.Digits)
		c.Values = append(c.Values, Moduli{z, v, err})
	}
}

// HasR reports whether the scheme has an R, and no roots in its place.
func (c Compared) HasR() bool {
	_, ok := c.Analysis.Scheme().(scheme.OneStep)
	return ok
}

// constant finds the least C for a region and one of the two powers: 1, or that at which R' decays.
func (c Compared) constant(halfPlane, decay bool) (Constant, bool) {
	for _, x := range c.Constants {
		if x.Region.IsHalfPlane() == halfPlane && (x.Power > 1) == decay {
			return x, true
		}
	}
	return Constant{}, false
}

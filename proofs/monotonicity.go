package proofs

import (
	"slices"

	"rofz/asymptotics/stability"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs/certificate"
	"rofz/scheme"
)

// absolutelyMonotonic is what decisions about the SSP coefficient are called.
const absolutelyMonotonic Property = certificate.AbsolutelyMonotonic

// SSP is the SSP coefficient of a Runge–Kutta method: the largest C such that every step with h ≤ C·h_E keeps a convex bound that
// Euler steps with h ≤ h_E keep. It is the radius of absolute monotonicity of the tableau without superfluous stages [Kra91],
// [FS05].
type SSP struct {
	stability.Radius
	Known  bool
	Why    Reason // why it is not
	Stages int    // that are not superfluous

	// AtLeast and AtMost are what the core has accepted: numbers next to it, or the radius itself if it is rational and the method
	// is absolutely monotonic there; one of the two alone if it is infinite, or 0. Neither is there where StageOrder is.
	AtLeast, AtMost Decision
	StageOrder      int // 3 or more, and therefore C = 0

	claim  *certificate.Monotonicity // about the tableau, without evidence
	matrix *stability.Monotonicity   // nil if C = 0

	// ToDigits is about what the coefficient is for coefficients within the units of the printed ones, where the last digits shorten
	// it; else nil.
	ToDigits *exact.Rat
}

// SSPFact is the name of the fact that is the SSP coefficient.
const SSPFact = "SSP coefficient"

// Monotone: the method is absolutely monotonic, or not, by explicit signs; with Stages stages of those of the tableau, if not with
// all.
type Monotone struct{ Stages int }

func (Monotone) reason() {}

// TooManyStages is why a number is not known whose cost grows fast with the stages.
type TooManyStages struct{ Most int }

func (TooManyStages) reason() {}

// mostStages is how many the matrix has at most: it is s² polynomials of degree s.
const mostStages = 100

// SSP returns the SSP coefficient of the coefficients as printed.
//
// Algorithm: the zeros and signs of K tell whether it is 0; else stability.Monotonicity.Radius, with the signs below and above it
// for the core. A ≥ 0 implies that the stage order is 2 at most, where the nodes are not all 0: if c_i is the least one above 0,
// 0 ≤ Σ a_ij c_j(c_j − c_i) = c_i³/3 − c_i³/2. This decides for most methods that are known by their nodes.
// Cost: s² signs if it is 0, and that of the radius.
func (a *Analysis) SSP() SSP {
	x, done := peek(a.ssp)
	if !done {
		return SSP{Why: a.open(absolutelyMonotonic).Reason}
	}
	return x
}

func (a *Analysis) findSSP() SSP {
	c, err := certificate.Bind(a.certified(), &certificate.Monotonicity{})
	if err != nil {
		if one, ok := a.scheme.(scheme.OneStep); ok {
			if q, ok := scheme.StageOrderContext(a.ctx, one); ok && q >= 3 {
				return SSP{Known: true, Stages: one.Stages(), StageOrder: q}
			}
		}
		return SSP{Why: Unaccepted{err}}
	}
	k := a.field()
	matrix, weights, classes := reduced(c.A, c.B)
	out := SSP{Known: true, Stages: len(weights)}
	if len(weights) == 0 { // y₁ = y₀
		out.Infinite = true
		return out
	}
	if len(classes) > 0 {
		c.Used = len(weights)
		for _, n := range classes {
			c.Classes = append(c.Classes, poly.Int(int64(n+1)))
		}
	}
	out.claim = c
	settled := func(c certificate.Monotonicity) Decision { return settleMonotonicity(k, c, out.Stages) }
	if row, zero := stability.NotMonotonic(k, matrix, weights); zero {
		c.Violated = row + 1
		out.AtMost = settled(*c)
		if classes == nil {
			out.ToDigits = out.toDigits(a.ctx, a.scheme, matrix, weights, nil)
		}
		return out.accepted()
	}
	if len(weights) > mostStages {
		return SSP{Why: TooManyStages{mostStages}}
	}
	m := stability.NewMonotonicity(a.ctx, k, matrix, weights)
	out.matrix = &m
	out.Radius = m.Radius(a.ctx)
	if out.Infinite {
		sign := poly.Int(int64(k.Sign(m.Denominator.Lead())))
		c.Denominator = m.Denominator.Scale(sign)
		for _, row := range m.Rows {
			for _, n := range row {
				c.Numerators = append(c.Numerators, n.Scale(sign))
			}
		}
		out.AtLeast = settled(*c)
		return out.accepted()
	}
	out.AtLeast, out.AtMost = out.decide(k, out.Below), out.decide(k, out.Above)
	if classes == nil {
		out.ToDigits = out.toDigits(a.ctx, a.scheme, matrix, weights, &m)
	}
	return out.accepted()
}

// settleMonotonicity lets the core judge a claim.
func settleMonotonicity(k algebraic.Field, c certificate.Monotonicity, stages int) Decision {
	return settleInField(k, absolutelyMonotonic, &c, func(x exact.Interval) { c.Root = x }, Monotone{stages})
}

// decide lets the core judge whether the method is absolutely monotonic at an r > 0 where I + rK is invertible, given that C > 0.
func (x SSP) decide(k algebraic.Field, r exact.Rat) Decision {
	c, rows := *x.claim, x.matrix.At(r)
	c.Radius, c.Rows = r, rows
	if row, violated := x.matrix.Violated(r); violated {
		c.Rows, c.Violated = rows[row:row+1], row+1
	}
	return settleMonotonicity(k, c, x.Stages)
}

// DecideSSP decides whether the SSP coefficient is at least r: refuted is that it is more than r where it is less. It is undecided if
// SSP is not known, for r ≤ 0, and where I + rK is not invertible.
//
// Cost: that of SSP, and of the matrix at r.
func (a *Analysis) DecideSSP(r exact.Rat) Decision {
	switch x := a.SSP(); {
	case !x.Known || x.claim == nil || r.Sign() <= 0:
		return Decision{Property: absolutelyMonotonic, Reason: x.Why}
	case x.Infinite:
		return x.AtLeast
	case x.IsZero():
		return x.AtMost
	case x.matrix.Denominator.EvalRat(r).IsZero():
		return Decision{Property: absolutelyMonotonic}
	default:
		return x.decide(a.field(), r)
	}
}

// accepted leaves the number open unless the core has accepted what stands for it.
func (x SSP) accepted() SSP {
	for _, d := range x.Decisions() {
		if d.Verdict.Undecided() {
			return SSP{Why: d.Reason}
		}
	}
	return x
}

// Decisions returns AtLeast and AtMost, as far as they are there.
func (x SSP) Decisions() []Decision {
	return slices.DeleteFunc([]Decision{x.AtLeast, x.AtMost}, func(d Decision) bool { return d.Certificate == nil })
}

// ThresholdFact is the name of the fact that is the threshold factor.
const ThresholdFact = "threshold factor"

// Threshold is the threshold factor of R: the largest r for which R is absolutely monotonic on [−r, 0].
type Threshold struct {
	stability.Radius
	Known bool
	Why   Reason // why it is not
}

// ManyDerivatives is why a threshold factor is not known: R has several poles, and all its derivatives count.
type ManyDerivatives struct{}

func (ManyDerivatives) reason() {}

// Threshold returns the threshold factor of R. Cost: that of stability.ThresholdFactor.
func (a *Analysis) Threshold() Threshold {
	x, done := peek(a.threshold)
	if !done {
		return Threshold{Why: a.open(absolutelyMonotonic).Reason}
	}
	return x
}

func (a *Analysis) findThreshold() Threshold {
	f, err := a.function()
	if err != nil {
		return Threshold{Why: NoFunction{err}}
	}
	x, ok := stability.ThresholdFactor(a.ctx, f.field, f.r)
	if !ok {
		return Threshold{Why: ManyDerivatives{}}
	}
	return Threshold{Radius: x, Known: true}
}

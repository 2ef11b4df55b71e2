package proofs

import (
	"context"
	"slices"

	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/scheme"
)

// Number is a number that belongs to a scheme, by the key under which a source may state it. Orders that belong to every
// scheme, of R, of the tableau and of the stages, are no Numbers: a claim about them stands elsewhere.
type Number string

// The numbers.
const (
	PrincipalErrorNorm Number = "principal_error_norm"
	WeakStageOrder     Number = "weak_stage_order"
	DispersionOrder    Number = "dispersion_order"
	DissipationOrder   Number = "dissipation_order"
	SSPCoefficient     Number = "ssp_coefficient"
	EffectiveSSP       Number = "effective_ssp_coefficient"
	ThresholdFactor    Number = "threshold_factor"
	ErrorRatioB        Number = "error_ratio_B"
	ErrorRatioC        Number = "error_ratio_C"
	DAEOrder           Number = "dae_order"
	DenseOrder         Number = "dense_order"
	DenseSmoothness    Number = "dense_smoothness"
	RealLimit          Number = "real_stability_limit"
	ImaginaryLimit     Number = "imaginary_stability_limit"
	DiscRadius         Number = "stability_disc_radius"
	EllipseSemiAxis    Number = "stability_ellipse_semi_axis"
)

// numberDefinition is all that there is to say about one number. Whoever treats the numbers alike iterates over Numbers; a new
// one is a record here, with the function that finds it, and a key in the schema of scheme files.
type numberDefinition struct {
	number  Number
	name    string // as people write it
	meaning string // in a few words
	integer bool   // or ∞
	squared bool   // reports give its square, which is the simpler number
	defined func(*Analysis) bool
	find    func(*Analysis) NumberValue // where it is defined, with exact coefficients
	rounded func(*Analysis) NumberValue // with rounded ones; nil if nothing can be said of these
	soon    func(*Analysis) bool        // whether it is found soon, and worth telling; nil if always
	printed bool                        // it is told of the coefficients as printed: those are what programs use
}

// numberDefinitions are the numbers in the order of reports.
var numberDefinitions = []numberDefinition{
	{
		number: PrincipalErrorNorm, name: "principal error norm", squared: true,
		meaning: "‖τ^(p+1)‖₂, of the error coefficients (Φ(t) − 1/γ(t))/σ(t) of the trees with one node more than the order",
		defined: hasTrees, find: (*Analysis).findPrincipalError, rounded: (*Analysis).findPrincipalError,
	},
	{
		number: WeakStageOrder, name: "weak stage order", integer: true,
		meaning: "the largest q with bᵀAʲ(Ac^(k−1) − c^k/k) = 0 for all j ≥ 0 and k ≤ q",
		defined: hasTableau, find: (*Analysis).findWeakStageOrder,
	},
	{
		number: DispersionOrder, name: "dispersion order", integer: true,
		meaning: "the largest q with arg R(iy) − y = O(y^(q+1))",
		defined: isOneStep, find: (*Analysis).findDispersionOrder,
	},
	{
		number: DissipationOrder, name: "dissipation order", integer: true,
		meaning: "the largest q with |R(iy)| − 1 = O(y^(q+1)); ∞ if |R(iy)| = 1 for all y",
		defined: isOneStep, find: (*Analysis).findDissipationOrder,
	},
	{
		number: SSPCoefficient, name: "SSP coefficient",
		meaning: "the largest r with K(I + rK)⁻¹ ≥ 0 and rK(I + rK)⁻¹e ≤ e, K = (A 0; bᵀ 0), without superfluous stages",
		defined: hasStages(scheme.KindRungeKutta, scheme.KindCollocation), find: (*Analysis).numberSSP, rounded: (*Analysis).numberSSP,
		printed: true, soon: (*Analysis).sspIsCheap,
	},
	{
		number: EffectiveSSP, name: "effective SSP coefficient",
		meaning: "the SSP coefficient over the number of stages, superfluous ones not counted",
		defined: hasStages(scheme.KindRungeKutta, scheme.KindCollocation), find: (*Analysis).numberEffectiveSSP, rounded: (*Analysis).numberEffectiveSSP,
		printed: true, soon: (*Analysis).isSSP,
	},
	{
		number: ThresholdFactor, name: "threshold factor",
		meaning: "the largest r for which R and all its derivatives are ≥ 0 on [−r, 0]",
		defined: isOneStep, find: (*Analysis).numberThreshold, soon: (*Analysis).thresholdIsCheap,
	},
	{
		number: ErrorRatioB, name: "B", squared: true,
		meaning: "‖τ̂^(p̂+2)‖₂/‖τ̂^(p̂+1)‖₂ of a pair, with the error coefficients τ̂ of the embedded weights, of order p̂",
		defined: isPair, find: ratioOfErrors(ErrorRatioB), rounded: ratioOfErrors(ErrorRatioB),
	},
	{
		number: ErrorRatioC, name: "C", squared: true,
		meaning: "‖τ̂^(p̂+2) − τ^(p̂+2)‖₂/‖τ̂^(p̂+1)‖₂ of a pair",
		defined: isPair, find: ratioOfErrors(ErrorRatioC), rounded: ratioOfErrors(ErrorRatioC),
	},
	{
		number: DAEOrder, name: "DAE order", integer: true,
		meaning: "the order of y and z for y' = f(y, z), 0 = g(y, z) with invertible g_z, of a stiffly accurate method whose implicit stages have an invertible matrix",
		defined: isStiffTableau, find: (*Analysis).findDAEOrder,
	},
	{
		number: DenseOrder, name: "dense order", integer: true,
		meaning: "the largest p with Σ bᵢ(θ)Ψᵢ(t) = θ^n/γ(t) for all θ and all trees t with n ≤ p nodes",
		defined: hasDenseOutput, find: (*Analysis).findDenseOrder,
	},
	{
		number: DenseSmoothness, name: "dense smoothness", integer: true,
		meaning: "k ≤ 1 if the dense output is C^k: 1 if it begins at y₀ and ends at y₁ with the slopes f(y₀) and f(y₁), 0 if it does but for the slopes, else −1",
		defined: hasDenseOutput, find: (*Analysis).findDenseSmoothness,
	},
	{
		number: RealLimit, name: "real stability limit",
		meaning: "the largest x for which the stability region holds [−x, 0], but perhaps not −x itself",
		defined: always, find: limitOf((*Analysis).RealInterval), soon: never, // the interval is told
	},
	{
		number: ImaginaryLimit, name: "imaginary stability limit",
		meaning: "the largest y for which the stability region holds i[−y, y], but perhaps not its ends",
		defined: always, find: limitOf((*Analysis).ImaginaryInterval), soon: never,
	},
	{
		number: DiscRadius, name: "stability disc radius",
		meaning: "the largest r for which the stability region holds the disc |z + r| < r",
		defined: isOneStepOrMultistep, find: (*Analysis).findDiscRadius, soon: never,
	},
	{
		number: EllipseSemiAxis, name: "stability ellipse semi-axis", squared: true,
		meaning: "the largest b for which the stability region holds the ellipse around −β/2 with the semi-axes β/2 and b, where [−β, 0] is the real interval",
		defined: isOneStep, find: (*Analysis).findEllipse, soon: never,
	},
}

// NumberValue is what is known of a Number.
type NumberValue struct {
	Known    bool
	Why      Reason // why it is not
	Infinite bool
	Finite   algebraic.Number // unless it is Infinite: the number, or its square
	IsSquare bool             // Finite is the square

	// ToDigits: the coefficients are rounded, and so is the number, which is right to about their digits.
	ToDigits bool
	// Nearly is about what the number is for coefficients within the units of the printed ones, where their last digits matter to
	// it; else nil.
	Nearly *exact.Rat
	// Evidence is what the core has accepted of it; nothing where exact arithmetic alone decides.
	Evidence []Decision
}

// RoundedCoefficients is why a number is not known: that of the coefficients as printed would be one of their rounding.
type RoundedCoefficients struct{}

func (RoundedCoefficients) reason() {}

// Numbers returns all numbers, in the order of reports.
func Numbers() []Number {
	var out []Number
	for _, d := range numberDefinitions {
		out = append(out, d.number)
	}
	return out
}

// Name is what people call a number.
func (n Number) Name() string { return n.definition().name }

// Meaning says in a few words what a number is.
func (n Number) Meaning() string { return n.definition().meaning }

// IsInteger reports whether a number is an integer, or ∞, for every scheme.
func (n Number) IsInteger() bool { return n.definition().integer }

// IsReportedSquared reports whether reports hold the square of a number.
func (n Number) IsReportedSquared() bool { return n.definition().squared }

// ReportKey returns the key of a number, or of its square, in JSON reports.
func (n Number) ReportKey() string {
	if n.IsReportedSquared() {
		return string(n) + "_squared"
	}
	return string(n)
}

// definition returns the record; it panics if there is none.
func (n Number) definition() numberDefinition {
	return numberDefinitions[slices.IndexFunc(numberDefinitions, func(d numberDefinition) bool { return d.number == n })]
}

// Numbers lists those that Number can be asked for with this scheme, in the order of reports.
func (a *Analysis) Numbers() []Number {
	var out []Number
	for _, d := range numberDefinitions {
		if d.defined(a) {
			out = append(out, d.number)
		}
	}
	return out
}

// Number returns what is known of a number. It is not Known where it is not defined, nor, in general, if the coefficients are
// rounded: then NumberAsTold may have that of the scheme that is meant.
//
// Cost: that of the function of its record, once.
func (a *Analysis) Number(n Number) NumberValue {
	v, done := factOf(a, a.numbers, n, n.Name(), func() NumberValue { return a.findNumber(n.definition()) })
	if !done {
		return NumberValue{Why: OutOfTime{context.Cause(a.ctx)}}
	}
	return v
}

func (a *Analysis) findNumber(d numberDefinition) NumberValue {
	switch {
	case !d.defined(a):
		return NumberValue{Why: NotDefined{a.scheme.Info().Kind}}
	case scheme.UnitsOf(a.scheme).Exact():
		return d.find(a)
	case d.rounded != nil:
		return d.rounded(a)
	}
	return NumberValue{Why: RoundedCoefficients{}}
}

// AsksForNumber reports whether a number is told of a scheme that nobody asks about: it is found soon, or the source states it.
func (a *Analysis) AsksForNumber(n Number) bool {
	if a.IsUnfinished(FunctionFact) {
		return false
	}
	if soon := n.definition().soon; soon == nil || soon(a) {
		return true
	}
	_, ok := a.Published().Amount(string(n))
	return ok
}

// NumberAsTold returns the number that is told, and the analysis that it is of: that of the scheme that is meant where the
// coefficients are rounded and it is known there, or else a. SSP coefficients are told as printed.
//
// Cost: that of Number, and of AsMeant.
func (a *Analysis) NumberAsTold(n Number) (v NumberValue, of *Analysis) {
	if m, ok := a.AsMeant(); ok && !n.definition().printed {
		if v := m.Number(n); v.Known {
			return v, m
		}
	}
	return a.Number(n), a
}

// Cmp compares a number that is Known with a rational one: −1, 0 or 1 as it is less, equal or larger.
func (v NumberValue) Cmp(x exact.Rat) int {
	switch {
	case v.Infinite || v.IsSquare && x.Sign() < 0:
		return 1
	case v.IsSquare:
		x = x.Mul(x)
	}
	return v.Finite.Cmp(algebraic.RationalNumber(x))
}

// Number returns a number that is Known and not Infinite itself, whether or not its square is given.
func (v NumberValue) Number() algebraic.Number {
	if v.IsSquare {
		return v.Finite.Sqrt()
	}
	return v.Finite
}

func always(*Analysis) bool { return true }

func never(*Analysis) bool { return false }

// wholeNumber is the value of an integer.
func wholeNumber(n int) NumberValue {
	return NumberValue{Known: true, Finite: algebraic.RationalNumber(exact.Int(int64(n)))}
}

// infiniteNumber is the value ∞.
func infiniteNumber() NumberValue { return NumberValue{Known: true, Infinite: true} }

// OtherNumber is a number that is not the one that the source states.
type OtherNumber struct {
	Place   scheme.Place
	Number  Number
	Claimed scheme.Amount
	Value   NumberValue
}

// Claim returns the place of the claim.
func (f OtherNumber) Claim() scheme.Place { return f.Place }

// NumberClaims returns the published claims about numbers, each compared with that of the coefficients as printed, if that is
// known, or of the scheme that is meant.
//
// Cost: that of the numbers that are claimed.
func (a *Analysis) NumberClaims() []Claim {
	var out []Claim
	for _, n := range a.Numbers() {
		if x, ok := a.Published().Amount(string(n)); ok {
			out = append(out, a.compareNumber(Claim{Kind: ClaimsNumber, Key: string(n), Amount: x, Embedded: a.weights != ""}))
		}
	}
	return out
}

// compareNumber completes a claim.
func (a *Analysis) compareNumber(c Claim) Claim {
	n := Number(c.Key)
	v, of := a.NumberAsTold(n)
	switch {
	case !v.Known:
		c.Late = context.Cause(a.ctx)
		if c.Late == nil {
			c.Late = NumberOpen{v.Why}
		}
	case v.Nearly != nil && !c.Amount.Admits(v.Infinite, v.Cmp) && c.Amount.Admits(false, v.Nearly.Cmp):
		c.ByMeant = true
	case !c.Amount.Admits(v.Infinite, v.Cmp):
		c.Findings = []scheme.Finding{OtherNumber{c.Place(), n, c.Amount, v}}
	default:
		c.ByMeant = of != a
	}
	return c
}

// NumberOpen is why a stated number is not compared.
type NumberOpen struct{ Why Reason }

// Error says so; package exposition knows why.
func (NumberOpen) Error() string { return "it is not known" }

// hasTrees reports whether a scheme has order conditions by rooted trees.
func hasTrees(a *Analysis) bool {
	return slices.Contains([]string{scheme.KindRungeKutta, scheme.KindRosenbrock, scheme.KindCollocation}, a.scheme.Info().Kind)
}

// hasTableau reports whether a scheme has stages, with A and the weights that are analysed, and no other matrix.
func hasTableau(a *Analysis) bool {
	return slices.Contains([]string{scheme.KindRungeKutta, scheme.KindCollocation}, a.scheme.Info().Kind)
}

func (a *Analysis) findWeakStageOrder() NumberValue {
	q, infinite, ok := scheme.WeakStageOrder(a.ctx, a.scheme.(scheme.OneStep), a.weights != "")
	switch {
	case !ok:
		return NumberValue{Why: NoTableau{}}
	case infinite:
		return infiniteNumber()
	}
	return wholeNumber(q)
}

// TooManyTrees is why a number is not known that depends on all trees of so many nodes.
type TooManyTrees struct{ Nodes int }

func (TooManyTrees) reason() {}

// findPrincipalError finds the norm for the order to the printed digits. If the coefficients are rounded it is right to about these.
func (a *Analysis) findPrincipalError() NumberValue {
	o, ok := a.TableauOrderToDigits()
	if !ok {
		return NumberValue{Why: NoTableau{}}
	}
	square, ok := scheme.PrincipalError(a.scheme.(scheme.OneStep), a.weights != "", o.Order+1)
	if !ok {
		return NumberValue{Why: TooManyTrees{o.Order + 1}}
	}
	return NumberValue{Known: true, Finite: a.scheme.Field().Number(square), IsSquare: true, ToDigits: !scheme.UnitsOf(a.scheme).Exact()}
}

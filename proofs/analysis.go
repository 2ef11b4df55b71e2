package proofs

import (
	"context"
	"fmt"
	"sync"

	"rofz/asymptotics"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/proofs/certificate"
	"rofz/rational"
	"rofz/scheme"
)

// Analysis holds everything that is known about one scheme. Each fact is computed when it is first asked for, once,
// and what can be claimed in a certificate has passed certificate.Check before it is handed out. An Analysis is safe
// for concurrent use.
type Analysis struct {
	ctx     context.Context
	scheme  scheme.Scheme
	weights string // "" or "embedded weights"
	find    Meaning

	derivation        func() (scheme.Derivation, error)
	function          func() (stabilityFunction, error)
	glance            func() *Glance
	derivative        func() derivative
	infinity          func() infinity
	order             func() order
	orderToDigits     func() order
	treesToDigits     func() treeOrder
	meant             func() Meant
	prover            func() *stabilityProver
	sectors           func() sectorProver
	angle             func() Angle
	ssp               func() SSP
	threshold         func() Threshold
	generalLinear     func() *generalLinearProver
	embedded          func() *Analysis
	pair              *pairFacts // nil unless the scheme is an additive pair
	claims            func() []Claim
	tableauOrder      func() treeOrder
	treesHold         func() Decision
	treesHoldToDigits func() Decision
	stageOrder        func() stageOrder
	generalOrder      func() generalOrder
	exponentialOrder  func() *scheme.ExponentialOrder
	eigenvalues       func() (eigenvalues, error)
	branches          func() []asymptotics.Branch

	realInterval, imaginaryInterval func() knownInterval
	schwarzPick                     func() (SchwarzPick, error)
	equality                        func() (Equality, error)

	mu           sync.Mutex
	decisions    map[Property]func() Decision
	numbers      map[Number]func() NumberValue
	unfinished   []string  // what was not computed before ctx was done
	askedAsMeant *Analysis // the last answer of AsMeant
}

// stabilityFunction is R over the field that its own coefficients generate.
type stabilityFunction struct {
	field algebraic.Field
	r     rational.Function
	core  certificate.Certificate // nil for a scheme that was given by P and Q
}

type order struct {
	p    int
	c    poly.Elem
	core Decision // the zero value for a multistep method
}

type infinity struct {
	asymptotics.Infinity
	core certificate.Certificate
}

type derivative struct {
	r    rational.Function
	core Decision // that R' is the derivative, and the resolvent form if there is one
	cert certificate.Certificate
}

// Analyze returns the analysis of s. Nothing is computed yet.
func Analyze(s scheme.Scheme) *Analysis { return AnalyzeContext(context.Background(), s) }

// AnalyzeContext is Analyze with an end: a fact that is not computed when ctx is done is left open. A property is then
// Undecided for the reason that context.Cause gives, the stability function has that reason as its error, and every
// other fact is its zero value and named by Unfinished. Facts that were computed before stay.
func AnalyzeContext(ctx context.Context, s scheme.Scheme) *Analysis {
	return AnalyzeAsMeant(ctx, s, nil)
}

// AnalyzeAsMeant is AnalyzeContext with a way to find the scheme that a table with rounded coefficients means, which AsMeant
// analyses. Without it such a table is judged as printed wherever its own conditions do not decide.
func AnalyzeAsMeant(ctx context.Context, s scheme.Scheme, find Meaning) *Analysis {
	a := newAnalysis(ctx, s, "", func() (scheme.Derivation, error) {
		one, ok := s.(scheme.OneStep)
		if !ok {
			return scheme.Derivation{}, fmt.Errorf("a scheme of kind %s has no rational stability function", s.Info().Kind)
		}
		return scheme.DeriveContext(ctx, one)
	})
	a.find = find
	a.meant = fact(a, "scheme as meant", a.findMeant)
	a.embedded = fact(a, "embedded weights", func() *Analysis { return a.analyzeEmbedded() })
	a.pair = a.newPairFacts()
	return a
}

// analyzeEmbedded returns the analysis of the scheme with its embedded weights, nil if it has none.
func (main *Analysis) analyzeEmbedded() *Analysis {
	ctx, s := main.ctx, main.scheme
	one, ok := s.(scheme.OneStep)
	if !ok {
		return nil
	}
	d, ok, err := one.DeriveEmbedded()
	if !ok && err == nil {
		return nil
	}
	a := newAnalysis(ctx, s, "embedded weights", func() (scheme.Derivation, error) { return d, err })
	a.embedded = func() *Analysis { return nil }
	a.meant = fact(a, "scheme as meant", func() (x Meant) {
		if e, ok := scheme.OfEmbedded(s); ok {
			x, _ = peek(AnalyzeAsMeant(ctx, e, main.find).meant)
		}
		return x
	})
	return a
}

func newAnalysis(ctx context.Context, s scheme.Scheme, weights string, derive func() (scheme.Derivation, error)) *Analysis {
	a := &Analysis{ctx: ctx, scheme: s, weights: weights, decisions: make(map[Property]func() Decision), numbers: make(map[Number]func() NumberValue)}
	a.derivation = factOrError(a, FunctionFact, derive)
	a.function = factOrError(a, FunctionFact, a.deriveFunction)
	a.glance = fact(a, FunctionFact, a.glanceOnce)
	a.derivative = fact(a, DerivativeFact, a.differentiate)
	a.infinity = fact(a, InfinityFact, a.expandAtInfinity)
	a.order = fact(a, OrderFact, a.expandAtZero)
	a.orderToDigits = fact(a, OrderToDigitsFact, a.findOrderToDigits)
	a.treesToDigits = fact(a, "order of the tableau to the printed digits", a.findTableauOrderToDigits)
	a.meant = func() Meant { return Meant{} }
	a.claims = sync.OnceValue(a.compareClaims) // each within the time
	a.tableauOrder = fact(a, "order of the tableau", a.findTableauOrder)
	a.treesHold = fact(a, "certificate of the order of the tableau", a.proveTableauOrder)
	a.treesHoldToDigits = fact(a, "certificate of the order of the tableau to its digits", a.proveTableauOrderToDigits)
	a.stageOrder = fact(a, "stage order", a.findStageOrder)
	a.generalOrder = fact(a, GeneralOrderFact, a.findGeneralOrder)
	a.exponentialOrder = fact(a, ExponentialOrderFact, a.findExponentialOrder)
	a.branches = fact(a, BranchesFact, a.findBranches)
	a.eigenvalues = factOrError(a, EigenvaluesFact, a.findEigenvalues)
	a.realInterval = fact(a, RealIntervalFact, a.findRealInterval)
	a.imaginaryInterval = fact(a, ImaginaryIntervalFact, a.findImaginaryInterval)
	a.schwarzPick = factOrError(a, "inequality of Schwarz and Pick", a.findSchwarzPick)
	a.equality = factOrError(a, "equality in it", a.findEquality)
	a.generalLinear = fact(a, "stability matrix", func() *generalLinearProver {
		return newGeneralLinearProver(a.ctx, a.scheme.(scheme.GeneralLinear))
	})
	a.prover = fact(a, "E-polynomial", func() *stabilityProver {
		f, _ := a.function()
		return newStabilityProver(a.ctx, f.field.During(a.ctx), f.r)
	})
	a.sectors = fact(a, "sectors", a.newSectorProver)
	a.angle = fact(a, AngleFact, a.findAngle)
	a.ssp = fact(a, SSPFact, a.findSSP)
	a.threshold = fact(a, ThresholdFact, a.findThreshold)
	return a
}

// Scheme returns the scheme that is analysed.
func (a *Analysis) Scheme() scheme.Scheme { return a.scheme }

// Name returns the scheme's name, with a note for embedded weights.
func (a *Analysis) Name() string {
	if a.weights != "" {
		return a.scheme.Info().Name + " (" + a.weights + ")"
	}
	return a.scheme.Info().Name
}

// Embedded returns the analysis of the embedded weights, if the scheme has some.
func (a *Analysis) Embedded() (*Analysis, bool) {
	e, _ := peek(a.embedded)
	return e, e != nil
}

// Multistep returns the scheme as a linear multistep method, if it is one. Such a method has no StabilityFunction.
func (a *Analysis) Multistep() (scheme.Multistep, bool) {
	m, ok := a.scheme.(scheme.Multistep)
	return m, ok
}

// Derivation returns the stability function with its evidence, over the field of the tableau. The error says that the
// scheme has none: it is not a one-step scheme, or z = 0 is a pole.
func (a *Analysis) Derivation() (scheme.Derivation, error) {
	return peekOrError(a, a.derivation)
}

// StabilityFunction returns R over the field that the coefficients of P and Q generate: ℚ, of degree 1, when they are
// all rational, whatever the tableau looks like. The core has checked that R belongs to the tableau.
//
// The field counts no work, so that results can be written when the budget of a is used up; a long computation
// takes k.During(a.Context()).
func (a *Analysis) StabilityFunction() (k algebraic.Field, r rational.Function, err error) {
	f, err := peekOrError(a, a.function)
	return f.field, f.r, err
}

// metered is StabilityFunction with a field whose work ends with the context of a.
func (a *Analysis) metered() (k algebraic.Field, r rational.Function, err error) {
	k, r, err = a.StabilityFunction()
	return k.During(a.ctx), r, err
}

// Derivative returns R'. Its three forms agree: (P'Q − PQ')/Q², the resolvent bᵀ(I − zA)⁻²e, and the power series with
// the coefficients (k+1)bᵀA^k e; the core has checked the first two against each other. A scheme that was given by P
// and Q has the first alone. It is zero for a scheme without a stability function.
func (a *Analysis) Derivative() rational.Function {
	d, _ := peek(a.derivative)
	return d.r
}

// Resolvent returns the core's verdict on R'(z) = bᵀ(I − zA)⁻²e. It is Undecided for a scheme that was given without a
// tableau.
func (a *Analysis) Resolvent() Decision {
	d, done := peek(a.derivative)
	if !done {
		return a.open(resolvent)
	}
	return d.core
}

// Infinity returns the behaviour of R and R' as |z| → ∞, as checked by the core. It is the zero value for a scheme
// without a stability function.
func (a *Analysis) Infinity() asymptotics.Infinity {
	at, _ := peek(a.infinity)
	return at.Infinity
}

// Order returns the order p of R and its error constant C, e^z − R(z) = C z^(p+1) + …; for a multistep method those of
// the principal root, which are the method's own. If R(0) ≠ 1 the order is 0 and C = 1 − R(0).
func (a *Analysis) Order() (int, poly.Elem) {
	o, _ := peek(a.order)
	return o.p, o.c
}

// DecideOrder proves what Order returns. The decision is Undecided for a multistep method.
func (a *Analysis) DecideOrder() Decision {
	o, done := peek(a.order)
	if !done {
		return a.open(rOrder)
	}
	return o.core
}

// Properties lists the properties that Decide can be asked about for this kind of scheme, in the order of reports.
func (a *Analysis) Properties() []Property {
	var list []Property
	for _, d := range definitions {
		if d.defined(a) {
			list = append(list, d.property)
		}
	}
	return list
}

// Decide decides a property. It is Undecided, with a reason, for a property that is not among Properties.
func (a *Analysis) Decide(p Property) Decision {
	d, done := factOf(a, a.decisions, p, string(p), func() Decision { return a.decide(p) })
	if !done {
		return a.open(p)
	}
	return d
}

func (a *Analysis) decide(p Property) Decision {
	d, ok := define(p)
	if !ok || !d.defined(a) {
		return Decision{Property: p, Reason: NotDefined{a.scheme.Info().Kind}}
	}
	if isOneStep(a) {
		if _, err := a.function(); err != nil {
			return Decision{Property: p, Reason: NoFunction{err}}
		}
	}
	if d.impliedBy != "" {
		if e := a.Decide(d.impliedBy); !e.Verdict.Refuted() {
			if e.Property = p; e.Verdict.Proved() && !e.IsImplied() {
				e.Reason = Implied{d.impliedBy}
			}
			return e
		}
	}
	return d.decide(a)
}

func decideMultistep(m scheme.Multistep, p Property) Decision {
	switch p {
	case AStable:
		return DecideMultistepAStable(m.Field(), m.Rho(), m.Sigma())
	case LStable:
		return DecideMultistepLStable(m.Field(), m.Rho(), m.Sigma())
	}
	return DecideZeroStable(m.Field(), m.Rho())
}

// proved panics unless the core accepted a claim about something that this module derived itself.
func (a *Analysis) proved(d Decision) {
	if !d.Verdict.Proved() {
		panic(fmt.Sprintf("internal error: %s: %s: %+v", a.Name(), d.Property, d.Reason))
	}
}

package exposition

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"

	"rofz/asymptotics"
	"rofz/internal/budget"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/rational"
	"rofz/scheme"
)

// Learning says what schemes make of the gradients of one problem, whose Jacobian has a given spectrum, mode by mode beside
// the exact flow. Learn makes one.
type Learning struct {
	Options LearningOptions
	Schemes []Learned // in the order of the arguments
}

// LearningOptions say what the problem is and how it is integrated.
type LearningOptions struct {
	Spectrum  []exact.Gaussian // λ, at least one
	Frames    []int            // of each λ, the Jacobian of a trajectory that it belongs to
	Numerical bool             // the λ were computed in double precision
	Step      exact.Rat        // h > 0
	Steps     int              // n ≥ 1
	FixedTime bool             // nh is given, and not n
	Threshold exact.Rat        // relative to hn: below it a gradient is lost
	Precision string           // what the threshold is called
	Digits    int              // right digits of numbers, at least 4
	Identify  bool             // say what perfect fits find
	Split     exact.Rat        // the share of each λ that an exponential scheme has in its nonlinear part, and an additive pair in its explicit half
}

// Learned is what one scheme makes of the modes.
type Learned struct {
	Name      string
	File      string
	Split     exact.Rat        // that of the options, which counts for exponential schemes and additive pairs alone
	Err       *scheme.Error    // why there is nothing to say
	Analysis  *proofs.Analysis // nil if the scheme could not be read
	Told      *proofs.Analysis // that of the scheme that is meant where one is known; all that follows is about it
	Modes     []asymptotics.Sensitivity
	Couplings []Coupling
	Modal     Tally
	Coupled   Tally
	Mend      SmallerStep
	Kept      KeptSteps
	Fitted    []Fitted // if it is asked for
}

// Coupling is how a parameter that mixes two modes is felt.
type Coupling struct {
	I, J int // I is the faster one
	asymptotics.Coupling
}

// Tally sums up modes, or couplings.
type Tally struct {
	Counts [6]int  // by reading
	Off    float64 // the largest |ratio − 1| of those that scheme and flow keep, rounded: for the ranking and the advice alone
	Worst  int     // the place of that one, if there is one
}

func (t *Tally) add(i int, r asymptotics.Reading, ratio asymptotics.Complex) {
	t.Counts[r]++
	if r == asymptotics.Faithful || r == asymptotics.Distorted {
		if off := offOne(ratio); off > t.Off || t.Kept() == 1 {
			t.Off, t.Worst = off, i
		}
	}
}

// Kept is how many scheme and flow keep.
func (t Tally) Kept() int { return t.Counts[asymptotics.Faithful] + t.Counts[asymptotics.Distorted] }

// FlowKeeps is how many the flow keeps, whatever the scheme does; what explodes is not counted.
func (t Tally) FlowKeeps() int { return t.Kept() + t.Counts[asymptotics.LostByScheme] }

// SmallerStep says how much smaller h must be, by halving it as often as Halvings says, with as many more steps, for no mode that is
// lost by the scheme, or exploding where the flow does not grow, to be so; that is not Needed if there is none, and not Found within
// the halvings that were tried.
type SmallerStep struct {
	Needed, Found bool
	Halvings      int
}

// KeptSteps says for which steps no mode is lost by the scheme, and none explodes.
type KeptSteps struct {
	Lengths []asymptotics.StepRange // of h, after as many steps
	Counts  [][2]int                // if the time is fixed: the numbers of steps up to Tried, from … to
	Tried   int                     // 0 if the time is not fixed, or if there are too many modes
	Err     error                   // why Lengths are not known
}

// maxCoupled is how many modes of one Jacobian have their couplings computed: the fastest and the slowest. Of several
// Jacobians there are fewer each, for about maxPairs couplings in all.
const (
	maxCoupled = 24
	maxPairs   = maxCoupled * (maxCoupled - 1) / 2
)

// LearnedOf returns what the scheme that a analyses, which was read from a file, makes of the modes.
//
// Cost: that of asymptotics.Propagator for each mode, and for each of about maxPairs couplings.
func LearnedOf(a *proofs.Analysis, file string, opts LearningOptions) Learned {
	l := Learned{Name: a.Scheme().Info().Name, File: file, Split: opts.Split, Analysis: a, Err: a.Err()}
	l.Told, _ = a.Told()
	switch s := a.Scheme().(type) {
	case scheme.OneStep, scheme.Exponential:
	case *scheme.AdditivePair:
		if l.Err == nil {
			l.share(s)
		}
	case scheme.Multistep:
		if k := s.Steps(); opts.Steps < k && l.Err == nil {
			l.Err = &scheme.Error{At: "--steps", Message: fmt.Sprintf("%d, should be at least %d: the steps before are starting values", opts.Steps, k)}
		}
	case scheme.GeneralLinear:
		if l.Err == nil {
			l.Err = &scheme.Error{At: "kind", Message: "a general linear method starts from several values and ends with several, and how they are made of y is not in its file, so that no run is known; verify bound has its eigenvalues"}
		}
	default:
		if l.Err == nil {
			l.Err = &scheme.Error{At: "kind", Message: fmt.Sprintf("a scheme of kind %s has no stability function R(z), whose powers are the answer here", a.Scheme().Info().Kind)}
		}
	}
	if l.Err == nil {
		if full, done := proofs.Within(a, "gradients of the modes", func() Learned { full := l; full.learn(opts); return full }); done {
			l = full
		} else if err := a.Context().Err(); err != nil {
			l.Err = &scheme.Error{At: "--budget", Message: "the time did not suffice for the gradients of the modes"}
		}
	}
	if l.Err != nil {
		l.Err.File = file
	}
	return l
}

// share has the function of an additive pair told: R(θz, (1 − θ)z) with the share θ.
func (l *Learned) share(p *scheme.AdditivePair) {
	told, done := proofs.Within(l.Analysis, "share of the explicit half", func() *proofs.Analysis {
		s, err := p.Share(l.Analysis.Context(), l.Split)
		if err != nil {
			l.Err = &scheme.Error{At: "R", Message: err.Error()}
			return nil
		}
		return proofs.AnalyzeContext(l.Analysis.Context(), s)
	})
	switch {
	case !done:
		l.Err = &scheme.Error{At: "--budget", Message: "the time did not suffice for the stability function of the pair"}
	case told != nil:
		l.Told = told
	}
}

func (l *Learned) learn(opts LearningOptions) {
	if _, isOneStep := l.Told.Scheme().(scheme.OneStep); isOneStep {
		if _, _, err := l.Told.StabilityFunction(); err != nil {
			l.Err = &scheme.Error{At: "R", Message: err.Error()}
			return
		}
	}
	p := l.Propagator(opts.Step, opts.Steps)
	for i, lambda := range opts.Spectrum {
		var s asymptotics.Sensitivity
		var err error
		if i > 0 && lambda.Equal(opts.Spectrum[i-1].Conj()) { // as eigenvalues of real matrices come
			s = l.Modes[i-1].Conj()
		} else if s, err = p.At(scaledBy(lambda, opts.Step), opts.Threshold, opts.Digits); err != nil {
			l.Err = &scheme.Error{At: "λ = " + lambda.String(), Message: err.Error()}
			return
		}
		l.Modes = append(l.Modes, s)
		l.Modal.add(i, s.Reading, s.Ratio)
	}
	l.couple(p, opts)
	l.mend(opts)
	if _, exponential := l.Told.Exponential(); opts.Identify && !exponential {
		l.identify(func(z exact.Gaussian) ([]asymptotics.Fit, error) {
			if m, ok := l.Told.Multistep(); ok {
				return asymptotics.MultistepFit(m.Field(), m.Rho(), m.Sigma(), z, opts.Digits)
			}
			k, r, _ := l.Told.StabilityFunction()
			return asymptotics.Fits(k.During(l.Told.Context()), r, z, opts.Digits)
		}, opts)
	}
	l.keep(opts)
}

// keep finds the steps that keep all.
func (l *Learned) keep(opts LearningOptions) {
	switch l.Told.Scheme().(type) {
	case scheme.OneStep:
		k, r, _ := l.Told.StabilityFunction()
		k = k.During(l.Told.Context())
		if opts.FixedTime {
			l.Kept.Err = l.countSteps(k, r, opts)
			return
		}
		l.Kept.Lengths, l.Kept.Err = asymptotics.StepLengths(k, r, opts.Spectrum, opts.Steps, opts.Threshold)
	case scheme.Exponential:
		switch {
		case opts.FixedTime:
			l.Kept.Err = l.countRuns(opts)
		case l.Split.IsZero():
			l.Kept.Lengths = []asymptotics.StepRange{{FromIs: asymptotics.Excluded, Unbounded: true}}
		default:
			l.Kept.Err = errNoPolynomial
		}
	default:
		if l.Kept.Err = errManyFunctions; opts.FixedTime {
			l.Kept.Err = l.countRuns(opts)
		}
	}
}

// maxRuns is how many runs are looked at, in all, to see which numbers of steps keep the modes, where each is a run of its own.
const maxRuns = 200

// countRuns is countSteps for schemes that are no power of a rational function: each number of steps is a run with each mode.
func (l *Learned) countRuns(opts LearningOptions) error {
	modes := distinct(opts.Spectrum)
	tried := min(maxRuns/len(modes), 100*opts.Steps)
	if tried < 8 { // nothing to tell of
		return errManyModes
	}
	time := opts.Step.Mul(exact.Int(int64(opts.Steps)))
	least := 1
	if m, ok := l.Told.Multistep(); ok {
		least = m.Steps()
	}
	var counts [][2]int
	for n := least; n <= tried; n++ {
		budget.Poll(l.Told.Context())
		h := time.Quo(exact.Int(int64(n)))
		p := l.Propagator(h, n)
		kept := true
		for _, lambda := range modes {
			reading, err := p.Reading(scaledBy(lambda, h), opts.Threshold)
			if err != nil {
				return err
			}
			if kept = !fails(reading); !kept {
				break
			}
		}
		switch last := len(counts) - 1; {
		case !kept:
		case last >= 0 && counts[last][1] == n-1:
			counts[last][1] = n
		default:
			counts = append(counts, [2]int{n, n})
		}
	}
	l.Kept.Counts, l.Kept.Tried = counts, tried
	return nil
}

// distinct returns the modes with Im λ ≥ 0, each once, the fastest first.
func distinct(spectrum []exact.Gaussian) []exact.Gaussian {
	modes := slices.Clone(spectrum)
	for i := range modes {
		if modes[i].Im.Sign() < 0 {
			modes[i] = modes[i].Conj()
		}
	}
	slices.SortFunc(modes, func(a, b exact.Gaussian) int { return cmp.Or(b.Norm().Cmp(a.Norm()), a.Re.Cmp(b.Re), a.Im.Cmp(b.Im)) })
	return slices.CompactFunc(modes, exact.Gaussian.Equal)
}

// Why the steps that keep everything are not computed.
var (
	errManyFunctions = errors.New("the result of a method with several values is no power of one function")
	errManyModes     = errors.New("there are too many modes for runs with several numbers of steps")
	errNoPolynomial  = errors.New("no polynomial decides where the gradient of an exponential scheme passes the threshold")
)

// Propagator returns what n steps of length h of the scheme make of a mode, for a scheme that has sensitivities.
func (l Learned) Propagator(h exact.Rat, n int) *asymptotics.Propagator {
	if m, ok := l.Told.Multistep(); ok {
		return asymptotics.NewMultistepPropagator(m.Field(), m.Rho(), m.Sigma(), h, n)
	}
	if e, ok := l.Told.Exponential(); ok {
		return asymptotics.NewExponentialPropagator(e.Field(), e.StabilityFunction(l.Split), h, n)
	}
	k, r, _ := l.Told.StabilityFunction()
	return asymptotics.NewPropagator(k.During(l.Told.Context()), r, h, n)
}

// HasR reports whether the scheme has a rational stability function.
func (l Learned) HasR() bool {
	_, ok := l.Told.Scheme().(scheme.OneStep)
	return ok
}

// maxChecks is how many modes are looked at, in all, to see which numbers of steps keep them.
const maxChecks = 50_000

// countSteps finds the Counts of Kept.
func (l *Learned) countSteps(k algebraic.Field, r rational.Function, opts LearningOptions) error {
	modes := distinct(opts.Spectrum)
	time := opts.Step.Mul(exact.Int(int64(opts.Steps)))
	tried := min(maxChecks/len(modes), 100*opts.Steps)
	counts, err := asymptotics.StepCounts(k, r, modes, time, tried, opts.Threshold)
	if err == nil {
		l.Kept.Counts, l.Kept.Tried = counts, tried
	}
	return err
}

// float rounds a number, to ±Inf where it is out of range.
func float(x asymptotics.Scaled) float64 {
	if x.E == nil {
		return x.M.Mid().Float64()
	}
	f, _ := strconv.ParseFloat(fmt.Sprintf("%.16fe%v", x.M.Mid().Float64(), x.E), 64)
	return f
}

// offOne returns |z − 1|, rounded.
func offOne(z asymptotics.Complex) float64 {
	return math.Hypot(float(z.Re)-1, float(z.Im))
}

func scaledBy(z exact.Gaussian, h exact.Rat) exact.Gaussian {
	return exact.Gaussian{Re: z.Re.Mul(h), Im: z.Im.Mul(h)}
}

// couple fills in the couplings of modes of the same Jacobian, at most maxPairs Jacobians at even distances.
func (l *Learned) couple(p *asymptotics.Propagator, opts LearningOptions) {
	frames := opts.Frames[len(opts.Frames)-1] + 1
	shown := min(frames, maxPairs)
	most := maxCoupled
	for most > 2 && shown*most*(most-1)/2 > maxPairs {
		most--
	}
	for k := range shown {
		l.coupleFrame(p, opts, k*frames/shown, most)
	}
}

// coupleFrame fills in the couplings of modes of one Jacobian that are no poles, the fastest with the slowest.
func (l *Learned) coupleFrame(p *asymptotics.Propagator, opts LearningOptions, frame, most int) {
	var chosen []int
	for i, s := range l.Modes {
		if !s.Pole && opts.Frames[i] == frame && !slices.ContainsFunc(chosen, func(j int) bool { return l.Modes[j].Z.Equal(s.Z) }) {
			chosen = append(chosen, i)
		}
	}
	slices.SortStableFunc(chosen, func(i, j int) int { return l.Modes[j].Z.Norm().Cmp(l.Modes[i].Z.Norm()) })
	if len(chosen) > most {
		chosen = append(chosen[:most/2:most/2], chosen[len(chosen)-(most-most/2):]...)
	}
	for a, i := range chosen {
		for _, j := range chosen[a+1:] {
			c, err := p.Between(l.Modes[i].Z, l.Modes[j].Z, opts.Threshold, opts.Digits)
			if err == nil { // what has no digits is left out
				l.Coupled.add(len(l.Couplings), c.Reading, c.Ratio)
				l.Couplings = append(l.Couplings, Coupling{i, j, c})
			}
		}
	}
}

// fails reports whether a scheme loses a gradient that the flow keeps, or lets it explode.
func fails(r asymptotics.Reading) bool {
	return r == asymptotics.LostByScheme || r == asymptotics.Exploding
}

// maxHalvings is how often h is halved to find one that keeps all modes.
const maxHalvings = 12

// mend looks for the h of Mend.
func (l *Learned) mend(opts LearningOptions) {
	var bad []exact.Gaussian
	for i, s := range l.Modes {
		if fails(s.Reading) {
			bad = append(bad, opts.Spectrum[i])
		}
	}
	l.Mend.Needed = len(bad) > 0
	for h, n := opts.Step, opts.Steps; l.Mend.Needed && l.Mend.Halvings < maxHalvings && n <= 500_000; {
		h, n = h.Mul(exact.NewRat(1, 2)), 2*n
		l.Mend.Halvings++
		p := l.Propagator(h, n)
		if !slices.ContainsFunc(bad, func(lambda exact.Gaussian) bool {
			reading, err := p.Reading(scaledBy(lambda, h), opts.Threshold)
			return err != nil || fails(reading)
		}) {
			l.Mend.Found = true
			return
		}
	}
}

// Learn sets the schemes side by side.
func Learn(rows []Learned, opts LearningOptions) Learning { return Learning{opts, rows} }

// Ranked returns the schemes that there is something to say of, the better ones first: fewer exploding modes, fewer lost,
// fewer distorted; then fewer couplings that the flow keeps and the scheme loses or distorts; fewer modes and couplings kept
// beyond the flow; and then the closer ones.
func (c Learning) Ranked() []Learned {
	var out []Learned
	for _, l := range c.Schemes {
		if l.Err == nil {
			out = append(out, l)
		}
	}
	slices.SortStableFunc(out, func(a, b Learned) int {
		return cmp.Or(
			cmp.Compare(a.Modal.Counts[asymptotics.Exploding], b.Modal.Counts[asymptotics.Exploding]),
			cmp.Compare(a.Modal.Counts[asymptotics.LostByScheme], b.Modal.Counts[asymptotics.LostByScheme]),
			cmp.Compare(a.Modal.Counts[asymptotics.Distorted], b.Modal.Counts[asymptotics.Distorted]),
			cmp.Compare(a.Coupled.wrong(), b.Coupled.wrong()),
			cmp.Compare(a.Modal.Counts[asymptotics.KeptBeyondFlow], b.Modal.Counts[asymptotics.KeptBeyondFlow]),
			cmp.Compare(a.Coupled.Counts[asymptotics.KeptBeyondFlow], b.Coupled.Counts[asymptotics.KeptBeyondFlow]),
			cmp.Compare(max(a.Modal.Off, a.Coupled.Off), max(b.Modal.Off, b.Coupled.Off)))
	})
	return out
}

// wrong is how many the flow keeps that the scheme loses or distorts.
func (t Tally) wrong() int {
	return t.Counts[asymptotics.LostByScheme] + t.Counts[asymptotics.Distorted]
}

package report

import (
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"rofz/asymptotics"
	"rofz/poly"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/proofs/certificate"
	"rofz/scheme"
)

// BoundsFormat names the format of the JSON form of Bounds and its version.
const BoundsFormat = "rofz-bound/1"

// BoundsSchema is the JSON Schema of the JSON form of Bounds.
//
//go:embed bound.schema.json
var BoundsSchema string

// Bounds is what is known of the gradient R' of one scheme: its series at infinity, the inequality of Schwarz and Pick,
// its best constants, and values. BoundsOf makes one.
type Bounds struct {
	Format            string       `json:"format"`
	Name              string       `json:"name"`
	Kind              string       `json:"kind,omitempty"`
	Field             *Field       `json:"field,omitempty"`
	StabilityFunction *Fraction    `json:"stability_function,omitempty"`
	Derivative        *Fraction    `json:"derivative,omitempty"`
	Infinity          *Infinity    `json:"infinity,omitempty"`
	Series            *Series      `json:"series,omitempty"`
	Steps             *Steps       `json:"steps,omitempty"`
	AStable           *Property    `json:"A-stable,omitempty"`
	SchwarzPick       *SchwarzPick `json:"schwarz_pick,omitempty"`
	Constants         []Constant   `json:"constants,omitempty"`
	Rho               []Number     `json:"rho,omitempty"` // highest power first
	Sigma             []Number     `json:"sigma,omitempty"`
	Puiseux           []Puiseux    `json:"puiseux,omitempty"`
	Principal         *Principal   `json:"principal,omitempty"`
	Characteristic    []string     `json:"characteristic,omitempty"` // coefficients in z of ζ⁰, ζ¹, … in det(I − zA)·det(ζI − M(z))
	Eigenvalues       []Eigenvalue `json:"eigenvalues,omitempty"`
	Values            []Value      `json:"values,omitempty"`
	Pairs             []Pair       `json:"divided_differences,omitempty"`
	Warnings          []string     `json:"warnings,omitempty"`   // options that say nothing about this scheme
	Unfinished        *Unfinished  `json:"unfinished,omitempty"` // what the time for the scheme did not suffice for
	Status            Status       `json:"status"`
	Error             *Error       `json:"error,omitempty"`

	printer
	info         scheme.Info
	shown        boundFormulas
	certificates []certificate.Certificate
	analysis     *proofs.Analysis
}

// boundFormulas keeps what the text form shows in another shape.
type boundFormulas struct {
	p, q, dp, dq poly.Poly
	rho, sigma   poly.Poly
	r, dr        asymptotics.Laurent
	at           asymptotics.Infinity
	branches     []asymptotics.Branch
	eigenvalues  []asymptotics.RootBranch
	steps        int // of Values
}

// Series are the Laurent series of R and R' at infinity, the highest power first.
type Series struct {
	R        []Term `json:"R"`
	Gradient []Term `json:"derivative"`
}

// Term is the term Coefficient·z^Power.
type Term struct {
	Power       int    `json:"power"`
	Coefficient Number `json:"coefficient"`
}

// SchwarzPick is the verdict on |2xR'(x)| ≤ 1 − R(x)² for x ≤ 0.
type SchwarzPick struct {
	Verdict     string `json:"verdict"`
	Identity    bool   `json:"identity"` // equality everywhere
	Reason      string `json:"reason"`
	Certificate string `json:"certificate,omitempty"`
}

// Constant is the least C with |z^Power R'(z)| ≤ C throughout a region: "half-plane", "negative axis", or "sector", which
// is |Im z| ≤ −Tan·Re z. It is attained at the points At: y for z = ±iy, x for z = −x and z = −x(1 ± i·Tan); or it is the
// limit as |z| → ∞.
type Constant struct {
	Power      int         `json:"power"`
	Region     string      `json:"region"`
	Tan        string      `json:"tan,omitempty"`
	C          *Algebraic  `json:"-"`
	Infinite   string      `json:"-"` // why there is no C
	Undecided  string      `json:"-"`
	At         []Algebraic `json:"at"`
	AtInfinity bool        `json:"limit_at_infinity"`

	Proved      string `json:"proved,omitempty"`   // a rational number ≥ C that the core has seen to be a bound
	Exceeded    string `json:"exceeded,omitempty"` // one below C that is exceeded
	Witness     string `json:"witness,omitempty"`  // at this point
	Certificate string `json:"certificate,omitempty"`

	exceeded proofs.Decision
}

// MarshalJSON returns an object with "constant", a number, "infinite" with the "reason", or null with the reason under
// "undecided". Where it would be attained is not said then.
func (c Constant) MarshalJSON() ([]byte, error) {
	if c.Undecided != "" {
		return encode(struct {
			Power     int    `json:"power"`
			Region    string `json:"region"`
			Tan       string `json:"tan,omitempty"`
			Constant  any    `json:"constant"`
			Undecided string `json:"undecided"`
		}{Power: c.Power, Region: c.Region, Tan: c.Tan, Undecided: c.Undecided})
	}
	type plain Constant
	out := struct {
		plain
		Constant any    `json:"constant"`
		Reason   string `json:"reason,omitempty"`
	}{plain: plain(c), Reason: c.Infinite}
	switch {
	case c.Infinite != "":
		out.Constant = "infinite"
	case c.C != nil:
		out.Constant = *c.C
	}
	return encode(out)
}

// BoundsOptions say what Bounds hold besides the facts.
type BoundsOptions struct {
	File         string      // where the scheme was read, for errors; its name if empty
	Powers       []int       // j in |z^j R'|; if empty, 1 and the decay exponent of R'
	Tans         []exact.Rat // sectors
	Last         int         // the last power of 1/z in series; if 0, two behind the leading one
	Steps        int         // n, if not 0
	At           []exact.Gaussian
	Pairs        [][2]exact.Gaussian
	Digits       int
	Certificates bool
}

// BoundsOf returns what is known of the gradient of the scheme that a analyses.
//
// Cost: that of proofs.Analysis.Bound for each region and power.
func BoundsOf(a *proofs.Analysis, opts BoundsOptions) Bounds {
	info := a.Scheme().Info()
	b := Bounds{Format: BoundsFormat, Name: info.Name, Kind: info.Kind, Status: OK, info: info}
	if opts.File == "" {
		opts.File = info.Name
	}
	b.printer.field = a.Scheme().Field()
	switch a.Scheme().(type) {
	case scheme.Multistep:
		if opts.Last > maxPuiseux {
			return failedBounds(b, Error{opts.File, "--terms", fmt.Sprintf("%d, should be at most %d for a multistep method", opts.Last, maxPuiseux)})
		}
		if full, done := proofs.Within(a, "characteristic roots", func() Bounds { full := b; full.multistep(a, opts); return full }); done {
			b = full
		}
		b.Unfinished = unfinished(a)
		b.Warnings = opts.withoutFunction("a multistep method")
		return b
	case scheme.GeneralLinear:
		var err error
		full, done := proofs.Within(a, "eigenvalues of the stability matrix", func() Bounds {
			full := b
			err = full.generalLinear(a)
			return full
		})
		switch {
		case !done:
			b.Unfinished = unfinished(a)
			return b
		case err != nil:
			return failedBounds(b, Error{opts.File, "A", err.Error()})
		}
		b = full
		b.Warnings = opts.withoutFunction("a general linear method")
		return b
	}
	_, _, err := a.StabilityFunction()
	switch {
	case a.IsUnfinished(proofs.FunctionFact):
		b.Unfinished = unfinished(a)
		return b
	case err != nil:
		return failedBounds(b, Error{opts.File, "denominator", err.Error()})
	}
	b.oneStep(a, opts)
	if flag, err := b.values(a, opts); err != nil && a.Context().Err() == nil {
		return failedBounds(b, Error{opts.File, flag, err.Error()})
	}
	b.Unfinished = unfinished(a)
	return b
}

// maxPuiseux is the last power of ω in the series of a multistep method that may be asked for: their coefficients grow so
// fast that 200 terms take minutes.
const maxPuiseux = 60

// withoutFunction says that options about R are in vain for a scheme of a kind that has none.
func (o BoundsOptions) withoutFunction(kind string) []string {
	var names []string
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

// FailedBounds returns the Bounds of a scheme that could not be read.
func FailedBounds(name string, e Error) Bounds {
	return Bounds{Format: BoundsFormat, Name: name, Status: InError, Error: &e}
}

func failedBounds(b Bounds, e Error) Bounds {
	f := FailedBounds(b.Name, e)
	f.Kind, f.info = b.Kind, b.info
	return f
}

// Certificates returns the certificates of everything that is stated, for verify audit; false if there are none.
func (b Bounds) Certificates() (certificate.File, bool) {
	if len(b.certificates) == 0 {
		return certificate.File{}, false
	}
	return b.analysis.CertificateFile(b.certificates...), true
}

// oneStep fills in what a rational R has.
func (b *Bounds) oneStep(a *proofs.Analysis, opts BoundsOptions) {
	k, r, _ := a.StabilityFunction()
	d, at := a.Derivative(), a.Infinity()
	if a.IsUnfinished(proofs.DerivativeFact) || a.IsUnfinished(proofs.InfinityFact) {
		field := newField(k)
		b.printer.field, b.Field = k, &field
		return
	}
	field, inf := newField(k), infinity(k, at)
	b.printer.field = k
	b.Field, b.Infinity = &field, &inf
	b.StabilityFunction = &Fraction{numbersIn(k, r.Numerator().Coeffs()), numbersIn(k, r.Denominator().Coeffs())}
	b.Derivative = &Fraction{numbersIn(k, d.Numerator().Coeffs()), numbersIn(k, d.Denominator().Coeffs())}
	last := opts.Last
	if last == 0 {
		last = max(1-at.Exponent, 1)
	}
	pair, done := proofs.Within(a, "series at infinity", func() [2]asymptotics.Laurent {
		return [2]asymptotics.Laurent{asymptotics.LaurentSeries(r, -last), asymptotics.LaurentSeries(d, -last-1)}
	})
	if !done {
		b.StabilityFunction, b.Derivative = nil, nil // the text form shows them with the series
		return
	}
	s, ds := pair[0], pair[1]
	b.Series = &Series{R: b.terms(s), Gradient: b.terms(ds)}
	b.shown = boundFormulas{p: r.Numerator(), q: r.Denominator(), dp: d.Numerator(), dq: d.Denominator(), r: s, dr: ds, at: at, steps: opts.Steps}
	if opts.Steps > 0 && !at.Constant {
		b.Steps, _ = proofs.Within(a, "gradient after steps", func() *Steps { return newSteps(k, r, opts.Steps) })
	}
	b.analysis, b.certificates = a, a.FunctionCertificates()
	stable := a.Decide(proofs.AStable)
	b.keep(stable.Certificate)
	b.AStable = &Property{Verdict: stable.Verdict.String(), Reason: reason(stable)}
	sp, err := a.SchwarzPick()
	if err != nil {
		sp.Reason = proofs.NoFunction{Err: err}
	}
	b.SchwarzPick = &SchwarzPick{Verdict: sp.Verdict.String(), Identity: sp.Identity, Reason: reason(sp.Decision)}
	if opts.Certificates && stable.Certificate != nil {
		b.AStable.Certificate = certificate.Format(a.CertificateOf(stable.Certificate))
	}
	if opts.Certificates && sp.Certificate != nil {
		b.SchwarzPick.Certificate = certificate.Format(a.CertificateOf(sp.Certificate))
	}
	b.keep(sp.Certificate)
	for _, power := range powers(opts, at) {
		for _, region := range regions(opts) {
			b.constant(a, region, power, opts.Certificates)
		}
	}
}

// keep adds a certificate to those of everything that is stated, unless there is none.
func (b *Bounds) keep(c certificate.Certificate) {
	if c != nil {
		b.certificates = append(b.certificates, c)
	}
}

func (b *Bounds) terms(l asymptotics.Laurent) []Term {
	out := []Term{}
	for i, c := range l.Coeffs {
		if !c.IsZero() {
			out = append(out, Term{l.Top - i, numberIn(b.printer.field, c)})
		}
	}
	return out
}

// powers lists the j of |z^j R'|.
func powers(opts BoundsOptions, at asymptotics.Infinity) []int {
	switch {
	case len(opts.Powers) > 0:
		return opts.Powers
	case at.Constant || at.Exponent > -2:
		return []int{1}
	}
	return []int{1, -at.Exponent}
}

func regions(opts BoundsOptions) []asymptotics.Region {
	out := []asymptotics.Region{asymptotics.HalfPlane()}
	for _, t := range opts.Tans {
		out = append(out, asymptotics.Sector(t))
	}
	return append(out, asymptotics.NegativeAxis())
}

func (b *Bounds) constant(a *proofs.Analysis, region asymptotics.Region, power int, certificates bool) {
	c := Constant{Power: power, Region: "half-plane", At: []Algebraic{}}
	if !region.IsHalfPlane() {
		c.Region = "negative axis"
		if !region.Tan().IsZero() {
			c.Region, c.Tan = "sector", region.Tan().String()
		}
	}
	bound, err := a.Bound(region, power)
	switch {
	case errors.Is(err, asymptotics.ErrPolesBeyondSector), err != nil && a.Context().Err() != nil:
		c.Undecided = err.Error()
	case err != nil:
		panic("internal error: " + err.Error())
	case bound.Infinite:
		c.Infinite = bound.Why
	default:
		c.C = &Algebraic{bound.C}
		c.At, c.AtInfinity = algebraics(bound.Points), bound.AtInfinity
		c.Proved, c.exceeded = bound.Above.String(), bound.Exceeded
		evidence := []certificate.Certificate{bound.Holds.Certificate}
		if w, ok := bound.Exceeded.Certificate.(*certificate.Gradient); ok {
			c.Exceeded, c.Witness = bound.Below.String(), w.Witness.String()
			evidence = append(evidence, w)
		}
		b.certificates = append(b.certificates, evidence...)
		if certificates {
			c.Certificate = certificate.Format(a.CertificateFile(evidence...))
		}
	}
	b.Constants = append(b.Constants, c)
}

// WriteJSON writes b as one line.
func (b Bounds) WriteJSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(b)
}

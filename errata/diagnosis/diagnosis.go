// Package diagnosis looks for what is wrong with a scheme whose claims fail: the smallest edit of the printed table, or
// of the claims, after which everything that the source says holds.
//
//	d := diagnosis.Find(ctx, s, diagnosis.Options{})
//	for _, c := range d.Candidates {
//		fmt.Println(c.Kind, c.Edits)     // digit [{b[3] 2/3 1/3 false}]
//	}
//
// Floating point and arithmetic modulo a prime propose; each candidate that is returned has been read anew and its
// claims have been checked exactly. The claims are those of package conditions; Options.Confirm adds those that no
// equation says. Where only the last digits are wrong, package repair is the one to ask. docs/diagnosis.md tells more.
package diagnosis

import (
	"context"
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"rofz/errata/conditions"
	"rofz/internal/modular"
	"rofz/poly"
	"rofz/poly/exact"
	"rofz/scheme"
	"rofz/scheme/expression"
)

// Options say how far the search goes. The zero value is the ordinary search.
type Options struct {
	// Confirm, if not nil, is asked whether a mended scheme also keeps those claims that no equation says, such as
	// A-stability. Candidates that it turns down stand behind the others.
	Confirm func(scheme.Scheme) bool

	// Refuted names the claims that no equation says and that are known to be wrong of the table as it stands:
	// "A-stable", "L-stable". If nothing else fails and the coefficients are exact, slips are looked for that keep all
	// equations, and Confirm decides.
	Refuted []string

	// Most is the largest number of candidates that are returned; 0 counts as 10.
	Most int
}

// Diagnosis is what was found.
type Diagnosis struct {
	Candidates  []Candidate // the most plausible one first
	Failing     []string    // the conditions that do not hold, in order
	Conditions  int         // that the claims amount to
	Independent int         // how many of the failing ones are independent of each other
	Tried       int         // edits
	Complete    bool        // the search was not cut short

	// Assumed is a claim that the source does not make and that was assumed: the highest order that one edit of the
	// table brings about.
	Assumed *Edit

	// Hybrid is not nil where the conditions of a Rosenbrock scheme fail because it is of another kind. Then no claim is
	// said to be wrong.
	Hybrid *Hybrid

	Repeated []Repeated // rows that are other rows again: no candidate lists their entries
}

// Candidate is an edit after which all claims hold.
type Candidate struct {
	Kind      Kind
	Edits     []Edit
	Value     string  // of the coefficient that was solved for, exactly, if its text is rounded
	Confirmed bool    // Options.Confirm agrees, or there is none
	Residual  float64 // the largest that is left, 0 if all conditions hold exactly

	// Accidents is the decimal logarithm of how many of the edits that were tried would mend all failing conditions by
	// mere accident, if each independent condition held by accident with probability |residual after / residual
	// before|, or 1/denominator of the residual where nothing is left of it.
	Accidents float64

	Conditions int // that hold then

	score float64 // the less the better
	plain float64 // the implausibility alone
}

// Mend returns the one edit of a coefficient that is the most plausible candidate, if no other edit of a single
// coefficient is a candidate too.
func (d Diagnosis) Mend() (Edit, bool) {
	only := func(c Candidate) bool { return len(c.Edits) == 1 && !c.Edits[0].IsClaim() }
	if len(d.Candidates) == 0 || !only(d.Candidates[0]) || !d.Candidates[0].Confirmed || slices.ContainsFunc(d.Candidates[1:], only) {
		return Edit{}, false
	}
	return d.Candidates[0].Edits[0], true
}

// Edit is a change of one coefficient, of one constant under params, or of one claim.
type Edit struct {
	Place   scheme.Place // A[7][2], params.gamma, order
	From    string
	To      string
	Follows bool // goes along with the others, so that row sums or equal entries stay what they were
}

// IsClaim reports whether the edit is one of a claim, and not of a coefficient.
func (e Edit) IsClaim() bool {
	switch e.Place.Key {
	case "order", "embedded_order", "family", "digits", "exact":
		return true
	}
	_, ok := e.Property()
	return ok
}

// Property returns the key of the property whose claim the edit gives up.
func (e Edit) Property() (string, bool) { return strings.CutPrefix(e.Place.Key, published) }

const (
	published  = "published." // stands before the key of a property in the place of its claim
	ofEmbedded = "embedded."  // and then this, of a claim about the embedded weights
)

// withdrawn is the edit that gives up the claim of a property.
func withdrawn(property string) Edit {
	return Edit{Place: scheme.Place{Key: published + property}, From: "true", To: "false"}
}

// lowered is the edit of the claim of an order.
func lowered(key string, from, to int) Edit {
	return Edit{Place: scheme.Place{Key: key}, From: strconv.Itoa(from), To: strconv.Itoa(to)}
}

// edit gives a cell another text.
func (t *table) edit(at int, to string, follows bool) Edit {
	return Edit{t.cells[at].Place, t.cells[at].Text, to, follows}
}

// Find looks for the edits that make all claims of a scheme hold. Without claims that fail there are none; nor are there
// for the kinds of schemes whose claims are no equations for their coefficients (collocation, rational, general linear).
// When the context ends, what has been found until then is returned, and Complete is false.
//
// Of an additive pair the claims are the coupled orders and the row sums of both halves, and one coefficient of either is edited.
//
// The claims are row sums, order and embedded order by rooted trees, stiff accuracy and R(∞) = 0 where L-stability is
// claimed, and the form of the family. Where no order is claimed, and the weights do not add up to 1 or c is not the row
// sums, the highest order is assumed that one edit brings about. Cost: for s stages, T trees, N coefficients about N² + sN evaluations of the
// conditions of up to order 3, most of which end at a row sum, and a few hundred of all.
func Find(ctx context.Context, s scheme.Scheme, options Options) Diagnosis {
	if options.Most == 0 {
		options.Most = 10
	}
	if tooLarge(s) {
		return Diagnosis{}
	}
	if p, ok := s.(*scheme.AdditivePair); ok {
		return pairSlips(ctx, p, options)
	}
	if d, ok := assumed(ctx, s, options); ok {
		return d
	}
	d := slips(ctx, s, options)
	if problems := problemsOf(s, options); len(problems) > 0 {
		d.Candidates = problems[0].embedded(ctx, d.Candidates)
	}
	if len(d.Candidates) > options.Most {
		d.Candidates = d.Candidates[:options.Most]
	}
	return d
}

// slips is Find for a scheme whose orders are claimed, without a limit for the candidates.
func slips(ctx context.Context, s scheme.Scheme, options Options) Diagnosis {
	problems := problemsOf(s, options)
	d := Diagnosis{Complete: true}
	if len(problems) == 0 {
		return d
	}
	p := problems[0]
	d.Failing = append(p.failures(), options.Refuted...)
	d.Conditions, d.Independent = len(p.before)+len(options.Refuted), p.independent()
	proposals, tried := claims(p, options), 0
	for _, q := range problems {
		if !slices.Contains(q.failing, true) && !q.tolerance.IsZero() {
			continue // the last digits of truncated coefficients change nothing that an equation would notice
		}
		more, n := q.search(ctx)
		for _, m := range append(more, q.replaced()...) {
			m.of = q
			proposals = append(proposals, m)
		}
		tried += n
	}
	d.Candidates = p.rank(ctx, proposals, tried)
	if slices.Contains(p.failing, true) && !convincing(d.Candidates) {
		more, n := relaxed(ctx, s, options)
		tried += n
		d.Candidates = p.rank(ctx, append(proposals, more...), tried)
	}
	if h, ok := hybridOf(s); ok && !convincing(d.Candidates) {
		d.Hybrid = &h
		d.Candidates = slices.DeleteFunc(d.Candidates, func(c Candidate) bool { return c.Kind == Claim })
	}
	d.Repeated = p.repeated()
	d.Candidates = unlisted(d.Candidates, d.Repeated)
	d.Tried = tried
	d.Complete = ctx.Err() == nil
	return d
}

// MostStages is the largest number of stages of a table that is searched.
const MostStages = 40

func tooLarge(s scheme.Scheme) bool {
	one, ok := s.(scheme.OneStep)
	return ok && one.Stages() > MostStages
}

// convincing reports whether there is an edit of the table, or a single claim to lower by one.
func convincing(list []Candidate) bool {
	return slices.ContainsFunc(list, func(c Candidate) bool { return c.Kind != Claim && c.plain < 6 || len(c.Edits) == 1 && c.plain < 2 })
}

// claims proposes that the claims are wrong. They are about the standard form.
func claims(p *problem, options Options) []proposal {
	if p.transformed {
		t, _ := newTable(p.scheme, standard)
		p = newProblem(t, options)
	}
	out := p.claims()
	for i := range out {
		out[i].of = p
	}
	return out
}

// problemsOf returns the readings of a scheme in which claims fail, that of the failures which are reported first.
//
// Where an implementation's own coefficients are given and agree with the standard form, the latter was computed from
// the former, and it is there that a slip must be looked for. Where they disagree, one of the two may be all right.
func problemsOf(s scheme.Scheme, options Options) []*problem {
	var out []*problem
	add := func(how reading) {
		t, ok := newTable(s, how)
		if !ok || len(t.scheme.Printed()) == 0 {
			return
		}
		if p := newProblem(t, options); slices.Contains(p.failing, true) || len(options.Refuted) > 0 {
			out = append(out, p)
		}
	}
	add(transformed)
	if len(out) > 0 && len(scheme.TransformedFindings(s)) == 0 {
		return out
	}
	add(standard)
	if len(out) > 0 && out[len(out)-1].impliesStiffness() {
		add(loose)
	}
	return out
}

// problem is a table with what its equations say of it.
type problem struct {
	*table
	Options
	tolerance    exact.Rat
	before       []*big.Float
	failing      []bool
	independence int
}

// precise is the arithmetic in which residuals are measured: 320 bits, far beyond any printed table.
const precise = conditions.Float(320)

func newProblem(t *table, o Options) *problem {
	p := &problem{table: t, Options: o, tolerance: noise(t.scheme)}
	p.before = residuals(t, precise, t.precisePoint())
	for _, r := range p.before {
		p.failing = append(p.failing, !p.accepts(r))
	}
	room := precise.Rational(p.tolerance.Quo(exact.Int(100)))
	t.linear = slices.Clone(t.linear)
	for i := range t.linear {
		t.linear[i].vague = !p.failing[i] && new(big.Float).Abs(p.before[i]).Cmp(room) > 0 && !p.tolerance.IsZero()
	}
	return p
}

// noise returns the largest residual that the conditions of a table have and hold to the printed digits, at least the
// largest unit, and a hundred of these where the standard form is computed from an implementation's own coefficients: what
// counts as zero.
func noise(s scheme.Scheme) exact.Rat {
	most := scheme.UnitsOf(s).Largest()
	if most.IsZero() {
		return most
	}
	if _, computed := scheme.TransformedOf(s); computed {
		most = scheme.UnitsOf(s).Tolerance()
	}
	add := func(x poly.Elem) {
		in := s.Field().Enclose(x, 256)
		most = exact.Max(most, exact.Max(in.Lo.Abs(), in.Hi.Abs()))
	}
	b, bhat, _ := scheme.Weights(s)
	for _, w := range []scheme.Block{b, bhat} {
		if w.Values != nil && addsUp(s, w) {
			add(excess(w))
		}
	}
	for _, x := range scheme.InexactRowSums(s) {
		add(x.Sum.Sub(x.Given))
	}
	for embedded, claimed := range map[bool]*int{false: s.Info().Order, true: s.Info().EmbeddedOrder} {
		if claimed == nil {
			continue
		}
		c, _ := scheme.CheckOrder(s, embedded, *claimed)
		for _, d := range c.Inexact {
			add(d.Residual)
		}
	}
	if one, ok := s.(scheme.OneStep); ok {
		d, err := one.Derive()
		if limit, finite := d.R.Limit(); err == nil && finite && s.Field().Within(limit, most.Mul(exact.Int(10_000))) {
			add(limit)
		}
	}
	return most.Mul(exact.NewRat(1001, 1000)) // they are measured in floating point
}

// negligible is what counts as 0 for numbers that are known to 90 decimals.
var negligible = new(big.Float).SetMantExp(big.NewFloat(1), -200)

// accepts reports whether a measured residual counts as zero.
func (p *problem) accepts(r *big.Float) bool {
	x := new(big.Float).Abs(r)
	if p.tolerance.IsZero() {
		return x.Cmp(negligible) < 0
	}
	return x.Cmp(precise.Rational(p.tolerance)) <= 0
}

// precisePoint returns the coefficients to some 90 decimals.
func (t *table) precisePoint() []*big.Float {
	out := make([]*big.Float, len(t.cells))
	for i, c := range t.cells {
		out[i] = precise.Rational(t.scheme.Field().Enclose(c.Value, uint(precise)).Lo)
	}
	return out
}

// failures names the conditions that fail.
func (p *problem) failures() []string {
	var out []string
	for i, name := range p.names() {
		if p.failing[i] {
			out = append(out, name)
		}
	}
	return out
}

// largest returns the modulus of the largest failing residual.
func (p *problem) largest() float64 {
	m := 0.0
	for i, r := range p.before {
		if x, _ := r.Float64(); p.failing[i] {
			m = math.Max(m, math.Abs(x))
		}
	}
	return m
}

// widest returns the modulus of the largest coefficient.
func (p *problem) widest() float64 {
	m := 0.0
	for _, c := range p.cells {
		m = math.Max(m, math.Abs(p.scheme.Field().Float64(c.Value)))
	}
	return m
}

// search runs the search in the arithmetic that suits the table.
func (p *problem) search(ctx context.Context) ([]proposal, int) {
	names, _, values := p.params()
	rational := p.tolerance.IsZero() && len(names) == 0
	for _, c := range p.cells {
		_, ok := c.Value.Rat()
		rational = rational && ok
	}
	tol := p.tolerance.Float64()
	switch {
	case rational:
		prime := modular.Mersenne
		s := &search[uint64]{Field: prime, small: prime.IsZero,
			near:  func(x, y uint64) bool { return x == y },
			same:  func(x, y uint64) bool { return x == y },
			value: func(text string) (uint64, bool) { return residue(prime, text) },
		}
		return hunt(ctx, p, s, func(x poly.Elem) uint64 { r, _ := x.Rat(); return prime.Rational(r) }), s.tried
	case len(names) == 0 && (p.widest() > 1e5 || p.largest() < 1e-8 && tol < 1e-10):
		s := &search[*big.Float]{Field: precise, small: p.accepts,
			near:  func(x, y *big.Float) bool { return closeTogether(x, y, 1e-9, tol) },
			same:  func(x, y *big.Float) bool { return closeTogether(x, y, 1e-50, 1e-72) },
			value: preciseValue,
		}
		return hunt(ctx, p, s, nil), s.tried
	}
	small := tol*1.001 + 1e-11
	s := &search[float64]{Field: conditions.Double{}, small: func(x float64) bool { return math.Abs(x) <= small },
		near: func(x, y float64) bool {
			return math.Abs(x-y) <= 1e-9*(math.Abs(x)+math.Abs(y))+100*small
		},
		same: func(x, y float64) bool { return math.Abs(x-y) <= 1e-10*(math.Abs(x)+math.Abs(y))+1e-12 },
		value: func(text string) (float64, bool) {
			x, err := expression.Approximate(text, values)
			return x, err == nil
		},
	}
	out := hunt(ctx, p, s, func(x poly.Elem) float64 { return p.scheme.Field().Float64(x) })
	return append(out, p.constants(s)...), s.tried
}

// hunt goes through the edits, the simple ones first.
func hunt[T any](ctx context.Context, p *problem, s *search[T], of func(poly.Elem) T) []proposal {
	s.table, s.ctx, s.failing = p.table, ctx, p.failing
	for _, c := range p.cells {
		if of != nil {
			s.x = append(s.x, of(c.Value))
		}
	}
	if of == nil {
		s.x = any(p.precisePoint()).([]T)
	}
	s.prepare()
	s.singles(p.directions(p.failing))
	if _, slow := any(s.Field).(conditions.Float); !slow { // what is off by rounding alone is no exchange
		s.exchanges()
		s.weights()
		s.shifts()
		s.signs()
	}
	if len(s.found) == 0 {
		s.several()
	}
	return s.found
}

func residue(p modular.Prime, text string) (uint64, bool) {
	r, ok := expression.RationalValue(text)
	if !ok || p.Residue(r.Den()) == 0 {
		return 0, false
	}
	return p.Rational(r), true
}

func preciseValue(text string) (*big.Float, bool) {
	r, ok := expression.RationalValue(text)
	if !ok {
		return nil, false
	}
	return precise.Rational(r), true
}

// closeTogether reports whether x and y differ by little: relatively, or by 100 times the tolerance.
func closeTogether(x, y *big.Float, relative, tolerance float64) bool {
	a, _ := x.Float64()
	b, _ := y.Float64()
	d, _ := new(big.Float).Sub(x, y).Float64()
	return math.Abs(d) <= relative*(math.Abs(a)+math.Abs(b))+100*tolerance
}

package report

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"rofz/errata/repair"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/scheme"
)

// Readings are what a table with truncated coefficients can be taken to say besides what it says as printed. They are
// given where a stability claim fails on the coefficients as printed, and change neither verdicts nor the status.
type Readings struct {
	Defect  []string `json:"defect"`             // what keeps the claims from holding, and how large it is
	AsMeant *AsMeant `json:"as_meant,omitempty"` // a scheme with exact coefficients, and the verdicts about it
	None    string   `json:"not_repaired,omitempty"`
}

// AsMeant is a scheme that satisfies exactly what the claims demand of the coefficients, or a stability function of exactly
// the claimed order if no scheme was found. Whether it is stable is for the verdicts to say.
type AsMeant struct {
	Name       string     `json:"name"`
	Of         string     `json:"of"`                   // "scheme" or "stability function"
	Within     bool       `json:"within"`               // no coefficient moved by more than one unit of its last printed place
	Conditions int        `json:"conditions,omitempty"` // how many hold exactly: row sums, order, stiff accuracy, R(∞) = 0
	Largest    *Moved     `json:"largest_move,omitempty"`
	Guesses    []Guessed  `json:"guesses,omitempty"`
	Field      Field      `json:"field"`
	Properties Properties `json:"properties"`

	decimals bool // within if fractions that are decimals count as decimals
}

// Moved is how far one coefficient moved.
type Moved struct {
	Place string `json:"place"`
	From  string `json:"from"`
	To    string `json:"to"`
	Units string `json:"units"` // of the last printed place, rounded to three digits
}

// Guessed is a number that is taken for a well-known one.
type Guessed struct {
	Place  string `json:"place"`
	Text   string `json:"printed"`
	RootOf string `json:"root_of"`
}

// readings returns the readings of a scheme that claimsMore than is proved of it as printed, nil where they say nothing more.
func readings(a *proofs.Analysis, opts Options) *Readings {
	s, ok := a.Scheme().(scheme.OneStep)
	if !ok || !repair.Truncated(s) {
		return nil
	}
	d, ok := a.Defect()
	if !ok {
		return nil
	}
	r := &Readings{Defect: defectSentences(d, s.Info())}
	meant, err := asMeant(s, opts)
	if err != nil {
		r.None = err.Error()
	}
	r.AsMeant = meant
	return r
}

// claimsMore reports whether A- or L-stability is claimed and not proved.
func claimsMore(a *proofs.Analysis) bool {
	claims := a.Scheme().Info().Published
	for p, says := range map[proofs.Property]*bool{proofs.AStable: claims.AStable, proofs.LStable: claims.LStable} {
		if says != nil && *says && !a.Decide(p).Verdict.Proved() {
			return true
		}
	}
	return false
}

// defectSentences says what a defect consists of.
func defectSentences(d proofs.Defect, info scheme.Info) []string {
	var out []string
	k := d.Field
	if n := len(d.Negative); n > 0 {
		list := make([]string, n)
		for i, c := range d.Negative {
			list[i] = fmt.Sprintf("%s at %s", rounding{2}.element(k, c.Value), printer{}.power("y", exact.Int(int64(c.Power))))
		}
		out = append(out, "E(y) = |Q(iy)|² − |P(iy)|² has negative coefficients: "+strings.Join(list, ", "))
	}
	switch x := d.Excess; {
	case x.Infinite:
		out = append(out, "|R(iy)| is unbounded")
	case x.Square.Hi.Sign() > 0:
		half := x.Square.Hi.Mul(exact.NewRat(1, 2)) // √(1+δ) − 1 ≤ δ/2
		where := "as y → ∞"
		if !x.AtInfinity {
			where = "at y = " + rounding{3}.rational(x.At.Mid())
		}
		out = append(out, fmt.Sprintf("|R(iy)| exceeds 1 by at most %s, %s", upward(half), where))
	}
	if scheme.Claimed(info.Published.LStable) && d.Limit != nil {
		out = append(out, "R(∞) = "+rounding{3}.element(k, *d.Limit)+" instead of 0")
	}
	if d.Degree > 0 {
		out = append(out, "R grows like "+printer{}.power("z", exact.Int(int64(d.Degree))))
	}
	return out
}

// upward prints x > 0 with two digits, rounded up.
func upward(x exact.Rat) string {
	e := 0
	ten := exact.Int(10)
	for x.Less(exact.Int(1)) {
		x, e = x.Mul(ten), e-1
	}
	for !x.Less(ten) {
		x, e = x.Quo(ten), e+1
	}
	n := exact.FromBigInt(x.Mul(ten).Neg().Floor()).Neg().Floor().Int64() // ⌈10x⌉, from 10 to 100
	if n == 100 {
		n, e = 10, e+1
	}
	if e == 0 {
		return fmt.Sprintf("%d.%d", n/10, n%10)
	}
	return fmt.Sprintf("%d.%de%d", n/10, n%10, e)
}

// asMeant looks for an exact scheme, and where there is none for an exact stability function.
func asMeant(s scheme.OneStep, opts Options) (*AsMeant, error) {
	ctx := opts.Context
	if ctx == nil {
		ctx = context.Background()
	}
	found, err := repair.Find(ctx, s)
	if err == nil {
		m := &AsMeant{Name: found.Scheme.Info().Name, Of: "scheme", Within: found.Within(), decimals: found.WithinDecimals(), Conditions: len(found.Holds)}
		most := found.Largest()
		m.Largest = &Moved{most.Place, most.From, most.To.String(), unitsText(most)}
		m.describe(proofs.Analyze(found.Scheme), opts)
		m.guess(found.Guesses)
		return m, nil
	}
	if !errors.Is(err, repair.ErrNothing) {
		return nil, err
	}
	f, ok := repair.StabilityFunction(ctx, s)
	if !ok {
		return nil, err
	}
	m := &AsMeant{Name: s.Info().Name + "-as-meant", Of: "stability function", Field: newField(f.Field)}
	m.Largest = &Moved{Place: "P", Units: rounding{3}.element(f.Field, f.Moved)}
	for _, p := range []proofs.Property{proofs.AStable, proofs.LStable} {
		decide := proofs.DecideAStable
		if p == proofs.LStable {
			decide = proofs.DecideLStable
		}
		m.Properties = append(m.Properties, property(decide(f.Field, f.R), opts))
	}
	m.guess(f.Guesses)
	return m, err
}

// describe fills in the verdicts about the exact scheme.
func (m *AsMeant) describe(a *proofs.Analysis, opts Options) {
	if k, _, err := a.StabilityFunction(); err == nil {
		m.Field = newField(k)
	}
	for _, p := range a.Properties() {
		m.Properties = append(m.Properties, property(a.Decide(p), opts))
	}
}

func (m *AsMeant) guess(list []repair.Guess) {
	for _, g := range list {
		m.Guesses = append(m.Guesses, Guessed{g.Place, g.Text, descendingText(g.Polynomial.Monic())})
	}
}

// unitsText prints the length of a move in units with three digits.
func unitsText(m repair.Move) string { return fmt.Sprintf("%.3g", m.Units()) }

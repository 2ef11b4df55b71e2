package proofs

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"rofz/scheme"
)

// Claim is something that the source of a scheme says, with what became of it. A claim without faults that is not
// undecided holds: for properties that is the verdict of the core, for the rest exact arithmetic.
type Claim struct {
	Name      string // "row sums", "family sdirk", "order 3", "A-stable", "not L-stable", …
	Kind      ClaimKind
	Faults    []Fault // why it does not hold
	Undecided string  // the sentence that says so: a property is undecided, or the time did not suffice
}

// ClaimKind says what a claim is about.
type ClaimKind int

// The kinds, in the order in which Claims lists them.
const (
	ClaimsRowSums ClaimKind = iota
	ClaimsFamily
	ClaimsTransformed
	ClaimsOrder
	ClaimsEmbeddedOrder
	ClaimsProperty
	ClaimsStiffAccuracy
)

// Fault is a contradiction of a claim, with its place in a scheme file, such as c[2] or published.A-stable.
type Fault struct {
	Place    scheme.Place
	Sentence string
}

// Claims lists what the scheme's source says, each claim with its verdict: abscissae, which should be row sums, the
// family, an implementation's own coefficients, orders, and stability on the coefficients as printed. Stiff accuracy
// and whatever is no verdict of the core are compared to the published digits.
//
// The claims are compared once, one by one: one that is not compared before the context of the analysis is done is
// undecided, and Unfinished names it. The others, among them those about properties that were decided before, stay.
//
// Cost: that of the order conditions up to the claimed order, and of the decisions about the claimed properties.
func (a *Analysis) Claims() []Claim { return slices.Clone(a.claims()) }

func (a *Analysis) compareClaims() []Claim {
	s := a.scheme
	info := s.Info()
	var out []Claim
	if givesAbscissae(s) {
		out = append(out, a.compare("row sums", ClaimsRowSums, rowSumFaults))
	}
	if info.Family != "" {
		out = append(out, a.compare("family "+info.Family, ClaimsFamily, found("family", scheme.FamilyFindings)))
	}
	if _, ok := scheme.TransformedOf(s); ok {
		out = append(out, a.compare("transformed coefficients", ClaimsTransformed, found("transformed", scheme.TransformedFindings)))
	}
	if info.Order != nil {
		out = append(out, a.compare(fmt.Sprintf("order %d", *info.Order), ClaimsOrder, found("order", scheme.OrderFindings)))
	}
	if info.EmbeddedOrder != nil {
		name := fmt.Sprintf("embedded order %d", *info.EmbeddedOrder)
		out = append(out, a.compare(name, ClaimsEmbeddedOrder, found("embedded_order", scheme.EmbeddedOrderFindings)))
	}
	return append(out, a.propertyClaims()...)
}

// compare returns a claim that is no verdict of the core, with its faults, or undecided if the time does not suffice.
func (a *Analysis) compare(name string, kind ClaimKind, find func(scheme.Scheme) []Fault) Claim {
	c := Claim{Name: name, Kind: kind}
	faults, done := peek(fact(a, "claim "+name, func() []Fault { return find(a.scheme) }))
	if c.Faults = faults; !done {
		c.Undecided = fmt.Sprintf("claim %q was not compared: %v", name, context.Cause(a.ctx))
	}
	return c
}

// found makes faults of sentences about one place.
func found(place string, sentences func(scheme.Scheme) []string) func(scheme.Scheme) []Fault {
	return func(s scheme.Scheme) []Fault {
		var out []Fault
		for _, text := range sentences(s) {
			out = append(out, Fault{scheme.Place{Key: place}, text})
		}
		return out
	}
}

func rowSumFaults(s scheme.Scheme) []Fault {
	var out []Fault
	for _, text := range scheme.RowSumFindings(s) {
		place, _, _ := strings.Cut(text, " is ")
		out = append(out, Fault{scheme.Place{Key: place}, text})
	}
	return out
}

func givesAbscissae(s scheme.Scheme) bool {
	for range scheme.RowSums(s) {
		return true
	}
	return false
}

// propertyClaims compares what the source says about stability with the verdicts.
func (a *Analysis) propertyClaims() []Claim {
	published := a.scheme.Info().Published
	var out []Claim
	for _, c := range []struct {
		property Property
		says     *bool
		place    string
		kind     ClaimKind
	}{
		{AStable, published.Says("A-stable"), "published.A-stable", ClaimsProperty},
		{LStable, published.Says("L-stable"), "published.L-stable", ClaimsProperty},
		{StifflyAccurate, published.Says("stiffly_accurate"), "published.stiffly_accurate", ClaimsStiffAccuracy},
	} {
		if c.says == nil {
			continue
		}
		claim := Claim{Name: string(c.property), Kind: c.kind}
		if !*c.says {
			claim.Name = "not " + claim.Name
		}
		switch d := a.Decide(c.property); {
		case d.Verdict.Undecided():
			claim.Undecided = fmt.Sprintf("published claim %q: %v, which is undecided: %s", c.property, *c.says, d.Reason)
		case *c.says != (d.Verdict.Proved()):
			claim.Faults = []Fault{{scheme.Place{Key: c.place}, fmt.Sprintf("published claim %q: %v, but it is %s: %s", c.property, *c.says, d.Verdict, d.Reason)}}
		}
		out = append(out, claim)
	}
	return out
}

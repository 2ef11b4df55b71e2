package proofs

import (
	"fmt"
	"strings"

	"rofz/proofs/certificate"
	"rofz/scheme"
)

// Claim is something that the source of a scheme says, with what became of it. A claim without faults that is not
// undecided holds: for properties that is the verdict of the core, for the rest exact arithmetic.
type Claim struct {
	Name      string // "row sums", "family sdirk", "order 3", "A-stable", "not L-stable", …
	Kind      ClaimKind
	Faults    []Fault // why it does not hold
	Undecided string  // the sentence that says so, of a property
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
type Fault struct{ Place, Sentence string }

// Claims lists what the scheme's source says, each claim with its verdict: abscissae, which should be row sums, the
// family, an implementation's own coefficients, orders, and stability on the coefficients as printed. Stiff accuracy
// and whatever is no verdict of the core are compared to the published digits.
//
// Cost: that of the order conditions up to the claimed order, and of the decisions about the claimed properties.
func (a *Analysis) Claims() []Claim {
	s := a.scheme
	info := s.Info()
	var out []Claim
	if givesAbscissae(s) {
		c := Claim{Name: "row sums", Kind: ClaimsRowSums}
		for _, text := range scheme.RowSumFindings(s) {
			place, _, _ := strings.Cut(text, " is ")
			c.Faults = append(c.Faults, Fault{place, text})
		}
		out = append(out, c)
	}
	if info.Family != "" {
		out = append(out, Claim{Name: "family " + info.Family, Kind: ClaimsFamily, Faults: faults("family", scheme.FamilyFindings(s))})
	}
	if r, ok := s.(*scheme.Rosenbrock); ok {
		if _, ok := r.Transformed(); ok {
			out = append(out, Claim{Name: "transformed coefficients", Kind: ClaimsTransformed, Faults: faults("transformed", scheme.TransformedFindings(s))})
		}
	}
	return append(append(out, orderClaims(s)...), a.propertyClaims()...)
}

func faults(place string, sentences []string) []Fault {
	var out []Fault
	for _, s := range sentences {
		out = append(out, Fault{place, s})
	}
	return out
}

func givesAbscissae(s scheme.Scheme) bool {
	switch s := s.(type) {
	case *scheme.ButcherTableau:
		return s.C() != nil
	case *scheme.Rosenbrock:
		return s.C() != nil || s.D() != nil
	}
	return false
}

// orderClaims compares the claimed orders with the order conditions.
func orderClaims(s scheme.Scheme) []Claim {
	info := s.Info()
	var own, embedded []Fault
	for _, text := range scheme.OrderConditionFindings(s) {
		if strings.HasPrefix(text, scheme.EmbeddedPrefix) {
			embedded = append(embedded, Fault{"embedded_order", text})
		} else {
			own = append(own, Fault{"order", text})
		}
	}
	var out []Claim
	if info.Order != nil {
		out = append(out, Claim{Name: fmt.Sprintf("order %d", *info.Order), Kind: ClaimsOrder, Faults: own})
	}
	if info.EmbeddedOrder != nil {
		out = append(out, Claim{Name: fmt.Sprintf("embedded order %d", *info.EmbeddedOrder), Kind: ClaimsEmbeddedOrder, Faults: embedded})
	}
	return out
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
		{AStable, published.AStable, "published.A-stable", ClaimsProperty},
		{LStable, published.LStable, "published.L-stable", ClaimsProperty},
		{StifflyAccurate, published.StifflyAccurate, "published.stiffly_accurate", ClaimsStiffAccuracy},
	} {
		if c.says == nil {
			continue
		}
		claim := Claim{Name: string(c.property), Kind: c.kind}
		if !*c.says {
			claim.Name = "not " + claim.Name
		}
		switch d := a.Decide(c.property); {
		case d.Verdict == certificate.Undecided:
			claim.Undecided = fmt.Sprintf("published claim %q: %v, which is undecided: %s", c.property, *c.says, d.Reason)
		case *c.says != (d.Verdict == certificate.Proved):
			claim.Faults = []Fault{{c.place, fmt.Sprintf("published claim %q: %v, but it is %s: %s", c.property, *c.says, d.Verdict, d.Reason)}}
		}
		out = append(out, claim)
	}
	return out
}

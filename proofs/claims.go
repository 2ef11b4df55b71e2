package proofs

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"rofz/scheme"
)

// Claim is something that the source of a scheme says, with what became of it. A claim that neither fails nor is
// undecided holds: for properties that is the verdict of the core, for the rest exact arithmetic.
type Claim struct {
	Kind     ClaimKind
	Family   string   // of ClaimsFamily
	Order    int      // of ClaimsOrder and ClaimsEmbeddedOrder
	Property Property // of ClaimsProperty and ClaimsStiffAccuracy, which the source
	Says     bool     // says that the scheme has, or has not
	Embedded bool     // the scheme with its embedded weights, that is

	Key     string         // of ClaimsAngle: scheme.AngleKey or scheme.LAngleKey; of ClaimsNumber: the Number
	Degrees scheme.Degrees // of ClaimsAngle
	Amount  scheme.Amount  // of ClaimsNumber

	Findings []scheme.Finding // what contradicts it, unless it is about a property
	Decision Decision         // about the property, of the coefficients as printed
	AsMeant  *Decision        // about the property of the scheme that is meant, where what is printed contradicts the claim
	ByMeant  bool             // of ClaimsAngle and ClaimsNumber: it holds for the scheme that is meant, and not as printed
	Late     error            // why it was not compared
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
	ClaimsAngle
	ClaimsNumber
)

// String names the claim: "row sums", "family sdirk", "order 3", "A-stable", "not L-stable", "embedded A-stable", ….
func (c Claim) String() string {
	switch c.Kind {
	case ClaimsRowSums:
		return "row sums"
	case ClaimsFamily:
		return "family " + c.Family
	case ClaimsTransformed:
		return "transformed coefficients"
	case ClaimsOrder:
		return fmt.Sprintf("order %d", c.Order)
	case ClaimsEmbeddedOrder:
		return fmt.Sprintf("embedded order %d", c.Order)
	}
	name := string(c.Property)
	switch c.Kind {
	case ClaimsAngle:
		name = strings.TrimSuffix(c.Key, "_degrees") + " " + c.Degrees.Text + "°"
	case ClaimsNumber:
		name = Number(c.Key).Name() + " " + c.Amount.Text
	}
	if !c.Says && c.IsAboutProperty() {
		name = "not " + name
	}
	if c.Embedded {
		return "embedded " + name
	}
	return name
}

// Fails reports whether the claim is contradicted: as printed, and for the scheme that is meant.
func (c Claim) Fails() bool {
	return len(c.Findings) > 0 || c.contradictedBy(c.Decision) && !c.HoldsAsMeant()
}

// HoldsAsMeant reports whether what is printed contradicts the claim, but it holds for the scheme that is meant: the last
// digits alone are to blame.
func (c Claim) HoldsAsMeant() bool {
	return c.ByMeant || c.AsMeant != nil && !c.AsMeant.Verdict.Undecided() && !c.contradictedBy(*c.AsMeant)
}

func (c Claim) contradictedBy(d Decision) bool {
	return c.IsAboutProperty() && !d.Verdict.Undecided() && c.Says != d.Verdict.Proved()
}

// Undecided reports whether it is not known if the claim holds.
func (c Claim) Undecided() bool {
	return c.Late != nil || c.IsAboutProperty() && c.Decision.Verdict.Undecided()
}

// IsAboutProperty reports whether the claim is about a property, and not about the table and its order.
func (c Claim) IsAboutProperty() bool { return c.Property != "" }

// Place returns where a scheme file makes a claim about a property.
func (c Claim) Place() scheme.Place {
	key := cmp.Or(c.Key, c.Property.Key())
	if c.Embedded {
		return scheme.Place{Key: "published.embedded." + key}
	}
	return scheme.Place{Key: "published." + key}
}

// About returns the analysis of the weights that one of the Claims is about.
func (a *Analysis) About(c Claim) *Analysis {
	if e, ok := a.Embedded(); ok && c.Embedded {
		return e
	}
	return a
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

// FailedClaims returns the claims that are contradicted: none for a sound scheme.
//
// Cost: that of Claims.
func (a *Analysis) FailedClaims() []Claim { return such(a.claims(), Claim.Fails) }

// UndecidedClaims returns the claims that are neither proved nor refuted: about a property, or not compared before the
// context of the analysis was done.
//
// Cost: that of Claims.
func (a *Analysis) UndecidedClaims() []Claim { return such(a.claims(), Claim.Undecided) }

func such(claims []Claim, is func(Claim) bool) []Claim {
	var out []Claim
	for _, c := range claims {
		if is(c) {
			out = append(out, c)
		}
	}
	return out
}

func (a *Analysis) compareClaims() []Claim {
	s := a.scheme
	info := s.Info()
	var out []Claim
	if givesAbscissae(s) {
		out = append(out, a.compare(Claim{Kind: ClaimsRowSums}, scheme.RowSumFindings))
	}
	if info.Family != "" {
		out = append(out, a.compare(Claim{Kind: ClaimsFamily, Family: info.Family}, scheme.FamilyFindings))
	}
	if _, ok := scheme.TransformedOf(s); ok {
		out = append(out, a.compare(Claim{Kind: ClaimsTransformed}, scheme.TransformedFindings))
	}
	if info.Order != nil {
		out = append(out, a.compare(Claim{Kind: ClaimsOrder, Order: *info.Order}, scheme.OrderFindings))
	}
	if info.EmbeddedOrder != nil {
		out = append(out, a.compare(Claim{Kind: ClaimsEmbeddedOrder, Order: *info.EmbeddedOrder}, scheme.EmbeddedOrderFindings))
	}
	out = append(out, a.statedClaims()...)
	if e, ok := a.Embedded(); ok {
		out = append(out, e.statedClaims()...)
	}
	return out
}

// statedClaims returns what stands under "published" of the weights that are analysed.
func (a *Analysis) statedClaims() []Claim {
	return slices.Concat(a.PropertyClaims(), a.AngleClaims(), a.NumberClaims())
}

// compare completes a claim that is no verdict of the core.
func (a *Analysis) compare(c Claim, find func(scheme.Scheme) []scheme.Finding) Claim {
	var done bool
	if c.Findings, done = peek(fact(a, "claim "+c.String(), func() []scheme.Finding { return find(a.scheme) })); !done {
		c.Late = context.Cause(a.ctx)
	}
	return c
}

func givesAbscissae(s scheme.Scheme) bool {
	for range scheme.RowSums(s) {
		return true
	}
	return false
}

// PropertyClaims returns the published claims about properties, with the verdicts on the coefficients as printed; for the
// embedded weights those about them.
func (a *Analysis) PropertyClaims() []Claim {
	return a.propertyClaims(func(Property, bool) bool { return true })
}

// DoubtfulClaims is PropertyClaims without those that a Glance finds to hold as printed, which take no certificate then.
func (a *Analysis) DoubtfulClaims() []Claim {
	return a.DoubtfulClaimsAbout(func(Property) bool { return true })
}

// DoubtfulClaimsAbout is DoubtfulClaims about some of the properties.
func (a *Analysis) DoubtfulClaimsAbout(wanted func(Property) bool) []Claim {
	return a.propertyClaims(func(p Property, says bool) bool {
		if !wanted(p) {
			return false
		}
		g, ok := a.Glance()
		if !ok {
			return true
		}
		holds, ok := g.Holds(p)
		return !ok || holds != says
	})
}

func (a *Analysis) propertyClaims(wanted func(p Property, says bool) bool) []Claim {
	var out []Claim
	embedded := a.weights != ""
	for key, v := range a.Published().All() {
		says, yesOrNo := v.(bool)
		if p, ok := claimedUnder(key); ok && yesOrNo && wanted(p, says) {
			kind := ClaimsProperty
			if p == StifflyAccurate {
				kind = ClaimsStiffAccuracy
			}
			c := Claim{Kind: kind, Property: p, Says: says, Embedded: embedded, Decision: a.Decide(p)}
			if c.contradictedBy(c.Decision) {
				if d, of := a.DecideAsTold(p); of != a {
					c.AsMeant = &d
				}
			}
			out = append(out, c)
		}
	}
	return out
}

// Published returns what the source says of the weights that are analysed.
func (a *Analysis) Published() scheme.Claims {
	if a.weights != "" {
		return a.scheme.Info().Published.Embedded()
	}
	return a.scheme.Info().Published
}

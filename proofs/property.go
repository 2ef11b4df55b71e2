package proofs

import (
	"slices"
	"strings"

	"rofz/proofs/certificate"
	"rofz/scheme"
)

// Property is the name of a property of a scheme, as reports and goldens write it.
type Property string

// The properties.
const (
	AStable             Property = certificate.AStable
	LStable             Property = certificate.LStable
	IStable             Property = certificate.IStable
	StronglyAStable     Property = certificate.StronglyAStable
	SectorStable        Property = certificate.SectorStable
	AxisStable          Property = certificate.AxisStable
	StifflyAccurate     Property = certificate.StifflyAccurate
	AlgebraicallyStable Property = certificate.AlgebraicallyStable
	ZeroStable          Property = certificate.ZeroStable
	Symmetric           Property = certificate.Symmetric
	Symplectic          Property = certificate.Symplectic
	TypeA               Property = certificate.TypeA
	TypeCK              Property = certificate.TypeCK
	ARS                 Property = certificate.ARS
	GSA                 Property = certificate.GSA
	EqualC              Property = certificate.EqualC
	EqualB              Property = certificate.EqualB
)

// definition is all that there is to say about one property. Whoever treats the properties alike iterates over Properties;
// a new one is a record here, with the function that finds its evidence and the claim that the core checks.
type definition struct {
	property Property
	meaning  string // what it says of a scheme
	defined  func(*Analysis) bool
	decide   func(*Analysis) Decision // where it is defined, and R with it if the scheme is a OneStep

	impliedBy Property // if that one is proved or open, so is this one, and decide is not asked
}

// definitions are the properties in the order of reports.
var definitions = []definition{
	{AStable, "no pole and |R| ≤ 1 on Re z ≤ 0; or the same of the roots, or of the powers of M(z)", anyScheme, decideAmplification(AStable), ""},
	{LStable, "A-stable, and R(∞) = 0, or σ = cζ^k, or M(∞) nilpotent; of an additive pair: the implicit half is L-stable, and R(z_E, z_I) → 0 as |z_I| → ∞ for every z_E", everyScheme, decideAmplification(LStable), ""},
	{IStable, "no pole and |R| ≤ 1 on Re z = 0", isOneStep, decideAmplification(IStable), ""},
	{StronglyAStable, "A-stable, and |R(∞)| < 1", isOneStep, decideAmplification(StronglyAStable), ""},
	{SectorStable, "the same as A-stable on |arg(−z)| ≤ α, for some α > 0", anyScheme, decideSector(SectorStable), AStable},
	{AxisStable, "the same on z ≤ 0", anyScheme, decideSector(AxisStable), SectorStable},
	{StifflyAccurate, "b is the last row of A (of α + γ)", hasLastRow, (*Analysis).decideStifflyAccurate, ""},
	{AlgebraicallyStable, "b ≥ 0 and BA + AᵀB − bbᵀ ⪰ 0", hasStages(scheme.KindRungeKutta), (*Analysis).decideAlgebraicallyStable, ""},
	{ZeroStable, "of ρ, or of the powers of V", hasSeveralValues, decideAmplification(ZeroStable), ""},
	{Symmetric, "its own adjoint: a_π(i)π(j) + a_ij = b_j, b_π(j) = b_j for some π", hasStages(scheme.KindRungeKutta, scheme.KindCollocation), (*Analysis).decideSymmetric, ""},
	{Symplectic, "keeps quadratic first integrals: b_i·a_ij + b_j·a_ji = b_i·b_j", hasStages(scheme.KindRungeKutta, scheme.KindCollocation), (*Analysis).decideSymplectic, ""},
	{TypeA, "of an additive pair: A_I is invertible", isAdditive, decideStructure(TypeA), ""},
	{TypeCK, "of an additive pair: the first row of A_I is 0, and A_I without first row and column is invertible", isAdditive, decideStructure(TypeCK), ""},
	{ARS, "of an additive pair: of type CK, and the first column of A_I is 0", isAdditive, decideStructure(ARS), ""},
	{GSA, "of an additive pair: b_E and b_I are the last rows of A_E and A_I", isAdditive, decideStructure(GSA), ""},
	{EqualC, "of an additive pair: A_E and A_I have the same row sums", isAdditive, decideStructure(EqualC), ""},
	{EqualB, "of an additive pair: b_E = b_I", isAdditive, decideStructure(EqualB), ""},
}

// Properties returns all properties, in the order of reports.
func Properties() []Property {
	var out []Property
	for _, d := range definitions {
		out = append(out, d.property)
	}
	return out
}

// Meaning says in a few words what a property says of a scheme.
func (p Property) Meaning() string {
	d, _ := define(p)
	return d.meaning
}

// Key returns the key under "published" in scheme files under which a source may claim or deny the property.
func (p Property) Key() string { return strings.ReplaceAll(string(p), " ", "_") }

// claimedUnder returns the property of a key under "published"; ok is false if there is none.
func claimedUnder(key string) (p Property, ok bool) {
	d, ok := define(Property(scheme.ClaimName(key)))
	return d.property, ok
}

func define(p Property) (d definition, ok bool) {
	i := slices.IndexFunc(definitions, func(d definition) bool { return d.property == p })
	if i < 0 {
		return definition{}, false
	}
	return definitions[i], true
}

// anyScheme leaves out additive pairs, whose R has two variables.
func anyScheme(a *Analysis) bool { return a.pair == nil }

func everyScheme(*Analysis) bool { return true }

func isOneStep(a *Analysis) bool {
	_, ok := a.scheme.(scheme.OneStep)
	return ok
}

func hasSeveralValues(a *Analysis) bool {
	switch a.scheme.(type) {
	case scheme.Multistep, scheme.GeneralLinear:
		return true
	}
	return false
}

// hasStages reports whether the property is one of the stages and their weights.
func hasStages(kinds ...string) func(*Analysis) bool {
	return func(a *Analysis) bool { return a.weights == "" && slices.Contains(kinds, a.scheme.Info().Kind) }
}

// hasLastRow reports whether stiff accuracy is to be decided: of embedded weights only where the source speaks of it.
func hasLastRow(a *Analysis) bool {
	if a.weights != "" {
		return slices.Contains([]string{scheme.KindRungeKutta, scheme.KindRosenbrock}, a.scheme.Info().Kind) &&
			a.scheme.Info().Published.Embedded().Says(StifflyAccurate.Key()) != nil
	}
	return hasStages(scheme.KindRungeKutta, scheme.KindRosenbrock, scheme.KindCollocation)(a)
}

// decideAmplification decides a property of what a step multiplies by: R, the roots ζ, or the powers of M.
func decideAmplification(p Property) func(*Analysis) Decision {
	return func(a *Analysis) Decision {
		switch s := a.scheme.(type) {
		case *scheme.AdditivePair:
			return a.decidePairLStable()
		case scheme.Multistep:
			return decideMultistep(s, p)
		case scheme.GeneralLinear:
			return a.generalLinear().decide(p)
		case scheme.Exponential:
			return a.decideExponential(p)
		}
		return a.prover().decide(p)
	}
}

func (a *Analysis) decideAlgebraicallyStable() Decision {
	c, err := certificate.Bind(a.certified(), &certificate.AlgebraicStability{})
	if err != nil {
		return Decision{Property: AlgebraicallyStable, Reason: Unaccepted{err}}
	}
	return decideForm(a.field(), c)
}

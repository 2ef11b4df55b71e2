package lint

import (
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs"
	"rofz/scheme"
)

// Finding is what a check found.
type Finding struct {
	Code  string       // of the check
	Level Level        // of the check, if the finding has no other
	Place scheme.Place // in the scheme; "stage 2" for a stage, the zero value for the whole

	// Fact has the values: nil where the code says it all; a type of this package; a scheme.Finding, scheme.Warning or
	// scheme.Simplifying; a proofs.Reason; or a proofs.Claim that is undecided.
	Fact any

	Effect *OrderLoss // what it does, of the first finding about the abscissae
}

// OrderLoss is the order for y' = f(y), and the smaller one for y' = f(t, y) with the abscissae that are given.
type OrderLoss struct{ Order, Given int }

func found(key string, fact any) Finding {
	return Finding{Place: scheme.Place{Key: key}, Fact: fact}
}

// contradictions returns findings of package scheme as such.
func contradictions(list []scheme.Finding) []Finding {
	var out []Finding
	for _, f := range list {
		out = append(out, Finding{Place: f.Claim(), Fact: f})
	}
	return out
}

type (
	// StiffLimit is R(∞) = R̂(∞).
	StiffLimit struct {
		Field algebraic.Field
		Limit poly.Elem
	}

	// InexactOrder counts the order conditions that hold to the printed digits only; Worst is off by most.
	InexactOrder struct {
		Field algebraic.Field
		Count int
		Worst scheme.TreeDefect
	}

	// HigherOrder is an order above the claimed one, or at least such.
	HigherOrder struct {
		Claimed, Order int
		AtLeast        bool
	}

	// Contradiction is a claim about a property that fails. NotAStable is why the scheme is not even A-stable, if that is
	// what contradicts L-stability.
	Contradiction struct {
		Claim      proofs.Claim
		NotAStable proofs.Reason
	}

	// ByRounding is by how much a claim fails for the printed digits that holds for the scheme that is meant.
	ByRounding struct {
		Claim  proofs.Claim
		Defect proofs.Defect
	}

	// Growth is R ~ Lead·z^Power at infinity, Power > 0.
	Growth struct {
		Field algebraic.Field
		Lead  poly.Elem
		Power int
	}

	// FilteredEstimate is the filtered estimate of the error at infinity: Lead·z^Power, Lead to some 70 digits. Limit is
	// R(∞) = R̂(∞), nil if they differ or are infinite.
	FilteredEstimate struct {
		Filter Filter
		Lead   exact.Rat
		Power  int
		Limit  *StiffLimit
	}

	// NoGamma is why the diagonal of the matrix Key gives no γ: the row Row, counted from 1, has an entry behind the
	// diagonal, or another one in it than the row Other; or, if both are 0, there is none that is positive.
	NoGamma struct {
		Key        string
		Row, Other int
	}

	// BrokenOutput is a dense output that does not begin at y₀, or does not end at y₁.
	BrokenOutput struct{ Starts, Ends bool }

	// Stages are stages, counted from 1, that are equivalent or have the same abscissa.
	Stages []int

	// CommonFactor is that of ρ and σ.
	CommonFactor struct{ Factor poly.Poly }

	// Late names the checks that were not made in time.
	Late struct {
		Cause error
		Codes []string
	}
)

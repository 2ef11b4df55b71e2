package proofs

import (
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs/certificate"
)

// Reason is the evidence for a verdict, or why there is none, in exact values: one of the types below. It is nil where
// there is nothing to say.
type Reason interface{ reason() }

// Why there is no verdict.
type (
	// NotDefined: the property is not defined for the kind of scheme.
	NotDefined struct{ Kind string }
	// NoFunction: the scheme has no stability function.
	NoFunction struct{ Err error }
	// NoConstant: the least constant that the question is about is not decided.
	NoConstant struct{ Err error }
	// NoTableau: the scheme was given without one.
	NoTableau struct{}
	// OutOfTime: the context of the analysis was done first.
	OutOfTime struct{ Cause error }
	// Unaccepted: the core did not accept the evidence.
	Unaccepted struct{ Err error }
	// TooManyInputs: the general linear method has more than are multiplied out.
	TooManyInputs struct{ Most int }
	// NoWitness: an eigenvalue of M has |ζ| > 1 somewhere on the axis, but no point was found that shows it.
	NoWitness struct{}
	// JordanBlocks: eigenvalues of modulus 1 may belong to Jordan blocks, everywhere on the axis, or at several points iy or one with an
	// irrational y.
	JordanBlocks struct{ Everywhere bool }
)

// The evidence about a rational function R = P/Q.
type (
	// IsExponential: R(z) = e^z.
	IsExponential struct{}
	// Squares: E is a sum of Axis squares, and P and Q are coprime; for all but I-stability, |P| ≤ |Q| in Re z ≤ 0 by
	// HalfPlane squares more, or by Turns of Q(iy) from one quadrant to the next.
	Squares struct {
		Field     algebraic.Field
		E         poly.Poly
		Axis      int
		AxisOnly  bool
		HalfPlane int
		Turns     int
		Limit     *poly.Elem // R(∞) where it counts
	}
	// ExceedsAt: |R(Z)| > 1.
	ExceedsAt struct {
		Field algebraic.Field
		Z     exact.Gaussian
		R2    *poly.Elem        // |R(Z)|², nil if Z is a pole
		Pole  *certificate.Pole // in Re z < 0 that Z is next to; nil if Z is on the axis, where E < 0

		InSector bool // Z is on the ray of a sector, or on z ≤ 0
	}
	// AtInfinity: what R(∞) is, nil if it is infinite.
	AtInfinityIs struct {
		Field algebraic.Field
		Limit *poly.Elem
	}
	// Resolved: (I − zA)t = Q₀s and bᵀt = P₀'Q₀ − P₀Q₀'.
	Resolved struct{}
	// GradientWithin: |z^Power R'| ≤ Bound in the region.
	GradientWithin struct {
		Power int
		Bound exact.Rat
	}
	// GradientExceeds: |z^Power R'| > Bound at Z.
	GradientExceeds struct {
		Power int
		Bound exact.Rat
		Z     exact.Gaussian
	}
	// SchwarzPickHolds: 1 − R² ± 2xR' ≥ 0 on x ≤ 0, by squares.
	SchwarzPickHolds struct{}
	// SchwarzPickFails: |2xR'| > 1 − R² at X.
	SchwarzPickFails struct{ X exact.Rat }
)

// The evidence about sectors.
type (
	// Implied: the property follows from By, which is proved.
	Implied struct{ By Property }
	// SectorHolds: stability in the sector with the tangent Tan, on the negative axis alone if that is 0, by Squares on rays or pieces
	// of the circle; Discs hold the poles, if some lie in Re z < 0.
	SectorHolds struct {
		Tan            exact.Rat
		Squares, Discs int
		Roots          bool // of a multistep method
	}
	// TouchesAxis: |R| = 1 between two negative numbers.
	TouchesAxis struct{ From, To exact.Rat }
	// RootOutside: ρ − Zσ has a zero with |ζ| > 1 near Zeta.
	RootOutside struct {
		Z    exact.Rat
		Zeta exact.Gaussian
	}
	// MultipleRoot: ρ − Zσ has a multiple zero with |ζ| ≥ 1.
	MultipleRoot struct{ Z exact.Rat }
	// MeetsAxis: the curve of ρ/σ, |ζ| = 1, meets the negative axis, or touches it at 0 or ∞.
	MeetsAxis struct{}
	// RatioInSector: ρ/σ lies in the sector at Zeta, |Zeta| > 1.
	RatioInSector struct{ Zeta exact.Gaussian }
	// CommonRoot: a common zero of ρ and σ with |ζ| = 1 is a root of the rest for a z on the boundary of the largest sector.
	CommonRoot struct{}
	// NoSector: no evidence was found.
	NoSector struct{}
	// SectorsOfGeneralLinear: the method is general linear, and not A-stable.
	SectorsOfGeneralLinear struct{}
)

// The evidence about the coefficients of a tableau.
type (
	// LastRow: b is the last row of A to Within, or differs by Difference in an Entry; for a collocation method a node is 1
	// to Within, or none is, and Difference is the value of the node polynomial at 1.
	LastRow struct {
		Field      algebraic.Field
		Within     exact.Rat
		Entry      int // from 1; 0 if b is the last row
		Nodes      bool
		Embedded   bool // b̂ stands for b
		Difference poly.Elem
	}
	// NegativeWeight: a weight is negative, counted from 1.
	NegativeWeight struct{ Index int }
	// Indefinite: xᵀMx < 0 for some x, M = BA + AᵀB − bbᵀ.
	Indefinite struct{}
	// Semidefinite: b ≥ 0, and M = BA + AᵀB − bbᵀ ≥ 0 has this rank.
	Semidefinite struct{ Rank int }
)

// The evidence about a multistep method.
type (
	// OtherSigma: σ is not cζ^k.
	OtherSigma struct{}
	// RatioAt: Re(ρ/σ) ≤ 0 at Zeta, |Zeta| > 1.
	RatioAt struct{ Zeta exact.Gaussian }
	// RatioPositive: Re(ρ/σ) > 0 for |ζ| > 1, by squares; the zeros of the common factor, if there is one, are bounded by 1.
	RatioPositive struct {
		Squares int
		Common  bool
	}
	// CommonFactor: that of ρ and σ has a zero near Outside, or a multiple zero with |ζ| = 1, or else one with |ζ| = 1 that
	// is a characteristic root of the rest for some z with Re z = 0.
	CommonFactor struct {
		Outside  *exact.Gaussian
		Multiple bool
	}
	// ZerosOfRho: they have |ζ| ≤ 1, those on the circle being simple, or there is one near Outside, or a multiple one on
	// the circle.
	ZerosOfRho struct {
		Outside  *exact.Gaussian
		Multiple bool
	}
)

// The evidence about a general linear method with the stability matrix M.
type (
	// PowersOfV: they are bounded, or V has an eigenvalue near Outside, or a Jordan block for a zero of Block. Decisive is
	// true if that decides the A-stability.
	PowersOfV struct {
		Outside  *exact.Gaussian
		Block    poly.Poly
		Decisive bool
	}
	// InfiniteEigenvalue: M has a pole at ∞, or an eigenvalue of M(∞) is not 0.
	InfiniteEigenvalue struct{}
	// EigenvalueOutside: M(Z) has an eigenvalue with |ζ| > 1.
	EigenvalueOutside struct {
		Z        exact.Gaussian
		NearPole bool // or on the axis
	}
	// HiddenPole: an entry of M has a pole in Re z ≤ 0, which shows in no eigenvalue.
	HiddenPole struct{ Row, Column int }
	// BlockAt: M(iY) has a Jordan block for an eigenvalue with |ζ| = 1.
	BlockAt struct{ Y exact.Rat }
	// EigenvaluesBounded: |ζ| ≤ 1 on the axis and no pole in Re z ≤ 0, by squares; |ζ| = 1 for OnCircle of them.
	EigenvaluesBounded struct {
		Squares, OnCircle int
		Nilpotent         bool // M(∞) is
	}
)

func (NotDefined) reason()             {}
func (NoFunction) reason()             {}
func (NoConstant) reason()             {}
func (NoTableau) reason()              {}
func (OutOfTime) reason()              {}
func (Unaccepted) reason()             {}
func (TooManyInputs) reason()          {}
func (HiddenPole) reason()             {}
func (BlockAt) reason()                {}
func (NoWitness) reason()              {}
func (JordanBlocks) reason()           {}
func (Squares) reason()                {}
func (ExceedsAt) reason()              {}
func (AtInfinityIs) reason()           {}
func (Resolved) reason()               {}
func (GradientWithin) reason()         {}
func (GradientExceeds) reason()        {}
func (IsExponential) reason()          {}
func (SchwarzPickHolds) reason()       {}
func (SchwarzPickFails) reason()       {}
func (Implied) reason()                {}
func (SectorHolds) reason()            {}
func (TouchesAxis) reason()            {}
func (RootOutside) reason()            {}
func (RatioInSector) reason()          {}
func (MultipleRoot) reason()           {}
func (MeetsAxis) reason()              {}
func (CommonRoot) reason()             {}
func (NoSector) reason()               {}
func (SectorsOfGeneralLinear) reason() {}
func (LastRow) reason()                {}
func (NegativeWeight) reason()         {}
func (Indefinite) reason()             {}
func (Semidefinite) reason()           {}
func (OtherSigma) reason()             {}
func (RatioAt) reason()                {}
func (RatioPositive) reason()          {}
func (CommonFactor) reason()           {}
func (ZerosOfRho) reason()             {}
func (PowersOfV) reason()              {}
func (InfiniteEigenvalue) reason()     {}
func (EigenvalueOutside) reason()      {}
func (EigenvaluesBounded) reason()     {}

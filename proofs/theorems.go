package proofs

// theorems is the list of all theorems, by hand: a file x_y.go, its variable here, and its golden x-y.golden belong
// together, which a test holds true.
var theorems = []Theorem{
	resolventTheorem,
	explicitFormulas,
	vanishingGradient,
	slowestRate,
	multistepRates,
	aStability,
	lStability,
	padeAStability,
	collocationFamilies,
	orderOfApproximation,
	dahlquistBarrier,
	universalBound,
	bestConstants,
	stabilityAngles,
	sspCoefficients,
	pairGradients,
}

// Theorems returns all theorems, in the order in which they are reported.
func Theorems() []Theorem { return append([]Theorem(nil), theorems...) }

// FindTheorem returns the theorem with that name.
func FindTheorem(name string) (Theorem, bool) {
	for _, t := range theorems {
		if t.Name == name {
			return t, true
		}
	}
	return Theorem{}, false
}

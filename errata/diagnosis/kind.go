package diagnosis

// Kind says what kind of edit a candidate is.
type Kind int

// The kinds of edits. What is printed is the slip, the edit undoes it.
const (
	Sign          Kind = iota // a sign, of the whole or of one term
	Digit                     // a digit is another
	DigitMissing              // a digit is left out
	DigitTooMany              // a digit stands twice, or should not be there
	Transposition             // two neighbouring digits are exchanged
	UpsideDown                // q/p for p/q
	Point                     // the decimal point stands elsewhere
	ExponentSign              // the sign of a power of ten
	Exchange                  // two entries stand in each other's place
	Weights                   // b and b̂ stand in each other's place
	Shift                     // entries of a row or of a column stand one place further on
	Missing                   // 0 stands for an entry
	Superfluous               // an entry stands for 0
	Copied                    // the value of another coefficient should stand there
	Free                      // another value, which is solved for
	Abscissae                 // c is not the row sums
	Precision                 // the table has fewer digits than it should
	Claim                     // the claim is wrong, not the table
	Several                   // one edit in each of several places
	Replaced                  // all weights are those of another method: they are solved for
	Differences               // the differences b − b̂ stand for the weights b̂, or these for those
	Multiple                  // all embedded weights have a factor too much
)

// kinds has for each its name in reports, and about the decimal logarithm of how many edits of the kind there are for each
// that people really make. That orders candidates that mend equally well.
var kinds = [...]struct {
	name           string
	implausibility float64
}{
	Sign: {"sign", 0.5}, UpsideDown: {"upside-down", 0.5}, ExponentSign: {"exponent-sign", 0.5}, Abscissae: {"abscissae", 0.5},
	Precision: {"precision", 0.5}, Transposition: {"transposed-digits", 1}, Point: {"decimal-point", 1}, Digit: {"digit", 1},
	Shift: {"shift", 1}, Weights: {"weights", 1}, Claim: {"claim", 1.3}, DigitTooMany: {"extra-digit", 1.5},
	DigitMissing: {"missing-digit", 1.5}, Exchange: {"exchange", 1.5}, Superfluous: {"superfluous-entry", 1.5},
	Missing: {"missing-entry", 1.5}, Copied: {"copy", 2}, Free: {"value", 2}, Several: {"several", 2},
	Replaced:    {"replaced-weights", 2},
	Differences: {"differences", 0.5}, Multiple: {"multiple", 1},
}

// String returns the name of the kind, as reports have it.
func (k Kind) String() string { return kinds[k].name }

func (k Kind) implausibility() float64 { return kinds[k].implausibility }

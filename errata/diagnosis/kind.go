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
)

var kindNames = map[Kind]string{
	Sign: "sign", Digit: "digit", DigitMissing: "missing-digit", DigitTooMany: "extra-digit",
	Transposition: "transposed-digits", UpsideDown: "upside-down", Point: "decimal-point",
	ExponentSign: "exponent-sign", Exchange: "exchange", Weights: "weights", Shift: "shift", Missing: "missing-entry",
	Superfluous: "superfluous-entry", Copied: "copy", Free: "value", Abscissae: "abscissae", Precision: "precision", Claim: "claim",
	Several: "several",
}

// String returns the name of the kind, as reports have it.
func (k Kind) String() string { return kindNames[k] }

// implausibility is about the decimal logarithm of how many edits of the kind there are for each that people really
// make. It orders candidates that mend equally well.
func (k Kind) implausibility() float64 {
	switch k {
	case Sign, UpsideDown, ExponentSign, Abscissae, Precision:
		return 0.5
	case Transposition, Point, Digit, Shift, Weights:
		return 1
	case Claim:
		return 1.3
	case DigitTooMany, DigitMissing, Exchange, Superfluous, Missing:
		return 1.5
	}
	return 2
}

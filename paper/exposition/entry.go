package exposition

import "rofz/proofs/certificate"

// Entry is a line of a page of a terminal, or several where it is long: what it is about, and what is said of that.
type Entry struct {
	Place   Place
	Label   string
	Verdict string // of a property: "proved", "refuted" or "undecided"
	Tone    Tone   // what the verdict tells, or the label where there is none
	Content []Inline
}

// Place says what an entry is for the eye: entries of one place are aligned.
type Place int

// The places.
const (
	OfFact     Place = iota
	OfHeading        // the first line, without a label
	OfFormula        // the label is the left side of an equation
	OfSeries         // so it is, at the right end of its column
	OfPuiseux        // a series below a fact
	OfRoot           // the principal root
	OfInterval       // a stability interval
	OfProperty       // a property and its verdict
	OfBound          // a property, or another inequality, among the bounds
	OfConstant       // a constant and its region
	OfRemark         // a sentence without a label
	OfDetail         // a sentence below one
	OfValue          // numbers that are broken where they are too long for a line, not cut
	OfDrawing        // lines that are drawn already
	OfError          // why there is nothing to say
	OfCut            // a remark that is left out unless a number was cut before
)

// Tone is what a word tells. Blue and orange are told apart by the colour-blind, and the words say the same.
type Tone int

// The tones.
const (
	Neutral Tone = iota
	Good         // proved, reproduced, met: blue
	Bad          // refuted: orange
	Alarm        // contradicted, not met, an error: bold orange
	Doubt        // undecided: bold
)

// entry is an entry about a fact; its text is a sentence in which words are separated by blanks.
func entry(label, text string) Entry { return Entry{Label: label, Content: []Inline{Text(text)}} }

// at moves an entry to another place.
func (e Entry) at(p Place) Entry {
	e.Place = p
	return e
}

// tone says what the label of an entry tells.
func (e Entry) tone(t Tone) Entry {
	e.Tone = t
	return e
}

// judged is an entry about a property that was decided, or not.
func judged(p Place, property string, v certificate.Verdict, reason []Inline) Entry {
	return Entry{Place: p, Label: property, Verdict: v.String(), Tone: ToneOf(v.Outcome()), Content: []Inline{Text(Plain(reason))}}
}

// ToneOf returns what an outcome tells.
func ToneOf(o certificate.Outcome) Tone {
	switch o {
	case certificate.Proved:
		return Good
	case certificate.Refuted:
		return Bad
	}
	return Doubt
}

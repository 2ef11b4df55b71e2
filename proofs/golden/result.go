package golden

import (
	"slices"

	"rofz/proofs"
)

// Result is the outcome of one golden file.
type Result struct {
	File    string         // as it was named
	Theorem proofs.Theorem // only Name is set when the theorem is a user's own

	Schemes int // blocks in the file
	Proved  int // lines "…: proved" that the core accepted
	Refuted int // lines "…: refuted" that the core accepted
	Values  int // lines with a formula or a number that was derived anew and is the same

	Unended    bool // it has no line that says that it is whole
	Unreadable bool // it is no golden file, or cannot be read: there is one failure, which says why

	Failures []Failure // in the order of the file; none when everything is reproduced
	Notes    []Note    // contradicted published claims; they are no failures
}

// OK reports whether every line of the golden was reproduced.
func (r Result) OK() bool { return len(r.Failures) == 0 }

// Failure is one line of a golden that was not reproduced, or something else that is wrong with the file.
type Failure struct {
	File     string
	Line     int    // counted from 1; 0 if it is about the file as a whole
	Scheme   string // "" if it is about no scheme
	Sentence string // what differs, with the place in the scheme or in the golden
	Stated   string // where a value differs: what the golden says it is; the Sentence then says what it is

	Reason proofs.Reason // of a verdict that differs
	Diff   string        // for long values: what was removed and added, in several lines; otherwise ""
}

// Note is a published claim about a property that the golden states, of the scheme or with its embedded weights, that a
// verdict contradicts; it may still hold for the scheme that is meant.
type Note struct {
	Scheme string
	Claim  proofs.Claim
	Size   float64 // about how much it is off
}

// once drops the notes that stand in a result before.
func once(results []Result) {
	seen := make(map[[2]string]bool)
	for i := range results {
		r := &results[i]
		r.Notes = slices.DeleteFunc(r.Notes, func(n Note) bool {
			key := [2]string{n.Scheme, n.Claim.String()}
			defer func() { seen[key] = true }()
			return seen[key]
		})
	}
}

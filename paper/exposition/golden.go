package exposition

import "rofz/proofs/golden"

// Failure says what is not reproduced of a golden file, without the place and the scheme.
func Failure(f golden.Failure) []Inline {
	out := []Inline{Text(f.Sentence)}
	if f.Reason != nil {
		out = join(out, []Inline{Text(" (")}, Reason(f.Reason), []Inline{Text(")")})
	}
	if f.Stated != "" {
		out = join(out, []Inline{Text(", the golden says " + f.Stated)})
	}
	return out
}

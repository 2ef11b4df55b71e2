package exposition

import (
	"fmt"
	"strconv"

	"rofz/proofs"
	"rofz/scheme"
)

// Fault is one thing that contradicts a claim, in words without a full stop, with its place in a scheme file.
type Fault struct {
	Place   scheme.Place
	Content []Inline
}

// Faults returns what contradicts a claim, nothing unless it fails.
func Faults(c proofs.Claim) []Fault {
	var out []Fault
	for _, f := range c.Findings {
		out = append(out, Fault{f.Claim(), Finding(f)})
	}
	if c.IsAboutProperty() && c.Fails() {
		out = append(out, Fault{c.Place(), join(published(c), []Inline{Text(fmt.Sprintf(", but it is %s: ", c.Decision.Verdict))}, Reason(c.Decision.Reason))})
	}
	return out
}

// Open says why a claim is undecided, without a full stop.
func Open(c proofs.Claim) []Inline {
	if open, ok := c.Late.(proofs.NumberOpen); ok {
		return join([]Inline{Text(fmt.Sprintf("claim %q was not compared: ", c))}, Reason(open.Why))
	}
	if c.Late != nil {
		return []Inline{Text(fmt.Sprintf("claim %q was not compared: %v", c, c.Late))}
	}
	return join(published(c), []Inline{Text(", which is undecided: ")}, Reason(c.Decision.Reason))
}

func published(c proofs.Claim) []Inline {
	of := ""
	if c.Embedded {
		of = " of the embedded weights"
	}
	return []Inline{Text(fmt.Sprintf("published claim %q%s: %v", c.Property, of, c.Says))}
}

// ClaimedOrder is the order that a source claims, with that of the embedded weights: "4(3)"; "" if it claims none.
func ClaimedOrder(info scheme.Info) string {
	if info.Order == nil {
		return ""
	}
	s := strconv.Itoa(*info.Order)
	if info.EmbeddedOrder != nil {
		s += fmt.Sprintf("(%d)", *info.EmbeddedOrder)
	}
	return s
}

package exposition

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Part is a part of what can be said of a scheme. Parts lists them.
type Part string

// The parts, in the order in which they stand in a document.
const (
	Coefficients Part = "tableau"
	Function     Part = "R"
	Derivative   Part = "dR"
	EPolynomial  Part = "E"
	AtInfinity   Part = "infinity"
	Bounds       Part = "bound"
	Certificates Part = "certificate"
	Theorems     Part = "theorem"
	Summary      Part = "table"
)

// PartDescription is a part with what it holds, in one line.
type PartDescription struct {
	Part    Part
	Meaning string
}

// Parts lists all parts in the order in which they stand in a document.
func Parts() []PartDescription {
	return []PartDescription{
		{Coefficients, "the coefficients as their author wrote them"},
		{Function, "the stability function R"},
		{Derivative, "its derivative R'"},
		{EPolynomial, "Nørsett's polynomial E(y²) = |Q(iy)|² − |P(iy)|²"},
		{AtInfinity, "the limits and series of R and R' as |z| → ∞"},
		{Bounds, "the universal bound and the least constants C in |z^j R'(z)| ≤ C"},
		{Certificates, "each verdict with its evidence, as an identity that can be checked by hand"},
		{Theorems, "the theorems that apply, with proofs"},
		{Summary, "a table of all schemes with R, R', their decay and stability"},
	}
}

// headings are the headings of the parts; that of R is another one for methods that have none.
var headings = map[Part]string{
	Coefficients: "Coefficients", Function: "Stability function", Derivative: "Derivative", EPolynomial: "E-polynomial",
	AtInfinity: "Behaviour at infinity", Bounds: "Bounds of the gradient", Certificates: "Stability, with certificates",
	Theorems: "Theorems", Summary: "Summary",
}

// DefaultParts returns the parts of a document when none are asked for; those for several schemes end with the table.
func DefaultParts(several bool) []Part {
	out := []Part{Coefficients, Function, Derivative, AtInfinity, Certificates}
	if several {
		out = append(out, Summary)
	}
	return out
}

// ParseParts reads names of parts; the order and repetitions do not matter. The error names what is not a part.
func ParseParts(names []string) ([]Part, error) {
	asked := make(map[Part]bool)
	for _, name := range names {
		asked[Part(strings.TrimSpace(name))] = true
	}
	var out []Part
	var known []string
	for _, d := range Parts() {
		if asked[d.Part] {
			out = append(out, d.Part)
			delete(asked, d.Part)
		}
		known = append(known, string(d.Part))
	}
	for _, unknown := range slices.Sorted(maps.Keys(asked)) {
		return nil, fmt.Errorf("%.40q is none of the parts %s", unknown, strings.Join(known, ", "))
	}
	return out, nil
}

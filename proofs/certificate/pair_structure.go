package certificate

import (
	"slices"

	"rofz/poly"
	"rofz/poly/exact"
)

// The properties that a PairStructure is about.
const (
	TypeA  = "type-A"  // A_I is invertible
	TypeCK = "type-CK" // the first row of A_I is 0, and A_I without first row and column is invertible
	ARS    = "ARS"     // of type CK, and the first column of A_I is 0
	GSA    = "GSA"     // globally stiffly accurate: b_E and b_I are the last rows of A_E and A_I
	EqualC = "equal-c" // A_E and A_I have the same row sums
	EqualB = "equal-b" // b_E = b_I
)

// PairStructure claims that an additive pair has one of the properties above, or that it has not. Equations hold to within a
// distance, which is 0 for exact coefficients. The evidence for an invertible matrix is its inverse; against it, a vector that the
// matrix makes 0. Equations need no evidence.
type PairStructure struct {
	Property string
	AE, AI   [][]poly.Elem
	BE, BI   []poly.Elem
	Root     exact.Interval
	Against  bool

	Within  exact.Rat     `key:"within"`
	Inverse [][]poly.Elem `key:"inverse"`
	Kernel  []poly.Elem   `key:"kernel"`
}

func (c *PairStructure) name() string { return c.Property }

func (c *PairStructure) against() bool { return c.Against }

func (c *PairStructure) bind(s *subject) error {
	h, err := halvesOf(s)
	c.AE, c.AI, c.BE, c.BI, c.Root = h.ae, h.ai, h.be, h.bi, s.Root
	return err
}

func (c *PairStructure) sentence() string { return claimOf(c) + toWithin(c.Within) }

func (c *PairStructure) root() *exact.Interval { return &c.Root }

// check: the property is that some numbers are 0 to within the distance, and that a matrix is invertible if there is one: then
// inverse·matrix = 1. It does not hold if one of the numbers is evidently larger than the distance, or if the matrix makes a vector 0 that
// is evidently not 0. Of a matrix nothing is said to within a distance.
func (c *PairStructure) check(k embedding) error {
	h := halves{c.AE, c.AI, c.BE, c.BI}
	numbers, matrix, err := h.conditions(c.Property)
	switch {
	case err != nil:
		return err
	case c.Within.Sign() < 0 || len(numbers) == 0 && !c.Within.IsZero():
		return malformed("a negative distance, or a distance where no numbers are compared")
	case c.Against && c.Kernel != nil:
		if len(c.Kernel) != len(matrix) || !isNull(image(matrix, c.Kernel)) || !slices.ContainsFunc(c.Kernel, k.notZero) {
			return failf("the vector is not evidently ≠ 0, or the matrix does not make it 0")
		}
		return onlyParts(c, "kernel")
	case len(numbers) == 0 && matrix == nil:
		if !c.Against {
			return failf("a pair of one stage has no stages but the first")
		}
		return onlyParts(c)
	case c.Against:
		if !slices.ContainsFunc(numbers, func(x poly.Elem) bool { return k.beyond(x, c.Within) }) {
			return failf("no equation evidently fails")
		}
		return onlyParts(c, "within")
	case slices.ContainsFunc(numbers, func(x poly.Elem) bool { return !k.within(x, c.Within) }):
		return failf("an equation does not hold, or not evidently")
	case matrix == nil:
		return onlyParts(c, "within")
	case !isInverse(c.Inverse, matrix):
		return failf("the inverse is not that of the matrix")
	}
	return onlyParts(c, "within", "inverse")
}

// conditions returns what a property means: numbers that are 0, and a matrix that is invertible, nil if there is none. Where there is neither, no pair
// with as many stages has the property.
func (h halves) conditions(property string) (zero []poly.Elem, matrix [][]poly.Elem, err error) {
	if err := h.check(); err != nil {
		return nil, nil, err
	}
	last := len(h.be) - 1
	switch property {
	case TypeA:
		return nil, h.ai, nil
	case TypeCK, ARS:
		if last == 0 {
			return nil, nil, nil // no rest: the one stage is implicit, or there is no implicit one
		}
		zero = slices.Clone(h.ai[0])
		for _, row := range h.ai[1:] {
			if matrix = append(matrix, row[1:]); property == ARS {
				zero = append(zero, row[0])
			}
		}
		return zero, matrix, nil
	case GSA:
		return append(differencesOf(h.ae[last], h.be), differencesOf(h.ai[last], h.bi)...), nil, nil
	case EqualB:
		return differencesOf(h.be, h.bi), nil, nil
	case EqualC:
		for i := range h.ae {
			var sum poly.Elem
			for j := range h.ae {
				sum = sum.Add(h.ae[i][j]).Sub(h.ai[i][j])
			}
			zero = append(zero, sum)
		}
		return zero, nil, nil
	}
	return nil, nil, &Malformed{Reason: "unknown property " + property}
}

func differencesOf(v, w []poly.Elem) []poly.Elem { return plus(v, poly.Int(-1), w) }

// isInverse reports whether xm = 1 for square matrices.
func isInverse(x, m [][]poly.Elem) bool {
	n := len(m)
	if !isMatrix(x, n, n) {
		return false
	}
	for j, column := range transposed(m) {
		for i, y := range image(x, column) {
			want := poly.Elem{}
			if i == j {
				want = poly.Int(1)
			}
			if !y.Equal(want) {
				return false
			}
		}
	}
	return true
}

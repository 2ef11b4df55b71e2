package certificate

import (
	"slices"

	"rofz/poly"
	"rofz/poly/exact"
)

// Symmetric is the property that a Symmetry certificate is about.
const Symmetric = "symmetric"

// Symmetry claims that a Butcher tableau (A, b) is symmetric, or that it is not: that there is a permutation π of the
// stages with a_π(i)π(j) + a_ij = b_j and b_π(j) = b_j for all i and j. Then the method is its own adjoint: with y₀ and y₁
// exchanged and −h for h the tableau becomes (b_j − a_ij, b_j), which is the same in another order of the stages. A
// tableau with superfluous stages may fail although it gives the values of a symmetric one.
//
// Against the claim, Conflicts goes through all permutations by π(1), then π(2), and so on: for each π(i) that is none of
// π(1), …, π(i−1), in increasing order, it has the number of a stage j ≤ i such that an equality between i and j fails,
// or 0, and behind it the same for π(i+1).
type Symmetry struct {
	A    [][]poly.Elem
	B    []poly.Elem
	Root exact.Interval

	Permutation []poly.Elem `key:"permutation"` // π(1), …, π(s)
	Conflicts   []poly.Elem `key:"conflicts"`
}

func (c *Symmetry) name() string { return Symmetric }

func (c *Symmetry) against() bool { return c.Conflicts != nil }

func (c *Symmetry) bind(s *subject) error {
	c.A, c.B, c.Root = s.A, s.Weights, s.Root
	return s.isOneOf(RungeKutta)
}

func (c *Symmetry) root() *exact.Interval { return &c.Root }

// check: all equalities hold for the permutation. Against the claim: every permutation begins with choices that Conflicts
// goes through up to one with a j that is not 0, since 0 is not accepted where no choice is left, and there an equality of
// that permutation fails.
func (c *Symmetry) check(k embedding) error {
	s := len(c.B)
	if s == 0 || !isMatrix(c.A, s, s) || c.Permutation != nil && c.Conflicts != nil {
		return malformed("the sizes do not fit")
	}
	if c.Conflicts != nil {
		rest, err := c.refute(k, nil, c.Conflicts)
		if err == nil && len(rest) > 0 {
			err = malformed("more conflicts than permutations")
		}
		return err
	}
	if len(c.Permutation) != s {
		return malformed("the sizes do not fit")
	}
	var image []int
	for _, x := range c.Permutation {
		n, ok := number(x, s)
		if !ok || n == 0 || slices.Contains(image, n-1) {
			return malformed("no permutation of the stages")
		}
		image = append(image, n-1)
		for j := range image {
			for _, d := range c.differences(image, j) {
				if !d.IsZero() {
					return failf("an equality between the stages %d and %d fails by %v", len(image), j+1, d)
				}
			}
		}
	}
	return nil
}

// refute goes through the permutations that begin with image, and returns the conflicts that are left.
func (c *Symmetry) refute(k embedding, image []int, rest []poly.Elem) ([]poly.Elem, error) {
	s := len(c.B)
	if len(image) == s {
		return nil, failf("a permutation without a conflict")
	}
	for n := range s {
		if slices.Contains(image, n) {
			continue
		}
		if len(rest) == 0 {
			return nil, failf("a permutation is missing")
		}
		next := append(image[:len(image):len(image)], n)
		j, ok := number(rest[0], len(next))
		rest = rest[1:]
		switch {
		case !ok:
			return nil, malformed("no number of a stage")
		case j == 0:
			var err error
			if rest, err = c.refute(k, next, rest); err != nil {
				return nil, err
			}
		case !c.conflict(k, next, j-1):
			return nil, failf("no equality between the stages %d and %d evidently fails", len(next), j)
		}
	}
	return rest, nil
}

// conflict reports that an equality between the last stage with an image and the stage j evidently fails.
func (c *Symmetry) conflict(k embedding, image []int, j int) bool {
	for _, d := range c.differences(image, j) {
		if k.notZero(d) {
			return true
		}
	}
	return false
}

// differences returns left side minus right side of the equalities between the last stage with an image and the stage j.
func (c *Symmetry) differences(image []int, j int) []poly.Elem {
	i := len(image) - 1
	m, n := image[i], image[j]
	return []poly.Elem{c.B[m].Sub(c.B[i]), c.A[m][n].Add(c.A[i][j]).Sub(c.B[j]), c.A[n][m].Add(c.A[j][i]).Sub(c.B[i])}
}

// number returns an element that is one of 0, …, most.
func number(x poly.Elem, most int) (int, bool) {
	for n := range most + 1 {
		if x.Equal(poly.Int(int64(n))) {
			return n, true
		}
	}
	return 0, false
}

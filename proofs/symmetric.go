package proofs

import (
	"slices"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/proofs/certificate"
)

// hasTableau reports whether the scheme is given by a tableau, stage by stage.
func hasTableau(a *Analysis) bool {
	c := a.algebraicStability()
	return c != nil && c.Gram == nil
}

func (a *Analysis) decideSymmetric() Decision {
	c := a.algebraicStability()
	return DecideSymmetric(a.scheme.Field(), c.A, c.B)
}

// Mirror is the evidence that a tableau is symmetric: stage i takes the place of stage Order[i], counted from 1. It is nil
// where no order of the stages does.
type Mirror struct{ Order []int }

// TooManyOrders says that more beginnings of permutations of the stages would have to be looked at than Most.
type TooManyOrders struct{ Most int }

func (Mirror) reason()        {}
func (TooManyOrders) reason() {}

// mostOrders is how many beginnings of permutations are looked at.
const mostOrders = 10_000

// DecideSymmetric decides whether the tableau (A, b) over k is symmetric: a_π(i)π(j) + a_ij = b_j and b_π(j) = b_j for a
// permutation π of the stages. Then it is the tableau of its own adjoint. A tableau with superfluous stages may fail
// although it gives the values of a symmetric one. It is Undecided if more than 10 000 beginnings of permutations have
// to be looked at.
//
// Algorithm: π(1), π(2), … are chosen one after the other, as long as no equality fails. Cost: s² differences as a rule,
// where s is the number of stages.
func DecideSymmetric(k algebraic.Field, a [][]poly.Elem, b []poly.Elem) Decision {
	m := &mirrors{a: a, b: b}
	found := m.search(nil)
	c := &certificate.Symmetry{A: a, B: b, Conflicts: m.conflicts}
	reason := Mirror{}
	switch {
	case len(m.conflicts) > mostOrders:
		return Decision{Property: Symmetric, Reason: TooManyOrders{mostOrders}}
	case found != nil:
		c.Conflicts = nil
		for _, n := range found {
			c.Permutation, reason.Order = append(c.Permutation, poly.Int(int64(n+1))), append(reason.Order, n+1)
		}
	}
	return settleInField(k, Symmetric, c, func(x exact.Interval) { c.Root = x }, reason)
}

// mirrors goes through the permutations of the stages.
type mirrors struct {
	a         [][]poly.Elem
	b         []poly.Elem
	conflicts []poly.Elem // as certificate.Symmetry has them
}

// search returns the first permutation that begins with image and has no conflict, nil if there is none.
func (m *mirrors) search(image []int) []int {
	if len(image) == len(m.b) {
		return image
	}
	for n := range m.b {
		if slices.Contains(image, n) {
			continue
		}
		next := append(image[:len(image):len(image)], n)
		j := slices.IndexFunc(next, func(n int) bool { return !m.agree(next, slices.Index(next, n)) })
		m.conflicts = append(m.conflicts, poly.Int(int64(j+1)))
		if len(m.conflicts) > mostOrders {
			return nil
		}
		if j < 0 {
			if found := m.search(next); found != nil || len(m.conflicts) > mostOrders {
				return found
			}
		}
	}
	return nil
}

// agree reports whether all equalities between the last stage with an image and the stage j hold.
func (m *mirrors) agree(image []int, j int) bool {
	i := len(image) - 1
	p, q := image[i], image[j]
	return m.b[p].Equal(m.b[i]) && m.a[p][q].Add(m.a[i][j]).Equal(m.b[j]) && m.a[q][p].Add(m.a[j][i]).Equal(m.b[i])
}

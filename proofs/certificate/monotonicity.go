package certificate

import (
	"fmt"
	"slices"

	"rofz/poly"
	"rofz/poly/exact"
)

// AbsolutelyMonotonic is the property that a Monotonicity certificate is about.
const AbsolutelyMonotonic = "absolutely monotonic"

// Monotonicity claims that the SSP coefficient of a Runge–Kutta method, which is its radius of absolute monotonicity, is at least the
// number Radius, or at most that; or if the Radius is 0, that it is infinite, or 0.
//
// The method is absolutely monotonic at r ≥ 0 if I + rK is invertible, X = K(I + rK)⁻¹ ≥ 0 and rXe ≤ e for K = (A 0; bᵀ 0). The
// radius is the supremum of these r, 0 if there is none besides 0. All of it is about the tableau that is left of the Stages when
// one is taken of each of the classes, and Used of the classes.
//
// The evidence for is X, without its last column, which is 0; or numerators and a denominator of X as polynomials in r. The evidence
// against is the number of a row of K, with the same row of X at the Radius.
type Monotonicity struct {
	Stages
	Root exact.Interval

	Radius  exact.Rat   `key:"radius"`
	Classes []poly.Elem `key:"classes"` // of each stage, counted from 1; nil if they are 1, …, s
	Used    int         `key:"used"`    // the classes 1, …, Used are; 0 if all stages are

	Rows        [][]poly.Elem `key:"row"`
	Numerators  []poly.Poly   `key:"numerator"` // row by row
	Denominator poly.Poly     `key:"denominator"`
	Violated    int           `key:"violated"` // the row, counted from 1: the last one is b
}

func (c *Monotonicity) name() string { return AbsolutelyMonotonic }

func (c *Monotonicity) against() bool { return c.Violated != 0 }

func (c *Monotonicity) root() *exact.Interval { return &c.Root }

func (c *Monotonicity) bind(s *subject) (err error) {
	c.Root = s.Root
	c.Stages, err = s.stages()
	return first(s.isOneOf(RungeKutta), err)
}

func (c *Monotonicity) sentence() string {
	out := "SSP coefficient infinite"
	switch {
	case c.against():
		out = fmt.Sprintf("not SSP coefficient above %v", c.Radius)
	case !c.Radius.IsZero():
		out = fmt.Sprintf("SSP coefficient at least %v", c.Radius)
	}
	if c.Used > 0 {
		out += fmt.Sprintf(", of the tableau reduced to %d of %d stages", c.Used, len(c.B))
	}
	return out
}

// check: the r at which the method is absolutely monotonic are an interval from 0, or none. For let P = rX ≥ 0 with Pe ≤ e,
// so that its spectral radius is at most 1. It is less: I − P = (I + rK)⁻¹ is invertible, and the spectral radius of P ≥ 0 is an
// eigenvalue. So for 0 ≤ θ < 1
//
//	θrK(I + θrK)⁻¹ = θP(I − (1−θ)P)⁻¹ = θ(P + (1−θ)P² + …) ≥ 0
//
// and e less this matrix times e is (I − (1−θ)P)⁻¹(e − Pe) ≥ 0. Hence the radius is at least r if one such r is found, and at most r
// if r is none; and so it is infinite, or 0, if all large r are such, or no small r > 0 is.
func (c *Monotonicity) check(k embedding) error {
	if err := c.Stages.check(); err != nil {
		return err
	}
	s := len(c.B)
	if c.Used > 0 {
		s = c.Used
	}
	tableau, err := c.Stages.reduced(k, c.Classes, s, exact.Rat{})
	switch {
	case err != nil:
		return err
	case c.Branching != nil || c.Fold != nil || c.Radius.Sign() < 0 || c.Used < 0 || c.Violated < 0 || c.Violated > s+1:
		return malformed("a tableau of a Runge–Kutta method, a radius that is not negative, and numbers of its rows would be right")
	}
	var rows [][]poly.Elem // of K, without the last column
	for _, row := range append(tableau.A[:s:s], tableau.B) {
		rows = append(rows, row[:s])
	}
	switch {
	case c.against() && c.Radius.IsZero():
		return first(onlyParts(c, "classes", "used", "violated"), c.checkZero(k, rows))
	case c.against():
		return first(onlyParts(c, "radius", "classes", "used", "row", "violated"), c.checkViolation(k, rows))
	case c.Radius.IsZero():
		return first(onlyParts(c, "classes", "used", "numerator", "denominator"), c.checkInfinite(k, rows))
	}
	return first(onlyParts(c, "radius", "classes", "used", "row"), c.checkRows(k, rows))
}

// isRow reports whether x(I + rA) is a row of K.
func (c *Monotonicity) isRow(x, row []poly.Elem, rows [][]poly.Elem) bool {
	r := poly.Rational(c.Radius)
	for j, y := range row {
		for i, z := range x {
			y = y.Sub(r.Mul(z.Mul(rows[i][j])))
		}
		if !y.Equal(x[j]) {
			return false
		}
	}
	return true
}

// rest returns 1 − rΣx_j.
func (c *Monotonicity) rest(x []poly.Elem) poly.Elem {
	var sum poly.Elem
	for _, y := range x {
		sum = sum.Add(y)
	}
	return poly.Int(1).Sub(poly.Rational(c.Radius).Mul(sum))
}

// checkRows checks X(I + rK) = K, X ≥ 0 and rXe ≤ e. So (I − rX)(I + rK) = I, and I + rK is invertible.
func (c *Monotonicity) checkRows(k embedding, rows [][]poly.Elem) error {
	if !isMatrix(c.Rows, len(rows), len(rows)-1) {
		return malformed("a row for each stage and for b would be right")
	}
	for i, x := range c.Rows {
		switch {
		case !c.isRow(x, rows[i], rows):
			return failf("row %d of X(I + rK) is not that of K", i+1)
		case slices.ContainsFunc(append(x[:len(x):len(x)], c.rest(x)), func(y poly.Elem) bool { return !k.notNegative(y) }):
			return failf("row %d is not evidently ≥ 0, with a sum of at most 1/r", i+1)
		}
	}
	return nil
}

// checkViolation checks x(I + rK) = the row of K, and that an entry of x is negative, or its sum larger than 1/r. If I + rK is
// invertible, x is the row of X; if it is not, r is none of those numbers anyhow.
func (c *Monotonicity) checkViolation(k embedding, rows [][]poly.Elem) error {
	if !isMatrix(c.Rows, 1, len(rows)-1) {
		return malformed("one row with an entry for each stage would be right")
	}
	switch x := c.Rows[0]; {
	case !c.isRow(x, rows[c.Violated-1], rows):
		return failf("row %d of X(I + rK) is not that of K", c.Violated)
	case !slices.ContainsFunc(append(x[:len(x):len(x)], c.rest(x)), func(y poly.Elem) bool { return k.positive(y.Neg()) }):
		return failf("neither a negative entry nor a sum above 1/r is evident in row %d", c.Violated)
	}
	return nil
}

// checkZero checks that the row of K has a negative entry, or one that is 0 where that of K² is positive. For X = K − rK² + …
// has a negative entry there for all small r > 0.
func (c *Monotonicity) checkZero(k embedding, rows [][]poly.Elem) error {
	row := rows[c.Violated-1]
	for j, x := range row {
		var square poly.Elem
		for i, y := range row {
			square = square.Add(y.Mul(rows[i][j]))
		}
		if k.positive(x.Neg()) || x.IsZero() && k.positive(square) {
			return nil
		}
	}
	return failf("row %d of K is not evidently negative, or 0 where K² is positive", c.Violated)
}

// checkInfinite checks N(r)(I + rK) = d(r)K for numerators N and the denominator d > 0 of X as polynomials, and that the
// entries of N and of d(r)e − rN(r)e are 0 or have positive leading coefficients. So for all large r they and d are not negative, and
// checkRows would hold.
func (c *Monotonicity) checkInfinite(k embedding, rows [][]poly.Elem) error {
	s := len(rows) - 1
	if len(c.Numerators) != s*(s+1) || !k.positive(c.Denominator.Lead()) {
		return failf("a numerator for each stage in each row would be right, and a denominator that is evidently positive for large r")
	}
	for i, row := range rows {
		n, rest := c.Numerators[i*s:(i+1)*s], c.Denominator
		for j, x := range row {
			sum := c.Denominator.Scale(x).Sub(n[j])
			for l, p := range n {
				sum = sum.Sub(p.Scale(rows[l][j]).Shift(1))
			}
			if err := identity(fmt.Sprintf("N(I + rK) = dK in row %d", i+1), sum); err != nil {
				return err
			}
			rest = rest.Sub(n[j].Shift(1))
		}
		for _, p := range append(n[:s:s], rest) {
			if !p.IsZero() && !k.positive(p.Lead()) {
				return failf("row %d is not evidently ≥ 0 for large r, with a sum of at most 1/r", i+1)
			}
		}
	}
	return nil
}

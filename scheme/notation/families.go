package notation

import (
	"fmt"
	"strings"

	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/scheme"
)

// ofValues returns the table of a scheme that was made by name.
func ofValues(s scheme.Scheme, t Table) (Table, error) {
	name, exactly := t.Info.Name, true
	t.Info.Exact = &exactly
	t.Info.Name = kebab(name) // theta:1/3 is no name of a file
	w := generator(s.Field(), &t)
	own, _ := scheme.KindNamed(t.Info.Kind)
	for _, c := range s.Coefficients() {
		if _, ok := own.Coefficient(c.Key); !ok { // it is known by its nodes, and a tableau of another kind has them
			if !isCollocation(name) {
				return t, fmt.Errorf("%s is known by a matrix in a basis of polynomials, not by a table; tables are written for Gauss, Radau IIA and Lobatto IIIA of any size", t.Info.Name)
			}
			t.Info = scheme.Info{Name: t.Info.Name, Title: t.Info.Title, Exact: &exactly, Order: t.Info.Order}
		}
		e := scheme.Entries{Key: c.Key}
		for _, row := range c.Values {
			e.Rows = append(e.Rows, w(row))
		}
		t.Entries = append(t.Entries, e)
	}
	return t.ordered(), nil
}

func isCollocation(family string) bool {
	return strings.HasPrefix(family, "gauss-") || strings.HasPrefix(family, "radau-iia-") || strings.HasPrefix(family, "lobatto-iiia-")
}

// generator returns a function that writes elements of a field, whose generator it makes a constant of the table.
func generator(field algebraic.Field, t *Table) func([]poly.Elem) []string {
	if field.Degree() > 1 {
		in := field.Root()
		t.Params = append(t.Params, Param{"g", fmt.Sprintf("root(%s, %s, %s)", field.Algebra().MinimalPolynomial().Format("x"), in.Lo, in.Hi)})
	}
	return func(v []poly.Elem) []string {
		out := make([]string, len(v))
		for i, x := range v {
			out[i] = x.String()
		}
		return out
	}
}

// collocationTable returns the Runge-Kutta table of a collocation scheme at the zeros of a polynomial with rational
// coefficients, its entries rounded to so many significant digits, to nearest.
//
// With M(x) = Π (x − c_k) the Lagrange polynomial of c_j is L_j(x) = q_j(x)/M'(c_j), where q_j(x) = M(x)/(x − c_j), and
// a_ij and b_j are its integrals from 0 to c_i and to 1. All is computed in intervals around the nodes, which are
// refined until both ends of every entry are rounded alike.
func collocationTable(t Table, digits int) (Table, error) {
	_, elems, err := values(t.Params, t.vectorOf("nodes"))
	if err != nil {
		return t, err
	}
	nodes := poly.New(elems...)
	field := algebraic.Field{}
	for _, x := range elems {
		if _, ok := x.Rat(); !ok {
			return t, fmt.Errorf("the polynomial of the nodes has irrational coefficients, and its zeros are not computed; write json, without --digits")
		}
	}
	roots := field.Isolate(nodes)
	if len(roots) < nodes.Degree() {
		return t, fmt.Errorf("only %d of %d nodes are real, so that there is no real table", len(roots), nodes.Degree())
	}
	for precision := digits + 10 + len(roots); precision < 20*(digits+10+len(roots)); precision *= 2 {
		for i := range roots {
			roots[i] = field.Refine(nodes, roots[i], exact.NewRat(1, 10).Pow(precision))
		}
		if entries, ok := collocationEntries(nodes, roots, digits, uint(4*precision)); ok {
			t.Info.Exact, t.Info.Form, t.Info.Digits = new(bool), "decimal", digits
			t.Entries, t.Params = entries, nil
			return t.ordered(), nil
		}
	}
	return t, fmt.Errorf("a coefficient is 0, or lies halfway between two decimals of %d digits, which is not decided here; write json, without --digits", digits)
}

// collocationEntries returns A, b and c, and false if the enclosures of the nodes are too wide to round all entries.
func collocationEntries(nodes poly.Poly, roots []exact.Interval, digits int, bits uint) ([]scheme.Entries, bool) {
	s := len(roots)
	a := make([][]string, s)
	b, c := make([]string, s), make([]string, s)
	decided := true
	rounded := func(x exact.Interval) string {
		lo, hi := x.Lo.Decimal(digits), x.Hi.Decimal(digits)
		decided = decided && lo == hi
		if v, err := exact.ParseRat(lo); err == nil && x.IsPoint() && v.Equal(x.Lo) {
			return trimmed(lo)
		}
		return lo
	}
	for j, cj := range roots {
		integral, slope := lagrange(nodes, cj, bits)
		for i, ci := range roots {
			value, ok := horner(integral, ci, bits).Quo(slope)
			if !ok {
				return nil, false
			}
			a[i] = append(a[i], rounded(value))
		}
		value, ok := horner(integral, exact.Point(exact.Int(1)), bits).Quo(slope)
		if !ok {
			return nil, false
		}
		b[j], c[j] = rounded(value), rounded(cj)
	}
	return []scheme.Entries{{Key: "A", Rows: a}, {Key: "b", Rows: [][]string{b}}, {Key: "c", Rows: [][]string{c}}}, decided
}

// lagrange returns the coefficients of the integral of q(x) = M(x)/(x − c) from 0, and q(c) = M'(c).
func lagrange(m poly.Poly, c exact.Interval, bits uint) (integral []exact.Interval, slope exact.Interval) {
	n := m.Degree()
	quotient := make([]exact.Interval, n) // by Horner's rule
	var carry exact.Interval
	for k := n; k >= 1; k-- {
		x, _ := m.Coeff(k).Rat()
		carry = exact.Point(x).Add(carry.Mul(c)).Outward(bits)
		quotient[k-1] = carry
	}
	integral = make([]exact.Interval, n+1)
	for k, x := range quotient {
		integral[k+1] = x.Mul(exact.Point(exact.NewRat(1, int64(k+1))))
	}
	return integral, horner(quotient, c, bits)
}

func horner(p []exact.Interval, x exact.Interval, bits uint) exact.Interval {
	var y exact.Interval
	for k := len(p) - 1; k >= 0; k-- {
		y = y.Mul(x).Add(p[k]).Outward(bits)
	}
	return y
}

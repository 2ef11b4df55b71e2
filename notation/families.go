package notation

import (
	"fmt"
	"strings"

	"rofz/algebraic"
	"rofz/poly"
	"rofz/scheme"
)

// ofValues returns the table of a scheme that was made by name.
func ofValues(s scheme.Scheme, t Table) (Table, error) {
	w := generator(s.Field(), &t)
	switch s := s.(type) {
	case *scheme.ButcherTableau:
		rows := [][]string{}
		for _, row := range s.A() {
			rows = append(rows, w(row))
		}
		t.Entries = append(t.Entries, scheme.Entries{Key: "A", Rows: rows})
		t.Entries = append(t.Entries, scheme.Entries{Key: "b", Rows: [][]string{w(s.B())}})
	case *scheme.Multistep:
		t.Entries = append(t.Entries, scheme.Entries{Key: "rho", Rows: [][]string{backward(w(s.Rho().Coeffs()))}})
		t.Entries = append(t.Entries, scheme.Entries{Key: "sigma", Rows: [][]string{backward(w(s.Sigma().Coeffs()))}})
	case *scheme.Approximation:
		t.Entries = append(t.Entries, scheme.Entries{Key: "numerator", Rows: [][]string{w(s.Numerator().Coeffs())}})
		t.Entries = append(t.Entries, scheme.Entries{Key: "denominator", Rows: [][]string{w(s.Denominator().Coeffs())}})
	case *scheme.Family:
		if !isCollocation(t.Info.Name) {
			return t, fmt.Errorf("%s is known by a matrix in a basis of polynomials, not by a table; tables are written for Gauss, Radau IIA and Lobatto IIIA of any size", t.Info.Name)
		}
		t.Info = scheme.Info{Name: t.Info.Name, Kind: scheme.KindCollocation, Title: t.Info.Title, Exact: true, Order: t.Info.Order}
		t.Entries = append(t.Entries, scheme.Entries{Key: "nodes", Rows: [][]string{w(s.Nodes().Coeffs())}})
	default:
		return t, fmt.Errorf("%s has no table of coefficients", t.Info.Name)
	}
	return t, nil
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

func backward(v []string) []string {
	out := make([]string, len(v))
	for i := range v {
		out[len(v)-1-i] = v[i]
	}
	return out
}

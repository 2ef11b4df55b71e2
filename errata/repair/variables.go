package repair

import (
	"rofz/errata/conditions"
	"rofz/poly/exact"
)

// variable is one number of a table, at all the places where it is printed.
type variable struct {
	places []place
	text   string
	value  exact.Rat
	unit   exact.Rat // of scheme.UnitsOf
	short  bool      // exact: meant as it is printed
}

// place is a coordinate and the sign with which the variable stands there.
type place struct {
	coordinate int
	negative   bool
}

// variables groups the coordinates of a system. Zeros and other integers are structure: they are no variables. Long
// numbers that are printed twice are one variable, and so are equal entries of the diagonal and the entries that make
// a scheme stiffly accurate.
func variables(sys conditions.System) []variable {
	coords := sys.Coordinates()
	var out []variable
	var moduli []exact.Rat // of their values
	for i, c := range coords {
		value, _ := c.Value.Rat()
		if value.IsInt() {
			continue
		}
		unit, short := c.Unit, c.Unit.IsZero()
		modulus, found := value.Abs(), false
		for k := range out {
			v := &out[k]
			if !moduli[k].Equal(modulus) {
				continue
			}
			opposite := v.value.Sign() != value.Sign()
			if !short || !opposite && together(coords[v.places[0].coordinate], c, sys.Stages()) {
				v.places = append(v.places, place{i, opposite})
				v.unit = exact.Min(v.unit, unit)
				found = true
				break
			}
		}
		if !found {
			out = append(out, variable{[]place{{i, false}}, c.Text, value, unit, short})
			moduli = append(moduli, modulus)
		}
	}
	return out
}

// together reports whether equal entries at the two places are one number even if it is short: both on the diagonal,
// or one in the last row of the matrix and the other in b.
func together(p, q conditions.Coordinate, stages int) bool {
	diagonal := func(c conditions.Coordinate) bool { return c.Row > 0 && c.Row == c.Column }
	if diagonal(p) && diagonal(q) {
		return true
	}
	last := func(c conditions.Coordinate) bool { return c.Row == stages }
	weight := func(c conditions.Coordinate) bool { return c.Key == "b" }
	return p.Column == q.Column && (last(p) && weight(q) || weight(p) && last(q))
}

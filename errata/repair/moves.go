package repair

import (
	"math"
	"strings"

	"rofz/errata/conditions"
	"rofz/poly"
	"rofz/poly/algebraic"
	"rofz/poly/exact"
	"rofz/scheme"
)

// Move is how far one coefficient moved.
type Move struct {
	Place string
	From  string    // as printed
	To    poly.Elem // in Field
	Field algebraic.Field
	By    poly.Elem // To − From
	Unit  exact.Rat // of scheme.UnitsOf
}

// Within reports, exactly, whether the move is at most one unit.
func (m Move) Within() bool { return m.Field.Within(m.By, m.Unit) }

// Units returns about how many units the move is long, for display and comparison.
func (m Move) Units() float64 {
	if m.By.IsZero() {
		return 0
	}
	if m.Unit.IsZero() {
		return math.Inf(1)
	}
	u := m.Field.Float64(m.By.Quo(poly.Rational(m.Unit)))
	return max(u, -u)
}

// moves lists the moves of all coefficients that are no integers, from the printed scheme to the point x of the system:
// of the implementation's own coefficients where a scheme is printed with them.
func moves(s scheme.Scheme, sys conditions.System, k algebraic.Field, x []poly.Elem) []Move {
	var out []Move
	add := func(c conditions.Coordinate, from, to poly.Elem) {
		if by := to.Sub(from); !c.Unit.IsZero() || !by.IsZero() {
			out = append(out, Move{c.String(), c.Text, to, k, by, c.Unit})
		}
	}
	if own, ok := conditions.NewTransformed(s); ok {
		for i, to := range conditions.OwnCoefficients[poly.Elem](own, sys, conditions.Exact{}, x) {
			c := own.Coordinates()[i]
			if !strings.HasPrefix(c.Key, "transformed.") {
				continue // c and d were computed from the others
			}
			add(c, c.Value, to)
		}
		return out
	}
	printed, _ := conditions.New(s)
	for i, c := range printed.Coordinates() {
		from, ok := c.Value.Rat()
		if !ok {
			continue // an exact expression: it is held
		}
		add(c, poly.Rational(from), x[i])
	}
	return out
}

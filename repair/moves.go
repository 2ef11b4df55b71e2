package repair

import (
	"math"
	"strings"

	"rofz/algebraic"
	"rofz/conditions"
	"rofz/exact"
	"rofz/poly"
	"rofz/scheme"
)

// Move is how far one coefficient moved.
type Move struct {
	Place string
	From  string    // as printed
	To    poly.Elem // in Field
	Field algebraic.Field
	By    poly.Elem // To − From
	Unit  exact.Rat // of the last printed place: 10^−d, or 1/q² for a fraction p/q
}

// Within reports, exactly, whether the move is at most one unit.
func (m Move) Within() bool {
	unit := poly.Rational(m.Unit)
	return m.Field.Cmp(m.By, unit) <= 0 && m.Field.Cmp(m.By.Neg(), unit) <= 0
}

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
	add := func(place, text string, from, to poly.Elem) {
		unit, _ := unitOf(text)
		if r, ok := from.Rat(); ok && r.IsInt() {
			unit = exact.Rat{}
		}
		if by := to.Sub(from); !unit.IsZero() || !by.IsZero() {
			out = append(out, Move{place, text, to, k, by, unit})
		}
	}
	if own, ok := conditions.NewTransformed(s); ok {
		for i, to := range conditions.OwnCoefficients[poly.Elem](own, sys, conditions.Exact{}, x) {
			c := own.Coordinates()[i]
			if !strings.HasPrefix(c.Key, "transformed.") {
				continue // c and d were computed from the others
			}
			add(c.String(), c.Text, c.Value, to)
		}
		return out
	}
	printed, _ := conditions.New(s)
	for i, c := range printed.Coordinates() {
		from, ok := c.Value.Rat()
		if !ok {
			continue // an exact expression: it is held
		}
		add(c.String(), c.Text, poly.Rational(from), x[i])
	}
	return out
}

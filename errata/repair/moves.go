package repair

import (
	"math"
	"math/big"
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
	Unit  exact.Rat // of the last printed place: 10^−d, or 1/q² for a fraction p/q

	// Decimal is the unit that counts a fraction with a long denominator 2^a·5^b as the decimal that it is; else Unit.
	Decimal exact.Rat
}

// Within reports, exactly, whether the move is at most one unit.
func (m Move) Within() bool { return m.Field.Within(m.By, m.Unit) }

// Units returns about how many units Decimal the move is long, for display and comparison.
func (m Move) Units() float64 {
	if m.By.IsZero() {
		return 0
	}
	if m.Decimal.IsZero() {
		return math.Inf(1)
	}
	u := m.Field.Float64(m.By.Quo(poly.Rational(m.Decimal)))
	return max(u, -u)
}

// moves lists the moves of all coefficients that are no integers, from the printed scheme to the point x of the system:
// of the implementation's own coefficients where a scheme is printed with them.
func moves(s scheme.Scheme, sys conditions.System, k algebraic.Field, x []poly.Elem) []Move {
	var out []Move
	add := func(c conditions.Coordinate, from, to poly.Elem) {
		place, text := c.String(), c.Text
		decimal, _ := unitOf(text)
		unit := decimal
		if p, q, ok := strings.Cut(text, "/"); ok {
			_, whole := new(big.Int).SetString(strings.TrimSpace(p), 10)
			if den, ok := new(big.Int).SetString(strings.TrimSpace(q), 10); ok && whole {
				unit = exact.FromBigInt(den).Pow(-2)
			}
		}
		if r, ok := from.Rat(); ok && r.IsInt() {
			unit, decimal = exact.Rat{}, exact.Rat{}
		}
		unit = exact.Max(unit, c.Unit)
		if by := to.Sub(from); !unit.IsZero() || !by.IsZero() {
			out = append(out, Move{place, text, to, k, by, unit, decimal})
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

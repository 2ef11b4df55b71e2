package repair

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"

	"rofz/errata/conditions"
	"rofz/poly"
	"rofz/poly/exact"
	"rofz/scheme"
)

// Rounded is a table with as many digits as one wants, rounded to nearest.
type Rounded struct {
	Scheme   scheme.Scheme
	Document []byte // the scheme as a file
	Digits   int
	Exact    *Repair // the exact scheme whose digits these are; nil for a numerical solution
	Moves    []Step
	Solved   int // how many conditions hold
	Free     int // how many directions the conditions leave free at a numerical solution
}

// Step is about how far one coefficient moved, in units of what is printed.
type Step struct {
	Place string
	From  string
	To    string
	Units float64
}

// Within reports whether no coefficient moved by more than one unit.
func (r Rounded) Within() bool { return r.Largest().Units <= 1 }

// Largest returns the step that is largest in units.
func (r Rounded) Largest() (most Step) {
	for _, m := range r.Moves {
		if m.Units >= most.Units {
			most = m
		}
	}
	return most
}

// MostDigits is the largest number of digits that ToDigits writes.
const MostDigits = 1000

// ErrDigits says that the digits could not be made sure of.
var ErrDigits = errors.New("no numerical solution of the conditions was found near the printed numbers, to so many digits")

// ToDigits returns the table that s means, to a number of significant digits: those of the exact scheme that Find finds
// within the units, or else those of a numerical solution of the same conditions. Exact coefficients stay as they are
// printed. It fails with ErrKind, ErrNoClaims, ErrDigits, or because the context has ended. It panics unless
// 1 ≤ digits ≤ MostDigits.
//
// Where the conditions leave directions free, the numerical solution is the one that moves least, with the free
// numbers held at short ones next to it. All digits are those of two solutions in different precisions, which agree.
//
// Algorithm: Gauss–Newton. Cost: that of Find, and some ten evaluations in a precision of about 7 bits a digit.
func ToDigits(ctx context.Context, s scheme.Scheme, digits int) (Rounded, error) {
	if digits < 1 || digits > MostDigits {
		panic(fmt.Sprintf("repair: %d digits", digits))
	}
	r, err := Find(ctx, s)
	if err == nil && r.Within() {
		return r.rounded(s, digits), nil
	}
	if errors.Is(err, ErrKind) || errors.Is(err, ErrNoClaims) || ctx.Err() != nil {
		return Rounded{}, err
	}
	if n, ok := numerical(&effort{ctx, maxEffort}, claimed(s), digits); ok && (err != nil || n.Largest().Units < r.Largest().Units()) {
		return n, nil
	}
	if err == nil {
		return r.rounded(s, digits), nil
	}
	return Rounded{}, ErrDigits
}

// rounded writes the exact scheme with decimals.
func (r Repair) rounded(s scheme.Scheme, digits int) Rounded {
	out := Rounded{Digits: digits, Exact: &r, Solved: len(r.Holds)}
	for _, m := range r.Moves {
		out.Moves = append(out.Moves, Step{m.Place, m.From, m.Field.Decimal(m.To, digits), m.Units()})
	}
	k := r.Scheme.Field()
	out.write(s, r.Scheme.Info(), func(at scheme.Place) string {
		for _, b := range r.Scheme.Coefficients() {
			if b.Key == at.Key {
				return k.Decimal(b.Values[max(0, at.Row-1)][max(0, at.Column-1)], digits)
			}
		}
		return ""
	}, fmt.Sprintf("the exact scheme that the printed table means, rounded to %d significant digits; for the exact one %d conditions hold exactly", digits, out.Solved))
	return out
}

// write makes the file: exact coefficients as printed, the others as text has them.
func (r *Rounded) write(s scheme.Scheme, info scheme.Info, text func(scheme.Place) string, note string) {
	inexact := false
	info.Name, info.Exact, info.Form, info.Digits, info.Defect, info.Note = s.Info().Name+"-as-meant", &inexact, "decimal", r.Digits, "", note
	units := scheme.UnitsOf(s)
	d := scheme.Document{Info: info}
	for _, e := range s.Printed() {
		rows := make([][]string, len(e.Rows))
		for i, row := range e.Rows {
			rows[i] = append([]string(nil), row...)
			for j := range row {
				if units.At(e.Key, i, j).IsZero() {
					continue
				}
				at := scheme.Place{Key: e.Key, Row: i + 1, Column: j + 1}
				if len(e.Rows) == 1 {
					at.Row = 0
				}
				if t := text(at); t != "" {
					rows[i][j] = t
				}
			}
		}
		d.Entries = append(d.Entries, scheme.Entries{Key: e.Key, Rows: rows})
	}
	r.Document = d.JSON(scheme.Wide)
	r.Scheme, _ = scheme.Parse(info.Name+".json", r.Document)
}

// numerical looks for the numerical solution that is nearest, over all ways to read a table.
func numerical(e *effort, s scheme.Scheme, digits int) (Rounded, bool) {
	sys, ok := conditions.New(s)
	if !ok {
		return Rounded{}, false
	}
	var best candidate
	found := false
	for _, a := range approaches(sys, s.Field()) {
		if a.guess || a.recognize {
			continue
		}
		if c, ok := a.aim(s, exact.Rat{}, e); ok && (!found || c.distance < best.distance) {
			best, found = c, true
		}
	}
	if !found {
		return Rounded{}, false
	}
	free, ok := best.isolate()
	if !ok {
		return Rounded{}, false
	}
	bits := 7*digits/2 + 3*aimBits
	x, ok := best.solveTo(bits)
	y, again := best.solveTo(2 * bits)
	if !ok || !again {
		return Rounded{}, false
	}
	out := Rounded{Digits: digits, Solved: len(sys.Equations()), Free: free}
	texts := make(map[scheme.Place]string)
	for i, c := range sys.Coordinates() {
		if c.Unit.IsZero() {
			continue
		}
		to := decimal(y[i], digits)
		if decimal(x[i], digits) != to {
			return Rounded{}, false
		}
		texts[c.Place] = to
		printed, _ := c.Value.Rat()
		moved := toRat(y[i]).Sub(printed).Abs().Quo(c.Unit).Float64()
		out.Moves = append(out.Moves, Step{c.String(), c.Text, to, moved})
	}
	note := fmt.Sprintf("a numerical solution of the %d conditions that the claims amount to, rounded to %d significant digits, in which two precisions agree", out.Solved, digits)
	if free > 0 {
		note += fmt.Sprintf("; they leave %d directions free, and it is the one that moves least in the sum of squares", free)
	}
	if !out.Within() {
		note += "; some coefficients are further from the printed ones than a unit of their last place"
	}
	out.write(s, s.Info(), func(at scheme.Place) string { return texts[at] }, note)
	return out, out.Scheme != nil
}

// isolate holds free numbers near the target until the conditions determine the others, and returns how many.
func (s *solver) isolate() (held int, ok bool) {
	for ; ; held++ {
		t, ok := newton(s.floatFlat(aimBits), even(s.units()))
		if !ok {
			return 0, false
		}
		k, ok := s.choice(t)
		if !ok {
			return held, true
		}
		s.hold(k, poly.Rational(s.short(t, k)))
	}
}

// even returns one unit for all where none is much smaller than the others: then the solution moves least in the sum of
// squares.
func even(units []float64) []float64 {
	if len(units) == 0 || slices.Max(units) > 1000*slices.Min(units) {
		return units
	}
	return slices.Repeat([]float64{slices.Max(units)}, len(units))
}

// solveTo returns the coordinates of the solution in a precision.
func (s *solver) solveTo(bits int) ([]*big.Float, bool) {
	s.effort.left = maxEffort // long numbers are what was asked for
	t, ok := newton(s.floatFlat(conditions.Float(bits)), s.units())
	return t.x, ok && t.tangent.dimension() == 0
}

// toRat returns the number itself.
func toRat(x *big.Float) exact.Rat {
	r, _ := x.Rat(nil)
	return exact.FromBigRat(r)
}

// decimal returns x to so many significant digits, rounded to nearest; what is 0 but for rounding as 0.
func decimal(x *big.Float, digits int) string {
	if x.Sign() == 0 || x.MantExp(nil) < -int(x.Prec())/3 {
		return "0"
	}
	return toRat(x).Decimal(digits)
}

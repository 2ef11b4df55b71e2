package parameter

import (
	"rofz/poly/algebraic"
	"rofz/proofs/requirement"
)

// A Piece is an interval of parameters, or one parameter if the ends are the same number.
type Piece struct {
	From, To             *algebraic.Number // nil is −∞ or ∞
	FromClosed, ToClosed bool
	First, Last          int // the cells that it is made of
}

// IsPoint reports whether the piece is one parameter.
func (p Piece) IsPoint() bool { return p.From != nil && p.From == p.To }

// Set returns the parameters for which all requirements are met, as few pieces as possible in increasing order.
func (a Answer) Set() []Piece { return a.pieces(Cell.Met, requirement.Met) }

// Open returns the parameters for which that is not known.
func (a Answer) Open() []Piece { return a.pieces(Cell.Met, requirement.Undecided) }

// SetOf returns the parameters for which the i-th requirement is met.
func (a Answer) SetOf(i int) []Piece {
	return a.pieces(func(c Cell) requirement.Outcome { return c.Outcomes[i].Outcome }, requirement.Met)
}

func (a Answer) pieces(outcome func(Cell) requirement.Outcome, want requirement.Outcome) []Piece {
	var out []Piece
	begun := false
	for i, c := range a.Cells {
		if outcome(c) != want {
			begun = false
			continue
		}
		if !begun {
			out = append(out, Piece{From: c.From, FromClosed: c.IsPoint(), First: i})
			begun = true
		}
		p := &out[len(out)-1]
		p.To, p.ToClosed, p.Last = c.To, c.IsPoint(), i
	}
	return out
}

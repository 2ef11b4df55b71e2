package diagnosis

import (
	"rofz/poly/exact"
	"rofz/scheme"
)

// manyCells is the number of coefficients from which only entries of the same row or column are exchanged: the number of
// pairs grows with the square, and people mistake neighbours.
const manyCells = 200

// exchanges tries to put every two entries in each other's place.
func (s *search[T]) exchanges() {
	cells := 0
	for _, c := range s.cells {
		if !c.fixed {
			cells++
		}
	}
	for i := range s.cells {
		if s.ctx.Err() != nil {
			return
		}
		for j := i + 1; j < len(s.cells); j++ {
			a, b := s.cells[i], s.cells[j]
			near := a.Key == b.Key && a.Row == b.Row || a.Column == b.Column
			if !a.fixed && !b.fixed && (near || cells <= manyCells) {
				s.exchange(i, j)
			}
		}
	}
}

func (s *search[T]) exchange(i, j int) {
	if s.IsZero(s.Sub(s.x[j], s.x[i])) {
		return
	}
	s.tried++
	if !s.repairs([]shift[T]{{i, s.x[j]}, {j, s.x[i]}}) {
		return
	}
	d, ok := s.closed([]term{{i, exact.Int(1)}, {j, exact.Int(-1)}}, s.failing)
	if !ok || !s.mends(s.along(d, s.x[j])) {
		return
	}
	changes := []change{{i, s.cells[j].Text}, {j, s.cells[i].Text}}
	s.found = append(s.found, proposal{kind: Exchange, changes: changes, follow: d.follow})
}

// repairs reports whether the failing linear equations hold after the moves, whatever becomes of the others.
func (s *search[T]) repairs(move []shift[T]) bool {
	defer s.reset(move)
	s.set(move)
	for i := range s.table.linear {
		if s.failing[i] && !s.small(s.left(i)) {
			return false
		}
	}
	return true
}

// weights tries to put b and b̂ in each other's place as a whole.
func (s *search[T]) weights() {
	other := map[int]int{} // the cells of b̂ by column
	for i, c := range s.cells {
		if c.Key == "bhat" {
			other[c.Column] = i
		}
	}
	var move []shift[T]
	var changes []change
	for i, c := range s.cells {
		j, ok := other[c.Column]
		if ok && c.Key == "b" && !s.IsZero(s.Sub(s.x[i], s.x[j])) {
			move = append(move, shift[T]{i, s.x[j]}, shift[T]{j, s.x[i]})
			changes = append(changes, change{i, s.cells[j].Text}, change{j, c.Text})
		}
	}
	if len(move) > 2 && s.mends(move) {
		s.found = append(s.found, proposal{kind: Weights, changes: changes})
	}
}

// shifts tries, in each row and each column, to take an entry out and put it in elsewhere, so that those between move
// on by one place.
func (s *search[T]) shifts() {
	for _, line := range s.lines() {
		for from := range line {
			if s.ctx.Err() != nil {
				return
			}
			for to := range line {
				if to-from > 1 || from-to > 1 { // neighbours are an exchange
					s.shift(line, from, to)
				}
			}
		}
	}
}

// lines returns the rows and columns as lists of cells that are no zeros of the form.
func (s *search[T]) lines() [][]int {
	var order []scheme.Place // of a row or a column
	lines := map[scheme.Place][]int{}
	for i, c := range s.cells {
		if c.fixed {
			continue
		}
		for _, p := range []scheme.Place{{Key: c.Key, Row: c.Row}, {Key: c.Key, Column: c.Column}} {
			if c.Row == 0 && p.Column > 0 {
				continue
			}
			if lines[p] == nil {
				order = append(order, p)
			}
			lines[p] = append(lines[p], i)
		}
	}
	var out [][]int
	for _, p := range order {
		out = append(out, lines[p])
	}
	return out
}

func (s *search[T]) shift(line []int, from, to int) {
	shifted := append([]int(nil), line...)
	taken := shifted[from]
	if from < to {
		copy(shifted[from:to], shifted[from+1:to+1])
	} else {
		copy(shifted[to+1:from+1], shifted[to:from])
	}
	shifted[to] = taken
	var move []shift[T]
	var changes []change
	for k, at := range line {
		if to := s.x[shifted[k]]; !s.IsZero(s.Sub(to, s.x[at])) {
			move = append(move, shift[T]{at, to})
			changes = append(changes, change{at, s.cells[shifted[k]].Text})
		}
	}
	if len(move) > 2 && s.repairs(move) && s.mends(move) {
		s.found = append(s.found, proposal{kind: Shift, changes: changes})
	}
}
